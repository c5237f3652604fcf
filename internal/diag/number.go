package diag

import (
	"slices"
	"strconv"
	"strings"

	"chuyende/internal/vietnamese"
)

// Number returns the number that a text names besides words such as “quý” and
// “phút”: in digits, in Roman ones, or as a Vietnamese word. It must be the
// only one.
func Number(text string) (number int, ok bool) {
	for _, word := range strings.Split(vietnamese.Slug(text), "-") {
		n, is := numeral(word)
		if !is {
			continue
		}
		if ok {
			return 0, false
		}
		number, ok = n, true
	}
	return number, ok
}

// numeral reads one word as a number.
func numeral(word string) (int, bool) {
	const letters = "abcdefghijklmnopqrstuvwxyz"
	if n, err := strconv.Atoi(strings.Trim(word, letters)); err == nil {
		return n, true // "60p", "q2" too
	}
	roman := []string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"}
	if i := slices.Index(roman, word); i >= 0 {
		return i + 1, true
	}
	words := []string{"mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"}
	if i := slices.Index(words, word); i >= 0 {
		return i + 1, true
	}
	if word == "tu" || word == "nhat" {
		return map[string]int{"tu": 4, "nhat": 1}[word], true
	}
	return 0, false
}

func allNumbers(values []string) bool {
	return len(values) > 0 && !slices.ContainsFunc(values, func(v string) bool {
		_, err := strconv.Atoi(v)
		return err != nil
	})
}

// sameNumber returns the value, of values that are all numbers, that is the
// number written.
func sameNumber(got string, values []string) string {
	n, ok := Number(got)
	if value := strconv.Itoa(n); ok && value != got && slices.Contains(values, value) {
		return value
	}
	return ""
}

// SameDigits reports whether two names have the same digits in the same order:
// a number is seldom a slip for another one.
func SameDigits(a, b string) bool {
	digits := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, s)
	}
	return digits(a) == digits(b)
}

func sameDigits(got string, names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !SameDigits(got, name) })
}
