// Package source reads the author's files.
//
// Every text comes out in one form, whichever editor or system wrote it:
// UTF-8, composed letters (NFC), "\n" line ends, no byte order mark. What
// cannot be brought into that form, such as the office encodings of the years
// before Unicode, becomes a problem that names the cure. The package knows
// neither front matter nor Markdown; of names it knows what [RoleOf] says.
package source

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"chuyende/internal/diag"
	"chuyende/internal/fault"
)

// SettingsName is the name of the site's settings in the content folder.
const SettingsName = "site.yaml"

// File is one text of the author.
type File struct {
	// Path is the file's path below the content folder, with forward slashes:
	// "chuyen-de/hien-dat.md". Shown is the same as authors know it, with the
	// folder's name: "content/chuyen-de/hien-dat.md".
	Path, Shown string
	// Links are other paths below the content folder by which symbolic links
	// lead to the file.
	Links []string
	// Data is valid UTF-8 in NFC with "\n" line ends, without a byte order
	// mark.
	Data []byte
	// ModTime and Size are those of the file on disk.
	ModTime time.Time
	Size    int64
	// Sum is the SHA-256 of the bytes on disk.
	Sum [sha256.Size]byte
}

// readers is how many files are read at once. Reading waits for the disk, so
// more than there are processors pays; each holds one file open.
const readers = 16

// Read returns all texts of fsys by path, and the paths of the files that are
// to be published as they are, such as images, sorted. What else there is has
// another [Role]. prefix is what the author calls the root of fsys, such as
// "content"; except is as in [Walk]. Mistakes go to problems; an error means
// that the disk failed or ctx ended.
func Read(ctx context.Context, fsys fs.FS, prefix string, except func(folder string) bool, problems *diag.List) ([]File, []string, error) {
	entries, err := Walk(fsys, prefix, except, problems)
	if err != nil {
		return nil, nil, err
	}
	texts, assets := sortOut(withoutTemplates(fsys, entries, prefix, problems), prefix, problems)
	files, err := readTexts(ctx, fsys, prefix, texts, problems)
	return files, assets, err
}

// HoldsText reports whether there is a text anywhere in fsys. What cannot be
// looked at holds none.
func HoldsText(fsys fs.FS) bool {
	found := false
	_ = fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error { // none of the errors is passed on
		switch role := RoleOf(name); {
		case err != nil, role == Passed && name != "." && entry.IsDir():
			return fs.SkipDir
		case role == Text && !entry.IsDir():
			found = true
			return fs.SkipAll
		}
		return nil
	})
	return found
}

// sortOut takes the texts and the assets from among the files of a folder. A file
// may be both, by two of its names.
func sortOut(entries []Entry, prefix string, problems *diag.List) (texts []Entry, assets []string) {
	for _, entry := range entries {
		var text []string
		for _, name := range append([]string{entry.Path}, entry.Links...) {
			role := RoleOf(name)
			switch role {
			case Text:
				text = append(text, name)
			case Asset:
				assets = append(assets, name)
			}
			if p, ok := Told(role, prefix, path.Join(prefix, name)); ok {
				problems.Add(p)
			}
		}
		if len(text) > 0 {
			texts = append(texts, Entry{Path: text[0], Links: text[1:]})
		}
	}
	slices.Sort(assets)
	return texts, assets
}

// readTexts reads files, many at once.
func readTexts(ctx context.Context, fsys fs.FS, prefix string, paths []Entry, problems *diag.List) ([]File, error) {
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
				file, err := readFile(fsys, prefix, paths[i].Path, problems)
				if err != nil {
					return err
				}
				file.Links = paths[i].Links
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
// would pass over, that is no text or that a symbolic link is part of, is an
// error that is [fs.ErrNotExist], as is one that is not there.
func ReadOne(fsys fs.FS, prefix, name string, problems *diag.List) (File, error) {
	if !fs.ValidPath(name) || RoleOf(name) != Text {
		return File{}, missing(name)
	}
	if where, err := resolve(fsys, name); err != nil || !where.regular || where.linked {
		return File{}, missing(name)
	}
	return found(readFile(fsys, prefix, name, problems))
}

// ReadSettings returns the text of the site's settings, site.yaml, in the same
// form. Where there is none that may be read, the error is [fs.ErrNotExist].
func ReadSettings(fsys fs.FS, prefix string, problems *diag.List) (File, error) {
	if where, err := resolve(fsys, SettingsName); err != nil || !where.regular {
		return File{}, cmp.Or(err, missing(SettingsName))
	}
	return found(readFile(fsys, prefix, SettingsName, problems))
}

func missing(name string) error { return &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist} }

// found makes an error of a file that is gone.
func found(file File, err error) (File, error) {
	if err == nil && file.Path == "" {
		err = missing(file.Shown)
	}
	return file, err
}

// readFile reads and normalises one file. Where the file is gone it returns
// the zero File: authors may tidy up while a build runs.
func readFile(fsys fs.FS, prefix, name string, problems *diag.List) (File, error) {
	data, info, err := readAll(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return File{}, nil
	}
	if err != nil {
		return File{}, fault.At(path.Join(prefix, name), err)
	}
	file := File{Path: name, Shown: path.Join(prefix, name), ModTime: info.ModTime(), Size: info.Size(), Sum: sha256.Sum256(data)}
	file.Data = Normalise(file.Shown, data, problems)
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
