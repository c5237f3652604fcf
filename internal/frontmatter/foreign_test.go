package frontmatter

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"chuyende/internal/diag"
)

func TestGenerousDate(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"1596374871110": "2020-08-02 13:27", "159637487": "",
		"2020/12/21": "2020-12-21 00:00", "2020.12.21": "2020-12-21 00:00", "2020-1-5": "2020-01-05 00:00",
		"21/12/2020": "2020-12-21 00:00", "12/21/2020": "2020-12-21 00:00", "5/6/2020": "2020-06-05 00:00",
		"December 21, 2020": "2020-12-21 00:00", "21 Dec 2020": "2020-12-21 00:00", "Mon, 21 Dec 2020 10:30:00 +0700": "2020-12-21 03:30",
		"2013-05-06 02:12:52 +0200": "2013-05-06 00:12", "2020/12/21 09:05": "2020-12-21 09:05", "2020/12/21 9:05 PM": "2020-12-21 21:05",
		"2020-12-21T10:00:00.123Z": "2020-12-21 10:00", "Jan 2nd, 2021": "2021-01-02 00:00", "2020/12/21 sáng": "2020-12-21 00:00",
		"2020/13/45": "", "30/02/2020": "", "hôm nay": "", "": "", "2020": "", "Tết 21 2020": "", strings.Repeat("1/", 99): "",
	} {
		got := ""
		if m, ok := generousDate(text); ok {
			got = m.in(time.UTC).UTC().Format("2006-01-02 15:04")
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestAdopt(t *testing.T) {
	t.Parallel()
	schema := []Field{{Key: "title"}, {Key: "date", Type: Date}, {Key: "draft", Type: Bool}, {Key: "tags", Type: Strings}, {Key: "weight", Type: Int}}
	foreign := []Foreign{
		{Key: "created", Means: "date"}, {Key: "publish_date", Means: "date", Over: true}, {Key: "date.created", Means: "date"},
		{Key: "keyword", Means: "tags", Adds: true, Fits: func(v string) bool { return v != "no" }}, {Key: "layout"}, {Key: "cascade", Below: true}, {Key: "order", Means: "weight"},
		{Key: "published", Means: "draft", Says: func(v string) string { return map[string]string{"false": "true"}[v] }},
	}
	tests := []struct{ name, text, want, problems string }{
		{"another name", "created: 2020-01-02\norder: 3", "2020-01-02|false||3", ""},
		{"ours goes first", "date: 2020-01-01\ncreated: 2021-01-01", "2020-01-01|false||0", ""},
		{"whichever comes first", "created: 2021-01-01\ndate: 2020-01-01", "2020-01-01|false||0", ""},
		{"ours is empty", "date:\ncreated: 2021-01-01", "2021-01-01|false||0", ""},
		{"over ours", "publishDate: 2022-01-01\ndate: 2020-01-01", "2022-01-01|false||0", ""},
		{"in a table", "date: {created: 2020-01-02, else: 1}", "2020-01-02|false||0", ""},
		{"in TOML", "+++\npublish-date = 2020-01-02\n[date]\ncreated = 2021-01-01\n+++", "2020-01-02|false||0", ""},
		{"other case", "Date: 2020-01-02\nTAGS: [a]", "2020-01-02|false|a|0", ""},
		{"the opposite", "published: false", "|true||0", ""},
		{"added", "tags: [a]\nkeywords: [b, no, c]", "|false|a,b,c|0", ""},
		{"nothing fits", "keywords: no", "|false||0", ""},
		{"in silence", "layout: post", "|false||0", ""},
		{"a name for a table", "tags: [{name: a}, b, {x: y}]", "|false|a,b|0", "value-type"},
		{"one table", "tags: {name: a}", "|false|a|0", ""},
		{"empty items", "tags: [a, '', ~]", "|false|a|0", ""},
		{"a text with commas", "tags: \"a, b\"", "|false|a,b|0", ""},
		{"a fraction", "weight: 1.5", "|false||1.5", ""},
		{"no number", "weight: 1e300", "|false||0", "value-type"},
		{"words of truth", "draft: yes", "|true||0", ""},
		{"not known", "colour: red", "|false||0", "key-unknown"},
		{"for the pages below", "cascade: {draft: true, layout: docs, Created: 2020-01-02, colour: red}", "|false||0", "key-unknownkey-unknown"},
		{"for some below", "+++\n[[cascade]]\ntags = ['a']\n[cascade._target]\npath = '/x/**'\n+++", "|false||0", "key-unknown"},
		{"how those below look", "cascade: {layout: docs, params: {draft: true}}", "|false||0", ""},
		{"no table of those below", "cascade: docs", "|false||0", ""},
		{"nearly ours", "titel: x", "|false||0", "key-unknown"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			text := tt.text
			if !strings.HasPrefix(text, "+++") {
				text = "---\n" + text + "\n---\n"
			}
			var problems diag.List
			file := File{Shown: "x.md", Data: []byte(text)}
			head, _ := Split(file, &problems)
			m := Parse(file, head, &problems).Adopt(NewForeigners(foreign), schema).Decode(schema, &problems)
			day := ""
			if m.Has("date") {
				day = m.Date("date").Format(time.DateOnly)
			}
			got := fmt.Sprintf("%s|%v|%s|%v", day, m.Bool("draft"), strings.Join(m.Texts("tags"), ","), m.Number("weight"))
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			codes := ""
			for _, p := range problems.Sorted() {
				codes += p.Code
			}
			if codes != tt.problems {
				t.Errorf("problems %q, want %q", codes, tt.problems)
			}
		})
	}
}

func TestMend(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, title, tags string }{
		{"title: Docker: hướng dẫn", "Docker: hướng dẫn", ""},
		{"title: @an và bạn", "@an và bạn", ""},
		{"title: `mã`", "`mã`", ""},
		{"title: *sao", "*sao", ""},
		{"title: %d người", "%d người", ""},
		{"title: \"chưa đóng", "chưa đóng", ""},
		{"title: 'chưa đóng", "chưa đóng", ""},
		{"title: \"A\" và \"B\"", "\"A\" và \"B\"", ""},
		{"title: [Nháp] Tên bài", "[Nháp] Tên bài", ""},
		{"title: a\ntags: [b, c", "a", "b,c"},
		{"title: a: b\nsummary: c: d\ntags: [e]", "a: b", "e"},
		{"title: a\n\ttags: b", "", ""}, // which of the two is not clear
		{"title: |\n  a\n b: c", "", ""},
		{"title: a\ntags: {{tags}}", "a", ""}, // a template, not filled in
		{"title: {{title}} {{date:YYYY}}\ntags: [b]", "{{title}} {{date:YYYY}}", "b"},
	} {
		var problems diag.List
		file := File{Shown: "x.md", Data: []byte("---\n" + tt.text + "\n---\n")}
		head, _ := Split(file, &problems)
		schema := []Field{{Key: "title"}, {Key: "summary"}, {Key: "tags", Type: Strings}}
		m := Mend(file, head, &problems).Adopt(nil, schema).Decode(schema, &problems)
		if got := strings.Join(m.Texts("tags"), ","); m.Text("title") != tt.title || got != tt.tags {
			t.Errorf("%q: title %q, tags %q", tt.text, m.Text("title"), got)
		}
		if n, warnings := problems.Count(); n > 0 || warnings == 0 {
			t.Errorf("%q: %d errors, %d warnings", tt.text, n, warnings)
		}
	}
}
