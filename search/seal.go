package search

import "chuyende/search/internal/record"

// ErrFormat is the error of an index that another version of this package
// wrote. It has to be built anew.
var ErrFormat = record.ErrFormat

// ErrDamaged is the error of an index whose files, or whose record of them,
// are not as they were written. It has to be built anew.
var ErrDamaged = record.ErrDamaged

// Seal makes the record of an index that [Builder.WriteBleve] has just written
// into dir anew, with about in it: one line of the caller's that says what the
// index was made of. [Verify] gives it back.
func Seal(dir, about string) error { return record.Seal(dir, about) }

// Verify reads every file of the index in dir, the folder that WriteBleve
// wrote into, and returns what it was sealed with. The error wraps
// [ErrDamaged] where a file is not as it was written or the record is gone,
// [ErrFormat] where another version wrote it, and [os.ErrNotExist] where there
// is no index at all.
func Verify(dir string) (about string, err error) { return record.Verify(dir) }

// IsIndexFile reports whether a path, with forward slashes from the folder that
// WriteBleve wrote into, is named as a file of an index, of this version or
// another. Files of other names are somebody else's.
func IsIndexFile(path string) bool { return record.IsIndexFile(path) }
