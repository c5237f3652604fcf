package plan

import (
	"cmp"
	"strings"
)

const (
	// Digits 0–9 of VNI by the keys of Telex that do the same; ^ doubles the
	// vowel before it.
	vniDigits = "zsfrxj^wwd"

	telexTones = "sfrxj" // z takes the tone away
	toneMarks  = "\u0301\u0300\u0309\u0303\u0323"

	circumflex = "\u0302"
	breve      = "\u0306"
	horn       = "\u031b"
)

// readTelex reads a syllable as the keys that somebody typed while the input
// method was off: "nhuxng" in Telex and "nhu4ng" in VNI are nhũng. Marks may
// come anywhere after their letter. The result is decomposed, its tone at the
// end; it is empty if the keys say nothing, and may be no syllable at all.
// client/telex.js reads the same; testdata/telex.json holds both to it.
func readTelex(raw string) string {
	keys := []byte(raw)
	for i, c := range keys {
		switch {
		case '0' <= c && c <= '9' && i > 0:
			keys[i] = vniDigits[c-'0']
		case 'A' <= c && c <= 'Z':
			keys[i] += 'a' - 'A'
		case c < 'a' || c > 'z':
			return ""
		}
	}
	onset, rime := cutOnset(string(keys))
	tone := ""
	rime = strings.Map(func(r rune) rune {
		if i := strings.IndexRune(telexTones, r); i >= 0 {
			tone = toneMarks[2*i : 2*i+2]
		} else if r == 'z' {
			tone = ""
		} else {
			return r
		}
		return -1
	}, rime)
	// A second d may come last, and none follows a vowel otherwise.
	if before, after, ok := strings.Cut(rime, "d"); ok {
		onset, rime = onset+"d", before+after
	}
	if strings.HasPrefix(onset, "dd") {
		onset = "đ" + onset[2:]
	}
	read := onset + shapeVowels(rime) + tone
	if read == strings.ToLower(raw) {
		return ""
	}
	return read
}

// cutOnset parts the consonants at the start from the rest; the u of qu is
// one of them. A w there stands for ư.
func cutOnset(keys string) (onset, rime string) {
	if len(keys) > 2 && strings.HasPrefix(keys, "qu") {
		return keys[:2], keys[2:]
	}
	i := strings.IndexAny(keys, "aeiouyw")
	if i < 0 {
		return keys, ""
	}
	if keys[i] == 'w' {
		return keys[:i], "u" + keys[i:]
	}
	return keys[:i], keys[i:]
}

// shapeVowels gives the vowels their shapes: aa is â, w makes ă, ơ, ư or ươ.
func shapeVowels(rime string) string {
	rime = addCircumflex(addCircumflex(rime, "aeo^", "^"), "aeiouy", "")
	plain := strings.ReplaceAll(rime, "w", "")
	i := strings.IndexAny(plain, "uoa")
	if plain == rime || i < 0 {
		return plain
	}
	vowel, rest := plain[i:i+1], plain[i+1:]
	switch {
	case vowel == "u" && len(rest) > 1 && rest[0] == 'o':
		vowel, rest = "u"+horn+"o"+horn, rest[1:]
	case vowel == "u" && rest == "o":
		vowel, rest = "uo"+horn, ""
	case vowel == "o" && strings.HasPrefix(rest, "a"):
		vowel, rest = "oa"+breve, rest[1:]
	case vowel == "a":
		vowel += breve
	default:
		vowel += horn
	}
	return plain[:i] + vowel + rest
}

// addCircumflex puts one on the first a, e or o that a certain key comes after,
// with none of stops between, and takes the key away. An empty key stands for
// the letter itself.
func addCircumflex(rime, stops, key string) string {
	for i := range len(rime) {
		letter := rime[i : i+1]
		j := i + 1 + strings.IndexAny(rime[i+1:], stops)
		if j > i && strings.Contains("aeo", letter) && rime[j:j+1] == cmp.Or(key, letter) {
			return rime[:i+1] + circumflex + rime[i+1:j] + rime[j+1:]
		}
	}
	return rime
}
