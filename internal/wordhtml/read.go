package wordhtml

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"chuyende/internal/docx"
	"chuyende/internal/legacy"
)

// read makes lines of the document's body.
func (m *maker) read() {
	m.counters = map[string][]int{}
	var paragraphs [][]legacy.Piece
	for _, part := range m.document.Parts {
		if part.Kind == docx.Body || part.Kind == docx.Footnotes || part.Kind == docx.Endnotes {
			m.pieces(part.Blocks, &paragraphs)
		}
	}
	m.converter = legacy.NewConverter(paragraphs)
	for _, part := range m.document.Parts {
		if part.Kind == docx.Body {
			m.lines = append(m.lines, m.blocks(part.Blocks)...)
		}
	}
}

// pieces gathers the texts of all paragraphs with their fonts.
func (m *maker) pieces(blocks []docx.Block, all *[][]legacy.Piece) {
	for _, b := range blocks {
		if b.Table != nil {
			for _, row := range b.Table.Rows {
				for _, c := range row.Cells {
					m.pieces(c.Blocks, all)
				}
			}
			continue
		}
		*all = append(*all, m.piecesOf(b.Paragraph, b.Paragraph.Runs))
		for _, box := range b.Paragraph.Boxes {
			m.pieces(box, all)
		}
	}
}

func (m *maker) piecesOf(p *docx.Paragraph, runs []docx.Run) []legacy.Piece {
	pieces := make([]legacy.Piece, len(runs))
	for i, r := range runs {
		if !r.Field && r.Change != docx.Deleted {
			pieces[i] = legacy.Piece{Text: r.Text, Font: m.document.Styles.Look(p, r).Font}
		}
	}
	return pieces
}

// blocks makes lines of blocks. A paragraph whose end a change took out goes on in
// the next one.
func (m *maker) blocks(blocks []docx.Block) []line {
	var all []line
	joined := false
	for _, b := range blocks {
		if b.Table != nil {
			all, joined = append(all, m.table(b.Table)...), false
			continue
		}
		l := m.paragraph(b.Paragraph)
		if joined && len(all) > 0 {
			all[len(all)-1].spans = append(all[len(all)-1].spans, l.spans...)
		} else {
			all = append(all, l)
		}
		joined = b.Paragraph.Joined
		for _, box := range b.Paragraph.Boxes {
			inside := m.blocks(box)
			for i := range inside { // labels of a drawing head nothing
				inside[i].plain = true
			}
			all, joined = append(all, inside...), false
		}
		for _, r := range b.Paragraph.Runs {
			if r.Drawing != "" && r.Change != docx.Deleted {
				all, joined = append(all, m.drawing(r.Drawing)...), false
			}
		}
	}
	kept := make([]line, 0, len(all))
	for _, l := range all {
		if !l.isEmpty() && !isRule(l.text(), l.align) && !m.isContents(&l) {
			kept = append(kept, m.split(l)...)
		}
	}
	return kept
}

// drawing makes lines of the text of a diagram or a chart, once: of a diagram items,
// of a chart its title and a table.
func (m *maker) drawing(name string) []line {
	for i := range m.document.Parts {
		part := &m.document.Parts[i]
		if part.Kind != docx.Drawing || part.Name != name || m.drawn[name] {
			continue
		}
		m.drawn[name] = true
		all := m.blocks(part.Blocks)
		isChart := slices.ContainsFunc(all, func(l line) bool { return l.rows != nil })
		for i := range all {
			l := &all[i]
			if m.drawn[l.text()] = true; l.rows == nil && !isChart {
				l.list, l.level, l.bullet, l.numbers, l.label = name, 0, true, false, ""
			}
		}
		return all
	}
	return nil
}

// isDrawn reports whether all text of a part stands in the page: of a diagram there
// is a second part, as it was drawn.
func (m *maker) isDrawn(part docx.Part) bool {
	d := docx.Document{Parts: []docx.Part{part}}
	return m.drawn[part.Name] || !slices.ContainsFunc(d.Lines(), func(l docx.Line) bool {
		return !l.Unseen && hasLetter(l.Text) && !m.drawn[strings.TrimSpace(l.Text)]
	})
}

// isRule holds of lines of signs that are drawn between parts of a text.
func isRule(text, align string) bool {
	if len([]rune(text)) < 3 && text != "*" {
		return false
	}
	lines := strings.Trim(text, "-=*~–—─ \t")
	return text != "" && (lines == "" || strings.Trim(lines, "oO0") == "" && strings.Contains(text, "-")) ||
		align == "center" && strings.Trim(text, "_ ") == "" && text != ""
}

// isContents holds of lines of a table of contents.
func (m *maker) isContents(l *line) bool {
	for _, name := range l.names {
		if strings.HasPrefix(name, "toc ") || name == "toc heading" || name == "table of figures" {
			m.contents = true
			return true
		}
	}
	return false
}

// paragraph makes a line of a paragraph.
func (m *maker) paragraph(p *docx.Paragraph) line {
	styles := m.document.Styles
	lay := styles.Lay(p)
	l := line{names: styles.Names(p), align: lay.Align, outline: lay.Outline, list: lay.List, level: lay.Level}
	texts := m.converter.Convert(m.piecesOf(p, p.Runs))
	for i, r := range p.Runs {
		look := styles.Look(p, r)
		switch {
		case r.Field || r.Change == docx.Deleted:
			continue
		case look.Marks&docx.Hidden != 0:
			m.hidden = m.hidden || strings.TrimSpace(r.Text) != ""
			continue
		}
		s := span{text: docx.Symbols(look.Font, blanks(texts[i])), marks: look.Marks, size: look.Size, link: r.Link, picture: r.Image, alt: r.Alt}
		if look.Marks&docx.Caps != 0 {
			s.text = strings.ToUpper(s.text)
		}
		if s.text, s.marks = raised(s.text, s.marks); r.Footnote != "" {
			s.note = "f" + r.Footnote
		} else if r.Endnote != "" {
			s.note = "e" + r.Endnote
		}
		l.spans = append(l.spans, s)
	}
	l.fillIn(lay.Leaders)
	if !l.isEmpty() {
		m.numberOf(&l)
	}
	return l
}

// blanks writes the blanks of a text, of whatever width, as what is typed, and drops places
// where a word may be cut.
func blanks(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u00AD':
			return -1
		case r != '\u00A0' && unicode.Is(unicode.Zs, r):
			return ' '
		}
		return r
	}, text)
}

// fillIn writes the blanks of a form that are drawn up to tab stops. In a list of contents
// page numbers stand behind them.
func (l *line) fillIn(leaders []bool) {
	if !slices.Contains(leaders, true) || pageBehind.MatchString(l.text()) {
		return
	}
	tabs := 0
	for i := range l.spans {
		s := &l.spans[i]
		var b strings.Builder
		for _, r := range s.text {
			if r != '\t' {
				b.WriteRune(r)
				continue
			}
			if leaders[min(tabs, len(leaders)-1)] {
				b.WriteString(" " + blankToFill + " ")
			} else {
				b.WriteRune(r)
			}
			tabs++
		}
		s.text = b.String()
	}
}

// blankToFill is what stands for such a blank, however wide.
const blankToFill = "……"

var pageBehind = regexp.MustCompile(`\t[0-9ivxlcIVXLC]+\s*$`)

// raised writes digits above and below the line with characters of their own,
// which every page can show; the rest stands in the line.
func raised(text string, marks docx.Marks) (string, docx.Marks) {
	from, to := "0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"
	switch {
	case marks&docx.Subscript != 0:
		from, to = "0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"
	case marks&docx.Superscript == 0:
		return text, marks
	}
	marks &^= docx.Superscript | docx.Subscript
	signs := []rune(to)
	for _, r := range text {
		if !strings.ContainsRune(from, r) {
			return text, marks
		}
	}
	return strings.Map(func(r rune) rune { return signs[strings.IndexRune(from, r)] }, text), marks
}

// split cuts a line that is several by its look: some press Shift and Enter where
// a paragraph ends. Only lines of which one begins like an item or belongs to the
// head of a paper are cut, and those that are bold from end to end.
func (m *maker) split(l line) []line {
	if l.rows == nil && l.list == "" {
		l.spans = firstOnItsOwn(l.spans)
	}
	if l.rows != nil || !strings.Contains(l.text(), "\n") || l.list != "" {
		return []line{l}
	}
	parts := []line{l}
	parts[0].spans = nil
	for _, s := range l.spans {
		texts := strings.Split(s.text, "\n")
		for i, text := range texts {
			if i > 0 {
				next := l
				next.spans = nil
				parts = append(parts, next)
			}
			if part := s; text != "" || s.note != "" || s.picture != "" {
				if part.text = text; i > 0 {
					part.note, part.picture = "", ""
				}
				last := &parts[len(parts)-1]
				last.spans = append(last.spans, part)
			}
		}
	}
	items := 0
	var kept []line
	for _, part := range parts {
		if part.isEmpty() {
			continue
		}
		text := strings.TrimSpace(part.text())
		if typedMark(text) != "" || isRoman(text) || isHeadLine(text) || isKind(text) && isCapitals(text) {
			items++
		}
		kept = append(kept, part)
	}
	if items < 1 && !l.all(docx.Bold) {
		return []line{l}
	}
	return kept
}

// firstOnItsOwn breaks a line between "Kính gửi:" and the first item behind it.
func firstOnItsOwn(spans []span) []span {
	var all strings.Builder
	for _, s := range spans {
		all.WriteString(s.text)
	}
	at := firstAddressed.FindStringIndex(all.String())
	if at == nil {
		return spans
	}
	spans = slices.Clone(spans)
	for i, before := 0, 0; i < len(spans); i++ {
		text := spans[i].text
		if dash := at[1] - before - 1; 0 <= dash && dash < len(text) {
			spans[i].text = text[:dash] + "\n" + text[dash:]
			break
		}
		before += len(text)
	}
	return spans
}

// firstAddressed is "Kính gửi:" with an item of a list behind it in the same line.
var firstAddressed = regexp.MustCompile(`^\s*(?i:kính (?:gửi|trình))\s*:\s*[-+]`)

func hasLetter(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }

// isCapitals holds of texts of at least four letters, all of them capitals.
func isCapitals(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			if letters++; unicode.IsLower(r) {
				return false
			}
		}
	}
	return letters >= 4
}
