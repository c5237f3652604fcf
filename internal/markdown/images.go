package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"chuyende/internal/lang"
)

// image writes an image. Its description is also its plain text: it is what a
// reader who cannot see the image has, and it can be searched.
func (p *pass) image(n *ast.Image) {
	span, dest := p.linkSpan(n), unescape(n.Destination)
	p.text = appendBlank(p.text)
	start := len(p.text)
	p.text = p.appendPlain(p.text, n)
	alt := bytes.TrimSpace(p.text[start:])
	defer func() { p.text = p.partAfter(p.text, span.End) }()
	if len(alt) == 0 {
		p.report(ruleImageAlt, span.Start, span.End,
			lang.Textf("ảnh không có lời mô tả", "the image has no description"),
			lang.Textf("viết trong ngoặc vuông điều người đọc thấy trong ảnh: ![Con đường mới mở ở thôn](anh.jpg)",
				"write into the square brackets what one sees: ![The new road in the village](image.jpg)"))
	}
	switch scheme := schemeOf(dest); {
	case len(dest) == 0:
		p.report(ruleLinkEmpty, span.Start, span.End,
			lang.Textf("ảnh không có địa chỉ", "the image has no address"), lang.Text{})
	case scheme == "" || scheme == "http" || scheme == "https":
		p.html = append(p.html, "<img"...)
		p.refs = append(p.refs, Ref{
			Kind: Image, Dest: string(dest), Alt: string(alt), Title: string(unescape(n.Title)),
			Span: span, Offset: len(p.html), Wiki: p.wikis[n],
		})
		p.html = appendAttribute(p.html, "alt", alt)
		if len(n.Title) > 0 {
			p.html = appendAttribute(p.html, "title", unescape(n.Title))
		}
		p.html = append(p.html, '>')
		return
	default:
		p.report(RuleAddressRefused, span.Start, span.End,
			lang.Textf("không dùng ảnh có địa chỉ bắt đầu bằng %q", "images at addresses that begin with %q are not shown", scheme+":"),
			lang.Textf("lưu ảnh thành tệp cạnh bài viết và ghi tên tệp", "save the image as a file beside the text and name that"))
	}
	// An image that cannot be shown is replaced by its description.
	p.html = appendEscaped(p.html, alt)
}

// partAfter parts a description from a word that follows its image at once, at
// data[end:].
func (p *pass) partAfter(text []byte, end int) []byte {
	if end >= len(p.data) || bytes.IndexByte([]byte(" \t\n.,;:?)"), p.data[end]) >= 0 {
		return text
	}
	return appendBlank(text)
}
