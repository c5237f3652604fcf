package pipeline

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/media"
	"chuyende/internal/output"
	"chuyende/internal/render"
	"chuyende/internal/site"
)

// listStage writes a list of the files that browsers ask for, as a service
// worker would need it.
func listStage() Stage {
	return Stage{
		Name:   "list",
		Claims: []site.Claim{{Pattern: "/kho/ngoai-tuyen.*.txt", Title: lang.Text{VI: "danh sách dùng ngoại tuyến", EN: "the list for use offline"}}},
		Add: func(_ context.Context, files []output.File, _ func(string) ([]byte, error), add func(string, []byte) error) error {
			var list bytes.Buffer
			for _, f := range files {
				if !strings.HasPrefix(f.Path, bleveFolder) {
					list.WriteString(f.Digest + "  " + f.Path + "\n")
				}
			}
			sum := sha256.Sum256(list.Bytes())
			return add("kho/ngoai-tuyen."+hex.EncodeToString(sum[:4])+".txt", list.Bytes())
		},
	}
}

// TestStages: last stages see every file of the site by what it holds, and what
// one adds is seen by the next. A session adds nothing where nothing changed.
func TestStages(t *testing.T) {
	t.Parallel()
	var seen []output.File
	options := Options{Source: newSite(t), Now: today, Stages: []Stage{listStage(), {
		Name: "deployment",
		Done: func(_ context.Context, dir string, files []output.File) error {
			seen = files
			_, err := os.Stat(filepath.Join(dir, "index.html"))
			return err
		},
	}}}
	session := NewSession(options)
	for _, round := range []string{"first", "again", "edited", "new session"} {
		var changed []string
		switch round {
		case "edited":
			replace(t, options.Source, topicFile, "Đường thôn còn hẹp.", "Đường thôn lầy lội.")
			changed = []string{topicFile}
		case "new session":
			session = NewSession(options)
		}
		report := mustBuild(t, session, changed).Report
		if unchanged := round == "again" || round == "new session"; unchanged != (report.Written+report.Removed == 0) {
			t.Errorf("%s: %+v", round, report)
		}
		inPlace(t, options.OutputDir(), seen)
		lists := slices.DeleteFunc(slices.Clone(seen), func(f output.File) bool { return !strings.HasPrefix(f.Path, "kho/") })
		if len(lists) != 1 || lists[0].Type != "text/plain; charset=utf-8" {
			t.Errorf("%s: the first stage added %v", round, lists)
		}
		planned(t, session, seen)
	}
}

// inPlace fails the test where files are not just those of the output folder.
func inPlace(t *testing.T, dir string, files []output.File) {
	t.Helper()
	var want []output.File
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name == output.StateDir:
			return fs.SkipDir
		case entry.IsDir() || name == output.ListName:
			return nil
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		sum := sha256.Sum256(data)
		f := output.File{Path: name, Digest: hex.EncodeToString(sum[:]), Type: media.TypeOf(name)}
		if i := slices.IndexFunc(files, func(g output.File) bool { return g.Path == name }); i >= 0 && files[i].Size != 0 {
			f.Size = int64(len(data)) // this build has seen it
		}
		want = append(want, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(want, func(a, b output.File) int { return strings.Compare(a.Path, b.Path) })
	if !slices.Equal(files, want) {
		t.Errorf("the stage saw\n%v\nthere are\n%v", files, want)
	}
}

// planned fails the test where the files of a site are not those that were
// planned or claimed.
func planned(t *testing.T, s *Session, files []output.File) {
	t.Helper()
	made := map[string]bool{}
	claimed := append(claims(), listStage().Claims...)
	for _, f := range files {
		made["/"+f.Path] = true
	}
	for _, f := range s.tree.Files {
		if !made[f.Address] {
			t.Errorf("%s is planned and not made", f.Address)
		}
		delete(made, f.Address)
	}
	for address := range made {
		if !slices.ContainsFunc(claimed, func(c site.Claim) bool { return c.Covers(address) }) {
			t.Errorf("%s is made and neither planned nor claimed", address)
		}
	}
}

// A stage that fails leaves the site as it was.
func TestFailingStage(t *testing.T) {
	t.Parallel()
	broken := errors.New("no space left")
	options := Options{Source: newSite(t), Now: today}
	mustBuild(t, NewSession(options), nil)
	before := files(t, options.OutputDir())
	replace(t, options.Source, topicFile, "Đường thôn còn hẹp.", "Đường thôn lầy lội.")
	options.Stages = []Stage{{Name: "pack", Add: func(context.Context, []output.File, func(string) ([]byte, error), func(string, []byte) error) error {
		return broken
	}}}
	if _, err := Run(context.Background(), options); !errors.Is(err, broken) || !strings.Contains(err.Error(), "pack") {
		t.Errorf("build: %v", err)
	}
	same(t, files(t, options.OutputDir()), before)
}

// TestForms: a page comes out in each of the forms that fit it. A file of the
// author's beside it that is called so is told, with both names.
func TestForms(t *testing.T) {
	t.Parallel()
	options := Options{Source: newSite(t), Now: today, Forms: []render.Form{{
		Form: site.Form{
			Name: "text", Extension: ".txt", Title: lang.Text{VI: "bản chữ", EN: "plain text"},
			Fits: func(p *site.Page) bool { return p.Kind.Name == "topic" },
		},
		Write: func(w *bytes.Buffer, _ render.Input, p *site.Page) error {
			_, err := w.WriteString(p.Title + "\n")
			return err
		},
	}}}
	session := NewSession(options)
	mustBuild(t, session, nil)
	page := strings.TrimSuffix(strings.TrimPrefix(topicFile, "content/"), ".md")
	made := files(t, options.OutputDir())
	if text, ok := made[page+".txt"]; !ok || text != session.tree.ByPath(page+".md").Title+"\n" {
		t.Errorf("%s.txt is %q", page, text)
	}
	texts := 0
	for name := range made {
		if strings.HasSuffix(name, ".txt") && name != "robots.txt" && name != output.ListName && path.Base(name) != "zalo.txt" {
			texts++
		}
	}
	topics := 0
	for _, p := range session.tree.Pages {
		if p.Kind.Name == "topic" && !p.Index {
			topics++
		}
	}
	if texts != topics || topics == 0 {
		t.Errorf("%d texts of %d topics", texts, topics)
	}
	write(t, options.Source, "content/"+page+".txt", "của tôi")
	result, err := session.Build(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	one(t, result, "address-taken", "content/"+page+".txt", "bản chữ", topicFile)
	same(t, files(t, options.OutputDir()), made)
}

// one fails the test unless a build has one error: of this code, about this
// file, with these words.
func one(t *testing.T, result Result, code, file string, words ...string) {
	t.Helper()
	var errs []diag.Problem
	for _, p := range result.Problems {
		if p.Severity == diag.Error {
			errs = append(errs, p)
		}
	}
	if len(errs) != 1 || errs[0].Code != code || errs[0].File != file {
		t.Fatalf("errors are %v", errs)
	}
	for _, word := range words {
		if !strings.Contains(errs[0].Text.VI, word) {
			t.Errorf("%q does not name %q", errs[0].Text.VI, word)
		}
	}
}

// TestClash: a file whose name nobody knew before is in the way of an author's:
// that is a problem of the author's, and nothing is written.
func TestClash(t *testing.T) {
	t.Parallel()
	for name, clash := range map[string]struct{ added, file, word string }{
		"the same":           {"tep/ghi-chu.pdf", "content/tep/ghi-chu.pdf", "content/tep/ghi-chu.pdf"},
		"in another case":    {"Tep/Ghi-chu.pdf", "content/tep/ghi-chu.pdf", "content/tep/ghi-chu.pdf"},
		"a folder":           {"tep/ghi-chu.pdf/x.bin", "content/tep/ghi-chu.pdf", "tep/ghi-chu.pdf/x.bin"},
		"a file as a folder": {"tep", "content/tep/ghi-chu.pdf", "/tep"},
		"a page":             {"bai/x.html", "content/bai/x.md", "/bai/x.html"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			options := Options{Source: t.TempDir(), Now: today, Stages: []Stage{{
				Name: "s", Add: func(_ context.Context, _ []output.File, _ func(string) ([]byte, error), add func(string, []byte) error) error {
					return add(clash.added, nil)
				},
			}}}
			write(t, options.Source, "content/bai/x.md", "# X\n")
			write(t, options.Source, "content/tep/ghi-chu.pdf", "%PDF")
			result, err := Run(context.Background(), options)
			if err != nil {
				t.Fatal(err)
			}
			one(t, result, "address-taken", clash.file, clash.word)
			if _, err := os.Stat(filepath.Join(options.OutputDir(), "index.html")); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("something was written: %v", err)
			}
		})
	}
}

// The folders of the theme's files and of the index are the author's too, but
// for the names in use. The theme's own files do not take an address either.
func TestOwnNames(t *testing.T) {
	t.Parallel()
	options := Options{Source: newSite(t), Now: today}
	write(t, options.Source, "content/assets/x.csv", "a,b")
	write(t, options.Source, "content/search/bang.csv", "c,d")
	write(t, options.Source, "content/assets/site.css", "body{}")
	write(t, options.Source, "content/search/bai.md", "# Bài về tìm kiếm\n")
	write(t, options.Source, "content/favicon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
	mustBuild(t, NewSession(options), nil)
	made := files(t, options.OutputDir())
	for name, want := range map[string]string{"assets/x.csv": "a,b", "search/bang.csv": "c,d", "assets/site.css": "body{}", "favicon.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"} {
		if made[name] != want {
			t.Errorf("%s is %q", name, made[name])
		}
	}
	if made["search/bai.html"] == "" || made["search/index.html"] == "" || made["search/manifest.js"] == "" {
		t.Error("a page in content/search/ is missing, or the index")
	}
	for name, want := range map[string]struct{ code, file string }{
		"content/assets/site.0123456789.css":     {"address-reserved", "content/assets/site.0123456789.css"},
		"content/search/t/a.csv":                 {"address-reserved", "content/search/t/a.csv"},
		"content/search/bleve/a.csv":             {"address-reserved", "content/search/bleve/a.csv"},
		"content/search/client.js":               {"address-taken", "content/search/client.js"},
		"themes/default/static/tim-kiem.html":    {"address-taken", "themes/default/static/tim-kiem.html"},
		"themes/default/static/robots.txt":       {"address-taken", "themes/default/static/robots.txt"},
		"themes/default/static/search/t/mot.txt": {"address-reserved", "themes/default/static/search/t/mot.txt"},
	} {
		source := newSite(t)
		write(t, source, name, "a")
		result, err := Run(context.Background(), Options{Source: source, Now: today})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		one(t, result, want.code, want.file)
	}
}
