package rota

import (
	"errors"
	"reflect"
	"testing"

	"chuyende/internal/golden"
)

// shared is a case of the fixture. Months holds of each month the visits as pairs
// of member and cell.
type shared struct {
	Name       string     `json:"name"`
	Own        []int      `json:"own"`
	Cells      int        `json:"cells"`
	Months     int        `json:"months"`
	Visits     int        `json:"visits"`
	Rota       [][][2]int `json:"rota,omitempty"`
	Impossible *refusal   `json:"impossible,omitempty"`
}

// refusal is an [Impossible] as the fixture holds it.
type refusal struct {
	Reason string `json:"reason"`
	Limit  string `json:"limit,omitempty"`
	Most   int    `json:"most,omitempty"`
	Member int    `json:"member,omitempty"`
	Cell   int    `json:"cell,omitempty"`
	Others int    `json:"others,omitempty"`
}

// made is what Make gives for a case.
func (s shared) made(t *testing.T) ([][][2]int, *refusal) {
	t.Helper()
	months, err := Make(Input{Own: s.Own, Cells: s.Cells, Months: s.Months, Visits: s.Visits})
	var why *Impossible
	if errors.As(err, &why) {
		name := [...]string{Numbers: "numbers", TooMany: "too-many", NoCellFor: "no-cell-for", NobodyFor: "nobody-for", TooFew: "too-few", Unfair: "unfair"}
		return nil, &refusal{name[why.Reason], why.Limit, why.Most, why.Member, why.Cell, why.Others}
	}
	if err != nil {
		t.Fatal(err)
	}
	var all [][][2]int
	for _, month := range months {
		pairs := [][2]int{}
		for _, v := range month {
			pairs = append(pairs, [2]int{v.Member, v.Cell})
		}
		all = append(all, pairs)
	}
	return all, nil
}

// TestShared: the fixture is run by themes/test/rota.test.js too, so that the page
// and the command make the same rota.
func TestShared(t *testing.T) {
	t.Parallel()
	var cases []shared
	golden.JSON(t, "testdata/rotas.json", &cases, func() {
		for i := range cases {
			cases[i].Rota, cases[i].Impossible = cases[i].made(t)
		}
	})
	found := 0
	for _, c := range cases {
		rota, why := c.made(t)
		if !reflect.DeepEqual(rota, c.Rota) || !reflect.DeepEqual(why, c.Impossible) {
			t.Errorf("%s: %v %+v, want %v %+v", c.Name, rota, why, c.Rota, c.Impossible)
		}
		if rota != nil {
			found++
		}
	}
	if found < 8 || len(cases)-found < 6 {
		t.Errorf("%d rotas in %d cases are too few to hold anything", found, len(cases))
	}
}
