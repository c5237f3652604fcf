package record

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"chuyende/search/internal/script"
)

func TestRecordOfAnotherFormat(t *testing.T) {
	t.Parallel()
	other := record{about: "x"}
	text := strings.Replace(string(other.text()), fmt.Sprintf("%s%d\n", recordStart, script.Version), recordStart+"99\n", 1)
	body := text[:strings.LastIndex(text, recordEnd)]
	if _, err := parseRecord([]byte(body + recordEnd + digestOf(body) + "\n")); !errors.Is(err, ErrFormat) {
		t.Errorf("a record of another version: %v, want ErrFormat", err)
	}
}

// FuzzRecord reads a record whatever is in the file. What is taken for one says
// again the same, and names no file outside of the folder.
func FuzzRecord(f *testing.F) {
	good := record{about: "abc", files: []recordedFile{{"store/root.bolt", 3, digestOf("x")}}}
	f.Add(good.text())
	f.Add([]byte(""))
	f.Add([]byte("\nend "))
	body := "chuyende index 2\ndocuments \nx -1 ../x\n"
	f.Add([]byte(body + recordEnd + digestOf(body) + "\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := parseRecord(data)
		if err != nil {
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrFormat) {
				t.Errorf("%v is neither damage nor another format", err)
			}
			return
		}
		again, err := parseRecord(r.text())
		if err != nil || len(again.files) != len(r.files) || again.about != r.about {
			t.Errorf("read %+v, then %+v, %v", r, again, err)
		}
		for _, f := range r.files {
			if !filepath.IsLocal(filepath.FromSlash(f.path)) {
				t.Errorf("names %q", f.path)
			}
		}
	})
}
