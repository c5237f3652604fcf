package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"chuyende/internal/fault"
	"chuyende/internal/lang"
	"chuyende/internal/offline"
	"chuyende/internal/output"
	"chuyende/internal/render"
	"chuyende/internal/site"
)

// writer puts one tree into one output transaction.
type writer struct {
	*Session
	tx    *output.Tx
	tree  *site.Tree
	clock *stopwatch
	quick bool // leave the bleve index as it is
	keep  bool // what an earlier build made may be taken as being there
	keys  map[string]render.Key
	loads *loader
	notes []lang.Text // of the index, which one goroutine writes
}

// note adds a sentence to the report.
func (w *writer) note(text lang.Text) { w.notes = append(w.notes, text) }

// run renders the pages and builds the search index, both at once: the index
// has stretches that use one processor only.
func (w *writer) run(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		defer w.clock.start(Indexing)()
		return w.index.write(ctx, w)
	})
	group.Go(func() error {
		defer w.clock.start(Rendering)()
		for _, f := range w.readyMade() {
			if err := w.tx.Add(strings.TrimPrefix(f.address, "/"), f.data); err != nil {
				return err
			}
		}
		if err := w.copyAssets(); err != nil {
			return err
		}
		if err := w.render(ctx); err != nil {
			return err
		}
		for _, f := range w.loads.used(w.theme) {
			if err := w.tx.Add(strings.TrimPrefix(f.address, "/"), f.data); err != nil {
				return err
			}
		}
		return nil
	})
	return group.Wait()
}

// readyMade are the files of the theme that the plan has room for: an author's
// icon takes the place of one.
func (w *writer) readyMade() []file {
	planned := map[string]bool{}
	for i := range w.tree.Files {
		if f := &w.tree.Files[i]; f.What == site.GivenFile {
			planned[f.Address] = true
		}
	}
	ready := w.theme.ready()
	if w.worker() == "" {
		ready = append(ready, file{"/" + offline.WorkerPath, w.theme.noWorker})
	}
	return slices.DeleteFunc(ready, func(f file) bool { return !planned[f.address] })
}

// render makes the jobs whose key changed and keeps the rest.
func (w *writer) render(ctx context.Context) error {
	var earlier map[string]madeFile
	if len(w.written) == 0 && !w.tx.First() {
		earlier = w.earlier()
	}
	// First what lets go of what it was made of; then lists, which take rows from each other.
	var todo, others []render.Job
	jobs := w.renderer(w.tree).Jobs()
	spends := w.spends()
	for _, job := range jobs {
		w.keys[job.Address] = job.Key
		old, ok := w.written[job.Address]
		if ok && job.Rests && w.options.Preview {
			w.keys[job.Address] = old // a build makes it anew
		}
		if ok && w.keys[job.Address] == old {
			if err := w.tx.Keep(strings.TrimPrefix(job.Address, "/")); err != nil {
				return err
			}
			w.loads.note(job.Address, w.loaded[job.Address])
			continue
		}
		if job.Page != nil {
			todo = append(todo, job)
		} else {
			others = append(others, job)
		}
	}
	return parallel(ctx, append(todo, others...), func(b *bytes.Buffer, job render.Job) error {
		path := strings.TrimPrefix(job.Address, "/")
		if made, ok := earlier[job.Address]; ok && made.Key == job.Key {
			if there, err := w.tx.Holds(path, made.Digest); there || err != nil {
				w.loads.note(job.Address, made.Loads)
				return err
			}
		}
		if err := job.Render(b); err != nil {
			return fmt.Errorf("render %s: %w", job.Address, err)
		}
		w.loads.note(job.Address, w.loads.find(b.Bytes()))
		err := w.tx.Add(path, b.Bytes())
		if spends[job.Page] {
			job.Page.Doc.Spend()
		}
		return err
	}, w.progress(Rendering))
}

// spends are the pages whose HTML nobody needs once they are rendered: plain ones that
// come to one file, where this is the first and the last build of the site. Of these the
// keys of the jobs were the last to ask what stands in the author's file. A site of many
// pages would hold each text three times over until the end.
func (w *writer) spends() map[*site.Page]bool {
	if !w.oneBuild || !w.tx.First() || len(w.tree.Books) > 0 {
		return nil
	}
	spends := make(map[*site.Page]bool, len(w.tree.Pages))
	for i := range w.tree.Files {
		p := w.tree.Files[i].Page
		if p == nil {
			continue
		}
		_, more := spends[p]
		spends[p] = !more && !p.Typed
	}
	for path, of := range w.pages {
		of.data = nil // what the next reading would be compared with
		w.pages[path] = of
		if spends[of.page] {
			of.page.Data = nil
		}
	}
	return spends
}

// readAsset returns what is in a file below content/.
func (s *Session) readAsset(a *site.Asset) ([]byte, error) {
	folders, err := s.options.openAssets()
	if err != nil {
		return nil, fault.Below(s.options.content(), err)
	}
	defer folders.Close()
	data, err := fs.ReadFile(folders, a.Path)
	if err != nil {
		return nil, fault.Below(s.options.content(), err)
	}
	return data, nil
}

// copyAssets copies the other files below content/, one at a time: they may
// be large.
func (w *writer) copyAssets() error {
	folders, err := w.options.openAssets()
	if err != nil {
		return fault.Below(w.options.content(), err)
	}
	defer folders.Close()
	for _, asset := range w.tree.Assets {
		data, err := fs.ReadFile(folders, asset.Path)
		if err != nil {
			return fault.Below(w.options.content(), err)
		}
		if err := w.tx.Add(strings.TrimPrefix(asset.Address, "/"), data); err != nil {
			return err
		}
	}
	return nil
}
