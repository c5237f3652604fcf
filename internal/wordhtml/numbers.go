package wordhtml

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"chuyende/internal/docx"
)

// numberOf settles what Word shows before a line of a list.
func (m *maker) numberOf(l *line) {
	if l.list == "" {
		return
	}
	list := m.document.Lists[l.list]
	levels := list.Levels
	if len(levels) == 0 { // the numbering is missing: Word shows none
		l.list = ""
		return
	}
	l.level = min(l.level, len(levels)-1)
	level := levels[l.level]
	if level.Format == "none" || level.Format != "bullet" && !strings.Contains(level.Text, "%") && level.Text == "" {
		l.list = ""
		return
	}
	if l.bullet = level.Format == "bullet" || !strings.Contains(level.Text, "%"); l.bullet {
		if isSecondSign(level.Text) && l.level == 0 {
			l.level = 1
		}
		return
	}
	counter := list.Counter // several numberings count on in each other, unless one begins anew
	if counter == "" {
		counter = l.list
	}
	counters := m.counters[counter]
	for len(counters) < len(levels) {
		counters = append(counters, levels[len(counters)].Start-1)
	}
	if m.begun == nil {
		m.begun = map[string]bool{}
	}
	if use := fmt.Sprintf("%s %d", l.list, l.level); !m.begun[use] {
		m.begun[use] = true
		if first, anew := list.Restart[l.level]; anew {
			counters[l.level] = first - 1
		}
	}
	counters[l.level]++
	for i := l.level + 1; i < len(levels); i++ {
		counters[i] = levels[i].Start - 1
	}
	m.counters[counter] = counters
	l.number = counters[l.level]
	l.label = label(level.Text, levels, counters)
	l.numbers = level.Format == "decimal" && strings.Count(level.Text, "%") == 1 && l.number >= 0
}

// label puts numbers into the text of a level: "%1.%2)".
func label(text string, levels []docx.ListLevel, counters []int) string {
	return place.ReplaceAllStringFunc(text, func(p string) string {
		i := int(p[1] - '1')
		if i >= len(levels) {
			return ""
		}
		return figure(max(counters[i], levels[i].Start), levels[i].Format)
	})
}

var place = regexp.MustCompile(`%[1-9]`)

// figure writes a number in a format of Word's.
func figure(n int, format string) string {
	switch format {
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "lowerLetter":
		return strings.ToLower(letter(n))
	case "upperLetter":
		return letter(n)
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

func letter(n int) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('A'+(n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	values := []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	for i, sign := range []string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"} {
		for ; n >= values[i]; n -= values[i] {
			b.WriteString(sign)
		}
	}
	return b.String()
}

// Lists that are typed by hand: a sign or a number and a blank.
var (
	typedBullet = regexp.MustCompile(`^([-–—•·+▪●○◦➢✓□]|[*§](?:\s)|\x{F0B7}|\x{F0A7}|\x{F0D8}|\x{F0FC}|o(?:\t| {2,}))[\s\x{A0}]*`)
	typedNumber = regexp.MustCompile(`^(\d{1,3})[.)][\s\x{A0}]*`)
	typedRoman  = regexp.MustCompile(`^(?:[IVX]{1,5})(?:[.)]|[\s\x{A0}]*[-–—:])[\s\x{A0}]*`)
)

// typedMark is what a line typed as an item begins with, without its blanks.
func typedMark(text string) string {
	if _, size := typedStart(text); size > 0 {
		return strings.TrimSpace(text[:size])
	}
	mark := typedBullet.FindString(text)
	if mark == "" || len(mark) == len(text) {
		return ""
	}
	if first := text[len(mark)]; strings.ContainsRune("-–—+*", []rune(mark)[0]) && '0' <= first && first <= '9' && !strings.ContainsAny(mark, " \t\u00A0") {
		return "" // -5 is a number
	}
	return strings.TrimSpace(mark)
}

// typedStart is the number that a line typed as an item begins with, and how many
// bytes it takes with its sign and blanks; 0 where it is none, as in "1.5".
func typedStart(text string) (n, size int) {
	m := typedNumber.FindStringSubmatch(text)
	if m == nil || len(m[0]) == len(text) {
		return 0, 0
	}
	if next := text[len(m[0])]; len(m[0]) == len(m[1])+1 && (next < 'A' || 'Z' < next && next < 0x80) {
		return 0, 0
	}
	n, _ = strconv.Atoi(m[1])
	return n, len(m[0])
}

func isRoman(text string) bool { return typedRoman.MatchString(text) }

// typed settles lines that are items by what they begin with: signs always, numbers
// where the line before or behind goes on with them. Signs in code are code.
func typed(lines []line) {
	for i := range lines {
		l := &lines[i]
		if l.rows != nil || l.list != "" || l.heading > 0 || l.block() == "pre" {
			continue
		}
		text := l.text()
		mark := typedMark(text)
		switch {
		case mark == "":
		case '0' <= mark[0] && mark[0] <= '9':
			n, size := typedStart(text)
			if !goesOn(lines, i, n) {
				continue
			}
			l.list, l.numbers, l.number = "typed", true, n
			l.cut(size)
		default:
			l.list, l.bullet = "typed", true
			if isSecondSign(mark) {
				l.level = 1
			}
			l.cut(len(typedBullet.FindString(text)))
		}
	}
}

// isSecondSign holds of signs by which items are known that belong to the one above.
func isSecondSign(mark string) bool {
	return mark == "+" || mark == "○" || mark == "◦" || mark == "o"
}

// goesOn reports whether the number of a line has a neighbour in the same section that
// counts on, typed or Word's own: paragraphs may stand between, letters count by themselves.
func goesOn(lines []line, i, n int) bool {
	near := func(step int) bool {
		for j := i + step; 0 <= j && j < len(lines); j += step {
			l := &lines[j]
			if l.heading > 0 {
				return false
			}
			if l.numbers && l.level == 0 && l.rows == nil {
				return l.number == n+step
			}
			if m, size := typedStart(l.text()); size > 0 && l.rows == nil {
				return m == n+step
			}
		}
		return false
	}
	return n < 200 && (near(1) || near(-1))
}

// cut takes bytes off the beginning of a line's text, with the blanks before them.
func (l *line) cut(size int) {
	trimming := true
	for i := range l.spans {
		s := &l.spans[i]
		if trimming {
			if s.text = strings.TrimLeftFunc(s.text, unicode.IsSpace); s.text == "" {
				continue
			}
			trimming = false
		}
		n := min(size, len(s.text))
		s.text = s.text[n:]
		if size -= n; size == 0 {
			return
		}
	}
}
