//go:build slow

package e2e

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

// fieldsLink is a fragment with fields and their values in pairs.
func fieldsLink(pairs ...string) string {
	var fields [][]string
	for i := 0; i+1 < len(pairs); i += 2 {
		fields = append(fields, pairs[i:i+2])
	}
	data, err := json.Marshal(fields)
	if err != nil {
		return "#" + err.Error()
	}
	return linkOf(string(data))
}

// filledTool is a tool with what somebody has put into it, by its address, and what
// is then done there.
type filledTool struct {
	name, page string
	do         []chromedp.Action[chromedp.Void]
}

// filledTools are all tools in use.
func filledTools() []filledTool {
	open := func(selector string) chromedp.Action[chromedp.Void] {
		return chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.querySelectorAll(%q).forEach((fold) => { fold.open = true; })`, selector))
	}
	plan := fieldsLink("nam", "2027", "chi-bo", "Chi bộ thôn Đông", "tk-ngay", "3", "doi-tuong", "thon-to-dan-pho", "q1.chu-de", "hien-dat-lam-duong", "q1.ngay", "2027-02-27", "q2.ten", "Bàn việc thôn", "q2.ngay", "2027-05-03", "q3.chu-de", "khong-co")
	gathered := fieldsLink("bai", "topic:hien-dat-lam-duong\ntopic:an-toan-tren-mang-khong-de-ai-bi-lua\ntopic:khong-co", "ten", "Lớp bí thư", "diem-danh", "co", "bai-tap", "co")
	joined := handed + "/trinh-chieu.html#noi=" + handed + "/trinh-chieu,chuyen-de/an-toan-tren-mang-khong-de-ai-bi-lua/trinh-chieu&ten=Lop"
	return []filledTool{
		{"plan", planPage + plan, []chromedp.Action[chromedp.Void]{chromedp.WaitVisible(`#ke_hoach`)}},
		{"plan, filled and open", planPage + "#doi-tuong=x", []chromedp.Action[chromedp.Void]{chromedp.WaitVisible(`#ke_hoach`), press(`[data-fill]`), until(`document.querySelector('[data-said=count]').textContent === '4/4'`),
			open(`.cell-fold, [data-quarter="2"] .edit-quarter, [data-quarter="3"] .pick-topic, .elsewhere`)}},
		{"collection and book", collectionPage + gathered, []chromedp.Action[chromedp.Void]{chromedp.WaitVisible(`.chosen li`), open(`details`), chromedp.Evaluate[chromedp.Void](printing),
			press(`[data-book]`), until(`window.printed === 1`)}},
		{"quality", "phieu/danh-gia.html" + fieldsLink("chi-bo", "Thôn Đông", "chuyen-de", "hien-dat-lam-duong", "khac", "x"), []chromedp.Action[chromedp.Void]{chromedp.WaitVisible(`#tong_diem`),
			chromedp.Evaluate[chromedp.Void](`document.querySelectorAll('[data-full]').forEach((tick) => tick.click())`), enter("chi-bo", "Thôn"), open(`.elsewhere`)}},
		{"observer", "phieu/du.html" + fieldsLink("chi-bo", "Thôn Đông", "thay.can-cu", "co"), []chromedp.Action[chromedp.Void]{chromedp.WaitVisible(`#tong_diem`)}},
		{"rota", "phieu/lich-du.html" + fieldsLink("nguoi", "Người A, Chi bộ 1\nNgười B, Chi bộ 2\nNgười C, Chi bộ 3", "so-thang", "3", "thang-dau", "2026-12"), []chromedp.Action[chromedp.Void]{chromedp.WaitVisible(`#bang_lich table`)}},
		{"joined slides", joined, []chromedp.Action[chromedp.Void]{chromedp.WaitVisible(`.deck-joined`)}},
		{"joined slides, presented", joined + "&chieu=6", []chromedp.Action[chromedp.Void]{chromedp.WaitVisible(`.slide.current`)}},
		{"slides, presented with notes", handed + "/trinh-chieu.html#chieu=5", []chromedp.Action[chromedp.Void]{chromedp.WaitVisible(`.slide.current`), chromedp.KeyEvent("n")}},
		{"papers", handed + ".html", []chromedp.Action[chromedp.Void]{press(`.actions a[data-papers]`), until(`document.querySelector('.paper-form form:not([hidden])')`), open(`.paper-form, .overlay .elsewhere`)}},
		{"more of a topic", handed + ".html", []chromedp.Action[chromedp.Void]{press(`.actions summary`), chromedp.WaitVisible(`.actions .panel a`)}},
		{"a case to send", "dien-hinh/chi-bo-thon-van-hoa/zalo.html", []chromedp.Action[chromedp.Void]{open(`details`)}},
		{"guidance in large print", "huong-dan/viet-bao-cao-de-dan/chu-to.html", nil},
		{"filters of a search", "tim-kiem.html?q=hien+dat", []chromedp.Action[chromedp.Void]{until(settled), press(`.filters:not([hidden]) > summary`), until(`document.querySelector('.facets input')`), open(`.facets details`)}},
		{"nothing found", "tim-kiem.html?q=xyzzyq", []chromedp.Action[chromedp.Void]{until(settled)}},
	}
}

// TestFilledTools: with something in them, on a phone in light and dark and on a
// wide screen, axe finds nothing on any tool, and nothing is wider than the screen.
func TestFilledTools(t *testing.T) {
	t.Parallel()
	base, axe := serve(t, portalDir(t), "/"), axeSource(t)
	for _, width := range []int64{360, 1280} {
		t.Run(fmt.Sprintf("%d px", width), func(t *testing.T) {
			t.Parallel()
			for _, tool := range filledTools() {
				b := open(t, base, width) // its patience is for one
				b.run(t, chromedp.Func(focused), chromedp.Navigate("about:blank"), wear(schemes[0]), chromedp.Navigate(base+tool.page), chromedp.WaitReady(`main`))
				b.run(t, tool.do...)
				eval[int](t, b, axe+"; 0")
				for _, s := range schemes[:2] {
					b.run(t, wear(s))
					for _, finding := range axeFindings(t, b, "") {
						t.Errorf("%s, %s: %s", tool.name, s.name, finding)
					}
				}
				if over := eval[string](t, b, tooWide); over != "" {
					t.Errorf("%s is wider than the screen: %s", tool.name, over)
				}
			}
		})
	}
}
