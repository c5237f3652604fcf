package migrate

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v4"
)

// config reads the generator's settings as far as they are data. A broken file
// counts as none: the usual places are looked at.
func (m *mover) config() {
	m.base = "."
	m.settings = map[string]any{}
	for _, dir := range m.configFolders() {
		for _, name := range m.configNames() {
			if data, err := m.read(path.Join(dir, name)); err == nil {
				m.base = dir
				if read := data2value(name, data); read != nil {
					m.settings = read
				}
				return
			}
		}
	}
}

// configFolders are where the settings may lie.
func (m *mover) configFolders() []string {
	switch m.from {
	case Jekyll, MkDocs, MdBook, Hugo, Docusaurus:
		return []string{".", "docs", "website", "site", "book"}
	}
	return []string{"."}
}

// configNames are the names that settings have.
func (m *mover) configNames() []string { return configsOf(m.from) }

func configsOf(from string) []string {
	switch from {
	case Hugo:
		return []string{"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default/hugo.toml", "config/_default/hugo.yaml", "config/_default/config.toml",
			"config/_default/config.yaml", "config.toml", "config.yaml", "config.yml", "config.json"}
	case MkDocs:
		return []string{"mkdocs.yml", "mkdocs.yaml"}
	case MdBook:
		return []string{"book.toml", "book.json"}
	case Jekyll:
		return []string{"_config.yml", "_config.yaml", "_config.toml"}
	case Docusaurus:
		return []string{"docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "docusaurus.config.cjs", "sidebars.js", "sidebars.json", "sidebars.ts"}
	}
	return nil
}

// data2value reads a file of settings, nil where it is none or broken.
func data2value(name string, data []byte) any {
	switch path.Ext(name) {
	case ".yml", ".yaml":
		var doc yaml.Node
		if yaml.Load(data, &doc) != nil {
			return nil
		}
		return valueOf(&doc, 0)
	case ".toml":
		var all map[string]any
		if toml.Unmarshal(data, &all) != nil {
			return nil
		}
		return all
	case ".json":
		var all any
		if json.Unmarshal(data, &all) != nil {
			return nil
		}
		return all
	}
	return nil
}

// deepest is how deep settings may stand in each other.
const deepest = 40

// valueOf is what a node of YAML holds. Tags mean nothing here, and what refers to
// another place is left out.
func valueOf(n *yaml.Node, depth int) any {
	if depth > deepest {
		return nil
	}
	switch n.Kind {
	case yaml.DocumentNode:
		if len(n.Content) > 0 {
			return valueOf(n.Content[0], depth+1)
		}
	case yaml.ScalarNode:
		return n.Value
	case yaml.SequenceNode:
		var all []any
		for _, item := range n.Content {
			all = append(all, valueOf(item, depth+1))
		}
		return all
	case yaml.MappingNode:
		all := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			all[n.Content[i].Value] = valueOf(n.Content[i+1], depth+1)
		}
		return all
	}
	return nil
}

// at is the value at a path of keys, nil where there is none.
func at(value any, keys ...string) any {
	for _, key := range keys {
		table, ok := value.(map[string]any)
		if !ok {
			return nil
		}
		if value, ok = table[key]; !ok {
			for k, v := range table { // Hugo's keys may be in any case
				if strings.EqualFold(k, key) {
					value = v
				}
			}
		}
	}
	return value
}

// setting is a value of the settings as text, "" where it is none.
func (m *mover) setting(keys ...string) string { return textOf(at(m.settings, keys...)) }

func textOf(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case bool, int64, float64, int:
		return fmt.Sprint(v)
	}
	return ""
}
