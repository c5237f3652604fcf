package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

func (p *pass) linkSpan(n ast.Node) diag.Span {
	start := max(n.Pos(), 0)
	return diag.Span{Start: start, End: max(start, p.linkEnds[n])}
}

func (p *pass) link(n *ast.Link) {
	span, dest := p.linkSpan(n), p.destination(n, n.Destination)
	if len(dest) == 0 {
		p.report(ruleLinkEmpty, span.Start, span.End,
			lang.Textf("liên kết không có địa chỉ", "the link has no address"),
			lang.Textf("viết địa chỉ trong ngoặc tròn: [chữ](trang.md)", "write the address in parentheses: [text](page.md)"))
	}
	if len(dest) == 0 || p.inLink > 0 || !p.allowed(dest, span) {
		p.inline(n)
		return
	}
	at, textStart := p.openLink(dest, p.readOptions(n, n.Title), span), len(p.text)
	p.refs[at].Wiki = p.wikis[n]
	p.inLink++
	p.inline(n)
	p.inLink--
	p.html = append(p.html, "</a>"...)
	p.refs[at].end = len(p.html)
	p.refs[at].Alt = string(bytes.TrimSpace(p.text[textStart:]))
	if label := p.labels[n]; label != "" {
		p.text = append(p.text, label...)
		p.refs[at].Alt, p.refs[at].Unnamed = label, true
		return
	}
	if p.refs[at].Unnamed = p.isUnnamed(n); p.refs[at].Alt == "" && !p.wikis[n] {
		if p.parser.options.Generous && bytes.Contains(dest, []byte("://")) && n.FirstChild() == nil {
			p.html = append(appendEscaped(p.html[:len(p.html)-len("</a>")], dest), "</a>"...)
			p.refs[at].end = len(p.html)
		}
		if p.parser.options.Generous && n.FirstChild() == nil {
			return // the title of what it leads to, or its address, is its text
		}
		p.report(ruleLinkText, span.Start, span.End,
			lang.Textf("liên kết không có chữ để bấm", "the link has no text to click on"),
			lang.Textf("viết chữ trong ngoặc vuông", "write the text in the square brackets"))
	}
}

// isUnnamed holds of a link of a plain page without words: what it leads to gives them.
// An address elsewhere says itself.
func (p *pass) isUnnamed(n *ast.Link) bool {
	return p.parser.options.Generous && n.FirstChild() == nil && !bytes.Contains(n.Destination, []byte("://"))
}

// autoLink writes an address in angle brackets or a bare one.
func (p *pass) autoLink(n *ast.AutoLink) {
	label := n.Label(p.data)
	dest, span := p.autoDest(n)
	allowed, at := p.inLink == 0 && p.allowed(dest, span), 0
	if allowed {
		at = p.openLink(dest, nil, span)
		p.refs[at].Alt, p.refs[at].Wiki, p.refs[at].Unnamed = string(label), p.wikis[n], p.wikis[n]
	}
	p.html = appendEscaped(p.html, label)
	p.text = append(p.text, label...)
	if allowed {
		p.html = append(p.html, "</a>"...)
		p.refs[at].end = len(p.html)
	}
}

// autoDest returns where an address without a text of its own leads, and where
// it stands.
func (p *pass) autoDest(n *ast.AutoLink) (dest []byte, span diag.Span) {
	dest = n.URL(p.data)
	if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(dest), []byte("mailto:")) {
		dest = slices.Concat([]byte("mailto:"), dest)
	}
	if m := pageName.FindSubmatch(dest); m != nil && p.parser.options.Generous {
		p.nameOf(n)
		dest = slices.Concat(m[1], m[2])
	}
	span = diag.Span{Start: n.Pos(), End: n.Pos() + len(n.Label(p.data))}
	if p.data[span.Start] == '<' {
		span.End += len("<>")
	}
	return dest, span
}

// openLink writes the start of a link and returns the index of its hole.
func (p *pass) openLink(dest, title []byte, span diag.Span) (ref int) {
	p.html = append(p.html, "<a"...)
	p.refs = append(p.refs, Ref{
		Kind: Link, Dest: string(dest), Title: string(unescape(title)), Span: span, Offset: len(p.html),
	})
	if len(title) > 0 {
		p.html = appendAttribute(p.html, "title", unescape(title))
	}
	p.html = append(p.html, '>')
	return len(p.refs) - 1
}

// allowed reports whether an address may be linked to, and a problem where
// not. Only schemes known to be harmless are let through: a list of harmful
// ones is never complete.
func (p *pass) allowed(dest []byte, span diag.Span) bool {
	scheme := schemeOf(dest)
	switch scheme {
	case "", "http", "https", "mailto", "tel", "sms", "ftp":
		return true
	}
	if len(scheme) == 1 || scheme == "file" {
		p.report(RuleAddressRefused, span.Start, span.End,
			lang.Textf("đây là chỗ của tệp trong máy của bạn, máy người đọc không có", "this is where a file is on your machine, which readers do not have"),
			lang.Textf("chép tệp vào cạnh bài rồi chỉ ghi tên tệp: [chữ](ten-tep.pdf)", "copy the file beside the text and write its name alone: [text](name.pdf)"))
		return false
	}
	p.report(RuleAddressRefused, span.Start, span.End,
		lang.Textf("không liên kết tới địa chỉ bắt đầu bằng %q", "addresses that begin with %q are not linked to", scheme+":"),
		lang.Textf("được dùng: https, http, mailto, tel, sms, ftp, hoặc đường dẫn tương đối tới một tệp",
			"allowed: https, http, mailto, tel, sms, ftp, or a relative path of a file"))
	return false
}

// schemeOf returns the scheme that a browser would see in an address, in lower
// case; "" for a relative one. Browsers skip control characters there, which
// is an old way to hide "javascript:" from filters.
func schemeOf(dest []byte) string {
	var scheme strings.Builder
	for _, c := range dest {
		switch {
		case c <= ' ':
		case c == ':':
			return strings.ToLower(scheme.String())
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '+', c == '-', c == '.':
			scheme.WriteByte(c)
		default:
			return ""
		}
	}
	return ""
}

// reportLostReferences looks in a text for what the author meant as
// [text][name] or [^note] without saying anywhere what the name stands for.
func (p *pass) reportLostReferences(start, end int) {
	for at := start; at < end; at++ {
		open := bytes.IndexByte(p.data[at:end], '[')
		if open < 0 {
			return
		}
		at += open
		if at > start && p.data[at-1] == ')' && isAddress(p.ahead(at+1)) {
			p.report(ruleLinkTurned, at, at+1,
				lang.Textf("ngoặc của liên kết viết ngược", "the brackets of this link are the wrong way round"),
				lang.Textf("viết [chữ](địa-chỉ)", "write [text](address)"))
		}
		shut := bytes.IndexByte(p.data[at:min(end, at+longestLabel)], ']')
		if shut < 0 {
			continue
		}
		shut += at
		name := p.data[at+1 : shut]
		switch address, stop := spacedAddress(p.data, shut+1); {
		case at > start && p.data[at-1] == '\\':
		case address != nil:
			from := at
			if at > start && p.data[at-1] == '!' { // an image
				from--
			}
			p.report(ruleLinkSpaces, from, stop,
				lang.Textf("đây không thành liên kết vì địa chỉ có dấu cách", "this is no link, as its address has spaces"),
				lang.Textf("đặt địa chỉ trong dấu nhọn: %s(<%s>)", "put the address between angle brackets: %s(<%s>)", p.data[from:shut+1], address))
		case at+1 < shut && p.data[at+1] == '[' && isWikiLink(p.ahead(at)):
			stop := at + bytes.Index(p.data[at:], []byte("]]")) + 2
			p.report(ruleLinkWiki, at, stop,
				lang.Textf("liên kết kiểu [[…]] không dùng được ở đây nên hiện nguyên ra trang", "links like [[…]] are not known here and are shown as they stand"),
				lang.Textf("viết [chữ](ten-tep.md); nếu là chữ thì viết \\ ở trước", "write [text](file-name.md); if it is text write \\ before it"))
			at = stop - 1
		case isBrokenLink(p.ahead(shut + 1)):
			p.report(ruleLinkForm, at, shut+2,
				lang.Textf("đây không thành liên kết vì phần trong ngoặc tròn viết không đúng", "this is no link, as what stands in the round brackets is not right"),
				lang.Textf(`viết [chữ](địa-chỉ) hoặc [chữ](địa-chỉ "tên trang"): ngoặc kép thẳng, có dấu ) ở cuối`, `write [text](address) or [text](address "title"): straight quotes, and a ) at the end`))
		case gapBefore(p.data, shut+1) > 0:
			stop := gapBefore(p.data, shut+1)
			p.report(ruleLinkGap, at, stop,
				lang.Textf("đây không thành liên kết vì có dấu cách giữa ] và (", "this is no link, as there is a space between ] and ("),
				lang.Textf("xóa dấu cách: %s%s", "remove the space: %s%s", p.data[at:shut+1], bytes.TrimLeft(p.data[shut+1:stop], " \t")))
		case len(name) > 1 && name[0] == '^':
			p.report(ruleFootnoteMissing, at, shut+1,
				lang.Textf("chú thích %q không có nội dung", "the footnote %q has no text", name[1:]),
				lang.Textf("thêm một dòng: [%s]: nội dung chú thích", "add a line: [%s]: text of the footnote", name))
		case len(name) > 0 && at > start && p.data[at-1] == ']':
			p.report(ruleReferenceMissing, at, shut+1,
				lang.Textf("liên kết dùng tên %q nhưng không dòng nào cho biết địa chỉ", "the link uses the name %q, which no line explains", name),
				lang.Textf("thêm một dòng: [%s]: địa-chỉ", "add a line: [%s]: address", name))
		}
	}
}

// longestName is how many bytes the path of a file in a link may have, as most
// systems have it.
const longestName = 4096

// spacedAddress returns the name of a file with spaces in it that stands in
// round brackets at data[at:], as in "(hình vẽ.png)", and where the brackets
// end; nil if what stands there is anything else.
func spacedAddress(data []byte, at int) (address []byte, stop int) {
	if at >= len(data) || data[at] != '(' {
		return nil, 0
	}
	line, _, _ := bytes.Cut(data[at+1:min(len(data), at+1+longestName)], []byte{'\n'})
	address, _, closed := bytes.Cut(line, []byte{')'})
	extension := bytes.LastIndexByte(address, '.') + 1
	if !closed || extension == 0 || extension == len(address) ||
		!bytes.Contains(address, []byte{' '}) || bytes.ContainsAny(address[extension:], " \"'<>") {
		return nil, 0
	}
	return address, at + 1 + len(address) + 1
}

// gapBefore returns where an address in round brackets ends that blanks part
// from the text at data[:at]; 0 where none follows.
func gapBefore(data []byte, at int) (stop int) {
	line, _, _ := bytes.Cut(data[at:min(len(data), at+mostAhead)], []byte{'\n'})
	rest := bytes.TrimLeft(line, " \t")
	if len(rest) == len(line) || len(rest) == 0 || rest[0] != '(' {
		return 0
	}
	address, _, closed := bytes.Cut(rest[1:], []byte{')'})
	if !closed || !isAddress(address) {
		return 0
	}
	return at + len(line) - len(rest) + 1 + len(address) + 1
}

// isAddress reports whether a text can only be an address: it has a scheme, or
// it is the path of a file.
func isAddress(text []byte) bool {
	word, _, more := bytes.Cut(text, []byte{' '})
	for _, start := range []string{"http://", "https://", "www.", "mailto:"} {
		if bytes.HasPrefix(word, []byte(start)) {
			return true
		}
	}
	if more {
		return false
	}
	for _, start := range []string{"./", "../"} {
		if bytes.HasPrefix(word, []byte(start)) {
			return true
		}
	}
	for _, end := range []string{".md", ".html", ".pdf", ".png", ".jpg", ".jpeg", ".svg", ".docx", ".doc", ".xlsx", ".pptx"} {
		if bytes.HasSuffix(word, []byte(end)) {
			return true
		}
	}
	return false
}

// isWikiLink holds of "[[Name of a page]]", as other programs have links.
func isWikiLink(line []byte) bool {
	inside, _, closed := bytes.Cut(line[2:], []byte("]]"))
	r, _ := utf8.DecodeRune(inside)
	return closed && unicode.IsLetter(r) && !bytes.ContainsAny(inside, "[]")
}

// isBrokenLink holds of an address in round brackets that made no link.
func isBrokenLink(line []byte) bool {
	inside, ok := bytes.CutPrefix(line, []byte{'('})
	word, _, _ := bytes.Cut(bytes.TrimLeft(inside, " "), []byte{' '})
	word, _, _ = bytes.Cut(word, []byte{')'})
	return ok && isAddress(word)
}
