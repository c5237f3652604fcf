package markdown

import (
	"bytes"
	"slices"
	"sort"
)

// WriteHTML writes the text as HTML. resolve is called for each hole in order
// and returns what goes into it: the attributes that say where it leads,
// beginning with a space and already escaped, such as ` href="../x.html"` for
// a [Link] or ` src="x.png" width="640" height="480"` for an [Image]. A Link
// or [Number] with "" leaves its words as plain text, an Image its description; for a Number, attributes
// make an <a> around it. after is HTML that
// follows the link or number; images have none. Of an unnamed Link it is the words.
//
// A nil resolve writes addresses as the author wrote them, and numbers plain.
func (d *Doc) WriteHTML(w *bytes.Buffer, resolve func(*Ref) (attributes, after string)) {
	d.write(w, 0, len(d.html), resolve)
}

// Insert is HTML that is not the text's own: before the heading with an id, or
// behind it. Without an id it stands at the text's end, before its footnotes.
type Insert struct {
	HeadingID string
	Before    bool
	HTML      string
}

// Spend lets go of the HTML, which must not be written any more.
func (d *Doc) Spend() { d.html = nil }

// WriteHTMLWith is WriteHTML with further HTML at some headings. Of a heading
// that there is not nothing is written, and false returned.
func (d *Doc) WriteHTMLWith(w *bytes.Buffer, resolve func(*Ref) (attributes, after string), inserts ...Insert) bool {
	type cut struct {
		at   int
		html string
	}
	var cuts []cut
	for _, insert := range inserts {
		if insert.HeadingID == "" {
			cuts = append(cuts, cut{d.notes, insert.HTML})
			continue
		}
		i := slices.IndexFunc(d.Headings, func(h Heading) bool { return h.ID == insert.HeadingID })
		if i < 0 {
			continue
		}
		at := d.Headings[i].end
		if insert.Before {
			at = d.Headings[i].start
		}
		cuts = append(cuts, cut{at, insert.HTML})
	}
	slices.SortStableFunc(cuts, func(a, b cut) int { return a.at - b.at })
	start := 0
	for _, c := range cuts {
		d.write(w, start, c.at, resolve)
		w.WriteString(c.html)
		start = c.at
	}
	d.write(w, start, len(d.html), resolve)
	return len(cuts) == len(inserts)
}

// WriteSection writes what stands below one heading, the heading itself left
// out, up to the next heading of its level or above; headings below it are
// part of it. Id "" is what stands before the first heading. Footnotes belong
// to no section. Elements of raw HTML that hold several sections are cut. It
// returns false, and writes nothing, where there is no such heading.
func (d *Doc) WriteSection(w *bytes.Buffer, headingID string, resolve func(*Ref) (attributes, after string)) bool {
	start, level, rest := 0, 6, d.Headings
	if headingID != "" {
		i := slices.IndexFunc(d.Headings, func(h Heading) bool { return h.ID == headingID })
		if i < 0 {
			return false
		}
		start, level, rest = d.Headings[i].end, d.Headings[i].Level, d.Headings[i+1:]
	}
	end := d.notes
	if i := slices.IndexFunc(rest, func(h Heading) bool { return h.Level <= level }); i >= 0 {
		end = rest[i].start
	}
	d.write(w, start, end, resolve)
	return true
}

// write writes the HTML between two offsets, none of which parts a number.
func (d *Doc) write(w *bytes.Buffer, start, end int, resolve func(*Ref) (attributes, after string)) {
	if resolve == nil {
		resolve = asWritten
	}
	// A link may hold images, but no other link: one "after" at most is due.
	var due string
	dueAt, skipped := -1, 0
	write := func(until int) {
		if dueAt >= start && dueAt <= until {
			w.Write(d.html[start:dueAt])
			w.WriteString(due)
			start, dueAt = dueAt+skipped, -1
		}
		w.Write(d.html[start:until])
		start = until
	}
	first := sort.Search(len(d.Refs), func(i int) bool { return d.Refs[i].Offset >= start })
	for i := first; i < len(d.Refs) && d.Refs[i].Offset < end; i++ {
		ref := &d.Refs[i]
		attributes, after := resolve(ref)
		if ref.Kind == Link && attributes == "" {
			// Both tags go, the words between them stay.
			write(ref.Offset - len("<a"))
			start = ref.Offset + bytes.IndexByte(d.html[ref.Offset:], '>') + 1
			due, dueAt, skipped = "", ref.end-len("</a>"), len("</a>")
			continue
		}
		if ref.Kind == Image && attributes == "" {
			write(ref.Offset - len("<img"))
			start = ref.Offset + bytes.IndexByte(d.html[ref.Offset:], '>') + 1
			w.Write(appendEscaped(nil, []byte(ref.Alt)))
			continue
		}
		write(ref.Offset)
		switch {
		case ref.Unnamed && after != "":
			w.WriteString(attributes)
			write(ref.Offset + bytes.IndexByte(d.html[ref.Offset:], '>') + 1)
			w.WriteString(after)
			start = ref.end - len("</a>")
		case ref.Kind == Link:
			w.WriteString(attributes)
			if after != "" {
				due, dueAt, skipped = after, ref.end, 0
			}
		case ref.Kind == Image:
			w.WriteString(attributes)
		case attributes != "":
			w.WriteString("<a")
			w.WriteString(attributes)
			w.WriteByte('>')
			write(ref.end)
			w.WriteString("</a>")
			w.WriteString(after)
		}
	}
	write(end)
}

func asWritten(ref *Ref) (attributes, after string) {
	name := "href"
	switch ref.Kind {
	case Number:
		return "", ""
	case Image:
		name = "src"
	}
	return string(appendAttribute(nil, name, []byte(ref.Dest))), ""
}
