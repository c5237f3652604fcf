package roster

import (
	"reflect"
	"testing"

	"chuyende/internal/diag"
	"chuyende/internal/golden"
)

// TestShared: the fixture is run by themes/test/rosterlines.test.js too, so that
// the page reads lines as the command reads a file. Wrong are the lines of
// mistakes, in order; Names and Longest are what the page is given.
func TestShared(t *testing.T) {
	t.Parallel()
	type shared struct {
		Name   string   `json:"name"`
		Text   string   `json:"text"`
		People []Person `json:"people"`
		Cells  []string `json:"cells"`
		Wrong  []int    `json:"wrong,omitempty"`
		Alike  []int    `json:"alike,omitempty"`
	}
	got := func(text string) shared {
		r, problems := read(text)
		s := shared{People: r.People, Cells: r.Cells}
		for _, p := range problems {
			line := diag.Locate(p.Data, p.Span.Start).Line
			switch {
			case p.Severity == diag.Error:
				s.Wrong = append(s.Wrong, line)
			case p.Code == ruleAlike.Code:
				s.Alike = append(s.Alike, line)
			}
		}
		if s.Wrong != nil { // such a roster is not to be used
			s.People, s.Cells, s.Alike = nil, nil, nil
		}
		return s
	}
	var f struct {
		Names   map[string][]string `json:"names"`
		Longest int                 `json:"longest"`
		Cases   []shared            `json:"cases"`
	}
	golden.JSON(t, "testdata/rosters.json", &f, func() {
		f.Names, f.Longest = Headings(), LongestName
		for i, c := range f.Cases {
			f.Cases[i] = got(c.Text)
			f.Cases[i].Name, f.Cases[i].Text = c.Name, c.Text
		}
	})
	if !reflect.DeepEqual(f.Names, Headings()) || f.Longest != LongestName {
		t.Error("the page would be given other rules: make update")
	}
	for _, c := range f.Cases {
		now := got(c.Text)
		now.Name, now.Text = c.Name, c.Text
		if !reflect.DeepEqual(now, c) {
			t.Errorf("%s: %+v, want %+v", c.Name, now, c)
		}
	}
	if len(f.Cases) < 20 {
		t.Errorf("only %d cases", len(f.Cases))
	}
}
