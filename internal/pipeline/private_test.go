package pipeline

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"chuyende/search"
	"chuyende/themes"
)

// TestPrivateNames: what is written short in the scripts of search must not be known
// by its name anywhere else: not in files of the index, nor as a text.
func TestPrivateNames(t *testing.T) {
	t.Parallel()
	names := strings.Join(private, "|")
	text := regexp.MustCompile("[\"'`](" + names + ")[\"'`]")
	comment := regexp.MustCompile(`^\s*(\*|//|/\*)`)
	// The names of a module's own are not written short, so what reads one as an object finds none of them.
	whole := regexp.MustCompile(`^import \* as \w+ from "search-client/`)
	for of, tree := range map[string]fs.FS{"search/client": search.Client(), "themes/default": themes.Default()} {
		seen := 0
		err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || path.Ext(name) != ".js" {
				return err
			}
			data, err := fs.ReadFile(tree, name)
			for line := range strings.SplitSeq(string(data), "\n") {
				if found := text.FindString(line); found != "" && !comment.MatchString(line) {
					t.Errorf("%s/%s speaks of %s, which search calls otherwise: %s", of, name, found, line)
				}
				if whole.MatchString(line) {
					t.Errorf("%s/%s hands over a module as it is, whose names search.js knows by other ones: %s", of, name, line)
				}
			}
			seen++
			return err
		})
		if err != nil || seen == 0 {
			t.Errorf("%s: %d scripts, %v", of, seen, err)
		}
	}
	key := regexp.MustCompile(`"(` + names + `)":`)
	files, err := filepath.Glob(filepath.Join(builtPortal(t).OutputDir(), "search", "*.js"))
	if err != nil || len(files) < 5 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if found := key.Find(data); found != nil && path.Base(file) != "client.js" {
			t.Errorf("%s has the key %s", filepath.Base(file), found)
		}
	}
}
