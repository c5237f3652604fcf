// Package answer answers queries from a finished bleve index: it finds the lists
// that a plan asks for, chooses the clauses that are looked at first, lets bleve
// score them, verifies quotations in the hits' texts, and tells what each clause
// adds to a score. What is counted and how, it works out from bleve's bitmaps.
//
// It reads what packages zapfile and shard have written, by what packages
// schema, record and script say of it, and never imports these two or corpus:
// internal/arch holds that.
package answer
