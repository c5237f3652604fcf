package topic_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/markdown"
	"chuyende/internal/parse"
	"chuyende/internal/site"
	"chuyende/internal/source"
	"chuyende/internal/topic"
)

// read takes a topic of some text apart.
func read(t testing.TB, text string) *topic.Text {
	t.Helper()
	var problems diag.List
	c := config.Load(nil, "content/site.yaml", config.Defaults{Title: "Cổng thử"}, &problems)
	file := source.File{Path: "chuyen-de/x.md", Shown: "content/chuyen-de/x.md", Data: []byte(text)}
	return topic.Read(parse.New(c, nil).Page(file, &problems), nil)
}

func TestSections(t *testing.T) {
	t.Parallel()
	text := read(t, `Đầu bài.

## Báo cáo {#bao-cao-de-dan}

### 1. Sự cần thiết {#su-can-thiet}

Một.[^a]

> ### Trong khung {#thuc-trang}

### 4. Giải pháp {#giai-phap}

Bốn.

#### Nhỏ hơn

Bốn rưỡi.

## Kết luận {#ket-luan-mau}

Sau.

[^a]: Chú thích.
`)
	tests := []struct{ id, section, body string }{
		{topic.ReportID, "1. Sự cần thiết Một. Trong khung 4. Giải pháp Bốn. Nhỏ hơn Bốn rưỡi.", ""},
		{topic.NecessityID, "Một. Trong khung", "Một. Trong khung"},
		{topic.SolutionsID, "Bốn. Nhỏ hơn Bốn rưỡi.", "Bốn."},
		{topic.ConclusionID, "Sau.", "Sau."},
		{topic.SituationID, "", ""}, // a heading in a quote is no section
	}
	for _, tt := range tests {
		if got := topic.PlainOf(text.Section(tt.id)); got != tt.section {
			t.Errorf("section %s: %q, want %q", tt.id, got, tt.section)
		}
		if got := topic.PlainOf(text.Body(tt.id)); got != tt.body {
			t.Errorf("body %s: %q, want %q", tt.id, got, tt.body)
		}
	}
	if h := text.Heading(topic.SolutionsID); h == nil || h.Level != 3 || text.Heading(topic.SituationID) != nil {
		t.Errorf("heading: %+v", h)
	}
}

func TestQuestions(t *testing.T) {
	t.Parallel()
	text := read(t, `## Câu hỏi {#cau-hoi-thao-luan}

Trước khi hỏi.

3. Vì **sao** ~~không~~ làm?
   - gợi ý
4. Ai làm,
   ai giúp?

   Giải thích thêm.

### Nhóm hai

- Bao giờ?
-

> - Trong khung?
`)
	want := []string{"1 Vì sao làm?", "2 Ai làm, ai giúp?", "3 Bao giờ?", "4 Trong khung?"}
	var got []string
	for _, q := range text.Questions() {
		got = append(got, fmt.Sprint(q.Number, " ", q.Text()))
	}
	if !slices.Equal(got, want) {
		t.Errorf("questions %q, want %q", got, want)
	}
}

func TestObjections(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		want       []string
	}{
		{"a table of three", "| Sẽ nói | Điều đúng | Bàn tiếp |\n|---|---|---|\n| “A” | đúng | bàn |\n| | x | y |\n| “B” | | bàn *thêm* |\n",
			[]string{"1 “A” / Điều đúng: đúng / Bàn tiếp: bàn", "2 “B” / Bàn tiếp: bàn thêm"}},
		{"a table of two", "| Lời | Đáp |\n|---|---|\n| “A” | đáp |\n", []string{"1 “A” / đáp"}},
		{"bold beginnings", "Mở đầu.\n\n**“A”** đáp một.\n\nĐáp hai.\n\n**“B”**\n\nĐáp ba.\n\n### Cách chốt\n\nKhông tính.\n",
			[]string{"1 “A” / đáp một. / Đáp hai.", "2 “B” / Đáp ba."}},
		{"numbered", "1. **“A”** đáp.\n2. **“B”** đáp.\n\nSau danh sách.\n", []string{"1 “A” / đáp.", "2 “B” / đáp."}},
		{"plain items", "- Ý thứ nhất\n- Ý thứ hai\n", []string{"1 Ý thứ nhất", "2 Ý thứ hai"}},
		{"definitions", "“A”\n: đáp một.\n\n“B”\n: đáp hai.\n", []string{"1 “A” / đáp một.", "2 “B” / đáp hai."}},
		{"the sheet for meeting before", "**“A”** đáp.\n\n### Phiếu {#phieu-gap-truoc}\n\n| Điều | Ai |\n|---|---|\n| x | y |\n", []string{"1 “A” / đáp."}},
		{"nothing", "Chỉ có lời dẫn.\n", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, o := range read(t, "## Ý kiến {#y-kien-trai-chieu}\n\n"+tt.text+"\n## Sau\n\n**“Z”** không thuộc mục này.\n").Objections() {
				line := fmt.Sprint(o.Number, " ", topic.Plain(o.Said))
				for _, r := range o.Replies {
					if r.Head != "" {
						line += " / " + r.Head + ": " + topic.Plain(r.Runs)
					} else {
						line += " / " + topic.Plain(r.Runs)
					}
				}
				got = append(got, line)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestConclusion(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"quoted", "Lời dẫn.\n\n> **Dự thảo.** Chi bộ thống nhất:\n>\n> 1. Một.\n> 2. Hai.\n>\n> Biểu quyết: [ghi].\n", "Lời dẫn. Dự thảo. Chi bộ thống nhất: | Một.;Hai. | Biểu quyết: [ghi]."},
		{"numbered before plain", "- chuẩn bị\n\n1. Một.\n", "chuẩn bị | Một. | "},
		{"plain list", "Thống nhất:\n\n- Một.\n- Hai.\n", "Thống nhất: | Một.;Hai. | "},
		{"no list", "Chỉ có lời.\n", "Chỉ có lời. |  | "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := read(t, "## Kết luận {#ket-luan-mau}\n\n"+tt.text).Conclusion()
			var items []string
			for _, i := range c.Items {
				items = append(items, i.Text())
			}
			if got := topic.PlainOf(c.Before) + " | " + strings.Join(items, ";") + " | " + topic.PlainOf(c.After); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestFits(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, suits, not string }{
		{"sides", "| Hợp | Không hợp |\n|---|---|\n| A | B |\n| C | |\n", "A;C", "B"},
		{"cases", "| Tình hình | Nên hay không |\n|---|---|\n| A | Rất nên |\n| B | Chưa nên |\n| C | Tùy |\n", "A", "B"},
		{"paragraphs", "Hợp với thôn. Nhất là thôn xa.\n\nKhông hợp khi vội. Vội thì hỏng.\n\nHợp lý hay không thì hỏi.\n\nHợp tác xã thì hỏi.\n", "Hợp với thôn.", "Không hợp khi vội."},
		{"a list below", "Chưa hợp nếu:\n- đang kiện;\n- đang vội.\n", "", "Chưa hợp nếu: đang kiện;"},
		{"items", "- **Hợp nhất:** thôn.\n- **Hợp nếu sửa:** cơ quan.\n- **Không hợp:** nơi vội.\n", "Hợp nhất: thôn.", "Không hợp: nơi vội."},
		{"definitions", "Hợp\n: Trường học. Nhất là trường to.\n\nKhông hợp\n: Nơi vội.\n", "Hợp: Trường học.", "Không hợp: Nơi vội."},
		{"another table", "| Loại | Nên | Tránh |\n|---|---|---|\n| A | B | C |\n", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			suits, not := read(t, "## Hợp với ai {#hop-voi-ai}\n\n"+tt.text+"\n### Thử\n\n- Không tính.\n").Fits()
			if got := strings.Join(suits, ";"); got != tt.suits {
				t.Errorf("suits %q, want %q", got, tt.suits)
			}
			if got := strings.Join(not, ";"); got != tt.not {
				t.Errorf("not %q, want %q", got, tt.not)
			}
		})
	}
}

func TestAgendas(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, agenda string
		want         string // combined, regular, thematic, short
	}{
		{"60", "{name: Ngắn, minutes: 60, steps: [{minutes: 60, what: a}]}", "false 0 0 true"},
		{"45", "{name: Ngắn, minutes: 45, steps: [{minutes: 45, what: a}]}", "false 0 0 true"},
		{"90", "{name: Vừa, minutes: 90, steps: [{minutes: 90, what: a}]}", "false 0 0 false"},
		{"unknown", "{name: Không ghi, steps: [{minutes: 30, what: a}]}", "false 0 0 false"},
		{"regular first", `{name: "Kết hợp: hai phần", minutes: 120, steps: [{minutes: 50, what: Phần thường kỳ}, {minutes: 10, what: Biểu quyết},
  {minutes: 5, what: "Nghỉ, uống nước"}, {minutes: 55, what: Đề dẫn}]}`, "true 60 55 true"},
		{"thematic first", `{name: KẾT HỢP, minutes: 125, steps: [{minutes: 60, what: Chuyên đề}, {minutes: 5, what: Giải lao}, {minutes: 60, what: "Sinh hoạt thường kỳ"}]}`, "true 60 60 false"},
		{"no break", `{name: Kết hợp, minutes: 120, steps: [{minutes: 55, what: Thường kỳ}, {minutes: 65, what: "Sang chuyên đề: đề dẫn"}]}`, "true 55 65 true"},
		{"not told", `{name: Kết hợp, minutes: 120, steps: [{minutes: 120, what: Hai phần}]}`, "true 0 0 false"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			a := read(t, "---\nagenda:\n- "+tt.agenda+"\n---\n").Agendas()
			if len(a) != 1 {
				t.Fatalf("agendas: %v", a)
			}
			if got := fmt.Sprint(a[0].Combined, a[0].Regular, a[0].Thematic, a[0].Short()); got != strings.ReplaceAll(tt.want, " ", "") && got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
			last := a[0].Steps[len(a[0].Steps)-1]
			if last.To-last.From != last.Minutes || a[0].Minutes != 0 && last.To != a[0].Minutes {
				t.Errorf("steps: %+v", a[0].Steps)
			}
		})
	}
}

func TestBlanks(t *testing.T) {
	t.Parallel()
	text := "Thôn có [ghi số] hộ, [ ] và […], [a [tên] b], ] lạ [không đóng"
	var got []string
	for _, b := range topic.Blanks(text) {
		got = append(got, text[b.Start:b.End])
	}
	if want := []string{"[ghi số]", "[tên]"}; !slices.Equal(got, want) {
		t.Errorf("blanks %q, want %q", got, want)
	}
}

const chosen = `---
summary: Tóm tắt
numbers:
- {what: Số hộ, where: hỏi thôn, missing: Đang đếm.}
KEY
agenda:
- {name: 60 phút, minutes: 60, steps: [{minutes: 60, what: a}]}
- {name: 90 phút, minutes: 90, steps: [{minutes: 90, what: a}]}
tasks:
- {day: -5, who: Thư ký, what: Gửi đề dẫn}
- {day: 1, who: Thư ký, what: Gửi biên bản}
---
## Vì sao {#vi-sao-luc-nay}

Câu một. Câu hai ngắn.

## Câu hỏi {#cau-hoi-thao-luan}

1. Một?
2. Hai?
3. Ba?

## Trái chiều {#y-kien-trai-chieu}

**“A”** a.

**“B”** b.

## Kết luận {#ket-luan-mau}

1. C1
2. C2
3. C3
4. C4

## Gửi {#tai-lieu-gui-truoc}

- S1
- S2
- S3
- S4
`

func TestSummary(t *testing.T) {
	t.Parallel()
	tests := []struct{ key, want string }{
		{"", "Một? Hai? “A” 60 phút"},
		{"summary_of: {questions: [3, 1], objection: 2, agenda: 2}", "Ba? Một? “B” 90 phút"},
		{"summary_of: {questions: [3], objection: 9}", "Ba? “A” 60 phút"},
		{"summary_of: {questions: [9, 2, 2]}", "Hai? “A” 60 phút"},
		{"summary_of: {questions: [9]}", "Một? Hai? “A” 60 phút"},
	}
	for _, tt := range tests {
		s := read(t, strings.Replace(chosen, "KEY", tt.key, 1)).Summary()
		var got []string
		for _, q := range s.Questions {
			got = append(got, q.Text())
		}
		got = append(got, topic.Plain(s.Objection.Said), s.Agenda.Name)
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: got %q, want %q", tt.key, got, tt.want)
		}
		if s.What != "Tóm tắt" || s.Why != "Câu một. Câu hai ngắn." || len(s.Conclusions) != 3 || len(s.Sending) != 3 || len(s.Numbers) != 1 ||
			s.SendBy == nil || s.SendBy.Day != -5 {
			t.Errorf("%s: %+v", tt.key, s)
		}
	}
	s := read(t, strings.Replace(chosen, "KEY", "", 1)).Summary()
	// 2 + 5 + 2 + 2 + (1+1) + (1+1) + 3 + 3
	if n := s.Syllables(); n != 21 {
		t.Errorf("%d syllables", n)
	}
	if s := read(t, "Trống.\n").Summary(); s.Syllables() != 0 || s.Agenda != nil || s.Objection != nil || s.SendBy != nil || s.Questions != nil {
		t.Errorf("of an empty topic: %+v", s)
	}
}

func TestBasis(t *testing.T) {
	t.Parallel()
	kinds := site.Kinds()
	kind := func(name string) *site.Kind {
		return kinds[slices.IndexFunc(kinds, func(k *site.Kind) bool { return k.Name == name })]
	}
	document := func(head string) *site.Page {
		p := read(t, "---\n"+head+"\n---\n").Page
		var problems diag.List
		c := config.Load(nil, "content/site.yaml", config.Defaults{Title: "Cổng thử"}, &problems)
		p = parse.New(c, nil).Page(source.File{Path: "van-ban/v.md", Shown: "v", Data: p.Data}, &problems)
		site.SettleStatuses([]*site.Page{p}, time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC))
		return p
	}
	good, old, doubt := document("status: in-force\nverified: true"), document("status: replaced\nverified: true"), document("status: in-force")
	part, coming := document("status: partly-in-force\nverified: true"), document("status: in-force\neffective: 2027-01-01\nverified: true")
	p := &site.Page{Kind: kind("topic"), Related: []site.Related{
		{Field: "cites", Pages: []*site.Page{old, good, doubt, coming, part}}, {Field: "consult", Pages: []*site.Page{good}}, {Field: "cites", Inverse: true, Pages: []*site.Page{good}},
	}}
	if got := topic.Basis(p); !slices.Equal(got, []*site.Page{good, part}) {
		t.Errorf("basis: %d documents", len(got))
	}
}

// FuzzRead takes any text apart: nothing panics, and what is chosen is there.
func FuzzRead(f *testing.F) {
	f.Add(chosen)
	f.Add("## {#y-kien-trai-chieu}\n|a|\n|-|\n||\n: b\n## {#ket-luan-mau}\n> > 1. > x\n")
	f.Fuzz(func(t *testing.T, text string) {
		tx := read(t, text)
		s := tx.Summary()
		if s.Syllables() < 0 || len(s.Conclusions) > 3 {
			t.Errorf("%+v", s)
		}
		for i, o := range tx.Objections() {
			if o.Number != i+1 || topic.Plain(o.Said) == "" {
				t.Errorf("view %+v", o)
			}
		}
		for _, b := range topic.Blanks(text) {
			if text[b.Start] != '[' || text[b.End-1] != ']' {
				t.Errorf("blank %+v", b)
			}
		}
		markdown.Walk(tx.Section(topic.ReportID), func(*markdown.Block, []*markdown.Block) {})
	})
}
