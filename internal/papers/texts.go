package papers

import (
	"sync"

	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/topic"
)

// mostTexts is how many pages' texts are remembered: papers of one page are made
// one after the other, by a few goroutines.
const mostTexts = 8

// texts remembers the texts of the pages that papers were made of last.
type texts struct {
	mu   sync.Mutex
	last []*read
}

// read is a page's text, taken apart when it is asked for first. Links in it are
// those of one tree.
type read struct {
	tree    *site.Tree
	page    *site.Page
	once    sync.Once
	text    *topic.Text
	summary *topic.Summary
	figures []topic.Figure
	places  map[topic.Place]int
}

// of returns a page's text, taken apart; without a tree it is read anew.
func (t *texts) of(tree *site.Tree, p *site.Page, resolve func(markdown.Ref) string) *read {
	r := t.entry(tree, p)
	r.once.Do(func() {
		if r.text = (&topic.Text{Page: p}); p.Doc != nil {
			r.text = topic.Read(p, resolve)
		}
		r.summary = r.text.Summary()
		r.figures, r.places = r.text.Figures()
	})
	return r
}

func (t *texts) entry(tree *site.Tree, p *site.Page) *read {
	if tree == nil || p.Doc == nil {
		return &read{}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, r := range t.last {
		if r.tree == tree && r.page == p {
			return r
		}
	}
	if len(t.last) == mostTexts {
		t.last = t.last[1:]
	}
	r := &read{tree: tree, page: p}
	t.last = append(t.last, r)
	return r
}
