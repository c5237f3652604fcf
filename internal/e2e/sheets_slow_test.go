//go:build slow

package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestSheetFromTopicToAnotherPhone: from a topic to its sheet in two taps; what is
// judged opens on another phone by its link, without the name.
func TestSheetFromTopicToAnotherPhone(t *testing.T) {
	all := places(t, portalDir(t))
	for _, name := range []string{"below", "disk"} {
		base := all[name]
		b, taps := open(t, base, 360), 0
		b.run(t, chromedp.Func(finger), chromedp.Navigate(base+handed+".html"))
		b.tap(t, &taps, `.actions summary`)
		b.tap(t, &taps, `.actions a[href*="phieu/danh-gia.html"]`)
		b.run(t, chromedp.WaitVisible(`#tong_diem`))
		if taps > 2 {
			t.Errorf("%d taps", taps)
		}
		b.run(t, chromedp.Evaluate[chromedp.Void](clipboards[0].setup+";0"),
			chromedp.Evaluate[chromedp.Void](`document.querySelectorAll('[data-full]').forEach((tick) => tick.click())`),
			enter("nguoi-cham", "Nguyễn Văn A"), press(`[data-link]`), until(`window.copied`))
		link := eval[string](t, b, `window.copied`)
		if said := eval[string](t, b, `document.querySelector('.sheet-tools .said').textContent`); strings.Contains(said, "chỉ mở được trên máy này") != (name == "disk") {
			t.Errorf("%s: it says %q", name, said)
		}
		other := open(t, base, 360)
		other.run(t, chromedp.Navigate(link), chromedp.WaitVisible(`#tong_diem`))
		got := fieldOf(t, other, "chuyen-de") + "|" + fieldOf(t, other, "nguoi-cham") + "|" + eval[string](t, other, totalSaid)
		if got != "hien-dat-lam-duong||Tổng cộng 100/100 điểm. Xếp loại: Tốt." {
			t.Errorf("%s: another phone shows %q", name, got)
		}
	}
}
