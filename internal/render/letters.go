package render

import "chuyende/internal/site"

// letters are the pages of the catalogue by first letter: all titles of the
// portal, for readers without search or script. A short catalogue has none, it
// stands on the catalogue's first page.
type letters struct{}

// Jobs makes the sheets of each letter.
func (letters) Jobs(r *Renderer, files []*site.File) []Job {
	row := r.keys.site
	for _, l := range r.Tree.Letters {
		row = row.with(l.Title, l.Address)
	}
	return r.sheets(files, r.entriesKey, func(f *site.File) (Key, func(*site.Sheet) *View) {
		return row.with(f.Letter.Title), func(s *site.Sheet) *View { return r.letter(f.Letter, s) }
	})
}

// letter is one sheet of a letter's list.
func (r *Renderer) letter(l *site.Letter, s *site.Sheet) *View {
	v := r.view(s.Address(), "letter", r.say("list.letter-title", l.Title))
	v.Breadcrumb = append(r.breadcrumb(v.Address, r.Tree.Home), Link{r.say("catalogue.title"), r.href(v.Address, r.Tree.Places.Catalogue)})
	b := &LetterBody{List: r.emptyList(v, s), Entries: r.entries(v.Address, s.Pages())}
	// Without numbers of pages: a new page is no reason to write every letter.
	for _, other := range r.Tree.Letters {
		b.Letters = append(b.Letters, LetterView{Link: Link{other.Title, r.href(v.Address, other.Address)}, Current: other == l})
	}
	v.Body = b
	return v
}

// catalogueLetters are the letters as the catalogue shows them.
func (r *Renderer) catalogueLetters(from string) []LetterView {
	views := make([]LetterView, len(r.Tree.Letters))
	for i, l := range r.Tree.Letters {
		views[i] = LetterView{Link: Link{Title: l.Title}, Count: len(l.Pages)}
		if l.Address != "" {
			views[i].URL = r.href(from, l.Address)
		} else {
			views[i].Entries = r.entries(from, l.Pages)
		}
	}
	return views
}

// lettersKey stands for what [Renderer.catalogueLetters] shows.
func (r *Renderer) lettersKey() Key {
	key := Key(0)
	for _, l := range r.Tree.Letters {
		key = key.with(l.Title, l.Address).and(Key(len(l.Pages)))
		if l.Address == "" {
			key = key.and(r.entriesKey(l.Pages))
		}
	}
	return key
}

func (r *Renderer) entries(from string, pages []*site.Page) []Entry {
	entries := make([]Entry, len(pages))
	for i, p := range pages {
		head, _ := parted(p.Title, p.Kind)
		entries[i] = Entry{Link: Link{head, r.href(from, p.Address)}, Note: r.entryNote(p)}
	}
	return entries
}

// entriesKey stands for what [Renderer.entries] shows. It is less than the key
// of a card, so that an edit that leaves titles alone costs no sheet.
func (r *Renderer) entriesKey(pages []*site.Page) Key {
	key := Key(len(pages))
	for _, p := range pages {
		key = key.with(p.Title, p.Address, r.entryNote(p))
	}
	return key
}

// entryNote says that a page is a draft, what it is, or where a page of no
// special kind stands.
func (r *Renderer) entryNote(p *site.Page) string {
	if p.Draft() {
		return r.say("draft.mark")
	}
	switch {
	case !p.Kind.IsPlain():
		return p.Kind.Title
	case p.Section != nil && p.Section.Parent != nil:
		return p.Section.Title
	}
	return ""
}
