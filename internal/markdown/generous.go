package markdown

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// readGenerously makes the text what is parsed of a plain page, and returns where its
// body is then.
func (p *pass) readGenerously(body diag.Span) diag.Span {
	if p.bodyStart = body.Start; p.parser.options.Generous {
		body = p.takeIn(body)
		p.readNests(body)
		p.readOutline(body)
		p.data = p.mask(p.data, body)
	}
	return body
}

// isRawBlock reports whether a line begins a block of raw HTML: with a tag of
// HTML, inside which no Markdown is asked for.
func (p *pass) isRawBlock(line []byte) bool {
	name := tagName(line)
	if roleOf(name) == unknown || name == "" {
		return false
	}
	written := bytes.TrimPrefix(line[1:], []byte("/"))
	if string(written[:len(name)]) != name && string(written[:len(name)]) != strings.ToUpper(name) {
		return false // a component
	}
	tag, rest, _ := bytes.Cut(line, []byte{'>'})
	if isTextElement(name) && len(bytes.TrimSpace(rest)) == 0 {
		return false // other programs read Markdown in it
	}
	return !bytes.Contains(tag, []byte(" markdown"))
}

// generousTag writes what is kept of a tag within a line.
func (p *pass) generousTag(tag []byte, span diag.Span) {
	name := tagName(tag)
	switch {
	case p.isComponentTag(tag) && p.linkComponent(tag, span):
	case p.isComponentTag(tag):
		p.countDropped("<…>", span)
		p.sayComponent(tag)
	case roleOf(name) == unknown:
		p.html = appendEscaped(p.html, tag)
		p.text = append(p.text, tag...)
		p.tags.wrote = true
		p.remain("< >", tag, span)
	case bytes.HasPrefix(tag, []byte("</")):
		if e, kept := keptElements[name]; kept && !e.block {
			p.endTag(name)
		} else {
			p.tags.breakDue = p.tags.wrote && roleOf(name) == line
		}
	default:
		p.startTag(readTag(tag), tag, span, nil)
		if name == "br" {
			p.html = append(p.html, '\n')
		}
		p.tags.wrote = true
	}
}

// isComponentTag reports whether a tag is one of a component.
func (p *pass) isComponentTag(tag []byte) bool {
	t, ok := readComponent(tag)
	return ok && p.isComponent(t)
}

// mathBlock writes a formula on lines of its own.
func (p *pass) mathBlock(n *mathBlock) {
	p.html = append(p.html, `<pre tabindex="0" class="math">`...)
	start := len(p.text)
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		p.text = append(p.text, line.Value(p.data)...)
	}
	p.html = append(appendEscaped(p.html, p.text[start:]), "</pre>\n"...)
	p.text = append(p.text, '\n')
}

// fencedCode writes code between fences. On plain pages what stands behind the
// language says how the code is shown, or names its file.
func (p *pass) fencedCode(n *ast.FencedCodeBlock) {
	if !p.parser.options.Generous {
		p.reportFenceWords(n)
		p.codeBlock(n, unescape(n.Language(p.data)))
		return
	}
	language, title := p.fenceInfo(n)
	if isQuery(language) {
		p.countRemain(remain{kind: "```" + string(language), gone: true, whole: true, first: linesOf(n), text: "```" + string(language)})
		return
	}
	if title != "" {
		p.html = append(appendEscaped(append(p.html, `<p class="code-title">`...), []byte(title)), "</p>\n"...)
		p.text = append(append(p.text, title...), '\n')
	}
	p.codeBlock(n, language)
}

// fenceInfo reads what stands behind a fence as other programs have it:
// js{4}, rust,editable, { .yaml title="x" }, js src/App.js, ts [config.ts].
func (p *pass) fenceInfo(n *ast.FencedCodeBlock) (language []byte, title string) {
	if n.Info == nil {
		return nil, ""
	}
	info := strings.TrimSpace(string(unescape(n.Info.Segment.Value(p.data))))
	if m := fenceTitle.FindStringSubmatch(info); m != nil {
		if title = m[1] + m[2] + m[3]; strings.Contains(info, "[[") { // places that React's documentation marks
			title = m[1] + m[2]
		}
	}
	inner := strings.TrimSpace(strings.Trim(info, "{}"))
	word := strings.TrimPrefix(strings.TrimLeft(firstWord(inner), "."), "language-")
	if strings.HasPrefix(info, "{") && strings.ContainsAny(word, "=\"#") {
		word = ""
	}
	if end := strings.IndexAny(word, "{,:=;[(<"); end >= 0 {
		word = word[:end]
	}
	if rest := strings.Fields(inner); title == "" && len(rest) > 1 && fileWord.MatchString(rest[1]) {
		title = rest[1]
	}
	return []byte(strings.TrimSuffix(word, "-vue")), title
}

func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return word
}

var (
	fenceTitle = regexp.MustCompile(`(?:title|filename|file|name)\s*=\s*(?:"([^"]*)"|'([^']*)')|\s\[([^\]]+)\]`)
	fileWord   = regexp.MustCompile(`^[\w./-]*[\w-]+\.\w{1,8}$`)
)

// titleOf is what readers see above an alert.
func (p *pass) titleOf(n *alert) string {
	if n.title != "" || n.name == "" {
		return n.title
	}
	return p.parser.alertTitle(n.name)
}

// boxTitle is what stands above an alert as plain text. One that leads somewhere
// is a paragraph of its own.
func (r *blockReader) boxTitle(n *alert) string {
	switch {
	case n.head == nil:
		return r.titleOf(n)
	case !hasLink(n.head):
		return strings.TrimSpace(string(r.appendPlain(nil, n.head)))
	case n.name == "":
		return ""
	}
	return r.parser.alertTitle(n.name)
}

// hasLink reports whether a text refers to something outside it.
func hasLink(n ast.Node) bool {
	found := false
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.(type) {
		case *ast.Link, *ast.AutoLink, *ast.Image:
			found = true
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return found
}

// remain is a sort of what other programs would read, and is shown as it stands.
type remain struct {
	kind  string
	first diag.Span
	text  string
	count int
	gone  bool // it is not shown
	whole bool // nor is what it holds
}

// remain counts it.
func (p *pass) remain(kind string, text []byte, span diag.Span) {
	p.countRemain(remain{kind: kind, first: span, text: shorten(text, 40)})
}

func (p *pass) countRemain(r remain) {
	for i := range p.remains {
		if q := &p.remains[i]; q.kind == r.kind && q.gone == r.gone {
			q.count++
			return
		}
	}
	r.count = 1
	p.remains = append(p.remains, r)
}

// reportDropped tells once what was left out of a plain page, and once for each
// sort what another program would have read.
func (p *pass) reportDropped() {
	if p.droppedCount > 0 {
		names := slices.Sorted(maps.Keys(p.dropped))
		shown := names[:min(len(names), mostNamesShown)]
		for i, name := range shown {
			if !strings.HasPrefix(name, "<") && name != "import" {
				shown[i] = "<" + name + ">"
			}
		}
		more := ""
		if len(names) > len(shown) {
			more = ", …"
		}
		list := strings.Join(shown, ", ") + more
		p.report(ruleHTMLDropped, p.droppedAt.Start, p.droppedAt.End,
			lang.Textf("thẻ bị bỏ, chữ bên trong vẫn còn (%d): %s", "tags are dropped, the text inside them stays (%d): %s", p.droppedCount, list),
			p.allowAnyway(lang.Textf("viết bằng Markdown", "write Markdown")))
	}
	for _, r := range p.remains {
		rule, what := ruleShortcode, lang.Textf("lệnh kiểu %s của chương trình khác không dùng được ở đây nên hiện nguyên ra trang (%d chỗ)",
			"commands like %s of other programs are not known here and are shown as they stand (%d places)", r.kind, r.count)
		hint := lang.Textf("xóa, hoặc thay bằng Markdown: %s", "delete it or write Markdown: %s", r.text)
		if r.gone {
			what = lang.Textf("lệnh kiểu %s của chương trình khác không dùng được ở đây nên bị bỏ, chữ giữa các lệnh vẫn còn (%d chỗ)",
				"commands like %s of other programs are not known here and are dropped, the text between them stays (%d places)", r.kind, r.count)
		}
		if r.whole {
			what = lang.Textf("lệnh kiểu %s của chương trình khác không dùng được ở đây nên bị bỏ cùng những gì bên trong (%d chỗ)",
				"commands like %s of other programs are not known here and are dropped with what they hold (%d places)", r.kind, r.count)
		}
		if r.kind == "< >" {
			rule, what = ruleHTMLUnknown, lang.Textf("%s không phải là thẻ HTML nên hiện ra như chữ (%d chỗ như vậy)", "%s is no tag of HTML and is shown as text (%d places like it)", r.text, r.count)
			hint = lang.Textf(`nếu đúng là chữ thì viết dấu \ ở trước: \%s`, `if it is text write a \ before it: \%s`, r.text)
		}
		p.report(rule, r.first.Start, r.first.End, what, hint)
	}
}

// mostNamesShown is how many names of dropped elements a message lists.
const mostNamesShown = 6

// findIncludes counts commands in code that ask for a file.
func (p *pass) findIncludes(line []byte, at int) {
	text := bytes.TrimSpace(line)
	for _, start := range []string{"{{#", "<<< @", "<<< ./", "<<< ../", "--8<--", "@[code", "@include"} {
		if bytes.HasPrefix(text, []byte(start)) {
			p.remain(fmt.Sprintf("%s…", start), text, diag.Span{Start: at, End: at + len(bytes.TrimRight(line, "\n"))})
		}
	}
}
