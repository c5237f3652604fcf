package measure

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/search"
)

func TestRead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, data string
		want       []Row
		problems   string // where and what, in English
	}{
		{"empty", "", nil, ""},
		{"tabs", "đất\t/a.html\n", []Row{{Query: "đất", First: []string{"/a.html"}, Within: 1, Line: 1}}, ""},
		{"a byte order mark, CRLF and no last line end", "\uFEFFđất\t/a.html\r\nxã\t-",
			[]Row{{Query: "đất", First: []string{"/a.html"}, Within: 1, Line: 1}, {Query: "xã", None: true, Within: 1, Line: 2}}, ""},
		{"notes and empty lines count as lines", "# x\n\n \t\nđất\ta.html\tb/index.html\t\n",
			[]Row{{Query: "đất", First: []string{"/a.html", "/b/"}, Within: 1, Line: 4}}, ""},
		{"addresses from a browser", "đất\thttps://x.vn/a/index.html?t=1#b\thttps://x.vn",
			[]Row{{Query: "đất", First: []string{"/a/", "/"}, Within: 1, Line: 1}}, ""},
		{"JSON", ` {"q": " đất ", "first": ["/a.html", "/b/"], "within": 3, "may": "/c.html#d"}`,
			[]Row{{Query: "đất", First: []string{"/a.html", "/b/"}, Within: 3, May: []string{"/c.html"}, Line: 1}}, ""},
		{"JSON without a page", `{"q": "đất", "none": true}`, []Row{{Query: "đất", None: true, Within: 1, Line: 1}}, ""},
		{"none that is false", `{"q": "đất", "none": false}`, nil, "1:1 this row names no page"},
		{"both", `{"q": "đất", "none": true, "first": ["/a"]}` + "\nđất\t-\t/a", nil,
			"1:1 this row names a page and says that there is none; 2:1 this row names a page and says that there is none"},
		{"no query", "\t/a.html\n{\"first\": \"/a\"}", nil, "1:1 this row has no query; 2:1 this row has no query"},
		{"cut off", `{"q": "đất"`, nil, "1:11 this row of JSON is not well formed from here"},
		{"more behind", `{"q": "đất", "none": true} x`, nil, "1:28 this row of JSON is not well formed from here"},
		{"types", `{"q": 1, "first": [2], "within": 101, "may": [""], "none": 0}`, nil,
			`1:2 the key "q" must be words in quotation marks; 1:10 the key "first" must be addresses of pages, such as ["/chuyen-de/x.html"]; ` +
				`1:24 the key "within" must be a number from 1 to 100; 1:39 the key "may" must be addresses of pages, such as ["/chuyen-de/x.html"]; ` +
				`1:52 the key "none" must be true or false`},
		{"an unknown key", `{"q": "đất", "frist": "/a", "first": "/a"}`, []Row{{Query: "đất", First: []string{"/a"}, Within: 1, Line: 1}},
			`1:14 the key "frist" is not used`},
		{"another encoding", "a\t/a\n\xff\xfea\x00", []Row{{Query: "a", First: []string{"/a"}, Within: 1, Line: 1}}, "2:1 the file is not UTF-8"},
		{"zero bytes", "a\x00\t/a", nil, "1:1 the file is not UTF-8"},
	} {
		rows, problems := Read("x.tsv", []byte(c.data))
		if !reflect.DeepEqual(rows, c.want) {
			t.Errorf("%s: rows %+v, want %+v", c.name, rows, c.want)
		}
		var told []string
		for _, p := range problems {
			at := diag.Locate(p.Data, p.Span.Start)
			text, _ := json.Marshal(at)
			told = append(told, strings.NewReplacer(`{"Line":`, "", `,"Column":`, ":", "}", "").Replace(string(text))+" "+p.Text.In(lang.EN))
		}
		if got := strings.Join(told, "; "); got != c.problems {
			t.Errorf("%s: problems\n%s\nwant\n%s", c.name, got, c.problems)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("đất\t/a.html\n{\"q\": \"x\", \"none\": true}"))
	f.Add([]byte("\uFEFF{\"q\": 1, \"within\": 99999999999999999999}\n{"))
	f.Fuzz(func(t *testing.T, data []byte) {
		rows, problems := Read("x", data)
		for _, r := range rows {
			if r.Query == "" || r.None == (len(r.First) > 0) || r.Within < 1 || r.Within > mostWithin || r.Line < 1 {
				t.Errorf("a row that makes no sense: %+v", r)
			}
		}
		for _, p := range problems {
			if p.Span.Start < 0 || p.Span.End < p.Span.Start || p.Span.End > len(data) {
				t.Errorf("%s stands at %v of %d", p.Text.EN, p.Span, len(data))
			}
		}
	})
}

// pages is an index that answers each query with the pages of that name.
type pages map[string][]string

func (p pages) Len() int { return 100 }

func (p pages) Search(_ context.Context, query string, o search.SearchOptions) (search.Result, error) {
	var result search.Result
	for _, url := range p[query] {
		if len(result.Hits) < o.Limit {
			result.Hits = append(result.Hits, search.Hit{URL: url})
		}
	}
	return result, nil
}

func TestRun(t *testing.T) {
	t.Parallel()
	ix := pages{
		"":  {"/a", "/b", "/list/index.html", "/late"},
		"x": {"/a", "/b", "/c", "/list/index.html"},
		"y": {"/1", "/2", "/3", "/4", "/5", "/6", "/7", "/8", "/9", "/10", "/late"},
	}
	row := func(query string, within int, first ...string) Row {
		return Row{Query: query, First: first, Within: within}
	}
	may := func(r Row, may ...string) Row { r.May = may; return r }
	for _, c := range []struct {
		row       Row
		place     int
		missed    bool
		mrr       float64
		in3       int
		unindexed []string
	}{
		{row("x", 1, "/a"), 1, false, 1, 1, nil},
		{row("x", 1, "/b", "/c"), 2, true, .5, 1, nil},
		{row("x", 2, "/b"), 2, false, 1, 1, nil},
		{row("x", 2, "/c"), 3, true, .5, 1, nil},
		{row("x", 1, "/list/"), 4, true, .25, 0, nil},
		{row("x", 4, "/list/"), 4, false, 1, 1, nil},
		{may(row("x", 1, "/c"), "/a", "/b"), 1, false, 1, 1, nil},
		{may(row("x", 1, "/c"), "/b", "/c"), 2, true, .5, 1, nil},
		{row("x", 1, "/gone", "/b"), 2, true, .5, 1, []string{"/gone"}},
		{row("y", 1, "/10"), 10, true, .1, 0, nil},
		{row("y", 1, "/late"), 0, true, 0, 0, nil},
		{may(row("y", 1, "/late"), "/5"), 10, true, .1, 0, nil},
		{row("z", 1, "/a"), 0, true, 0, 0, nil},
		{Row{Query: "x", None: true, Within: 1}, 0, true, 0, 0, nil},
		{Row{Query: "z", None: true, Within: 1}, 0, false, 0, 0, nil},
	} {
		figures, err := Run(t.Context(), ix, []Row{c.row})
		if err != nil {
			t.Fatal(err)
		}
		o := figures[0]
		if o.Place != c.place || o.Missed() != c.missed || figures.MRR() != c.mrr || figures.Among(3) != c.in3 ||
			!slices.Equal(o.Unindexed, c.unindexed) {
			t.Errorf("%+v: place %d, missed %v, MRR %v, %d in three, unindexed %q",
				c, o.Place, o.Missed(), figures.MRR(), figures.Among(3), o.Unindexed)
		}
	}
}

func TestFigures(t *testing.T) {
	t.Parallel()
	none := func(absent bool) Outcome { return Outcome{Row: Row{None: true, Within: 1}, Absent: absent} }
	at := func(place int, absent bool) Outcome {
		return Outcome{Row: Row{First: []string{"/a"}, Within: 1}, Place: place, Absent: absent}
	}
	f := Figures{none(true), none(true), none(false), at(1, false), at(2, true), at(4, false), at(0, false)}
	if f.Answered() != 4 || f.Nothing() != 3 || f.First() != 1 || f.Among(3) != 2 || f.Absent() != 2 || f.Wrongly() != 1 || len(f.Misses()) != 4 {
		t.Errorf("counts %d %d %d %d %d %d %d", f.Answered(), f.Nothing(), f.First(), f.Among(3), f.Absent(), f.Wrongly(), len(f.Misses()))
	}
	if f.MRR() != 1.75/4 || f.Success(3) != .5 || f.AbsentShare() != 2./3 || f.WronglyShare() != .25 {
		t.Errorf("shares %v %v %v %v", f.MRR(), f.Success(3), f.AbsentShare(), f.WronglyShare())
	}
	var empty Figures
	if empty.MRR() != 0 || empty.Success(3) != 0 || empty.AbsentShare() != 0 || empty.WronglyShare() != 0 {
		t.Error("figures of nothing are not 0")
	}
}

// The sign is read where an answer has it, by the name that it has in --json.
func TestSaysAbsent(t *testing.T) {
	t.Parallel()
	signed := struct {
		search.Result
		Absent bool `json:"absent,omitempty"`
	}{Absent: true}
	for _, c := range []struct {
		result any
		want   bool
	}{{signed, true}, {search.Result{Relaxed: true}, false}} {
		if got, err := saysAbsent(c.result); err != nil || got != c.want {
			t.Errorf("%+v: %v, %v", c.result, got, err)
		}
	}
}
