package e2e

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// screens are how long pages may be on a phone of 360×740 pixels, in screens.
// The figures are those of the design; a page that grows by what somebody wrote
// is measured with that taken off, or by its text.
var screens = []struct {
	page string
	most float64
}{
	{"chuyen-de/hien-dat-lam-duong.html", 21},
	{"huong-dan/truoc-trong-sau-buoi-sinh-hoat.html", 7.7},
	{"dien-hinh/chi-bo-2-thpt-kien-thuy.html", 7.7},
	{"van-ban/50-ct-tw.html", 3.3},
	{"van-ban/294-qd-tw.html", 3.3},
	{"van-ban/index.html", 5.8},
	{"index.html", 3.85},
	{"goi-y/index.html", 3.5},
	{"goi-y/index.html#doi-tuong=thon-to-dan-pho&quy=1", 3.5},
	{"goi-y/thon-to-dan-pho/quy-1.html", 4.8},
	{"chuyen-de/index.html", 6.9},
	{"muc-luc/index.html", 4.5},
	{"co-gi-moi.html", 4.5},
	{"nhom/index.html", 3.4},
	{"tim-kiem.html", 2.75},
	{"404.html", 2},
}

// TestScreens measures pages in Roboto, the letters of most phones here.
func TestScreens(t *testing.T) {
	t.Parallel()
	base := serve(t, portalDir(t), "/")
	b := openAs(t, base, 360, inRoboto(t))
	b.run(t, chromedp.EmulateViewport(360, 740))
	for _, row := range screens {
		b.run(t, chromedp.Navigate(base+row.page), chromedp.WaitReady(`main`), until(`document.readyState === 'complete'`))
		if long := eval[float64](t, b, `document.documentElement.scrollHeight / 740`); long > row.most {
			t.Errorf("%s is %.2f screens long, more than %.2f", row.page, long, row.most)
		} else {
			t.Logf("%s: %.2f screens of %.2f", row.page, long, row.most)
		}
	}
}

// TestLandscape: on a phone that lies on its side the header is no more than .15 of
// the height, and nothing else stays on the screen.
func TestLandscape(t *testing.T) {
	t.Parallel()
	b := open(t, serve(t, portalDir(t), "/"), 640)
	b.run(t, chromedp.EmulateViewport(640, 320))
	for _, page := range []string{"index.html", handed + ".html", "van-ban/index.html", "tim-kiem.html", "ke-hoach/index.html"} {
		b.run(t, chromedp.Navigate(b.base+page), chromedp.WaitReady(`main`))
		if part := eval[float64](t, b, `document.querySelector('.site-header').offsetHeight / innerHeight`); part > .15 {
			t.Errorf("%s: the header takes %.3f of the height", page, part)
		}
		if stays := eval[string](t, b, `[...document.body.querySelectorAll('*')].filter((e) => ['fixed', 'sticky'].includes(getComputedStyle(e).position) && e.offsetHeight).map((e) => e.className).join()`); stays != "" {
			t.Errorf("%s: on a low screen %s stays in place", page, stays)
		}
	}
}

// TestHomeLeadsOnce: what the home page names leads to one place.
func TestHomeLeadsOnce(t *testing.T) {
	t.Parallel()
	b := open(t, disk(portalDir(t)), 360)
	b.run(t, chromedp.Navigate(b.base+"index.html"), chromedp.WaitReady(`main`))
	if twice := eval[string](t, b, `(() => {
		const led = new Map();
		for (const a of document.querySelectorAll('main a[href]')) led.set(a.textContent.trim(), (led.get(a.textContent.trim()) ?? new Set()).add(a.href));
		return led.size < 10 ? 'there are ' + led.size + ' links' : [...led].filter(([, to]) => to.size > 1).map(([name]) => name).join(', ');
	})()`); twice != "" {
		t.Errorf("on the home page there is a name with two ways: %s", twice)
	}
}

// inRoboto is the look of a browser that writes everything in Roboto, which `make tools`
// installs; without it the test is skipped, as lines would break elsewhere.
func inRoboto(t *testing.T) look {
	t.Helper()
	return inLetters(t, "Roboto", "fonts-roboto-unhinted")
}

// inWide is [inRoboto] with the widest letters that systems have of their own.
func inWide(t *testing.T) look {
	t.Helper()
	return inLetters(t, "DejaVu Sans", "fonts-dejavu-core")
}

// fonts are the settings of browsers that write everything in one font.
var fonts struct {
	mu  sync.Mutex
	dir string // with a folder of each; "" until one is asked for
}

// inLetters is the look of a browser that writes everything in a font, from a package of Debian's.
func inLetters(t *testing.T, font, from string) look {
	t.Helper()
	if found, err := exec.Command("fc-list", font, "file").Output(); err != nil || len(bytes.TrimSpace(found)) == 0 {
		t.Skipf("the font %s is missing: run `make tools`, or on Debian: apt-get install %s", font, from)
	}
	fonts.mu.Lock()
	defer fonts.mu.Unlock()
	if fonts.dir == "" {
		var err error
		if fonts.dir, err = os.MkdirTemp("", "chuyende-fonts-"); err != nil {
			t.Fatal(err)
		}
	}
	dir := filepath.Join(fonts.dir, font)
	name := filepath.Join(dir, "fonts.conf")
	settings := `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><cachedir>` + dir + `</cachedir>
<match target="pattern"><edit name="family" mode="prepend" binding="strong"><string>` + font + `</string></edit></match></fontconfig>`
	if _, err := os.Stat(name); err != nil { // browsers may read it meanwhile
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(settings), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return look{font, chromedp.Env("FONTCONFIG_FILE=" + name)}
}

// weights are what pages may weigh as a server sends them, compressed, before
// anybody acts: style and scripts, and the whole where that is bounded too. The
// style for paper is left out: nothing on the screen waits for it.
var weights = []struct {
	page         string
	looks, whole int
}{
	{"index.html", 14 << 10, 14 << 10},
	{"huong-dan/truoc-trong-sau-buoi-sinh-hoat.html", 9 << 10, 0},
	{"chuyen-de/hien-dat-lam-duong.html", 9 << 10, 0},
	{"chuyen-de/index.html", 9 << 10, 0},
	{"nhom/xay-dung-dang.html", 9 << 10, 0},
	{"van-ban/12-hd-btctw.html", 9 << 10, 0},
	{"goi-y/thon-to-dan-pho/quy-2.html", 8 << 10, 0},
	{"goi-y/index.html", 12 << 10, 0},
	{"van-ban/index.html", 13 << 10, 0},
	{"tim-kiem.html", 16 << 10, 0},
}

var (
	styleLink  = regexp.MustCompile(`<link rel="stylesheet" href="([^"]+)">`)
	scriptLink = regexp.MustCompile(`<script [^>]*src="([^"]+)"`)
)

// mostTopic is how many bytes a topic's page may weigh, without what it loads: it
// grows by its text only.
const mostTopic = 14 << 10

// TestWeights weighs what a browser fetches with a page.
func TestWeights(t *testing.T) {
	t.Parallel()
	dir := portalDir(t)
	for _, row := range weights {
		page, err := os.ReadFile(filepath.Join(dir, row.page))
		if err != nil {
			t.Fatal(err)
		}
		looks := 0
		for _, link := range append(styleLink.FindAllSubmatch(page, -1), scriptLink.FindAllSubmatch(page, -1)...) {
			looks += packed(t, filepath.Join(dir, filepath.Dir(row.page), string(link[1])))
		}
		whole := looks + packed(t, filepath.Join(dir, row.page))
		told := fmt.Sprintf("%s: style and scripts %d bytes of %d, in all %d", row.page, looks, row.looks, whole)
		if looks > row.looks || row.whole > 0 && whole > row.whole {
			t.Errorf("%s of %d", told, row.whole)
		} else {
			t.Log(told)
		}
	}
	topics, err := filepath.Glob(filepath.Join(dir, "chuyen-de", "*.html"))
	if err != nil || len(topics) < 10 {
		t.Fatalf("%d topics (%v)", len(topics), err)
	}
	for _, name := range topics {
		if size := packed(t, name); size > mostTopic {
			t.Errorf("%s weighs %d bytes of %d", filepath.Base(name), size, mostTopic)
		}
	}
}

// packed is how many bytes a file has as a server sends it.
func packed(t *testing.T, name string) int {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	zip, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := zip.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}

// readingChoices are what the controls at the end of a page put on its root.
const readingChoices = `['size', 'theme', 'contrast', 'spacing'].map(name => document.documentElement.getAttribute('data-' + name)).join()`

// openReading opens the controls, whose script is fetched then.
var openReading = press(`#cach_doc:not([hidden]) > summary`)

const readingOpen = `document.querySelector("#cach_doc[open] .reading").hidden === false`

// TestReading chooses how to read and finds it so on the next page before
// anything is painted, and nothing of it after taking it back.
func TestReading(t *testing.T) {
	t.Parallel()
	for name, base := range places(t, portalDir(t)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, base, 360)
			b.run(t, chromedp.Navigate(base+"gioi-thieu.html"), chromedp.WaitReady(`main`), openReading, until(readingOpen),
				press(`#cach_doc [name="size"][value="4"]`), press(`#cach_doc [name="theme"][value="dark"]`), press(`#cach_doc [name="spacing"]`))
			if got := eval[string](t, b, readingChoices); got != "4,dark,,more" {
				t.Fatalf("chosen was %q", got)
			}
			size := eval[string](t, b, `getComputedStyle(document.documentElement).fontSize + getComputedStyle(document.body).backgroundColor`)
			if size != "24pxrgb(25, 22, 20)" {
				t.Errorf("the page is in %s", size)
			}
			b.run(t, chromedp.Navigate(base+"van-ban/index.html"), chromedp.WaitReady(`main`))
			if got := eval[string](t, b, readingChoices); got != "4,dark,,more" {
				t.Errorf("the next page has %q", got)
			}
			// Waited for in the head: before the body there is nothing to paint.
			head := eval[string](t, b, `[...document.head.querySelectorAll('script[src]')].filter(s => !s.defer && !s.async).map(s => s.getAttribute('src')).join()`)
			if !strings.Contains(head, "reader.") {
				t.Errorf("what is waited for is %q", head)
			}
			b.run(t, openReading, until(readingOpen), press(`#cach_doc [name="size"][value=""]`), press(`#cach_doc [name="theme"][value=""]`), press(`#cach_doc [name="spacing"]`),
				chromedp.Reload(), chromedp.WaitReady(`main`))
			if got := eval[string](t, b, readingChoices); got != ",,," {
				t.Errorf("taken back, the page still has %q", got)
			}
		})
	}
}

// TestContrast: more contrast, wished for by the system or by the reader, holds in
// every scheme, however that was chosen.
func TestContrast(t *testing.T) {
	t.Parallel()
	b := open(t, disk(portalDir(t)), 360)
	for _, scheme := range []string{"light", "dark"} {
		for _, wish := range []string{"no-preference", "more"} {
			b.run(t, func(ctx context.Context, tab *chromedp.Target) (chromedp.Void, error) {
				features := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-contrast", Value: wish}}
				_, err := cdp.Call(ctx, tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features})
				return chromedp.Void{}, err
			}, chromedp.Navigate(b.base+"gioi-thieu.html"), chromedp.WaitReady(`main`))
			for _, look := range []string{"", "theme=light", "theme=dark", "contrast=more", "contrast=more theme=light", "contrast=more theme=dark"} {
				got := eval[bool](t, b, fmt.Sprintf(`((root) => {
					for (const name of ['theme', 'contrast']) root.removeAttribute('data-' + name);
					for (const one of %q.split(' ').filter(Boolean)) root.setAttribute('data-' + one.split('=')[0], one.split('=')[1]);
					const style = getComputedStyle(root);
					return style.getPropertyValue('--quiet') === style.getPropertyValue('--ink');
				})(document.documentElement)`, look))
				if want := wish == "more" || strings.HasPrefix(look, "contrast"); got != want {
					t.Errorf("%s, prefers-contrast: %s, %q: more contrast is %t", scheme, wish, look, got)
				}
			}
		}
	}
}

// named is a site of nine sections with a title and, of them, so many in its menu.
func named(t *testing.T, title string, entries int) (dir string) {
	t.Helper()
	source := t.TempDir()
	write := func(file, text string) {
		file = filepath.Join(source, file)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	settings := fmt.Sprintf("title: %q\n", title)
	if entries > 0 {
		settings += "menu:\n"
	}
	for i, part := range []string{"Gợi ý", "Chuyên đề", "Nhóm", "Hướng dẫn", "Điển hình", "Văn bản", "Sổ tay nghiệp vụ", "Hỏi và đáp", "Tin hoạt động"} {
		folder := fmt.Sprintf("phan-%d/", i+1)
		write("content/"+folder+"_index.md", "# "+part+"\n\nLời.\n")
		write("content/"+folder+"bai.md", "# Bài "+part+"\n\nLời.\n")
		if i < entries {
			settings += fmt.Sprintf("  - {title: %s, link: %s_index.md}\n", part, folder)
		}
	}
	write("content/site.yaml", settings)
	return buildSite(t, source)
}

// TestHeader: whatever a site is called, however many entries its menu has and in
// wide letters too, the name takes three lines at most and breaks beside the openers,
// where a word is too long within it; no entry is alone in a row of the menu, nothing
// sticks out, and on a low screen the header is no more than .15 of the height.
func TestHeader(t *testing.T) {
	t.Parallel()
	sites := map[string]string{"portal": serve(t, portalDir(t), "/") + "nhom/index.html"}
	for _, title := range []string{"Cổng tra cứu sinh hoạt chuyên đề của Đảng bộ phường", "Documentation of Interoperability", "ẪmỮtỘnghiệpvụcôngtácĐảng",
		"Cổng thông tin tra cứu tài liệu sinh hoạt chuyên đề và nghiệp vụ công tác Đảng của Đảng bộ phường và các chi bộ trực thuộc"} {
		for _, entries := range []int{0, 6, 9} {
			sites[fmt.Sprintf("%s, %d entries", title, entries)] = serve(t, named(t, title, entries), "/") + "phan-1/bai.html"
		}
	}
	for letters, font := range map[string]look{"Roboto": inRoboto(t), "wide": inWide(t)} {
		t.Run(letters, func(t *testing.T) {
			t.Parallel()
			b := openAs(t, "http://127.0.0.1", 360, font)
			for name, page := range sites {
				b.run(t, chromedp.Navigate(page), chromedp.WaitReady(`main`))
				for _, window := range [][2]int64{{360, 740}, {640, 320}, {960, 800}, {1280, 800}} {
					b.run(t, chromedp.EmulateViewport(window[0], window[1]))
					if wrong := eval[string](t, b, headerFaults); wrong != "" {
						t.Errorf("%s at %d×%d px: %s", name, window[0], window[1], wrong)
					}
				}
			}
		})
	}
}

// headerFaults says what is wrong with the header of the open page.
const headerFaults = `(() => {
	const at = (e) => e.getBoundingClientRect(), seen = (e) => e.offsetHeight > 0, wrong = [];
	const words = document.querySelector('.site-name span'), lines = Math.floor(at(words).height / parseFloat(getComputedStyle(words).lineHeight));
	if (lines < 1 || lines > 3) wrong.push('the name takes ' + lines + ' lines');
	const name = at(document.querySelector('.site-name')), header = at(document.querySelector('.site-header'));
	const openers = [...document.querySelectorAll('.site-header .opener')].filter(seen);
	if (!openers.length && innerWidth < 960) wrong.push('nothing opens the menu');
	for (const e of openers) {
		if (at(e).top >= name.bottom || at(e).bottom <= name.top || at(e).left < at(words).right) wrong.push(e.textContent + ' is not beside the name');
		if (at(e).height < 44 || at(e).width < 44) wrong.push(e.textContent + ' is small');
	}
	const rows = new Map();
	for (const e of [...document.querySelectorAll('.menu li')].filter(seen)) rows.set(at(e).top, (rows.get(at(e).top) ?? 0) + 1);
	if (rows.size > 1) wrong.push('the menu has rows of ' + [...rows.values()]);
	if (innerHeight < innerWidth / 1.7 && header.height > .15 * innerHeight) wrong.push('the header is ' + header.height + ' px high');
	if (document.documentElement.scrollWidth > innerWidth) wrong.push('something sticks out');
	return wrong.join('; ');
})()`
