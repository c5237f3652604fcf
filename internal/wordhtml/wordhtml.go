// Package wordhtml makes HTML of a Word document, of what it says and not of how
// it looks: headings, paragraphs, lists, tables, notes, pictures. What is a heading
// or a list, the styles say, and where a document has none, how lines look and
// begin. The letterhead of an official paper is told apart (letterhead.go), and so are
// its signatures (signature.go).
//
// Tracked changes are accepted. Comments, page headers, empty lines and rules are
// left out, and what of that may be missed is named. Texts in old encodings become
// Unicode.
//
// The package reads no file and writes none, and knows no page of the portal.
package wordhtml

import (
	"fmt"
	"slices"
	"strings"

	"chuyende/internal/docx"
	"chuyende/internal/lang"
	"chuyende/internal/legacy"
	"chuyende/internal/manuscript"
)

// Make makes a manuscript of a document. picture returns the address of a picture by the name of its part,
// "" where it cannot be shown.
func Make(d *docx.Document, picture func(name string) string) manuscript.Paper {
	m := &maker{document: d, picture: picture, notes: map[string]int{}, drawn: map[string]bool{}}
	m.read()
	m.paper.Head, m.lines = letterhead(m.lines)
	m.signature()
	m.joinIssued()
	m.paper.Title = m.title()
	m.formulas()
	m.forms()
	m.headings()
	m.write()
	m.paper.Converted = m.converter.Tally
	m.left()
	return m.paper
}

// maker is the work on one document.
type maker struct {
	document  *docx.Document
	picture   func(string) string
	converter *legacy.Converter
	lines     []line
	notes     map[string]int
	called    []string // notes in the order in which they are called
	hidden    bool
	contents  bool // a table of contents was there
	signed    []string
	drawn     map[string]bool // texts of drawings that stand in the page
	paper     manuscript.Paper
	counters  map[string][]int
	begun     map[string]bool // levels of numberings that have had an item
}

// line is a paragraph, or a table, ready to be written.
type line struct {
	spans   []span
	names   []string // of its styles
	align   string
	outline int
	list    string
	level   int
	label   string // the number that Word shows before it
	bullet  bool
	numbers bool // in a list with Arabic numbers, of which number is one
	number  int
	rows    [][]cell
	bare    bool // a table without lines
	plain   bool // no heading, however it looks
	heading int  // its level; 0 for none
}

// span is a piece of a line that looks alike.
type span struct {
	text    string
	marks   docx.Marks
	size    int
	link    string
	note    string
	picture string
	alt     string
}

// cell is a cell of a table.
type cell struct {
	lines  []line
	span   int
	merged bool
}

// text is a line's text without its label.
func (l *line) text() string {
	var b strings.Builder
	for _, s := range l.spans {
		b.WriteString(s.text)
	}
	return strings.TrimSpace(b.String())
}

// append puts more behind what a line says, after a blank.
func (l *line) append(more []span) {
	l.spans = slices.Clone(l.spans)
	if last := len(l.spans) - 1; last >= 0 && len(more) > 0 && l.spans[last].like(more[0]) {
		l.spans[last].text = strings.TrimRight(l.spans[last].text, " ") + " " + strings.TrimLeft(more[0].text, " ")
		l.spans = append(l.spans, more[1:]...)
		return
	}
	l.spans = append(append(l.spans, span{text: " "}), more...)
}

// like reports whether a span is text that looks like another.
func (s span) like(other span) bool {
	return s.marks == other.marks && s.link == "" && other.link == "" && s.note+other.note+s.picture+other.picture == ""
}

// isEmpty holds of lines in which nothing can be seen.
func (l *line) isEmpty() bool {
	if l.rows != nil {
		return false
	}
	for _, s := range l.spans {
		if s.note != "" || s.picture != "" {
			return false
		}
	}
	return l.text() == ""
}

// all reports whether all letters of a line look so.
func (l *line) all(mark docx.Marks) bool {
	any := false
	for _, s := range l.spans {
		if strings.TrimSpace(s.text) == "" || !hasLetter(s.text) {
			continue
		}
		if any = true; s.marks&mark == 0 {
			return false
		}
	}
	return any
}

// left names what is not in the result.
func (m *maker) left() {
	note := func(vi, en string, args ...any) { m.paper.Left = append(m.paper.Left, lang.Textf(vi, en, args...)) }
	comments, edges := 0, ""
	for _, part := range m.document.Parts {
		switch part.Kind {
		case docx.Comments:
			comments += len(part.Blocks)
		case docx.Header, docx.Footer:
			if text := m.edgeText(part); text != "" && !strings.Contains(edges, text) {
				edges += text + " "
			}
		case docx.Drawing:
			if text := partText(part); text != "" && !m.isDrawn(part) {
				note("chữ trong hình vẽ hoặc biểu đồ: %q", "text in a drawing or chart: %q", shorten(text))
			}
		}
	}
	if comments > 0 {
		note("%d lời bình (comment)", "%d comments", comments)
	}
	if edges = strings.TrimSpace(edges); hasLetter(edges) {
		note("đầu trang, chân trang: %q", "page headers and footers: %q", shorten(edges))
	}
	if m.hidden {
		note("chữ ẩn (hidden)", "hidden text")
	}
	if m.contents {
		note("mục lục gõ trong tệp: cổng tự làm mục lục", "the contents in the file: the portal makes its own")
	}
	for _, name := range m.document.Unread {
		if slices.Contains(m.document.Merged, name) {
			note("chữ ghép vào từ tệp khác, chương trình không đọc được (%s): mở tệp bằng Word, lưu lại (Word gộp vào bài), rồi chạy lại lệnh này",
				"text merged in from another file, which cannot be read (%s): open the file in Word, save it (Word makes it a part of the text), and run this command again", name)
			continue
		}
		note("phần chương trình không đọc được: %s", "a part that cannot be read: %s", name)
	}
	for _, text := range m.signed {
		note("chữ ký, nơi nhận: %q", "signatures and recipients: %q", text)
	}
	if m.paper.Head.Motto {
		note("quốc hiệu, tiêu ngữ ở đầu văn bản", "the motto in the letterhead")
	}
	if len(m.paper.Head.Rest) > 0 {
		note("dòng đầu văn bản: %q", "lines of the letterhead: %q", strings.Join(m.paper.Head.Rest, " / "))
	}
}

// edgeText is the text of a page's head or foot, in Unicode.
func (m *maker) edgeText(part docx.Part) string {
	text := partText(part)
	if len(part.Blocks) == 0 || part.Blocks[0].Paragraph == nil || len(part.Blocks[0].Paragraph.Runs) == 0 {
		return text
	}
	p := part.Blocks[0].Paragraph // its font is that of all
	text = m.converter.Convert([]legacy.Piece{{Text: text, Font: m.document.Styles.Look(p, p.Runs[0]).Font}})[0]
	return strings.Join(strings.Fields(text), " ")
}

func partText(part docx.Part) string {
	var all []string
	d := docx.Document{Parts: []docx.Part{part}}
	for _, l := range d.Lines() {
		if !l.Unseen && hasLetter(l.Text) {
			all = append(all, strings.TrimSpace(l.Text))
		}
	}
	return strings.Join(all, " / ")
}

// shorten cuts a text to what a message can hold.
func shorten(text string) string {
	if letters := []rune(text); len(letters) > 80 {
		return fmt.Sprint(string(letters[:79]), "…")
	}
	return text
}
