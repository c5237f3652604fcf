package markdown

import "testing"

func TestFindNumber(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"theo 50-CT/TW ngày":    "50-CT/TW",
		"399-QĐ/TW":             "399-QĐ/TW",
		"Quy định 4-QĐi/TW.":    "4-QĐi/TW",
		"(12-HD/BTCTW)":         "12-HD/BTCTW",
		"5-NQ/ĐU, 6-NQ/ĐU":      "5-NQ/ĐU",
		"05-KH/BCSĐ-BNV":        "05-KH/BCSĐ-BNV",
		"7-CT/TW-HP":            "7-CT/TW-HP",
		"7-CT/TW- và":           "7-CT/TW",
		"và/hoặc 1-CT/TW":       "1-CT/TW",
		"1-a/TW 2-CT/TW":        "2-CT/TW",
		"":                      "",
		"/":                     "",
		"-CT/TW":                "",
		"50-CT/":                "",
		"50-/TW":                "",
		"50-ct/TW":              "",
		"50-CT/tw":              "",
		"50-CT/TW1":             "",
		"50-CT/TW/x":            "",
		"x50-CT/TW":             "",
		"20/50-CT/TW":           "",
		"12/2024/NĐ-CP":         "",
		"http://x/50-CT/TW.pdf": "",
	} {
		start, end := findNumber([]byte(text))
		if got := text[start:end]; got != want {
			t.Errorf("findNumber(%q) = %q, want %q", text, got, want)
		}
	}
}
