package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"chuyende/internal/media"
)

// File is one file of a site: its slash path, the SHA-256 of its bytes in
// hexadecimal digits, and its media type.
type File struct {
	Path, Digest, Type string
	// Size is in bytes; 0 of files in a folder that was staged whole.
	Size int64
}

// digest is the SHA-256 of a file; the zero value is that of none.
type digest [sha256.Size]byte

func (d digest) String() string { return hex.EncodeToString(d[:]) }

// parseDigest reads what stands behind a path in a manifest. It is zero where
// there is no digest.
func parseDigest(rest string) (d digest) {
	text, _, _ := strings.Cut(rest, "\t")
	if len(text) != hex.EncodedLen(len(d)) {
		return digest{}
	}
	if _, err := hex.Decode(d[:], []byte(text)); err != nil {
		return digest{}
	}
	return d
}

// entry is a file with what it holds.
type entry struct {
	path string
	digest
	size int64
}

// Files returns every file that the site will hold after Commit but foreign
// ones, sorted by path. It is called when no other goroutine adds any more; the
// folders of [Tx.Dir] have to be complete.
func (t *Tx) Files() ([]File, error) {
	entries := make([]entry, 0, len(t.files))
	for _, f := range t.ordered() {
		if f.fate == same && f.size == 0 { // kept, and nobody knows how it looks
			look, _ := stampAt(t.at(f.path))
			f.size = look.size
		}
		entries = append(entries, entry{f.path, f.digest, f.size})
	}
	for _, r := range t.trees {
		if r.fate == fresh || r.fate == same {
			if err := t.inspect(r); err != nil {
				return nil, t.fail(err)
			}
			entries = append(entries, r.files...)
		}
	}
	files := make([]File, len(entries))
	for i, e := range entries {
		files[i] = File{e.path, e.String(), media.TypeOf(e.path), e.size}
	}
	byPath := func(a, b File) int { return strings.Compare(a.Path, b.Path) }
	if !slices.IsSortedFunc(files, byPath) {
		slices.SortFunc(files, byPath) // in parts it is already
	}
	return files, nil
}

// Read returns the bytes that a file of [Tx.Files] will hold. Those of the folders
// of [Tx.Dir] are not for it. It fails with [ErrNotKept] where the file does not hold
// any more what it was when it was added.
func (t *Tx) Read(path string) ([]byte, error) {
	t.mu.Lock()
	f := t.files[fold(path)]
	t.mu.Unlock()
	if f == nil || f.path != path || f.fate != fresh && f.fate != changed && f.fate != same {
		return nil, t.fail(failed(path, fs.ErrNotExist))
	}
	place := t.at(path)
	if f.fate != same && !t.first {
		place = t.staging(f.staged)
	}
	data, err := os.ReadFile(place)
	if err != nil {
		return nil, t.fail(failed(path, err))
	}
	if sha256.Sum256(data) != f.digest {
		return nil, t.fail(touched(path))
	}
	return data, nil
}

// lines are the lines of the manifest, sorted. Those that were read and still hold are
// not made again, nor is their order.
func (t *Tx) lines() ([]string, error) {
	t.order = t.ordered()
	lines := make([]string, len(t.order))
	for i, f := range t.order {
		if f.line == "" || f.was != f.path || f.digest != f.listed {
			f.line = lineOf(f.path, f.digest)
		}
		lines[i] = f.line
	}
	var others []string
	for _, r := range t.trees {
		if r.fate != fresh && r.fate != same {
			continue
		}
		if err := t.inspect(r); err != nil {
			return nil, err
		}
		others = append(others, r.path+"/")
		for _, e := range r.files {
			others = append(others, lineOf(e.path, e.digest))
		}
	}
	slices.Sort(others)
	return merge(lines, others, strings.Compare), nil
}

// ordered are the files that the site will hold, by path but for those that have come to
// be spelt in another way. They are sorted once, and then only those that come.
func (t *Tx) ordered() []*file {
	var added []*file
	for _, f := range t.files {
		if f.fate != gone && (!f.inOrder || len(t.order) == 0) {
			added = append(added, f)
		}
	}
	byPath := func(a, b *file) int { return strings.Compare(a.path, b.path) }
	slices.SortFunc(added, byPath)
	for _, f := range added {
		f.inOrder = true
	}
	t.order = merge(t.order, added, byPath)
	return slices.DeleteFunc(slices.Clone(t.order), func(f *file) bool { return f.fate == gone })
}

func lineOf(path string, d digest) string {
	return path + "\t" + d.String() + "\t" + media.TypeOf(path)
}

// merge returns the elements of two sorted slices, sorted.
func merge[T any](a, b []T, compare func(a, b T) int) []T {
	if len(a) == 0 {
		return b
	}
	all := make([]T, 0, len(a)+len(b))
	for _, next := range b {
		n := 0
		for n < len(a) && compare(a[n], next) <= 0 {
			n++
		}
		all = append(append(all, a[:n]...), next)
		a = a[n:]
	}
	return append(all, a...)
}

// inspect reads the files of a folder staged whole, unless the manifest told.
func (t *Tx) inspect(r *tree) error {
	if r.listed {
		return nil
	}
	dir := r.tmp
	if r.fate == same {
		dir = t.at(r.path)
	}
	var files []entry
	err := filepath.WalkDir(dir, func(place string, found fs.DirEntry, err error) error {
		if err != nil || !found.Type().IsRegular() {
			return err
		}
		rel, err := filepath.Rel(dir, place)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if r.ours != nil && !r.ours(rel) {
			return nil
		}
		d, err := digestOf(place)
		files = append(files, entry{path: r.path + "/" + rel, digest: d})
		return err
	})
	if err != nil {
		return failed(dir, err)
	}
	r.files, r.listed = files, true
	return nil
}

func digestOf(place string) (d digest, err error) {
	f, _, err := openPlain(place)
	if err != nil {
		return d, err
	}
	defer f.Close()
	return digestIn(f)
}

// digestIn is the digest of what is left to read.
func digestIn(f io.Reader) (digest, error) {
	sum := sha256.New()
	buffer := buffers.Get().(*[64 << 10]byte)
	defer buffers.Put(buffer)
	for {
		n, err := f.Read(buffer[:])
		sum.Write(buffer[:n])
		if errors.Is(err, io.EOF) {
			return digest(sum.Sum(nil)), nil
		}
		if err != nil {
			return digest{}, err
		}
	}
}

// hasDigest reports whether the file at a place has a digest, and its size.
func hasDigest(place string, want digest) (size int64, ok bool) {
	f, size, err := openPlain(place)
	if err != nil {
		return 0, false
	}
	defer f.Close()
	buffer := buffers.Get().(*[64 << 10]byte)
	defer buffers.Put(buffer)
	if size <= int64(len(buffer)) {
		// What a file holds beyond what it had a moment ago is another's matter.
		n, err := io.ReadFull(f, buffer[:size])
		return size, err == nil && sha256.Sum256(buffer[:n]) == want
	}
	found, err := digestIn(f)
	return size, err == nil && found == want
}

// buffers are what files are read with. One for each file would be most of what a
// build that finds its files there asks memory for.
var buffers = sync.Pool{New: func() any { return new([64 << 10]byte) }}
