package script

import (
	"errors"
	"testing"
)

func TestNeedOf(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]Need{
		"search/manifest.js": ToOpen, "search/f/kind.abc.js": ToOpen, "search/dates.abc.js": ToOpen, "search/syllables.abc.js": ToOpen,
		"search/c/abcd/0.js": ToName, "search/t/0-64/3.js": ToFind, "search/t/khong-4-0.js": ToFind,
		"search/d/abcd/12.js": ToQuote, "search/d/abcd/12-1.js": NoNeed,
		"search/client.js": NoNeed, "search/bleve/store/root.bolt": NoNeed, "index.html": NoNeed, "t/0-64/3.js": NoNeed, "search/t/0.json": NoNeed,
	} {
		if got := NeedOf(path); got != want {
			t.Errorf("%s is needed for %d, want %d", path, got, want)
		}
	}
}

// TestLight: what may stand for a file is a whole file of its name.
func TestLight(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ arguments, want string }{
		"t/0-64/3":    {`"đất:đất","ab","cd"`, `"đất:đất","ab"`},
		"t/0-64/4":    {`"đất:đất","ab"`, `"đất:đất","ab"`}, // of many documents
		"d/abcd/12":   {`["Tóm \"tắt\"",["a","A","Lời"]]`, `["Tóm \"tắt\""]`},
		"d/abcd/0":    {`["Một",["a","A","Lời"]],[""],["Ba"]`, `["Một"],[""],["Ba"]`},
		"c/abcd/0":    {`["/a.html","A"]`, `["/a.html","A"]`},
		"manifest":    {`8,{"a":1}`, `8,{"a":1}`},
		"f/kind.abcd": {`["a","b"]`, `["a","b"]`},
	} {
		path := Dir + name + ".js"
		got, err := Light("epoch", path, NewOf("epoch", name, []byte(c.arguments)).Bytes())
		if err != nil || string(got) != string(NewOf("epoch", name, []byte(c.want)).Bytes()) {
			t.Errorf("%s: %s, %v", path, got, err)
		}
	}
	for path, data := range map[string]string{
		"search/t/0-64/3.js": string(NewOf("other", "t/0-64/3", []byte(`"a:a",""`)).Bytes()),
		"search/d/abcd/0.js": string(New("d/abcd/0", []byte(`[]`)).Bytes()),
		"search/d/abcd/1.js": string(New("d/abcd/1", []byte(`7`)).Bytes()),
		"search/manifest.js": "",
	} {
		if got, err := Light("epoch", path, []byte(data)); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %s, %v", path, got, err)
		}
	}
}
