package link_test

import (
	"slices"
	"strings"
	"testing"

	"chuyende/internal/diag"
	"chuyende/internal/link"
	"chuyende/internal/site"
	"chuyende/internal/sitetest"
)

// TestSummaries: each page of a kind with summaries has one in the folder of
// its name, out of the sitemap; whoever stands in its place is told.
func TestSummaries(t *testing.T) {
	t.Parallel()
	base := strings.Replace(small, "-- site.yaml --\n", "-- site.yaml --\nbaseURL: https://vi.du/\n", 1)
	tree := buildWell(t, base)
	var got []string
	for _, f := range tree.Files {
		if f.Form == site.SummaryForm {
			got = append(got, f.Address)
			if f.Public || f.What != site.PageFile || f.Page == nil || !f.Page.Kind.Summary {
				t.Errorf("%+v", f)
			}
		}
	}
	slices.Sort(got)
	if want := []string{"/chuyen-de/hien-dat/tom-tat.html", "/noi-khac/bai/tom-tat.html"}; !slices.Equal(got, want) {
		t.Errorf("summaries %q, want %q", got, want)
	}
	if english := buildWell(t, strings.Replace(base, "-- site.yaml --\n", "-- site.yaml --\nlanguage: en\n", 1)); !slices.ContainsFunc(english.Files, func(f site.File) bool { return f.Address == "/chuyen-de/hien-dat/summary.html" }) {
		t.Error("in English the address is Vietnamese")
	}
	for name, text := range map[string]string{"chuyen-de/hien-dat/tom-tat.md": "---\nkind: page\n---\n", "chuyen-de/hien-dat/tom-tat.html": ""} {
		s := sitetest.Parse(t, base+"-- "+name+" --\n"+text)
		link.Build(link.Input{Pages: s.Pages, Assets: s.Assets, Config: s.Config, Kinds: s.Kinds, Now: sitetest.Now()}, s.Problems)
		found := told(s.Problems)
		if len(found) != 1 || !strings.Contains(found[0], "address-taken") || !strings.Contains(found[0], "content/"+name) || !strings.Contains(found[0], "bản tóm tắt của trang content/chuyen-de/hien-dat.md") {
			t.Errorf("%s: %q", name, found)
		}
	}
}

func TestExplained(t *testing.T) {
	t.Parallel()
	with := func(lengths, rules string) string {
		return strings.Replace(small, "-- site.yaml --\n", "-- site.yaml --\nexplained: {lengths: \""+lengths+"\", rules: \""+rules+"\"}\n", 1) + "\n-- ghi-chu.md --\n## Bao lâu {#bao-lau}\n"
	}
	tree := buildWell(t, with("ghi-chu.md#bao-lau", "https://vi.du/quy-dinh?a=1#b"))
	if got := tree.Explained; got["lengths"] != "/ghi-chu.html#bao-lau" || got["rules"] != "https://vi.du/quy-dinh?a=1#b" || len(got) != 2 {
		t.Errorf("explained: %v", got)
	}
	s := sitetest.Parse(t, with("ghi-chu.md#bao-lao", "khong-co.md"))
	link.Build(link.Input{Pages: s.Pages, Assets: s.Assets, Config: s.Config, Kinds: s.Kinds, Now: sitetest.Now()}, s.Problems)
	found := told(s.Problems)
	if len(found) != 2 || !strings.HasPrefix(found[0], `content/site.yaml:1:22 anchor-missing: trang content/ghi-chu.md không có mục #bao-lao (có phải ý bạn là "bao-lau"?`) ||
		!strings.HasPrefix(found[1], `content/site.yaml:1:51 link-missing: khóa explained.rules dẫn tới trang không có: "khong-co.md"`) {
		t.Errorf("problems: %q", found)
	}
	s = sitetest.Parse(t, with("javascript:alert(1)", "ghi-chu.md"))
	tree = link.Build(link.Input{Pages: s.Pages, Assets: s.Assets, Config: s.Config, Kinds: s.Kinds, Now: sitetest.Now()}, s.Problems)
	if !s.Problems.HasErrors() || tree.Explained["lengths"] != "" {
		t.Errorf("a script is linked: %v", tree.Explained)
	}
}

// told are the problems but for what topics lack.
func told(problems *diag.List) []string {
	return slices.DeleteFunc(sitetest.Messages(problems), func(m string) bool { return strings.Contains(m, " part-missing: ") })
}
