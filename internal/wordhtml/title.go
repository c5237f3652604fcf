package wordhtml

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chuyende/internal/docx"
	"chuyende/internal/vietnamese"
)

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
		if from < 0 && i+1 < len(m.lines) && isIssuer(l) && m.lines[i+1].rows == nil && stateWord.MatchString(m.lines[i+1].text()) {
			l.demote()
			continue
		}
		if l.rows != nil || styleRank(l) > 1 && (from < 0 || !startsSubject(text)) {
			break
		}
		if addressee.MatchString(text) || from >= 0 && issuedWith.MatchString(text) {
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
	if len(m.lines) > 1 { // a heading in capitals that begins the text, which nothing numbers; or any line in capitals below the motto
		l := &m.lines[0]
		if text := l.text(); l.rows == nil && (styleRank(l) > 0 || m.paper.Head.Motto) && isCapitals(text) && !isNumbered(strings.TrimSpace(l.label+" "+text)) && !isOrgan(text) && utf8.RuneCountInString(text) <= longestHeading {
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
	most := 3
	if len(m.lines) > 0 && isIssuer(&m.lines[0]) { // with the session that made a law
		most = 6
	}
	for from = range min(len(m.lines), most) {
		if m.lines[from].rows == nil && stateKind.MatchString(m.lines[from].text()) {
			break
		}
		if from == min(len(m.lines), most)-1 || m.lines[from].rows != nil {
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
			for i := range from {
				m.lines[i].demote()
			}
			return from, to
		}
		if l.rows != nil || utf8.RuneCountInString(text) > 2*longestHeading || isNumbered(text) || addressee.MatchString(text) || issuedWith.MatchString(text) || hasParts(l) {
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

// stateWord begins the name of a paper of the state.
var stateWord = regexp.MustCompile(`(?i)^(?:nghị định|thông tư|luật|pháp lệnh|quyết định|chỉ thị|nghị quyết)(?:\P{L}|$)`)

// stateType writes the type of a paper of the state as a word of a sentence, and who
// issues it as the text does.
func stateType(text string, known spellings) string {
	low := firstUpper(strings.ToLower(text))
	head, _, has := strings.Cut(low, " của ")
	if !has {
		return head
	}
	issuer, _ := known.lower(strings.Join(strings.Fields(text)[len(strings.Fields(head))+1:], " "))
	return head + " của " + issuer
}

// addressee begins the line that says to whom a paper goes, which is no title.
var addressee = regexp.MustCompile(`(?i)^kính (?:gửi|trình|thưa)(?:\s*:|\s|$)`)

// issuedWith begins the line below the title of an annex that says what it belongs to.
var issuedWith = regexp.MustCompile(`(?i)^(?:\(\s*(?:ban hành\s+)?(?:kèm\s+)?theo\s|ban hành kèm theo\s)`)

// mostIssued is how many lines more such a line may take.
const mostIssued = 3

// joinIssued makes one line of each that says what an annex belongs to: its bracket may be
// shut some lines below.
func (m *maker) joinIssued() {
	for i := range m.lines {
		if i >= len(m.lines) || m.lines[i].rows != nil || !issuedWith.MatchString(oneLine(&m.lines[i])) {
			continue
		}
		l := &m.lines[i]
		l.demote()
		if !strings.HasPrefix(oneLine(l), "(") {
			continue
		}
		for n := 1; n <= mostIssued && i+n < len(m.lines) && !strings.Contains(oneLine(l), ")"); n++ {
			next := &m.lines[i+n]
			if next.rows != nil || next.list != "" || isNumbered(next.text()) || !strings.Contains(next.text(), ")") && n == mostIssued {
				break
			}
			if strings.Contains(next.text(), ")") {
				for _, more := range m.lines[i+1 : i+n+1] {
					l.append(more.spans)
				}
				m.lines = slices.Delete(m.lines, i+1, i+n+1)
				break
			}
		}
	}
}

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
var issuerLine = regexp.MustCompile(`^(?:chính phủ|quốc hội|thủ tướng|chủ tịch|bộ trưởng|hội đồng|tổng cục|cục |chi cục|giám đốc|tổng giám đốc|trưởng ban|thủ trưởng|hiệu trưởng|ủy ban|uỷ ban)`)

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
		if word := stateWord.FindString(text); word != "" && i == from {
			m.paper.Head.Called = firstUpper(strings.ToLower(strings.TrimRight(word, " :.")))
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
		title = sentence(parts, spellingsOf(m.lines))
	}
	return title
}

// sentence joins a type and what it is about: "Kế hoạch" and "Về việc X" or "tổ
// chức X"; other lines in capitals stay as they are.
func sentence(parts []string, known spellings) string {
	var b strings.Builder
	lowered := loweredParts(parts, known)
	for i, part := range parts {
		switch {
		case i == 0 && isCapitals(part) && stateKind.MatchString(part):
			part = stateType(part, known)
		case i == 0 && isCapitals(part) && len(strings.Fields(part)) <= 3 && startsSubject(parts[1]): // a type of the state's papers
			r, size := utf8.DecodeRuneInString(part)
			part = string(r) + strings.ToLower(part[size:])
		case i == 1 && numberOnly.MatchString(parts[0]):
			b.WriteString(". ")
		case i > 0 && lowered != nil:
			b.WriteByte(' ')
			part = lowered[i]
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

// loweredParts are the parts of the title of a paper of the state in small letters, where
// all but the type are in capitals and the text has their words; else nil.
func loweredParts(parts []string, known spellings) []string {
	if !stateWord.MatchString(parts[0]) {
		return nil
	}
	all := slices.Clone(parts)
	for i, part := range parts {
		if i == 0 {
			continue
		}
		written, sure := known.lower(part)
		if !isCapitals(part) || !sure {
			return nil
		}
		if first, size := utf8.DecodeRuneInString(written); startsSubject(written) || strings.HasPrefix(written, "Của ") || strings.HasPrefix(written, "Số ") {
			written = string(unicode.ToLower(first)) + written[size:]
		}
		all[i] = written
	}
	return all
}

// startsSubject holds of words by which a paper says what it is about.
func startsSubject(part string) bool {
	low := strings.ToLower(part)
	return slices.ContainsFunc([]string{"về ", "quy định ", "hướng dẫn ", "sửa đổi", "ban hành ", "tổ chức ", "thực hiện ", "triển khai ", "sinh hoạt ", "kết quả ", "nâng cao "},
		func(word string) bool { return strings.HasPrefix(low, word) })
}
