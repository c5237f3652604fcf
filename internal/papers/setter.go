package papers

import (
	"strings"

	"chuyende/internal/config"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/stationery"
	"chuyende/internal/topic"
	"chuyende/internal/wordml"
)

// setter sets one paper of one page.
type setter struct {
	profile stationery.Profile
	rules   *stationery.Rules
	forms   *forms
	form    *form
	config  *config.Config
	page    *site.Page
	text    *topic.Text
	summary *topic.Summary
	// figures are those that the topic asks for, places the blanks of its report in
	// which they stand.
	figures []topic.Figure
	places  map[topic.Place]int
	slots   slots

	// notes are the page's footnotes by number, marked those that stand already.
	notes  map[int]*markdown.Block
	marked map[int]bool
	// last is true in the last part of a paper that is repeated.
	last bool
	// heading counts the numbered headings of the form.
	heading int
}

// resolve says where a link of the page's text leads from a paper: "" where the
// paper, which stands alone, cannot know.
func (s *setter) resolve(ref markdown.Ref) string {
	return s.lead(s.page.Leads()(ref))
}

func (s *setter) lead(to site.Target) string {
	switch {
	case to.URL != "":
		return to.URL
	case to.Address != "" && s.config.BaseURL != "":
		return s.config.BaseURL + strings.TrimPrefix(to.Address, "/") + to.Fragment
	}
	return ""
}

// size returns a size in half points as a look.
func size(n int) wordml.Look { return wordml.Look{Size: n} }

// document puts the paper together.
func (s *setter) document() *wordml.Document {
	title := s.form.Title
	switch {
	case s.form.Copy:
		title = s.title()
	case s.form.Whole:
		title = strings.TrimSpace(title + " " + s.form.Subject)
	default:
		title += ": " + s.title()
	}
	return &wordml.Document{
		Properties: wordml.Properties{Title: title, Author: s.author(), Language: "vi-VN"},
		Styles:     styles(s.profile),
		Sections:   s.sections(),
		Header: []wordml.Block{&wordml.Paragraph{Style: "Header",
			Inlines: []wordml.Inline{wordml.PageNumber{Look: size(s.profile.Sizes.PageNumber)}}}},
		Mirror:  s.profile.Mirror,
		TabStop: wordml.Twips(s.profile.FirstLine),
	}
}

// title is the page's title, marked where the page is a draft.
func (s *setter) title() string { return s.page.MarkedTitle(s.config.Words) }

func (s *setter) author() string {
	if s.config.Publisher != "" {
		return s.config.Publisher
	}
	return s.config.Title
}

// sheet is the paper's page.
func (s *setter) sheet() wordml.Page {
	p := s.profile.Page
	t := func(n int) wordml.Twips { return wordml.Twips(n) }
	return wordml.Page{Width: t(p.Width), Height: t(p.Height), Top: t(p.Top), Bottom: t(p.Bottom), Left: t(p.Left), Right: t(p.Right), Header: t(p.Header)}
}

// sections returns the pages of the paper: one section for each agenda, or one
// in all.
func (s *setter) sections() []wordml.Section {
	s.last = true
	if !s.form.Agendas {
		return []wordml.Section{{Page: s.sheet(), Blocks: s.paper()}}
	}
	agendas := s.text.Agendas()
	if len(agendas) == 0 {
		agendas = []topic.Agenda{{}}
	}
	var all []wordml.Section
	for i := range agendas {
		s.slots, s.last = s.fill(&agendas[i]), i == len(agendas)-1
		all = append(all, wordml.Section{Page: s.sheet(), Restart: true, Blocks: s.paper()})
	}
	return all
}

// paper is the paper from its head to its foot.
func (s *setter) paper() []wordml.Block {
	var blocks []wordml.Block
	if !s.form.Plain {
		if len(s.notes) > 0 {
			// LibreOffice moves a table that begins a file with footnotes down a line.
			blocks = append(blocks, &wordml.Paragraph{Style: flush, Format: wordml.Format{Line: 20}})
		}
		blocks = append(blocks, s.head())
	}
	blocks = append(blocks, s.heads(s.title())...)
	if s.form.Basis {
		blocks = append(blocks, s.basis()...)
	}
	return append(append(blocks, s.body()...), s.foot()...)
}
