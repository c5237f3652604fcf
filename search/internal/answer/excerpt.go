package answer

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chuyende/search/internal/record"
	"chuyende/search/internal/script"
)

// documentArguments is how many arguments a document's file has; the last are
// its sections.
const documentArguments = 7

// excerptLength is about how many bytes of text an excerpt has.
const excerptLength = 260

// section is the plain text below one heading.
type section struct{ heading, text string }

// sections returns a document's text. It is that of the browser's file, so it
// is kept once. A file that is gone or not as it was written is [record.ErrDamaged].
func (x *Index) sections(name string) ([]section, error) {
	place := filepath.Join(x.dir, filepath.FromSlash(name)+".js")
	info, err := os.Lstat(place)
	if err != nil || !info.Mode().IsRegular() {
		return nil, record.Damaged(name, "there is no such file")
	}
	data, err := os.ReadFile(place)
	if err != nil {
		return nil, err
	}
	arguments, err := script.Parse(name, data)
	if err != nil {
		return nil, record.Damaged(name, "%v", err)
	}
	var rows [][3]string
	if len(arguments) != documentArguments || json.Unmarshal(arguments[documentArguments-1], &rows) != nil {
		return nil, record.Damaged(name, "it holds no text")
	}
	sections := make([]section, len(rows))
	for i, row := range rows {
		sections[i] = section{row[1], row[2]}
	}
	return sections, nil
}

// excerpt returns the part of a document's text that holds most of the
// query's words close together, by the rule of client/excerpt.js; lengths are
// bytes here and characters there, so the two need not show the same. Where it
// holds none of the words, the fallback is all there is.
func (x *Index) excerpt(name, query, fallback string) (string, error) {
	sections, err := x.sections(name)
	if err != nil {
		return "", err
	}
	q := x.forms.asked(query)
	var best passage
	text := ""
	for _, s := range sections {
		if p := densest(q.matches(x.forms.words(s.text))); p.value > best.value {
			best, text = p, s.text
		}
		text = cmp.Or(text, s.text)
	}
	if best.value == 0 && fallback != "" {
		return fallback, nil
	}
	return cutText(text, best.at), nil
}

// askedWords is what an excerpt looks for.
type askedWords struct {
	exact map[string]string // by folded form
	pairs map[[2]string]bool
}

func (f *forms) asked(query string) askedWords {
	a := askedWords{map[string]string{}, map[[2]string]bool{}}
	before := ""
	for _, w := range f.words(query) {
		a.exact[w.folded] = w.exact
		a.pairs[[2]string{before, w.folded}] = true
		before = w.folded
	}
	return a
}

// match is a word of a text that was asked for.
type match struct {
	textWord
	beside bool // its neighbour in the query
}

// matches picks the words of a text that were asked for. A word with marks
// is found with these, one without in all spellings; but if some of these
// stand beside their neighbour of the query, then only those: "nhũng" of
// "tham nhung", not "những".
func (a askedWords) matches(words []textWord) []match {
	var found []match
	beside := map[string]map[string]bool{} // folded → the spellings that are
	before := -1                           // where in found the word before is
	for _, w := range words {
		typed, ok := a.exact[w.folded]
		if !ok || typed != w.folded && typed != w.exact {
			before = -1
			continue
		}
		found = append(found, match{textWord: w})
		last := len(found) - 1
		if before >= 0 && w.Joined && a.pairs[[2]string{found[before].folded, w.folded}] {
			for _, m := range []*match{&found[before], &found[last]} {
				m.beside = true
				if beside[m.folded] == nil {
					beside[m.folded] = map[string]bool{}
				}
				beside[m.folded][m.exact] = true
			}
		}
		before = last
	}
	return slices.DeleteFunc(found, func(m match) bool { return beside[m.folded] != nil && !beside[m.folded][m.exact] })
}

// passage is a place in a text and how well it answers.
type passage struct {
	value float64
	at    int
}

// densest finds the stretch with most different words, more so beside their
// neighbours; of equals that with most words, and then the first.
func densest(found []match) passage {
	var best passage
	for first := range found {
		seen := map[string]float64{}
		value, count := 0.0, 0
		for _, m := range found[first:] {
			if m.End-found[first].Start > excerptLength {
				break
			}
			worth := 1.0
			if m.beside {
				worth = 1.5
			}
			value += max(0, worth-seen[m.folded])
			seen[m.folded] = max(seen[m.folded], worth)
			count++
		}
		if value += float64(min(count, 50)) / 1000; value > best.value {
			best = passage{value, found[first].Start}
		}
	}
	return best
}

// cutText returns about excerptLength bytes of text around a place, from the
// beginning of one word to the end of another.
func cutText(text string, at int) string {
	start := 0
	if at > 50 {
		start = at
		if blank := strings.IndexAny(text[at-50:at], " \n\t"); blank >= 0 {
			start = at - 50 + blank + 1
		}
	}
	rest := text[start:]
	end := len(rest)
	if end > excerptLength {
		end = max(strings.LastIndexAny(rest[:excerptLength], " \n\t"), 0)
	}
	out := strings.Join(strings.Fields(rest[:end]), " ")
	if start > 0 {
		out = "… " + out
	}
	if end < len(rest) {
		out += " …"
	}
	return out
}
