package wordhtml

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chuyende/internal/docx"
	"chuyende/internal/vietnamese"
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
	if !strings.ContainsFunc(l.text(), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
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

var headingStyle = regexp.MustCompile(`^(?:heading|tiêu đề|tieu de|đầu đề|đề mục) ?(\d)(?: char)?$`)

// lookRank is the rank of a heading by its look, 0 for none: lines that are wholly
// bold or in capitals, short, and begin like a heading or end like none of a text.
func lookRank(l *line) int {
	text := l.text()
	full := strings.TrimSpace(l.label + " " + text)
	last, _ := utf8.DecodeLastRuneInString(text)
	capitals := isCapitals(text)
	switch {
	case !hasLetter(text), utf8.RuneCountInString(text) > longestHeading, addressee.MatchString(text), isMotto(text), strings.Contains(text, "\n"),
		!capitals && !l.all(docx.Bold), l.bullet, typedBullet.MatchString(text), strings.ContainsRune(";,", last),
		strings.Contains(text, "…") || strings.Contains(text, "...."), l.align == "right":
		return 0
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
	regexp.MustCompile(`^[A-E][.)]\s`),
	regexp.MustCompile(`^(?i:mục)\s+(?:[IVXLC]+|\d+)(?:\P{L}|$)`),
	regexp.MustCompile(`^[IVXLC]{1,6}(?:[.)]|\s*[-–—:])\s*\S`),
	regexp.MustCompile(`^(?i:điều)\s+\d+`),
	regexp.MustCompile(`^\d{1,2}(?:[.)]|\s*[-–—])\s*\p{L}`),
	regexp.MustCompile(`^\d{1,2}\.\d{1,2}(?:[.)])?\s`),
	regexp.MustCompile(`^\d{1,2}(?:\.\d{1,2}){2,}(?:[.)])?\s`),
	regexp.MustCompile(`^[a-zđ][.)]\s`),
}

func isNumbered(text string) bool {
	return slices.ContainsFunc(numberedHeadings, func(p *regexp.Regexp) bool { return p.MatchString(text) })
}

// title finds what names the document and takes it out of its lines: a line of that
// style, the centred lines of large or bold letters at its beginning, or its only
// heading of the first level.
func (m *maker) title() string {
	for i := range m.lines {
		if l := &m.lines[i]; l.rows == nil && slices.ContainsFunc(l.names, func(n string) bool { return n == "title" || n == "tiêu đề" }) {
			return m.takeTitle(i, m.belowTitle(i))
		}
	}
	if from, to := m.stateTitle(); from >= 0 {
		return m.takeTitle(from, to)
	}
	from, to := -1, -1
	for i := range min(len(m.lines), 6) {
		l := &m.lines[i]
		text := l.text()
		if l.rows != nil || styleRank(l) > 1 && (from < 0 || !startsSubject(text)) {
			break
		}
		if addressee.MatchString(text) {
			break
		}
		isSubject := subjectLine.MatchString(text) && (from >= 0 || l.align == "center" || m.paper.Head.Found)
		isTitle := isSubject || (l.align == "center" || isKind(text)) && (l.all(docx.Bold) || isCapitals(text)) && utf8.RuneCountInString(text) <= 2*longestHeading && !isNumbered(text)
		if isTitle && from < 0 {
			from = i
		}
		if from >= 0 && !isTitle {
			break
		}
		if isTitle {
			to = i + 1
		}
	}
	if from >= 0 {
		from, to = m.largest(from, to)
		return m.takeTitle(from, m.beforeIssuer(from, to))
	}
	if first := m.soleHeading(); 0 <= first && first <= 2 {
		return m.takeTitle(first, first+1)
	}
	if len(m.lines) > 1 { // a heading in capitals that begins the text, which nothing numbers
		l := &m.lines[0]
		if text := l.text(); l.rows == nil && styleRank(l) > 0 && isCapitals(text) && !isNumbered(strings.TrimSpace(l.label+" "+text)) && !isOrgan(text) && utf8.RuneCountInString(text) <= longestHeading {
			return m.takeTitle(0, 1)
		}
	}
	return m.paper.Head.Subject
}

// belowTitle is where the title ends that the line at begins, which has its style: the type of a
// paper is named by the bold lines below it, as in the papers of a portal.
func (m *maker) belowTitle(at int) int {
	to := at + 1
	if text := m.lines[at].text(); !isCapitals(text) || len(strings.Fields(text)) > mostTypeWords {
		return to
	}
	for ; to < min(len(m.lines), at+mostTitle); to++ {
		l := &m.lines[to]
		if text := l.text(); l.rows != nil || l.align != "center" || !l.all(docx.Bold) || styleRank(l) > 0 || isNumbered(text) || addressee.MatchString(text) {
			break
		}
	}
	return to
}

// mostTypeWords is how many words the type of a paper has: "TÓM TẮT MỘT TRANG".
const mostTypeWords = 5

// largest is the title where the lines from, up to to, are only the first that are centred:
// on a page like that of a book's cover, it is what stands below them in clearly larger letters.
func (m *maker) largest(from, to int) (int, int) {
	if isKind(m.lines[from].text()) {
		return from, to
	}
	size := biggest(m.lines[from:to])
	for i := to; i < min(len(m.lines), to+5); i++ {
		l := &m.lines[i]
		if l.rows != nil || l.align != "center" || styleRank(l) > 0 || isNumbered(l.text()) || addressee.MatchString(l.text()) {
			break
		}
		if biggest(m.lines[i:i+1])*4 < size*5 || !l.all(docx.Bold) && !isCapitals(l.text()) {
			continue
		}
		end := i + 1
		for end < len(m.lines) && m.lines[end].rows == nil && m.lines[end].align == "center" && biggest(m.lines[end:end+1])*4 >= size*5 && styleRank(&m.lines[end]) == 0 {
			end++
		}
		for above := from; above < i; above++ { // they are no headings of what stands below the title
			m.lines[above].plain = true
		}
		return i, end
	}
	return from, to
}

// biggest is the size of the largest letters of lines.
func biggest(lines []line) int {
	n := 0
	for i := range lines {
		for _, s := range lines[i].spans {
			if hasLetter(s.text) {
				n = max(n, s.size)
			}
		}
	}
	return n
}

// mostTitle is how many lines the title of a law may have.
const mostTitle = 6

// stateTitle finds the lines that name a paper of the state, which say its type, often
// who issues it, and what it is about, up to who issues it or why; -1 where there are none.
func (m *maker) stateTitle() (from, to int) {
	for from = range min(len(m.lines), 3) {
		if m.lines[from].rows == nil && stateKind.MatchString(m.lines[from].text()) {
			break
		}
		if from == min(len(m.lines), 3)-1 || m.lines[from].rows != nil {
			return -1, -1
		}
	}
	for to = from + 1; to < len(m.lines) && to-from <= mostTitle; to++ {
		l := &m.lines[to]
		text := strings.Join(strings.Fields(l.text()), " ")
		low := strings.ToLower(text)
		if reasons.MatchString(text) || (issuerLine.MatchString(low) || isOrgan(text)) && len(strings.Fields(text)) <= 8 {
			if to == from+1 && !reasons.MatchString(text) { // who issues it goes with the type
				return -1, -1
			}
			return from, to
		}
		if l.rows != nil || utf8.RuneCountInString(text) > 2*longestHeading || isNumbered(text) || addressee.MatchString(text) || hasParts(l) {
			break
		}
	}
	return -1, -1
}

var (
	// stateKind is a line that is the type of a paper of the state, or that and who issues it.
	stateKind = regexp.MustCompile(`(?i)^(?:nghị định|thông tư(?: liên tịch)?|luật|pháp lệnh|quyết định|chỉ thị|nghị quyết)(?: của \P{N}{3,50})?$`)
	// reasons begin the lines that say why a paper is issued.
	reasons = regexp.MustCompile(`(?i)^[-–+]?\s*(?:căn cứ|theo đề nghị|xét đề nghị|để |thi hành |thực hiện )`)
)

// stateType writes the type of a paper of the state as a word of a sentence.
func stateType(text string) string {
	low := []rune(strings.ToLower(text))
	low[0] = unicode.ToUpper(low[0])
	head, issuer, has := strings.Cut(string(low), " của ")
	if !has {
		return head
	}
	first, size := utf8.DecodeRuneInString(issuer)
	return head + " của " + string(unicode.ToUpper(first)) + issuer[size:]
}

// addressee begins the line that says to whom a paper goes, which is no title.
var addressee = regexp.MustCompile(`(?i)^kính (?:gửi|trình|thưa)(?:\s*:|\s|$)`)

// beforeIssuer is where the title ends that lines from, up to to, make: who issues
// a paper stands between its title and its text, often in the same letters.
func (m *maker) beforeIssuer(from, to int) int {
	for last := to - 1; last > from; last-- {
		text := strings.Join(strings.Fields(m.lines[last].text()), " ")
		if !isCapitals(text) || !issuerLine.MatchString(strings.ToLower(text)) && !isOrgan(text) || isKind(m.lines[last-1].text()) {
			break
		}
		to = last
	}
	return to
}

// issuerLine are names of those who issue papers of the state.
var issuerLine = regexp.MustCompile(`^(?:chính phủ|quốc hội|thủ tướng|chủ tịch|bộ trưởng|hội đồng|tổng cục|cục |chi cục)`)

// soleHeading is the line of the highest heading by style where there is only one of
// its level, else -1.
func (m *maker) soleHeading() int {
	first, count, highest := -1, 0, looks
	for i := range m.lines {
		l := &m.lines[i]
		if l.rows != nil {
			continue
		}
		switch rank := styleRank(l); {
		case rank == 0 || rank > highest:
		case rank < highest:
			first, count, highest = i, 1, rank
		default:
			count++
		}
	}
	if count != 1 {
		return -1
	}
	return first
}

// isKind holds of a line that is the type of a paper and no more: "KẾ HOẠCH".
func isKind(text string) bool { _, ok := typeOf(text); return ok && typeTitle(text) }

func typeTitle(text string) bool {
	t, _ := typeOf(text)
	return vietnamese.Fold(strings.Trim(text, " .:")) == vietnamese.Fold(t.Title)
}

// takeTitle joins lines to a title and takes them out. The type of a paper, which
// stands in capitals in its first line, is written as a word of a sentence.
func (m *maker) takeTitle(from, to int) string {
	var parts []string
	for i := from; i < to; i++ {
		text := spelled(strings.Join(strings.Fields(m.lines[i].text()), " "))
		if t, ok := typeOf(text); ok && i == from && typeTitle(text) {
			text = t.Title
			m.paper.Head.Type = t.ID
		} else if ok && i == from {
			m.paper.Head.Type = t.ID
		}
		parts = append(parts, text)
		m.callNotes(&m.lines[i])
	}
	kept := slices.Clone(m.lines[:from])
	for i := from; i < to; i++ { // pictures in it stay
		l := m.lines[i]
		l.spans = slices.DeleteFunc(slices.Clone(l.spans), func(s span) bool { return s.picture == "" && s.note == "" })
		if len(l.spans) > 0 {
			l.names, l.outline, l.list, l.label = nil, 0, "", ""
			kept = append(kept, l)
		}
	}
	m.lines = append(kept, m.lines[to:]...)
	title := strings.Join(parts, " ")
	if len(parts) > 1 {
		title = sentence(parts)
	}
	return title
}

// sentence joins a type and what it is about: "Kế hoạch" and "Về việc X" or "tổ
// chức X"; other lines in capitals stay as they are.
func sentence(parts []string) string {
	var b strings.Builder
	for i, part := range parts {
		switch {
		case i == 0 && isCapitals(part) && stateKind.MatchString(part):
			part = stateType(part)
		case i == 0 && isCapitals(part) && len(strings.Fields(part)) <= 3 && startsSubject(parts[1]): // a type of the state's papers
			r, size := utf8.DecodeRuneInString(part)
			part = string(r) + strings.ToLower(part[size:])
		case i == 1 && numberOnly.MatchString(parts[0]):
			b.WriteString(". ")
		case i > 0:
			b.WriteByte(' ')
			if r, size := utf8.DecodeRuneInString(part); i == 1 && unicode.IsUpper(r) && !isCapitals(part) && startsSubject(part) {
				part = string(unicode.ToLower(r)) + part[size:]
			}
		}
		b.WriteString(part)
	}
	return b.String()
}

// startsSubject holds of words by which a paper says what it is about.
func startsSubject(part string) bool {
	low := strings.ToLower(part)
	return slices.ContainsFunc([]string{"về ", "quy định ", "hướng dẫn ", "sửa đổi", "ban hành ", "tổ chức ", "thực hiện ", "triển khai ", "sinh hoạt ", "kết quả ", "nâng cao "},
		func(word string) bool { return strings.HasPrefix(low, word) })
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
