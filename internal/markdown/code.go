package markdown

import (
	"bytes"
	"strings"
	"sync"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/yuin/goldmark/ast"
)

// codeBlock writes lines of code, coloured by CSS classes where chroma knows
// their language. language is what the author wrote after the fence.
func (p *pass) codeBlock(n ast.Node, language []byte) {
	p.writeCode(p.codeOf(n, language), language)
}

// writeCode writes code, coloured where its language is known.
func (p *pass) writeCode(code, language []byte) {
	p.text = append(p.text, code...)
	// The keyboard must be able to scroll a long line into view.
	p.html = append(p.html, `<pre tabindex="0"`...)
	lexer := p.lexer(language, code)
	if lexer != nil {
		p.html = append(p.html, ` class="chroma"`...)
	}
	p.html = append(p.html, "><code"...)
	if name := languageClass(language); name != "" {
		p.html = appendAttribute(p.html, "class", []byte(name))
	}
	p.html = append(p.html, '>')
	if lexer == nil || !p.highlight(lexer, string(code)) {
		p.html = appendEscaped(p.html, code)
	}
	p.html = append(p.html, "</code></pre>\n"...)
	p.text = append(p.text, '\n')
}

// How much code is coloured: the rest is plain. chroma tries patterns that go
// back and forth over a block, and some take the square of its length, or of a
// line's.
const (
	longestColoured = 16 << 10  // bytes of a block
	longestLine     = 2 << 10   // bytes of a line
	mostColoured    = 128 << 10 // bytes of a text
)

// lexer returns the lexer for a block of code, nil where it stays plain.
func (p *pass) lexer(language, code []byte) chroma.Lexer {
	if len(language) == 0 || len(code) > longestColoured || p.coloured+len(code) > mostColoured {
		return nil
	}
	for line := range bytes.Lines(code) {
		if len(line) > longestLine {
			return nil
		}
	}
	lexer := p.parser.languages.lexer(string(language))
	if lexer != nil {
		p.coloured += len(code)
	}
	return lexer
}

// A pattern of chroma's that takes a quarter of a second is taken for one that does not
// match, and what follows has other colours than on a faster machine. So a step that
// took nearly as long is not believed: the block is tried again, as the machine may only
// have been busy, and then stays plain.
const (
	longestStep = 200 * time.Millisecond
	colourings  = 3
)

// highlight writes code with a span around each token, and returns false,
// having written nothing, where the lexer fails or takes too long.
func (p *pass) highlight(lexer chroma.Lexer, code string) bool {
	start := len(p.html)
	for range colourings {
		whole, slow := p.colour(lexer, code)
		if whole {
			return true
		}
		p.html = p.html[:start]
		if !slow {
			return false
		}
	}
	p.uncoloured++
	return false
}

// colour writes the tokens, and reports whether these are all of the code, and else whether
// one took too long.
func (p *pass) colour(lexer chroma.Lexer, code string) (whole, slow bool) {
	before := p.parser.now()
	late := func() bool {
		now := p.parser.now()
		took := now.Sub(before)
		before = now
		return took >= longestStep
	}
	tokens, err := lexer.Tokenise(nil, code)
	if err != nil {
		return false, false
	}
	written := 0
	for token := tokens(); !late(); token = tokens() {
		if token == chroma.EOF {
			return written >= len(code), false // it may have given up half-way
		}
		written += len(token.Value)
		class := chroma.StandardTypes[token.Type]
		if token.Type == chroma.TextWhitespace {
			class = "" // has no colour
		}
		if class != "" {
			p.html = append(append(append(p.html, `<span class="`...), class...), `">`...)
		}
		p.html = appendEscaped(p.html, []byte(token.Value))
		if class != "" {
			p.html = append(p.html, "</span>"...)
		}
	}
	return false, true
}

func languageClass(language []byte) string {
	name := strings.ToLower(string(language))
	if name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789+#-_.") != "" {
		return ""
	}
	return "language-" + name
}

// languages finds chroma's lexers by name and remembers what it found: chroma
// reads a language's rules on first use, and takes milliseconds to find that
// it does not know a name. The zero languages is ready.
type languages struct{ found sync.Map } // string → chroma.Lexer, or nil

// lexer returns the lexer of a language, nil for an unknown one or none.
func (l *languages) lexer(name string) chroma.Lexer {
	if name == "" {
		return nil
	}
	if known, ok := l.found.Load(name); ok {
		lexer, _ := known.(chroma.Lexer)
		return lexer
	}
	lexer := lexers.Get(name)
	if lexer != nil {
		lexer = chroma.Coalesce(lexer)
	}
	l.found.Store(name, lexer)
	return lexer
}
