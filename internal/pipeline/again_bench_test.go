//go:build unix

package pipeline

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkAgain builds a site once more as a new process does: nothing has
// changed, one page has, one is there more than before. cpu-ratio is the processor time in
// that of the first build.
func BenchmarkAgain(b *testing.B) {
	source := unpacked(b)
	write(b, source, "content/site.yaml", "title: Pháp luật\nbaseURL: https://example.vn/\n")
	names, err := filepath.Glob(filepath.Join(source, "content", "*", "dieu-1.md"))
	if err != nil || len(names) == 0 {
		b.Fatal(names, err)
	}
	text, err := os.ReadFile(names[0])
	if err != nil {
		b.Fatal(err)
	}
	options := Options{Source: source, Now: today, Cached: true, Worker: true}
	build := func() float64 {
		before := processor(b)
		if result, err := Run(b.Context(), options); err != nil || result.Failed() {
			b.Fatal(err)
		}
		return (processor(b) - before).Seconds()
	}
	first := build()
	edits := 0
	for _, bb := range []struct {
		name   string
		change func()
	}{
		{"nothing", func() {}},
		{"edit", func() {
			edits++
			if err := os.WriteFile(names[0], fmt.Appendf(text, "\nSửa lần %d.\n", edits), 0o600); err != nil {
				b.Fatal(err)
			}
		}},
		{"more", func() {
			edits++
			if err := os.WriteFile(fmt.Sprintf("%s-%d.md", names[0], edits), text, 0o600); err != nil {
				b.Fatal(err)
			}
		}},
	} {
		b.Run(bb.name, func(b *testing.B) {
			var spent float64
			for b.Loop() {
				bb.change()
				spent += build()
			}
			b.ReportMetric(spent/float64(b.N), "cpu-s/op")
			b.ReportMetric(spent/float64(b.N)/first, "cpu-ratio")
		})
	}
}
