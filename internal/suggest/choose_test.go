package suggest

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"testing"

	"chuyende/internal/golden"
	"chuyende/internal/words"
)

// offer is a [Choice] as the fixture holds it.
type offer struct {
	ID     string `json:"id"`
	Fits   bool   `json:"fits"`
	Reason string `json:"reason"`
}

type fixture struct {
	Catalogue *Catalogue `json:"catalogue"`
	Cases     []struct {
		Name    string  `json:"name"`
		Wish    Wish    `json:"wish"`
		First   int     `json:"first"`
		Choices []offer `json:"choices"`
	} `json:"cases"`
}

const fixtureFile = "testdata/choices.json"

func readFixture(t *testing.T) (f fixture) {
	t.Helper()
	data, err := os.ReadFile(fixtureFile)
	if err == nil {
		err = json.Unmarshal(data, &f)
	}
	if err != nil {
		t.Fatal(err)
	}
	f.Catalogue.say = words.Default()
	return f
}

// TestChoose: the fixture is run by themes/test/choose.test.js too, so that
// pages made ahead and the page with script offer the same.
func TestChoose(t *testing.T) {
	t.Parallel()
	f := readFixture(t)
	for i := range f.Cases {
		tt := &f.Cases[i]
		choices := f.Catalogue.Choose(tt.Wish)
		got := []offer{}
		for _, c := range choices {
			got = append(got, offer{c.Topic.ID, c.Fits, c.Reason})
		}
		first := First(choices)
		if golden.Updating() {
			tt.First, tt.Choices = first, got
			continue
		}
		if first != tt.First || !reflect.DeepEqual(got, tt.Choices) {
			t.Errorf("%s: got %d of\n%+v\nwant %d of\n%+v", tt.Name, first, got, tt.First, tt.Choices)
		}
	}
	if golden.Updating() {
		var w bytes.Buffer
		e := json.NewEncoder(&w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(f); err != nil {
			t.Fatal(err)
		}
		golden.Write(t, fixtureFile, w.Bytes())
	}
}

func TestCoverage(t *testing.T) {
	t.Parallel()
	f := readFixture(t)
	v := f.Catalogue.Coverage()
	// Village cells in quarter II: one topic of each of the five groups, and a
	// second one of xay-dung, which is of two groups.
	for g, want := range []int{1, 1, 2, 1, 1} {
		if got := v.Counts[g][0][1]; got != want {
			t.Errorf("group %s has %d topics for village cells in quarter II, want %d", v.Groups[g].ID, got, want)
		}
	}
	gaps := v.Gaps(1)
	if len(gaps) != 1 || gaps[0].Audience.ID != "llvt" || gaps[0].Quarter.ID != "4" || len(gaps[0].Missing) != 5 {
		t.Errorf("without any topic: %+v, want the forces in quarter IV alone", gaps)
	}
	if all := v.Gaps(99); len(all) == 0 || all[0].Groups >= len(v.Groups) {
		t.Errorf("more groups wanted than there are: %+v", all)
	}
}
