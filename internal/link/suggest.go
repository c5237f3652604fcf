package link

import (
	"slices"

	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// suggestions plans the pages that suggest topics, on a site that has some: one
// to choose on, one to plan a year on, one for each kind of cell that topics are for, and one for each
// quarter of it.
func (l *linker) suggestions() {
	var offered []*site.Page
	for _, s := range l.tree.Sections {
		for _, p := range s.Pages {
			if s.Kind != nil && s.Kind.Offered && p.Kind.Offered {
				offered = append(offered, p)
			}
		}
	}
	if len(offered) == 0 {
		return
	}
	who := owner{what: lang.Text{VI: "phần gợi ý chuyên đề", EN: "the suggestions of topics"}}
	l.claimOwn(site.File{What: site.SuggestFile, Address: l.tree.Places.Suggest, Words: "suggest.", Public: true}, who)
	planner := owner{what: lang.Text{VI: "trang lập kế hoạch năm", EN: "the page to plan a year on"}}
	l.claimOwn(site.File{What: site.PlanFile, Form: "plan", Address: l.tree.Places.Plan, Words: "plan.", Public: true}, planner)
	l.claimOwn(site.File{What: site.PlanCalendarFile, Address: l.tree.Places.PlanCalendar}, planner)
	for _, audience := range l.terms(site.AudiencesKey) {
		if !slices.ContainsFunc(offered, func(p *site.Page) bool { return slices.Contains(p.Terms, audience) }) {
			continue
		}
		for _, quarter := range append([]*site.Term{nil}, l.terms(site.QuartersKey)...) {
			f := site.File{What: site.ChoiceFile, Term: audience, Quarter: quarter, Public: true}
			f.Address = l.tree.Places.Choice(audience.ID, "")
			if quarter != nil {
				f.Address = l.tree.Places.Choice(audience.ID, quarter.ID)
			}
			l.claimOwn(f, who)
		}
	}
}

// terms are the terms of a classifier that pages use.
func (l *linker) terms(field string) []*site.Term {
	for _, t := range l.tree.Taxonomies {
		if t.Classifier.Field == field {
			return t.Terms
		}
	}
	return nil
}
