package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// framedSite has a committee's own frame of points.
var framedSite = map[string]string{
	"site.yaml": "vocabularies: {audiences: [{id: thon, title: Thôn}]}\npapers:\n  quality:\n    - name: Đảng ủy xã A\n      parts:\n" +
		"        - {what: Họp, points: 60}\n        - {what: Ghi <b>biên bản</b>, points: 40}\n      grades:\n        - {name: Được, from: 50}\n        - {name: Chưa, from: 0}\n",
	"nhom/a.md":      "# A\n",
	"chuyen-de/x.md": "---\ntitle: X\ngroups: [a]\naudiences: [thon]\nquarters: [1]\nminutes: [60]\n---\nX\n",
}

// TestFramesOfPoints: the committee's frame comes first, the common one can be
// chosen; each keeps its points, also in a link and after a reload.
func TestFramesOfPoints(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	for name, text := range framedSite {
		name = filepath.Join(source, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b := open(t, serve(t, buildSite(t, source), "/"), 360)
	b.run(t, chromedp.Navigate(b.base+"phieu/danh-gia.html"), chromedp.WaitVisible(`.frames`))
	shown := func() string {
		return eval[string](t, b, `[...document.querySelectorAll('.frame')].filter((f) => !f.hidden).map((f) => f.dataset.frame + f.querySelectorAll('.points li').length).join() + ' ' + document.getElementById('tong_diem').textContent`)
	}
	if got := shown(); got != "khung-dang-uy-xa-a2 Chưa chấm mục nào." {
		t.Errorf("at first: %q", got)
	}
	b.run(t, press(`[data-full="khung-dang-uy-xa-a-hop"]`), press(`[data-step="1"][data-of="khung-dang-uy-xa-a-ghi-b-bien-ban-b"]`))
	if got := shown(); got != "khung-dang-uy-xa-a2 Tổng cộng 61/100 điểm. Xếp loại: Được." {
		t.Errorf("judged: %q", got)
	}
	b.run(t, pick("khung", "chung"), press(`[data-full="chung-thoi-gian-sinh-hoat"]`))
	if got := shown(); got != "chung7 Đã chấm 1/7 mục, được 5 điểm. Chấm đủ các mục thì có xếp loại." {
		t.Errorf("by the common frame: %q", got)
	}
	b.run(t, quiet(sent+`.includes('thoi-gian')`), chromedp.Reload(), chromedp.WaitVisible(`.frames`))
	if got := shown(); got != "chung7 Đã chấm 1/7 mục, được 5 điểm. Chấm đủ các mục thì có xếp loại." {
		t.Errorf("after a reload: %q", got)
	}
	b.run(t, pick("khung", "khung-dang-uy-xa-a"), quiet(`!`+sent+`.includes('"khung"')`))
	if got := shown(); got != "khung-dang-uy-xa-a2 Tổng cộng 61/100 điểm. Xếp loại: Được." {
		t.Errorf("back: %q", got)
	}
	// A link of a portal with another frame loses nothing.
	b.run(t, press(`[data-erase]`), chromedp.Navigate(b.base+"index.html"), chromedp.Navigate(b.base+"phieu/danh-gia.html"+linkOf(`[["khung","khung-xa-b"],["diem.khung-xa-b-hop","7"]]`)), chromedp.WaitVisible(`#bao_phieu li`), enter("chi-bo", "Thôn"), quiet(sent+`.includes('khung-xa-b-hop')`))
}
