package webpage

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// longestCall is how many letters a link may show that calls a note: "[12]".
const longestCall = 6

// mostNotes is how many notes a page may have; what is more stays text.
const mostNotes = 2000

// note is a note of a page: its id, and what holds its text.
type note struct {
	id   string
	text *html.Node
}

// notesOf finds the notes of a page and takes their texts out of it: places to which a short link
// leads that lead back to it. calls are the links by the id of the note that each calls.
func notesOf(root *html.Node) (calls map[*html.Node]string, notes []note) {
	places := map[string]*html.Node{}
	var links []*html.Node
	each(root, func(n *html.Node) {
		for _, name := range []string{attribute(n, "id"), attribute(n, "name")} {
			if _, known := places[name]; name != "" && !known && (n.Data == "a" || name == attribute(n, "id")) {
				places[name] = n
			}
		}
		if n.Data == "a" && strings.HasPrefix(attribute(n, "href"), "#") {
			links = append(links, n)
		}
	})
	calls = map[*html.Node]string{}
	texts := map[*html.Node]string{}
	back := map[*html.Node]bool{}
	within := map[*html.Node]map[string][]*html.Node{}
	for _, call := range links {
		shown := strings.TrimSpace(textOf(call))
		place := places[strings.TrimPrefix(attribute(call, "href"), "#")]
		if place == nil || back[call] || shown == "" || utf8.RuneCountInString(shown) > longestCall || len(texts) == mostNotes {
			continue
		}
		text := noteAround(place)
		if text == nil || isIn(call, text) {
			continue
		}
		if within[text] == nil {
			within[text] = linksIn(text)
		}
		returns := linksBack(within[text], call)
		if len(returns) == 0 {
			continue
		}
		if texts[text] == "" {
			texts[text] = fmt.Sprint(len(texts) + 1)
			notes = append(notes, note{texts[text], text})
		}
		calls[call] = texts[text]
		for _, n := range returns {
			back[n] = true
		}
	}
	for n := range back {
		n.Parent.RemoveChild(n)
	}
	for _, n := range notes {
		n.text.Parent.RemoveChild(n.text)
	}
	return calls, notes
}

// noteAround is what holds the text of a note whose place is known: an item or a paragraph,
// the place itself or what it stands in.
func noteAround(place *html.Node) *html.Node {
	for n, up := place, 0; n != nil && up < 4; n, up = n.Parent, up+1 {
		switch n.Data {
		case "li", "p", "dd", "aside":
			return n
		case "div":
			if n == place {
				return n
			}
		}
	}
	return nil
}

// linksIn are the links in a note, by the places that they lead to.
func linksIn(text *html.Node) map[string][]*html.Node {
	all := map[string][]*html.Node{}
	each(text, func(n *html.Node) {
		if target, inside := strings.CutPrefix(attribute(n, "href"), "#"); n.Data == "a" && inside {
			all[target] = append(all[target], n)
		}
	})
	return all
}

// linksBack are those of a note's links that lead to one that calls it, or to what that stands in.
func linksBack(links map[string][]*html.Node, call *html.Node) []*html.Node {
	for at, up := call, 0; at != nil && up < 3; at, up = at.Parent, up+1 {
		for _, name := range []string{attribute(at, "id"), attribute(at, "name")} {
			if all := links[name]; name != "" && len(all) > 0 {
				return all
			}
		}
	}
	return nil
}
