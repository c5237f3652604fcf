package markdown

import (
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// mostSteps and stepsPerByte bound the work on blocks: for each line goldmark
// asks every open block, and keeps a note of each. Text that is not made for
// that comes to less than one step a byte.
const (
	mostSteps    = 200_000
	stepsPerByte = 8
)

// lineReader hands goldmark the lines of a text, and no more of them once they
// have stood in too many blocks.
type lineReader struct {
	text.Reader
	pass    *pass
	context parser.Context
	steps   int
}

// AdvanceLine moves on to the next line, in a nest to where its text begins.
func (r *lineReader) AdvanceLine() {
	r.Reader.AdvanceLine()
	if len(r.pass.skips) > 0 {
		if _, position := r.Position(); r.pass.skips[position.Start] > 0 {
			r.Advance(r.pass.skips[position.Start])
		}
	}
	size := len(r.Source())
	if r.steps += len(r.context.OpenedBlocks()); r.steps <= mostSteps+stepsPerByte*size {
		return
	}
	line, position := r.Position()
	r.pass.reportTooDeep(min(position.Start, size))
	r.SetPosition(line, text.NewSegment(size, size))
}

// SkipBlankLines moves on to the next line that is not empty.
func (r *lineReader) SkipBlankLines() (text.Segment, int, bool) {
	for lines := 0; ; lines++ {
		line, segment := r.PeekLine()
		if line == nil {
			return segment, lines, false
		}
		if !util.IsBlank(line) {
			return segment, lines, true
		}
		r.AdvanceLine()
	}
}
