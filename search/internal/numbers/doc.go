// Package numbers holds every number that decides which documents come first:
// the weights and limits of the ranking, the classes that counts and lengths
// are put into, and the fields that terms stand in.
//
// The writers of both forms of the index and the readers calculate with these
// alone, and the browser gets them in the manifest, with the few words by which a
// query is known as a question or a name. The package knows nothing
// of documents, queries, bleve or files.
package numbers
