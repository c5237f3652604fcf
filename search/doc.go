// Package search makes a site's search index and answers from it.
//
// bleve is the truth, the browser is its echo. A [Builder] takes the documents
// of a site and writes them twice: as a bleve index, from which [Open] and
// Search answer on the machine, and as small static files, from which the
// client in client/ works out the same list in the browser. Both come from the
// same analysed documents, with the same quantised numbers, so that scores
// agree to the last digit that is shown; tests hold them together.
//
// How a document becomes a hit, file by file:
//
//	document.go    what a page gives to search
//	analyze.go     text → numbers of words and pairs (vocabulary.go)
//	quantise.go    counts and lengths → a code of one byte
//	postings.go    documents that list words → words that list documents
//	zap.go         postings → a segment of a bleve index (blevewrite.go)
//	encode.go      postings → bits (list.go, bits.go)
//	export.go      bits → the browser's files, as format.go specifies
//	plan.go        a query → clauses; client/plan.js makes the same
//	query.go       clauses → bleve's answer (index.go, score.go, excerpt.go)
//
// The package knows nothing of Markdown, themes or addresses beyond a
// document's URL, and writes no file except the bleve index. Only it knows
// bleve.
package search
