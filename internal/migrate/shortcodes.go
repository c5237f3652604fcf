package migrate

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"
)

var (
	// closing is one that closes code.
	closing = regexp.MustCompile(`\s*\{\{[<%]\s*/\s*(?:highlight|code|code-toggle|mermaid)\s*[>%]\}\}\s*`)
	closer  = regexp.MustCompile(`\{\{[<%]-?\s*/\s*([\w./-]+)`)
	// shown is one that is only shown.
	shown = regexp.MustCompile(`\{\{([<%])/\*(.*?)\*/([>%])\}\}`)
	pair  = regexp.MustCompile("(?:([\\w-]+)\\s*=\\s*)?(?:\"((?:[^\"\\\\]|\\\\.)*)\"|`([^`]*)`|([^\\s\"`=]+))")
)

// call is a command with what is said to it: by name, or in order.
type call struct {
	name   string
	closes bool
	whole  bool // nothing closes it
	named  map[string]string
	listed []string
}

func callOf(name, rest string, closes bool) call {
	c := call{name: strings.ToLower(path.Base(strings.TrimSuffix(name, ".html"))), closes: closes, named: map[string]string{}}
	for _, m := range pair.FindAllStringSubmatch(rest, -1) {
		value := strings.ReplaceAll(m[2], `\"`, `"`) + m[3] + m[4]
		if m[1] != "" {
			c.named[strings.ToLower(m[1])] = value
		} else {
			c.listed = append(c.listed, value)
		}
	}
	return c
}

// says is the first of some values that is given; "0" is the first in order.
func (c call) says(keys ...string) string {
	for _, key := range keys {
		if key == "0" && len(c.listed) > 0 {
			return c.listed[0]
		}
		if v := c.named[key]; v != "" {
			return v
		}
	}
	return ""
}

// shortcodes writes what Hugo's commands stand for.
func (w *writer) shortcodes(rows []row) []row {
	w.closers = map[string]bool{}
	for _, m := range closer.FindAllStringSubmatch(joined(rows), -1) {
		w.closers[m[1]] = true
	}
	var f fence
	var out []row
	ours := false // the code was opened by a command
	for i := 0; i < len(rows); i++ {
		r := rows[i]
		if ours && closing.MatchString(r.text) {
			f, ours = fence{}, false
			out = append(out, of(r, closing.ReplaceAllString(r.text, "\n```\n"))...)
			continue
		}
		if f.in(r.text) || !strings.Contains(r.text, "{{<") && !strings.Contains(r.text, "{{%") {
			if f.sign != "" && strings.Contains(r.text, "/*") {
				r.text = shown.ReplaceAllString(r.text, "{{$1$2$3}}")
			}
			out = append(out, r)
			continue
		}
		for n := 0; n < 60 && i+1 < len(rows) && isOpen(r.text); n++ { // it goes on below
			i++
			r.text += "\n" + rows[i].text
		}
		made := of(r, w.shortcodesIn(r))
		for _, line := range made {
			ours = f.in(line.text) // a command may open code
		}
		out = append(out, made...)
	}
	return out
}

// isOpen reports whether a text ends within a command.
func isOpen(text string) bool {
	for _, signs := range [][2]string{{"{{<", ">}}"}, {"{{%", "%}}"}} {
		if strings.LastIndex(text, signs[0]) > strings.LastIndex(text, signs[1]) {
			return true
		}
	}
	return false
}

// shortcodesIn replaces the commands in a text outside of code between ticks.
func (w *writer) shortcodesIn(r row) string {
	var b strings.Builder
	last := 0
	ticks := 0
	for _, m := range commandsIn(r.text) {
		before := r.text[last:m[0]]
		b.WriteString(before)
		ticks += strings.Count(before, "`")
		last = m[1]
		parts := commandParts.FindStringSubmatch(r.text[m[0]+3 : m[1]-3])
		if ticks%2 == 1 || parts == nil {
			b.WriteString(r.text[m[0]:m[1]])
			continue
		}
		rest := strings.TrimSpace(parts[3])
		c := callOf(parts[2], strings.TrimSuffix(rest, "/"), parts[1] != "")
		c.whole = strings.HasSuffix(rest, "/") || !w.closers[parts[2]]
		b.WriteString(w.shortcode(r, c))
	}
	b.WriteString(r.text[last:])
	return shown.ReplaceAllString(b.String(), "{{$1$2$3}}")
}

// commandParts are a slash that closes, a name, and what is said to it.
var commandParts = regexp.MustCompile(`(?s)^-?\s*(/?)\s*([\w./-]+)(.*?)-?$`)

// commandsIn are the places of commands in a text, each from its first sign to behind
// its last.
func commandsIn(text string) (places [][2]int) {
	start, quote := -1, byte(0)
	for i := 0; i+3 <= len(text); i++ {
		switch three := text[i : i+3]; {
		case three == "{{<" || three == "{{%":
			start, quote = i, 0
			i += 2
		case start < 0:
		case quote != 0:
			if text[i] == quote && (quote == '`' || text[i-1] != '\\') {
				quote = 0
			}
		case text[i] == '"' || text[i] == '`':
			quote = text[i]
		case three == ">}}" && text[start+2] == '<' || three == "%}}" && text[start+2] == '%':
			if i >= start+3 {
				places = append(places, [2]int{start, i + 3})
			}
			start = -1
			i += 2
		}
	}
	return places
}

var (
	boxNames   = []string{"note", "tip", "info", "warning", "caution", "danger", "important", "hint", "attention", "details", "expand", "collapse", "new-in", "deprecated-in"}
	kindBoxes  = []string{"alert", "notice", "callout", "admonition", "hint", "blockquote", "messagebox", "pageinfo"}
	groupNames = []string{"tabs", "tabpane", "steps", "cards", "card-pane", "columns", "column", "row", "div", "grid", "section", "blocks", "cardpane", "filetree", "lead", "feature", "cover"}
	tabNames   = []string{"tab", "tabitem", "codetab", "card"}
)

// shortcode is what one command stands for.
func (w *writer) shortcode(r row, c call) string {
	switch {
	case slices.Contains(kindBoxes, c.name) || slices.Contains(boxNames, c.name):
		return w.boxCall(c)
	case slices.Contains(groupNames, c.name):
		return ""
	case slices.Contains(tabNames, c.name):
		if title := c.says("name", "header", "title", "label", "0"); title != "" && !c.closes {
			return "\n**" + title + "**\n\n"
		}
		return ""
	case c.closes:
		return ""
	}
	switch c.name {
	case "figure", "img", "image", "imgproc":
		return figure(c)
	case "highlight", "code", "code-toggle", "mermaid":
		if c.whole {
			break
		}
		language := c.says("lang", "language", "0")
		if c.name == "mermaid" {
			language = c.name
		}
		return "\n```" + language + "\n"
	case "ref", "relref":
		if target := w.refTo(c.says("path", "0")); target != "" {
			return target
		}
		return c.says("path", "0")
	case "youtube":
		return watched("YouTube", "https://www.youtube.com/watch?v="+c.says("id", "0"), c)
	case "vimeo":
		return watched("Vimeo", "https://vimeo.com/"+c.says("id", "0"), c)
	case "gist":
		return watched("Gist", "https://gist.github.com/"+strings.Join(c.listed, "/"), c)
	case "x", "tweet", "twitter":
		return watched("X", "https://x.com/"+c.says("user", "0")+"/status/"+c.says("id"), c)
	case "param", "siteparam":
		keys := strings.Split(c.says("0"), ".")
		if value := cmp.Or(textOf(at(w.raw, keys...)), w.setting(append([]string{"params"}, keys...)...)); value != "" {
			return value
		}
	case "include", "readfile", "include-file", "code-file":
		if target := c.says("file", "path", "0"); target != "" {
			return w.includeCall(r, target)
		}
	case "comment":
		return ""
	case "kbd", "badge", "button", "link", "glossary_tooltip", "term":
		if text := c.says("text", "label", "name", "0"); text != "" {
			return text
		}
	}
	w.unknown(r, "{{< "+c.name+" >}}")
	return c.says("title", "text", "caption", "label", "header")
}

// includeCall is the text of a file that a command takes in, by its path from the content's
// root or from the page; what is wrong with it is told.
func (w *writer) includeCall(r row, target string) string {
	dir := w.dir()
	if root := w.content[0].from; w.known(inside(root, strings.TrimLeft(target, "/"))) != "" {
		dir, target = root, strings.TrimLeft(target, "/")
	}
	text, ok := w.included(r, dir, target)
	if !ok {
		return ""
	}
	text = withoutHead(text)
	w.within(inside(dir, target), func() { text = joined(w.shortcodes(of(r, text))) })
	return text
}

// boxCall is a box as colons write it, which [writer.boxes] reads.
func (w *writer) boxCall(c call) string {
	if c.closes {
		return "\n:::\n"
	}
	kind, title := c.name, c.says("title", "header", "summary", "heading")
	if slices.Contains(kindBoxes, c.name) && c.name != "hint" || c.name == "hint" && len(c.listed) > 0 {
		kind = c.says("type", "color", "style", "level", "context", "0")
		switch strings.ToLower(kind) {
		case "", "primary", "secondary", "light", "dark", "blockquote":
			kind = "note"
		case "danger", "error":
			kind = "danger"
		case "success":
			kind = "tip"
		}
		if len(c.listed) > 1 && title == "" {
			title = c.listed[1]
		}
	} else if title == "" {
		title = c.says("0")
	}
	if !boxName.MatchString(kind) {
		kind, title = "note", strings.TrimSpace(kind+" "+title)
	}
	if c.whole {
		return "\n:::" + kind + " " + title + "\n:::\n"
	}
	return "\n:::" + kind + " " + title + "\n"
}

var boxName = regexp.MustCompile(`^\pL[\pL\pN_-]*$`)

func figure(c call) string {
	src := c.says("src", "url", "0")
	alt, caption := c.says("alt", "caption", "title"), c.says("caption", "title")
	if src == "" {
		return caption
	}
	text := "![" + strings.NewReplacer("[", "", "]", "").Replace(alt) + "](" + strings.ReplaceAll(src, " ", "%20") + ")"
	if link := c.named["link"]; link != "" {
		text = "[" + text + "](" + link + ")"
	}
	if caption != "" && caption != alt {
		text += "\n\n*" + caption + "*"
	}
	return text
}

func watched(what, address string, c call) string {
	if title := c.says("title"); title != "" {
		what = title
	}
	return "[" + what + "](" + address + ")"
}
