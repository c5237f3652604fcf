package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// handedPages are pages with an action bar: a topic, guidance, a case.
var handedPages = []string{handed + ".html", "huong-dan/viet-bao-cao-de-dan.html", "dien-hinh/chi-bo-thon-van-hoa.html"}

// TestActionsRefused: in a view that prints, copies, shares and keeps nothing, the
// action bar offers only what is a plain link to a plain file or page, and the
// files for Word say how they are had.
func TestActionsRefused(t *testing.T) {
	t.Parallel()
	b := open(t, disk(portalDir(t)), 360)
	b.run(t, chromedp.Func(before(refusals)))
	for _, page := range handedPages {
		b.run(t, chromedp.Navigate(b.base+page), chromedp.WaitVisible(`.actions summary`), chromedp.Click(`.actions summary`), chromedp.WaitVisible(`.actions .panel a`))
		if offered := eval[string](t, b, `[...document.querySelectorAll('.actions button')].filter((button) => button.offsetParent).map((button) => button.textContent).join()`); offered != "" {
			t.Errorf("%s offers what the browser refuses: %s", page, offered)
		}
		targets := eval[[]string](t, b, `[...document.querySelectorAll('.actions a, .papers a')].map((link) => link.getAttribute('href') + (link.hasAttribute('download') ? ' download' : ''))`)
		if len(targets) < 4 {
			t.Errorf("%s offers only %q", page, targets)
		}
		for _, target := range targets {
			if strings.HasPrefix(target, "blob:") || strings.HasPrefix(target, "data:") || strings.HasPrefix(target, "javascript:") {
				t.Errorf("%s leads to %s", page, target)
			}
		}
		if note := eval[string](t, b, `document.querySelector('.papers')?.textContent || ''`); !strings.Contains(note, "mở trang này bằng trình duyệt") {
			t.Errorf("%s does not say how files for Word are had: %q", page, note)
		}
	}
}

// TestHandoutsRefused: what is handed out says in such a view what to do instead,
// without being asked where nothing can be printed, when asked where it copies.
func TestHandoutsRefused(t *testing.T) {
	t.Parallel()
	b := open(t, disk(portalDir(t)), 360)
	b.run(t, chromedp.Func(before(refusals)))
	for _, page := range handedPages {
		folder := strings.TrimSuffix(page, ".html")
		b.run(t, chromedp.Navigate(b.base+folder+"/chu-to.html"), chromedp.WaitVisible(`.elsewhere[open] p`))
		if eval[bool](t, b, `[...document.querySelectorAll('[data-print]')].some((button) => !button.hidden)`) {
			t.Errorf("%s: large print offers to print", page)
		}
		b.run(t, chromedp.Navigate(b.base+folder+"/zalo.html"), chromedp.WaitVisible(`[data-copy]`), press(`[data-copy]`), chromedp.WaitVisible(`.elsewhere[open] p`))
		said := eval[string](t, b, `document.querySelector('.said:not(:empty)').textContent`)
		selected := eval[string](t, b, `String(getSelection()).trim() === document.querySelector('.part pre').textContent.trim() ? 'all' : String(getSelection())`)
		if !strings.Contains(said, "chọn “Sao chép”") || selected != "all" {
			t.Errorf("%s: a message says %q, selected is %q", page, said, selected)
		}
	}
	b.run(t, chromedp.Navigate(b.base+handed+"/trinh-chieu.html"), chromedp.WaitVisible(`[data-present]`), chromedp.Click(`[data-present]`), chromedp.WaitVisible(`.slide.current`))
	b.run(t, chromedp.Navigate(b.base+handed+"/trinh-chieu.html#phut=90"), chromedp.Reload(), chromedp.WaitVisible(`.agenda-bar`))
}

// TestScriptsRefused: a host that sends scripts as plain text and forbids guessing has them
// refused by browsers that run scripts: what needs one says so, and how to go on.
func TestScriptsRefused(t *testing.T) {
	t.Parallel()
	dir := portalDir(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		if strings.HasSuffix(r.URL.Path, ".js") {
			w.Header().Set("Content-Type", "text/plain")
		}
		http.FileServer(http.Dir(dir)).ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	b := open(t, server.URL+"/", 360)
	for page, way := range map[string]string{"tim-kiem.html?q=hien+dat": `.without-script a`, "goi-y/": `main > .fold summary`} {
		b.run(t, chromedp.Navigate(b.base+page), chromedp.WaitVisible(`main > .without-script`), chromedp.WaitVisible(way))
		if eval[bool](t, b, `document.documentElement.classList.contains('scripted')`) {
			t.Fatalf("%s ran its scripts", page)
		}
	}
	b.forgive("MIME type")
	c := open(t, serve(t, dir, "/"), 360)
	c.run(t, chromedp.Navigate(c.base+"tim-kiem.html"), chromedp.WaitReady(`#tim_kiem`))
	if eval[bool](t, c, `document.querySelector('main > .without-script').checkVisibility()`) {
		t.Error("the search page says that scripts did not run where they did")
	}
}

// TestSuggestionsRefused: the chooser works where nothing is kept, by its address.
func TestSuggestionsRefused(t *testing.T) {
	t.Parallel()
	b := open(t, disk(portalDir(t)), 360)
	b.run(t, chromedp.Func(before(refusals)), chromedp.Navigate(b.base+"goi-y/index.html#doi-tuong=thon-to-dan-pho&quy=2"), chromedp.WaitVisible(`.offer input`), press(`.offer input`),
		until(`location.hash.includes('da-lam=')`), chromedp.Reload(), chromedp.WaitVisible(`.held`))
	if n := eval[int](t, b, `document.querySelectorAll('.offer').length`); n < 3 {
		t.Errorf("%d topics are offered", n)
	}
}

// TestRotaRefused: a rota that cannot be saved or copied is selected as text.
func TestRotaRefused(t *testing.T) {
	t.Parallel()
	b := open(t, disk(portalDir(t)), 360)
	b.run(t, chromedp.Func(before(refusals)), chromedp.Navigate(b.base+"phieu/lich-du.html"), chromedp.WaitVisible(`#lich_du button`),
		enter("nguoi", team()), press(`#lich_du [type="submit"]`), chromedp.WaitVisible(`#bang_lich table`))
	for button, begins := range map[string]string{"data-csv": "Tháng,Người dự", "data-table": "Tháng\tNgười dự", "data-calendar": "BEGIN:VCALENDAR"} {
		b.run(t, press(`[`+button+`]`), until(fmt.Sprintf(`String(getSelection()).startsWith(%q)`, begins)))
		said := eval[string](t, b, `document.querySelector('.rota-said').textContent`)
		if !strings.Contains(said, "đã được chọn ở dưới") || !eval[bool](t, b, `document.querySelector('.elsewhere').open && document.querySelector('.rota-text').offsetParent !== null`) {
			t.Errorf("%s: it says %q", button, said)
		}
	}
}

// TestPlanRefused: a year's plan whose calendar cannot be saved says where it can,
// its link is selected, and the plan for Word is there blank.
func TestPlanRefused(t *testing.T) {
	t.Parallel()
	b := open(t, disk(portalDir(t)), 360)
	b.run(t, chromedp.Func(before(refusals)), chromedp.Navigate(b.base+"ke-hoach/index.html"), chromedp.WaitVisible(`#ke_hoach`), enter("doi-tuong", "thon-to-dan-pho"), press(`[data-fill]`),
		until(`document.querySelector('[data-said=count]').textContent === '4/4'`), press(`[data-calendar]`), chromedp.WaitVisible(`.elsewhere[open] p`))
	if said := eval[string](t, b, `document.querySelector('.sheet-tools .said').textContent`); !strings.Contains(said, "không tải tệp được") {
		t.Errorf("of the calendar it says %q", said)
	}
	b.run(t, press(`[data-send]`), until(`String(getSelection()).includes('#phieu=1.')`), press(`a[data-papers]`),
		until(`document.querySelector('.sheet-tools .said').textContent.includes('không lưu được tệp')`))
	if blank := eval[string](t, b, `document.querySelector('.sheet-tools .elsewhere').open && document.querySelector('.sheet-tools a').getAttribute('href')`); blank != "ke-hoach-nam.docx" {
		t.Errorf("the blank paper is at %q", blank)
	}
}
