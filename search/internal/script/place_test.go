package script

import "testing"

func TestPlaces(t *testing.T) {
	t.Parallel()
	for _, p := range []Place{{"aaaa", 0}, {"bbbb", 1023}} {
		if got, ok := ParsePlace(p.String()); got != p || !ok {
			t.Errorf("%v is read as %v, %v", p, got, ok)
		}
	}
	for _, text := range []string{"", "/", "aaaa", "aaaa/", "aaaa/x", "aaaa/-1", "aaaa/1/2"} {
		if p, ok := ParsePlace(text); ok {
			t.Errorf("%q is read as %v", text, p)
		}
	}
}

// A file is named by its first document, which is what a reader of another build
// finds there, however many share it: never another document.
func TestSharedFiles(t *testing.T) {
	t.Parallel()
	for _, documents := range []int{fewDocuments + 1, manyDocuments, manyDocuments + 1, 1_000_000} {
		s := SharedAmong(documents)
		first := map[string]int{}
		for at := range 64 {
			for _, of := range []func(Place) (string, int){s.Card, s.Text} {
				name, i := of(Place{"aaaa", at})
				if i == 0 {
					first[name] = at
					if want := (Place{"aaaa", at}).String(); name[2:] != want {
						t.Errorf("%d documents: the file %s begins with %s", documents, name, want)
					}
				}
				if from, ok := first[name]; !ok || from+i != at {
					t.Errorf("%d documents: %d is entry %d of %s", documents, at, i, name)
				}
			}
		}
	}
	// What a host takes is 20,000 files; each page is one already.
	if s := SharedAmong(10_000); 10_000/s.Cards+10_000/s.Texts > 4_600 {
		t.Errorf("10,000 documents have %d files of cards and %d of texts", 10_000/s.Cards, 10_000/s.Texts)
	}
}
