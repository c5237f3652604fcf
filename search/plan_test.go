package search

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"chuyende/internal/vietnamese"
)

// planCases are run by client/test/plan.test.js too.
type planCases struct {
	Ranking ranking    `json:"ranking"`
	Cases   []planCase `json:"cases"`
}

type planCase struct {
	Query string    `json:"query"`
	Plan  queryPlan `json:"plan"`
}

func TestPlan(t *testing.T) {
	t.Parallel()
	const path = "testdata/plan.json"
	var cases planCases
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	if *update {
		cases.Ranking = defaultRanking()
		for i := range cases.Cases {
			cases.Cases[i].Plan = cases.Ranking.plan(cases.Cases[i].Query)
		}
		data, err := json.MarshalIndent(cases, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, append(data, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range cases.Cases {
		got := cases.Ranking.plan(tt.Query)
		if !slices.Equal(got.Clauses, tt.Plan.Clauses) || !slices.Equal(got.Without, tt.Plan.Without) {
			t.Errorf("plan(%q) = %v, want %v", tt.Query, got, tt.Plan)
		}
	}
}

func FuzzPlan(f *testing.F) {
	f.Add("Hiến đất làm đường -12-HD/BTCTW")
	f.Fuzz(func(t *testing.T, query string) {
		seen := map[[2]string]bool{}
		for _, c := range defaultRanking().plan(query).Clauses {
			if c.Term == "" || c.Boost <= 0 || seen[[2]string{c.Field, c.Term}] {
				t.Fatalf("plan(%q) has the clause %+v", query, c)
			}
			seen[[2]string{c.Field, c.Term}] = true
		}
	})
}

// A document must hold every term that its own title asks for.
func FuzzAnalyse(f *testing.F) {
	f.Add("Hiến đất", "12-HD/BTCTW, hoà giải")
	f.Fuzz(func(t *testing.T, title, text string) {
		b := NewBuilder(Options{})
		b.Set(Document{URL: "/a.html", Title: title, Sections: []Section{{Heading: title, Text: text}}})
		d := b.documents["/a.html"]
		held := map[string]bool{}
		for _, term := range d.body {
			held[b.vocabulary.exactTerms[term>>frequencyBits]] = true
		}
		for _, s := range []string{title, text} {
			words := vietnamese.Words(s, nil)
			for i := range words {
				if exact, _ := canon(s, words[:i+1]); !held[exact] {
					t.Fatalf("%q of %q is not in the index", exact, s)
				}
			}
		}
	})
}
