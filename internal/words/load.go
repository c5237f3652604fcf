package words

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"chuyende/internal/lang"
	"chuyende/themes"
)

// Vietnamese is the language of a portal that names no other, and the one
// whose words stand where another language has none.
const Vietnamese = "vi"

// own begins the keys that a site's theme may add for its own templates.
const own = "own."

// address begins the keys that only the default theme may say: a portal's
// addresses are relied on from outside.
const address = "address."

// Error is a mistake in a file of words.
type Error struct {
	// File is the path in the theme; Line and Column count from 1.
	File         string
	Line, Column int
	Text         lang.Text
}

// Error returns the English wording.
func (e *Error) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Text.EN)
}

// Default returns the default theme's words in Vietnamese.
func Default() *Table { return vietnamese() }

var vietnamese = sync.OnceValue(func() *Table { return read(Vietnamese) })

// In returns the default theme's words in a language.
func In(language string) *Table {
	if language == Vietnamese {
		return Default()
	}
	return read(language)
}

func read(language string) *Table {
	t, err := Load(language, themes.Default())
	if err != nil {
		return nil // tests load the same files
	}
	return t
}

// Load reads the words of a theme in a language, such as "en" or "en-GB": of
// each key those in the first layer that has it. What no layer has in the
// language is said in Vietnamese. The last layer is the default theme, which
// says what keys there are. The error is an [*Error] if a file is at fault.
func Load(language string, layers ...fs.FS) (*Table, error) {
	texts := map[string]string{}
	for i := len(layers) - 1; i >= 0; i-- {
		standard := i == len(layers)-1
		for _, name := range files(language, standard) {
			file := "strings/" + name + ".yaml"
			data, err := fs.ReadFile(layers[i], file)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("theme: %w", err)
			}
			known := texts
			if standard && name == Vietnamese {
				known = nil
			}
			read, err := parse(file, data, known, standard)
			if err != nil {
				return nil, err
			}
			maps.Copy(texts, read)
		}
	}
	return newTable(texts), nil
}

// files names the files of a layer that have something to say in a language,
// the more exact one last: "en" before "en-GB". Only the default theme's
// Vietnamese stands in for other languages: that of a site's theme would else
// cover what the default theme says in them.
func files(language string, standard bool) []string {
	base, _, _ := strings.Cut(language, "-")
	names := []string{base, language}
	if standard {
		names = append([]string{Vietnamese}, names...)
	}
	return slices.Compact(names)
}

// content is a line of YAML that says something.
var content = regexp.MustCompile(`(?m)^\s*[^#\s]`)

// parse reads a file of words: groups of keys with a text each. known are the
// texts that the file says in another way; nil lets any key be. The standard
// file of a language names its addresses too.
func parse(file string, data []byte, known map[string]string, standard bool) (map[string]string, error) {
	wrong := func(n *yaml.Node, vi, en string, args ...any) error {
		return &Error{File: file, Line: max(n.Line, 1), Column: max(n.Column, 1), Text: lang.Textf(vi, en, args...)}
	}
	if !content.Match(data) {
		return nil, nil // to the library no document
	}
	var doc yaml.Node
	if err := yaml.Load(data, &doc); err != nil {
		at := &yaml.Node{}
		var broken *yaml.LoadError
		if errors.As(err, &broken) {
			at.Line, at.Column = broken.Mark.Line, broken.Mark.Column
		}
		return nil, wrong(at, "không đọc được bảng chữ này: [%s]", "this table of words cannot be read: %s", err)
	}
	texts := map[string]string{}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) == 0 {
		return texts, nil
	}
	var read func(n *yaml.Node, prefix string) error
	read = func(n *yaml.Node, prefix string) error {
		if n.Kind != yaml.MappingNode {
			return wrong(n, "ở đây phải là các dòng “khóa: chữ”", "here lines such as “key: words” are needed")
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			name, value := n.Content[i], n.Content[i+1]
			key := prefix + name.Value
			if value.Kind == yaml.MappingNode {
				if err := read(value, key+"."); err != nil {
					return err
				}
				continue
			}
			if value.Kind != yaml.ScalarNode || value.Value == "" {
				return wrong(value, "%s", "%s", noWords(key))
			}
			if err := fits(key, value.Value, known, standard); !err.IsZero() {
				return wrong(name, "%s", "%s", err)
			}
			if _, twice := texts[key]; twice {
				return wrong(name, "khóa %q có hai lần", "the key %q is there twice", key)
			}
			texts[key] = value.Value
		}
		return nil
	}
	return texts, read(doc.Content[0], "")
}

// fits says what is wrong with words that stand in the place of others, the
// standard ones of a language or a site's own.
func fits(key, text string, known map[string]string, standard bool) lang.Text {
	if known == nil || strings.HasPrefix(key, own) {
		return lang.Text{}
	}
	before, ok := known[key]
	if strings.HasPrefix(key, address) && ok && text != before && !standard {
		return lang.Textf("địa chỉ của cổng không đổi được: bỏ khóa %q", "the portal's addresses cannot be changed: leave out the key %q", key)
	}
	if !ok {
		return lang.Textf("giao diện có sẵn không có khóa %q; khóa riêng phải bắt đầu bằng %q",
			"the built-in theme has no key %q; keys of your own begin with %q", key, own)
	}
	if n := arguments(text); n > arguments(before) {
		return lang.Textf("khóa %q không có giá trị nào cho {%d}", "the key %q has no value for {%d}", key, n)
	}
	return lang.Text{}
}
