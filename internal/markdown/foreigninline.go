package markdown

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
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

// braceParser finds what stands in braces and is not shown: comments of MDX, quotes around a
// text of its,
// attributes behind a link, an image or a piece of text, and what MyST says of the
// code behind it.
type braceParser struct{}

func (braceParser) Trigger() []byte { return []byte{'{'} }

var (
	mystRole        = regexp.MustCompile("^\\{[A-Za-z][\\w:.+-]*\\}`")
	braceBlank      = regexp.MustCompile("^\\{ *(?:' +'|\" +\"|` +`) *\\}")
	braceText       = regexp.MustCompile("^\\{ *(?:'([^'\\\\\n]*)'|\"([^\"\\\\\n]*)\"|`([^`\\\\$\n]*)`) *\\}")
	braceAttributes = regexp.MustCompile(`^\{:?\s*(?:[.#][\pL\pN_:.-]+|[\pL_][\w:-]*=(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s}"']+)|\w[\w-]*)(?:\s+(?:[.#][\pL\pN_:.-]+|[\pL_][\w:-]*=(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s}"']+)|\w[\w-]*|:))*\s*\}`)
	// braceLooks are how a picture is shown, as Dendron has it: {width: 20%, float: right}.
	braceLooks = regexp.MustCompile(`^\{\s*(?:(?:max-|min-)?(?:width|height)|display|margin|padding|float|opacity|border|align)\s*:[^{}\n]{1,200}\}`)
)

func (braceParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	head := line[:min(len(line), mostAttributes)]
	if bytes.HasPrefix(head, []byte("{/*")) {
		if end := bytes.Index(head[len("{/*"):], []byte("*/}")); end >= 0 {
			block.Advance(len("{/*") + end + len("*/}"))
			return nothing()
		}
	}
	if m := mystRole.Find(head); m != nil {
		block.Advance(len(m) - len("`"))
		return nothing()
	}
	if m := braceBlank.Find(head); m != nil {
		block.Advance(len(m))
		return &sign{text: " "}
	}
	p := pc.IDs().(*pass)
	if m := braceText.FindSubmatch(head); m != nil && isMDX(p.file) {
		block.Advance(len(m[0]))
		return &sign{text: string(slices.Concat(m[1], m[2], m[3]))}
	}
	source := block.Source()
	var before byte = ' '
	if segment.Start > 0 {
		before = source[segment.Start-1]
	}
	if before == ')' {
		if m := braceLooks.Find(head); m != nil {
			block.Advance(len(m))
			return nothing()
		}
	}
	// The pattern is slow: it is asked only where it can hold.
	if !bytes.HasPrefix(head, []byte("{:")) && bytes.IndexByte([]byte(")]`*_\">}:"), before) < 0 {
		return nil
	}
	m := braceAttributes.Find(head[:bytes.LastIndexByte(head, '}')+1])
	if m == nil {
		return nil
	}
	if before == '_' && !isEmphasised(source[max(0, segment.Start-mostAhead):segment.Start-1]) {
		return nil // of a formula: \sum_{i=1}
	}
	isMarked := bytes.HasPrefix(m, []byte("{:")) || bytes.ContainsAny(m, "=") && bytes.IndexByte([]byte(")]`*_\">}"), before) >= 0
	isBehind := bytes.IndexByte([]byte(")]`*_>:"), before) >= 0
	if !isMarked && !(isBehind && len(m) > 3) {
		return nil
	}
	block.Advance(len(m))
	if id := attributesID.FindSubmatch(m); id != nil && before == ')' {
		return &place{name: string(id[1])} // of a picture that others refer to
	}
	return nothing()
}

// isEmphasised reports whether the line before a _ has one that opens emphasis.
func isEmphasised(before []byte) bool {
	before = before[bytes.LastIndexByte(before, '\n')+1:]
	at := bytes.LastIndexByte(before, '_')
	return at >= 0 && at+1 < len(before) && (at == 0 || !isWordByte(before[at-1])) && before[at+1] != ' '
}

// attributesID is the id that attributes begin with.
var attributesID = regexp.MustCompile(`^\{:?\s*#([A-Za-z][\w:.-]*)`)

// mostAttributes is how many bytes attributes may have: they describe pictures.
const mostAttributes = 2 << 10

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
	if m[3] == m[2] && p.isBracketed(line[m[4]:m[5]], line[m[1]:], pc) {
		return nil
	}
	if m[6] >= 0 && dendronName.Match(line[m[6]:m[7]]) && !dendronName.Match(line[m[4]:m[5]]) {
		m[4], m[5], m[6], m[7] = m[6], m[7], m[4], m[5] // Dendron has the words before the name
	}
	isDendron := m[3] == m[2] && dendronName.Match(line[m[4]:m[5]])
	m[4] += len(dendronVault.Find(line[m[4]:m[5]]))
	link := ast.NewLink()
	end := m[5]
	name, _, _ := bytes.Cut(line[m[4]:m[5]], []byte{'#'})
	isFile := m[3] > m[2] && isFileName(name)
	if isFile {
		end = m[4] + len(name) // without "#outline", how it is to be shown
	}
	link.Destination = bytes.TrimSpace(line[m[4]:end])
	from, to := m[4], end
	isSize := isFile && m[6] >= 0 && len(bytes.Trim(line[m[6]:m[7]], "0123456789x")) == 0
	if m[6] >= 0 && !isSize {
		from, to = m[6], m[7]
	}
	var n ast.Node = link
	if isFile && isPictureName(name) {
		n = ast.NewImage(link)
		if isSize {
			p.setWidth(n, line[m[6]:m[7]])
		}
	}
	parts := partsOfName(line[from:to], m[6] < 0 || isSize)
	if isDendron && m[6] < 0 {
		parts = nil // the title of the page is its name
		if p.labels == nil {
			p.labels = map[ast.Node]string{}
		}
		p.labels[n] = string(line[from:to])
	}
	for i, part := range parts {
		if i > 0 {
			n.AppendChild(n, &sign{text: " › "})
		}
		n.AppendChild(n, ast.NewTextSegment(text.NewSegment(segment.Start+from+part[0], segment.Start+from+part[1])))
	}
	n.SetPos(segment.Start)
	p.nameOf(n)
	p.linkEnds[n] = segment.Start + m[1]
	block.Advance(m[1])
	return n
}

var (
	// dendronName is the name of a note of Dendron: parts between dots, or in a vault.
	dendronName = regexp.MustCompile(`^(?:dendron://[\w.-]+/[\w.#^*:-]+|[a-z][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*){2,}(?:#[\w^*:.-]+)?)$`)
	// dendronVault is the vault that such a name begins with.
	dendronVault = regexp.MustCompile(`^dendron://[\w.-]+/`)
)

// isBracketed holds of a link in brackets that readers see: [[chữ]](trang.md), [[chữ]] with
// an address for that name below.
func (p *pass) isBracketed(name, behind []byte, pc parser.Context) bool {
	if len(behind) > 0 && (behind[0] == '(' || behind[0] == '[') {
		return true
	}
	if p.references == 0 {
		return false
	}
	key := util.ToLinkReference(name)
	found, ok := pc.Reference(key)
	if !ok {
		return false
	}
	if file := strings.TrimSuffix(path.Base(string(found.Destination())), ".md"); strings.EqualFold(file, string(name)) {
		p.use(key)
		return false // Foam says below of which file it is the name
	}
	return true
}

// partsOfName are the parts of the name of a place that readers see, by where they
// stand: of "Trang#Mục#^khối" the page and the heading. Other words stay whole.
func partsOfName(name []byte, isName bool) (parts [][2]int) {
	at := 0
	for part := range bytes.SplitSeq(name, []byte{'#'}) {
		if isName && len(bytes.TrimSpace(part)) > 0 && part[0] != '^' {
			parts = append(parts, [2]int{at, at + len(part)})
		}
		at += len(part) + 1
	}
	if len(parts) == 0 {
		return [][2]int{{0, len(name)}}
	}
	return parts
}

// sign is text between two pieces of an author's that is not in the file.
type sign struct {
	ast.BaseInline
	text string
}

var kindSign = ast.NewNodeKind("Sign")

// Kind is part of [ast.Node].
func (*sign) Kind() ast.NodeKind { return kindSign }

// Dump is part of [ast.Node].
func (s *sign) Dump(source []byte, level int) { ast.DumpHelper(s, source, level, nil, nil) }

// isPictureName holds of the names of pictures; other files are linked to.
func isPictureName(name []byte) bool {
	switch at := bytes.LastIndexByte(name, '.'); strings.ToLower(string(name[at+1:])) {
	case "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "ico":
		return true
	}
	return false
}

// isRecordingName holds of films and sound, which some programs show where a picture is
// asked for; here they are led to.
func isRecordingName(name []byte) bool {
	name, _, _ = bytes.Cut(name, []byte{'?'})
	name, _, _ = bytes.Cut(name, []byte{'#'})
	switch at := bytes.LastIndexByte(name, '.'); strings.ToLower(string(name[at+1:])) {
	case "mp4", "m4v", "webm", "mov", "ogv", "avi", "mkv", "mp3", "m4a", "ogg", "oga", "wav", "flac":
		return at > 0
	}
	return false
}

// setWidth notes how wide a picture is to be shown, as Obsidian and Docsify say it:
// "300", "300x200".
func (p *pass) setWidth(n ast.Node, size []byte) {
	wide, _, _ := strings.Cut(string(size), "x")
	if width := pixels(wide); width > 0 {
		if p.widths == nil {
			p.widths = map[ast.Node]int{}
		}
		p.widths[n] = width
	}
}

// altSize is a size at the end of a description, as Obsidian has it.
var altSize = regexp.MustCompile(`(?:^|\|)(\d{1,4})(?:x\d{1,4})?$`)

// linkOptions are what Docsify has behind an address, in the place of a title.
var linkOptions = regexp.MustCompile(`^(?:\s*:[a-z]+(?:=\S+)?)+(?:\s+|$)`)

// readOptions takes the options off the title of a link or a picture.
func (p *pass) readOptions(n ast.Node, title []byte) (rest []byte) {
	if !p.parser.options.Generous || !bytes.HasPrefix(bytes.TrimLeft(title, " "), []byte(":")) {
		return title
	}
	options := linkOptions.Find(title)
	if options == nil {
		return title
	}
	for option := range strings.FieldsSeq(string(options)) {
		if size, ok := strings.CutPrefix(option, ":size="); ok {
			p.setWidth(n, []byte(size))
		}
	}
	if bytes.Contains(options, []byte(":include")) {
		return nil // what follows says how it is shown
	}
	return title[len(options):]
}

// placeParser finds the name of a paragraph or a list that ends it: "Chữ. ^ten".
type placeParser struct{}

func (placeParser) Trigger() []byte { return []byte{'^'} }

var placeName = regexp.MustCompile(`^\^([A-Za-z0-9-]{1,60})[ \t]*\n?$`)

// place is such a name.
type place struct {
	ast.BaseInline
	name string
}

var kindPlace = ast.NewNodeKind("Place")

// Kind is part of [ast.Node].
func (*place) Kind() ast.NodeKind { return kindPlace }

// Dump is part of [ast.Node].
func (n *place) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

func (placeParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) > mostAhead {
		return nil
	}
	m := placeName.FindSubmatch(line)
	if m == nil || segment.Start > 0 && bytes.IndexByte([]byte(" \t\n])"), block.Source()[segment.Start-1]) < 0 {
		return nil
	}
	number, at := block.Position()
	block.AdvanceLine()
	next, _ := block.PeekLine()
	block.SetPosition(number, at)
	if len(bytes.TrimSpace(next)) > 0 {
		return nil
	}
	block.Advance(len(line))
	return &place{name: string(m[1])}
}

// place writes where links to a name lead.
func (p *pass) place(n *place) {
	id := p.unique(n.name)
	p.html = append(appendAttribute(append(p.html, "<a"...), "id", []byte(id)), "></a>"...)
	p.anchors = append(p.anchors, id)
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
	dest = p.ofFile(p.withSettings(dest))
	m := pageName.FindSubmatch(dest)
	if m == nil {
		return dest
	}
	p.nameOf(n)
	return slices.Concat(m[1], m[2])
}

// ofFile is an address without what Docusaurus has before those of files that it does not
// know.
func (p *pass) ofFile(dest []byte) []byte {
	if !p.parser.options.Generous {
		return dest
	}
	return bytes.TrimPrefix(dest, []byte("pathname://"))
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

var iconName = regexp.MustCompile(`^:(?:material|fontawesome|octicons|simple|lucide|icon|fa|bi)-[a-z0-9-]+:`)

func (iconParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	m := iconName.Find(line[:min(len(line), 100)])
	if m == nil {
		return nil
	}
	size := len(m)
	before := bytes.TrimRight(block.Source()[:segment.Start], " \t>*+-.0123456789")
	if len(before) == 0 || before[len(before)-1] == '\n' {
		size += len(dashBehind.Find(line[size:])) // it parted the two
	}
	block.Advance(size)
	return nothing()
}

var dashBehind = regexp.MustCompile(`^\s*[-–—]\s+`)
