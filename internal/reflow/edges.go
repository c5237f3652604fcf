package reflow

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"chuyende/internal/docx"
	"chuyende/internal/pdf"
)

// edge is how much of a page's height its head and its foot may take.
const edge = 0.12

// edgeLines is how many lines are looked at there.
const edgeLines = 3

// pageNumber is a line that is the number of a page.
var pageNumber = regexp.MustCompile(`(?i)^[-–—\s|]*(?:trang|page|tr\.)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|trên)\s*\d{1,4})?[-–—\s|]*$`)

// dropEdges takes out the heads and feet of pages: the numbers of pages, and what stands
// at the same place of many. What it says is kept once.
func (m *maker) dropEdges(all []sheet) {
	count := map[string]int{}
	for i := range all {
		here := map[string]bool{}
		for _, n := range all[i].atEdges() {
			here[masked(all[i].lines[n].text())] = true
		}
		for mask := range here {
			count[mask]++
		}
	}
	told := map[string]bool{}
	for i := range all {
		s := &all[i]
		var drop []int
		for _, n := range s.atEdges() {
			text := strings.TrimSpace(s.lines[n].text())
			mask := masked(text)
			isNumber := pageNumber.MatchString(text) && s.isOutermost(n)
			if !isNumber && !m.isPrinted(text) && (count[mask] < 3 || count[mask]*5 < len(all)*2) {
				continue
			}
			if drop = append(drop, n); !isNumber && !told[mask] {
				told[mask] = true
				m.edges = append(m.edges, docx.Block{Paragraph: &docx.Paragraph{Runs: s.lines[n].runs()}})
			}
		}
		slices.Sort(drop)
		for _, n := range slices.Backward(drop) {
			s.lines = slices.Delete(s.lines, n, n+1)
		}
	}
}

// masked is a text without its numbers.
func masked(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '#'
		}
		return r
	}, strings.Join(strings.Fields(text), " "))
}

// atEdges are the lines of a page that stand in its head or its foot.
func (s *sheet) atEdges() []int {
	var order []int
	for i, l := range s.lines {
		if l.Bottom > s.Height*(1-edge) || l.Top < s.Height*edge {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return int(math.Copysign(1, s.lines[b].base-s.lines[a].base)) })
	var kept []int
	for n, i := range order {
		if n < edgeLines || n >= len(order)-edgeLines {
			kept = append(kept, i)
		}
	}
	return kept
}

// isOutermost reports whether no line stands above the nth, or none below.
func (s *sheet) isOutermost(n int) bool {
	above, below := 0, 0
	for i, l := range s.lines {
		switch {
		case i == n:
		case l.base > s.lines[n].base+1:
			above++
		default:
			below++
		}
	}
	return above == 0 && below > 0 || below == 0 && above > 0 || above+below == 0
}

// noteNumber is the number that a note begins with.
var noteNumber = regexp.MustCompile(`^\(?(\d{1,3}|\*)\)?[.\s]?\s*`)

// footnotes tells the lines of a page from its notes: those at its foot, in smaller
// letters, below a short rule or with a raised number. Rows of a table are none.
func (m *maker) footnotes(s *sheet, grids []*grid) (lines, notes []line) {
	from := len(s.lines)
	for from > 0 && gridOf(grids, s.lines[from-1]) == nil && s.lines[from-1].size < 0.93*m.size && s.lines[from-1].Bottom < s.Height/2 {
		from--
	}
	for from < len(s.lines) {
		l := s.lines[from]
		ruled := slices.ContainsFunc(s.Rules, func(r pdf.Rule) bool {
			return !r.Upright && r.Right-r.Left < s.Width/2.5 && r.Bottom > l.Top-2 && r.Bottom < l.Top+2*l.size && math.Abs(r.Left-l.Left) < 3*l.size
		})
		runs, number := withoutNumber(l.runs())
		if number != "" && len(runs) > 0 && (ruled || l.runs()[0].Marks&docx.Superscript != 0) {
			return s.lines[:from], s.lines[from:]
		}
		from++
	}
	return s.lines, nil
}

// withoutNumber takes the number off the beginning of a note.
func withoutNumber(runs []docx.Run) ([]docx.Run, string) {
	if len(runs) == 0 {
		return runs, ""
	}
	m := noteNumber.FindStringSubmatch(runs[0].Text)
	if m == nil {
		return runs, ""
	}
	runs = slices.Clone(runs)
	if runs[0].Text = runs[0].Text[len(m[0]):]; runs[0].Text == "" {
		runs = runs[1:]
	}
	if len(runs) > 0 {
		runs[0].Text = strings.TrimLeft(runs[0].Text, " ")
	}
	return runs, m[1]
}

// call puts the calls of notes in the place of raised numbers. A note that nothing calls
// is called at the end.
func call(blocks []docx.Block, ids map[string]string) {
	var last *docx.Paragraph
	for _, b := range blocks {
		if b.Paragraph == nil {
			continue
		}
		last = b.Paragraph
		for i := range last.Runs {
			r := &last.Runs[i]
			number := strings.Trim(strings.TrimSpace(r.Text), "()")
			if id := ids[number]; r.Marks&docx.Superscript != 0 && id != "" {
				if strings.HasSuffix(r.Text, " ") && i+1 < len(last.Runs) {
					last.Runs[i+1].Text = " " + last.Runs[i+1].Text
				}
				r.Text, r.Marks, r.Footnote = "", 0, id
				delete(ids, number)
			}
		}
	}
	if last == nil {
		return
	}
	for _, number := range slices.Sorted(maps.Keys(ids)) {
		last.Runs = append(last.Runs, docx.Run{Footnote: ids[number]})
	}
}
