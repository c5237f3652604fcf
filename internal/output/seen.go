package output

import (
	"os"
	"time"
)

// Seen is what a caller of many builds remembers of the files of one site, so
// that [Tx.Keep] notices what was changed or removed between them. The zero
// value knows nothing. It is not for several goroutines at once, but a Tx may
// be used by several.
//
// Files are known by size and time of change. A change that keeps both goes
// unseen until a build adds every file, which compares all bytes.
type Seen struct {
	stamps map[string]stamp // by path
}

// stamp is how a file looks without reading it.
type stamp struct {
	size     int64
	modified time.Time
}

// Watch has Commit remember what the site then holds and, with look, Keep
// compare with what is remembered: that takes some microseconds a file.
func (t *Tx) Watch(seen *Seen, look bool) { t.seen, t.look = seen, look }

// look takes the stamp of the file at place; one that cannot be had is zero,
// and no file looks like that.
func (f *file) look(place string) { f.stamp, _ = stampAt(place) }

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
	t.seen.stamps = make(map[string]stamp, len(t.files))
	for _, f := range t.files {
		if f.fate != gone {
			t.seen.stamps[f.path] = f.stamp
		}
	}
}
