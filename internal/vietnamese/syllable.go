package vietnamese

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Canon returns the one spelling that stands for all equal spellings of a
// syllable, with its marks (exact) and without (folded). Both are lower case
// and NFC:
//
//   - the tone mark sits in one place: hoà and hòa are hòa;
//   - a final y that is spelling only is i: kỹ and kĩ are kĩ, quý and quí are
//     quí, but tay and thúy stay;
//   - signs that show nothing are left out, and the signs of C++ and C# are
//     written wide;
//   - Ð (eth), which texts from old fonts hold for Đ, is đ; m² is m2.
//
// What is not one Vietnamese syllable (two tones, two groups of vowels) keeps
// its marks where they are. Any string is accepted.
func Canon(syllable string) (exact, folded string) {
	if isASCII(syllable) {
		s := strings.ToLower(syllable)
		if bare := strings.TrimRight(s, "+#"); len(bare) < len(s) {
			s = bare + wideSigns.Replace(s[len(bare):])
			return s, s
		}
		if n := len(s); finalY(s[:max(0, n-1)], lastByte(s)) {
			s = s[:n-1] + "i"
		}
		return s, s
	}
	s := takeApart(syllable)
	s.unifyFinalY()
	return s.spell(), s.fold()
}

// wideSigns spells the signs of C++ and C# so that no format has a use for them.
var wideSigns = strings.NewReplacer("+", "＋", "#", "＃")

// parts is a syllable taken apart: its letters keep their shape marks
// (ă â ê ô ơ ư) and have lost their tone.
type parts struct {
	letters []rune
	tone    rune   // 0 for the level tone
	tones   int    // how many tone marks were found
	lower   string // as written, lower case
}

func takeApart(syllable string) parts {
	var p parts
	var lower, toneless []rune
	for _, r := range norm.NFD.String(visible(syllable)) {
		r = plainLetter(unicode.ToLower(r))
		lower = append(lower, r)
		if isTone(r) {
			p.tone = r
			p.tones++
			continue
		}
		toneless = append(toneless, r)
	}
	p.letters = []rune(norm.NFC.String(string(toneless)))
	p.lower = norm.NFC.String(string(lower))
	return p
}

// plainLetter replaces letters that stand for others: the ð of old fonts,
// which looks like đ as a capital, and the small digits of m².
func plainLetter(r rune) rune {
	switch r {
	case 'ð':
		return 'đ'
	case '²':
		return '2'
	case '³':
		return '3'
	}
	return r
}

// unifyFinalY writes the last letter y as i where both are in use for the
// same syllable.
func (p *parts) unifyFinalY() {
	n := len(p.letters) - 1
	if n > 0 && finalY(string(p.letters[:n]), p.letters[n]) {
		p.letters[n] = 'i'
	}
}

// finalY reports whether last is a y that, after before, may as well be
// written i: directly after one of the consonants that take both, or after
// the onset qu.
func finalY(before string, last rune) bool {
	if last != 'y' || before == "" {
		return false
	}
	return strings.ContainsRune("hklmrstv", rune(before[len(before)-1])) || strings.HasSuffix(before, "qu")
}

// fold returns the letters without any mark.
func (p *parts) fold() string {
	var b strings.Builder
	for _, r := range norm.NFD.String(string(p.letters)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(foldLetter(r))
		}
	}
	return b.String()
}

// spell puts the tone back at its one place.
func (p *parts) spell() string {
	at := -1
	if p.tones == 1 {
		at = p.tonePlace()
	}
	if at < 0 {
		if p.tones == 0 {
			return string(p.letters)
		}
		return p.lower
	}
	out := make([]rune, 0, len(p.letters)+1)
	out = append(out, p.letters[:at+1]...)
	out = append(out, p.tone)
	out = append(out, p.letters[at+1:]...)
	return norm.NFC.String(string(out))
}

// tonePlace returns the index of the letter that carries the tone, -1 if the
// letters are not one syllable. The rules are those of the older spelling
// (hòa, thủy): a letter with a shape mark first, else the last but one of an
// open group of vowels, else the vowel before the closing consonant.
func (p *parts) tonePlace() int {
	l := p.letters
	start := 0
	for start < len(l) && !isVowel(l[start]) {
		start++
	}
	// The vowel letter of the onsets qu- and gi- never carries the tone.
	if start > 0 && start+1 < len(l) && isVowel(l[start+1]) &&
		(l[start-1] == 'q' && l[start] == 'u' || l[start-1] == 'g' && l[start] == 'i') {
		start++
	}
	end := start
	for end < len(l) && isVowel(l[end]) {
		end++
	}
	if start == end || end-start > 3 {
		return -1
	}
	for _, r := range l[end:] {
		if isVowel(r) {
			return -1
		}
	}
	// In ươ and uơ the tone goes to the second letter, so the last mark wins;
	// ư itself counts only where no other vowel has a mark (cứu, chứa).
	shaped, horned := -1, -1
	for i := start; i < end; i++ {
		switch l[i] {
		case 'ă', 'â', 'ê', 'ô', 'ơ':
			shaped = i
		case 'ư':
			horned = i
		}
	}
	switch {
	case shaped >= 0:
		return shaped
	case horned >= 0:
		return horned
	case end-start == 1, end-start == 2 && end == len(l):
		return start
	}
	return start + 1
}

func isTone(r rune) bool {
	switch r {
	case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323':
		return true
	}
	return false
}

func isVowel(r rune) bool {
	switch r {
	case 'a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y':
		return true
	}
	return false
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func lastByte(s string) rune {
	if s == "" {
		return 0
	}
	return rune(s[len(s)-1])
}
