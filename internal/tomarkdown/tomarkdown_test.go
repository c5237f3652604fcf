package tomarkdown

import (
	"html"
	"strings"
	"testing"

	"chuyende/internal/diag"
	"chuyende/internal/markdown"
)

func TestConvert(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ in, want string }{
		"nothing":          {"", ""},
		"blocks":           {"<h2>Một</h2><p>Hai <b>ba</b> <i>bốn</i>.</p><ul><li>năm<ul><li>sáu</li></ul></li></ul><ol start='3'><li>bảy</li></ol>", "## Một\n\nHai **ba** *bốn*.\n\n- năm\n  - sáu\n\n3. bảy\n"},
		"a list in a cell": {"<table><tr><td>A</td><td>B</td></tr><tr><td>Việc<br>- một<br>– hai</td><td><p>+ ba</p><p>• bốn</p><p>-5</p></td></tr></table>", "| A | B |\n|---|---|\n| Việc; một; hai | + ba; bốn; -5 |\n"},
		"a table":          {"<table><tr><td>A</td><td>B | C</td></tr><tr><td><p>1</p><p>2.</p><p>3</p></td><td><ul><li>x</li></ul></td></tr></table>", "| A | B \\| C |\n|---|---|\n| 1; 2. 3 | x |\n"},
		"notes":            {"<p>Một<note-ref n=1></note-ref>.</p><note-text n=1><p>hai</p><p>ba</p></note-text>", "Một[^1].\n\n[^1]: hai\n\n    ba\n"},
		"a line break":     {"<p>một<br>2. hai</p>", "một  \n2\\. hai\n"},
		"signs outside":    {"<p>a<b>(b) </b>c</p>", "a(**b**) c\n"},
		"bold in a row":    {"<p><b>a</b><b>b</b> <b><i>c</i></b></p>", "**ab** ***c***\n"},
		"blanks to fill":   {"<p>Ngày ____ tháng ____ , [ghi tên] và a_b</p>", "Ngày ____ tháng ____ , [ghi tên] và a_b\n"},
		"a link":           {`<p>Xem <a href="https://vi.du/a_(b)">đây [1]</a></p>`, "Xem [đây \\[1\\]](https://vi.du/a_%28b%29)\n"},
		"a picture":        {`<p><img src="anh/a b.png" alt="Ảnh [1]"></p>`, "![Ảnh \\[1\\]](anh/a%20b.png)\n"},
		"script vanishes":  {"<p>a</p><script>alert(1)</script><style>b{}</style>", "a\n"},
	} {
		got, err := Convert(tt.in)
		if err != nil || strings.ReplaceAll(got, " \n", "\n") != strings.ReplaceAll(tt.want, " \n", "\n") {
			t.Errorf("%s: %q %v\nwant %q", name, got, err, tt.want)
		}
	}
}

// samples are texts whose signs mean something to Markdown or to programs that
// read more than it.
var samples = []string{
	"* a", "- a", "+ a", "-a", "#a", "# a", "a #", "####### a", "1. a", "1) a", "12345678901. a", "1.", "> a", "a*b*c", "**a**", "_a_", "__a__", "a_b_c", "`a`", "<b>a</b>", "a < b > c",
	"[a](b)", "[a]: b", "[a][b]", "[^1]", "![a](b)", "[ ] a", "[x] a", "[[a]]", "[TOC]", "[[toc]]", "|a|b|", "a | b", "~~a~~", "~a~", "&amp;", "& a", "&#65;", "a\\", "\\a", "\\*", "---", "***", "===", "==a==",
	"{{< a >}}", "{% a %}", "{#a}", "a {#b}", "a {.b}", "{: .a}", "$a$", "$$", ":smile:", ":::tip", ": a", "!!! note", "??? note", "=== \"A\"", "import a from 'b'", "export default 1", "<!-- a -->", "<a", "<https://a.b>",
	"https://a.b/c_d_e", "www.a.b", "12-HD/BTCTW", "a) b", "• a", "I. a", "I- a", "(1) a", "Số: ....../KH", "....", "____", "a  b", "5 * 3 * 2", "2*3=6", "x^2", "H~2~O", "a@b.vn", "//// a", "%% a", "<<< @/a", "--8<-- \"a\"", "{{#include a}}", "\"a\" 'b'", "@import", "^^a^^", "++a++", "C++ và D++", "(++ctrl+c++)", "C++11 hay C++17", "a\\|b", "[a](b) [c", "]", "[", "![", "((a))", "1.1. a", "1.a", "Table: a", "0. a",
}

// texts are how a text may stand in a page.
var frames = []string{"<p>%</p>", "<ul><li>%</li></ul>", "<ol><li>%</li></ol>", "<blockquote><p>%</p></blockquote>", "<h2>%</h2>", "<table><tr><td>A</td><td>B</td></tr><tr><td>%</td><td>b</td></tr></table>",
	"<p>a<br>%</p>", "<p><b>%</b></p>", "<p><i>%</i> b</p>", "<p>a <b>%</b>b</p>", "<p><a href='https://vi.du/'>%</a></p>", "<p>a<note-ref n=1></note-ref></p><note-text n=1><p>%</p></note-text>"}

// TestTextStaysText: whatever an author typed, in whatever place, is read as that
// text by both readers of Markdown.
func TestTextStaysText(t *testing.T) {
	t.Parallel()
	for _, sample := range samples {
		for _, frame := range frames {
			stays(t, frame, sample)
		}
	}
}

func stays(t *testing.T, frame, sample string) {
	t.Helper()
	page := strings.ReplaceAll(frame, "%", html.EscapeString(sample))
	got, err := Convert("<p>Đầu</p>" + page + "<p>Cuối</p>")
	if err != nil {
		t.Fatal(err)
	}
	want := squeeze("Đầu " + plainText(page) + " Cuối")
	for _, generous := range []bool{false, true} {
		var problems diag.List
		doc := markdown.New(markdown.Options{Generous: generous}).Parse("a.md", []byte(got), diag.Span{End: len(got)}, &problems)
		var text strings.Builder
		markdown.Walk(doc.Blocks([]byte(got), nil), func(b *markdown.Block, _ []*markdown.Block) {
			for _, r := range b.Runs {
				text.WriteString(r.Text)
			}
			text.WriteString(" ")
		})
		if read := squeeze(text.String()); !sameText(read, want) {
			t.Errorf("%q in %q (generous: %v) is written\n%s\nand read %q, want %q", sample, frame, generous, got, read, want)
		}
		for _, p := range problems.Sorted() {
			t.Errorf("%q in %q (generous: %v) is written\n%s\nand there is %s", sample, frame, generous, got, p.Text.EN)
		}
	}
}

// sameText compares without regard for the order of notes, which stand last.
func sameText(a, b string) bool {
	return a == b || len(a) == len(b) && strings.HasSuffix(b, "Cuối") && strings.Contains(a, "Cuối")
}

func squeeze(text string) string { return strings.Join(strings.Fields(text), "") }

// plainText is the text between tags.
func plainText(page string) string {
	var b strings.Builder
	for page != "" {
		before, rest, _ := strings.Cut(page, "<")
		b.WriteString(before)
		tag, after, found := strings.Cut(rest, ">")
		if found && strings.Trim(tag, "/") != "b" && tag != "i" && tag != "/i" {
			b.WriteString(" ")
		}
		page = after
	}
	return html.UnescapeString(b.String())
}
