package migrate

import (
	"regexp"
	"strings"
)

var (
	icon      = regexp.MustCompile(`:(?:material|fontawesome|octicons|simple)-[\w-]+:(?:\{[^}]*\})?(?:&nbsp;|[ \x{a0}])*`)
	keysMark  = regexp.MustCompile(`\+\+([\w"' -]+(?:\+[\w"' -]+)*)\+\+`)
	marked    = regexp.MustCompile("`[^`]*`")
	blockTag  = regexp.MustCompile(`(?i)^<(script|style)\b[^>]*>`)
	importOf  = regexp.MustCompile(`^import\s+(\w+)\s+from\s+['"](\.[^'"]+\.mdx?)['"]`)
	jsxNote   = regexp.MustCompile(`\{/\*.*?\*/\}`)
	tagAlone  = regexp.MustCompile(`^\s*<(/?)(Tabs|TabItem|CodeGroup|CodeGroupItem)\b([^>]*)>\s*$`)
	selfTag   = regexp.MustCompile(`^\s*<([A-Z]\w*)\b[^>]*/>\s*$`)
	atSite    = regexp.MustCompile(`(\]\(|["'])@site/`)
	moduleRow = regexp.MustCompile(`^(?:import\s+(?:[\w*{]|['"])|export\s+(?:default|const|let|var|function|async|class|\{|\*))`)
)

// icons leaves out pictures that MkDocs draws for names, and writes keys as keys.
func (w *writer) icons(rows []row) []row {
	return each(rows, func(r row) []row {
		if !strings.ContainsAny(r.text, ":+") {
			return []row{r}
		}
		r.text = outsideCode(r.text, func(text string) string {
			if icon.MatchString(text) {
				w.unknown(r, ":material-…:")
			}
			text = icon.ReplaceAllString(text, "")
			return keysMark.ReplaceAllStringFunc(text, func(found string) string {
				return "<kbd>" + strings.Join(strings.Split(strings.Trim(found, "+"), "+"), "</kbd>+<kbd>") + "</kbd>"
			})
		})
		return []row{r}
	})
}

// outsideCode changes a line but for what stands between ticks.
func outsideCode(line string, change func(string) string) string {
	var b strings.Builder
	last := 0
	for _, m := range marked.FindAllStringIndex(line, -1) {
		b.WriteString(change(line[last:m[0]]))
		b.WriteString(line[m[0]:m[1]])
		last = m[1]
	}
	b.WriteString(change(line[last:]))
	return b.String()
}

// vueBlocks leaves out what a page of VitePress runs, and names it.
func (w *writer) vueBlocks(rows []row) []row {
	var f fence
	var out []row
	shut := ""
	for _, r := range rows {
		switch m := blockTag.FindStringSubmatch(r.text); {
		case shut != "":
			if strings.Contains(strings.ToLower(r.text), shut) {
				shut = ""
			}
			continue
		case f.in(r.text):
		case m != nil:
			w.unknown(r, "<"+strings.ToLower(m[1])+">")
			if shut = "</" + strings.ToLower(m[1]); strings.Contains(strings.ToLower(r.text), shut) {
				shut = ""
			}
			continue
		}
		out = append(out, r)
	}
	return out
}

// modules leaves out what a page of Docusaurus loads and runs, puts in the texts
// that it loads from files beside it, and writes tabs as their names.
func (w *writer) modules(rows []row) []row {
	texts := map[string]string{}
	var f fence
	var out []row
	open := false
	for i, r := range rows {
		if f.in(r.text) {
			out = append(out, r)
			continue
		}
		starts := i == 0 || strings.TrimSpace(rows[i-1].text) == "" || moduleRow.MatchString(rows[i-1].text)
		switch m := importOf.FindStringSubmatch(r.text); {
		case m != nil:
			texts[m[1]] = m[2]
			continue
		case open || starts && moduleRow.MatchString(r.text):
			if !open {
				w.unknown(r, strings.Fields(r.text)[0])
			}
			open = strings.TrimSpace(r.text) != "" && !isWhole(r.text, open)
			continue
		}
		if m := tagAlone.FindStringSubmatch(r.text); m != nil {
			out = append(out, tabTag(r, m[1] == "/", m[3])...)
			continue
		}
		if m := selfTag.FindStringSubmatch(r.text); m != nil && texts[m[1]] != "" {
			if text, ok := w.included(r, w.dir(), texts[m[1]]); ok {
				w.within(inside(w.dir(), texts[m[1]]), func() { out = append(out, w.modules(of(r, withoutHead(text)))...) })
			}
			continue
		}
		r.text = atSite.ReplaceAllString(jsxNote.ReplaceAllStringFunc(r.text, keepID), "$1/@site/")
		out = append(out, r)
	}
	return out
}

// isWhole reports whether a statement ends on its line; one that has begun above ends
// where nothing is set in any more.
func isWhole(line string, began bool) bool {
	text := strings.TrimSpace(line)
	if began {
		return strings.HasPrefix(line, "}") || strings.HasPrefix(line, "]") || strings.HasPrefix(line, ")") || strings.HasSuffix(text, ";") && !strings.HasPrefix(line, " ")
	}
	return strings.Count(text, "{")+strings.Count(text, "[")+strings.Count(text, "(") <= strings.Count(text, "}")+strings.Count(text, "]")+strings.Count(text, ")")
}

// keepID leaves out a note of JSX that is no id of a heading.
func keepID(note string) string {
	if inner := strings.TrimSpace(strings.Trim(note, "{}/*")); strings.HasPrefix(inner, "#") && !strings.Contains(inner, " ") {
		return "{" + inner + "}"
	}
	return ""
}

// tabTag is what a tag of tabs says to readers.
func tabTag(r row, closes bool, attributes string) []row {
	c := callOf("tab", strings.NewReplacer("{", "", "}", "", "'", `"`).Replace(attributes), false)
	if title := c.says("label", "title", "value"); title != "" && !closes && c.named["groupid"] == "" {
		return []row{{"", r.line}, {"**" + title + "**", r.line}, {"", r.line}}
	}
	return []row{{"", r.line}}
}
