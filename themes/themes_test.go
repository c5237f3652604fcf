package themes_test

import (
	"bytes"
	"html/template"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"chuyende/themes"
)

// Embedding leaves out what Go deems hidden; a theme without one of its files
// would break pages in silence.
func TestEveryFileIsEmbedded(t *testing.T) {
	t.Parallel()
	var names []string
	err := fs.WalkDir(os.DirFS("default"), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(themes.Default(), names...); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"layouts/base.html", "css/site.css", "js/site.js", "static/favicon.svg"} {
		if !slices.Contains(names, name) {
			t.Errorf("the theme has no %s", name)
		}
	}
}

// layouts parses the theme as the renderer does: the base, the partials, then
// one layout over a copy.
func layouts(t testing.TB) map[string]*template.Template {
	t.Helper()
	theme := themes.Default()
	funcs := template.FuncMap{"add": func(a, b int) int { return a + b }}
	common := template.Must(template.New("").Funcs(funcs).ParseFS(theme, "layouts/base.html"))
	template.Must(common.ParseFS(theme, "partials/*.html"))
	names, err := fs.Glob(theme, "layouts/*.html")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]*template.Template{}
	for _, name := range names {
		if name != "layouts/base.html" {
			layout := template.Must(common.Clone())
			found[strings.TrimSuffix(path.Base(name), ".html")] = template.Must(layout.ParseFS(theme, name))
		}
	}
	return found
}

func render(t testing.TB, layout *template.Template, v *view) string {
	t.Helper()
	frame(t, layout, v)
	var page bytes.Buffer
	if err := layout.ExecuteTemplate(&page, "base", v); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

// frame gives a view the parts that the renderer makes once for a folder.
func frame(t testing.TB, layout *template.Template, v *view) {
	t.Helper()
	for partial, into := range map[string]*template.HTML{"links": &v.Links, "header": &v.Header, "footer": &v.Footer} {
		var part bytes.Buffer
		if err := layout.ExecuteTemplate(&part, "partials/"+partial, v); err != nil {
			t.Fatal(err)
		}
		*into = template.HTML(part.String())
	}
}

func TestLayouts(t *testing.T) {
	t.Parallel()
	all := layouts(t)
	for _, name := range []string{"home", "list", "register", "page", "topic", "group", "case", "guidance", "document", "terms", "term", "letter", "search", "missing", "redirect", "suggest", "choices", "news"} {
		layout := all[name]
		if layout == nil {
			t.Errorf("there is no layout %q", name)
			continue
		}
		for kind, v := range map[string]*view{"plain": plain(name), "rich": rich(name)} {
			t.Run(name+"/"+kind, func(t *testing.T) {
				t.Parallel()
				checkPage(t, render(t, layout, v))
			})
		}
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
	page := render(t, layouts(t)["topic"], rich("topic"))
	for _, want := range []string{">0–10<", ">10–90<", ">80 phút<", ">Trước 10 ngày<", ">Ngày họp<", ">Sau 2 ngày<", `href="#viec_theo_ngay"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

func TestRegisterShowsWhatIsMissing(t *testing.T) {
	t.Parallel()
	page := render(t, layouts(t)["register"], rich("register"))
	for _, want := range []string{"Đã được thay thế", "Đã xác minh", "Chưa rõ hiệu lực", "Chưa xác minh", "Thiếu số, ký hiệu và ngày", "nay dùng"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestMenuMarksWhereOneIs(t *testing.T) {
	t.Parallel()
	page := render(t, layouts(t)["page"], rich("page"))
	for _, want := range []string{`href="../chuyen-de/index.html" aria-current="true"`, `href="../x/y.html" aria-current="page"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the menu lacks %s", want)
		}
	}
}

// The base and a page of text are what large sites are made of.
func BenchmarkPage(b *testing.B) {
	layout := layouts(b)["page"]
	v := plain("page")
	v.Site.Menu = []menuItem{{"Một", "/mot/index.html"}, {"Hai", "/hai/index.html"}, {"Ba", "/ba/index.html"}, {"Bốn", "/bon/index.html"}, {"Năm", "/nam/index.html"}}
	v.Breadcrumb = []link{{"Trang chủ", "../index.html"}, {"Luật", "index.html"}}
	v.Description, v.Canonical = "Mô tả trang.", "https://example.vn/x/y.html"
	v.Contents = []heading{{2, "mot", "Một"}, {2, "hai", "Hai"}, {2, "ba", "Ba"}}
	v.Content = template.HTML(strings.Repeat("<p>Điều này quy định về đất đai.</p>\n", 60))
	v.Data = `{"@type":"Article"}`
	v.Card.terms = sampleTerms()[3:]
	v.Prev, v.Next = v.Card, v.Card
	v.Prev.URL = "a.html"
	frame(b, layout, v)
	var page bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		page.Reset()
		if err := layout.ExecuteTemplate(&page, "base", v); err != nil {
			b.Fatal(err)
		}
	}
}
