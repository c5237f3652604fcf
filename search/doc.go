// Package search makes a site's search index and answers from it. It is the
// door of a house: what happens, happens in the rooms behind it, which nobody
// else enters.
//
// bleve is the truth, the browser is its echo. A [Builder] takes the documents
// of a site and writes them twice: as a bleve index, from which [Open] and
// Search answer on the machine, and as small static files, from which the
// client in client/ works out the same list in the browser. Both come from the
// same analysed documents, with the same quantised numbers, so that scores
// agree to the last digit that is shown; tests hold them together.
//
// The rooms, each of which imports those above it only; on the right what
// mirrors them in client/:
//
//	internal/numbers   ranking, classes of counts and lengths,   the manifest
//	                   searched fields
//	internal/script    the format: envelope, checks, names       loader, names
//
//	internal/plan      query → words, put right → clauses        plan, slips, telex,
//	                                                             spelling, syllables,
//	                                                             words
//	internal/corpus    documents → words and pairs by number,
//	                   postings, facets, phrases
//	internal/schema    bleve's fields, analyzers and mapping
//	internal/record    the digests of an index's files
//
//	internal/shard     corpus → the browser's files              bits, shards
//	internal/zapfile   corpus → the bleve index
//
//	internal/answer    the bleve index → hits, totals, facets,   rank, live,
//	                   excerpts, what is absent, and why         tally, quoted,
//	                                                             calendar, excerpt,
//	                                                             absent, factors
//
// What writes and what reads do not know each other: internal/answer does
// without corpus, shard and zapfile, and what both must agree on is in the rooms
// above. internal/golden and internal/searchtest are for the tests.
//
// A document's way into the index: corpus/analyze.go → snapshot.go →
// postings.go → zapfile/segment.go, and shard/encode.go → termfiles.go →
// filing.go → export.go. A query's way to its hits: plan/words.go → plan.go →
// answer/tally.go → live.go → score.go → quoted.go → excerpt.go, put together in
// query.go.
//
// The package knows nothing of Markdown, themes or addresses beyond a
// document's URL, and writes no file except the bleve index. Only its rooms
// know bleve.
package search
