// Package handout makes of a page what is handed out at a meeting: lines to be
// read in large print, messages for a group, slides. It says what stands in
// each and in which order, as plain data that a theme's layouts show.
//
// It reads a page as blocks of package markdown and a topic by package topic,
// never its Markdown. It knows no address but those that it is given, and no
// HTML but that of the runs of a line; Word papers are package papers'.
//
// Whatever a page says is in one of its handouts: what has no room in a form,
// such as a picture in a message, is named in its place.
package handout

import (
	"strings"

	"chuyende/internal/markdown"
	"chuyende/internal/site"
)

// Part is a heading with what stands below it.
type Part struct {
	// Title is "" where text comes before the first heading.
	Title string
	// Level is 2 for the highest headings of what is handed out, 3 for those
	// below.
	Level int
	// ID is the heading's on the page.
	ID    string
	Lines []Line
}

// resolver says where the links of a page lead, as address in full; "" where
// that is not known.
func resolver(p *site.Page, baseURL string) func(markdown.Ref) string {
	lead := p.Leads()
	return func(ref markdown.Ref) string {
		switch to := lead(ref); {
		case ref.Kind != markdown.Link:
			return ""
		case to.URL != "":
			return strings.TrimPrefix(to.URL, "mailto:")
		case to.Address != "" && baseURL != "":
			return Full(baseURL, to.Address) + to.Fragment
		}
		return ""
	}
}

// Full returns an address of the site with its base URL before it, "" where
// there is none.
func Full(baseURL, address string) string {
	if baseURL == "" {
		return ""
	}
	return baseURL + strings.TrimPrefix(address, "/")
}
