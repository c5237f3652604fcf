package answer

import (
	"cmp"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"chuyende/search/internal/record"
	"chuyende/search/internal/script"
)

// excerptLength is about how many bytes of text an excerpt has.
const excerptLength = 260

// section is the plain text below one heading.
type section struct{ heading, text string }

// file is what a document's file says beside what the index keeps.
type file struct {
	newer    []script.Newer
	sections []section
}

// file reads a document's card and text, which stand together, or of few documents the card in the
// manifest. They are the browser's files, so they
// are kept once; the text only where it is wanted. A file that is gone or not as it was written is
// [record.ErrDamaged].
func (x *Index) file(fragment string, wantsText bool) (file, error) {
	place, ok := script.ParsePlace(fragment)
	if !ok {
		return file{}, record.Damaged(fragment, "it is no place of a document")
	}
	shared := script.SharedAmong(x.statistics.Documents)
	var f file
	parts, before := 1, 2 // a card and a summary
	if shared.Few() {
		cards, err := x.cards()
		if err != nil {
			return file{}, err
		}
		if f.newer, ok = newerIn(cards[place].newer); !ok {
			return file{}, record.Damaged("manifest", "it does not hold the document")
		}
		if !wantsText {
			return f, nil
		}
		parts, before = cards[place].parts, 1
	}
	first, at := shared.Text(place)
	for part := range parts {
		err := x.entry(script.Part(first, part), at, before, func(values []json.RawMessage) bool {
			if !shared.Few() {
				var card []json.RawMessage
				if json.Unmarshal(values[0], &card) != nil || len(card) < cardValues {
					return false
				}
				if f.newer, ok = newerIn(card[cardValues-1]); !ok {
					return false
				}
			}
			if !wantsText {
				return true
			}
			for _, value := range values[before:] {
				var row [3]string
				if json.Unmarshal(value, &row) != nil {
					return false
				}
				f.sections = append(f.sections, section{row[1], row[2]})
			}
			return true
		})
		if err != nil {
			return file{}, err
		}
	}
	return f, nil
}

// cardValues is how many values a card has; the last are the newer documents.
const cardValues = 6

// newerIn reads the newer documents of a card.
func newerIn(value json.RawMessage) (newer []script.Newer, ok bool) {
	var rows [][]string
	if json.Unmarshal(value, &rows) != nil {
		return nil, false
	}
	for _, row := range rows {
		if len(row) < 2 {
			return nil, false
		}
		newer = append(newer, script.Newer{URL: row[0], Name: row[1], Replaces: len(row) > 2})
	}
	return newer, true
}

// entry gives read what one of the documents that share a file has in it: at
// least so many values. read reports whether they are such as were written.
func (x *Index) entry(name string, at, least int, read func(values []json.RawMessage) bool) error {
	entries, err := x.arguments(name)
	if err != nil {
		return err
	}
	var entry json.RawMessage
	if at < len(entries) {
		entry = entries[at]
	}
	return checked(name, entry, least, read)
}

// checked gives read the values of a document's entry in a file.
func checked(name string, entry json.RawMessage, least int, read func(values []json.RawMessage) bool) error {
	var values []json.RawMessage
	if json.Unmarshal(entry, &values) != nil || len(values) < least || !read(values) {
		return record.Damaged(name, "it does not hold the document")
	}
	return nil
}

// arguments reads one of the browser's files.
func (x *Index) arguments(name string) ([]json.RawMessage, error) {
	path := filepath.Join(x.dir, filepath.FromSlash(name)+".js")
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return nil, record.Damaged(name, "there is no such file")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	entries, err := script.Parse(name, data)
	if err != nil {
		return nil, record.Damaged(name, "%v", err)
	}
	return entries, nil
}

// inManifest is what the manifest of few documents has of one.
type inManifest struct {
	newer json.RawMessage // the documents of that name in its card
	parts int             // of its text
}

// readCards returns what the manifest has of the documents, by place.
func (x *Index) readCards() (map[script.Place]inManifest, error) {
	const name = "manifest"
	arguments, err := x.arguments(name)
	if err != nil {
		return nil, err
	}
	about, ok := script.AboutOf(arguments)
	var columns [][]json.RawMessage
	if !ok || len(arguments) < 3 || json.Unmarshal(arguments[2], &columns) != nil ||
		len(columns) < cardValues || len(about.Parts) != len(columns[cardValues-1]) {
		return nil, record.Damaged(name, "it does not hold the documents")
	}
	all := columns[cardValues-1]
	cards := map[script.Place]inManifest{}
	for block, count := range about.BlockSizes {
		size := len(about.Blocks) / len(about.BlockSizes)
		for at := 0; at < count && len(cards) < len(all); at++ {
			place := script.Place{Block: about.Blocks[block*size : (block+1)*size], At: at}
			parts, err := strconv.ParseInt(about.Parts[len(cards):len(cards)+1], script.Digits, 0)
			if err != nil {
				return nil, record.Damaged(name, "%v", err)
			}
			cards[place] = inManifest{all[len(cards)], int(parts)}
		}
	}
	return cards, nil
}

// excerpt returns the part of a document's text that holds most of the
// query's words close together, by the rule of client/excerpt.js; lengths are
// bytes here and characters there, so the two need not show the same. Where it
// holds none of the words, the fallback is all there is.
func (x *Index) excerpt(f file, q askedWords, fallback string) string {
	var best passage
	text := ""
	for _, s := range f.sections {
		if p := densest(q.matches(x.forms.words(s.text))); p.value > best.value {
			best, text = p, s.text
		}
		text = cmp.Or(text, s.text)
	}
	if best.value == 0 && fallback != "" {
		return fallback
	}
	return cutText(text, best.at)
}

// telling is of how many hits the titles tell which spellings are meant: the best know best, and
// a long list would only take time. Lengths of excerpts differ in the browser too, so it may.
const telling = 20

// askedWords is what an excerpt looks for.
type askedWords struct {
	exact map[string]string // by folded form
	pairs map[[2]string]bool

	// By folded form the spellings in another text that tells which are meant, and those there
	// that stand beside their neighbours.
	told, paired map[string]map[string]bool
}

// told is asked with what another text tells.
func (f *forms) told(query, text string) askedWords {
	a := f.asked(query)
	found := a.matches(f.words(text))
	a.told, a.paired = spellings(found), spellings(beside(found))
	return a
}

// beside returns the matches that stand beside their neighbours.
func beside(found []match) []match {
	return slices.DeleteFunc(slices.Clone(found), func(m match) bool { return !m.beside })
}

func (f *forms) asked(query string) askedWords {
	a := askedWords{exact: map[string]string{}, pairs: map[[2]string]bool{}}
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
// "tham nhung", not "những". Another text may tell before that, as the best hits do: where they
// have the pair, no other spelling of it is found. Where none stands beside its neighbour, that
// text tells as well: below "Việc cưới" a "cuoi" is no "cuối".
func (a askedWords) matches(words []textWord) []match {
	var found []match
	before := -1 // where in found the word before is
	for _, w := range words {
		typed, ok := a.exact[w.folded]
		if !ok || typed != w.folded && typed != w.exact {
			before = -1
			continue
		}
		found = append(found, match{textWord: w})
		last := len(found) - 1
		if before >= 0 && w.Joined && a.pairs[[2]string{found[before].folded, w.folded}] {
			found[before].beside, found[last].beside = true, true
		}
		before = last
	}
	meant := map[string]map[string]bool{}
	maps.Copy(meant, a.told)
	maps.Copy(meant, spellings(beside(found)))
	maps.Copy(meant, a.paired)
	return slices.DeleteFunc(found, func(m match) bool { return meant[m.folded] != nil && !meant[m.folded][m.exact] })
}

// spellings returns those of each folded word.
func spellings(found []match) map[string]map[string]bool {
	set := map[string]map[string]bool{}
	for _, m := range found {
		if set[m.folded] == nil {
			set[m.folded] = map[string]bool{}
		}
		set[m.folded][m.exact] = true
	}
	return set
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
