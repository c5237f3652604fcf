package pipeline

import (
	"fmt"
	"strings"
)

// generators are texts made of a fragment that is repeated until there are n
// bytes of it: each is the smallest form of a pattern that makes some parser,
// somewhere, look at the same bytes again and again.
func growthTexts() map[string]func(n int) string {
	g := map[string]func(n int) string{}
	again := func(fragments ...string) {
		for _, fragment := range fragments {
			g[fragment] = func(n int) string { return strings.Repeat(fragment, n/len(fragment)) }
		}
	}
	// Prose on one line, and addresses in it.
	again("Chi bộ họp tốt. ", "a.", "a@", "a@b.", "a@b.c ", "http://", "http://a.", "www.", "www.a.vn/(", "https://a.vn/)))", "a:", "50-CT/TW ", "50-CT/",
		"5-A/A-", "a/", "&", "&amp;", "&#", "&#x41;", "\\", "\\\\", "\\a", "😀", "e\u0301", "\u0301", "ạ", "\t", " ", "  \n", "\\\n", "a  \nb", "0", "a")
	// Brackets, links and images.
	again("[", "]", "![", "](", "[a](", "[a](b", "[a](b \"", "[a](<b", "[a](b)", "[a](b 'c')", "[](b)", "![](b)", "[a][b]", "[a]", "[a][", "[a]\n", "[ ](b c.d)",
		"[[a](b)](c)", "![[a](b)](c)", "![a](", "[a](\\(", "[a](()", "[^1]", "[^", "[^a]: ", "[x]: y\n", "[x]: y\n\n", "[x]:\n", "[x]: y 't\n", "[x]: <y\n", "[x]: y \"\n\n")
	// Emphasis and code.
	again("*", "_", "**", "***", "~~", "~", "*a", "a*", "a**b", "c* ", "*a_ ", "*a **b ", "a_b", "_a ", "**a ", "**a*", "*a* ", "**a** ", "~~a~~ ", "~a ", "*a~~b", "`", "``a`", "`a` ", "`a", "a`\n", "*[a](", "[a*](b)*", "**a [b](c) ", "![*a](b)")
	// What other programs take for commands and attributes.
	again("{{< a >}} ", "{{", "{% a ", "[a](b){c ", "1** ", "** a ", "{% highlight a %}\n", "{% comment %}\n", "{::comment}\n", "{{< a\n", "{% a\n", "{{<a\"", "{{% note %}}\n", "{{ site.a }}](")
	// What only plain pages have: formulas, signs, attributes, names of pages, boxes.
	again("\\(", "\\(a", "\\[", "\\[a\n", "\\(\n", "\\(a`\n", "\\[\\a\n", "\\\\(", "$", "$$", "$a$ ", "$$\n", "$$a\n", "==", "a ==", "a ===", "++", "++a", "{a=", "){a=", "{a= }", "{/*", ":material-a:", "_{a=b}",
		"[[", "[[a|", "![[a", "![[a.png|", "![[a]]\n\n", ":::", "::: a\n", "::: a\n\n", ":::{a}\n", "::: a\n:::\n", "%%", "^[", "{{#a}}", "+---+\n| a |\n", "!!! a\n    b\n", ".. a::\n\n",
		"::a\n", "::a\n---\n", "::a{b=c}\n::\n", "!!!\n", "!!!a\nb\n", "||| a\n", "=== a\nb\n===\n", "[!badge a]")
	g["directives, one end"] = func(n int) string { return strings.Repeat("```{note}\n", n/10) + "```\n" }
	g["boxes of two colons, one end"] = func(n int) string { return strings.Repeat("::a\n", n/4) + "::\n" }
	g["directives of colons, one end"] = func(n int) string { return strings.Repeat(":::{note}\n", n/10) + ":::\n" }
	g["values of front matter on one line"] = func(n int) string { return "---\ntitle: a\n---\n" + strings.Repeat("{{title}} ", n/10) }
	// Text in tags that is set in.
	again("<A>\n", " <A>\n", "<A {", "<A\n \"", "<A>\n  </A>\n", "<div>\n    <p>\n", "=== \"a\"\n    ", "    <A>\n\n")
	// HTML.
	again("<", "<a", "<a ", "<a x=\"", "<a x='", "</a", "<!--", "<!-- -->", "<!-->", "<?", "<!A", "<![CDATA[", "<a@b.vn>", "<http:", "<br>", "<br>\n", "<p>\n", "<div>\n\n", "<a\n", "<!--\n", "<a b=c d", "</p>\n\n",
		"<div>\n\n<h2>a</h2>\n\n", "<h2>a\n", "<div>\n\n</b>\n\n", "<b>", "<b>\n", "<p>a\n\n", "<table>\n\n<tr>\n\n", "<a href=b>", "<div><a href=b>\n\n", "<X>\n\n", "<X>a</Y>\n\n")
	// Blocks.
	again("# ", "# a\n", "# a {#b}\n", "## a {", "# a {#b .c d=\"e\"}\n", "{#", "a {#b}\n=\n", "a\n=\n", "a\n-\n", "a\n---\n\n", "***\n", "- ", "- a\n", "-\n", "- a\n\n", "- - a\n", "+ a\n- a\n", "1. ", "1. a\n", "1) a\n\n",
		"> ", "> a\n", "> a\n\n", ">\n", "> [!NOTE]\n", "> [!X]\n\n", "> - a\n", "> ```\n", ":", "a\n: b\n", "a\n: b\n\n", ": a\n", "```\n", "```a\n", "~~~\n", "    a\n", "\ta\n", "\n", " \n", "a\n", "a\n\n", "- [ ] a\n", "- [x] ", "---\n", "a\nb\n:", "\n>", "- a\n  - b\n")
	// Tables.
	again("|", "|-", "|a\n", "|a|\n|-|\n", "|a|\n|-|\n|b|\n\n", "|\\|", "-|\n", "|`\\|`")
	head := func(name, head, fragment string) {
		g[name] = func(n int) string { return head + strings.Repeat(fragment, max(0, n-len(head))/len(fragment)) }
	}
	head("rows", "|a|b|\n|-|-|\n", "|c|d|\n")
	head("rows of code", "|a|b|\n|-|-|\n", "|`c\\|d`|e|\n")
	head("rows without end", "|a|b|\n|-|-|\n", "|c|d|e|f\n")
	head("lines in a deep list", strings.Repeat("- ", 29)+"a\n", "\n")
	head("text in a deep list", strings.Repeat("- ", 29)+"a\n", "b\n")
	head("lines in a deep quote", strings.Repeat("> ", 59)+"a\n", ">\n")
	head("ids behind a taken one", "# x {#a}\n", "# a\n")
	head("one reference", "[a]: b\n\n", "[a] ")
	head("one note", "[^1]: b\n\n", "a[^1] ")
	head("one link for all", "[a]: "+strings.Repeat("b", 2000)+" \""+strings.Repeat("c", 2000)+"\"\n\n", "[a]")
	head("nested reference", "[a]: b\n\n", strings.Repeat("[", 400)+strings.Repeat("]", 400))
	head("markdown fence", "```markdown\n", "*a_[")
	head("yaml fence", "```yaml\n", "a: [{")
	head("go fence", "```go\n", "/*\"`")
	head("bash fence", "```bash\n", "$((${")
	head("html fence", "```html\n", "<a b='\"")
	head("python fence", "```python\n", "f'{'''")
	head("js fence", "```js\n", "/a`${")
	head("sql fence", "```sql\n", "'a\"b ")
	head("fences", "", "```js\na`${\n```\n\n")
	head("fences of many names", "", "```qzx\na\n```\n\n")
	head("nested fences", "", "````\n```\n")
	head("comment never closed", "<!--", "a\n\n")
	g["headings, the id last"] = func(n int) string { return strings.Repeat("# a\n", n/4) + "# b {#a}\n" }
	g["backticks, ever more"] = func(n int) string {
		var text strings.Builder
		for i := 1; text.Len() < n; i++ {
			text.WriteString(strings.Repeat("`", i) + "a")
		}
		return text.String()
	}
	g["notes, each once"] = numbered("a[^%d] ", "\n\n", "[^%d]: b\n")
	g["references, each once"] = numbered("[%d] ", "\n\n", "[%d]: b\n")
	g["brackets in brackets"] = halves("[", "]")
	g["links in links"] = halves("[", "](b)")
	g["images in images"] = halves("![", "](b)")
	g["emphasis in emphasis"] = halves("*a ", " a*")
	g["strong in strong"] = halves("**", "**")
	g["openers of three, closers of one"] = halves("***a ", "b* ")
	g["columns"] = func(n int) string {
		return strings.Repeat("|a", n/4) + "\n" + strings.Repeat("|-", n/4) + "\n"
	}
	g["columns and rows"] = func(n int) string {
		return strings.Repeat("|a", n/8) + "\n" + strings.Repeat("|-", n/8) + "\n" + strings.Repeat("|b\n", n/6)
	}
	// Front matter.
	matter := func(name, head, fragment, end string) {
		g["front matter: "+name] = func(n int) string {
			return "---\ntitle: a\n" + head + strings.Repeat(fragment, n/len(fragment)) + end + "\n---\n"
		}
	}
	matter("list", "tags:\n", "- a\n", "")
	matter("flow", "tags: [", "a, ", "]")
	matter("deep flow", "tags: ", "[", "")
	matter("deep maps", "tags: ", "{a: ", "")
	matter("deep list", "tags: ", "- ", "a")
	matter("deep keys", "a: ", "? ", "")
	matter("long text", "summary: ", "a ", "")
	matter("long quoted", "summary: \"", "\\u0061", "\"")
	matter("long word", "title2: ", "a", "")
	matter("block text", "summary: |\n", "  a\n", "")
	matter("anchors", "x:\n", "- &a b\n", "")
	matter("aliases", "x: &a b\ntags:\n", "- *a\n", "")
	matter("comments", "", "# a\n", "")
	matter("colons", "x: ", ": ", "")
	matter("quotes", "x: ", "'", "")
	matter("bad lines", "", "a\n", "")
	matter("tabs", "", "\ta: b\n", "")
	matter("same key", "", "a: b\n", "")
	matter("dates", "changes:\n", "- 2026-01-01\n", "")
	g["front matter: keys"] = numberedMatter("---\n", "k%d: v\n", "---\n")
	g["front matter: tags"] = numberedMatter("---\ntags:\n", "- t%d\n", "---\n")
	g["front matter: anchors, each used"] = numberedMatter("---\ntags:\n", "- &a%[1]d t%[1]d\n- *a%[1]d\n", "---\n")
	g["front matter: aliases"] = numberedMatter("---\naliases:\n", "- /a%d.html\n", "---\n")
	g["front matter: TOML keys"] = numberedMatter("+++\n", "k%d = 1\n", "+++\n")
	g["front matter: TOML tables"] = numberedMatter("+++\n", "[a.b%d]\n", "+++\n")
	g["front matter: TOML deep"] = func(n int) string { return "+++\na = " + strings.Repeat("[", n) + "\n+++\n" }
	g["front matter: TOML dots"] = func(n int) string { return "+++\na" + strings.Repeat(".a", n/2) + " = 1\n+++\n" }
	g["front matter: never closed"] = func(n int) string { return "---\n" + strings.Repeat("a: b\n", n/5) }
	g["links to nowhere"] = numbered("[a](b%d.md) ", "", "")
	g["links to places that are there"] = numbered("[a](#b%d) ", "\n\n", "# b%d\n\n")
	g["links to other places than are there"] = numbered("[a](#c%d) ", "\n\n", "# b%d\n\n")
	g["links to places on the page"] = numbered("[a](#b%d) ", "", "")
	g["headings that differ"] = numbered("", "", "# Mục %d\n")
	g["digits"] = func(n int) string { return strings.Repeat("012345678901 ", n/13) }
	g["sentence without end"] = func(n int) string { return strings.Repeat("chi bộ ", n/9) }
	g["words that differ"] = numbered("tu%d ", "", "")
	g["word of all letters"] = func(n int) string { return strings.Repeat("bình", n/6) }
	return g
}

// numbered repeats two fragments, each time with another number: first all of
// the one, then all of the other.
func numbered(before, between, after string) func(n int) string {
	return func(n int) string {
		var first, last strings.Builder
		for i := 1; first.Len()+last.Len() < n; i++ {
			if before != "" {
				fmt.Fprintf(&first, before, i)
			}
			if after != "" {
				fmt.Fprintf(&last, after, i)
			}
		}
		return first.String() + between + last.String()
	}
}

func numberedMatter(open, line, shut string) func(n int) string {
	return func(n int) string { return open + numbered(line, "", "")(n) + shut }
}

// halves puts as many of one fragment before as of another behind.
func halves(open, shut string) func(n int) string {
	return func(n int) string {
		times := n / (len(open) + len(shut))
		return strings.Repeat(open, times) + "a" + strings.Repeat(shut, times)
	}
}
