package corpus

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/wire"
)

// shelf is a store in memory.
type shelf map[string][]byte

func (s shelf) Get(key string) []byte       { return s[key] }
func (s shelf) Put(key string, data []byte) { s[key] = slices.Clone(data) }

// said is what an analysed document says, by words instead of numbers.
func said(w *WordList, d *Analysed) string {
	var lines []string
	for name, list := range map[string][]uint32{"title": d.title, "body": d.body} {
		for i, t := range list {
			lines = append(lines, fmt.Sprint(name, " ", w.Exact[t>>3], " ", w.Folded[w.FoldOf[t>>3]], " ", t&7, part(d.within.body, i, name == "body")))
		}
	}
	for i, t := range d.pairs {
		lines = append(lines, fmt.Sprint("pair ", w.Pair(t>>3), " ", t&7, part(d.within.pairs, i, true)))
	}
	slices.Sort(lines)
	return fmt.Sprintf("%+v %v %v %v\n%s", d.Doc, d.titleLength, d.bodyLength, d.within.parts, strings.Join(lines, "\n"))
}

func part(masks []uint16, i int, of bool) uint16 {
	if !of || masks == nil {
		return 0
	}
	return masks[i]
}

// TestKeep lets processes follow each other, each with some other documents: what
// comes out of the store is what each would make by itself.
func TestKeep(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	word := func() string { return fmt.Sprintf("tu%d", random.IntN(300)) }
	text := func(n int) string {
		var all []string
		for range n {
			all = append(all, word())
		}
		return strings.Join(all, " ")
	}
	document := func(url string) Document {
		words := 20
		if random.IntN(8) == 0 {
			words = 300 // comes in parts
		}
		return Document{
			URL: url, Title: text(4), Summary: text(9), Keywords: []string{text(2)}, Facets: map[string][]string{"kind": {word()}},
			Sections: []Section{{Text: text(20)}, {ID: "a", Heading: text(3), Text: text(words)}, {ID: "b", Heading: text(3), Text: text(30)}},
		}
	}
	site := map[string]Document{}
	for i := range 300 {
		url := fmt.Sprintf("/%d.html", i)
		site[url] = document(url)
	}
	short := map[string][]string{"NTM": {"tu1 tu2"}}
	store := shelf{}
	other := shelf{}               // of a process that began with this store and went its own way
	later := map[string]Document{} // what that one has made, and nobody else yet
	const all = 1000
	for step := range 10 {
		from := store
		changed := 3
		switch step {
		case 0:
			changed = all
		case 1:
			other = maps.Clone(store)
			changed = 0
		case 5: // a vocabulary without its drawers, and those of another
			for key, data := range other {
				if key != vocabularyKey {
					store[key] = data
				}
			}
			maps.Copy(site, later)
			changed = all
		case 6:
			delete(store, vocabularyKey)
			changed = all
		case 7:
			short = map[string][]string{"NTM": {"tu1 tu3"}}
			changed = all
		case 8:
			for key, data := range store {
				store[key] = data[:len(data)/2]
			}
			changed = all
		}
		if step > 1 {
			for range 2 {
				url := fmt.Sprintf("/%d.html", random.IntN(1000))
				site[url] = document(url)
			}
			for url := range site {
				delete(site, url)
				break
			}
		}
		if step == 2 { // the other one sees other words first
			c := Open(other, short)
			for url, d := range site {
				d.Title = "khac" + d.Title + " khac"
				c.Set(d)
				if len(later) < 50 {
					later[url] = document(url)
				}
			}
			for _, d := range later {
				c.Set(d)
			}
			c.Keep()
		}
		made := 0
		kept, alone := Open(from, short), New(short)
		for _, d := range site {
			if !kept.Set(d) {
				made++
			}
		}
		if made > changed {
			t.Errorf("step %d: %d documents were analysed, want %d at most", step, made, changed)
		}
		for _, d := range site {
			alone.Set(d)
		}
		keptWords, words := kept.vocabulary.words(), alone.vocabulary.words()
		for url := range site {
			if got, want := said(keptWords, kept.documents[url]), said(words, alone.documents[url]); got != want {
				t.Fatalf("step %d: %s is\n%s\nand alone\n%s", step, url, got, want)
			}
		}
		kept.Keep()
	}
	before := maps.Clone(store)
	c := Open(store, short)
	for _, d := range site {
		c.Set(d)
	}
	c.Keep()
	if !reflect.DeepEqual(before, store) {
		t.Error("nothing has changed and something was written")
	}
}

// TestDigest holds that all that a document says counts, and that nobody gives it a
// field that does not: count it here once digestOf knows it.
func TestDigest(t *testing.T) {
	t.Parallel()
	for of, want := range map[reflect.Type]int{
		reflect.TypeFor[Document]():   16,
		reflect.TypeFor[Section]():    3,
		reflect.TypeFor[Newer]():      3,
		reflect.TypeFor[Analysed]():   8,
		reflect.TypeFor[within]():     3,
		reflect.TypeFor[vocabulary](): 7,
	} {
		if of.NumField() != want {
			t.Errorf("%s has %d fields, and %d are known", of, of.NumField(), want)
		}
	}
	var w wire.Writer
	all := map[digest]string{}
	add := func(name string, d Document) {
		t.Helper()
		is := digestOf(&d, &w)
		if other, ok := all[is]; ok {
			t.Errorf("%s has the digest of %s", name, other)
		}
		all[is] = name
	}
	add("nothing", Document{})
	of := reflect.TypeFor[Document]()
	for i := range of.NumField() {
		var d Document
		switch f := reflect.ValueOf(&d).Elem().Field(i); f.Kind() {
		case reflect.String:
			f.SetString("x")
		case reflect.Uint8:
			f.SetUint(7)
		case reflect.Map:
			f.Set(reflect.ValueOf(map[string][]string{"x": {"x"}}))
		case reflect.Slice:
			item := reflect.New(f.Type().Elem()).Elem()
			if item.Kind() == reflect.String {
				item.SetString("x")
			}
			f.Set(reflect.Append(f, item))
		}
		add(of.Field(i).Name, d)
	}
	add("two keywords", Document{Keywords: []string{"a", "b"}})
	add("one keyword", Document{Keywords: []string{"ab"}})
	add("a heading", Document{Sections: []Section{{Heading: "a", Text: "b"}}})
	add("another", Document{Sections: []Section{{Heading: "ab"}}})
	add("an id", Document{Sections: []Section{{ID: "ab"}}})
	add("newer", Document{Newer: []Newer{{URL: "a", Replaces: true}}})
}
