package markdown

import (
	"sort"

	"chuyende/internal/diag"
)

// All of a text that was taken in stands where its command does in the author's file.

// taken is a part of the text as it is parsed, up to the next.
type taken struct {
	at   int       // where it begins
	from diag.Span // of the author's own where it begins in his file, of another's its command
	file string    // that it stands in, "" for the text's own
	own  bool
}

// origin returns where in the author's file a span of the text stands.
func (p *pass) origin(s diag.Span) diag.Span {
	if len(p.taken) == 0 {
		return s
	}
	first, last := p.takenAt(s.Start), p.takenAt(max(s.Start, s.End-1))
	from, to := first.from.Start, last.from.End
	if first.own {
		from += s.Start - first.at
	}
	if last.own {
		to = last.from.Start + s.End - last.at
	}
	return diag.Span{Start: from, End: min(max(from, to), len(p.shown))}
}

func (p *pass) takenAt(at int) taken {
	i := sort.Search(len(p.taken), func(i int) bool { return p.taken[i].at > at })
	return p.taken[max(i-1, 0)]
}

// fileAt is the file that a place of the text stands in, as [Options.Include] knows it.
func (p *pass) fileAt(at int) string {
	if len(p.taken) > 0 {
		if file := p.takenAt(at).file; file != "" {
			return file
		}
	}
	return p.file
}

// placeRef has a reference say where in the author's file it stands, or from which other
// it comes.
func (p *pass) placeRef(r *Ref) {
	if len(p.taken) > 0 {
		r.From = p.takenAt(r.Span.Start).file
		r.Span = p.origin(r.Span)
	}
}

// placeAll does so with what is found of the text.
func (p *pass) placeAll() {
	if len(p.taken) == 0 {
		return
	}
	for i := range p.refs {
		p.placeRef(&p.refs[i])
	}
	for i := range p.headings {
		p.headings[i].Span = p.origin(p.headings[i].Span)
	}
}
