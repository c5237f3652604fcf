package render

import (
	"bytes"
	"cmp"
	"html"
	"html/template"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"chuyende/internal/markdown"
	"chuyende/internal/site"
)

// pages is each Markdown file that does not head a section: as an HTML page and
// in the other forms.
type pages struct{}

// Jobs makes the files of each page.
func (pages) Jobs(r *Renderer, files []*site.File) []Job {
	jobs := make([]Job, len(files))
	for i, f := range files {
		p := f.Page
		jobs[i] = Job{
			Address: f.Address,
			Key:     r.pageKey(p),
			Render:  func(w *bytes.Buffer) error { return r.execute(w, r.page(p)) },
		}
		if f.Form == "" {
			jobs[i].Page = p
		}
		if f.Form == site.SummaryForm {
			jobs[i].Render = func(w *bytes.Buffer) error { return r.execute(w, r.onePage(p, f.Address)) }
		}
		for _, form := range r.Forms {
			if form.Name == f.Form {
				jobs[i] = r.formJob(form, f)
			}
		}
		if isPicture(f) {
			jobs[i] = r.pictureJob(f)
		}
	}
	return jobs
}

// wholes is the whole portal in other forms than HTML.
type wholes struct{}

// Jobs makes the files of the whole portal.
func (wholes) Jobs(r *Renderer, files []*site.File) []Job {
	var jobs []Job
	for _, f := range files {
		for _, form := range r.Forms {
			switch {
			case form.Name == f.Form && form.own != nil:
				jobs = append(jobs, Job{Address: f.Address, Key: r.wholeKey(), Render: func(w *bytes.Buffer) error { return form.own(r, w, nil) }})
			case form.Name == f.Form && isPicture(f):
				jobs = append(jobs, r.pictureJob(f))
			case form.Name == f.Form && form.Layout != "":
				jobs = append(jobs, r.toolJob(form, f))
			case form.Name == f.Form:
				jobs = append(jobs, Job{
					Address: f.Address, Key: Key(0).with(r.Config.Digest(), r.Config.Words.Digest()),
					Render: func(w *bytes.Buffer) error { return form.Write(w, r.Input, nil) },
				})
			}
		}
	}
	return jobs
}

// pageKey stands for all that [Renderer.page] shows.
func (r *Renderer) pageKey(p *site.Page) Key {
	key := r.keys.site.and(r.keys.bodies[p], r.keys.section(p.Section),
		r.keys.card(p.Prev), r.keys.card(p.Next), r.keys.all(p.Backlinks))
	for _, related := range p.Related {
		key = key.with(related.Title, related.Field, related.Kind.Name, strconv.FormatBool(related.Inverse)).and(r.keys.all(related.Pages))
	}
	if p.Kind.Register {
		key = key.and(r.citingKey([]*site.Page{p}))
	}
	return key
}

// formKey stands for all that a page in another form may depend on: see [Form].
func (r *Renderer) formKey(p *site.Page) Key {
	key := Key(0).with(r.Config.Digest(), r.Config.Words.Digest(), p.Title, p.Address, p.Status(), p.Doc.Includes).and(keyOf(p.Data), Key(p.Doc.Uncoloured))
	for _, t := range p.Targets {
		key = key.with(t.Address, t.Fragment)
	}
	for _, related := range p.Related {
		if related.Inverse {
			continue
		}
		key = key.with(related.Field)
		for _, q := range related.Pages {
			key = key.with(q.Title, q.Address, q.Status()).and(keyOf(q.Data[q.Head.Start:q.Head.End]))
		}
	}
	return key
}

// wordFile ends the names of files for Word.
const wordFile = ".docx"

// papers are the files for Word that a page is published as, in the order of
// the plan.
func (r *Renderer) papers(from string, p *site.Page) []Link {
	var all []Link
	for _, f := range r.forms[p] {
		if !strings.HasSuffix(f.Address, wordFile) {
			continue
		}
		title := f.Form
		if r.Config.Words.Has("paper." + f.Form) {
			title = r.say("paper." + f.Form)
		}
		all = append(all, Link{title, r.href(from, f.Address)})
	}
	return all
}

// page is the view of one Markdown file.
func (r *Renderer) page(p *site.Page) *View {
	v := r.view(p.Address, p.Kind.Layout, p.Title)
	v.Title = cmp.Or(p.Heading, p.Title)
	if p.Draft() {
		v.HeadTitle, v.NoIndex = r.headTitle(p.MarkedTitle(r.Config.Words), ""), true
	}
	v.Description = p.Summary
	v.Breadcrumb = r.breadcrumb(p.Address, above(p))
	article := r.article(v, p)
	if p.Kind.Feed {
		v.Feeds = append(v.Feeds, r.feedLinks(v, p.Address, p.Title)...)
	}
	v.Body = article
	if p.Kind.Summary {
		v.Body = r.topic(v, p, article)
	}
	if p.Kind.Register {
		v.Body = &DocumentBody{*article, r.document(p)}
	}
	v.Data = r.pageData(v, p)
	return v
}

// article is the body of a page made of a file.
func (r *Renderer) article(v *View, p *site.Page) *ArticleBody {
	b := &ArticleBody{Contents: contents(p), Backlinks: r.cards(v.Address, p.Backlinks), Papers: r.papers(v.Address, p)}
	if p.Kind.Summary {
		r.made(v, p)
		b.Card = r.card(v.Address, p) // its text comes with what stands in it
	} else {
		r.made(v, p)
		b.Card, b.Content = r.card(v.Address, p), r.content(v, p, r.folds(v, p)...)
		b.markBlanks(p)
	}
	b.Steps, b.Forms = r.flow(p), map[string]string{}
	for _, f := range r.forms[p] {
		if !isPicture(f) {
			b.Forms[f.Form] = v.URL(f.Address)
		}
	}
	b.Prev, b.Next = r.card(v.Address, p.Prev), r.card(v.Address, p.Next)
	for _, related := range p.Related {
		b.Related = append(b.Related, r.related(v.Address, related))
	}
	return b
}

// related is a list of related pages as the page at an address shows it.
func (r *Renderer) related(from string, related site.Related) Related {
	return Related{
		Title: related.Title, Field: related.Field, Kind: related.Kind.Name, Inverse: related.Inverse, Told: related.Told,
		Cards: r.cards(from, related.Pages),
	}
}

// view starts the view of the page at an address.
func (r *Renderer) view(address, layout, title string) *View {
	v := &View{Site: r.site, Address: address, Layout: layout, Title: title, Type: "website", Canonical: r.absolute(address)}
	if address == site.Missing && r.Config.BaseURL != "" {
		v.Base = r.root
	}
	v.HeadTitle, v.Picture = r.headTitle(title, ""), r.picture(nil)
	v.Feeds = r.feedLinks(v, site.HomeAddress, r.site.Title)
	if namesDay(layout) {
		v.Built = r.date(r.Now)
	}
	return v
}

// namesDay reports whether pages of a layout say on which day the portal was made;
// their keys stand for it too.
func namesDay(layout string) bool { return layout == "home" || layout == "news" }

// dayKey stands for the day of the build.
func (r *Renderer) dayKey() Key { return Key(0).with(r.date(r.Now).ISO) }

// headTitle is a page's title for the window: with the portal's, once.
func (r *Renderer) headTitle(title, more string) string {
	if title == r.site.Title {
		return title + more
	}
	return title + more + " · " + r.site.Title
}

// mostContents is how many headings a table of contents names: nobody finds
// anything in a longer one, and it would outweigh the text.
const mostContents = 2000

// text is a page's card and its own text, for the body of a view; the frame
// says that the view is made of a file.
func (r *Renderer) text(v *View, p *site.Page) (*Card, template.HTML) {
	r.made(v, p)
	return r.card(v.Address, p), r.content(v, p)
}

// made says in the frame of a view that it is made of a file.
func (r *Renderer) made(v *View, p *site.Page) {
	v.Type, v.Image, v.Audio = "article", r.image(p), r.audio(v.Address, p)
	v.Picture = r.picture(p)
}

// contents are the headings of p's text, or none where there are too many. Those of
// a plain page, whose author may have begun at any level, count from the second.
func contents(p *site.Page) []Heading {
	if len(p.Doc.Headings) > mostContents {
		return nil
	}
	first := 2
	if !p.Typed && len(p.Doc.Headings) > 0 {
		first = slices.MinFunc(p.Doc.Headings, func(a, b markdown.Heading) int { return a.Level - b.Level }).Level
	}
	var headings []Heading
	for _, h := range p.Doc.Headings {
		if h.Level >= first {
			headings = append(headings, Heading{Level: h.Level - first + 2, ID: h.ID, Text: h.Text})
		}
	}
	return headings
}

// image is the absolute address of the first photograph in p's text, or "".
// Drawings without a size in pixels are no use where pages are shared.
func (r *Renderer) image(p *site.Page) string {
	for _, t := range p.Targets {
		if t.Asset != nil && t.Asset.Width > 0 {
			return r.absolute(t.Asset.Address)
		}
	}
	return ""
}

// content is p's text as it stands on a view's page, with further HTML at its
// headings.
func (r *Renderer) content(v *View, p *site.Page, inserts ...markdown.Insert) template.HTML {
	var w bytes.Buffer
	refs := -1
	p.Doc.WriteHTMLWith(&w, func(ref *markdown.Ref) (attributes, after string) {
		refs++
		t := p.Targets[refs]
		attributes = r.attributes(v.Address, ref, t)
		if attributes != "" && t.Page != nil && t.Page.Status() != "" && t.Page != p {
			cite, err := r.cite(v.Address, t.Page)
			v.broken = cmp.Or(v.broken, err)
			after = cite
		}
		if attributes != "" && ref.Kind == markdown.Link {
			note, err := r.afterLink(t.Asset)
			v.broken = cmp.Or(v.broken, err)
			after += note
		}
		if attributes != "" && ref.Unnamed {
			after = html.EscapeString(nameOf(ref, t)) + after
		}
		return attributes, after
	}, inserts...)
	v.Coded = v.Coded || isCoded(w.Bytes(), p.Typed)
	return template.HTML(w.String())
}

// isCoded reports whether a text needs the style of code and of what else few pages have.
func isCoded(text []byte, typed bool) bool {
	has := func(signs ...string) bool {
		return slices.ContainsFunc(signs, func(sign string) bool { return bytes.Contains(text, []byte(sign)) })
	}
	return has("<pre") ||
		!typed && has("<code") || // pages about programs, where words in a line are code too
		has(`class="`) && has(` class="box`, ` class="nowhere"`, `<summary class="alert-title"`, ` class="table wide"`)
}

// nameOf is what a link without words of its own says: the title of its page, or the
// name of a file.
func nameOf(ref *markdown.Ref, t site.Target) string {
	switch {
	case t.Page != nil && strings.HasPrefix(ref.Dest, "#"):
		return placeName(ref, t)
	case t.Page != nil:
		return t.Page.Title
	case t.Asset != nil:
		return path.Base(t.Asset.Path)
	}
	return cmp.Or(ref.Alt, ref.Dest)
}

// placeName is what a link without words to a label says: the heading that has it, or
// else the label.
func placeName(ref *markdown.Ref, t site.Target) string {
	id := strings.TrimPrefix(t.Fragment, "#")
	for _, h := range t.Page.Doc.Headings {
		if h.ID == id {
			return h.Text
		}
	}
	if id == "" || id == t.Page.Doc.TitleID() {
		return t.Page.Title
	}
	return cmp.Or(ref.Alt, ref.Dest)
}

// attributes says where a link or image leads, as HTML attributes with a space
// before each; "" for one that leads nowhere.
func (r *Renderer) attributes(from string, ref *markdown.Ref, t site.Target) string {
	address := t.URL
	if t.Address != "" {
		address = r.href(from, t.Address) + t.Fragment
	}
	switch {
	case t.Missing && ref.Kind == markdown.Link:
		return ` class="nowhere" title="` + html.EscapeString(r.say("article.nowhere")) + `"`
	case address == "":
		return ""
	}
	if ref.Kind == markdown.Link && isBare(ref, t) {
		return ` class="` + bareLink + `" href="` + html.EscapeString(address) + `"`
	}
	if ref.Kind != markdown.Image {
		return ` href="` + html.EscapeString(address) + `"`
	}
	size := ""
	if ref.Width > 0 {
		size = ` width="` + strconv.Itoa(ref.Width) + `"`
		if t.Asset != nil && t.Asset.Width > 0 {
			size += ` height="` + strconv.Itoa(max(1, t.Asset.Height*ref.Width/t.Asset.Width)) + `"`
		}
	} else if t.Asset != nil && t.Asset.Width > 0 {
		size = ` width="` + strconv.Itoa(t.Asset.Width) + `" height="` + strconv.Itoa(t.Asset.Height) + `"`
	}
	return ` src="` + html.EscapeString(address) + `"` + size + ` loading="lazy" decoding="async"`
}

// isBare reports whether a link out of the site shows its own address: on paper
// it need not stand there twice.
func isBare(ref *markdown.Ref, t site.Target) bool {
	plain := func(s string) string {
		if decoded, err := url.PathUnescape(s); err == nil {
			s = decoded
		}
		s = strings.ToLower(strings.TrimSpace(s))
		s = strings.TrimPrefix(strings.TrimPrefix(s, "http://"), "https://")
		return strings.TrimSuffix(strings.TrimPrefix(s, "www."), "/")
	}
	return t.URL != "" && plain(ref.Alt) == plain(t.URL)
}

// above is the section that the places above a page end with: not that which a README is
// the text of, where both are called alike.
func above(p *site.Page) *site.Section {
	s := p.Section
	if !p.Typed && s.Page == nil && s.Parent != nil && s.Title == p.Title && strings.EqualFold(p.Stem(), "readme") {
		return s.Parent
	}
	return s
}

// breadcrumb leads from the home page to a section, as links from an address.
func (r *Renderer) breadcrumb(from string, s *site.Section) []Link {
	links := []Link{{r.say("frame.home"), r.href(from, site.HomeAddress)}}
	for _, up := range append(s.Ancestors(), s) {
		if up.Parent != nil {
			links = append(links, Link{up.Title, r.href(from, up.Address)})
		}
	}
	return links
}
