package pipeline

import (
	"io/fs"
	"os"
	"path"
)

// listing is what lies in each folder of the content, by its slash path. Who has just looked
// at every file spares the reading a second look.
type listing map[string][]fs.DirEntry

// add puts what lies at a path into the list of its folder; what lies in one comes in order.
func (l listing) add(name string, d fs.DirEntry) {
	folder := path.Dir(name)
	l[folder] = append(l[folder], d)
}

// over returns the file system of a folder that lists its folders so.
func (l listing) over(root *os.Root) fs.FS {
	fsys := root.FS()
	if all, ok := fsys.(wholeFS); ok && l != nil {
		return listedFS{all, l}
	}
	return fsys
}

// wholeFS is what the file system of an [os.Root] can do.
type wholeFS interface {
	fs.ReadDirFS
	fs.ReadFileFS
	fs.ReadLinkFS
	fs.StatFS
}

type listedFS struct {
	wholeFS
	listing listing
}

// ReadDir is that of [fs.ReadDirFS].
func (l listedFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if list, ok := l.listing[name]; ok {
		return list, nil
	}
	return l.wholeFS.ReadDir(name)
}
