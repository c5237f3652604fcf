package epub

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"time"
)

// container says where the book is in the container.
const container = xml.Header + `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="` + folder + packageName + `" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
`

// escaped is a text as XML, between tags or in quotes. What XML cannot hold becomes
// the sign for that.
func escaped(text string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		return "" // a buffer takes everything
	}
	return b.String()
}

// page is an XHTML file around a body; sort is what the format calls it.
func (w *Writer) page(title, sort string, body []byte) []byte {
	var b bytes.Buffer
	w.open(&b, title)
	fmt.Fprintf(&b, "<body epub:type=\"%s\" class=\"%s\">\n%s</body>\n</html>\n", sort, sort, body)
	return b.Bytes()
}

// open writes the beginning of an XHTML file.
func (w *Writer) open(b *bytes.Buffer, title string) {
	language := escaped(w.book.Language)
	fmt.Fprintf(b, "%s<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" "+
		"lang=\"%s\" xml:lang=\"%s\">\n<head>\n<title>%s</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"%s\"/>\n</head>\n",
		xml.Header, language, language, escaped(title), styleName)
}

// nav is the table of contents. A chapter that would stand deeper than one below
// the chapter before it stands there.
func (w *Writer) nav() []byte {
	var b bytes.Buffer
	w.open(&b, w.book.Contents)
	fmt.Fprintf(&b, "<body epub:type=\"frontmatter\">\n<nav epub:type=\"toc\" id=\"toc\">\n<h1>%s</h1>\n<ol>\n", escaped(w.book.Contents))
	open := -1
	for i, c := range w.chapters {
		depth := min(c.depth, open+1)
		switch {
		case depth > open && open >= 0:
			b.WriteString("\n<ol>\n")
		case depth <= open:
			b.WriteString("</li>\n")
		}
		for ; open > depth; open-- {
			b.WriteString("</ol>\n</li>\n")
		}
		open = depth
		fmt.Fprintf(&b, "<li><a href=\"%s\">%s</a>", ChapterName(i+1), escaped(c.label))
	}
	for ; open > 0; open-- {
		b.WriteString("</li>\n</ol>\n")
	}
	b.WriteString("</li>\n</ol>\n</nav>\n<nav epub:type=\"landmarks\" hidden=\"hidden\">\n<ol>\n")
	fmt.Fprintf(&b, "<li><a epub:type=\"cover\" href=\"%s\">%s</a></li>\n", coverName, escaped(w.book.Cover))
	fmt.Fprintf(&b, "<li><a epub:type=\"toc\" href=\"#toc\">%s</a></li>\n", escaped(w.book.Contents))
	fmt.Fprintf(&b, "<li><a epub:type=\"bodymatter\" href=\"%s\">%s</a></li>\n", ChapterName(1), escaped(w.chapters[0].label))
	b.WriteString("</ol>\n</nav>\n</body>\n</html>\n")
	return b.Bytes()
}

// opf is the package document: what the book is, which files it has, and in which
// order they are read.
func (w *Writer) opf() []byte {
	var b bytes.Buffer
	k := w.book
	fmt.Fprintf(&b, "%s<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"book-id\" xml:lang=\"%s\">\n",
		xml.Header, escaped(k.Language))
	fmt.Fprintf(&b, "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier id=\"book-id\">%s</dc:identifier>\n<dc:title>%s</dc:title>\n"+
		"<dc:language>%s</dc:language>\n", escaped(k.ID), escaped(k.Title), escaped(k.Language))
	if k.Publisher != "" {
		fmt.Fprintf(&b, "<dc:publisher>%s</dc:publisher>\n", escaped(k.Publisher))
	}
	if k.Description != "" {
		fmt.Fprintf(&b, "<dc:description>%s</dc:description>\n", escaped(k.Description))
	}
	fmt.Fprintf(&b, "<meta property=\"dcterms:modified\">%s</meta>\n</metadata>\n<manifest>\n", k.Modified.UTC().Format("2006-01-02T15:04:05Z"))
	item := func(id, name, mediaType, more string) {
		fmt.Fprintf(&b, "<item id=\"%s\" href=\"%s\" media-type=\"%s\"%s/>\n", id, escaped(name), escaped(mediaType), more)
	}
	const xhtml = "application/xhtml+xml"
	item("nav", navName, xhtml, ` properties="nav"`)
	item("style", styleName, "text/css", "")
	item("cover", coverName, xhtml, "")
	for i := range w.chapters {
		item(chapterID(i), ChapterName(i+1), xhtml, "")
	}
	for i, f := range w.files {
		item(fmt.Sprintf("f%04d", i+1), f.name, f.mediaType, "")
	}
	b.WriteString("</manifest>\n<spine>\n<itemref idref=\"cover\"/>\n<itemref idref=\"nav\"/>\n")
	for i := range w.chapters {
		fmt.Fprintf(&b, "<itemref idref=\"%s\"/>\n", chapterID(i))
	}
	b.WriteString("</spine>\n</package>\n")
	return b.Bytes()
}

func chapterID(i int) string { return fmt.Sprintf("c%04d", i+1) }

// FirstDay is a day for books of which no day is known: the first that the
// container can name.
func FirstDay() time.Time { return time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC) }
