// Package searchtest has the documents that the tests of search's rooms share: made
// up ones, and the law corpus of ../shared. It can read a bleve index in bleve's
// own way. It knows nothing of the two forms beyond that.
package searchtest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"chuyende/search/internal/corpus"
)

// Samples makes n pages of Vietnamese words, the same ones on every
// call, with some words in nearly all pages.
func Samples(n int) []corpus.Document {
	syllables := strings.Fields(`hiến đất làm đường chi bộ sinh hoạt chuyên đề nghị quyết đảng viên thôn xã
		phòng chống tham nhũng lãng phí hòa giải hoà thuận kỹ kĩ thuật quý quí trọng của các và là những hop hợp họp đồng
		đông nguyên tử tự từ nguyện thủy thuỷ lợi 2026 12-HD/BTCTW 50-CT/TW constructor Ω`)
	random := rand.New(rand.NewPCG(7, uint64(n)))
	text := func(words int) string {
		var b strings.Builder
		for i := range words {
			if i > 0 {
				b.WriteString([]string{" ", " ", " ", ", "}[random.IntN(4)])
			}
			// Squared, so that the first words are much more frequent.
			at := random.Float64() * random.Float64()
			b.WriteString(syllables[int(at*float64(len(syllables)))])
		}
		return b.String()
	}
	kinds := []string{"topic", "case", "document"}
	docs := make([]corpus.Document, n)
	for i := range docs {
		kind := kinds[random.IntN(len(kinds))]
		docs[i] = corpus.Document{
			URL:       fmt.Sprintf("/%s/trang-%d.html", kind, i),
			Title:     text(1 + random.IntN(8)),
			Kind:      kind,
			KindTitle: strings.ToUpper(kind),
			Summary:   text(10),
			Date:      "2026-11-22",
			Facets:    map[string][]string{"quy": {fmt.Sprint(1 + i%4)}},
			Keywords:  []string{text(2)},
			Subjects:  []string{text(1 + random.IntN(3))},
			Factor:    uint8(90 + random.IntN(3)*5),
			Standing:  uint8(i % 3 * 35),
			Sections: []corpus.Section{
				{Text: text(random.IntN(60))},
				{ID: "ket-luan", Heading: text(2), Text: text(random.IntN(200)) + "\n\n\"" + text(3) + "\\"},
			},
		}
	}
	return docs
}

// Snapshot returns documents as a corpus has them.
func Snapshot(t testing.TB, docs []corpus.Document) *corpus.Snapshot {
	t.Helper()
	c := corpus.New(nil)
	for i := range docs {
		c.Set(docs[i])
	}
	s, err := c.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	return s
}
