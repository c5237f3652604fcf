package link

import (
	"slices"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/site"
	"chuyende/internal/vietnamese"
)

// taxonomies sorts the pages into the lists of each classifier, checks ids
// against the site's vocabularies and claims the lists' addresses.
func (l *linker) taxonomies() {
	for _, c := range site.Classifiers() {
		l.classify(c)
	}
	for key, vocabulary := range site.VocabularyFields() {
		entries := l.vocabulary(vocabulary, nil)
		for _, p := range l.tree.Pages {
			for _, item := range p.Meta.Items(key) {
				if len(entries) > 0 && !slices.ContainsFunc(entries, func(e config.Entry) bool { return e.ID == item.Text }) {
					l.unknownTerm(p, item.Span, vocabulary, item.Text, entries)
				}
			}
		}
	}
}

// vocabulary returns the site's entries, or the classifier's own.
func (l *linker) vocabulary(name string, own []site.VocabularyTerm) []config.Entry {
	if entries := l.Config.Vocabularies[name]; len(entries) > 0 {
		return entries
	}
	entries := make([]config.Entry, len(own))
	for i, t := range own {
		entries[i] = config.Entry{ID: t.ID, Title: t.Title}
	}
	return entries
}

func (l *linker) classify(c site.Classifier) {
	t := &site.Taxonomy{Classifier: c, Address: "/" + c.Folder + "/index.html"}
	terms := map[string]*site.Term{}
	entries := l.vocabulary(c.Vocabulary, c.Terms)
	for _, e := range entries {
		terms[e.ID] = &site.Term{Taxonomy: t, ID: e.ID, Title: e.Title, Note: e.Note}
	}
	for _, p := range l.tree.Pages {
		for _, item := range p.Meta.Items(c.Field) {
			id := item.Text
			if c.Vocabulary == "" {
				id = vietnamese.Slug(item.Text)
			}
			term := terms[id]
			switch {
			case term == nil && c.Vocabulary != "":
				l.unknownTerm(p, item.Span, c.Vocabulary, id, entries)
				continue
			case id == "":
				l.problems.Add(p.Problem(diag.Error, "term-empty", item.Span,
					lang.Textf("%q không có chữ hay số để làm địa chỉ", "%q has no letter or digit to make an address of", item.Text), lang.Text{}))
				continue
			case term == nil:
				term = &site.Term{Taxonomy: t, ID: id, Title: item.Text}
				terms[id] = term
			}
			if !p.Index && !slices.Contains(p.Terms, term) {
				term.Pages = append(term.Pages, p)
				p.Terms = append(p.Terms, term)
			}
		}
	}
	l.orderTerms(t, terms, entries)
	if len(t.Terms) == 0 {
		return
	}
	l.claimList(t.Address, t.Classifier.Title)
	for _, term := range t.Terms {
		term.Address = "/" + c.Folder + "/" + vietnamese.Slug(term.ID) + ".html"
		l.claimList(term.Address, t.Classifier.Title+": "+term.Title)
		l.sorter.pages(term.Pages, pageOrder(l.Kinds))
	}
	l.tree.Taxonomies = append(l.tree.Taxonomies, t)
}

// orderTerms keeps the terms that pages use, in the vocabulary's order or by
// title. With a vocabulary each page's terms take that order too.
func (l *linker) orderTerms(t *site.Taxonomy, terms map[string]*site.Term, entries []config.Entry) {
	for _, e := range entries {
		if term := terms[e.ID]; len(term.Pages) > 0 {
			t.Terms = append(t.Terms, term)
		}
	}
	if len(entries) > 0 {
		return
	}
	for _, term := range terms {
		t.Terms = append(t.Terms, term)
	}
	slices.SortFunc(t.Terms, func(a, b *site.Term) int {
		if c := l.sorter.compareTitles(a.Title, b.Title); c != 0 {
			return c
		}
		return l.sorter.compareTitles(a.ID, b.ID)
	})
}

func (l *linker) claimList(address, title string) {
	what := lang.Textf("danh sách “%s”", "the list “%s”", title)
	before, taken := l.claim(address, owner{what: what})
	if !taken {
		return
	}
	p := diag.Problem{File: "content", Severity: diag.Error, Code: "address-taken",
		Text: lang.Textf("địa chỉ %s của %s đã có chủ: %s", "address %s of %s is taken by %s", address, what, before.shown()),
		Hint: lang.Text{VI: "đổi tên thư mục hoặc tệp", EN: "rename the folder or file"}}
	if before.page != nil {
		p.File, p.Data = before.page.Shown, before.page.Data
	}
	l.problems.Add(p)
}

func (l *linker) unknownTerm(p *site.Page, span diag.Span, vocabulary, id string, entries []config.Entry) {
	if len(entries) == 0 {
		l.problems.Add(p.Problem(diag.Error, "vocabulary-missing", span,
			lang.Textf("site.yaml chưa có danh mục %q", "site.yaml has no vocabulary %q", vocabulary),
			lang.Textf("thêm vào content/site.yaml: vocabularies: %s: rồi một dòng cho mỗi giá trị", "add to content/site.yaml: vocabularies: %s: and a line for each value", vocabulary)))
		return
	}
	ids := make([]string, len(entries))
	for i, e := range entries {
		ids[i] = e.ID
	}
	l.problems.Add(p.Problem(diag.Error, "term-unknown", span,
		lang.Textf("danh mục %s không có %q", "vocabulary %s has no %q", vocabulary, id), diag.DidYouMean(id, ids)))
}
