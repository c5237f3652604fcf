package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// bareLinkParser makes links of addresses without any brackets: "https://…",
// "www.…" and e-mail. It waits for the one character in them that is rare in
// prose and looks back from there; goldmark's own parser tries every word,
// which in Vietnamese, with a space after every syllable, doubles the time.
type bareLinkParser struct{}

func (bareLinkParser) Trigger() []byte { return []byte{':', '.', '@'} }

func (bareLinkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if len(pc.IDs().(*pass).brackets.open) > 0 {
		return nil
	}
	line, segment := block.PeekLine()
	before, ok := parent.LastChild().(*ast.Text)
	if !ok || before.Segment.Stop != segment.Start {
		return nil
	}
	// What stands before, also where it is no plain text: a word that begins
	// there is not an address from its middle on. A word has no line ends, so
	// nobody looks back beyond the line, or indeed beyond the word.
	head := block.Source()[:segment.Start]
	kind, protocol := ast.AutoLinkURL, []byte(nil)
	var back, ahead int
	switch line[0] {
	case ':':
		back, ahead = matchURL(head, line)
	case '.':
		back, ahead = matchWWW(head, line)
		protocol = []byte("http")
	case '@':
		back, ahead = matchEmail(head, line)
		kind = ast.AutoLinkEmail
	}
	if ahead == 0 || back > before.Segment.Stop-before.Segment.Start {
		return nil
	}
	start := segment.Start - back
	before.Segment.Stop = start
	if before.Segment.IsEmpty() {
		parent.RemoveChild(parent, before)
	}
	block.Advance(ahead)
	link := ast.NewAutoLink(kind, ast.NewTextSegment(text.NewSegment(start, segment.Start+ahead)))
	link.Protocol = protocol
	link.SetPos(start)
	return link
}

// matchURL matches an address around the colon after its scheme. Like its
// siblings it returns how many bytes of it stand before and from the
// character that line begins with; ahead 0 means there is none.
func matchURL(head, line []byte) (back, ahead int) {
	if !bytes.HasPrefix(line, []byte("://")) {
		return 0, 0
	}
	for _, scheme := range []string{"https", "http", "ftp"} {
		if endsInWord(head, scheme) {
			return len(scheme), urlEnd(line, len("://"))
		}
	}
	return 0, 0
}

func matchWWW(head, line []byte) (back, ahead int) {
	if !endsInWord(head, "www") {
		return 0, 0
	}
	return len("www"), urlEnd(line, len("."))
}

// endsInWord reports whether text ends in word, in any case, as a whole word.
func endsInWord(text []byte, word string) bool {
	start := len(text) - len(word)
	if start < 0 || !bytes.EqualFold(text[start:], []byte(word)) {
		return false
	}
	r, _ := utf8.DecodeLastRune(text[:start])
	return start == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// urlEnd returns where the address whose host begins at line[host] ends; 0
// where no host with a dot begins there. Punctuation that rather belongs to
// the sentence, and a bracket that opened before the address, are not part of
// it.
func urlEnd(line []byte, host int) int {
	hostEnd := host
	for hostEnd < len(line) && (util.IsAlphaNumeric(line[hostEnd]) || line[hostEnd] == '.' || line[hostEnd] == '-') {
		hostEnd++
	}
	name := bytes.TrimRight(line[host:hostEnd], ".-")
	if len(name) == 0 || !util.IsAlphaNumeric(name[0]) || host == len("://") && bytes.IndexByte(name, '.') < 0 {
		return 0
	}
	end := hostEnd
	for end < len(line) {
		r, size := utf8.DecodeRune(line[end:])
		if r <= ' ' || r == '<' || r == '"' || r == '`' || r > unicode.MaxLatin1 && !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		end += size
	}
	return withoutPunctuation(line, host, end)
}

// withoutPunctuation returns where line[:end] ends without what belongs to the
// sentence around an address; 0 where that is all behind its host's start.
func withoutPunctuation(line []byte, host, end int) int {
	counted := false
	var extra [2]int // ")" without a "(", "]" without a "["
	for end > host {
		c := line[end-1]
		switch c {
		case '?', '!', '.', ',', ':', ';', '*', '_', '~', '\'':
		case ')', ']':
			if !counted {
				counted = true
				extra[0] = bytes.Count(line[:end], []byte{')'}) - bytes.Count(line[:end], []byte{'('})
				extra[1] = bytes.Count(line[:end], []byte{']'}) - bytes.Count(line[:end], []byte{'['})
			}
			which := 0
			if c == ']' {
				which = 1
			}
			if extra[which] <= 0 {
				return end
			}
			extra[which]--
		default:
			return end
		}
		end--
	}
	return 0
}

func matchEmail(head, line []byte) (back, ahead int) {
	start := len(head)
	for start > 0 && (util.IsAlphaNumeric(head[start-1]) || strings.IndexByte(".+-%_", head[start-1]) >= 0) {
		start--
	}
	for start < len(head) && !util.IsAlphaNumeric(head[start]) {
		start++
	}
	if start == len(head) {
		return 0, 0
	}
	if r, _ := utf8.DecodeLastRune(head[:start]); start > 0 && unicode.IsLetter(r) {
		return 0, 0 // a part of a longer word, which is no address
	}
	end := len("@")
	for end < len(line) && (util.IsAlphaNumeric(line[end]) || line[end] == '.' || line[end] == '-') {
		end++
	}
	domain := bytes.TrimRight(line[len("@"):end], ".-")
	if len(domain) == 0 || !util.IsAlphaNumeric(domain[0]) || bytes.IndexByte(domain, '.') < 0 {
		return 0, 0
	}
	return len(head) - start, len("@") + len(domain)
}
