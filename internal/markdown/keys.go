package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// keysParser finds keys that are pressed together, as Python's extension has them:
// ++ctrl+alt+del++.
type keysParser struct{}

// Trigger is part of [parser.InlineParser], as is what follows.
func (keysParser) Trigger() []byte { return []byte{'+'} }

var keysForm = regexp.MustCompile(`^\+\+((?:[a-z0-9]+(?:-[a-z0-9]+)*|"[^"\n+]{1,30}")(?:\+(?:[a-z0-9]+(?:-[a-z0-9]+)*|"[^"\n+]{1,30}"))*)\+\+`)

func (keysParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	m := keysForm.FindSubmatch(line[:min(len(line), 200)])
	if m == nil || segment.Start > 0 && (isWordByte(block.Source()[segment.Start-1]) || block.Source()[segment.Start-1] == '+') {
		return nil
	}
	keys := strings.Split(string(m[1]), "+")
	for i, key := range keys {
		if quoted, ok := strings.CutPrefix(key, `"`); ok {
			keys[i] = strings.TrimSuffix(quoted, `"`)
			continue
		}
		words := strings.Split(key, "-")
		for k, word := range words {
			words[k] = capital(word)
		}
		keys[i] = strings.Join(words, " ")
	}
	block.Advance(len(m[0]))
	span := ast.NewCodeSpan()
	span.AppendChild(span, &sign{text: strings.Join(keys, " + ")})
	return span
}
