package link

import (
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// inverse collects the pages that refer to a page by one relation. Kinds are
// told apart by name: pages that were parsed earlier may hold other values of
// the same kinds.
type inverse struct {
	from     string
	relation site.Relation
}

// relations resolves the ids in front matter to pages and tells both sides.
func (l *linker) relations() {
	back := map[*site.Page]map[inverse][]*site.Page{}
	for _, p := range l.tree.Pages {
		if p.Index {
			continue
		}
		lists := l.lists(p)
		for i, r := range p.Kind.Relations {
			related := lists[i]
			if len(related) == 0 {
				continue
			}
			p.Related = append(p.Related, site.Related{Title: r.Title, Field: r.Field, Kind: related[0].Kind, Told: r.Told, Pages: related})
			for _, target := range related {
				if back[target] == nil {
					back[target] = map[inverse][]*site.Page{}
				}
				key := inverse{p.Kind.Name, r}
				back[target][key] = append(back[target][key], p)
				target.Referrers++
			}
		}
	}
	// Inverses come after all that pages say themselves, in the order of kinds.
	for _, k := range l.Kinds {
		for _, r := range k.Relations {
			for _, p := range l.tree.Pages {
				l.addInverse(p, k, r, back[p][inverse{k.Name, r}])
			}
		}
	}
}

// lists returns the pages that each relation of p refers to. A document that
// nobody has verified is never among those that p rests on: it goes to the
// relation for such documents. The doctor tells the author.
func (l *linker) lists(p *site.Page) [][]*site.Page {
	relations := p.Kind.Relations
	lists := make([][]*site.Page, len(relations))
	for i, r := range relations {
		lists[i] = l.resolve(p, r)
	}
	for i, r := range relations {
		other := slices.IndexFunc(relations, func(o site.Relation) bool { return o.Target == r.Target && !o.Basis })
		if !r.Basis || other < 0 {
			continue
		}
		lists[i] = slices.DeleteFunc(lists[i], func(d *site.Page) bool {
			unverified := !d.Meta.Bool("verified")
			if unverified && !slices.Contains(lists[other], d) {
				lists[other] = append(lists[other], d)
			}
			return unverified
		})
	}
	return lists
}

// addInverse lists the pages that refer to p, without those that p has
// already: a reader should meet a page once.
func (l *linker) addInverse(p *site.Page, k *site.Kind, r site.Relation, from []*site.Page) {
	from = slices.DeleteFunc(from, func(q *site.Page) bool {
		return slices.ContainsFunc(p.Related, func(have site.Related) bool { return slices.Contains(have.Pages, q) })
	})
	if len(from) == 0 {
		return
	}
	l.sorter.pages(from, k.Order)
	p.Related = append(p.Related, site.Related{Title: r.Inverse, Field: r.Field, Kind: k, Inverse: true, Told: r.InverseTold, Pages: from})
}

// resolve returns the pages that one key of p refers to, each once, in the
// author's order.
func (l *linker) resolve(p *site.Page, r site.Relation) []*site.Page {
	var pages []*site.Page
	for _, item := range p.Meta.Items(r.Field) {
		found := l.tree.Find(r.Target, item.Text)
		switch {
		case len(found) == 0:
			if hidden, isHeld := l.held.byID(r.Target, item.Text); isHeld {
				l.toHeld(inPage(p, item.Span, r.Field), hidden)
			} else {
				l.unknownID(p, r, item)
			}
		case len(found) > 1:
			l.ambiguousID(p, r, item, found)
		case found[0] == p:
			l.problems.Add(p.Problem(ruleRelationSelf, item.Span,
				lang.Textf("%s: trang dẫn chính nó", "%s: the page refers to itself", r.Field),
				lang.Text{VI: "bỏ mục này", EN: "remove this entry"}))
		case !slices.Contains(pages, found[0]):
			l.ahead(inPage(p, item.Span, r.Field), p, found[0])
			pages = append(pages, found[0])
		}
	}
	return pages
}

func (l *linker) ambiguousID(p *site.Page, r site.Relation, item frontmatter.Item, found []*site.Page) {
	var names []string
	for _, q := range found {
		names = append(names, q.Shown)
	}
	l.problems.Add(p.Problem(ruleRelationAmbiguous, item.Span,
		lang.Textf("%s: không rõ %q là trang nào: %s", "%s: %q may mean any of %s", r.Field, item.Text, strings.Join(names, ", ")),
		lang.Text{VI: "ghi tên tệp (bỏ .md); nếu tên tệp cũng trùng thì đổi tên một tệp", EN: "write the file's name without .md; where those are alike too, rename one of the files"}))
}

func (l *linker) unknownID(p *site.Page, r site.Relation, item frontmatter.Item) {
	choices := l.tree.Choices(r.Target)
	hint := diag.Meant(item.Text, choices)
	target := r.Target
	for _, k := range l.Kinds {
		if k.Name != r.Target {
			continue
		}
		target = k.Title + " (" + k.Folder + "/)"
		if len(choices) == 0 { // as on a new site
			hint = lang.Textf("ở đó chưa có trang nào; tạo trang: chuyende new %s %q", "there is no page yet; make it: chuyende new %s %q", k.Name, item.Text)
		}
	}
	l.problems.Add(p.Problem(ruleRelationUnknown, item.Span,
		lang.Textf("%s: không có %q trong %s", "%s: there is no %q in %s", r.Field, item.Text, target), hint))
}
