package parse

import (
	"slices"

	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/source"
	"chuyende/internal/wire"
)

// Keep writes a page that [Parser.Page] has made and nobody has changed since, for
// [Parser.Read]. It reports false where that would not give the same page.
func Keep(p *site.Page, w *wire.Writer) bool {
	w.Text(p.Kind.Name)
	for _, text := range [...]string{p.ID, p.Given, p.Title, p.Summary, p.Heading} {
		w.Text(text)
	}
	w.Bool(p.Outline)
	w.Int(p.Rank)
	w.Int(p.Head.Start)
	w.Int(p.Head.End)
	return p.Meta.Keep(w) && p.Doc.Keep(w)
}

// Read reads what [Keep] has written of the page of a file, nil where it is not
// that of a page. Its texts are parts of the reader's.
func (s *Parser) Read(r *wire.Reader, file source.File) *site.Page {
	kind := r.Text()
	at := slices.IndexFunc(s.kinds, func(k *site.Kind) bool { return k.Name == kind })
	if at < 0 {
		return nil
	}
	p := &site.Page{
		Path: file.Path, Shown: file.Shown, Data: file.Data, Links: file.Links,
		Index: site.IsIndex(file.Path), Kind: s.kinds[at],
	}
	p.Typed = s.isTyped(p)
	p.ID, p.Given, p.Title, p.Summary, p.Heading = r.Text(), r.Text(), r.Text(), r.Text(), r.Text()
	p.Address, p.Outline, p.Rank = p.Given, r.Bool(), r.Int()
	p.Head = diag.Span{Start: r.Int(), End: r.Int()}
	p.Meta = frontmatter.ReadMeta(r)
	p.Doc = s.reader(p).Read(r, file.Shown)
	if r.Broken() {
		return nil
	}
	s.date(p)
	return p
}

// reader is what reads the texts of pages like p.
func (s *Parser) reader(p *site.Page) *markdown.Parser {
	if p.Typed {
		return s.markdown
	}
	return s.plain
}
