//go:build slow

package pipeline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/vietnamese"
	"chuyende/search"
)

// mostLost is how many of a hundred headings and tags may lead elsewhere first, such
// as those of small words, or of words that are another page's title.
const mostLost = 3

// TestNoPageIsLost asks the portal for the title, each heading and each tag of every
// page, without marks. A page comes first for its title, or within as many places as there are
// pages of that title. For a heading or tag the first hit has it, in its title, other
// names, headings or tags.
func TestNoPageIsLost(t *testing.T) {
	t.Parallel()
	options := portalOptions(t)
	s := NewSession(options)
	mustBuild(t, s, nil)
	index, err := search.Open(SearchDir(options))
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	titles, names, order := map[string][]string{}, map[string][]string{}, []string{}
	note := func(into map[string][]string, text, url string) {
		key := strings.Join(wordsOf(text), " ")
		if len(vietnamese.Words(key, nil)) > 0 && !slices.Contains(into[key], url) {
			into[key] = append(into[key], url)
			order = append(order, key)
		}
	}
	documents := append(choiceDocuments(s.tree, s.settings.config), listDocuments(s.tree, s.settings.config)...)
	for _, p := range s.tree.Pages {
		if !p.Index {
			documents = append(documents, document(p, s.settings.config))
		}
	}
	for _, d := range documents {
		note(titles, d.Title, d.URL)
		note(names, d.Title, d.URL)
		for _, name := range d.Keywords {
			note(names, name, d.URL)
		}
		for _, section := range d.Sections {
			note(names, section.Heading, d.URL)
		}
	}
	slices.Sort(order)
	var lost []string
	for _, key := range slices.Compact(order) {
		result, err := index.Search(t.Context(), key, search.SearchOptions{Limit: max(10, len(names[key]))})
		if err != nil {
			t.Fatal(err)
		}
		urls := make([]string, len(result.Hits))
		for i, hit := range result.Hits {
			urls[i] = hit.URL
		}
		if list := titles[key]; !among(urls, list, len(list)) {
			t.Errorf("title %q of %v: found %v", key, list, urls[:min(len(urls), 3)])
		}
		list := names[key]
		for name, pages := range names {
			if strings.Contains(" "+name+" ", " "+key+" ") {
				list = append(list, pages...)
			}
		}
		if len(titles[key]) == 0 && !among(urls, list, 1) {
			lost = append(lost, fmt.Sprintf("%q of %v: found %v", key, list, urls[:min(len(urls), 3)]))
		}
	}
	if len(lost)*100 > len(order)*mostLost {
		t.Errorf("%d of %d headings and tags lead elsewhere first:\n%s", len(lost), len(order), strings.Join(lost, "\n"))
	}
}

// among reports whether the first n found are of the wanted pages.
func among(found, wanted []string, n int) bool {
	if len(found) < n {
		return false
	}
	return !slices.ContainsFunc(found[:n], func(url string) bool { return !slices.Contains(wanted, url) })
}

// wordsOf returns the words of a text without marks.
func wordsOf(text string) []string {
	var list []string
	for _, w := range vietnamese.Words(text, nil) {
		if !w.Whole {
			_, folded := vietnamese.Canon(text[w.Start:w.End])
			list = append(list, folded)
		}
	}
	return list
}
