package site

import (
	"slices"
	"strings"
	"testing"
)

// TestStatusesFitTogether: what depends on a status finds all that it asks for.
func TestStatusesFitTogether(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	for _, s := range statuses() {
		if !slices.Contains([]string{Good, Old, Doubt}, s.Look) || s.doc.VI == "" || s.doc.EN == "" {
			t.Errorf("%s is not whole: %+v", s.ID, s)
		}
		if s.Holds && s.IsOld() || s.Holds != slices.Contains([]string{"InForce", "PartiallyInForce"}, s.Force) {
			t.Errorf("%s holds and does not: %+v", s.ID, s)
		}
		if got := StatusOf(s.ID); got.ID != s.ID || got.Force != s.Force {
			t.Errorf("StatusOf(%q) is %+v", s.ID, got)
		}
		for _, name := range append(statusNames()[s.ID], s.ID) {
			if other, taken := seen[strings.ToLower(name)]; taken && other != s.ID {
				t.Errorf("%q means %s and %s", name, other, s.ID)
			}
			seen[strings.ToLower(name)] = s.ID
		}
	}
	if s := StatusOf("lạ"); s.Look != Doubt || s.Holds || s.Force != "" {
		t.Errorf("a status that there is not is %+v", s)
	}
}
