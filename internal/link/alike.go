package link

import (
	"reflect"
	"slices"

	"chuyende/internal/site"
)

// Alike reports whether two readings of one file, as the parser made them, are the same
// to [Build], which then need not run again: only words between what leads to other
// pages, and what they lead to, may differ, and where all that stands in the file.
// What is wrong with links of the page has other places then.
func Alike(p, q *site.Page, forms []site.Form) bool {
	a, b := *p, *q
	for _, page := range []*site.Page{&a, &b} {
		page.Kind, page.Data, page.Doc, page.Summary, page.Links = nil, nil, nil, "", nil
	}
	fits := func(f site.Form) bool { return f.Fits(p) != f.Fits(q) }
	return p.Kind.Name == q.Kind.Name && slices.Equal(p.Links, q.Links) && reflect.DeepEqual(a, b) && p.Doc.LeadsAs(q.Doc) && !slices.ContainsFunc(forms, fits)
}

// TakeText gives a linked page the text of another that is [Alike].
func TakeText(p, from *site.Page) { p.Data, p.Doc, p.Summary = from.Data, from.Doc, from.Summary }
