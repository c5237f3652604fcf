package render

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"chuyende/internal/words"
)

// Theme is the parsed layouts of a theme. It is safe for concurrent use.
type Theme struct {
	// common has the base and the partials. It is only copied: what has run cannot be.
	common *template.Template
	files  fs.FS
	// alone has the partials that need no layout.
	alone   layout
	layouts map[string]*layout
	// words are what the templates say.
	words *words.Table
	// colours are those of the theme's style, icons those it brings.
	colours map[string]string
	icons   []Icon
	// rowsAlike says that a row is the same in every list.
	rowsAlike bool
	// digest stands for every template of the theme and its words.
	digest Key
}

// layout is a layout with the base and all partials, put together when it is first asked
// for: most sites use few of those that a theme has, and each is a copy of all.
type layout struct {
	own   *template.Template // what its file defines
	once  sync.Once
	whole *template.Template
	err   error
}

// templates are those of a layout with the ones that all have.
func (l *layout) templates(common *template.Template) (*template.Template, error) {
	l.once.Do(func() {
		l.whole, l.err = common.Clone()
		if l.err != nil || l.own == nil {
			return
		}
		for _, defined := range l.own.Templates() {
			if defined.Tree != nil && l.err == nil {
				_, l.err = l.whole.AddParseTree(defined.Name(), defined.Tree)
			}
		}
	})
	if l.err != nil {
		return nil, fmt.Errorf("theme: copy templates: %w", l.err)
	}
	return l.whole, nil
}

// LoadTheme parses the layouts and partials of a theme, which ask say for their
// words: {{t "list.total" 3}}. Later file systems are what earlier ones
// override: a site's own folder before the embedded theme. The error of a
// broken template names its file and line.
func LoadTheme(say *words.Table, layers ...fs.FS) (*Theme, error) {
	t := &Theme{files: layered(layers), layouts: map[string]*layout{}, digest: Key(0).with(say.Digest()), words: say}
	static, err := Static(layers...)
	if err != nil {
		return nil, err
	}
	t.colours, t.icons = readColours(layers), findIcons(static)
	partials, err := names(layers, "partials", ".html")
	if err != nil {
		return nil, err
	}
	layouts, err := names(layers, "layouts", ".html")
	if err != nil {
		return nil, err
	}
	functions := template.FuncMap{
		"dict": dict,
		"list": func(items ...any) []any { return items },
		"add":  func(a, b int) int { return a + b },
		// How wide a text is, about: what is long in Vietnamese is so in letters, not in bytes.
		"letters": utf8.RuneCountInString,
		"longest": longest,
		"t":       say.Text,
		"colour":  t.colour,
		"blanks":  blanks,
		"keep":    keep,
		"row":     t.row,
	}
	t.common = template.New("").Funcs(functions)
	// The base comes first: partials and then layouts override its blocks.
	base := "layouts/base.html"
	for _, name := range append([]string{base}, partials...) {
		if err := t.parse(t.common, name); err != nil {
			return nil, err
		}
	}
	for _, name := range layouts {
		if name == base {
			continue
		}
		own := template.New("").Funcs(functions)
		if err := t.parse(own, name); err != nil {
			return nil, err
		}
		t.layouts[strings.TrimSuffix(path.Base(name), ".html")] = &layout{own: own}
	}
	t.rowsAlike = isPlaceless(t.common, rowPartial)
	return t, nil
}

func (t *Theme) parse(into *template.Template, name string) error {
	text, err := fs.ReadFile(t.files, name)
	if err != nil {
		return fmt.Errorf("theme: %w", err)
	}
	t.digest = t.digest.with(name, string(text))
	if _, err := into.New(name).Parse(string(text)); err != nil {
		return fmt.Errorf("theme: %w", err)
	}
	for _, defined := range into.Templates() {
		if defined.Tree == nil || defined.Tree.ParseName != name {
			continue
		}
		if err := t.settle(defined.Tree); err != nil {
			return fmt.Errorf("theme: %w", err)
		}
	}
	return nil
}

// Files returns the theme's files, overrides first.
func (t *Theme) Files() fs.FS { return t.files }

// Static lists the files that a theme copies to the site as they are, by path
// below static/.
func Static(layers ...fs.FS) ([]string, error) {
	files, err := names(layers, "static", "")
	for i := range files {
		files[i] = strings.TrimPrefix(files[i], "static/")
	}
	return files, err
}

// execute runs a layout. An unknown layout is an error that names those there
// are.
func (t *Theme) execute(w *bytes.Buffer, view *View) error {
	layout := t.layouts[view.Layout]
	if layout == nil {
		var known []string
		for name := range t.layouts {
			known = append(known, name)
		}
		slices.Sort(known)
		return fmt.Errorf("theme: no layout %q; there are: %s", view.Layout, strings.Join(known, ", "))
	}
	templates, err := layout.templates(t.common)
	if err != nil {
		return err
	}
	if err := templates.ExecuteTemplate(w, "base", view); err != nil {
		return fmt.Errorf("theme: %w", err)
	}
	return nil
}

// partial runs one partial alone; one that the theme lacks is empty.
func (t *Theme) partial(w *bytes.Buffer, name string, view *View) error {
	layout := t.layouts[view.Layout]
	if layout == nil {
		return t.execute(w, view) // which says what layouts there are
	}
	templates, err := layout.templates(t.common)
	if err != nil || templates.Lookup(name) == nil {
		return err // a theme may do without
	}
	if err := templates.ExecuteTemplate(w, name, view); err != nil {
		return fmt.Errorf("theme: %w", err)
	}
	return nil
}

// plain runs a partial that needs no page; one that the theme lacks is empty.
func (t *Theme) plain(w *bytes.Buffer, name string, data any) error {
	alone, err := t.alone.templates(t.common)
	if err != nil || alone.Lookup(name) == nil {
		return err
	}
	if err := alone.ExecuteTemplate(w, name, data); err != nil {
		return fmt.Errorf("theme: %w", err)
	}
	return nil
}

// names lists the files below a folder in any layer, sorted, each once.
func names(layers []fs.FS, folder, suffix string) ([]string, error) {
	var found []string
	for _, layer := range layers {
		err := fs.WalkDir(layer, folder, func(name string, entry fs.DirEntry, err error) error {
			if err != nil {
				if name == folder {
					return fs.SkipAll // a layer need not have every folder
				}
				return err
			}
			if !entry.IsDir() && strings.HasSuffix(name, suffix) && !strings.HasPrefix(entry.Name(), ".") {
				found = append(found, name)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("theme: list %s: %w", folder, err)
		}
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}

// dict makes a map of pairs, so that a template can hand several values to a
// partial.
func dict(pairs ...any) (map[string]any, error) {
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("dict: %d arguments are no pairs", len(pairs))
	}
	m := make(map[string]any, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		key, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("dict: key %v is no string", pairs[i])
		}
		m[key] = pairs[i+1]
	}
	return m, nil
}

// longest is how many letters the longest word of a text has.
func longest(text string) int {
	most := 0
	for word := range strings.FieldsSeq(text) {
		most = max(most, utf8.RuneCountInString(word))
	}
	return most
}
