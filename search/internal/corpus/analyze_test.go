package corpus

import (
	"testing"

	"chuyende/internal/vietnamese"
	"chuyende/search/internal/numbers"
)

// A document must hold every term that its own title asks for.
func FuzzAnalyse(f *testing.F) {
	f.Add("Hiến đất", "12-HD/BTCTW, hoà giải NTM nông thôn mới")
	f.Fuzz(func(t *testing.T, title, text string) {
		b := New(map[string][]string{"NTM": {"nông thôn mới"}, "TW": {"trung ương"}, title: {text}})
		b.Set(Document{URL: "/a.html", Title: title, Sections: []Section{{Heading: title, Text: text}}})
		d := b.documents["/a.html"]
		held := map[string]bool{}
		for _, term := range d.body {
			held[b.vocabulary.exactTerms[term>>numbers.FrequencyBits]] = true
		}
		for _, s := range []string{title, text} {
			words := vietnamese.Words(s, nil)
			for i := range words {
				if exact, _ := vietnamese.CanonWord(s, words[:i+1]); !held[exact] {
					t.Fatalf("%q of %q is not in the index", exact, s)
				}
			}
		}
		s, err := b.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		s.Phrases()
	})
}
