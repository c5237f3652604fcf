package docx

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Symbols writes a text in a font of symbols with the characters that it shows: such
// fonts have their signs where others have letters, or in a private place.
func Symbols(font, text string) string {
	table := symbolFont(font)
	if table == nil || strings.ContainsFunc(text, func(r rune) bool { return r > 0xff && !isPrivate(r) }) {
		return text
	}
	short := utf8.RuneCountInString(text) <= longestSigns
	return strings.Map(func(r rune) rune {
		sign, known := table[r&0xff]
		switch {
		case !isPrivate(r) && (!short || unicode.IsSpace(r)):
			return r
		case known:
			return sign
		case isPrivate(r):
			return unknownSign
		}
		return r
	}, text)
}

const (
	// longestSigns is how long a text in letters may be that is one of signs: what is
	// longer got its font by mistake.
	longestSigns = 3
	// unknownSign stands for a sign of which only its font knows what it shows.
	unknownSign = '•'
)

// isPrivate holds of the place where Word puts the signs of symbol fonts.
func isPrivate(r rune) bool { return 0xf000 <= r && r <= 0xf0ff }

// symbol is a sign of a symbol font by its number, "" where there is none.
func symbol(font, char string) string {
	code, err := strconv.ParseUint(char, 16, 32)
	if err != nil || code > unicode.MaxRune {
		return ""
	}
	r := rune(code)
	if table := symbolFont(font); table != nil && r <= 0xff || isPrivate(r) {
		if sign, known := table[r&0xff]; known {
			return string(sign)
		}
		if isPrivate(r) && font != "" || strings.HasPrefix(strings.ToLower(font), "w") {
			return string(unknownSign)
		}
	}
	if !unicode.IsGraphic(r) || unicode.Is(unicode.Co, r) {
		return ""
	}
	return string(r)
}

// symbolFont are the signs of a font by their place, nil of fonts of letters.
func symbolFont(font string) map[rune]rune {
	switch strings.ToLower(strings.TrimSpace(font)) {
	case "symbol":
		return symbolSigns
	case "wingdings":
		return wingdings
	case "wingdings 2":
		return wingdings2
	case "webdings", "wingdings 3", "monotype sorts", "zapfdingbats":
		return otherSigns
	}
	return nil
}

// The signs that papers use. The fonts have more.
var (
	wingdings = map[rune]rune{
		0xfc: '✓', 0xfb: '✗', 0xfd: '☒', 0xfe: '☑', 0xa8: '☐', 0x6f: '☐', 0x71: '☐', 0x72: '☐', 0xa7: '▪', 0x6e: '■', 0x6c: '●', 0x9f: '•',
		0x76: '❖', 0xd8: '➢', 0xe0: '→', 0xdf: '←', 0xe1: '↑', 0xe2: '↓', 0xe8: '➔', 0xf0: '⇨', 0x4a: '☺', 0x4c: '☹', 0x28: '☎', 0x2a: '✉',
		0x46: '☞', 0x3f: '✍', 0xab: '★', 0x20: ' ',
	}
	wingdings2  = map[rune]rune{0x50: '✓', 0x4f: '✗', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0xa3: '☐', 0x2a: '☐', 0x97: '●', 0x98: '●', 0x20: ' '}
	otherSigns  = map[rune]rune{0x20: ' '}
	symbolSigns = greek(map[rune]rune{
		0xb7: '•', 0xa3: '≤', 0xb3: '≥', 0xb4: '×', 0xb8: '÷', 0xb9: '≠', 0xba: '≡', 0xbb: '≈', 0xae: '→', 0xac: '←', 0xad: '↑', 0xaf: '↓', 0xab: '↔',
		0xde: '⇒', 0xdc: '⇐', 0xdb: '⇔', 0xd6: '√', 0xe5: '∑', 0xd5: '∏', 0xf2: '∫', 0xa5: '∞', 0xb1: '±', 0xb0: '°', 0x2d: '−', 0xda: '∨', 0xd9: '∧',
		0xce: '∈', 0xcf: '∉', 0xc6: '∅', 0xc7: '∩', 0xc8: '∪', 0xcc: '⊂', 0xcd: '⊆', 0xd0: '∠', 0xd1: '∇', 0xb6: '∂', 0x5e: '⊥', 0x22: '∀', 0x24: '∃',
		0xbc: '…', 0xa2: '′', 0xb2: '″', 0xd7: '⋅', 0xd2: '®', 0xe2: '®', 0xd3: '©', 0xe3: '©', 0xd4: '™', 0xe4: '™',
	})
)

// greek adds the letters of the font Symbol, and what it has like any other.
func greek(signs map[rune]rune) map[rune]rune {
	for i, r := range []rune("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ") {
		signs['A'+rune(i)] = r
	}
	for i, r := range []rune("αβχδεφγηιϕκλμνοπθρστυϖωξψζ") {
		signs['a'+rune(i)] = r
	}
	for r := ' '; r < 0x7f; r++ {
		if _, has := signs[r]; !has {
			signs[r] = r
		}
	}
	return signs
}
