package markdown

import (
	"strings"
	"testing"

	"chuyende/internal/diag"
)

// TestTakenIn: texts that a plain page takes in by commands of other programs stand in
// it, and what is told or referred to stands where the command does.
func TestTakenIn(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"phan/a.md":      "---\ntitle: Phần\n---\n\n## Một\n\nChữ một.\n\n## Hai\n\nChữ hai, [xem](b.md).\n",
		"phan/ba.md":     "một\nhai\nba\nbốn\n",
		"phan/neo.md":    "trước\n<!-- ANCHOR: giua -->\ngiữa\n<!-- ANCHOR_END: giua -->\nsau\n",
		"phan/trong.mdx": "import A from './ba.md'\n\nTrước.\n\n<A />\n",
		"vong.md":        "Vòng.\n\n{{#include vong2.md}}\n",
		"vong2.md":       "Vòng hai.\n\n{{#include vong.md}}\n",
		"tu-goi.md":      "Tự gọi.\n\n{{#include tu-goi.md}}\n",
		"ma.md":          "```\n{{#include ma.rs}}\n```\n",
		"ma.rs":          "let a;\n",
		"dai.md":         strings.Repeat("chữ ", mostIncluded/4),
	}
	read := func(file, name string) (Included, bool) {
		at := strings.TrimPrefix(name, "./")
		if _, known := files[at]; !known && strings.Contains(file, "phan/") {
			at = "phan/" + at
		}
		text, ok := files[at]
		return Included{at, text}, ok
	}
	for _, tt := range []struct{ text, want string }{
		{"{{#include phan/ba.md}}\n", "một hai ba bốn"},
		{"Trước.\n\n{{#include phan/ba.md:2:3}}\n\nSau.\n", "Trước. hai ba Sau."},
		{"{{#include phan/neo.md:giua}}\n", "giữa"},
		{"<!--@include: ./phan/ba.md{2,}-->\n", "hai ba bốn"},
		{"<!-- @include: ./phan/a.md#hai -->\n", "Hai Chữ hai, xem."},
		{"[ba](phan/ba.md ':include')\n", "một hai ba bốn"},
		{"--8<-- \"phan/ba.md:1:1\"\n", "một"},
		{"{% include-markdown \"phan/ba.md\" start=\"một\" end=\"bốn\" %}\n", "hai ba"},
		{"{{< include phan/ba.md >}}\n", "một hai ba bốn"},
		{"{{% include \"phan/ba.md\" %}}\n", "một hai ba bốn"},
		{"{{ include \"phan/ba\" }}\n", "một hai ba bốn"},
		{"```\n{{ include \"phan/ba\" }}\n```\n", "một hai ba bốn"},
		{"[!INCLUDE [ba](phan/ba.md)]\n", "một hai ba bốn"},
		{"Chữ [!include[](phan/ba.md)] và [!INCLUDE [x](phan/a.md)].\n", "Chữ một hai ba bốn và x."},
		{"import Ba from './phan/ba.md';\n\nTrước.\n\n<Ba />\n", "Trước. một hai ba bốn"},
		{"import Trong from './phan/trong.mdx';\n\n<Trong />\n", "Trước. một hai ba bốn"},
		{"<Snippet file=\"phan/ba.md\" />\n", "một hai ba bốn"},
		{"```{include} phan/ba.md\n:start-line: 1\n:end-line: 3\n```\n", "hai ba"},
		{":::{include} phan/ba.md\n:end-before: ba\n:::\n", "một hai"},
		{"- mục\n\n  {{#include phan/ba.md}}\n\n- mục hai\n", "mục một hai ba bốn mục hai"},
		{"> {{#include phan/ba.md}}\n", "một hai ba bốn"},
		{"{{#include ma.md}}\n", "let a;"},
		{"{{#include vong.md}}\n", "Vòng. Vòng hai. vong.md"},
		{"{{#include tu-goi.md}}\n", "Tự gọi. tu-goi.md"},
		{"```\n{{#include phan/ba.md}}\n```\n", "một hai ba bốn"},
		{"````md\n```{include} phan/ba.md\n```\n````\n", "```{include} phan/ba.md ```"},
		{"Chữ `{{#include phan/ba.md}}` trong dòng.\n", "Chữ {{#include phan/ba.md}} trong dòng."},
		{"{{#include khong-co.md}}\n", "khong-co.md"},
		{"{{#include phan/ba.md:khong-co}}\n", "{{#include phan/ba.md:khong-co}}"},
	} {
		doc := New(Options{Generous: true, Include: read}).Parse("x.md", []byte(tt.text), diag.Span{End: len(tt.text)}, &diag.List{})
		got := ""
		for _, s := range doc.Sections {
			got += " " + s.Heading + " " + s.Text
		}
		if got = strings.Join(strings.Fields(got), " "); got != tt.want {
			t.Errorf("%q shows %q, want %q", tt.text, got, tt.want)
		}
		if doc.Includes == "" && strings.Contains(tt.text, "clude") && !strings.Contains(tt.text, "`") {
			t.Errorf("%q: nobody learns that it depends on files", tt.text)
		}
		checkBlocks(t, doc, []byte(tt.text))
	}
}

// TestEmbeds: a note of Obsidian that stands on a line of its own is shown there, whole, a
// section or a block of it; else it is a link.
func TestEmbeds(t *testing.T) {
	t.Parallel()
	const item = "- việc một ^viec\n  - chi tiết\n- việc hai\n"
	files := map[string]string{
		"Ghi chú.md":  "---\ntags: [a]\n---\nMở đầu.\n\n## Mục hai\n\nChữ hai\nở đây. ^khoi\n\n### Nhỏ\n\nNhỏ.\n\n## Mục ba\n\n" + item + "\n> trích\n\n^trich\n\nCuối.\n",
		"Vòng.md":     "Vòng.\n\n![[Vòng]]\n\n![[Vòng hai]]\n",
		"Vòng hai.md": "Hai.\n\n![[Vòng]]\n",
	}
	read := func(_, name string) (Included, bool) {
		note, ok := strings.CutPrefix(name, "[[")
		note = strings.TrimSuffix(note, "]]")
		text, known := files[note]
		return Included{note, text}, ok && known
	}
	for _, tt := range []struct{ text, want string }{
		{"![[Ghi chú]]\n", "Mở đầu. Mục hai Chữ hai ở đây. Nhỏ Nhỏ. Mục ba việc một chi tiết việc hai trích Cuối."},
		{"Trước.\n\n![[Ghi chú.md#Mục hai]]\n\nSau.\n", "Trước. Mục hai Chữ hai ở đây. Nhỏ Nhỏ. Sau."},
		{"![[Ghi chú#Mục hai#Nhỏ|tên]]\n", "Nhỏ Nhỏ."},
		{"![[Ghi chú#^khoi]]\n", "Chữ hai ở đây."},
		{"![[Ghi chú#^viec]]\n", "việc một chi tiết"},
		{"> ![[Ghi chú#^trich]]\n", "trích"},
		{"![[Vòng]]\n", "Vòng. Vòng Hai. Vòng"},
		{"Chữ ![[Ghi chú]] trong câu.\n", "Chữ Ghi chú trong câu."},
		{"![[Không có]]\n", "Không có"},
		{"![[Ghi chú#Không có]]\n", "Ghi chú › Không có"},
		{"![[Ghi chú#^khong]]\n", "Ghi chú"},
		{"![[tep.pdf]]\n", "tep.pdf"},
		{"![[anh.png|300]]\n", "anh.png"},
		{"`![[Ghi chú]]`\n", "![[Ghi chú]]"},
		{"```\n![[Ghi chú]]\n```\n", "![[Ghi chú]]"},
		{"![[#Mục]]\n", "Mục"},
		{"Trước.\n\n```dataview\nTABLE x\n```\n\nSau.\n", "Trước. Sau."},
	} {
		var problems diag.List
		doc := New(Options{Generous: true, Include: read}).Parse("x.md", []byte(tt.text), diag.Span{End: len(tt.text)}, &problems)
		got := ""
		for _, s := range doc.Sections {
			got += " " + s.Heading + " " + s.Text
		}
		if got = strings.Join(strings.Fields(got), " "); got != tt.want {
			t.Errorf("%q shows %q, want %q", tt.text, got, tt.want)
		}
		if told := len(problems.Sorted()); told > 1 || (told == 1) != strings.Contains(tt.text, "dataview") {
			t.Errorf("%q: %v", tt.text, problems.Sorted())
		}
		checkBlocks(t, doc, []byte(tt.text))
	}
}

// TestTakenInPlaces: positions are those of the author's file.
func TestTakenInPlaces(t *testing.T) {
	t.Parallel()
	read := func(_, name string) (Included, bool) {
		return Included{"thu/muc/" + name, "## Mục\n\n[Liên kết](b.md) <script>x</script>\n"}, true
	}
	text := "Đầu [một](m.md).\n\n{{#include a.md}}\n\n## Cuối\n\n[hai](h.md) <style>y</style>\n"
	var problems diag.List
	doc := New(Options{Generous: true, Include: read}).Parse("x.md", []byte(text), diag.Span{End: len(text)}, &problems)
	at := func(s diag.Span) string { return text[s.Start:s.End] }
	var got []string
	for _, h := range doc.Headings {
		got = append(got, at(h.Span))
	}
	for _, r := range doc.Refs {
		got = append(got, r.From+":"+at(r.Span))
	}
	want := "{{#include a.md}}|## Cuối|:[một](m.md)|thu/muc/a.md:{{#include a.md}}|:[hai](h.md)"
	if all := strings.Join(got, "|"); all != want {
		t.Errorf("places are %q, want %q", all, want)
	}
	for _, p := range problems.Sorted() {
		if at := diag.Locate([]byte(text), p.Span.Start).Line; at != 3 {
			t.Errorf("%s is told of line %d", p.Code, at)
		}
	}
	blocks := doc.Blocks([]byte(text), nil)
	if len(blocks) != 5 || at(blocks[2].Span) != "{{#include a.md}}" || at(blocks[4].Runs[0].Span) != "hai" {
		t.Errorf("blocks are %+v", blocks)
	}
}

// TestTakenInBounded: no text, however often it asks, takes in more than a page may.
func TestTakenInBounded(t *testing.T) {
	t.Parallel()
	half := strings.Repeat("chữ ", mostIncluded/8)
	for name, found := range map[string]string{
		"itself twice": "{{#include %}}\n{{#include %}}\n",
		"large":        half,
	} {
		asked := 0
		read := func(_, name string) (Included, bool) {
			asked++
			return Included{name, strings.ReplaceAll(found, "%", name+"x.md")}, true
		}
		text := strings.Repeat("{{#include a.md}}\n\n", 3000)
		doc := New(Options{Generous: true, Include: read}).Parse("x.md", []byte(text), diag.Span{End: len(text)}, &diag.List{})
		if asked > mostIncludes || len(doc.html) > 4*mostIncluded {
			t.Errorf("%s: asked %d times, %d bytes", name, asked, len(doc.html))
		}
	}
}

// TestBlankTitle: a title of nothing but blanks is none.
func TestBlankTitle(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"![hình](a.png \" \")\n", "[chữ](b.md '  ')\n"} {
		var problems diag.List
		doc := New(Options{Generous: true}).Parse("x.md", []byte(text), diag.Span{End: len(text)}, &problems)
		if len(doc.Refs) != 1 || len(problems.Sorted()) != 0 {
			t.Errorf("%q: %d references, %v", text, len(doc.Refs), problems.Sorted())
		}
	}
}

// TestDirectives: what other programs put into boxes, fences and pictures by directives
// and components is that, without the options that only say how it is shown.
func TestDirectives(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		{"```{note} Nhớ\n:class: x\n\nChữ.\n```\n\nSau.\n", `alert note "Nhớ" [p Chữ.] p Sau.`},
		{"````{tip}\nTrước.\n\n```py\nx = 1\n```\n````\n", `alert tip "Mẹo" [p Trước. code py x = 1]`},
		{":::{figure} hinh.png\n:alt: Hình\n:width: 75%\nChú thích.\n:::\n", `p Hình→hinh.png p Chú thích.`},
		{"```{image} hinh.png\n```\n", `p →hinh.png`},
		{"```{code-block} python\n:linenos:\n:caption: a.py\n\nx = 1\n```\n", `code python (a.py) x = 1`},
		{":::{code} js\nlet a;\n```\n:::\n", "code js let a;\n```"},
		{"```{math}\n:label: x\nx^2\n```\n", `code x^2`},
		{"::::{grid} 1 2\n:::{card} Một\n:link: a.md\nChữ.\n:::\n::::\n", `alert "" [alert "" [p Một→a.md p Chữ.]]`},
		{"```{dropdown} Thêm\nChữ.\n```\n", `alert note "Thêm" [p Chữ.]`},
		{"```{warning} Nhớ\n:class: dropdown\nChữ.\n```\n", `alert warning "Nhớ" [p Chữ.]`},
		{"Trước.\n\n```{toctree}\n:hidden:\na\nb\n```\n\nSau.\n", `p Trước. p Sau.`},
		{"```{khong-biet} x\nChữ.\n```\n", "code khong-biet} Chữ."},
		{"```{note}\nkhông đóng\n", "code note không đóng"},
		{"# Mục\n:label:`muc`\n\nXem :numref:`muc`, {ref}`đây <muc>`.\n", `heading Mục p Xem muc→#muc , đây→#muc .`},
		{"(nhan)=\n\n## Mục\n\nXem @sec-nhan và \\@ref(nhan), a@sec-x.\n", `heading Mục p Xem sec-nhan→#sec-nhan  và nhan→#nhan , a@sec-x.`},
		{"<Callout type=\"warning\" title=\"Coi chừng\">\nChữ **đậm**.\n</Callout>\n", `alert warning "Coi chừng" [p Chữ đậm .]`},
		{"<Accordion title=\"Hỏi\">\n  Đáp.\n</Accordion>\n", `alert note "Hỏi" [p Đáp.]`},
		{"::: {.callout-tip}\n## Nhớ\n\nChữ.\n:::\n", `alert tip "Nhớ" [p Chữ.]`},
		{"::: {.theorem name=\"Hai\"}\nChữ.\n:::\n", `alert note "Theorem: Hai" [p Chữ.]`},
		{"::: {.column width=\"50%\"}\nChữ.\n:::\n", `alert "" [p Chữ.]`},
		{"```{r}\n#| echo: false\nx\n```\n\nSau.\n", `p Sau.`},
		{"```{r ten, include=FALSE}\nx\n```\n\nSau.\n", `p Sau.`},
		{"```{r}\n#| label: x\nx <- 1\n```\n", `code r x <- 1`},
	} {
		doc := New(Options{Generous: true}).Parse("x.md", []byte(tt.text), diag.Span{End: len(tt.text)}, &diag.List{})
		if got := told(doc.Blocks([]byte(tt.text), func(r Ref) string { return r.Dest })); got != tt.want {
			t.Errorf("%q is\n%s, want\n%s", tt.text, got, tt.want)
		}
		checkBlocks(t, doc, []byte(tt.text))
	}
}

// told says blocks in a line.
func told(blocks []Block) string {
	var all []string
	for _, b := range blocks {
		says := ""
		for i, r := range b.Runs {
			if i > 0 && !strings.HasSuffix(says, " ") {
				says += " "
			}
			says += strings.TrimSuffix(r.Text, "\n")
			if r.Link != nil {
				says += "→" + r.Link.To
			}
		}
		switch b.Kind {
		case Paragraph:
			says = "p " + says
		case TopHeading, TitleHeading:
			says = "heading " + says
		case Alert:
			says = strings.TrimRight("alert "+b.Name, " ") + ` "` + b.Title + `" [` + told(b.Blocks) + "]"
		case Code:
			name := b.Name
			if b.Title != "" {
				name += " (" + b.Title + ")"
			}
			says = strings.Join(strings.Fields("code "+name), " ") + " " + says
		}
		all = append(all, says)
	}
	return strings.Join(all, " ")
}

// TestTemplates: what only a template fills goes, and is told; names of the page itself
// are said; what is shown as it stands stays.
func TestTemplates(t *testing.T) {
	t.Parallel()
	const head = "---\ntitle: Tên trang\nkhac: x\n---\n"
	for _, tt := range []struct{ text, want, told string }{
		{"Trước.\n\n{% for p in posts %}\n- {{ p.title }}\n{% endfor %}\n\nSau.\n", "p Trước. p Sau.", "{%"},
		{"<ul>\n  {% for p in posts %}\n    {% for q in p %}\n    <li>{{ q }}</li>\n    {% endfor %}\n  {% endfor %}\n</ul>\n\nSau.\n", "p Sau.", "{%"},
		{"{% set a = [\n  1,\n  2\n] %}\n\nSau.\n", "p Sau.", "{% set %}"},
		{"{% set a %}\nx\n{% endset %}\n\nSau.\n", "p Sau.", "{% set %}"},
		{"{% macro a(b) %}\nLặp {{ b }}.\n{% endmacro %}\n\nSau.\n", "p Sau.", "{% macro %}"},
		{"{% raw %}\n{% for p in posts %}\n{{ p }}\n{% endfor %}\n{% endraw %}\n", "p {% for p in posts %} {{ p }} {% endfor %}", ""},
		{"```\n{% for p in posts %}\n{{ page.title }}\n{% endfor %}\n```\n", "code {% for p in posts %}\n{{ page.title }}\n{% endfor %}", ""},
		{"# {{ page.title }}\n\n`{{ title }}` là {{ title | escape }}.\n", "heading Tên trang p {{ title }}  là Tên trang.", ""},
		{"{% for p in posts %}\nkhông đóng {{ p }}\n", "p không đóng {{ p }}", "{%"},
	} {
		text := []byte(head + tt.text)
		body := diag.Span{Start: len(head), End: len(text)}
		var problems diag.List
		doc := New(Options{Generous: true}).Parse("x.md", text, body, &problems)
		var kept []Block
		for _, b := range doc.Blocks(text, nil) {
			if b.Kind != Raw {
				kept = append(kept, b)
			}
		}
		if got := told(kept); got != tt.want {
			t.Errorf("%q is\n%s, want\n%s", tt.text, got, tt.want)
		}
		says := ""
		for _, p := range problems.Sorted() {
			says += p.Text.EN
		}
		if !strings.Contains(says, tt.told) || tt.told == "" && says != "" {
			t.Errorf("%q: told %q", tt.text, says)
		}
		checkBlocks(t, doc, text)
	}
}

// TestProperties: a note of Obsidian that has nothing but properties says those.
func TestProperties(t *testing.T) {
	t.Parallel()
	const head = "---\ntitle: Sách\nauthor:\n  - \"[[Nam Cao]]\"\nyear: 1941\nrating:\ntags: [x]\n---\n"
	doc := New(Options{Generous: true}).Parse("x.md", []byte(head), diag.Span{Start: len(head), End: len(head)}, &diag.List{})
	if got, want := doc.Sections[0].Text, "author: Nam Cao\nyear: 1941"; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
	if len(doc.Refs) != 1 || doc.Refs[0].Dest != "Nam Cao" || doc.Refs[0].Span.End > len(head) {
		t.Errorf("it refers to %+v", doc.Refs)
	}
	checkBlocks(t, doc, []byte(head))
}

// TestSmallMarks: marks of other programs that say how a piece of text is shown are not.
func TestSmallMarks(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Gọi `ham(){:js}` và `{:js}` và `a{b}`.\n":                   "p Gọi ham()  và {:js}  và a{b} .",
		"# Lời nói đầu {-}\n\nChữ.\n":                                "heading Lời nói đầu p Chữ.",
		"Xem :kbd:`x`, {term}`MyST`, :cite:`A.2015` và :tada:`x`.\n": "p Xem :kbd: x , MyST , A.2015  và 🎉 x .",
	} {
		doc := New(Options{Generous: true}).Parse("x.md", []byte(text), diag.Span{End: len(text)}, &diag.List{})
		if got := told(doc.Blocks([]byte(text), nil)); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
		checkBlocks(t, doc, []byte(text))
	}
}

// TestDashes: Pandoc's files have dashes of hyphens, others what their authors wrote.
func TestDashes(t *testing.T) {
	t.Parallel()
	const text = "Một---hai, 1--2, a-b, `--x` \\index{bỏ} hết.\n"
	for file, want := range map[string]string{
		"a.qmd": "Một—hai, 1–2, a-b, --x  hết.",
		"a.md":  "Một---hai, 1--2, a-b, --x \\index{bỏ} hết.",
	} {
		doc := New(Options{Generous: true}).Parse(file, []byte(text), diag.Span{End: len(text)}, &diag.List{})
		if got := doc.Sections[0].Text; got != want {
			t.Errorf("%s says %q, want %q", file, got, want)
		}
		checkBlocks(t, doc, []byte(text))
	}
}

// TestTakenAnyhow: no mixture of what is taken in and rewritten is a panic, and all that
// is said of it stands in the author's file.
func TestTakenAnyhow(t *testing.T) {
	t.Parallel()
	pieces := []string{
		"{{#include a.md}}", "```{include} a.md", "```{note} x", ":::{figure} a.png", ":::", "```", "~~~{code} js", "~~~", ":class: dropdown", "(nhan)=",
		":label:`x`", "# Mục", "{% macro a() %}", "{% endmacro %}", "{% set x = [", "] %}", "{% raw %}", "{% endraw %}", "{{ title }}", "::: {.callout-tip}", "```{r}", "#| echo: false",
		"<Note>", "</Note>", "- ", "  ", "    ", "> ", "chữ", "{ref}`x`", "@sec-x", "\\@ref(x)", "`", "---", "![[a.md]]", "<!--@include: a.md-->", "import A from './a.md'", "<A />", "$$", "\t",
	}
	state := uint32(1)
	next := func(n int) int {
		state = state*1664525 + 1013904223
		return int(state>>8) % n
	}
	read := func(_, name string) (Included, bool) {
		return Included{name, "## Của tệp\n\n```{tip}\n" + pieces[len(name)%len(pieces)] + "\n\n[x](y.md)\n"}, name != "b.md"
	}
	parser := New(Options{Generous: true, Include: read})
	for range 1500 {
		var b strings.Builder
		for range 2 + next(14) {
			b.WriteString(pieces[next(len(pieces))])
			b.WriteString([]string{"\n", "\n\n", " ", ""}[next(4)])
		}
		text := "---\ntitle: T\n---\n" + b.String()
		var problems diag.List
		doc := parser.Parse("x.mdx", []byte(text), diag.Span{Start: 17, End: len(text)}, &problems)
		for _, p := range problems.Sorted() {
			if p.Code == ruleMarkdownFailed.Code || p.Span.Start < 0 || p.Span.End > len(text) {
				t.Fatalf("%q: %s at %v", text, p.Text.EN, p.Span)
			}
		}
		for _, r := range doc.Refs {
			if r.Span.Start < 0 || r.Span.Start > r.Span.End || r.Span.End > len(text) {
				t.Fatalf("%q: %+v", text, r)
			}
		}
		Walk(doc.Blocks([]byte(text), nil), func(b *Block, _ []*Block) {
			for _, r := range b.Runs {
				if r.Span.Start < 0 || r.Span.Start > r.Span.End || r.Span.End > len(text) {
					t.Fatalf("%q: %+v", text, r)
				}
			}
		})
	}
}

// TestMayInclude holds the look at bytes to the pattern that it spares.
func TestMayInclude(t *testing.T) {
	t.Parallel()
	pieces := []string{
		"{{#include a.md}}", "![[a]]", "!", "[[", "INCLUDE", "Includ", "ìnclud", "ıncludE", "iinclud", "inclu", "--8<-- \"a.md\"", "8<-", "8 <-", "ReadFile", "readfil", "rreadfile", "<Snippet file='a.md'/>",
		"<snippet", "< Snippet", "import A from './a.md'", "IMPORT a FROM \"x.mdx\"", "import A from", "iimport x from 'y.md'", "imports", "'./b.md'", "chữ ", " ", "\n", "i", "r", "<", "\xff",
	}
	state, found := uint32(7), 0
	for range 5000 {
		var text []byte
		for range 1 + state>>8%6 {
			state = state*1664525 + 1013904223
			text = append(text, pieces[int(state>>8)%len(pieces)]...)
		}
		want := includeMark.Match(text)
		if want {
			found++
		}
		if mayInclude(text) != want {
			t.Fatalf("%q: %t", text, !want)
		}
	}
	if found < 1000 || found > 4500 {
		t.Errorf("found in %d of 5000 texts", found)
	}
}
