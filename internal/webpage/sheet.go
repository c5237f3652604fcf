package webpage

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// classRule is a rule of a style sheet for one class alone, as office programs write them.
var classRule = regexp.MustCompile(`\.([A-Za-z][\w-]{0,60})\s*\{([^{}]{0,900})\}`)

// mostClasses is how many classes are looked at.
const mostClasses = 2000

// classesOf is what the sheets in a page say of the text of classes.
func classesOf(root *html.Node) map[string]string {
	all := map[string]string{}
	each(root, func(n *html.Node) {
		if n.Data != "style" {
			return
		}
		for _, m := range classRule.FindAllStringSubmatch(textOf(n), mostClasses) {
			if len(all) < mostClasses && (strings.Contains(m[2], "font-") || strings.Contains(m[2], "text-")) {
				all[m[1]] += ";" + m[2]
			}
		}
	})
	return all
}

// styleOf is how an element's text looks, by itself and by its classes.
func (r *reader) styleOf(n *html.Node) string {
	style := ""
	if len(r.classes) > 0 {
		for _, class := range strings.Fields(attribute(n, "class")) {
			style += r.classes[class] + ";"
		}
	}
	return style + attribute(n, "style")
}

// levelClass is how Google Docs names the level of a list, which it writes as lists behind each other.
var levelClass = regexp.MustCompile(`(?:^|\s)lst-kix_\w+-(\d)(?:\s|$)`)

// levelOf is the level that a list names, -1 for most.
func levelOf(n *html.Node) int {
	if m := levelClass.FindStringSubmatch(attribute(n, "class")); m != nil {
		level, _ := strconv.Atoi(m[1])
		return level
	}
	return -1
}

// isOffice holds of pages that Google Docs writes, in which classes say what a paragraph is.
func isOffice(root *html.Node) bool {
	found := false
	each(root, func(n *html.Node) {
		found = found || n.Data == "body" && strings.Contains(" "+attribute(n, "class")+" ", " doc-content ")
	})
	return found
}

// beyond is where a link leads that goes by a page of Google's, which Google Docs writes for all.
func beyond(link string) string {
	u, err := url.Parse(link)
	if err != nil || u.Host != "www.google.com" || u.Path != "/url" {
		return link
	}
	if q := u.Query().Get("q"); strings.HasPrefix(q, "http://") || strings.HasPrefix(q, "https://") {
		return q
	}
	return link
}
