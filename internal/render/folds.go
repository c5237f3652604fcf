package render

import (
	"bytes"
	"cmp"
	"slices"
	"unicode/utf8"

	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/topic"
)

// gistAbove are the sections of a topic whose gist stands in the summary above the
// text: whether to choose it, and what to send; and the sheet that is filled in on
// paper. What a meeting goes by stays open.
var gistAbove = []string{topic.WhyID, topic.FitsID, topic.MeetBeforeID, topic.SendingID}

// How much of a page's text a phone shows before sections are folded, in characters:
// about four screens, and of a document, which is looked up, two. Whoever has read
// so far looks for a heading.
const (
	openRunes       = 2300
	openOfADocument = 650
)

// folds are the beginnings and ends of the folds around sections of p's text, by
// the partials fold-start, fold-head and fold-end.
func (r *Renderer) folds(v *View, p *site.Page) []markdown.Insert {
	var ids []string
	switch {
	case p.Kind.Summary:
		ids = gistAbove
	case p.Kind.Handed:
		ids = lateSections(p.Doc, openRunes)
	case p.Kind.Register:
		ids = lateSections(p.Doc, openOfADocument)
	}
	part := func(name string) string {
		var w bytes.Buffer
		v.broken = cmp.Or(v.broken, r.Theme.plain(&w, name, nil))
		return w.String()
	}
	var inserts []markdown.Insert
	for i, h := range p.Doc.Headings {
		if slices.Contains(ids, h.ID) {
			inserts = append(inserts, markdown.Insert{HeadingID: h.ID, Before: true, HTML: part("partials/fold-start")},
				markdown.Insert{HeadingID: h.ID, HTML: part("partials/fold-head")},
				markdown.Insert{HeadingID: endOf(p.Doc, i), Before: true, HTML: part("partials/fold-end")})
		}
	}
	return inserts
}

// endOf is the id of the heading at which the section of another one ends, ""
// where that is the end of the text.
func endOf(doc *markdown.Doc, heading int) string {
	for _, next := range doc.Headings[heading+1:] {
		if next.Level <= doc.Headings[heading].Level {
			return next.ID
		}
	}
	return ""
}

// lateSections are the ids of the sections of level 2 and 3 that lie, by half or
// more, where a reader has read long enough, open runes. One that has parts of its own is left open, its
// parts are not.
func lateSections(doc *markdown.Doc, open int) []string {
	var ids []string
	runes := map[string]int{}
	for _, section := range doc.Sections {
		runes[section.HeadingID] += utf8.RuneCountInString(section.Text)
	}
	read := runes[""]
	for i, h := range doc.Headings {
		parts := i+1 < len(doc.Headings) && h.Level == 2 && doc.Headings[i+1].Level == 3
		if read+runes[h.ID]/2 >= open && (h.Level == 2 || h.Level == 3) && !parts {
			ids = append(ids, h.ID)
		}
		read += runes[h.ID]
	}
	return ids
}
