package reflow

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/docx"
	"chuyende/internal/pdf"
)

// set puts a text onto a page, from left on: letters are half as wide as they are high. A
// word in **stars** is bold, and one in ^hats^ raised.
func set(p *pdf.Page, left, base, size float64, text string) {
	at, bold, raised := left, false, false
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		switch {
		case runes[i] == '*' && i+1 < len(runes) && runes[i+1] == '*':
			bold = !bold
			i++
			continue
		case runes[i] == '^':
			raised = !raised
			continue
		}
		l := pdf.Letter{Text: runes[i], Box: pdf.Box{Left: at, Right: at + size/2, Bottom: base, Top: base + 0.7*size}, Size: size, Font: "ABCDEF+TimesNewRomanPS-BoldMT", Bold: bold}
		if raised {
			l.Size, l.Bottom, l.Top = size*0.6, base+0.4*size, base+0.9*size
			l.Right = at + 0.3*size
		}
		p.Letters = append(p.Letters, l)
		at = l.Right
	}
	p.Letters = append(p.Letters, pdf.Letter{Text: '\r'}, pdf.Letter{Text: '\n'})
}

// newLineAt are the letters of a line.
func newLineAt(left, base float64, text string) []pdf.Letter {
	p := newPage()
	set(p, left, base, 14, text)
	return p.Letters[:len(p.Letters)-2]
}

// column sets lines below each other.
func column(p *pdf.Page, left, top float64, lines ...string) float64 {
	for _, l := range lines {
		set(p, left, top, 14, l)
		top -= 18
	}
	return top
}

func newPage() *pdf.Page { return &pdf.Page{Width: 595, Height: 842} }

// shown writes blocks, one a line, with what they are.
func shown(blocks []docx.Block) string {
	var out []string
	for _, b := range blocks {
		if b.Table != nil {
			for _, row := range b.Table.Rows {
				var cells []string
				for _, c := range row.Cells {
					text := strings.ReplaceAll(shown(c.Blocks), "\n", " / ")
					if c.Merged {
						text = "\""
					}
					cells = append(cells, fmt.Sprintf("%s×%d", text, c.Span))
				}
				out = append(out, "|"+strings.Join(cells, "|"))
			}
			continue
		}
		text := ""
		for _, r := range b.Paragraph.Runs {
			switch {
			case r.Footnote != "":
				text += "[" + r.Footnote + "]"
			case r.Marks&docx.Bold != 0:
				text += "<" + r.Text + ">"
			default:
				text += r.Text
			}
		}
		if b.Paragraph.Outline > 0 {
			text = fmt.Sprintf("#%d %s", b.Paragraph.Outline, text)
		}
		if b.Paragraph.Align != "" {
			text = b.Paragraph.Align + ": " + text
		}
		if b.Paragraph.Style != "" {
			text = b.Paragraph.Style + ": " + text
		}
		out = append(out, text)
	}
	return strings.Join(out, "\n")
}

// long is a line as wide as the text, 60 letters.
const long = "một hai ba bốn năm sáu bảy tám chín mười mốt hai ba bốn năm "

// TestMake: what belongs together becomes a paragraph, a table, a note; what is on every
// page goes.
func TestMake(t *testing.T) {
	t.Parallel()
	full := strings.TrimSpace(long)
	for name, tt := range map[string]struct {
		set  func() []*pdf.Page
		want string
	}{
		"lines go on": {func() []*pdf.Page {
			p := newPage()
			column(p, 80, 700, full, full, "hết đoạn.", full, "hết đoạn hai.")
			return []*pdf.Page{p}
		}, full + " " + full + " hết đoạn.\n" + full + " hết đoạn hai."},
		"first lines further in": {func() []*pdf.Page {
			p := newPage()
			column(p, 80, 700, full, full)
			column(p, 110, 664, full[:len(full)-5])
			column(p, 80, 646, full)
			return []*pdf.Page{p}
		}, full + " " + full + "\n" + full[:len(full)-5] + " " + full},
		"a first line far in": {func() []*pdf.Page { // it ends at the edge and is not set to the right
			p := newPage()
			column(p, 80, 700, full)
			column(p, 157, 682, full[:len(full)-len(" ba bốn năm")])
			column(p, 80, 664, full)
			return []*pdf.Page{p}
		}, full + "\n" + full[:len(full)-len(" ba bốn năm")] + " " + full},
		"an upright rule at the foot": {func() []*pdf.Page { // which is none of those above notes
			p := newPage()
			column(p, 80, 700, full, full, full)
			p.Rules = []pdf.Rule{{Box: pdf.Box{Left: 80, Right: 80.5, Bottom: 106, Top: 120}, Upright: true}}
			set(p, 80, 100, 10, "1 Không là chú.")
			return []*pdf.Page{p}
		}, full + " " + full + " " + full + "\n1 Không là chú."},
		"items": {func() []*pdf.Page {
			p := newPage()
			column(p, 80, 700, full, full[:len(full)-1]+":", "a) Một việc ngắn", "- Hai việc.", "1. Ba", full)
			return []*pdf.Page{p}
		}, full + " " + full[:len(full)-1] + ":\na) Một việc ngắn\n- Hai việc.\n1. Ba\n" + full},
		"over a page": {func() []*pdf.Page {
			p, q := newPage(), newPage()
			column(p, 80, 200, full, full, full)
			column(q, 80, 780, full, full, "hết đoạn.", "Đoạn mới")
			return []*pdf.Page{p, q}
		}, strings.Repeat(full+" ", 5) + "hết đoạn.\nĐoạn mới"},
		"heads, feet and numbers": {func() []*pdf.Page {
			var all []*pdf.Page
			for i := range 4 {
				p := newPage()
				set(p, 80, 800, 10, "Tài liệu nội bộ")
				column(p, 80, 700, fmt.Sprintf("Trang này là thứ %c.", 'a'+i))
				set(p, 290, 30, 12, fmt.Sprint(i+1))
				all = append(all, p)
			}
			return all
		}, "Trang này là thứ a.\nTrang này là thứ b.\nTrang này là thứ c.\nTrang này là thứ d."},
		"large letters": {func() []*pdf.Page {
			p := newPage()
			set(p, 80, 760, 24, "Tên")
			set(p, 80, 730, 18, "Chương")
			column(p, 80, 700, full, full, "xong.")
			return []*pdf.Page{p}
		}, "#1 Tên\n#2 Chương\n" + full + " " + full + " xong."},
		"bold lines": {func() []*pdf.Page {
			p := newPage()
			column(p, 80, 700, "**"+full+"**", full, "xong.")
			return []*pdf.Page{p}
		}, "<" + full + ">\n" + full + " xong."},
		"a letterhead": {func() []*pdf.Page {
			p := newPage()
			column(p, 100, 780, "ĐẢNG BỘ XÃ", "CHI BỘ THÔN", "Số 05-KH/CB")
			column(p, 330, 780, "ĐẢNG CỘNG SẢN VIỆT NAM", "Xã, ngày 03 tháng 02")
			column(p, 262, 700, "**KẾ HOẠCH**")
			column(p, 80, 660, full, full)
			return []*pdf.Page{p}
		}, "|ĐẢNG BỘ XÃ / CHI BỘ THÔN / Số 05-KH/CB×1|ĐẢNG CỘNG SẢN VIỆT NAM / Xã, ngày 03 tháng 02×1\ncenter: <KẾ HOẠCH>\n" + full + " " + full},
		"a note": {func() []*pdf.Page {
			p := newPage()
			column(p, 80, 700, full, "có chú thích^1^ ở đây.", full, full)
			p.Rules = []pdf.Rule{{Box: pdf.Box{Left: 80, Right: 220, Bottom: 112, Top: 112.5}}}
			set(p, 80, 100, 10, "1 Lời chú.")
			return []*pdf.Page{p}
		}, full + " có chú thích[1-1] ở đây.\n" + full + " " + full},
		"contents": {func() []*pdf.Page {
			p := newPage()
			column(p, 80, 700, "I. Mở đầu ................ 1", "II. Kết luận ............ 12", full, full)
			return []*pdf.Page{p}
		}, "contents: I. Mở đầu ................ 1\ncontents: II. Kết luận ............ 12\n" + full + " " + full},
		"a ruled table": {func() []*pdf.Page {
			p := newPage()
			column(p, 80, 760, full, "xong.")
			column(p, 90, 700, "Việc", "Họp")
			column(p, 290, 700, "Ai làm", "Chi ủy")
			for _, y := range []float64{715, 696, 676} {
				p.Rules = append(p.Rules, pdf.Rule{Box: pdf.Box{Left: 80, Right: 480, Bottom: y, Top: y}})
			}
			for _, x := range []float64{80, 280, 480} {
				p.Rules = append(p.Rules, pdf.Rule{Box: pdf.Box{Left: x, Right: x, Bottom: 676, Top: 715}, Upright: true})
			}
			return []*pdf.Page{p}
		}, full + " xong.\n|Việc×1|Ai làm×1\n|Họp×1|Chi ủy×1"},
		"merged cells": {func() []*pdf.Page {
			p := newPage()
			column(p, 90, 700, "Ngang", "a")
			set(p, 290, 682, 14, "b")
			set(p, 290, 662, 14, "c")
			rule := func(left, right, bottom, top float64) {
				p.Rules = append(p.Rules, pdf.Rule{Box: pdf.Box{Left: left, Right: right, Bottom: bottom, Top: top}, Upright: left == right})
			}
			rule(80, 480, 715, 715)
			rule(80, 480, 696, 696)
			rule(280, 480, 676, 676) // the left cell goes down over two rows
			rule(80, 480, 656, 656)
			rule(80, 80, 656, 715)
			rule(480, 480, 656, 715)
			rule(280, 280, 656, 696) // the first row has one cell
			return []*pdf.Page{p}
		}, "|Ngang×2\n|a×1|b×1\n|\"×1|c×1"},
		"names before": {func() []*pdf.Page {
			p := newPage()
			column(p, 80, 760, full, "xong.")
			for i, l := range []string{"Hiện ở:", "", "Quê:"} {
				if l != "" {
					p.Letters = append(p.Letters, newLineAt(80, 700-18*float64(i), l)...)
				}
				p.Letters = append(p.Letters, newLineAt(250, 700-18*float64(i), []string{"một hai ba bốn năm sáu bảy tám chín", "mười", "xã Ví Dụ"}[i])...)
				p.Letters = append(p.Letters, pdf.Letter{Text: '\n'})
			}
			return []*pdf.Page{p}
		}, full + " xong.\nHiện ở:\tmột hai ba bốn năm sáu bảy tám chín mười\nQuê:\txã Ví Dụ"},
		"words cut at the end": {func() []*pdf.Page {
			p := newPage()
			column(p, 80, 700, "một hai ba bốn năm sáu bảy tám chín mười mốt hai ba inter\x02", "national và QĐ/TW, ngày 26-5-", "2025", full, full)
			column(p, 80, 600, "một hai ba bốn năm sáu bảy tám chín mười mốt hai ba đường Đắk\x02", "Lak, hết.")
			return []*pdf.Page{p}
		}, "một hai ba bốn năm sáu bảy tám chín mười mốt hai ba international và QĐ/TW, ngày 26-5-\n2025\n" + full + " " + full + "\nmột hai ba bốn năm sáu bảy tám chín mười mốt hai ba đường Đắk-Lak, hết."},
	} {
		var pages []pdf.Page
		for _, p := range tt.set() {
			pages = append(pages, *p)
		}
		if got := shown(Make(pages).Document.Parts[0].Blocks); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, tt.want)
		}
	}
}

// TestBlank: pages without letters are named, and so are files whose letters have no
// names; nothing at all is no panic.
func TestBlank(t *testing.T) {
	t.Parallel()
	p := newPage()
	column(p, 80, 700, "Chữ.")
	got := Make([]pdf.Page{{}, *p, {Pictures: 1}})
	if !slices.Equal(got.Blank, []int{1, 3}) || got.Unreadable {
		t.Errorf("blank are %v, unreadable %v", got.Blank, got.Unreadable)
	}
	if got := Make(nil); len(got.Blank) > 0 || len(got.Document.Parts[0].Blocks) > 0 {
		t.Errorf("of nothing: %+v", got)
	}
	nameless := newPage()
	column(nameless, 80, 700, "\uFFFD\uE001 \uFFFD")
	if !Make([]pdf.Page{*nameless}).Unreadable {
		t.Error("letters without names are read")
	}
}

// TestLetterOf: a hyphen is one by whatever sign a program writes it, and a letter in
// fonts from before Unicode.
func TestLetterOf(t *testing.T) {
	t.Parallel()
	for r, want := range map[rune][2]rune{'\u00AD': {'-', '\u00AD'}, '−': {'−', '\u00AD'}, '\x02': {cut, '\u00AD'}, '\uFFFE': {cut, '\u00AD'}, '∙': {'∙', '·'}, '\u2011': {'-', '-'}, 'a': {'a', 'a'}, '\x03': {' ', ' '}} {
		if got := [2]rune{letterOf(r, "TimesNewRoman"), letterOf(r, ".VnTime")}; got != want {
			t.Errorf("%q is %q, want %q", r, got, want)
		}
	}
}

// TestFontName: fonts have the names by which what is written in them is known.
func TestFontName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"ABCDEF+TimesNewRomanPS-BoldItalicMT": "TimesNewRoman", "FBHPFN+VnTimeHBold": ".VnTimeH", ".VnTime,BoldItalic": ".VnTime", "VNI-Times": "VNI-Times", "Bold": "Bold", "": "",
	} {
		if got := fontName(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

// TestNothingLost: wherever letters and rules stand, each letter is in the text once, and
// nothing panics.
func TestNothingLost(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		p := newPage()
		want := 0
		for range random.IntN(40) {
			text := strings.Repeat("chữ Đ ", 1+random.IntN(8))
			want += strings.Count(text, "Đ")
			set(p, float64(random.IntN(500)), float64(10*random.IntN(84)), 6+float64(random.IntN(12)), text)
		}
		for range random.IntN(12) {
			left, bottom := float64(20*random.IntN(28)), float64(20*random.IntN(40))
			if random.IntN(2) == 0 {
				p.Rules = append(p.Rules, pdf.Rule{Box: pdf.Box{Left: left, Right: left + 200, Bottom: bottom, Top: bottom}})
			} else {
				p.Rules = append(p.Rules, pdf.Rule{Box: pdf.Box{Left: left, Right: left, Bottom: bottom, Top: bottom + 200}, Upright: true})
			}
		}
		got := ""
		for _, part := range Make([]pdf.Page{*p}).Document.Parts {
			got += shown(part.Blocks)
		}
		if n := strings.Count(got, "Đ"); n != want {
			t.Fatalf("%d of %d letters in\n%s", n, want, got)
		}
	}
}

// TestPrinted: of a page that a browser printed, the title is what the file calls itself; the name
// of the site above it, the day and the address are none of the text. Lines of a heading
// are one, however short.
func TestPrinted(t *testing.T) {
	t.Parallel()
	p := newPage()
	p.Title = "Kế hoạch sinh hoạt quý II của chi bộ · Cổng Mẫu"
	set(p, 60, 820, 8, "11/30/26, 7:27 AM\tKế hoạch sinh hoạt quý II của chi bộ · C…")
	set(p, 80, 780, 20, "**Cổng Mẫu**")
	set(p, 80, 740, 20, "**Kế hoạch sinh hoạt**")
	set(p, 80, 714, 20, "**quý II của chi bộ**")
	column(p, 80, 680, strings.TrimSpace(long), strings.TrimSpace(long), "hết đoạn.")
	set(p, 80, 610, 15, "**Chuẩn bị việc của**")
	set(p, 80, 592, 15, "**tháng sau**")
	set(p, 80, 560, 15, "**1. Họp**")
	set(p, 80, 542, 15, "**2. Ghi**")
	column(p, 80, 510, "Một dòng.")
	set(p, 60, 20, 8, "https://example.vn/ke-hoach/\t1/1")
	made := Make([]pdf.Page{*p})
	want := "title: #1 <Kế hoạch sinh hoạt quý II của chi bộ>\n" + strings.TrimSpace(long) + " " + strings.TrimSpace(long) + " hết đoạn.\n<Chuẩn bị việc của tháng sau>\n<1. Họp>\n<2. Ghi>\nMột dòng."
	if got := shown(made.Document.Parts[0].Blocks); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	edges := shown(made.Document.Parts[len(made.Document.Parts)-1].Blocks)
	for _, part := range []string{"11/30/26", "https://example.vn/ke-hoach/", "<Cổng Mẫu>"} {
		if !strings.Contains(edges, part) {
			t.Errorf("%q is not among what is left: %s", part, edges)
		}
	}
}

// TestNumberAsName: a number by which a file calls itself, as scanners do, is no title.
func TestNumberAsName(t *testing.T) {
	t.Parallel()
	p := newPage()
	p.Title = "2025"
	column(p, 80, 700, "2025", strings.TrimSpace(long), strings.TrimSpace(long))
	if got := shown(Make([]pdf.Page{*p}).Document.Parts[0].Blocks); strings.Contains(got, title+":") || !strings.HasPrefix(got, "2025\n") {
		t.Errorf("%s", got)
	}
}

// TestRowsAtTheFoot: rows of a table in smaller letters, which begin with numbers, are no
// notes.
func TestRowsAtTheFoot(t *testing.T) {
	t.Parallel()
	p := newPage()
	column(p, 80, 700, strings.TrimSpace(long), strings.TrimSpace(long), strings.TrimSpace(long))
	for row := range 3 {
		y := 100 - 20*float64(row)
		set(p, 85, y, 10, fmt.Sprintf("%d.", row+1))
		set(p, 205, y, 10, "việc")
		for _, x := range []float64{80, 200, 400} {
			p.Rules = append(p.Rules, pdf.Rule{Box: pdf.Box{Left: x, Right: x, Bottom: y - 5, Top: y + 15}, Upright: true})
		}
		p.Rules = append(p.Rules, pdf.Rule{Box: pdf.Box{Left: 80, Right: 400, Bottom: y + 15, Top: y + 15}}, pdf.Rule{Box: pdf.Box{Left: 80, Right: 400, Bottom: y - 5, Top: y - 5}})
	}
	made := Make([]pdf.Page{*p})
	if got := shown(made.Document.Parts[0].Blocks); !strings.Contains(got, "|1.×1|việc×1\n|2.×1|việc×1\n|3.×1|việc×1") || len(made.Document.Parts) != 1 {
		t.Errorf("%s", got)
	}
}
