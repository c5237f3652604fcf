package markdown

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"chuyende/internal/vietnamese"
)

// emphasisParser finds the signs of emphasis and of struck out text. They read
// as goldmark reads them, but are paired here: goldmark looks back to the start
// of the paragraph for each sign that closes nothing, and a page of them would
// take it hours.
type emphasisParser struct {
	generous bool // on plain pages: ==text== too, and signs beside letters of scripts without blanks
}

// Trigger is part of [parser.InlineParser].
func (e emphasisParser) Trigger() []byte {
	if e.generous {
		return []byte{'*', '_', '~', '='}
	}
	return []byte{'*', '_', '~'}
}

func (e emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	if (line[0] == '~' || line[0] == '=') && before == rune(line[0]) {
		return nil // of a run that is none: it is measured once, not from each of its signs
	}
	sign := parser.ScanDelimiter(line, before, 1, emphasisSigns{})
	if sign == nil || sign.Char == '~' && sign.OriginalLength > 2 {
		return nil
	}
	if sign.Char == '=' && !isHighlight(sign, before, line) {
		return nil
	}
	if e.generous && (sign.Char == '*' || sign.Char == '~') {
		besideUnspaced(sign, before, line)
	}
	if e.generous && sign.Char == '*' && before == '\u00a0' {
		sign.CanClose = true // editors of the web leave such a blank at the end of what is bold
	}
	sign.Segment = segment.WithStop(segment.Start + sign.OriginalLength)
	block.Advance(sign.OriginalLength)
	pc.IDs().(*pass).signs.push(sign)
	return sign
}

// besideUnspaced lets a sign open or close beside a letter or a sign of a script without
// blanks, where CommonMark asks for a blank: **（一）**条.
func besideUnspaced(sign *parser.Delimiter, before rune, line []byte) {
	after, _ := utf8.DecodeRune(line[sign.OriginalLength:])
	blankAfter := sign.OriginalLength == len(line) || util.IsSpaceRune(after)
	if !util.IsSpaceRune(before) && !blankAfter {
		sign.CanOpen = sign.CanOpen || vietnamese.Unspaced(before) || isWideSign(after) || isEnding(before, after)
		sign.CanClose = sign.CanClose || vietnamese.Unspaced(after) || isWideSign(before) || isEnding(after, before)
	}
}

// isEnding holds of a Korean letter beside a sign of another sort: endings follow what they
// belong to at once, whatever stands there: **[링크](a.md)**를.
func isEnding(letter, sign rune) bool { return unicode.Is(unicode.Hangul, letter) && !isWord(sign) }

// isWideSign reports whether r is a sign of East Asian texts, whose width holds the
// blank that would stand beside it elsewhere.
func isWideSign(r rune) bool {
	return (r >= 0x3001 && r <= 0x303F || r >= 0xFF01 && r <= 0xFF65) && unicode.IsPunct(r)
}

// isHighlight reports whether a sign of "=" may begin or end what is highlighted:
// within a word, as in a==b, it compares.
func isHighlight(sign *parser.Delimiter, before rune, line []byte) bool {
	after, _ := utf8.DecodeRune(line[sign.OriginalLength:])
	sign.CanOpen = sign.CanOpen && !isWord(before)
	sign.CanClose = sign.CanClose && !isWord(after)
	return sign.OriginalLength == 2 && (sign.CanOpen || sign.CanClose)
}

// highlight is what stands between signs of "=".
type highlight struct{ ast.BaseInline }

var kindHighlight = ast.NewNodeKind("Highlight")

// Kind is part of [ast.Node].
func (*highlight) Kind() ast.NodeKind { return kindHighlight }

// Dump is part of [ast.Node].
func (n *highlight) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// emphasisSigns is what goldmark's scanner asks about a sign.
type emphasisSigns struct{}

func (emphasisSigns) IsDelimiter(c byte) bool { return c == '*' || c == '_' || c == '~' || c == '=' }

func (emphasisSigns) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch is part of [parser.DelimiterProcessor]; signs are paired without it.
func (emphasisSigns) OnMatch(int) ast.Node { return nil }

// signs are the signs of emphasis in the block at work that have not been
// paired yet, linked to each other in order.
type signs struct{ last *parser.Delimiter }

func (s *signs) push(sign *parser.Delimiter) {
	if sign.PreviousDelimiter = s.last; s.last != nil {
		s.last.NextDelimiter = sign
	}
	s.last = sign
}

// remove takes a sign out; what is left of it is text.
func (s *signs) remove(sign *parser.Delimiter) {
	if sign.PreviousDelimiter != nil {
		sign.PreviousDelimiter.NextDelimiter = sign.NextDelimiter
	}
	if sign.NextDelimiter != nil {
		sign.NextDelimiter.PreviousDelimiter = sign.PreviousDelimiter
	} else {
		s.last = sign.PreviousDelimiter
	}
	if parent := sign.Parent(); sign.Length > 0 {
		ast.MergeOrReplaceTextSegment(parent, sign, sign.Segment)
	} else {
		parent.RemoveChild(parent, sign)
	}
}

// need is all that decides which signs can open what a sign closes.
type need struct {
	char    byte
	canOpen bool
	length  int // modulo 3
}

// pair makes emphasis of the signs behind bottom, nil for all, and text of
// those that are left.
func (s *signs) pair(bottom *parser.Delimiter) {
	// What was looked for in vain down from some sign is not looked for again
	// below it: that is what keeps the time in proportion to the text.
	floors := map[need]*parser.Delimiter{}
	if s.last == bottom {
		return
	}
	closer := s.last
	for closer.PreviousDelimiter != bottom {
		closer = closer.PreviousDelimiter
	}
	for closer != nil {
		if !closer.CanClose {
			closer = closer.NextDelimiter
			continue
		}
		wanted := need{closer.Char, closer.CanOpen, closer.OriginalLength % 3}
		floor, ok := floors[wanted]
		if !ok {
			floor = bottom
		}
		opener, consume := openerOf(closer, floor, bottom)
		if opener == nil {
			floors[wanted] = closer.PreviousDelimiter
			next := closer.NextDelimiter
			if !closer.CanOpen {
				s.remove(closer)
			}
			closer = next
			continue
		}
		closer = s.join(opener, closer, consume)
	}
	for s.last != bottom {
		s.remove(s.last)
	}
}

// openerOf returns the nearest sign above floor that opens what closer closes,
// and how many characters of both are used up; nil where there is none.
func openerOf(closer, floor, bottom *parser.Delimiter) (opener *parser.Delimiter, consume int) {
	for opener = closer.PreviousDelimiter; opener != nil && opener != floor && opener != bottom; opener = opener.PreviousDelimiter {
		if opener.CanOpen && opener.Char == closer.Char {
			if consume = opener.CalcComsumption(closer); consume > 0 {
				return opener, consume
			}
		}
	}
	return nil, 0
}

// join puts what stands between two signs into an element, and returns the
// sign to go on with.
func (s *signs) join(opener, closer *parser.Delimiter, consume int) (next *parser.Delimiter) {
	for inner := closer.PreviousDelimiter; inner != opener; inner = closer.PreviousDelimiter {
		s.remove(inner)
	}
	opener.ConsumeCharacters(consume)
	closer.ConsumeCharacters(consume)
	var element ast.Node = ast.NewEmphasis(consume)
	switch opener.Char {
	case '~':
		element = extast.NewStrikethrough()
	case '=':
		element = &highlight{}
	}
	element.SetPos(opener.Segment.Start)
	moveBetween(opener, closer, element)
	parent := opener.Parent()
	parent.InsertAfter(parent, opener, element)
	if opener.Length == 0 {
		s.remove(opener)
	}
	if closer.Length > 0 {
		return closer
	}
	next = closer.NextDelimiter
	s.remove(closer)
	return next
}

// moveBetween makes the nodes behind first, up to end, children of into.
func moveBetween(first, end, into ast.Node) {
	for child := first.NextSibling(); child != nil && child != end; {
		next := child.NextSibling()
		into.AppendChild(into, child)
		child = next
	}
}
