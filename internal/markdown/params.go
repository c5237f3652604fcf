package markdown

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"chuyende/internal/diag"
)

// Values that a text names, as Hugo has them, {{< param version >}}, and Quarto,
// {{< meta tool.name >}}. They stand in front matter,
// the text's own or that of a folder above it, and are written before anything else
// reads the text, as they may be part of an address or of code.

var (
	paramCommand = regexp.MustCompile(`\{\{[<%]\s*(?:param|get-param|meta)\s+"?([A-Za-z_][\w.-]*)"?\s*/?[>%]\}\}`)
	// cascaded is a line of a folder's front matter with a plain value, also one that holds
	// for all that is in the folder.
	cascaded = regexp.MustCompile(`(?m)^[ \t]*([A-Za-z_][\w-]*):[ \t]+(?:&\w+[ \t]+)?(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'#*|>\[{][^#\n]*?))[ \t]*(?:#[^\n]*)?$`)
)

// mostAbove is in how many folders a value is looked for.
const mostAbove = 5

// params writes values in the place of the commands for them. Of an address whose
// command is not known the rest stays, as blanks would make text of it.
func (t *takenText) params(start, end int, inCode bool) {
	line := t.data[start:end]
	if !bytes.Contains(line, []byte("{{")) {
		return
	}
	if name := aloneValue.FindSubmatch(bytes.TrimSpace(line)); name != nil && !inCode {
		if _, known := t.bookValue(string(name[1])); !known {
			from := bytes.IndexByte(line, '{')
			at := len(t.out) + start + from - t.done
			t.drop("{{", bytes.TrimSpace(line), diag.Span{Start: at, End: at + 1})
			t.put(start+from, end, " ")
			return
		}
	}
	for _, m := range bookValue.FindAllSubmatchIndex(line, -1) {
		if value, known := t.bookValue(string(line[m[2]:m[3]])); known {
			t.put(start+m[0], start+m[1], value)
		}
	}
	for _, m := range anyCommand.FindAllIndex(line, -1) {
		name := paramCommand.FindSubmatch(line[m[0]:m[1]])
		value := ""
		if name != nil {
			value = t.paramValue(string(name[1]))
		}
		switch {
		case value != "":
			t.put(start+m[0], start+m[1], value)
		case !inCode && isInAddress(line, m[0], m[1]):
			at := len(t.out) + start + m[0] - t.done // behind the sign before it: it leaves none of its own
			t.drop(string(line[m[0]:m[0]+3]), line[m[0]:m[1]], diag.Span{Start: at - 1, End: at})
			t.put(start+m[0], start+m[1], "")
		}
	}
}

// anyCommand is a command of Hugo's that stands alone and names no page.
var anyCommand = regexp.MustCompile(`\{\{[<%]\s*[A-Za-z_][^{}<>%\n]*[>%]\}\}`)

var (
	// bookValue is a variable of GitBook and HonKit, which their settings give values.
	bookValue        = regexp.MustCompile(`\{\{\s*book\.([A-Za-z_][\w-]*)\s*\}\}`)
	mayHaveBookValue = regexp.MustCompile(`\{\{(?:\s*book\.|%\w)`)
	// aloneValue is a line of nothing but a variable, or a command of mdBook's extensions
	// such as {{%session outline}}.
	aloneValue = regexp.MustCompile(`^\{\{(?:\s*book\.([A-Za-z_][\w.-]*)\s*|%\w[^{}<>%\n]*)\}\}$`)
)

// BookSettings is the name of the file in which GitBook and HonKit have the settings of a
// book; it lies in the root of the content or above it.
const BookSettings = "book.json"

// bookValue is the value of a variable; false where there is none.
func (p *pass) bookValue(name string) (value string, known bool) {
	if p.bookValues == nil {
		p.bookValues = map[string]string{}
		_, text, _ := p.readFile(p.file, "@/"+BookSettings, func(text string) (string, bool) { return text, true })
		var settings struct{ Variables map[string]any }
		if json.Unmarshal(text, &settings) == nil {
			for key, value := range settings.Variables {
				switch value.(type) {
				case string, float64, bool:
					p.bookValues[key] = fmt.Sprint(value)
				}
			}
		}
	}
	value, known = p.bookValues[name]
	return value, known
}

// isInAddress reports whether line[from:to] is a part of an address that goes on before
// and behind it.
func isInAddress(line []byte, from, to int) bool {
	line, from, to = line[max(0, from-longestCommand):], min(from, longestCommand), to-max(0, from-longestCommand)
	word := line[bytes.LastIndexAny(line[:from], " \t(<\"`")+1 : from]
	return bytes.IndexByte(word, '/') >= 0 && to < len(line) && bytes.IndexByte([]byte("/.-_?#="), line[to]) >= 0 &&
		bytes.Count(line[:from], []byte("`"))%2 == 0
}

// paramValue is the value of a name, "" where it is not known.
func (p *pass) paramValue(name string) string {
	if value := p.frontValue(name); value != "" {
		return value
	}
	if value, known := p.paramsKnown[name]; known {
		return value
	}
	value, above := "", "_index.md"
	for range mostAbove {
		_, text, ok := p.readFile(p.file, above, frontMatterOf)
		if above = "../" + above; !ok {
			continue
		}
		for _, m := range cascaded.FindAllSubmatch(text, -1) {
			if string(m[1]) == name && value == "" {
				value = strings.TrimSpace(string(m[2]) + string(m[3]) + string(m[4]))
			}
		}
		if value != "" {
			break
		}
	}
	if p.paramsKnown == nil {
		p.paramsKnown = map[string]string{}
	}
	p.paramsKnown[name] = value
	return value
}

// frontMatterOf is the front matter of a text in YAML.
func frontMatterOf(text string) (string, bool) {
	rest, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return "", false
	}
	head, _, ok := strings.Cut(rest, "\n---")
	return head, ok
}
