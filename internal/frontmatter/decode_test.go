package frontmatter

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// decode reads a whole file with a schema and returns what it says of
// problems, one "line:column code" each.
func decode(text string, schema []Field) (*Meta, []string) {
	var problems diag.List
	file := File{Shown: "x.md", Data: []byte(text)}
	head, _ := Split(file, &problems)
	m := Parse(file, head, &problems).Decode(schema, &problems)
	var found []string
	for _, p := range problems.Sorted() {
		pos := diag.Locate(p.Data, p.Span.Start)
		found = append(found, fmt.Sprintf("%d:%d %s", pos.Line, pos.Column, p.Code))
	}
	return m, found
}

const full = `---
title: 007
summary: |
  Dòng một.
  Dòng hai.
date: 2026-11-22 19:30
draft: True
weight: -08
tags: một thẻ
status: "replaced"
audiences:
- thon-to-dan-pho
- truong-hoc
quarters: 2
minutes: [060, 90]
agenda:
  - name: 90 phút
    minutes: 90
    steps:
      - {minutes: 10, what: "Khai mạc: nêu lý do"}
      - minutes: 80
        what: >
          Thảo luận
          và kết luận
place: {then: Hữu Bằng}
names:
  2024: năm
  Tên khác: 1.50
---
`

const fullTOML = `+++
title = 007
"summary" = """
Dòng một.
Dòng hai."""
date = 2026-11-22 19:30:00
draft = true
weight = -8
tags = "một thẻ"
status = 'replaced'
audiences = ["thon-to-dan-pho", # loại một
  "truong-hoc"]
quarters = 2
minutes = [60, 90]
place.then = "Hữu Bằng"
names = {2024 = "năm", "Tên khác" = 1.50}

[[agenda]]
name = "90 phút"
minutes = 90
[[agenda.steps]]
minutes = 10
what = "Khai mạc: nêu lý do"
[[agenda.steps]]
minutes = 80
what = """Thảo luận
và kết luận"""
+++
`

func TestDecode(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{"yaml": full, "toml": strings.Replace(fullTOML, "= 007", "= '007'", 1)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m, problems := decode(text, testSchema())
			if len(problems) > 0 {
				t.Fatalf("problems: %v", problems)
			}
			saigon := time.FixedZone("+07", 7*3600)
			steps := m.Records("agenda")[0].Records("steps")
			checks := []struct{ got, want any }{
				{m.Text("title"), "007"},
				{m.Text("summary"), "Dòng một.\nDòng hai."},
				{m.Date("date"), time.Date(2026, 11, 22, 19, 30, 0, 0, time.UTC)},
				{m.DateIn("date", saigon), time.Date(2026, 11, 22, 19, 30, 0, 0, saigon)},
				{m.Bool("draft"), true},
				{m.Int("weight"), -8},
				{m.Texts("tags"), []string{"một thẻ"}},
				{m.Text("status"), "replaced"},
				{m.Texts("audiences"), []string{"thon-to-dan-pho", "truong-hoc"}},
				{m.Ints("quarters"), []int{2}},
				{m.Ints("minutes"), []int{60, 90}},
				{m.Records("agenda")[0].Text("name"), "90 phút"},
				{len(steps), 2},
				{steps[0].Int("minutes"), 10},
				{steps[0].Text("what"), "Khai mạc: nêu lý do"},
				{steps[1].Text("what"), "Thảo luận và kết luận"},
				{m.Table("place").Text("then"), "Hữu Bằng"},
				{m.Table("place").Has("now"), false},
				{m.Table("names").Keys(), []string{"2024", "Tên khác"}},
				{m.Table("names").Text("Tên khác"), "1.50"},
				{m.Has("nothing"), false},
			}
			for i, c := range checks {
				if !reflect.DeepEqual(c.got, c.want) {
					t.Errorf("check %d: got %#v, want %#v", i, c.got, c.want)
				}
			}
			span := func(s diag.Span) string { return text[s.Start:s.End] }
			if got := span(m.KeySpan("status")); got != "status" {
				t.Errorf("key span is %q", got)
			}
			if got := span(m.Items("audiences")[1].Span); strings.Trim(got, `"`) != "truong-hoc" {
				t.Errorf("item span is %q", got)
			}
			if got := span(steps[0].Span("what")); strings.Trim(got, `"`) != "Khai mạc: nêu lý do" {
				t.Errorf("step span is %q", got)
			}
			if got := span(m.Span("minutes")); got != "[060, 90]" && got != "[60, 90]" {
				t.Errorf("list span is %q", got)
			}
			if got := span(m.Place()); got != "---" && got != "+++" {
				t.Errorf("place is %q", got)
			}
		})
	}
}

// A nil or empty Meta answers everything with nothing.
func TestEmptyMeta(t *testing.T) {
	t.Parallel()
	var none *Meta
	m, problems := decode("Chỉ có chữ.\n", []Field{{Key: "title"}})
	if len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
	for _, m := range []*Meta{none, m} {
		if m.Has("title") || m.Text("title") != "" || m.Items("x") != nil || m.Int("x") != 0 || m.Bool("x") || !m.Date("x").IsZero() ||
			m.Records("x") != nil || m.Table("x").Table("y").Text("z") != "" || len(m.Keys()) != 0 || m.Place() != (diag.Span{}) {
			t.Errorf("%+v is not empty", m)
		}
	}
}

func TestScalar(t *testing.T) {
	t.Parallel()
	var problems diag.List
	file := File{Data: []byte("---\nkind: topic\ntags: [a]\n---\n")}
	head, _ := Split(file, &problems)
	tree := Parse(file, head, &problems)
	if tree.Scalar("kind") != "topic" || tree.Scalar("tags") != "" || tree.Scalar("x") != "" || tree.Span("kind") != (diag.Span{Start: 10, End: 15}) {
		t.Errorf("got %q, %q, %q, %v", tree.Scalar("kind"), tree.Scalar("tags"), tree.Scalar("x"), tree.Span("kind"))
	}
}

func TestDates(t *testing.T) {
	t.Parallel()
	saigon := time.FixedZone("+07", 7*3600)
	day := time.Date(2026, 11, 22, 0, 0, 0, 0, saigon)
	tests := map[string]time.Time{
		"2026-11-22":                day,
		`"2026-11-22"`:              day,
		"2026-11-22 19:30":          day.Add(19*time.Hour + 30*time.Minute),
		"2026-11-22T19:30:15":       day.Add(19*time.Hour + 30*time.Minute + 15*time.Second),
		"2026-11-22T19:30:00Z":      day.Add(26*time.Hour + 30*time.Minute),
		"2026-11-22T19:30:00+07:00": day.Add(19*time.Hour + 30*time.Minute),
		"2026-11-22 19:30:00 +0700": day.Add(19*time.Hour + 30*time.Minute),
	}
	for in, want := range tests {
		m, problems := decode("---\ndate: "+in+"\n---\n", []Field{{Key: "date", Type: Date}})
		if len(problems) > 0 || !m.DateIn("date", saigon).Equal(want) {
			t.Errorf("date %s is %v, want %v; %v", in, m.DateIn("date", saigon), want, problems)
		}
	}
	for in, want := range map[string]string{
		"22/11/2026": "2026-11-22", "2/9/2026": "2026-09-02", "2026/9/2": "2026-09-02", "22.11.2026": "2026-11-22",
		"ngày 3 tháng 2 năm 2026": "2026-02-03", "2026-1-5": "2026-01-05",
		"29/2/2026": "", "tháng 2": "", "1/2/26": "", "2026": "", "hôm nay": "",
	} {
		meant, exists := meantDate(in)
		if !exists {
			meant = ""
		}
		if meant != want {
			t.Errorf("meantDate(%q) = %q, want %q", in, meant, want)
		}
	}
}

// What YAML reads as something else stays the text that was written.
func TestTextAsWritten(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"2024": "2024", "007": "007", "1_000": "1_000", "0x1F": "0x1F", "1e3": "1e3", "yes": "yes", "no": "no", "true": "true",
		"2026-11-22": "2026-11-22", "12:30": "12:30", "~x": "~x", "1.10": "1.10", ".5": ".5", "3/2": "3/2", "12-HD/BTCTW": "12-HD/BTCTW",
		`"a\tb"`: "a b", `'it''s'`: "it's", "  thừa   cách  ": "thừa cách", "a # b": "a", "null": "", "~": "", `""`: "",
		`"Chi bộ \"bốn tốt\""`: `Chi bộ "bốn tốt"`, "C:\\quy": `C:\quy`, "50% số hộ": "50% số hộ", "a - b": "a - b", "ai? tôi": "ai? tôi",
		"“Ba cùng” ở thôn": "“Ba cùng” ở thôn", "http://a.vn": "http://a.vn",
	} {
		m, problems := decode("---\nx: "+in+"\n---\n", []Field{{Key: "x"}})
		if m.Text("x") != want || len(problems) > 0 {
			t.Errorf("%s is read as %q with %v, want %q", in, m.Text("x"), problems, want)
		}
	}
}

func TestPositionsBehindOddLineBreaks(t *testing.T) {
	t.Parallel()
	_, problems := decode("---\na: \"x\u2028y\"\nđộ: 1\nb: c\n---\n", []Field{{Key: "a"}, {Key: "c"}})
	if want := []string{"3:1 key-unknown", "4:1 key-unknown"}; !reflect.DeepEqual(problems, want) {
		t.Errorf("got %v, want %v", problems, want)
	}
}

func TestTOMLTables(t *testing.T) {
	t.Parallel()
	leaf := Field{Type: Ints}
	deep := []Field{{Key: "a", Type: Map, Elem: &Field{Type: Map, Elem: &leaf}}, {Key: "l", Type: Records, Fields: []Field{{Key: "x", Type: Int}}}}
	tests := []struct {
		name, in string
		problems []string
	}{
		{"child before parent", "[a.b]\nx = 1\n[a]\n", nil},
		{"dotted in an inline table", "a = {b.x = 1, b.y = 2}\n", nil},
		{"items", "[[l]]\nx = 1\n[[l]]\nx = 2\n", nil},
		{"table twice", "[a.b]\nx = 1\n[a.b]\ny = 2\n", []string{"4:4 key-duplicate"}},
		{"table twice, after its child", "[a.b]\nx = 1\n[a]\n[a]\n", []string{"5:2 key-duplicate"}},
		{"table of a dotted key", "[a]\nb.x = 1\n[a.b]\ny = 2\n", []string{"4:4 key-duplicate"}},
		{"items twice", "[[l]]\nx = 1\n[[l]]\nx = 2\nx = 3\n", []string{"6:1 key-duplicate"}},
		{"key twice", "a.b.x = 1\na.b.x = 2\n", []string{"3:5 key-duplicate"}},
		{"into an inline table", "a = {b = {x = 1}}\na.c.x = 2\n", []string{"3:1 key-duplicate"}},
		{"into a value", "a.b = {x = 1}\na.b.x.y = 2\n", []string{"3:3 key-duplicate"}},
		{"items into a list", "l = [{x = 1}]\n[[l]]\n", []string{"3:3 key-duplicate"}},
		{"table over items", "[[l]]\nx = 1\n[l]\nx = 2\n", []string{"4:2 key-duplicate"}},
		{"too deep", "a" + strings.Repeat(".a", 40) + " = 1\n", []string{"2:1 syntax"}},
		{"too deep inline", "a = " + strings.Repeat("[", 60) + strings.Repeat("]", 60) + "\n", []string{"2:5 syntax", "2:5 value-type"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if _, problems := decode("+++\n"+tt.in+"+++\n", deep); !reflect.DeepEqual(problems, tt.problems) {
				t.Errorf("got %v, want %v", problems, tt.problems)
			}
		})
	}
}

// Hostile input must not take long: 100 ms would already be a hundred times
// too much for any of these.
func TestBounded(t *testing.T) {
	t.Parallel()
	bomb := "a: &a [x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'z'; c++ {
		bomb += fmt.Sprintf("%c: &%c [*%c, *%c, *%c, *%c]\n", c, c, c-1, c-1, c-1, c-1)
	}
	var keys, broken strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&keys, "k%d: 1\n", i)
		fmt.Fprintf(&broken, "k%d: a: b\n", i)
	}
	for name, text := range map[string]string{
		"aliases": bomb, "many keys": keys.String(), "many mistakes": broken.String(),
		"deep": "a: " + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + "\n", "deep open": strings.Repeat("- ", 5000),
		"long": "a: " + strings.Repeat("x", longest) + "\n", "items": "tags: [" + strings.Repeat("a, ", mostItems+1) + "]\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, problems := decode("---\n"+text+"---\n", testSchema()); len(problems) == 0 {
				t.Error("no problem")
			}
		})
	}
	if _, problems := decode("+++\na = "+strings.Repeat("[", 60_000)+"\n+++\n", testSchema()); len(problems) == 0 {
		t.Error("deep TOML: no problem")
	}
	toml := strings.NewReplacer(": ", " = ").Replace(keys.String())
	if _, problems := decode("+++\n"+toml+"+++\n", testSchema()); len(problems) < 4000 {
		t.Errorf("%d problems", len(problems))
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{full, fullTOML, "---\n\nx\n---\n", "—\na: b", "+++\n---", ""} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var problems diag.List
		head, body := Split(File{Shown: "x", Data: data}, &problems)
		for _, s := range []diag.Span{head.Span, head.Fence, body} {
			if s.Start < 0 || s.End < s.Start || s.End > len(data) {
				t.Fatalf("span %v in %d bytes", s, len(data))
			}
		}
		if head.Span.End > body.Start && head.Format != None {
			t.Errorf("head %v reaches into body %v", head.Span, body)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(full))
	f.Add([]byte(fullTOML))
	for _, s := range []string{"a: [b\n", "a: 'x\nb: c", "a: “b: c”", "a:\n\t- b", "- a\n- b", "a: &x *x\n", "? [a]\n: b\n", "a\u2028b: c: d\n", "\x00: a", "a: |9\n", "%YAML 1.2\n---\na: b\n", "a: !!binary x"} {
		f.Add([]byte("---\n" + s + "\n---\n"))
	}
	for _, s := range []string{"a = [1", "a = {b = 1", "a = '''\nx", "[a\n", "[[a]]\n[a]\n", "a.b = 1\na = 2", "=", "a = 1979-05-27T07:32:00Z"} {
		f.Add([]byte("+++\n" + s + "\n+++\n"))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		// Also as a whole file: then no line of the data ends it.
		for _, head := range []Head{{}, Whole(data), {Format: TOML, Span: diag.Span{End: len(data)}}} {
			var problems diag.List
			file := File{Shown: "x", Data: data}
			if head.Format == None {
				head, _ = Split(file, &problems)
			}
			tree := Parse(file, head, &problems)
			tree.Decode(testSchema(), &problems)
			for _, p := range problems.Sorted() {
				if p.Span.Start < 0 || p.Span.End < p.Span.Start || p.Span.End > len(data) {
					t.Errorf("problem %q at %v in %d bytes", p.Text.EN, p.Span, len(data))
				}
				if p.Text.VI == "" || p.Text.EN == "" ||
					strings.Contains(p.Text.VI+p.Text.EN+p.Hint.VI+p.Hint.EN, "%!") && !bytes.Contains(data, []byte("%!")) {
					t.Errorf("problem badly worded: %+v", p.Text)
				}
			}
			var out bytes.Buffer
			if err := diag.Print(&out, problems.Sorted(), lang.VI, 0); err != nil {
				t.Error(err)
			}
		}
	})
}

func BenchmarkDocument(b *testing.B) {
	text := []byte(`---
title: "Điều 45. Chế độ, chính sách đối với người trực tiếp làm xét nghiệm HIV, quản lý, chăm sóc và điều trị người nhiễm HIV"
date: 2006-06-29
categories: ["luat-phong-chong-nhiem-virus-gay-ra-hoi-chung-suy-giam-mien-dich-mac-phai-o-nguoi-hiv-aids"]
tags: ["luat-2006"]
---
Nội dung.
`)
	schema := append(testSchema(), Field{Key: "categories", Type: Strings})
	b.ReportAllocs()
	for b.Loop() {
		var problems diag.List
		file := File{Shown: "x.md", Data: text}
		head, _ := Split(file, &problems)
		Parse(file, head, &problems).Decode(schema, &problems)
		if problems.HasErrors() {
			b.Fatal(problems.Sorted())
		}
	}
}
