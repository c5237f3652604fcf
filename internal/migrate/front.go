package migrate

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// head is the front matter of a page as it is written here.
type head struct {
	meta  *frontmatter.Meta
	raw   map[string]any // as the other program reads it
	body  []byte
	lines int // before the body
}

// takenApart reads a page's front matter as a plain page's, and names the keys that
// mean nothing here.
func (m *mover) takenApart(name string, data []byte) head {
	file := frontmatter.File{Shown: name, Data: data}
	var problems, strict, mended diag.List
	h, body := frontmatter.Split(file, &problems)
	tree := frontmatter.Parse(file, h, &strict)
	found := &strict
	if tree.Broken() {
		tree, found = frontmatter.Mend(file, h, &mended), &mended
	}
	schema := append(site.CommonFields(), site.PlainFields()...)
	schema = slices.DeleteFunc(schema, func(f frontmatter.Field) bool {
		return slices.Contains([]string{"kind", site.IDKey, "accept", "fields", site.AudioKey}, f.Key)
	})
	meta := tree.Adopt(frontmatter.NewForeigners(site.ForeignKeys()), schema).Decode(schema, &problems)
	for _, list := range []*diag.List{found, &problems} {
		for _, p := range list.Sorted() {
			if m.from == Docusaurus && bytes.HasPrefix(data[min(p.Span.Start, len(data)):], []byte("id:")) {
				continue // links by it are found
			}
			m.leave(fmt.Sprintf("%s:%d", name, diag.Locate(data, p.Span.Start).Line), "khóa ở đầu trang: %s", "a key of the page: %s", lang.Text(p.Text))
		}
	}
	out := head{meta: meta, raw: map[string]any{}, body: data[body.Start:body.End], lines: diag.Locate(data, body.Start).Line - 1}
	ending := map[frontmatter.Format]string{frontmatter.YAML: ".yaml", frontmatter.TOML: ".toml"}[h.Format]
	if raw, ok := data2value("head"+ending, data[h.Span.Start:h.Span.End]).(map[string]any); ok {
		out.raw = raw
	}
	return out
}

// written is the front matter as text, with what the navigation says.
func (m *mover) written(name string, h head) string {
	var b strings.Builder
	put := func(key, value string) { b.WriteString(key + ": " + value + "\n") }
	own := map[string]string{}
	if w, ok := m.weights[name]; ok {
		own["weight"] = strconv.Itoa(w)
	}
	if f, ok := m.folders[path.Dir(m.targets[name])]; ok && site.IsIndex(m.targets[name]) {
		if f.weight > 0 {
			own["weight"] = strconv.Itoa(f.weight)
		}
		if f.label != "" && !h.meta.Has("title") && mainTitle(h.body) == "" {
			own["title"] = strconv.Quote(f.label)
		}
	}
	if title := m.names[name]; title != "" && !h.meta.Has("short") && title != h.meta.Text("title") && !strings.EqualFold(mainTitle(h.body), strings.TrimSpace(title)) {
		key := "short"
		if !h.meta.Has("title") && mainTitle(h.body) == "" {
			key = "title"
		}
		if own[key] == "" {
			own[key] = strconv.Quote(title)
		}
	}
	for _, f := range append(site.CommonFields(), site.PlainFields()...) {
		switch value := own[f.Key]; {
		case value != "":
			put(f.Key, value)
		case h.meta.Has(f.Key):
			if text := valueText(h.meta, f); text != "" {
				put(f.Key, text)
			}
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "---\n" + b.String() + "---\n\n"
}

// mainTitle is the text of a page's first heading of the first level, "" where it has
// none.
func mainTitle(body []byte) string {
	var f fence
	for line := range strings.SplitSeq(string(body), "\n") {
		if m := mainHeading.FindStringSubmatch(line); !f.in(line) && m != nil {
			return strings.TrimSpace(plainWords(m[1]))
		}
	}
	return ""
}

var mainHeading = regexp.MustCompile(`^#\s+(.*?)(?:\s*\{.*\})?\s*$`)

// valueText writes a value as YAML.
func valueText(meta *frontmatter.Meta, f frontmatter.Field) string {
	switch f.Type {
	case frontmatter.String, frontmatter.Multiline:
		return strconv.Quote(meta.Text(f.Key))
	case frontmatter.Bool:
		return meta.Text(f.Key)
	case frontmatter.Int:
		return strconv.FormatFloat(meta.Number(f.Key), 'f', -1, 64)
	case frontmatter.Date:
		day := meta.Date(f.Key)
		if day.Hour() == 0 && day.Minute() == 0 {
			return day.Format("2006-01-02")
		}
		return day.Format("2006-01-02 15:04")
	case frontmatter.Strings:
		var all []string
		for _, text := range meta.Texts(f.Key) {
			all = append(all, strconv.Quote(text))
		}
		return "[" + strings.Join(all, ", ") + "]"
	}
	return ""
}

// indexes makes the pages of folders whose name or place only the navigation knows.
func (m *mover) indexes() {
	first := map[string]int{}
	has := map[string]bool{}
	for _, name := range m.pages {
		target := m.targets[name]
		if site.IsIndex(target) {
			has[path.Dir(target)] = true
		}
		w, ok := m.weights[name]
		for dir := path.Dir(target); ok && dir != "."; dir = path.Dir(dir) {
			if before, known := first[dir]; !known || w < before {
				first[dir] = w
			}
		}
	}
	for dir, w := range first {
		if f := m.folders[dir]; f.weight == 0 {
			f.weight = w
			m.folders[dir] = f
		}
	}
	for dir, f := range m.folders {
		if dir == "." || has[dir] || f.label == "" && f.weight == 0 {
			continue
		}
		text := "---\ntitle: " + strconv.Quote(f.label) + "\n"
		if f.label == "" {
			text = "---\ntitle: " + strconv.Quote(site.Humanise(path.Base(dir))) + "\n"
		}
		if f.weight > 0 {
			text += "weight: " + strconv.Itoa(f.weight) + "\n"
		}
		m.plan.Files = append(m.plan.Files, File{Path: dir + "/_index.md", Text: text + "---\n"})
	}
}
