package markdown

import (
	"strings"
	"testing"

	"chuyende/internal/diag"
)

// Where a formula may end is found once for all signs that open one: what an earlier
// one came to must not decide about a later one for which it does not hold.
func TestFormulasBehindOpeners(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("chữ ", longestFormula)
	for _, test := range []struct{ text, formulas string }{
		{`\(a \(x\)`, `a \(x`},
		{"\\(a\n\nb \\(x\\)", "x"},
		{"\\[a\n\nb \\[\\alpha\\]", `\alpha`},
		{"> \\(a\n\nb \\(x\\) \\(y\\)", "x|y"},
		{"\\[a\\] \\[\\alpha\\] \\[b\\]", `\alpha`},
		{"\\(a\n\\(b\\) \\(c\\)", "b|c"},
		{"\\(" + long + "\n\\(x\\)", "x"},
		{"\\(" + long + "\\alpha\n\\alpha\\) \\(x\\)", "x"},
		{`\( $$x$$ \)`, `$$x$$`},
		{"$$a\n\n$$ x $$", "x"},
	} {
		var problems diag.List
		doc := New(Options{Generous: true}).Parse("x.md", []byte(test.text), diag.Span{End: len(test.text)}, &problems)
		var formulas []string
		for part := range strings.SplitSeq(html(doc), `<code class="math">`) {
			if formula, _, ok := strings.Cut(part, "</code>"); ok {
				formulas = append(formulas, strings.TrimSpace(formula))
			}
		}
		if got := strings.Join(formulas, "|"); got != test.formulas {
			t.Errorf("%.60q: formulas %q, want %q", test.text, got, test.formulas)
		}
	}
}
