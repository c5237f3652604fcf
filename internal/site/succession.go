package site

// Replacements returns the documents that a document says replace it.
func (p *Page) Replacements() []*Page {
	for _, related := range p.Related {
		if related.Field == ReplacedBy && !related.Inverse {
			return related.Pages
		}
	}
	return nil
}

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
