package markdown

import "testing"

func TestPart(t *testing.T) {
	t.Parallel()
	const text = "one\n  // ANCHOR: a\n  two\n    three\n  // ANCHOR_END: a\n# --8<-- [start:b]\nfour\n# --8<-- [end:b]\n// #region c\nfive\n// #endregion\nsix"
	for part, want := range map[string]string{
		"":      "one\n  two\n    three\nfour\nfive\nsix",
		"1":     "one\n",
		"3:4":   "two\n  three\n",
		":1":    "one\n",
		"12:":   "six",
		"12:99": "six",
		"99":    "",
		"a":     "two\n  three\n",
		"b":     "four\n",
		"c":     "five\n",
	} {
		if got, ok := Part(text, part); !ok || got != want {
			t.Errorf("part %q is %q %v, want %q", part, got, ok, want)
		}
	}
	for _, part := range []string{"d", "a b", "1:2:3", "("} {
		if got, ok := Part(text, part); ok || got != "" {
			t.Errorf("there is a part %q: %q", part, got)
		}
	}
}
