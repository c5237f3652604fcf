package handout_test

import (
	"fmt"
	"strings"
	"testing"

	"chuyende/internal/handout"
	"chuyende/internal/vietnamese"
)

func shownSlides(all []handout.Slide) string {
	var b strings.Builder
	for _, s := range all {
		fmt.Fprintf(&b, "[%s] %s %s\n%s", s.Sort, s.Title, s.Part, shown(s.Lines))
		for _, step := range s.Steps {
			fmt.Fprintf(&b, "> %s\n", step.HTML())
		}
		if s.Notes != nil {
			fmt.Fprintf(&b, "notes: %d lines\n", len(s.Notes))
		}
		for _, a := range s.Agendas {
			fmt.Fprintf(&b, "agenda %s, %d steps\n", a.Name, len(a.Steps))
		}
	}
	return b.String()
}

// TestSlides: headings become slides, paragraphs their points, with the whole in
// the notes; questions and views come one by one.
func TestSlides(t *testing.T) {
	t.Parallel()
	const text = settings + `
-- chuyen-de/x.md --
---
title: Hiến đất
summary: Một câu.
groups: [a]
audiences: [thon]
quarters: [1]
minutes: [60]
agenda:
  - {name: 60 phút, minutes: 60, steps: [{minutes: 10, what: Mở đầu}, {minutes: 50, what: Bàn}]}
---
## Vì sao {#vi-sao-luc-nay}

Không lên màn chiếu.

## Mục đích {#muc-dich}

- Thống nhất một lời nói chung.

## Đề dẫn {#bao-cao-de-dan}

### 1. Cần {#su-can-thiet}

**Ưu điểm.** Thôn đã mở được hai tuyến. Dân tin.

Cần giữ ba điều khi vận động. Một là nói thật. Hai là không ép. Thứ ba, ghi công.

## Câu hỏi {#cau-hoi-thao-luan}

1. Một?
2. Hai?

## Trái chiều {#y-kien-trai-chieu}

| Lời | Chỗ có lý | Bàn tiếp |
|---|---|---|
| “Sao không đền?” | Đất là tài sản | Hỏi xã |

## Kết luận {#ket-luan-mau}

> Chi bộ thống nhất.
>
> 1. Gặp từng hộ.
`
	p, c := page(t, text, "chuyen-de/x.md", 1500)
	equal(t, "the presentation", shownSlides(handout.Slides(p, c.Words)), `[title] Hiến đất 
+ |Một câu.
[agenda] Chương trình buổi sinh hoạt 
agenda 60 phút, 2 steps
[points] Mục đích 
+ •|Thống nhất một lời nói chung.
[section] Đề dẫn 
[points] 1. Cần 
+ |<strong>Ưu điểm.</strong> Thôn đã mở được hai tuyến.
+ |Cần giữ ba điều khi vận động.
  |Một là nói thật.
  |Hai là không ép.
  |Thứ ba, ghi công.
notes: 7 lines
[question] Câu hỏi 1/2 
+ |Một?
[question] Câu hỏi 2/2 
+ |Hai?
[view] Ý kiến trái chiều 1/1 
+ |“Sao không đền?”
> <strong>Chỗ có lý: </strong>Đất là tài sản
> <strong>Bàn tiếp: </strong>Hỏi xã
[points] Kết luận 
+ |Chi bộ thống nhất.
+ 1.|Gặp từng hộ.
`)
}

// TestSlidesShareOut: a long part goes to several slides, none with too much,
// no sentence cut, nothing lost; a sentence too long for a slide has its own.
func TestSlidesShareOut(t *testing.T) {
	t.Parallel()
	monster := strings.TrimSpace(strings.Repeat("rất dài ", 100)) + "."
	body := strings.Repeat("- Mỗi mục này có chừng mười hai tiếng để đo cho vừa.\n", 15) + "\nCâu " + monster + "\n"
	p, c := page(t, settings+"-- chuyen-de/x.md --\n---\ntitle: X\ngroups: [a]\naudiences: [thon]\nquarters: [1]\nminutes: [60]\n---\n## Báo cáo {#bao-cao-de-dan}\n\n"+body, "chuyen-de/x.md", 1500)
	slides := handout.Slides(p, c.Words)[1:]
	var all []string
	for i, s := range slides {
		if want := fmt.Sprintf("%d/%d", i+1, len(slides)); s.Part != want {
			t.Errorf("slide %d is part %q", i+1, s.Part)
		}
		n := 0
		for _, l := range s.Lines {
			n += vietnamese.Syllables(l.Text())
			all = append(all, l.Text())
		}
		if n > 80 && len(s.Lines) > 1 || len(s.Lines) > 6 {
			t.Errorf("slide %d has %d points of %d syllables", i+1, len(s.Lines), n)
		}
	}
	if len(slides) < 4 || len(all) != 16 || all[15] != "Câu "+monster {
		t.Errorf("%d slides with %d points", len(slides), len(all))
	}
}

// TestSlidesAddress: what only turns to the listeners is said, not shown; an entry
// that ends so is a point like any other.
func TestSlidesAddress(t *testing.T) {
	t.Parallel()
	const head = settings + "-- chuyen-de/x.md --\n---\ntitle: X\ngroups: [a]\naudiences: [thon]\nquarters: [1]\nminutes: [60]\n---\n## Báo cáo {#bao-cao-de-dan}\n\n"
	for _, row := range []struct{ text, shown, notes string }{
		{"Thưa các đồng chí,\n\nThôn mở hai tuyến đường.\n", "Thôn mở hai tuyến đường.", "Thưa các đồng chí,|Thôn mở hai tuyến đường."},
		{"Thôn mở hai tuyến đường.\n\nXin cảm ơn các đồng chí,\n", "Thôn mở hai tuyến đường.|Xin cảm ơn các đồng chí,", ""},
		{"Thôn mở hai tuyến đường.\n\nXin cảm ơn đồng chí,\n", "Thôn mở hai tuyến đường.", "Thôn mở hai tuyến đường.|Xin cảm ơn đồng chí,"},
		{"- sạch nhà,\n- sạch ngõ,\n- sạch bếp.\n", "sạch nhà,|sạch ngõ,|sạch bếp.", ""},
		{"Thưa các đồng chí,\n", "", "Thưa các đồng chí,"},
	} {
		p, c := page(t, head+row.text, "chuyen-de/x.md", 1500)
		slides := handout.Slides(p, c.Words)[1:]
		if len(slides) != 1 {
			t.Fatalf("%q makes %d slides", row.text, len(slides))
		}
		if shown, notes := joined(slides[0].Lines), joined(slides[0].Notes); shown != row.shown || notes != row.notes {
			t.Errorf("%q shows %q with the notes %q", row.text, shown, notes)
		}
	}
}

// joined are the texts of lines.
func joined(lines []handout.Line) string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.Text()
	}
	return strings.Join(texts, "|")
}
