package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// quoteParser is the parser of quotes. On plain pages a line that begins with ">=" is none:
// "- >= 30" says how many.
type quoteParser struct {
	shallow
	generous bool
}

func (q quoteParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if line, _ := reader.PeekLine(); q.generous && bytes.HasPrefix(line[pc.BlockOffset():], []byte(">=")) {
		return nil, parser.NoChildren
	}
	return q.shallow.Open(parent, reader, pc)
}
