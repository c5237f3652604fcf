package link

import (
	"maps"
	"slices"

	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// suggestions claims the addresses of the pages that suggest topics, on a site
// that has some: one for each kind of cell that topics are for, and for each
// quarter of it.
func (l *linker) suggestions() {
	audiences := map[string]bool{}
	offered := false
	for _, p := range l.tree.Pages {
		if !p.Kind.Offered || p.Index {
			continue
		}
		offered = true
		for _, term := range p.Terms {
			if term.Taxonomy.Classifier.Field == "audiences" {
				audiences[term.ID] = true
			}
		}
	}
	if !offered {
		return
	}
	who := owner{what: lang.Text{VI: "phần gợi ý chuyên đề", EN: "the suggestions of topics"}}
	l.claimOwn(site.SuggestAddress, who)
	for _, audience := range slices.Sorted(maps.Keys(audiences)) {
		l.claimOwn(site.ChoiceAddress(audience, ""), who)
		for _, t := range l.tree.Taxonomies {
			if t.Classifier.Field != "quarters" {
				continue
			}
			for _, quarter := range t.Terms {
				l.claimOwn(site.ChoiceAddress(audience, quarter.ID), who)
			}
		}
	}
}
