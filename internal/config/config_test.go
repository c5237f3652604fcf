package config

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"chuyende/internal/diag"
	"chuyende/internal/golden"
	"chuyende/internal/lang"
)

func TestDefaults(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "# chỉ có ghi chú\n", "title:\nmenu: []\n"} {
		var problems diag.List
		c := Load([]byte(text), "content/site.yaml", Defaults{Title: "tai-lieu"}, &problems)
		if got := problems.Sorted(); len(got) > 0 {
			t.Errorf("%q has problems: %+v", text, got)
		}
		if c.Title != "tai-lieu" || c.Language != "vi" || c.Theme != "default" || c.BaseURL != "" ||
			c.Plan != (Plan{Earliest: 5, Latest: 3, Least: 1}) || c.PageSize != 30 || c.FeedSize != 20 || c.ReviewMonths != 12 || c.AllowHTML || c.Strict || len(c.Menu) > 0 {
			t.Errorf("%q gives %+v", text, c)
		}
		if _, offset := time.Date(2026, 11, 22, 0, 0, 0, 0, c.Zone).Zone(); offset != 7*3600 {
			t.Errorf("%q gives zone %v", text, c.Zone)
		}
	}
	var problems diag.List
	if c := Load(nil, "content/site.yaml", Defaults{}, &problems); c.Title != "Cổng tri thức" {
		t.Errorf("title without any is %q", c.Title)
	}
}

func TestLoad(t *testing.T) {
	t.Parallel()
	const text = "\uFEFF" + `title: "Cổng: thử"
baseURL: HTTPS://Example.vn/tri-thuc
timezone: "+09:00"
pageSize: 5
review: {months: 0}
kinds:
  topic:
    folder: /bai/chuyen-de/
menu:
  - title: Nhóm
    link: nhom/_index.md
vocabularies:
  seasons:
    - id: 3-2
      title: Ngày thành lập Đảng
      also_known_as: thành lập Đảng
      note: Tháng Hai.
    - {id: tet, title: Tết}
search:
  abbreviations:
    NTM: nông thôn mới
    CT: [chỉ thị, chương trình]
`
	var problems diag.List
	c := Load([]byte(text), "content/site.yaml", Defaults{Title: "x", Kinds: []string{"topic", "page"}}, &problems)
	if got := problems.Sorted(); len(got) > 0 {
		t.Fatalf("problems: %+v", got)
	}
	if c.Title != "Cổng: thử" || c.BaseURL != "https://example.vn/tri-thuc/" || c.PageSize != 5 || c.ReviewMonths != 0 {
		t.Errorf("got %+v", c)
	}
	if _, offset := time.Date(2026, 1, 1, 0, 0, 0, 0, c.Zone).Zone(); offset != 9*3600 {
		t.Errorf("zone is %v", c.Zone)
	}
	if len(c.Folders) != 1 || c.Folders[0].Kind != "topic" || c.Folders[0].Folder != "bai/chuyen-de" {
		t.Errorf("folders are %+v", c.Folders)
	}
	if len(c.Menu) != 1 || c.Menu[0].Title != "Nhóm" || string(c.File.Data[c.Menu[0].Span.Start:c.Menu[0].Span.End]) != "nhom/_index.md" {
		t.Errorf("menu is %+v", c.Menu)
	}
	seasons := c.Vocabularies["seasons"]
	if len(seasons) != 2 || seasons[0].ID != "3-2" || !reflect.DeepEqual(seasons[0].AlsoKnownAs, []string{"thành lập Đảng"}) ||
		seasons[0].Note != "Tháng Hai." || seasons[1].Title != "Tết" {
		t.Errorf("seasons are %+v", seasons)
	}
	if want := map[string][]string{"NTM": {"nông thôn mới"}, "CT": {"chỉ thị", "chương trình"}}; !reflect.DeepEqual(c.Abbreviations, want) {
		t.Errorf("abbreviations are %v", c.Abbreviations)
	}
}

// TestOwnWords: the settings say single words, and a portal without a name is
// called what the words say.
func TestOwnWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"": "Cổng tri thức", "language: en": "Knowledge portal", "title: Cổng xã": "Cổng xã",
		"strings: {frame.untitled: Kho của xã}": "Kho của xã", "strings: {frame.untitled: '{1}'}": "Cổng tri thức",
	} {
		var problems diag.List
		c := Load([]byte(text), "content/site.yaml", Defaults{}, &problems)
		if c.Title != want {
			t.Errorf("%q gives the title %q, want %q", text, c.Title, want)
		}
	}
	digest := func(text string) string {
		return Load([]byte(text), "content/site.yaml", Defaults{Title: "x"}, &diag.List{}).Digest()
	}
	if digest("") == digest("strings: {frame.top: Lên}") {
		t.Error("the site's own words are not in the digest")
	}
}

func TestDigest(t *testing.T) {
	t.Parallel()
	digest := func(text string) string {
		var problems diag.List
		return Load([]byte(text), "site.yaml", Defaults{}, &problems).Digest()
	}
	one, two := digest("title: Một\nsearch: {abbreviations: {A: b, C: d}}\n"), digest("# ghi chú\nsearch: {abbreviations: {C: d, A: b}}\ntitle: Một\n")
	if one != two || one == "" {
		t.Errorf("the same settings have digests %q and %q", one, two)
	}
	for _, other := range []string{"title: Hai\n", "timezone: UTC\n", "menu: [{title: a, link: b}]\n"} {
		if digest(other) == digest("") {
			t.Errorf("%q has the digest of no settings", other)
		}
	}
}

func TestBaseURL(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"https://example.vn":           "https://example.vn/",
		"http://localhost:8080/a/b/":   "http://localhost:8080/a/b/",
		"https://example.vn/đường dẫn": "https://example.vn/%C4%91%C6%B0%E1%BB%9Dng%20d%E1%BA%ABn/",
		"example.vn":                   "",
		"//example.vn/":                "",
		"/chuyen-de/":                  "",
		"ftp://example.vn/":            "",
		"https://":                     "",
		"https://example.vn/?a=b":      "",
		"https://a:b@example.vn/":      "",
		"https://exa mple.vn/":         "",
		"https://example.vn/%zz":       "",
	} {
		var problems diag.List
		c := Load([]byte("baseURL: "+in+"\n"), "site.yaml", Defaults{}, &problems)
		if c.BaseURL != want || problems.HasErrors() != (want == "") {
			t.Errorf("baseURL %q gives %q with errors: %v", in, c.BaseURL, problems.HasErrors())
		}
	}
}

// Every file of testdata/problems has mistakes; the .txt beside it is what
// its author gets to read.
func TestProblems(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/problems/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var problems diag.List
			Load(data, "content/"+filepath.Base(name), Defaults{Kinds: []string{"topic", "group", "page"}}, &problems)
			var got bytes.Buffer
			for _, l := range []lang.Lang{lang.VI, lang.EN} {
				if err := diag.Print(&got, problems.Sorted(), l, 0); err != nil {
					t.Fatal(err)
				}
			}
			if want := golden.Text(t, name[:len(name)-len(".yaml")]+".txt", got.String()); got.String() != want {
				t.Errorf("problems:\n%s\nwant:\n%s", got.String(), want)
			}
		})
	}
}

// The portal's own settings must be free of problems and have the
// vocabularies that its pages use.
func TestOwnSettings(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../content/site.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var problems, output = diag.List{}, bytes.Buffer{}
	c := Load(data, "content/site.yaml", Defaults{}, &problems)
	if err := diag.Print(&output, problems.Sorted(), lang.VI, 0); err != nil || output.Len() > 0 {
		t.Fatalf("%v\n%s", err, output.Bytes())
	}
	for name, want := range map[string]int{"audiences": 8, "fields": 17, "seasons": 10, "scopes": 3, "types": 6} {
		if got := len(c.Vocabularies[name]); got < want {
			t.Errorf("%s has %d entries, want at least %d", name, got, want)
		}
	}
	if len(c.Abbreviations["THPT"]) != 1 {
		t.Errorf("abbreviations are %v", c.Abbreviations)
	}
}

func FuzzLoad(f *testing.F) {
	data, err := os.ReadFile("../../content/site.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte("kinds: {topic: {folder: ../x}}\nbaseURL: '%'\nvocabularies: {a: [{id: A}]}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var problems diag.List
		c := Load(data, "site.yaml", Defaults{}, &problems)
		if c.Title == "" || c.Zone == nil || c.PageSize < 1 || c.FeedSize < 1 || c.Digest() == "" {
			t.Errorf("unusable settings: %+v", c)
		}
		var out bytes.Buffer
		if err := diag.Print(&out, problems.Sorted(), lang.VI, 0); err != nil {
			t.Error(err)
		}
	})
}
