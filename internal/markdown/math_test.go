package markdown

import (
	"strings"
	"testing"

	"chuyende/internal/diag"
)

// formulasIn are the formulas of a plain page's text.
func formulasIn(text string) string {
	var problems diag.List
	doc := New(Options{Generous: true}).Parse("x.md", []byte(text), diag.Span{End: len(text)}, &problems)
	var formulas []string
	for i, part := range strings.Split(html(doc), `<code class="math">`) {
		if formula, _, ok := strings.Cut(part, "</code>"); ok && i > 0 {
			formulas = append(formulas, strings.TrimSpace(formula))
		}
	}
	return strings.Join(formulas, "|")
}

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
		if got := formulasIn(test.text); got != test.formulas {
			t.Errorf("%.60q: formulas %q, want %q", test.text, got, test.formulas)
		}
	}
}

// What stands between two signs of money is none, and what would be a doubtful formula
// alone is one in a text that has formulas.
func TestDoubtfulFormulas(t *testing.T) {
	t.Parallel()
	certain := "$x^2$, $\\alpha$ và $a_i$. "
	for _, test := range []struct{ text, alone, amongOthers string }{
		{"phần tử thứ $i$th và $k$s", "", "i|k"},
		{"cặp $(p, q)$, $2n - 2$, $\\gcd(a, b)$, $O(E F)$", "(p, q)|\\gcd(a, b)|O(E F)", "(p, q)|2n - 2|\\gcd(a, b)|O(E F)"},
		{"giá $5 hay $6, từ $20 tới 30$ một cái", "", ""},
		{"giá $5-$6 và $7 ($8 cả thuế)", "", ""},
		{"đổi $20 và 30$ cho nhau", "", ""},
	} {
		for before, want := range map[string]string{"": test.alone, certain: test.amongOthers} {
			text := before + test.text
			got := formulasIn(text)
			if before != "" {
				got = strings.TrimPrefix(strings.TrimPrefix(got, `x^2|\alpha|a_i`), "|")
			}
			if got != want {
				t.Errorf("%q: formulas %q, want %q", text, got, want)
			}
		}
	}
}

// TestMDX: a list set in below an item stays in it, and what stands right below a tag is
// Markdown, as MDX reads both; elsewhere HTML goes on up to an empty line.
func TestMDX(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ file, text, want string }{
		{"x.mdx", "<Steps>\n1. Một\n\n2. Hai\n\n    :::note\n    - a\n    - b\n    :::\n\n3. Ba\n</Steps>\n",
			`<p>Hai</p> <div class="alert alert-note" role="note"> <p class="alert-title">Ghi chú</p> <ul> <li>a</li> <li>b</li> </ul> </div> </li> <li> <p>Ba</p>`},
		{"x.mdx", "<Steps>\n1. Một\n    - a\n\n      Chữ\n</Steps>\n", `<li>Một <ul> <li> <p>a</p> <p>Chữ</p> </li> </ul> </li>`},
		{"x.mdx", "<details>\n<summary>Tên</summary>\nChữ `mã` và *nghiêng*.\n</details>\n", `<summary>Tên</summary> <p>Chữ <code>mã</code> và <em>nghiêng</em>.</p> </details>`},
		{"x.mdx", "<div>\n- a\n- b\n</div>\n", `<div> <ul> <li>a</li> <li>b</li> </ul> </div>`},
		{"x.md", "<details>\n<summary>Tên</summary>\nChữ `mã`.\n</details>\n", "<summary>Tên</summary> Chữ `mã`. </details>"},
	} {
		var problems diag.List
		doc := New(Options{Generous: true}).Parse(test.file, []byte(test.text), diag.Span{End: len(test.text)}, &problems)
		if got := strings.Join(strings.Fields(html(doc)), " "); !strings.Contains(got, test.want) {
			t.Errorf("%s %q: %s\nwant %s", test.file, test.text, got, test.want)
		}
	}
}

// TestSlipsOfOthers: what programs of others read although it is not quite theirs.
func TestSlipsOfOthers(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"[a](https://x.vn/){:target=\"_blank\" : .btn .btn-primary .mb-md-0 } b\n": `<p><a href="https://x.vn/">a</a> b</p>`,
		"chọn **Full Tunnel\u00a0**(tất cả) và\u00a0**đậm** nữa\n":                 "<p>chọn <strong>Full Tunnel\u00a0</strong>(tất cả) và\u00a0<strong>đậm</strong> nữa</p>",
	} {
		var problems diag.List
		doc := New(Options{Generous: true}).Parse("x.md", []byte(text), diag.Span{End: len(text)}, &problems)
		if got := strings.TrimSpace(html(doc)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
