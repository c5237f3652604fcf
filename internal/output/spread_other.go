//go:build !linux

package output

// spread is a hint that only some Linux file systems take.
func spread(string) {}
