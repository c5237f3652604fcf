package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Bounds of what stands behind a link's text. The first is CommonMark's, which
// leaves the others to programs.
const (
	longestLabel      = 999 // bytes of a reference's name
	longestTitle      = 1 << 20
	mostOpenInAddress = 32 // brackets in an address that is in no angle brackets
)

// inlineTarget reads "(address "title")", where spaced says so also "(a name with
// blanks.png)", and where sized does "(address =300x200)". Where that is not what block
// stands at, it may have moved on.
func inlineTarget(block text.Reader, spaced, sized bool) (target, bool) {
	if spaced {
		if t, size := spacedTarget(block); size > 0 {
			block.Advance(size)
			return t, true
		}
	}
	block.Advance(1)
	block.SkipSpaces()
	if block.Peek() == ')' {
		block.Advance(1)
		return target{}, true
	}
	var t target
	var ok bool
	if t.destination, ok = destination(block); !ok {
		return target{}, false
	}
	block.SkipSpaces()
	if line, _ := block.PeekLine(); sized && block.Peek() == '=' {
		if m := targetSize.FindSubmatch(line); m != nil {
			t.size = m[1]
			block.Advance(len("=") + len(m[1]))
			block.SkipSpaces()
		}
	}
	if block.Peek() != ')' {
		if t.title, ok = title(block); !ok {
			return target{}, false
		}
		block.SkipSpaces()
	}
	if block.Peek() != ')' {
		return target{}, false
	}
	block.Advance(1)
	return t, true
}

// targetSize is how large a picture is to be shown, as wikis have it behind its address.
var targetSize = regexp.MustCompile(`^=((?:\d{1,5}%?)?(?:x(?:\d{1,5}%?)?)?)(?:[ \t]|\))`)

// spacedName is the name of a file with blanks in it, as people write names and some
// programs export them. It may hold pairs of round brackets, as copies of files have
// them: "(ảnh họp (1).jpg)". A place in the file, a title or a size may follow.
var spacedName = regexp.MustCompile(`^\([ \t]*((?:[^()<>"\n]|\([^()<>"\n]*\))*?` +
	`(?i:\.(?:mdx?|markdown|html?|txt|csv|pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|zip|rar|7z|png|jpe?g|gif|svg|webp|avif|bmp|mp3|m4a|wav|ogg|mp4|mov|webm|canvas|excalidraw))(?:#[^\s()<>"]*)?)` +
	`(?:[ \t]+"([^"\n]*)"|[ \t]+=(\d{1,5}%?(?:x(?:\d{1,5}%?)?)?))?[ \t]*\)`)

// spacedTarget reads a target that is such a name; its size is 0 where none stands there.
func spacedTarget(block text.Reader) (t target, size int) {
	line, _ := block.PeekLine()
	if first, _, _ := bytes.Cut(line, []byte{')'}); bytes.IndexByte(first, ' ') < 0 {
		return target{}, 0
	}
	m := spacedName.FindSubmatch(line[:min(len(line), longestName)])
	if m == nil || bytes.IndexByte(bytes.TrimSpace(m[1]), ' ') < 0 {
		return target{}, 0
	}
	return target{destination: m[1], title: m[2], size: m[3]}, len(m[0])
}

// destination reads an address, in angle brackets or without.
func destination(block text.Reader) (address []byte, ok bool) {
	block.SkipSpaces()
	line, _ := block.PeekLine()
	if block.Peek() == '<' {
		return angled(block, line)
	}
	open, end := 0, 0
	for end < len(line) {
		c := line[end]
		if isEscape(line[end:]) {
			end += 2
			continue
		}
		if c == '(' {
			open++
		}
		if c == ')' {
			open--
		}
		if open < 0 || util.IsSpace(c) {
			break
		}
		if open > mostOpenInAddress {
			return nil, false
		}
		end++
	}
	block.Advance(end)
	return line[:end], end > 0
}

func angled(block text.Reader, line []byte) (address []byte, ok bool) {
	for end := 1; end < len(line); end++ {
		switch {
		case isEscape(line[end:]):
			end++
		case line[end] == '<':
			return nil, false
		case line[end] == '>':
			block.Advance(end + 1)
			return line[1:end], true
		}
	}
	return nil, false
}

func isEscape(text []byte) bool { return len(text) > 1 && text[0] == '\\' && util.IsPunct(text[1]) }

// title reads a title in quotes or round brackets.
func title(block text.Reader) (title []byte, ok bool) {
	block.SkipSpaces()
	opener := block.Peek()
	closer := opener
	switch opener {
	case '"', '\'':
	case '(':
		closer = ')'
	default:
		return nil, false
	}
	block.Advance(1)
	return until(block, opener, closer, longestTitle)
}

// label reads the name of a reference up to and including its "]".
func label(block text.Reader) (name []byte, ok bool) { return until(block, '[', ']', longestLabel) }

// until reads up to and including closer, before which no opener may stand,
// and at most so many bytes.
func until(block text.Reader, opener, closer byte, most int) (inside []byte, ok bool) {
	parts := 0
	for line, _ := block.PeekLine(); line != nil && len(inside) <= most; line, _ = block.PeekLine() {
		for i := 0; i < min(len(line), most+1-len(inside)); i++ {
			switch {
			case isEscape(line[i:]):
				i++
			case line[i] == closer:
				block.Advance(i + 1)
				if parts == 0 {
					return line[:i:i], true
				}
				return append(inside, line[:i]...), true
			case line[i] == opener:
				return nil, false
			}
		}
		inside = append(inside, line...)
		parts++
		block.AdvanceLine()
	}
	return nil, false
}
