package render_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/render"
	"chuyende/internal/site"
	"chuyende/internal/words"
	"chuyende/themes"
)

// hostileBook is pages that break books of those who paste HTML together.
const hostileBook = `
-- la/_index.md --
---
title: "Lạ & <b>dữ</b>"
---
Xem [trang đầu](a.md), [mục](a.md#muc-1) và [chú thích](b.md).

# Một tiêu đề nữa

# Và nữa
-- la/a.md --
---
title: Trang một
---
Chữ có chú thích.[^1] Xem [b](b.md#muc-1), [mục dưới](#muc-1), [ngoài](https://vi.du/a?b=1&c=2), [thư](mailto:a@vi.du) và [nhóm](../nhom/_index.md).

## Mục 1

<div id="muc-1"><p>chưa đóng <b>đậm
<section><h1 id="2 lạ">đầu</h1><table><tr><td>ô<div><ul><p>x</ul></table>
<a href="javascript:alert(1)" onclick="alert(2)">bấm</a> <a name=x>cũ</a> <a href="/tuyet-doi.html">tuyệt đối</a>
<iframe src="https://khac.vi.du/"></iframe><img src="khong-co.png" alt="ảnh mất"><svg><script>x</script></svg>
<dl><dd>nghĩa</dl><li>lẻ</li><font color=red>đỏ</font>

## Mục sau

[^1]: Chú thích có <script>alert(1)</script> mã.
-- la/b.md --
---
title: Trang hai
---
![Đường](../anh/duong.png) ![Vẽ](ve.svg) Chú thích.[^1] [Tới mục sau của một](a.md#muc-sau), [tới chỗ bị nuốt](nuot.md#duoi).

## Mục 1

- [x] xong
- [ ] chưa

[^1]: Cùng tên.
-- la/nuot.md --
---
title: Trang nuốt
---
Xem [dưới](#duoi) và chú thích.[^1]

<p>ô <textarea>

## Dưới

[^1]: Mất.
-- la/ve.svg --

-- la/trong.md --
---
title: " "
---
`

// ofBook is the small portal with its books, and its theme.
func ofBook(t *testing.T, settings string) (render.Input, map[string]string) {
	t.Helper()
	archive := with(t, portal, "title: Cổng nhỏ\n", "title: Cổng nhỏ\nbooks: true\nallowHTML: true\n"+settings) + hostileBook
	in, ok := linked(t, archive)
	if !ok {
		t.Fatal("the site has errors")
	}
	var err error
	if in.Theme, err = render.LoadTheme(words.Default(), themes.Default()); err != nil {
		t.Fatal(err)
	}
	in.ReadAsset = func(a *site.Asset) ([]byte, error) {
		if path.Ext(a.Path) == ".png" {
			return []byte("\x89PNG\r\n\x1a\n" + strings.Repeat("x", 40)), nil
		}
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>`), nil
	}
	return in, files(t, in)
}

var idOf = regexp.MustCompile(` id="([^"]*)"`)

// TestBookPages: in a book to print no id comes twice, links between its pages lead
// to places in it, and nothing of a page's own HTML runs.
func TestBookPages(t *testing.T) {
	t.Parallel()
	_, made := ofBook(t, "")
	for _, address := range []string{"/sach/la.html", "/sach/ca-cong.html", "/sach/chuyen-de.html"} {
		page := made[address]
		ids := map[string]bool{}
		for _, id := range idOf.FindAllStringSubmatch(page, -1) {
			if ids[id[1]] {
				t.Errorf("%s: the id %q comes twice", address, id[1])
			}
			ids[id[1]] = true
		}
		inner := 0
		for _, link := range reference.FindAllStringSubmatch(page, -1) {
			if id, ok := strings.CutPrefix(link[1], "#"); ok {
				inner++
				if !ids[id] && id != "b.la.nuot..duoi" { // which the page's own HTML swallows
					t.Errorf("%s: %q leads nowhere", address, link[1])
				}
			}
			if strings.HasPrefix(link[1], "javascript") {
				t.Errorf("%s: %q", address, link[1])
			}
		}
		if inner < 4 {
			t.Errorf("%s has only %d inner links", address, inner)
		}
		for _, bad := range []string{"<script>", "onclick", "<iframe", "<textarea", `noindex">` + "\n<nothing"} {
			if strings.Contains(page, bad) {
				t.Errorf("%s holds %s", address, bad)
			}
		}
		if !strings.Contains(page, `<meta name="robots" content="noindex">`) || strings.Count(page, "<h1") != 1 {
			t.Errorf("%s is for search engines, or has several titles", address)
		}
	}
	for _, want := range []string{`<a href="#b.la.b..muc-1">b</a>`, `<a href="#b.la.a..muc-1">mục dưới</a>`, `href="https://vi.du/a?b=1&amp;c=2"`, `href="../nhom/index.html"`,
		`src="../anh/duong.png"`, `<span class="box">☑</span>`, `id="b.la.a..fn_3a1"`, `id="b.la.b..fn_3a1"`, "chưa đóng", "đỏ"} {
		if !strings.Contains(made["/sach/la.html"], want) {
			t.Errorf("the book lacks %s", want)
		}
	}
	if !strings.Contains(made["/sach/ca-cong.html"], `href="#b.nhom.index"`) {
		t.Error("a link to a section leads out of the book that has it")
	}
	if !strings.Contains(made["/sach/chuyen-de.html"], "Buổi 90 phút") {
		t.Error("a topic's agenda is not in the book")
	}
	if !strings.Contains(made["/chuyen-de/index.html"], `href="../sach/chuyen-de.epub"`) || strings.Contains(made["/sitemap.xml"], "/sach/") {
		t.Error("books stand on their section's page, and in no sitemap")
	}
}

// book is the files of a book for e-readers, by name.
func readBook(t *testing.T, data string) map[string]string {
	t.Helper()
	r, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(text)
	}
	return all
}

// element is what a test looks at in a file of a book.
type element struct{ name, id, href string }

// elements reads a file as XML.
func elements(t *testing.T, name, text string) (all []element) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = true
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if start, ok := token.(xml.StartElement); ok {
			e := element{name: start.Name.Local}
			for _, a := range start.Attr {
				switch a.Name.Local {
				case "id":
					e.id = a.Value
				case "href", "src":
					e.href = a.Value
				}
			}
			all = append(all, e)
		}
	}
}

// TestBooksForReaders: every file of a book is XML, lists what it holds, and leads
// to nothing that it lacks.
func TestBooksForReaders(t *testing.T) {
	t.Parallel()
	for _, base := range []string{"", "baseURL"} {
		in, made := ofBook(t, "")
		if base == "" {
			c := *in.Config
			c.BaseURL = ""
			in.Config = &c
			made = files(t, in)
		}
		for address, data := range made {
			if path.Ext(address) == ".epub" {
				checkBook(t, address, readBook(t, data))
			}
		}
		strange := readBook(t, made["/sach/la.epub"])
		if strange["EPUB/files/0001.png"] == "" || len(slices.Collect(mapsKeys(strange, "EPUB/files/"))) != 1 {
			t.Error("the picture is missing, or a drawing that runs is not")
		}
		whole := made["/sach/ca-cong.epub"]
		if again := files(t, in)["/sach/ca-cong.epub"]; whole != again {
			t.Error("the same book has other bytes")
		}
		opf := readBook(t, whole)["EPUB/package.opf"]
		if !strings.Contains(opf, `dcterms:modified">2026-06-30T17:00:00Z<`) {
			t.Errorf("the book is not of its newest page's day: %s", opf)
		}
		if got := strings.Contains(strange["EPUB/c0003.xhtml"], "https://vi.du/cong/nhom/index.html"); got != (base != "") {
			t.Errorf("a link out of the book, with the base URL %q: %v", base, got)
		}
	}
}

func mapsKeys(m map[string]string, prefix string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for name := range m {
			if strings.HasPrefix(name, prefix) && !yield(name) {
				return
			}
		}
	}
}

func checkBook(t *testing.T, address string, book map[string]string) {
	t.Helper()
	ids := map[string]map[string]bool{}
	for name, text := range book {
		if !strings.HasSuffix(name, ".xhtml") {
			continue
		}
		ids[name] = map[string]bool{}
		for _, e := range elements(t, address+" "+name, text) {
			if e.id != "" && ids[name][e.id] {
				t.Errorf("%s %s: the id %q comes twice", address, name, e.id)
			}
			ids[name][e.id] = true
		}
	}
	listed := map[string]bool{"EPUB/package.opf": true, "META-INF/container.xml": true, "mimetype": true}
	for _, e := range elements(t, address, book["EPUB/package.opf"]) {
		if e.name == "item" {
			listed["EPUB/"+e.href] = true
		}
	}
	for name, text := range book {
		if !listed[name] {
			t.Errorf("%s does not list %s", address, name)
		}
		if ids[name] == nil {
			continue
		}
		for _, e := range elements(t, name, text) {
			u, err := url.Parse(e.href)
			if err != nil || e.href == "" || u.Scheme != "" {
				continue
			}
			to := name
			if u.Path != "" {
				to = path.Join("EPUB", u.Path)
			}
			if _, there := book[to]; !there || u.Fragment != "" && !ids[to][u.Fragment] {
				t.Errorf("%s %s: %q leads nowhere", address, name, e.href)
			}
		}
	}
	if len(listed) < 7 || !bytes.Contains([]byte(book["EPUB/nav.xhtml"]), []byte(`epub:type="toc"`)) {
		t.Errorf("%s has %d files", address, len(listed))
	}
}
