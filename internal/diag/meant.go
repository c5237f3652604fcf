package diag

import (
	"slices"
	"strings"

	"chuyende/internal/lang"
	"chuyende/internal/vietnamese"
)

// Choice is a value that may stand in a place, and what people call it: its
// title, other names, the folder it is known by.
type Choice struct {
	Value string
	Names []string
}

// Values are choices that have no other names.
func Values(values []string) []Choice {
	choices := make([]Choice, len(values))
	for i, v := range values {
		choices[i] = Choice{Value: v}
	}
	return choices
}

// Meant is [DidYouMean] for values that have names: whoever writes a name, with
// or without marks, or a part of one, is told the value.
func Meant(got string, choices []Choice) lang.Text {
	if value := Guess(got, choices); value != "" {
		return lang.Textf("có phải ý bạn là %q?", "did you mean %q?", value)
	}
	values := make([]string, len(choices))
	for i, c := range choices {
		values[i] = c.Value
	}
	return Allowed(values)
}

// Guess returns the value that somebody meant who wrote something else, or ""
// where that is not clear. In this order it takes for the same: a value or
// name but for marks and case; numbers written otherwise; a value with slips;
// a name that has all words that were written, or the other way round; a name
// with slips.
func Guess(got string, choices []Choice) string {
	key := vietnamese.Slug(got)
	if key == "" {
		return ""
	}
	values := make([]string, len(choices))
	bySlug := map[string]string{} // names → value; "" where two share one
	var slugs []string
	for i, c := range choices {
		values[i] = c.Value
		for _, name := range append([]string{c.Value}, c.Names...) {
			slug := vietnamese.Slug(name)
			if before, known := bySlug[slug]; known && before != c.Value {
				continue // the first of the list is the likelier
			}
			bySlug[slug] = c.Value
			slugs = append(slugs, slug)
		}
	}
	if value := bySlug[key]; value != "" && value != got {
		return value
	}
	if allNumbers(values) {
		return sameNumber(got, values)
	}
	if near := Nearest(got, sameDigits(got, values)); near != "" {
		return near
	}
	for _, words := range [][]string{strings.Split(key, "-"), particular(key)} {
		if slug := sharedWords(words, slugs); slug != "" {
			return other(bySlug[slug], got)
		}
	}
	if near := Nearest(key, sameDigits(key, slugs)); near != "" && len(key) > 3 {
		return other(bySlug[near], got)
	}
	return ""
}

// particular returns the words of a slug without those that say what sort of
// thing is named.
func particular(key string) []string {
	for _, general := range []string{"chi-bo-", "dang-bo-", "loai-hinh-", "loai-", "nhom-", "linh-vuc-", "dip-", "ngay-", "cac-", "van-ban-", "bai-"} {
		if rest, ok := strings.CutPrefix(key, general); ok {
			return strings.Split(rest, "-")
		}
	}
	return nil
}

// other returns a value unless it is what stands there already.
func other(value, got string) string {
	if value == got {
		return ""
	}
	return value
}

// sharedWords returns the name that shares most with the words written: all of
// them, or else all of its own. Of equal ones the name with the fewest other
// words wins, then one that begins alike, then the first.
func sharedWords(words []string, names []string) string {
	best, bestScore := "", 0
	for _, name := range names {
		own := strings.Split(name, "-")
		shared := 0
		for _, w := range words {
			if slices.Contains(own, w) {
				shared++
			}
		}
		letters, written := len(strings.Join(own, "")), len(strings.Join(words, ""))
		inside := shared == len(own) && letters >= 3 && 2*letters >= written
		if len(words) == 0 || shared < len(words) && !inside || written < 3 {
			continue
		}
		score := 1000*shared - 10*(len(own)+len(words)-2*shared)
		if strings.HasPrefix(name, words[0]) {
			score++
		}
		if score > bestScore {
			best, bestScore = name, score
		}
	}
	return best
}
