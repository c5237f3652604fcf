package e2e

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"chuyende/internal/wordmltest"
)

// printing counts how often a page asked to be printed, instead of printing it.
const printing = `window.print = () => { window.printed = (window.printed || 0) + 1; };`

// chosenOf are the titles of what is gathered, in order.
func chosenOf(t *testing.T, b *tab) string {
	t.Helper()
	return eval[string](t, b, `[...document.querySelectorAll('.chosen .what > :first-child')].map((e) => e.textContent.slice(0, 20)).join(' | ')`)
}

// find types into the finder of pages and takes the first that it shows.
func find(words string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`(() => { const f = document.getElementById('loc_bai'); f.value = %q;
		f.dispatchEvent(new Event('input', {bubbles: true})); document.querySelector('.found button').click(); f.value = ''; f.dispatchEvent(new Event('input')); })()`, words))
}

// gather walks a trainer's way: from a topic's page to a collection of three pages
// in the order that is wanted, with a name.
func gather(t *testing.T, b *tab) {
	t.Helper()
	b.run(t, chromedp.Func(finger), chromedp.Func(before(printing)), chromedp.Navigate(b.base+handed+".html"),
		press(`.actions a[href*="bo-tai-lieu/index.html"]`), chromedp.WaitVisible(`.chosen li`))
	if got := chosenOf(t, b); got != "Vận động hiến đất là" {
		t.Errorf("from a topic's page: %q", got)
	}
	b.run(t, find("thon van hoa"), find("viet bao cao de dan"), press(`.chosen li:nth-child(2) [data-up]`), enter("ten", "Lớp <b>bí thư</b>"), enter("ngay", "2026-12-05"), enter("noi", "Hội trường xã"),
		press(`[name="diem-danh"]`), press(`[name="bai-tap"]`), quiet(sent+`.includes('bai-tap')`))
	if got := chosenOf(t, b); got != "Đảng viên nói đi đôi | Vận động hiến đất là | Viết báo cáo đề dẫn:" && strings.Count(got, "|") != 2 || !strings.Contains(got, "| Vận động hiến đất là |") {
		t.Errorf("in order: %q", got)
	}
}

// bookOf makes the book and returns what is wrong with it.
func bookOf(t *testing.T, b *tab) string {
	t.Helper()
	b.run(t, press(`[data-book]`), until(`window.printed === 1`))
	return eval[string](t, b, `(() => {
		const book = document.getElementById('cuon_sach'), wrong = [];
		const text = (selector) => [...book.querySelectorAll(selector)].map((e) => e.textContent.trim());
		if (text('.cover h2')[0] !== 'Lớp <b>bí thư</b>') wrong.push('cover: ' + text('.cover'));
		if (!text('.cover').join().includes('05/12/2026') || !text('.cover').join().includes('Hội trường xã')) wrong.push('cover: ' + text('.cover'));
		if (text('.book-contents li').length !== 5 || text('.book-contents .number').join() !== '1,2,3,4,5') wrong.push('contents: ' + text('.book-contents li'));
		if (text('.chapter h2 .number').join() !== '1,2,3,4,5') wrong.push('numbers: ' + text('.chapter h2 .number'));
		const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
		wrong.push(...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => 'twice: ' + id));
		const inner = [...book.querySelectorAll('a[href^="#"]')];
		wrong.push(...inner.filter((a) => !document.getElementById(a.hash.slice(1))).map((a) => 'nowhere: ' + a.hash));
		if (!inner.some((a) => a.closest('.chapter:nth-of-type(1)') && a.hash.startsWith('#b.chuyen-de.'))) wrong.push('no link from one page to another');
		if (text('[id="b.diem_danh"] tbody tr').length !== 30 || !text('[id="b.bai_tap"]').join().includes('Tờ B')) wrong.push('no sheets');
		if (book.querySelector('script, [onclick], iframe, form')) wrong.push('something runs');
		return wrong.join('; ');
	})()`)
}

// zipped are the names in the archive that the page has saved; each file in it can
// be read, and is a Word file.
func zipped(t *testing.T, b *tab) []string {
	t.Helper()
	data := savedIn(t, b)
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range r.File {
		names = append(names, f.Name)
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		paper, err := io.ReadAll(in) // which compares the checksum
		if err != nil || f.Method != zip.Store {
			t.Errorf("%s: %v, method %d", f.Name, err, f.Method)
		}
		if _, err := zip.NewReader(bytes.NewReader(paper), int64(len(paper))); err != nil {
			t.Errorf("%s is no Word file: %v", f.Name, err)
		}
		if !strings.Contains(f.Name, "/") {
			wantWorkshop(t, f.Name, paper)
		}
	}
	return names
}

// savedIn is the file that a page has saved.
func savedIn(t *testing.T, b *tab) []byte {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString(eval[string](t, b, `(() => { let text = ''; for (const byte of new Uint8Array(window.saved)) text += String.fromCharCode(byte); return btoa(text); })()`))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// wantWorkshop holds a form of the workshop to what was said of it.
func wantWorkshop(t *testing.T, name string, data []byte) {
	t.Helper()
	f := wordmltest.Open(t, data)
	f.Check(t)
	if text := strings.Join(f.Lines(), "\n"); !strings.Contains(text, ": Lớp <b>bí thư</b>. Ngày: 05/12/2026. Nơi tập huấn: Hội trường xã.") {
		t.Errorf("%s reads %s", name, text)
	}
}

// wantArchive packs the Word files of what [gather] has gathered: the forms of the
// workshop, and a folder for each page, with the papers of a topic or the copy of
// another page.
func wantArchive(t *testing.T, b *tab) {
	t.Helper()
	b.run(t, chromedp.Evaluate[chromedp.Void](`URL.createObjectURL = (blob) => { blob.arrayBuffer().then((data) => { window.saved = data; }); return 'data:,'; }; HTMLAnchorElement.prototype.click = () => {};`),
		press(`[data-words]`), until(`'saved' in window`))
	if names := zipped(t, b); len(names) != 14 || names[0] != "diem-danh.docx" || names[1] != "bai-tap.docx" ||
		!strings.HasSuffix(names[2], "/ban-in.docx") || names[3] != "02-hien-dat-lam-duong/de-dan.docx" || !strings.HasSuffix(names[13], "/ban-in.docx") {
		t.Errorf("the archive holds %q", names)
	}
}

// TestCollection: a trainer gathers pages, puts them in order by touch and prints
// them as one book; whoever opens the link has the same.
func TestCollection(t *testing.T) {
	t.Parallel()
	b := open(t, serve(t, portalDir(t), "/cong/"), 360)
	gather(t, b)
	order := chosenOf(t, b)
	if wrong := bookOf(t, b); wrong != "" {
		t.Error(wrong)
	}
	wantArchive(t, b)
	b.run(t, chromedp.Evaluate[chromedp.Void](`delete window.saved`),
		chromedp.Evaluate[chromedp.Void](`document.querySelector('[data-each] a[href="bai-tap.docx"]').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))`), until(`'saved' in window`))
	wantWorkshop(t, "one form", savedIn(t, b))
	link := eval[string](t, b, `location.href`)
	other := open(t, b.base, 360)
	other.run(t, chromedp.Navigate(link), chromedp.WaitVisible(`.chosen li`))
	if got := chosenOf(t, other) + fieldOf(t, other, "ten"); got != order+"Lớp <b>bí thư</b>" {
		t.Errorf("by the link: %q", got)
	}
}

// linked is what a link carries of a tool.
func linked(fields map[string]string) string {
	var all [][2]string
	for name, value := range fields {
		all = append(all, [2]string{name, value})
	}
	data, _ := json.Marshal(all) // of strings
	return "1." + base64.RawURLEncoding.EncodeToString(data)
}

// TestCollectionSlides: the slides of a collection's topics are one presentation, by
// keys, over a reload; a hostile address takes in nothing that is no slide of the
// portal.
func TestCollectionSlides(t *testing.T) {
	t.Parallel()
	b := open(t, disk(portalDir(t)), 360)
	b.run(t, chromedp.Func(finger), chromedp.Navigate(b.base+"bo-tai-lieu/index.html"), chromedp.WaitVisible(`#bo_tai_lieu`),
		find("an toan tren mang"), find("viet bao cao de dan"), find("hien dat lam duong"), enter("ten", "Lớp <b>A</b>"), press(`[data-deck]`), chromedp.WaitVisible(`.deck-joined`),
		until(`document.querySelector('.deck-joined')?.textContent.includes('Bộ này có 2 chuyên đề')`))
	all := eval[int](t, b, `document.querySelectorAll('.slide').length`)
	is := func(what, want string) {
		t.Helper()
		b.comesTo(t, what, current, want)
	}
	place := func(n int) string {
		return fmt.Sprintf(`document.querySelector('.slide-count')?.textContent === '%d/%d'`, n, all)
	}
	titles := eval[[]string](t, b, `[...document.querySelectorAll('.slide-title h2')].map((h) => h.textContent.slice(0, 12))`)
	if len(titles) != 3 || titles[0] != "Lớp <b>A</b>" || titles[1] != "An toàn trên" || titles[2] != "Vận động hiế" {
		t.Errorf("titles are %q", titles)
	}
	second := eval[int](t, b, `[...document.querySelectorAll('.slide')].findIndex((s) => s.querySelector('h2').textContent.startsWith('Vận động')) + 1`)
	b.run(t, press(`[data-present]`), chromedp.WaitVisible(`.slide.current`))
	is("at first", "1:1:0")
	if text := eval[string](t, b, `document.querySelector('.slide.current').innerText`); !strings.Contains(text, "2. Vận động hiến đất") {
		t.Errorf("the cover reads %q", text)
	}
	b.run(t, chromedp.KeyEvent(kb.End))
	is("at the end", fmt.Sprintf("1:%d:0", all))
	b.run(t, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`location.hash = location.hash.replace(/chieu=\d+/, 'chieu=%d')`, second)), until(place(second)),
		chromedp.KeyEvent(kb.ArrowLeft), until(place(second-1)),
		chromedp.Reload(), until(place(second-1)), chromedp.KeyEvent(kb.ArrowRight), until(place(second)))
	if ids := eval[string](t, b, `(() => { const ids = [...document.querySelectorAll('[id]')].map((e) => e.id); return ids.filter((id, i) => ids.indexOf(id) !== i).join(); })()`); ids != "" {
		t.Errorf("twice: %s", ids)
	}
	// By its ids: the way back has the collection, its name and its order; one that the
	// portal no longer has is told of, a damaged link is too, and the collection stays.
	link := eval[string](t, b, `location.href`)
	b.run(t, chromedp.KeyEvent(kb.Escape), press(`.handout-back`), chromedp.WaitVisible(`.chosen li`))
	if got := chosenOf(t, b) + fieldOf(t, b, "ten"); !strings.HasPrefix(got, "An toàn trên mạng") || strings.Count(got, "|") != 2 || !strings.HasSuffix(got, "Lớp <b>A</b>") {
		t.Errorf("back at the collection: %s", got)
	}
	if !strings.Contains(link, "/bo-tai-lieu/trinh-chieu.html#phieu=1.") || strings.Contains(link, "hien-dat") {
		t.Errorf("the slides stand at %s", link)
	}
	page := b.base + "bo-tai-lieu/trinh-chieu.html"
	for fragment, want := range map[string]string{
		"": "Chưa có chuyên đề nào", "#phieu=1.%%%": "bị cắt hoặc bị sửa", "#phieu=9.W10": "bản cổng mới hơn", "#phieu=x": "bị cắt hoặc bị sửa",
		"#phieu=" + linked(map[string]string{"bai": "topic:an-toan-tren-mang-khong-de-ai-bi-lua\ntopic:mat\n//example.invalid/x\n<img src=x>"}): "Bộ này có 1 chuyên đề",
		"#phieu=" + linked(map[string]string{"bai": "topic:mat\ntopic:mat-nua"}):                                                                "2 chuyên đề trong bộ nay không còn",
	} {
		b.run(t, chromedp.Navigate(b.base+"index.html"), chromedp.Navigate(page+fragment), until(fmt.Sprintf(`document.querySelector('.deck-joined')?.textContent.includes(%q)`, want)))
		if state := eval[string](t, b, `document.querySelectorAll('script[src*="invalid"], .deck img').length + new URL(document.querySelector('.handout-back').href).pathname.replace(/.*\/bo/, 'bo')`); state != "0bo-tai-lieu/index.html" {
			t.Errorf("%s: %s", fragment, state)
		}
	}
	// Links of older builds lead to a topic's page.
	b.run(t, chromedp.Navigate(b.base+handed+"/trinh-chieu.html#noi="+handed+"/trinh-chieu,chuyen-de/an-toan-tren-mang-khong-de-ai-bi-lua/trinh-chieu&ten=A"),
		until(`document.querySelector('.deck-joined')?.textContent.includes('Bộ này có 2 chuyên đề')`))
	for _, hostile := range []string{"//example.invalid/x,a", "../x,javascript:alert(1)", "data:text/javascript,b", "%00,<img src=x onerror=window.broken=1>", "a,a,a"} {
		b.run(t, chromedp.Navigate(b.base+"index.html"), chromedp.Navigate(b.base+handed+"/trinh-chieu.html#noi="+hostile), chromedp.WaitVisible(`[data-present]`))
		if state := eval[string](t, b, `String(window.broken) + document.querySelectorAll('script[src*="invalid"], .deck img').length + document.querySelectorAll('.deck-joined').length`); state != "undefined00" {
			t.Errorf("%s: %s", hostile, state)
		}
	}
}
