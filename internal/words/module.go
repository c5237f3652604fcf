package words

import (
	"encoding/json"
	"strconv"
	"strings"
)

// Module returns the words as the source of an ES module for the theme's
// scripts, which a bundler cuts down to those that are asked for. Each key is
// an export in camel case, "search.at-most" searchAtMost: a text, or a function
// of its arguments where it has some.
func (t *Table) Module() string {
	var b strings.Builder
	for _, key := range t.Keys() {
		t.export(&b, key)
	}
	return b.String()
}

func (t *Table) export(b *strings.Builder, key string) {
	text := t.texts[key]
	b.WriteString("export const " + Export(key) + " = ")
	if arguments(text) == 0 {
		b.WriteString(quoted(text) + ";\n")
		return
	}
	var names []string
	for n := range arguments(text) {
		names = append(names, "v"+strconv.Itoa(n+1))
	}
	b.WriteString("(" + strings.Join(names, ", ") + ") => `")
	for _, p := range pieces(text) {
		v := "v" + strconv.Itoa(p.arg)
		switch {
		case p.arg == 0:
			b.WriteString(templated(p.text))
		case p.text == "":
			b.WriteString("${" + v + "}")
		default:
			b.WriteString("${String(" + v + `) === "1" ? ` + quoted(p.text) + " : " + quoted(p.many) + "}")
		}
	}
	b.WriteString("`;\n")
}

// Export is the name of a key in the module.
func Export(key string) string {
	var b strings.Builder
	raise := false
	for i := range len(key) {
		switch c := key[i]; {
		case c == '.' || c == '-':
			raise = true
		case raise && c >= 'a' && c <= 'z':
			b.WriteByte(c - 'a' + 'A')
			raise = false
		default:
			b.WriteByte(c)
			raise = false
		}
	}
	return b.String()
}

// quoted is a text as JavaScript writes it.
func quoted(text string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		return `""` // a text can always be written
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// templated is a text as it stands between backquotes.
func templated(text string) string {
	return strings.NewReplacer("\\", "\\\\", "`", "\\`", "$", "\\$").Replace(text)
}
