//go:build slow && unix

package pipeline

import (
	"context"
	"syscall"
	"testing"
	"time"

	"chuyende/internal/config"
	"chuyende/internal/words"
	"chuyende/search"
)

// What a text of a megabyte may take, and how texts of which sizes are
// compared.
const (
	megabyte   = 1 << 20
	mostTime   = 3 * time.Second // two on a quiet machine
	smallest   = megabyte >> 3   // three doublings
	tries      = 5
	worthALook = 400 * time.Millisecond // below, what every check takes outweighs the text
)

// TestGrowth takes the time of texts that repeat a fragment, at four sizes each
// twice the one before. It is the one test that looks at a clock, and looks at
// that of the processor, which other programs do not hurry.
func TestGrowth(t *testing.T) {
	p := newPipeline(t)
	for name, generate := range growthTexts() {
		t.Run(name, func(t *testing.T) {
			took := make([]time.Duration, 4)
			for try := range tries {
				for i := range took {
					if once := p.time(t, generate(smallest<<i)); try == 0 || once < took[i] {
						took[i] = once
					}
				}
				if inProportion(took) {
					return
				}
			}
			t.Errorf("128, 256, 512 and 1024 KB take %v at best of %d", took, tries)
		})
	}
}

// inProportion reports whether times grow as the texts do. They are compared
// over all doublings, so that one unlucky size does not decide.
func inProportion(took []time.Duration) bool {
	last := took[len(took)-1]
	grown, most := float64(last)/float64(max(took[0], time.Millisecond)), 1.0
	for range took[1:] {
		most *= mostGrowth
	}
	return last <= mostTime && (last < worthALook || grown <= most)
}

// time is what a text takes of the processor.
func (p *pipeline) time(t *testing.T, text string) time.Duration {
	t.Helper()
	before := processor(t)
	p.run(t, text)
	return processor(t) - before
}

// run makes a text the only page, checks it and reads it for search.
func (p *pipeline) run(t testing.TB, text string) {
	t.Helper()
	write(t, p.dir, "content/thu.md", text)
	clear(p.session.pages)
	if _, err := p.session.check(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	search.NewBuilder(search.Options{}).Set(document(p.session.pages["thu.md"].page, &config.Config{Words: words.Default()}))
}

// processor is the time that this process has spent on a processor.
func processor(t *testing.T) time.Duration {
	t.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		t.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
