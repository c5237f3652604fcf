package render_test

import (
	"bytes"
	"fmt"
	"path"
	"testing"

	"chuyende/internal/render"
	"chuyende/internal/words"
	"chuyende/themes"
)

// TestFrames holds that what pages of a folder share is what each would have by itself:
// pages of several places may stand in one folder.
func TestFrames(t *testing.T) {
	t.Parallel()
	plain := "-- site.yaml --\ntitle: Cổng\n-- muc/trong/b.md --\n---\nslug: b\naliases: [/muc/cu.html]\n---\n# B\n"
	for i := range 105 {
		plain += fmt.Sprintf("-- muc-%d/a.md --\n# A%d\n", i, i)
	}
	for name, archive := range map[string]string{"portal": portal, "plain": plain} {
		in, ok := linked(t, archive)
		theme, err := render.LoadTheme(words.Default(), themes.Default())
		if !ok || err != nil {
			t.Fatal("the site has errors", err)
		}
		in.Theme = theme
		for i, job := range render.New(in).Jobs() {
			if path.Ext(job.Address) != ".html" {
				continue
			}
			var shared, own bytes.Buffer
			if err := job.Render(&shared); err != nil {
				t.Fatal(err)
			}
			if err := render.New(in).Jobs()[i].Render(&own); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(shared.Bytes(), own.Bytes()) {
				t.Errorf("%s: %s has another page's frame:\n%s\nand not\n%s", name, job.Address, shared.Bytes(), own.Bytes())
			}
		}
	}
}
