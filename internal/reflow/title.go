package reflow

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/docx"
)

// title is the style of the paragraph that names the whole.
const title = "title"

// separators stand between the title of a page and the name of its site.
var separators = regexp.MustCompile(`\s+[-–—|·•»]\s+|\s*\|\s*`)

// namesIn are the names in what a file calls itself: the whole, and what stands before or behind each
// separator, "Tên trang" and "Tên cổng" of "Tên trang · Tên cổng".
func namesIn(text string) []string {
	text = folded(text)
	if text == "" {
		return nil
	}
	names := []string{text}
	for _, at := range separators.FindAllStringIndex(text, 8) {
		names = append(names, text[:at[0]], text[at[1]:])
	}
	return names
}

func folded(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(text)), " "))
}

// mostBefore is how many paragraphs may stand before the title.
const mostBefore = 10

// named gives the style of a title to the paragraph that is what the file calls itself. What is
// above it and is another part of that name, the site's, was no text of the page.
func (m *maker) named() {
	best, at := "", -1
	for i, b := range m.blocks[:min(len(m.blocks), mostBefore)] {
		if b.Paragraph == nil {
			continue
		}
		if text := folded(textOf(b.Paragraph.Runs)); len(text) > len(best) && m.isName(text) {
			best, at = text, i
		}
	}
	if at < 0 {
		return
	}
	m.blocks[at].Paragraph.Style = title
	kept := m.blocks[:0:0]
	for _, b := range m.blocks[:at] {
		if b.Paragraph != nil && m.isName(folded(textOf(b.Paragraph.Runs))) {
			m.edges = append(m.edges, docx.Block{Paragraph: b.Paragraph})
			continue
		}
		kept = append(kept, b)
	}
	m.blocks = append(kept, m.blocks[at:]...)
}

func (m *maker) isName(text string) bool {
	for _, name := range m.names {
		if name == text && hasLetter(text) {
			return true
		}
	}
	return false
}

// addressed is what a browser prints at the foot of a page; dated begins what it prints at its head.
var (
	addressed = regexp.MustCompile(`^(?:https?|file)://\S+(?:\s+\d{1,4}/\d{1,4})?$`)
	dated     = regexp.MustCompile(`^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b`)
)

// isPrinted reports whether a line at the edge of a page is what a browser prints there: the
// day and the title, or the address.
func (m *maker) isPrinted(text string) bool {
	text = strings.Join(strings.Fields(text), " ")
	if addressed.MatchString(text) {
		return true
	}
	if len(m.names) == 0 || !dated.MatchString(text) {
		return false
	}
	name := []rune(m.names[0]) // of a long one the browser prints what there is room for
	return strings.Contains(folded(text), string(name[:min(len(name), shownName)]))
}

// shownName is how many letters of a title a browser prints at least.
const shownName = 30
