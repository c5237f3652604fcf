package handout

import (
	"html/template"

	"chuyende/internal/qrcode"
)

// QR returns an address as a QR code, an SVG that says label to those who do not
// see it; "" for no address, or one that is too long for a code.
func QR(address, label string) template.HTML { return template.HTML(qrcode.SVG(address, label)) }
