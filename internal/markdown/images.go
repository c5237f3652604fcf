package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"chuyende/internal/lang"
)

// image writes an image. Its description is also its plain text: it is what a
// reader who cannot see the image has, and it can be searched.
func (p *pass) image(n *ast.Image) {
	span, dest := p.linkSpan(n), p.ofFile(unescape(n.Destination))
	description, title := p.described(n), p.readOptions(n, n.Title)
	if p.isForDark(dest, "") {
		return // its twin is shown
	}
	p.describe(description)
	alt := bytes.TrimSpace(description)
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
			Kind: Image, Dest: string(dest), Alt: string(alt), Title: string(unescape(title)),
			Span: span, Offset: len(p.html), Wiki: p.wikis[n], Width: p.widths[n],
		})
		p.html = appendAttribute(p.html, "alt", alt)
		if len(title) > 0 {
			p.html = appendAttribute(p.html, "title", unescape(title))
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

// describe writes what an image shows into the text.
func (p *pass) describe(description []byte) {
	opens := len(bytes.TrimSpace(p.text[min(p.saidAt, len(p.text)):])) == 0
	p.text = append(appendBlank(p.text), description...)
	if opens {
		p.saidAt = len(p.text)
	}
}

// isForDark holds of a picture of a plain page that only dark pages show, where the page
// has one for light ones too: by the end of its address, as GitHub and MkDocs have it, or
// by its classes.
func (p *pass) isForDark(dest []byte, classes string) bool {
	if !p.parser.options.Generous {
		return false
	}
	for i, sign := range darkSigns {
		if !bytes.HasSuffix(dest, []byte(sign.dark)) && !slices.Contains(strings.Fields(classes), sign.dark) {
			continue
		}
		if p.lightFound == nil {
			p.lightFound = make([]bool, len(darkSigns))
			for k, sign := range darkSigns {
				p.lightFound[k] = bytes.Contains(p.shown, []byte(sign.light))
			}
		}
		if p.lightFound[i] {
			return true
		}
	}
	return false
}

// darkSigns are on pictures for dark pages and on their twins for light ones.
var darkSigns = []struct{ dark, light string }{
	{"#gh-dark-mode-only", "#gh-light-mode-only"}, {"#only-dark", "#only-light"}, {"dark:block", "dark:hidden"},
	{"dark-only", "light-only"}, {"only-dark", "only-light"},
}

// described is the description of an image, without a size that Obsidian has there.
func (p *pass) described(n *ast.Image) []byte {
	alt := p.appendPlain(nil, n)
	if size := altSize.FindSubmatchIndex(alt); size != nil && p.parser.options.Generous {
		p.setWidth(n, alt[size[2]:size[3]])
		return bytes.TrimSpace(alt[:size[0]])
	}
	return alt
}

// partAfter parts a description from a word that follows its image at once, at
// data[end:].
func (p *pass) partAfter(text []byte, end int) []byte {
	if end >= len(p.data) || bytes.IndexByte([]byte(" \t\n.,;:?)"), p.data[end]) >= 0 {
		return text
	}
	return appendBlank(text)
}
