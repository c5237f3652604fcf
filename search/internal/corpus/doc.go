// Package corpus gathers the documents of a site and reduces them to what both
// forms of the index are written from: words and pairs by number, with classes
// of how often and in how long a text, postings, facets, and the phrases that
// complete a query. A [Corpus] takes documents in any order from any goroutine;
// a [Snapshot] numbers those of one moment by their addresses.
//
// It knows neither of the forms, reads no query and writes no file.
package corpus
