package diag

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"unicode"

	"chuyende/internal/lang"
)

// show prints one problem of the given data.
func show(t *testing.T, data string, span Span) string {
	t.Helper()
	var out bytes.Buffer
	p := Problem{File: "content/x.md", Data: []byte(data), Span: span, Severity: Error, Code: "c", Text: lang.Text{VI: "sai", EN: "wrong"}}
	if err := Print(&out, []Problem{p}, lang.VI, 0); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestProblemString: whoever prints a problem as it is is not shown a file's bytes.
func TestProblemString(t *testing.T) {
	t.Parallel()
	data := strings.Repeat("một dòng\n", 1000) + "sai"
	p := Problem{File: "content/x.md", Data: []byte(data), Span: find(data, "sai"), Severity: Error, Code: "c", Text: lang.Text{VI: "sai", EN: "wrong"}}
	if got, want := fmt.Sprint([]Problem{p}), "[content/x.md:1001:1: error: wrong [c]]"; got != want {
		t.Errorf("printed as\n%.300s\nwant\n%s", got, want)
	}
}

// find returns the span of a part of data.
func find(data, part string) Span {
	start := strings.Index(data, part)
	return Span{start, start + len(part)}
}

func TestPrintCarets(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("đường ", 30)
	tests := []struct {
		name, data string
		span       Span
		want       string
	}{
		{"letters of several bytes", "một\nXem [Nhà ở](nha-o.md).\n", find("một\nXem [Nhà ở](nha-o.md).\n", "[Nhà ở](nha-o.md)"), `
content/x.md:2:5: lỗi: sai [c]
    2 | Xem [Nhà ở](nha-o.md).
      |     ^^^^^^^^^^^^^^^^^
`},
		{"decomposed letters", "Hie\u0302\u0301n đa\u0302\u0301t\n", find("Hie\u0302\u0301n đa\u0302\u0301t\n", "đa\u0302\u0301t"), `
content/x.md:1:8: lỗi: sai [c]
    1 | Hie` + "\u0302\u0301" + `n đa` + "\u0302\u0301" + `t
      |      ^^^
`},
		{"tab", "\ta: b\n", Span{1, 2}, `
content/x.md:1:2: lỗi: sai [c]
    1 |  a: b
      |  ^
`},
		{"no length", "a: b\n", Span{3, 3}, `
content/x.md:1:4: lỗi: sai [c]
    1 | a: b
      |    ^
`},
		{"several lines", "a: \"b\nc\"\n", Span{3, 9}, `
content/x.md:1:4: lỗi: sai [c]
    1 | a: "b
      |    ^^
`},
		{"end of the file", "a\n", Span{2, 2}, `
content/x.md:2:1: lỗi: sai [c]
    2 | 
      | ^
`},
		{"outside", "a", Span{-3, 900}, `
content/x.md:1:1: lỗi: sai [c]
    1 | a
      | ^
`},
		{"empty file", "", Span{}, `
content/x.md:1:1: lỗi: sai [c]
    1 | 
      | ^
`},
		{"carriage return", "a: b\r\nc\r\n", Span{3, 5}, `
content/x.md:1:4: lỗi: sai [c]
    1 | a: b
      |    ^
`},
		{"control characters", "a\x1b[31mb\rc\x00", Span{0, 1}, `
content/x.md:1:1: lỗi: sai [c]
    1 | a�[31mb�c�
      | ^
`},
		{"broken UTF-8", "\xffđ\xfe", Span{1, 3}, `
content/x.md:1:2: lỗi: sai [c]
    1 | �đ�
      |  ^
`},
		{"long line", long + "SAI" + long, find(long+"SAI"+long, "SAI"), `
content/x.md:1:181: lỗi: sai [c]
    1 | … đường đường đường đường SAIđường đường đường đường đ…
      |                           ^^^
`},
		{"within a letter", "một", Span{2, 3}, `
content/x.md:1:2: lỗi: sai [c]
    1 | một
      |  ^
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := show(t, tt.data, tt.span); "\n"+got != tt.want {
				t.Errorf("got\n%s\nwant%s", got, tt.want)
			}
		})
	}
}

func TestPrint(t *testing.T) {
	t.Parallel()
	problems := []Problem{
		{File: "a.md", Text: lang.Text{VI: "nhắc", EN: "mind"}},
		{File: "b.md", Severity: Error, Code: "file-broken", Text: lang.Text{VI: "hỏng", EN: "broken"}, Hint: lang.Text{VI: "sửa đi", EN: "mend it"}},
		{File: "c.md", Severity: Error, Text: lang.Text{VI: "thiếu", EN: "missing"}},
	}
	tests := []struct {
		name string
		l    lang.Lang
		most int
		want string
	}{
		{"errors first", lang.VI, 0, "b.md: lỗi: hỏng [file-broken]\n  gợi ý: sửa đi\nc.md: lỗi: thiếu\na.md: cảnh báo: nhắc\n"},
		{"English", lang.EN, 3, "b.md: error: broken [file-broken]\n  hint: mend it\nc.md: error: missing\na.md: warning: mind\n"},
		{"limit", lang.VI, 1, "b.md: lỗi: hỏng [file-broken]\n  gợi ý: sửa đi\n… và 2 chỗ nữa\n"},
		{"English limit", lang.EN, 2, "b.md: error: broken [file-broken]\n  hint: mend it\nc.md: error: missing\n… and 1 more\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			if err := Print(&out, problems, tt.l, tt.most); err != nil || out.String() != tt.want {
				t.Errorf("got %v\n%s\nwant\n%s", err, out.String(), tt.want)
			}
		})
	}
	if err := Print(brokenPipe{}, problems, lang.VI, 0); !errors.Is(err, errBroken) {
		t.Errorf("error is %v", err)
	}
}

var errBroken = errors.New("broken pipe")

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errBroken }

func TestProblemJSON(t *testing.T) {
	t.Parallel()
	p := Problem{File: "a.md", Data: []byte("một\nđất <x>"), Span: find("một\nđất <x>", "đất"), Severity: Error, Code: "link-missing",
		Text: lang.Text{VI: "hỏng", EN: "broken"}, Hint: lang.Text{VI: "sửa", EN: "mend"}}
	want := JSON{File: "a.md", Line: 2, Column: 1, Severity: "error", Code: "link-missing", Text: "hỏng", Hint: "sửa"}
	if got := JSONOf([]Problem{p}, lang.VI); len(got) != 1 || got[0] != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	// Without a text there is no place to name.
	p = Problem{File: "b.md", Code: "c", Text: lang.Text{VI: "nhắc", EN: "mind"}}
	if got, want := JSONOf([]Problem{p}, lang.EN), (JSON{File: "b.md", Severity: "warning", Code: "c", Text: "mind"}); got[0] != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := JSONOf(nil, lang.VI); got == nil {
		t.Error("no problems are null")
	}
}

// TestProblemsInOrderArePlacedInOnePass holds that a long line of mistakes is
// counted once, not anew for each.
func TestProblemsInOrderArePlacedInOnePass(t *testing.T) {
	t.Parallel()
	text := []byte("một\r\nhai đất\n\n" + strings.Repeat("đất ", 200) + "\nhết \xe1\xba")
	places := locator{}
	passes := 0
	for offset := range len(text) + 2 {
		if got, want := places.locate(text, offset), Locate(text, offset); got != want {
			t.Fatalf("at %d: %v, want %v", offset, got, want)
		}
		if offset > 0 && places.offset < letterStart(text, min(offset, len(text))) {
			passes++
		}
	}
	if passes > 0 {
		t.Errorf("%d places were not remembered", passes)
	}
	// Another text, and a place further up, start anew.
	other := []byte("a\nb\nc")
	for _, offset := range []int{5, 4, 0} {
		if got, want := places.locate(other, offset), Locate(other, offset); got != want {
			t.Errorf("at %d: %v, want %v", offset, got, want)
		}
	}
}

func FuzzPrint(f *testing.F) {
	f.Add([]byte("Một\nHie\u0302\u0301n đất\r\n\xff\x1b[2J"), 3, 9)
	f.Add([]byte(strings.Repeat("dài ", 100)), 50, 300)
	f.Fuzz(func(t *testing.T, data []byte, start, end int) {
		if data == nil {
			data = []byte{}
		}
		p := Problem{File: "x.md", Data: data, Span: Span{start, end}, Text: lang.Text{VI: "sai", EN: "wrong"}}
		var out bytes.Buffer
		if err := Print(&out, []Problem{p}, lang.VI, 0); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(out.String(), "\n")
		if len(lines) != 4 || !strings.HasSuffix(lines[2], "^") {
			t.Fatalf("printed %q", out.String())
		}
		for _, r := range lines[1] {
			if unicode.IsControl(r) {
				t.Errorf("%U reaches the terminal", r)
			}
		}
		if carets, line := width([]byte(lines[2])), width([]byte(lines[1])); carets > line+1 {
			t.Errorf("carets stand behind the line:\n%s", out.String())
		}
		if pos := JSONOf([]Problem{p}, lang.EN)[0]; pos.Line < 1 || pos.Column < 1 {
			t.Errorf("placed at %d:%d", pos.Line, pos.Column)
		}
	})
}

// TestPrintLooksNearbyOnly holds that a problem in a long line is quoted
// without reading all of it: the memory for each stays small.
func TestPrintLooksNearbyOnly(t *testing.T) {
	text := []byte(strings.Repeat("đất ", 200_000))
	var problems []Problem
	for i := range 50 {
		at := 5 * (3000 + 1000*i)
		problems = append(problems, Problem{File: "a.md", Data: text, Span: Span{at, len(text)}, Text: lang.Text{VI: "sai", EN: "wrong"}})
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := Print(io.Discard, problems, lang.VI, 0); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if each := (after.TotalAlloc - before.TotalAlloc) / uint64(len(problems)); each > uint64(len(text)/4) {
		t.Errorf("%d bytes for each problem in a line of %d", each, len(text))
	}
}
