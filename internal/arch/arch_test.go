// Package arch holds the project's structure in place: its test fails when a
// package imports one of its own level or a higher one, when a package has no
// level yet, and when a library is used outside the package that owns it.
package arch

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// levels ranks every package of the module. A package may import lower levels
// only. ARCHITECTURE.md draws the same picture.
var levels = map[string]int{
	"internal/cache":       0,
	"internal/calendar":    0,
	"internal/wire":        0,
	"internal/chapter":     0,
	"internal/single":      0,
	"internal/clienttest":  0,
	"internal/docx":        0,
	"internal/docxtest":    0,
	"internal/epub":        0,
	"internal/filename":    0,
	"internal/golden":      0,
	"internal/lang":        0,
	"internal/office":      0,
	"internal/media":       0,
	"internal/pdf":         0,
	"internal/pdftest":     0,
	"internal/picture":     0,
	"internal/qrcode":      0,
	"internal/rota":        0,
	"internal/vietnamese":  0,
	"internal/wordml":      0,
	"internal/workbook":    0,
	"internal/wordmltest":  0,
	"themes":               0,
	"internal/diag":        1,
	"internal/fault":       1,
	"internal/legacy":      1,
	"internal/reflow":      1,
	"internal/stationery":  1,
	"internal/webpage":     1,
	"internal/words":       1,
	"internal/source":      2,
	"internal/asset":       2,
	"internal/frontmatter": 2,
	"internal/markdown":    2,
	"internal/output":      2,
	"internal/roster":      2,
	"internal/bundle":      2,
	"internal/manuscript":  2,
	"internal/tomarkdown":  2,
	"internal/wordhtml":    3,
	"internal/offline":     3,
	"internal/pack":        3,
	"internal/plaintext":   3,
	"internal/config":      3,
	"internal/site":        3,
	"internal/sitetest":    5,
	"internal/link":        5,
	"internal/handout":     5,
	"internal/parse":       4,
	"internal/topic":       4,
	"internal/yearplan":    4,
	"internal/skeleton":    5,
	"internal/suggest":     5,
	"search":               5,
	"internal/doctor":      6,
	"internal/intake":      6,
	"internal/measure":     6,
	"internal/migrate":     6,
	"internal/render":      6,
	"internal/papers":      7,
	"internal/pipeline":    7,
	"internal/server":      8,
	"cmd/chuyende":         9,
	"internal/arch":        10,
	"internal/e2e":         10,

	// The rooms of search, which nobody else can enter.
	"search/internal/numbers":    1,
	"search/internal/script":     1,
	"search/internal/corpus":     2,
	"search/internal/plan":       2,
	"search/internal/record":     2,
	"search/internal/schema":     2,
	"search/internal/searchtest": 3,
	"search/internal/shard":      3,
	"search/internal/zapfile":    3,
	"search/internal/answer":     4,
}

// owners says which packages alone may import a library.
var owners = map[string][]string{
	"github.com/arran4/golang-ical":     {"internal/calendar"},
	"github.com/yuin/goldmark":          {"internal/markdown"},
	"github.com/yuin/goldmark-emoji":    {"internal/markdown"},
	"golang.org/x/net":                  {"internal/chapter", "internal/e2e", "internal/markdown", "internal/render", "internal/single", "internal/tomarkdown", "internal/webpage"},
	"github.com/JohannesKaufmann":       {"internal/tomarkdown"},
	"github.com/alecthomas/chroma":      {"internal/markdown"},
	"github.com/blevesearch":            {"search/internal/answer", "search/internal/schema", "search/internal/searchtest", "search/internal/zapfile"},
	"github.com/spf13/cobra":            {"cmd/chuyende"},
	"github.com/evanw/esbuild":          {"internal/bundle"},
	"go.yaml.in/yaml":                   {"internal/frontmatter", "internal/migrate", "internal/words"},
	"github.com/pelletier/go-toml":      {"internal/frontmatter", "internal/migrate"},
	"github.com/fsnotify/fsnotify":      {"internal/server"},
	"github.com/gofrs/flock":            {"internal/output"},
	"github.com/xuri/excelize":          {"internal/workbook"},
	"github.com/go-fonts/liberation":    {"internal/picture"},
	"golang.org/x/image/font":           {"internal/picture"},
	"golang.org/x/text/collate":         {"internal/vietnamese"},
	"rsc.io/qr":                         {"internal/qrcode"},
	"github.com/klippa-app/go-pdfium":   {"internal/pdf"},
	"github.com/tetratelabs/wazero":     {"internal/pdf"},
	"github.com/schollz/progressbar/v3": {"cmd/chuyende"},
}

// walls are packages that a lower one must not be imported across: what reads
// an index is not to lean on what writes it.
var walls = map[string][]string{
	"search/internal/answer": {"search/internal/corpus", "search/internal/shard", "search/internal/zapfile"},
}

const module = "chuyende/"

// imports calls visit for every import of every Go file of the module.
func imports(t *testing.T, visit func(pkg, file, imported string)) {
	t.Helper()
	walk(t, func(rel string) {
		if !strings.HasSuffix(rel, ".go") || strings.Contains(rel, "/testdata/") {
			return
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, filepath.FromSlash(rel)), nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			visit(path.Dir(rel), rel, imported)
		}
	})
}

// root is the module's folder.
var root = filepath.Join("..", "..")

// walk calls visit for every file of the module by its path, but for those that packages
// of others or builds put there.
func walk(t *testing.T, visit func(rel string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if base := entry.Name(); base == "node_modules" || base == "public" || len(base) > 2 && base[0] == '.' {
				return filepath.SkipDir
			}
			return nil
		}
		rel, err := filepath.Rel(root, name)
		if err == nil {
			visit(filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestImportsGoDownwards(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	imports(t, func(pkg, file, imported string) {
		seen[pkg] = true
		level, ranked := levels[pkg]
		if !ranked {
			t.Errorf("%s: package %s has no level: rank it here and in ARCHITECTURE.md", file, pkg)
			return
		}
		target, ours := strings.CutPrefix(imported, module)
		if !ours || target == pkg { // a test of package x_test imports x itself
			return
		}
		if strings.HasSuffix(file, "_test.go") {
			level++ // a test may begin with what a neighbour made
		}
		if slices.Contains(walls[pkg], target) && !strings.HasSuffix(file, "_test.go") {
			t.Errorf("%s: %s must do without %s", file, pkg, target)
		}
		if below, ranked := levels[target]; !ranked || below >= level {
			t.Errorf("%s: %s (level %d) must not import %s (level %d)", file, pkg, level, target, below)
		}
	})
	if len(seen) < 10 {
		t.Errorf("only %d packages were looked at: is the root right?", len(seen))
	}
}

func TestLibrariesHaveOwners(t *testing.T) {
	t.Parallel()
	used := map[string]bool{}
	imports(t, func(pkg, file, imported string) {
		for library, known := range owners {
			if imported != library && !strings.HasPrefix(imported, library+"/") {
				continue
			}
			used[library] = true
			if !slices.Contains(known, pkg) {
				t.Errorf("%s: %s is known to %s alone", file, library, strings.Join(known, ", "))
			}
		}
	})
	for library := range owners {
		if !used[library] {
			t.Errorf("%s is used nowhere: take it off the list", library)
		}
	}
}
