package frontmatter

import (
	"testing"

	"chuyende/internal/diag"
)

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
		"Title: A\nTo: B\n\nText.":            "no",
		"Title: A\nGửi: B\nDate: C\n\nText.":  "no",
		"Title: [A][B] C\nDate: D\n\nText.":   "\nText.",
		"# A\ntitle: B\n\nText.":              "no",
		"    title: A\n\nText.":               "no",
		"    code\ntitle: A\n\nText.":         "no",
		"":                                    "no",
	} {
		_, body, ok := SplitBare(File{Data: []byte(text)})
		if got := text[body.Start:body.End]; ok != (want != "no") || ok && got != want {
			t.Errorf("%q: %v, the text is %q", text, ok, got)
		}
	}
}

// Values of Pelican are texts, whatever YAML would see in them.
func TestBareValues(t *testing.T) {
	t.Parallel()
	file := File{Shown: "x.md", Data: []byte("Title: [AWS][SQS] Dễ dùng: mà \"bẫy\" # 1\nTags: a, b,\n    c\nStatus: draft\nCover:\n\nText.")}
	head, _, ok := SplitBare(file)
	var problems diag.List
	tree := Parse(file, head, &problems)
	want := map[string]string{"title": `[AWS][SQS] Dễ dùng: mà "bẫy" # 1`, "tags": "a, b, c", "draft": "true", "cover": "", "status": ""}
	if !ok || tree.Broken() || len(problems.Sorted()) > 0 {
		t.Fatalf("%v %v %v", ok, tree.Broken(), problems.Sorted())
	}
	for key, text := range want {
		if got := tree.Scalar(key); got != text {
			t.Errorf("%s: %q, want %q", key, got, text)
		}
	}
	if at := tree.Span("title"); string(file.Data[at.Start:at.End]) != want["title"] {
		t.Errorf("the title stands at %v", at)
	}
}
