package shard

import (
	"maps"
	"slices"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/script"
)

// EncodeDocument returns a document as the browser fetches it when it is a
// hit. It is made once, when the document is set.
func EncodeDocument(doc *corpus.Document) script.File {
	var out []byte
	text := func(s string) {
		if len(out) > 0 && out[len(out)-1] != '[' {
			out = append(out, ',')
		}
		out = script.AppendJSON(out, script.ValidText(s))
	}
	open := func() {
		if out[len(out)-1] != '[' {
			out = append(out, ',')
		}
		out = append(out, '[')
	}
	text(doc.URL)
	text(doc.Title)
	text(doc.Kind)
	text(doc.Date)
	open()
	for _, name := range slices.Sorted(maps.Keys(doc.Facets)) {
		open()
		text(name)
		for _, value := range doc.Facets[name] {
			text(value)
		}
		out = append(out, ']')
	}
	out = append(out, ']')
	text(doc.Summary)
	open()
	for _, s := range doc.Sections {
		open()
		text(s.ID)
		text(s.Heading)
		text(s.Text)
		out = append(out, ']')
	}
	out = append(out, ']')
	return script.New(out)
}
