package search

import (
	"strings"
	"unicode/utf8"
)

// fragment is a document's text as one file for the browser, made when the
// document is set.
type fragment struct {
	path string // below the search folder
	hash string
	file []byte
}

func encodeFragment(doc *Document) fragment {
	arguments := appendJSON(nil, validText(doc.Summary))
	arguments = append(arguments, ",["...)
	for i, s := range doc.Sections {
		if i > 0 {
			arguments = append(arguments, ',')
		}
		arguments = append(arguments, '[')
		arguments = appendJSON(arguments, validText(s.ID))
		arguments = append(arguments, ',')
		arguments = appendJSON(arguments, validText(s.Heading))
		arguments = append(arguments, ',')
		arguments = appendJSON(arguments, validText(s.Text))
		arguments = append(arguments, ']')
	}
	arguments = append(arguments, ']')
	hash := nameHash(arguments)
	name := fragmentName(doc.URL) + "." + hash
	return fragment{path: name + ".js", hash: hash, file: script(name, arguments)}
}

// fragmentName returns where a page's text is kept, without the hash. The
// client works it out from the page's address in the same way.
func fragmentName(url string) string {
	return "x/" + plainName(strings.TrimSuffix(strings.TrimPrefix(url, "/"), ".html"))
}

// plainName makes a path of s that every server and file system takes: bytes
// other than lower-case letters, digits, - and / are written as _ and two
// hexadecimal digits.
func plainName(s string) string {
	const hex = "0123456789abcdef"
	var out []byte
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '-', c == '/' && i > 0 && s[i-1] != '/':
			out = append(out, c)
		default:
			out = append(out, '_', hex[c>>4], hex[c&15])
		}
	}
	return string(out)
}

// validText replaces what is not UTF-8: JSON cannot hold it.
func validText(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}
