package output

import (
	"crypto/sha256"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chuyende/internal/filename"
)

// file is one path that is in the site before or after the build.
type file struct {
	path   string
	was    string // its spelling in earlier builds, "" if it was not there
	fate   fate
	staged int    // name in the staging folder, if fate is fresh or changed
	size   int64  // bytes, if staged
	stamp  stamp  // how it looked when it was added
	digest        // of the bytes that it will hold
	listed digest // what the manifest has for it
	line   string // of the manifest that was read, or of the one last written

	inOrder bool // it is in the order of the Tx, if that is not empty
}

// fate is what a commit does with a file.
type fate uint8

const (
	gone    fate = iota // was there and is not made any more
	claimed             // being added
	same                // there already
	fresh               // to be put where nothing is
	changed             // to be put over what is there
	let                 // was there and is left to whoever uses it now
)

// tree is a folder that is staged and swapped in whole.
type tree struct {
	path  string
	owned bool // earlier builds made it
	ours  func(path string) bool
	fate  fate
	tmp   string // where it is staged

	files  []entry // what is in it
	listed bool    // files is complete
}

// Add puts a file into the site; path has forward slashes and is relative to
// the folder. The data is on disk when Add returns and not held. A path added
// or kept twice, be it in another case, is an error; so is one at which a
// foreign file with other bytes stands, or one that leads out of the folder.
func (t *Tx) Add(path string, data []byte) error {
	f, err := t.claim(path)
	if err == nil {
		err = t.add(f, data)
	}
	return t.fail(err)
}

func (t *Tx) add(f *file, data []byte) error {
	f.size, f.digest = int64(len(data)), sha256.Sum256(data)
	if t.first {
		if err := t.makeParent(f.path); err != nil {
			return err
		}
		f.fate = fresh
		return t.write(f, t.at(f.path), data)
	}
	found, err := compare(t.at(f.path), data)
	switch {
	case err != nil:
		return failed(t.at(f.path), err)
	case found == identical:
		// Also a file that no manifest lists: it is what would be written.
		f.fate = same
		f.stamp = t.stampOf(t.at(f.path))
		return nil
	case found == missing:
		f.fate = fresh
	case found == folder:
		f.fate = fresh // its files may all be gone; plan looks
	case !t.owns(f) && !isPlaceholder(t.at(f.path)):
		return foreign(t.at(f.path))
	default:
		f.fate = changed
	}
	if f.staged, err = t.number(); err != nil {
		return err
	}
	return t.write(f, t.staging(f.staged), data)
}

// owns reports whether what stands at a file's path was made by an earlier build:
// under another spelling it may be a file of somebody else.
func (t *Tx) owns(f *file) bool {
	return f.was == f.path || t.twins[f.path] != nil || f.was != "" && t.sameFile(f.was, f.path)
}

// Holds reports whether the bytes at a path have a digest, as [File] has it; the
// file then counts as added. Otherwise nothing has happened. It is [Tx.Add] for
// who knows what the bytes would be and can do without making them.
func (t *Tx) Holds(path, sum string) (bool, error) {
	want := parseDigest(sum)
	if t.first || want == (digest{}) || !validPath(path) {
		return false, nil
	}
	place := t.at(path)
	look := t.stampOf(place)
	size, there := hasDigest(place, want)
	if !there {
		return false, nil
	}
	f, err := t.claim(path)
	if err != nil {
		return false, t.fail(err)
	}
	f.fate, f.digest, f.size, f.stamp = same, want, size, look
	return true, nil
}

// Keep says that a file made by an earlier build is still right. It fails with
// [ErrNotKept] if none made it, or if the last commit was killed and the file
// may be a placeholder. Where [Seen.Begin] was told to look it also fails if the file is
// gone, or looks otherwise than remembered. It does not read the file.
func (t *Tx) Keep(path string) error {
	if t.unfinished {
		return t.fail(notKept(path))
	}
	now, changed := t.changed(path)
	if changed {
		return t.fail(touched(path))
	}
	t.mu.Lock()
	f := t.files[fold(path)]
	switch {
	case t.ended:
		t.mu.Unlock()
		return errEnded
	case f == nil || f.was != path || f.listed == digest{}:
		t.mu.Unlock()
		return t.fail(notKept(path))
	case f.fate != gone:
		t.mu.Unlock()
		return t.fail(twice(path, f.path))
	}
	f.fate, f.stamp, f.digest, f.size = same, now, f.listed, now.size
	t.mu.Unlock()
	return nil
}

// Dir puts a folder into the site that some other code fills: the caller
// writes into tmp before Commit, which swaps it in whole. ours tells by their
// paths from the folder which files in it are of that code; others that stand
// there are left in place. Without ours, what stood there before goes, whoever
// put it there, but a folder that no build made must be empty.
func (t *Tx) Dir(path string, ours func(path string) bool) (tmp string, err error) {
	r, err := t.claimTree(path)
	if err != nil {
		return "", t.fail(err)
	}
	r.fate, r.ours, r.listed = fresh, ours, false
	if t.first {
		r.tmp = t.at(path)
	} else {
		if !r.owned && ours == nil {
			if err := t.vacant(path); err != nil {
				return "", t.fail(err)
			}
		}
		n, err := t.number()
		if err != nil {
			return "", t.fail(err)
		}
		r.tmp = t.staging(n)
	}
	if err := t.disk.mkdirAll(r.tmp); err != nil {
		return "", t.fail(failed(r.tmp, err))
	}
	return r.tmp, nil
}

// Known reports whether an earlier build made the file or folder, as far as
// the lists tell.
func (t *Tx) Known(path string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	f, r := t.files[fold(path)], t.trees[path]
	return f != nil && f.was == path || r != nil && r.owned
}

// KeepDir is [Tx.Keep] for a folder that was staged whole; ours is as there.
func (t *Tx) KeepDir(path string, ours func(path string) bool) error {
	r, err := t.claimTree(path)
	if err == nil && (!r.owned || t.unfinished) {
		err = notKept(path)
	}
	if err != nil {
		return t.fail(err)
	}
	r.fate, r.ours = same, ours
	return nil
}

// claim makes sure that a path is given out once.
func (t *Tx) claim(path string) (*file, error) {
	if !validPath(path) || !fitPath(path) {
		return nil, invalid(path)
	}
	key := fold(path)
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.ended {
		return nil, errEnded
	}
	f := t.files[key]
	switch {
	case f == nil:
		f = &file{}
		t.files[key] = f
	case f.fate != gone:
		return nil, twice(path, f.path)
	}
	f.path, f.fate = path, claimed
	return f, nil
}

func (t *Tx) claimTree(path string) (*tree, error) {
	if !validPath(path) {
		return nil, invalid(path)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.ended {
		return nil, errEnded
	}
	r := t.trees[path]
	switch {
	case r == nil:
		r = &tree{path: path}
		t.trees[path] = r
	case r.fate != gone:
		return nil, twice(path, path)
	}
	r.fate = claimed
	return r, nil
}

// makeParent makes the folder of a file of a first build, once for all files,
// unless a file and a folder want one place.
func (t *Tx) makeParent(p string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.made[p] {
		return twice(p, t.within(p))
	}
	if t.made[path.Dir(p)] {
		return nil
	}
	for dir := path.Dir(fold(p)); dir != "."; dir = path.Dir(dir) {
		if f := t.files[dir]; f != nil {
			return twice(f.path, p)
		}
	}
	return t.makeFolder(path.Dir(p))
}

// within returns the first of the files in a folder.
func (t *Tx) within(folder string) string {
	first := folder
	for _, f := range t.files {
		if strings.HasPrefix(f.path, folder+"/") && (first == folder || f.path < first) {
			first = f.path
		}
	}
	return first
}

// makeFolder makes a folder with those above it, each ready to be spread. The
// caller holds mu.
func (t *Tx) makeFolder(folder string) error {
	if t.made[folder] {
		return nil
	}
	if folder != "." {
		if err := t.makeFolder(path.Dir(folder)); err != nil {
			return err
		}
	}
	if err := t.disk.mkdirApart(t.at(folder)); err != nil {
		return failed(t.at(folder), err)
	}
	spread(t.at(folder))
	t.made[folder] = true
	return nil
}

// write puts the bytes of a file where it is staged.
func (t *Tx) write(f *file, place string, data []byte) error {
	if err := t.disk.write(place, data); err != nil {
		return failed(place, err)
	}
	f.stamp = t.stampOf(place) // moving it changes neither size nor time
	return nil
}

// number returns a name not yet used in the staging folder, ready to be written.
func (t *Tx) number() (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	n := t.staged + 1
	if folder := filepath.Dir(t.staging(n)); !t.made[folder] {
		if err := t.disk.mkdirAll(folder); err != nil {
			return 0, failed(folder, err)
		}
		t.made[folder] = true
	}
	t.staged = n
	return n, nil
}

// staging returns the place of a staged file: in a folder for so many, each laid
// apart from the others. In one folder for all, ext4 would look at the places of all
// files that went in the last minute for each that comes; see [spread].
func (t *Tx) staging(n int) string {
	return filepath.Join(t.state(stageName), strconv.Itoa(n/stagedTogether), strconv.Itoa(n))
}

// stagedTogether is how many staged files lie in one folder.
const stagedTogether = 64

// fail remembers the first error, so that a site with a hole in it is never
// committed.
func (t *Tx) fail(err error) error {
	if err == nil {
		return nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.err == nil {
		t.err = err
	}
	return err
}

// fold returns what two paths share that are one file on Windows and macOS.
func fold(path string) string { return strings.ToLower(path) }

// fitPath reports whether every system takes a path's names. What an earlier
// build has made may have others.
func fitPath(p string) bool {
	for name := range strings.SplitSeq(p, "/") {
		if !filename.IsFit(name) {
			return false
		}
	}
	return true
}

// validPath reports whether path names a file of the site: relative, clean,
// inside the folder, neither in the state folder nor the
// list of files, and one line.
func validPath(p string) bool {
	if p == "" || p == "." || !utf8.ValidString(p) || path.Clean(p) != p || !filepath.IsLocal(filepath.FromSlash(p)) {
		return false
	}
	if first, _, _ := strings.Cut(p, "/"); strings.EqualFold(first, StateDir) || strings.EqualFold(first, ListName) {
		return false
	}
	return !strings.ContainsFunc(p, func(r rune) bool { return r == '\\' || unicode.IsControl(r) })
}
