package answer

import "strings"

// titledFirst puts the hit whose title is the very query, whatever its marks, before
// the others of its page: who types a whole title means that page. One that newer
// documents are known of stays below these. client/documents.js does the same.
func (f *forms) titledFirst(hits []Hit, query string) {
	asked := f.folded(query)
	for i, hit := range hits {
		if len(hit.Newer) > 0 || f.folded(hit.Title) != asked {
			continue
		}
		hit.Score = hits[0].Score
		copy(hits[1:i+1], hits[:i])
		hits[0] = hit
		return
	}
}

// folded joins the words of a text without marks.
func (f *forms) folded(text string) string {
	var b strings.Builder
	for _, w := range f.words(text) {
		b.WriteString(w.folded + " ")
	}
	return b.String()
}
