package doctor

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"chuyende/internal/diag"
	"chuyende/internal/sitetest"
)

func TestProse(t *testing.T) {
	t.Parallel()
	text := "# Đề mục {#ma}\n\nMột dòng\nhai dòng `mã` [liên kết](x.md).\n\n- mục *một*\n  nối tiếp\n- [ ] mục hai\n  1. mục con\n\n" +
		"| ô | ô |\n|---|---|\n\n```\nmã. Không đọc.\n```\n\n<!-- ghi chú\nẩn -->\n\n> [!HISTORY]\n> Chuyện cũ\n> dòng sau\n\n[^a]: Chú thích\n\n    thêm\n\nĐề mục gạch\n===\n\nCuối[^a] https://a.vn/x. Hết.\n"
	var got []string
	for _, b := range newProse(page(text)).blocks {
		kind := []string{"p", "li", "h", "row"}[b.kind]
		for _, flag := range []struct {
			on   bool
			name string
		}{{b.note, "note"}, {b.history, "history"}, {b.top, "top"}} {
			if flag.on {
				kind += " " + flag.name
			}
		}
		got = append(got, kind+": "+strings.Join(strings.Fields(string(b.text)), " "))
		if len(b.text) > len(text)-b.start {
			t.Errorf("block %q at %d is longer than its file", b.text, b.start)
		}
	}
	want := []string{
		"h: Đề mục", "p: Một dòng hai dòng liên kết .", "li top: mục một nối tiếp", "li top: mục hai", "li: mục con",
		"row: ô ô", "p history: Chuyện cũ dòng sau", "h: Đề mục gạch", "p: Cuối . Hết.", "p note: Chú thích", "p note: thêm",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// What looks like prose or like its end, line by line, and is not.
func TestProseOfHardTexts(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"a fence of four round one of three", "````\n```\nmã\n```\nvẫn mã\n````\n\nChữ.\n", "Chữ."},
		{"a fence that is shorter than the one it closes", "~~~~\nmã\n~~~\nvẫn mã\n~~~~\nChữ.\n", "Chữ."},
		{"a lazy quote", "> [!HISTORY]\n> Năm cũ\ncòn huyện.\n\nNay.\n", "history:Năm cũ còn huyện.|Nay."},
		{"a table without bars at the edges", "Việc | Ai\n--- | ---\nHọp | Bí thư\n\nHết.\n", "Việc Ai|Họp Bí thư|Hết."},
		{"code that is indented in an item", "- Mục\n\n      mã\n\n  Tiếp.\n", "Mục|Tiếp."},
		{"a number that begins a line", "Họp ngày\n2026. Rồi nghỉ.\n", "Họp ngày 2026. Rồi nghỉ."},
		{"a comment on its own lines", "Trước\n\n<!-- ẩn\n\nvẫn ẩn -->\n\nSau\n", "Trước|Sau"},
		{"a link's address", "[x]: https://a.vn \"tên\"\n\nXem [chữ](y.md \"tên\") và [x].\n", "Xem chữ và x ."},
		{"an entity and an escape", "A &amp; b \\* c.\n", "A &amp; b \\* c."},
		{"an underline of two lines", "Một\nhai\n===\n", "Một hai"},
	}
	for _, tt := range tests {
		var got []string
		for _, b := range newProse(page(tt.text)).blocks {
			text := strings.Join(strings.Fields(string(b.text)), " ")
			if b.history {
				text = "history:" + text
			}
			got = append(got, text)
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, strings.Join(got, "|"), tt.want)
		}
	}
}

func TestSentences(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		want []string
	}{
		{"Một câu. Hai câu! Ba câu? Bốn câu…", []string{"Một câu.", "Hai câu!", "Ba câu?", "Bốn câu…"}},
		{"Ở TP. Hồ Chí Minh, ông V. An nói. Hết.", []string{"Ở TP. Hồ Chí Minh, ông V. An nói.", "Hết."}},
		{"Ngày 1.7.2025 có 3.5 ha. Sau đó", []string{"Ngày 1.7.2025 có 3.5 ha.", "Sau đó"}},
		{"Hỏi: \"Ai làm?\" rồi thôi. \"Tôi.\" Xong.", []string{"Hỏi: \"Ai làm?\" rồi thôi.", "\"Tôi.\"", "Xong."}},
		{"**Đậm.** Tiếp. [ghi số] người.", []string{"**Đậm.**", "Tiếp.", "[ghi số] người."}},
		{"v.v. và hết", []string{"v.v. và hết"}},
		{"  \n ", nil},
	}
	for _, tt := range tests {
		var got []string
		for _, s := range sentences([]byte(tt.text)) {
			got = append(got, tt.text[s.Start:s.End])
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestLongSentences(t *testing.T) {
	t.Parallel()
	words := func(n int) string { return strings.TrimSpace(strings.Repeat("chữ ", n)) }
	tests := []struct {
		name, text, want string // the place of the problem
	}{
		{"just right", "Ngắn. A " + words(44) + ". B.", ""},
		{"too long", "Ngắn.\nA " + words(45) + ". B.", "2:1"},
		{"on two lines of a quote", "> Ngắn. A " + words(20) + "\n> " + words(25) + ".", "1:9"},
		{"in an item", "- " + words(46), "1:3"},
		{"items by themselves", "- " + words(30) + "\n- " + words(30), ""},
		{"in a footnote", "Chữ[^a].\n\n[^a]: " + words(46), "3:7"},
		{"in a table", "| " + words(50) + " |\n|---|", ""},
		{"in code", "```\n" + words(50) + "\n```\n\n`" + words(50) + "`", ""},
		{"in a heading", "## " + words(50), ""},
		{"an address", "[ghi](https://a.vn/" + strings.Repeat("a-", 50) + ") " + words(40), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var problems diag.List
			longSentences(newProse(page(tt.text)), &problems)
			got := sitetest.Messages(&problems)
			if tt.want == "" && len(got) > 0 || tt.want != "" && (len(got) != 1 || !strings.HasPrefix(got[0], "content/a.md:"+tt.want+" long-sentence")) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// FuzzProse takes any text apart: blocks and sentences lie within it and no
// letter is cut.
func FuzzProse(f *testing.F) {
	for _, seed := range []string{"# a\n\n- b\n  c\n", "> [!HISTORY]\n> a. B", "[^a]: x\n", "```\n", "`a` [b](c) <d> {#e} https://f", "1. a\n\n2) b", "a\n---\n", "\ufeff> \u00a0"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		p := page(text)
		for _, b := range newProse(p).blocks {
			if b.start < 0 || b.start+len(b.text) > len(text) || !utf8.Valid(b.text) {
				t.Fatalf("%q: block at %d, %q", text, b.start, b.text)
			}
			for _, s := range sentences(b.text) {
				if s.Start >= s.End || s.End > len(b.text) || !utf8.Valid(b.text[s.Start:s.End]) {
					t.Errorf("%q: sentence %v of %q", text, s, b.text)
				}
			}
			tellsHistory(p, b.start)
		}
	})
}
