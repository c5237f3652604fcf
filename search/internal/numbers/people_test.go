package numbers

import (
	"strings"
	"testing"
)

// What is asked for by itself is looked for by its pairs, so it has one at least, and few
// enough that they mean the same together as the whole.
func TestSubjects(t *testing.T) {
	t.Parallel()
	list := subjects()
	if len(list) < 300 {
		t.Errorf("%d subjects are read: where are the others?", len(list))
	}
	seen := map[string]bool{}
	for _, subject := range list {
		if n := len(strings.Fields(subject)); n < 2 || n > 5 {
			t.Errorf("%q has %d syllables", subject, n)
		}
		if strings.Trim(subject, "abcdefghijklmnopqrstuvwxyz ") != "" {
			t.Errorf("%q is not as an index has it", subject)
		}
		if seen[subject] {
			t.Errorf("%q is there twice, if only without marks", subject)
		}
		seen[subject] = true
	}
	for _, want := range []string{"phu cap", "hop dong", "ti gia", "ket nap lai"} {
		if !seen[want] {
			t.Errorf("%q is not read", want)
		}
	}
}
