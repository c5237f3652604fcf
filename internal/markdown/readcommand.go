package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// How commands are taken apart.

var (
	liquidTag = regexp.MustCompile(`^\{%-?\s*([a-z_]+(?:-[a-z_]+)*)\b((?:[^%]|%[^}])*?)%\}`)
	shortcode = regexp.MustCompile("^\\{\\{([<%])\\s*(/?)\\s*([A-Za-z_][\\w/.-]*)((?:[^\"'`>%]|\"[^\"]*\"|'[^']*'|`[^`]*`)*?)(/?)\\s*([>%])\\}\\}")
	// shortcodeValue is one of its values, with a name or without.
	shortcodeValue = regexp.MustCompile("(?:([\\w-]+)\\s*=\\s*)?(?:\"([^\"]*)\"|'([^']*)'|`([^`]*)`|([^\\s\"'`=]+))")
)

// command is one taken apart.
type command struct {
	kind   string // what it opens with
	name   string
	closes bool
	values map[string]string // by name in lower case; those without by "0", "1" …
	size   int
}

// longestCommand is how many bytes a command may have.
const longestCommand = 2 << 10

// readCommand takes the command apart that text begins with.
func (m *masker) readCommand(text []byte) (command, bool) {
	return m.pass.readAnyCommand(text)
}

func readCommand(text []byte) (command, bool) {
	if m := liquidTag.FindSubmatch(text); m != nil && !bytes.Contains(m[0], []byte("\n\n")) {
		name, closes := strings.CutPrefix(string(m[1]), "end")
		closes = closes || slices.Contains([]string{"else", "elsif", "elseif", "when", "break", "continue"}, name)
		return command{kind: "{%", name: name, size: len(m[0]), closes: closes, values: readValues(m[2], true)}, true
	}
	m := shortcode.FindSubmatch(text)
	if m == nil || (m[1][0] == '<') != (m[6][0] == '>') || bytes.Contains(m[0], []byte("\n\n")) {
		return command{}, false
	}
	return command{kind: string(m[0][:3]), name: strings.ToLower(string(m[3])), closes: len(m[2]) > 0, size: len(m[0]), values: readValues(m[4], false)}, true
}

// readValues reads the values of a command. What Jekyll's give by name without quotes
// is the name of something else, of which nothing is known.
func readValues(source []byte, isLiquid bool) map[string]string {
	values := map[string]string{}
	for i, v := range shortcodeValue.FindAllSubmatch(source, mostValues) {
		name := strings.ToLower(string(v[1]))
		if isLiquid && name != "" && v[5] != nil && strings.Trim(string(v[5]), "0123456789.") != "" {
			continue
		}
		if name == "" {
			name = string(rune('0' + i))
		}
		values[name] = strings.Join(strings.Fields(string(slices.Concat(v[2], v[3], v[4], v[5]))), " ")
	}
	return values
}

// mostValues is how many values of a command are read.
const mostValues = 10

// first is the first of the values of some names that is there.
func (c command) first(names ...string) string {
	for _, name := range names {
		if value := c.values[name]; value != "" {
			return value
		}
	}
	return ""
}

// hasCommandEnd reports whether the text has a command that closes the one of a
// name; they are looked for once.
func (p *pass) hasCommandEnd(name string) bool {
	if p.commandEnds == nil {
		p.commandEnds = map[string]bool{}
		for _, m := range commandEnd.FindAllSubmatch(p.data, -1) {
			p.commandEnds[strings.ToLower(string(m[1])+string(m[2]))] = true
		}
	}
	return p.commandEnds[name]
}

var commandEnd = regexp.MustCompile(`\{\{[<%]\s*/\s*([A-Za-z][\w/.-]*)|\{%-?\s*end([a-z_-]+)`)
