//go:build !linux

package output

// spread is a hint that only some Linux file systems take.
func spread(string) {}

// apart makes a folder where the file system chooses its place by the name, and reports
// whether it did.
func apart(string) bool { return false }
