package wordml

import (
	"bytes"
	"strconv"
	"strings"
)

// inlines writes what stands in a paragraph.
func (w *writer) inlines(inlines []Inline) {
	for _, in := range inlines {
		switch in := in.(type) {
		case Text:
			w.run(in)
		case Break:
			w.open("<w:r><w:br/></w:r>")
		case Link:
			w.link(in)
		case Note:
			w.note(in)
		case PageNumber:
			w.field("PAGE", in.Look)
		case Blank:
			w.blank(in)
		case noteMark:
			w.open(`<w:r><w:rPr><w:rStyle w:val="`, noteMarkStyle, `"/></w:rPr><w:footnoteRef/></w:r>`)
		}
	}
}

// run writes text; one without any is left out.
func (w *writer) run(t Text) {
	if t.Text == "" {
		return
	}
	w.open("<w:r>")
	w.look(t.Look, "w:rPr")
	w.text(t.Text)
	w.open("</w:r>")
}

// text writes characters, tabulators and line ends.
func (w *writer) text(text string) {
	for text != "" {
		end := strings.IndexAny(text, "\t\n")
		if end < 0 {
			end = len(text)
		}
		if end > 0 {
			w.open(`<w:t xml:space="preserve">`)
			escape(w.b, text[:end])
			w.open("</w:t>")
		}
		if end == len(text) {
			return
		}
		if text[end] == '\t' {
			w.open("<w:tab/>")
		} else {
			w.open("<w:br/>")
		}
		text = text[end+1:]
	}
}

// look writes w:rPr, whose elements have an order; nothing where nothing is
// said.
func (w *writer) look(l Look, element string) {
	if l == (Look{}) {
		return
	}
	w.open("<", element, ">")
	if l.Style != "" {
		w.value("w:rStyle", l.Style)
	}
	if l.Font != "" {
		w.open("<w:rFonts")
		for _, script := range []string{"ascii", "hAnsi", "eastAsia", "cs"} {
			w.attribute("w:"+script, l.Font)
		}
		w.open("/>")
	}
	w.flag("w:b", l.Bold)
	w.flag("w:bCs", l.Bold)
	if l.Plain && !l.Bold {
		w.open(`<w:b w:val="0"/><w:bCs w:val="0"/>`)
	}
	w.flag("w:i", l.Italic)
	w.flag("w:iCs", l.Italic)
	w.flag("w:caps", l.Caps)
	w.flag("w:strike", l.Strike)
	if isColour(l.Colour) {
		w.value("w:color", l.Colour)
	}
	if l.Size > 0 {
		w.value("w:sz", strconv.Itoa(l.Size))
		w.value("w:szCs", strconv.Itoa(l.Size))
	}
	if l.Dotted {
		w.value("w:u", "dotted")
	} else if l.Underline {
		w.value("w:u", "single")
	}
	w.shade(l.Shade)
	if l.Raised {
		w.value("w:vertAlign", "superscript")
	}
	w.open("</", element, ">")
}

// link writes a link, or its text where the address is none.
func (w *writer) link(l Link) {
	to, ok := target(l.URL)
	if ok {
		w.open(`<w:hyperlink r:id="`, w.relation(to), `" w:history="1">`)
	}
	for _, t := range l.Text {
		if ok && t.Look.Style == "" {
			t.Look.Style = linkStyle
		}
		w.run(t)
	}
	if ok {
		w.open("</w:hyperlink>")
	}
}

// note writes the mark of a footnote and keeps its text for later. A note in a
// note has no place in the format: its text stands in brackets.
func (w *writer) note(n Note) {
	if w.inNote {
		w.run(Text{Text: " ("})
		for _, b := range n.Blocks {
			if p, ok := b.(*Paragraph); ok {
				w.inlines(p.Inlines)
			}
		}
		w.run(Text{Text: ")"})
		return
	}
	w.notes = append(w.notes, n)
	w.open(`<w:r><w:rPr><w:rStyle w:val="`, noteMarkStyle, `"/></w:rPr><w:footnoteReference w:id="`, strconv.Itoa(len(w.notes)), `"/></w:r>`)
}

// field writes a field that Word works out.
func (w *writer) field(code string, l Look) {
	for _, part := range []string{
		`<w:fldChar w:fldCharType="begin"/>`, `<w:instrText xml:space="preserve"> ` + code + ` </w:instrText>`,
		`<w:fldChar w:fldCharType="separate"/>`, `<w:t>2</w:t>`, `<w:fldChar w:fldCharType="end"/>`,
	} {
		w.open("<w:r>")
		w.look(l, "w:rPr")
		w.open(part, "</w:r>")
	}
}

// controlID is what stands before the number of a control.
const controlID = `<w:id w:val="`

// Uncounted returns a part's text with the numbers of its blanks, which count
// from 1 through the parts of a file, left out.
func Uncounted(text []byte) []byte {
	pieces := bytes.Split(text, []byte(controlID))
	for i := range pieces[1:] {
		pieces[i+1] = bytes.TrimLeft(pieces[i+1], "0123456789")
	}
	return bytes.Join(pieces, []byte(controlID))
}

// blank writes a place to fill in as a content control that goes when it is.
func (w *writer) blank(bl Blank) {
	w.controls++
	w.open("<w:sdt><w:sdtPr>")
	w.look(bl.Look, "w:rPr")
	if bl.Name != "" {
		w.value("w:alias", bl.Name)
		w.value("w:tag", bl.Name)
	}
	w.open(controlID, strconv.Itoa(w.controls), `"/><w:temporary/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>`)
	w.run(Text{Text: strings.NewReplacer("\t", " ", "\n", " ").Replace(bl.Hint), Look: bl.HintLook})
	w.open("</w:sdtContent></w:sdt>")
}
