package pipeline

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"chuyende/internal/markdown"
	"chuyende/internal/source"
)

// including returns what reads a file that a text asks for, below content/ only, but
// for [Session.ofBook]:
// a name is looked for from the text's folder and, if that has none, from the root,
// which "@/" begins with. What was built lies outside of it.
func (s *Session) including(fsys fs.FS) func(text, name string) (markdown.Included, bool) {
	foreign := s.foreign(fsys)
	return func(text, name string) (markdown.Included, bool) {
		folder := path.Dir(strings.TrimPrefix(path.Clean(text), s.options.content()+"/"))
		from := []string{path.Join(folder, name), path.Join(".", name)}
		if root, ok := strings.CutPrefix(name, "@/"); ok {
			from = []string{path.Clean(root)}
		} else if root, ok := strings.CutPrefix(name, "@site/"); ok { // Docusaurus's, above its docs/
			_, below, _ := strings.Cut(root, "/")
			from = []string{path.Clean(root), path.Clean(below)}
		}
		for _, file := range from {
			if !fs.ValidPath(file) || foreign != nil && isWithin(foreign, file) {
				continue
			}
			if found, ok := source.ReadQuoted(fsys, file); ok {
				return markdown.Included{Path: file, Text: found}, true
			}
		}
		found, ok := s.ofBook(path.Join(folder, name))
		return markdown.Included{Text: found}, ok
	}
}

// bookSource is where mdBook's settings say that a book's texts lie.
var bookSource = regexp.MustCompile(`(?m)^\s*src\s*=\s*["']([^"'\n]+)["']`)

// ofBook reads a file beside the content, where that is the source of a book of mdBook
// by the book.toml in the folder above: its texts show code that lies beside them. No
// name leads further up.
func (s *Session) ofBook(file string) (text string, ok bool) {
	content, err := filepath.Abs(s.options.ContentDir())
	if err != nil || !strings.HasPrefix(file, "../") {
		return "", false
	}
	root, err := os.OpenRoot(filepath.Dir(content))
	if err != nil {
		return "", false
	}
	defer root.Close()
	settings, ok := source.ReadQuoted(root.FS(), "book.toml")
	of := "src"
	if m := bookSource.FindStringSubmatch(settings); m != nil {
		of = path.Clean(filepath.ToSlash(m[1]))
	}
	if !ok || of != filepath.Base(content) {
		return "", false
	}
	return source.ReadQuoted(root.FS(), path.Join(of, file))
}
