package pipeline

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"chuyende/internal/markdown"
	"chuyende/internal/source"
)

// including returns what reads a file that a text asks for, below content/ only, but
// for [Session.ofBook]:
// a name is looked for from the text's folder and, if that has none, from the root,
// which "@/" begins with; one that begins with "/" then from the folders between. What was
// built lies outside of it.
func (s *Session) including(fsys fs.FS) func(text, name string) (markdown.Included, bool) {
	foreign := s.foreign(fsys)
	notes := sync.OnceValue(func() map[string]string { return notesByName(fsys) })
	return func(text, name string) (markdown.Included, bool) {
		folder := path.Dir(strings.TrimPrefix(path.Clean(text), s.options.content()+"/"))
		from := []string{path.Join(folder, name), path.Join(".", name)}
		if note, ok := strings.CutPrefix(name, "[["); ok {
			note = strings.TrimSuffix(note, "]]")
			from = []string{path.Join(folder, note), path.Join(".", note), notes()[noteName(note)]}
		} else if root, ok := strings.CutPrefix(name, "@/"); ok {
			if from = []string{path.Clean(root)}; root == markdown.BookSettings {
				found, ok := s.settingsOf(fsys, root)
				return markdown.Included{Path: root, Text: found}, ok
			}
		} else if root, ok := strings.CutPrefix(name, "@site/"); ok { // Docusaurus's, above its docs/
			_, below, _ := strings.Cut(root, "/")
			from = []string{path.Clean(root), path.Clean(below)}
		} else if below, ok := strings.CutPrefix(name, filepath.Base(s.options.ContentDir())+"/"); ok { // MkDocs's, from above its docs/
			from = append(from, path.Clean(below))
		} else if strings.HasPrefix(name, "/") { // Hugo's, from the root of a language: a folder above the text
			for above := path.Dir(folder); above != "."; above = path.Dir(above) {
				from = append(from, path.Join(above, name))
			}
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

// aboveSettings are settings of other generators that lie in the folder above the texts,
// with what says there which folder that is: by its own words, or one of the usual name.
var aboveSettings = []struct {
	files []string
	says  *regexp.Regexp
	usual string
}{
	{[]string{"book.toml"}, regexp.MustCompile(`(?m)^\s*src\s*=\s*["']([^"'\n]+)["']`), "src"},
	{[]string{"mkdocs.yml"}, regexp.MustCompile(`(?m)^docs_dir:[ \t]+["']?([^\s"'#]+)`), "docs"},
	{[]string{"book.json"}, regexp.MustCompile(`"root"\s*:\s*"([^"\n]+)"`), ""},
	{[]string{"docusaurus.config.js", "docusaurus.config.ts"}, regexp.MustCompile(`(?m)^\s*docs:\s*\{\s*path:\s*['"]([^'"\n]+)['"]`), "docs"},
	{[]string{"_config.yml"}, regexp.MustCompile(`(?m)^source_dir:[ \t]+["']?([^\s"'#]+)`), hexoContent},
}

// isAboveSettings reports whether a file of a name may be such settings.
func isAboveSettings(name string) bool {
	for _, known := range aboveSettings {
		if slices.Contains(known.files, name) {
			return true
		}
	}
	return false
}

// above opens the folder above the content where settings there say that it is the source
// of their texts: one of the files that are named. No name leads further up.
func (s *Session) above(settings ...string) (root *os.Root, ok bool) {
	content, err := filepath.Abs(s.options.ContentDir())
	if err != nil {
		return nil, false
	}
	root, err = os.OpenRoot(filepath.Dir(content))
	if err != nil {
		return nil, false
	}
	for _, known := range aboveSettings {
		for _, file := range known.files {
			if !slices.Contains(settings, file) {
				continue
			}
			text, ok := source.ReadQuoted(root.FS(), file)
			of := known.usual
			if m := known.says.FindStringSubmatch(text); m != nil {
				of = path.Clean(filepath.ToSlash(m[1]))
			}
			if ok && of == filepath.Base(content) {
				return root, true
			}
		}
	}
	_ = root.Close() // it was only read
	return nil, false
}

// ofBook reads a file beside the content, where that is the source of a book of mdBook:
// its texts show code that lies beside them.
func (s *Session) ofBook(file string) (text string, ok bool) {
	below, isAbove := strings.CutPrefix(file, "../")
	if !isAbove {
		return "", false
	}
	root, ok := s.above("book.toml")
	if !ok {
		return "", false
	}
	defer root.Close()
	return source.ReadQuoted(root.FS(), path.Clean(below))
}

// settingsOf reads settings of another generator in the root of the content or, where
// they say that they are those of this folder, above it.
func (s *Session) settingsOf(fsys fs.FS, name string) (text string, ok bool) {
	if text, ok = source.ReadQuoted(fsys, name); ok {
		return text, true
	}
	by := []string{name}
	switch name {
	case "_config.yml", "mkdocs.yml", "book.toml", "book.json", "docusaurus.config.js", "docusaurus.config.ts":
	case "sidebars.js", "sidebars.ts":
		by = []string{"docusaurus.config.js", "docusaurus.config.ts"}
	default:
		return "", false
	}
	root, ok := s.above(by...)
	if !ok {
		return "", false
	}
	defer root.Close()
	return source.ReadQuoted(root.FS(), name)
}
