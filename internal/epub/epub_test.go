package epub

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

var day = time.Date(2026, time.May, 4, 23, 30, 0, 0, time.FixedZone("+07", 7*60*60))

func sample() Book {
	return Book{ID: "urn:uuid:1", Title: "Sách <thử> & xem", Language: "vi", Modified: day, Publisher: "Ban & bệ",
		Contents: "Mục lục", Cover: "Bìa", Front: []byte("<h1>Sách</h1>\n"), Style: []byte("p{}\n")}
}

// written makes a book of chapters.
func written(t *testing.T, chapters ...Chapter) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := NewWriter(&out, sample())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range chapters {
		if err := w.AddChapter(c); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.AddFile("files/0001.png", "image/png", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// open reads a book: its files by name, in their order.
func open(t *testing.T, data []byte) (names []string, files map[string]string) {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, f.Name)
		files[f.Name] = string(text)
	}
	return names, files
}

func TestContainer(t *testing.T) {
	t.Parallel()
	data := written(t, Chapter{Number: "1", Title: "Một", Body: []byte("<p>a</p>")})
	// The format wants the first file to be found by its place.
	if got := string(data[30:38]) + " " + string(data[38:58]); got != "mimetype application/epub+zip" || data[8] != 0 || data[28] != 0 {
		t.Errorf("the container begins with %q", data[:60])
	}
	names, files := open(t, data)
	if got := strings.Join(names, " "); got != "mimetype META-INF/container.xml EPUB/style.css EPUB/cover.xhtml EPUB/c0001.xhtml EPUB/files/0001.png EPUB/nav.xhtml EPUB/package.opf" {
		t.Errorf("files: %s", got)
	}
	for name, text := range files {
		if strings.HasSuffix(name, "ml") || strings.HasSuffix(name, "opf") {
			d := xml.NewDecoder(strings.NewReader(text))
			for {
				if _, err := d.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatalf("%s: %v\n%s", name, err, text)
				}
			}
		}
	}
	for _, want := range []string{`<meta property="dcterms:modified">2026-05-04T16:30:00Z</meta>`, "<dc:title>Sách &lt;thử&gt; &amp; xem</dc:title>",
		`href="files/0001.png" media-type="image/png"`, `<itemref idref="c0001"/>`} {
		if !strings.Contains(files["EPUB/package.opf"], want) {
			t.Errorf("the package lacks %s:\n%s", want, files["EPUB/package.opf"])
		}
	}
	if again := written(t, Chapter{Number: "1", Title: "Một", Body: []byte("<p>a</p>")}); !bytes.Equal(data, again) {
		t.Error("the same book has other bytes")
	}
}

func TestNav(t *testing.T) {
	t.Parallel()
	_, files := open(t, written(t, Chapter{Number: "1", Title: "Một"}, Chapter{Number: "1.1", Title: "a", Depth: 1}, Chapter{Title: "sâu", Depth: 5},
		Chapter{Number: "2", Title: "Hai"}, Chapter{Title: ""}))
	nav := files["EPUB/nav.xhtml"]
	start, end := strings.Index(nav, "<ol>"), strings.Index(nav, "</nav>")
	want := `<ol>
<li><a href="c0001.xhtml">1 Một</a>
<ol>
<li><a href="c0002.xhtml">1.1 a</a>
<ol>
<li><a href="c0003.xhtml">sâu</a></li>
</ol>
</li>
</ol>
</li>
<li><a href="c0004.xhtml">2 Hai</a></li>
<li><a href="c0005.xhtml">–</a></li>
</ol>
`
	if got := nav[start:end]; got != want {
		t.Errorf("contents:\n%s\nwant:\n%s", got, want)
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	if _, err := NewWriter(io.Discard, Book{Title: "a", Language: "vi", Modified: day}); !errors.Is(err, ErrIncomplete) {
		t.Errorf("a book without an id: %v", err)
	}
	w, err := NewWriter(io.Discard, sample())
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err == nil {
		t.Error("a book without chapters")
	}
	for _, name := range []string{"nav.xhtml", "a.png"} {
		if err := w.AddFile(name, "image/png", nil); err == nil {
			t.Errorf("%s would stand among the chapters", name)
		}
	}
	if err := errors.Join(w.AddFile("files/a.png", "image/png", nil), w.AddFile("files/b.png", "image/png", nil)); err != nil {
		t.Error(err)
	}
	if w.AddFile("files/a.png", "image/png", nil) == nil {
		t.Error("a file twice")
	}
}

func TestPicture(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 40)
	svg := func(inner string) string {
		return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">` + inner + `</svg>`
	}
	for _, test := range []struct{ name, data, want string }{
		{"png", "\x89PNG\r\n\x1a\n" + long, "image/png"},
		{"jpeg", "\xff\xd8\xff" + long, "image/jpeg"},
		{"gif", "GIF89a" + long, "image/gif"},
		{"svg", svg(`<path d="M0 0"/>`), "image/svg+xml"},
		{"webp", "RIFF    WEBP" + long, ""},
		{"a page", "<html>" + long, ""},
		{"svg that runs", svg(`<script>alert(1)</script>`), ""},
		{"svg that acts", svg(`<path onclick="x()"/>`), ""},
		{"svg that loads", svg(`<use href="https://x.vi.du/a.svg#b"/>`), ""},
		{"svg with entities", `<!DOCTYPE svg [<!ENTITY a "b">]>` + svg(`&a;`), ""},
		{"svg half-way", `<svg xmlns="http://www.w3.org/2000/svg"><path>`, ""},
		{"nothing", "", ""},
	} {
		if got, _ := Picture([]byte(test.data)); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
