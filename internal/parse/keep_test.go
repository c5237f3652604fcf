package parse

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"reflect"
	"testing"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/source"
	"chuyende/internal/wire"
)

// TestKeep holds that a page that was kept is the one that was made: all of the
// portal's own, and texts that have what these lack.
func TestKeep(t *testing.T) {
	t.Parallel()
	texts := map[string]string{
		"03-ba.md":             "Chữ, [](a.md).\n",
		"a.md":                 "Chữ, [một nơi](b.md \"Tên\"), ![hình](h.png), [[b]] và 50-CT/TW.[^1]\n\n# Một {#mot}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n# Hai\n\n[^1]: Chú.\n",
		"2026-01-02-tin.md":    "# Tin\n\nChữ <a id=\"x\">x</a>.\n",
		"so.md":                "---\ntitle: Số\nweight: 1.5\ndate: 2026-01-02 03:04:05\ntags: [một, hai]\nmenu: {main: {weight: 3}}\n---\n",
		"trong.md":             "",
		"thu-muc/index.md":     "---\nthumbnail: x.png\nlastmod: 2026-01-03\n---\n# Khác\n\nChữ.\n",
		"thu-muc/ma.md":        "```go\nvar x = 1\n```\n\n:::tip\nHộp\n:::\n",
		"nhom/_index.md":       "Chữ.\n",
		"nhom/hai.md":          "---\ntitle: Hai\n---\n## Một\n",
		"thu-muc/khong-dau.md": "Chữ",
	}
	folder := os.DirFS("../../content")
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ".md" {
			var data []byte
			data, err = fs.ReadFile(folder, name)
			texts[name] = string(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	settings, err := fs.ReadFile(folder, "site.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c := config.Load(settings, "site.yaml", config.Defaults{}, &diag.List{})
	p := New(c, []string{"khung"})
	kept, headings, refs := 0, 0, 0
	for name, text := range texts {
		file := source.File{Path: name, Shown: "content/" + name, Data: []byte(text), Links: []string{"khac.md"}}
		page := p.Page(file, &diag.List{})
		var w wire.Writer
		if !Keep(page, &w) {
			t.Errorf("%s cannot be kept", name)
			continue
		}
		r := wire.NewReader(string(w.Bytes()))
		again := p.Read(r, file)
		if again == nil || !r.Whole() {
			t.Errorf("%s cannot be read again", name)
			continue
		}
		var second wire.Writer
		if !Keep(again, &second) || !bytes.Equal(w.Bytes(), second.Bytes()) {
			t.Errorf("%s is kept otherwise once it was read: %+v, was %+v", name, again.Doc, page.Doc)
		}
		known, own := *page, *again
		known.Meta, own.Meta, known.Doc, own.Doc = nil, nil, nil, nil
		if !reflect.DeepEqual(known, own) {
			t.Errorf("%s is another page: %+v, was %+v", name, own, known)
		}
		kept++
		headings += len(again.Doc.Headings)
		refs += len(again.Doc.Refs)
		for i := 0; i < len(w.Bytes()); i += 1 + len(w.Bytes())/50 { // any part of it may be missing
			p.Read(wire.NewReader(string(w.Bytes()[:i])), file)
		}
	}
	if kept < 100 || headings < 500 || refs < 100 {
		t.Errorf("%d pages with %d headings and %d references were kept", kept, headings, refs)
	}
}

// TestKeptFields holds that nobody gives these a field that is not kept: count it here
// once Keep, Read and, where other pages take it from a text, [markdown.Doc.LeadsAs] know it.
func TestKeptFields(t *testing.T) {
	t.Parallel()
	for of, want := range map[reflect.Type]int{
		reflect.TypeFor[site.Page]():                 40,
		reflect.TypeFor[markdown.Doc]():              16,
		reflect.TypeFor[markdown.Heading]():          7,
		reflect.TypeFor[markdown.Ref]():              11,
		reflect.TypeFor[markdown.Section]():          3,
		reflect.TypeFor[frontmatter.Meta]():          2,
		reflect.TypeFor[frontmatter.Item]():          5,
		reflect.TypeFor[diag.Span]():                 2,
		valueOf(reflect.TypeFor[frontmatter.Meta]()): 6,
	} {
		if of.NumField() != want {
			t.Errorf("%s has %d fields, and %d are known", of, of.NumField(), want)
		}
	}
}

// valueOf is the type of a key's value.
func valueOf(meta reflect.Type) reflect.Type {
	values, _ := meta.FieldByName("values")
	return values.Type.Elem()
}

// TestNotKept holds that what is made of other files too, or of what only this
// process knows, is made anew.
func TestNotKept(t *testing.T) {
	t.Parallel()
	c := config.Load(nil, "site.yaml", config.Defaults{}, &diag.List{})
	p := New(c, nil).Including(func(_, name string) (markdown.Included, bool) {
		return markdown.Included{Path: name, Text: "x = 1\n"}, name == "x.py"
	})
	for name, text := range map[string]string{
		"a file shown": "{{#include x.py}}\n",
		"a time zone":  "---\ndate: 2026-01-02T03:04:05+09:00\n---\nChữ.\n",
	} {
		page := p.Page(source.File{Path: "a.md", Shown: "content/a.md", Data: []byte(text)}, &diag.List{})
		if Keep(page, &wire.Writer{}) {
			t.Errorf("%s: it is kept", name)
		}
	}
}
