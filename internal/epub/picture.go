package epub

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// Picture returns the media type of a picture by what is in it; ok is false where
// it is none that every reader of the format shows.
func Picture(data []byte) (mediaType string, ok bool) {
	for mediaType, sign := range map[string]string{"image/png": "\x89PNG\r\n\x1a\n", "image/jpeg": "\xff\xd8\xff", "image/gif": "GIF8"} {
		if bytes.HasPrefix(data, []byte(sign)) && len(data) > 32 {
			return mediaType, true
		}
	}
	if bytes.Contains(data[:min(len(data), 4096)], []byte("<svg")) && isDrawing(data) {
		return "image/svg+xml", true
	}
	return "", false
}

// ofDrawings are the elements of drawings that books may hold: what runs, loads or
// belongs to a program that draws is not among them.
var ofDrawings = []string{"svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan",
	"linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "symbol", "use", "marker"}

const svgSpace = "http://www.w3.org/2000/svg"

// isDrawing reports whether a file is SVG that can be read as XML, of such elements,
// and refers to nothing but itself.
func isDrawing(data []byte) bool {
	d := xml.NewDecoder(bytes.NewReader(data))
	ids := map[string]bool{}
	for first := true; ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return !first
		}
		if err != nil {
			return false
		}
		switch token := token.(type) {
		case xml.Directive:
			return false
		case xml.StartElement:
			if token.Name.Space != svgSpace || !slices.Contains(ofDrawings, token.Name.Local) || first && token.Name.Local != "svg" {
				return false
			}
			if !plainAttributes(token.Attr, ids) {
				return false
			}
			first = false
		}
	}
}

func plainAttributes(attributes []xml.Attr, ids map[string]bool) bool {
	for _, a := range attributes {
		switch {
		case a.Name.Space == "xmlns" || a.Name.Local == "xmlns":
		case a.Name.Local == "href":
			if !strings.HasPrefix(a.Value, "#") {
				return false
			}
		case a.Name.Space != "", strings.HasPrefix(a.Name.Local, "on"), strings.Contains(a.Name.Local, "-") && strings.HasPrefix(a.Name.Local, "data-"):
			return false
		case a.Name.Local == "id":
			if ids[a.Value] {
				return false
			}
			ids[a.Value] = true
		}
	}
	return true
}
