package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"chuyende/internal/diag"
)

// TestOutputIsCapped holds that a short text whose HTML is long is an error at
// its place, and that what it comes to stays within the bound.
func TestOutputIsCapped(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("d", 900)
	notes := "[^1]: n\n\n"
	abbreviations := "[NTM]: <" + strings.Repeat("x/", 1000) + "> \"" + long + "\"\n\n"
	tests := []struct {
		name, text, code string
		line             int // -1: anywhere
	}{
		{"columns and rows", strings.Repeat("|a", 2400) + "|\n" + strings.Repeat("|-", 2400) + "|\n" + strings.Repeat("|b\n", 2400), "table-too-wide", 1},
		{"filled rows in a quote", quoted(strings.Repeat("|a", 2400) + "|\n" + strings.Repeat("|-", 2400) + "|\n" + strings.Repeat("|b\n", 2400)), "table-too-wide", 1},
		{"rule with colons", "a\n\n" + strings.Repeat("a|", 2400) + "\n" + strings.Repeat(":-:|", 2400) + "\n" + strings.Repeat("b|\n", 2400), "table-too-wide", 3},
		{"title", "[a]: b \"" + strings.Repeat("c", 20_000) + "\"\n\n" + strings.Repeat("[a]\n", 2000), "page-too-long", -1},
		{"address", "[a]: " + strings.Repeat("b", 20_000) + "\n\n" + strings.Repeat("[x][a] ", 2000), "page-too-long", -1},
		{"image", "[a]: " + strings.Repeat("b", 20_000) + "\n\n" + strings.Repeat("![x][a] ", 2000), "page-too-long", -1},
		{"abbreviation", abbreviations + strings.Repeat("[NTM] ", 10_000), "page-too-long", -1},
		{"notes", notes + strings.Repeat("a[^1] ", 60_000), "page-too-long", -1},
		{"lists in lists", strings.Repeat(strings.Repeat("- ", 28)+"a\n", 30_000), "page-too-long", -1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var problems diag.List
			data := []byte(tt.text)
			doc := New(Options{}).Parse("x.md", data, diag.Span{End: len(data)}, &problems)
			var out bytes.Buffer
			doc.WriteHTML(&out, nil)
			// What names stand for is bounded by itself, and the last element
			// may go beyond.
			if most := 2*(mostHTML+htmlPerByte*len(data)) + 64<<10; out.Len() > most {
				t.Errorf("%d bytes of HTML from %d, %d at most", out.Len(), len(data), most)
			}
			for _, p := range problems.Sorted() {
				if at := diag.Locate(data, p.Span.Start).Line; p.Code == tt.code && p.Severity == diag.Error && (tt.line < 0 || at == tt.line) {
					return
				}
			}
			t.Errorf("no error %s at line %d among %d problems", tt.code, tt.line, len(problems.Sorted()))
		})
	}
}

func quoted(text string) string {
	return "> " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n> ") + "\n"
}

// TestLargePagesStay holds that pages which are merely large are none of that.
func TestLargePagesStay(t *testing.T) {
	t.Parallel()
	var law, table, notes strings.Builder
	for i := range 6000 {
		fmt.Fprintf(&law, "## Điều %d. Thủ tục\n\n1. Người sử dụng đất tự nguyện tặng cho **quyền sử dụng đất** theo [mẫu](#dieu-%d-thu-tuc).\n\n", i, i)
	}
	table.WriteString(strings.Repeat("| Tên cột ", 24) + "|\n" + strings.Repeat("|---", 24) + "|\n")
	for i := range 2000 {
		fmt.Fprintf(&table, "| hàng %d |\n|%s\n", i, strings.Repeat(" ô |", 24))
	}
	for i := range 3000 {
		fmt.Fprintf(&notes, "Câu thứ %d[^%d] nhắc lại[^0].\n\n[^%d]: Chú thích %d.\n\n", i, i, i, i)
	}
	for name, text := range map[string]string{"law": law.String(), "table": table.String(), "notes": notes.String()} {
		var problems diag.List
		doc := New(Options{}).Parse("x.md", []byte(text), diag.Span{End: len(text)}, &problems)
		for _, p := range problems.Sorted() {
			if p.Severity == diag.Error {
				t.Errorf("%s: %s", name, p.Text.EN)
			}
		}
		if doc.Words < 6000 {
			t.Errorf("%s: %d words", name, doc.Words)
		}
	}
}

// TestManyProblems holds that a file does not drown the others in problems of
// one kind, and that it says so.
func TestManyProblems(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("[a][b] ", 5000) + "\n\n![](x.png)\n"
	_, problems := parse(t, text)
	missing, alt := 0, 0
	for _, p := range problems {
		switch p.Code {
		case "reference-missing":
			missing++
		case "image-alt":
			alt++
		}
	}
	if missing != mostOfAKind+1 || alt != 1 {
		t.Errorf("%d of one code, %d of the other", missing, alt)
	}
}

// TestColouredCodeIsBounded holds that code beyond what is coloured is shown
// all the same.
func TestColouredCodeIsBounded(t *testing.T) {
	t.Parallel()
	for _, code := range []string{
		strings.Repeat("*a_[", 100_000) + "\n", strings.Repeat("a = 1\n", 100_000), strings.Repeat("x", longestLine+1) + "\n",
	} {
		doc, _ := parse(t, "```python\n"+code+"```\n")
		if got := doc.Sections[0].Text; got != strings.TrimSpace(code) {
			t.Errorf("%d bytes of code are %d", len(code), len(got))
		}
		var out bytes.Buffer
		doc.WriteHTML(&out, nil)
		if bytes.Contains(out.Bytes(), []byte("<span")) || !bytes.Contains(out.Bytes(), []byte("language-python")) {
			t.Error("code is coloured, or has lost its language")
		}
	}
}
