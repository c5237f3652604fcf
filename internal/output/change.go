package output

import (
	_ "embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
)

// placeholder stands at the address of a new page for the moment until the
// page is moved there. It links to nothing and loads itself again.
//
//go:embed placeholder.html
var placeholder []byte

// change is a commit under way: each step leaves behind how it is undone.
type change struct {
	*Tx
	steps []func() error
	saved int // names given to files in the folder of old ones
}

func (c *change) undoing(step func() error) { c.steps = append(c.steps, step) }

// undo takes back the steps, last first: pages are restored before the ones
// that they should no longer link to go, so that a kill meanwhile does no harm
// either. It goes on after an error: what cannot be taken back is still ours
// by the journal, and the next build puts it right.
func (c *change) undo() {
	for i := len(c.steps) - 1; i >= 0; i-- {
		if c.steps[i]() != nil {
			// Without this step the earlier ones may cut links of pages that stay.
			return
		}
	}
}

// place moves fresh files to where nothing stands.
func (c *change) place(files []*file) error {
	for _, f := range files {
		place := c.at(f.path)
		if err := c.makeParents(place); err != nil {
			return err
		}
		if err := c.disk.rename(c.staging(f.staged), place); err != nil {
			return failed(place, err)
		}
		c.undoing(func() error { return c.disk.remove(place) })
	}
	return nil
}

// announce puts a placeholder where each of the new pages goes: links to one
// file, which is quick, or copies where links cannot be had.
func (c *change) announce(pages []*file) error {
	if err := c.writeBlank(); err != nil {
		return err
	}
	for _, f := range pages {
		place := c.at(f.path)
		if err := c.makeParents(place); err != nil {
			return err
		}
		if err := c.disk.link(c.blank(), place); err != nil {
			// Too many links to one file, or a disk without links.
			if err := c.coverByCopy(place); err != nil {
				return failed(place, err)
			}
		}
		c.undoing(func() error { return c.disk.remove(place) })
	}
	return nil
}

func (c *change) blank() string { return filepath.Join(c.state(stageName), "placeholder") }

// writeBlank makes the file that placeholders are links to.
func (c *change) writeBlank() error {
	if exists(c.blank()) {
		return nil
	}
	if err := c.disk.write(c.blank(), placeholder); err != nil {
		return failed(c.blank(), err)
	}
	return nil
}

// cover moves a placeholder over the page at place.
func (c *change) cover(place string) error {
	n, err := c.number()
	if err != nil {
		return err
	}
	tmp := c.staging(n)
	if c.disk.link(c.blank(), tmp) != nil {
		return c.coverByCopy(place)
	}
	return c.disk.rename(tmp, place)
}

func (c *change) coverByCopy(place string) error {
	n, err := c.number()
	if err != nil {
		return err
	}
	tmp := c.staging(n)
	if err := c.disk.write(tmp, placeholder); err != nil {
		return err
	}
	return c.disk.rename(tmp, place)
}

// fill moves new pages over their placeholders. Undone, all of them become
// placeholders again before the first address is given up.
func (c *change) fill(pages []*file) error {
	for _, f := range pages {
		place := c.at(f.path)
		if err := c.disk.rename(c.staging(f.staged), place); err != nil {
			return failed(place, err)
		}
		c.undoing(func() error { return c.cover(place) })
	}
	return nil
}

// blankOut makes placeholders of pages that go, so that none of them links to
// another when that one goes first.
func (c *change) blankOut(pages []*file) error {
	if err := c.writeBlank(); err != nil {
		return err
	}
	for _, f := range pages {
		place := c.at(f.was)
		if info, err := os.Lstat(place); err != nil || !info.Mode().IsRegular() {
			continue // removed by hand, or not ours any more
		}
		saved, err := c.copyOut(place)
		if err != nil {
			return failed(place, err)
		}
		if err := c.cover(place); err != nil {
			return failed(place, err)
		}
		c.undoing(func() error { return c.disk.rename(saved, place) })
	}
	return nil
}

// replace moves changed files over what stands there, which is saved first.
func (c *change) replace(files []*file) error {
	for _, f := range files {
		place := c.at(f.path)
		saved, err := c.copyOut(place)
		if err != nil {
			return failed(place, err)
		}
		if err := c.disk.rename(c.staging(f.staged), place); err != nil {
			return failed(place, err)
		}
		c.undoing(func() error { return c.disk.rename(saved, place) })
	}
	return nil
}

// copyOut saves the file at place, which stays: by a second link to it, or by
// a copy where links cannot be had.
func (c *change) copyOut(place string) (saved string, err error) {
	saved = c.save()
	if c.disk.link(place, saved) == nil {
		return saved, nil
	}
	data, err := os.ReadFile(place)
	if err != nil {
		return "", err
	}
	return saved, c.disk.write(saved, data)
}

// swap moves staged folders to their places.
func (c *change) swap(trees []*tree) error {
	for _, r := range trees {
		if err := c.carry(r); err != nil {
			return err
		}
		if err := c.discardTrees([]*tree{r}); err != nil {
			return err
		}
		place := c.at(r.path)
		if err := c.makeParents(place); err != nil {
			return err
		}
		if err := c.disk.rename(r.tmp, place); err != nil {
			return failed(place, err)
		}
		// Not removed but moved back: this is quick however large it is.
		c.undoing(func() error { return c.disk.rename(place, r.tmp) })
	}
	return nil
}

// discard moves gone files out of the site.
func (c *change) discard(files []*file) error {
	for _, f := range files {
		place := c.at(f.was)
		if info, err := os.Lstat(place); err != nil || info.IsDir() {
			continue // removed by hand, and perhaps replaced by somebody's folder
		}
		if err := c.takeOut(place); err != nil {
			return err
		}
	}
	return nil
}

// clear removes folders whose files are gone, where files go.
func (c *change) clear(dirs []string) error {
	for _, dir := range dirs {
		if err := c.disk.remove(dir); err != nil {
			return failed(dir, err)
		}
		c.undoing(func() error { return c.disk.mkdirAll(dir) })
	}
	return nil
}

func (c *change) discardTrees(trees []*tree) error {
	for _, r := range trees {
		if err := c.takeOut(c.at(r.path)); err != nil {
			return err
		}
	}
	return nil
}

// takeOut moves a file or folder out of the site, if it is there.
func (c *change) takeOut(place string) error {
	saved := c.save()
	err := c.disk.rename(place, saved)
	if errors.Is(err, fs.ErrPermission) {
		// A folder moves only if it may be written to itself.
		unlock(place)
		err = c.disk.rename(place, saved)
	}
	switch {
	case notThere(err):
		return nil
	case err != nil:
		return failed(place, err)
	}
	c.undoing(func() error { return c.disk.rename(saved, place) })
	return nil
}

func (c *change) save() string {
	c.saved++
	return filepath.Join(c.state(oldName), strconv.Itoa(c.saved))
}

// makeParents makes the folders above place that are missing.
func (c *change) makeParents(place string) error {
	parent := filepath.Dir(place)
	if c.made[parent] || parent == c.root {
		return nil
	}
	if info, err := os.Lstat(parent); err == nil && info.IsDir() {
		c.made[parent] = true
		return nil
	}
	if err := c.makeParents(parent); err != nil {
		return err
	}
	if err := c.disk.mkdirAll(parent); err != nil {
		return failed(parent, err)
	}
	c.made[parent] = true
	c.undoing(func() error {
		delete(c.made, parent)
		return c.disk.remove(parent)
	})
	return nil
}
