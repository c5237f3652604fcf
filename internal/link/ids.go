package link

import (
	"fmt"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// ids reports ids that two pages of a kind share. Where both are no more than
// names of files that is a warning, and among plain pages, which nothing refers
// to by id, it is fine.
func (l *linker) ids() {
	first := map[hiddenID]*site.Page{}
	for _, p := range l.tree.Pages {
		if p.Index {
			continue
		}
		key := hiddenID{p.Kind.Name, norm.NFC.String(p.ID)}
		if before, taken := first[key]; taken {
			l.sameID(before, p)
		} else {
			first[key] = p
		}
	}
}

// sameID tells of two pages with one id where it was given, or else where the
// second of them lies.
func (l *linker) sameID(a, b *site.Page) {
	rule, at := ruleIDTaken, b
	switch {
	case !a.Typed && !b.Typed:
		return
	case b.Meta.Has(site.IDKey):
		rule = rule.AsError()
	case a.Meta.Has(site.IDKey):
		rule, at = rule.AsError(), a
	}
	l.problems.Add(at.Problem(rule, at.Meta.Span(site.IDKey),
		lang.Textf("hai trang cùng mã %q: %s và %s", "two pages have the id %q: %s and %s", b.ID, idPlace(a), idPlace(b)),
		lang.Text{VI: "ghi id khác cho một trang, hoặc đổi tên tệp", EN: "give one of them another id, or rename its file"}))
}

// idPlace is where a page gets its id: file and line, or the file alone.
func idPlace(p *site.Page) string {
	if !p.Meta.Has(site.IDKey) {
		return p.Shown
	}
	return fmt.Sprintf("%s:%d", p.Shown, diag.Locate(p.Data, p.Meta.Span(site.IDKey).Start).Line)
}
