package shard

import (
	"regexp"
	"strconv"
	"strings"

	"chuyende/internal/vietnamese"
	"chuyende/search/internal/corpus"
	"chuyende/search/internal/script"
)

// addressWord is a word of a title or an address.
var addressWord = regexp.MustCompile(`[a-z0-9]+`)

// plainAddress is one that can be written by the words of its page's title.
var plainAddress = regexp.MustCompile(`^(/(?:[a-z0-9-]+/)*)([a-z0-9]+(?:-[a-z0-9]+)*)\.html$`)

const (
	// farthestWord is the place of the last word of a title that an address can point to.
	farthestWord = 'Z' - 'A'
	// mostTogether is how many words in a row it can point to at once.
	mostTogether = 9
)

// addresses writes the addresses of documents by their titles, from which many are
// made: see [script.Version].
func addresses(documents []*corpus.Analysed) []string {
	written := make([]string, len(documents))
	before := "" // folder
	for i, d := range documents {
		url := script.ValidText(d.Doc.URL)
		written[i] = url
		parts := plainAddress.FindStringSubmatch(url)
		if parts == nil || !isLatin(d.Doc.Title) {
			continue
		}
		folder, name := parts[1], byTitle(parts[2], addressWords(d.Doc.Title))
		written[i] = "<" + name
		if folder != before {
			written[i] = folder + written[i]
			before = folder
		}
	}
	return written
}

// addressWords are the words of a title that addresses are made of.
func addressWords(title string) []string {
	return addressWord.FindAllString(vietnamese.Fold(script.ValidText(title)), -1)
}

// byTitle writes a name with those of its words that a title has too as pointers: a letter for
// the place of the first in the title, and how many follow one another.
func byTitle(name string, title []string) string {
	words := strings.Split(name, "-")
	var written []string
	for len(words) > 0 {
		at, most := 0, 0
		for i := range min(len(title), farthestWord+1) {
			n := 0
			for n < min(len(words), len(title)-i, mostTogether) && title[i+n] == words[n] {
				n++
			}
			if n > most {
				at, most = i, n
			}
		}
		if most == 0 {
			written, words = append(written, words[0]), words[1:]
			continue
		}
		written, words = append(written, string(rune('A'+at))+strconv.Itoa(most)), words[most:]
	}
	return strings.Join(written, "-")
}

// isLatin reports whether all letters of a text are of scripts that every program takes
// marks from in the same way.
func isLatin(text string) bool {
	const behind = 0x2100 // Latin, marks and signs of punctuation come before
	return strings.IndexFunc(text, func(r rune) bool { return r >= behind }) < 0
}
