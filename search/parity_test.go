package search

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chuyende/internal/clienttest"
	"chuyende/internal/vietnamese"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/searchtest"
)

// writeSite writes both halves of an index into a new folder, as a build
// does, and returns its search folder.
func writeSite(t testing.TB, b *Builder) string {
	t.Helper()
	dir := t.TempDir()
	err := b.Export(func(path string, data []byte) error {
		path = filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		return os.WriteFile(path, data, 0o644)
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(dir, "search")
	if err := b.WriteBleve(filepath.Join(dir, "bleve")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// question is one query as the client gets it.
type question struct {
	Folder  string          `json:"folder"`
	Query   string          `json:"query"`
	Options questionOptions `json:"options"`
}

type questionOptions struct { // as SearchOptions, with the names that the client knows
	Limit   int                 `json:"limit"`
	Offset  int                 `json:"offset"`
	Filters map[string][]string `json:"filters,omitempty"`
}

// askClient answers questions about one index with the browser's client.
func askClient(t testing.TB, dir string, questions []question) []Result {
	t.Helper()
	for i := range questions {
		questions[i].Folder = dir
	}
	return clienttest.Ask[question, Result](t, questions)
}

// compareAnswers asks bleve the same and expects the same hits in the same
// order, with the same scores and totals.
func compareAnswers(t *testing.T, dir string, questions []question) {
	t.Helper()
	x, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	found := 0
	for i, got := range askClient(t, dir, questions) {
		q := questions[i]
		want, err := x.Search(context.Background(), q.Query, SearchOptions{Limit: q.Options.Limit, Offset: q.Options.Offset, Filters: q.Options.Filters})
		if err != nil {
			t.Fatal(err)
		}
		found += want.Total
		if got.Absent != want.Absent {
			t.Errorf("%q %+v: client says absent %t, bleve %t", q.Query, q.Options, got.Absent, want.Absent)
		}
		if got.Total != want.Total || len(got.Hits) != len(want.Hits) {
			t.Errorf("%q %+v: client finds %d and shows %d, bleve %d and %d", q.Query, q.Options, got.Total, len(got.Hits), want.Total, len(want.Hits))
			continue
		}
		for n, hit := range got.Hits {
			w := want.Hits[n]
			if hit.URL != w.URL || hit.Title != w.Title || hit.Kind != w.Kind || math.Abs(hit.Score-w.Score) > 1e-6*w.Score {
				t.Errorf("%q %+v, hit %d: client has %s %.9g, bleve %s %.9g", q.Query, q.Options, n+1, hit.URL, hit.Score, w.URL, w.Score)
				break
			}
		}
	}
	if found == 0 {
		t.Error("nothing was found at all")
	}
}

// windows cuts queries of 1–6 words out of texts, half of them without marks.
func windows(texts []string, n int) []question {
	random := rand.New(rand.NewPCG(3, 4))
	questions := make([]question, n)
	for i := range questions {
		words := strings.Fields(texts[random.IntN(len(texts))])
		size := min(len(words), 1+random.IntN(6))
		from := random.IntN(len(words) - size + 1)
		q := strings.Join(words[from:from+size], " ")
		if i%2 == 1 {
			q = vietnamese.Fold(q)
		}
		questions[i] = question{Query: q, Options: questionOptions{Limit: 10}}
	}
	return questions
}

func TestClientEqualsBleve(t *testing.T) {
	t.Parallel()
	docs := searchtest.Samples(700)
	var texts []string
	for _, d := range docs {
		texts = append(texts, d.Title, d.Sections[1].Heading)
	}
	questions := windows(texts, 400)
	for _, query := range []string{
		"", "...", "zzz", "zzz chi bộ", "hiến", "hien", "HIẾN ĐẤT", "hòa", "hoà", "hoa", "kỹ thuật", "kĩ thuật", "ki thuat",
		"12-HD/BTCTW", "12-hd-btctw", "50 ct tw", "hd", "đ", "constructor", "__proto__ toString", "Ω", "hơp đông",
		"nguy", "tự nguy", "nhũ", "bhũng", "thamm nhữn", "nhũgn lãng", "đườg", "đ", "nguyê", "chuyện đ", "lãnf phí",
		"chi bộ -sinh", "chi bo -hoạt -dat", "-chi", "chi -12-HD/BTCTW",
		"chi bộ sinh hoạt chuyên đề phòng chống tham nhũng lãng phí của các đảng viên là những",
	} {
		questions = append(questions,
			question{Query: query, Options: questionOptions{Limit: 10}},
			question{Query: query, Options: questionOptions{Limit: 7, Offset: 5}},
			question{Query: query, Options: questionOptions{Limit: 1000, Filters: map[string][]string{"quy": {"1", "3"}, "kind": {"case"}}}},
			question{Query: query, Options: questionOptions{Limit: 10, Filters: map[string][]string{"quy": {"9"}}}},
		)
	}
	compareAnswers(t, writeSite(t, sampleBuilder(docs)), questions)
}

func TestClientEqualsBleveOnLaw(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("the law corpus takes some seconds")
	}
	docs := searchtest.Law(t)
	var questions []question
	for _, row := range searchtest.TitleQueries(t, "titles.json") {
		questions = append(questions,
			question{Query: row.Q, Options: questionOptions{Limit: 10}},
			question{Query: vietnamese.Fold(row.Q), Options: questionOptions{Limit: 10}})
	}
	var texts []string
	for i := 0; i < len(docs); i += 40 {
		texts = append(texts, docs[i].Sections[0].Text)
	}
	questions = append(questions, windows(texts, 200)...)
	compareAnswers(t, writeSite(t, lawBuilder(docs)), questions)
}

// TestClientEqualsBleveOnCommonTitles: pages that resemble each other stand apart where a
// word of the query names some of them, even one that so many titles have that its list is
// filed with the heavy ones.
func TestClientEqualsBleveOnCommonTitles(t *testing.T) {
	t.Parallel()
	b := NewBuilder(Options{})
	most := numbers.RankingFor(0).Heavy.Title
	for i := range most + 100 {
		b.Set(Document{URL: fmt.Sprintf("/%d.html", i), Title: fmt.Sprintf("Chuyên đề %d", i), Sections: []Section{{Text: "Bài."}}})
	}
	for _, title := range []string{"Chuyên đề", "Chuyên đề đất đai", "Gợi ý đất đai"} {
		b.Set(Document{URL: "/like/" + vietnamese.Slug(title) + ".html", Title: title, Alike: []string{"like"}, Sections: []Section{{Text: "Chuyên đề đất đai."}}})
	}
	var questions []question
	for _, query := range []string{"chuyên đề", "chuyen de", "đất đai", "chuyên đề đất đai", "goi y dat dai"} {
		questions = append(questions, question{Query: query, Options: questionOptions{Limit: 3000}})
	}
	compareAnswers(t, writeSite(t, b), questions)
}
