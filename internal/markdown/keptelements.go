package markdown

import (
	"bytes"
	"maps"
	"slices"
	"strconv"
	"strings"

	nethtml "golang.org/x/net/html"
)

// Raw HTML of plain pages, which may come from anywhere: elements that cannot do
// harm are kept, with the attributes of a list; of all others the text stays. It
// is sorted out tag by tag, as the addresses in it become holes like those of
// Markdown, and as elements may begin in one block of the text and end in another.

// element is what is kept of an element of HTML.
type element struct {
	as         string // the element written, "" for its own name
	block      bool   // stands between blocks, not in a line of text
	attributes string // those kept, besides lang, dir and title
}

// keptElements are the elements that are kept.
var keptElements = map[string]element{
	"a": {}, "abbr": {}, "b": {}, "bdi": {}, "bdo": {}, "br": {}, "cite": {}, "code": {}, "del": {attributes: "datetime"}, "dfn": {}, "em": {},
	"i": {}, "img": {}, "ins": {attributes: "datetime"}, "kbd": {}, "mark": {}, "q": {}, "rp": {}, "rt": {}, "ruby": {}, "s": {}, "samp": {},
	"small": {}, "span": {}, "strong": {}, "sub": {}, "sup": {}, "time": {attributes: "datetime"}, "u": {}, "var": {}, "wbr": {},
	"strike": {as: "s"}, "tt": {as: "code"}, "acronym": {as: "abbr"}, "center": {as: "div", block: true},
	"address": {block: true}, "article": {as: "div", block: true}, "aside": {as: "div", block: true}, "blockquote": {block: true},
	"caption": {block: true}, "col": {block: true, attributes: "span"}, "colgroup": {block: true, attributes: "span"}, "dd": {block: true},
	"details": {block: true, attributes: "open"}, "div": {block: true, attributes: "align"}, "dl": {block: true}, "dt": {block: true},
	"figcaption": {block: true}, "figure": {block: true}, "footer": {as: "div", block: true}, "header": {as: "div", block: true},
	"h1": {block: true, attributes: "align"}, "h2": {block: true, attributes: "align"}, "h3": {block: true, attributes: "align"},
	"h4": {block: true, attributes: "align"}, "h5": {block: true, attributes: "align"}, "h6": {block: true, attributes: "align"},
	"hr": {block: true}, "li": {block: true, attributes: "value"}, "main": {as: "div", block: true}, "nav": {as: "div", block: true},
	"ol": {block: true, attributes: "start reversed type"}, "p": {block: true, attributes: "align"}, "pre": {block: true},
	"section": {as: "div", block: true}, "summary": {block: true}, "table": {block: true}, "tbody": {block: true},
	"td": {block: true, attributes: "align colspan rowspan"}, "tfoot": {block: true}, "thead": {block: true},
	"th": {block: true, attributes: "align colspan rowspan scope"}, "tr": {block: true, attributes: "align"}, "ul": {block: true},
}

// isQuiet holds of elements whose tags are dropped without a word: they only say
// how what is in them is shown, or that it is a picture's other forms.
func isQuiet(name string) bool {
	switch name {
	case "font", "big", "nobr", "picture", "source", "center", "hgroup", "data", "label", "template", "html", "body", "head", "base", "meta", "link", "noscript":
		return true
	}
	return false
}

// leadsElsewhere holds of elements that show what lies at an address: a link to
// it takes their place.
func leadsElsewhere(name string) bool {
	switch name {
	case "iframe", "video", "audio", "embed", "object":
		return true
	}
	return false
}

// startTag is a start tag taken apart; values are without entities.
type startTag struct {
	name   string
	closed bool // <x/>
	values map[string]string
}

func readTag(source []byte) startTag {
	if name := tagName(source); name != "" && len(source) == len("<>")+len(name) {
		return startTag{name: name} // no attributes: a tokenizer takes four kilobytes
	}
	z := nethtml.NewTokenizer(bytes.NewReader(source))
	z.Next()
	token := z.Token()
	tag := startTag{name: token.Data, closed: token.Type == nethtml.SelfClosingTagToken, values: make(map[string]string, len(token.Attr))}
	for _, a := range token.Attr {
		if _, again := tag.values[a.Key]; !again && a.Namespace == "" {
			tag.values[a.Key] = a.Val
		}
	}
	return tag
}

// acting is an attribute by which a tag does something by itself, "" for none.
func (t startTag) acting() string {
	for _, name := range slices.Sorted(maps.Keys(t.values)) {
		if strings.HasPrefix(name, "on") || name == "srcdoc" || name == "formaction" {
			return name
		}
	}
	return ""
}

// appendKept appends the attributes of a tag that are kept, all but its id.
func (t startTag) appendKept(out []byte, e element) []byte {
	for _, name := range append([]string{"title", "lang", "dir"}, strings.Fields(e.attributes)...) {
		value, has := t.values[name]
		if !has || !isFitValue(name, value) {
			continue
		}
		out = appendAttribute(out, name, []byte(value))
	}
	return out
}

// isFitValue reports whether a value is one that an attribute may have.
func isFitValue(name, value string) bool {
	switch name {
	case "title", "lang", "dir", "datetime":
		return true
	case "open", "reversed":
		return true
	case "align":
		switch strings.ToLower(value) {
		case "left", "right", "center", "justify":
			return true
		}
		return false
	case "scope":
		return value == "row" || value == "col" || value == "rowgroup" || value == "colgroup"
	case "type":
		return len(value) == 1 && strings.Contains("1aAiI", value)
	}
	n, err := strconv.Atoi(value) // colspan, rowspan, span, start, value
	return err == nil && n > -1000 && n <= 1000
}

// pixels is a width in pixels, 0 where it is none.
func pixels(value string) int {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(value), "px"))
	if err != nil || n < 1 || n > 4000 {
		return 0
	}
	return n
}

// boxClass is the alert that the classes of a tag mean, as most programs call them:
// class="alert alert-warning", class="note". The last that means one counts.
func boxClass(t startTag) (alert string) {
	if t.name != "div" && t.name != "aside" && t.name != "section" {
		return ""
	}
	for class := range strings.FieldsSeq(strings.ToLower(t.values["class"])) {
		for _, prefix := range []string{"alert-", "admonition-", "callout-", "bs-callout-", "notice--", "notice-", "message-", "hint-", "is-"} {
			class = strings.TrimPrefix(class, prefix)
		}
		switch class {
		case "alert", "admonition", "callout", "notice":
			if alert == "" {
				alert = "note"
			}
		case "note", "notes", "tip", "hint", "info", "important", "warning", "warn", "caution", "danger", "attention", "notecard":
			alert, _, _ = boxMeaning(strings.TrimSuffix(strings.TrimSuffix(class, "card"), "s"))
		}
	}
	return alert
}
