package render

import (
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	rowOfNames = regexp.MustCompile("(?m)^\\| (`[A-Za-z`, -]+`)[^|]*\\| (.*) \\|$")
	codeName   = regexp.MustCompile("`([A-Za-z-]+)`")
	valueName  = regexp.MustCompile("`\\.([A-Za-z]+)`")
)

// TestReadmeOfThemes: themes/README.md names every value that a template is
// given, of each layout, and no other.
func TestReadmeOfThemes(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../themes/README.md")
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]any{"View": &View{}, "Site": &Site{}, "Card": &Card{}, "Related": &Related{}, "Document": &Document{}, "Register": &Register{}, "Status": &Status{}, "File": &File{}, "FileNote": &FileNote{}, "Currency": &Currency{}, "Cite": &Cite{},
		"Topic": &Topic{}, "Summary": &Summary{}, "Basis": &Basis{}}
	for layout := range defaultTheme(t).layouts {
		of[layout] = plain(layout).Body
	}
	told := map[string]bool{}
	var before []string
	for _, row := range rowOfNames.FindAllStringSubmatch(string(text), -1) {
		var values []string
		for _, name := range valueName.FindAllStringSubmatch(row[2], -1) {
			values = append(values, name[1])
		}
		if strings.HasPrefix(row[2], "the same, and") {
			values = append(values, before...)
		}
		before = values
		for _, name := range codeName.FindAllStringSubmatch(row[1], -1) {
			if of[name[1]] == nil {
				t.Errorf("the README tells of %q, which there is not", name[1])
				continue
			}
			told[name[1]] = true
			if got, want := slices.Sorted(slices.Values(values)), valuesOf(of[name[1]]); !slices.Equal(got, want) {
				t.Errorf("%s has %v, the README says %v", name[1], want, got)
			}
		}
	}
	for name := range maps.Keys(of) {
		if !told[name] {
			t.Errorf("the README does not tell what %q has", name)
		}
	}
}

// valuesOf lists the fields and methods of a value that a template reaches.
func valuesOf(v any) []string {
	pointer := reflect.TypeOf(v)
	var names []string
	for _, field := range reflect.VisibleFields(pointer.Elem()) {
		if field.IsExported() && !field.Anonymous {
			names = append(names, field.Name)
		}
	}
	for i := range pointer.NumMethod() {
		names = append(names, pointer.Method(i).Name)
	}
	slices.Sort(names)
	return names
}
