// Package themes holds the default theme: layouts, style, script and static
// files, embedded so that the command needs no other file.
package themes

import (
	"embed"
	"io/fs"
)

//go:embed all:default
var files embed.FS

// Default returns the default theme's files, with layouts/, partials/, css/,
// js/ and static/ at the root.
func Default() fs.FS {
	theme, err := fs.Sub(files, "default")
	if err != nil {
		return files // "default" is a valid path, so this cannot happen
	}
	return theme
}
