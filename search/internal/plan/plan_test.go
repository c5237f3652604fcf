package plan

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/clienttest"
	"chuyende/internal/golden"
	"chuyende/search/internal/numbers"
)

// planFile is run by client/test/plan.test.js too.
type planFile struct {
	Ranking numbers.Ranking `json:"ranking"`
	// Vocabularies are small indexes by name.
	Vocabularies map[string]*planVocabulary `json:"vocabularies"`
	Cases        []planCase                 `json:"cases"`
}

type planCase struct {
	Vocabulary string `json:"vocabulary"`
	Query      string `json:"query"`
	Typing     bool   `json:"typing,omitempty"`
	Plan       Plan   `json:"plan"`
}

// planVocabulary is a lookup that a test file holds.
type planVocabulary struct {
	Forms   map[string][]string `json:"spellings"` // by folded form
	Names   []string            `json:"names"`     // of the syllables
	Classes []int               `json:"classes"`
	Pairs   map[string]int      `json:"pairs"`
}

func (v *planVocabulary) syllables() Syllables {
	list := Syllables{Names: v.Names}
	for _, c := range v.Classes {
		list.Classes = append(list.Classes, uint8(c))
	}
	return list
}

func (v *planVocabulary) Spellings(folded string) ([]string, error) { return v.Forms[folded], nil }
func (v *planVocabulary) Near(folded string, most int) ([]string, error) {
	return v.syllables().Near(folded, most), nil
}
func (v *planVocabulary) Cuts(word string, most int) ([][]string, error) {
	return v.syllables().Cuts(word, most), nil
}
func (v *planVocabulary) Starting(prefix string, most int) ([]string, error) {
	return v.syllables().Starting(prefix, most), nil
}
func (v *planVocabulary) Outgrowing(word string, classes, most int) ([]string, error) {
	return v.syllables().Outgrowing(word, classes, most), nil
}
func (v *planVocabulary) Follows(first, second string) (int, error) {
	return v.Pairs[first+" "+second], nil
}

const planPath = "../../testdata/plan.json"

func TestPlan(t *testing.T) {
	t.Parallel()
	var file planFile
	plan := func(c planCase) Plan {
		got, err := Make(file.Ranking, c.Query, c.Typing, file.Vocabularies[c.Vocabulary])
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	golden.JSON(t, planPath, &file, func() {
		file.Ranking = numbers.RankingFor(0)
		for i, c := range file.Cases {
			file.Cases[i].Plan = plan(c)
		}
	})
	for _, c := range file.Cases {
		if got, want := toJSON(t, plan(c)), toJSON(t, c.Plan); got != want {
			t.Errorf("plan of %q (typing %t):\n%s\nwant:\n%s", c.Query, c.Typing, got, want)
		}
	}
}

func toJSON(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// readPlans returns the file as it is.
func readPlans(t testing.TB) planFile {
	t.Helper()
	data, err := os.ReadFile(planPath)
	if err != nil {
		t.Fatal(err)
	}
	var file planFile
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	return file
}

// randomQuery strings together words, keys and signs that plans look at.
func randomQuery(random *rand.Rand, words []string) string {
	signs := strings.Split("|-|\"|“|”| -| \"|/|–|, |. |\n| \n\n|s|x|w|6|7|n|đ|\u0301|\u0323|_|\u00a0|\ufeff|²|m²|İ|K|ς|Σ|", "|")
	var b strings.Builder
	for range random.IntN(12) {
		word := words[random.IntN(len(words))]
		switch r := []rune(word); random.IntN(9) {
		case 0:
			word = strings.ToUpper(word)
		case 1:
			i := random.IntN(len(r))
			word = string(slices.Delete(r, i, i+1))
		case 2:
			i, j := random.IntN(len(r)), random.IntN(len(r))
			r[i], r[j] = r[j], r[i]
			word = string(r)
		case 3:
			word += string("sfrxjzwd0123456789"[random.IntN(18)])
		}
		b.WriteString(word)
		if random.IntN(3) == 0 {
			b.WriteString(signs[random.IntN(len(signs))])
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// The client plans what Go plans, whatever is asked.
func TestClientPlansAsGo(t *testing.T) {
	t.Parallel()
	file := readPlans(t)
	fixture, err := filepath.Abs(planPath)
	if err != nil {
		t.Fatal(err)
	}
	vocabulary := file.Vocabularies["law"]
	var words []string
	for _, spellings := range vocabulary.Forms {
		words = append(words, spellings...)
	}
	words = append(words, vocabulary.Names...)
	words = append(words, "thuwowngf", "nhu4ng", "thma", "12-HD/BTCTW")
	slices.Sort(words)
	random := rand.New(rand.NewPCG(5, 6))
	type question struct {
		Fixture    string `json:"fixture"`
		Vocabulary string `json:"vocabulary"`
		Query      string `json:"query"`
		Typing     bool   `json:"typing"`
	}
	questions := make([]question, 3000)
	for i := range questions {
		questions[i] = question{fixture, "law", randomQuery(random, words), i%2 == 0}
	}
	for i, got := range clienttest.Ask[question, Plan](t, questions) {
		c := questions[i]
		want, err := Make(file.Ranking, c.Query, c.Typing, vocabulary)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := toJSON(t, got), toJSON(t, want); got != want {
			t.Fatalf("client's plan of %q (typing %t):\n%s\nwant:\n%s", c.Query, c.Typing, got, want)
		}
	}
}

// failing is a lookup of an index that cannot be read.
type failing struct {
	*planVocabulary
	after int
}

func (f *failing) Spellings(folded string) ([]string, error) {
	if f.after--; f.after < 0 {
		return nil, errors.New("unreadable")
	}
	return f.planVocabulary.Spellings(folded)
}

func TestPlanOfUnreadableIndex(t *testing.T) {
	t.Parallel()
	file := readPlans(t)
	for after := range 4 {
		x := &failing{file.Vocabularies["law"], after}
		if _, err := Make(file.Ranking, "chong thma nhuxng", false, x); err == nil {
			t.Errorf("no error after %d lookups", after)
		}
	}
}

func FuzzPlan(f *testing.F) {
	f.Add("Hiến đất làm đường -12-HD/BTCTW", false)
	f.Add("“thma nhuxng” \"nhu", true)
	vocabulary := readPlans(f).Vocabularies["law"]
	f.Fuzz(func(t *testing.T, query string, typing bool) {
		p, err := Make(numbers.RankingFor(0), query, typing, vocabulary)
		if err != nil {
			t.Fatal(err)
		}
		for _, group := range [][]Clause{p.Title, p.Body, p.Pairs} {
			seen := map[string]bool{}
			for _, c := range group {
				key := c.Field + "/" + strings.Join(c.Terms, "/")
				if c.Boost <= 0 || len(c.Terms) == 0 || seen[key] {
					t.Fatalf("the plan of %q has the clause %+v", query, c)
				}
				seen[key] = true
			}
		}
		for _, either := range p.Every {
			if len(either) == 0 {
				t.Fatalf("the plan of %q asks for none of nothing", query)
			}
		}
		if len(p.Every) > numbers.RankingFor(0).Words {
			t.Fatalf("%d words", len(p.Every))
		}
	})
}

// TestSoundsAs: beginnings that are said alike, with something behind them.
func TestSoundsAs(t *testing.T) {
	t.Parallel()
	for two, want := range map[[2]string]bool{
		{"chuyen", "truyen"}: true, {"truyen", "chuyen"}: true, {"giu", "du"}: true, {"ra", "gia"}: true,
		{"ch", "tr"}: false, {"chuyen", "truyem"}: false, {"chuyen", "chuyen"}: false, {"tra", "gia"}: false,
	} {
		if got := soundsAs(two[0], two[1]); got != want {
			t.Errorf("%q sounds as %q: %t", two[0], two[1], got)
		}
	}
}
