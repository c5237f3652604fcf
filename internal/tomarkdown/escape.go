package tomarkdown

import (
	"regexp"
	"strings"
	"unicode"
)

// Which signs of a text need a backslash depends on where they come to stand. So
// those that may are marked before the Markdown is written, each by a character
// of a private place, which tells them from the signs that the writer puts in; and
// settled at the end.

// marked is where the marks begin: an ASCII sign c is marked+c.
const marked = 0x100000

// signs are those that may mean something.
const signs = "\\`*_#<>[]|~&{}$:=+-!.)?^'\"%@/"

func isMarked(r rune) bool { return marked <= r && r < marked+0x80 }

// mark marks the signs of a text. Blanks become plain ones, what cannot be shown
// goes.
func mark(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r >= 0xF0000, r < ' ' && !unicode.IsSpace(r), r == 0x7F, r == '\uFEFF', r == '\u00AD', r == '\uFFFE', r == '\uFFFF', r == '\u2060':
			return -1
		case r != '\n' && unicode.IsSpace(r), r == '\u200B':
			return ' '
		case r < 0x80 && strings.ContainsRune(signs, r):
			return marked + r
		}
		return r
	}, text)
	if word := moduleWord.FindStringIndex(text); word != nil { // a line of a program, elsewhere
		at := word[1] - len("import")
		text = text[:at] + string(marked+rune(text[at])) + text[at+1:]
	}
	return text
}

var moduleWord = regexp.MustCompile(`^\s*(?:import|export)`)

// withoutMarks is a text in which nothing is marked, as code is.
func withoutMarks(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0xF0000 {
			return -1
		}
		return r
	}, text)
}

// startOfText is what may stand in a line before its text.
var startOfText = regexp.MustCompile(`^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]?|#{1,6}[ \t]+|\[\^[^\]]*\]:[ \t]*|\|[ \t]*)*$`)

// startOfItem is the same where a list may begin.
var startOfItem = regexp.MustCompile(`^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]?|\[\^[^\]]*\]:[ \t]*)*$`)

// startOfNumber is the same with a number that the text begins with.
var startOfNumber = regexp.MustCompile(`^(.*?)[0-9]{1,9}$`)

// finish settles the marked signs of a text, line by line.
func finish(text string) string {
	if text = strings.TrimSpace(text); text == "" {
		return ""
	}
	lines := tighten(strings.Split(text, "\n"))
	for i, line := range lines {
		if strings.ContainsFunc(line, isMarked) {
			lines[i] = settle(line)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

// tighten takes out the empty lines before lists in lists, which would make
// paragraphs of all items.
func tighten(lines []string) []string {
	kept := lines[:0:0]
	fenced := false
	for i, line := range lines {
		if rest := strings.TrimSpace(line); strings.HasPrefix(rest, "```") {
			fenced = !fenced
		} else if rest == listEnd && !fenced && !(isNumbered(kept, -1) && isNumbered(lines[i+1:], 1)) {
			if n := len(kept); n > 0 && kept[n-1] == "" {
				kept = kept[:n-1]
			}
			continue
		} else if rest == "" && !fenced && i > 0 && i+1 < len(lines) && itemLine.MatchString(lines[i-1]) {
			above, below := itemLine.FindStringSubmatch(lines[i-1]), itemLine.FindStringSubmatch(lines[i+1])
			if below != nil && len(below[1]) > len(above[1]) {
				continue
			}
		}
		kept = append(kept, line)
	}
	return kept
}

// listEnd is what the writer puts between two lists. Two numbered ones need it:
// they would be one, which goes on counting.
const listEnd = "<!--THE END-->"

// isNumbered reports whether the nearest item has a number, upwards or downwards.
func isNumbered(lines []string, step int) bool {
	at := 0
	if step < 0 {
		at = len(lines) - 1
	}
	for ; 0 <= at && at < len(lines); at += step {
		if item := strings.TrimLeft(itemLine.FindString(lines[at]), " "); item != "" {
			return item[0] != '-'
		}
	}
	return false
}

var itemLine = regexp.MustCompile(`^( *)(?:-|\d{1,9}\.) `)

func settle(line string) string {
	letters := []rune(line)
	var b strings.Builder
	for i, r := range letters {
		if !isMarked(r) {
			b.WriteRune(r)
			continue
		}
		sign := byte(r - marked)
		if sign == 'i' || sign == 'e' {
			b.WriteString(map[byte]string{'i': "&#105;", 'e': "&#101;"}[sign])
			continue
		}
		if sign == '{' && strings.ContainsRune(":#.", plainAt(letters, i+1)) { // read in spite of a backslash
			b.WriteString("&#123;")
			continue
		}
		if means(letters, i, sign) {
			b.WriteByte('\\')
		}
		b.WriteByte(sign)
	}
	return b.String()
}

// means reports whether the marked sign at i would mean something.
func means(line []rune, i int, sign byte) bool {
	before, after := plainAt(line, i-1), plainAt(line, i+1)
	switch sign {
	case '\\', '`', '<', '|', '~', '{', '}', '$':
		return true
	case '*', '_', '=':
		from, to := i, i
		for from > 0 && line[from-1] == line[i] {
			from--
		}
		for to+1 < len(line) && line[to+1] == line[i] {
			to++
		}
		before, after = plainAt(line, from-1), plainAt(line, to+1)
		switch {
		case isStart(line, from):
			return true
		case unicode.IsSpace(before) && unicode.IsSpace(after):
			return false
		case sign == '_':
			return !isWordRune(before) || !isWordRune(after)
		}
		return sign == '*' || to > from
	case '[':
		return isStart(line, i) || before == ']' || strings.ContainsRune("[^!", after) || leads(line[i+1:])
	case ']':
		return before == '[' || strings.ContainsRune("]([:{", after) || leads(line[i+1:])
	case '&':
		return entity.MatchString(plain(line[i:min(len(line), i+40)]))
	case '!':
		return after == '[' || isStart(line, i)
	case ':':
		return isStart(line, i) || emoji.MatchString(plain(line[i:min(len(line), i+40)]))
	case '#':
		return isStart(line, i) || strings.Trim(plain(line[i:]), "# \t") == ""
	case '>', '-', '?', '%', '@', '/', '^':
		return isStart(line, i)
	case '+':
		return isStart(line, i) || pressed.MatchString(plain(line[i:]))
	case '.', ')':
		number := startOfNumber.FindStringSubmatch(string(line[:i]))
		return number != nil && startOfItem.MatchString(number[1]) && !('0' <= after && after <= '9')
	}
	return false
}

var (
	entity = regexp.MustCompile(`^&#?[0-9A-Za-z]{1,32};`)
	// pressed is where names of keys may begin: "C++" is none.
	pressed = regexp.MustCompile(`^\+\+[a-z0-9"].*\+\+`)
	emoji   = regexp.MustCompile(`^:[0-9A-Za-z_+-]+:`)
)

// leads reports whether there is a bracket in a line that ends before an address
// or a name.
func leads(line []rune) bool {
	for i, r := range line {
		if r == marked+']' || r == ']' {
			if next := plainAt(line, i+1); next == '(' || next == '[' || next == ':' || next == '{' {
				return true
			}
		}
	}
	return false
}

// isStart reports whether the text of a line begins at i.
func isStart(line []rune, i int) bool { return startOfText.MatchString(string(line[:i])) }

// plainAt is the sign at i, marked or not, a blank at the ends.
func plainAt(line []rune, i int) rune {
	if i < 0 || i >= len(line) {
		return ' '
	}
	if isMarked(line[i]) {
		return line[i] - marked
	}
	return line[i]
}

func plain(line []rune) string {
	out := make([]rune, len(line))
	for i := range line {
		out[i] = plainAt(line, i)
	}
	return string(out)
}
