//go:build unix

package pipeline

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
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

// BenchmarkChange builds a large site again and again in one session, as serve does,
// after a page was edited, added, renamed or deleted. wall-s and cpu-s are medians,
// cpu-ratio is the processor time in that of the first build, settle-cpu-s what is done
// once edits rest.
func BenchmarkChange(b *testing.B) {
	source := unpacked(b)
	write(b, source, "content/site.yaml", "title: Pháp luật\nbaseURL: https://example.vn/\n")
	names, err := filepath.Glob(filepath.Join(source, "content", "*", "dieu-1?.md"))
	if err != nil || len(names) == 0 {
		b.Fatal(names, err)
	}
	session := NewSession(Options{Source: source, Now: today, Preview: true})
	build := func(changed ...string) (wall, cpu float64) {
		for i, name := range changed {
			if changed[i], err = filepath.Rel(source, name); err != nil {
				b.Fatal(err)
			}
		}
		start, before := time.Now(), processor(b)
		mustBuild(b, session, changed)
		return time.Since(start).Seconds(), (processor(b) - before).Seconds()
	}
	_, first := build()
	n := 0
	next := func() string {
		n++
		return names[n*7%len(names)]
	}
	put := func(name string, text []byte) {
		if err := os.WriteFile(name, text, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	text := func(name string) []byte {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		return fmt.Appendf(data, "\nSửa lần %d.\n", n)
	}
	var added []string
	for _, bb := range []struct {
		name   string
		change func() []string
	}{
		{"edit", func() []string {
			name := next()
			put(name, text(name))
			return []string{name}
		}},
		{"add", func() []string {
			name := next()
			more := fmt.Sprintf("%s-%d.md", name, n)
			put(more, text(name))
			added = append(added, more)
			return []string{more}
		}},
		{"rename", func() []string {
			old := added[n%len(added)]
			n++
			renamed := fmt.Sprintf("%s-%d.md", old, n)
			if err := os.Rename(old, renamed); err != nil {
				b.Fatal(err)
			}
			added[slices.Index(added, old)] = renamed
			return []string{old, renamed}
		}},
		{"delete", func() []string {
			name := next()
			if err := os.Remove(name); err != nil {
				b.Fatal(err)
			}
			names = slices.DeleteFunc(names, func(other string) bool { return other == name })
			return []string{name}
		}},
	} {
		b.Run(bb.name, func(b *testing.B) {
			var walls, cpus []float64
			for b.Loop() {
				wall, cpu := build(bb.change()...)
				walls, cpus = append(walls, wall), append(cpus, cpu)
			}
			before := processor(b)
			if _, err := session.Settle(b.Context()); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric((processor(b) - before).Seconds(), "settle-cpu-s")
			slices.Sort(walls)
			slices.Sort(cpus)
			b.ReportMetric(walls[len(walls)/2], "wall-s")
			b.ReportMetric(cpus[len(cpus)/2], "cpu-s")
			b.ReportMetric(cpus[len(cpus)/2]/first, "cpu-ratio")
		})
	}
}
