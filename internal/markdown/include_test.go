package markdown

import (
	"slices"
	"strings"
	"testing"

	"chuyende/internal/diag"
)

// TestIncludes: files that a plain page shows by commands of other programs.
func TestIncludes(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"a.rs":     "one\n// ANCHOR: two\n  two\n// ANCHOR_END: two\nthree",
		"a.ts":     "one\n  // #region two\n    two\n      in\n  // #endregion two\nthree\n",
		"a.py":     "one\n# --8<-- [start:two]\ntwo\n# --8<-- [end:two]\n",
		"a.js":     "one\n//! [two]\ntwo\n//! [two]\nthree\n",
		"empty.rs": "",
		"huge.rs":  strings.Repeat("x", mostIncluded),
	}
	read := func(file, name string) (Included, bool) {
		text, ok := files[name]
		return Included{name, text}, ok && file == "x.md"
	}
	const outside = "```\n{{#include a.rs}}\n```\n"
	for _, tt := range []struct {
		text, want string
		warned     bool
	}{
		{"```rust\n{{#include a.rs}}\n```\n", "one\n  two\nthree\n", false},
		{"```\nbefore\n{{#include a.rs:2}}\n```\n", "before\n", false},
		{"```\n{{#include a.rs:3:5}}\n```\n", "  two\nthree\n", false},
		{"```\n{{#include a.rs:5:}}\n```\n", "three\n", false},
		{"```\n{{#include a.rs::1}}\n```\n", "one\n", false},
		{"```\n{{#include a.rs:9:3}}\n```\n", "", false},
		{"```\n{{#rustdoc_include a.rs:two}}\n```\n", "two\n", false},
		{"```\n{{#include a.rs:three}}\n```\n", "{{#include a.rs:three}}\n", true},
		{"```\n{{#include b.rs}}\n```\n", "{{#include b.rs}}\n", true},
		{"```\n{{#include empty.rs}}\nx\n```\n", "x\n", false},
		{"```\n{{#include huge.rs}}\n{{#include a.rs}}\n```\n", "", true},
		{"{{#playground a.rs editable}}\n", "one\n  two\nthree\n", false},
		{"<<< a.ts#two{2 ts:line-numbers} [A name]\n", "two\n  in\n", false},
		{"- item\n\n  <<< a.ts#two\n", "item\ntwo\n  in\n", false},
		{"<<< a.ts\n<<< a.rs\n", "one\n    two\n      in\nthree\n\none\n  two\nthree\n", false},
		{"@[code{2-3} ts{1}:no-line-numbers](a.ts)\n@[code](a.js)\n", "two\n\none\ntwo\nthree\n", false},
		{"[!code-js[x](a.js?name=two)]\n", "two\n", false},
		{"[!code[](a.rs#L2-L4)]\n[!code-rust[](a.rs?range=5,9 \"x\")]\n", "  two\n\nthree\n", false},
		{"@[code](b.ts)\n", "@code\n", true},
		{"--8<-- \"a.py:two\"\n", "two\n", false},
		{"[import, title:\"a\"](a.rs)\n", "one\n  two\nthree\n", false},
		{"[import:2-3](a.ts)\n[import, marker:\"two\"](a.js)\n", "two\n\ntwo\n", false},
		{"[import:\"two\"](a.js)\n", "two\n", false},
		{"[import](a.js) in text, [important](a.js)\n", "import in text, important\n", false},
		{"text {{#include a.rs}} text\n", "text {{#include a.rs}} text\n", true},
		{"{{#include b.md}}\n", "b.md\n", false},
		{"```rust\n# fn main() {\n#[test]\n#\n## x\nlet a;\n# }\n```\n", "#[test]\n# x\nlet a;\n", false},
		{"```sh\n# comment\n```\n", "# comment\n", false},
	} {
		var problems diag.List
		body := diag.Span{End: len(tt.text)}
		doc := New(Options{Generous: true, Include: read}).Parse("x.md", []byte(tt.text), body, &problems)
		got := doc.Sections[0].Text
		if tt.want == "" && tt.warned {
			if len(got) > mostIncluded+100 {
				t.Errorf("%q shows %d bytes", tt.text, len(got))
			}
		} else if strings.TrimSpace(got) != strings.TrimSpace(tt.want) {
			t.Errorf("%q shows %q, want %q", tt.text, got, tt.want)
		}
		if warned := slices.ContainsFunc(problems.Sorted(), func(p diag.Problem) bool { return p.Code == "shortcode" }); warned != tt.warned {
			t.Errorf("%q: warned %v", tt.text, warned)
		}
		checkBlocks(t, doc, []byte(tt.text))
	}
	for _, o := range []Options{{Include: read}, {Generous: true}} {
		var problems diag.List
		if doc := New(o).Parse("x.md", []byte(outside), diag.Span{End: len(outside)}, &problems); !strings.Contains(doc.Sections[0].Text, "{{#include") {
			t.Errorf("%+v reads files", o.Generous)
		}
	}
}
