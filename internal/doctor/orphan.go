package doctor

import (
	"slices"

	"chuyende/internal/diag"
	"chuyende/internal/site"
)

// orphans reports pages that stand in their folder's list only: nothing else
// leads a reader to them, or from them to their fellows. A topic without a
// group is an error already.
func orphans(in Input, problems *diag.List) {
	linked := map[*site.Page]bool{}
	for _, p := range in.Tree.Pages {
		for _, t := range p.Targets {
			if t.Page != nil && t.Page != p {
				linked[t.Page] = true
			}
		}
	}
	for _, p := range in.Tree.Pages {
		rule := p.Kind.Orphan
		if rule == nil || p.Index || rule.Linked && linked[p] || rule.Referred && p.Referrers > 0 || relatedTo(p, rule.Related) {
			continue
		}
		problems.Add(p.Problem(ruleOrphan, diag.Span{}, rule.Text, rule.Hint))
	}
}

// relatedTo reports whether a page and one of some kinds refer to each other,
// in either direction.
func relatedTo(p *site.Page, kinds []string) bool {
	return slices.ContainsFunc(p.Related, func(r site.Related) bool { return slices.Contains(kinds, r.Kind.Name) })
}
