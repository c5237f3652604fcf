package diag

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"chuyende/internal/lang"
)

func TestLocate(t *testing.T) {
	t.Parallel()
	const (
		composed   = "Một\nHiến đất\n"                                     // NFC
		decomposed = "Mo\u0302\u0323t\nHie\u0302\u0301n đa\u0302\u0301t\n" // NFD: marks are runes of their own
	)
	tests := []struct {
		name, data string
		offset     int
		want       Pos
	}{
		{"start", composed, 0, Pos{1, 1}},
		{"behind a letter of two bytes", "độ", len("đ"), Pos{1, 2}},
		{"within a letter", "độ", len("đ") + 1, Pos{1, 2}},
		{"end of the first line", composed, len("Một"), Pos{1, 4}},
		{"second line", composed, len("Một\n"), Pos{2, 1}},
		{"composed", composed, len("Một\nHiến "), Pos{2, 6}},
		{"decomposed", decomposed, len("Mo\u0302\u0323t\nHie\u0302\u0301n "), Pos{2, 8}},
		{"end", composed, len(composed), Pos{3, 1}},
		{"before the start", composed, -5, Pos{1, 1}},
		{"behind the end", composed, 999, Pos{3, 1}},
		{"nothing", "", 3, Pos{1, 1}},
		{"carriage return", "a\r\nb", 3, Pos{2, 1}},
		{"broken UTF-8", "\xff\xffa", 2, Pos{1, 3}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := Locate([]byte(tt.data), tt.offset); got != tt.want {
				t.Errorf("Locate(%q, %d) = %v, want %v", tt.data, tt.offset, got, tt.want)
			}
		})
	}
}

func TestSorted(t *testing.T) {
	t.Parallel()
	text := func(s string) lang.Text { return lang.Text{VI: s, EN: s} }
	want := []Problem{
		{File: "a.md", Span: Span{1, 2}, Severity: Error, Code: "x", Text: text("1")},
		{File: "a.md", Span: Span{1, 2}, Severity: Error, Code: "y", Text: text("2")},
		{File: "a.md", Span: Span{1, 2}, Severity: Error, Code: "y", Text: text("3")},
		{File: "a.md", Span: Span{1, 2}, Severity: Error, Code: "y", Text: text("3"), Hint: text("khác")},
		{File: "a.md", Span: Span{1, 2}, Severity: Warning, Code: "x", Text: text("1")},
		{File: "a.md", Span: Span{1, 3}, Severity: Error, Code: "a", Text: text("4")},
		{File: "a.md", Span: Span{7, 8}, Severity: Warning, Code: "a", Text: text("5")},
		{File: "b.md", Severity: Warning, Code: "a", Text: text("6")},
	}
	// Whatever order they come in and how often, they are listed once and in
	// one order.
	var list List
	var group sync.WaitGroup
	for i := range want {
		group.Go(func() {
			list.Add(want[len(want)-1-i], want[i])
		})
	}
	group.Wait()
	list.Add(want...)
	got := list.Sorted()
	if !slices.EqualFunc(got, want, sameProblem) {
		t.Errorf("got %+v", got)
	}
	if errors, warnings := list.Count(); errors != 5 || warnings != 3 {
		t.Errorf("counted %d errors, %d warnings", errors, warnings)
	}
}

func sameProblem(a, b Problem) bool {
	return a.File == b.File && a.Span == b.Span && a.Severity == b.Severity && a.Code == b.Code && a.Text == b.Text && a.Hint == b.Hint
}

func TestRaise(t *testing.T) {
	t.Parallel()
	var list List
	if list.HasErrors() || len(list.Sorted()) > 0 {
		t.Error("an empty list has errors")
	}
	list.Add(Problem{File: "a.md", Code: "x"})
	if list.HasErrors() {
		t.Error("a warning counts as an error")
	}
	list.Raise()
	if errors, warnings := list.Count(); errors != 1 || warnings != 0 || !list.HasErrors() {
		t.Errorf("%d errors, %d warnings after Raise", errors, warnings)
	}
}

func TestNearest(t *testing.T) {
	t.Parallel()
	tests := []struct {
		got        string
		candidates []string
		want       string
	}{
		{"titel", []string{"title", "tags"}, "title"},     // swapped
		{"tite", []string{"title", "tags"}, "title"},      // left out
		{"ttitle", []string{"title", "tags"}, "title"},    // doubled
		{"TITLE", []string{"title"}, "title"},             // capitals
		{"title", []string{"title"}, ""},                  // nothing nearer than itself
		{"abcdef", []string{"uvwxyz"}, ""},                // nothing near
		{"tag", []string{"tab", "tags", "bag"}, "bag"},    // equally near: the first by name
		{"chuyên đề", []string{"chuyen de"}, "chuyen de"}, // three letters of nine
		{"chuyên đề mục", []string{"chuyên đê mục"}, "chuyên đê mục"},
		{"hien-dat-lam-duong", []string{"hien-dat-mo-duong", "hien-dat-lam-duongs"}, "hien-dat-lam-duongs"},
		{"x", nil, ""},
		{"", []string{"abc"}, ""},
	}
	for _, tt := range tests {
		if got := Nearest(tt.got, tt.candidates); got != tt.want {
			t.Errorf("Nearest(%q, %q) = %q, want %q", tt.got, tt.candidates, got, tt.want)
		}
	}
}

func TestDidYouMean(t *testing.T) {
	t.Parallel()
	many := []string{"a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "b1", "b2", "b3", "b4"}
	tests := []struct {
		got        string
		candidates []string
		want       string
	}{
		{"titel", []string{"title"}, `có phải ý bạn là "title"?`},
		{"khác hẳn", []string{"một", "hai"}, "được dùng: một, hai"},
		{"khác hẳn", many, "được dùng một trong 13 giá trị: a1, a2, a3, a4, a5, a6, a7, a8, a9, b1, b2, b3…"},
		{"khác hẳn", nil, ""},
	}
	for _, tt := range tests {
		if got := DidYouMean(tt.got, tt.candidates).VI; got != tt.want {
			t.Errorf("DidYouMean(%q, %q) = %q, want %q", tt.got, tt.candidates, got, tt.want)
		}
	}
}

// The distance must be a distance: what comes back within the limit does not
// depend on which word is the first.
func FuzzDistance(f *testing.F) {
	f.Add("titel", "title", 2)
	f.Add("chuyên đề", "chuyen de", 3)
	f.Fuzz(func(t *testing.T, a, b string, limit int) {
		limit = min(max(limit, 0), 8)
		x, y := []rune(a), []rune(b)
		if len(x) > 200 || len(y) > 200 {
			return
		}
		there, back := distance(x, y, limit), distance(y, x, limit)
		if min(there, limit+1) != min(back, limit+1) {
			t.Errorf("%q to %q is %d, back %d", a, b, there, back)
		}
		if (there == 0) != slices.Equal(x, y) {
			t.Errorf("%q to %q is %d", a, b, there)
		}
	})
}

func FuzzLocate(f *testing.F) {
	f.Add([]byte("Một\nHiến đất\r\n\xff"), 7)
	f.Fuzz(func(t *testing.T, data []byte, offset int) {
		pos := Locate(data, offset)
		if pos.Line < 1 || pos.Column < 1 || pos.Column > len(data)+1 {
			t.Errorf("Locate(%q, %d) = %v", data, offset, pos)
		}
		line, start := lineAt(data, offset)
		if start < 0 || start+len(line) > len(data) || slices.Contains(line, '\n') {
			t.Errorf("lineAt(%q, %d) = %q at %d", data, offset, line, start)
		}
	})
}

func TestGather(t *testing.T) {
	t.Parallel()
	var l List
	key := func(file string, at int, severity Severity, group string) Problem {
		return Problem{File: file, Span: Span{at, at + 1}, Severity: severity, Code: "key", Group: group, Text: lang.Text{VI: group, EN: group}}
	}
	l.Add(key("b.md", 1, Warning, "x"), key("a.md", 2, Warning, "x"), key("a.md", 4, Warning, "x"), key("a.md", 1, Warning, "y"),
		key("a.md", 3, Error, "x"), key("a.md", 5, Warning, ""), key("a.md", 6, Warning, ""))
	l.Gather()
	var got []string
	for _, p := range l.Sorted() {
		got = append(got, fmt.Sprintf("%s:%d %s %s", p.File, p.Span.Start, p.Severity, p.Text.EN))
	}
	want := []string{"a.md:1 warning y", "a.md:2 warning x (3 places in 2 files)", "a.md:3 error x", "a.md:5 warning ", "a.md:6 warning "}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	l.Gather()
	if again := l.Sorted(); len(again) != len(want) || again[1].Text.EN != "x (3 places in 2 files)" {
		t.Errorf("gathered again: %v", again)
	}
}

func TestRemove(t *testing.T) {
	t.Parallel()
	var l List
	l.Add(Problem{Code: "a"}, Problem{Code: "b"}, Problem{Code: "a"})
	l.Remove(func(p Problem) bool { return p.Code == "a" })
	if got := l.Sorted(); len(got) != 1 || got[0].Code != "b" {
		t.Errorf("left: %v", got)
	}
}
