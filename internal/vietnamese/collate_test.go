package vietnamese

import (
	"bytes"
	"slices"
	"testing"
)

func TestCollatorOrder(t *testing.T) {
	t.Parallel()
	tests := map[string][]string{
		"alphabet":     {"an", "ăn", "ân", "ba", "da", "đa", "em", "êm", "o", "ô", "ơ", "u", "ư"},
		"tones":        {"ma", "mà", "mả", "mã", "má", "mạ"},
		"words":        {"chi bộ", "Chị Hoa", "chi hội", "cho", "chợ Cát Bà", "chuyên đề"},
		"numbers":      {"Điều 1", "Điều 2", "Điều 10", "Điều 100"},
		"slugs":        {"dieu-1", "dieu-2", "dieu-10", "dieu-11"},
		"documents":    {"12-HD/BTCTW", "50-CT/TW", "399-QĐ/TW"},
		"đ after d":    {"Dân vận", "Dũng", "Đại hội", "Đảng viên"},
		"prefix first": {"hiến", "hiến đất", "hiến đất làm đường"},
	}
	for name, want := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			collator := NewCollator()
			byKey := slices.Clone(want)
			slices.Reverse(byKey)
			slices.SortFunc(byKey, func(a, b string) int { return bytes.Compare(collator.Key(a), collator.Key(b)) })
			if !slices.Equal(byKey, want) {
				t.Errorf("%q, want %q", byKey, want)
			}
		})
	}
}

func TestCollatorIsTotal(t *testing.T) {
	t.Parallel()
	collator := NewCollator()
	texts := []string{"Đảng", "đảng", "ĐẢNG", "", " ", "Điều 01", "Điều 1"}
	for _, a := range texts {
		for _, b := range texts {
			if order := bytes.Compare(collator.Key(a), collator.Key(b)); (order == 0) != (a == b) {
				t.Errorf("%q and %q are ordered as %d", a, b, order)
			}
		}
	}
}
