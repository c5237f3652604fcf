// Package search makes a site's search index and answers from it.
//
// bleve is the truth, the browser is its echo. A [Builder] takes the documents
// of a site and writes them twice: as a bleve index, from which [Open] and
// Search answer on the machine, and as small static files, from which the
// client in client/ works out the same list in the browser. Both come from the
// same analysed documents, with the same quantised numbers, so that scores
// agree to the last digit that is shown; tests hold them together.
//
// A document's way into the index, file by file:
//
//	document.go    what a page gives to search
//	analyze.go     text → numbers of words and pairs (vocabulary.go), and of
//	               the other form of abbreviations (abbreviations.go)
//	corpus.go      the documents of a site, analysed
//	snapshot.go    all of one moment, numbered by URL, in blocks (blocks.go);
//	               the words they use (wordlist.go)
//	postings.go    documents that list words → words that list documents
//	facets.go      the same of the values of facets and of dates
//	zap.go         postings → a segment of a bleve index (blevewrite.go)
//	encode.go      postings → bits (list.go, bits.go), heavy lists apart; only
//	               what has changed (changes.go, counts.go)
//	termfiles.go   bits → term files, cut so that an edit moves few borders
//	fragment.go    a document → its own file
//	phrases.go     what completes a query: expressions common in titles
//	export.go      all of these → the browser's files, as internal/script
//	               specifies (manifest.go, labels.go)
//
// A query's way to its hits:
//
//	internal/plan  text → words, put right by what the index holds
//	               (lookup.go), → clauses in three groups: title, body, pairs
//	tally.go       which documents are counted, and which a filter, a hyphen
//	               or a quotation keeps out (reading.go)
//	live.go        which clauses are looked at first, by their tiers
//	score.go       these clauses → bleve's ranked list (union.go: several
//	               spellings score as one word)
//	quoted.go      drops hits whose text does not hold a quoted phrase
//	query.go       puts it all together (index.go); by date: calendar.go
//	excerpt.go     the text shown below a hit (forms.go)
//	explain.go     bleve's explanation → what each clause adds to a score
//
// The numbers that decide the order are all in internal/numbers, and travel to
// the browser in the manifest. In client/, plan.js makes the same
// plan, shards.js finds its lists, rank.js scores them, phrase.js verifies
// quotations, and index.js puts it all together.
//
// The package knows nothing of Markdown, themes or addresses beyond a
// document's URL, and writes no file except the bleve index. Only it knows
// bleve.
package search
