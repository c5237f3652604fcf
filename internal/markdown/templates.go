package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// What templates of Liquid and Nunjucks have in texts besides loops: macros, scripts and
// values go with all that is in them, commands of several lines too. `{{ page.title }}`
// and `{{ title }}` are what the front matter says.

var (
	templateTag  = regexp.MustCompile(`^\{%-?\s*([a-z]+)\b`)
	templateName = regexp.MustCompile(`\{\{-?\s*(?:page\.|frontmatter\.|\$frontmatter\.|\$page\.(?:frontmatter\.)?)?(title|description)\s*(?:\|[^{}\n]*)?-?\}\}`)

	// madeByTemplates hold a template, shownByTemplates what is to be shown as it stands.
	madeByTemplates  = []string{"macro", "css", "js", "javascript", "style", "schema", "set"}
	longOfTemplates  = []string{"set", "assign", "render", "import", "from", "component", "macro", "call", "extends"}
	shownByTemplates = []string{"raw", "verbatim", "highlight", "comment", "code", "codeblock"}
)

// template leaves out what a template makes from a line on, or passes over what it shows
// as it stands, and returns where the text goes on.
func (t *takenText) template(start, end int, text []byte, margin string) (next int, ok bool) {
	m := templateTag.FindSubmatch(text)
	if m == nil || strings.Contains(margin, "\t") || len(margin) > 3 && strings.Trim(margin, " ") == "" && !t.inHTML(start) {
		return 0, false
	}
	name := string(m[1])
	at := start + len(margin)
	shut := bytes.Index(t.data[at:min(len(t.data), at+longestTemplate)], []byte("%}"))
	if shut < 0 {
		return 0, false
	}
	head := t.data[at : at+shut]
	switch {
	case slices.Contains(shownByTemplates, name):
		if to, ends := t.templateEnd(at, name); ends {
			if name == "raw" || name == "verbatim" {
				t.bracketsInRaw(lineEndOf(t.data, at)+1, to)
			}
			return to, true
		}
		return 0, false
	case slices.Contains(madeByTemplates, name) && !(name == "set" && bytes.IndexByte(head, '=') >= 0):
		to, ends := t.templateEnd(at, name)
		if !ends {
			return 0, false
		}
		t.leaveOut(start, to, "{% "+name+" %}")
		return min(to+1, len(t.data)), true
	case bytes.IndexByte(head, '\n') >= 0 && slices.Contains(longOfTemplates, name):
		to := lineEndOf(t.data, at+shut)
		if len(bytes.TrimSpace(t.data[at+shut+len("%}"):to])) > 0 {
			return 0, false
		}
		t.leaveOut(start, to, "{% "+name+" %}")
		return min(to+1, len(t.data)), true
	}
	return 0, false
}

// longestTemplate is how many bytes a command of several lines may have.
const longestTemplate = 8 << 10

// inHTML reports whether the line above one is HTML, or a command: there blanks make no
// code.
func (t *takenText) inHTML(start int) bool {
	above := t.data[:max(start-1, 0)]
	line := bytes.TrimSpace(above[bytes.LastIndexByte(above, '\n')+1:])
	return bytes.HasPrefix(line, []byte("<")) || bytes.HasPrefix(line, []byte("{%"))
}

// leaveOut drops data[start:to], which is told.
func (t *takenText) leaveOut(start, to int, kind string) {
	t.flush(start)
	text := t.data[start:to]
	t.dropWhole(kind, text[:lineEndOf(text, 0)], len(t.out))
	t.put(start, to, "\n")
}

// templateEnd is where the line ends that ends what a command opens, those within it
// counted. That nothing does is remembered.
func (t *takenText) templateEnd(at int, name string) (to int, ok bool) {
	if t.endless["%"+name] {
		return 0, false
	}
	depth := 0
	for rest := at; ; {
		next := bytes.Index(t.data[rest:], []byte("{%"))
		if next < 0 {
			break
		}
		rest += next + len("{%")
		word := strings.TrimLeft(string(t.data[rest:min(len(t.data), rest+30)]), "- \t")
		switch {
		case strings.HasPrefix(word, "end"+name):
			if depth--; depth == 0 {
				return lineEndOf(t.data, rest), true
			}
		case strings.HasPrefix(word, name) && !isWordByte((word + " ")[len(name)]):
			depth++
		}
	}
	if t.endless == nil {
		t.endless = map[string]bool{}
	}
	t.endless["%"+name] = true
	return 0, false
}

// names writes what front matter says in the place of the commands for it.
func (t *takenText) names(start, end int) {
	if t.command != nil || !bytes.Contains(t.data[start:end], []byte("{{")) {
		return
	}
	ticks, counted := 0, start
	for _, m := range templateName.FindAllSubmatchIndex(t.data[start:end], -1) {
		ticks += bytes.Count(t.data[counted:start+m[0]], []byte("`"))
		if counted = start + m[0]; ticks%2 == 1 {
			continue // in code
		}
		if value := t.frontValue(string(t.data[start+m[2] : start+m[3]])); value != "" && !strings.Contains(value, "{{") {
			t.put(start+m[0], start+m[1], value)
		}
	}
}

var (
	propertyLine = regexp.MustCompile(`^([\pL\pN][\pL\pN _-]*):[ \t]*(.*)$`)
	propertyItem = regexp.MustCompile(`^[ \t]*-[ \t]+(.+)$`)
	// unseenProperties say how a page is shown, or are shown elsewhere on it.
	unseenProperties = []string{"title", "layout", "tags", "tag", "aliases", "alias", "cssclass", "cssclasses", "permalink", "draft", "published", "publish", "weight", "slug", "id", "date", "created", "updated", "modified", "description"}
)

// properties are those of a note of Obsidian that has nothing else, as a list; "" of
// other pages: its properties lead to other notes.
func properties(head []byte) string {
	if !bytes.Contains(head, []byte("[[")) {
		return ""
	}
	var list strings.Builder
	key := ""
	var values []string
	say := func() {
		if key != "" && len(values) > 0 && !slices.Contains(unseenProperties, strings.ToLower(key)) {
			list.WriteString("- **" + key + "**: " + strings.Join(values, ", ") + "\n")
		}
		values = nil
	}
	add := func(value string) {
		if value = strings.Trim(strings.TrimSpace(value), `"'`); value != "" && value != "[]" {
			values = append(values, value)
		}
	}
	for line := range strings.SplitSeq(string(head), "\n") {
		if m := propertyLine.FindStringSubmatch(line); m != nil {
			say()
			key = m[1]
			add(m[2])
		} else if m := propertyItem.FindStringSubmatch(line); m != nil {
			add(m[1])
		}
	}
	if say(); list.Len() == 0 {
		return ""
	}
	return "\n" + list.String()
}
