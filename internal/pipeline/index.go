package pipeline

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"chuyende/internal/config"
	"chuyende/internal/fault"
	"chuyende/internal/lang"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/search"
)

// bleveFolder is where the bleve index stands in the output.
const bleveFolder = "search/bleve"

// index keeps the search documents between the builds of a session, so that
// only pages that changed are read again.
type index struct {
	builder *search.Builder
	options search.Options
	known   map[string]indexed // by address
	// changed is true while documents differ from the bleve index in the
	// output folder.
	changed bool
	// current is true once the build under way has seen to the bleve index.
	current bool
	// stamp and about are of the bleve index in the output folder as it was
	// last read: how it looked, and the digest of its documents.
	stamp, about string
	// moved is true where the build under way found documents that came or went.
	moved bool
	// there are the shards in the output folder, late those that are to stand there but
	// wait for [Session.Settle], nil where none do.
	there []string
	late  *waiting
	// of tells of which documents the files of texts and cards that the last export named
	// were made.
	of map[string]documentsDigest
	// next are there and late once the build under way is committed.
	next struct {
		there []string
		late  *waiting
	}
	lateFrom int // in the place of the constant, for tests
}

// lateFrom is how many documents a site has at least whose shards may wait: of fewer
// they are written sooner than they would be missed.
const lateFrom = 2000

// putsOff reports whether a build leaves the shards for later. Where a document comes or
// goes, all lists speak of other numbers; making and writing these files costs more than all
// else, and nobody but the preview reads them before the next edit. What
// stands in the folder stays whole meanwhile, as it was.
func (x *index) putsOff(w *writer) bool {
	return w.quick && w.keep && len(w.written) > 0 && len(w.lasts()) == 0 &&
		(x.late != nil || x.moved && len(x.known) >= cmp.Or(x.lateFrom, lateFrom))
}

// indexed tells which text and which names a document was made of.
type indexed struct {
	text  *markdown.Doc // parsing anew makes a new one; nil: made of no file
	names uint64
}

// nameSeed is drawn once a process: digests of names never leave it.
var nameSeed = maphash.MakeSeed()

// write brings the index up to date with the tree and writes its two forms.
func (x *index) write(ctx context.Context, w *writer) error {
	if err := x.update(ctx, w); err != nil {
		return err
	}
	if w.store != nil && !w.quick {
		x.builder.Keep()
	}
	before := x.standing(w)
	if before == "" {
		// Nothing to compare with: both forms at once.
		group, ctx := errgroup.WithContext(ctx)
		digest := make(chan string, 1)
		group.Go(func() error {
			defer close(digest)
			d, err := x.export(ctx, w, false)
			digest <- d
			return err
		})
		group.Go(func() error { return x.writeBleve(w, func() string { return <-digest }) })
		return group.Wait()
	}
	digest, err := x.export(ctx, w, x.putsOff(w))
	if err != nil {
		return err
	}
	same := !x.changed || digest == before
	if w.keep && (same || w.quick) {
		x.current = same
		return w.tx.KeepDir(bleveFolder, search.IsIndexFile)
	}
	return x.writeBleve(w, func() string { return digest })
}

// export writes the browser's shards or, if it may, leaves them for later. The digest stands for
// all of them, as the manifest names the others by their content; it is "" for later ones.
func (x *index) export(ctx context.Context, w *writer, later bool) (digest string, err error) {
	x.next.there, x.next.late = nil, nil
	if later {
		export, err := x.builder.ExportLater()
		if err != nil {
			return "", fmt.Errorf("export search index: %w", err)
		}
		x.next.there, x.next.late = x.there, &waiting{export: export}
		for _, path := range x.there {
			if err := w.tx.Keep(path); err != nil {
				return "", err
			}
		}
		return "", nil
	}
	made := x.late.end()
	// Files are written while the next are made.
	writing, ctx := errgroup.WithContext(ctx)
	writing.SetLimit(runtime.GOMAXPROCS(0))
	add := func(path string, data []byte) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if path == search.ManifestPath {
			sum := sha256.Sum256(data)
			digest = hex.EncodeToString(sum[:])
		}
		x.next.there = append(x.next.there, path)
		writing.Go(func() error { return w.tx.Add(path, data) })
		return nil
	}
	keep := func(path string) error {
		if data, isLate := made[path]; isLate {
			return add(path, data)
		}
		x.next.there = append(x.next.there, path)
		return w.tx.Keep(path)
	}
	if len(w.written) == 0 {
		keep = nil // nothing is known to stand in the folder
	}
	x.of = nil
	if w.store != nil {
		x.of = map[string]documentsDigest{}
		x.builder.Standing(x.made(w))
		defer x.builder.Standing(nil) // what is made later, in memory, stands nowhere
	}
	err = x.builder.Export(add, keep)
	// What could not be written is why the export ended.
	if err = cmp.Or(writing.Wait(), err); err != nil {
		return "", fmt.Errorf("export search index: %w", err)
	}
	return digest, nil
}

// made reports for [search.Builder.Standing] which files another process has made of the
// same documents and stand in the output with the digest that they had then.
func (x *index) made(w *writer) func(path string, of documentsDigest) (bool, error) {
	var earlier map[string]madeShard
	if len(w.written) == 0 && !w.tx.First() {
		earlier = w.earlierShards()
	}
	return func(path string, of documentsDigest) (bool, error) {
		x.of[path] = of
		made, ok := earlier[path]
		if !ok || made.of != string(of[:]) {
			return false, nil
		}
		there, err := w.tx.Holds(path, made.digest)
		if there {
			x.next.there = append(x.next.there, path)
		}
		return there, err
	}
}

// update sets the documents that changed and removes those that are gone.
func (x *index) update(ctx context.Context, w *writer) error {
	choices := choiceDocuments(w.tree, w.settings.config)
	attachments := attachmentDocuments(w.tree, w.settings.config, w.assets.texts())
	options := search.Options{
		Facets:        facets(w.tree, w.settings.config.Words, len(choices) > 0, len(attachments) > 0),
		Abbreviations: w.settings.config.Abbreviations,
		Synonyms:      synonyms(w.settings.config.Synonyms),
	}
	if w.store != nil {
		options.Store = w.store
	}
	x.describe(options)
	pages, made := x.note(w, slices.Concat(choices, listDocuments(w.tree, w.settings.config), attachments))
	if len(pages)+len(made) == 0 {
		return nil
	}
	x.changed = true
	for _, d := range made {
		x.builder.Set(d)
	}
	err := each(ctx, len(pages), func(i int) error {
		x.builder.Set(document(pages[i], w.settings.config))
		return nil
	}, w.progress(Indexing))
	if err != nil {
		x.builder = nil // it lacks some of what known says it has
	}
	return err
}

// describe takes the options of a build, with a new builder where they are part of
// every document.
func (x *index) describe(options search.Options) {
	switch {
	case x.builder == nil || !reflect.DeepEqual(options.Abbreviations, x.options.Abbreviations) ||
		!reflect.DeepEqual(options.Synonyms, x.options.Synonyms):
		x.builder, x.options = search.NewBuilder(options), options
		x.known, x.changed = map[string]indexed{}, true
	case !reflect.DeepEqual(options, x.options):
		x.builder.Describe(options)
		x.options, x.changed = options, true
	}
}

// note notes which documents there are now, of pages and others, and takes out those
// that are gone. It returns the pages and the others that are new or changed.
func (x *index) note(w *writer, others []search.Document) (pages []*site.Page, made []search.Document) {
	now := make(map[string]indexed, len(w.tree.Pages)+len(others))
	for _, p := range w.tree.Pages {
		if !p.IsEntry() {
			continue
		}
		state := indexed{p.Doc, names(p, w.settings.config)}
		now[p.Address] = state
		if x.known[p.Address] != state {
			pages = append(pages, p)
		}
	}
	for _, d := range others {
		state := indexed{names: digest(d)}
		now[d.URL] = state
		if x.known[d.URL] != state {
			made = append(made, d)
		}
	}
	gone := 0
	for address := range x.known {
		if _, still := now[address]; !still {
			x.builder.Remove(address)
			x.changed = true
			gone++
		}
	}
	x.moved = len(now) != len(x.known) || gone > 0
	x.known = now
	return pages, made
}

// names is a digest of what a document takes from other pages, from the day and
// from the vocabularies: its status, the names of the lists and groups that the page stands in.
func names(p *site.Page, settings *config.Config) uint64 {
	var h maphash.Hash
	h.SetSeed(nameSeed)
	if p.Kind.Register {
		t := documentType(p, settings)
		h.WriteString(strings.Join(append([]string{t.Title}, t.AlsoKnownAs...), "\x00"))
		shown, after := newer(p)
		fmt.Fprint(&h, shown, after)
	}
	h.WriteString(p.Status())
	for _, term := range p.Terms {
		h.WriteString(term.ID + "\x00" + term.Title + "\x00")
		if isName(term) {
			h.WriteString("name")
		}
	}
	for _, related := range p.Related {
		if !related.Inverse && related.Kind.OnHome {
			for _, q := range related.Pages {
				h.WriteString(q.ID + "\x00" + q.Title + "\x00")
			}
		}
	}
	return h.Sum64()
}

// standing returns the digest of the documents that the bleve index in the
// output folder was made of, or "" where it has to be made anew: the index
// itself is no help, its bytes differ from run to run. Every byte of it is
// read and compared with its record, unless it is as this session last saw it.
func (x *index) standing(w *writer) string {
	dir := filepath.Join(w.options.OutputDir(), filepath.FromSlash(bleveFolder))
	stamp := stampOf(dir)
	if stamp != "" && stamp == x.stamp {
		return x.about
	}
	about, err := search.Verify(dir)
	if err != nil {
		x.stamp = ""
		if w.tx.Known(bleveFolder) || !errors.Is(err, fs.ErrNotExist) {
			w.note(lang.Textf("chỉ mục tìm kiếm %s bị thiếu, bị hỏng hoặc do bản khác tạo ra: đã tạo lại",
				"the search index %s was missing, damaged or of another version: it has been made anew", bleveFolder))
		}
		return ""
	}
	x.stamp, x.about = stamp, about
	return about
}

// stampOf tells by names, sizes and times whether an index was touched; "" if
// there is none.
func stampOf(dir string) string {
	var b strings.Builder
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			fmt.Fprintln(&b, name, info.Mode(), info.Size(), info.ModTime().UnixNano())
		}
		return err
	})
	if err != nil {
		return ""
	}
	return b.String()
}

// writeBleve writes the bleve index into the output.
func (x *index) writeBleve(w *writer, digest func() string) error {
	dir, err := w.tx.Dir(bleveFolder, search.IsIndexFile)
	if err != nil {
		return err
	}
	if err := x.builder.WriteBleve(dir); err != nil {
		return fault.At(filepath.Join(w.options.OutputDir(), filepath.FromSlash(bleveFolder)), err)
	}
	if err := search.Seal(dir, digest()); err != nil {
		return fault.At(filepath.Join(w.options.OutputDir(), filepath.FromSlash(bleveFolder)), err)
	}
	x.current = true
	return nil
}

// committed notes that the output folder holds what the build has made.
func (x *index) committed() {
	if x.current {
		x.changed = false
	}
	x.current = false
	before := x.late.end()
	if x.there, x.late = x.next.there, x.next.late; x.late != nil {
		x.late.before = before
	}
	x.next.there, x.next.late = nil, nil
}

// searchFolder is where the index of a site stands.
func searchFolder(outputDir string) string {
	return filepath.Join(outputDir, strings.Trim(site.SearchFolder, "/"))
}

// SearchDir returns the folder of a site's search index.
func SearchDir(options Options) string { return searchFolder(options.OutputDir()) }

// HasIndex reports whether a build has put an index into a search folder; one
// that cannot be looked into may have one.
func HasIndex(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, path.Base(bleveFolder)))
	return err == nil || errors.Is(err, fs.ErrPermission)
}
