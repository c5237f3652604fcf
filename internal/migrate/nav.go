package migrate

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// navigation reads the order that the other program shows pages in, where it is
// kept apart from them.
func (m *mover) navigation() {
	switch m.from {
	case MkDocs:
		if nav, ok := at(m.settings, "nav").([]any); ok {
			m.navOf(nav, "")
		}
	case MdBook:
		m.summary()
	case Docusaurus:
		m.categories()
		m.sidebars()
	case VitePress:
		m.sidebars()
	}
}

// ordered gives a page the next place; the first counts.
func (m *mover) ordered(name, title string) {
	if _, isPage := m.targets[name]; !isPage || !slices.Contains(m.pages, name) {
		return
	}
	if _, known := m.weights[name]; known {
		return
	}
	m.weights[name] = len(m.weights) + 1
	if title = strings.TrimSpace(title); title != "" {
		m.names[name] = title
	}
}

// navOf reads a list of MkDocs: of paths, of names with paths, of names with lists.
func (m *mover) navOf(items []any, label string) (first string) {
	note := func(name string) {
		if first == "" {
			first = name
		}
	}
	var inside []string
	for _, item := range items {
		switch v := item.(type) {
		case string:
			name := path.Join(m.content[0].from, v)
			m.ordered(name, "")
			note(name)
			inside = append(inside, name)
		case map[string]any:
			for title, value := range v {
				switch value := value.(type) {
				case string:
					if strings.Contains(value, "://") {
						m.leave("nav", "liên kết ra ngoài trong nav: %s", "a link out in nav: %s", value)
						continue
					}
					name := path.Join(m.content[0].from, value)
					m.ordered(name, title)
					note(name)
					inside = append(inside, name)
				case []any:
					name := m.navOf(value, title)
					note(name)
					inside = append(inside, name)
				}
			}
		}
	}
	m.nameFolder(inside, label)
	return first
}

// nameFolder gives a folder the name of a part of the navigation whose pages all
// lie in it.
func (m *mover) nameFolder(names []string, label string) {
	common := ""
	for i, name := range names {
		dir := path.Dir(m.targets[name])
		if i == 0 {
			common = dir
		}
		for common != "." && dir != common && !strings.HasPrefix(dir, common+"/") {
			common = path.Dir(common)
		}
	}
	if label == "" || common == "" || common == "." {
		return
	}
	if f := m.folders[common]; f.label == "" {
		f.label = label
		m.folders[common] = f
	}
}

var summaryLine = regexp.MustCompile(`^\s*(?:[-*+]\s+)?\[((?:[^\]\\]|\\.)*)\]\(\s*<?([^)>]*)>?\s*\)`)

// summary reads mdBook's list of chapters.
func (m *mover) summary() {
	if len(m.content) == 0 {
		return
	}
	list := path.Join(m.content[0].from, "SUMMARY.md")
	data, err := m.read(list)
	if err != nil {
		m.leave(list, "không đọc được mục lục nên không có thứ tự", "the list of chapters cannot be read, so there is no order")
		return
	}
	for i, line := range strings.Split(string(data), "\n") {
		place := list + ":" + strconv.Itoa(i+1)
		if part, ok := strings.CutPrefix(line, "# "); ok && i > 2 {
			m.leave(place, "tên phần trong mục lục: %q", "the name of a part in the list of chapters: %q", strings.TrimSpace(part))
		}
		chapter := summaryLine.FindStringSubmatch(line)
		switch {
		case chapter == nil:
		case strings.TrimSpace(chapter[2]) == "":
			m.leave(place, "chương chưa viết: %q", "a chapter that is not written yet: %q", chapter[1])
		default:
			target := chapter[2]
			if plain, err := url.PathUnescape(target); err == nil {
				target = plain
			}
			m.ordered(inside(m.content[0].from, target), plainWords(chapter[1]))
		}
	}
}

// plainWords are the words of a title without signs of Markdown.
func plainWords(text string) string {
	return strings.NewReplacer("`", "", "**", "", "\\", "", "_", " ").Replace(text)
}

// categories reads what Docusaurus keeps beside the pages of a folder.
func (m *mover) categories() {
	for _, name := range m.pages {
		for dir := path.Dir(name); dir != "." && !slices.ContainsFunc(m.content, func(c mount) bool { return c.from == dir }); dir = path.Dir(dir) {
			target := path.Dir(m.targets[name])
			for d := path.Dir(name); d != dir; d = path.Dir(d) {
				target = path.Dir(target)
			}
			if _, known := m.folders[target]; known {
				continue
			}
			m.folders[target] = folder{}
			for _, file := range []string{"_category_.json", "_category_.yml", "_category_.yaml"} {
				data, err := m.read(path.Join(dir, file))
				if err != nil {
					continue
				}
				value := data2value(file, data)
				weight, _ := strconv.ParseFloat(textOf(at(value, "position")), 64)
				m.folders[target] = folder{label: textOf(at(value, "label")), weight: int(weight)}
				break
			}
		}
	}
}
