package e2e

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"chuyende/internal/wordmltest"
)

// downloads lets the tab save files, and returns what waits for the next one.
func (b *tab) downloads(t *testing.T) (next func() []byte) {
	t.Helper()
	dir, events := t.TempDir(), true
	saved := make(chan string, 8)
	if err := chromedp.Listen(b.ctx, func(event any) {
		if e, ok := event.(*browser.EventDownloadProgress); ok && e.State == browser.DownloadProgressStateCompleted {
			saved <- e.GUID
		}
	}); err != nil {
		t.Fatal(err)
	}
	b.run(t, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := chromedp.Call(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
			BrowserContextID: chromedp.FromContext(ctx).BrowserContextID,
			Behavior:         browser.SetDownloadBehaviorBehaviorAllowAndName, DownloadPath: dir, EventsEnabled: &events,
		})
		return err
	}))
	return func() []byte {
		t.Helper()
		select {
		case guid := <-saved:
			data, err := os.ReadFile(filepath.Join(dir, guid))
			if err != nil {
				t.Fatal(err)
			}
			return data
		case <-b.ctx.Done():
			b.fail(t, fmt.Errorf("nothing was saved: %w", b.ctx.Err()))
			return nil
		}
	}
}

// entered is what a secretary enters for the papers.
var entered = map[string]string{
	"dang-bo": "xã & <Một>", "chi-bo": "Chi bộ Thôn Hai", "dia-danh": "Xã Một", "bi-thu": "Nguyễn Văn \"An\"", "thu-ky": "Trần Thị Bình",
	"dia-diem": "Nhà văn hóa ]]>", "trinh-bay": "Lê Văn Cường", "so": "07", "con-so-1-1": "850 mét", "con-so-3": "24",
}

// standing are values with the names of the blanks that they stand in.
var standing = map[string]string{
	"dang-bo": "xã & <Một>", "chi-bo": "Thôn Hai", "dia-danh": "Xã Một", "bi-thu": "Nguyễn Văn \"An\"", "chu-tri": "Nguyễn Văn \"An\"",
	"thu-ky": "Trần Thị Bình", "dia-diem": "Nhà văn hóa ]]>", "trinh-bay": "Lê Văn Cường", "so": "07", "con-so-1-1": "850 mét", "con-so-3": "24",
	"ngay-hop": "05/02/2027", "ngay": "05", "thang": "02", "nam": "2027", "gio": "19 giờ 30",
}

// enter fills in the form of the sheet, which is open: one field by keys, the
// others at once.
func (b *tab) enter(t *testing.T) {
	t.Helper()
	values := maps.Clone(entered)
	values["ngay-hop"], values["gio"] = "2027-02-05", "19:30"
	b.run(t, chromedp.SendKeys(`input[name="so"]`, values["so"]))
	data, err := json.Marshal(values)
	if err != nil {
		t.Fatal(err)
	}
	b.run(t, chromedp.Evaluate[chromedp.Void](`for (const [name, value] of Object.entries(`+string(data)+`)) {
		const input = document.querySelector('input[name="' + name + '"]');
		input.value = value;
		input.dispatchEvent(new Event('input', {bubbles: true}));
	}`))
}

// TestPapersFilledIn: what is entered once stands in each paper that is
// downloaded, and is there again after a reload; one tap erases it.
func TestPapersFilledIn(t *testing.T) {
	t.Parallel()
	dir := portalDir(t)
	for name, base := range map[string]string{"server": serve(t, dir, "/to-chuc/cong/"), "disk": disk(dir)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b, taps := open(t, base, 360), 0
			next := b.downloads(t)
			b.run(t, chromedp.Func(finger), chromedp.Navigate(base+handed+".html"))
			b.tap(t, &taps, `.actions a[data-papers]`)
			b.run(t, until(`document.querySelector('.paper-get small')?.textContent.includes('chỗ cần điền')`))
			before := eval[string](t, b, `document.querySelector('.paper-get small').textContent`)
			b.tap(t, &taps, `.paper-form summary`)
			b.enter(t)
			b.run(t, chromedp.Navigate(base+handed+".html?lai"))
			taps = 0
			b.tap(t, &taps, `.actions a[data-papers]`)
			b.run(t, until(`document.querySelector('.paper-form .count')?.textContent.includes('12')`))
			if after := eval[string](t, b, `document.querySelector('.paper-get small').textContent`); after == before || !strings.HasPrefix(after, "còn ") {
				t.Errorf("the report says %q, before it said %q", after, before)
			}
			b.tap(t, &taps, `.paper-get[href$="de-dan.docx"]`)
			if taps > 2 {
				t.Errorf("the opening report takes %d taps", taps)
			}
			wantPaper(t, dir, "de-dan", next(), standing)
			b.run(t, until(`document.querySelector('.overlay .said').textContent.includes('de-dan-da-dien.docx')`), chromedp.ScrollIntoView(`.paper-get[href$="bien-ban.docx"]`))
			b.tap(t, &taps, `.paper-get[href$="bien-ban.docx"]`)
			wantPaper(t, dir, "bien-ban", next(), standing)
			// What is handed out has it too, and no longer once it is erased.
			handedOut := func(want bool) {
				t.Helper()
				b.run(t, chromedp.Navigate(b.base+handed+"/zalo.html"), chromedp.WaitVisible(`[data-copy="call-1"]`))
				call := eval[string](t, b, `document.getElementById('call-1').textContent`)
				if given := "Thời gian: 19 giờ 30, ngày 05/02/2027. Địa điểm: Nhà văn hóa ]]>.\n"; strings.Contains(call, given) != want {
					t.Errorf("the invitation says\n%s", call)
				}
				if hint := eval[bool](t, b, `document.querySelector('[data-unfilled]').hidden`); hint != want {
					t.Errorf("how to fill in the invitation is hidden: %v", hint)
				}
				if !want { // and leads to where it is done, the sheet open
					b.run(t, press(`[data-unfilled] a`), chromedp.WaitVisible(`.paper-form summary`))
				}
				b.run(t, chromedp.Navigate(b.base+handed+"/chu-to.html"), chromedp.WaitVisible(`[data-print]`))
				if head := eval[string](t, b, `document.querySelector('.paper-head').innerText`); strings.Contains(head, "Chi bộ Thôn Hai, ngày 05/02/2027") != want {
					t.Errorf("the large print says\n%s", head)
				}
				if report := eval[string](t, b, `document.querySelector('.paper').textContent`); strings.Contains(report, "Tuyến dài 850 mét, chỗ hẹp nhất rộng [ghi số mét].") != want ||
					strings.Contains(report, "đến đất của 24 hộ.") != want {
					t.Errorf("the report in large print, with the numbers that were found (%v), says\n%s", want, report)
				}
			}
			handedOut(true)
			b.run(t, chromedp.Navigate(base+handed+".html"))
			b.tap(t, &taps, `.actions a[data-papers]`)
			b.run(t, chromedp.ScrollIntoView(`.paper-form summary`))
			b.tap(t, &taps, `.paper-form summary`)
			b.run(t, chromedp.ScrollIntoView(`.paper-ends .plain`))
			b.tap(t, &taps, `.paper-ends .plain`)
			if kept := eval[string](t, b, `JSON.stringify(localStorage)`); strings.Contains(kept, "An") || strings.Contains(kept, "giay-to") {
				t.Errorf("after erasing there is %s", kept)
			}
			if after := eval[string](t, b, `document.querySelector('.paper-get small').textContent`); after != before {
				t.Errorf("after erasing the report says %q, want %q", after, before)
			}
			handedOut(false)
		})
	}
}

// wantPaper compares a paper that a browser made with the blank one, in which
// values stand in the place of the blanks of their names.
func wantPaper(t *testing.T, dir, name string, data []byte, values map[string]string) {
	t.Helper()
	ahead, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(handed), name+".docx"))
	if err != nil {
		t.Fatal(err)
	}
	f, blank := wordmltest.Open(t, data), wordmltest.Open(t, ahead)
	f.Check(t)
	stood := 0
	blank.Parts["word/document.xml"].Walk(func(n *wordmltest.Node) {
		if value := values[n.Val("sdtPr", "tag")]; n.Name == "sdt" && value != "" {
			n.At("sdtContent", "r", "t").Text = value
			stood++
		}
	})
	if got, want := strings.Join(f.Lines(), "\n"), strings.Join(blank.Lines(), "\n"); got != want || stood < 8 {
		t.Errorf("%s, with %d values, says\n%s\nwant\n%s", name, stood, got, want)
	}
	if got, want := strings.Count(string(partOf(t, data)), "<w:sdt>"), strings.Count(string(partOf(t, ahead)), "<w:sdt>")-stood; got != want {
		t.Errorf("%s has %d blanks left, want %d", name, got, want)
	}
}

// partOf is the text of a paper's body.
func partOf(t *testing.T, data []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	r, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := b.ReadFrom(r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestPapersRefused: where a browser inside of another app saves nothing, keeps
// nothing, or cannot get the script, the sheet says so and what to do, and the
// papers made ahead are there; nothing that is stored can do harm.
func TestPapersRefused(t *testing.T) {
	t.Parallel()
	b := open(t, serve(t, portalDir(t), "/"), 360)
	page := b.base + handed + ".html"
	sheet := func(setup string) {
		t.Helper()
		b.run(t, chromedp.Navigate(page), chromedp.Evaluate[chromedp.Void](setup+";0"), chromedp.Click(`.actions a[data-papers]`),
			until(`document.querySelector('.overlay:not([hidden]) .paper-get')`))
	}
	for name, setup := range map[string]string{
		"no link saves":   `delete HTMLAnchorElement.prototype.download`,
		"address fails":   `URL.createObjectURL = () => { throw new Error('no') }`,
		"sharing refused": `delete HTMLAnchorElement.prototype.download; navigator.canShare = () => true; navigator.share = () => Promise.reject(new Error('no'))`,
	} {
		sheet(setup)
		b.run(t, until(`document.querySelector('.paper-form form:not([hidden])')`), chromedp.Click(`.paper-form summary`), chromedp.SendKeys(`input[name="chi-bo"]`, "Một"),
			chromedp.Click(`.paper-get[href$="de-dan.docx"]`), until(`document.querySelector('.overlay .said').textContent.includes('Mở trang này') || document.querySelector('.overlay .said').textContent.includes('mở trang này')`))
		if !eval[bool](t, b, `document.querySelector('.overlay .elsewhere').open`) {
			t.Errorf("%s: the sheet does not say how the page is opened elsewhere", name)
		}
		if strings.HasPrefix(name, "sharing") {
			b.run(t, chromedp.Click(`.overlay-foot .plain`), until(`document.querySelector('.overlay .said').textContent.includes('Không gửi được')`))
		}
		if got := eval[string](t, b, `document.querySelector('.paper-blank').getAttribute('href')`); !strings.HasSuffix(got, handed+"/de-dan.docx") {
			t.Errorf("%s: the blank paper is at %q", name, got)
		}
	}
	hostile := `localStorage.setItem('chuyende.giay-to', '{"v":1,"own":{"chi-bo":"<img src=x onerror=alert(1)>","__proto__":"x","bi-thu":{"a":1}},"topics":[["/` + handed + `.html",{"con-so-3":"\\u0000\\ud800"}],7]}')`
	sheet(hostile)
	b.run(t, until(`document.querySelector('.paper-form .count').textContent.includes('2')`))
	if got := eval[string](t, b, `document.querySelector('input[name="chi-bo"]').value + document.querySelectorAll('.overlay img').length`); got != "<img src=x onerror=alert(1)>0" {
		t.Errorf("stored text became %q", got)
	}
	sheet(`Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})`)
	b.run(t, until(`document.querySelector('.paper-form form:not([hidden])')`), chromedp.Click(`.paper-form summary`), chromedp.SendKeys(`input[name="chi-bo"]`, "Một"),
		until(`document.querySelector('.overlay .said').textContent.includes('không nhớ được')`))
	sheet(`document.querySelector('[data-papers]').dataset.papers = 'data:text/javascript,0'`)
	b.run(t, until(`document.querySelector('.overlay .said').textContent.includes('tải lại trang')`))
	b.mu.Lock()
	b.troubles = slices.DeleteFunc(b.troubles, func(s string) bool {
		return strings.Contains(s, "data:") || strings.Contains(s, "Content Security Policy")
	})
	b.mu.Unlock()
}

// TestPapersSheet: the sheet can be used by keys alone and by a thumb, keeps the
// focus, and gives it back; axe has nothing to say of it.
func TestPapersSheet(t *testing.T) {
	t.Parallel()
	b := open(t, serve(t, portalDir(t), "/"), 360)
	b.run(t, chromedp.Func(finger), chromedp.Navigate(b.base+handed+".html"), chromedp.Focus(`.actions a[data-papers]`), chromedp.KeyEvent(kb.Enter),
		until(`document.querySelector('.paper-form form:not([hidden])') && document.activeElement.matches('.overlay-head h2')`))
	b.run(t, chromedp.Click(`.paper-form summary`), until(`document.querySelector('.paper-form summary').parentElement.open`))
	if small := eval[string](t, b, `[...document.querySelectorAll('.overlay a, .overlay button, .overlay input, .overlay summary')].filter(e => e.offsetParent && e.getBoundingClientRect().height < 44)
		.map(e => e.outerHTML.slice(0, 60)).join()`); small != "" {
		t.Errorf("smaller than a thumb: %s", small)
	}
	if wide := eval[float64](t, b, `document.querySelector('.overlay-panel').scrollWidth`); wide > 360 {
		t.Errorf("the sheet is %.0f px wide", wide)
	}
	if lost := eval[string](t, b, `[...document.querySelectorAll('.overlay input')].filter(i => !i.labels.length).map(i => i.name).join()`); lost != "" {
		t.Errorf("without a label: %s", lost)
	}
	for _, found := range findings(t, b, axeSource(t)) {
		t.Error(found)
	}
	shift := chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift))
	for range 3 { // from the first field to the last one and back
		b.run(t, shift)
		if !eval[bool](t, b, `!!document.activeElement.closest('.overlay')`) {
			t.Fatal("the keys lead out of the sheet")
		}
	}
	// From the first to the last, and back.
	isFirst := `document.activeElement.matches('.overlay-head button')`
	b.run(t, chromedp.Focus(`.overlay-head button`), until(isFirst), shift, until(`!`+isFirst+` && document.activeElement.closest('.overlay')`),
		chromedp.KeyEvent(kb.Tab), until(isFirst))
	b.run(t, chromedp.KeyEvent(kb.Escape), until(`document.querySelector('.overlay').hidden`))
	if at := eval[string](t, b, `document.activeElement.dataset.papers`); at == "" {
		t.Error("the focus is not where the sheet was opened")
	}
}
