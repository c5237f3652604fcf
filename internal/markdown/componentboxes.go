package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"chuyende/internal/diag"
)

// Boxes that components of other programs make:
//
//	<Note>                <Callout type="warning" title="Name">
//
//	Text.                 Text.
//
//	</Note>               </Callout>
//
// Each tag stands alone on its line. It becomes a line of colons, which [colonParser]
// reads; as a tag may be shorter than what would name its box there, a control
// character, which no author writes, stands for the name.

// componentBox is a box by the name of its component, in lower case.
type componentBox struct {
	name, alert string
	title       string // "" for the alert's own
	fold        fold
}

// firstBoxCode stands for the first of them.
const firstBoxCode = '\x0e'

var componentBoxes = []componentBox{
	{name: "note", alert: "note"}, {name: "tip", alert: "tip"}, {name: "warning", alert: "warning"}, {name: "caution", alert: "caution"},
	{name: "important", alert: "important"}, {name: "info", alert: "note"}, {name: "danger", alert: "caution"},
	{name: "pitfall", alert: "caution", title: "Pitfall"}, {name: "deepdive", alert: "note", title: "Deep dive", fold: folded},
	{name: "youwilllearn", alert: "note", title: "You will learn"}, {name: "recap", alert: "tip", title: "Recap"},
	{name: "hint", alert: "tip", title: "Hint", fold: folded}, {name: "solution", alert: "tip", title: "Solution", fold: folded},
	{name: "deprecated", alert: "warning", title: "Deprecated"}, {name: "experimental", alert: "warning", title: "Experimental"},
	{name: "canary", alert: "warning", title: "Canary"}, {name: "wip", alert: "warning", title: "Work in progress"},
	{name: "accordion", alert: "note", fold: folded},
}

// boxOf is the index of the box that a tag begins, -1 for none.
func (t componentTag) boxOf() int {
	name := strings.ToLower(t.name)
	switch name {
	case "callout", "admonition", "aside", "alert", "notice", "banner":
		kind := "note"
		for _, a := range t.values {
			switch a.name {
			case "type", "variant", "kind", "intent", "status", "color":
				kind = a.value
			}
		}
		if name, _, _ = boxMeaning(kind); name == "" {
			name = "note"
		}
	case "check", "success":
		name = "tip"
	case "warn":
		name = "warning"
	case "error":
		name = "danger"
	case "expandable", "collapse", "collapsible":
		name = "accordion"
	}
	for i, b := range componentBoxes {
		if b.name == name {
			return i
		}
	}
	return -1
}

// componentBox makes lines of colons of a tag that stands alone on data[from:to], and
// of the one that closes it.
func (m *masker) componentBox(t componentTag, from, to int) bool {
	if t.closes {
		if m.boxClosers[from] == "" {
			return false
		}
		m.write(from, to, m.boxClosers[from])
		return true
	}
	box, signs := t.boxOf(), ":::"
	if isTerminal(t.name) {
		box, signs = 0, "```"
	}
	if t.empty || box < 0 || t.name == strings.ToLower(t.name) {
		return false // of HTML, or of what does not hold text
	}
	rest := m.data[to:min(len(m.data), to+longestComponentBox)]
	closer := "</" + t.name + ">"
	at := bytes.Index(rest, []byte(closer))
	if at < 0 || bytes.Contains(rest[:at], []byte("<"+t.name+">")) || bytes.Contains(rest[:at], []byte("<"+t.name+" ")) {
		return false
	}
	line := bytes.LastIndexByte(rest[:at], '\n') + 1
	if line == 0 || len(bytes.TrimLeft(rest[line:at], " \t>")) > 0 || len(bytes.TrimSpace(rest[at+len(closer):lineEndOf(rest, at)])) > 0 {
		return false // it does not stand alone
	}
	if isTerminal(t.name) && (bytes.Contains(rest[:at], []byte("```")) || bytes.Contains(rest[:at], []byte("~~~"))) {
		return false // it holds code that says itself that it is
	}
	if m.boxClosers == nil {
		m.boxClosers = map[int]string{}
	}
	if m.boxClosers[to+at] = signs; signs != ":::" {
		m.write(from, to, signs+"sh "+string(rune(firstBoxCode)))
		return true
	}
	text := ":::" + string(rune(firstBoxCode+box))
	for _, a := range t.values {
		if value := strings.TrimSpace(a.value); a.speechOf(t.name) == heading && len(text)+1+len(value) <= lineEndOf(m.data, from)-from {
			text += " " + value
			break
		}
	}
	m.write(from, to, text)
	return true
}

// lineBox makes the sign of a box of a component that holds one line, alone on
// data[from:end]: <Note>Text.</Note>. The sign takes all lines up to a blank one, so
// that must be next.
func (m *masker) lineBox(t componentTag, from, end int) bool {
	line := bytes.TrimRight(m.data[from:end], " \t\r")
	closer := []byte("</" + t.name + ">")
	box := t.boxOf()
	if t.empty || t.closes || box < 0 || t.name == strings.ToLower(t.name) || t.size > len(line) || end-from > mostAhead {
		return false
	}
	inside, ok := bytes.CutSuffix(line[t.size:], closer)
	next := m.data[min(end+1, len(m.data)):]
	if !ok || len(bytes.TrimSpace(inside)) == 0 || bytes.Contains(inside, closer) || len(bytes.TrimSpace(next[:lineEndOf(next, 0)])) > 0 {
		return false
	}
	sign := "!" + string(rune(firstBoxCode+box))
	for _, a := range t.values {
		if value := strings.TrimSpace(a.value); a.speechOf(t.name) == heading && !strings.Contains(value, ">") && len(sign)+len(value)+len("> ") <= t.size {
			sign += value
			break
		}
	}
	if len(sign)+len("> ") > t.size {
		return false
	}
	m.write(from, from+t.size, sign+"> ")
	m.blank(from+len(line)-len(closer), end)
	return true
}

// codedSign is the sign that [masker.lineBox] writes.
var codedSign = regexp.MustCompile(`^!([\x0e-\x1f])([^>\n]*)> +`)

// signedBox is the box of a line that begins with it, with how many bytes of it that is;
// nil of any other line.
func signedBox(line []byte) (*box, int) {
	m := codedSign.FindSubmatch(line)
	if m == nil || int(m[1][0]-firstBoxCode) >= len(componentBoxes) {
		return nil, 0
	}
	b := newBox(componentBoxes[m[1][0]-firstBoxCode])
	if title := plainTitle(m[2]); title != "" {
		b.title = title
	}
	return b, len(m[0])
}

func newBox(of componentBox) *box {
	b := &box{}
	b.name, b.title, b.fold = of.alert, of.title, of.fold
	return b
}

// isTerminal holds of components that show what is typed into a terminal.
func isTerminal(name string) bool {
	return name == "TerminalBlock" || name == "Terminal"
}

// longestComponentBox is how many bytes such a box may hold.
const longestComponentBox = 64 << 10

// codedBox is the box of a line that [masker.componentBox] wrote, nil of any other.
func (p *pass) codedBox(line []byte) *box {
	code, ok := bytes.CutPrefix(line, []byte(":::"))
	if !ok || len(code) == 0 || code[0] < firstBoxCode || int(code[0]-firstBoxCode) >= len(componentBoxes) {
		return nil
	}
	b := newBox(componentBoxes[code[0]-firstBoxCode])
	b.colons = len(":::")
	if title := plainTitle(code[1:]); title != "" {
		b.title = title
	}
	return b
}

// isLinkComponent holds of components that lead somewhere, as links do.
func isLinkComponent(name string) bool {
	if at := strings.LastIndexByte(name, '.'); at >= 0 && (name[at+1:] == "Button" || name[at+1:] == "Link") {
		return true // of a set: <HomePage.Button href="/a">
	}
	switch name {
	case "LinkButton", "Link", "NavLink", "RouterLink", "router-link", "NuxtLink", "A", "Anchor", "RouteLink":
		return true
	}
	return false
}

// emptyLink is a tag of a component that is a link to a page by its address alone, whose
// title is its text: <LinkInline link="features/a" />.
var emptyLink = regexp.MustCompile(`(^|[^\x60])<[A-Z]?\w*Link\w*\s+(?:link|to|href)="([^"<>()\s]+)"\s*/>`)

// emptyLinks makes links of Markdown's of such tags within a line.
func (m *masker) emptyLinks(start, end int, _ bool) (next int, done bool) {
	line := m.data[start:end]
	if bytes.IndexByte(line, '<') < 0 || !emptyLink.Match(line) {
		return end, false
	}
	m.write(start, end, string(emptyLink.ReplaceAll(line, []byte("$1[]($2)"))))
	return end, false
}

// linkComponent writes a link of the tag of such a component; false for any other.
func (p *pass) linkComponent(tag []byte, span diag.Span) bool {
	t, ok := readComponent(tag)
	if !ok || t.empty || !isLinkComponent(t.name) {
		return false
	}
	if t.closes {
		p.endTag("a")
		return true
	}
	for _, a := range t.values {
		if a.speechOf(t.name) == address && p.inLink == 0 && a.value != "" {
			p.keptLink(startTag{name: "a", values: map[string]string{"href": strings.TrimSpace(a.value)}}, span)
			p.tags.wrote = true
			return true
		}
	}
	return false
}

// sayComponent writes what the tag of a component beside text says of itself.
func (p *pass) sayComponent(tag []byte) {
	words, name := componentWords(tag)
	switch {
	case words == "":
		return
	case name:
		p.html = append(appendEscaped(append(p.html, "<strong>"...), []byte(words)), "</strong> "...)
		p.text = append(append(p.text, words...), ' ')
	default:
		p.html, p.text = appendEscaped(p.html, []byte(words)), append(p.text, words...)
	}
	p.tags.wrote = true
}

// componentWords are the words of the tag of an empty component, or the name of what
// one holds; "" for others.
func componentWords(tag []byte) (words string, isName bool) {
	t, ok := readComponent(tag)
	if !ok || t.closes {
		return "", false
	}
	for _, a := range t.values {
		if a.speechOf(t.name) == heading && a.name != "name" && (t.empty || a.name != "text") {
			return strings.TrimSpace(a.value), !t.empty
		}
	}
	return "", false
}

// isTextElement holds of elements of HTML that stand in lines of text, and may hold
// Markdown where their tag has a line of its own.
func isTextElement(name string) bool {
	switch name {
	case "small", "span", "b", "strong", "em", "i", "u", "big", "font", "sub", "sup", "mark":
		return true
	}
	return false
}
