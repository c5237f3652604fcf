//go:build slow

package e2e

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// walker is somebody with a phone of 360×740: counts what a thumb does.
type walker struct {
	*tab
	taps, flicks int
}

// walkedPlaces are a server below a path, and a disk.
func walkedPlaces(t *testing.T) map[string]string {
	t.Helper()
	return map[string]string{"server": serve(t, portalDir(t), "/to-chuc/cong/"), "disk": disk(portalDir(t))}
}

// walk begins at the home page of a portal.
func walk(t *testing.T, base string) *walker {
	t.Helper()
	b := openAlone(t, base, 360, inRoboto(t))
	b.run(t, chromedp.EmulateViewport(360, 740, chromedp.EmulateMobile), chromedp.Func(finger), wear(schemes[0]), chromedp.Navigate(b.base+"index.html"))
	return &walker{tab: b}
}

// touch flicks until the first element of a selector whose words begin as given
// can be touched, and touches it. Its place must be its own: what lies over
// it would be touched instead. The way there is 600 pixels a flick, less than
// a screen.
func (w *walker) touch(t *testing.T, selector, words string) {
	t.Helper()
	const place = `(() => {
	const e = [...document.querySelectorAll(%q)].find((e) => e.checkVisibility() && e.textContent.trim().startsWith(%q));
	if (!e) return null;
	// The whole row leads on where the link is drawn out over it.
	const r = (getComputedStyle(e, '::after').position === 'absolute' ? e.parentElement : e).getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2;
	const at = document.elementFromPoint(x, y);
	return {x, y, high: r.height, own: !!at && (e.contains(at) || at.control === e)};
})()`
	find := fmt.Sprintf(place, selector, words)
	w.wait(t, find)
	for range 40 {
		at := eval[struct {
			X, Y, High float64
			Own        bool
		}](t, w.tab, find)
		if at.Own {
			if at.High < 44 {
				t.Errorf("%s %q is %.0f px high", selector, words, at.High)
			}
			w.taps++
			w.run(t, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
				return fingertip(ctx, tab, at.X, at.Y)
			}))
			return
		}
		step := 600
		if at.Y < 370 {
			step = -600
		}
		w.flicks++
		before := eval[float64](t, w.tab, `scrollY`)
		if after := eval[float64](t, w.tab, fmt.Sprintf(`scrollBy({top: %d, behavior: 'instant'}), scrollY`, step)); after == before {
			t.Fatalf("%s %q cannot be touched: at %.0f,%.0f", selector, words, at.X, at.Y)
		}
	}
	t.Fatalf("%s %q is not reached in 40 flicks", selector, words)
}

// fingertip touches a point and lets go.
func fingertip(ctx context.Context, tab *chromedp.Target, x, y float64) error {
	if _, err := cdp.Call(ctx, tab, input.DispatchTouchEvent, input.DispatchTouchEventParams{
		Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: []*input.TouchPoint{{X: x, Y: y}}}); err != nil {
		return err
	}
	_, err := cdp.Call(ctx, tab, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}})
	return err
}

// choose takes an entry of a list, which is two taps: one opens it.
func (w *walker) choose(t *testing.T, name, value string) {
	t.Helper()
	w.taps += 2
	w.run(t, enter(name, value))
}

// within ends a task: no more taps than given, six flicks at most.
func (w *walker) within(t *testing.T, task string, taps int) {
	t.Helper()
	t.Logf("%s: %d taps of %d, %d flicks of 6", task, w.taps, taps, w.flicks)
	if w.taps > taps || w.flicks > 6 {
		t.Errorf("%s takes %d taps of %d, %d flicks of 6", task, w.taps, taps, w.flicks)
	}
	w.taps, w.flicks = 0, 0
}

// wait waits until an expression holds, on this page or the next.
func (w *walker) wait(t *testing.T, expression string) {
	t.Helper()
	var err error
	for range 20 {
		// A page that goes away takes the question with it.
		if err = chromedp.Do(w.ctx, chromedp.WaitReady(`body`), until(expression)); err == nil {
			return
		}
	}
	w.fail(t, err)
}

// at waits for a page whose heading begins with words.
func (w *walker) at(t *testing.T, words string) {
	t.Helper()
	w.wait(t, fmt.Sprintf(`document.readyState === 'complete' && document.querySelector('h1')?.textContent.trim().startsWith(%q)`, words))
}

// TestFiveTasks are what secretaries come for, walked by touch from the home page:
// a topic for the second quarter of a village cell with what it takes to hold it,
// the year's plan, and which guidance is in force.
func TestFiveTasks(t *testing.T) {
	t.Parallel()
	for place, base := range walkedPlaces(t) {
		for name, task := range map[string]func(*testing.T, string){"topic": topicTasks, "plan": planTask, "guidance in force": guidanceTask} {
			t.Run(place+", "+name, func(t *testing.T) {
				t.Parallel()
				task(t, base)
			})
		}
	}
}

// planTask plans a year.
func planTask(t *testing.T, base string) {
	w := walk(t, base)
	w.touch(t, `main a[href="ke-hoach/index.html"]`, "")
	w.at(t, "Kế hoạch")
	w.choose(t, "doi-tuong", "thon-to-dan-pho")
	w.touch(t, `[data-fill]`, "")
	w.run(t, until(`document.querySelector('[data-said=count]').textContent === '4/4'`))
	// Another topic for the third quarter.
	w.touch(t, `[data-quarter="3"] .pick-topic summary`, "")
	w.touch(t, `[data-quarter="3"] .pick-list li:nth-child(2) button`, "")
	w.run(t, until(`document.querySelector('[data-said=count]').textContent === '4/4'`))
	w.taps++ // the field of the day on which the cell always meets, then its number
	w.run(t, enter("tk-ngay", "3"))
	if wrong := eval[[]string](t, w.tab, amiss); len(wrong) > 0 {
		t.Errorf("the plan is not in order: %q", wrong)
	}
	w.within(t, "the year's plan", 12)
	if screens := eval[float64](t, w.tab, `document.documentElement.scrollHeight / 740`); screens > 4.4 {
		t.Errorf("the plan is %.2f screens of a phone, more than 4.4", screens)
	}
}

// guidanceTask finds which guidance is in force.
func guidanceTask(t *testing.T, base string) {
	w := walk(t, base)
	w.touch(t, `main .doors a`, "Tra văn bản")
	w.at(t, "Sổ hiệu lực")
	w.touch(t, `.now a`, "Hướng dẫn")
	w.at(t, "Hướng dẫn")
	if state := eval[string](t, w.tab, `document.querySelector('main .badge').textContent`); !strings.HasPrefix(state, "Còn hiệu lực") {
		t.Errorf("the document is %q", state)
	}
	w.within(t, "which guidance is in force", 3)
}
