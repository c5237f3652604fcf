package output

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// The law corpus: as many pages, of the size that they have.
const (
	benchPages = 11229
	benchSize  = 10 << 10
)

func benchPath(i int) string { return fmt.Sprintf("luat-%d/dieu-%d.html", i%400, i) }

// commitAll adds every page from as many goroutines as the build has.
func commitAll(b *testing.B, dir string, page []byte) Report {
	b.Helper()
	tx, err := Begin(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer tx.Abort()
	var group sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		group.Go(func() {
			for i := w; i < benchPages; i += workers {
				if err := tx.Add(benchPath(i), page); err != nil {
					b.Error(err)
				}
			}
		})
	}
	group.Wait()
	r, err := tx.Commit()
	if err != nil {
		b.Fatal(err)
	}
	return r
}

func BenchmarkFirst(b *testing.B) {
	page := []byte(strings.Repeat("x", benchSize))
	for i := 0; b.Loop(); i++ {
		commitAll(b, filepath.Join(b.TempDir(), "public", fmt.Sprint(i)), page)
	}
}

func BenchmarkUnchanged(b *testing.B) {
	page := []byte(strings.Repeat("x", benchSize))
	dir := filepath.Join(b.TempDir(), "public")
	commitAll(b, dir, page)
	for b.Loop() {
		if r := commitAll(b, dir, page); r.Unchanged != benchPages {
			b.Fatalf("%+v", r)
		}
	}
}

func BenchmarkAllChanged(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "public")
	commitAll(b, dir, []byte("first"))
	for i := 0; b.Loop(); i++ {
		commitAll(b, dir, []byte(strings.Repeat(fmt.Sprint(i%10), benchSize)))
	}
}

// BenchmarkOneChanged is what serve does after an edit.
func BenchmarkOneChanged(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "public")
	commitAll(b, dir, []byte("first"))
	var seen Seen
	paths := make([]string, benchPages)
	for i := range paths {
		paths[i] = benchPath(i)
	}
	for i := 0; b.Loop(); i++ {
		tx, err := seen.Begin(dir, false)
		if err != nil {
			b.Fatal(err)
		}
		for _, path := range paths[1:] {
			if err := tx.Keep(path); err != nil {
				b.Fatal(err)
			}
		}
		if err := tx.Add(paths[0], fmt.Append(nil, i)); err != nil {
			b.Fatal(err)
		}
		if r, err := tx.Commit(); err != nil || r.Unchanged != benchPages-1 {
			b.Fatalf("%+v, %v", r, err)
		}
	}
}
