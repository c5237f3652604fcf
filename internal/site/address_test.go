package site

import (
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"
)

func TestAddress(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		file, slug, want string
		ok               bool
	}{
		{"luat-dat-dai/dieu-1.md", "", "/luat-dat-dai/dieu-1.html", true},
		{"Luật Đất đai/Điều 1.md", "", "/luat-dat-dai/dieu-1.html", true},
		{"gioi-thieu.md", "ve-chung-toi", "/ve-chung-toi.html", true},
		{"a/b.md", "Tên Mới", "/a/ten-moi.html", true},
		{"a/b.md", "../../x", "/a/x.html", true}, // a slug cannot leave its folder
		{"_index.md", "", "/index.html", true},
		{"index.md", "", "/index.html", true},
		{"nhom/_index.md", "bo-qua", "/nhom/index.html", true},
		{"a/12.HD.BTCTW.md", "", "/a/12-hd-btctw.html", true},
		{"a/???.md", "", "", false},
		{"a/b.md", "!!!", "", false},
		{"…/b.md", "", "", false},
	} {
		got, ok := Address(tt.file, tt.slug)
		if ok != tt.ok || ok && got != tt.want {
			t.Errorf("Address(%q, %q) = %q, %v, want %q, %v", tt.file, tt.slug, got, ok, tt.want, tt.ok)
		}
	}
}

func TestPageAddress(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		first string
		n     int
		want  string
	}{
		{"/the/dat.html", 1, "/the/dat.html"},
		{"/the/dat.html", 2, "/the/dat/trang-2.html"},
		{"/chuyen-de/index.html", 12, "/chuyen-de/trang-12.html"},
		{"/index.html", 2, "/trang-2.html"},
	} {
		if got := PageAddress(tt.first, tt.n); got != tt.want {
			t.Errorf("PageAddress(%q, %d) = %q, want %q", tt.first, tt.n, got, tt.want)
		}
	}
	if got := FeedAddress("/nhom/x.html", "xml"); got != "/nhom/x/feed.xml" {
		t.Errorf("feed of a page stands at %q", got)
	}
	for entries, want := range map[int]int{0: 1, 1: 1, 30: 1, 31: 2, 60: 2, 61: 3} {
		if got := SheetCount(entries, 30); got != want {
			t.Errorf("SheetCount(%d, 30) = %d, want %d", entries, got, want)
		}
	}
}

func TestRelative(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ from, to, want string }{
		{"/index.html", "/index.html", "index.html"},
		{"/a/b.html", "/a/b.html", "b.html"},
		{"/a/b.html", "/a/b.html#muc", "#muc"},
		{"/a/b.html", "/c/d.html", "../c/d.html"},
		{"/a/b.html", "/index.html#x", "../index.html#x"},
		{"/index.html", "/a/b.html", "a/b.html"},
		{"/a/b/c.html", "/a/d.html", "../d.html"},
		{"/ab/c.html", "/a/d.html", "../a/d.html"}, // "a" is no folder of both
		{"/a/b.html", "/a/b/c.html", "b/c.html"},
		{"/the/dat.html", "/the/dat/trang-2.html", "dat/trang-2.html"},
		{"/the/dat/trang-2.html", "/the/dat.html", "../dat.html"},
	} {
		if got := Relative(tt.from, tt.to); got != tt.want {
			t.Errorf("Relative(%q, %q) = %q, want %q", tt.from, tt.to, got, tt.want)
		}
	}
}

// TestRelativeResolves follows links as a browser does: from the page, at a
// domain's root and below a path, each must lead to the other address.
func TestRelativeResolves(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	address := func() string {
		parts := []string{"a", "b", "ab", "trang-2"}
		var b strings.Builder
		for range random.IntN(4) {
			b.WriteString("/" + parts[random.IntN(len(parts))])
		}
		return b.String() + "/" + parts[random.IntN(len(parts))] + ".html"
	}
	for range 2000 {
		from, to := address(), address()
		for _, root := range []string{"https://vi.du", "https://vi.du/cong/con"} {
			base, err := url.Parse(root + from)
			if err != nil {
				t.Fatal(err)
			}
			link := Relative(from, to)
			reached, err := base.Parse(link)
			if err != nil || reached.String() != root+to {
				t.Fatalf("from %s the link %q leads to %v, want %s (%v)", from, link, reached, to, err)
			}
		}
	}
}
