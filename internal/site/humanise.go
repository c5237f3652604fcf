package site

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Humanise makes a title of a file's or folder's name: "luat-dat-dai" reads
// "Luat dat dai".
func Humanise(name string) string {
	title := strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '-' || r == '_' {
			return ' '
		}
		return r
	}, name))
	first, size := utf8.DecodeRuneInString(title)
	if first == utf8.RuneError {
		return title
	}
	return string(unicode.ToUpper(first)) + title[size:]
}

// notionID is what Notion puts behind the name of each file and folder.
var notionID = regexp.MustCompile(`^(.*\S) [0-9a-f]{32}$`)

// Spoken is a file's name without what other programs put into names: signs that
// systems do not take, "Is it so%3F", and "Board___Tools" of a page below another.
func Spoken(name string) string {
	if m := notionID.FindStringSubmatch(name); m != nil {
		name = m[1]
	}
	if strings.IndexByte(name, '%') >= 0 {
		if plain, err := url.PathUnescape(name); err == nil {
			name = plain
		}
	}
	return strings.ReplaceAll(name, "___", " / ")
}
