package markdown

import (
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
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

// AdvanceLine moves on to the next line.
func (r *lineReader) AdvanceLine() {
	r.Reader.AdvanceLine()
	size := len(r.Source())
	if r.steps += len(r.context.OpenedBlocks()); r.steps <= mostSteps+stepsPerByte*size {
		return
	}
	line, position := r.Position()
	r.pass.reportTooDeep(min(position.Start, size))
	r.SetPosition(line, text.NewSegment(size, size))
}
