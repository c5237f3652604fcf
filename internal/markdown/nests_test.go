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

// TestSetInMDX: a list that is set in by blanks or a tab is a list in MDX, code elsewhere.
func TestSetInMDX(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"A:\n\n    - *b*\n    - c\n", "A:\n\n\t- *b*\n\t- c\n", "A:\n\n  \t- *b*\n  \t- c\n"} {
		for file, want := range map[string]string{
			"x.mdx": "<p>A:</p>\n<ul>\n<li><em>b</em></li>\n<li>c</li>\n</ul>\n",
			"x.md":  "<p>A:</p>\n<pre tabindex=\"0\"><code>- *b*\n- c\n</code></pre>\n",
		} {
			if got := string(New(Options{Generous: true}).Parse(file, []byte(text), diag.Span{End: len(text)}, &diag.List{}).html); got != want {
				t.Errorf("%q in %s is\n%s, want\n%s", text, file, got, want)
			}
		}
	}
}
