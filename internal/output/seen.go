package output

import (
	"os"
	"time"
)

// Seen is what a caller of many builds remembers of the files of one site, so
// that [Tx.Keep] notices what was changed or removed between them, and that the
// lists of the site are taken apart once and not for every build. The zero
// value knows nothing. It is not for several goroutines at once, but a Tx may
// be used by several.
//
// Files are known by size and time of change. A change that keeps both goes
// unseen until a build adds every file, which compares all bytes.
type Seen struct {
	stamps map[string]stamp // by path
	left   *left            // nil while a Tx has it, and after one that failed
}

// left is how the last commit has left the site's lists, and what they say.
type left struct {
	dir             string
	manifest, again string // their bytes
	files           map[string]*file
	trees           map[string]*tree
	order           []*file
}

// stamp is how a file looks without reading it.
type stamp struct {
	size     int64
	modified time.Time
}

// Begin is [Begin] for a folder that is known. Commit then remembers what the site
// holds and, with look, Keep compares with what is remembered: that takes some
// microseconds a file.
func (s *Seen) Begin(dir string, look bool) (*Tx, error) { return begin(dir, disk{}, s, look) }

// stampOf is the stamp of the file at place, where the caller remembers it. One that cannot be
// had is zero, and no file looks like that.
func (t *Tx) stampOf(place string) stamp {
	if t.seen == nil {
		return stamp{}
	}
	s, _ := stampAt(place)
	return s
}

func stampAt(place string) (s stamp, ok bool) {
	info, err := os.Lstat(place)
	if err != nil || !info.Mode().IsRegular() {
		return stamp{}, false
	}
	return stamp{info.Size(), info.ModTime()}, true
}

// changed reports whether a file is gone or looks otherwise than remembered,
// and how it looks now.
func (t *Tx) changed(path string) (now stamp, changed bool) {
	if t.seen == nil {
		return stamp{}, false
	}
	before, known := t.seen.stamps[path]
	if !t.look {
		return before, false
	}
	now, ok := stampAt(t.at(path))
	return now, !ok || known && before != now
}

// remember notes how the files of the site look after a commit.
func (t *Tx) remember() {
	if t.seen == nil {
		return
	}
	if t.seen.stamps == nil {
		t.seen.stamps = make(map[string]stamp, len(t.files))
	}
	for _, f := range t.files {
		if f.fate != gone {
			t.seen.stamps[f.path] = f.stamp
		}
		if f.was != f.path || f.fate == gone {
			delete(t.seen.stamps, f.was)
		}
	}
	t.leave()
}

// leave keeps what the lists say now, if this commit wrote them or found them right.
func (t *Tx) leave() {
	l := t.now
	if l.manifest == "" || t.unfinished || t.damaged {
		return
	}
	for key, f := range t.files {
		if f.fate != same && f.fate != fresh && f.fate != changed {
			delete(t.files, key)
		}
	}
	for name, r := range t.trees {
		if r.fate != same && r.fate != fresh {
			delete(t.trees, name)
			continue
		}
		*r = tree{path: r.path, owned: true, files: r.files, listed: r.listed}
	}
	l.dir, l.files, l.trees, l.order = t.dir, t.files, t.trees, t.order
	t.seen.left = &l
}

// takeUp takes the files that a commit of the same caller has left, where the lists are
// still as it wrote them.
func (t *Tx) takeUp(manifest, again []byte) bool {
	if t.seen == nil || t.seen.left == nil {
		return false
	}
	l := t.seen.left
	t.seen.left = nil // this Tx will change it
	if l.dir != t.dir || l.manifest != string(manifest) || l.again != string(again) {
		return false
	}
	for _, f := range l.files {
		*f = file{path: f.path, was: f.path, listed: f.digest, digest: f.digest, line: f.line, inOrder: true}
	}
	t.files, t.trees, t.order = l.files, l.trees, l.order
	t.now = left{manifest: l.manifest, again: l.again}
	t.known = true
	return true
}
