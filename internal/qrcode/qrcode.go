// Package qrcode draws an address as a QR code: as SVG for pages and paper, as
// text for a terminal.
//
// It knows the library that makes codes, and nothing of what is linked to.
package qrcode

import (
	"fmt"
	"html"
	"strings"

	"rsc.io/qr"
)

// quiet is how many modules around a code stay white, as its standard asks
// (ISO/IEC 18004).
const quiet = 4

// encode returns the code of a text, nil for none and for one too long.
func encode(text string) *qr.Code {
	if text == "" {
		return nil
	}
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return nil
	}
	return code
}

// SVG returns a code as an SVG element that says label to those who do not see
// it; "" for no text, or one that is too long for a code.
func SVG(text, label string) string {
	code := encode(text)
	if code == nil {
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
	return fmt.Sprintf(`<svg viewBox="-%d -%d %d %d" role="img" aria-label="%s" shape-rendering="crispEdges"><path d="%s"/></svg>`,
		quiet, quiet, side, side, html.EscapeString(label), path.String())
}

// Terminal returns a code as lines of text, two rows of modules a line; "" as
// for SVG. With colours it is black on white whatever the terminal's own are;
// without, white modules are printed: right on a dark ground, and most phones
// read the reverse too.
func Terminal(text string, colours bool) string {
	code := encode(text)
	if code == nil {
		return ""
	}
	var b strings.Builder
	for y := -quiet; y < code.Size+quiet; y += 2 {
		if colours {
			b.WriteString("\x1b[97;40m")
		}
		for x := -quiet; x < code.Size+quiet; x++ {
			// Black is false outside of the code.
			upper, lower := !code.Black(x, y), !code.Black(x, y+1) && y+1 < code.Size+quiet
			switch {
			case upper && lower:
				b.WriteString("█")
			case upper:
				b.WriteString("▀")
			case lower:
				b.WriteString("▄")
			default:
				b.WriteString(" ")
			}
		}
		if colours {
			b.WriteString("\x1b[0m")
		}
		b.WriteString("\n")
	}
	return b.String()
}
