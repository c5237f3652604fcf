package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/link"
	"chuyende/internal/markdown"
	"chuyende/internal/output"
	"chuyende/internal/render"
	"chuyende/internal/site"
	"chuyende/internal/source"
)

// contentFolder is where a site's Markdown lies, and how messages name it.
const contentFolder = "content"

// Session builds one site again and again, as `serve` does. It remembers the
// parsed pages, what stands in the output folder and the search documents, so
// that an edit costs little more than the pages it touches. Its methods may be
// called by several goroutines; builds run one at a time.
type Session struct {
	options Options

	mu       sync.Mutex
	settings settings
	pages    map[string]parsed // by path below content/
	// unreadable are the problems of files that became no page.
	unreadable []diag.Problem
	assets     assetCache
	theme      *theme
	written    map[string]render.Key // by address; what the output folder holds
	index      index
}

// settings are the site's configuration and the bytes it was read from.
type settings struct {
	data     []byte
	config   *config.Config
	problems []diag.Problem
}

// parsed is one file's page and what is wrong with it.
type parsed struct {
	data     []byte
	page     *site.Page
	problems []diag.Problem
}

// NewSession returns a session that has built nothing yet.
func NewSession(options Options) *Session {
	return &Session{options: options, pages: map[string]parsed{}, written: map[string]render.Key{}}
}

// Build brings the output up to date. changed are the paths, relative to
// Source, that changed since the last build; nil stands for any. The error is
// a failure of the machine; mistakes in the content are in the result.
func (s *Session) Build(ctx context.Context, changed []string) (Result, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	clock := newStopwatch()
	tree, problems, err := s.load(ctx, changed, clock)
	if err != nil {
		return Result{}, err
	}
	result := Result{Problems: problems.Sorted()}
	if problems.HasErrors() {
		result.Report.Milliseconds = clock.milliseconds()
		return result, nil
	}
	report, err := s.write(ctx, tree, clock)
	if err != nil {
		return Result{}, err
	}
	for _, p := range tree.Pages {
		if !p.Index {
			report.Pages++
		}
	}
	report.Milliseconds = clock.milliseconds()
	result.Report = report
	return result, nil
}

// check reads and links the site, renders it to nowhere, and writes nothing.
func (s *Session) check(ctx context.Context) (Result, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	clock := newStopwatch()
	tree, problems, err := s.load(ctx, nil, clock)
	if err != nil {
		return Result{}, err
	}
	result := Result{Problems: problems.Sorted()}
	result.Report.Pages = len(tree.Pages)
	if problems.HasErrors() {
		return result, nil
	}
	r := s.renderer(tree)
	err = parallel(ctx, r.Jobs(), func(w *bytes.Buffer, job render.Job) error { return job.Render(w) }, nil)
	result.Report.Milliseconds = clock.milliseconds()
	return result, err
}

// load reads, parses and links the site.
func (s *Session) load(ctx context.Context, changed []string, clock *stopwatch) (*site.Tree, *diag.List, error) {
	if err := sourceFolder(s.options); err != nil {
		return nil, nil, err
	}
	problems := &diag.List{}
	done := clock.start(Reading)
	err := s.read(ctx, changed, problems)
	done()
	if err != nil {
		return nil, nil, err
	}
	defer clock.start(Linking)()
	all := make([]*site.Page, 0, len(s.pages))
	for _, p := range s.pages {
		all = append(all, p.page)
		problems.Add(p.problems...)
	}
	tree := link.Build(link.Input{
		Pages: all, Assets: s.assets.list, Config: s.settings.config, Kinds: kinds(s.settings.config),
		Now:    s.options.Now,
		Drafts: s.options.Drafts, Future: s.options.Future, Expired: s.options.Expired,
	}, problems)
	if s.options.Strict || s.settings.config.Strict {
		problems.Raise()
	}
	return tree, problems, nil
}

// read brings settings, theme, pages and assets up to date.
func (s *Session) read(ctx context.Context, changed []string, problems *diag.List) error {
	if err := s.readSettings(problems); err != nil {
		return err
	}
	if err := s.readTheme(changed, problems); err != nil {
		return err
	}
	fsys, err := os.OpenRoot(filepath.Join(s.options.Source, contentFolder))
	if err != nil {
		return fmt.Errorf("read content: %w", err)
	}
	defer fsys.Close()
	if done, err := s.readChanged(fsys.FS(), changed); done || err != nil {
		return err
	}
	if err := s.readAll(ctx, fsys.FS()); err != nil {
		return err
	}
	problems.Add(s.unreadable...)
	return s.assets.read(fsys.FS())
}

// readSettings loads site.yaml. When it changed, every page is parsed anew.
func (s *Session) readSettings(problems *diag.List) error {
	name := filepath.Join(s.options.Source, contentFolder, config.Path)
	data, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read settings: %w", err)
	}
	if s.settings.config == nil || !bytes.Equal(data, s.settings.data) {
		var own diag.List
		s.settings = settings{data: data}
		s.settings.config = config.Load(data, contentFolder+"/"+config.Path, config.Defaults{Title: folderTitle(s.options.Source), Kinds: kindNames()}, &own)
		s.settings.problems = own.Sorted()
		clear(s.pages)
	}
	problems.Add(s.settings.problems...)
	return nil
}

// folderTitle is what a site without a title is called.
func folderTitle(source string) string {
	abs, err := filepath.Abs(source)
	if err != nil {
		return "Cổng tri thức"
	}
	return link.Humanise(filepath.Base(abs))
}

// kinds are the kinds of pages with the folders that the site gives them.
func kinds(c *config.Config) []*site.Kind {
	all := site.Kinds()
	for _, k := range all {
		for _, moved := range c.Folders {
			if moved.Kind == k.Name {
				k.Folder = moved.Folder
			}
		}
	}
	return all
}

func kindNames() []string {
	var names []string
	for _, k := range site.Kinds() {
		names = append(names, k.Name)
	}
	return names
}

func (s *Session) parser() *parser {
	c := s.settings.config
	return &parser{
		markdown: markdown.New(markdown.Options{AllowHTML: c.AllowHTML}),
		kinds:    kinds(c), zone: c.Zone,
	}
}

// readAll reads every Markdown file and parses those that changed.
func (s *Session) readAll(ctx context.Context, fsys fs.FS) error {
	var problems diag.List
	files, err := source.Read(ctx, fsys, contentFolder, &problems)
	if err != nil {
		return fmt.Errorf("read content: %w", err)
	}
	s.unreadable = problems.Sorted()
	parser := s.parser()
	fresh := make([]parsed, len(files))
	err = each(ctx, len(files), func(i int) error {
		file := files[i]
		if old, ok := s.pages[file.Path]; ok && bytes.Equal(old.data, file.Data) {
			fresh[i] = old
			return nil
		}
		fresh[i] = parser.parse(file)
		return nil
	}, s.progress(Reading))
	if err != nil {
		return err
	}
	clear(s.pages)
	for i, file := range files {
		s.pages[file.Path] = fresh[i]
	}
	return nil
}

// parse makes a page of a file and keeps its problems with it.
func (s *parser) parse(file source.File) parsed {
	var problems diag.List
	page := s.page(file, &problems)
	return parsed{data: file.Data, page: page, problems: problems.Sorted()}
}

// readChanged reads only the files that changed. It reports false when that is
// not enough: after a change of settings, folders, assets or at the start.
func (s *Session) readChanged(fsys fs.FS, changed []string) (done bool, err error) {
	if changed == nil || len(s.pages) == 0 || len(s.unreadable) > 0 {
		return false, nil
	}
	var paths []string
	for _, name := range changed {
		path, inContent := belowContent(name)
		if !inContent {
			continue
		}
		if !isMarkdown(path) {
			return false, nil
		}
		paths = append(paths, path)
	}
	parser := s.parser()
	for _, path := range paths {
		var problems diag.List
		file, err := source.ReadOne(fsys, contentFolder, path, &problems)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			delete(s.pages, path)
		case err != nil || len(problems.Sorted()) > 0:
			return false, nil // the full reading says what is wrong
		default:
			s.pages[path] = parser.parse(file)
		}
	}
	return true, nil
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
		Style: s.theme.style.address, Script: s.theme.script.address,
		Now: s.options.Now.In(s.settings.config.Zone),
	})
}

// write renders and indexes the tree and puts it into the output folder.
func (s *Session) write(ctx context.Context, tree *site.Tree, clock *stopwatch) (Report, error) {
	tx, err := output.Begin(s.options.OutputDir())
	if err != nil {
		return Report{}, err
	}
	defer tx.Abort()
	w := &writer{Session: s, tx: tx, tree: tree, clock: clock, keys: make(map[string]render.Key, len(s.written))}
	if err := w.run(ctx); err != nil {
		// What stands in the folder is no longer known for sure.
		clear(s.written)
		return Report{}, err
	}
	done := clock.start(Writing)
	report, err := tx.Commit()
	done()
	if err != nil {
		clear(s.written)
		return Report{}, err
	}
	s.written = w.keys
	s.index.committed()
	return Report{
		Written: report.Written, Unchanged: report.Unchanged, Removed: report.Removed,
		Bytes: report.Bytes, Changed: report.Paths,
	}, nil
}

// stopwatch adds up how long each phase takes.
type stopwatch struct {
	mu     sync.Mutex
	began  time.Time
	phases map[Phase]time.Duration
}

func newStopwatch() *stopwatch {
	return &stopwatch{began: time.Now(), phases: map[Phase]time.Duration{}}
}

// start begins a phase; the returned function ends it.
func (s *stopwatch) start(phase Phase) (done func()) {
	began := time.Now()
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.phases[phase] += time.Since(began)
	}
}

func (s *stopwatch) milliseconds() map[string]float64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	shown := map[string]float64{"total": milliseconds(time.Since(s.began))}
	for phase, d := range s.phases {
		shown[string(phase)] = milliseconds(d)
	}
	return shown
}

// milliseconds rounds to tenths: more digits would be noise.
func milliseconds(d time.Duration) float64 {
	return float64(d.Round(100*time.Microsecond)) / float64(time.Millisecond)
}
