package render_test

import (
	"strings"
	"testing"
)

// TestHead: a list names a topic by what fits a row, as its author shortens it.
func TestHead(t *testing.T) {
	t.Parallel()
	for keys, want := range map[string]string{
		"title: \"Tên vừa một hàng: phần sau\"\nshort: Không dùng":                            ">Tên vừa một hàng</a>\n<p class=\"said\">Phần sau</p>",
		"title: \"Một tên dài hơn một hàng của điện thoại: phần kia\"\nshort: Tên ngắn":       ">Tên ngắn</a>\n<p class=\"said\">Phần kia</p>",
		"title: \"Một tên dài hơn một hàng của điện thoại: phần kia\"\nshort: Phần kia":       ">Phần kia</a>",
		"title: Một tên dài mà không có hai chấm ở giữa để cắt\nshort: Tên gọn":               ">Tên gọn</a>",
		"title: \"Một tên dài hơn một hàng mà không ai rút ngắn: hết\"":                       ">Một tên dài hơn một hàng mà không ai rút ngắn</a>\n<p class=\"said\">Hết</p>",
		"title: \"Một tên dài hơn một hàng của điện thoại là đây: \"\nshort: \"Không có gì\"": ">Không có gì</a>",
	} {
		made := standard(t, with(t, portal, "title: Hiến đất", keys))
		if list := made["/chuyen-de/index.html"]; !strings.Contains(list, want) {
			t.Errorf("%s: the list lacks %s", keys, want)
		} else if strings.Contains(list, ">Phần kia</a>") && strings.Contains(list, ">Phần kia</p>") {
			t.Errorf("%s: the short name is said twice", keys)
		}
	}
}

// TestTogether: no line of a heading breaks between words that the settings keep
// together; elsewhere they are as they were written.
func TestTogether(t *testing.T) {
	t.Parallel()
	made := standard(t, with(t, with(t, portal, "-- site.yaml --\n", "-- site.yaml --\ntogether: [chuyên đề, đất & rừng của]\n"),
		"title: Hiến đất", "title: \"Đất & rừng của bản: chuyên đề\""))
	for address, want := range map[string]string{
		"/chuyen-de/index.html":    "<h1>Chuyên\u00a0đề mẫu</h1>",
		"/chuyen-de/hien-dat.html": "<h1>Đất\u00a0&amp;\u00a0rừng\u00a0của bản: chuyên\u00a0đề</h1>",
	} {
		if !strings.Contains(made[address], want) {
			t.Errorf("%s lacks %q", address, want)
		}
		if _, title, _ := strings.Cut(made[address], "<title>"); strings.Contains(title[:60], "\u00a0") {
			t.Errorf("%s: the window's title is %q", address, title[:60])
		}
	}
}

// TestLongNames: a name that no line of a phone has room for breaks between its words,
// where it has any; others are as they are.
func TestLongNames(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"Temporal.PlainDateTime.prototype.yearOfWeek": "Temporal.<wbr>Plain<wbr>Date<wbr>Time.<wbr>prototype.<wbr>year<wbr>Of<wbr>Week",
		"Lệnh a&b/config_file_name.json kia":          "Lệnh a&amp;b/<wbr>config_<wbr>file_<wbr>name.<wbr>json kia",
		"std::collections::HashMap<K>":                "std::<wbr>collections::<wbr>Hash<wbr>Map&lt;K&gt;",
		"Date.getTime()":                              "Date.getTime()",
		"internationalization":                        "internationalization",
		"ĐườngDẫnRấtDàiCủaTệp...":                     "Đường<wbr>Dẫn<wbr>Rất<wbr>Dài<wbr>Của<wbr>Tệp...",
	} {
		page := inDefaultTheme(t, "-- index.md --\n# Đầu\n-- a.md --\n---\ntitle: \""+title+"\"\n---\nChữ.\n")["/a.html"]
		_, head, _ := strings.Cut(page, "<h1>")
		if got, _, _ := strings.Cut(head, "</h1>"); got != want {
			t.Errorf("%s: the heading is %q, want %q", title, got, want)
		}
	}
}
