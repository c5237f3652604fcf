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
			byCompare, byKey := slices.Clone(want), slices.Clone(want)
			slices.Reverse(byCompare)
			slices.Reverse(byKey)
			slices.SortFunc(byCompare, collator.Compare)
			if !slices.Equal(byCompare, want) {
				t.Errorf("by Compare: %q, want %q", byCompare, want)
			}
			slices.SortFunc(byKey, func(a, b string) int { return bytes.Compare(collator.Key(a), collator.Key(b)) })
			if !slices.Equal(byKey, want) {
				t.Errorf("by Key: %q, want %q", byKey, want)
			}
		})
	}
}

func TestCollatorIsTotal(t *testing.T) {
	t.Parallel()
	collator := NewCollator()
	if collator.Compare("Đảng", "Đảng") != 0 {
		t.Error("a text is not level with itself")
	}
	texts := []string{"Đảng", "đảng", "ĐẢNG", "", " ", "Điều 01", "Điều 1"}
	for _, a := range texts {
		for _, b := range texts {
			forth, back := collator.Compare(a, b), collator.Compare(b, a)
			if forth != -back || (forth == 0) != (a == b) {
				t.Errorf("Compare(%q, %q) = %d, and back %d", a, b, forth, back)
			}
			if byKey := bytes.Compare(collator.Key(a), collator.Key(b)); byKey != forth {
				t.Errorf("Key orders %q and %q as %d, Compare as %d", a, b, byKey, forth)
			}
		}
	}
}
