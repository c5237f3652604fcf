package output

import (
	"maps"
	"os"
	"path"
	"slices"
	"strings"
)

// commitInside changes the site in the order that the package doc gives. All
// steps can be undone until the manifest, the last of them, is in place.
func (t *Tx) commitInside() (Report, error) {
	p, err := t.plan()
	if err != nil {
		return Report{}, err
	}
	report, err := t.report(p)
	if err != nil || p.empty() && !t.unfinished {
		return report, err
	}
	c := &change{Tx: t}
	if err := c.run(p); err != nil {
		c.undo()
		return Report{}, err
	}
	// From here on the new site stands. A journal that stays behind makes the
	// next build look at every file, and sweep again, no more.
	t.sweep(p)
	if t.unfinished || t.damaged {
		t.sweepAll()
	}
	_ = t.disk.removeAll(t.state(journalName))
	return report, nil
}

func (t *Tx) report(p *plan) (Report, error) {
	r := Report{Written: len(p.fresh) + len(p.changed)}
	// After a kill the lists name files that may be gone already.
	going := slices.DeleteFunc(slices.Concat(p.gone, p.early), func(f *file) bool { return !exists(t.at(f.was)) })
	r.Removed = len(going)
	for _, f := range t.files {
		if f.fate == same {
			r.Unchanged++
		}
	}
	for _, f := range slices.Concat(p.fresh, p.changed) {
		r.Bytes += f.size
	}
	for _, f := range slices.Concat(p.fresh, p.changed, going) {
		r.Paths = append(r.Paths, f.path)
	}
	for _, tree := range slices.Concat(p.trees, p.goneTrees) {
		r.Paths = append(r.Paths, tree.path+"/")
	}
	for _, tree := range p.trees {
		if err := r.countTree(tree.tmp); err != nil {
			return Report{}, failed(tree.tmp, err)
		}
	}
	slices.Sort(r.Paths)
	return r, nil
}

// run carries out the plan.
func (c *change) run(p *plan) error {
	if err := c.journal(p); err != nil {
		return err
	}
	if err := c.discard(p.early); err != nil {
		return err
	}
	if err := c.clear(p.earlyDirs); err != nil {
		return err
	}
	pages, others := split(p.fresh)
	// New pages may link to each other: unless there is only one, each of
	// their addresses has to exist before the first of them does.
	if len(pages) > 1 {
		if err := c.announce(pages); err != nil {
			return err
		}
	}
	if err := c.place(others); err != nil {
		return err
	}
	fill := c.place
	if len(pages) > 1 {
		fill = c.fill
	}
	if err := fill(pages); err != nil {
		return err
	}
	if err := c.swap(p.trees); err != nil {
		return err
	}
	pages, others = split(p.changed)
	if err := c.replace(slices.Concat(others, pages)); err != nil {
		return err
	}
	pages, others = split(p.gone)
	// Pages that go may link to each other, and to other files that go.
	if len(pages) > 1 {
		if err := c.blankOut(pages); err != nil {
			return err
		}
	}
	if err := c.discard(slices.Concat(pages, others)); err != nil {
		return err
	}
	if err := c.discardTrees(p.goneTrees); err != nil {
		return err
	}
	return c.list(p)
}

// journal writes down what the commit adds or removes, before it does. Of what
// is removed it tells the build after a kill which folders may be left empty.
func (c *change) journal(p *plan) error {
	var added []string
	for _, f := range slices.Concat(p.fresh, p.gone, p.early) {
		added = append(added, f.path)
	}
	for _, r := range slices.Concat(p.trees, p.goneTrees) {
		added = append(added, r.path+"/")
	}
	place := c.state(journalName)
	if c.unfinished {
		// The journal of the killed commit is still needed to know its files.
		for _, f := range c.files {
			if f.was != "" {
				added = append(added, f.was)
			}
		}
		added = slices.AppendSeq(added, maps.Keys(c.twins))
		for _, r := range c.trees {
			if r.owned {
				added = append(added, r.path+"/")
			}
		}
	}
	if err := c.vacate(place); err != nil {
		return err
	}
	if err := c.disk.replace(place, manifest(added)); err != nil {
		return failed(place, err)
	}
	if !c.unfinished {
		c.undoing(func() error { return c.disk.remove(place) })
	}
	if err := c.disk.mkdirAll(c.state(oldName)); err != nil {
		return failed(c.state(oldName), err)
	}
	return nil
}

// list writes the manifest, if the set of files has changed.
func (c *change) list(p *plan) error {
	if !p.listed && !c.unfinished {
		return nil
	}
	return c.writeLists()
}

// split tells pages, which link to each other, from all other files.
func split(files []*file) (pages, others []*file) {
	for _, f := range files {
		if strings.EqualFold(path.Ext(f.path), ".html") {
			pages = append(pages, f)
		} else {
			others = append(others, f)
		}
	}
	return pages, others
}

// sweep removes the folders that lost their last file.
func (t *Tx) sweep(p *plan) {
	folders := map[string]bool{}
	above := func(name string) {
		for dir := path.Dir(name); dir != "." && !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	for _, f := range p.gone {
		above(f.was)
	}
	for _, r := range p.goneTrees {
		above(r.path)
	}
	// Backwards, so that inner folders come before outer ones.
	for _, dir := range slices.Backward(slices.Sorted(maps.Keys(folders))) {
		// By now a file may stand there. An error is that of a folder that is
		// not empty, or of a disk on which the site is complete.
		if info, err := os.Lstat(t.at(dir)); err == nil && info.IsDir() {
			_ = t.disk.remove(t.at(dir))
		}
	}
}
