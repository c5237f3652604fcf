package pipeline

import (
	"slices"

	"chuyende/internal/diag"
	"chuyende/internal/doctor"
	"chuyende/internal/site"
)

// A page that somebody has begun keeps nobody from publishing, or from looking at, the
// others. A build leaves drafts out and only counts what is wrong in them, a preview
// shows those that can be shown, and a check tells everything.

// takeUnfinished takes the errors of drafts that are not published out of problems and
// returns them by [site.Page.Shown].
func takeUnfinished(tree *site.Tree, problems *diag.List) map[string][]diag.Problem {
	drafts := map[string]bool{}
	for _, h := range tree.Held {
		if h.Why == site.DraftPage {
			drafts[h.Page.Shown] = true
		}
	}
	if len(drafts) == 0 {
		return nil
	}
	theirs := errorsOf(drafts)
	found := map[string][]diag.Problem{}
	for _, p := range problems.Sorted() {
		if theirs(p) {
			found[p.File] = append(found[p.File], p)
		}
	}
	problems.Remove(theirs)
	return found
}

// errorsOf tells the errors of some files.
func errorsOf(files map[string]bool) func(diag.Problem) bool {
	return func(p diag.Problem) bool { return p.Severity == diag.Error && files[p.File] }
}

// joinFinished is [Session.join]; a preview of drafts leaves out those that have errors, and
// links once more where linking finds others. The errors stay among the problems.
func (s *Session) joinFinished(base []diag.Problem, examine bool) (*site.Tree, *diag.List, doctor.Report) {
	if !s.options.Preview || !s.options.Drafts {
		return s.join(base, examine, nil)
	}
	aside, told := map[string]bool{}, map[place]diag.Problem{}
	for _, p := range s.pages {
		if p.page.Draft() && slices.ContainsFunc(p.problems, func(p diag.Problem) bool { return p.Severity == diag.Error }) {
			aside[p.page.Shown] = true
		}
	}
	tree, problems, report := s.join(base, examine, aside)
	for {
		left := map[string]bool{}
		for _, p := range drafts(tree) {
			left[p.Shown] = true
		}
		theirs, before := errorsOf(left), len(aside)
		for _, p := range problems.Sorted() {
			if theirs(p) {
				aside[p.File], told[placeOf(p)] = true, p
			}
		}
		if len(aside) == before {
			break
		}
		tree, problems, report = s.join(base, examine, aside)
	}
	for _, p := range problems.Sorted() {
		delete(told, placeOf(p))
	}
	for _, p := range told {
		problems.Add(p)
	}
	return tree, problems, report
}
