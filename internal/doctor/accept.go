package doctor

import (
	"slices"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// acceptKey is the key of front matter by which a page keeps warnings.
const acceptKey = "accept"

// Accept takes the warnings that there is reason to keep out of problems: those
// whose code a page names under "accept" in its front matter or, where a file
// is no page, site.yaml does. It must see them before --strict raises them, and
// last of all phases. With examined, which says that every check has run,
// entries that met nothing are reported. Errors stay.
func Accept(in Input, problems *diag.List, examined bool) {
	entries := map[string][]*entry{} // by file
	files := fileEntries(in.Config, in.Rules, problems)
	all, known := slices.Clone(files), acceptable(in.Rules, false)
	for _, p := range in.Pages {
		for _, record := range p.Meta.Records(acceptKey) {
			if code := record.Text("code"); code != "" {
				e := &entry{code: code, span: record.Span("code"), rules: in.Rules, known: known, problem: p.Problem, published: in.Tree.ByPath(p.Path) == p}
				entries[p.Shown], all = append(entries[p.Shown], e), append(all, e)
			}
		}
	}
	if len(all) == 0 {
		return
	}
	problems.Remove(func(p diag.Problem) bool {
		accepted := false
		for _, e := range entries[p.File] {
			accepted = e.meets(p) || accepted
		}
		for _, e := range files {
			accepted = e.covers(p.File) && slices.Contains(e.known, p.Code) && e.meets(p) || accepted
		}
		return accepted
	})
	for _, e := range all {
		e.report(problems, examined && e.published)
	}
}

// acceptable returns the codes of the warnings that may be accepted: those of
// files, or those of pages.
func acceptable(rules []diag.Rule, ofFiles bool) []string {
	var codes []string
	for _, r := range rules {
		if r.Acceptable() && (r.OfFile == ofFiles || r.OfAny) && r != ruleAcceptUnknown && r != ruleAcceptUnused {
			codes = append(codes, r.Code)
		}
	}
	return codes
}

// entry is one accepted warning.
type entry struct {
	code  string
	span  diag.Span
	rules []diag.Rule
	known []string // the codes that it may be
	// problem makes one of the file that the entry stands in.
	problem func(diag.Rule, diag.Span, lang.Text, lang.Text) diag.Problem
	// covers reports whether it is about a file; nil for a page's own.
	covers    func(shown string) bool
	published bool // what it is about was looked at
	met       bool
	// refused says that what the entry names is an error on its page: text
	// that gets lost is one in some kinds only.
	refused bool
}

// meets reports whether the entry is about a problem, and remembers it.
func (e *entry) meets(p diag.Problem) bool {
	switch {
	case e.code != p.Code:
		return false
	case p.Severity <= diag.Warning:
		e.met = true
		return true
	}
	e.refused = true
	return false
}

// names reports whether the entry's code is that of a rule for which is holds.
func (e *entry) names(is func(diag.Rule) bool) bool {
	return slices.ContainsFunc(e.rules, func(r diag.Rule) bool { return r.Code == e.code && is(r) })
}

// report tells what is wrong with the entry itself.
func (e *entry) report(problems *diag.List, examined bool) {
	add := func(rule diag.Rule, text, hint lang.Text) {
		p := e.problem(rule, e.span, text, hint)
		p.Passing = rule == ruleAcceptUnused && e.names(func(r diag.Rule) bool { return r.ByDay })
		problems.Add(p)
	}
	switch {
	case e.refused, !e.met && e.names(func(r diag.Rule) bool { return !r.Acceptable() }):
		add(ruleAcceptError,
			lang.Textf("%q là lỗi, không bỏ qua được", "%q is an error and cannot be accepted", e.code),
			lang.Text{VI: "sửa chỗ sai rồi bỏ mục này; chỉ cảnh báo mới khai trong accept được", EN: "correct it and remove this entry; only warnings can be accepted"})
	case e.met:
	case !slices.Contains(e.known, e.code):
		add(ruleAcceptUnknown,
			lang.Textf("không có cảnh báo %q", "there is no warning %q", e.code), diag.DidYouMean(e.code, e.known))
	case examined && e.covers != nil:
		add(ruleAcceptUnused,
			lang.Textf("không tệp nào ở đây còn cảnh báo %q", "no file here has the warning %q any more", e.code),
			lang.Text{VI: "bỏ mục này khỏi accept, hoặc sửa files", EN: "remove this entry or correct its files"})
	case examined:
		add(ruleAcceptUnused,
			lang.Textf("trang không còn cảnh báo %q nào", "the page has no warning %q any more", e.code),
			lang.Text{VI: "bỏ mục này khỏi accept", EN: "remove this entry"})
	}
}
