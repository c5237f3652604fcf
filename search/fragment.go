package search

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// encodeDocument returns a document as the browser fetches it when it is a
// hit. It is made once, when the document is set.
func encodeDocument(doc *Document) shard {
	var out []byte
	text := func(s string) {
		if len(out) > 0 && out[len(out)-1] != '[' {
			out = append(out, ',')
		}
		out = appendJSON(out, validText(s))
	}
	open := func() {
		if out[len(out)-1] != '[' {
			out = append(out, ',')
		}
		out = append(out, '[')
	}
	text(doc.URL)
	text(doc.Title)
	text(doc.Kind)
	text(doc.Date)
	open()
	for _, name := range slices.Sorted(maps.Keys(doc.Facets)) {
		open()
		text(name)
		for _, value := range doc.Facets[name] {
			text(value)
		}
		out = append(out, ']')
	}
	out = append(out, ']')
	text(doc.Summary)
	open()
	for _, s := range doc.Sections {
		open()
		text(s.ID)
		text(s.Heading)
		text(s.Text)
		out = append(out, ']')
	}
	out = append(out, ']')
	return newShard(out)
}

// block is a run of documents whose files lie in one folder.
type block struct {
	name  string
	count int
}

// Documents are cut into blocks where a URL's hash says so, so that a document
// that comes or goes renumbers the files of its own block only.
const (
	blockFrom   = 32
	blockTo     = 1024
	blockChance = 256 // one URL in so many may start a block
)

// cutBlocks returns the blocks of documents, which are in the order of URLs.
func cutBlocks(documents []*analysed) []block {
	var blocks []block
	start := 0
	var urls []byte
	end := func(i int) {
		if i > start {
			blocks = append(blocks, block{hashOfURLs(urls), i - start})
		}
		start, urls = i, urls[:0]
	}
	for i, d := range documents {
		size := i - start
		if size >= blockTo || size >= blockFrom && keyHash([]byte(d.url))%blockChance == 0 {
			end(i)
		}
		urls = append(append(urls, d.url...), '\n')
	}
	end(len(documents))
	return blocks
}

// hashOfURLs names a list of URLs by ten letters. One check is 32 bits, short
// for a name; a second one over the list and the first adds to it.
func hashOfURLs(urls []byte) string {
	first := checkOf(urls)
	return first + checkOf(append(urls, first...))[:3]
}

// documentNames returns the names of all documents' files.
func documentNames(blocks []block) []string {
	var names []string
	for _, b := range blocks {
		for i := range b.count {
			names = append(names, "d/"+b.name+"/"+strconv.Itoa(i))
		}
	}
	return names
}

// plainName makes a path of s that every server and file system takes: bytes
// other than lower-case letters, digits and - are written as _ and two
// hexadecimal digits.
func plainName(s string) string {
	const hex = "0123456789abcdef"
	var out []byte
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '-':
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
