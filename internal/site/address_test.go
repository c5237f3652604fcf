package site

import (
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"

	"chuyende/internal/filename"

	"chuyende/internal/words"
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
		{"con.md", "", "/con_.html", true},
		{"Côn/LPT1.md", "", "/con_/lpt1_.html", true},
		{"con/_index.md", "", "/con_/index.html", true},
		{"a/b.md", "nul", "/a/nul_.html", true},
		{"con-em/com.md", "", "/con-em/com.html", true},
		{strings.Repeat("ấ", mostPart) + ".md", "", "/" + strings.Repeat("a", mostPart) + ".html", true},
		{strings.Repeat("a", mostPart+1) + ".md", "", "/" + strings.Repeat("a", 60) + "_i49frdg.html", true},
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

func TestSheetAddress(t *testing.T) {
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
		if got := PlacesIn(words.Default()).Sheet(tt.first, tt.n); got != tt.want {
			t.Errorf("PlacesIn(words.Default()).Sheet(%q, %d) = %q, want %q", tt.first, tt.n, got, tt.want)
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

func TestAssetName(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("a", 230)
	for _, tt := range []struct {
		base, want string
		renamed    bool
	}{
		{"Bai_Giang-1.v2.PDF", "Bai_Giang-1.v2.PDF", false},
		{"bài giảng.DOCX", "bai-giang.docx", false},
		{"con.png", "con_.png", true},
		{"CON.tar.gz", "CON_.tar.gz", true},
		{"côn.png", "con_.png", true},
		{"com¹.png", "com.png", false},
		{"nul", "nul_", true},
		{"CNAME", "CNAME", false},
		{"ghi chú.", "ghi-chu", false},
		{"a.", "a", false},
		{"a..", "a", false},
		{"a.png ", "a.png", false},
		{"a b.c:d", "a-b.c-d", false},
		{"a?b*.png", "a-b.png", false},
		{"日本.png", "tep.png", false},
		{"bài.tệp", "bai.tep", false},
		{long + ".png", strings.Repeat("a", 60) + "_" + filename.Hash(long) + ".png", true},
		{"a." + long, "a." + strings.Repeat("a", 58) + "_" + filename.Hash("a."+long), true},
	} {
		got, renamed := AssetName(tt.base)
		if got != tt.want || renamed != tt.renamed {
			t.Errorf("AssetName(%q) = %q, %v, want %q, %v", tt.base, got, renamed, tt.want, tt.renamed)
		}
		if !filename.IsFit(got) {
			t.Errorf("AssetName(%q) = %q is no name for every system", tt.base, got)
		}
	}
}

func TestIsRenamed(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"con": true, "Côn": true, "con_": false, "con-em": false, strings.Repeat("hiến đất ", 30): true, "???": false,
	} {
		if got := IsRenamed(name); got != want {
			t.Errorf("IsRenamed(%q) = %v", name, got)
		}
	}
}

func TestSafeAddress(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"/con.html": "/con_.html", "/nul/": "/nul_/", "/a/aux/x.html": "/a/aux_/x.html", "/con.tar.gz": "/con_.tar.gz",
		"/": "/", "/chuyen-de/hien-dat.html": "/chuyen-de/hien-dat.html",
	} {
		if got := SafeAddress(address); got != want {
			t.Errorf("SafeAddress(%q) = %q, want %q", address, got, want)
		}
	}
}

func FuzzAddress(f *testing.F) {
	for _, name := range []string{"con", "Lào/nul.x", "ສະມາຊິກ.png", strings.Repeat("chi bộ ", 60), "a/b. "} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		page, ok := Address(name+".md", "")
		if !ok {
			page = "/x"
		}
		for _, address := range []string{page, AssetAddress(name)} {
			for part := range strings.SplitSeq(strings.TrimPrefix(address, "/"), "/") {
				if !filename.IsFit(part) {
					t.Errorf("%q stands at %q", name, address)
				}
			}
		}
	})
}
