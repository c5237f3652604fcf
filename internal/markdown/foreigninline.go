package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// nothing is what is left of something in a line that is not shown.
func nothing() ast.Node { return ast.NewRawHTML() }

// componentParser finds tags of components within a line, which HTML would not
// take for tags: <Foo bar={{a: 1}} />.
type componentParser struct{}

// Trigger is part of [parser.InlineParser], as those below.
func (componentParser) Trigger() []byte { return []byte{'<'} }

func (componentParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 2 {
		return nil
	}
	p := pc.IDs().(*pass)
	tag, ok := readComponent(line[:min(len(line), mostOpener)])
	if !ok || tag.name == "" && !tag.closes || !p.isComponent(tag) {
		return nil
	}
	n := ast.NewRawHTML()
	n.Segments.Append(text.NewSegment(segment.Start, segment.Start+tag.size))
	block.Advance(tag.size)
	return n
}

// braceParser finds what stands in braces and is not shown: comments of MDX,
// attributes behind a link, an image or a piece of text, and what MyST says of the
// code behind it.
type braceParser struct{}

func (braceParser) Trigger() []byte { return []byte{'{'} }

var (
	mystRole        = regexp.MustCompile("^\\{[A-Za-z][\\w:.+-]*\\}`")
	braceComment    = regexp.MustCompile(`^\{/\*.*?\*/\}`)
	braceAttributes = regexp.MustCompile(`^\{:?\s*(?:[.#][\pL\pN_:.-]+|[\pL_][\w:-]*=(?:"[^"]*"|'[^']*'|[^\s}"']+)|\w[\w-]*)(?:\s+(?:[.#][\pL\pN_:.-]+|[\pL_][\w:-]*=(?:"[^"]*"|'[^']*'|[^\s}"']+)|\w[\w-]*))*\s*\}`)
)

func (braceParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	head := line[:min(len(line), mostAhead)]
	if m := braceComment.Find(head); m != nil {
		block.Advance(len(m))
		return nothing()
	}
	if m := mystRole.Find(head); m != nil {
		block.Advance(len(m) - len("`"))
		return nothing()
	}
	m := braceAttributes.Find(head)
	if m == nil || bytes.HasPrefix(m, []byte("{{")) {
		return nil
	}
	source := block.Source()
	var before byte = ' '
	if segment.Start > 0 {
		before = source[segment.Start-1]
	}
	isMarked := bytes.HasPrefix(m, []byte("{:")) || bytes.ContainsAny(m, "=") && bytes.IndexByte([]byte(")]`*_\">"), before) >= 0
	isBehind := bytes.IndexByte([]byte(")]`*_>:"), before) >= 0
	if !isMarked && !(isBehind && len(m) > 3) {
		return nil
	}
	block.Advance(len(m))
	return nothing()
}

// wikiParser finds links by the name of a page: [[Name]], [[Name|text]].
type wikiParser struct{}

func (wikiParser) Trigger() []byte { return []byte{'!', '['} }

var wikiForm = regexp.MustCompile(`^(!?)\[\[([^\[\]|\\\n]{1,200})(?:\\?\|([^\[\]\n]{1,300}))?\]\]`)

func (wikiParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	m := wikiForm.FindSubmatchIndex(line[:min(len(line), mostAhead)])
	p := pc.IDs().(*pass)
	if m == nil || len(p.brackets.open) > 0 || !isWikiName(line[m[4]:m[5]]) {
		return nil
	}
	link := ast.NewLink()
	end := m[5]
	name, _, _ := bytes.Cut(line[m[4]:m[5]], []byte{'#'})
	isFile := m[3] > m[2] && isFileName(name)
	if isFile {
		end = m[4] + len(name) // without "#outline", how it is to be shown
	}
	link.Destination = bytes.TrimSpace(line[m[4]:end])
	from, to := m[4], end
	if m[6] >= 0 {
		from, to = m[6], m[7]
	}
	var n ast.Node = link
	if isFile {
		n = ast.NewImage(link)
		if m[6] >= 0 && len(bytes.Trim(line[from:to], "0123456789x")) == 0 {
			from, to = m[4], end // a size
		}
	}
	n.AppendChild(n, ast.NewTextSegment(text.NewSegment(segment.Start+from, segment.Start+to)))
	n.SetPos(segment.Start)
	p.nameOf(n)
	p.linkEnds[n] = segment.Start + m[1]
	block.Advance(m[1])
	return n
}

// isFileName reports whether a name is that of a file other than a page.
func isFileName(name []byte) bool {
	return !bytes.HasSuffix(bytes.ToLower(name), []byte(".md")) && bytes.IndexByte(name, '.') > 0
}

// pageName is an address that is the name of a page: "info:promise-basics".
var pageName = regexp.MustCompile(`^(?:info|task|doc|page|wiki|xref):([\pL\pN_./-]+)(#\S*)?$`)

// destination is the address of a link. On plain pages it may be the name of a
// page, behind the word by which other programs know it.
func (p *pass) destination(n ast.Node, written []byte) []byte {
	dest := unescape(written)
	if !p.parser.options.Generous {
		return dest
	}
	dest = p.withSettings(dest)
	m := pageName.FindSubmatch(dest)
	if m == nil {
		return dest
	}
	p.nameOf(n)
	return slices.Concat(m[1], m[2])
}

// nameOf notes that a link leads to a page by its name.
func (p *pass) nameOf(n ast.Node) {
	if p.wikis == nil {
		p.wikis = map[ast.Node]bool{}
	}
	p.wikis[n] = true
}

// isWikiName reports whether a text names a page, and is no list of numbers or
// key of TOML.
func isWikiName(name []byte) bool {
	name = bytes.TrimSpace(name)
	return len(name) > 0 && bytes.IndexFunc(name, isWord) >= 0 && !bytes.ContainsAny(name, "<>\"{}") && strings.Trim(string(name), "0123456789, ") != ""
}

// iconParser finds names of icons of MkDocs: :material-check:. They are not shown.
type iconParser struct{}

func (iconParser) Trigger() []byte { return []byte{':'} }

var iconName = regexp.MustCompile(`^:(?:material|fontawesome|octicons|simple|lucide|fa|bi)-[a-z0-9-]+:`)

func (iconParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	m := iconName.Find(line[:min(len(line), 100)])
	if m == nil {
		return nil
	}
	block.Advance(len(m))
	return nothing()
}

// mathParser finds formulas in a line: $x^2$, $$x$$, \(x\). They are shown as they
// are written, in a box.
type mathParser struct{}

func (mathParser) Trigger() []byte { return []byte{'$', '\\'} }

// formula is a formula in a line.
type formula struct {
	ast.BaseInline
	source text.Segment
}

var kindFormula = ast.NewNodeKind("Formula")

// Kind is part of [ast.Node].
func (f *formula) Kind() ast.NodeKind { return kindFormula }

// Dump is part of [ast.Node].
func (f *formula) Dump(source []byte, level int) { ast.DumpHelper(f, source, level, nil, nil) }

func (mathParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	line = line[:min(len(line), mostAhead)]
	from, size := 0, 0
	switch {
	case bytes.HasPrefix(line, []byte("$$")):
		if end := bytes.Index(line[2:], []byte("$$")); end > 0 {
			from, size = 2, end
		}
	case bytes.HasPrefix(line, []byte(`\(`)):
		if end := bytes.Index(line[2:], []byte(`\)`)); end > 0 && isFormula(line[2:2+end]) {
			from, size = 2, end
		}
	case line[0] == '$' && (segment.Start == 0 || !isWordByte(block.Source()[segment.Start-1])):
		end := bytes.IndexByte(line[1:], '$')
		if end > 0 && line[1] != ' ' && line[end] != ' ' && (end+2 >= len(line) || !isWordByte(line[end+2])) && isFormula(line[1:1+end]) {
			from, size = 1, end
		}
	}
	if size == 0 {
		return nil
	}
	f := &formula{source: text.NewSegment(segment.Start+from, segment.Start+from+size)}
	f.SetPos(segment.Start)
	block.Advance(from + size + from)
	return f
}

func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c|' ' >= 'a' && c|' ' <= 'z' || c >= 0x80
}

// isFormula reports whether a text between two signs is mathematics rather than what
// stands between two prices, which has blanks.
func isFormula(source []byte) bool {
	text := bytes.TrimSpace(source)
	if len(text) == 0 || bytes.IndexByte(text, '`') >= 0 {
		return false
	}
	return bytes.ContainsAny(text, `\^_=+<>{`) || bytes.IndexByte(text, ' ') < 0
}

func (p *pass) formula(n *formula) {
	p.html = append(p.html, `<code class="math">`...)
	p.html = append(appendEscaped(p.html, n.source.Value(p.data)), "</code>"...)
	p.text = append(p.text, n.source.Value(p.data)...)
}

// mathBlock is a formula on lines of its own, between $$.
type mathBlock struct{ ast.CodeBlock }

// mathBlockParser is its parser.
type mathBlockParser struct{}

// Trigger is part of [parser.BlockParser], as are those below.
func (mathBlockParser) Trigger() []byte { return []byte{'$', '\\'} }

func (mathBlockParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	text := strings.TrimSpace(string(line[at:]))
	if text != "$$" && text != `\[` {
		return nil, parser.NoChildren
	}
	shut := map[string]string{"$$": "$$", `\[`: `\]`}[text]
	if !pc.IDs().(*pass).closesAfter(form{text, shut}, segment.Stop) {
		return nil, parser.NoChildren // it would eat the rest of the page
	}
	reader.Advance(len(bytes.TrimSuffix(line, []byte{'\n'})))
	return &mathBlock{}, parser.NoChildren
}

func (mathBlockParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, segment := reader.PeekLine()
	text := strings.TrimSpace(string(line))
	if text == "$$" || text == `\]` {
		reader.Advance(len(bytes.TrimSuffix(line, []byte{'\n'})))
		return parser.Close
	}
	node.Lines().Append(segment)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (mathBlockParser) Close(ast.Node, text.Reader, parser.Context) {}
func (mathBlockParser) CanInterruptParagraph() bool                 { return true }
func (mathBlockParser) CanAcceptIndentedLine() bool                 { return false }
