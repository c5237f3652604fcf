package migrate

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"chuyende/internal/markdown"
)

// included returns the text of a file that a page asks for, which lies in the
// folder; what cannot be had is named.
func (w *writer) included(r row, dir, target string) (text string, ok bool) {
	for _, from := range []string{cmp.Or(dir, "."), "."} {
		name := inside(from, target)
		if name == "" {
			continue
		}
		data, err := w.read(name)
		if err != nil {
			continue
		}
		switch {
		case len(w.files) >= deepestInclude || slices.Contains(w.files, name):
			w.leave(w.place(r), "tệp %s gọi vòng tròn hoặc quá sâu", "the file %s is asked for in a circle, or too deep", name)
			return "", false
		case len(data) > w.room:
			w.leave(w.place(r), "tệp %s: các tệp gộp vào đã quá lớn", "the file %s: what is put in comes to too much", name)
			return "", false
		}
		w.room -= len(data)
		return strings.TrimRight(strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n"), "\n"), true
	}
	w.leave(w.place(r), "không có tệp %q trong thư mục này", "there is no file %q in this folder", target)
	return "", false
}

// deepestInclude is how deep files may ask for files.
const deepestInclude = 8

// within does something while a file counts as being included.
func (w *writer) within(name string, do func()) {
	w.files = append(w.files, name)
	do()
	w.files = w.files[:len(w.files)-1]
}

// near is the folder that names of files are looked for from: that of the page, or of the
// file that was put into it where they stand in one.
func (w *writer) near() string {
	if n := len(w.files); n > 0 {
		return path.Dir(w.files[n-1])
	}
	return w.dir()
}

// withoutHead is a text without its front matter.
func withoutHead(text string) string {
	if rest, ok := strings.CutPrefix(text, "---\n"); ok {
		if at := strings.Index(rest, "\n---"); at >= 0 {
			return strings.TrimLeft(rest[at+4:], "\n")
		}
	}
	return text
}

var (
	bookCommand = regexp.MustCompile(`(\\?)\{\{\s*#(\w+)\s+([^}]*?)\s*\}\}`)
)

// bookIncludes carries out mdBook's commands, in code too.
func (w *writer) bookIncludes(rows []row) []row {
	var out []row
	for _, r := range rows {
		if !strings.Contains(r.text, "{{#") && !strings.Contains(r.text, "{{ #") {
			out = append(out, r)
			continue
		}
		var b strings.Builder
		last := 0
		for _, m := range bookCommand.FindAllStringSubmatchIndex(r.text, -1) {
			b.WriteString(r.text[last:m[0]])
			last = m[1]
			if m[2] != m[3] { // a backslash: it is a text
				b.WriteString(r.text[m[2]+1 : m[1]])
				continue
			}
			b.WriteString(w.bookCommand(r, r.text[m[0]:m[1]], r.text[m[4]:m[5]], strings.Fields(r.text[m[6]:m[7]])))
		}
		b.WriteString(r.text[last:])
		out = append(out, of(r, b.String())...)
	}
	return out
}

// bookCommand is what a command of mdBook comes to; one that cannot be carried out
// stays as it stands.
func (w *writer) bookCommand(r row, command, verb string, arguments []string) string {
	if len(arguments) == 0 {
		return ""
	}
	target, spec, _ := strings.Cut(arguments[0], ":")
	switch verb {
	case "title":
		return ""
	case "include", "rustdoc_include", "playground", "playpen", "template":
	default:
		w.unknown(r, "{{#"+verb+"}}")
		return command
	}
	dir := w.near()
	text, ok := w.included(r, dir, target)
	if ok {
		text, ok = w.part(r, target, text, spec)
	}
	if !ok {
		return command
	}
	switch verb {
	case "playground", "playpen":
		return "```rust\n" + text + "\n```"
	case "template":
		for _, argument := range arguments[1:] {
			key, value, _ := strings.Cut(argument, "=")
			text = strings.ReplaceAll(strings.ReplaceAll(text, "[[ #"+key+" ]]", value), "[[#"+key+"]]", value)
		}
	}
	if ext := path.Ext(target); ext == ".md" || verb == "template" {
		w.within(inside(dir, target), func() { text = joined(w.bookIncludes(of(r, text))) })
	}
	return text
}

// part is the part of a file that a command names; one that the file does not have
// is named.
func (w *writer) part(r row, name, text, part string) (lines string, ok bool) {
	lines, ok = markdown.Part(text, part)
	if !ok {
		w.leave(w.place(r), "tệp %s không có phần %q", "the file %s has no part %q", name, part)
	}
	return strings.TrimRight(lines, "\n"), ok
}

// hiddenRust leaves out lines of Rust that mdBook does not show.
func (w *writer) hiddenRust(rows []row) []row {
	var f fence
	var out []row
	rust := false
	for _, r := range rows {
		before := f.sign
		if f.in(r.text) && before == "" {
			info := strings.TrimLeft(strings.TrimSpace(r.text), "`~ ")
			rust = strings.HasPrefix(info, "rust") && (len(info) == 4 || strings.ContainsAny(info[4:5], ", {"))
		}
		text := strings.TrimSpace(r.text)
		if f.sign != "" && rust && (text == "#" || strings.HasPrefix(text, "# ")) {
			continue
		}
		if f.sign != "" && rust && strings.HasPrefix(text, "##") {
			r.text = strings.Replace(r.text, "##", "#", 1)
		}
		out = append(out, r)
	}
	return out
}

var (
	snippetLine = regexp.MustCompile(`^(\s*)-{1,}8<-{1,}\s+"([^"]+)"\s*$`)
	snippetMark = regexp.MustCompile(`^(\s*)-{1,}8<-{1,}\s*$`)
	jinjaFile   = regexp.MustCompile(`^(\s*)\{%-?\s*(?:include|include-markdown)\s+["']([^"']+)["'][^%]*%\}\s*$`)
)

// snippets carries out the commands of MkDocs that ask for files, in code too.
func (w *writer) snippets(rows []row) []row {
	var out []row
	var f fence
	list := false
	for _, r := range rows {
		m := snippetLine.FindStringSubmatch(r.text)
		if code := f.in(r.text); m == nil && !code {
			m = jinjaFile.FindStringSubmatch(r.text)
		}
		switch {
		case snippetMark.MatchString(r.text):
			list = !list
			continue
		case list && strings.TrimSpace(r.text) != "":
			text := strings.TrimLeft(r.text, " \t")
			m = []string{"", r.text[:len(r.text)-len(text)], strings.TrimSpace(text)}
		case m == nil:
			out = append(out, r)
			continue
		}
		if !strings.HasPrefix(m[2], ";") {
			out = append(out, indentedBy(m[1], w.snippet8(r, m[2]))...)
		}
	}
	return out
}

// snippet8 are the rows of a file, or of a section or of lines of it: "a.md:part",
// "a.md:2:10".
func (w *writer) snippet8(r row, target string) []row {
	name, spec, _ := strings.Cut(target, ":")
	dir := w.content[0].from
	if strings.HasPrefix(name, "./") || strings.HasPrefix(name, "../") {
		dir = w.dir()
	}
	text, ok := w.included(r, dir, name)
	if ok {
		text, ok = w.part(r, name, text, spec)
	}
	if !ok {
		return []row{{strings.TrimLeft(r.text, " \t"), r.line}}
	}
	rows := of(r, withoutHead(text))
	w.within(inside(dir, name), func() { rows = w.snippets(rows) })
	return rows
}
