package script

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/vietnamese"
)

// Letters of Vietnamese are two or three bytes of UTF-8, which compress to more than a letter
// of ASCII. In files they are written by signs that texts seldom have: one for each of some letters and
// of the tones, which stand behind their vowels.
const (
	signs  = "`@#$&*+=>_!'%"
	signed = "đăâêôơưĐ\u0300\u0301\u0303\u0309\u0323"
	// literal stands before a sign, or itself, that stands for itself.
	literal = '^'
)

// afterLetters is above all letters of Vietnamese.
const afterLetters = 0x1F00

// shortOf says how each letter that has signs is written.
var shortOf = func() [afterLetters]string {
	var short [afterLetters]string
	bases := map[string]string{} // how they are written
	for c := 'A'; c <= 'z'; c++ {
		bases[string(c)] = string(c)
	}
	tones := map[string]string{"": ""}
	for at, r := range []rune(signed) {
		to := bases
		if unicode.Is(unicode.Mn, r) {
			to = tones
		}
		to[string(r)] = signs[at : at+1]
	}
	for base, writtenBase := range bases {
		for tone, writtenTone := range tones {
			letter := []rune(norm.NFC.String(base + tone))
			if len(letter) == 1 && letter[0] >= utf8.RuneSelf {
				short[letter[0]] = writtenBase + writtenTone
			}
		}
	}
	return short
}()

// isSign says which bytes of ASCII have literal before them where they stand for themselves.
var isSign = func() (is [utf8.RuneSelf]bool) {
	for _, c := range []byte(signs) {
		is[c] = true
	}
	is[literal] = true
	return is
}()

// appendShort appends JSON with signs for letters. What a letter is read as is brought to one form with the
// letters beside it: so where a text is in another form, its letters without signs are escaped.
func appendShort(out, text []byte) []byte {
	escape := !vietnamese.IsPlainlyComposed(text) && !norm.NFC.IsNormal(text)
	start := 0 // of what is written as it is
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if isSign[c] {
				out = append(append(out, text[start:i]...), literal)
				start = i
			}
			i++
			continue
		}
		c, size := utf8.DecodeRune(text[i:])
		isShort := c < afterLetters && shortOf[c] != ""
		if isShort || escape {
			out = append(out, text[start:i]...)
			start = i + size
		}
		switch {
		case isShort:
			out = append(out, shortOf[c]...)
		case escape:
			for _, unit := range utf16.Encode([]rune{c}) {
				out = fmt.Appendf(out, `\u%04x`, unit)
			}
		}
		i += size
	}
	return append(out, text[start:]...)
}

// longOf is what each sign stands for, 0 where a byte is none.
var longOf = func() (long [utf8.RuneSelf]rune) {
	for at, r := range []rune(signed) {
		long[signs[at]] = r
	}
	return long
}()

// toned are the letters that others make with a tone behind them.
var toned = func() map[[2]rune]rune {
	toned := map[[2]rune]rune{}
	for letter, short := range shortOf {
		if n := len(short); n > 1 {
			base := rune(short[0])
			if long := longOf[base]; long != 0 {
				base = long
			}
			toned[[2]rune{base, longOf[short[n-1]]}] = rune(letter)
		}
	}
	return toned
}()

var escapes = regexp.MustCompile(`(?:\\u[0-9a-f]{4})+|\\.`)

// long is the reverse of appendShort.
func long(text string) string {
	read := make([]byte, 0, len(text)*3/2)
	last := -1 // where the letter begins that a tone may follow
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == literal && i+1 < len(text) {
			i++
			read, last = append(read, text[i]), -1
			continue
		}
		stands := rune(0)
		if c < utf8.RuneSelf {
			stands = longOf[c]
		}
		if last >= 0 && unicode.Is(unicode.Mn, stands) {
			before, _ := utf8.DecodeRune(read[last:])
			if letter, ok := toned[[2]rune{before, stands}]; ok {
				read, stands = read[:last], letter
			}
		}
		last = len(read)
		if stands == 0 {
			read = append(read, c)
		} else {
			read = utf8.AppendRune(read, stands)
		}
	}
	text = string(read)
	if !strings.Contains(text, `\u`) {
		return text
	}
	return escapes.ReplaceAllStringFunc(text, func(found string) string {
		var s string
		if found[1] != 'u' || json.Unmarshal([]byte(`"`+found+`"`), &s) != nil {
			return found
		}
		out := AppendJSON(nil, s)
		return string(out[1 : len(out)-1])
	})
}
