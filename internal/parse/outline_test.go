package parse

import (
	"slices"
	"strings"
	"testing"

	"chuyende/internal/diag"
	"chuyende/internal/source"
)

// TestOrders: settings of other generators give pages their order, where no text lists
// them.
func TestOrders(t *testing.T) {
	t.Parallel()
	files := func(names string) (files []source.File) {
		for name := range strings.FieldsSeq(names) {
			files = append(files, source.File{Path: name})
		}
		return files
	}
	for _, tt := range []struct{ name, text, files, want string }{
		{"docs.json", `{"name": "x", "navigation": [{"group": "Một", "pages": ["c", "thu/a", "b"]}]}`, "a.mdx b.mdx c.mdx thu/a.mdx", "c.mdx thu/a.mdx b.mdx"},
		{"_quarto.yml", "book:\n  title: a\n  chapters:\n    - index.qmd\n    - part: c\n      chapters:\n        - b.qmd\n        - a.qmd\n", "a.qmd b.qmd index.qmd", "index.qmd b.qmd a.qmd"},
		{"_toc.yml", "root: intro\nchapters:\n- file: b\n- file: a\n", "a.md b.md intro.md", "intro.md b.md a.md"},
		{"thu/meta.json", `{"title": "Thư", "pages": ["---Phần---", "index", "b", "...a"]}`, "b.md thu/a/index.mdx thu/b.mdx thu/index.mdx", "thu/index.mdx thu/b.mdx"},
		{"_meta.js", "export default {\n  index: 'Đầu',\n  'b-c': {\n    title: 'a'\n  },\n  a: 'A'\n}\n", "a.mdx b-c.mdx index.mdx", "index.mdx b-c.mdx a.mdx"},
		{"astro.config.mjs", "sidebar: [\n  { slug: 'b' },\n  { label: 'x', link: '/thu/a/' },\n]", "src/bai/docs/b.md src/bai/docs/thu/a.md", "src/bai/docs/b.md src/bai/docs/thu/a.md"},
		{".vitepress/config.mts", "themeConfig: {\n  nav: [{ text: 'x', link: '/thu/b' }],\n  sidebar: { '/thu/': [{ text: 'b', link: '/thu/a' }, { text: 'T', base: '/sau/', items: [{ text: 'x', link: 'c' }] }, { link: '/thu/b.html' }] },\n}", "thu/a.md thu/b.md sau/c.md", "thu/a.md sau/c.md thu/b.md"},
		{".vitepress/config.ts", "sidebar: getSidebar('docs'),", "a.md b.md", ""},
		{"meta.json", `{"name": "a"}`, "a.md b.md", ""},
	} {
		o := ReadOutline(files(tt.files), func(name string) (string, bool) { return tt.text, name == tt.name })
		var got []string
		for file := range o.ranks {
			got = append(got, file)
		}
		slices.SortFunc(got, func(a, b string) int { return o.ranks[a] - o.ranks[b] })
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: the order is %q, want %q", tt.name, got, tt.want)
		}
		var problems diag.List
		o.Tell(&problems, func(name string) string { return name })
		if told := len(problems.Sorted()) > 0; told != (tt.name == ".vitepress/config.ts") {
			t.Errorf("%s: that it cannot be read is told: %v", tt.name, told)
		}
		if len(o.files) > 0 || (o.digest != 0) != (tt.want != "") {
			t.Errorf("%s: %d texts are lists, digest %d", tt.name, len(o.files), o.digest)
		}
	}
	list := source.File{Path: "SUMMARY.md", Data: []byte("- [B](b.md)\n- [A](a.md)\n- [C](c.md)\n")}
	o := ReadOutline(append(files("a.md b.md c.md"), list), func(string) (string, bool) { return `["a", "b", "c"]`, true })
	if o.ranks["b.md"] != 1 {
		t.Errorf("a list in the texts goes before settings: %v", o.ranks)
	}
}
