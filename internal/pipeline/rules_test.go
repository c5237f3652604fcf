package pipeline

import (
	"go/ast"
	goparser "go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"chuyende/internal/diag"
)

// TestCodes holds every problem of every package to a rule of the one list: who
// makes one by hand, or declares a rule that the list lacks, fails here.
func TestCodes(t *testing.T) {
	t.Parallel()
	rules := map[string]diag.Rule{}
	form := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	for _, r := range Rules() {
		if _, twice := rules[r.Code]; twice {
			t.Errorf("two rules have the code %q", r.Code)
		}
		rules[r.Code] = r
		switch {
		case !form.MatchString(r.Code):
			t.Errorf("%q is no code", r.Code)
		case r.Means.VI == "" || r.Means.EN == "" || r.Cure.VI == "" || r.Cure.EN == "":
			t.Errorf("%s: what it means and its cure are wanted in both languages", r.Code)
		case r.Severity == diag.Error && (r.OrError || r.Loss || r.ByDay):
			t.Errorf("%s: an error is no warning", r.Code)
		}
	}
	ruleName := regexp.MustCompile(`^[rR]ule[A-Z]`)
	declared := map[string]bool{}
	uses := map[string]int{} // of each rule's name
	for name, file := range sources(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CompositeLit:
				of := literalOf(n)
				if of == "Problem" && len(n.Elts) > 0 {
					t.Errorf("%s: a problem without a rule", name)
				}
				if code, ok := codeOf(n); ok && of == "Rule" {
					declared[code] = true
					if _, known := rules[code]; !known {
						t.Errorf("%s: the rule %q is in no list", name, code)
					}
				}
			case *ast.AssignStmt:
				if to, ok := n.Lhs[0].(*ast.SelectorExpr); ok && to.Sel.Name == "Code" {
					t.Errorf("%s: a code is given by hand", name)
				}
			case *ast.Ident:
				if ruleName.MatchString(n.Name) {
					uses[n.Name]++
				}
			}
			return true
		})
	}
	for code := range rules {
		if !declared[code] {
			t.Errorf("no package declares the rule %q", code)
		}
	}
	for name, n := range uses {
		if n < 3 { // declared, listed, raised
			t.Errorf("the rule %s is never raised", name)
		}
	}
}

// sources parses the code of the whole module but that of diag and of tests.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	files := map[string]*ast.File{}
	for _, root := range []string{"..", filepath.Join("..", "..", "cmd")} {
		err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") ||
				filepath.Base(filepath.Dir(name)) == "diag" {
				return err
			}
			files[name], err = goparser.ParseFile(token.NewFileSet(), name, nil, 0)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// literalOf is the name of a composite literal's type in package diag.
func literalOf(n *ast.CompositeLit) string {
	if of, ok := n.Type.(*ast.SelectorExpr); ok {
		if pkg, ok := of.X.(*ast.Ident); ok && pkg.Name == "diag" {
			return of.Sel.Name
		}
	}
	return ""
}

// codeOf is the text of a literal's field Code.
func codeOf(n *ast.CompositeLit) (string, bool) {
	for _, e := range n.Elts {
		field, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		key, isName := field.Key.(*ast.Ident)
		value, isText := field.Value.(*ast.BasicLit)
		if isName && isText && key.Name == "Code" {
			code, err := strconv.Unquote(value.Value)
			return code, err == nil
		}
	}
	return "", false
}
