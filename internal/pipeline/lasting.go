package pipeline

import (
	"slices"

	"chuyende/internal/diag"
	"chuyende/internal/doctor"
	"chuyende/internal/lang"
	"chuyende/internal/link"
	"chuyende/internal/site"
)

// The day decides which pages are published, and so what is wrong with the
// others. A site that passed today must pass tomorrow if nobody edits it.
// Therefore a problem counts only where it does not go away or come by itself:
//
//   - what pages have in common, such as an address, is wrong as soon as they
//     are not past, so pages of the future are looked at today;
//   - what a page lacks, such as the target of a link, is wrong only where it
//     is lacking with every page published, past and future.
//
// The rest is shown as a warning that --strict leaves one. With time fewer
// pages are left to come, so what counts can only become less.

// place is what makes a problem the same on two days.
type place struct {
	file string
	span diag.Span
	code string
}

func placeOf(p diag.Problem) place { return place{p.File, p.Span, p.Code} }

// lasting is what counts against a site, whatever the day; nil: everything.
type lasting struct {
	// counts are the problems with all pages that are not past.
	counts map[place]diag.Problem
	// ever are those with the pages that are past too.
	ever map[place]bool
}

// lacking are the errors that a page may get because another one is gone.
func lacking(code string) bool {
	return slices.ContainsFunc(Rules(), func(r diag.Rule) bool { return r.Lacking && r.Code == code })
}

// lasting looks at the site with the pages of the future, and with those of
// the past. It links the same pages: what was linked before is void.
func (s *Session) lasting(in link.Input, base []diag.Problem, examine bool) *lasting {
	byTime := slices.ContainsFunc(in.Pages, func(p *site.Page) bool {
		h, held := in.Held(p)
		return held && h.Why != site.DraftPage
	})
	if !byTime {
		return nil
	}
	found := func(in link.Input) map[place]diag.Problem {
		var problems diag.List
		s.look(in, base, examine, &problems)
		all := map[place]diag.Problem{}
		for _, p := range problems.Sorted() {
			if !p.Passing {
				all[placeOf(p)] = p
			}
		}
		return all
	}
	in.Ahead, in.Future = false, true
	l := &lasting{counts: found(in), ever: map[place]bool{}}
	in.Expired = true
	for at := range found(in) {
		l.ever[at] = true
	}
	return l
}

// settle makes passing warnings of those problems of today that do not last,
// and adds those that are still to come.
func (l *lasting) settle(problems *diag.List) {
	if l == nil {
		return
	}
	today := map[place]bool{}
	problems.Change(func(p *diag.Problem) {
		at := placeOf(*p)
		today[at] = true
		_, counts := l.counts[at]
		if p.Passing || p.Severity == diag.Error && !lacking(p.Code) || counts && l.ever[at] {
			return
		}
		if p.Passing = true; p.Severity == diag.Error {
			p.Severity = diag.Warning
			p.Later, p.Hint = nil, lang.Text{
				VI: "chỉ tại ngày hôm nay: có trang chưa tới ngày đăng hoặc đã hết hạn; chỗ này hiện chữ, không có liên kết",
				EN: "only because of the day: some page is not out yet or has expired; this is shown without a link",
			}
		}
	})
	for at, p := range l.counts {
		if !today[at] && (l.ever[at] || p.Severity == diag.Error && !lacking(p.Code)) {
			problems.Add(p)
		}
	}
}

// look links the site, unless that was done, and adds all that is wrong with it, base
// included, but for the warnings that authors accept. With examine it runs the checks that are too slow for
// every build.
func (s *Session) look(in link.Input, base []diag.Problem, examine bool, problems *diag.List) (found linking, report doctor.Report) {
	problems.Add(base...)
	for _, p := range s.pages {
		problems.Add(p.problems...)
	}
	if found = s.linking; found.tree == nil {
		var wrong diag.List
		found = linking{tree: link.Build(in, &wrong), config: s.settings.config, theme: s.theme, now: in.Now}
		found.problems = wrong.Sorted()
	}
	problems.Add(found.problems...)
	patient := doctor.Input{Pages: in.Pages, Tree: found.tree, Config: in.Config, Rules: Rules(), Now: in.Now}
	doctor.Register(patient, problems)
	doctor.Attachments(patient, s.assets.attachments(), examine, problems)
	doctor.Chosen(patient, problems)
	doctor.Drawn(patient, problems)
	if examine {
		report = doctor.Examine(patient, problems)
	} else {
		doctor.Thin(patient, problems)
	}
	doctor.Accept(patient, problems, examine)
	return found, report
}
