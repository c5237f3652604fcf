package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// inputs stands for the files that a site is made of: options for how it is built,
// shape for their names and sizes, look for how they looked in the file system when it
// was worked out, and key for all that is in them, "" where nobody has asked yet.
type inputs struct{ options, shape, look, key string }

// inputs looks at every file that a build of the site reads. ok is false where that
// cannot be told beforehand: links lead anywhere, and where the content is the source
// itself, what is built lies in it.
func (s *Session) inputs(ctx context.Context) (in inputs, ok bool) {
	o := s.options
	if s.store == nil || len(o.Stages) > 0 || o.Preview || o.content() == allContent {
		return inputs{}, false
	}
	var options strings.Builder
	fmt.Fprintln(&options, folderTitle(o.Source), o.content(), o.Drafts, o.Future, o.Expired, o.Strict, o.Worker, o.Now.Location())
	for _, form := range o.Forms {
		fmt.Fprintln(&options, form.Name)
	}
	beside, err := os.ReadDir(o.Source)
	if err != nil {
		return inputs{}, false
	}
	for _, entry := range beside { // settings in a wrong place are told by their name
		if isAboveSettings(entry.Name()) {
			return inputs{}, false // and files that they lead to are read as well: see [Session.above]
		}
		if name := entry.Name(); name != filepath.Base(CacheDir(o)) && name != filepath.Base(o.OutputDir()) {
			fmt.Fprintf(&options, "%q %t\n", name, entry.IsDir())
		}
	}
	shape, look := sha256.New(), sha256.New()
	s.listed = listing{}
	if s.hashFolders(ctx, hashes{shape: shape, look: look, listed: s.listed}) != nil {
		s.listed = nil
		return inputs{}, false
	}
	return inputs{options: options.String(), shape: hex.EncodeToString(shape.Sum(nil)), look: hex.EncodeToString(look.Sum(nil))}, true
}

// fill works out the key. Pages that were read are not read again.
func (in *inputs) fill(ctx context.Context, s *Session) bool {
	if in.key == "" {
		key := sha256.New()
		fmt.Fprint(key, in.options)
		if s.hashFolders(ctx, hashes{key: key}) != nil {
			return false
		}
		in.key = hex.EncodeToString(key.Sum(nil))
	}
	return true
}

// hashes are what is told of folders, those of them that are not nil: key what is in
// their files, look how they look, shape their names and sizes alone, listed what is
// in each folder of the content.
type hashes struct {
	key, look, shape hash.Hash
	listed           listing
}

func (s *Session) hashFolders(ctx context.Context, to hashes) error {
	content := s.options.ContentDir()
	for _, folder := range s.options.inputFolders() {
		if to.key != nil {
			fmt.Fprintf(to.key, "%s\n", path.Base(filepath.ToSlash(folder)))
		}
		var pages map[string]parsed
		if folder == content {
			pages = s.pages
		} else {
			to.listed = nil
		}
		if err := hashFolder(ctx, folder, pages, to); err != nil {
			return err
		}
	}
	return nil
}

// inputFolders are the folders whose files a build reads; of those that are not there
// nothing is read.
func (o Options) inputFolders() []string {
	folders := []string{o.ContentDir(), o.ThemesDir()}
	if dir := o.besideDir(); dir != "" {
		folders = append(folders, dir)
	}
	return folders
}

var errNoPlainFile = errors.New("neither a file nor a folder")

// hashFolder tells of a folder, of which pages were read already. One that is missing is empty.
func hashFolder(ctx context.Context, folder string, pages map[string]parsed, to hashes) error {
	info, err := os.Lstat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return errNoPlainFile
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer root.Close()
	all, err := entriesOf(root)
	if err != nil {
		return err
	}
	var sums [][sha256.Size]byte
	if to.key != nil {
		if sums, err = sumsOf(ctx, root, all, pages, to.look != nil); err != nil {
			return err
		}
	}
	for i, e := range all {
		if to.key != nil {
			fmt.Fprintf(to.key, "%q %v %x\n", e.name, e.info.Mode(), sums[i])
		}
		if to.look != nil {
			fmt.Fprintf(to.look, "%q %v %d %d\n", e.name, e.info.Mode(), e.info.Size(), e.info.ModTime().UnixNano())
		}
		if to.shape != nil {
			size := e.info.Size()
			if e.info.IsDir() {
				size = 0 // a matter of the file system
			}
			fmt.Fprintf(to.shape, "%q %v %d\n", e.name, e.info.Mode(), size)
		}
		if to.listed != nil && e.name != "." {
			to.listed.add(e.name, fs.FileInfoToDirEntry(e.info))
		}
	}
	return nil
}

// entry is a file or folder, named from the folder it was looked for in, as it looks.
type entry struct {
	name string
	info fs.FileInfo
}

// entriesOf are all files and folders in a folder.
func entriesOf(root *os.Root) ([]entry, error) {
	var all []entry
	err := fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil && !info.IsDir() && !info.Mode().IsRegular() {
			err = errNoPlainFile
		}
		all = append(all, entry{name, info})
		return err
	})
	return all, err
}

// sumsOf are the digests of files, those of folders zero; of pages that were read they
// are known. again: each file's look becomes the one that it has after it is read, so
// that what is told of it holds of what was read.
func sumsOf(ctx context.Context, root *os.Root, all []entry, pages map[string]parsed, again bool) ([][sha256.Size]byte, error) {
	sums := make([][sha256.Size]byte, len(all))
	err := each(ctx, len(all), func(i int) error {
		if all[i].info.IsDir() {
			return nil
		}
		if p, ok := pages[all[i].name]; ok {
			sums[i] = p.sum
			return nil
		}
		name := filepath.FromSlash(all[i].name)
		data, err := root.ReadFile(name)
		sums[i] = sha256.Sum256(data)
		if err == nil && again {
			all[i].info, err = root.Lstat(name)
		}
		return err
	}, nil)
	return sums, err
}

// untouched reports whether the files look as they did when they were read, and works
// out the key where nobody has.
func (s *Session) untouched(ctx context.Context, in *inputs) bool {
	look, key := sha256.New(), sha256.New()
	to := hashes{look: look}
	if in.key == "" {
		to.key = key
		fmt.Fprint(key, in.options)
	}
	if s.hashFolders(ctx, to) != nil || hex.EncodeToString(look.Sum(nil)) != in.look {
		return false
	}
	if in.key == "" {
		in.key = hex.EncodeToString(key.Sum(nil))
	}
	return true
}
