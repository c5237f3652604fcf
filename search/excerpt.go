package search

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"chuyende/internal/vietnamese"
)

// excerptLength is about how many bytes of text an excerpt has.
const excerptLength = 260

// excerpt returns the part of a document's text that holds most of the
// query's words close together, as client/excerpt.js does. The text is that of
// the browser's file, so it is kept once; where it cannot be read, or holds none of
// the words, the fallback is all there is.
func (x *Index) excerpt(path, query, fallback string) string {
	data, err := os.ReadFile(filepath.Join(x.dir, filepath.FromSlash(path)))
	if err != nil {
		return fallback
	}
	arguments, err := parseScript(strings.TrimSuffix(path, ".js"), data)
	if err != nil || len(arguments) != 2 {
		return fallback
	}
	var sections [][3]string
	if json.Unmarshal(arguments[1], &sections) != nil {
		return fallback
	}
	wanted := wantedWords(query)
	var best passage
	text := ""
	for _, s := range sections {
		if p := densest(s[2], wanted); p.value > best.value {
			best, text = p, s[2]
		}
		text = cmp.Or(text, s[2])
	}
	if best.value == 0 && fallback != "" {
		return fallback
	}
	return cutText(text, best.at)
}

// wantedWords returns the folded words of a query with their spellings in it.
func wantedWords(query string) map[string]map[string]bool {
	wanted := map[string]map[string]bool{}
	words := vietnamese.Words(query, nil)
	for i := range words {
		exact, folded := canon(query, words[:i+1])
		if wanted[folded] == nil {
			wanted[folded] = map[string]bool{}
		}
		wanted[folded][exact] = true
	}
	return wanted
}

// passage is a place in a text and how well it answers.
type passage struct {
	value float64
	at    int
}

// densest finds the stretch of text with most different words of those wanted.
func densest(text string, wanted map[string]map[string]bool) passage {
	type match struct {
		start, end int
		folded     string
		value      float64
	}
	var found []match
	words := vietnamese.Words(text, nil)
	for i, w := range words {
		if w.Whole {
			continue
		}
		exact, folded := vietnamese.Canon(text[w.Start:w.End])
		if spellings := wanted[folded]; spellings != nil {
			value := 1.0
			if spellings[exact] {
				value = 1.2 // the marks agree
			}
			found = append(found, match{words[i].Start, w.End, folded, value})
		}
	}
	var best passage
	for first := range found {
		seen := map[string]float64{}
		value, count := 0.0, 0
		for _, m := range found[first:] {
			if m.end-found[first].start > excerptLength {
				break
			}
			value += max(0, m.value-seen[m.folded])
			seen[m.folded] = max(seen[m.folded], m.value)
			count++
		}
		if value += float64(min(count, 50)) / 1000; value > best.value {
			best = passage{value, found[first].start}
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
