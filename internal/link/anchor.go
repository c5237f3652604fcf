package link

import (
	"strconv"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/vietnamese"
)

// anchor returns the id on a page that a fragment means. On plain pages it may
// be what another rule than ours makes of a heading.
func (r *resolver) anchor(p *site.Page, ref *markdown.Ref, target *site.Page, fragment string) string {
	if fragment == "" || target == nil || r.hasAnchor(target.Doc, fragment) {
		return fragment // lists have no headings of an author
	}
	if !p.Typed {
		if id := r.meantAnchor(target.Doc, fragment); id != "" {
			return id
		}
		if isTitle(target, fragment) {
			return ""
		}
		if fragment == "top" || strings.HasPrefix(fragment, ":~:") {
			return fragment // browsers know what is meant
		}
	}
	r.checkFragment(target, fragment, func(text lang.Text, hint *diag.Later) {
		problem := p.Problem(ruleAnchorMissing, ref.Span, text, lang.Text{})
		problem.Later = hint
		r.problems.Add(problem)
	})
	return fragment
}

// labelled returns the page that a label is on which a plain page refers to as if it
// were its own: some programs have one name for a place wherever it is. A link that has
// words of its own leads away only where no other page has such a place.
func (r *resolver) labelled(p *site.Page, ref *markdown.Ref, dest destination) *site.Page {
	if p.Typed || dest.path != "" || dest.fragment == "" || ref.Kind != markdown.Link ||
		r.hasAnchor(p.Doc, dest.fragment) || r.meantAnchor(p.Doc, dest.fragment) != "" {
		return nil
	}
	if r.labels == nil {
		r.labels = map[string][]*site.Page{}
		for _, q := range r.tree.Pages {
			if !q.Typed {
				for _, id := range append(q.Doc.Anchors(), q.Doc.TitleID()) {
					r.labels[id] = append(r.labels[id], q)
				}
			}
		}
	}
	if on := r.labels[dest.fragment]; len(on) == 1 || len(on) > 0 && ref.Unnamed {
		return on[0]
	}
	return nil
}

// anchors are the ids of a text: all of them, and by what ids and words of headings have
// in common.
type anchors struct {
	ids   map[string]bool
	meant map[string]string
}

// anchorsOf returns those of a text. They are gathered once, so that many links to one
// text do not look at all its headings each.
func (r *resolver) anchorsOf(doc *markdown.Doc) *anchors {
	if known := r.anchored[doc]; known != nil {
		return known
	}
	a := &anchors{ids: map[string]bool{}, meant: map[string]string{}}
	add := func(words, id string) {
		if key := plainID(words); key != "" && a.meant[key] == "" {
			a.meant[key] = id
		}
	}
	for _, id := range doc.Anchors() {
		a.ids[id] = true
		add(id, id)
	}
	for _, h := range doc.Headings {
		add(h.Text, h.ID)
	}
	if r.anchored == nil {
		r.anchored = map[*markdown.Doc]*anchors{}
	}
	r.anchored[doc] = a
	return a
}

// fewHeadings is how many headings are looked through for one.
const fewHeadings = 64

// hasAnchor is [markdown.Doc.HasAnchor], also for many links to a long text.
func (r *resolver) hasAnchor(doc *markdown.Doc, id string) bool {
	if len(doc.Headings) <= fewHeadings {
		return doc.HasAnchor(id)
	}
	return r.anchorsOf(doc).ids[id]
}

// isTitle reports whether a fragment means the title of a page, which stands
// above its text.
func isTitle(p *site.Page, fragment string) bool {
	want := plainID(fragment)
	return want != "" && (want == plainID(p.Title) || want == plainID(p.Doc.TitleID()))
}

// plainID is what ids have in common that differ in case, marks and signs only.
func plainID(s string) string { return vietnamese.Letters(s) }

// meantAnchor returns the id of a text that a fragment means by another rule:
// compared without case, marks and signs, with the words of headings too. Where
// a heading is there again, others count from 1 behind the first, we from 2.
func (r *resolver) meantAnchor(doc *markdown.Doc, fragment string) string {
	meant := r.anchorsOf(doc).meant
	find := func(want string) string { return meant[want] }
	if id := find(plainID(fragment)); id != "" {
		return id
	}
	if id := find(plainID(markdown.TermPrefix) + plainID(fragment)); id != "" {
		return id
	}
	at := strings.LastIndexAny(fragment, "-_")
	if at < 0 {
		return ""
	}
	again, err := strconv.Atoi(fragment[at+1:])
	if err != nil || again < 1 || again > mostAgain {
		return ""
	}
	return find(plainID(fragment[:at]) + strconv.Itoa(again+1))
}

// mostAgain bounds the number behind the id of a heading that is there again.
const mostAgain = 9999
