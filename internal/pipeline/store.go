package pipeline

import (
	"cmp"
	"path/filepath"

	"chuyende/internal/cache"
)

// CacheDir is the folder in which a site's cache is kept.
func CacheDir(options Options) string { return filepath.Join(options.Source, cache.FolderName) }

// storeOf returns the cache of a site, or nil where none is wanted or the output
// would lie in it, or it in the output.
func storeOf(o Options) *cache.Folder {
	if !o.Cached {
		return nil
	}
	folder, err := realPath(CacheDir(o))
	if err != nil {
		return nil
	}
	out, err := realPath(o.OutputDir())
	if err != nil || below(folder, out) != "" || below(out, folder) != "" {
		return nil
	}
	return cache.Open(o.Source, cmp.Or(o.program, cache.Program()))
}
