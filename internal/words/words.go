// Package words holds what a portal says to its readers: headings, labels,
// sentences, in the language of the site.
//
// The words belong to the theme: strings/LANGUAGE.yaml, of which a site's own
// theme may say single ones in another way. Templates, scripts and Go ask the
// same table by key. The package knows no page and no template; messages for
// content keepers are not its matter but that of package lang.
package words

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Table is the words in one language. It is read-only and safe for concurrent
// use. A nil Table says nothing but keys.
type Table struct {
	texts map[string]string
	// parts are the texts that take arguments, taken apart.
	parts map[string][]piece
	// digest stands for all texts.
	digest string
}

// newTable takes texts by key; they are not to be changed any more.
func newTable(texts map[string]string) *Table {
	t := &Table{texts: texts, parts: map[string][]piece{}}
	sum := sha256.New()
	for _, key := range t.Keys() {
		if arguments(texts[key]) > 0 {
			t.parts[key] = pieces(texts[key])
		}
		fmt.Fprintf(sum, "%q%q", key, texts[key])
	}
	t.digest = hex.EncodeToString(sum.Sum(nil)[:8])
	return t
}

// Text returns the words of a key. "{1}" in them stands for the first of args,
// "{1|page|pages}" for "page" where that is the number 1 and else for "pages".
// A key that the table lacks is returned itself: that it is not so in the
// default theme is held by a test.
func (t *Table) Text(key string, args ...any) string {
	if t == nil {
		return key
	}
	text, ok := t.texts[key]
	if !ok {
		return key
	}
	parts := t.parts[key]
	if len(args) == 0 || len(parts) == 0 {
		return text
	}
	var b strings.Builder
	for _, p := range parts {
		switch {
		case p.arg == 0 || p.arg > len(args):
			b.WriteString(p.text)
		case p.text == "":
			b.WriteString(show(args[p.arg-1]))
		case show(args[p.arg-1]) == "1":
			b.WriteString(p.text)
		default:
			b.WriteString(p.many)
		}
	}
	return b.String()
}

// Has reports whether there are words for a key.
func (t *Table) Has(key string) bool {
	if t == nil {
		return false
	}
	_, ok := t.texts[key]
	return ok
}

// Keys returns all keys, sorted.
func (t *Table) Keys() []string { return slices.Sorted(maps.Keys(t.texts)) }

// Digest stands for all words: equal tables have equal digests.
func (t *Table) Digest() string {
	if t == nil {
		return ""
	}
	return t.digest
}

func show(arg any) string {
	switch arg := arg.(type) {
	case string:
		return arg
	case int:
		return strconv.Itoa(arg)
	}
	return fmt.Sprint(arg)
}

// piece is a part of a text: words, or the place of an argument from 1. With
// text the argument is not shown but chooses between text (for the number 1)
// and many.
type piece struct {
	arg        int
	text, many string
}

// pieces takes a text apart. A brace that begins no argument is an ordinary
// character.
func pieces(text string) []piece {
	var all []piece
	for text != "" {
		before, rest, found := strings.Cut(text, "{")
		if !found {
			return append(all, piece{text: text})
		}
		inside, after, closed := strings.Cut(rest, "}")
		p, ok := argument(inside)
		if !closed || !ok {
			all, text = append(all, piece{text: before + "{"}), rest
			continue
		}
		if before != "" {
			all = append(all, piece{text: before})
		}
		all, text = append(all, p), after
	}
	return all
}

// argument reads what stands between braces: "1" or "1|page|pages".
func argument(inside string) (piece, bool) {
	parts := strings.Split(inside, "|")
	n, err := strconv.Atoi(parts[0])
	if err != nil || n < 1 || n > 9 || len(parts) == 2 || len(parts) > 3 {
		return piece{}, false
	}
	p := piece{arg: n}
	if len(parts) == 3 {
		p.text, p.many = parts[1], parts[2]
	}
	return p, p.text != "" || len(parts) == 1
}

// arguments returns how many arguments a text has places for.
func arguments(text string) int {
	most := 0
	for _, p := range pieces(text) {
		most = max(most, p.arg)
	}
	return most
}
