package frontmatter

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"chuyende/internal/diag"
	"chuyende/internal/golden"
	"chuyende/internal/lang"
)

// Every file of testdata/problems is read with testSchema; the .txt beside it
// is what an author gets to read about it.
func TestProblems(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/problems/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var problems diag.List
			file := File{Shown: filepath.Base(name), Data: data}
			head, _ := Split(file, &problems)
			Parse(file, head, &problems).Decode(testSchema(), &problems)
			var got bytes.Buffer
			for _, l := range []lang.Lang{lang.VI, lang.EN} {
				if err := diag.Print(&got, problems.Sorted(), l, 0); err != nil {
					t.Fatal(err)
				}
			}
			if want := golden.Text(t, name[:len(name)-len(".md")]+".txt", got.String()); got.String() != want {
				t.Errorf("problems of %s:\n%s\nwant:\n%s", name, got.String(), want)
			}
		})
	}
}
