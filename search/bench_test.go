package search

import (
	"path/filepath"
	"testing"

	"chuyende/search/internal/searchtest"
)

func BenchmarkAnalyze(b *testing.B) {
	docs := searchtest.Samples(1000)
	builder := NewBuilder(Options{})
	for b.Loop() {
		for i := range docs {
			builder.Set(docs[i])
		}
	}
}

func BenchmarkExport(b *testing.B) {
	builder := sampleBuilder(searchtest.Samples(10000))
	for b.Loop() {
		builder.exporter = exporter{}
		exportNowhere(b, builder)
	}
}

// One text changed, as when serve sees a file saved.
func BenchmarkExportAfterEdit(b *testing.B) {
	docs := searchtest.Samples(10000)
	builder := sampleBuilder(docs)
	exportNowhere(b, builder)
	for i := 0; b.Loop(); i++ {
		d := docs[i%len(docs)]
		d.Sections = append(d.Sections[:len(d.Sections):len(d.Sections)], Section{Text: "câu mới"})
		builder.Set(d)
		exportNowhere(b, builder)
	}
}

func exportNowhere(b *testing.B, builder *Builder) {
	err := builder.Export(func(string, []byte) error { return nil }, func(string) error { return nil })
	if err != nil {
		b.Fatal(err)
	}
}

func BenchmarkWriteBleve(b *testing.B) {
	builder := sampleBuilder(searchtest.Samples(10000))
	dir := b.TempDir()
	for i := 0; b.Loop(); i++ {
		if err := builder.WriteBleve(filepath.Join(dir, string(rune('a'+i)))); err != nil {
			b.Fatal(err)
		}
	}
}
