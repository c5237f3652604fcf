package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// An alert is a quote whose first line names it, as on GitHub:
//
//	> [!NOTE]
//	> Hướng dẫn 12-HD/BTCTW thay Hướng dẫn 09.
//
// It is a blockquote to goldmark, which need not know it.
type alert struct {
	ast.Blockquote
	name string // "note"
	// title takes the place of the alert's own; see also fold.
	title string
	fold  fold
	head  *boxTitle // the title as Markdown, nil where it is no more than title
	below int       // where the line below the name begins
}

// isAlert reports whether there are alerts of a name, in small letters.
func isAlert(name string) bool { return slices.Contains(alertNames(), strings.ToUpper(name)) }

// alertTitle returns what readers see above an alert.
func (p *Parser) alertTitle(name string) string { return p.options.Words.Text("alert." + name) }

func alertNames() []string {
	return []string{"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "HISTORY"}
}

func (p *pass) alert(n *alert) {
	p.alertBox(n, n)
}

// alertParser is the parser of quotes, for those that are alerts.
type alertParser struct{ shallow }

func (a alertParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if name := pc.IDs().(*pass).quoteAlerts[segment.Start+pc.BlockOffset()]; name != "" && line[pc.BlockOffset()] == '>' {
		if quote, state := a.shallow.Open(parent, reader, pc); quote == nil {
			return nil, state
		}
		return &alert{name: name}, parser.HasChildren
	}
	name, after, ok := alertMark(line[pc.BlockOffset():])
	if !ok {
		return nil, parser.NoChildren
	}
	pass := pc.IDs().(*pass)
	if pass.parser.options.Generous {
		name, after = withoutLook(name, after)
	}
	known := isAlert(strings.ToLower(name))
	found := &alert{name: strings.ToLower(name)}
	isForeign := !known || !util.IsBlank(after)
	var title []byte
	if isForeign && pass.parser.options.Generous {
		found, title = pass.foreignAlert(name, after)
		isForeign = found == nil
	}
	if isForeign {
		pass.lostAlerts = append(pass.lostAlerts, lostAlert{name, segment.Start + pc.BlockOffset(), known})
		return nil, parser.NoChildren
	}
	head := titleNode(reader.Source(), line, segment, string(title))
	quote, state := a.shallow.Open(parent, reader, pc)
	if quote == nil {
		return nil, state
	}
	// What is left of the line is the name. Its end must stay: goldmark goes
	// on to look for blocks inside the quote, and an empty line has none.
	rest, _ := reader.PeekLine()
	reader.Advance(len(bytes.TrimSuffix(rest, []byte{'\n'})))
	found.setHead(found, head)
	found.below = segment.Stop
	return found, state
}

// Continue takes lines as quotes do and, on plain pages, a line right below the name of an
// alert that lacks the sign: other programs read it as a part of the same paragraph.
func (a alertParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	state := a.shallow.Continue(node, reader, pc)
	if state != parser.Close || !pc.IDs().(*pass).parser.options.Generous {
		return state
	}
	line, segment := reader.PeekLine()
	if first, _ := utf8.DecodeRune(line); segment.Start != node.(*alert).below || !unicode.IsLetter(first) {
		return state
	}
	return parser.Continue | parser.HasChildren
}

// alertMark takes a line that begins with "> [!NAME]" apart.
func alertMark(line []byte) (name string, after []byte, ok bool) {
	line, ok = bytes.CutPrefix(line, []byte(">"))
	if !ok {
		return "", nil, false
	}
	line, ok = bytes.CutPrefix(bytes.TrimLeft(line, " "), []byte("[!"))
	if !ok {
		return "", nil, false
	}
	inside, after, ok := bytes.Cut(line, []byte("]"))
	if !ok || len(inside) == 0 || len(after) > 0 && (after[0] == '(' || after[0] == '[') {
		return "", nil, false // the text of a link may begin with "!"
	}
	return string(inside), after, true
}

// withoutLook leaves out how other programs are to show an alert, as Docsify and Obsidian
// have it behind its name: [!NOTE|style:flat|label:Tên]. A label is its title.
func withoutLook(name string, after []byte) (string, []byte) {
	name, options, _ := strings.Cut(name, "|")
	for option := range strings.SplitSeq(options, "|") {
		if label, ok := strings.CutPrefix(option, "label:"); ok && label != "" && util.IsBlank(after) {
			after = []byte(" " + label)
		}
	}
	return name, after
}

// lostAlert is a quote that its author meant as an alert.
type lostAlert struct {
	name  string
	at    int
	known bool // the name is right, and more text stands on its line
}

func (p *pass) reportAlerts() {
	for _, lost := range p.lostAlerts {
		if lost.known {
			p.report(ruleAlertText, lost.at, p.lineEnd(lost.at),
				lang.Textf("[!%s] phải đứng một mình trên dòng", "[!%s] must stand alone on its line", lost.name),
				lang.Textf("viết nội dung từ dòng sau, cũng bắt đầu bằng >", "write the text on the next line, also after a >"))
			continue
		}
		p.report(ruleAlertUnknown, lost.at, p.lineEnd(lost.at),
			lang.Textf("không có loại khung ghi chú %q", "there is no alert called %q", lost.name),
			diag.DidYouMean(strings.ToUpper(lost.name), alertNames()))
	}
}
