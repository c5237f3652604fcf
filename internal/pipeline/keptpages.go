package pipeline

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"chuyende/internal/cache"
	"chuyende/internal/parse"
	"chuyende/internal/source"
	"chuyende/internal/wire"
)

// drawer holds pages of some files, as they came from the parser, for other processes.
// What is wrong with a page is not kept: a page with problems is parsed again, so that
// its author is told of them.
type drawer struct {
	key   string
	files []int // that lie in it, by number
	whole bool  // just these were found in it, as they are
}

// readings stands for all that decides what becomes of a file, beside the file.
func (s *Session) readings() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%x %q %q %q %q %q", s.outline.Digest(), s.settings.data, s.settings.unclaimed, folderTitle(s.options.Source), s.options.content(), s.settings.config.Words.Digest()))
	return string(sum[:])
}

// parseAll makes pages of all files, or takes those that another process has made
// of the same.
func (s *Session) parseAll(ctx context.Context, parser *parse.Parser, files []source.File) ([]parsed, error) {
	pages := make([]parsed, len(files))
	var drawers []drawer
	if s.store != nil {
		drawers = make([]drawer, cache.Drawers(len(files)))
	}
	for i := range files {
		if drawers != nil {
			d := &drawers[cache.Drawer(files[i].Path, len(drawers))]
			d.files = append(d.files, i)
		}
	}
	readings := s.readings()
	err := each(ctx, len(drawers), func(i int) error {
		d := &drawers[i]
		d.key = fmt.Sprintf("pages %d of %d", i, len(drawers))
		d.open(s.store.Get(d.key), readings, parser, files, pages)
		return nil
	}, nil)
	if err != nil {
		return nil, err
	}
	var todo []int
	for i := range pages {
		if pages[i].page == nil {
			todo = append(todo, i)
		}
	}
	var done atomic.Int64
	err = each(ctx, len(todo), func(i int) error {
		pages[todo[i]] = parsePage(parser, files[todo[i]])
		if progress := s.progress(Reading); progress != nil {
			progress(len(files)-len(todo)+int(done.Add(1)), len(files))
		}
		return nil
	}, nil)
	if err != nil || !s.store.Writes() {
		return pages, err
	}
	writers := sync.Pool{New: func() any { return &drawerWriter{} }}
	return pages, each(ctx, len(drawers), func(i int) error {
		if d := &drawers[i]; !d.whole {
			w := writers.Get().(*drawerWriter)
			defer writers.Put(w)
			s.store.Put(d.key, d.fill(w, readings, files, pages))
		}
		return nil
	}, nil)
}

// open takes out of a drawer the pages of files that are still the same.
func (d *drawer) open(data []byte, readings string, parser *parse.Parser, files []source.File, pages []parsed) {
	r := wire.NewReader(string(data))
	if r.Text() != readings {
		return
	}
	byPath := make(map[string]int, len(d.files))
	for _, i := range d.files {
		byPath[files[i].Path] = i
	}
	found, others := 0, 0
	for n := r.Len(); n > 0; n-- {
		path, digest, links, kept := r.Text(), r.Text(), r.Texts(), r.Text()
		i, ok := byPath[path]
		if !ok || pages[i].page != nil || digest != string(files[i].Sum[:]) || !slices.Equal(links, files[i].Links) {
			others++
			continue
		}
		if kept == "" { // it cannot be kept
			found++
			continue
		}
		of := wire.NewReader(kept)
		page := parser.Read(of, files[i])
		if page == nil || !of.Whole() {
			others++
			continue
		}
		found++
		pages[i] = parsed{data: files[i].Data, sum: files[i].Sum, page: page}
	}
	d.whole = r.Whole() && found == len(d.files) && others == 0
}

// drawerWriter is memory for a drawer and for a page of it, from one to the next.
type drawerWriter struct{ all, of wire.Writer }

// fill returns a drawer with the pages of its files, valid until the writer is used again. Of a page that is not kept it
// has the name alone: nothing new is to be put in for its sake the next time.
func (d *drawer) fill(writer *drawerWriter, readings string, files []source.File, pages []parsed) []byte {
	w, of := &writer.all, &writer.of
	w.Reset()
	w.Text(readings)
	w.Uint(uint64(len(d.files)))
	for _, i := range d.files {
		of.Reset()
		if len(pages[i].problems) > 0 || !parse.Keep(pages[i].page, of) {
			of.Reset()
		}
		w.Text(files[i].Path)
		w.Text(string(files[i].Sum[:]))
		w.Texts(files[i].Links)
		w.Blob(of.Bytes())
	}
	return w.Bytes()
}
