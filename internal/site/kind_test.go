package site

import (
	"slices"
	"strings"
	"testing"

	"chuyende/internal/frontmatter"
	"chuyende/internal/words"
)

// TestKindsFitTogether: kinds are data that several phases read; whatever one
// names must be there.
func TestKindsFitTogether(t *testing.T) {
	t.Parallel()
	kinds := Kinds()
	names, folders := map[string]*Kind{}, map[string]bool{}
	for _, k := range kinds {
		if names[k.Name] != nil || k.Folder != "" && folders[k.Folder] {
			t.Errorf("%s: name or folder %q is used twice", k.Name, k.Folder)
		}
		names[k.Name], folders[k.Folder] = k, true
		if address, ok := FolderAddress(k.Folder); !ok || k.Folder != "" && address != "/"+k.Folder+"/" {
			t.Errorf("%s: folder %q stands at %q", k.Name, k.Folder, address)
		}
		for _, c := range Classifiers() {
			if c.Folder == k.Folder {
				t.Errorf("%s: folder %q is that of a taxonomy", k.Name, k.Folder)
			}
		}
		if k.Title == "" || k.Plural == "" || k.Layout == "" || k.ListLayout == "" {
			t.Errorf("%s: lacks a title or a layout", k.Name)
		}
	}
	if last := kinds[len(kinds)-1]; last.Name != PageKind {
		t.Errorf("the last kind is %s, want %s", last.Name, PageKind)
	}
	for _, k := range kinds {
		field := func(key string) frontmatter.Field {
			schema := k.Schema()
			i := slices.IndexFunc(schema, func(f frontmatter.Field) bool { return f.Key == key })
			if i < 0 {
				t.Errorf("%s has no key %s", k.Name, key)
				return frontmatter.Field{}
			}
			return schema[i]
		}
		for _, r := range k.Relations {
			if field(r.Field).Type != frontmatter.Strings || names[r.Target] == nil || r.Title == "" || r.Inverse == "" {
				t.Errorf("%s: relation %+v is not whole", k.Name, r)
			}
		}
		for _, key := range k.Changed {
			if field(key).Type != frontmatter.Date {
				t.Errorf("%s: %s is no date", k.Name, key)
			}
		}
		for _, f := range k.Facts {
			linked := ClassifierOf(f.Key).Folder != "" || slices.ContainsFunc(k.Relations, func(r Relation) bool { return r.Field == f.Key })
			if field(f.Key); linked != f.Linked {
				t.Errorf("%s: lists show %s as linked: %v, it is: %v", k.Name, f.Key, f.Linked, linked)
			}
			if f.Words != "" && !words.Default().Has(f.Words) {
				t.Errorf("%s: no words %s for %s", k.Name, f.Words, f.Key)
			}
		}
		checkSchema(t, k.Name, k.Schema())
	}
}

// checkSchema looks for keys that are given twice or not explained.
func checkSchema(t *testing.T, where string, fields []frontmatter.Field) {
	t.Helper()
	seen := map[string]bool{}
	for _, f := range fields {
		if f.Key == "" || seen[f.Key] {
			t.Errorf("%s: key %q is there twice or empty", where, f.Key)
		}
		seen[f.Key] = true
		if f.Type == frontmatter.Records && len(f.Fields) == 0 {
			t.Errorf("%s: %s has no keys", where, f.Key)
		}
		checkSchema(t, where+"."+f.Key, f.Fields)
	}
}

func TestClassifiersFitTogether(t *testing.T) {
	t.Parallel()
	keys := map[string]frontmatter.Type{}
	for _, k := range Kinds() {
		for _, f := range k.Schema() {
			keys[f.Key] = f.Type
		}
	}
	folders, facets := map[string]bool{}, map[string]bool{}
	for _, c := range Classifiers() {
		kind, known := keys[c.Field]
		if !known || kind != frontmatter.Strings && kind != frontmatter.Ints {
			t.Errorf("%s is no list in any kind", c.Field)
		}
		if c.Title == "" || c.Facet == "" || folders[c.Folder] || facets[c.Facet] {
			t.Errorf("classifier %+v is not whole or not alone", c)
		}
		folders[c.Folder], facets[c.Facet] = true, true
	}
	for key := range VocabularyFields() {
		if _, known := keys[key]; !known {
			t.Errorf("no kind has the key %s", key)
		}
	}
}

// TestKindsAreNew: a site moves the folders of kinds, which must not reach
// another site in the same process.
func TestKindsAreNew(t *testing.T) {
	t.Parallel()
	Kinds()[0].Folder = "noi-khac"
	if Kinds()[0].Folder == "noi-khac" {
		t.Error("Kinds() returns shared values")
	}
}

// TestWordsOfKinds: what is named by words of the theme has some, and there are
// none for what is not.
func TestWordsOfKinds(t *testing.T) {
	t.Parallel()
	want := map[string]bool{}
	for _, k := range Kinds() {
		want["kind."+k.Name], want["kinds."+k.Name] = true, true
		for _, r := range k.Relations {
			want["relation."+k.Name+"-"+r.Field], want["inverse."+k.Name+"-"+r.Field] = true, true
		}
	}
	for _, c := range Classifiers() {
		want["classifier."+c.Field] = true
	}
	for _, s := range Statuses() {
		want["validity."+s.ID], want["cited."+s.ID] = true, true
	}
	for _, key := range words.Default().Keys() {
		group, _, _ := strings.Cut(key, ".")
		switch group {
		case "kind", "kinds", "relation", "inverse", "classifier", "validity", "cited":
			if !want[key] {
				t.Errorf("%s names nothing", key)
			}
		}
	}
	for key := range want {
		if !words.Default().Has(key) {
			t.Errorf("%s has no words", key)
		}
	}
}
