package markdown

import (
	"chuyende/internal/diag"
	"chuyende/internal/wire"
)

// Keep writes the text, for [Parser.Read]. It reports false where the text is made
// of more than its own file, or may come to something else.
func (d *Doc) Keep(w *wire.Writer) bool {
	if d.Includes != "" || d.Uncoloured > 0 || d.parser == nil {
		return false
	}
	w.Text(d.Title)
	w.Uint(uint64(len(d.Headings)))
	for i := range d.Headings {
		h := &d.Headings[i]
		w.Int(h.Level)
		w.Text(h.ID)
		w.Text(h.Text)
		for _, n := range [...]int{h.Span.Start, h.Span.End, h.start, h.end, h.anchors[0], h.anchors[1]} {
			w.Int(n)
		}
	}
	w.Uint(uint64(len(d.Refs)))
	for i := range d.Refs {
		r := &d.Refs[i]
		w.Uint(uint64(r.Kind))
		w.Text(r.Dest)
		w.Text(r.Alt)
		w.Text(r.Title)
		w.Bool(r.Wiki)
		w.Bool(r.Unnamed)
		for _, n := range [...]int{r.Width, r.Span.Start, r.Span.End, r.Offset, r.end} {
			w.Int(n)
		}
	}
	w.Uint(uint64(len(d.Sections)))
	for i := range d.Sections {
		s := &d.Sections[i]
		w.Text(s.HeadingID)
		w.Text(s.Heading)
		w.Text(s.Text)
	}
	w.Text(d.Summary)
	w.Int(d.Words)
	w.Blob(d.html)
	w.Int(d.titleAt)
	w.Text(d.titleID)
	w.Int(d.notes)
	w.Texts(d.anchors)
	w.Int(d.body.Start)
	w.Int(d.body.End)
	return true
}

// Read reads what [Doc.Keep] has written of the text of a file, which the parser
// would make of it. Its texts are parts of the reader's.
func (p *Parser) Read(r *wire.Reader, file string) *Doc {
	d := &Doc{Title: r.Text(), parser: p, file: file}
	if n := r.Len(); n > 0 {
		d.Headings = make([]Heading, n)
	}
	for i := range d.Headings {
		h := &d.Headings[i]
		h.Level, h.ID, h.Text = r.Int(), r.Text(), r.Text()
		h.Span = diag.Span{Start: r.Int(), End: r.Int()}
		h.start, h.end, h.anchors[0], h.anchors[1] = r.Int(), r.Int(), r.Int(), r.Int()
	}
	if n := r.Len(); n > 0 {
		d.Refs = make([]Ref, n)
	}
	for i := range d.Refs {
		f := &d.Refs[i]
		f.Kind, f.Dest, f.Alt, f.Title, f.Wiki = RefKind(r.Uint()), r.Text(), r.Text(), r.Text(), r.Bool()
		f.Unnamed, f.Width = r.Bool(), r.Int()
		f.Span = diag.Span{Start: r.Int(), End: r.Int()}
		f.Offset, f.end = r.Int(), r.Int()
	}
	if n := r.Len(); n > 0 {
		d.Sections = make([]Section, n)
	}
	for i := range d.Sections {
		d.Sections[i] = Section{HeadingID: r.Text(), Heading: r.Text(), Text: r.Text()}
	}
	d.Summary, d.Words = r.Text(), r.Int()
	if html := r.Text(); html != "" {
		d.html = []byte(html)
	}
	d.titleAt, d.titleID, d.notes, d.anchors = r.Int(), r.Text(), r.Int(), r.Texts()
	d.body = diag.Span{Start: r.Int(), End: r.Int()}
	return d
}
