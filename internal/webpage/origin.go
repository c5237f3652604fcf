package webpage

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Origin is where a page was published, as it says itself; what it does not say for
// certain is empty.
type Origin struct {
	// Site is what the site is called, Address where the page lies on it.
	Site, Address string
	// Day is the day of its publication, "2026-03-01".
	Day string
}

// savedFrom is what browsers write at the head of pages that they save.
var savedFrom = regexp.MustCompile(`^\s*saved from url=\(\d+\)(\S+)\s*$`)

// originOf reads what a page says of its publication. Days that it gives in several places
// and that are not the same are none.
func originOf(root *html.Node) Origin {
	var o Origin
	var canonical, shared, saved string
	days := map[string]bool{}
	day := func(text string) {
		if d, ok := dayOf(text); ok {
			days[d] = true
		}
	}
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		content := attribute(n, atom.Content.String())
		switch {
		case n.Type == html.CommentNode:
			if m := savedFrom.FindStringSubmatch(n.Data); m != nil {
				saved = m[1]
			}
		case n.Data == "link" && strings.EqualFold(attribute(n, "rel"), "canonical"):
			canonical = attribute(n, "href")
		case n.Data == "meta" && attribute(n, "property") == "og:url":
			shared = content
		case n.Data == "meta" && attribute(n, "property") == "og:site_name":
			o.Site = words(content)
		case n.Data == "meta" && (attribute(n, "property") == "article:published_time" || attribute(n, "itemprop") == "datePublished"):
			day(content)
		case n.Data == "script" && strings.HasPrefix(attribute(n, "type"), "application/ld+json"):
			day(publishedIn(textOf(n)))
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	visit(root)
	for _, address := range []string{canonical, shared, saved} {
		if o.Address = certainAddress(address); o.Address != "" {
			break
		}
	}
	if len(days) == 1 {
		for d := range days {
			o.Day = d
		}
	}
	return o
}

// dayOf is the day of a time as machines write it.
func dayOf(text string) (string, bool) {
	text = strings.TrimSpace(text)
	if len(text) < len(time.DateOnly) {
		return "", false
	}
	d, err := time.Parse(time.DateOnly, text[:len(time.DateOnly)])
	if err != nil || d.Year() < 1990 {
		return "", false
	}
	return text[:len(time.DateOnly)], true
}

// publishedIn is the day in what a page says of an article for machines, "" where it speaks
// of none or of several.
func publishedIn(text string) string {
	var said any
	if json.Unmarshal([]byte(text), &said) != nil {
		return ""
	}
	all, isList := said.([]any)
	if !isList {
		all = []any{said}
	}
	if whole, ok := said.(map[string]any); ok {
		if graph, ok := whole["@graph"].([]any); ok {
			all = append(all, graph...)
		}
	}
	found := ""
	for _, one := range all {
		thing, _ := one.(map[string]any)
		if published, ok := thing["datePublished"].(string); ok {
			if found != "" && found != published {
				return ""
			}
			found = published
		}
	}
	return found
}

// longestAddress is how long an address may be that is worth keeping.
const longestAddress = 300

// certainAddress is an address on the web that leads to a page, not to a site's start.
func certainAddress(address string) string {
	address = strings.TrimSpace(address)
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || !strings.Contains(u.Host, ".") || strings.Trim(u.Path, "/")+u.RawQuery == "" || u.User != nil || len(address) > longestAddress {
		return ""
	}
	u.Fragment = ""
	return u.String()
}
