package words_test

import (
	"errors"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"chuyende/internal/golden"
	"chuyende/internal/words"
	"chuyende/themes"
)

func layer(files ...string) fs.FS {
	m := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		m[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return m
}

func TestText(t *testing.T) {
	t.Parallel()
	say, err := words.Load("vi", layer("strings/vi.yaml", `
a:
  plain: Một
  args: "{2} của {1}"
  many: "{1} {1|page|pages}"
  braces: "{x} {0} {1|a} {"
`))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		key  string
		args []any
		want string
	}{
		{"a.plain", nil, "Một"},
		{"a.args", []any{"x", 7}, "7 của x"},
		{"a.args", []any{"x"}, " của x"},
		{"a.many", []any{1}, "1 page"},
		{"a.many", []any{"1"}, "1 page"},
		{"a.many", []any{21}, "21 pages"},
		{"a.braces", []any{1}, "{x} {0} {1|a} {"},
		{"a.none", []any{1}, "a.none"},
	} {
		if got := say.Text(tt.key, tt.args...); got != tt.want {
			t.Errorf("%s of %v is %q, want %q", tt.key, tt.args, got, tt.want)
		}
	}
	var none *words.Table
	if none.Text("a.b") != "a.b" || none.Has("a.b") || none.Digest() != "" {
		t.Error("a nil table says something")
	}
}

// TestLayers: a site's theme says single words in its own way.
func TestLayers(t *testing.T) {
	t.Parallel()
	standard := layer("strings/vi.yaml", "a: {b: Hai, c: Ba, d: Bốn}", "strings/en.yaml", "a: {b: Two, c: Three}")
	own := layer("strings/vi.yaml", "a: {b: Nhị}\nown: {x: Riêng}", "strings/en-GB.yaml", "a: {c: III}")
	for _, tt := range []struct{ language, key, want string }{
		{"vi", "a.b", "Nhị"}, {"vi", "a.c", "Ba"}, {"vi", "own.x", "Riêng"},
		{"en", "a.b", "Two"}, {"en", "a.c", "Three"}, {"en", "a.d", "Bốn"},
		{"en-GB", "a.c", "III"}, {"en-GB", "a.b", "Two"},
		{"fr", "a.b", "Hai"},
	} {
		say, err := words.Load(tt.language, own, standard)
		if err != nil {
			t.Fatal(err)
		}
		if got := say.Text(tt.key); got != tt.want {
			t.Errorf("%s in %s is %q, want %q", tt.key, tt.language, got, tt.want)
		}
	}
	a, _ := words.Load("vi", standard)
	b, _ := words.Load("vi", own, standard)
	if a.Digest() == b.Digest() {
		t.Error("other words have the same digest")
	}
}

func TestMistakes(t *testing.T) {
	t.Parallel()
	standard := layer("strings/vi.yaml", "{a: {b: Hai, c: \"{1} bài\"}, address: {search: tim-kiem.html}}")
	for _, tt := range []struct {
		text, want string
		line       int
	}{
		{"a:\n  B: Hai", `no key "a.B"`, 2},
		{"a:\n  b:", `"a.b" has no words`, 2},
		{"a:\n  b: []", `"a.b" has no words`, 2},
		{"a:\n  c: \"{2} bài\"", "no value for {2}", 2},
		{"address:\n  search: find.html", "addresses cannot be changed", 2},
		{"- a", "lines such as", 1},
		{"a: [", "cannot be read", 2},
		{"\n\na: {b: Hai,\n  b: Ba", "cannot be read", 5},
	} {
		_, err := words.Load("vi", layer("strings/vi.yaml", tt.text), standard)
		var wrong *words.Error
		if !errors.As(err, &wrong) || !strings.Contains(wrong.Text.EN, tt.want) || wrong.File != "strings/vi.yaml" || wrong.Line != tt.line {
			t.Errorf("%q: %v, want %q in line %d", tt.text, err, tt.want, tt.line)
		}
	}
	if say, err := words.Load("vi", layer("strings/vi.yaml", "# không có gì\n"), standard); err != nil || say.Text("a.b") != "Hai" {
		t.Errorf("a file of comments: %v", err)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("a: {b: \"{1|x|y}\"}")
	f.Fuzz(func(t *testing.T, text string) {
		if say, err := words.Load("vi", layer("strings/vi.yaml", text)); err == nil {
			for _, key := range say.Keys() {
				say.Text(key, 1, "x")
			}
		}
	})
}

// asking finds the keys that sources ask for, by ending.
var asking = map[string]*regexp.Regexp{
	".html": regexp.MustCompile(`\bt "([^"]*)"|\bt \(print "([a-z]+\.)"`),
	".js":   regexp.MustCompile(`\bsay\.(\w+)`),
	// What Go puts together, "kind." and a name, is held where the names are.
	".go": regexp.MustCompile(`(?:Text|\bsay)\("([a-z]+\.[a-z0-9._-]*)"|"(month\.\d+)"|Words: "([a-z]+\.[a-z0-9._-]*)"`),
}

// asked returns what the files of a tree with an ending ask for.
func asked(t *testing.T, tree fs.FS, ending string) map[string]bool {
	t.Helper()
	used := map[string]bool{}
	err := fs.WalkDir(tree, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ending) || strings.HasSuffix(name, "_test.go") {
			return err
		}
		data, err := fs.ReadFile(tree, name)
		for _, found := range asking[ending].FindAllSubmatch(data, -1) {
			used[string(slices.Concat(found[1:]...))] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(used) == 0 {
		t.Errorf("no %s asks for words", ending)
	}
	return used
}

// TestEveryKeyIsUsed: what the default theme has words for is asked for
// somewhere, and what is asked for has words.
func TestEveryKeyIsUsed(t *testing.T) {
	t.Parallel()
	exports := map[string]string{}
	for _, key := range words.Default().Keys() {
		if other, taken := exports[words.Export(key)]; taken {
			t.Errorf("%s and %s are one to scripts", key, other)
		}
		exports[words.Export(key)] = key
	}
	if len(exports) < 100 {
		t.Fatalf("there are only %d keys", len(exports))
	}
	used := asked(t, themes.Default(), ".html")
	for name := range asked(t, themes.Default(), ".js") {
		key, ok := exports[name]
		if !ok {
			t.Errorf("scripts ask for say.%s, which has no words", name)
		}
		used[key] = true
	}
	for key := range asked(t, os.DirFS(".."), ".go") {
		used[key] = true
	}
	for key := range used {
		if !words.Default().Has(key) && key != "" && !strings.HasSuffix(key, ".") {
			t.Errorf("%s has no words", key)
		}
	}
	for _, key := range exports {
		group, _, _ := strings.Cut(key, ".")
		if !used[key] && !used[group+"."] {
			t.Errorf("%s is used nowhere", key)
		}
	}
}

// TestLanguagesAreWhole: English says whatever Vietnamese does, with no more
// values, in its own letters and at addresses that need no other.
func TestLanguagesAreWhole(t *testing.T) {
	t.Parallel()
	english, err := fs.ReadFile(themes.Default(), "strings/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	alone, err := words.Load("vi", layer("strings/vi.yaml", string(english)))
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range words.Default().Keys() {
		if !alone.Has(key) {
			t.Errorf("en.yaml lacks %s", key)
		}
		if foreign := strings.IndexFunc(alone.Text(key), vietnameseLetter); foreign >= 0 {
			t.Errorf("%s is not English: %s", key, alone.Text(key))
		}
	}
	address := regexp.MustCompile(`^[a-z0-9-]+(-\{1\}|\.html)?$`)
	for _, say := range []*words.Table{words.Default(), words.In("en")} {
		seen := map[string]string{}
		for _, key := range say.Keys() {
			if !strings.HasPrefix(key, "address.") {
				continue
			}
			text := say.Text(key)
			if !address.MatchString(text) {
				t.Errorf("%s is no address: %s", key, text)
			}
			if other, taken := seen[text]; taken {
				t.Errorf("%s and %s are both %s", key, other, text)
			}
			seen[text] = key
		}
	}
}

// vietnameseLetter reports letters that Vietnamese has and English lacks.
func vietnameseLetter(r rune) bool { return unicode.IsLetter(r) && r > unicode.MaxASCII }

// TestModule: scripts are tested with the Vietnamese words that they ask for.
func TestModule(t *testing.T) {
	t.Parallel()
	used := asked(t, themes.Default(), ".js")
	var lines []string
	for line := range strings.Lines(words.Default().Module()) {
		if name := strings.Fields(line)[2]; used[name] {
			lines = append(lines, line)
		}
	}
	got := "// The theme's words as scripts are given them: make update\n" + strings.Join(lines, "")
	if golden.Text(t, "../../themes/test/strings.js", got) != got {
		t.Error("the words of scripts have changed; run: make update")
	}
}

// TestModuleWrites: words that mean something to JavaScript stay words.
func TestModuleWrites(t *testing.T) {
	t.Parallel()
	say, err := words.Load("vi", layer("strings/vi.yaml", "a:\n  b-c: 'x\"y\\z'\n  d: '`${1} {1|one|\"more\"} {2}'\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := "export const aBC = \"x\\\"y\\\\z\";\n" +
		"export const aD = (v1, v2) => `\\`\\$${v1} ${String(v1) === \"1\" ? \"one\" : \"\\\"more\\\"\"} ${v2}`;\n"
	if got := say.Module(); got != want {
		t.Errorf("the module is\n%s\nwant\n%s", got, want)
	}
}
