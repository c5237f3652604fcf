package link

import (
	"strconv"
	"strings"

	"chuyende/internal/lang"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/vietnamese"
)

// anchor returns the id on a page that a fragment means. On plain pages it may
// be what another rule than ours makes of a heading.
func (r *resolver) anchor(p *site.Page, ref *markdown.Ref, target *site.Page, fragment string) string {
	if fragment == "" || target == nil || target.Doc.HasAnchor(fragment) {
		return fragment // lists have no headings of an author
	}
	if !p.Typed {
		if id := meantAnchor(target.Doc, fragment); id != "" {
			return id
		}
		if isTitle(target, fragment) {
			return ""
		}
		if fragment == "top" || strings.HasPrefix(fragment, ":~:") {
			return fragment // browsers know what is meant
		}
	}
	r.checkFragment(target, fragment, func(text, hint lang.Text) {
		r.problems.Add(p.Problem(ruleAnchorMissing, ref.Span, text, hint))
	})
	return fragment
}

// labelled returns the page that a label is on which a plain page refers to as if it
// were its own: some programs have one name for a place wherever it is. A link that has
// words of its own leads away only where no other page has such a place.
func (r *resolver) labelled(p *site.Page, ref *markdown.Ref, dest destination) *site.Page {
	if p.Typed || dest.path != "" || dest.fragment == "" || ref.Kind != markdown.Link ||
		p.Doc.HasAnchor(dest.fragment) || meantAnchor(p.Doc, dest.fragment) != "" {
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
func meantAnchor(doc *markdown.Doc, fragment string) string {
	find := func(want string) string {
		if want == "" {
			return ""
		}
		for _, id := range doc.Anchors() {
			if plainID(id) == want {
				return id
			}
		}
		for _, h := range doc.Headings {
			if plainID(h.Text) == want {
				return h.ID
			}
		}
		return ""
	}
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
