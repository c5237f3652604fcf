package wordhtml

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"chuyende/internal/docx"
)

var (
	recipients = regexp.MustCompile(`(?i)^(?:nơi nhận|kính gửi để báo cáo)\s*:?`)
	// onBehalf is how those sign who do it for others: T/M, K/T, T/L, TUQ.
	onBehalf = regexp.MustCompile(`^(?:T/?M|K/?T|T/?L|T/?U/?Q)(?:\s*[./]\s*|\s+)\p{Lu}`)
	// posts are what those are called who sign.
	posts  = regexp.MustCompile(`^(?:Q\.\s*)?(?:(?:PHÓ )?BÍ THƯ(?: CHI BỘ| ĐẢNG ỦY)?|(?:PHÓ )?CHỦ TỊCH|CHI ỦY VIÊN|ỦY VIÊN|(?:PHÓ )?TRƯỞNG BAN|(?:PHÓ )?CHÁNH VĂN PHÒNG|THƯ KÝ|CHỦ TRÌ|CHỦ TỌA|NGƯỜI (?:GHI BIÊN BẢN|LẬP(?: BIỂU)?|BÁO CÁO|VIẾT))$`)
	signed = regexp.MustCompile(`(?i)^\(?\s*(?:đã ký|ký tên|ký, (?:ghi rõ )?họ tên.*|ký và ghi rõ họ tên)\s*\)?$`)
)

// The size of a block of signatures: what is larger is a text.
const (
	mostSignedLines  = 24
	mostRecipients   = 60 // with those to whom a paper goes, of whom a government has many
	longestSigned    = 160
	mostBehindSigned = 3 // lines that may stand behind a table with posts alone
)

// signature takes the block of signatures and recipients out of the text, and names
// what stood there: a page is signed by nobody.
func (m *maker) signature() {
	if m.isOfSamples() {
		return
	}
	for i := 1; i < len(m.lines); i++ {
		l := &m.lines[i]
		if l.rows == nil {
			continue
		}
		if most(l.rows) > 3 || len(l.rows) > 4 {
			continue
		}
		lines := cellLines(l.rows)
		strong, weak := m.isSigned(lines)
		weak = weak || isOfPosts(l.rows) || l.bare && isOfNames(l.rows)
		if strong || weak && len(m.lines)-1-i <= mostBehindSigned && i*2 >= len(m.lines)-1 {
			m.leaveSigned(lines)
			m.lines = slices.Delete(slices.Clone(m.lines), i, i+1)
			i--
		}
	}
	m.signedWithin() // or what signs at the end would take the annex along
	m.typedSignature()
}

// signedWithin takes out the lines that sign a paper in the middle of a file, where an annex
// begins behind them with a letterhead or a title of its own.
func (m *maker) signedWithin() {
	for i := 1; i < len(m.lines); i++ {
		end := m.endOfSigned(i)
		if end < 0 {
			continue
		}
		m.leaveSigned(m.lines[i:end])
		m.lines = slices.Delete(slices.Clone(m.lines), i, end)
	}
}

// endOfSigned is where the lines of a signature that begin at a line end, -1 where none
// begins there or no annex follows.
func (m *maker) endOfSigned(from int) int {
	if !beginsSigned(&m.lines[from]) {
		return -1
	}
	for i := from; i < len(m.lines) && i-from <= mostRecipients; i++ {
		l := &m.lines[i]
		text := oneLine(l)
		a, b := halves(*l)
		if i > from && (isMotto(a.text()) || isMotto(b.text()) || annexTitle.MatchString(text) || isKind(text) && isCapitals(text)) {
			if i > from+1 && isCapitals(m.lines[i-1].text()) && isOrgan(oneLine(&m.lines[i-1])) { // who issues the annex
				i--
			}
			if m.onlySigned(m.lines[from:i]) {
				return i
			}
			return -1
		}
		if l.rows != nil || hasParts(l) || utf8.RuneCountInString(text) > longestSigned || isNumbered(text) {
			return -1
		}
	}
	return -1
}

// beginsSigned holds of a line by which lines of a signature begin.
func beginsSigned(l *line) bool {
	if l.rows != nil {
		return false
	}
	a, b := halves(*l)
	for _, half := range []line{a, b} {
		if text := oneLine(&half); recipients.MatchString(text) || onBehalf.MatchString(text) || posts.MatchString(text) {
			return true
		}
	}
	return false
}

// annexTitle begins an annex.
var annexTitle = regexp.MustCompile(`^(?:PHỤ LỤC|Phụ lục|MẪU SỐ|Mẫu số)(?:\P{L}|$)`)

// mostSigned is how many blocks of signatures a paper and its annexes may have: one
// with more shows how papers are written, and they are its text.
const mostSigned = 2

// isOfSamples reports whether a document is a collection of samples of papers.
func (m *maker) isOfSamples() bool {
	n := 0
	for i := range m.lines {
		if rows := m.lines[i].rows; rows != nil && most(rows) <= 3 && len(rows) <= 4 {
			if strong, _ := m.isSigned(cellLines(rows)); strong {
				n++
			}
		}
	}
	return n > mostSigned
}

// isOfPosts holds of a table each of whose cells begins with who signs in it, in
// whatever letters: "Thư ký" beside "Chủ tọa".
func isOfPosts(rows [][]cell) bool {
	n := 0
	for _, c := range rows[0] {
		if len(c.lines) == 0 {
			continue
		}
		text := strings.ToUpper(strings.Join(strings.Fields(c.lines[0].text()), " "))
		if !posts.MatchString(text) && !onBehalf.MatchString(text) || slices.ContainsFunc(c.lines, func(l line) bool { return l.rows != nil || hasParts(&l) }) {
			return false
		}
		n++
	}
	return n > 1
}

// isOfNames holds of a table, which has no lines, of whoever signs beside each other: each
// column begins with few words that stand in its middle or are bold or italic, and has
// nothing long.
func isOfNames(rows [][]cell) bool {
	n := 0
	for _, row := range rows {
		for _, c := range row {
			for i := range c.lines {
				l := &c.lines[i]
				text := l.text()
				if l.rows != nil || hasParts(l) || l.list != "" || utf8.RuneCountInString(text) > longestSigned/2 || strings.Contains(text, ":") || isNumbered(text) ||
					l.align != "center" && !l.all(docx.Bold) && !l.all(docx.Italic) {
					return false
				}
				n++
			}
		}
	}
	return len(rows[0]) > 1 && n > 1 && !slices.ContainsFunc(rows[0], func(c cell) bool { return len(c.lines) == 0 })
}

// cellLines are the lines of a table, by cells.
func cellLines(rows [][]cell) []line {
	var all []line
	columns := most(rows)
	for column := range columns { // people read down
		for _, row := range rows {
			if column < len(row) {
				all = append(all, row[column].lines...)
			}
		}
	}
	return all
}

// isSigned reports whether lines are those of a signature: strong where nothing else
// is written so, weak where a post alone says it.
func (m *maker) isSigned(lines []line) (strong, weak bool) {
	most := mostSignedLines
	if len(lines) > 0 && recipients.MatchString(lines[0].text()) {
		most = mostRecipients
	}
	if len(lines) == 0 || len(lines) > most {
		return false, false
	}
	begins := 0
	for i := range lines {
		l := &lines[i]
		text := strings.Join(strings.Fields(l.text()), " ")
		if l.rows != nil || utf8.RuneCountInString(text) > longestSigned || hasParts(l) {
			return false, false
		}
		switch {
		case recipients.MatchString(text), onBehalf.MatchString(text):
			begins++
			strong = true
		case posts.MatchString(text), signed.MatchString(text):
			weak = true
		}
	}
	return strong && begins > 0, weak
}

// hasParts holds of lines with a note or a picture, which are no signature to be
// dropped: the picture may be one that somebody wants.
func hasParts(l *line) bool {
	return slices.ContainsFunc(l.spans, func(s span) bool { return s.note != "" || s.picture != "" })
}

// typedSignature is one that is no table: the last lines, from one that begins it.
func (m *maker) typedSignature() {
	first := -1
	for i := len(m.lines) - 1; i > 0 && len(m.lines)-i <= mostSignedLines; i-- {
		l := &m.lines[i]
		text := strings.Join(strings.Fields(l.text()), " ")
		if l.rows != nil || utf8.RuneCountInString(text) > longestSigned || hasParts(l) || styleRank(l) > 0 {
			break
		}
		a, b := halves(*l)
		for _, half := range []string{a.text(), b.text()} {
			if half = strings.Join(strings.Fields(half), " "); recipients.MatchString(half) || onBehalf.MatchString(half) {
				first = i
			}
		}
	}
	if first < 0 || !m.onlySigned(m.lines[first:]) {
		return
	}
	m.leaveSigned(m.lines[first:])
	m.lines = m.lines[:first]
}

// onlySigned holds of lines of which each may stand in a signature: short, or items of
// the list of recipients.
func (m *maker) onlySigned(lines []line) bool {
	listed := false
	for i := range lines {
		l := &lines[i]
		text := strings.Join(strings.Fields(l.text()), " ")
		listed = listed || recipients.MatchString(text)
		isItem := listed && (l.list != "" || typedBullet.MatchString(text))
		if !isItem && (utf8.RuneCountInString(text) > 80 || isNumbered(text) || strings.HasSuffix(text, ":") && !recipients.MatchString(text)) {
			return false
		}
	}
	return true
}

// leaveSigned names what is left out, whole.
func (m *maker) leaveSigned(lines []line) {
	var parts []string
	for i := range lines {
		text := strings.Join(strings.Fields(lines[i].label+" "+lines[i].text()), " ")
		if text != "" {
			parts = append(parts, text)
		}
	}
	m.signed = append(m.signed, strings.Join(parts, " / "))
}
