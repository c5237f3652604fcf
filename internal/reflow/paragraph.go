package reflow

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chuyende/internal/docx"
	"chuyende/internal/pdf"
)

// open is a paragraph that may go on.
type open struct {
	p           *docx.Paragraph
	first, last line
	lines       int
	inner       float64 // where its second line begins
	step        float64 // between its lines, 0 of one alone
	left, right float64 // of where it stands
	narrow      bool    // it is a head's or a signature's, whose lines mostly are their own
	turned      bool    // the page has ended since
}

// paragraphs adds the paragraphs that lines make, which stand between left and right.
func (m *maker) paragraphs(lines []line, left, right float64) {
	for _, l := range lines {
		if entry.MatchString(l.text()) {
			m.close()
			m.blocks = append(m.blocks, docx.Block{Paragraph: &docx.Paragraph{Style: contents, Runs: l.runs()}})
			continue
		}
		if m.last != nil && (m.last.turned || m.last.left == left) && (m.last.takes(l, left, right) || m.isHeadingOn(l)) {
			m.last.add(l)
			m.last.left, m.last.right, m.last.turned = left, right, false
			continue
		}
		m.close()
		m.last = m.opened(l, left, right)
		m.blocks = append(m.blocks, docx.Block{Paragraph: m.last.p})
	}
}

// isHeadingOn reports whether a line goes on with the heading that is open: letters as
// large, right below it. A browser makes lines of a heading alike in length, so that the next word
// often had had room in the line before.
func (m *maker) isHeadingOn(l line) bool {
	o := m.last
	return !m.narrow && !o.turned && o.lines < mostTitleLines && (l.size >= m.size*larger || l.isBold() && l.size >= m.size*aBitLarger) && math.Abs(l.size-o.last.size) < 0.1 && o.last.isBold() == l.isBold() && isShouted(o.last.text()) == isShouted(l.text()) &&
		(o.p.Align == "" && math.Abs(l.Left-o.first.Left) < l.size/2 || o.p.Align == "center" && alignOf(l, o.left, o.right) == "center" && o.last.Right-o.last.Left > 0.6*(o.right-o.left)) &&
		o.last.base-l.base > 0.5*l.size && o.last.base-l.base < 1.45*l.size && !begins.MatchString(l.text())
}

// isShouted holds of texts without a small letter.
func isShouted(text string) bool { return strings.ToUpper(text) == text }

// aBitLarger is how much larger than the text bold letters of a heading are at least.
const aBitLarger = 1.05

// mostTitleLines is how many lines a heading may have.
const mostTitleLines = 5

// close ends the paragraph that is open.
func (m *maker) close() {
	if o := m.last; o != nil {
		if size := math.Round(o.first.size*2) / 2; size >= m.size*larger && utf8.RuneCountInString(o.text()) <= longestHeading && hasLetter(o.text()) {
			m.large = append(m.large, sized{size, o.p})
		}
	}
	m.last = nil
}

// longestHeading is how many letters a heading may have.
const longestHeading = 200

func hasLetter(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }

func (o *open) text() string { return textOf(o.p.Runs) }

func textOf(runs []docx.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// contents is the style of the entries of a table of contents.
const contents = "contents"

// entry is a line of a table of contents: points up to the number of a page.
var entry = regexp.MustCompile(`\p{L}.*(?:[.…_]{5,}|(?:[.…] ){4,})\s*\d{1,4}$`)

// opened begins a paragraph.
func (m *maker) opened(l line, left, right float64) *open {
	o := &open{p: &docx.Paragraph{Runs: l.runs(), Align: alignOf(l, left, right)}, first: l, last: l, lines: 1, left: left, right: right, narrow: m.narrow}
	if o.p.Align == "center" && (hangs.MatchString(l.text()) || m.begun[round(l.Left)] >= usualBeginning) {
		o.p.Align = ""
	}
	return o
}

// usualBeginning is how many lines begin at a place that none has by being centred.
const usualBeginning = 6

// round is a place by which lines are told to begin at the same.
func round(at float64) int { return int(math.Round(at / 2)) }

// alignOf is how a line lies between two edges.
func alignOf(l line, left, right float64) string {
	width := right - left
	before, behind := l.Left-left, right-l.Right
	switch {
	case before > 0.06*width && behind > 0.06*width && math.Abs(before-behind) < 0.04*width+l.size/2:
		return "center"
	case before > 0.4*width && behind < 0.04*width && before > 4*l.size:
		return "right"
	}
	return ""
}

func (o *open) add(l line) {
	o.p.Runs = joined(o.p.Runs, l.runs(), true)
	if o.lines++; o.lines == 2 {
		o.inner = l.Left
	}
	if !o.turned {
		o.step = o.last.base - l.base
	}
	o.last = l
}

// joined puts the runs of a line behind those of the one before. A word that is cut at
// the end of a line goes on without its sign, which Vietnamese never has.
func joined(runs, next []docx.Run, blank bool) []docx.Run {
	if len(runs) == 0 || len(next) == 0 {
		return append(runs, next...)
	}
	last := &runs[len(runs)-1]
	if strings.HasSuffix(last.Text, "-") && len(last.Text) > 1 && last.Text[len(last.Text)-2] != ' ' {
		blank = false
	}
	if whole, isCut := strings.CutSuffix(last.Text, string(cut)); isCut {
		if last.Text, blank = whole, false; !isWestern(lastWord(whole)) || !isWestern(next[0].Text) {
			last.Text += "-"
		}
	}
	if blank && !strings.HasSuffix(last.Text, " ") {
		last.Text += " "
	}
	if sameLook(*last, next[0]) {
		last.Text += next[0].Text
		next = next[1:]
	}
	return append(runs, next...)
}

func lastWord(text string) string {
	words := strings.Fields(text)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// isWestern holds of texts whose first word may be a part of one that was cut: it is of
// plain letters, more than a Vietnamese syllable without marks has.
func isWestern(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	first = strings.TrimRight(first, ".,;:)")
	return first != "" && !strings.ContainsFunc(first, func(r rune) bool { return r > 0x7F || !unicode.IsLetter(r) })
}

// takes reports whether a line goes on with the paragraph.
func (o *open) takes(l line, left, right float64) bool {
	last := o.last
	if math.Abs(l.size-last.size) > 0.08*max(l.size, last.size) || o.p.Align == "right" {
		return false
	}
	if o.p.Align == "center" {
		return !o.turned && last.Right-last.Left > 0.8*(right-left) && alignOf(l, left, right) == "center" && last.isBold() == l.isBold() && isNext(last, l)
	}
	text := l.text()
	if last.isApart() && !o.isShort(l) && isNext(last, l) && !l.isApart() && (math.Abs(l.Left-last.behindGap()) < l.size || unicode.IsLower(initial(text)) && l.Left < left+l.size) {
		return true
	}
	if last.isApart() || l.isApart() || blanks.MatchString(last.text()) || last.isUniform() && l.isUniform() && last.isBold() != l.isBold() {
		return false
	}
	first := initial(text)
	if o.narrow && !unicode.IsLower(first) {
		return false
	}
	before := strings.TrimSpace(last.text())
	end, _ := utf8.DecodeLastRuneInString(before)
	ended := strings.ContainsRune(".;:!?…", end)
	if begins.MatchString(text) && (ended || last.Right < o.right-2*last.size || !unicode.IsLower(first)) && !(unicode.IsDigit(first) && !ended && !o.isShort(l)) {
		return false
	}
	if o.isShort(l) {
		return false
	}
	tolerance := 0.9 * l.size
	switch { // where the line begins, beside what those before say of that
	case o.turned && o.left != left && o.lines < 2:
	case o.lines >= 2:
		inner := o.inner
		if o.turned {
			inner += left - o.left
		}
		if math.Abs(l.Left-inner) > tolerance {
			return false
		}
	case l.Left > o.first.Left+tolerance && !hangs.MatchString(o.first.text()):
		return false
	}
	if o.turned {
		return !ended || unicode.IsLower(first)
	}
	step := last.base - l.base
	return step > 0.5*l.size && step < 2.6*l.size && (o.step == 0 || step < 1.45*o.step)
}

// isNext reports whether a line is the next below another.
func isNext(a, b line) bool { return a.base-b.base > 0.5*b.size && a.base-b.base < 2.2*b.size }

// blanks end lines of forms, which wait for ink.
var blanks = regexp.MustCompile(`(?:[.…_]\s?){6,}[\p{P}\s]*$`)

// apart is how many times its size a gap is that no sign of an item has behind it.
const apart = 5

// isApart reports whether a line is two that stand beside each other: it has a wide gap.
func (l line) isApart() bool { return l.gapAt() >= 0 }

// behindGap is where the second of the two begins.
func (l line) behindGap() float64 { return l.letters[min(l.gapAt()+1, len(l.letters)-1)].Left }

func initial(text string) rune {
	first, _ := utf8.DecodeRuneInString(text)
	return first
}

// gapAt is which letter of a line is the gap between two that stand beside each other, -1
// for none.
func (l line) gapAt() int {
	return slices.IndexFunc(l.letters, func(c pdf.Letter) bool {
		if c.Text != '\t' {
			return false
		}
		before, _, _ := strings.Cut(l.text(), "\t")
		return c.Right-c.Left > apart*l.size || !hangs.MatchString(before+"\t")
	})
}

// isUniform reports whether all letters of a line are bold, or none.
func (l line) isUniform() bool {
	return !slices.ContainsFunc(l.letters, func(c pdf.Letter) bool { return unicode.IsLetter(c.Text) && c.Bold != l.letters[0].Bold })
}

func (l line) isBold() bool { return l.letters[0].Bold && l.letters[len(l.letters)-1].Bold }

// isShort reports whether the first word of a line had had room in the line before it.
func (o *open) isShort(l line) bool {
	word := 0.0
	for _, c := range l.letters {
		if c.Text <= ' ' || c.Text == '\u00A0' {
			break
		}
		word = c.Right - l.Left
	}
	return o.last.Right+word+0.5*l.size < o.right
}

// begins are how lines begin that are a paragraph of their own: signs and numbers of
// items, articles, chapters.
var begins = regexp.MustCompile(`^(?:[-–—•·+*▪●○◦➢✓□\x{F0B7}\x{F0A7}\x{F0D8}\x{F0FC}]\s*\S|\(?[a-zđ]\)\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[IVX]{1,5}\.\s|(?:Điều|Chương|Mục|Phần|Khoản|Bước|Câu) (?:\d+|[IVXLC]+|thứ)\b)`)

// hangs are beginnings behind which the next lines stand further in.
var hangs = regexp.MustCompile(`^(?:[-–—•·+*▪●○◦➢✓□\x{F0B7}\x{F0A7}\x{F0D8}\x{F0FC}]|\(?[a-zđA-Z\d]{1,3}[.)]|\d+(?:\.\d+)+)\s`)

// inCell makes blocks of the lines of a cell, or of a narrow column.
func inCell(lines []line, left, right float64, narrow bool) []docx.Block {
	m := &maker{size: math.MaxFloat64, narrow: narrow}
	m.paragraphs(lines, left, right)
	return m.blocks
}

// edgesOf is between what lines stand.
func edgesOf(lines []line) (left, right float64) {
	left, right = math.MaxFloat64, 0
	for _, l := range lines {
		left, right = min(left, l.Left), max(right, l.Right)
	}
	return left, right
}

// margins finds between what the lines of the text stand: where most begin, and where
// nearly all end.
func (m *maker) margins(all []sheet) {
	counts := map[int]int{}
	m.begun = map[int]int{}
	var rights []float64
	for i := range all {
		for _, l := range all[i].lines {
			counts[round(l.Left)] += len(l.letters)
			m.begun[round(l.Left)]++
			if len(l.letters) > 20 {
				rights = append(rights, l.Right)
			}
		}
	}
	most := 0
	for _, n := range counts {
		most = max(most, n)
	}
	best := math.MaxInt
	for at, n := range counts { // paragraphs whose first lines stand further in have as many
		if n*3 >= most && at < best {
			best = at
		}
	}
	if m.left = float64(best) * 2; best == math.MaxInt {
		m.left = 0
	}
	slices.Sort(rights)
	if m.right = m.left + 400; len(rights) > 0 {
		m.right = rights[min(len(rights)*19/20, len(rights)-1)]
	}
}
