package filename

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestIsFit(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"con", "CON", "Con.html", "con.tar.gz", "con .txt", "prn", "aux.h", "nul", "NUL.",
		"com0", "com9.md", "COM1", "lpt0", "lpt5.js", "com¹", "LPT².x", "com³", "conin$", "CONOUT$.txt",
		"", ".", "..", "a.", "a ", "a. ", "a:b", "a<b", "a>b", `a"b`, "a|b", "a?b", "a*b", `a\b`, "a/b",
		"a\x00", "a\tb", "a\x7f", "a\u0085", "\xff", strings.Repeat("a", Longest+1), strings.Repeat("ợ", Longest/3+1),
	} {
		if IsFit(name) {
			t.Errorf("%q is taken for fit", name)
		}
	}
	for _, name := range []string{
		"a", "cons", "con-nguoi.html", "con_.html", "com", "com10", "com1a", "lpt", "acon", "a.con", "null", "aux-1", "auxx",
		".htaccess", "conin", "conout", "bài giảng.docx", "a-b_c.d", strings.Repeat("a", Longest),
	} {
		if !IsFit(name) {
			t.Errorf("%q is not taken for fit", name)
		}
	}
}

func TestSafe(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("chi-bo-", 40)
	for _, c := range []struct{ name, want string }{
		{"con", "con_"},
		{"con.tar.gz", "con_.tar.gz"},
		{"Aux.PNG", "Aux_.PNG"},
		{"com10", "com10"},
		{"hien-dat", "hien-dat"},
		{strings.Repeat("a", 100), strings.Repeat("a", 100)},
		{"nul." + long, "nul_." + strings.TrimRight(long[:kept-5], "-") + "_" + Hash("nul_."+long)},
		{long, strings.TrimRight(long[:kept], "-") + "_" + Hash(long)},
	} {
		if got := Safe(c.name, 100); got != c.want {
			t.Errorf("Safe(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzSafe(f *testing.F) {
	for _, name := range []string{"con", "nul.html", "lpt9", "aux." + strings.Repeat("a", 191), strings.Repeat("con", 90), strings.Repeat("ศ", 70), strings.Repeat("-", 250)} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		got := Safe(name, 195)
		if IsDevice(got) || len(got) > 195 {
			t.Errorf("Safe(%q) = %q", name, got)
		}
		if utf8.ValidString(name) && !utf8.ValidString(got) {
			t.Errorf("Safe(%q) = %q cuts a letter", name, got)
		}
		if Safe(got, 195) != got {
			t.Errorf("Safe(%q) = %q is not its own", name, got)
		}
	})
}
