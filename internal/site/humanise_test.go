package site

import "testing"

func TestHumanise(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"luat-dat-dai": "Luat dat dai", "đất_đai": "Đất đai", "Đã có": "Đã có", "số 12-KH": "Số 12-KH", "": "", "-": "", "ý": "Ý", "\xff": "\ufffd",
	} {
		if got := Humanise(name); got != want {
			t.Errorf("Humanise(%q) = %q, want %q", name, got, want)
		}
	}
}
