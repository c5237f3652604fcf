package site

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Humanise makes a title of a file's or folder's name: "luat-dat-dai" reads
// "Luat dat dai". In a name with blanks, "Số 12-KH", hyphens are its own.
func Humanise(name string) string {
	spaced := strings.Contains(strings.TrimSpace(name), " ")
	title := strings.TrimSpace(strings.Map(func(r rune) rune {
		if (r == '-' || r == '_') && !spaced {
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

// WithoutID is a name without it.
func WithoutID(name string) string {
	if m := notionID.FindStringSubmatch(name); m != nil {
		return m[1]
	}
	return name
}

// Spoken is a file's name without what other programs put into names: signs that
// systems do not take, "Is it so%3F", and "Board___Tools" of a page below another.
func Spoken(name string) string {
	name = WithoutID(name)
	if strings.IndexByte(name, '%') >= 0 {
		if plain, err := url.PathUnescape(name); err == nil {
			name = plain
		}
	}
	return strings.ReplaceAll(name, "___", " / ")
}

// numberBefore is a number by which names are sorted: "01-", "2. ".
var numberBefore = regexp.MustCompile(`^(\d{1,3})[-_. ]+(\S)`)

// NumberBefore is the number that a name begins with to be sorted by, 0 for none.
func NumberBefore(name string) int {
	m := numberBefore.FindStringSubmatch(name)
	if m == nil || strings.ContainsAny(m[2], "0123456789") { // a day
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return 0
	}
	return n
}

// AreNumbered reports whether the names of what stands in a folder begin with numbers to
// be sorted by: two or more, and most of them. "10 điều cần biết" alone is no such name.
func AreNumbered(names []string) bool {
	numbered := 0
	for _, name := range names {
		if NumberBefore(name) > 0 {
			numbered++
		}
	}
	return numbered > 1 && numbered*2 >= len(names)
}

// WithoutNumber is a name without it.
func WithoutNumber(name string) string {
	if NumberBefore(name) == 0 {
		return name
	}
	return strings.TrimLeft(strings.TrimLeft(name, "0123456789"), "-_. ")
}
