package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"chuyende/internal/site"
)

// TestKindsAreData holds what site.Kind says: a phase asks a page's kind for
// its rules and never for its name.
func TestKindsAreData(t *testing.T) {
	t.Parallel()
	err := filepath.WalkDir("..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") ||
			filepath.Dir(name) == filepath.Join("..", "site") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BinaryExpr:
				if isText(n.X) && isKindName(n.Y) || isKindName(n.X) && isText(n.Y) {
					t.Errorf("%s: a kind is asked for by name", name)
				}
			case *ast.SwitchStmt:
				if isKindName(n.Tag) {
					t.Errorf("%s: kinds are told apart by name", name)
				}
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "Find" && len(n.Args) == 2 && isText(n.Args[0]) {
					t.Errorf("%s: pages of a kind are looked for by its name", name)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// isText holds of a constant: written here, or by a name of this package.
func isText(e ast.Expr) bool {
	if id, ok := e.(*ast.Ident); ok && id.Obj != nil {
		return id.Obj.Kind == ast.Con
	}
	lit, ok := e.(*ast.BasicLit)
	return ok && lit.Kind == token.STRING
}

// isKindName holds of an expression like page.Kind.Name.
func isKindName(e ast.Expr) bool {
	name, ok := e.(*ast.SelectorExpr)
	if !ok || name.Sel.Name != "Name" {
		return false
	}
	of, ok := name.X.(*ast.SelectorExpr)
	return ok && of.Sel.Name == "Kind"
}

// namesFolder is a text with the content's folder in it: as a whole, or as the
// beginning of a path.
var namesFolder = regexp.MustCompile(`^["` + "`" + `]content["` + "`" + `]$|\bcontent/`)

// TestFolderIsNamedOnce holds that the content's folder comes from the options
// and the settings' own path, in all code that makes paths of it and in all
// messages that name it.
func TestFolderIsNamedOnce(t *testing.T) {
	t.Parallel()
	homes := []string{filepath.Join("..", "pipeline", "locate.go"), filepath.Join("..", "sitetest", "sitetest.go"),
		filepath.Join("..", "migrate", "layout.go")} // Hugo's has the same name
	named := map[string]int{}
	for _, root := range []string{"..", filepath.Join("..", "..", "cmd")} {
		err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				lit, ok := n.(*ast.BasicLit)
				if !ok || !namesFolder.MatchString(lit.Value) {
					return true
				}
				if named[name]++; !slices.Contains(homes, name) {
					t.Errorf("%s: %s names the content's folder by hand", name, lit.Value)
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, home := range homes {
		if named[home] != 1 {
			t.Errorf("%s names the folder %d times, want once", home, named[home])
		}
	}
}

// TestKeysAreNamedOnce holds that the keys by which topics are chosen have their
// names in package site alone, where the kinds are.
func TestKeysAreNamedOnce(t *testing.T) {
	t.Parallel()
	keys := []string{site.AudiencesKey, site.QuartersKey, site.SeasonKey, site.GroupsKey}
	looked := 0
	err := filepath.WalkDir("..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		// The settings have keys of the same names that mean something else.
		if folder := filepath.Base(filepath.Dir(name)); folder == "site" || folder == "config" {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return err
		}
		looked++
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if text, err := strconv.Unquote(lit.Value); err == nil && slices.Contains(keys, text) {
					t.Errorf("%s: %s is a key that package site names", name, lit.Value)
				}
			}
			return true
		})
		return nil
	})
	if err != nil || looked < 100 {
		t.Fatalf("looked at %d files: %v", looked, err)
	}
}
