package doctor

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"chuyende/internal/diag"
)

// secrecyMarks finds the marks of documents that are not public.
func secrecyMarks(data []byte) []finding {
	var found []finding
	add := func(start, end int) {
		found = append(found, finding{rule: ruleSecrecyMark, span: diag.Span{Start: start, End: end}})
	}
	for _, needle := range []string{"ưu hành", "ƯU HÀNH"} {
		each(data, needle, func(at int) {
			start := at - 1
			if start < 0 || data[start]|0x20 != 'l' {
				return
			}
			end := at + len(needle)
			if inside := words(data, end, "trong"); inside > 0 {
				end = inside
			}
			if end = words(data, end, "nội", "bộ"); end > 0 {
				add(start, end)
			}
		})
	}
	each(data, "MẬT", func(at int) {
		end := at + len("MẬT")
		if after, _ := utf8.DecodeRune(data[end:]); unicode.IsLetter(after) {
			return
		}
		start := at
		for _, degree := range []string{"TUYỆT ", "TỐI "} {
			if bytes.HasSuffix(data[:at], []byte(degree)) {
				start = at - len(degree)
			}
		}
		if isMark(data, start, end) {
			add(start, end)
		}
	})
	return found
}

// each calls visit for every place of needle in data.
func each(data []byte, needle string, visit func(at int)) {
	for from := 0; ; {
		at := bytes.Index(data[from:], []byte(needle))
		if at < 0 {
			return
		}
		visit(from + at)
		from += at + len(needle)
	}
}

// isMark reports whether a degree of secrecy stands alone on its line or in
// its cell of a table, or after the words "độ mật".
func isMark(data []byte, start, end int) bool {
	line := bytes.LastIndexAny(data[:start], "\n|") + 1
	before := strings.TrimRight(string(data[line:start]), " \t*_:\"“")
	if lower := strings.ToLower(before); strings.HasSuffix(lower, "độ mật") {
		return true
	}
	after := data[end:]
	if stop := bytes.IndexAny(after, "\n|"); stop >= 0 {
		after = after[:stop]
	}
	const frame = " \t*_>#-[]().:\"“”\r"
	return strings.Trim(before, frame) == "" && len(bytes.Trim(after, frame)) == 0
}

// words returns where a sequence of words that follows at, in whatever case
// and parted by blanks or one line end, ends; 0 where another text follows.
func words(data []byte, at int, sequence ...string) int {
	for _, word := range sequence {
		start := at
		for at < len(data) && at-start < 4 && (data[at] == ' ' || data[at] == '\n' || data[at] == '>') {
			at++
		}
		if at == start || at+len(word) > len(data) || !strings.EqualFold(string(data[at:at+len(word)]), word) {
			return 0
		}
		at += len(word)
	}
	if after, _ := utf8.DecodeRune(data[at:]); unicode.IsLetter(after) {
		return 0
	}
	return at
}
