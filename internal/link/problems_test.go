package link_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"chuyende/internal/diag"
	"chuyende/internal/golden"
	"chuyende/internal/lang"
	"chuyende/internal/link"
	"chuyende/internal/parse"
	"chuyende/internal/site"
	"chuyende/internal/sitetest"
)

// build links a site given as a txtar archive, on the day of sitetest.
func build(t *testing.T, archive string) (*site.Tree, *sitetest.Site) {
	t.Helper()
	s := sitetest.Parse(t, archive)
	return link.Build(input(s), s.Problems), s
}

func input(s *sitetest.Site) link.Input {
	return link.Input{
		Pages: s.Pages, Assets: s.Assets, Config: s.Config, Kinds: s.Kinds, Now: sitetest.Now(),
		Given: []site.Given{
			{Address: "/icon.png", Title: lang.Text{VI: "tệp của giao diện"}, Yields: true},
			{Address: "/rieng.txt", Title: lang.Text{VI: "themes/x/static/rieng.txt"}, Source: "themes/x/static/rieng.txt", Yields: true},
			{Address: "/search/client.js", Title: lang.Text{VI: "chỉ mục tìm kiếm"}},
		},
		Claims: []site.Claim{
			{Pattern: "/search/t/...", Title: lang.Text{VI: "chỉ mục tìm kiếm"}},
			{Pattern: "/assets/site.[0-9a-f][0-9a-f].js", Title: lang.Text{VI: "tệp của giao diện"}},
			{Pattern: "/goi/tap-tin.*.html", Title: lang.Text{VI: "gói tệp"}},
		},
		Forms: []site.Form{{
			Name: "word", Extension: ".docx", Title: lang.Text{VI: "bản Word", EN: "Word paper"},
			Fits: func(p *site.Page) bool { return p.Kind.Name == "topic" },
		}},
	}
}

// buildWell is build for a site that has no problems.
func buildWell(t *testing.T, archive string) *site.Tree {
	t.Helper()
	tree, s := build(t, archive)
	for _, message := range sitetest.Messages(ofLinking(s.Problems)) {
		t.Errorf("unexpected: %s", message)
	}
	return tree
}

// wanted is the file of an archive that holds the expected messages.
const wanted = "want"

// TestProblems reads testdata/problems: each archive is a site and, in its
// last file, the problems that linking it must find.
func TestProblems(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("testdata/problems/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			archive := txtar.Parse(data)
			want := ""
			archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool {
				if f.Name == wanted {
					want = string(f.Data)
				}
				return f.Name == wanted
			})
			_, s := build(t, string(txtar.Format(archive)))
			got := strings.Join(sitetest.Messages(ofLinking(s.Problems)), "\n") + "\n"
			if golden.Updating() {
				archive.Files = append(archive.Files, txtar.File{Name: wanted, Data: []byte(got)})
				golden.Write(t, name, txtar.Format(archive))
				return
			}
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// ofLinking leaves out what the pages by themselves lack: sites of one test
// need not be whole.
func ofLinking(all *diag.List) *diag.List {
	var own diag.List
	for _, p := range all.Sorted() {
		ofPage := slices.ContainsFunc(parse.Rules(), func(r diag.Rule) bool { return r.Code == p.Code })
		if p.Code != "key-missing" && !ofPage {
			own.Add(p)
		}
	}
	return &own
}
