package link

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"chuyende/internal/lang"
	"chuyende/internal/site"
	"chuyende/internal/vietnamese"
)

// letters sorts all pages that stand in a section by title into the letters of
// the catalogue, and claims the addresses of their lists.
func (l *linker) letters() {
	type row struct {
		page        *site.Page
		letter      int
		title, path []byte
	}
	const list = "letters"
	pages := slices.DeleteFunc(slices.Clone(l.tree.Pages), func(p *site.Page) bool { return !p.IsEntry() })
	l.sorter.again(list, pages)
	rows := make([]row, len(pages))
	for i, p := range pages {
		letter, at := vietnamese.Initial(p.Title)
		k := l.sorter.of(p)
		rows[i] = row{p, letterRank(letter), k.ofTitle, k.ofPath}
		if at > 0 {
			rows[i].title = l.sorter.key(p.Title[at:])
		}
	}
	slices.SortFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(a.letter, b.letter), bytes.Compare(a.title, b.title), bytes.Compare(a.path, b.path))
	})
	for i := range rows {
		pages[i] = rows[i].page
	}
	l.sorter.stands(list, pages)
	size := site.LetterSize(l.Config.PageSize)
	for i := 0; i < len(rows); {
		letter, _ := vietnamese.Initial(rows[i].page.Title)
		title, name := l.letterNames(letter)
		entry := &site.Letter{Title: title}
		for rank := rows[i].letter; i < len(rows) && rows[i].letter == rank; i++ {
			entry.Pages = append(entry.Pages, rows[i].page)
		}
		if len(rows) > size {
			entry.Address = l.tree.Places.Letter(name)
			who := owner{what: lang.Textf("mục lục vần %s", "the catalogue of letter %s", title)}
			l.claimList(site.File{What: site.LetterFile, Address: entry.Address, Letter: entry}, entry.Pages, size, who)
		}
		l.tree.Letters = append(l.tree.Letters, entry)
	}
}

// letterRank is the place of a letter in the catalogue: digits stand after
// the alphabet, other scripts last.
func letterRank(letter rune) int {
	switch letter {
	case 0:
		return len(vietnamese.Alphabet) + 1
	case '0':
		return len(vietnamese.Alphabet)
	}
	return strings.IndexRune(vietnamese.Alphabet, letter)
}

// letterNames returns what a letter is called on the portal and in its
// address, where the letters that ASCII lacks are spelt as Telex types them.
func (l *linker) letterNames(letter rune) (title, name string) {
	switch letter {
	case 0:
		return l.Config.Words.Text("list.letter-other"), l.Config.Words.Text("address.letter-other")
	case '0':
		return l.Config.Words.Text("list.letter-digits"), l.Config.Words.Text("address.letter-digits")
	}
	return string(letter), vietnamese.Telex(string(letter))
}
