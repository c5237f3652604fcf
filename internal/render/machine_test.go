package render

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
	"time"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/link"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
)

// manyPages are n pages that hold nothing but an address.
func manyPages(n int) []*site.Page {
	kind := site.Kinds()[len(site.Kinds())-1]
	pages := make([]*site.Page, n)
	for i := range pages {
		pages[i] = &site.Page{
			Path: fmt.Sprintf("bai-%d.md", i), Address: fmt.Sprintf("/bai-%d.html", i), Kind: kind, Meta: &frontmatter.Meta{}, Doc: &markdown.Doc{},
			Changed: time.Date(2026, 5, 1, 23, 0, 0, 0, time.FixedZone("+07", 7*3600)),
		}
	}
	return pages
}

// sitemapFile is a sitemap or an index of sitemaps, as sitemaps.org has it.
type sitemapFile struct {
	XMLName xml.Name
	URLs    []struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod"`
	} `xml:",any"`
}

func sitemapFiles(t *testing.T, pages int) map[string]sitemapFile {
	t.Helper()
	c := &config.Config{BaseURL: "https://vi.du/a/", PageSize: 10}
	tree := link.Build(link.Input{Pages: manyPages(pages), Config: c, Kinds: site.Kinds()}, &diag.List{})
	var plan []*site.File
	for i := range tree.Files {
		if tree.Files[i].What == site.SitemapFile {
			plan = append(plan, &tree.Files[i])
		}
	}
	files := map[string]sitemapFile{}
	for _, job := range (sitemap{}).Jobs(New(Input{Tree: tree, Config: c, Theme: &Theme{}}), plan) {
		var w bytes.Buffer
		if err := job.Render(&w); err != nil {
			t.Fatal(err)
		}
		var file sitemapFile
		if err := xml.Unmarshal(w.Bytes(), &file); err != nil {
			t.Fatalf("%s: %v", job.Address, err)
		}
		if file.XMLName.Space != "http://www.sitemaps.org/schemas/sitemap/0.9" {
			t.Errorf("%s is of namespace %q", job.Address, file.XMLName.Space)
		}
		if len(file.URLs) > 50_000 || w.Len() > 50<<20 {
			t.Errorf("%s holds %d addresses in %d bytes: more than the protocol allows", job.Address, len(file.URLs), w.Len())
		}
		files[job.Address] = file
	}
	return files
}

func TestSitemap(t *testing.T) {
	t.Parallel()
	files := sitemapFiles(t, 2)
	if len(files) != 1 {
		t.Fatalf("two pages have %d sitemaps", len(files))
	}
	file := files["/sitemap.xml"]
	if file.XMLName.Local != "urlset" || len(file.URLs) != 4 {
		t.Fatalf("sitemap is %+v", file)
	}
	if last := file.URLs[3]; last.Loc != "https://vi.du/a/bai-1.html" || last.LastMod != "2026-05-01" {
		t.Errorf("last entry is %+v", last)
	}
}

func TestSitemapIsSplit(t *testing.T) {
	if testing.Short() {
		t.Skip("a hundred thousand pages: make test-slow")
	}
	t.Parallel()
	const pages = 2*site.MostURLs + 1
	files := sitemapFiles(t, pages)
	index := files["/sitemap.xml"]
	if len(files) != 4 || index.XMLName.Local != "sitemapindex" || len(index.URLs) != 3 {
		t.Fatalf("%d files, index %+v", len(files), index)
	}
	seen := map[string]bool{}
	for _, entry := range index.URLs {
		part, ok := files[strings.TrimPrefix(entry.Loc, "https://vi.du/a")]
		if !ok || part.XMLName.Local != "urlset" {
			t.Errorf("the index names %s, which is no sitemap", entry.Loc)
		}
		for _, u := range part.URLs {
			seen[u.Loc] = true
		}
	}
	if want := pages + 3; len(seen) != want { // and the home page, the catalogue and the one letter
		t.Errorf("the parts name %d addresses, want %d", len(seen), want)
	}
}
