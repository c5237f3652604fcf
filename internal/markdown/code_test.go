package markdown

import (
	"bytes"
	"testing"
	"time"

	"chuyende/internal/diag"
	"chuyende/internal/wire"
)

// TestSlowColours holds that no colour is shown which an overloaded machine may have got
// wrong: the block is tried again, then plain, and the page is not kept for other builds.
func TestSlowColours(t *testing.T) {
	t.Parallel()
	text := []byte("```go\nfunc f() {}\n```\n")
	for _, c := range []struct {
		name      string
		slow      int // so many of the first steps take too long
		plain     int
		step      time.Duration
		isColours bool
	}{
		{"in time", 0, 0, longestStep, true},
		{"just in time", 1000, 0, longestStep - 1, true},
		{"busy for a while", colourings - 1, 0, longestStep, true},
		{"too slow", 1000, 1, longestStep, false},
	} {
		p := New(Options{})
		now, steps := time.Unix(0, 0), 0
		p.now = func() time.Time {
			// The first question of each attempt starts it: the next one ends a step.
			if steps++; steps <= 2*c.slow {
				now = now.Add(c.step)
			}
			return now
		}
		doc := p.Parse("a.md", text, diag.Span{End: len(text)}, &diag.List{})
		var out bytes.Buffer
		doc.WriteHTML(&out, nil)
		if got := bytes.Contains(out.Bytes(), []byte(`<span class="kd">func</span>`)); got != c.isColours {
			t.Errorf("%s: coloured is %v: %s", c.name, got, out.Bytes())
		}
		if !c.isColours && bytes.Contains(out.Bytes(), []byte("<span")) {
			t.Errorf("%s: half coloured: %s", c.name, out.Bytes())
		}
		if doc.Uncoloured != c.plain || doc.Keep(&wire.Writer{}) != c.isColours {
			t.Errorf("%s: %d blocks are plain, kept is %v", c.name, doc.Uncoloured, doc.Keep(&wire.Writer{}))
		}
		p.now = time.Now
		if again := p.Parse("a.md", text, diag.Span{End: len(text)}, &diag.List{}); again.Uncoloured != 0 {
			t.Errorf("%s: the next text has %d plain blocks too", c.name, again.Uncoloured)
		}
	}
}
