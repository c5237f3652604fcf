package markdown

import (
	"bytes"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"chuyende/internal/diag"
)

// FuzzParse holds what must be true of any text, however hostile: no panic, no
// script, no style, no event handler, elements that are closed, positions that
// lie in the file and holes that lie in the HTML.
func FuzzParse(f *testing.F) {
	for _, path := range pairs(f) {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, seed := range hostile() {
		f.Add([]byte(seed))
	}
	for _, seed := range tooDeep() {
		f.Add([]byte(seed))
	}
	for _, seed := range mixtures(300) {
		f.Add([]byte(seed))
	}
	strict := New(Options{ReservedIDs: []string{"noi-dung"}})
	generous := New(Options{ReservedIDs: []string{"noi-dung"}, Generous: true})
	f.Fuzz(func(t *testing.T, data []byte) {
		if !utf8.Valid(data) {
			return // source.Read lets no such text through
		}
		data = bytes.ReplaceAll(data, []byte{'\r'}, nil)
		for _, p := range []*Parser{strict, generous} {
			var problems diag.List
			doc := p.Parse("x.mdx", data, diag.Span{End: len(data)}, &problems)
			checkDoc(t, doc, data, problems.Sorted())
			doc.OmitTitle(doc.Title)
			checkDoc(t, doc, data, nil)
		}
	})
}

// mixtures are texts put together at random, the same each time, of what plain pages know
// from other programs: what each parser takes for its own meets what it does not expect.
func mixtures(count int) []string {
	signs := strings.Split("<>|<A>|</A>|<A b={|<A b=\"c\"/>|<Tabs>|<div>|<details>|<summary>|</div>|<!--|-->|<br>|<img src=\"a\">|"+
		"{{< a >}}|{{< /a >}}|{{% a|{% a %}|{% end|{% raw %}|{{ a }}|{{#include a.md}}|{.a #b}|{a=\"b\"}|{#a}|{:.a}|{/*|*/}|"+
		":::|::: a|:::{a}|::a[b]{c}|:a[b]|!!! a|??? a|=== \"a\"|> [!a]|> **Note**|$$|$a$|\\(|\\)|\\[|\\a|==|++|^a^|~a~|%%|"+
		"![[a]]|[[a#b]]|[[a\\|b]]|[a](b|[a]: b|[^a]|[^a]: b|[@a]|{ref}`a`|```{a}|```|~~~|`|`a`{.b}|+--+--+|+==+|.. a::|(a)=|"+
		"import a from './a.md'|export const a = {|--8<-- \"a\"|<<< a|@[a](b)|[toc]|# a|---|a: b|- |1. |> |    |\t|**|_|\\|&lt;|chữ |a|. ", "|")
	signs = append(signs, "|", "|a|b|\n|-|-|\n", "\n", "\n", "\n", "\n\n", "\n\n")
	random := rand.New(rand.NewPCG(1, 0))
	texts := make([]string, count)
	for i := range texts {
		var text strings.Builder
		for range 1 + random.IntN(30) {
			text.WriteString(signs[random.IntN(len(signs))])
		}
		texts[i] = text.String()
	}
	return texts
}

// checkDoc checks what holds of every Doc.
func checkDoc(t *testing.T, doc *Doc, data []byte, problems []diag.Problem) {
	t.Helper()
	var out bytes.Buffer
	doc.WriteHTML(&out, nil)
	ids := checkHTML(t, out.String())
	for _, id := range doc.Anchors() {
		if !ids[id] {
			t.Errorf("anchor %q is not in the HTML", id)
		}
		delete(ids, id)
	}
	for id := range ids {
		t.Errorf("id %q is not among the anchors", id)
	}
	inside := func(what string, span diag.Span) {
		if span.Start < 0 || span.End < span.Start || span.End > len(data) {
			t.Errorf("%s: span %v of %d bytes", what, span, len(data))
		}
	}
	for _, p := range problems {
		inside(p.Code, p.Span)
		if p.Code == "markdown-failed" {
			t.Error(p.Text.EN)
		}
	}
	for i, r := range doc.Refs {
		inside("ref "+r.Dest, r.Span)
		if r.Offset < 0 || r.Offset > len(doc.html) || i > 0 && r.Offset <= doc.Refs[i-1].Offset || r.end > len(doc.html) {
			t.Errorf("hole %d at %d of %d, out of order or bounds", i, r.Offset, len(doc.html))
		}
		if r.Span.Start == r.Span.End {
			t.Errorf("ref %q has an empty span", r.Dest)
		}
	}
	if len(doc.Sections) == 0 {
		t.Error("no section")
	}
	if utf8.RuneCountInString(doc.Summary) > summaryLength+1 {
		t.Errorf("summary of %d characters", utf8.RuneCountInString(doc.Summary))
	}
	for _, h := range doc.Headings {
		inside("heading "+h.ID, h.Span)
		var section bytes.Buffer
		if !doc.WriteSection(&section, h.ID, nil) {
			t.Errorf("no section %q", h.ID)
		}
		if !doc.parser.options.Generous { // raw HTML may hold several sections
			checkHTML(t, section.String())
		}
	}
}

// checkHTML reads HTML as written by this package, reports what must not be in
// it, and returns the ids of its elements.
func checkHTML(t *testing.T, html string) map[string]bool {
	t.Helper()
	ids := map[string]bool{}
	var open []string
	for {
		_, rest, ok := strings.Cut(html, "<")
		if !ok {
			break
		}
		tag, after, ok := cutTag(rest)
		if !ok {
			t.Errorf("unfinished tag %q", rest)
			break
		}
		html = after
		name, attributes, _ := strings.Cut(tag, " ")
		if end, isEnd := strings.CutPrefix(name, "/"); isEnd {
			if len(open) == 0 || open[len(open)-1] != end {
				t.Errorf("</%s> closes %q", end, open)
				break
			}
			open = open[:len(open)-1]
			continue
		}
		if _, kept := keptElements[name]; !kept && !strings.Contains(" p h1 h2 h3 h4 h5 h6 ul ol li blockquote div pre code span table thead tbody tr th td dl dt dd a img em strong del br hr sup input section ", " "+name+" ") {
			t.Errorf("element %q", name)
		}
		if !strings.Contains(" br hr img input wbr col ", " "+name+" ") {
			open = append(open, name)
		}
		for attributes = strings.TrimSpace(attributes); attributes != ""; attributes = strings.TrimSpace(attributes) {
			name, value := "", ""
			if i := strings.IndexAny(attributes, " ="); i < 0 || attributes[i] == ' ' {
				name, attributes, _ = strings.Cut(attributes, " ")
			} else {
				name = attributes[:i]
				value, attributes, ok = strings.Cut(strings.TrimPrefix(attributes[i:], `="`), `"`)
				if !ok {
					t.Errorf("attribute %q without an end", name)
				}
			}
			if !strings.Contains(" id class lang dir title href src alt start align scope role tabindex aria-label data-label type disabled checked colspan rowspan span datetime open reversed value ", " "+name+" ") {
				t.Errorf("attribute %q", name)
			}
			if name == "id" {
				if ids[value] {
					t.Errorf("id %q is there twice", value)
				}
				ids[value] = true
			}
			if scheme := schemeOf([]byte(value)); (name == "href" || name == "src") &&
				!strings.Contains(" http https mailto tel sms ftp ", " "+scheme+" ") && scheme != "" {
				t.Errorf("address %q", value)
			}
		}
	}
	if len(open) > 0 {
		t.Errorf("not closed: %q", open)
	}
	return ids
}

// cutTag returns what stands up to the ">" that is in no quotes.
func cutTag(html string) (tag, after string, ok bool) {
	quoted := false
	for i := range len(html) {
		switch {
		case html[i] == '"':
			quoted = !quoted
		case html[i] == '>' && !quoted:
			return html[:i], html[i+1:], true
		}
	}
	return "", "", false
}

func hostile() []string {
	return []string{
		"a\n\n<></>", "a\n\n</A>a", // as many bytes as memory is given out by: nothing lies behind
		"a\n\n<>", "</>", "a\n\n</A>", "<A> b>\n", "![[", "{{<", "> [!", // ends where more is looked for
		"# {style=\"x\" onclick=\"y\"}\n## a {#a\"onx=1 .\"onclick=1}",
		"[a](x\"onclick=alert(1) 'b\"c')",
		"![\"onerror=alert(1)](x.png \"\\\"onload=1\")",
		"<a@b.vn\"onclick=x> https://x.vn/\"onclick=x",
		"```go\"onclick=alert(1) style=x\n<script>\n```",
		"| a |\n|:-:|\n| <b style=x> |\n",
		"[^\"x]\n\n[^\"x]: y",
		"> [!NOTE\"onclick=x]\n> [!NOTE]",
		"- [x]<script>\n- [ ] [x",
		"&lt;script&gt; &#60;script&#62; \\<script>",
		"<scr<script>ipt>alert(1)</script>",
		"[x](&#x6A;avascript&colon;alert(1)) [y](java\\script:x)",
		"a\n: b\n\n    : c\n: ",
		"50-CT/TW[^1]50-CT/TW\n\n[^1]: 50-CT/TW\n    # x\n    # x",
		"# Hai\n# Hai\n## Hai-2\n## Hai {#hai-2}\n# Hai",
		"[a]: <javascript:x>\n[a] ![a] [b][a]",
		"\x00 & &; &#; &#x; &#0; &#xFFFFFFFF; &nosuch; \\",
		"***a **b* c** [d *e](f) g*",
		"[[[[a](b)](c)](d)](e) ![[x](y)](z)",
	}
}

func TestHostile(t *testing.T) {
	t.Parallel()
	p := New(Options{})
	for _, text := range append(hostile(),
		strings.Repeat("> ", 20_000)+"x", strings.Repeat("- ", 5_000)+"x", strings.Repeat("1. ", 5_000)+"x",
		strings.Repeat("*a ", 5_000)+strings.Repeat(" a*", 5_000), strings.Repeat("**", 20_000)+"a"+strings.Repeat("**", 20_000),
		strings.Repeat("[", 5_000), strings.Repeat("![", 5_000)+strings.Repeat("](x)", 5_000),
		strings.Repeat("a\n: ", 2_000), strings.Repeat("`", 10_001), strings.Repeat("# a\n", 5_000),
		strings.Repeat("[^1]", 5_000)+"\n\n[^1]: x", strings.Repeat("|a", 5_000)+"\n"+strings.Repeat("|-", 5_000),
	) {
		var problems diag.List
		doc := p.Parse("x.md", []byte(text), diag.Span{End: len(text)}, &problems)
		if len(text) < 1000 {
			checkDoc(t, doc, []byte(text), problems.Sorted())
			continue
		}
		var out bytes.Buffer
		doc.WriteHTML(&out, nil)
		checkHTML(t, out.String())
	}
}
