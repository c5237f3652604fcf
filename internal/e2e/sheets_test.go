package e2e

import (
	"context"
	"encoding/base64"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// fieldOf is the value of a field of a sheet.
func fieldOf(t *testing.T, b *tab, name string) string {
	t.Helper()
	return eval[string](t, b, fmt.Sprintf(`document.querySelector('[name=%q]').value`, name))
}

// enter writes a field as a reader does, wherever the page has scrolled to.
func enter(name, value string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`(() => { const f = document.querySelector('[name=%q]'); f.value = %q;
		f.dispatchEvent(new Event('input', {bubbles: true})); f.dispatchEvent(new Event('change', {bubbles: true})); })()`, name, value))
}

// quiet waits until the address has been written.
func quiet(holds string) chromedp.Action[chromedp.Void] {
	return until(fmt.Sprintf(`location.hash.startsWith('#phieu=1.') && %s`, holds))
}

// sent is what the fragment of the address holds.
const sent = `new TextDecoder().decode(Uint8Array.from(atob((location.hash.split('#phieu=1.')[1] || 'W10').replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0)))`

const totalSaid = `document.getElementById('tong_diem').textContent`

// TestQualitySheet fills a sheet by touch: ticks, steps, numbers; sum and grade are
// told; what is written survives, goes into a link without names, and is erased.
func TestQualitySheet(t *testing.T) {
	t.Parallel()
	all := places(t, portalDir(t))
	for _, name := range []string{"root", "disk"} {
		base := all[name]
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, base, 360)
			page := base + "phieu/danh-gia.html"
			b.run(t, chromedp.Func(finger), chromedp.Navigate(page), chromedp.WaitVisible(`#tong_diem`))
			if said := eval[string](t, b, totalSaid); said != "Chưa chấm mục nào." {
				t.Errorf("at first: %q", said)
			}
			b.run(t, chromedp.Evaluate[chromedp.Void](`document.querySelectorAll('[data-full]').forEach((tick) => tick.click())`))
			if said := eval[string](t, b, totalSaid); said != "Tổng cộng 100/100 điểm. Xếp loại: Tốt." {
				t.Errorf("all ticked: %q", said)
			}
			first := eval[string](t, b, `document.querySelector('.points input[name]').name`)
			big := eval[string](t, b, `document.querySelectorAll('.points input[name]')[3].name`)
			b.run(t, press(`[data-step="-1"]`), enter(big, "29,5"))
			if said := eval[string](t, b, totalSaid); said != "Tổng cộng 88,5/100 điểm. Xếp loại: Khá." {
				t.Errorf("less: %q", said)
			}
			b.run(t, enter(big, "41"))
			if said := eval[string](t, b, totalSaid); said != "Đã chấm 6/7 mục, được 59 điểm. Chấm đủ các mục thì có xếp loại. 1 mục ghi chưa đúng, chưa được cộng." {
				t.Errorf("too many points: %q", said)
			}
			if wrong := eval[string](t, b, `document.querySelector('[aria-invalid="true"]').name + document.querySelector('.wrong:not(:empty)').textContent`); wrong != big+"Ghi số từ 0 đến 40." {
				t.Errorf("what is wrong: %q", wrong)
			}
			b.run(t, enter(big, "38"), enter("chi-bo", "Chi bộ <b>thôn</b> Đông"), enter("nguoi-cham", "Nguyễn Văn A"), enter("chuyen-de", "hien-dat-lam-duong"),
				quiet(sent+`.includes('hien-dat-lam-duong')`))
			if text := eval[string](t, b, sent); !strings.Contains(text, `Chi bộ <b>thôn</b> Đông`) || strings.Contains(text, "Nguyễn") {
				t.Errorf("the address holds %s", text)
			}
			b.run(t, press(`#ghi_ten`))
			if text := eval[string](t, b, sent); !strings.Contains(text, "Nguyễn Văn A") {
				t.Errorf("with names the address holds %s", text)
			}
			b.run(t, press(`#ghi_ten`), chromedp.Reload(), chromedp.WaitVisible(`#tong_diem`))
			if got := fieldOf(t, b, first) + fieldOf(t, b, "nguoi-cham") + eval[string](t, b, totalSaid); got != "4Nguyễn Văn A"+"Tổng cộng 97/100 điểm. Xếp loại: Tốt." {
				t.Errorf("after a reload: %q", got)
			}
			if notice := eval[string](t, b, `document.getElementById('bao_phieu').textContent`); notice != "" {
				t.Errorf("one's own sheet is told as somebody's: %q", notice)
			}
			b.run(t, press(`[data-erase]`))
			if got := fieldOf(t, b, "chi-bo") + eval[string](t, b, `location.hash + Object.keys(localStorage).join()`); got != "" {
				t.Errorf("left after erasing: %q", got)
			}
			b.run(t, press(`#bao_phieu button`))
			if got := fieldOf(t, b, "chi-bo"); got != "Chi bộ <b>thôn</b> Đông" {
				t.Errorf("taken back: %q", got)
			}
		})
	}
}

// TestSheetByLink opens a link over a sheet of one's own: neither is lost.
func TestSheetByLink(t *testing.T) {
	t.Parallel()
	b := open(t, serve(t, portalDir(t), "/"), 360)
	page := b.base + "phieu/du.html"
	b.run(t, chromedp.Navigate(page), chromedp.WaitVisible(`#tong_diem`), enter("chi-bo", "Của người khác"), enter("nguoi-du", "Tên người"), pick("thay.can-cu", "co"), quiet(sent+`.includes('can-cu')`))
	link := eval[string](t, b, `location.href`)
	if strings.Contains(eval[string](t, b, sent), "Tên người") {
		t.Error("a name is in the link")
	}
	b.run(t, press(`[data-erase]`), enter("chi-bo", "Của tôi"), enter("sau.nhan-lam", "Giúp\nhai việc"), quiet(sent+`.includes('việc')`),
		chromedp.Navigate(b.base+"index.html"), chromedp.Navigate(link), chromedp.WaitVisible(`#bao_phieu button`))
	if got := fieldOf(t, b, "chi-bo") + eval[string](t, b, totalSaid); got != "Của người khácĐã đánh dấu 1/11 điều: 1 có, 0 chưa." {
		t.Errorf("the link shows %q", got)
	}
	b.run(t, press(`#bao_phieu button`))
	if got := fieldOf(t, b, "chi-bo") + fieldOf(t, b, "sau.nhan-lam"); got != "Của tôiGiúp\nhai việc" {
		t.Errorf("one's own is %q", got)
	}
	// Whoever writes into the other's sheet finds one's own again.
	b.run(t, chromedp.Navigate(b.base+"index.html"), chromedp.Navigate(link), chromedp.WaitVisible(`#bao_phieu button`), enter("dang-bo", "Sửa"), chromedp.Reload(), chromedp.WaitVisible(`#bao_phieu button`))
	if got := fieldOf(t, b, "chi-bo") + fieldOf(t, b, "dang-bo"); got != "Của người khácSửa" {
		t.Errorf("edited: %q", got)
	}
	b.run(t, press(`#bao_phieu button`))
	if got := fieldOf(t, b, "chi-bo"); got != "Của tôi" {
		t.Errorf("the sheet before is %q", got)
	}
	// A new one is empty, and the one before is kept.
	b.run(t, press(`[data-new]`))
	if got := fieldOf(t, b, "chi-bo") + eval[string](t, b, `location.hash`); got != "" {
		t.Errorf("a new sheet holds %q", got)
	}
	b.run(t, press(`#bao_phieu button`))
	if got := fieldOf(t, b, "chi-bo"); got != "Của tôi" {
		t.Errorf("beside a new sheet %q was kept", got)
	}
	// From a topic's page: a new sheet about it, beside one's own.
	b.run(t, chromedp.Navigate(b.base+handed+".html"), press(`.actions a[href*="phieu/du.html"]`), chromedp.WaitVisible(`#bao_phieu button`))
	if got := fieldOf(t, b, "chuyen-de") + fieldOf(t, b, "chi-bo"); got != "hien-dat-lam-duong" {
		t.Errorf("from a topic: %q", got)
	}
}

// Sheets and what they are kept under.
var sheetPages = map[string]string{"phieu/danh-gia.html": "danh-gia", "phieu/du.html": "du", "phieu/lich-du.html": "lich-du"}

// linkOf is a fragment with fields, as JSON, in it.
func linkOf(fields string) string {
	return "#phieu=1." + base64.RawURLEncoding.EncodeToString([]byte(fields))
}

const evil = "<img src=x onerror=window.broken=1>"

// hostileLinks are fragments that somebody made up; the first few are tried on
// every page.
var hostileLinks = []string{
	linkOf(`[["__proto__","x"],["constructor","` + evil + `"],["chi-bo","` + evil + `"],["nguoi","` + evil + `, 1\nB, 2"],["` + evil + `","` + evil + `"],["ngay","x"],["chuyen-de","x"]]`),
	linkOf(`[["chi-bo",{"a":1}]]`), "#phieu=1.%%%",
	"#phieu=", "#phieu=1.", "#phieu=x", "#phieu=99.W10", "#%E0%A4%A", "#chuyen-de=" + url.QueryEscape(evil), linkOf(`null`), linkOf(`[1]`), linkOf(`{"chi-bo":"x"}`),
	linkOf(`[` + strings.Repeat(`["a","x"],`, 900) + `["b","x"]]`), linkOf(`[["chi-bo","` + strings.Repeat("x", 300000) + `"]]`), "#phieu=1.\xff",
}

// hostileStores are what another page may have left in a sheet's place.
var hostileStores = []string{
	`{"v":1,"now":{"chi-bo":"` + evil + `","nguoi":"` + evil + `"},"before":[{"` + evil + `":"x"}]}`,
	`<`, `{"now":[],"before":{}}`, `{"now":{"chi-bo":5},"before":[null,1,{"chi-bo":{}}]}`,
}

// TestHostileSheets: whatever stands in the address or in the store, nothing runs,
// the page works, and what was kept is still there.
func TestHostileSheets(t *testing.T) {
	t.Parallel()
	b := open(t, serve(t, portalDir(t), "/"), 360)
	safe := func(page, what string) {
		t.Helper()
		if eval[bool](t, b, `'broken' in window || document.querySelector('main img, main [onerror]') !== null || ({}).x !== undefined`) {
			t.Errorf("%s: a script has run: %s", page, what)
		}
	}
	for page, store := range sheetPages {
		links, stores := hostileLinks, hostileStores
		if store != "danh-gia" {
			links, stores = links[:3], stores[:1]
		}
		b.run(t, chromedp.Navigate(b.base+page), chromedp.WaitVisible(`.sheet`), enter("chi-bo", "Thôn Bảy"))
		kept := eval[string](t, b, fmt.Sprintf(`localStorage.getItem('chuyende.phieu.%s')`, store))
		for i, link := range links {
			if i == 0 { // as a page that is opened; the others where it is open
				b.run(t, chromedp.Navigate(b.base+"index.html"), chromedp.Navigate(b.base+page+link), chromedp.WaitReady(`body.scripted`))
			} else {
				b.run(t, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`new Promise((done) => { addEventListener('hashchange', () => setTimeout(done), {once: true}); location.hash = %q; })`, link), chromedp.EvalAwaitPromise))
			}
			safe(page, link)
			if now := eval[string](t, b, fmt.Sprintf(`localStorage.getItem('chuyende.phieu.%s')`, store)); now != kept {
				t.Errorf("%s%s: the store holds %q, before %q", page, link, now, kept)
			}
		}
		for _, stored := range stores {
			b.run(t, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`localStorage.setItem('chuyende.phieu.%s', %q); history.replaceState(null, '', location.pathname)`, store, stored)),
				chromedp.Reload(), chromedp.WaitReady(`body.scripted`))
			safe(page, stored)
		}
	}
}

// refusals is what views inside of other apps do: put in before any script runs.
const refusals = `
	for (const name of ['clipboard', 'share']) Object.defineProperty(Navigator.prototype, name, {get: () => undefined, configurable: true});
	Document.prototype.execCommand = () => false;
	window.print = undefined;
	URL.createObjectURL = () => { throw new Error('refused'); };
	for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {get: () => { throw new DOMException('refused', 'SecurityError'); }});`

// TestSheetsRefused: where nothing is allowed, the link is selected for copying by
// hand, the page says what to do, and holds what is written in its address.
func TestSheetsRefused(t *testing.T) {
	t.Parallel()
	b := open(t, disk(portalDir(t)), 360)
	b.run(t, chromedp.Func(before(refusals)))
	for _, page := range append(slices.Sorted(maps.Keys(sheetPages)), "ke-hoach/index.html") {
		b.run(t, chromedp.Navigate(b.base+page), chromedp.WaitVisible(`[data-link]`))
		if eval[bool](t, b, `[...document.querySelectorAll('[data-share], [data-print]')].some((button) => !button.hidden)`) {
			t.Errorf("%s offers what the browser lacks", page)
		}
		b.run(t, press(`[data-link]`), until(`document.querySelector('.said').textContent !== ''`))
		said := eval[string](t, b, `document.querySelector('.said').textContent`)
		selected := eval[string](t, b, `String(getSelection())`)
		if !strings.Contains(said, "Liên kết đã được chọn") || !strings.HasPrefix(selected, b.base+page) || !eval[bool](t, b, `document.querySelector('.elsewhere').open`) {
			t.Errorf("%s says %q, selected is %q", page, said, selected)
		}
	}
	b.run(t, chromedp.Navigate(b.base+"phieu/danh-gia.html"), chromedp.WaitVisible(`#tong_diem`), enter("chi-bo", "Thôn"), quiet(`true`), chromedp.Reload(), chromedp.WaitVisible(`#tong_diem`))
	if got := fieldOf(t, b, "chi-bo") + eval[string](t, b, `document.getElementById('bao_phieu').textContent`); !strings.HasPrefix(got, "ThônTrình duyệt này không cho giữ lại.") {
		t.Errorf("without a store: %q", got)
	}
}

// TestSheetsOnPaper: filled in or by hand, a sheet stands on one or two pages of
// A4, whole; axe finds nothing, nothing is wider than the screen or the paper.
func TestSheetsOnPaper(t *testing.T) {
	t.Parallel()
	axe := axeSource(t)
	b := open(t, serve(t, portalDir(t), "/"), 643)
	long := strings.Repeat("Việc này cần làm kỹ hơn, có người, có ngày. ", 5)
	for page, want := range map[string][]string{
		"phieu/danh-gia.html": {"Tổngcộng", "✓Tốt:từ90điểm", "T/Mchibộ,bíthư", "Ngườichấmđiểm"},
		"phieu/du.html":       {"Bắtđầu,kếtthúcđúnggiờ", "Ngườidự"},
	} {
		b.run(t, chromedp.Navigate(b.base+page), chromedp.WaitVisible(`#tong_diem`), media("print"))
		if sheets := pdf(t, b); len(sheets) > 1 {
			t.Errorf("%s to fill in by hand takes %d pages", page, len(sheets))
		}
		b.run(t, media(""), enter("chi-bo", "Chi bộ thôn Đông"), enter("ten-chuyen-de", "Hiến đất"),
			chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.querySelectorAll('.row textarea').forEach((area, i) => { if (i < 3) { area.value = %q; area.dispatchEvent(new Event('input', {bubbles: true})) } });
				document.querySelectorAll('[data-full]').forEach((tick) => tick.click()); document.querySelectorAll('[value="co"]').forEach((tick) => tick.click()); 0`, long)))
		for _, finding := range findings(t, b, axe) {
			t.Errorf("%s: %s", page, finding)
		}
		b.run(t, media("print"))
		if over := eval[string](t, b, overflow); over != "" {
			t.Errorf("%s: wider than the paper: %s", page, over)
		}
		sheets := pdf(t, b)
		b.run(t, media(""))
		if sheets == nil {
			continue
		}
		text := strings.Join(sheets, "")
		if len(sheets) > 2 || strings.Count(text, "cóngười,cóngày.") != 15 {
			t.Errorf("%s: %d pages, %d remarks of 15", page, len(sheets), strings.Count(text, "cóngười,cóngày."))
		}
		for _, one := range append(want, "ChibộthônĐông", "Hiếnđất") {
			if !strings.Contains(text, one) {
				t.Errorf("%s: not on paper: %s in %s", page, one, text)
			}
		}
	}
}

// TestSheetsWithoutScript: sheets are there to be printed and written on, and a
// list of names goes nowhere.
func TestSheetsWithoutScript(t *testing.T) {
	t.Parallel()
	b := open(t, serve(t, portalDir(t), "/"), 360)
	b.run(t, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
	for page := range sheetPages {
		b.run(t, chromedp.Navigate(b.base+page), chromedp.WaitVisible(`.without-script`))
		if shown := eval[string](t, b, `[...document.querySelectorAll('main button, .total, .full')].filter((e) => e.offsetParent).map((e) => e.textContent).join()`); shown != "" {
			t.Errorf("%s shows what needs a script: %s", page, shown)
		}
		if sends := eval[string](t, b, `[...document.querySelectorAll('.sheet [type="submit"]:not(:disabled)')].map((e) => e.textContent).join()`); sends != "" {
			t.Errorf("%s can be sent to a server: %s", page, sends)
		}
		b.run(t, media("print"))
		if over := eval[string](t, b, overflow); over != "" && page != "phieu/lich-du.html" {
			t.Errorf("%s: wider than the paper: %s", page, over)
		}
		if sheets := pdf(t, b); sheets != nil && page != "phieu/lich-du.html" && (len(sheets) != 1 || !strings.Contains(sheets[0], "Chibộ:")) {
			t.Errorf("%s: %d pages: %q", page, len(sheets), sheets)
		}
		b.run(t, media(""))
	}
}
