package migrate

import (
	"bytes"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/markdown"
)

// row is a line of a page with its line in the author's file.
type row struct {
	text string
	line int
}

// writer makes the text of one page.
type writer struct {
	*mover
	name    string // of the page
	raw     map[string]any
	verbs   map[string]bool // commands that were named already
	files   []string        // that are being included, to find circles
	closers map[string]bool // commands that something on the page closes
}

// page plans a page.
func (m *mover) page(name string) error {
	data, err := m.read(name)
	if err != nil {
		m.leave(name, "không đọc được", "it cannot be read")
		return nil
	}
	data = bytes.ReplaceAll(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	if !utf8.Valid(data) {
		m.leave(name, "không phải chữ UTF-8", "it is no text in UTF-8")
		return nil
	}
	data = norm.NFC.Bytes(data)
	h := m.takenApart(name, data)
	w := &writer{mover: m, name: name, raw: h.raw, verbs: map[string]bool{}, files: []string{name}}
	rows := w.lines(string(h.body), h.lines+1)
	if welcome := markdown.Welcome(data[:len(data)-len(h.body)]); welcome != "" {
		rows = append(of(row{line: 1}, strings.TrimSuffix(welcome, "\n")), rows...)
	}
	for _, step := range w.steps() {
		rows = step(rows)
	}
	var b strings.Builder
	b.WriteString(m.written(name, h))
	text := strings.Trim(joined(squeezed(rows)), "\n")
	b.WriteString(text + "\n")
	m.plan.Files = append(m.plan.Files, File{Path: m.targets[name], Text: b.String()})
	return nil
}

// steps are what is done to the lines of a page, one after the other.
func (w *writer) steps() []func([]row) []row {
	switch w.from {
	case Hugo:
		return []func([]row) []row{w.shortcodes, w.boxes, w.links}
	case Jekyll:
		return []func([]row) []row{w.liquid, w.boxes, w.links}
	case MdBook:
		return []func([]row) []row{w.bookIncludes, w.hiddenRust, w.links}
	case MkDocs:
		return []func([]row) []row{w.snippets, w.icons, w.boxes, w.links}
	case VitePress:
		return []func([]row) []row{w.vueIncludes, w.vueBlocks, w.boxes, w.links}
	}
	return []func([]row) []row{w.modules, w.boxes, w.links}
}

func (w *writer) lines(text string, first int) []row {
	var rows []row
	for i, line := range strings.Split(text, "\n") {
		rows = append(rows, row{line, first + i})
	}
	return rows
}

// squeezed are rows with no more than one empty one in a row outside of code.
func squeezed(rows []row) []row {
	var f fence
	var out []row
	empty := false
	for _, r := range rows {
		was := empty
		code := f.in(r.text)
		if empty = !code && strings.TrimSpace(r.text) == ""; empty && was {
			continue
		}
		out = append(out, r)
	}
	return out
}

// of are rows of a text that a row stands for.
func of(r row, text string) []row {
	var rows []row
	for line := range strings.SplitSeq(text, "\n") {
		rows = append(rows, row{line, r.line})
	}
	return rows
}

func joined(rows []row) string {
	lines := make([]string, len(rows))
	for i, r := range rows {
		lines[i] = r.text
	}
	return strings.Join(lines, "\n")
}

func (w *writer) place(r row) string { return w.name + ":" + strconv.Itoa(r.line) }

// unknown names a command that nothing here stands for, once on a page.
func (w *writer) unknown(r row, verb string) {
	if !w.verbs[verb] {
		w.verbs[verb] = true
		w.leave(w.place(r), "lệnh %s của chương trình kia", "the command %s of the other program", verb)
	}
}

// fence follows the code between fences.
type fence struct{ sign string }

// in reports whether a line is a fence or stands between two.
func (f *fence) in(line string) bool {
	text := strings.TrimLeft(line, " \t>")
	for _, sign := range []string{"`", "~"} {
		n := len(text) - len(strings.TrimLeft(text, sign))
		switch {
		case n < 3:
		case f.sign == "" && (sign == "~" || !strings.Contains(text[n:], "`")):
			f.sign = text[:n]
			return true
		case f.sign != "" && strings.HasPrefix(text[:n], f.sign) && strings.TrimSpace(text[n:]) == "":
			f.sign = ""
			return true
		}
	}
	return f.sign != ""
}

// each replaces lines outside of code.
func each(rows []row, change func(row) []row) []row {
	var f fence
	var out []row
	for _, r := range rows {
		if f.in(r.text) {
			out = append(out, r)
			continue
		}
		out = append(out, change(r)...)
	}
	return out
}

// dir is the folder of the page.
func (w *writer) dir() string { return path.Dir(w.name) }
