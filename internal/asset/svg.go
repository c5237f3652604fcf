package asset

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// inspectSVG tells of the first thing in an SVG that is no drawing.
func inspectSVG(shown, settings string, size int64, read func() ([]byte, error)) (diag.Problem, bool, error) {
	hint := lang.Textf("lưu lại từ chương trình vẽ dưới dạng SVG thường, hoặc xuất ra PNG", "save it from the drawing program as plain SVG, or export it as PNG")
	p := ruleFileSVG.At(shown, nil, diag.Span{}, lang.Text{}, Keep(hint, shown, settings, ruleFileSVG.Code))
	if size > mostSVG {
		p.Text = lang.Textf("tệp SVG quá lớn để xem bên trong có gì", "the SVG is too large to be looked into")
		return p, true, nil
	}
	data, err := read()
	if err != nil {
		return p, false, err
	}
	text, start, end := examine(data)
	if text == (lang.Text{}) {
		return p, false, nil
	}
	p.Text = text
	if utf8.Valid(data) && start < len(data) {
		if line := bytes.IndexByte(data[start:end], '\n'); line > 0 {
			end = start + line
		}
		p.Data, p.Span = data, diag.Span{Start: start, End: end}
	}
	return p, true, nil
}

// examine reads an SVG the way browsers do when it is opened by itself, and
// returns what is first wrong with it and where. What cannot be read is wrong:
// a browser runs scripts up to the place where it gives up.
func examine(data []byte) (text lang.Text, start, end int) {
	decoder := xml.NewDecoder(bytes.NewReader(data))
	var style bool
	for {
		start = int(decoder.InputOffset())
		token, err := decoder.Token()
		end = min(int(decoder.InputOffset()), len(data))
		if errors.Is(err, io.EOF) {
			return lang.Text{}, 0, 0
		}
		if err != nil {
			return lang.Textf("tệp SVG viết sai nên không biết bên trong có gì", "the SVG is malformed, so it is not known what is in it"), min(start, end), end
		}
		switch token := token.(type) {
		case xml.StartElement:
			style = strings.EqualFold(token.Name.Local, "style")
			text = element(token)
		case xml.EndElement:
			style = false
		case xml.CharData:
			if style {
				text = css(string(token))
			}
		case xml.ProcInst:
			if token.Target != "xml" {
				text = outside(token.Target)
			}
		case xml.Directive:
			if bytes.ContainsRune(token, '[') {
				text = lang.Textf("tệp SVG tự khai thực thể (ENTITY), có thể giấu nội dung", "the SVG declares entities, which may hide something")
			}
		}
		if text != (lang.Text{}) {
			return text, start, end
		}
	}
}

func script(what string) lang.Text {
	return lang.Textf("tệp SVG có script (%s): người mở tệp sẽ chạy nó", "the SVG has a script (%s), which runs for whoever opens the file", what)
}

func outside(what string) lang.Text {
	return lang.Textf("tệp SVG lấy thứ khác từ bên ngoài (%s)", "the SVG fetches something from elsewhere (%s)", what)
}

// element looks at one element.
func element(e xml.StartElement) lang.Text {
	name := strings.ToLower(e.Name.Local)
	switch {
	case slices.Contains([]string{"script", "handler", "listener"}, name):
		return script(name)
	case name == "foreignobject", strings.Contains(e.Name.Space, "xhtml"), slices.Contains([]string{"iframe", "object", "embed"}, name):
		return lang.Textf("tệp SVG có HTML bên trong (%s)", "the SVG has HTML in it (%s)", e.Name.Local)
	}
	for _, a := range e.Attr {
		key, value := strings.ToLower(a.Name.Local), squeeze(a.Value)
		switch {
		case a.Name.Space == "xmlns" || key == "xmlns":
			continue
		case a.Name.Space == "" && strings.HasPrefix(key, "on"):
			return script(key)
		case strings.Contains(value, "javascript:"), strings.Contains(value, "vbscript:"):
			return script(key)
		case key == "attributename" && (strings.HasPrefix(value, "on") || strings.HasSuffix(value, "href")):
			return script(key)
		case slices.Contains([]string{"href", "src", "base"}, key) && leaves(value, name == "a"):
			return outside(key)
		}
		// Any attribute that paints may name a URL, not style alone.
		if strings.Contains(value, "url(") || key == "style" {
			if text := css(a.Value); text != (lang.Text{}) {
				return text
			}
		}
	}
	return lang.Text{}
}

// squeeze takes out what browsers pass over in an address.
func squeeze(value string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, value)
}

// leaves reports whether an address is fetched from elsewhere, or brings along
// more than a picture. A link to click may lead to any page.
func leaves(address string, link bool) bool {
	for _, picture := range []string{"data:image/png", "data:image/jpeg", "data:image/jpg", "data:image/gif", "data:image/webp"} {
		if strings.HasPrefix(address, picture) {
			return false
		}
	}
	if strings.HasPrefix(address, "//") || strings.HasPrefix(address, `\`) || strings.HasPrefix(address, `/\`) {
		return !link
	}
	scheme, _, found := strings.Cut(address, ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		return false
	}
	return !link || scheme != "http" && scheme != "https" && scheme != "mailto" && scheme != "tel"
}

// css looks at a style: it may name what it uses inside the drawing only.
func css(text string) lang.Text {
	text = squeeze(text)
	if strings.Contains(text, "@import") || strings.Contains(text, `\`) || strings.Contains(text, "expression(") {
		return outside("style")
	}
	for rest := text; ; {
		_, after, found := strings.Cut(rest, "url(")
		if !found {
			return lang.Text{}
		}
		address := strings.TrimLeft(after, `'"`)
		if !strings.HasPrefix(address, "#") && (leaves(address, false) || !strings.HasPrefix(address, "data:")) {
			return outside("url")
		}
		rest = after
	}
}
