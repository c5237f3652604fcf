package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"chuyende/internal/diag"
)

// numbers writes data[start:end] up to and including the last number of an
// official document in it, each as a hole, and returns where the rest begins.
func (p *pass) numbers(start, end int) (rest int) {
	for {
		from, to := findNumber(p.data[start:end])
		if to == 0 {
			return start
		}
		from, to = start+from, start+to
		p.literal(p.data[start:from])
		ref := Ref{
			Kind: Number, Span: diag.Span{Start: from, End: to}, Offset: len(p.html),
			Dest: numberDest(p.data[from:to]),
		}
		p.literal(p.data[from:to])
		ref.end = len(p.html)
		p.refs = append(p.refs, ref)
		start = to
	}
}

// numberDest returns a number as the register has it: the letter eth looks
// like Đ and is often typed for it.
func numberDest(number []byte) string { return strings.ReplaceAll(string(number), "Ð", "Đ") }

// findNumber returns where the first number of an official document of the
// Party stands in text: digits, a hyphen, the kind of the document, a slash,
// who issued it, as in "50-CT/TW", "399-QĐ/TW" or "4-QĐi/TW". Without one,
// end is 0.
func findNumber(text []byte) (start, end int) {
	for slash := 0; ; slash++ {
		next := bytes.IndexByte(text[slash:], '/')
		if next < 0 {
			return 0, 0
		}
		slash += next
		kind := lettersBefore(text, slash)
		if kind == slash || kind == 0 || text[kind-1] != '-' {
			continue
		}
		start = digitsBefore(text, kind-1)
		if start == kind-1 || start > 0 && joins(utf8.DecodeLastRune(text[:start])) {
			continue
		}
		end = lettersAfter(text, slash+1)
		if end == slash+1 || end < len(text) && joins(utf8.DecodeRune(text[end:])) {
			continue
		}
		return start, end
	}
}

// lettersBefore returns where the letters that end at end begin. They must
// open with a capital; otherwise it returns end.
func lettersBefore(text []byte, end int) int {
	start, first := end, ' '
	for start > 0 {
		r, size := utf8.DecodeLastRune(text[:start])
		if !unicode.IsLetter(r) {
			break
		}
		start, first = start-size, r
	}
	if !unicode.IsUpper(first) {
		return end
	}
	return start
}

func digitsBefore(text []byte, end int) int {
	start := end
	for start > 0 && '0' <= text[start-1] && text[start-1] <= '9' {
		start--
	}
	return start
}

// lettersAfter returns where the name of an issuer that begins at start ends:
// letters that open with a capital, in parts joined by hyphens ("BCSĐ-BNV").
// Without one it returns start.
func lettersAfter(text []byte, start int) int {
	end := start
	for {
		part := end
		if end > start {
			if end == len(text) || text[end] != '-' {
				return end
			}
			part++
		}
		r, _ := utf8.DecodeRune(text[part:])
		if !unicode.IsUpper(r) {
			return end
		}
		for end = part; end < len(text); {
			r, size := utf8.DecodeRune(text[end:])
			if !unicode.IsLetter(r) {
				break
			}
			end += size
		}
	}
}

// joins reports whether a character beside a number makes it a part of
// something longer, such as a date, a path or a state document's number.
func joins(r rune, _ int) bool {
	return r == '/' || r == '_' || r == '\\' || unicode.IsLetter(r) || unicode.IsDigit(r)
}
