package pipeline

import (
	"io/fs"
	"path"
	"strings"

	"chuyende/internal/source"
)

// including returns what reads a file that a text asks for, below content/ only:
// a name is looked for from the text's folder and, if that has none, from the root,
// which "@/" begins with. What was built lies outside of it.
func (s *Session) including(fsys fs.FS) func(text, name string) (string, bool) {
	foreign := s.foreign(fsys)
	return func(text, name string) (string, bool) {
		folder := path.Dir(strings.TrimPrefix(path.Clean(text), s.options.content()+"/"))
		from := []string{path.Join(folder, name), path.Join(".", name)}
		if root, ok := strings.CutPrefix(name, "@/"); ok {
			from = []string{path.Clean(root)}
		}
		for _, file := range from {
			if !fs.ValidPath(file) || foreign != nil && isWithin(foreign, file) {
				continue
			}
			if found, ok := source.ReadQuoted(fsys, file); ok {
				return found, true
			}
		}
		return "", false
	}
}
