package site

import "slices"

// Replacements returns the documents that a document says replace it.
func (p *Page) Replacements() []*Page { return p.referred(ReplacedBy) }

// Newer returns the documents that a document says are newer on its matter.
func (p *Page) Newer() []*Page { return p.referred(NewerKey) }

// referred returns the pages that a key of p refers to.
func (p *Page) referred(field string) []*Page {
	for _, related := range p.Related {
		if related.Field == field && !related.Inverse {
			return related.Pages
		}
	}
	return nil
}

// Later returns the documents that come after p on its matter, step by step: newer
// ones and what replaces these.
func (p *Page) Later() []*Page {
	seen := map[*Page]bool{p: true}
	var all []*Page
	for _, n := range p.Newer() {
		for _, d := range append([]*Page{n}, n.chain((*Page).next)...) {
			if !seen[d] {
				seen[d] = true
				all = append(all, d)
			}
		}
	}
	return all
}

// Newest returns those documents of [Page.Later] after which none comes.
func (p *Page) Newest() []*Page {
	return slices.DeleteFunc(p.Later(), func(d *Page) bool { return len(d.next()) > 0 })
}

// next are the documents that come after a document directly.
func (p *Page) next() []*Page { return slices.Concat(p.Newer(), p.Replacements()) }

// Successors returns the documents at the ends of the chains of replacement
// that begin at a document: those in force or, where none is known to be, the
// last ones.
func (p *Page) Successors() []*Page {
	seen := map[*Page]bool{p: true}
	var last, inForce []*Page
	for queue := p.Replacements(); len(queue) > 0; {
		d := queue[0]
		queue = queue[1:]
		if seen[d] {
			continue
		}
		seen[d] = true
		next := d.Replacements()
		if StatusOf(d.Status()).Holds {
			inForce = append(inForce, d)
		} else if len(next) == 0 && d.Status() != Repealed {
			last = append(last, d)
		}
		queue = append(queue, next...)
	}
	if len(inForce) > 0 {
		return inForce
	}
	return last
}

// Predecessors returns the documents that lead to p by chains of replacement,
// the nearest first.
func (p *Page) Predecessors() []*Page {
	return p.chain(func(d *Page) []*Page {
		var before []*Page
		for _, related := range d.Related {
			if related.Field == ReplacedBy && related.Inverse {
				before = append(before, related.Pages...)
			}
		}
		return before
	})
}

// Following returns the documents that p leads to by chains of replacement,
// the nearest first; [Page.Successors] are the ends of these chains.
func (p *Page) Following() []*Page { return p.chain((*Page).Replacements) }

// chain returns the pages reached from p step by step, each once.
func (p *Page) chain(next func(*Page) []*Page) []*Page {
	seen := map[*Page]bool{p: true}
	var all []*Page
	for queue := []*Page{p}; len(queue) > 0; queue = queue[1:] {
		for _, d := range next(queue[0]) {
			if !seen[d] {
				seen[d] = true
				all, queue = append(all, d), append(queue, d)
			}
		}
	}
	return all
}

// Citing returns the pages that cite a document in front matter or text, those
// of the register itself left out.
func (p *Page) Citing() []*Page {
	var pages []*Page
	for _, related := range p.Related {
		if related.Inverse && !related.Kind.Register {
			pages = append(pages, related.Pages...)
		}
	}
	for _, q := range p.Backlinks {
		if !q.Kind.Register {
			pages = append(pages, q)
		}
	}
	return pages
}

// Name returns a document's number, or its title where it has none.
func (p *Page) Name() string {
	if number := p.Meta.Text("number"); number != "" {
		return number
	}
	return p.Title
}
