// Package source reads the author's files.
//
// Every text comes out in one form, whichever editor or system wrote it:
// UTF-8, composed letters (NFC), "\n" line ends, no byte order mark. What
// cannot be brought into that form, such as the office encodings of the years
// before Unicode, becomes a problem that names the cure. The package knows
// neither front matter nor Markdown, and no names of files but that of the
// site's settings.
package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"chuyende/internal/diag"
)

// settings is the one file in the content folder that is neither a text nor
// an asset.
const settings = "site.yaml"

// File is one text of the author.
type File struct {
	// Path is the file's path below the content folder, with forward slashes:
	// "chuyen-de/hien-dat.md". Shown is the same as authors know it, with the
	// folder's name: "content/chuyen-de/hien-dat.md".
	Path, Shown string
	// Data is valid UTF-8 in NFC with "\n" line ends, without a byte order
	// mark.
	Data []byte
	// ModTime and Size are those of the file on disk.
	ModTime time.Time
	Size    int64
}

// readers is how many files are read at once. Reading waits for the disk, so
// more than there are processors pays; each holds one file open.
const readers = 16

// Read returns all *.md files of fsys by path. Hidden files and folders, whose
// names begin with a dot, are left out; a name that ends in ".MD" is a problem. prefix is what the author calls the
// root of fsys, such as "content". Mistakes in the files go to problems; an
// error means that the disk failed or ctx ended.
func Read(ctx context.Context, fsys fs.FS, prefix string, problems *diag.List) ([]File, error) {
	paths, err := list(fsys, prefix, problems, isText)
	if err != nil {
		return nil, err
	}
	files := make([]File, len(paths))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(readers)
	// Runs of neighbours, and not single files: small ones are read faster
	// than a goroutine starts.
	const run = 32
	for start := 0; start < len(paths); start += run {
		group.Go(func() error {
			for i := start; i < min(start+run, len(paths)); i++ {
				if err := ctx.Err(); err != nil {
					return err
				}
				file, err := readFile(fsys, prefix, paths[i], problems)
				if err != nil {
					return err
				}
				files[i] = file
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	// A file that went away between the list and its turn has no path.
	return slices.DeleteFunc(files, func(f File) bool { return f.Path == "" }), nil
}

// ReadOne returns the one text at name, as [Read] would. A name that Read
// would pass over, because it is hidden, leads out of the folder or is no
// text, is an error that is [fs.ErrNotExist], as is one that is not there.
func ReadOne(fsys fs.FS, prefix, name string, problems *diag.List) (File, error) {
	missing := &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	if !fs.ValidPath(name) || !isText(name) || isHidden(name) {
		return File{}, missing
	}
	if where, err := resolve(fsys, name); err != nil || !where.inside || where.folder {
		return File{}, missing
	}
	file, err := readFile(fsys, prefix, name, problems)
	if err == nil && file.Path == "" {
		err = missing
	}
	return file, err
}

// ReadSettings returns the text of the site's settings, site.yaml, in the same
// form. Where there is none, the error is [fs.ErrNotExist].
func ReadSettings(fsys fs.FS, prefix string, problems *diag.List) (File, error) {
	file, err := readFile(fsys, prefix, settings, problems)
	if err == nil && file.Path == "" {
		err = &fs.PathError{Op: "read", Path: settings, Err: fs.ErrNotExist}
	}
	return file, err
}

// Assets returns the paths of all files of fsys that are neither texts nor the
// site's settings, such as images, sorted. Hidden ones are left out, and links
// that lead out of the folder: [Read] reports those.
func Assets(fsys fs.FS) ([]string, error) {
	return list(fsys, "", nil, func(name string) bool { return !isText(name) && !isMisnamed(name) && name != settings })
}

func isText(name string) bool { return path.Ext(name) == ".md" }

// isMisnamed holds of a text whose name ends as no link to it would: "BAI.MD".
func isMisnamed(name string) bool { return !isText(name) && strings.EqualFold(path.Ext(name), ".md") }

func isHidden(name string) bool {
	return name != "." && (strings.HasPrefix(name, ".") || strings.Contains(name, "/."))
}

// readFile reads and normalises one file. Where the file is gone it returns
// the zero File: authors may tidy up while a build runs.
func readFile(fsys fs.FS, prefix, name string, problems *diag.List) (File, error) {
	data, info, err := readAll(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return File{}, nil
	}
	if err != nil {
		return File{}, fmt.Errorf("read %s: %w", path.Join(prefix, name), err)
	}
	file := File{Path: name, Shown: path.Join(prefix, name), ModTime: info.ModTime(), Size: info.Size()}
	file.Data = normalise(file.Shown, data, problems)
	return file, nil
}

// readAll reads a file into a slice of its size: a build holds thousands.
func readAll(fsys fs.FS, name string) ([]byte, fs.FileInfo, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close() // nothing was written
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	data := make([]byte, info.Size())
	n, err := io.ReadFull(f, data)
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return data[:n], info, nil // it has shrunk meanwhile
	case err != nil:
		return nil, nil, err
	}
	rest, err := io.ReadAll(f)
	return append(data, rest...), info, err
}
