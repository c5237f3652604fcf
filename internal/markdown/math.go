package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"chuyende/internal/vietnamese"
)

// Formulas of plain pages. They are shown as they are written, in a box: nothing in them is
// Markdown, so that no sign of theirs is taken for one of ours.

// mathParser finds formulas in a text: $x^2$, $$x$$, \(x\), and with two backslashes, as
// they are written where Markdown takes one. All but the first may go on over lines.
type mathParser struct{}

func (mathParser) Trigger() []byte { return []byte{'$', '\\'} }

// formula is a formula in a text.
type formula struct {
	ast.BaseInline
	lines []text.Segment
}

var kindFormula = ast.NewNodeKind("Formula")

// Kind is part of [ast.Node].
func (f *formula) Kind() ast.NodeKind { return kindFormula }

// Dump is part of [ast.Node].
func (f *formula) Dump(source []byte, level int) { ast.DumpHelper(f, source, level, nil, nil) }

// value is what it says, on one line.
func (f *formula) value(data []byte) []byte {
	if len(f.lines) == 1 {
		return f.lines[0].Value(data)
	}
	var all []byte
	for i, line := range f.lines {
		if i > 0 {
			all = append(all, ' ')
		}
		all = append(all, bytes.TrimSpace(line.Value(data))...)
	}
	return all
}

// mathForms are the signs around formulas, each before those that it begins with.
var mathForms = []form{{"$$", "$$"}, {`\\(`, `\\)`}, {`\\[`, `\\]`}, {`\(`, `\)`}, {`\[`, `\]`}}

// mathForm returns the signs that a text begins with.
func mathForm(text []byte) (form, bool) {
	for _, f := range mathForms {
		if bytes.HasPrefix(text, []byte(f.open)) {
			return f, true
		}
	}
	return form{}, false
}

func (mathParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	line = line[:min(len(line), mostAhead)]
	if f, ok := mathForm(line); ok {
		if n := pc.IDs().(*pass).formulaIn(f, block); n != nil {
			n.SetPos(segment.Start)
			return n
		}
	}
	if line[0] != '$' || isPartOfWord(block.PrecendingCharacter()) {
		return nil
	}
	end := bytes.IndexByte(line[1:], '$')
	if end <= 0 || line[1] == ' ' || line[end] == ' ' || !pc.IDs().(*pass).isFormulaBetween(line[1:1+end], line[end+2:]) {
		return nil
	}
	n := &formula{lines: []text.Segment{text.NewSegment(segment.Start+1, segment.Start+1+end)}}
	n.SetPos(segment.Start)
	block.Advance(1 + end + 1)
	return n
}

// How many bytes behind its first sign the last of a formula is looked for: one of several
// lines, and one of a single line.
const (
	longestFormula     = 2 << 10
	longestFormulaLine = 16 << 10
)

// formulaEnd is where formulas of a form may end: found once for all signs before it that
// open one, so that many of them take no longer than one.
type formulaEnd struct {
	// from and at are offsets: behind from the form closes first at at, which is -1
	// where it does not.
	from, at int
	// isPlain says that nothing between the two is a command.
	isPlain bool
	// lost is where a block ends in which it does not close before its end.
	lost int
}

// formulaEnd returns where a formula that opens before from may end.
func (p *pass) formulaEnd(f form, from int) formulaEnd {
	end, known := p.formulaEnds[f]
	if !known || from < end.from || end.at >= 0 && from > end.at {
		end = formulaEnd{from: from, at: bytes.Index(p.data[from:], []byte(f.shut))}
		if end.at >= 0 {
			end.at += from
			end.isPlain = end.at-from > longestFormulaLine || !latexCommand.Match(p.data[from:end.at])
		}
		p.setFormulaEnd(f, end)
	}
	return end
}

func (p *pass) setFormulaEnd(f form, end formulaEnd) {
	if p.formulaEnds == nil {
		p.formulaEnds = map[form]formulaEnd{}
	}
	p.formulaEnds[f] = end
}

// formulaIn reads the formula that a text begins with. Where there is none, the text stays
// where it was.
func (p *pass) formulaIn(f form, block text.Reader) *formula {
	_, segment := block.PeekLine()
	from := segment.Start + len(f.open)
	end := p.formulaEnd(f, from)
	if end.at < 0 || end.at-from > longestFormulaLine || from < end.lost {
		return nil
	}
	isLine := bytes.IndexByte(p.data[from:end.at], '\n') < 0
	if !isLine && end.at-from > longestFormula || end.isPlain && f.needsCommand(isLine) {
		return nil
	}
	number, position := block.Position()
	block.Advance(len(f.open))
	n := &formula{}
	for line, segment := block.PeekLine(); line != nil; line, segment = block.PeekLine() {
		end.lost = segment.Stop
		if segment.Stop <= end.at {
			n.lines = append(n.lines, segment)
			block.AdvanceLine()
			continue
		}
		n.lines = append(n.lines, segment.WithStop(end.at))
		if !f.isMeant(n.value(p.data), isLine) {
			block.SetPosition(number, position)
			return nil
		}
		block.Advance(end.at - segment.Start + len(f.shut))
		return n
	}
	p.setFormulaEnd(f, end)
	block.SetPosition(number, position)
	return nil
}

// latexCommand is what formulas have and brackets that are not to make a link have not; a
// power is one of something, unlike the mark of a note.
var latexCommand = regexp.MustCompile(`\\[A-Za-z]|\S\s*\^`)

// needsCommand reports whether only a command makes a formula of what stands between signs.
func (f form) needsCommand(isLine bool) bool { return !isLine || f.open == `\[` }

// isMeant tells a formula from a text that has its signs for another reason.
func (f form) isMeant(source []byte, isLine bool) bool {
	switch {
	case f.needsCommand(isLine):
		return latexCommand.Match(source)
	case f.open == "$$":
		return len(source) > 0
	}
	return isFormula(source)
}

// isPartOfWord reports whether a sign beside r stands in a word: a letter of a script
// without blanks has words of others right beside it.
func isPartOfWord(r rune) bool { return isWord(r) && !vietnamese.Unspaced(r) }

func firstRune(b []byte) rune {
	r, _ := utf8.DecodeRune(b)
	return r
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
	return bytes.ContainsAny(text, `\^_=+<>{`) || bytes.IndexByte(text, ' ') < 0 || fewLetters.Match(text)
}

// fewLetters is mathematics without a sign of its own: letters that stand alone, numbers
// and what parts them, as in (a, b) and a - 1. It begins with a letter or a bracket, prices
// with a digit.
var fewLetters = regexp.MustCompile(`^[(\[|]?[A-Za-z](?:[()\[\]|,;:/*' -]+(?:[A-Za-z]|\d+(?:\.\d+)?)\b)*[)\]|']*$`)

// isFormulaBetween reports whether a text between two signs of a line is a formula, by
// what it is and what follows the second: where formulas are certain to be meant, one may
// begin with a number, "$2n - 2$", and have an ending behind it, "$i$th".
func (p *pass) isFormulaBetween(source, next []byte) bool {
	certain, isApart := isFormula(source), !isPartOfWord(firstRune(next))
	switch {
	case certain && isApart:
		return true
	case bytes.IndexByte(source, '`') >= 0 || wordOfText.Match(source) || !isApart && !(certain && formulaEnding.Match(next)):
		return false
	}
	return p.hasFormulas()
}

var (
	// wordOfText is what stands between two prices and in no formula.
	wordOfText = regexp.MustCompile(`\pL{4}|[À-ÖØ-öø-ɏḀ-ỿ]`)
	// formulaEnding makes a number of a formula, or several of it.
	formulaEnding = regexp.MustCompile(`^(?:th|st|nd|rd|s)\b`)
	// certainFormula is a formula that has a command or a power in it, or one of several lines.
	certainFormula = regexp.MustCompile(`\$[^$\s]*(?:\\[A-Za-z]|[_^{])[^$\n]*\$|\$\$`)
)

// fewFormulas is how many formulas show that their signs are not those of prices.
const fewFormulas = 3

// hasFormulas reports whether the text has formulas for certain.
func (p *pass) hasFormulas() bool {
	if p.formulas == 0 {
		p.formulas = 1 + len(certainFormula.FindAllIndex(p.data, fewFormulas))
	}
	return p.formulas > fewFormulas
}

func (p *pass) formula(n *formula) {
	p.html = append(p.html, `<code class="math">`...)
	p.html = append(appendEscaped(p.html, n.value(p.data)), "</code>"...)
	p.text = append(p.text, n.value(p.data)...)
}

// mathBlock is a formula on lines of its own.
type mathBlock struct {
	ast.CodeBlock
	shut string
}

// mathBlockParser is its parser.
type mathBlockParser struct{}

// Trigger is part of [parser.BlockParser], as are those below.
func (mathBlockParser) Trigger() []byte { return []byte{'$', '\\'} }

func (mathBlockParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	f, ok := mathForm(line[at:])
	if !ok {
		return nil, parser.NoChildren
	}
	n := &mathBlock{shut: f.shut}
	behind := line[at+len(f.open):]
	if len(bytes.TrimSpace(behind)) > 0 {
		if !pc.IDs().(*pass).shutsBelow(f, behind, segment.Stop) {
			return nil, parser.NoChildren
		}
		n.Lines().Append(text.NewSegment(segment.Stop-len(bytes.TrimLeft(behind, " \t")), segment.Stop))
	} else if f.open == `\(` || f.open == `\\(` || !pc.IDs().(*pass).closesAfter(f, segment.Stop) {
		return nil, parser.NoChildren // it would eat the rest of the page
	}
	reader.Advance(len(bytes.TrimSuffix(line, []byte{'\n'})))
	return n, parser.NoChildren
}

// shutsBelow reports whether a formula that begins in a line ends at the end of a line
// below, before one that is empty. The lines below begin at from.
func (p *pass) shutsBelow(f form, line []byte, from int) bool {
	if f.open == `\(` || f.open == `\\(` || bytes.Contains(line, []byte(f.shut)) || f.open != "$$" && !latexCommand.Match(line) {
		return false
	}
	at := p.formulaEnd(f, from).at
	if at < 0 || at-from > longestFormula {
		return false
	}
	lines := bytes.Split(p.data[from:at], []byte{'\n'})
	isEmpty := func(line []byte) bool { return len(bytes.TrimSpace(line)) == 0 }
	rest, _, _ := bytes.Cut(p.data[at+len(f.shut):], []byte{'\n'})
	return isEmpty(rest) && !slices.ContainsFunc(lines[:len(lines)-1], isEmpty)
}

func (mathBlockParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, segment := reader.PeekLine()
	n := node.(*mathBlock)
	before, isLast := bytes.CutSuffix(bytes.TrimSpace(line), []byte(n.shut))
	if mathLabel.Match(bytes.TrimSpace(line)) {
		before, isLast = nil, true
	}
	if isLast && len(before) > 0 {
		from := bytes.Index(line, before)
		segment = text.NewSegment(segment.Start-segment.Padding+from, segment.Start-segment.Padding+from+len(before))
	}
	if !isLast || len(before) > 0 {
		n.Lines().Append(segment)
	}
	if isLast {
		reader.Advance(len(bytes.TrimSuffix(line, []byte{'\n'})))
		return parser.Close
	}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// mathLabel ends a formula and names it, as Quarto and MyST have it: $$ {#eq-a}, $$ (a).
var mathLabel = regexp.MustCompile(`^\$\$\s*(?:\{#[\w:.-]+[^{}]*\}|\([\w:.-]+\))$`)

func (mathBlockParser) Close(ast.Node, text.Reader, parser.Context) {}
func (mathBlockParser) CanInterruptParagraph() bool                 { return true }
func (mathBlockParser) CanAcceptIndentedLine() bool                 { return false }
