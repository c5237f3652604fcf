package diag

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// Pos is a place as an editor names it: Line and Column count from 1, columns
// in runes, as editors do for Vietnamese, whose composed letters all lie in
// the basic plane.
type Pos struct{ Line, Column int }

// Locate returns the place of a byte offset in data. An offset outside data is
// taken as the nearest one inside.
func Locate(data []byte, offset int) Pos {
	offset = letterStart(data, min(max(offset, 0), len(data)))
	start := bytes.LastIndexByte(data[:offset], '\n') + 1
	return Pos{
		Line:   bytes.Count(data[:start], []byte{'\n'}) + 1,
		Column: utf8.RuneCount(data[start:offset]) + 1,
	}
}

// locator is [Locate] for many places: those that come in order are counted
// from one to the next, so that a long line of mistakes is read once.
type locator struct {
	data   []byte
	offset int
	pos    Pos
}

func (l *locator) locate(data []byte, offset int) Pos {
	offset = letterStart(data, min(max(offset, 0), len(data)))
	if len(data) == 0 || len(data) != len(l.data) || &data[0] != &l.data[0] || offset < l.offset {
		*l = locator{data: data, pos: Pos{Line: 1, Column: 1}}
	}
	between := data[l.offset:offset]
	if lines := bytes.Count(between, []byte{'\n'}); lines > 0 {
		l.pos = Pos{Line: l.pos.Line + lines, Column: 1}
		between = between[bytes.LastIndexByte(between, '\n')+1:]
	}
	l.pos.Column += utf8.RuneCount(between)
	l.offset = offset
	return l.pos
}

// letterStart returns the start of the letter that an offset falls into; an
// offset between two letters comes back as it is.
func letterStart(data []byte, offset int) int {
	for back := 1; back < utf8.UTFMax && back <= offset; back++ {
		if _, size := utf8.DecodeRune(data[offset-back:]); size > back {
			return offset - back
		}
	}
	return offset
}

// lineAt returns the line that holds offset, without its end, and the offset
// of its first byte.
func lineAt(data []byte, offset int) (line []byte, start int) {
	offset = min(max(offset, 0), len(data))
	start = bytes.LastIndexByte(data[:offset], '\n') + 1
	end := len(data)
	if i := bytes.IndexByte(data[offset:], '\n'); i >= 0 {
		end = offset + i
	}
	return bytes.TrimSuffix(data[start:end], []byte{'\r'}), start
}

// width counts the cells that text takes on a terminal: combining marks take
// none, so that carets stay under the letters of decomposed Vietnamese.
func width(text []byte) int {
	n := 0
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		text = text[size:]
		if !unicode.Is(unicode.Mn, r) {
			n++
		}
	}
	return n
}
