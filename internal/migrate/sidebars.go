package migrate

import (
	"path"
	"regexp"
	"strings"
)

// script is the settings of a generator that keeps them in JavaScript, as text: only
// what is plain data in it is read.
func (m *mover) script() string {
	var names []string
	switch m.from {
	case VitePress:
		dir := path.Join(m.base, ".vitepress")
		for _, name := range []string{"config.ts", "config.mts", "config.js", "config.mjs", "config.json", "config/index.ts", "config/index.js", "config/shared.ts", "config/vi.ts", "config/en.ts", "config/zh.ts"} {
			names = append(names, path.Join(dir, name))
		}
		names = append(names, path.Join(m.base, "config.ts"))
	case Docusaurus:
		for _, name := range []string{"sidebars.js", "sidebars.ts", "sidebars.json", "sidebars.mjs", "sidebars.cjs"} {
			names = append(names, path.Join(m.base, name))
		}
	}
	var all strings.Builder
	for _, name := range names {
		if data, err := m.read(name); err == nil {
			all.Write(data)
			all.WriteByte('\n')
		}
	}
	return all.String()
}

// sidebars reads the order from the texts in the settings that name pages, in the
// order in which they stand: which is what a list of plain data shows.
func (m *mover) sidebars() {
	script := m.script()
	if from := strings.Index(script, "sidebar"); m.from == VitePress && from >= 0 {
		script = script[from:]
	}
	ids := m.ids()
	base, label := "", ""
	for _, s := range literals(script) {
		switch s.key {
		case "base":
			base = s.text
			continue
		case "label", "text":
			label = s.text
			continue
		case "type", "activeMatch", "description", "title", "items":
			continue
		}
		id := strings.TrimPrefix(s.text, "/")
		if base != "" && !strings.HasPrefix(s.text, "/") {
			id = strings.Trim(base, "/") + "/" + s.text
		}
		id, _, _ = strings.Cut(id, "#")
		id = strings.TrimSuffix(pageEnding.ReplaceAllString(strings.TrimSuffix(id, ".html"), ""), "/")
		if name, ok := ids[id]; ok && (s.key == "link" || m.from == Docusaurus) {
			title := ""
			if s.key == "link" || s.key == "id" {
				title = label
			}
			m.ordered(name, title)
		}
		label = ""
	}
}

// ids are what settings call pages: by their path without an ending, that of a
// folder for its first page, and of Docusaurus with the id that a page gives itself.
func (m *mover) ids() map[string]string {
	ids := map[string]string{}
	for _, name := range m.pages {
		id := strings.TrimSuffix(m.targets[name], ".md")
		if _, known := ids[id]; !known {
			ids[id] = name
		}
		if base := path.Base(id); strings.EqualFold(base, "index") || strings.EqualFold(base, "readme") {
			ids[strings.TrimPrefix(path.Dir(id), ".")] = name
		}
		if m.from != Docusaurus {
			continue
		}
		if data, err := m.read(name); err == nil {
			if own := ownID.FindSubmatch(data[:min(len(data), 1<<10)]); own != nil {
				ids[strings.TrimPrefix(path.Join(path.Dir(id), string(own[1])), "./")] = name
			}
		}
	}
	return ids
}

var ownID = regexp.MustCompile(`(?m)^id:\s*["']?([^"'\s]+)`)

// literal is a text in a script, with the key before it.
type literal struct{ key, text string }

// literals are the texts of a script in order, without those in comments.
func literals(script string) []literal {
	var all []literal
	key := ""
	for i := 0; i < len(script); {
		switch c := script[i]; {
		case strings.HasPrefix(script[i:], "//"):
			i += upTo(script[i:], "\n")
		case strings.HasPrefix(script[i:], "/*"):
			i += upTo(script[i:], "*/")
		case c == '\'' || c == '"' || c == '`':
			end := i + 1
			for end < len(script) && script[end] != c && (c == '`' || script[end] != '\n') {
				if script[end] == '\\' {
					end++
				}
				end++
			}
			text := script[i+1 : min(end, len(script))]
			i = end + 1
			if rest := strings.TrimLeft(script[min(i, len(script)):], " \t"); strings.HasPrefix(rest, ":") {
				key = text
				continue
			}
			if !strings.Contains(text, "${") {
				all = append(all, literal{key, text})
			}
			key = ""
		case 'a' <= c|' ' && c|' ' <= 'z' || c == '_':
			from := i
			for i < len(script) && ('a' <= script[i]|' ' && script[i]|' ' <= 'z' || '0' <= script[i] && script[i] <= '9' || script[i] == '_') {
				i++
			}
			if rest := strings.TrimLeft(script[i:min(i+8, len(script))], " \t"); strings.HasPrefix(rest, ":") {
				key = script[from:i]
			}
		case c == '[' || c == '{' || c == ',':
			key = ""
			i++
		default:
			i++
		}
	}
	return all
}

func upTo(text, end string) int {
	if at := strings.Index(text, end); at >= 0 {
		return at + len(end)
	}
	return len(text)
}
