// Package shard writes the browser's files of a corpus: bits and lists of
// postings, term files found by the checks of their forms, a file for each
// document, syllables, phrases, facets, dates and the manifest. Package script
// holds the format; an [Exporter] makes anew only what has changed.
//
// It reads none of these files: the browser does (client/shards.js, bits.js), and
// in Go only the tests. It knows nothing of bleve.
package shard
