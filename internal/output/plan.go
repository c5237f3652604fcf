package output

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// plan is what a commit does, each list sorted by path.
type plan struct {
	fresh, changed, gone []*file
	trees, goneTrees     []*tree
	// early are the gone files that stand where a folder or a file has to be
	// made, and earlyDirs the emptied folders among them. Only these go before
	// the pages that may link to them.
	early     []*file
	earlyDirs []string
	// listed is true if the manifest has to be written anew.
	listed bool
}

// plan sorts out the files and looks for whatever stands in the way, so that
// nothing is touched if something does.
func (t *Tx) plan() (*plan, error) {
	if !t.known || !t.asBefore() {
		if err := t.checkSet(); err != nil {
			return nil, err
		}
	}
	p := &plan{listed: t.relist}
	lost := []string{}
	for _, f := range t.files {
		switch f.fate {
		case fresh:
			if f.was == f.path {
				lost = append(lost, f.path)
			}
			p.fresh = append(p.fresh, f)
		case changed:
			p.changed = append(p.changed, f)
		case gone:
			p.gone = append(p.gone, f)
		}
		if f.fate != gone && f.was != "" && f.was != f.path && t.another(f.was, f.path) {
			p.gone = append(p.gone, &file{path: f.was, was: f.was})
		}
		// A file found as it should be may be new to the manifest.
		p.listed = p.listed || f.fate == gone || f.was != f.path || f.digest != f.listed
	}
	for _, twin := range t.twins {
		p.listed = true
		if f := t.files[fold(twin.path)]; f.fate != gone && !t.another(twin.path, f.path) {
			twin.fate = let
		} else {
			p.gone = append(p.gone, twin)
		}
	}
	for _, r := range t.trees {
		switch r.fate {
		case fresh:
			p.trees = append(p.trees, r)
			if err := t.inspect(r); err != nil {
				return nil, err
			}
		case gone:
			p.goneTrees = append(p.goneTrees, r)
		}
		p.listed = p.listed || r.fate != same || !r.owned || !r.listed
	}
	if err := t.clashes(p); err != nil {
		return nil, err
	}
	if len(lost) > 0 && !t.unfinished && !t.damaged {
		t.note(filesLost(len(lost), slices.Min(lost)))
	}
	for _, list := range [][]*file{p.fresh, p.changed, p.gone, p.early} {
		slices.SortFunc(list, func(a, b *file) int { return strings.Compare(a.path, b.path) })
	}
	for _, list := range [][]*tree{p.trees, p.goneTrees} {
		slices.SortFunc(list, func(a, b *tree) int { return strings.Compare(a.path, b.path) })
	}
	return p, nil
}

func (p *plan) empty() bool {
	return len(p.fresh)+len(p.changed)+len(p.gone)+len(p.early)+len(p.trees)+len(p.goneTrees) == 0 && !p.listed
}

// clashes looks at what stands on disk where the plan reaches: at the folders
// above files, and at folders in place of files.
func (t *Tx) clashes(p *plan) error {
	early := map[*file]bool{}
	look := parents{t: t, seen: map[string]fs.FileMode{".": fs.ModeDir}}
	for _, f := range slices.Concat(p.fresh, p.changed) {
		if err := look.clear(f.path, early); err != nil {
			return err
		}
	}
	for _, r := range p.trees {
		if err := look.clear(r.path, early); err != nil {
			return err
		}
	}
	for _, f := range p.fresh {
		if err := t.emptied(f, p, early); err != nil {
			return err
		}
	}
	// Through a link to some other folder nothing is removed.
	p.gone = slices.DeleteFunc(p.gone, func(f *file) bool { return early[f] || look.linked(f.path) })
	p.goneTrees = slices.DeleteFunc(p.goneTrees, func(r *tree) bool { return look.linked(r.path) })
	for f := range early {
		p.early = append(p.early, f)
	}
	return nil
}

// emptied deals with a folder where a fresh file goes. All its files must be
// gone ones of ours.
func (t *Tx) emptied(f *file, p *plan, early map[*file]bool) error {
	place := t.at(f.path)
	if info, err := os.Lstat(place); err != nil || !info.IsDir() {
		return nil
	}
	var dirs []string
	err := filepath.WalkDir(place, func(at string, entry fs.DirEntry, err error) error {
		if err != nil {
			return failed(at, err)
		}
		if entry.IsDir() {
			dirs = append(dirs, at)
			return nil
		}
		rel, err := filepath.Rel(t.root, at)
		if err != nil {
			return failed(at, err)
		}
		old := t.leaving(filepath.ToSlash(rel))
		if old == nil {
			return foreign(at)
		}
		early[old] = true
		return nil
	})
	slices.Reverse(dirs) // inner folders first
	p.earlyDirs = append(p.earlyDirs, dirs...)
	return err
}

// parents looks at the folders above paths, each once.
type parents struct {
	t    *Tx
	seen map[string]fs.FileMode // type of what stands there, [fs.ModeDir] also for nothing
}

func (l *parents) mode(dir string) (fs.FileMode, error) {
	if mode, ok := l.seen[dir]; ok {
		return mode, nil
	}
	mode := fs.ModeDir
	info, err := os.Lstat(l.t.at(dir))
	switch {
	case err == nil:
		mode = info.Mode().Type()
	case !notThere(err):
		return 0, failed(l.t.at(dir), err)
	}
	l.seen[dir] = mode
	return mode, nil
}

// clear makes sure that all above name are folders or can be made such: a gone
// file of ours goes early, anything else is foreign.
func (l *parents) clear(name string, early map[*file]bool) error {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		mode, err := l.mode(dir)
		if err != nil {
			return err
		}
		if mode == fs.ModeDir {
			continue
		}
		f := l.t.leaving(dir)
		if f == nil {
			return foreign(l.t.at(dir))
		}
		early[f] = true
	}
	return nil
}

// linked reports whether name lies below something that is not a folder.
func (l *parents) linked(name string) bool {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if mode, err := l.mode(dir); err != nil || mode != fs.ModeDir {
			return true
		}
	}
	return false
}

// asBefore reports whether the new site has no path that the old one had not, so that
// none of them can be in another's way.
func (t *Tx) asBefore() bool {
	for _, f := range t.files {
		if f.fate != gone && f.was == "" {
			return false
		}
	}
	for _, r := range t.trees {
		if r.fate == gone || !r.owned {
			return false
		}
	}
	return true
}

// checkSet makes sure that no path of the new site is both a file and a folder,
// and that none lies in a folder that is staged whole.
func (t *Tx) checkSet() error {
	inside := map[string]string{} // folded folder → one path in it
	above := func(name string) {
		for dir := path.Dir(fold(name)); dir != "." && inside[dir] == ""; dir = path.Dir(dir) {
			inside[dir] = name
		}
	}
	for _, f := range t.files {
		if f.fate != gone {
			above(f.path)
		}
	}
	for _, r := range t.trees {
		if r.fate != gone {
			above(r.path)
		}
	}
	for _, r := range t.trees {
		f, within := t.files[fold(r.path)], inside[fold(r.path)]
		switch {
		case r.fate == gone && within != "":
			// Not to be removed with the files that now lie in it.
			r.fate = let
		case r.fate == gone:
		case f != nil && f.fate != gone:
			return twice(r.path, f.path)
		case within != "":
			return twice(r.path, within)
		}
	}
	for dir, within := range inside {
		if f := t.files[dir]; f != nil && f.fate != gone {
			return twice(f.path, within)
		}
	}
	return nil
}

// leaving returns the gone file of ours that stands at a path, or nil.
func (t *Tx) leaving(path string) *file {
	f := t.twins[path]
	if f == nil {
		f = t.files[fold(path)]
	}
	if f == nil || f.fate != gone || f.was != path && !t.sameFile(f.was, path) {
		return nil
	}
	return f
}

// another reports whether a file is there that is not the one at the other path.
func (t *Tx) another(path, other string) bool {
	return path != other && exists(t.at(path)) && !t.sameFile(path, other)
}

// sameFile reports whether two paths are one file that is there, as they are on a
// disk that does not tell upper from lower case.
func (t *Tx) sameFile(a, b string) bool {
	infoA, errA := os.Lstat(t.at(a))
	infoB, errB := os.Lstat(t.at(b))
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}
