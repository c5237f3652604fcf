package wordhtml

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"chuyende/internal/docx"
)

// formulas settles lines that stand in large or bold letters and head nothing: who issues a
// paper above the reasons for it, the word by which it begins below them, and what a cover
// says besides the title.
func (m *maker) formulas() {
	for i := range m.lines {
		l := &m.lines[i]
		if n := m.issuing(i); n > 0 {
			for j := range n {
				m.lines[i+j].demote()
			}
		}
		if a, b := halves(*l); l.rows == nil && (isMotto(a.text()) || isMotto(b.text())) { // of an annex
			l.demote()
		}
		if l.rows == nil && enacts.MatchString(oneLine(l)) && m.hasReasonsAbove(i) {
			l.demote()
		}
	}
	m.cover()
}

// demote makes a line one that is no heading, whatever its style and look.
func (l *line) demote() {
	l.plain, l.outline = true, 0
	l.names = slices.DeleteFunc(slices.Clone(l.names), func(name string) bool { return headingStyle.MatchString(name) })
}

func oneLine(l *line) string { return strings.Join(strings.Fields(l.text()), " ") }

// enacts is the word by which a paper of the state begins below the reasons for it.
var enacts = regexp.MustCompile(`(?i)^(?:quyết định|nghị định|quyết nghị|nghị quyết|thông tư|chỉ thị)\s*[:.]?$`)

// mostReasons is how many lines the reasons for a paper may take.
const mostReasons = 30

func (m *maker) hasReasonsAbove(at int) bool {
	for i := at - 1; i >= max(0, at-mostReasons); i-- {
		l := &m.lines[i]
		if l.rows != nil || isNumbered(oneLine(l)) {
			return false
		}
		if reasons.MatchString(oneLine(l)) {
			return true
		}
	}
	return false
}

// issuing is how many lines name who issues a paper, with the reasons for it below; 0 where
// a line does not begin with that.
func (m *maker) issuing(at int) int {
	if !isIssuer(&m.lines[at]) {
		return 0
	}
	for n := 1; n < 3 && at+n < len(m.lines); n++ {
		l := &m.lines[at+n]
		if l.rows != nil {
			return 0
		}
		if reasons.MatchString(oneLine(l)) {
			return n
		}
		if !isCapitals(l.text()) { // the name may go on in one more line
			return 0
		}
	}
	return 0
}

// mostIssuer is how many words the name of whoever issues a paper has.
const mostIssuer = 14

// isIssuer holds of a line that is nothing but who issues papers: in capitals, or bold.
func isIssuer(l *line) bool {
	text := oneLine(l)
	return l.rows == nil && len(strings.Fields(text)) <= mostIssuer && (isCapitals(text) || l.all(docx.Bold)) &&
		(issuerLine.MatchString(strings.ToLower(text)) || isOrgan(text))
}

// mostCover is how many lines a cover has.
const mostCover = 20

// cover settles the lines between the title and the text: of lines that stand in the middle
// below each other only the last may head what follows, names and the place head nothing.
func (m *maker) cover() {
	end := 0
	for end < min(len(m.lines), mostCover) {
		l := &m.lines[end]
		if l.rows != nil || l.list != "" || styleRank(l) > 0 || isNumbered(strings.TrimSpace(l.label+" "+l.text())) || lookRank(l) == 0 && !isOfCover(l) {
			break
		}
		end++
	}
	if end == len(m.lines) {
		return
	}
	for i := range end {
		l := &m.lines[i]
		if isOfCover(l) || l.align == "center" && i+1 < end && m.lines[i+1].align == "center" {
			l.plain = true
		}
	}
}

// isOfCover holds of lines that name somebody, or the place and the day.
func isOfCover(l *line) bool {
	text := oneLine(l)
	return utf8.RuneCountInString(text) <= longestSigned/2 && (coverName.MatchString(text) || coverDay.MatchString(text))
}

var (
	// coverName is somebody with a title, or what somebody did before a colon.
	coverName = regexp.MustCompile(`^(?:(?i:ông|bà|đồng chí)\s+\p{Lu}\p{Ll}|(?:PGS|GS|TS|ThS|CN|KS|BS|Ths|Th\.S)\b\.?|(?i:(?:giảng viên|giáo viên|người|cán bộ|sinh viên|học viên|nhóm|tác giả|họ và tên|họ tên|đơn vị|lớp|khóa|mã số|báo cáo viên)[^:]{0,40}:\s*\S))`)
	// coverDay is a place and a day, however that is written.
	coverDay = regexp.MustCompile(`(?i)^[\p{L}\s.]{2,40}[,\s]\s*(?:(?:ngày|tháng|năm)\s*[\d\s,./–-]+)+$|^[\p{L}\s.]{2,40}[,\s–-]\s*\d{1,2}\s*/\s*\d{4}$`)
)
