package migrate

import (
	"path"
	"regexp"
	"strings"
)

var (
	codeFile = regexp.MustCompile(`^(\s*)<<<\s*([^\s{\[#]+)(?:#([\w-]+))?\s*(?:\{([^}]*)\})?\s*(?:\[([^\]]*)\])?\s*$`)
	pageFile = regexp.MustCompile(`^(\s*)<!--\s*@include:\s*([^\s{#]+?)(?:#([\w-]+))?(?:\{(\d*),?(\d*)\})?\s*-->\s*$`)
)

// vueIncludes carries out the commands of VitePress that ask for files.
func (w *writer) vueIncludes(rows []row) []row {
	var out []row
	var f fence
	for _, r := range rows {
		if f.in(r.text) {
			out = append(out, r)
		} else if m := codeFile.FindStringSubmatch(r.text); m != nil {
			out = append(out, indentedBy(m[1], w.codeOf(r, m))...)
		} else if m := pageFile.FindStringSubmatch(r.text); m != nil {
			dir, name := w.aimed(m[2])
			text, ok := w.included(r, dir, name)
			if ok {
				part := m[3]
				if m[4]+m[5] != "" {
					part = m[4] + ":" + m[5]
				}
				text, ok = w.part(r, name, withoutHead(text), part)
			}
			if !ok {
				out = append(out, r)
				continue
			}
			w.within(inside(dir, name), func() { out = append(out, w.vueIncludes(of(r, text))...) })
		} else {
			out = append(out, r)
		}
	}
	return out
}

// aimed is where a target of VitePress lies: "@" is the folder of the pages.
func (w *writer) aimed(target string) (dir, name string) {
	if rest, ok := strings.CutPrefix(target, "@/"); ok {
		return w.content[0].from, rest
	}
	return w.near(), target
}

// codeOf makes a fence of a file of code.
func (w *writer) codeOf(r row, m []string) []row {
	dir, name := w.aimed(m[2])
	text, ok := w.included(r, dir, name)
	if ok {
		text, ok = w.part(r, name, text, m[3])
	}
	if !ok {
		return []row{{strings.TrimLeft(r.text, " \t"), r.line}}
	}
	language := strings.TrimPrefix(path.Ext(name), ".")
	if words := strings.FieldsFunc(m[4], func(c rune) bool { return strings.ContainsRune("0123456789,- ", c) }); len(words) > 0 {
		language, _, _ = strings.Cut(words[0], ":")
	}
	mark := "```"
	for strings.Contains(text, mark) {
		mark += "`"
	}
	if m[5] != "" {
		language += " [" + m[5] + "]"
	}
	return of(r, mark+language+"\n"+text+"\n"+mark)
}
