package search

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"chuyende/search/internal/searchtest"
	"chuyende/search/internal/shard"
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
		builder.exporter = shard.Exporter{}
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

// BenchmarkOpen is what verifying and opening costs each call of the command.
func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	if err := sampleBuilder(searchtest.Samples(10000)).WriteBleve(filepath.Join(dir, "bleve")); err != nil {
		b.Fatal(err)
	}
	var bytes int64
	for name := range indexFiles(b, dir) {
		if info, err := os.Stat(name); err == nil {
			bytes += info.Size()
		}
	}
	b.SetBytes(bytes)
	for b.Loop() {
		x, err := Open(dir)
		if err != nil {
			b.Fatal(err)
		}
		x.Close()
	}
}

func BenchmarkVerify(b *testing.B) {
	dir := b.TempDir()
	if err := sampleBuilder(searchtest.Samples(10000)).WriteBleve(filepath.Join(dir, "bleve")); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Verify(filepath.Join(dir, "bleve")); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	x, _ := openSample(b, searchtest.Samples(3000)...)
	queries := []string{"hiến đất làm đường", "phong chong tham nhung", "12-HD/BTCTW", `"chi bộ" sinh hoạt`, "ky thuta"}
	for i := 0; b.Loop(); i++ {
		if _, err := x.Search(context.Background(), queries[i%len(queries)], SearchOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}
