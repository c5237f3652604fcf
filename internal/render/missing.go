package render

import (
	"bytes"
	"regexp"
	"strings"
)

// Servers show 404.html for addresses at any depth. Where the base URL is
// known its links start at the root. Where it is not, no link could be right
// everywhere, so the page has none: what would be an address waits in an
// attribute of another name. A script that is asked for at every depth, and so
// found at one of them, knows from its own address where the portal lies, and
// makes links of them (themes/default/js/missing.js). Without scripts the page
// says what to do. Styles are asked for at every depth as well: nothing is painted
// before they are there, so that nothing moves once they are.

// deepest is how many folders below the portal's root a missing address may
// lie for the script to be found.
const deepest = 8

// styleLink matches the use of a style for the screen, styleAhead what asks for one
// before.
var (
	styleLink  = regexp.MustCompile(`<link rel="stylesheet" href="([^"]+)">\n`)
	styleAhead = regexp.MustCompile(`<link rel="preload" as="style" href="[^"]+">\n`)
)

// address matches what a template wrote as an address on the site.
var addressAttribute = regexp.MustCompile(` (href|src|action)="([^"#][^"]*)"`)

// float takes the links out of a page that is shown at any depth and adds its styles and
// the script that puts them back, for every depth.
func float(page []byte, script string) []byte {
	var links strings.Builder
	for _, found := range styleLink.FindAllSubmatch(page, -1) {
		for depth := range deepest + 1 {
			links.WriteString(`<link rel="stylesheet" href="` + strings.Repeat("../", depth) + string(found[1]) + "\">\n")
		}
	}
	page = styleAhead.ReplaceAll(styleLink.ReplaceAll(page, nil), nil)
	page = addressAttribute.ReplaceAllFunc(page, func(match []byte) []byte {
		found := addressAttribute.FindSubmatch(match)
		if value := found[2]; bytes.Contains(value, []byte(":")) || bytes.HasPrefix(value, []byte("//")) {
			return match // leads out of the site
		}
		return []byte(` data-` + string(found[1]) + `="` + string(found[2]) + `"`)
	})
	for depth := range deepest + 1 {
		links.WriteString(`<script defer src="` + strings.Repeat("../", depth) + script[1:] + "\"></script>\n")
	}
	at := bytes.Index(page, []byte("</head>"))
	if at < 0 {
		at = len(page)
	}
	return append(append(page[:at:at], links.String()...), page[at:]...)
}

// missingPage renders 404.html.
func (r *Renderer) missingPage(w *bytes.Buffer) error {
	if r.Config.BaseURL != "" {
		return r.execute(w, r.missing())
	}
	var page bytes.Buffer
	if err := r.execute(&page, r.missing()); err != nil {
		return err
	}
	w.Write(float(page.Bytes(), r.MissingScript))
	return nil
}
