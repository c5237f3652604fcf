package doctor

import (
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/site"
	"chuyende/internal/vietnamese"
)

// Two topics are too much alike when they share more than maxShare of the
// shorter one's runs of gramSize syllables. Runs that stand in templateTopics
// topics or more are the template's and set aside.
const (
	gramSize       = 5
	templateTopics = 4
	maxShare       = 0.02
)

// gram is a run of gramSize syllables without their marks and case.
type gram struct {
	text string
	span diag.Span
}

// fingerprint is a topic's runs of syllables, in order.
type fingerprint struct {
	page  *site.Page
	grams []gram
	// first says where a run stands first, as an index of grams.
	first map[string]int
}

func newFingerprint(p *site.Page) *fingerprint {
	f := &fingerprint{page: p, first: map[string]int{}}
	for _, b := range newProse(p).blocks {
		if b.kind == heading {
			continue
		}
		var folded []string
		var spans []diag.Span
		for _, w := range vietnamese.Words(string(b.text), nil) {
			if !w.Whole {
				folded = append(folded, vietnamese.Fold(string(b.text[w.Start:w.End])))
				spans = append(spans, b.span(diag.Span{Start: w.Start, End: w.End}))
			}
		}
		for i := 0; i+gramSize <= len(folded); i++ {
			g := gram{strings.Join(folded[i:i+gramSize], " "), diag.Span{Start: spans[i].Start, End: spans[i+gramSize-1].End}}
			if _, have := f.first[g.text]; !have {
				f.first[g.text] = len(f.grams)
			}
			f.grams = append(f.grams, g)
		}
	}
	return f
}

// nearDuplicates reports topics that repeat another, in the later of the two
// by path.
func nearDuplicates(in Input, problems *diag.List) {
	var topics []*fingerprint
	owners := map[string][]int{} // run → topics, at most templateTopics of them
	for _, p := range in.Tree.Pages {
		if !isTopic(p) {
			continue
		}
		f := newFingerprint(p)
		for text := range f.first {
			if len(owners[text]) < templateTopics {
				owners[text] = append(owners[text], len(topics))
			}
		}
		topics = append(topics, f)
	}
	shared, own := map[[2]int]int{}, make([]int, len(topics))
	for _, who := range owners {
		if len(who) == templateTopics {
			continue
		}
		for i, a := range who {
			own[a]++
			for _, b := range who[:i] {
				shared[[2]int{b, a}]++
			}
		}
	}
	for pair, n := range shared {
		a, b := topics[pair[0]], topics[pair[1]]
		share := float64(n) / float64(max(1, min(own[pair[0]], own[pair[1]])))
		if share <= maxShare {
			continue
		}
		isShared := func(g gram) bool {
			_, both := a.first[g.text]
			return both && len(owners[g.text]) < templateTopics
		}
		span, at := b.longest(isShared)
		where := a.grams[a.first[at]].span.Start
		if share == 1 && a.page.Title == b.page.Title {
			problems.Add(b.page.Problem(ruleNearDuplicate, diag.Span{},
				lang.Textf("đây là bản sao của %s: cùng tên, cùng lời văn", "this is a copy of %s: the same title, the same wording", a.page.Shown),
				lang.Textf("xóa tệp thừa, hoặc chuyển nó ra khỏi thư mục nội dung", "delete the file that is not needed, or move it out of the content")))
			continue
		}
		problems.Add(b.page.Problem(ruleNearDuplicate, span,
			lang.Textf("chuyên đề giống %q ở %.1f %% lời văn", "the topic shares %[2].1f %% of its wording with %[1]q", a.page.Title, 100*share),
			lang.Textf("đoạn trùng dài nhất ở đây, và ở %s:%d; viết lại theo việc riêng của chuyên đề này", "the longest shared passage is here and at %s:%d; write it anew for this topic",
				a.page.Shown, diag.Locate(a.page.Data, where).Line)))
	}
}

// longest returns the place of the first longest passage of which every run is
// shared, and the passage's first run.
func (f *fingerprint) longest(isShared func(gram) bool) (span diag.Span, first string) {
	best := 0
	for i := 0; i < len(f.grams); {
		n := slices.IndexFunc(f.grams[i:], func(g gram) bool { return !isShared(g) })
		if n < 0 {
			n = len(f.grams) - i
		}
		if n > best {
			best, first = n, f.grams[i].text
			span = diag.Span{Start: f.grams[i].span.Start, End: f.grams[i+n-1].span.End}
		}
		i += n + 1
	}
	return span, first
}
