//go:build slow

package e2e

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestPlanWalk goes the whole way by touch: from the home page to a topic that is
// suggested, from there into a quarter of the plan, the others filled, sent, and
// opened on another phone, where it is changed and comes back: what is on the
// first phone stays until its owner takes the other.
func TestPlanWalk(t *testing.T) {
	t.Parallel()
	for name, base := range map[string]string{"server": serve(t, portalDir(t), "/to-chuc/cong/"), "disk": disk(portalDir(t))} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, base, 360)
			taps := 0
			b.run(t, chromedp.Func(finger), chromedp.Navigate(base+"goi-y/index.html#doi-tuong=thon-to-dan-pho&quy=2"))
			b.reach(t, &taps, `.offers li:nth-child(2) a`)
			b.run(t, chromedp.WaitVisible(`.actions`))
			title := eval[string](t, b, `document.querySelector('h1').textContent`)
			b.reach(t, &taps, `.actions summary`)
			b.reach(t, &taps, `.actions a[href*="#them="]`)
			b.reach(t, &taps, `.add-choices button:nth-child(2)`)
			b.reach(t, &taps, `[data-fill]`)
			mine := eval[[]string](t, b, planned)
			if !strings.HasPrefix(mine[1], title+" | ") || strings.Contains(strings.Join(mine, ""), "chưa có ngày") {
				t.Errorf("%s was added: %q", title, mine)
			}
			b.run(t, enter("q2.chu-tri", "Trần Văn Thử"), chromedp.Evaluate[chromedp.Void](clipboards[0].setup+";0"))
			b.reach(t, &taps, `[data-send]`)
			b.run(t, until(`window.copied`))
			other := open(t, base, 360)
			other.run(t, chromedp.Navigate(eval[string](t, b, `window.copied`)), chromedp.WaitVisible(`#ke_hoach`), enter("q4.ten", "Chuyên đề của chi ủy"),
				chromedp.Evaluate[chromedp.Void](clipboards[0].setup+";0"), press(`[data-link]`), until(`window.copied`))
			back := eval[string](t, other, `window.copied`)
			b.run(t, chromedp.Navigate(base+"index.html"), chromedp.Navigate(back), chromedp.WaitVisible(`#bao_phieu button`))
			if theirs := eval[[]string](t, b, planned); !strings.HasPrefix(theirs[3], "Chuyên đề của chi ủy") || !slices.Equal(theirs[:3], mine[:3]) {
				t.Errorf("what came back is %q", theirs)
			}
			b.run(t, press(`#bao_phieu button`))
			if own := eval[[]string](t, b, planned); !slices.Equal(own, mine) {
				t.Errorf("my own is %q, was %q", own, mine)
			}
			if chairs := eval[string](t, b, `document.querySelector('[name="q2.chu-tri"]').value`); chairs != "Trần Văn Thử" {
				t.Errorf("my own has lost a name: %q", chairs)
			}
			// Taking theirs, the own one can still be opened.
			b.run(t, chromedp.Navigate(base+"index.html"), chromedp.Navigate(back), chromedp.WaitVisible(`#bao_phieu button`), enter("q1.gio", "19:30"),
				until(`document.querySelector('#bao_phieu button')?.textContent === 'Mở bản trước'`), press(`#bao_phieu button`))
			if own := eval[[]string](t, b, planned); !slices.Equal(own, mine) {
				t.Errorf("the one before is %q, was %q", own, mine)
			}
		})
	}
}

// TestPlanHostileLinks opens each hostile link as a fresh page, on a device that
// has a plan and on one that has none.
func TestPlanHostileLinks(t *testing.T) {
	t.Parallel()
	for name, base := range map[string]string{"server": serve(t, portalDir(t), "/"), "disk": disk(portalDir(t))} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, base, 360)
			for _, with := range []bool{false, true} {
				kept := []string{}
				if with {
					b.run(t, chromedp.Navigate(base+planPage), chromedp.WaitVisible(`#ke_hoach`), press(`[data-fill]`))
					kept = eval[[]string](t, b, planned)
				}
				for _, fragment := range hostilePlans {
					b.run(t, chromedp.Navigate(base+"index.html"), chromedp.Navigate(base+planPage+fragment), chromedp.WaitVisible(`#ke_hoach`))
					if broken := eval[string](t, b, `String(window.broken)`); broken != "undefined" {
						t.Errorf("%s runs: %s", fragment, broken)
					}
					if !with {
						continue
					}
					b.run(t, chromedp.Navigate(base+"index.html"), chromedp.Navigate(base+planPage), chromedp.WaitVisible(`#ke_hoach`))
					if got := eval[[]string](t, b, planned); !slices.Equal(got, kept) {
						t.Fatalf("after %s the plan is %q, before %q", fragment, got, kept)
					}
				}
			}
		})
	}
}
