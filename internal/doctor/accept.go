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
	files := fileEntries(in.Config, problems)
	all := slices.Clone(files)
	for _, p := range in.Pages {
		for _, record := range p.Meta.Records(acceptKey) {
			if code := record.Text("code"); code != "" {
				e := &entry{code: code, span: record.Span("code"), known: warningCodes(), problem: p.Problem, published: in.Tree.ByPath(p.Path) == p}
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

// acceptUnused is the code of an entry that met nothing.
const acceptUnused = "accept-unused"

// passingCodes returns the warnings that come and go with the days.
func passingCodes() []string {
	return []string{"check-old", "link-expiring", "link-unpublished", "review-old"}
}

// entry is one accepted warning.
type entry struct {
	code  string
	span  diag.Span
	known []string // the codes that it may be
	// problem makes one of the file that the entry stands in.
	problem func(diag.Severity, string, diag.Span, lang.Text, lang.Text) diag.Problem
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

// report tells what is wrong with the entry itself.
func (e *entry) report(problems *diag.List, examined bool) {
	add := func(severity diag.Severity, code string, text, hint lang.Text) {
		p := e.problem(severity, code, e.span, text, hint)
		p.Passing = code == acceptUnused && slices.Contains(passingCodes(), e.code)
		problems.Add(p)
	}
	switch {
	case e.refused, !e.met && slices.Contains(errorCodes(), e.code):
		add(diag.Error, "accept-error",
			lang.Textf("%q là lỗi, không bỏ qua được", "%q is an error and cannot be accepted", e.code),
			lang.Text{VI: "sửa chỗ sai rồi bỏ mục này; chỉ cảnh báo mới khai trong accept được", EN: "correct it and remove this entry; only warnings can be accepted"})
	case e.met:
	case !slices.Contains(e.known, e.code):
		add(diag.Warning, "accept-unknown",
			lang.Textf("không có cảnh báo %q", "there is no warning %q", e.code), diag.DidYouMean(e.code, e.known))
	case examined && e.covers != nil:
		add(diag.Warning, acceptUnused,
			lang.Textf("không tệp nào ở đây còn cảnh báo %q", "no file here has the warning %q any more", e.code),
			lang.Text{VI: "bỏ mục này khỏi accept, hoặc sửa files", EN: "remove this entry or correct its files"})
	case examined:
		add(diag.Warning, acceptUnused,
			lang.Textf("trang không còn cảnh báo %q nào", "the page has no warning %q any more", e.code),
			lang.Text{VI: "bỏ mục này khỏi accept", EN: "remove this entry"})
	}
}

// warningCodes returns the warnings that a page may get from any phase of a
// build and from a check.
func warningCodes() []string {
	return []string{
		"address-long", "address-refused", "agenda-sum", "alert-text", "alert-unknown", "alias-unsafe",
		"attribute-dropped", "attribute-text", "check-old", "cites-repealed", "cites-replaced", "comment-beside",
		"comment-open", "contents-mark", "district-body", "emphasis-lost", "fence-open", "footnote-missing",
		"footnote-unused", "heading-id-form", "heading-space", "html-dropped", "html-open", "html-unknown", "image-alt",
		"image-remote", "link-empty", "link-expiring", "link-gap", "link-spaces", "link-text", "link-turned",
		"link-unpublished", "list-space", "long-sentence", "name-unsafe", "near-duplicate", "number-unknown", "orphan",
		"part-missing", "reference-missing", "register-chain", "review-old", "secrecy-mark", "shortcode", "table-cells",
		"table-rule", "term-unclear", "topic-incomplete", "value-list",
	}
}

// errorCodes returns the errors that authors may wish to accept and cannot.
func errorCodes() []string {
	return []string{
		"address-none", "address-taken", "address-too-long", "alias-bad", "alias-taken", "anchor-missing", "fence-place",
		"fence-unclosed", "heading-id-duplicate", "heading-id-reserved", "id-number", "key-duplicate", "key-missing",
		"key-unknown", "kind-unknown", "link-missing", "nested-too-deep", "page-too-long", "phone-number",
		"relation-ambiguous", "relation-self", "relation-unknown", "table-too-wide", "term-empty", "term-taken",
		"term-unknown", "value-comment", "value-date", "value-duplicate", "value-form", "value-quotes", "value-range",
		"value-type", "value-unknown", "vocabulary-missing",
	}
}
