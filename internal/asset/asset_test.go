package asset

import (
	"errors"
	"strings"
	"testing"

	"chuyende/internal/diag"
)

func TestKindOf(t *testing.T) {
	t.Parallel()
	for kind, names := range map[Kind][]string{
		Known:   {"a/b.png", "A.JPG", "x.pdf", "robots.txt", "CNAME", "_headers", "favicon.ico", "a.csv", "a.woff2", "ghi-am.mp3", "a/LICENSE", "x.tar.txt"},
		SVG:     {"a.svg", "B.SVG"},
		HTML:    {"a.html", "A.HTM", "x.xhtml", "feed.xml", "x.mht", "x.html.xsl"},
		Office:  {"a.doc", "b/Biểu mẫu.DOCX", "x.xlsm", "x.odt", "a.rtf", "thu.eml", "a.pptx"},
		Unknown: {"a.exe", "b.zip", "x.svgz", "x.js", "makefile", "x.yaml", "a.", "x.rar", "x.png.bin", "png", "x.apk", "html"},
	} {
		for _, name := range names {
			if got := KindOf(name); got != kind {
				t.Errorf("KindOf(%q) = %d, want %d", name, got, kind)
			}
		}
	}
}

// TestHeavyPicture: a picture as a camera makes it is told of, by its name alone.
func TestHeavyPicture(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		size int64
		want bool
	}{
		{"content/anh/duong.JPG", 12_345_678, true}, {"content/a.webp", mostPicture + 1, true},
		{"content/a.jpg", mostPicture, false}, {"content/ghi-am.mp3", 12_345_678, false}, {"content/a.pdf", 12_345_678, false},
	} {
		p, told, err := Inspect(c.name, "content/site.yaml", c.size, nil)
		if err != nil || told != c.want || told && (p.Code != "image-heavy" || !strings.Contains(p.Text.VI, " MB")) {
			t.Errorf("%s of %d bytes: told %v (%s: %s), %v", c.name, c.size, told, p.Code, p.Text.VI, err)
		}
	}
}

// TestUnshownPicture: a picture that most browsers do not show is told of, however light.
func TestUnshownPicture(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"content/anh/IMG_0001.HEIC", "content/quet.tif", "content/a.tiff", "content/a.heif"} {
		p, told, err := Inspect(name, "content/site.yaml", 9, nil)
		if err != nil || !told || p.Code != "image-format" || !strings.Contains(p.Hint.VI, ".jpg") {
			t.Errorf("%s: told %v (%s: %s), %v", name, told, p.Code, p.Hint.VI, err)
		}
	}
}

// drawing puts something into an SVG.
func drawing(inside string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="http://vi.du/i" viewBox="0 0 9 9">` + "\n" + inside + "\n</svg>\n"
}

func TestSVG(t *testing.T) {
	t.Parallel()
	for inside, want := range map[string]string{
		"": "",
		`<title>Đường</title><path d="M0 0h9" style="fill:url(#a);stroke:#000"/><use href="#b"/><use xlink:href="#c"/>`:     "",
		`<image href="data:image/png;base64,AAAA"/><a href="https://vi.du/"><text>x</text></a><a xlink:href="trang.html"/>`: "",
		`<style>.a{fill:url('#b');font-family:"Noto Sans"}</style><i:meta i:online="1"/>`:                                   "",
		`<script>alert(1)</script>`: "script",
		`<SCRIPT/>`:                 "script",
		`<s:script xmlns:s="http://www.w3.org/2000/svg" href="x.js"/>`: "script",
		`<g onload="x()"/>`:                                               "script",
		`<g ONCLICK="x()"/>`:                                              "script",
		`<a href="javascript:x()"/>`:                                      "script",
		`<a xlink:href="&#106;ava&#9;script:x()"/>`:                       "script",
		`<set attributeName="href" to="x"/>`:                              "script",
		`<animate attributeName="xlink:href" values="a;JavaScript:x()"/>`: "script",
		`<foreignObject><p>x</p></foreignObject>`:                         "HTML",
		`<h:div xmlns:h="http://www.w3.org/1999/xhtml"/>`:                 "HTML",
		`<iframe src="x"/>`:                                               "HTML",
		`<image href="https://vi.du/a.png"/>`:                             "elsewhere",
		`<image xlink:href="//vi.du/a.png"/>`:                             "elsewhere",
		`<use href="data:image/svg+xml,x"/>`:                              "elsewhere",
		`<a href="data:text/html,x"/>`:                                    "elsewhere",
		`<style>@import "x.css";</style>`:                                 "elsewhere",
		`<style><![CDATA[ a { fill: u\72l(http://vi.du) } ]]></style>`:    "elsewhere",
		`<g style="background: url( 'http://vi.du/a.png')"/>`:             "elsewhere",
		`<g fill="url(http://vi.du/a.svg#b)"/>`:                           "elsewhere",
		`<?xml-stylesheet href="x.css"?>`:                                 "elsewhere",
		`<g xml:base="http://vi.du/"/>`:                                   "elsewhere",
		`<g>`:                                                             "malformed",
		`&x;`:                                                             "malformed",
	} {
		p, ok, err := Inspect("content/a.svg", "content/site.yaml", 1, func() ([]byte, error) { return []byte(drawing(inside)), nil })
		switch {
		case err != nil || ok != (want != ""):
			t.Errorf("%s: told %v (%q), %v", inside, ok, p.Text.EN, err)
		case ok && !strings.Contains(p.Text.EN, want):
			t.Errorf("%s: told %q, want something with %q", inside, p.Text.EN, want)
		case ok && want != "malformed" && diag.Locate(p.Data, p.Span.Start).Line != 3:
			t.Errorf("%s: told at %v", inside, p.Span)
		}
	}
	for name, data := range map[string]string{
		"entities": `<!DOCTYPE svg [<!ENTITY a "<script/>">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>`,
		"packed":   "\x1f\x8b\x08", "UTF-16": "\xff\xfe<\x00s\x00", "Latin-1": `<?xml version="1.0" encoding="ISO-8859-1"?><svg/>`,
	} {
		if _, ok, err := Inspect("a.svg", "site.yaml", 1, func() ([]byte, error) { return []byte(data), nil }); !ok || err != nil {
			t.Errorf("%s: not told, %v", name, err)
		}
	}
	if _, ok, _ := Inspect("a.svg", "site.yaml", mostSVG+1, nil); !ok {
		t.Error("a huge one is not told")
	}
	if _, _, err := Inspect("a.svg", "site.yaml", 1, func() ([]byte, error) { return nil, errors.New("disk") }); err == nil {
		t.Error("the disk's error is gone")
	}
}

func FuzzSVG(f *testing.F) {
	for _, seed := range []string{drawing(`<script/>`), drawing(`<g style="fill:url(#a)"/>`), "<!DOCTYPE [", "<a b='\x00'/>", ""} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, _, err := Inspect("a.svg", "site.yaml", int64(len(data)), func() ([]byte, error) { return data, nil })
		if err != nil || p.Span.Start < 0 || p.Span.End < p.Span.Start || p.Span.End > len(data) {
			t.Errorf("%q: %v, %v", data, p.Span, err)
		}
	})
}
