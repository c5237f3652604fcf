package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestPicture holds the picture of ARCHITECTURE.md to the levels.
func TestPicture(t *testing.T) {
	t.Parallel()
	_, picture, _ := strings.Cut(readDoc(t, "ARCHITECTURE.md"), "```\nlevel\n")
	picture, _, found := strings.Cut(picture, "```\n")
	if !found {
		t.Fatal("ARCHITECTURE.md has no picture of the levels")
	}
	name := regexp.MustCompile(`internal/\w+|\bcmd/chuyende\b|\bsearch  PUBLIC\b|\bthemes  PUBLIC\b`)
	number := regexp.MustCompile(`^  (\d)   `)
	drawn, level := map[string]int{}, 0
	for line := range strings.Lines(picture) {
		if m := number.FindStringSubmatch(line); m != nil {
			level, _ = strconv.Atoi(m[1])
		} else if strings.HasPrefix(line, "      internal/arch") {
			level = -1 // what serves tests stands below, in a sentence
		}
		for _, found := range name.FindAllString(line, -1) {
			found = strings.TrimSuffix(found, "  PUBLIC")
			if _, known := drawn[found]; !known {
				drawn[found] = level
			}
		}
	}
	for pkg, level := range levels {
		if strings.HasPrefix(pkg, "search/internal/") {
			continue // a picture of their own
		}
		if at, known := drawn[pkg]; !known {
			t.Errorf("ARCHITECTURE.md: the picture lacks %s (level %d)", pkg, level)
		} else if at != level && at >= 0 {
			t.Errorf("ARCHITECTURE.md: %s is drawn at level %d and has level %d", pkg, at, level)
		}
	}
	for pkg := range drawn {
		if _, ranked := levels[pkg]; !ranked {
			t.Errorf("ARCHITECTURE.md: the picture has %s, which is no package", pkg)
		}
	}
}

// TestFilesInDocs holds that the files which texts for developers name are there.
func TestFilesInDocs(t *testing.T) {
	t.Parallel()
	named := regexp.MustCompile("`((?:internal|search|themes|cmd)/[\\w./-]+\\.\\w+|[\\w/-]+\\.go)`")
	files := map[string]bool{"search/client.js": true} // made by builds
	walk(t, func(rel string) {
		for below := rel; ; {
			files[below] = true
			_, rest, more := strings.Cut(below, "/")
			if !more {
				return
			}
			below = rest
		}
	})
	seen := 0
	for _, doc := range []string{"ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "themes/README.md", "search/bench/README.md", "search/bench/QUERIES.md"} {
		for _, m := range named.FindAllStringSubmatch(readDoc(t, doc), -1) {
			if seen++; !files[m[1]] && !strings.Contains(m[1], "NAME") {
				t.Errorf("%s names %s, which is not there", doc, m[1])
			}
		}
	}
	if seen < 50 {
		t.Errorf("only %d names of files were found", seen)
	}
}

// camel is a name of Go's, and no word in brackets.
var camel = regexp.MustCompile(`^[A-Za-z]?[a-z]+[A-Z]\w*$`)

// TestLinksInComments holds that what a comment of Go code leads to, as in [names], is there:
// names of its own package and of others of the module.
func TestLinksInComments(t *testing.T) {
	t.Parallel()
	link := regexp.MustCompile(`\[\*?([A-Za-z_]\w*(?:\.[A-Za-z_]\w*){0,2})\](?:[^(\[:]|$)`)
	packages := map[string]*names{}
	walk(t, func(rel string) {
		if !strings.HasSuffix(rel, ".go") {
			return
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, filepath.FromSlash(rel)), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Error(err)
			return
		}
		dir := path.Dir(rel)
		if packages[dir] == nil {
			packages[dir] = &names{known: map[string]bool{}}
		}
		packages[dir].add(rel, f)
	})
	seen := 0
	for _, p := range packages {
		for _, f := range p.files {
			for _, group := range f.Comments {
				for line := range strings.Lines(group.Text()) {
					if strings.HasPrefix(line, "\t") || strings.HasPrefix(line, "    ") {
						continue // an example
					}
					for _, m := range link.FindAllStringSubmatch(line, -1) {
						first, rest, _ := strings.Cut(m[1], ".")
						of, isPackage := packages[f.imported[first]]
						switch {
						case p.known[m[1]]:
							seen++
						case isPackage && rest != "" && of.known[rest]:
							seen++
						case isPackage && rest != "" || ast.IsExported(first) && p.known[first], rest == "" && camel.MatchString(first):
							t.Errorf("%s: a comment leads to [%s], which is not there", f.rel, m[1])
						}
					}
				}
			}
		}
	}
	if seen < 200 {
		t.Errorf("only %d links were found", seen)
	}
}

// names are what a package declares, with its files.
type names struct {
	known map[string]bool // "Name", "Type.Method", "Type.Field"
	files []commented
}

type commented struct {
	*ast.File
	rel      string
	imported map[string]string // name to folder, of packages of the module
}

func (n *names) add(rel string, f *ast.File) {
	c := commented{f, rel, map[string]string{}}
	for _, spec := range f.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		if folder, ours := strings.CutPrefix(imported, module); ours {
			c.imported[path.Base(folder)] = folder
		}
	}
	n.files = append(n.files, c)
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				n.known[d.Name.Name] = true
				continue
			}
			of := d.Recv.List[0].Type
			if star, is := of.(*ast.StarExpr); is {
				of = star.X
			}
			if index, is := of.(*ast.IndexExpr); is {
				of = index.X
			}
			if id, is := of.(*ast.Ident); is {
				n.known[id.Name+"."+d.Name.Name] = true
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch spec := spec.(type) {
				case *ast.ValueSpec:
					for _, id := range spec.Names {
						n.known[id.Name] = true
					}
				case *ast.TypeSpec:
					n.known[spec.Name.Name] = true
					ast.Inspect(spec.Type, func(node ast.Node) bool {
						if field, is := node.(*ast.Field); is {
							for _, id := range field.Names {
								n.known[spec.Name.Name+"."+id.Name] = true
							}
						}
						return true
					})
				}
			}
		}
	}
}

func readDoc(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
