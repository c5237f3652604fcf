package wordml

import (
	"bytes"
	"strconv"
)

const (
	xmlHead    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

	packageTypes = "http://schemas.openxmlformats.org/package/2006/"
	officeTypes  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wordMedia    = "application/vnd.openxmlformats-officedocument.wordprocessingml."

	headerID      = "header"
	firstHeaderID = "headerFirst"
)

// Part is one file of the container, as it is before it is packed.
type Part struct {
	Name string
	Text []byte
}

// Parts returns the files of a document, in the order of the container.
func Parts(doc *Document) []Part { return ordered(parts(doc, &bytes.Buffer{})) }

// parts writes all files of a document. The body comes first, as it says what
// links, lists and notes there are; in the container it stands where [pack]
// puts it.
func parts(doc *Document, b *bytes.Buffer) []Part {
	w := newWriter(doc, b)
	body := w.body()
	links := w.relations
	notes, noteLinks := w.footnotes()
	header, firstHeader := w.headers()
	files := []Part{
		{Name: "word/document.xml", Text: body},
		{Name: "word/styles.xml", Text: w.styles()},
		{Name: "word/settings.xml", Text: w.settings(notes != nil)},
		{Name: "docProps/core.xml", Text: w.core()},
		{Name: "docProps/app.xml", Text: []byte(xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Office Word</Application></Properties>`)},
	}
	for _, p := range []Part{
		{"word/numbering.xml", w.numbering()}, {"word/footnotes.xml", notes}, {"word/header1.xml", header}, {"word/header2.xml", firstHeader},
	} {
		if p.Text != nil {
			files = append(files, p)
		}
	}
	files = append(files,
		Part{"word/_rels/document.xml.rels", w.bodyRelations(files, links)},
		Part{"_rels/.rels", []byte(packageRelations())},
		Part{"[Content_Types].xml", w.contentTypes(files)})
	if len(noteLinks) > 0 {
		files = append(files, Part{"word/_rels/footnotes.xml.rels", w.linkRelations(noteLinks)})
	}
	return files
}

// footnotes writes word/footnotes.xml and returns the addresses in it, which
// are numbered anew; nil where there are no notes.
func (w *writer) footnotes() (text []byte, links []string) {
	if len(w.notes) == 0 {
		return nil, nil
	}
	w.inNote, w.relations, w.known = true, nil, map[string]int{}
	w.open(xmlHead, `<w:footnotes`, namespaces, `>`,
		`<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>`,
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`)
	for i, n := range w.notes {
		w.open(`<w:footnote w:id="`, strconv.Itoa(i+1), `">`)
		mark := []Inline{noteMark{}, Text{Text: " "}}
		blocks := n.Blocks
		if first, ok := firstParagraph(blocks); ok {
			begin := *first
			begin.Inlines = append(mark, first.Inlines...)
			blocks = append([]Block{&begin}, blocks[1:]...)
		} else {
			blocks = append([]Block{&Paragraph{Style: noteTextStyle, Inlines: mark}}, blocks...)
		}
		w.blocks(blocks, nil)
		if _, ok := blocks[len(blocks)-1].(*Table); ok {
			w.spacer(nil)
		}
		w.open("</w:footnote>")
	}
	w.open("</w:footnotes>")
	w.inNote = false
	return w.take(), w.relations
}

func firstParagraph(blocks []Block) (*Paragraph, bool) {
	if len(blocks) == 0 {
		return nil, false
	}
	p, ok := blocks[0].(*Paragraph)
	return p, ok
}

// noteMark is the number of a note at its own beginning.
type noteMark struct{}

func (noteMark) inline() {}

// headers writes the header of all pages and that of first ones, which is
// empty; both nil where there is none.
func (w *writer) headers() (header, first []byte) {
	if w.doc.Header == nil {
		return nil, nil
	}
	w.open(xmlHead, `<w:hdr`, namespaces, `>`)
	w.blocks(w.doc.Header, nil)
	w.open("</w:hdr>")
	header = w.take()
	w.open(xmlHead, `<w:hdr`, namespaces, `><w:p/></w:hdr>`)
	return header, w.take()
}

// settings writes word/settings.xml, whose elements have an order.
func (w *writer) settings(notes bool) []byte {
	w.open(xmlHead, `<w:settings`, namespaces, `><w:zoom w:percent="100"/>`)
	w.flag("w:mirrorMargins", w.doc.Mirror)
	if w.doc.TabStop > 0 {
		w.value("w:defaultTabStop", w.doc.TabStop.String())
	}
	w.open(`<w:characterSpacingControl w:val="doNotCompress"/>`)
	if notes {
		w.open(`<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>`)
	}
	w.open(`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>`)
	if language := w.doc.Properties.Language; language != "" {
		w.value("w:themeFontLang", language)
	}
	w.open("</w:settings>")
	return w.take()
}

// core writes docProps/core.xml. It names no day: the file would be another one
// each time.
func (w *writer) core() []byte {
	w.open(xmlHead, `<cp:coreProperties xmlns:cp="`, packageTypes, `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">`)
	p := w.doc.Properties
	for _, one := range [][2]string{{"dc:title", p.Title}, {"dc:subject", p.Subject}, {"dc:creator", p.Author}, {"dc:language", p.Language}} {
		if one[1] == "" {
			continue
		}
		w.open("<", one[0], ">")
		escape(w.b, one[1])
		w.open("</", one[0], ">")
	}
	w.open("</cp:coreProperties>")
	return w.take()
}

// kinds are the parts that a document's relations and the list of contents
// name: by their relation's type and their media type.
var kinds = map[string]struct{ id, relation, media string }{
	"word/styles.xml":    {"styles", "styles", "styles+xml"},
	"word/settings.xml":  {"settings", "settings", "settings+xml"},
	"word/numbering.xml": {"numbering", "numbering", "numbering+xml"},
	"word/footnotes.xml": {"footnotes", "footnotes", "footnotes+xml"},
	"word/header1.xml":   {headerID, "header", "header+xml"},
	"word/header2.xml":   {firstHeaderID, "header", "header+xml"},
}

func (w *writer) bodyRelations(files []Part, links []string) []byte {
	w.relationsHead()
	for _, f := range files {
		if k, ok := kinds[f.Name]; ok {
			w.open(`<Relationship Id="`, k.id, `" Type="`, officeTypes, k.relation, `" Target="`, f.Name[len("word/"):], `"/>`)
		}
	}
	w.links(links)
	w.open("</Relationships>")
	return w.take()
}

func (w *writer) linkRelations(links []string) []byte {
	w.relationsHead()
	w.links(links)
	w.open("</Relationships>")
	return w.take()
}

func (w *writer) relationsHead() {
	w.open(xmlHead, `<Relationships xmlns="`, packageTypes, `relationships">`)
}

func (w *writer) links(links []string) {
	for i, to := range links {
		w.open(`<Relationship Id="link`, strconv.Itoa(i+1), `" Type="`, officeTypes, `hyperlink"`)
		w.attribute("Target", to)
		w.open(` TargetMode="External"/>`)
	}
}

func packageRelations() string {
	return xmlHead + `<Relationships xmlns="` + packageTypes + `relationships">` +
		`<Relationship Id="document" Type="` + officeTypes + `officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="core" Type="` + packageTypes + `relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
		`<Relationship Id="app" Type="` + officeTypes + `extended-properties" Target="docProps/app.xml"/></Relationships>`
}

func (w *writer) contentTypes(files []Part) []byte {
	w.open(xmlHead, `<Types xmlns="`, packageTypes, `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
		`<Default Extension="xml" ContentType="application/xml"/>`,
		`<Override PartName="/word/document.xml" ContentType="`, wordMedia, `document.main+xml"/>`,
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`,
		`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>`)
	for _, f := range files {
		if k, ok := kinds[f.Name]; ok {
			w.open(`<Override PartName="/`, f.Name, `" ContentType="`, wordMedia, k.media, `"/>`)
		}
	}
	w.open("</Types>")
	return w.take()
}
