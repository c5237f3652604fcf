package search

import (
	"encoding/json"
	"testing"
)

// planFile is run by client/test/queryplan.test.js too.
type planFile struct {
	Ranking ranking `json:"ranking"`
	// Vocabularies are small indexes by name.
	Vocabularies map[string]*planVocabulary `json:"vocabularies"`
	Cases        []planCase2                `json:"cases"`
}

type planCase2 struct {
	Vocabulary string     `json:"vocabulary"`
	Query      string     `json:"query"`
	Typing     bool       `json:"typing,omitempty"`
	Plan       queryPlan `json:"plan"`
}

// planVocabulary is a lookup that a test file holds.
type planVocabulary struct {
	Spellings map[string][]string `json:"spellings"` // by folded form
	Names     []string            `json:"names"`     // of the syllables
	Classes   []int               `json:"classes"`
	Pairs     map[string]int      `json:"pairs"`
}

func (v *planVocabulary) syllables() syllables {
	list := syllables{names: v.Names}
	for _, c := range v.Classes {
		list.classes = append(list.classes, uint8(c))
	}
	return list
}

func (v *planVocabulary) spellings(folded string) ([]string, error) { return v.Spellings[folded], nil }
func (v *planVocabulary) near(folded string) ([]string, error)      { return v.syllables().near(folded), nil }
func (v *planVocabulary) starting(prefix string) ([]string, error) {
	return v.syllables().starting(prefix), nil
}
func (v *planVocabulary) follows(first, second string) (int, error) {
	return v.Pairs[first+" "+second], nil
}

const planPath = "testdata/plan.json"

func TestQueryPlan(t *testing.T) {
	t.Parallel()
	var file planFile
	plan := func(c planCase2) queryPlan {
		got, err := file.Ranking.plan(c.Query, c.Typing, file.Vocabularies[c.Vocabulary])
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	readWritten(t, planPath, &file, func() {
		file.Ranking = defaultRanking()
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
