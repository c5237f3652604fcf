package answer

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/plan"
)

func TestQuoted(t *testing.T) {
	t.Parallel()
	texts := []string{
		"Đảng viên hòa giải tốt.",
		"Giải hoà. Hoà GIẢI ở cơ sở", // the other place of the mark
		"hóa giải hiềm khích",
		"hòa, giải",
		"hòa\ngiải theo 12-HD/BTCTW",
		"hòa\n\ngiải",
		"giải hòa",
		"",
	}
	var docs []corpus.Document
	for i, text := range texts {
		docs = append(docs, corpus.Document{URL: "/" + string(rune('a'+i)) + ".html", Title: "Trang", Sections: []corpus.Section{{Heading: "Mục", Text: text}}})
	}
	docs[7].Title = "Hòa giải"
	x, dir := openDocuments(t, docs...)
	r, err := x.read()
	if err != nil {
		t.Fatal(err)
	}
	defer r.close()
	for _, tt := range []struct {
		phrases []plan.Phrase
		want    string
	}{
		{[]plan.Phrase{{Words: []string{"hòa", "giải"}, Marked: true}}, "abeh"},
		{[]plan.Phrase{{Words: []string{"hoa", "giai"}, Marked: false}}, "abceh"},
		{[]plan.Phrase{{Words: []string{"giai", "hoa"}, Marked: false}}, "bg"},
		{[]plan.Phrase{{Words: []string{"giai", "hoa"}, Marked: false}, {Words: []string{"hoa", "giai"}, Marked: false}}, "b"},
		{[]plan.Phrase{{Words: []string{"theo", "12", "hd", "btctw"}, Marked: false}}, "e"},
		{[]plan.Phrase{{Words: []string{"hoa", "giai", "o", "co"}, Marked: false}}, "b"},
		{[]plan.Phrase{{Words: []string{"muc", "hoa"}, Marked: false}}, ""},
		{[]plan.Phrase{{Words: []string{"khích"}, Marked: true}}, "c"},
		{[]plan.Phrase{{Words: nil, Marked: false}}, ""},
		{nil, "abcdefgh"},
	} {
		v := x.verifier(r, tt.phrases)
		for range 2 { // the second time from memory
			var got strings.Builder
			for document := range uint32(len(docs)) {
				holds, err := v.holds(document)
				if err != nil {
					t.Fatal(err)
				}
				if holds {
					got.WriteString(docs[document].URL[1:2])
				}
			}
			if got.String() != tt.want {
				t.Errorf("%v: held by %s, want %s", tt.phrases, got.String(), tt.want)
			}
		}
	}

	// The page of hits is filled from as many candidates as it takes.
	asked := plan.Plan{
		Body:     []plan.Clause{{Field: numbers.FieldBodyFolded, Terms: []string{"hoa"}, Boost: 1}, {Field: numbers.FieldBodyFolded, Terms: []string{"giai"}, Boost: 1}},
		Every:    [][]plan.Clause{{{Field: numbers.FieldBodyFolded, Terms: []string{"hoa"}}}, {{Field: numbers.FieldBodyFolded, Terms: []string{"giai"}}}},
		Beside:   make([][]plan.Clause, 2),
		Required: []plan.Clause{{Field: numbers.FieldPairs, Terms: []string{"hoa giai"}}},
		Phrases:  []plan.Phrase{{Words: []string{"hóa", "giải"}, Marked: true}},
	}
	for _, order := range []string{"", SortByDate} {
		var result Result
		if err := x.run(context.Background(), r, &asked, Options{Limit: 1, Sort: order}, &result); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(urlsOfHits(result.Hits), []string{"/c.html"}) || result.Total != 5 || !result.AtMost {
			t.Errorf("%+v", result)
		}
	}

	if err := os.RemoveAll(filepath.Join(dir, "d")); err != nil {
		t.Fatal(err)
	}
	if _, err := x.verifier(r, asked.Phrases).holds(0); err == nil {
		t.Error("a phrase can be verified without the text")
	}
}
