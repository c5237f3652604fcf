//go:build slow

package e2e

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// hostileTool is a page that reads its address and what the device keeps.
type hostileTool struct {
	name, page, ready string
	// key is where the page keeps something, own what somebody has put there, and
	// others what another page may have left there.
	key, own string
	links    []string
	others   []string
}

var (
	hostileFields = []string{"doi-tuong", "quy", "nhom", "dip", "phut", "da-lam", "them", "noi", "ten", "chieu", "chuyen-de", "phieu", "tim"}
	hostileValues = []string{evil, "__proto__", "constructor", "-1", "1e9", "javascript:window.broken=1", "//vi.invalid/a,b", "../../x,..", "\"><script>window.broken=1</script>", strings.Repeat("x,", 5000)}
	hostileJSON   = []string{"<", "5", "null", `"x"`, `["a"]`, `{"v":99,"now":{"chi-bo":"x"},"own":{"chi-bo":"x"}}`, `{"__proto__":{"x":1},"constructor":"x"}`}
)

// hostileTools are all pages that do so.
func hostileTools() []hostileTool {
	own := `{"v":1,"now":{"chi-bo":"Của tôi"},"before":[]}`
	sheets := slices.Concat(hostileLinks, hostilePlans)
	all := []hostileTool{
		{"suggestions", "goi-y/index.html", `.offers`, "chuyende.goi-y", `{"doi-tuong":"truong-hoc","da-lam":"hien-dat-lam-duong"}`, nil,
			[]string{`{"doi-tuong":{"a":1},"da-lam":7}`, `{"doi-tuong":"__proto__","da-lam":"` + evil + `"}`}},
		{"home", "index.html", `#can_gi`, "chuyende.goi-y", `{"doi-tuong":"truong-hoc"}`, nil, []string{`{"doi-tuong":"constructor"}`, `{"doi-tuong":"` + evil + `"}`}},
		{"topic", handed + ".html", `.actions`, "chuyende.giay-to", `{"v":1,"own":{"chi-bo":"Một"},"topics":[]}`, nil, []string{`{"v":1,"own":[1],"topics":{"a":1}}`}},
		{"slides", handed + "/trinh-chieu.html", `[data-present]`, "chuyende.cach-doc", "size=4", nil, []string{"size=" + evil + "&theme=\"x", "%%%"}},
		{"plan", planPage, `#ke_hoach`, "chuyende.phieu.ke-hoach", `{"v":1,"now":{"q1.ten":"Của tôi"},"before":[]}`, sheets, nil},
		{"collection", collectionPage, `#bo_tai_lieu`, "chuyende.phieu.bo-tai-lieu", `{"v":1,"now":{"ten":"Của tôi"},"before":[]}`, sheets, nil},
	}
	for page, store := range sheetPages {
		all = append(all, hostileTool{store, page, `.sheet`, "chuyende.phieu." + store, own, hostileLinks, hostileStores})
	}
	return all
}

// TestHostileTools: whatever stands in the address or was left where a tool keeps its
// own, on a server nothing runs, nothing is asked of others, the page works, and what
// was kept stays.
func TestHostileTools(t *testing.T) {
	t.Parallel()
	base := serve(t, portalDir(t), "/cong/")
	for _, tool := range hostileTools() {
		t.Run(tool.name, func(t *testing.T) {
			t.Parallel()
			links, every := slices.Clone(tool.links), 5
			if links != nil {
				every = 10 // these have links of their own
			}
			for i, field := range hostileFields {
				for j, value := range hostileValues {
					if (i+j)%every == 0 || field == "phut" || field == "noi" { // each field and each value, not each pair
						links = append(links, "#"+field+"="+url.QueryEscape(value))
					}
				}
			}
			for some := range slices.Chunk(links, 16) { // no browser is open for so long that its patience ends
				tool.opens(t, open(t, base, 360), some)
			}
			b := open(t, base, 360)
			for _, stored := range slices.Concat(tool.others, hostileJSON) {
				tool.keeps(t, b, stored)
				tool.looks(t, b, "", stored)
			}
		})
	}
}

// opens looks at the page by each link, beside what the device keeps.
func (h hostileTool) opens(t *testing.T, b *tab, links []string) {
	t.Helper()
	h.keeps(t, b, h.own)
	for _, link := range links {
		h.looks(t, b, link, link)
		if now := eval[string](t, b, fmt.Sprintf(`localStorage.getItem(%q)`, h.key)); now != h.own {
			t.Errorf("after %.80s the device keeps %s, before %s", link, now, h.own)
			h.keeps(t, b, h.own)
		}
	}
}

// keeps puts a text where the page keeps its own.
func (h hostileTool) keeps(t *testing.T, b *tab, text string) {
	t.Helper()
	b.run(t, chromedp.Navigate(b.base+"gioi-thieu.html"), chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`localStorage.setItem(%q, %q)`, h.key, text)))
}

// looks opens the page, which must be there, with nothing in it that somebody else made.
func (h hostileTool) looks(t *testing.T, b *tab, link, what string) {
	t.Helper()
	b.run(t, chromedp.Navigate("about:blank"), chromedp.Navigate(b.base+h.page+link), chromedp.WaitVisible(h.ready))
	state := eval[string](t, b, `String(window.broken) + document.querySelectorAll('img[src="x"], [onerror], script[src*="invalid"], a[href^="javascript"]').length + ({}).x`)
	if state != "undefined0undefined" {
		t.Errorf("%.80s: %s", what, state)
	}
}
