//go:build unix

package papers_test

import (
	"bytes"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"chuyende/internal/papers"
	"chuyende/internal/pipeline"
	"chuyende/internal/render"
	"chuyende/internal/site"
)

// processor returns the time that processors spend on what do does.
func processor(b *testing.B, do func()) time.Duration {
	b.Helper()
	used := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			b.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	before := used()
	do()
	return used() - before
}

// BenchmarkPortal builds the project's own portal with empty papers and with whole
// ones, and tells what papers cost as a part of the rest.
func BenchmarkPortal(b *testing.B) {
	maker, err := papers.New()
	if err != nil {
		b.Fatal(err)
	}
	build := func(o pipeline.Options) time.Duration {
		o.Source, o.Output = filepath.Join("..", ".."), filepath.Join(b.TempDir(), "public")
		o.Now = time.Date(2026, 11, 28, 8, 0, 0, 0, time.UTC)
		return processor(b, func() {
			if result, err := pipeline.Run(b.Context(), o); err != nil || result.Failed() {
				b.Fatalf("%v %v", err, result.Problems)
			}
		})
	}
	empty := slices.Clone(maker.Forms()) // pages lead to them
	for i := range empty {
		empty[i].Write = func(*bytes.Buffer, render.Input, *site.Page) error { return nil }
	}
	var rest, all time.Duration
	for b.Loop() {
		rest += build(pipeline.Options{Forms: empty})
		all += build(pipeline.Options{Forms: maker.Forms()})
	}
	b.ReportMetric(float64(all-rest)/float64(rest), "papers/rest")
	b.ReportMetric(float64((all-rest).Milliseconds())/float64(b.N), "papers-ms/op")
}

// BenchmarkTopic makes all papers of a topic.
func BenchmarkTopic(b *testing.B) {
	s, p := page(b, portal, "chuyen-de/x.md")
	in := render.Input{Config: s.Config, Tree: &site.Tree{}}
	maker, err := papers.New()
	if err != nil {
		b.Fatal(err)
	}
	forms := maker.Forms()
	var w bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		in.Tree = &site.Tree{} // as in another build
		for _, f := range forms {
			if !f.Fits(p) || f.Place != nil {
				continue
			}
			w.Reset()
			if err := f.Write(&w, in, p); err != nil {
				b.Fatal(err)
			}
		}
	}
}
