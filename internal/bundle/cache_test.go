package bundle

import (
	"bytes"
	"io/fs"
	"maps"
	"sync"
	"testing"
)

// memory is a store that tests can look into.
type memory struct {
	mu   sync.Mutex
	kept map[string][]byte
}

func (m *memory) Get(key string) []byte {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.kept[key]
}

func (m *memory) Put(key string, data []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept[key] = data
}

// cached are sources whose script and style hold all that can go into one.
func cached() (files, mount, modules map[string]string) {
	return map[string]string{
			"site.js":  `import { a } from "./a.js"; import { m } from "mount/m.js"; import { w } from "words.js"; import d from "./d.json"; alert(a + m + w + d.d);`,
			"a.js":     `export const a = "a";`,
			"d.json":   `{"d": "d"}`,
			"other.js": `alert("other")`,
			"site.css": `@import "b.css"; a { color: red }`,
			"b.css":    `b { color: blue }`,
		},
		map[string]string{"m.js": `export { m } from "./n.js";`, "n.js": `export const m = "m";`},
		map[string]string{"words.js": `export const w = "w";`}
}

func TestCache(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		change        func(files, mount, modules map[string]string)
		script, style bool // made anew
	}{
		"nothing":       {change: func(_, _, _ map[string]string) {}},
		"a file beside": {change: func(files, _, _ map[string]string) { files["other.js"] = `alert("more")` }},
		"a new file":    {change: func(files, _, _ map[string]string) { files["new.js"] = `alert("more")` }},
		"the entries": {change: func(files, _, _ map[string]string) {
			files["site.js"] += "alert(1);"
			files["site.css"] += "c { top: 0 }"
		}, script: true, style: true},
		"an import":         {change: func(files, _, _ map[string]string) { files["a.js"] = `export const a = "x";` }, script: true},
		"data":              {change: func(files, _, _ map[string]string) { files["d.json"] = `{"d": "x"}` }, script: true},
		"a mount":           {change: func(_, mount, _ map[string]string) { mount["n.js"] = `export const m = "x";` }, script: true},
		"a module":          {change: func(_, _, modules map[string]string) { modules["words.js"] = `export const w = "x";` }, script: true},
		"one module more":   {change: func(_, _, modules map[string]string) { modules["./a.js"] = `export const a = "x";` }, script: true},
		"an imported style": {change: func(files, _, _ map[string]string) { files["b.css"] = "b { color: green }" }, style: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files, mount, modules := cached()
			make := func(c *Cache) (script, style []byte) {
				t.Helper()
				o := Options{Minify: true, Modules: maps.Clone(modules), Mounts: map[string]fs.FS{"mount": tree(mount)}}
				script, err := c.Script(tree(files), "site.js", o)
				if err != nil {
					t.Fatal(err)
				}
				style, err = c.Style(tree(files), "site.css")
				if err != nil {
					t.Fatal(err)
				}
				return script, style
			}
			store := &memory{kept: map[string][]byte{}}
			c := NewCache(store)
			script, style := make(c)
			tt.change(files, mount, modules)
			for _, c := range []*Cache{c, NewCache(store)} {
				puts := len(store.kept)
				nextScript, nextStyle := make(c)
				if same := bytes.Equal(script, nextScript); same == tt.script {
					t.Errorf("the script is the same: %t", same)
				}
				if same := bytes.Equal(style, nextStyle); same == tt.style {
					t.Errorf("the style is the same: %t", same)
				}
				freshScript, freshStyle := make(nil)
				if !bytes.Equal(freshScript, nextScript) || !bytes.Equal(freshStyle, nextStyle) {
					t.Error("not what is made without a cache")
				}
				if !tt.script && !tt.style && len(store.kept) != puts {
					t.Error("something was made anew")
				}
			}
		})
	}
}

// TestCacheRemembers sees by the bytes' place in memory that nothing is made
// twice, by however many at once.
func TestCacheRemembers(t *testing.T) {
	t.Parallel()
	files, _, _ := cached()
	c := NewCache(nil)
	first, err := c.Style(tree(files), "site.css")
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if again, err := c.Style(tree(files), "site.css"); err != nil || &again[0] != &first[0] {
				t.Errorf("made again: %v", err)
			}
		})
	}
	wait.Wait()
	for range mostMade + 2 { // older states go
		files["b.css"] += "i { top: 0 }"
		if _, err := c.Style(tree(files), "site.css"); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range c.slots {
		if len(s.made) > mostMade {
			t.Errorf("%d states are remembered", len(s.made))
		}
	}
}

// TestCacheMistakes holds that mistakes are told each time, and gone once they
// are mended.
func TestCacheMistakes(t *testing.T) {
	t.Parallel()
	files, _, _ := cached()
	good := files["b.css"]
	store := &memory{kept: map[string][]byte{}}
	c := NewCache(store)
	delete(files, "b.css")
	for range 2 {
		if _, err := c.Style(tree(files), "site.css"); err == nil {
			t.Fatal("no mistake is told")
		}
	}
	files["b.css"] = good
	if _, err := c.Style(tree(files), "site.css"); err != nil {
		t.Fatal(err)
	}
	delete(files, "b.css")
	if _, err := c.Style(tree(files), "site.css"); err == nil {
		t.Fatal("a bundle is given although a file of it has gone")
	}
	files["b.css"] = good
	for key := range store.kept {
		store.kept[key] = store.kept[key][:len(store.kept[key])/2]
	}
	if style, err := NewCache(store).Style(tree(files), "site.css"); err != nil || !bytes.Contains(style, []byte("color:red")) {
		t.Errorf("of a damaged store: %q, %v", style, err)
	}
}
