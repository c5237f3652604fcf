package pipeline

import (
	"cmp"
	"context"
	"os"
	"runtime"
	"testing"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/parse"
	"chuyende/internal/source"
	"chuyende/internal/words"
	"chuyende/search"
)

// mostGrowth is how many times as much a text of twice the length may cost. In
// proportion is two; what grows by the square takes four.
const mostGrowth = 2.5

// TestMemoryGrowth holds that what is allocated for a text, by front matter,
// Markdown, the doctor's guards and search, grows as the text does, whatever it
// repeats. BenchmarkGrowth tells the time of the same texts.
func TestMemoryGrowth(t *testing.T) { // not parallel: it counts what all allocate
	const small, doublings = 8 << 10, 2
	session := NewSession(Options{Source: t.TempDir(), Now: today})
	var problems diag.List
	if err := session.readSettings(os.DirFS(t.TempDir()), &problems); err != nil {
		t.Fatal(err)
	}
	parser := session.parser(os.DirFS(session.options.ContentDir()))
	for name, generate := range growthTexts() {
		// Buffers grow by doubling: a small text may just fit where the large
		// one does not, so two doublings are looked at. What is allocated once
		// and kept in a pool, which the race detector empties at random, counts
		// in one try and not in another.
		var few, many uint64
		var grown float64
		for try := range 4 {
			f, m := allocated(parser, generate(small)), allocated(parser, generate(small<<doublings))
			few, many = max(few, f), min(m, cmp.Or(many, m))
			grown = float64(many) / float64(few)
			if many <= bytesPerByte*small<<doublings || grown <= mostGrowth*mostGrowth {
				break
			}
			if try == 3 {
				t.Errorf("%q: %d bytes allocated for %d, %d for four times as many: %.1f times", name, few, small, many, grown)
			}
		}
	}
}

// bytesPerByte is how much is allocated for a byte of many a text: less is not
// worth a look at its growth.
const bytesPerByte = 100

// allocated counts the bytes that a text makes the program allocate.
func allocated(p *parse.Parser, text string) uint64 {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	page := parsePage(p, source.File{Path: "thu.md", Shown: "content/thu.md", Data: []byte(text)}).page
	search.NewBuilder(search.Options{}).Set(document(page, &config.Config{Words: words.Default()}))
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// pipeline does with one file all that a check does, rendering included.
type pipeline struct {
	dir     string
	session *Session
}

func newPipeline(t testing.TB) *pipeline {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "content/site.yaml", "title: Thử\n")
	write(t, dir, "content/thu.md", "# A\n")
	p := &pipeline{dir, NewSession(Options{Source: dir, Now: today})}
	if _, err := p.session.check(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	return p
}

// TestAmplification holds that aliases in settings and front matter, each of
// which stands for many of another, are refused, and not followed to the end where
// pages are read generously.
func TestAmplification(t *testing.T) {
	t.Parallel()
	bomb := "a: &a [x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'z'; c++ {
		before := string(c - 1)
		bomb += string(c) + ": &" + string(c) + " [*" + before + ", *" + before + ", *" + before + ", *" + before + "]\n"
	}
	for _, test := range []struct {
		name, text string
		fails      bool
	}{
		{"content/thu.md", "---\n" + bomb + "---\n", false},
		{"content/chuyen-de/thu.md", "---\n" + bomb + "---\n", true},
		{"content/site.yaml", bomb, true},
	} {
		p := newPipeline(t)
		write(t, p.dir, test.name, test.text)
		result, err := NewSession(Options{Source: p.dir, Now: today}).check(context.Background(), nil)
		if err != nil || result.Failed() != test.fails || len(result.Problems) == 0 || len(result.Problems) > len(test.text) {
			t.Errorf("%s: %v, failed %v, %d problems", test.name, err, result.Failed(), len(result.Problems))
		}
	}
}
