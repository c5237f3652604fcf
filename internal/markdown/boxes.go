package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Boxes as other programs have them, on plain pages:
//
//	:::tip Name          !!! note "Name"        ??? note "Name"
//	text                     text                   text
//	:::
//
// They are alerts, or elements that open on a click. `=== "Name"`, a tab, is a
// name with what belongs to it below.

// fold says whether an alert opens on a click.
type fold uint8

const (
	unfolded fold = iota
	folded
	opened // folded, and open at first
)

// boxAlert is the alert that a name of another program means, and the title
// that readers see, "" for the alert's own. transparent boxes only group what
// is in them.
func (p *Parser) boxAlert(name string) (alert, title string, transparent bool) {
	alert, title, transparent = boxMeaning(name)
	if isFolding(name) {
		title = p.say("article.details")
	}
	return alert, title, transparent
}

// ForeignAlert is the name that an alert has here which other programs call name,
// "" where they only group what is in it; folds is true of those that open on a
// click.
func ForeignAlert(name string) (alert string, folds bool) {
	alert, _, _ = boxMeaning(name)
	return strings.ToUpper(alert), isFolding(name)
}

func isFolding(name string) bool {
	return slices.Contains([]string{"details", "spoiler", "collapse", "expand"}, strings.ToLower(name))
}

func boxMeaning(name string) (alert, title string, transparent bool) {
	name = strings.TrimPrefix(strings.ToLower(name), calloutName)
	if isAlert(name) {
		return name, "", false
	}
	switch name {
	case "info", "todo", "seealso", "remark":
		return "note", "", false
	case "hint", "smart", "success", "check", "done", "best-practice":
		return "tip", "", false
	case "attention", "warn", "experimental", "deprecated", "beta":
		return "warning", "", false
	case "danger", "error", "failure", "fail", "missing", "bug", "pitfall":
		return "caution", "", false
	case "details", "spoiler", "collapse", "expand":
		return "note", "", false
	case "online", "offline", "compare", "quote", "code-group", "raw", "slot", "v-pre", "tabs", "tab-item", "steps", "columns", "column", "grid", "cards", "card", "center", "row", "col", "block", "div", "container":
		return "", "", true
	}
	r, size := utf8.DecodeRuneInString(name)
	return "note", string(unicode.ToUpper(r)) + strings.ReplaceAll(name[size:], "-", " "), false
}

// box is a box of either form.
type box struct {
	alert
	colons int // how many open a box that colons close
	indent int // how far in stands one whose text is set in
	// byHeading says that a heading that it begins with names it, as Quarto has it.
	byHeading bool
	quote     bool   // what it holds is said by another, whom its title names
	notice    string // the signs that its lines begin with, "" of other boxes
}

var (
	colonBox  = regexp.MustCompile(`^(:{3,})[ \t]*(?:\{?\.?([\pL][\pL\pN_-]*)\}?)[ \t]*(?:\[([^\]\n]*)\])?[ \t]*([^\n]*?)[ \t]*:*[ \t]*$`)
	indentBox = regexp.MustCompile(`^(!!!|\?\?\?\+?|===[!+]?)[ \t]+((?:[\pL][\pL\pN_-]*[ \t]*)*)(?:"([^"\n]*)")?[ \t]*$`)
	boxEnd    = regexp.MustCompile(`^ {0,3}(:{3,})[ \t]*$`)
)

// colonParser is the parser of boxes between colons.
type colonParser struct{}

// Trigger is part of [parser.BlockParser], as are those below.
func (colonParser) Trigger() []byte { return []byte{':'} }

func (colonParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if depthOf(parent)+1 > mostNested {
		return nil, parser.NoChildren
	}
	p := pc.IDs().(*pass)
	b := p.codedBox(bytes.TrimRight(line[pc.BlockOffset():], "\n"))
	if b == nil {
		b = p.divBox(bytes.TrimRight(line[pc.BlockOffset():], "\n"))
	}
	if b != nil {
		p.boxes = append(p.boxes, b)
		reader.Advance(len(bytes.TrimSuffix(line, []byte{'\n'})))
		return b, parser.HasChildren
	}
	m := colonBox.FindSubmatch(bytes.TrimRight(line[pc.BlockOffset():], "\n"))
	if m == nil {
		return nil, parser.NoChildren
	}
	b = &box{colons: len(m[1]), byHeading: strings.HasPrefix(string(m[2]), calloutName)}
	title := m[3]
	if plainTitle(title) == "" && !bytes.HasPrefix(m[4], []byte("{")) {
		title = m[4]
	}
	p.nameBox(b, string(m[2]), plainTitle(title))
	b.setHead(b, titleNode(reader.Source(), line, segment, string(title)))
	if strings.EqualFold(string(m[2]), "details") || strings.EqualFold(string(m[2]), "spoiler") {
		b.fold = folded
	}
	p.boxes = append(p.boxes, b)
	reader.Advance(len(bytes.TrimSuffix(line, []byte{'\n'})))
	return b, parser.HasChildren
}

// Continue takes lines up to as many colons as opened the box, or more. Those
// that close a box within, or stand in code, are not its own.
func (colonParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	b, p := node.(*box), pc.IDs().(*pass)
	line, _ := reader.PeekLine()
	end := boxEnd.FindSubmatch(bytes.TrimRight(line, "\n"))
	if end == nil || len(end[1]) < b.colons || p.boxes[len(p.boxes)-1] != b || inFence(pc) {
		return parser.Continue | parser.HasChildren
	}
	reader.Advance(len(bytes.TrimSuffix(line, []byte{'\n'})))
	return parser.Close
}

// inFence reports whether the innermost block that is open is code.
func inFence(pc parser.Context) bool {
	_, isCode := pc.LastOpenedBlock().Node.(*ast.FencedCodeBlock)
	return isCode
}

func (colonParser) Close(node ast.Node, _ text.Reader, pc parser.Context) {
	p := pc.IDs().(*pass)
	node.(*box).nameByHeading()
	p.boxes = slices.DeleteFunc(p.boxes, func(b *box) bool { return b == node })
}

func (colonParser) CanInterruptParagraph() bool { return true }
func (colonParser) CanAcceptIndentedLine() bool { return false }

// nameBox gives a box the name and the title that its author wrote.
func (p *pass) nameBox(b *box, name, title string) {
	alert, own, _ := p.parser.boxAlert(name)
	b.name, b.title, b.quote = alert, own, strings.EqualFold(name, "quote")
	if title != "" {
		b.title = title
	}
}

// boxTitle is the title of a box, whose Markdown is read as that of any line.
type boxTitle struct{ ast.BaseBlock }

var kindBoxTitle = ast.NewNodeKind("BoxTitle")

// Kind is part of [ast.Node].
func (*boxTitle) Kind() ast.NodeKind { return kindBoxTitle }

// Dump is part of [ast.Node].
func (n *boxTitle) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// leadingIcon is the name of an icon before a title; icons are not shown.
var leadingIcon = regexp.MustCompile(iconName.String() + `[ \t]+`)

// titleNode is the title that ends a line of the source, nil where there is none.
func titleNode(source, line []byte, segment text.Segment, title string) *boxTitle {
	title = leadingIcon.ReplaceAllString(strings.TrimSpace(title), "")
	at := bytes.LastIndex(line, []byte(title))
	start := segment.Start - segment.Padding + at
	if title == "" || at < 0 || start < 0 || start+len(title) > len(source) || string(source[start:start+len(title)]) != title {
		return nil
	}
	n := &boxTitle{}
	n.SetPos(start)
	n.Lines().Append(text.NewSegment(start, start+len(title)))
	return n
}

// setHead gives a box, n, its title as Markdown.
func (a *alert) setHead(n ast.Node, head *boxTitle) {
	if head != nil {
		a.head = head
		n.AppendChild(n, head)
	}
}

// boxHead writes the title of a box.
func (p *pass) boxHead(n *alert, title string) {
	if n.head == nil {
		p.html = appendEscaped(p.html, []byte(title))
		return
	}
	p.inline(n.head)
	p.text = append(p.text, '\n')
}

// settle makes the text of a box of a title that is all it says, and is sentences:
// "> [!TIP] You can also …". A name stays above.
func (a *alert) settle(holder ast.Node, data []byte) {
	if a.head == nil || a.fold != unfolded || holder.ChildCount() > 1 || a.head.Lines().Len() != 1 {
		return
	}
	line := a.head.Lines().At(0)
	if title := bytes.TrimSpace(line.Value(data)); len(title) <= longestBoxName || bytes.IndexByte([]byte(".!?:"), title[len(title)-1]) < 0 {
		return
	}
	paragraph := ast.NewParagraph()
	paragraph.SetPos(a.head.Pos())
	paragraph.SetLines(a.head.Lines())
	for child := a.head.FirstChild(); child != nil; child = a.head.FirstChild() {
		paragraph.AppendChild(paragraph, child)
	}
	holder.ReplaceChild(holder, a.head, paragraph)
	a.head, a.title = nil, ""
}

// longestBoxName is how many bytes the name of a box may have that ends as a sentence.
const longestBoxName = 40

// plainTitle is the plain text of a title, which is on one line.
func plainTitle(source []byte) string {
	return strings.TrimSpace(string(unescape(bytes.Map(func(r rune) rune {
		if r == '*' || r == '`' {
			return -1
		}
		return r
	}, source))))
}

// foreignAlert takes an alert of a plain page apart that is not written as ours:
// `[!INFO]- Name`. title is the name as written.
func (p *pass) foreignAlert(name string, after []byte) (a *alert, title []byte) {
	if name == "" || !utf8.ValidString(name) || len(name) > 40 || strings.ContainsAny(name, " \"<>") {
		return nil, nil
	}
	a = &alert{}
	switch rest := bytes.TrimSpace(after); {
	case bytes.HasPrefix(rest, []byte("-")):
		a.fold, after = folded, rest[1:]
	case bytes.HasPrefix(rest, []byte("+")):
		a.fold, after = opened, rest[1:]
	}
	kind, own, transparent := p.parser.boxAlert(strings.SplitN(name, "|", 2)[0])
	if transparent {
		kind = "note"
	}
	a.name, a.title = kind, own
	if title := plainTitle(after); title != "" {
		a.title = title
	}
	return a, after
}

// boxBlock writes a box.
func (p *pass) boxBlock(n *box) {
	if n.name != "" {
		p.alertBox(&n.alert, n)
		return
	}
	element := "div"
	if n.quote {
		element = "blockquote"
	}
	p.html = append(append(append(p.html, '<'), element...), " class=\"box\">\n"...)
	if n.title != "" {
		p.html = append(p.html, "<p class=\"box-title\">"...)
		if n.head == nil {
			p.text = append(append(p.text, n.title...), '\n')
		}
		p.boxHead(&n.alert, n.title)
		p.html = append(p.html, "</p>\n"...)
	}
	p.blocks(n)
	p.html = append(append(append(p.html, "</"...), element...), ">\n"...)
}

// alertBox writes an alert, n, whose blocks stand in holder.
func (p *pass) alertBox(n *alert, holder ast.Node) {
	n.settle(holder, p.data)
	title := n.title
	if title == "" {
		title = p.parser.alertTitle(n.name)
	} else if n.head == nil {
		p.text = append(append(p.text, title...), '\n')
	}
	start, head, foot, end := `<div class="alert alert-`, "<p class=\"alert-title\">", "</p>\n", "</div>\n"
	if n.fold != unfolded {
		start, head, foot, end = `<details class="alert alert-`, "<summary class=\"alert-title\">", "</summary>\n", "</details>\n"
	}
	p.html = append(append(append(p.html, start...), n.name...), '"')
	switch n.fold {
	case unfolded:
		p.html = append(p.html, ` role="note"`...)
	case opened:
		p.html = append(p.html, ` open`...)
	}
	p.html = append(append(p.html, ">\n"...), head...)
	p.boxHead(n, title)
	p.html = append(p.html, foot...)
	p.blocks(holder)
	p.html = append(p.html, end...)
}
