// Package schema is what the writer and the reader of the bleve index agree on
// besides the searched fields (package numbers): the fields that are kept to show
// or to narrow down, the key of the statistics, the analyzers and the mapping.
//
// It opens no index and writes none.
package schema
