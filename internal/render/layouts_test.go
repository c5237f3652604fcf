package render

import (
	"bytes"
	"html/template"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"chuyende/internal/words"
	"chuyende/themes"
)

// defaultTheme is the embedded theme in Vietnamese.
func defaultTheme(t testing.TB) *Theme {
	t.Helper()
	theme, err := LoadTheme(words.Default(), themes.Default())
	if err != nil {
		t.Fatal(err)
	}
	return theme
}

func show(t testing.TB, theme *Theme, v *View) string {
	t.Helper()
	framed(t, theme, v)
	var page bytes.Buffer
	if err := theme.execute(&page, v); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

// framed gives a view the parts that the renderer makes once for a folder.
func framed(t testing.TB, theme *Theme, v *View) {
	t.Helper()
	for partial, into := range v.frames() {
		var part bytes.Buffer
		if err := theme.partial(&part, partial, v); err != nil {
			t.Fatal(err)
		}
		*into = template.HTML(part.String())
	}
}

func TestLayouts(t *testing.T) {
	t.Parallel()
	theme := defaultTheme(t)
	for name := range theme.layouts {
		for sort, v := range map[string]*View{"plain": plain(name), "rich": rich(t, name)} {
			t.Run(name+"/"+sort, func(t *testing.T) {
				t.Parallel()
				if v.Body == nil {
					t.Fatal("plain and rich have no body for this layout")
				}
				page := show(t, theme, v)
				switch name { // parts of other pages
				case "chapter": // whose headings stand below those of a book
					page = show(t, theme, frameOf(strings.NewReplacer("<h1", "<h2", "</h1>", "</h2>", "<h2", "<h3", "</h2>", "</h3>", "<h3", "<h4", "</h3>", "</h4>").Replace(page)))
				case "deck":
					page = show(t, theme, frameOf(page))
				}
				checkPage(t, page)
			})
		}
	}
}

// frameOf is a page with a part in it that is no page of its own.
func frameOf(text string) *View {
	v := plain("page")
	v.Body = &ArticleBody{Card: &Card{}, Content: template.HTML(text)}
	return v
}

// TestLinesOfTemplates: a template is read and reviewed by line.
func TestLinesOfTemplates(t *testing.T) {
	t.Parallel()
	looked := 0
	err := fs.WalkDir(themes.Default(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" {
			return err
		}
		data, err := fs.ReadFile(themes.Default(), name)
		number := 0
		for line := range strings.Lines(string(data)) {
			number++
			if columns := utf8.RuneCountInString(line) - 1; columns > 140 {
				t.Errorf("%s:%d has %d columns, more than 140", name, number, columns)
			}
		}
		looked++
		return err
	})
	if err != nil || looked < 20 {
		t.Fatalf("looked at %d templates: %v", looked, err)
	}
}

var (
	headings = regexp.MustCompile(`<h([1-6])[ >]`)
	ids      = regexp.MustCompile(` id="([^"]*)"`)
	inline   = regexp.MustCompile(`<[a-z]+( [a-z-]+="[^"]*")* (style|on[a-z]+)=`)
	scripts  = regexp.MustCompile(`<script[^>]*>`)
	tags     = regexp.MustCompile(`<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>`)
)

// checkPage holds what is true of every page, whatever is in it.
func checkPage(t *testing.T, page string) {
	t.Helper()
	levels := headings.FindAllStringSubmatch(page, -1)
	if len(levels) == 0 || levels[0][1] != "1" {
		t.Error("the first heading is not an h1")
	}
	for i := 1; i < len(levels); i++ {
		if level := levels[i][1]; level == "1" || level > string(levels[i-1][1][0]+1) {
			t.Errorf("an h%s follows an h%s", level, levels[i-1][1])
		}
	}
	seen := map[string]bool{}
	for _, id := range ids.FindAllStringSubmatch(page, -1) {
		if seen[id[1]] {
			t.Errorf("the id %q is there twice", id[1])
		}
		seen[id[1]] = true
	}
	if !strings.Contains(page, `id="noi_dung"`) && !strings.Contains(page, `http-equiv="refresh"`) {
		t.Error("the skip link leads nowhere")
	}
	if found := inline.FindString(page); found != "" {
		t.Errorf("inline style or script: %s", found)
	}
	for _, script := range scripts.FindAllString(page, -1) {
		if !strings.Contains(script, "src=") && !strings.Contains(script, "ld+json") && !strings.Contains(script, "application/json") {
			t.Errorf("a script stands in the page: %s", script)
		}
	}
	policy := strings.Index(page, "Content-Security-Policy")
	if first := strings.Index(page, "<link"); policy < 0 || first >= 0 && first < policy {
		t.Error("something is loaded before the policy holds")
	}
	for _, wrong := range []string{"ZgotmplZ", "<no value>", `href=""`, "<b onclick"} {
		if strings.Contains(page, wrong) {
			t.Errorf("the page holds %s", wrong)
		}
	}
	checkNesting(t, page)
}

// void are the elements without an end.
var void = []string{"meta", "link", "input", "br", "img", "hr"}

func checkNesting(t *testing.T, page string) {
	t.Helper()
	var open []string
	for _, tag := range tags.FindAllStringSubmatch(page, -1) {
		name := tag[2]
		switch {
		case tag[3] != "" || slices.Contains(void, name):
		case tag[1] == "":
			open = append(open, name)
		case len(open) == 0 || open[len(open)-1] != name:
			t.Fatalf("</%s> closes what is not open: %v", name, open)
		default:
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Errorf("never closed: %v", open)
	}
}

func TestTopicSaysWhen(t *testing.T) {
	t.Parallel()
	page := show(t, defaultTheme(t), rich(t, "topic"))
	for _, want := range []string{">0–10<", ">10–90<", "<small>80 phút", ">Trước 10 ngày<", ">Ngày sinh hoạt<", ">Sau 2 ngày<"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

// TestPracticeWithoutPlace: a practice whose source names no cell shows no place
// that could be verified, and kinds of cell as those it suits, not as its own.
func TestPracticeWithoutPlace(t *testing.T) {
	t.Parallel()
	for place, want := range map[string]string{"": "Hợp với", "place_then: xã cũ": "Loại chi bộ", "place_now: xã mới": "Loại chi bộ"} {
		v := rich(t, "case")
		v.Body.(*ArticleBody).Card = sampleCard(t, "case", "unit: Chi bộ\n"+place)
		facts, _, _ := strings.Cut(show(t, defaultTheme(t), v), "</dl>")
		if !strings.Contains(facts, "<dt>"+want+"</dt>") {
			t.Errorf("%q: kinds of cell are not under %s", place, want)
		}
		if shown := strings.Contains(facts, "Tên địa bàn nay"); shown != (place != "") {
			t.Errorf("%q: place of today shown: %v", place, shown)
		}
	}
}

func TestRegisterShowsWhatIsMissing(t *testing.T) {
	t.Parallel()
	page := show(t, defaultTheme(t), rich(t, "register"))
	for _, want := range []string{"Đã được thay thế", "Đã xác minh", "Chưa rõ hiệu lực", "chưa xác minh", "Thiếu số, ký hiệu và ngày", "nay dùng", "Về sinh hoạt chi bộ, nay có:"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

// TestCite: the badge behind a citation says whether the document may be cited.
func TestCite(t *testing.T) {
	t.Parallel()
	theme := defaultTheme(t)
	for _, tt := range []struct {
		cite Cite
		want string
	}{
		{Cite{Look: "good", Status: "in-force", Verified: true}, ` <span class="badge badge-good cite">còn hiệu lực</span>`},
		{Cite{Look: "doubt", Status: "unknown"}, ` <span class="badge badge-doubt cite">chưa rõ hiệu lực, chưa xác minh</span>`},
		{Cite{Look: "old", Status: "replaced", Verified: true, Successors: []Link{{"1-A", "../a.html"}, {hostile, "b.html"}}},
			` <span class="badge badge-old cite">nay dùng <a href="../a.html">1-A</a>, <a href="b.html">Đất &#34;đai&#34; &lt;b onclick=alert(1)&gt;&#39;&amp;</a></span>`},
	} {
		var w bytes.Buffer
		if err := theme.plain(&w, citePartial, tt.cite); err != nil || w.String() != tt.want {
			t.Errorf("%+v is\n%s (%v), want\n%s", tt.cite, w.String(), err, tt.want)
		}
	}
}

func TestMenuMarksWhereOneIs(t *testing.T) {
	t.Parallel()
	page := show(t, defaultTheme(t), rich(t, "page"))
	for _, want := range []string{`href="../chuyen-de/index.html" aria-current="true"`, `href="y.html" aria-current="page"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the menu lacks %s", want)
		}
	}
}

// The base and a page of text are what large sites are made of.
func BenchmarkPage(b *testing.B) {
	theme := defaultTheme(b)
	v := plain("page")
	v.Site.Menu = []MenuItem{{"Một", "/mot/index.html"}, {"Hai", "/hai/index.html"}, {"Ba", "/ba/index.html"}, {"Bốn", "/bon/index.html"}, {"Năm", "/nam/index.html"}}
	v.Breadcrumb = []Link{{"Trang chủ", "../index.html"}, {"Luật", "index.html"}}
	v.Description, v.Canonical = "Mô tả trang.", "https://example.vn/x/y.html"
	body := v.Body.(*ArticleBody)
	body.Contents = []Heading{{2, "mot", "Một", 0}, {2, "hai", "Hai", 0}, {2, "ba", "Ba", 0}}
	body.Content = template.HTML(strings.Repeat("<p>Điều này quy định về đất đai.</p>\n", 60))
	v.Data = `{"@type":"Article"}`
	body.Card.terms = sampleTerms()[3:]
	body.Prev, body.Next = body.Card, body.Card
	body.Prev.URL = "a.html"
	framed(b, theme, v)
	var page bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		page.Reset()
		if err := theme.execute(&page, v); err != nil {
			b.Fatal(err)
		}
	}
}

// TestCurrency: the register says how far it was reviewed, as its dates have it.
func TestCurrency(t *testing.T) {
	t.Parallel()
	older := Date{Text: "ngày 1 tháng 2 năm 2026", Short: "01/02/2026", ISO: "2026-02-01"}
	for _, tt := range []struct {
		currency Currency
		want     string
	}{
		{Currency{Newest: someDay, Oldest: someDay, Total: 22, Unverified: 16}, "Sổ này được rà soát đến ngày 22/11/2026; 16 văn bản chưa kiểm chứng."},
		{Currency{Newest: someDay, Oldest: someDay, Total: 2}, "Sổ này được rà soát đến ngày 22/11/2026; mọi văn bản đã được kiểm chứng."},
		{Currency{Newest: someDay, Oldest: older, Total: 5, Unchecked: 2, Unverified: 1}, "Sổ này được rà soát đến ngày 22/11/2026, " +
			"văn bản lâu chưa xem lại nhất được kiểm tra ngày 01/02/2026; 2 văn bản chưa ghi ngày kiểm tra; 1 văn bản chưa kiểm chứng."},
		{Currency{Total: 2, Unchecked: 2, Unverified: 2}, "Sổ này chưa ghi ngày rà soát; 2 văn bản chưa kiểm chứng."},
	} {
		document, register := rich(t, "document"), rich(t, "register")
		document.Body.(*DocumentBody).Document.Currency = tt.currency
		register.Body.(*RegisterBody).Register.Currency = tt.currency
		for _, v := range []*View{document, register} {
			if page := show(t, defaultTheme(t), v); !strings.Contains(page, `<p class="currency">`+tt.want+"</p>") {
				t.Errorf("%s lacks %q", v.Layout, tt.want)
			}
		}
	}
}

// TestDescribed: a page without a description of its own is told from others all
// the same, unless search engines are to leave it out; nothing is made up for a
// portal that has none.
func TestDescribed(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		own, site string
		noIndex   bool
		want      string
	}{
		{"Của trang.", "Của cổng.", false, `content="Của trang."`},
		{"", "Của cổng.", false, `content="Loại chi bộ. Của cổng."`},
		{"", "Của cổng.", true, ""},
		{"", "", false, ""},
	} {
		v := plain("terms")
		v.Title, v.Description, v.NoIndex, v.Site.Description = "Loại chi bộ", tt.own, tt.noIndex, tt.site
		_, rest, found := strings.Cut(show(t, defaultTheme(t), v), `<meta name="description" `)
		if got, _, _ := strings.Cut(rest, ">"); got != tt.want || found != (tt.want != "") {
			t.Errorf("%+v: %q", tt, got)
		}
	}
}
