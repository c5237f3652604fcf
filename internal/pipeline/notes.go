package pipeline

import (
	"io/fs"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// notesByName are the texts by the names that notes of Obsidian have for each other: the
// path, or as much of its end as the author wrote. Of several the one counts that lies
// least deep, and of those the first.
func notesByName(fsys fs.FS) map[string]string {
	notes := map[string]string{}
	deep := func(file string) int { return strings.Count(file, "/") }
	_ = fs.WalkDir(fsys, ".", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // whoever reads the folder tells of it
		case entry.IsDir() && file != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "node_modules"):
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(strings.ToLower(file), ".md"):
			return nil
		}
		for name := file; ; {
			if known, ok := notes[noteName(name)]; !ok || deep(file) < deep(known) {
				notes[noteName(name)] = file
			}
			_, rest, more := strings.Cut(name, "/")
			if !more {
				return nil
			}
			name = rest
		}
	})
	return notes
}

// noteName is a name as it is compared.
func noteName(name string) string { return strings.ToLower(norm.NFC.String(name)) }
