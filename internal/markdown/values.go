package markdown

import (
	"regexp"
	"strings"
)

// Values that stand for what the settings or the text's own front matter say: {{ site.version }}.

// readValue takes a value of Jekyll's apart, on its sites only: elsewhere two braces
// are text.
func (p *pass) readValue(text []byte) (command, bool) {
	m := valueForm.FindSubmatch(text)
	if m == nil || len(p.readSettings()) == 0 {
		return command{}, false
	}
	name, _, _ := strings.Cut(string(m[1]), "|")
	return command{kind: valueKind, name: strings.TrimSpace(name), size: len(m[0])}, true
}

// value is what a name of Jekyll's stands for, "" where that is not known.
func (p *pass) value(name string) string {
	if key, ok := strings.CutPrefix(name, "site.data."); ok {
		return p.dataValue(key)
	}
	if key, ok := strings.CutPrefix(name, "site."); ok {
		return p.readSettings()[key]
	}
	if key, ok := strings.CutPrefix(name, "page."); ok {
		return p.frontValue(key)
	}
	return ""
}

// frontValue is a plain value of the text's front matter, by its key.
func (p *pass) frontValue(key string) string {
	if key == "" {
		return ""
	}
	if strings.Contains(key, ".") {
		return nestedValue(string(p.shown[:p.bodyStart]), strings.Split(key, "."))
	}
	for _, form := range []*regexp.Regexp{setting, tomlValue} {
		for _, m := range form.FindAllStringSubmatch(string(p.shown[:p.bodyStart]), -1) {
			if strings.EqualFold(m[1], key) {
				return strings.TrimSpace(m[2] + m[3] + m[4])
			}
		}
	}
	return ""
}

// nestedValue is a plain value within tables of YAML, by its keys from the outermost on.
func nestedValue(text string, keys []string) string {
	depth, margin := 0, -1 // of the keys that were found, and how far in stands the last
	for line := range strings.Lines(text) {
		bare := strings.TrimLeft(line, " ")
		in := len(line) - len(bare)
		if strings.TrimSpace(bare) == "" || bare[0] == '#' {
			continue
		}
		if in <= margin {
			return ""
		}
		name, value, ok := strings.Cut(bare, ":")
		if !ok || name != keys[depth] || depth == 0 && in > 0 {
			continue
		}
		if depth == len(keys)-1 {
			m := setting.FindStringSubmatch(strings.TrimSpace(bare))
			if m == nil {
				return ""
			}
			return strings.TrimSpace(m[2] + m[3] + m[4])
		}
		if strings.TrimSpace(value) != "" {
			return ""
		}
		depth, margin = depth+1, in
	}
	return ""
}

// tomlValue is a line of TOML with a plain value.
var tomlValue = regexp.MustCompile(`(?m)^([A-Za-z_][\w-]*)[ \t]*=[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'\[{][^#\n]*?))[ \t]*(?:#[^\n]*)?$`)
