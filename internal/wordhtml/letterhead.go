package wordhtml

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"chuyende/internal/docx"
	"chuyende/internal/manuscript"
	"chuyende/internal/stationery"
	"chuyende/internal/vietnamese"
)

var (
	numberLine = regexp.MustCompile(`(?i)^(?:luật\s+|pháp lệnh\s+|nghị quyết\s+)?số\s*:?\s*(.*)$`)
	symbolForm = regexp.MustCompile(`^(\d{1,6})\s*([-–/])\s*((?:\d{4}/)?\p{Lu}[\p{L}\d]*(?:\s*[-–/]\s*[\p{L}\d]+)*)\.?$`)
	dayLine    = regexp.MustCompile(`(?i)^(?:(.*?),?\s*)?ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})\.?$`)
	dayBlank   = regexp.MustCompile(`(?i)ngày\s*[\s.…_]*tháng[\s.…_\d]*năm`)
	// subjectLine says what a paper is about: "V/v chuẩn bị sinh hoạt chuyên đề".
	subjectLine = regexp.MustCompile(`(?i)^\(?v/v\s*:?\s+([^\s)].*?)\)?$`)
	mottos      = regexp.MustCompile(`^(?:đảng cộng sản việt nam|cộng hòa xã hội chủ nghĩa việt nam|độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc)$`)
)

// letterhead reads the head of a document, and returns the lines that are left.
// It is a table, or lines whose halves stand apart by tabs.
func letterhead(lines []line) (manuscript.Letterhead, []line) {
	for i := range min(len(lines), 3) {
		if lines[i].rows != nil {
			if head, ok := headTable(lines[i].rows); ok {
				settle(&head, lines[i+1:])
				return head, append(slices.Clone(lines[:i]), lines[i+1:]...)
			}
			break
		}
	}
	var left, right []line
	var stray []string
	n, sure, inSubject := 0, false, false
	for ; n < min(len(lines), 12) && lines[n].rows == nil; n++ {
		a, b := halves(lines[n])
		known := func(l line) bool { return isHeadLine(l.text()) }
		isSubject := sure && b.text() == "" && (subjectLine.MatchString(a.text()) || inSubject && runsOn(left[n-1], a))
		inSubject = isSubject || subjectLine.MatchString(a.text())
		if !known(a) && !known(b) && !isSubject && !(n < 3 && (isOrgan(a.text()) || isAboveMotto(lines, n))) {
			if !sure || !isStray(lines, n) {
				break
			}
			if placeWords(strings.Fields(strings.ToLower(a.text()))) == 0 { // else the name of whoever issues it goes on
				stray = append(stray, strings.Join(strings.Fields(lines[n].text()), " "))
				a, b = line{}, line{}
			}
		}
		sure = sure || known(a) || known(b)
		if b.text() == "" && (dayLine.MatchString(a.text()) || isMotto(a.text())) {
			a, b = b, a
		}
		left, right = append(left, a), append(right, b)
	}
	if !sure || n == 0 {
		return manuscript.Letterhead{}, lines
	}
	head := readHead(left, right)
	head.Rest = append(head.Rest, stray...)
	settle(&head, lines[n:])
	return head, lines[n:]
}

// isAboveMotto reports whether a line is a short one at the very top with the motto of a
// paper below it: whoever issues it, in whatever letters.
func isAboveMotto(lines []line, n int) bool {
	if text := lines[n].text(); !startsOrgan(text) && !issuerLine.MatchString(strings.ToLower(text)) {
		return false
	}
	for i := n; i < min(len(lines), 4); i++ {
		text := lines[i].text()
		if lines[i].rows != nil || utf8.RuneCountInString(text) > 60 || stateKind.MatchString(text) {
			return false
		}
		if i > n && isMotto(text) {
			return true
		}
	}
	return false
}

// longestStray is how many letters a line has that strayed into a letterhead.
const longestStray = 40

// isStray reports whether a line stands between those of a letterhead: a mark of whoever
// typed it, or the rest of a name, with the number or the day below.
func isStray(lines []line, n int) bool {
	if text := lines[n].text(); utf8.RuneCountInString(text) > longestStray || styleRank(&lines[n]) > 0 || stateKind.MatchString(text) || isKind(text) {
		return false
	}
	for i := n + 1; i < min(len(lines), n+3) && lines[i].rows == nil; i++ {
		a, b := halves(lines[i])
		if isHeadLine(a.text()) || isHeadLine(b.text()) {
			return true
		}
		if utf8.RuneCountInString(lines[i].text()) > longestStray {
			return false
		}
	}
	return false
}

// runsOn reports whether a line goes on with the sentence of the narrow one before it.
func runsOn(before, l line) bool {
	first, _ := utf8.DecodeRuneInString(l.text())
	return unicode.IsLower(first) && utf8.RuneCountInString(before.text()) <= 50 && utf8.RuneCountInString(l.text()) <= 50
}

// halves cuts a line at a wide gap.
func halves(l line) (a, b line) {
	text := numberGap.ReplaceAllString(strings.ReplaceAll(l.text(), "\u00A0", " "), "$1$2")
	text = behindDay.ReplaceAllString(beforeDay.ReplaceAllString(text, "$1 $2"), "$1 $2")
	at := gap.FindStringIndex(text)
	if at == nil { // where a program took out the gap, the motto says where it was
		if at = mottoEnd.FindStringIndex(text); at != nil {
			at[1] = at[0] + len(" ")
		}
	}
	if at == nil {
		return l, line{}
	}
	bold := l.all(docx.Bold)
	cut := func(s string) line {
		part := line{spans: []span{{text: s}}, align: l.align}
		if bold {
			part.spans[0].marks = docx.Bold
		}
		return part
	}
	return cut(text[:at[0]]), cut(text[at[1]:])
}

// mottoEnd finds a motto that ends a line.
var mottoEnd = regexp.MustCompile(` (?:ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGH(?:ĨA|IÃ) VIỆT NAM)$`)

// numberGap is a blank in the number of a paper, wide as it may be, where somebody writes it in.
var numberGap = regexp.MustCompile(`(\d) +([/-]\s*\d{4}\s*/|[/-]\p{Lu})`)

// beforeDay and behindDay are such blanks before a number and in a day.
var (
	beforeDay = regexp.MustCompile(`(?i)(số\s*:|ngày|tháng) {2,}(\d|tháng|năm)`)
	behindDay = regexp.MustCompile(`(?i)(\d) {2,}(tháng|năm)`)
)

var gap = regexp.MustCompile(`\s*\t[\s\t]*|\s{4,}`)

func isMotto(text string) bool {
	text = strings.ReplaceAll(strings.ToLower(strings.Join(strings.Fields(text), " ")), "hoà", "hòa")
	text = strings.ReplaceAll(text, "nghiã", "nghĩa") // the mark stands where it was typed
	return mottos.MatchString(text)
}

// isHeadLine holds of lines that stand in letterheads only.
func isHeadLine(text string) bool {
	text = strings.TrimSpace(text)
	number := numberLine.FindStringSubmatch(text)
	return isMotto(text) || dayLine.MatchString(text) || len(text) < 120 && dayBlank.MatchString(text) || number != nil && len(text) < 80 && strings.ContainsAny(number[1], "-/–")
}

// isOrgan holds of the name of an organisation in capitals.
func isOrgan(text string) bool {
	low := strings.ToLower(text)
	return isCapitals(text) && slices.ContainsFunc([]string{"đảng ", "chi bộ", "chi ủy", "ban ", "ủy ban", "huyện ủy", "tỉnh ủy", "thành ủy", "trường ", "văn phòng", "bộ ", "hội ", "đoàn ", "sở ", "phòng "},
		func(word string) bool { return strings.HasPrefix(low, word) })
}

// headTable reads a letterhead from a table of two columns.
func headTable(rows [][]cell) (manuscript.Letterhead, bool) {
	var left, right []line
	sure := false
	for _, row := range rows {
		for i, c := range row {
			for _, l := range c.lines {
				sure = sure || isHeadLine(l.text())
			}
			if i == 0 && len(row) > 1 {
				left = append(left, c.lines...)
			} else {
				right = append(right, c.lines...)
			}
		}
	}
	if !sure || len(rows) > 6 || most(rows) > 4 {
		return manuscript.Letterhead{}, false
	}
	return readHead(left, right), true
}

// readHead reads the two halves.
func readHead(left, right []line) manuscript.Letterhead {
	head := head{manuscript.Letterhead{Found: true}}
	var organs []line
	for _, l := range left {
		text := strings.Join(strings.Fields(l.text()), " ")
		number := numberLine.FindStringSubmatch(text)
		switch {
		case text == "" || isRule(text, "center"):
		case number != nil:
			if head.setNumber(number[1]); head.Number == "" {
				head.Rest = append(head.Rest, text)
			}
		case isMotto(text), dayLine.MatchString(text), dayBlank.MatchString(text):
			right = append(right, l)
		case subjectLine.MatchString(text):
			head.Subject = spelled(text)
		case head.Subject != "" && !isCapitals(text): // it goes on
			head.Subject += " " + text
		case isCapitals(text) || l.all(docx.Bold) || len(organs) == 0 && (startsOrgan(text) || issuerLine.MatchString(strings.ToLower(text))):
			organs = append(organs, l)
		default:
			head.Rest = append(head.Rest, text)
		}
	}
	head.organs(organs)
	for _, l := range right {
		text := strings.Join(strings.Fields(l.text()), " ")
		number := numberLine.FindStringSubmatch(text)
		switch {
		case text == "" || isRule(text, "center"):
		case isMotto(text):
			head.Motto = true
		case number != nil && head.Number == "":
			if head.setNumber(number[1]); head.Number == "" {
				head.Rest = append(head.Rest, text)
			}
		default:
			head.setDay(text)
		}
	}
	return head.Letterhead
}

// spelled writes the sign for "về việc" out at the start of a line.
func spelled(text string) string {
	if m := subjectLine.FindStringSubmatch(text); m != nil {
		return "Về việc " + m[1]
	}
	return text
}

// head is a letterhead that is being read.
type head struct{ manuscript.Letterhead }

// setNumber reads a number; one with a blank to fill in is none.
func (h *head) setNumber(text string) {
	if m := symbolForm.FindStringSubmatch(strings.Trim(text, " -–—_*")); m != nil {
		h.Number = m[1] + strings.ReplaceAll(m[2], "–", "-") + strings.ReplaceAll(strings.Join(strings.Fields(m[3]), ""), "–", "-")
	}
}

func (h *head) setDay(text string) {
	m := dayLine.FindStringSubmatch(text)
	if m == nil {
		h.Rest = append(h.Rest, text)
		return
	}
	day, _ := strconv.Atoi(m[2])
	month, _ := strconv.Atoi(m[3])
	date := fmt.Sprintf("%s-%02d-%02d", m[4], month, day)
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		h.Rest = append(h.Rest, text)
		return
	}
	h.Date, h.Place = date, strings.Trim(m[1], " ,")
}

// organs tells who issues the paper, in bold letters, from who stands above.
func (h *head) organs(lines []line) {
	var issuer, above []string
	lines = wholeNames(lines)
	for i, l := range lines {
		text := strings.Join(strings.Fields(l.text()), " ")
		if l.all(docx.Bold) || len(lines) == 1 {
			issuer = append(issuer, text)
		} else if above = append(above, text); i == len(lines)-1 && len(issuer) == 0 {
			issuer, above = []string{text}, above[:len(above)-1]
		}
	}
	if len(issuer) == len(lines) && len(lines) > 1 && startsOrgan(issuer[len(issuer)-1]) { // all are bold: the last
		above, issuer = issuer[:len(issuer)-1], issuer[len(issuer)-1:]
	}
	h.Issuer, h.Above = strings.Trim(strings.Join(issuer, " "), " *"), strings.Trim(strings.Join(above, " "), " *")
}

// wholeNames puts a line that is a place, "TỈNH MẪU", behind the line before, whose name goes
// on in it.
func wholeNames(lines []line) []line {
	var all []line
	for _, l := range lines {
		words := strings.Fields(strings.ToLower(l.text()))
		if n := len(all); n > 0 && placeWords(words) > 0 && !startsOrgan(l.text()) && words[1] != "đoàn" {
			all[n-1].append(l.spans)
			continue
		}
		all = append(all, l)
	}
	return all
}

func startsOrgan(text string) bool { return isOrgan(strings.ToUpper(text)) }

// settle writes the issuer as the text below does, where it names it in other than
// capitals.
func settle(h *manuscript.Letterhead, lines []line) {
	known := spellingsOf(lines)
	for _, name := range []*string{&h.Issuer, &h.Above} {
		if *name == "" || !isCapitals(*name) {
			continue
		}
		if written, sure := known.lower(*name); sure {
			*name = written
			continue
		}
		low := strings.ToLower(*name)
		for i := range lines {
			text := lines[i].text()
			lowered := strings.ToLower(text)
			if at := strings.Index(lowered, low); at >= 0 && len(lowered) == len(text) {
				if found := text[at : at+len(low)]; !isCapitals(found) {
					*name = strings.ToUpper(found[:len(firstRune(found))]) + found[len(firstRune(found)):]
					break
				}
			}
		}
	}
}

func firstRune(text string) string {
	for i := range text {
		if i > 0 {
			return text[:i]
		}
	}
	return text
}

// typeOf is the type of papers that a line begins with: "KẾ HOẠCH tổ chức …".
func typeOf(text string) (stationery.Type, bool) {
	folded := vietnamese.Fold(strings.Join(strings.Fields(text), " "))
	for _, t := range stationery.Standard().Types {
		title := vietnamese.Fold(t.Title)
		if rest, ok := strings.CutPrefix(folded, title); ok && (rest == "" || strings.HasPrefix(rest, " ") || rest == ".") {
			return t, true
		}
	}
	return stationery.Type{}, false
}
