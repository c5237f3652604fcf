package pipeline

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"chuyende/internal/bundle"
	"chuyende/internal/cache"
	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/doctor"
	"chuyende/internal/lang"
	"chuyende/internal/link"
	"chuyende/internal/output"
	"chuyende/internal/parse"
	"chuyende/internal/render"
	"chuyende/internal/site"
	"chuyende/internal/suggest"
	"chuyende/search"
)

// Session builds one site again and again, as `serve` does. It remembers the
// parsed pages, what stands in the output folder and the search documents, so
// that an edit costs little more than the pages it touches. Its methods may be
// called by several goroutines; builds run one at a time.
type Session struct {
	options Options

	// published are the addresses of the assets that the output folder holds.
	published atomic.Pointer[map[string]bool]
	// late are the shards that wait, see [Session.Late].
	late atomic.Pointer[waiting]

	mu       sync.Mutex
	settings settings
	pages    map[string]parsed // by path below content/
	// outline is what files of other generators say of the order of pages.
	outline parse.Outline
	// unreadable are the problems of files that became no page.
	unreadable []diag.Problem
	assets     assetCache
	theme      *theme
	bundles    *bundle.Cache
	store      *cache.Folder         // nil where nothing is kept for other processes
	written    map[string]render.Key // by address; what the output folder holds
	loaded     map[string]loads      // by address; which bundles what is there loads
	handy      map[string][]string   // by the address of a page, those of its forms that are kept with it
	seen       output.Seen           // and how it looked
	index      index
	sorter     *link.Sorter
	// tree is what was written last, nil after a reading since: reading anew
	// changes the pages in it.
	tree *site.Tree
	// linking is what that came to last, shown what the renderer knows of it.
	linking linking
	shown   render.Known
	// oneBuild says that there will be no other build: what was used is let go of.
	oneBuild bool
	// keeping has the files of the output kept in files, for [Session.once].
	keeping bool
	files   []output.File
	// listed is what lies in the content, where [Session.inputs] has just looked.
	listed listing
	// unsettled is true after a build that put something off.
	unsettled bool
	// unsure is true after a reading that failed: what changed then may not
	// have been taken in.
	unsure bool
}

// settings are the site's configuration and the bytes it was read from.
type settings struct {
	data      []byte
	unclaimed []string // see [unclaimed]
	foreign   string   // see [foreignTitle]
	config    *config.Config
	problems  []diag.Problem
}

// linking is what linking came to, as long as all that it was made of is the same but
// for words of texts: see [link.Alike].
type linking struct {
	tree     *site.Tree // nil: the pages have to be linked
	config   *config.Config
	theme    *theme
	now      time.Time
	problems []diag.Problem
}

// parsed is one file's page and what is wrong with it.
type parsed struct {
	data     []byte
	sum      [sha256.Size]byte // of the file, [source.File.Sum]
	page     *site.Page
	problems []diag.Problem
}

// NewSession returns a session that has built nothing yet.
func NewSession(options Options) *Session { return newSession(options, false) }

// reader is a session that writes nothing.
func reader(options Options) *Session { return newSession(options, true) }

func newSession(options Options, readOnly bool) *Session {
	s := &Session{options: Locate(options), pages: map[string]parsed{}, written: map[string]render.Key{}, sorter: link.NewSorter()}
	if s.store = storeOf(s.options); readOnly {
		s.store = s.store.ReadOnly()
	}
	s.bundles = bundle.NewCache(s.store)
	return s
}

// Build brings the output up to date. changed are the paths, relative to
// Source, that changed since the last build; nil stands for any. The error is
// a failure of the machine; mistakes in the content are in the result. After
// an error the next build looks at everything again.
func (s *Session) Build(ctx context.Context, changed []string) (Result, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer sparing()()
	clock := newStopwatch()
	tree, problems, _, err := s.load(ctx, changed, clock, false)
	if err != nil {
		return Result{}, err
	}
	unfinished := takeUnfinished(tree, problems)
	var report Report
	if !problems.HasErrors() {
		report, err = s.write(ctx, tree, clock, s.options.Preview && len(s.written) > 0)
		if wrong := append(s.mistakes(err), s.clashes(tree, err)...); wrong != nil {
			problems.Add(wrong...)
		} else if err != nil {
			return Result{}, err
		}
	}
	result := s.result(tree, report, problems, clock)
	result.Unfinished = unfinished
	return result, nil
}

// Settle does what builds of a preview have put off: it writes the bleve index
// and the shards that wait, and looks whether all other files are as they were left. It does nothing
// where nothing was put off.
func (s *Session) Settle(ctx context.Context) (Report, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.tree == nil || !s.unsettled {
		return Report{}, nil
	}
	return s.write(ctx, s.tree, newStopwatch(), false)
}

// check reads and links the site, renders it to nowhere, and writes nothing.
func (s *Session) check(ctx context.Context, changed []string) (Result, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	clock := newStopwatch()
	tree, problems, examined, err := s.load(ctx, changed, clock, true)
	if err != nil {
		return Result{}, err
	}
	if !problems.HasErrors() {
		done := clock.start(Rendering)
		err = parallel(ctx, s.renderer(tree).Jobs(), func(w *bytes.Buffer, job render.Job) error { return job.Render(w) }, s.progress(Rendering))
		done()
		if wrong := s.mistakes(err); wrong != nil {
			problems.Add(wrong...)
		} else if err != nil {
			return Result{}, err
		}
	}
	checked := s.result(tree, Report{}, problems, clock)
	checked.Doctor, checked.Coverage = examined, suggest.New(tree, s.settings.config).Coverage()
	return checked, nil
}

// all returns every page that was read, in no order.
func (s *Session) all() []*site.Page {
	pages := make([]*site.Page, 0, len(s.pages))
	for _, p := range s.pages {
		pages = append(pages, p.page)
	}
	return pages
}

// result completes a report.
func (s *Session) result(tree *site.Tree, report Report, problems *diag.List, clock *stopwatch) Result {
	report.Pages = len(tree.Pages)
	report.Milliseconds = clock.milliseconds()
	return Result{Report: report, Problems: problems.Sorted(), Held: tree.Held, Drafts: drafts(tree), Settings: s.settings.config}
}

// drafts returns the drafts among the published pages, by path.
func drafts(tree *site.Tree) []*site.Page {
	var all []*site.Page
	for _, p := range tree.Pages {
		if p.Draft() {
			all = append(all, p)
		}
	}
	return all
}

// mistakes returns those of the site's own theme that an error tells of, or
// nil where the error is no author's.
func (s *Session) mistakes(err error) []diag.Problem {
	if err == nil || len(s.theme.own) == 0 {
		return nil
	}
	return themeProblems(s.theme.name, s.theme.own[0], err)
}

// load reads, parses, links and examines the site; look says what examine
// does. Warnings are raised where that is asked for.
func (s *Session) load(ctx context.Context, changed []string, clock *stopwatch, examine bool) (*site.Tree, *diag.List, doctor.Report, error) {
	if s.unsure {
		changed = nil
	}
	s.unsure, s.tree = true, nil
	if err := sourceFolder(s.options); err != nil {
		return nil, nil, doctor.Report{}, err
	}
	problems := &diag.List{}
	done := clock.start(Reading)
	err := s.read(ctx, changed, problems)
	done()
	if err == nil {
		err = ctx.Err() // a single long text is not left half-way
	}
	if err != nil {
		return nil, nil, doctor.Report{}, err
	}
	s.unsure = false
	defer clock.start(Linking)()
	s.empty(problems)
	s.tellOutput(problems)
	base := problems.Sorted()
	tree, found, report := s.joinFinished(base, examine)
	if s.oneBuild {
		s.sorter, s.linking = nil, linking{}
	}
	return tree, found, report, ctx.Err()
}

// join links and examines the pages that were read, but for the drafts that aside names
// by [site.Page.Shown]; base is what was found wrong while they were read.
func (s *Session) join(base []diag.Problem, examine bool, aside map[string]bool) (*site.Tree, *diag.List, doctor.Report) {
	in := link.Input{
		Pages: s.all(), Assets: s.assets.list, Config: s.settings.config, Kinds: parse.Kinds(s.settings.config),
		Now:    s.options.Now,
		Drafts: s.options.Drafts, Future: s.options.Future, Expired: s.options.Expired, Aside: aside,
		Ahead: examine, Sorter: s.sorter,
	}
	s.others(&in)
	problems := &diag.List{}
	if l := s.linking; l.tree == nil || l.config != s.settings.config || l.theme != s.theme || !l.now.Equal(s.options.Now) || examine || len(aside) > 0 {
		s.linking = linking{}
	}
	var counts *lasting
	if s.linking.tree == nil {
		counts = s.lasting(in, base, examine)
	}
	found, report := s.look(in, base, examine, problems)
	tree := found.tree
	if s.linking = found; counts != nil || len(aside) > 0 {
		s.linking = linking{} // it goes for this day only, or until the drafts are cured
	}
	counts.settle(problems)
	if s.options.Strict || s.settings.config.Strict {
		problems.Raise()
	}
	problems.Gather()
	return tree, problems, report
}

// progress reports a phase's course to the caller, if it wants to know.
func (s *Session) progress(phase Phase) func(done, total int) {
	if s.options.Progress == nil {
		return nil
	}
	return func(done, total int) { s.options.Progress(phase, done, total) }
}

// renderer plans the site with the theme that was read.
func (s *Session) renderer(tree *site.Tree) *render.Renderer {
	return render.New(render.Input{
		Tree: tree, Config: s.settings.config, Theme: s.theme.layouts,
		Style: s.theme.style.address, Script: s.theme.script.address, SearchScript: s.theme.searchScript.address, ToolScript: s.theme.toolScript.address,
		MissingScript: s.theme.missingScript.address, HandoutStyle: s.theme.handoutStyle.address, HandoutScript: s.theme.handoutScript.address,
		SheetStyle: s.theme.sheetStyle.address, SheetScript: s.theme.sheetScript.address,
		ReaderScript: s.theme.readerScript.address, PrintStyle: s.theme.printStyle.address, CodeStyle: s.theme.codeStyle.address,
		Looks: s.theme.looks, HomeScript: s.theme.homeScript.address,
		Worker: s.worker(), Kept: s.store,
		Kits: s.theme.kits, BookStyle: s.theme.bookStyle.address, TreeStyle: s.theme.treeStyle.address, ReadAsset: s.readAsset, Forms: s.forms(),
		Known: &s.shown,
		Now:   s.options.Now.In(s.settings.config.Zone),
	})
}

// write renders and indexes the tree and puts it into the output folder. With
// quick it leaves the bleve index there as it is, and may leave the shards, and takes files that it made
// earlier as being there without a look.
func (s *Session) write(ctx context.Context, tree *site.Tree, clock *stopwatch, quick bool) (Report, error) {
	report, err := s.attempt(ctx, &writer{Session: s, tree: tree, clock: clock, quick: quick, keep: true})
	if errors.Is(err, output.ErrNotKept) {
		// Somebody else has been at the folder, or a build was killed in it:
		// nothing may be taken as being there.
		report, err = s.attempt(ctx, &writer{Session: s, tree: tree, clock: clock})
		report.Notes = append(report.Notes, lang.Textf(
			"có tệp trong %s bị sửa hoặc xóa từ bên ngoài: đã so lại từng tệp và tạo lại tệp sai",
			"files in %s were changed or removed by somebody else: all have been compared and made good", s.options.OutputDir()))
	}
	if err == nil {
		s.tree, s.unsettled = tree, quick
		published := make(map[string]bool, len(tree.Assets))
		for _, asset := range tree.Assets {
			published[asset.Address] = true
		}
		s.published.Store(&published)
	}
	return report, err
}

// HasAsset reports whether the file at a slash path of the output folder was
// copied from content/ as it is, by the last build. It does not wait for one
// that runs.
func (s *Session) HasAsset(path string) bool {
	published := s.published.Load()
	return published != nil && (*published)["/"+path]
}

// Late returns the file at a slash path of the output folder where that is to be written by
// [Session.Settle]: the one in the folder, if any, belongs to an earlier state of the
// site. The first who asks for such a file waits until they are made.
func (s *Session) Late(path string) (data []byte, ok bool) {
	late := s.late.Load()
	if late == nil || !strings.HasPrefix("/"+path, site.SearchFolder) {
		return nil, false
	}
	return late.file(path)
}

// begin begins the transaction of a writer. What will be built once need not be remembered.
func (s *Session) begin(w *writer) (*output.Tx, error) {
	if s.oneBuild {
		return output.Begin(s.options.OutputDir())
	}
	return s.seen.Begin(s.options.OutputDir(), !w.quick)
}

// attempt runs a writer from begin to commit.
func (s *Session) attempt(ctx context.Context, w *writer) (Report, error) {
	tx, err := s.begin(w)
	if err != nil {
		return Report{}, err
	}
	defer tx.Abort()
	w.tx, w.keys, w.loads = tx, make(map[string]render.Key, len(s.written)), newLoader(s.theme.bundles())
	var report output.Report
	var files []output.File
	if err = w.run(ctx); err == nil {
		done := w.clock.start(Writing)
		s.loaded, s.handy = w.loads.of, handy(w.tree, s.siteForms()) // which the last stages ask
		if files, err = w.stages(ctx); err == nil {
			report, err = w.commit(files)
		}
		done()
	}
	if err == nil {
		err = w.after(ctx, files)
	}
	if err != nil {
		// What stands in the folder is no longer known for sure.
		clear(s.written)
		return Report{}, err
	}
	s.written = w.keys
	s.index.committed()
	s.late.Store(s.index.late)
	if s.index.late != nil {
		report.Paths = append(report.Paths, search.ManifestPath) // which stands for all of them
	}
	return Report{
		Written: report.Written, Unchanged: report.Unchanged, Removed: report.Removed,
		Bytes: report.Bytes, Changed: report.Paths, Notes: append(report.Notes, w.notes...),
	}, nil
}
