package pipeline

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"io/fs"

	"chuyende/internal/output"
	"chuyende/themes"
)

// TestDeterminism builds one site on one and on many processors, in other time
// zones and from other folders: every byte must be the same. It runs alone,
// for it changes what belongs to the whole process.
func TestDeterminism(t *testing.T) {
	before := runtime.GOMAXPROCS(0)
	t.Cleanup(func() { runtime.GOMAXPROCS(before) })
	var want map[string]string
	for _, processors := range []int{1, 2, 8} {
		for _, zone := range []string{"UTC-11", "UTC+14"} {
			hours := map[string]int{"UTC-11": -11, "UTC+14": 14}[zone]
			runtime.GOMAXPROCS(processors)
			now := today.In(time.FixedZone(zone, hours*60*60))
			out := filepath.Join(t.TempDir(), "public")
			mustBuild(t, NewSession(Options{Source: newSite(t), Output: out, Now: now}), nil)
			got := files(t, out)
			if want == nil {
				want = got
			}
			same(t, got, want)
			if t.Failed() {
				t.Fatalf("on %d processors in %s", processors, zone)
			}
		}
	}
}

func TestBusy(t *testing.T) {
	t.Parallel()
	options := Options{Source: newSite(t), Now: today}
	mustBuild(t, NewSession(options), nil)
	before := files(t, options.OutputDir())
	tx, err := output.Begin(options.OutputDir())
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Abort()
	replace(t, options.Source, topicFile, "Đường thôn còn hẹp.", "Đường thôn lầy lội.")
	if _, err := Run(context.Background(), options); !errors.Is(err, output.ErrBusy) {
		t.Errorf("second build: %v", err)
	}
	same(t, files(t, options.OutputDir()), before)
}

func TestReadOnlyOutput(t *testing.T) {
	t.Parallel()
	if os.Geteuid() == 0 {
		t.Skip("root may write anywhere")
	}
	options := Options{Source: newSite(t), Now: today}
	mustBuild(t, NewSession(options), nil)
	before := files(t, options.OutputDir())
	replace(t, options.Source, topicFile, "Đường thôn còn hẹp.", "Đường thôn lầy lội.")
	topics := filepath.Join(options.OutputDir(), "chuyen-de")
	if err := os.Chmod(topics, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(topics, 0o755) })
	if _, err := Run(context.Background(), options); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("build into a read-only folder: %v", err)
	}
	same(t, files(t, options.OutputDir()), before)
}

// TestOccupied puts foreign files and folders in the way: whatever it is, the
// build says so and the site stays.
func TestOccupied(t *testing.T) {
	t.Parallel()
	for name, occupy := range map[string]string{
		"a page's place":    "public/moi.html",
		"a folder's place":  "public/muc",
		"inside a page":     "public/moi.html/tep.txt",
		"the theme's place": "public/moi.txt",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			options := Options{Source: newSite(t), Now: today}
			mustBuild(t, NewSession(options), nil)
			write(t, options.Source, occupy, "của người khác")
			before := files(t, options.OutputDir())
			write(t, options.Source, "content/moi.md", "# Mới\n")
			write(t, options.Source, "content/muc/mot.md", "# Một\n")
			write(t, options.Source, "themes/default/static/moi.txt", "mới\n")
			if _, err := Run(context.Background(), options); !errors.Is(err, output.ErrForeign) {
				t.Errorf("build: %v", err)
			}
			same(t, files(t, options.OutputDir()), before)
		})
	}
}

// TestAfterKill leaves the journal of a killed commit behind: the next build,
// which cannot trust what stands in the folder, must put it right.
func TestAfterKill(t *testing.T) {
	t.Parallel()
	options := Options{Source: newSite(t), Now: today}
	session := NewSession(options)
	mustBuild(t, session, nil)
	want := files(t, options.OutputDir())
	for name, s := range map[string]*Session{"anew": NewSession(options), "session": session} {
		state := filepath.Join(options.OutputDir(), output.StateDir)
		manifest, err := os.ReadFile(filepath.Join(state, "manifest"))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(state, "journal"), manifest, 0o644); err != nil {
			t.Fatal(err)
		}
		write(t, options.Source, "public/gioi-thieu.html", "<!doctype html>tạm")
		mustBuild(t, s, nil)
		same(t, files(t, options.OutputDir()), want)
		if t.Failed() {
			t.Fatal(name)
		}
	}
}

// TestPreview edits a preview: the pages are there at once, the bleve index
// when the edits rest, and after a mistake nothing is written by then either.
func TestPreview(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	options := Options{Source: newSite(t), Now: today, Preview: true}
	session := NewSession(options)
	mustBuild(t, session, nil)
	replace(t, options.Source, topicFile, "Đường thôn còn hẹp.", "Đường thôn lầy lội.")
	mustBuild(t, session, []string{topicFile})
	fresh := filepath.Join(t.TempDir(), "fresh")
	mustBuild(t, NewSession(Options{Source: options.Source, Output: fresh, Now: today}), nil)
	same(t, files(t, options.OutputDir()), files(t, fresh))
	if _, err := session.Settle(ctx); err != nil {
		t.Fatal(err)
	}
	same(t, files(t, options.OutputDir()), files(t, fresh))
	sameAnswers(t, options.OutputDir(), fresh)

	replace(t, options.Source, topicFile, "lầy lội", "bụi bặm")
	mustBuild(t, session, []string{topicFile})
	before := files(t, options.OutputDir())
	replace(t, options.Source, groupFile, "title: Xây dựng nông thôn", "titel: Nhóm")
	if result, err := session.Build(ctx, []string{groupFile}); err != nil || !result.Failed() {
		t.Fatalf("a mistake gives %v, %v", result, err)
	}
	if _, err := session.Settle(ctx); err != nil {
		t.Fatal(err)
	}
	same(t, files(t, options.OutputDir()), before)
	replace(t, options.Source, groupFile, "titel: Nhóm", "title: Nhóm")
	mustBuild(t, session, []string{groupFile})
	if _, err := session.Settle(ctx); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, NewSession(Options{Source: options.Source, Output: fresh, Now: today}), nil)
	same(t, files(t, options.OutputDir()), files(t, fresh))
	sameAnswers(t, options.OutputDir(), fresh)
}

// TestCheck makes sure that a check finds what a build finds, and leaves no
// trace.
func TestCheck(t *testing.T) {
	t.Parallel()
	options := Options{Source: newSite(t), Now: today}
	write(t, options.Source, "content/nhom/_index.md", "Xem [không](khong.md).\n")
	checked, err := Check(context.Background(), options)
	if err != nil {
		t.Fatal(err)
	}
	built, err := Run(context.Background(), options)
	if err != nil {
		t.Fatal(err)
	}
	if told(checked) == "" || told(checked) != told(built) {
		t.Errorf("check tells %q, build %q", told(checked), told(built))
	}
	if _, err := os.Stat(options.OutputDir()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("something was written: %v", err)
	}
}

func TestNoSite(t *testing.T) {
	t.Parallel()
	var noSite *NoSiteError
	if _, err := Run(context.Background(), Options{Source: t.TempDir(), Now: today}); !errors.As(err, &noSite) {
		t.Errorf("build without content: %v", err)
	}
}

// TestFrameIDs holds the ids that headings may not take against those that the
// theme's templates and scripts give out.
func TestFrameIDs(t *testing.T) {
	t.Parallel()
	id := regexp.MustCompile("(?:\\sid=|\\bid: |\\.id = )[\"`]([^\"`{}$]+)[\"`]")
	used := map[string]bool{}
	err := fs.WalkDir(themes.Default(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" && filepath.Ext(name) != ".js" {
			return err
		}
		text, err := fs.ReadFile(themes.Default(), name)
		for _, found := range id.FindAllSubmatch(text, -1) {
			used[string(found[1])] = true
			if !slices.Contains(frameIDs(), string(found[1])) {
				t.Errorf("%s uses the id %q, which headings may take", name, found[1])
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range frameIDs() {
		// Suggestions are numbered below their list's id.
		if !used[strings.TrimRight(id, "_0123456789")] {
			t.Errorf("nothing has the id %q any more", id)
		}
	}
}
