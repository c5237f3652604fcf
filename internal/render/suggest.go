package render

import (
	"bytes"
	"html/template"
	"slices"

	"chuyende/internal/site"
	"chuyende/internal/suggest"
)

// suggestions are the pages that help a cell to choose a topic: one to choose
// on, which the script brings to life, and for readers without script one for
// each kind of cell and one for each quarter of it.
type suggestions struct{}

// Chooser is what there is to choose from.
type Chooser struct {
	// URL is the page to choose on.
	URL string
	// Rows are the kinds of cells, Quarters the names of the columns.
	Rows     []ChooserRow
	Quarters []Link
	// Groups are the thematic groups in the order of the squares.
	Groups []*Card
}

// ChooserRow is one kind of cell in the table of all.
type ChooserRow struct {
	Link
	ID    string
	Cells []ChooserCell
}

// ChooserCell is one kind of cell in one quarter. Squares tell for each group
// whether there is a topic.
type ChooserCell struct {
	// Title names the quarter.
	Link
	Topics, Groups int
	Squares        []ChooserSquare
}

// ChooserSquare is a group's place in the picture of what there is: X is in
// squares from the left.
type ChooserSquare struct {
	X      int
	Colour string
	Topics int
}

// ChooserPart is what is suggested for one quarter.
type ChooserPart struct {
	Link
	// Offers come first, More are the others that fit too.
	Offers, More []Offer
}

// Offer is a topic with the reason why it is suggested.
type Offer struct {
	*Card
	Reason string
}

// Jobs makes the page to choose on, or the pages made ahead.
func (suggestions) Jobs(r *Renderer, files []*site.File) []Job {
	key := r.catalogueKey()
	jobs := make([]Job, len(files))
	for i, f := range files {
		view := r.chooser
		switch {
		case f.What == site.SuggestFile:
		case f.Quarter == nil:
			view = func() *View { return r.choicesFor(suggest.Named(r.choices.Audiences, f.Term.ID)) }
		default:
			view = func() *View {
				return r.choicesIn(suggest.Named(r.choices.Audiences, f.Term.ID), suggest.Named(r.choices.Quarters, f.Quarter.ID))
			}
		}
		jobs[i] = Job{Address: f.Address, Key: key, Render: func(w *bytes.Buffer) error { return r.execute(w, view()) }}
	}
	return jobs
}

// catalogueKey stands for everything that can be suggested, and how.
func (r *Renderer) catalogueKey() Key {
	key := r.keys.site
	for _, terms := range [][]suggest.Term{r.choices.Audiences, r.choices.Groups, r.choices.Quarters, r.choices.Seasons} {
		key = key.and(Key(len(terms)))
		for _, term := range terms {
			key = key.with(term.ID, term.Title).and(r.keys.card(term.Page))
		}
	}
	for _, t := range r.choices.Topics {
		key = key.and(r.keys.card(t.Page))
	}
	return key
}

// chooser is the page to choose on.
func (r *Renderer) chooser() *View {
	v := r.view(r.Tree.Places.Suggest, "suggest", r.say("suggest.title"))
	v.Description = r.say("suggest.description")
	v.Breadcrumb = r.breadcrumb(v.Address, r.Tree.Home)
	b := &SuggestBody{
		Chooser: r.chooserTable(v.Address), Minutes: r.choices.Minutes, Seasons: r.choices.Seasons,
		Catalogue: r.catalogueJSON(v.Address),
	}
	for _, gap := range r.choices.Coverage().Gaps(suggest.FewGroups) {
		b.Gaps = append(b.Gaps, r.say("suggest.gap", gap.Audience.Title, gap.Quarter.Title, gap.Groups))
	}
	v.Body = b
	return v
}

// chooserTable shows what there is for each kind of cell and quarter.
func (r *Renderer) chooserTable(from string) *Chooser {
	c, coverage := r.choices, r.choices.Coverage()
	chooser := &Chooser{URL: r.href(from, r.Tree.Places.Suggest)}
	for _, quarter := range c.Quarters {
		chooser.Quarters = append(chooser.Quarters, Link{Title: quarter.Title})
	}
	for _, group := range c.Groups {
		chooser.Groups = append(chooser.Groups, r.card(from, group.Page))
	}
	for a, audience := range c.Audiences {
		row := ChooserRow{Link: Link{audience.Title, r.href(from, r.choiceAt[site.Choice{Audience: audience.ID}])}, ID: audience.ID}
		for q, quarter := range c.Quarters {
			cell := ChooserCell{Link: Link{quarter.Title, r.href(from, r.choiceAt[site.Choice{Audience: audience.ID, Quarter: quarter.ID}])}}
			for _, choice := range c.Choose(suggest.In(audience, quarter)) {
				if choice.Fits {
					cell.Topics++
				}
			}
			for g, group := range c.Groups {
				square := ChooserSquare{X: g, Colour: group.Page.Meta.Text("colour"), Topics: coverage.Counts[g][a][q]}
				if square.Topics > 0 {
					cell.Groups++
				}
				cell.Squares = append(cell.Squares, square)
			}
			row.Cells = append(row.Cells, cell)
		}
		chooser.Rows = append(chooser.Rows, row)
	}
	return chooser
}

// catalogueJSON is what the script chooses from.
func (r *Renderer) catalogueJSON(from string) template.JS {
	type topic struct {
		suggest.Topic
		Title string `json:"title"`
		URL   string `json:"url"`
		Point string `json:"point"`
	}
	catalogue := struct {
		*suggest.Catalogue
		Topics []topic `json:"topics"`
	}{Catalogue: r.choices, Topics: []topic{}}
	for _, t := range r.choices.Topics {
		card := r.card(from, t.Page)
		title := card.Head()
		if t.Page.Draft() {
			title = r.say("draft.title", title)
		}
		catalogue.Topics = append(catalogue.Topics, topic{t, title, card.URL, card.Point()})
	}
	return plainJSON(catalogue)
}

// choicesFor is the page of one kind of cell: the best of each quarter.
func (r *Renderer) choicesFor(audience suggest.Term) *View {
	v, b := r.choicesView(r.choiceAt[site.Choice{Audience: audience.ID}], audience, r.choices.PageTitle(audience, suggest.Term{}))
	b.URL += "#doi-tuong=" + audience.ID
	for _, quarter := range r.choices.Quarters {
		part := r.choicesPart(v.Address, audience, quarter)
		part.More = nil
		b.Parts = append(b.Parts, part)
	}
	return v
}

// choicesIn is the page of one kind of cell in one quarter.
func (r *Renderer) choicesIn(audience, quarter suggest.Term) *View {
	v, b := r.choicesView(r.choiceAt[site.Choice{Audience: audience.ID, Quarter: quarter.ID}], audience, r.choices.PageTitle(audience, quarter))
	v.Breadcrumb = append(v.Breadcrumb, Link{audience.Title, r.href(v.Address, r.choiceAt[site.Choice{Audience: audience.ID}])})
	b.URL += "#doi-tuong=" + audience.ID + "&quy=" + quarter.ID
	for _, other := range r.choices.Quarters {
		link := Link{Title: other.Title}
		if other.ID != quarter.ID {
			link.URL = r.href(v.Address, r.choiceAt[site.Choice{Audience: audience.ID, Quarter: other.ID}])
		}
		b.Quarters = append(b.Quarters, link)
	}
	b.Parts = []ChooserPart{r.choicesPart(v.Address, audience, quarter)}
	return v
}

// choicesView starts a page that is made ahead.
func (r *Renderer) choicesView(address string, audience suggest.Term, title string) (*View, *ChoicesBody) {
	v := r.view(address, "choices", title)
	v.Breadcrumb = append(r.breadcrumb(address, r.Tree.Home), Link{r.say("suggest.title"), r.href(address, r.Tree.Places.Suggest)})
	b := &ChoicesBody{URL: r.href(address, r.Tree.Places.Suggest)}
	v.Body = b
	list := "/" // the kind of cell's own list has the feed
	for _, t := range r.Tree.Taxonomies {
		for _, term := range t.Terms {
			if t.Classifier.Field == site.AudiencesKey && term.ID == audience.ID {
				list = term.Address
			}
		}
	}
	if list != "/" {
		v.Feeds = append(v.Feeds, r.feedLinks(v, list, audience.Title)...)
	}
	return v, b
}

// choicesPart is what is suggested to a kind of cell in a quarter.
func (r *Renderer) choicesPart(from string, audience, quarter suggest.Term) ChooserPart {
	part := ChooserPart{Link: Link{quarter.Title, r.href(from, r.choiceAt[site.Choice{Audience: audience.ID, Quarter: quarter.ID}])}}
	choices := r.choices.Choose(suggest.In(audience, quarter))
	first := suggest.First(choices)
	for i, choice := range choices {
		switch offer := (Offer{r.card(from, choice.Topic.Page), choice.Reason}); {
		case i < first:
			part.Offers = append(part.Offers, offer)
		case choice.Fits:
			part.More = append(part.More, offer)
		}
	}
	return part
}

// inMenu puts the suggestions first in the menu of a site that has some.
func (r *Renderer) inMenu(menu []MenuItem) []MenuItem {
	if len(r.choices.Topics) == 0 {
		return menu
	}
	return slices.Insert(menu, 0, MenuItem{Title: r.say("suggest.title"), Address: r.Tree.Places.Suggest})
}
