package search

import (
	"embed"
	"io/fs"
)

// "all:" is not used: files that begin with _ or . are not the client's.
//
//go:embed client/*.js
var clientFiles embed.FS

// Client returns the sources of the browser's half of search: ES modules, of
// which index.js exports openSearch and what a search page needs besides.
func Client() fs.FS {
	sub, err := fs.Sub(clientFiles, "client")
	if err != nil { // only for a malformed path
		return clientFiles
	}
	return sub
}
