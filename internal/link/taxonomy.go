package link

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// taxonomies sorts the pages into the lists of each classifier, checks ids
// against the site's vocabularies and claims the lists' addresses.
func (l *linker) taxonomies() {
	// Sorted once, so that every list comes out in order.
	l.ranked = slices.Clone(l.tree.Pages)
	const list = "ranked"
	l.sorter.again(list, l.ranked)
	l.sorter.pages(l.ranked, pageOrder(l.Kinds))
	l.sorter.stands(list, l.ranked)
	l.having = map[string][]*site.Page{}
	for _, p := range l.ranked {
		for key := range p.Meta.All() {
			l.having[key] = append(l.having[key], p)
		}
	}
	for _, c := range site.ClassifiersIn(l.Config.Words) {
		l.classify(c)
	}
	for key, vocabulary := range site.VocabularyFields() {
		entries := l.vocabulary(vocabulary, nil)
		for _, p := range l.having[key] {
			for _, item := range p.Meta.Items(key) {
				if len(entries) > 0 && indexOf(entries, item.Text) < 0 {
					l.unknownTerm(p, item.Span, vocabulary, item.Text, entries)
				}
			}
		}
	}
}

// isPlainFolder reports whether there is a plain folder, whose pages come from
// anywhere, where the lists of a classifier are to stand.
func (l *linker) isPlainFolder(folder string) bool {
	return slices.ContainsFunc(l.tree.Sections, func(s *site.Section) bool {
		return strings.EqualFold(s.Address, "/"+folder+"/index.html") && !l.isTypedFolder(s.Path)
	})
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

// classify makes the lists of one classifier.
func (l *linker) classify(c site.Classifier) {
	for n := 2; l.isPlainFolder(c.Folder); n++ { // an author's folder goes first
		c.Folder = strings.TrimSuffix(c.Folder, "-"+strconv.Itoa(n-1)) + "-" + strconv.Itoa(n)
	}
	t := &site.Taxonomy{Classifier: c, Address: "/" + c.Folder + "/index.html"}
	entries := l.vocabulary(c.Vocabulary, c.Terms)
	terms := make(map[string]*site.Term, len(entries))
	for _, e := range entries {
		terms[e.ID] = &site.Term{Taxonomy: t, ID: e.ID, Title: e.Title, Note: e.Note}
	}
	coined := map[string]*site.Term{}
	if c.Vocabulary == "" {
		coined = l.coin(t, terms)
	}
	for _, p := range l.having[c.Field] {
		first := len(p.Terms)
		for _, item := range p.Meta.Items(c.Field) {
			term := l.term(p, item, c, terms, coined, entries)
			if term != nil && p.IsEntry() && !slices.Contains(p.Terms, term) {
				term.Pages = append(term.Pages, p)
				p.Terms = append(p.Terms, term)
			}
		}
		if c.Vocabulary != "" {
			slices.SortFunc(p.Terms[first:], func(a, b *site.Term) int {
				return cmp.Compare(indexOf(entries, a.ID), indexOf(entries, b.ID))
			})
		}
	}
	l.orderTerms(t, terms, entries)
	if len(t.Terms) == 0 {
		return
	}
	list := lang.Textf("danh sách “%s”", "the list “%s”", c.Title)
	l.claimOwn(site.File{What: site.TaxonomyFile, Address: t.Address, Taxonomy: t, Public: true}, owner{what: list})
	for _, term := range t.Terms {
		term.Address = site.TermAddress(c, term.ID)
		list := lang.Textf("danh sách “%s: %s”", "the list “%s: %s”", c.Title, term.Title)
		l.claimList(site.File{What: site.TermFile, Address: term.Address, Term: term}, term.Pages, l.Config.PageSize, owner{what: list})
		if c.Feed {
			l.claimFeeds(site.File{List: term.Address, Term: term}, owner{what: list})
		}
	}
	l.tree.Taxonomies = append(l.tree.Taxonomies, t)
}

// term returns the term that an author wrote: of the vocabulary or, where the
// classifier has none, coined; nil when it cannot be one, which is reported.
func (l *linker) term(p *site.Page, item frontmatter.Item, c site.Classifier, terms, coined map[string]*site.Term, entries []config.Entry) *site.Term {
	if c.Vocabulary != "" {
		if terms[item.Text] == nil {
			l.unknownTerm(p, item.Span, c.Vocabulary, item.Text, entries)
		}
		return terms[item.Text]
	}
	switch l.slug(item.Text) {
	case "":
		l.problems.Add(p.Problem(ruleTermEmpty, item.Span,
			lang.Textf("%q không có chữ cái La-tinh hay chữ số để làm địa chỉ", "%q has no Latin letter or digit to make an address of", item.Text),
			lang.Text{VI: "đặt tên có chữ cái La-tinh hoặc chữ số", EN: "use a name with Latin letters or digits"}))
		return nil
	case "index":
		l.problems.Add(p.Problem(ruleTermTaken, item.Span,
			lang.Textf("%q không dùng được: địa chỉ ấy là của danh sách “%s”", "%q cannot be used: its address is that of the list “%s”", item.Text, c.Title),
			lang.Text{VI: "đặt tên khác", EN: "use another name"}))
		return nil
	}
	return coined[item.Text]
}

func indexOf(entries []config.Entry, id string) int {
	return slices.IndexFunc(entries, func(e config.Entry) bool { return e.ID == id })
}

// orderTerms keeps the terms that pages use, in the vocabulary's order or by
// title.
func (l *linker) orderTerms(t *site.Taxonomy, terms map[string]*site.Term, entries []config.Entry) {
	if t.Classifier.Vocabulary != "" {
		for _, e := range entries {
			if term := terms[e.ID]; len(term.Pages) > 0 {
				t.Terms = append(t.Terms, term)
			}
		}
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

func (l *linker) unknownTerm(p *site.Page, span diag.Span, vocabulary, id string, entries []config.Entry) {
	if len(entries) == 0 {
		l.problems.Add(p.Problem(ruleVocabularyMissing, span,
			lang.Textf("site.yaml chưa có danh mục %q", "site.yaml has no vocabulary %q", vocabulary),
			lang.Textf("trong %s, dưới dòng vocabularies: (chưa có thì thêm), ghi: %s: [{id: %q, title: …}]",
				"in %s, below the line vocabularies: (add it if need be), write: %s: [{id: %q, title: …}]", l.Config.File.Shown, vocabulary, id)))
		return
	}
	choices := make([]diag.Choice, len(entries))
	for i, e := range entries {
		choices[i] = diag.Choice{Value: e.ID, Names: append([]string{e.Title}, e.AlsoKnownAs...)}
	}
	l.problems.Add(p.Problem(ruleTermUnknown, span,
		lang.Textf("danh mục %s không có %q", "vocabulary %s has no %q", vocabulary, id), diag.Meant(id, choices)))
}
