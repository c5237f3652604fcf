package words

import (
	"maps"
	"slices"

	"chuyende/internal/lang"
)

// With returns the table with a site's own words in the place of single ones.
// wrong is told of each that cannot be, in the order of keys: a key that there
// is not, an address, no words, or a value that the words do not have.
func (t *Table) With(own map[string]string, wrong func(key string, why lang.Text)) *Table {
	if t == nil || len(own) == 0 {
		return t
	}
	texts := maps.Clone(t.texts)
	for _, key := range slices.Sorted(maps.Keys(own)) {
		why := fits(key, own[key], t.texts, false)
		if own[key] == "" {
			why = noWords(key)
		}
		if !why.IsZero() {
			wrong(key, why)
			continue
		}
		texts[key] = own[key]
	}
	return newTable(texts)
}

func noWords(key string) lang.Text {
	return lang.Textf("khóa %q thiếu chữ", "the key %q has no words", key)
}
