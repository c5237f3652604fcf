// Package reflow makes of the letters that the pages of a PDF show the blocks that a Word
// document has: paragraphs, tables, notes at the foot of a page, lines that are larger
// than the text. A PDF says where each letter stands, and mostly nothing else: what
// belongs together is found by how near and in which line it is, by what is ruled, and by
// what all pages have at the same place.
//
// It opens no file, and knows no page of the portal.
package reflow

import (
	"math"
	"slices"
	"strconv"
	"unicode"

	"chuyende/internal/docx"
	"chuyende/internal/pdf"
)

// Paper is the text of a PDF.
type Paper struct {
	Document *docx.Document
	// Blank are the pages without a letter, from 1: scans, or pictures alone.
	Blank []int
	// Pictures is how many pictures the other pages show.
	Pictures int
	// Unreadable is true where a good part of the letters says not which it is.
	Unreadable bool
}

// Make makes blocks of pages.
func Make(pages []pdf.Page) Paper {
	m := &maker{size: usualSize(pages)}
	paper := Paper{Document: &docx.Document{Styles: docx.Styles{contents: {Name: "toc 1"}, title: {Name: "title"}}, Lists: map[string]docx.List{}}, Unreadable: isUnreadable(pages)}
	all := make([]sheet, len(pages))
	for i := range pages {
		all[i] = sheet{Page: &pages[i], lines: linesOf(fragmentsOf(&pages[i]), pages[i].Width)}
		if len(all[i].lines) == 0 {
			paper.Blank = append(paper.Blank, i+1)
			continue
		}
		paper.Pictures += pages[i].Pictures
	}
	if len(pages) > 0 {
		m.names = namesIn(pages[0].Title)
	}
	m.dropEdges(all)
	m.margins(all)
	for i := range all {
		m.page(&all[i], i+1)
	}
	m.named()
	m.sizes()
	paper.Document.Parts = []docx.Part{{Kind: docx.Body, Name: "body", Blocks: m.blocks}}
	if len(m.notes) > 0 {
		paper.Document.Parts = append(paper.Document.Parts, docx.Part{Kind: docx.Footnotes, Name: "notes", Blocks: m.notes})
	}
	if len(m.edges) > 0 {
		paper.Document.Parts = append(paper.Document.Parts, docx.Part{Kind: docx.Header, Name: "edges", Blocks: m.edges})
	}
	return paper
}

// sheet is a page that is being read.
type sheet struct {
	*pdf.Page
	lines []line
}

// maker is the work on one file.
type maker struct {
	size        float64 // of most letters
	left, right float64 // between which most lines stand
	blocks      []docx.Block
	notes       []docx.Block
	edges       []docx.Block
	large       []sized
	narrow      bool
	begun       map[int]int // how many lines begin at a place
	names       []string    // in which the file calls itself, see [namesIn]
	last        *open       // the paragraph that the next page may go on with
	lastTable   *grid
}

// sized is a paragraph in letters that are larger than those of the text.
type sized struct {
	size float64
	p    *docx.Paragraph
}

// larger is how much larger the letters of a heading are.
const larger = 1.18

// mostLevels is how many levels of headings sizes tell apart.
const mostLevels = 5

// sizes makes headings of the paragraphs in large letters: the largest stand highest.
func (m *maker) sizes() {
	var all []float64
	for _, s := range m.large {
		if !slices.Contains(all, s.size) {
			all = append(all, s.size)
		}
	}
	slices.SortFunc(all, func(a, b float64) int { return int(math.Copysign(1, b-a)) })
	for _, s := range m.large {
		s.p.Outline = min(slices.Index(all, s.size)+1, mostLevels)
	}
}

// usualSize is the size of most letters.
func usualSize(pages []pdf.Page) float64 {
	counts := map[float64]int{}
	best := 0.0
	for i := range pages {
		for _, l := range pages[i].Letters {
			if l.Text > ' ' {
				size := math.Round(l.Size*2) / 2
				if counts[size]++; counts[size] > counts[best] || counts[size] == counts[best] && size > best {
					best = size
				}
			}
		}
	}
	return max(best, 1)
}

// page adds the blocks of a page, which is the nth.
func (m *maker) page(s *sheet, n int) {
	grids := gridsOf(s.Rules)
	lines, notes := m.footnotes(s, grids)
	var flow []piece
	for _, l := range lines {
		if g := gridOf(grids, l); g != nil {
			if g.lines = append(g.lines, l); len(g.lines) == 1 {
				flow = append(flow, piece{grid: g})
			}
			continue
		}
		flow = append(flow, piece{line: l})
	}
	called := m.note(notes, n)
	before := len(m.blocks)
	for _, part := range besides(flow, (m.left+m.right)/2) {
		m.part(part)
	}
	if len(called) > 0 {
		call(m.blocks[max(before-1, 0):], called)
	}
	if len(lines) > 0 && m.last != nil {
		m.last.turned = true
	}
}

// piece is a line, or a table in whose rules lines stand.
type piece struct {
	line line
	grid *grid
}

// part adds what stands below each other, or in columns beside each other.
func (m *maker) part(p part) {
	switch {
	case p.grid != nil:
		m.table(p.grid)
	case p.columns == nil:
		m.paragraphs(p.lines, m.left, m.right)
	case p.isText():
		for _, c := range p.columns {
			left, right := edgesOf(c)
			m.paragraphs(c, left, right)
		}
	default:
		m.close()
		row := docx.Row{}
		for _, c := range p.columns {
			left, right := edgesOf(c)
			row.Cells = append(row.Cells, docx.Cell{Span: 1, Blocks: inCell(c, left, right, true)})
		}
		m.blocks = append(m.blocks, docx.Block{Table: &docx.Table{Rows: []docx.Row{row}}})
	}
}

// note keeps the notes of the nth page, and returns their ids by the number that calls
// them.
func (m *maker) note(lines []line, n int) map[string]string {
	called := map[string]string{}
	id := ""
	for _, l := range lines {
		runs, number := withoutNumber(l.runs())
		if number != "" {
			id = strconv.Itoa(n) + "-" + number
			called[number] = id
			m.notes = append(m.notes, docx.Block{Paragraph: &docx.Paragraph{Note: id, Runs: runs}})
			continue
		}
		last := m.notes[len(m.notes)-1].Paragraph
		last.Runs = joined(last.Runs, l.runs(), true)
	}
	return called
}

// isUnreadable reports whether a good part of the letters of pages are nameless.
func isUnreadable(pages []pdf.Page) bool {
	all, nameless := 0, 0
	for i := range pages {
		for _, l := range pages[i].Letters {
			if l.Text > ' ' || l.Text == 0 {
				all++
			}
			if l.Text == unicode.ReplacementChar || unicode.Is(unicode.Co, l.Text) || l.Text < ' ' && !unicode.IsSpace(l.Text) {
				nameless++
			}
		}
	}
	return nameless*5 > all
}
