package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chuyende/internal/site"
)

// What a list says of a page: what tells it from others first.

// rowLetters is how long a name may be to stand on one line of a list on a phone.
const rowLetters = 37

// Head is the page's name in a list. Of a kind that is offered it is the title
// up to the colon: what follows is [Card.Point]. A name that is longer than a row
// gives way to the short one that the author gave.
func (c *Card) Head() string {
	head, point := c.parted()
	if short := c.short(); short != "" && (point == "" || utf8.RuneCountInString(head) > rowLetters) {
		return short
	}
	return head
}

// short is the short title that the author gave, or "".
func (c *Card) short() string {
	if c.Meta == nil {
		return ""
	}
	return c.Meta.Text("short")
}

// Point is what makes the page different from others in a list: the rest of a
// title with a colon, where the short name does not say it already, or the summary. Lists of
// documents go without: their titles say what they are about.
func (c *Card) Point() string {
	if _, point := c.parted(); point != "" {
		if strings.EqualFold(point, c.Head()) {
			return ""
		}
		first, size := utf8.DecodeRuneInString(point)
		return string(unicode.ToUpper(first)) + point[size:]
	}
	if c.Status != nil || c.kind != nil && c.kind.Offered {
		return ""
	}
	return c.Summary
}

// parted is the title in two, of a kind whose titles say after a colon what
// makes them different.
func (c *Card) parted() (head, point string) { return parted(c.Title, c.kind) }

func parted(title string, kind *site.Kind) (head, point string) {
	if kind == nil || !kind.Offered {
		return title, ""
	}
	head, point, _ = strings.Cut(title, ": ")
	return head, strings.TrimSpace(point)
}

// Facts are what a list says of the page besides title and summary, as its kind
// has it.
func (c *Card) Facts() []string {
	var facts []string
	if c.kind == nil {
		return nil
	}
	for _, f := range c.kind.Facts {
		text := strings.Join(c.Meta.Texts(f.Key), ", ")
		switch {
		case f.Linked:
			var titles []string
			for _, link := range c.Links(f.Key) {
				titles = append(titles, link.Title)
			}
			for _, term := range c.Terms(f.Key) {
				titles = append(titles, term.Title)
			}
			if f.Brief && len(titles) > 1 {
				titles = []string{c.brief(titles)}
			}
			facts = append(facts, titles...)
			continue
		case f.Key == "date":
			text = c.Date.Short
		}
		if text != "" && f.Words != "" {
			text = c.say.Text(f.Words, text)
		}
		if text != "" {
			facts = append(facts, text)
		}
	}
	return facts
}

// brief says several titles in one: what they begin with once, or the first and
// how many others there are.
func (c *Card) brief(titles []string) string {
	first, rest, found := strings.Cut(titles[0], " ")
	joined := titles[0]
	for _, title := range titles[1:] {
		other, tail, _ := strings.Cut(title, " ")
		if !found || other != first || strings.Contains(rest+tail, " ") {
			return c.say.Text("list.and-others", titles[0], len(titles)-1)
		}
		joined += ", " + tail
	}
	return joined
}
