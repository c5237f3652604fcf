package handout

import (
	"fmt"
	"html"
	"html/template"
	"strings"

	"rsc.io/qr"
)

// quiet is how many modules around a code stay white, as its standard asks.
const quiet = 4

// QR returns an address as a QR code, an SVG that says label to those who do not
// see it; "" for no address, or one that is too long for a code.
func QR(address, label string) template.HTML {
	if address == "" {
		return ""
	}
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		return ""
	}
	var path strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if x > from {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", from, y, x-from, x-from)
			}
		}
	}
	side := code.Size + 2*quiet
	return template.HTML(fmt.Sprintf(`<svg viewBox="-%d -%d %d %d" role="img" aria-label="%s" shape-rendering="crispEdges"><path d="%s"/></svg>`,
		quiet, quiet, side, side, html.EscapeString(label), path.String()))
}
