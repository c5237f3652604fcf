package markdown

import (
	"bytes"

	"chuyende/internal/lang"
)

// role is what the tags of an HTML element do to the text around them.
type role uint8

const (
	unknown role = iota // no element of HTML: rather text in angle brackets
	inside              // stands within a word, as in H<sub>2</sub>O
	apart               // parts words, as the cells of a row
	line                // parts lines, as paragraphs
	hidden              // what is inside it is not for readers
)

// roleOf returns the role of an element by its name in lower case.
func roleOf(name string) role {
	switch name {
	case "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
		"mark", "nobr", "q", "rb", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr":
		return inside
	case "area", "audio", "button", "canvas", "embed", "iframe", "img", "input", "kbd", "label", "map", "math", "meter",
		"object", "option", "output", "param", "picture", "progress", "rp", "rt", "ruby", "select", "slot", "source", "svg",
		"td", "textarea", "th", "track", "video":
		return apart
	case "address", "article", "aside", "base", "basefont", "blockquote", "body", "br", "caption", "center", "col", "colgroup",
		"datalist", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
		"frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li",
		"link", "main", "marquee", "menu", "menuitem", "meta", "nav", "noframes", "noscript", "ol", "optgroup", "p", "pre",
		"search", "section", "summary", "table", "tbody", "template", "tfoot", "thead", "title", "tr", "ul":
		return line
	case "script", "style":
		return hidden
	}
	return unknown
}

// isVoid reports whether an element has no closing tag.
func isVoid(name string) bool {
	switch name {
	case "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr":
		return true
	}
	return false
}

// leads reports whether what a tag itself says is lost with it: where it leads
// or what it shows.
func leads(name string, tag []byte) bool {
	switch name {
	case "a":
		return tagAttribute(tag, "href") != nil
	case "audio", "iframe", "object", "video":
		return true
	}
	return false
}

// instead returns how an author writes in Markdown what an element does.
func instead(name string, inTable bool) lang.Text {
	switch name {
	case "b", "strong", "u", "mark", "big", "font":
		return lang.Textf("muốn in đậm thì viết **chữ**", "for bold text write **text**")
	case "i", "em", "cite", "dfn", "var", "small":
		return lang.Textf("muốn in nghiêng thì viết *chữ*", "for italics write *text*")
	case "s", "strike", "del":
		return lang.Textf("muốn gạch ngang chữ thì viết ~~chữ~~", "to strike text out write ~~text~~")
	case "code", "kbd", "samp", "tt":
		return lang.Textf("viết `chữ` giữa hai dấu huyền", "write `text` between backquotes")
	case "sub", "sup":
		return lang.Textf("viết thẳng chữ số nhỏ: ² ³ ₂ ₃", "write the small digits themselves: ² ³ ₂ ₃")
	case "a":
		return lang.Textf("viết [chữ](địa-chỉ)", "write [text](address)")
	case "img", "picture":
		return lang.Textf("viết ![lời mô tả](ten-anh.jpg)", "write ![description](image.jpg)")
	case "audio", "embed", "iframe", "object", "video":
		return lang.Textf("đặt liên kết tới nơi đó: [chữ](địa-chỉ)", "link to it: [text](address)")
	}
	if inTable {
		return lang.Textf("trong ô bảng, chỉ cần <br> để xuống dòng", "in the cell of a table use <br> for a new line")
	}
	switch name {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return lang.Textf("viết tiêu đề bằng dấu #: ## Tiêu đề", "write headings with #: ## Heading")
	case "ul", "ol", "li":
		return lang.Textf("viết mỗi mục một dòng: - mục", "write each item on a line of its own: - item")
	case "table", "thead", "tbody", "tr", "td", "th":
		return lang.Textf("viết bảng bằng dấu |, dưới dòng đầu có |---|---|", "write tables with |, and |---|---| below the first row")
	case "blockquote":
		return lang.Textf("viết dấu > ở đầu mỗi dòng", "write > at the start of each line")
	case "pre":
		return lang.Textf("đặt giữa hai dòng ```", "put it between two lines of ```")
	case "hr":
		return lang.Textf("viết một dòng ---, trên và dưới để trống", "write a line of --- between empty lines")
	case "details", "summary":
		return lang.Textf("đặt một tiêu đề: ### Tiêu đề", "use a heading: ### Heading")
	}
	if roleOf(name) == inside {
		return lang.Textf("xóa thẻ này, chỉ để lại chữ", "delete the tag and leave the text")
	}
	return lang.Textf("xóa thẻ này, để một dòng trống giữa hai đoạn", "delete the tag, and leave an empty line between paragraphs")
}

// tagName returns the name in a tag such as `<div id="x">` or `</div>`, in
// lower case.
func tagName(tag []byte) string {
	name := bytes.TrimPrefix(bytes.TrimPrefix(tag, []byte("<")), []byte("/"))
	end := bytes.IndexFunc(name, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-'
	})
	if end >= 0 {
		name = name[:end]
	}
	return string(bytes.ToLower(name))
}

// tagAttribute returns the value of an attribute of a tag, if it is quoted.
func tagAttribute(tag []byte, name string) []byte {
	for _, quote := range []string{`"`, `'`} {
		if _, value, ok := bytes.Cut(tag, []byte(" "+name+"="+quote)); ok {
			value, _, _ = bytes.Cut(value, []byte(quote))
			return value
		}
	}
	return nil
}
