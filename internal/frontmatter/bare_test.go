package frontmatter

import "testing"

func TestSplitBare(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"title: A\nauthor: B\n\nText.\n":      "\nText.\n",
		"author: B,\n    C\nhide: x\nText.":   "no",
		"author: B,\n    C\nhide: x\n\nText.": "\nText.",
		"disqus:\npagetime:\ntitle: A\n\n# B": "\n# B",
		"title: A":                            "",
		"note: remember\n\nText.":             "no",
		"Title: A\n\nText.":                   "no",
		"# A\ntitle: B\n\nText.":              "no",
		"    title: A\n\nText.":               "no",
		"":                                    "no",
	} {
		_, body, ok := SplitBare(File{Data: []byte(text)})
		if got := text[body.Start:body.End]; ok != (want != "no") || ok && got != want {
			t.Errorf("%q: %v, the text is %q", text, ok, got)
		}
	}
}
