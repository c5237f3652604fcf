package frontmatter

import (
	"bytes"
	"errors"
	"regexp"

	"go.yaml.in/yaml/v4"

	"chuyende/internal/diag"
)

// repair reports why the text cannot be read and blanks out the top-level key
// that is to blame. It returns false where there is nothing left to blank.
func (y *yamlReader) repair(err error) bool {
	var syntax *yaml.LoadError
	var b blame
	if errors.As(err, &syntax) && syntax.Stage != yaml.ConstructorStage {
		b = y.explain(syntax)
	} else {
		b = y.secondDocument()
	}
	b.span.Start = min(max(b.span.Start, 0), len(y.text))
	b.span.End = min(max(b.span.End, b.span.Start), len(y.text))
	shown := diag.Span{Start: y.span.Start + b.span.Start, End: y.span.Start + b.span.End}
	y.add(shown, ruleSyntax, b.text, b.hint)
	from, to := topLevel(y.text, b.span.Start)
	if e, ok := y.meantLine(from, to); ok && y.mend && !b.rest {
		y.mended = append(y.mended, e)
	}
	if b.rest {
		to = len(y.text)
	}
	masked, changed := mask(y.text, from, to)
	y.text, y.lines, y.seen = masked, yamlLines(masked), seen{}
	return changed
}

// oneLine is a key and its value on a line of their own.
var oneLine = regexp.MustCompile(`^([\pL_][\pL\pN_.-]*)[ \t]*:[ \t]*(\S.*?)[ \t\r]*$`)

// meantLine returns what a top-level key of one line was meant to say: all that
// stands behind its colon, without quotes and brackets around it.
func (y *yamlReader) meantLine(from, to int) (entry, bool) {
	line := bytes.TrimRight(y.text[from:to], "\n")
	m := oneLine.FindSubmatchIndex(line)
	if m == nil || bytes.ContainsRune(line, '\n') {
		return entry{}, false
	}
	value := line[m[4]:m[5]]
	for _, pair := range []string{`""`, "''", "[]"} {
		opens, closes := value[0] == pair[0], value[len(value)-1] == pair[1] && len(value) > 1
		inside := bytes.Trim(value, pair)
		if (opens || closes) && bytes.IndexByte(inside, pair[0]) < 0 && bytes.IndexByte(inside, pair[1]) < 0 {
			value = bytes.TrimSpace(inside)
		}
		if len(value) == 0 {
			return entry{}, false
		}
	}
	at := func(i, j int) diag.Span {
		return diag.Span{Start: y.span.Start + from + i, End: y.span.Start + from + j}
	}
	return entry{key: string(line[m[2]:m[3]]), span: at(m[2], m[3]),
		value: &node{kind: scalar, text: string(value), plain: true, span: at(m[4], m[5])}}, true
}

// topLevel returns the lines of the top-level key that holds an offset.
func topLevel(text []byte, at int) (from, to int) {
	startsKey := func(at int) bool {
		b := text[at]
		return b != ' ' && b != '\t' && b != '-' && b != '#' && b != '\n' && b != '\r'
	}
	lines := lineStarts(text)
	for _, start := range lines {
		if start > at {
			break
		}
		if startsKey(start) {
			from = start
		}
	}
	to = len(text)
	for _, start := range lines {
		if start > at && startsKey(start) {
			to = start
			break
		}
	}
	return from, to
}

// lineStarts returns the offsets of the lines that have any text.
func lineStarts(text []byte) []int {
	var starts []int
	for at := 0; at < len(text); at = nextLine(text, at) {
		starts = append(starts, at)
	}
	return starts
}

// mask returns a copy of text with spaces instead of a part of it, so that
// all that is left keeps its place.
func mask(text []byte, from, to int) (masked []byte, changed bool) {
	masked = bytes.Clone(text)
	for i := from; i < to; i++ {
		if masked[i] != '\n' && masked[i] != ' ' {
			masked[i] = ' '
			changed = true
		}
	}
	return masked, changed
}
