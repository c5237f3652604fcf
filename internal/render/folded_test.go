package render

import "testing"

// TestFolded: what is long stands in folds, what is short does not.
func TestFolded(t *testing.T) {
	t.Parallel()
	day, book := NewsDay{}, CatalogueBody{Letters: []LetterView{{Entries: make([]Entry, fewEntries)}}}
	for range fewNews {
		day.Entries = append(day.Entries, NewsEntry{Cards: make([]*Card, 1)})
	}
	day.Entries = append(day.Entries, NewsEntry{Cards: make([]*Card, 2)})
	if day.Folded() || book.Folded() {
		t.Error("a short list is folded")
	}
	day.Entries = append(day.Entries, NewsEntry{Cards: make([]*Card, 1)})
	book.Letters = append(book.Letters, LetterView{Entries: make([]Entry, 1)})
	if !day.Folded() || !book.Folded() {
		t.Error("a long list is not folded")
	}
}
