//go:build slow

package e2e

import (
	"context"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// scheme is how somebody has the colours: features of media queries by name.
type scheme struct {
	name     string
	features []*emulation.MediaFeature
}

// schemes are the colours that pages are looked at in. Motion is off in all of
// them: what moves can be neither measured nor compared.
var schemes = []scheme{
	{"light", []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "light"}}},
	{"dark", []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}},
	{"forced", []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}, {Name: "prefers-color-scheme", Value: "dark"}}},
}

// focused gives pages the focus, as if the window were in front.
func focused(ctx context.Context, tab *chromedp.Target) error {
	_, err := cdp.Call(ctx, tab, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	return err
}

// wear shows pages in a scheme from now on.
func wear(s scheme) chromedp.Action[chromedp.Void] {
	features := append([]*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}, s.features...)
	return func(ctx context.Context, tab *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features})
		return chromedp.Void{}, err
	}
}
