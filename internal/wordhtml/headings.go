package wordhtml

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chuyende/internal/docx"
)

// longestHeading is how many letters a line may have that is a heading by its look.
const longestHeading = 150

// headings settles which lines are headings and of which level: first by rank, a
// number that says what stands above what, then by the ranks of those before.
func (m *maker) headings() {
	bold := m.isBoldRare()
	ranks := make([]int, len(m.lines))
	signing := false
	for i := range m.lines {
		l := &m.lines[i]
		signing = l.rows == nil && isSigning(l, signing)
		if l.rows == nil {
			if ranks[i] = styleRank(l); ranks[i] == 0 && bold && !signing && !l.plain {
				ranks[i] = lookRank(l)
			}
		}
	}
	if !slices.ContainsFunc(m.lines, func(l line) bool {
		return l.rows == nil && styleRank(&l) > 0 && numberedHeadings[0].MatchString(l.text())
	}) {
		chaptersFirst(ranks)
	}
	ranks = m.joinHeadings(ranks)
	if n := len(ranks); n > 0 && ranks[n-1] >= looks { // nothing stands below it
		ranks[n-1] = 0
	}
	m.likeLaws(ranks)
	var above []int // the ranks of the headings that this one is below
	for i, r := range ranks {
		if r > 0 {
			for len(above) > 0 && above[len(above)-1] >= r {
				above = above[:len(above)-1]
			}
			above = append(above, r)
			m.lines[i].heading = min(len(above)+1, 6)
		}
	}
	typed(m.lines)
}

// joinHeadings puts the number of a chapter and its title, which stand in lines of their
// own, into one heading, and returns the ranks of the lines that are left.
func (m *maker) joinHeadings(ranks []int) []int {
	for i := 0; i+1 < len(m.lines); i++ {
		l := &m.lines[i]
		for last := oneLine(l); m.goesOnBelow(i, ranks, last); {
			last = oneLine(&m.lines[i+1])
			l.append(m.lines[i+1].spans)
			m.lines, ranks = slices.Delete(m.lines, i+1, i+2), slices.Delete(ranks, i+1, i+2)
		}
		if ranks[i] == 0 || !numberOnly.MatchString(l.text()) {
			continue
		}
		for between := ". "; i+1 < len(m.lines) && ranks[i+1] > 0; between = " " {
			next := &m.lines[i+1]
			if isNumbered(strings.TrimSpace(next.label+" "+next.text())) || between == " " && !isCapitals(next.text()) {
				break
			}
			l.spans = append(append(slices.Clone(l.spans), span{text: between}), next.spans...)
			m.lines, ranks = slices.Delete(m.lines, i+1, i+2), slices.Delete(ranks, i+1, i+2)
		}
	}
	return ranks
}

// fullLine is how many capitals fill a line of a page.
const fullLine = 38

// goesOnBelow reports whether the title of a numbered heading in capitals, of which last is
// the last line, goes on in the next one: it fills the line, or ends with a word that ends
// nothing.
func (m *maker) goesOnBelow(i int, ranks []int, last string) bool {
	if i+1 >= len(m.lines) || ranks[i] == 0 || ranks[i+1] < max(ranks[i], 1) || m.lines[i].align != m.lines[i+1].align {
		return false
	}
	l, next := &m.lines[i], &m.lines[i+1]
	text, more := oneLine(l), oneLine(next)
	return isNumbered(strings.TrimSpace(l.label+" "+text)) && isCapitals(text) && isCapitals(more) && !isNumbered(strings.TrimSpace(next.label+" "+more)) &&
		!numberOnly.MatchString(text) && !isOrgan(more) && !isKind(more) && (utf8.RuneCountInString(last) >= fullLine || openEnd.MatchString(last))
}

// openEnd is the end of a line that goes on.
var openEnd = regexp.MustCompile(` (?:VỀ|VÀ|CỦA|CÁC|NHỮNG|CHO|VỚI|ĐỐI VỚI|TẠI|TRONG|THEO|HOẶC|ĐỂ|TỪ|DO|BẰNG|MỘT SỐ)$|,$`)

// numberOnly is the number of a chapter or an annex without its title.
var numberOnly = regexp.MustCompile(`^(?i:phần|chương|mục|tiểu mục|phụ lục)\s+(?:(?i:thứ\s+\p{L}+)|[IVXLC]+|\d+|[A-Z])$`)

// likeLaws gives chapters, sections and articles one rank each, the usual one of their
// sort, and the first stand above the last: those who type laws take whatever style is
// at hand.
func (m *maker) likeLaws(ranks []int) {
	sorts := make([]int, len(ranks)) // 1 for chapters, 2 for sections, 3 for articles
	var usual [4]int
	counts := map[[2]int]int{}
	for i := range ranks {
		if ranks[i] *= 10; ranks[i] == 0 {
			continue
		}
		text := m.lines[i].text()
		for n, pattern := range partsOfLaws {
			if pattern.MatchString(text) {
				sorts[i] = n + 1
				key := [2]int{n + 1, ranks[i]}
				counts[key]++
				if best := usual[n+1]; best == 0 || counts[key] > counts[[2]int{n + 1, best}] {
					usual[n+1] = ranks[i]
				}
			}
		}
	}
	chapter, section, article := usual[1], &usual[2], &usual[3]
	if *article > 0 && *article <= chapter {
		*article = chapter + 2
	}
	if *section > 0 && *section <= chapter {
		*section = chapter + 1
	}
	if *section > 0 && *article > 0 && *section >= *article {
		*section = *article - 1
	}
	for i, n := range sorts {
		if n > 0 {
			ranks[i] = usual[n]
		}
	}
}

// partsOfLaws are how chapters, sections and articles begin.
var partsOfLaws = []*regexp.Regexp{
	regexp.MustCompile(`^(?i:chương)\s+(?:[IVXLC]+|\d+)(?:\P{L}|$)`),
	regexp.MustCompile(`^(?i:mục)\s+(?:[IVXLC]+|\d+)(?:\P{L}|$)`),
	regexp.MustCompile(`^(?i:điều)\s+\d+`),
}

// chaptersFirst puts chapters that have no style above headings that have one, where no
// chapter has: what is in a chapter is below it.
func chaptersFirst(ranks []int) {
	const chapter = looks + 10
	if !slices.Contains(ranks, chapter) {
		return
	}
	for i, r := range ranks {
		switch {
		case r == chapter:
			ranks[i] = 1
		case 0 < r && r < looks:
			ranks[i] = r + 1
		}
	}
}

// isSigning holds of lines in which somebody signs, however bold: one with the place
// and the day, and short ones behind it; before says whether the line before was one.
func isSigning(l *line, before bool) bool {
	text := strings.Join(strings.Fields(l.text()), " ")
	if utf8.RuneCountInString(text) > longestSigned/2 || isNumbered(strings.TrimSpace(l.label+" "+text)) || styleRank(l) > 0 || isKind(text) ||
		isCapitals(text) && len(strings.Fields(text)) > 5 && !onBehalf.MatchString(text) { // the title of what stands behind it
		return false
	}
	return before || signer.MatchString(text) || (l.align == "right" || l.align == "center" || l.all(docx.Italic)) && signingDay.MatchString(text)
}

// signer is who signs a form that somebody fills in.
var signer = regexp.MustCompile(`(?i)^người (?:làm đơn|viết đơn|khai|kê khai|làm bản|viết bản|tự kiểm điểm|tự nhận xét|nhận xét|đề nghị|yêu cầu|lập biểu|lập bảng|ghi biên bản|giới thiệu)(?:\s.{0,30})?$`)

// signingDay is the line above a signature: "Đà Nẵng, ngày … tháng … năm 2026".
var signingDay = regexp.MustCompile(`(?i)^(?:[^\d,]{0,40},?\s*ngày[\s\d.…_/]*tháng[\s\d.…_/]*năm[\s\d.…_/]*){1,2}$|^[\p{L}\s.]{3,30},\s*(?:ngày\s*)?\d*\s*tháng\s*\d+\s*năm\s*\d{4}$`)

// isBoldRare reports whether bold letters mean something in the document.
func (m *maker) isBoldRare() bool {
	bold, all := 0, 0
	for i := range m.lines {
		if l := &m.lines[i]; l.rows == nil {
			n := len(l.text())
			if all += n; l.all(docx.Bold) {
				bold += n
			}
		}
	}
	return bold*2 <= all || all < 400
}

// looks is where the ranks of headings by look begin, below those by style.
const looks = 100

// styleRank is the rank of a heading by its style, 0 for none.
func styleRank(l *line) int {
	if !strings.ContainsFunc(l.text(), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) || blanksToFill.MatchString(l.text()) {
		return 0
	}
	for _, name := range l.names {
		if m := headingStyle.FindStringSubmatch(name); m != nil {
			n, _ := strconv.Atoi(m[1])
			return min(max(n, 1), 9)
		}
	}
	if l.outline > 0 && utf8.RuneCountInString(l.text()) <= 2*longestHeading {
		return l.outline
	}
	return 0
}

// blanksToFill are those of a form, which is no heading in whatever style.
var blanksToFill = regexp.MustCompile(`…{3}|\.{8}|_{8}`)

var headingStyle = regexp.MustCompile(`^(?:heading|tiêu đề|tieu de|đầu đề|đề mục) ?(\d)(?: char)?$`)

// lookRank is the rank of a heading by its look, 0 for none: lines that are wholly
// bold or in capitals, short, and begin like a heading or end like none of a text.
func lookRank(l *line) int {
	text := l.text()
	full := strings.TrimSpace(l.label + " " + text)
	last, _ := utf8.DecodeLastRuneInString(text)
	capitals := isCapitals(text)
	switch {
	case !hasLetter(text), utf8.RuneCountInString(text) > longestHeading, addressee.MatchString(text), isMotto(text), coverDay.MatchString(oneLine(l)), strings.Contains(text, "\n"),
		!capitals && !l.all(docx.Bold), l.bullet, typedBullet.MatchString(text), strings.ContainsRune(";,", last),
		strings.Contains(text, "…") || strings.Contains(text, "...."), l.align == "right":
		return 0
	}
	if belowRoman.MatchString(full) {
		return looks + 60
	}
	for i, pattern := range numberedHeadings {
		if pattern.MatchString(full) {
			return looks + 10*(i+1)
		}
	}
	switch {
	case (last == '.' || last == ':') && utf8.RuneCountInString(text) > 60, strings.HasPrefix(text, "(") && last == ')':
		return 0
	case capitals:
		return looks + 45
	case l.all(docx.Italic):
		return looks + 95
	}
	return looks + 90
}

// numberedHeadings are how numbered headings begin, the highest first; 45 lies
// between the fourth and the fifth.
var numberedHeadings = []*regexp.Regexp{
	regexp.MustCompile(`^(?i:phần|chương)(?:\s+(?i:thứ\s+\p{L}+|[IVXLC]+|\d+|một|hai|ba|bốn|năm|sáu))(?:\P{L}|$)`),
	regexp.MustCompile(`^[A-HĐK](?:[.)]|\s*[-–—/])\s`),
	regexp.MustCompile(`^(?i:mục)\s+(?:[IVXLC]+|\d+)(?:\P{L}|$)`),
	regexp.MustCompile(`^[IVXLC]{1,6}(?:[.)]|\s*[-–—:]|/\s)\s*\S`),
	regexp.MustCompile(`^(?i:điều)\s+\d+`),
	regexp.MustCompile(`^\d{1,2}(?:[.)]|\s*[-–—])\s*\p{L}`),
	regexp.MustCompile(`^\d{1,2}\.\d{1,2}(?:[.)])?\s`),
	regexp.MustCompile(`^\d{1,2}(?:\.\d{1,2}){2,}(?:[.)])?\s`),
	regexp.MustCompile(`^[a-zđ][.)]\s`),
}

// belowRoman is a heading below one with a Roman number: "II.1. Biện pháp".
var belowRoman = regexp.MustCompile(`^[IVXLC]{1,6}\.\d{1,2}(?:\s*[.)])?\s`)

func isNumbered(text string) bool {
	return slices.ContainsFunc(numberedHeadings, func(p *regexp.Regexp) bool { return p.MatchString(text) })
}

// callNotes gives the notes of a line that is taken out their numbers.
func (m *maker) callNotes(l *line) {
	for i := range l.spans {
		if l.spans[i].note != "" {
			m.noteNumber(l.spans[i].note)
		}
	}
}

func (m *maker) noteNumber(id string) int {
	if m.notes[id] == 0 {
		m.called = append(m.called, id)
		m.notes[id] = len(m.called)
	}
	return m.notes[id]
}
