package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// definedName is a line that says what the name of a reference stands for.
type definedName struct {
	name        string
	key         string // the name in the form that names are compared in
	span        diag.Span
	destination []byte
}

// define notes a definition; of two with one name the first counts.
func (p *pass) define(name, destination []byte, span diag.Span) {
	p.references++
	p.defined = append(p.defined, definedName{string(name), util.ToLinkReference(name), span, destination})
}

// use notes that a link or an image uses the name with that key.
func (p *pass) use(key string) {
	if p.used == nil {
		p.used = map[string]bool{}
	}
	p.used[key] = true
}

// reportReferences tells of definitions that nothing uses: they are on no
// page. "[//]: # (…)" and "[x]: <> (…)" are known as comments.
func (p *pass) reportReferences() {
	first := map[string]bool{}
	for _, d := range p.defined {
		again := first[d.key]
		first[d.key] = true
		switch {
		case string(d.destination) == "#" || len(d.destination) == 0:
		case again:
			p.report(ruleReferenceAgain, d.span.Start, d.span.End,
				lang.Textf("tên %q đã có địa chỉ ở một dòng phía trên, dòng này không được dùng", "the name %q has an address on a line above, this one is not used", d.name),
				lang.Textf("xóa một trong hai dòng, hoặc đặt tên khác", "delete one of the two lines, or use another name"))
		case !p.used[d.key]:
			p.reportUnused(d)
		}
	}
}

// reportUnused tells of one of them. What has no address behind the colon was
// rather meant as text, which is lost.
func (p *pass) reportUnused(d definedName) {
	if leadsSomewhere(d.destination) {
		p.report(ruleReferenceUnused, d.span.Start, d.span.End,
			lang.Textf("không liên kết nào dùng tên %q, nên dòng này không có trên trang", "no link uses the name %q, so this line is not on the page", d.name),
			lang.Textf("viết [chữ][%s] ở chỗ cần liên kết, hoặc xóa dòng này", "write [text][%s] where the link belongs, or delete this line", d.name))
		return
	}
	p.report(ruleReferenceText, d.span.Start, d.span.End,
		lang.Textf("dòng này không có trên trang: nó được hiểu là địa chỉ của tên %q", "this line is not on the page: it is read as the address of the name %q", d.name),
		lang.Textf(`nếu là chữ của bài thì viết \ ở trước dấu [: \[%s]: …`, `if it is text write \ before the [: \[%s]: …`, d.name))
}

// leadsSomewhere reports whether a word can only be meant as an address.
func leadsSomewhere(word []byte) bool {
	if schemeOf(word) != "" || isAddress(word) || bytes.IndexByte([]byte("/#?"), word[0]) >= 0 {
		return true
	}
	inside := word[1 : len(word)-min(1, len(word)-1)]
	return bytes.IndexFunc(word, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 && bytes.ContainsAny(inside, "/.#")
}
