// Package script makes and reads the envelope of the browser's files: one call
// with a name, a check and arguments. It holds the format of all of them, see
// [Version], and how names, texts and lists of names are written in it.
//
// Besides how a document's file names newer documents ([Newer]) it knows nothing
// of what the files tell.
package script
