package search_test

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"

	"chuyende/search"
)

// memory is a store of one process for the next.
type memory map[string][]byte

func (m memory) Get(key string) []byte       { return m[key] }
func (m memory) Put(key string, data []byte) { m[key] = slices.Clone(data) }

// TestStanding: another process makes those files of texts and cards whose documents have
// changed, and no others of which it is said that they stand.
func TestStanding(t *testing.T) {
	t.Parallel()
	const documents = 2500 // whose texts share files
	type digest = [sha256.Size]byte
	store := memory{}
	export := func(changed int, stands func(path string, of digest) bool) map[string]string {
		b := search.NewBuilder(search.Options{Store: store})
		for i := range documents {
			text := fmt.Sprintf("Bài %d nói về đất đai.", i)
			if i == changed {
				text = "Chữ khác."
			}
			b.Set(search.Document{URL: fmt.Sprintf("/bai-%d.html", i), Title: fmt.Sprintf("Bài %d", i), Sections: []search.Section{{Text: text}}})
		}
		b.Standing(func(path string, of digest) (bool, error) { return stands(path, of), nil })
		made := map[string]string{}
		if err := b.Export(func(path string, data []byte) error {
			made[path] = string(data)
			return nil
		}, nil); err != nil {
			t.Fatal(err)
		}
		b.Keep()
		return made
	}
	of := map[string]digest{}
	first := export(-1, func(path string, d digest) bool {
		of[path] = d
		return false
	})
	fresh := export(7, func(string, digest) bool { return false })
	now := map[string]digest{}
	again := export(7, func(path string, d digest) bool {
		now[path] = d
		return of[path] == d
	})
	for path, want := range fresh {
		got, made := again[path]
		_, asked := of[path]
		switch isText := strings.HasPrefix(path, "search/d/") || strings.HasPrefix(path, "search/c/"); {
		case made && got != want:
			t.Errorf("%s has other bytes", path)
		case asked != isText:
			t.Errorf("%s was asked for: %t", path, asked)
		case made != (!asked || of[path] != now[path]) || !made && first[path] != want:
			t.Errorf("%s was made: %t", path, made)
		}
	}
	if len(of) < 100 || len(again) != len(fresh)-len(of)+2 {
		t.Errorf("%d files are of texts, %d of %d were made again, want a text and a card", len(of), len(again), len(fresh))
	}
}
