package doctor

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chuyende/internal/diag"
)

// group is a run of digits; gap is what parts it from the group before it.
type group struct {
	diag.Span
	gap byte
}

func (g group) size() int { return g.End - g.Start }

// personalNumbers returns the telephone and identity numbers among the groups
// of digits that begin at start, and the last byte of the groups. Groups are
// parted by one space, dot or hyphen.
func personalNumbers(data []byte, start int) (found []finding, last int) {
	var room [8]group
	groups := room[:0]
	digits, gap := 0, byte(0)
	for at := start; ; {
		end := at
		for end < len(data) && data[end]-'0' <= 9 {
			end++
		}
		groups = append(groups, group{diag.Span{Start: at, End: end}, gap})
		digits += end - at
		last = end - 1
		if at, gap = nextGroup(data, end); at == 0 {
			break
		}
	}
	if digits < 9 {
		return nil, last
	}
	for i := 0; i < len(groups); i++ {
		rule, n := personalNumber(data, groups, i)
		if n == 0 {
			continue
		}
		span := diag.Span{Start: groups[i].Start, End: groups[i+n-1].End}
		if span.Start > 0 && data[span.Start-1] == '+' {
			span.Start--
		}
		if !isOpen(data, span) {
			found = append(found, finding{rule: rule, span: span})
		}
		i += n - 1
	}
	return found, last
}

// nextGroup returns where the digits after one separator begin, 0 if there
// are none.
func nextGroup(data []byte, end int) (start int, gap byte) {
	if end >= len(data) {
		return 0, 0
	}
	gap, start = data[end], end+1
	switch {
	case gap == ' ', gap == '.', gap == '-':
	case bytes.HasPrefix(data[end:], []byte("\u00a0")), bytes.HasPrefix(data[end:], []byte(") ")) && bytes.HasSuffix(data[:end], []byte("+84")):
		gap, start = ' ', end+2
	case gap == ')' && bytes.HasSuffix(data[:end], []byte("+84")):
		gap = ' '
	default:
		return 0, 0
	}
	if start >= len(data) || data[start]-'0' > 9 {
		return 0, 0
	}
	return start, gap
}

// personalNumber returns which rule the number that begins with groups[i]
// breaks, and of how many groups it is made; n is 0 where it breaks none.
func personalNumber(data []byte, groups []group, i int) (rule diag.Rule, n int) {
	if i > 0 && groups[i].gap != ' ' || !opensWord(data, groups[i].Start) {
		return diag.Rule{}, 0
	}
	if n := phone(data, groups[i:]); n > 0 {
		return rulePhoneNumber, n
	}
	if n := identity(data, groups[i:], i == 0); n > 0 {
		return ruleIDNumber, n
	}
	return diag.Rule{}, 0
}

// groupings are the ways in which people part the ten digits of a mobile
// number; of the nine after +84 the first group is one shorter.
var groupings = [...]string{"\x0a", "\x04\x03\x03", "\x03\x03\x04", "\x03\x04\x03", "\x04\x06", "\x05\x05", "\x03\x07",
	"\x04\x04\x02", "\x02\x04\x04", "\x04\x02\x02\x02", "\x03\x03\x02\x02", "\x02\x02\x02\x02\x02"}

// phone returns of how many groups a mobile number at the start of groups is
// made, 0 if there is none.
func phone(data []byte, groups []group) int {
	first := groups[0]
	abroad, skip := first.Start > 0 && data[first.Start-1] == '+' && bytes.HasPrefix(data[first.Start:], []byte("84")), 0
	var number []byte
	if abroad {
		number = append(number, '0')
		if first.size() == 2 {
			skip = 1
		}
	}
	var sizes []byte
	for i, g := range groups[skip:] {
		digits := data[g.Start:g.End]
		size := g.size()
		if abroad && i == 0 {
			if skip == 0 {
				digits = digits[2:]
			}
			size = len(digits) + 1 // as if it began with 0
		}
		number, sizes = append(number, digits...), append(sizes, byte(min(size, 255)))
		if len(number) >= 10 {
			break
		}
	}
	if len(number) != 10 || !isMobile(number) || !slices.Contains(groupings[:], string(sizes)) {
		return 0
	}
	n := skip + len(sizes)
	// Pairs of digits are a telephone number only where they look like one
	// piece: dates and tables are made of pairs too.
	if sizes[0] == 2 {
		for _, g := range groups[skip+2 : n] {
			if g.gap != groups[skip+1].gap {
				return 0
			}
		}
	}
	if !closes(groups, n) || !abroad && about(data, first.Start, "thuế", "mst") {
		return 0
	}
	return n
}

// isMobile reports whether ten digits begin as mobile numbers do.
func isMobile(number []byte) bool {
	if number[0] != '0' {
		return false
	}
	switch second := number[2]; number[1] {
	case '3':
		return second >= '2'
	case '5':
		return strings.IndexByte("25689", second) >= 0
	case '7':
		return strings.IndexByte("06789", second) >= 0
	case '8':
		return second >= '1'
	case '9':
		return true
	}
	return false
}

// identity returns of how many groups an identity number at the start of
// groups is made, 0 if there is none. whole says that no group goes before.
func identity(data []byte, groups []group, whole bool) int {
	first := groups[0]
	switch first.size() {
	case 12:
		if closes(groups, 1) && isCitizen(data[first.Start:first.End]) {
			return 1
		}
	case 9:
		if closes(groups, 1) && about(data, first.Start, "cmnd", "chứng minh") {
			return 1
		}
	case 3, 4:
		number, ok := even(data, groups)
		if !ok || !whole {
			return 0
		}
		if len(number) == 12 && isCitizen(number) || len(number) == 9 && about(data, first.Start, "cmnd", "chứng minh") {
			return len(groups)
		}
	}
	return 0
}

// even returns the digits of groups of one size that single spaces part.
func even(data []byte, groups []group) (number []byte, ok bool) {
	if len(groups) > 4 {
		return nil, false
	}
	for i, g := range groups {
		if g.size() != groups[0].size() || i > 0 && g.gap != ' ' {
			return nil, false
		}
		number = append(number, data[g.Start:g.End]...)
	}
	return number, true
}

// isCitizen reports whether twelve digits are made as citizens' numbers are:
// the province of birth, 001 to 096, century and sex, year. Of this century
// only years that can have come count.
func isCitizen(number []byte) bool {
	const provinces = " 001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 " +
		"049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096 "
	if !strings.Contains(provinces, " "+string(number[:3])+" ") || number[3] > '3' {
		return false
	}
	return number[3] < '2' || number[4] <= '3'
}

// closes reports whether a number of the first n groups ends there, rather
// than going on after a dot or a hyphen.
func closes(groups []group, n int) bool { return n == len(groups) || groups[n].gap == ' ' }

// opensWord reports whether a number may begin at start: not within a word, a
// decimal, a date or a file's name.
func opensWord(data []byte, start int) bool {
	if start == 0 {
		return true
	}
	before, size := utf8.DecodeLastRune(data[:start])
	if unicode.IsLetter(before) || before == '_' {
		return false
	}
	if !strings.ContainsRune(",./-–:", before) || start == size {
		return true
	}
	further, _ := utf8.DecodeLastRune(data[:start-size])
	if before == ':' || before == '.' || before == '/' {
		return !unicode.IsDigit(further)
	}
	return !unicode.IsDigit(further) && !unicode.IsLetter(further)
}

// about reports whether one of some words, in lower case, stands shortly
// before at.
func about(data []byte, at int, words ...string) bool {
	before := data[max(0, at-48):at]
	if line := bytes.LastIndexByte(before, '\n'); line >= 0 {
		before = before[line:]
	}
	text := strings.ToLower(string(before))
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}

// isOpen reports whether a number may stand all the same: it goes on in
// letters or is part of an address. An address made to call somebody is none.
func isOpen(data []byte, span diag.Span) bool {
	if after, _ := utf8.DecodeRune(data[span.End:]); unicode.IsLetter(after) || after == '_' || unicode.IsDigit(after) {
		return true
	}
	start := span.Start
	for start > 0 && !strings.ContainsRune(" \t\n<>\"'()[]|", rune(data[start-1])) {
		start--
	}
	token := strings.ToLower(string(data[start:span.Start]))
	if strings.HasPrefix(token, "tel:") || strings.HasPrefix(token, "sms:") || strings.Contains(token, "zalo.me/") {
		return false
	}
	if strings.Contains(token, "://") || strings.HasPrefix(token, "www.") || bytes.HasSuffix(data[:start], []byte("](")) {
		return true
	}
	host, _, slash := strings.Cut(token, "/")
	dot := strings.LastIndexByte(host, '.')
	return slash && dot > 0 && dot+1 < len(host) && 'a' <= host[dot+1] && host[dot+1] <= 'z'
}
