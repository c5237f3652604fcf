package markdown

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// codeSpanParser is goldmark's parser of code within a text, which it asks only
// where a run of backticks of the same length follows: looking for one in vain
// takes it through the whole paragraph each time.
type codeSpanParser struct{ parser.InlineParser }

// backticks is what is known of the block at work: where the last run of
// backticks of each length begins. It is made when the first one is met.
type backticks struct {
	last map[int]int
}

func (c codeSpanParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	length := runLength(line)
	known := &pc.IDs().(*pass).backticks
	if known.last == nil {
		known.last = lastRuns(block)
	}
	if known.last[length] <= segment.Start {
		block.Advance(length)
		return ast.NewTextSegment(segment.WithStop(segment.Start + length))
	}
	n := c.InlineParser.Parse(parent, block, pc)
	if span, ok := n.(*ast.CodeSpan); ok && pc.IDs().(*pass).parser.options.Generous {
		withoutLanguage(span, block.Source())
	}
	return n
}

// spanLanguage ends code within a text that says what its language is, as rehype has it.
var spanLanguage = regexp.MustCompile(`\{:\.?[a-zA-Z][\w.-]*\}$`)

// withoutLanguage takes that off.
func withoutLanguage(span *ast.CodeSpan, source []byte) {
	last, ok := span.LastChild().(*ast.Text)
	if !ok {
		return
	}
	value := last.Segment.Value(source)
	if m := spanLanguage.FindIndex(value[max(0, len(value)-longestLanguage):]); m != nil && len(value) > m[1]-m[0] {
		last.Segment = last.Segment.WithStop(last.Segment.Stop - (m[1] - m[0]))
	}
}

// longestLanguage is how many bytes such a mark may have.
const longestLanguage = 30

// CloseBlock forgets what is known of a block.
func (codeSpanParser) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	pc.IDs().(*pass).backticks = backticks{}
}

// lastRuns returns where the last run of each length begins in the rest of a
// block.
func lastRuns(block text.Reader) map[int]int {
	last := map[int]int{}
	start, position := block.Position()
	for line, segment := block.PeekLine(); line != nil; line, segment = block.PeekLine() {
		for i := 0; i < len(line); i++ {
			if length := runLength(line[i:]); length > 0 {
				last[length] = segment.Start + i - segment.Padding
				i += length
			}
		}
		block.AdvanceLine()
	}
	block.SetPosition(start, position)
	return last
}

func runLength(text []byte) int {
	length := 0
	for length < len(text) && text[length] == '`' {
		length++
	}
	return length
}
