// Package zapfile writes the bleve index of a corpus: the segment in the zap
// format itself, for which bleve would take ten times as long, and what stands
// around it by bleve's own builder. Package schema says what is in it.
//
// It opens no index; its test holds the segment to the one that bleve makes.
package zapfile
