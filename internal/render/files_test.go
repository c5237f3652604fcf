package render_test

import (
	"encoding/json"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/render"
	"chuyende/internal/words"
	"chuyende/themes"
)

func TestRobots(t *testing.T) {
	t.Parallel()
	if got := whole(t, portal)["/robots.txt"]; !strings.Contains(got, "Sitemap: https://vi.du/cong/sitemap.xml\n") {
		t.Errorf("robots.txt is %q", got)
	}
	bare := whole(t, with(t, portal, "baseURL: https://vi.du/cong\n", ""))
	if _, made := bare["/sitemap.xml"]; made || strings.Contains(bare["/robots.txt"], "Sitemap") {
		t.Error("a site without a base URL has a sitemap, which needs full addresses")
	}
}

func TestSitemapNamesEveryPage(t *testing.T) {
	t.Parallel()
	made := whole(t, portal)
	var missing []string
	for address := range made {
		special := slices.Contains([]string{"/404.html", "/tim-kiem.html", "/ngoai-tuyen.html", "/cu/lien-he.html"}, address) || strings.Contains(address, "/trang-") ||
			strings.HasSuffix(address, "/tom-tat.html")
		listed := strings.Contains(made["/sitemap.xml"], "<loc>https://vi.du/cong"+address+"</loc>")
		if strings.HasSuffix(address, ".html") && listed == special {
			missing = append(missing, address)
		}
	}
	if len(missing) > 0 {
		t.Errorf("wrongly in the sitemap or not: %v", missing)
	}
}

func TestManifest(t *testing.T) {
	t.Parallel()
	var manifest struct {
		Name     string
		Lang     string
		StartURL string `json:"start_url"`
		Scope    string
		Icons    []struct{ Src, Sizes, Type string }
	}
	if err := json.Unmarshal([]byte(whole(t, portal)["/manifest.webmanifest"]), &manifest); err != nil {
		t.Fatal(err)
	}
	if manifest.Name != "Cổng nhỏ" || manifest.Lang != "vi" || manifest.StartURL != "index.html" || manifest.Scope != "./" || len(manifest.Icons) == 0 {
		t.Errorf("manifest is %+v", manifest)
	}
}

// jsonLD is the structured data of a page.
var jsonLD = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)

func TestStructuredData(t *testing.T) {
	t.Parallel()
	made := whole(t, portal)
	for address, text := range made {
		for _, match := range jsonLD.FindAllStringSubmatch(text, -1) {
			if !json.Valid([]byte(match[1])) {
				t.Errorf("%s: structured data is not JSON: %s", address, match[1])
			}
		}
	}
	var data []struct {
		Type     string `json:"@type"`
		Headline string
		Modified string `json:"dateModified"`
		Page     string `json:"mainEntityOfPage"`
		Items    []struct {
			Position int
			Name     string
			Item     string
		} `json:"itemListElement"`
	}
	match := jsonLD.FindStringSubmatch(made["/chuyen-de/hien-dat.html"])
	if match == nil {
		t.Fatal("a page has no structured data")
	}
	if err := json.Unmarshal([]byte(match[1]), &data); err != nil {
		t.Fatal(err)
	}
	if len(data) != 2 || data[0].Type != "Article" || data[0].Headline != "Hiến đất" || data[0].Modified != "2026-05-01" ||
		data[0].Page != "https://vi.du/cong/chuyen-de/hien-dat.html" {
		t.Errorf("data is %+v", data)
	}
	var way []string
	for i, item := range data[1].Items {
		if item.Position != i+1 {
			t.Errorf("item %d has position %d", i+1, item.Position)
		}
		way = append(way, item.Name+" "+item.Item)
	}
	want := []string{"Trang chủ https://vi.du/cong/index.html", "Chuyên đề mẫu https://vi.du/cong/chuyen-de/index.html", "Hiến đất https://vi.du/cong/chuyen-de/hien-dat.html"}
	if !slices.Equal(way, want) {
		t.Errorf("breadcrumb is %q, want %q", way, want)
	}
}

// TestRedirect: a page at the old address leads on, and search engines are
// told the new one.
func TestRedirect(t *testing.T) {
	t.Parallel()
	page := whole(t, portal)["/cu/lien-he.html"]
	for _, want := range []string{`rel="canonical" href="https://vi.du/cong/lien-he.html"`, `<a href="../lien-he.html">đích</a>`, `class="redirect"`, " true "} {
		if !strings.Contains(page, want) {
			t.Errorf("the redirect lacks %q:\n%s", want, page)
		}
	}
}

func TestSheets(t *testing.T) {
	t.Parallel()
	made := whole(t, portal)
	title := regexp.MustCompile(`<title>(.*?)</title>`)
	for address, want := range map[string]string{
		"/index.html":             "Trang đầu · Cổng nhỏ",
		"/trang-2.html":           "Trang đầu – trang 2 · Cổng nhỏ",
		"/chuyen-de/index.html":   "Chuyên đề mẫu · Cổng nhỏ",
		"/chuyen-de/trang-2.html": "Chuyên đề mẫu – trang 2 · Cổng nhỏ",
		"/doi-tuong/thon.html":    "Thôn, tổ dân phố · Cổng nhỏ",

		"/doi-tuong/thon/trang-2.html": "Thôn, tổ dân phố – trang 2 · Cổng nhỏ",
	} {
		if got := title.FindStringSubmatch(made[address]); got == nil || html.UnescapeString(got[1]) != want {
			t.Errorf("%s is titled %q, want %q", address, got, want)
		}
	}
	if !strings.Contains(made["/chuyen-de/index.html"], `3 1 2 <a rel="prev" href="">p</a><a rel="next" href="trang-2.html">n</a>`) {
		t.Errorf("the first sheet does not lead to the second")
	}
	if !strings.Contains(made["/chuyen-de/trang-2.html"], `3 2 2 <a rel="prev" href="index.html">p</a><a rel="next" href="">n</a>`) {
		t.Errorf("the second sheet does not lead to the first")
	}
	if strings.Contains(made["/trang-2.html"], "Chào") {
		t.Error("the second sheet repeats the home page's text")
	}
}

func TestDates(t *testing.T) {
	t.Parallel()
	page := whole(t, portal)["/tro-giup.html"]
	for _, want := range []string{"ngày 1 tháng 3 năm 2026 01/03/2026 2026-03-01;", "ngày 1 tháng 4 năm 2026 01/04/2026 2026-04-01;"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

// TestContents holds that a table of contents is left out where nobody could
// find anything in it; the headings themselves stay.
func TestContents(t *testing.T) {
	t.Parallel()
	standard, err := render.LoadTheme(words.Default(), themes.Default())
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		headings int
		shown    bool
	}{{50, true}, {5000, false}} {
		in, _ := linked(t, "-- a.md --\n"+strings.Repeat("## Mục\n\nChữ.\n\n", tt.headings))
		in.Theme = standard
		page := files(t, in)["/a.html"]
		if shown := strings.Contains(page, `class="toc"`); shown != tt.shown || strings.Count(page, "<h2 id=\"muc") != tt.headings {
			t.Errorf("%d headings: table of contents %v, %d of them on the page", tt.headings, shown, strings.Count(page, "<h2 id=\"muc"))
		}
	}
}

// TestContentsOfPlainPages: whoever wrote a plain page may have begun at any level.
func TestContentsOfPlainPages(t *testing.T) {
	t.Parallel()
	standard, err := render.LoadTheme(words.Default(), themes.Default())
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"# Tên\n\nA.\n\n# Một\n\nB.\n\n## Hai\n\nC.\n": "<li><a href=\"#mot\">Một</a></li>\n<li class=\"deeper\"><a href=\"#hai\">Hai</a></li>\n</ul>",
		"# Tên\n\n#### Một\n\nB.\n\n##### Hai\n\nC.\n": "<li><a href=\"#mot\">Một</a></li>\n<li class=\"deeper\"><a href=\"#hai\">Hai</a></li>\n</ul>",
		"# Tên\n\n## Một\n\nB.\n\n#### Hai\n\nC.\n":    "<li><a href=\"#mot\">Một</a></li>\n</ul>",
	} {
		in, _ := linked(t, "-- a.md --\n"+text+strings.Repeat("Chữ. ", 2000))
		in.Theme = standard
		if page := files(t, in)["/a.html"]; !strings.Contains(page, "<ul>\n"+want) {
			t.Errorf("%q lacks the contents %q", text, want)
		}
	}
}

func TestImage(t *testing.T) {
	t.Parallel()
	page := whole(t, portal)["/chuyen-de/hien-dat.html"]
	for _, want := range []string{
		`<img src="../anh/duong.png" width="640" height="480" loading="lazy" decoding="async" alt="Đường">`,
		`<meta name="image" content="https://vi.du/cong/anh/duong.png">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

func TestLeadOnlyWhereWritten(t *testing.T) {
	t.Parallel()
	standard, err := render.LoadTheme(words.Default(), themes.Default())
	if err != nil {
		t.Fatal(err)
	}
	in, ok := linked(t, portal)
	if !ok {
		t.Fatal("the site has errors")
	}
	in.Theme = standard
	made := files(t, in)
	if !strings.Contains(made["/chuyen-de/hien-dat.html"], `<p class="lead">Hiến đất làm đường</p>`) {
		t.Error("a page lacks the summary that its author wrote")
	}
	for _, address := range []string{"/gioi-thieu.html", "/nhom/kinh-te.html"} {
		if strings.Contains(made[address], `class="lead"`) {
			t.Errorf("%s shows its first paragraph twice", address)
		}
	}
}
