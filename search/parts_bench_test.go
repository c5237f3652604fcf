//go:build unix

package search

import (
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"

	"chuyende/internal/vietnamese"
	"chuyende/search/internal/searchtest"
	"chuyende/search/internal/shard"
)

// BenchmarkParts measures the parts of making an index of the law corpus
// apart, by the processor time of all goroutines (cpu-ms/op): reading texts,
// the bleve index, the browser's files, and beside them a bare index of the
// same words, which is what no index can do without.
func BenchmarkParts(b *testing.B) {
	docs := searchtest.Law(b)
	read := func() *Builder { return lawBuilder(docs) }
	b.Run("analysis", func(b *testing.B) {
		measureCPU(b, func() { read() })
	})
	builder := read()
	b.Run("bleve", func(b *testing.B) {
		dir, n := b.TempDir(), 0
		measureCPU(b, func() {
			n++
			if err := builder.WriteBleve(filepath.Join(dir, strconv.Itoa(n))); err != nil {
				b.Fatal(err)
			}
		})
	})
	b.Run("export", func(b *testing.B) {
		measureCPU(b, func() {
			builder.exporter = shard.Exporter{} // all files anew
			exportNowhere(b, builder)
		})
	})
	b.Run("bare", func(b *testing.B) {
		measureCPU(b, func() {
			x := newBareIndex()
			for i := range docs {
				x.add(uint32(i), &docs[i])
			}
			runtime.KeepAlive(x)
		})
	})
}

// measureCPU runs work as a benchmark does, from a heap that was just cleaned.
func measureCPU(b *testing.B, work func()) {
	b.ReportAllocs()
	var spent time.Duration
	for b.Loop() {
		b.StopTimer()
		runtime.GC()
		b.StartTimer()
		before := processorTime(b)
		work()
		spent += processorTime(b) - before
	}
	b.ReportMetric(float64(spent.Milliseconds())/float64(b.N), "cpu-ms/op")
}

func processorTime(b *testing.B) time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// bareIndex is an inverted index in memory and nothing more: in each field,
// term → documents with how often they hold it.
type bareIndex struct {
	title, titleFolded, body, bodyFolded, pairs map[string]*[]barePosting

	memo  map[string][2]string // spelling → exact and folded form
	words []vietnamese.Word
	pair  []byte
}

type barePosting struct{ document, count uint32 }

func newBareIndex() *bareIndex {
	field := func() map[string]*[]barePosting { return map[string]*[]barePosting{} }
	return &bareIndex{
		title: field(), titleFolded: field(), body: field(), bodyFolded: field(), pairs: field(),
		memo: map[string][2]string{},
	}
}

// add takes in the same words as [analyser.analyse]. Documents come in
// ascending order.
func (x *bareIndex) add(number uint32, doc *Document) {
	x.read(number, doc.Title, true)
	for _, keyword := range doc.Keywords {
		x.read(number, keyword, true)
	}
	for _, section := range doc.Sections {
		x.read(number, section.Heading, false)
		x.read(number, section.Text, false)
	}
}

func (x *bareIndex) read(number uint32, text string, isTitle bool) {
	x.words = vietnamese.Words(text, x.words[:0])
	before := ""
	for i, w := range x.words {
		spelling := text[w.Start:w.End]
		form, ok := x.memo[spelling]
		if !ok {
			form[0], form[1] = vietnamese.CanonWord(text, x.words[:i+1])
			x.memo[spelling] = form
		}
		post(x.body, form[0], number)
		post(x.bodyFolded, form[1], number)
		if isTitle {
			post(x.title, form[0], number)
			post(x.titleFolded, form[1], number)
		}
		if w.Whole {
			continue
		}
		if w.Joined {
			x.pair = append(append(append(x.pair[:0], before...), ' '), form[1]...)
			post(x.pairs, x.pair, number)
		}
		before = form[1]
	}
}

// post counts a term once more in a document. A term given as bytes becomes a
// string only where it is new.
func post[T string | []byte](field map[string]*[]barePosting, term T, number uint32) {
	list := field[string(term)]
	if list == nil {
		list = new([]barePosting)
		field[string(term)] = list
	}
	if n := len(*list); n > 0 && (*list)[n-1].document == number {
		(*list)[n-1].count++
		return
	}
	*list = append(*list, barePosting{number, 1})
}
