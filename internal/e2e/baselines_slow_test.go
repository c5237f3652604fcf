//go:build slow

package e2e

import (
	"context"
	"fmt"
	"image"
	"image/draw"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"chuyende/internal/golden"
	"chuyende/internal/pipeline"
)

// baselines is where the sample lies whose pages are pictured, and the pictures.
const baselines = "testdata/baselines"

// mostChanged is the share of a picture's pixels that may differ from its baseline.
const mostChanged = .005

// windows are what is pictured of a page: the window's width and height, and how
// far down the picture goes, all in CSS pixels.
var windows = []struct{ width, height, deep int64 }{
	{360, 740, 1200},
	{1280, 800, 800},
}

// TestBaselines holds pictures of every layout, in light and dark, to those that
// somebody has looked at: `make baselines` draws them anew, to be looked at before
// they are committed. The pages are those of a sample, which does not change when
// the portal's content does. Other browsers and fonts draw other pictures, so
// that elsewhere nothing is compared.
func TestBaselines(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "public")
	options := siteOptions(t, baselines, out)
	options.Future = true
	if result, err := pipeline.Run(t.Context(), options); err != nil || result.Failed() {
		t.Fatal(err, result.Problems)
	}
	g := gallery{base: serve(t, out, "/"), roboto: inRoboto(t)}
	g.sameMachine(t)
	known := map[string]bool{}
	for _, template := range templates {
		for _, window := range windows {
			for _, scheme := range schemes[:2] {
				known[pictureName(template.name, window.width, scheme)] = true
			}
		}
	}
	for _, name := range pictures(t) {
		if !known[filepath.Base(name)] {
			t.Errorf("%s is the picture of nothing: take it away", name)
		}
	}
	for _, window := range windows {
		t.Run(fmt.Sprintf("%d px", window.width), func(t *testing.T) {
			t.Parallel()
			// No browser is open for so long that its patience ends.
			for some := range slices.Chunk(templates, 8) {
				b := openAlone(t, g.base, window.width, g.roboto)
				b.run(t, chromedp.EmulateViewport(window.width, window.height), chromedp.Func(before(fixedDay)))
				for _, template := range some {
					for _, scheme := range schemes[:2] {
						b.run(t, chromedp.Navigate("about:blank"), wear(scheme), chromedp.Navigate(b.base+template.page),
							chromedp.WaitReady(`main`), until(settled), until(`document.fonts.status === 'loaded'`))
						g.hold(t, pictureName(template.name, window.width, scheme), g.picture(t, b, window.deep))
					}
				}
			}
		})
	}
}

// gallery is what pictures are made of: the sample's address, and the browser's letters.
type gallery struct {
	base   string
	roboto look
}

// pictureName is the file of one picture.
func pictureName(template string, width int64, s scheme) string {
	return fmt.Sprintf("%s-%d-%s.png", template, width, s.name)
}

// pictures are the baselines that there are.
func pictures(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(baselines, "*.png"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// fixedDay gives pages the day of the build for today, at noon.
const fixedDay = `{
	const Real = Date, now = Real.UTC(2026, 10, 22, 5);
	globalThis.Date = class extends Real {
		constructor(...args) { super(...(args.length ? args : [now])); }
		static now() { return now; }
	};
}`

// picture is the open page from its top, so many pixels down at most.
func (g gallery) picture(t *testing.T, b *tab, deep int64) *image.RGBA {
	t.Helper()
	high := min(eval[int64](t, b, `document.documentElement.scrollHeight`), deep)
	wide := eval[int64](t, b, `innerWidth`)
	data := get(t, b, func(ctx context.Context, tab *chromedp.Target) ([]byte, error) {
		shot, err := cdp.Call(ctx, tab, page.CaptureScreenshot, page.CaptureScreenshotParams{
			Clip:                  &page.Viewport{Width: float64(wide), Height: float64(high), Scale: 1},
			CaptureBeyondViewport: ptr(true),
		})
		return shot.Data, err
	})
	shot := decodePicture(t, data)
	drawn := image.NewRGBA(shot.Bounds())
	draw.Draw(drawn, drawn.Bounds(), shot, shot.Bounds().Min, draw.Src)
	return drawn
}

// hold compares a picture with its baseline, or becomes it with -update. Where
// they differ, both and the difference are left in one picture.
func (g gallery) hold(t *testing.T, name string, got *image.RGBA) {
	t.Helper()
	baseline := filepath.Join(baselines, name)
	if golden.Updating() {
		golden.Write(t, baseline, encodePicture(t, fewColours(got)))
		return
	}
	data, err := os.ReadFile(baseline)
	if err != nil {
		t.Errorf("%v: make baselines, look at what they show", err)
		return
	}
	want, ok := decodePicture(t, data).(*image.Paletted)
	if !ok {
		t.Fatalf("%s is no picture of few colours: make baselines", baseline)
	}
	share, beside := changed(want, got)
	if share <= mostChanged {
		return
	}
	dir, err := os.MkdirTemp("", "chuyende-baseline-"+strings.TrimSuffix(name, ".png")+"-")
	if err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(dir, name)
	if err := os.WriteFile(left, encodePicture(t, beside), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Errorf("%s: %.2f %% of the pixels differ, more than %.1f: see %s (baseline, now, difference); "+
		"if it is meant: make baselines, and look at every picture that changes", name, 100*share, 100*mostChanged, left)
}
