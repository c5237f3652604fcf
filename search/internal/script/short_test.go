package script

import (
	"encoding/json"
	"os"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestShort: letters are written by signs as testdata/letters.json has them, which the client reads too.
func TestShort(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../testdata/letters.json")
	if err != nil {
		t.Fatal(err)
	}
	var rows [][2]string
	if err := json.Unmarshal(data, &rows); err != nil || len(rows) < 5 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, row := range rows {
		if got := string(appendShort(nil, []byte(row[0]))); got != row[1] {
			t.Errorf("%s is written %s, want %s", row[0], got, row[1])
		}
		if got := long(row[1]); got != row[0] {
			t.Errorf("%s is read %s, want %s", row[1], got, row[0])
		}
	}
}

// FuzzShort: any text comes back as it was, also one with marks of its own.
func FuzzShort(f *testing.F) {
	for _, text := range []string{"Điều kiện", "a^'b%", norm.NFD.String("tiếng Việt"), "ế\u0301\u0323", "\u0301đ", "e\u0323\u0302"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = string(AppendJSON(nil, ValidText(text)))
		if got := long(string(appendShort(nil, []byte(text)))); got != text {
			t.Errorf("%q comes back as %q", text, got)
		}
	})
}
