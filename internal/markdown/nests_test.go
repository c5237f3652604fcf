package markdown

import (
	"testing"

	"chuyende/internal/diag"
)

// TestDeepListsInMDX: blanks make no code in MDX, and yet lists in lists of lists stay such.
func TestDeepListsInMDX(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"- a\n  - b\n    - c\n      - d\n  - e\n- f\n",
		"1. a:\n\n   - b\n     - c\n       - **d**\n     - e\n   - f\n\n2. g\n",
		"- a\n    - b\n        - c\n    - d\n",
	} {
		html := func(file string) string {
			return string(New(Options{Generous: true}).Parse(file, []byte(text), diag.Span{End: len(text)}, &diag.List{}).html)
		}
		if got, want := html("x.mdx"), html("x.md"); got != want {
			t.Errorf("%q is in MDX\n%s, else\n%s", text, got, want)
		}
	}
}
