package wordhtml

import (
	"fmt"
	"html"
	"net/url"
	"strings"

	"chuyende/internal/docx"
	"chuyende/internal/manuscript"
)

func escape(text string) string { return html.EscapeString(text) }

// write writes the sections and the notes.
func (m *maker) write() {
	m.paper.Sections = []manuscript.Section{{}}
	for from := 0; from < len(m.lines); {
		l := &m.lines[from]
		if l.heading > 0 {
			title := strings.Join(strings.Fields(l.label+" "+l.text()), " ")
			label := ""
			if l.label != "" {
				label = escape(l.label) + " "
			}
			m.paper.Sections = append(m.paper.Sections, manuscript.Section{Level: l.heading, Title: title, Heading: label + m.spansHTML(l.spans, docx.Bold|docx.Italic)})
			from++
			continue
		}
		to := from + 1
		for to < len(m.lines) && m.lines[to].heading == 0 {
			to++
		}
		last := &m.paper.Sections[len(m.paper.Sections)-1]
		last.HTML += m.linesHTML(m.lines[from:to])
		from = to
	}
	m.paper.Notes = m.notesHTML()
}

// notesHTML writes the notes that are called, in the order of their calls; those
// that call others add to it.
func (m *maker) notesHTML() string {
	texts := map[string][]docx.Block{}
	for _, part := range m.document.Parts {
		prefix := map[docx.PartKind]string{docx.Footnotes: "f", docx.Endnotes: "e"}[part.Kind]
		for _, b := range part.Blocks {
			if prefix != "" && b.Paragraph != nil && b.Paragraph.Note != "" {
				texts[prefix+b.Paragraph.Note] = append(texts[prefix+b.Paragraph.Note], b)
			}
		}
	}
	var b strings.Builder
	for i := 0; i < len(m.called); i++ {
		lines := m.blocks(texts[m.called[i]])
		if len(lines) == 0 {
			lines = []line{{spans: []span{{text: "…"}}}}
		}
		fmt.Fprintf(&b, `<note-text n="%d">%s</note-text>`, i+1, m.linesHTML(lines))
	}
	return b.String()
}

// linesHTML writes lines that are no headings.
func (m *maker) linesHTML(lines []line) string {
	var b strings.Builder
	for from := 0; from < len(lines); {
		l := &lines[from]
		if l.rows != nil {
			b.WriteString(m.tableHTML(l.rows))
			from++
			continue
		}
		to := from
		for to < len(lines) && lines[to].isItem() {
			to++
		}
		if to > from {
			m.listHTML(&b, lines[from:to])
			from = to
			continue
		}
		if end := sameStyle(lines, from); end > from {
			m.styledHTML(&b, lines[from:end])
			from = end
			continue
		}
		b.WriteString(m.paragraphHTML(l))
		from++
	}
	return b.String()
}

func (m *maker) paragraphHTML(l *line) string {
	label := ""
	if l.label != "" {
		label = l.label + " "
	}
	return "<p>" + escape(label) + m.spansHTML(l.spans, 0) + "</p>"
}

// block is the element that lines of a style stand in: code or a quotation; "" for
// most.
func (l *line) block() string {
	for _, name := range l.names {
		switch name {
		case "html preformatted", "source code":
			return "pre"
		case "quote", "intense quote", "block text":
			return "blockquote"
		}
	}
	return ""
}

// sameStyle is where lines in one such element end; from where there is none.
func sameStyle(lines []line, from int) int {
	to := from
	for to < len(lines) && lines[to].rows == nil && lines[to].block() != "" && lines[to].block() == lines[from].block() {
		to++
	}
	return to
}

func (m *maker) styledHTML(b *strings.Builder, lines []line) {
	if lines[0].block() == "blockquote" {
		b.WriteString("<blockquote>")
		for i := range lines {
			b.WriteString(m.paragraphHTML(&lines[i]))
		}
		b.WriteString("</blockquote>")
		return
	}
	var code []string
	for i := range lines {
		text := ""
		for _, s := range lines[i].spans {
			text += s.text
		}
		code = append(code, text)
	}
	b.WriteString("<pre><code>" + escape(strings.Join(code, "\n")) + "</code></pre>")
}

// isItem holds of lines that are items in Markdown, which has signs and Arabic
// numbers; other numbers stay in the text as Word shows them.
func (l *line) isItem() bool { return l.list != "" && l.rows == nil && (l.bullet || l.numbers) }

// listHTML writes items that follow each other, lists in lists by their levels.
func (m *maker) listHTML(b *strings.Builder, items []line) {
	type open struct {
		level int
		end   string
		next  int
	}
	var stack []open
	shut := func() {
		b.WriteString("</li>" + stack[len(stack)-1].end)
		stack = stack[:len(stack)-1]
	}
	for i := range items {
		l := &items[i]
		for len(stack) > 0 && stack[len(stack)-1].level > l.level {
			shut()
		}
		end := "</ul>"
		if l.numbers {
			end = "</ol>"
		}
		if n := len(stack); n > 0 && stack[n-1].level == l.level && (stack[n-1].end != end || l.numbers && stack[n-1].next != l.number) {
			shut()
		}
		if n := len(stack); n > 0 && stack[n-1].level == l.level {
			b.WriteString("</li><li>")
			stack[n-1].next++
		} else {
			if l.numbers {
				fmt.Fprintf(b, `<ol start="%d"><li>`, l.number)
			} else {
				b.WriteString("<ul><li>")
			}
			stack = append(stack, open{l.level, end, l.number + 1})
		}
		b.WriteString(m.spansHTML(l.spans, 0))
	}
	for len(stack) > 0 {
		shut()
	}
}

// spansHTML writes the pieces of a line. without are marks that say nothing there.
func (m *maker) spansHTML(spans []span, without docx.Marks) string {
	var b strings.Builder
	for i := 0; i < len(spans); i++ {
		s := spans[i]
		switch {
		case s.note != "":
			fmt.Fprintf(&b, `<note-ref n="%d"></note-ref>`, m.noteNumber(s.note))
		case s.picture != "":
			if src := m.picture(s.picture); src != "" {
				fmt.Fprintf(&b, `<img src="%s" alt="%s">`, escape(src), escape(strings.Join(strings.Fields(s.alt), " ")))
			}
		default:
			link := linkTo(s.link)
			if link != "" {
				fmt.Fprintf(&b, `<a href="%s">`, escape(link))
			}
			for ; ; i++ {
				m.spanHTML(&b, spans[i], without)
				if link == "" || i+1 == len(spans) || spans[i+1].link != s.link || spans[i+1].note != "" || spans[i+1].picture != "" {
					break
				}
			}
			if link != "" {
				b.WriteString("</a>")
			}
		}
	}
	return b.String()
}

func (m *maker) spanHTML(b *strings.Builder, s span, without docx.Marks) {
	text := strings.ReplaceAll(escape(strings.ReplaceAll(s.text, "\t", " ")), "\n", "<br>")
	var end string
	for _, tag := range []struct {
		mark docx.Marks
		name string
	}{{docx.Bold, "b"}, {docx.Italic, "i"}, {docx.Strike, "s"}} {
		if s.marks&tag.mark&^without != 0 && strings.TrimSpace(s.text) != "" {
			b.WriteString("<" + tag.name + ">")
			end = "</" + tag.name + ">" + end
		}
	}
	if s.marks&docx.Code != 0 && strings.TrimSpace(s.text) != "" && !strings.Contains(s.text, "\n") {
		text = "<code>" + text + "</code>"
	}
	b.WriteString(text + end)
}

// linkTo is the address of a link that leads anywhere from a page, else "".
// Bookmarks and files beside the document lead nowhere.
func linkTo(link string) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https", "mailto", "tel":
		return u.String()
	}
	return ""
}
