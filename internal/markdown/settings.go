package markdown

import (
	"bytes"
	"regexp"
	"strings"
)

// settingsFile is where Jekyll's sites have their settings, of which texts name
// values: {{ site.repository }}/issues/12.
const settingsFile = "@/_config.yml"

var (
	settingName = regexp.MustCompile(`\{\{-?\s*site\.([A-Za-z_][\w-]*)\s*-?\}\}`)
	// setting is a line of the file with a plain value.
	setting = regexp.MustCompile(`(?m)^([A-Za-z_][\w-]*):[ \t]+(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'#&*|>\[{][^#\n]*?))[ \t]*(?:#[^\n]*)?$`)
)

// withSettings puts values of the settings into an address.
func (p *pass) withSettings(dest []byte) []byte {
	if !bytes.Contains(dest, []byte("{{")) {
		return dest
	}
	return settingName.ReplaceAllFunc(dest, func(name []byte) []byte {
		if value, known := p.readSettings()[string(settingName.FindSubmatch(name)[1])]; known {
			return []byte(value)
		}
		return name
	})
}

// readSettings reads them once for a text, whose digest of files they are part of.
func (p *pass) readSettings() map[string]string {
	if p.settings != nil || p.parser.options.Include == nil {
		return p.settings
	}
	p.settings = map[string]string{}
	file, _ := p.parser.options.Include(p.file, settingsFile)
	text := file.Text
	p.includes = append(append(append(p.includes, settingsFile...), 0), text...)
	for _, m := range setting.FindAllStringSubmatch(text, -1) {
		p.settings[m[1]] = strings.TrimSpace(m[2] + m[3] + m[4])
	}
	return p.settings
}

// dataValue is a plain value of a file of data of Jekyll's, by the name of the file and the
// keys in it, "" where there is none: "kho.ten" stands in _data/kho.yml.
func (p *pass) dataValue(name string) string {
	file, keys, ok := strings.Cut(name, ".")
	if !ok {
		return "" // all that the file has
	}
	text, known := p.dataFiles[file]
	for _, ending := range []string{".yml", ".yaml"} {
		if known {
			break
		}
		_, found, _ := p.readFile(p.file, "@/_data/"+file+ending, func(text string) (string, bool) { return text, true })
		text, known = string(found), len(found) > 0
	}
	if p.dataFiles == nil {
		p.dataFiles = map[string]string{}
	}
	p.dataFiles[file] = text
	return nestedValue(text, strings.Split(keys, "."))
}
