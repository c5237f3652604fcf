// Package pipeline is the pipeline: the one place that knows in which order a
// folder of Markdown becomes a portal.
//
//	read → parse → link → examine → stop if there are errors → render + index → write
//
// Each step lives in a package of its own that does not know the others. This
// package hands one's result to the next, spreads the work over the
// processors, and remembers between two builds of a [Session] what need not be
// done again.
package pipeline

import (
	"context"
	"path/filepath"
	"time"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/doctor"
	"chuyende/internal/lang"
	"chuyende/internal/render"
	"chuyende/internal/site"
	"chuyende/internal/suggest"
)

// Options says which site to build and how.
type Options struct {
	// Source is the folder of the site: the content, themes/ and, unless Output
	// says otherwise, public/ lie in it.
	Source string
	// Content is the folder in Source that the site's Markdown and its settings
	// lie in, a slash path, and what messages name it; "." is Source itself, ""
	// what [Locate] makes of it.
	Content string
	// Output is the folder that the site is written to; "" is public/ in
	// Source, unless [Locate] finds that to be somebody else's.
	Output string
	// Now decides which pages are published. It must not be zero.
	Now time.Time
	// Drafts, Future and Expired publish pages that otherwise are not.
	Drafts, Future, Expired bool
	// Strict makes errors of warnings.
	Strict bool
	// Preview puts the bleve index off after the first build of a session, so
	// that an edit shows sooner; [Session.Settle] writes it.
	Preview bool
	// Worker says that pages have browsers keep the site for use without a network,
	// unless the settings say otherwise: for builds that are published.
	Worker bool
	// Cached has what is slow to make kept for the next process, in a folder beside
	// the content ([cache.FolderName]). A check only looks it up.
	Cached bool
	// program takes the place of [cache.Program] in tests.
	program string
	// Forms are those beside HTML in which pages are published.
	Forms []render.Form
	// Stages come after all files are made, in this order.
	Stages []Stage
	// Progress, if not nil, is told how far a phase has come; total is 0 where
	// it is not known. It may be called from several goroutines.
	Progress func(phase Phase, done, total int)
}

// OutputDir is the folder that the site is written to.
func (o Options) OutputDir() string {
	if o.Output != "" {
		return o.Output
	}
	return filepath.Join(o.Source, defaultOutput)
}

// ThemesDir is the folder that the site's own themes lie in.
func (o Options) ThemesDir() string { return filepath.Join(o.Source, themesFolder) }

// Phase is a step of a build, as --json names it.
type Phase string

// The phases of a build. Rendering and indexing run at the same time.
const (
	Reading   Phase = "read"
	Linking   Phase = "link"
	Rendering Phase = "render"
	Indexing  Phase = "index"
	Writing   Phase = "write"
)

// Report says what a build did.
type Report struct {
	// Pages counts the published Markdown files.
	Pages int `json:"pages"`
	// Written, Unchanged and Removed count files of the output folder; Bytes
	// is the size of those written.
	Written   int   `json:"written"`
	Unchanged int   `json:"unchanged"`
	Removed   int   `json:"removed"`
	Bytes     int64 `json:"bytes"`
	// Milliseconds tells how long each phase took, and "total" all of them.
	Milliseconds map[string]float64 `json:"milliseconds"`
	// Changed are the output files that were written or removed.
	Changed []string `json:"-"`
	// Notes tell what of an earlier build was found damaged and made good, a
	// sentence each.
	Notes []lang.Text `json:"-"`
}

// Result is a build's report and what is wrong with the content. When there
// are errors among the problems nothing was written.
type Result struct {
	Report   Report
	Problems []diag.Problem
	// Held are the pages that are not published, Drafts those that are although
	// they are drafts; both by path.
	Held   []site.Held
	Drafts []*site.Page
	// Unfinished are the errors in drafts among Held, by [site.Page.Shown]; they are
	// not among the problems of a build.
	Unfinished map[string][]diag.Problem
	// Settings are those of the site, with the words of its theme; nil where [Run]
	// had nothing to do, which never is with Stages.
	Settings *config.Config
	// Doctor says how complete the content is; only a check looks.
	Doctor doctor.Report
	// Coverage says what there is to choose from; only a check looks.
	Coverage suggest.Coverage
}

// Failed reports whether the problems kept the site from being written.
func (r Result) Failed() bool {
	for _, p := range r.Problems {
		if p.Severity == diag.Error {
			return true
		}
	}
	return false
}

// Run builds a site once. Where the last process built the same files, and all it made
// is still there, nothing is read but these.
func Run(ctx context.Context, options Options) (Result, error) {
	return NewSession(options).once(ctx)
}

// Check finds the problems of a site and writes nothing.
func Check(ctx context.Context, options Options) (Result, error) {
	return reader(options).check(ctx, nil)
}

// Overview is a site as it stands, for commands that look at it.
type Overview struct {
	Tree   *site.Tree
	Config *config.Config
}

// Inspect reads and links a site, whatever is wrong with it.
func Inspect(ctx context.Context, options Options) (Overview, error) {
	s := reader(options)
	tree, _, _, err := s.load(ctx, nil, newStopwatch(), false)
	if err != nil {
		return Overview{}, err
	}
	return Overview{Tree: tree, Config: s.settings.config}, nil
}
