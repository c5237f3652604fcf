//go:build unix

package pipeline

import (
	"context"
	"maps"
	"math"
	"slices"
	"syscall"
	"testing"
	"time"

	"chuyende/internal/config"
	"chuyende/internal/words"
	"chuyende/search"
)

const megabyte = 1 << 20

// TestMegabyte checks texts of a megabyte that repeat a fragment, and reads
// them for search. It looks at no clock: what grows by the square does not come
// to an end before go test's own limit. How times grow is BenchmarkGrowth's.
func TestMegabyte(t *testing.T) {
	if testing.Short() {
		t.Skip("some minutes: every fragment as a text of a megabyte")
	}
	p := newPipeline(t)
	for name, generate := range growthTexts() {
		t.Run(name, func(t *testing.T) { p.run(t, generate(megabyte)) })
	}
}

// BenchmarkGrowth tells how many times as long (growth/doubling, by processor
// time) a text takes when its length doubles, from an eighth of a megabyte to a
// whole one: two is in proportion, four by the square. Name a fragment to look
// at it alone; below half a second (cpu-ms) what every check takes, and the
// collector, outweigh the text.
func BenchmarkGrowth(b *testing.B) {
	p := newPipeline(b)
	texts := growthTexts()
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		b.Run(name, func(b *testing.B) {
			var small, large time.Duration
			for b.Loop() {
				small += p.time(b, texts[name](megabyte>>3))
				large += p.time(b, texts[name](megabyte))
			}
			b.ReportMetric(math.Cbrt(float64(large)/float64(max(small, time.Millisecond))), "growth/doubling")
			b.ReportMetric(float64(large.Milliseconds())/float64(b.N), "cpu-ms")
		})
	}
}

// time is what a text takes of the processor, which other programs hurry less
// than a clock.
func (p *pipeline) time(t testing.TB, text string) time.Duration {
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
func processor(t testing.TB) time.Duration {
	t.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		t.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
