package render_test

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"chuyende/internal/render"
	"chuyende/internal/site"
	"chuyende/internal/words"
	"chuyende/themes"
)

func TestLayersOverride(t *testing.T) {
	t.Parallel()
	standard := fstest.MapFS{
		"layouts/base.html":    {Data: []byte(`{{define "base"}}{{template "main" .}}|{{template "partials/foot" .}}{{end}}`)},
		"layouts/page.html":    {Data: []byte(`{{define "main"}}page {{.Title}}{{end}}`)},
		"partials/foot.html":   {Data: []byte(`{{define "partials/foot"}}foot{{end}}`)},
		"static/favicon.svg":   {Data: []byte("old")},
		"static/img/logo.png":  {},
		"static/.hidden":       {},
		"layouts/.page.html.~": {},
	}
	own := fstest.MapFS{
		"partials/foot.html": {Data: []byte(`{{define "partials/foot"}}own{{end}}`)},
		"static/favicon.svg": {Data: []byte("new")},
	}
	for _, name := range []string{"home", "search", "catalogue", "missing", "offline", "list"} {
		standard["layouts/"+name+".html"] = &fstest.MapFile{Data: []byte(`{{define "main"}}{{end}}`)}
	}
	theme, err := render.LoadTheme(words.Default(), own, standard)
	if err != nil {
		t.Fatal(err)
	}
	in, _ := linked(t, "-- a.md --\n# Một\n")
	in.Theme = theme
	if got := files(t, in)["/a.html"]; got != "page Một|own" {
		t.Errorf("the page is %q", got)
	}
	static, err := render.Static(own, standard)
	if want := []string{"favicon.svg", "img/logo.png"}; err != nil || !slices.Equal(static, want) {
		t.Errorf("static files are %q (%v), want %q", static, err, want)
	}
	if icon, err := fs.ReadFile(theme.Files(), "static/favicon.svg"); err != nil || string(icon) != "new" {
		t.Errorf("the icon is %q (%v)", icon, err)
	}
}

// TestThemeErrors: who writes a theme is told where it is broken.
func TestThemeErrors(t *testing.T) {
	t.Parallel()
	base := &fstest.MapFile{Data: []byte(`{{define "base"}}{{template "main" .}}{{end}}`)}
	for _, tt := range []struct {
		name  string
		files fstest.MapFS
		want  []string
	}{
		{"no base", fstest.MapFS{}, []string{"layouts/base.html", "not exist"}},
		{"syntax", fstest.MapFS{"layouts/base.html": base, "layouts/page.html": {Data: []byte("\n{{if}}")}}, []string{"layouts/page.html:2"}},
		{"words", fstest.MapFS{"layouts/base.html": base, "layouts/page.html": {Data: []byte("\n{{with .X}}{{print (t `no.such` 1)}}{{end}}")}}, []string{"layouts/page.html:2", `no words for "no.such"`}},
		{"partial", fstest.MapFS{"layouts/base.html": base, "partials/a.html": {Data: []byte("{{end}}")}}, []string{"partials/a.html:1"}},
	} {
		_, err := render.LoadTheme(words.Default(), tt.files)
		checkError(t, tt.name, err, tt.want)
	}
	if _, err := render.LoadTheme(words.Default()); err == nil {
		t.Error("a theme of no files loads")
	}

	for _, tt := range []struct {
		name, layout, text string
		want               []string
	}{
		{"no layout", "other", "", []string{`no layout "page"`, "other"}},
		{"unknown field", "page", `{{define "main"}}{{.Titel}}{{end}}`, []string{"layouts/page.html:1", "Titel"}},
		{"dict", "page", `{{define "main"}}{{dict "a"}}{{end}}`, []string{"no pairs"}},
		{"dict key", "page", `{{define "main"}}{{dict 1 2}}{{end}}`, []string{"no string"}},
	} {
		theme, err := render.LoadTheme(words.Default(), fstest.MapFS{"layouts/base.html": base, "layouts/" + tt.layout + ".html": {Data: []byte(tt.text)}})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		in, _ := linked(t, "-- a.md --\n# Một\n")
		in.Theme = theme
		for _, job := range render.New(in).Jobs() {
			if job.Address == "/a.html" {
				checkError(t, tt.name, job.Render(&bytes.Buffer{}), tt.want)
			}
		}
	}
}

func checkError(t *testing.T, name string, err error, want []string) {
	t.Helper()
	for _, text := range want {
		if err == nil || !strings.Contains(err.Error(), text) {
			t.Errorf("%s: the error is %v, want it to name %q", name, err, text)
		}
	}
}

// TestDefaultTheme: the embedded theme has every layout that kinds ask for and
// shows what each page is there for.
func TestDefaultTheme(t *testing.T) {
	t.Parallel()
	theme, err := render.LoadTheme(words.Default(), themes.Default())
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range site.Kinds() {
		for _, layout := range []string{k.Layout, k.ListLayout} {
			if _, err := fs.Stat(theme.Files(), "layouts/"+layout+".html"); err != nil {
				t.Errorf("%s: %v", k.Name, err)
			}
		}
	}
	in, ok := linked(t, portal)
	if !ok {
		t.Fatal("the site has errors")
	}
	in.Theme = theme
	made := files(t, in)
	for address, wants := range map[string][]string{
		"/index.html":              {"Kinh tế", "Văn hóa", `property="og:type"`, "Thôn, tổ dân phố"},
		"/chuyen-de/hien-dat.html": {"Kinh tế", "Chỉ thị 50", "Thôn A", "Mở đầu", `property="og:title" content="Hiến đất · Cổng nhỏ"`, `property="og:url" content="https://vi.du/cong/chuyen-de/hien-dat.html"`, `property="og:image" content="https://vi.du/cong/anh/duong.png"`},
		"/van-ban/50-ct-tw.html":   {"50-CT/TW", "Còn hiệu lực", "Chưa xác minh", "Chỉ thị cũ", "01/12/2025"},
		"/van-ban/index.html":      {"50-CT/TW", "Ban Bí thư", "Đã được thay thế"},
		"/nhom/kinh-te.html":       {"Hiến đất", "Vệ sinh", "Thôn A", "làm ăn"},
		"/tro-giup.html":           {">01/03/2026</time>", ">01/04/2026</time>"},
		"/doi-tuong/thon.html":     {"Hiến đất"},
		"/quy/index.html":          {"Quý I"},
		"/tim-kiem.html":           {"Kinh tế", "without-script"},
		"/404.html":                {`content="noindex"`, `href="/cong/index.html"`},
		"/cu/lien-he.html":         {`http-equiv="refresh" content="0; url=../lien-he.html"`, `content="noindex"`},
	} {
		for _, want := range wants {
			if !strings.Contains(made[address], want) {
				t.Errorf("%s does not show %q", address, want)
			}
		}
	}
	for address, text := range made {
		if strings.HasSuffix(address, ".html") && (strings.Contains(text, "ZgotmplZ") || strings.Contains(text, " style=") || strings.Contains(text, "<style")) {
			t.Errorf("%s has an inline style or a value that was refused", address)
		}
	}
}
