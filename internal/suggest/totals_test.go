package suggest

import (
	"slices"
	"testing"
)

// TestTotals: a topic counts once in each group and for each kind of cell that it
// names, and nowhere else.
func TestTotals(t *testing.T) {
	t.Parallel()
	c := &Catalogue{Groups: []Term{{ID: "a"}, {ID: "b"}}, Audiences: []Term{{ID: "x"}, {ID: "y"}, {ID: "z"}}, Topics: []Topic{
		{Groups: []string{"a", "b"}, Audiences: []string{"x"}}, {Groups: []string{"b"}, Audiences: []string{"x", "y", "khac"}},
	}}
	groups, audiences := c.Totals()
	if !slices.Equal(groups, []int{1, 2}) || !slices.Equal(audiences, []int{2, 1, 0}) {
		t.Errorf("got %v and %v", groups, audiences)
	}
}
