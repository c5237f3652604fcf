// Package suggest finds the topics that suit a cell: by the kind of cell, the
// quarter, the group, the minutes there are and the occasion. It says why each
// is offered, and where the portal has nothing to offer yet.
//
// It reads a linked tree and makes data of it. How choices are shown it leaves
// to the renderer; themes/default/js/choose.js makes the same choices in the
// browser, and testdata/choices.json holds both to it.
package suggest

import (
	"slices"
	"strconv"
	"strings"

	"chuyende/internal/config"
	"chuyende/internal/site"
	"chuyende/internal/words"
)

// Topic is a page that may be chosen, with what it is chosen by. All but Page
// is also what the browser is given.
type Topic struct {
	Page *site.Page `json:"-"`
	// ID is the file's stem, or its path where that is taken.
	ID        string   `json:"id"`
	Audiences []string `json:"audiences"` // as the author has them
	Groups    []string `json:"groups"`
	Seasons   []string `json:"seasons"`
	Quarters  []int    `json:"quarters"`
	Minutes   []int    `json:"minutes"`
}

// Term is something to choose by: a kind of cell, a group, an occasion, a
// quarter.
type Term struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	// Quarters are those in which an occasion falls; empty for other terms and
	// for occasions of any time.
	Quarters []int `json:"quarters,omitempty"`
	// Page is the page of a group.
	Page *site.Page `json:"-"`
}

// Named returns the one of the terms with an id, or none.
func Named(terms []Term, id string) Term {
	for _, t := range terms {
		if t.ID == id {
			return t
		}
	}
	return Term{}
}

// Catalogue is everything that can be chosen. It is read-only and safe for
// concurrent use.
type Catalogue struct {
	// Topics are in the order of their list.
	Topics []Topic `json:"topics"`
	// Audiences and Seasons are in the vocabulary's order and Groups in that of
	// their list, without those that no topic is for.
	Audiences []Term `json:"audiences"`
	Groups    []Term `json:"groups"`
	Seasons   []Term `json:"seasons"`
	Quarters  []Term `json:"quarters"`
	// Minutes are the lengths of meetings that topics have agendas for.
	Minutes []int `json:"minutes"`

	// say has the words of reasons and titles.
	say *words.Table
}

// New collects the pages of the kinds that are offered. A site without any has
// an empty catalogue.
func New(tree *site.Tree, c *config.Config) *Catalogue {
	catalogue := &Catalogue{say: c.Words}
	for _, s := range tree.Sections {
		if s.Kind == nil || !s.Kind.Offered {
			continue
		}
		for _, p := range s.Pages {
			// A page of another kind may lie in the folder.
			if p.Kind.Offered {
				catalogue.add(topic(p))
			}
		}
	}
	catalogue.terms(tree, c)
	return catalogue
}

// add lists a topic. A second one of the same name is told apart by its path.
func (c *Catalogue) add(t Topic) {
	if slices.ContainsFunc(c.Topics, func(other Topic) bool { return other.ID == t.ID }) {
		t.ID = strings.TrimSuffix(t.Page.Path, ".md")
	}
	c.Topics = append(c.Topics, t)
}

func topic(p *site.Page) Topic {
	t := Topic{
		Page: p, ID: p.ID,
		Audiences: []string{}, Groups: []string{}, Seasons: []string{},
		Quarters: distinct(p.Meta.Ints(site.QuartersKey)), Minutes: distinct(p.Meta.Ints(site.MinutesKey)),
	}
	// Terms and relations hold what the link phase has found to exist.
	for _, term := range p.Terms {
		switch term.Taxonomy.Classifier.Field {
		case site.AudiencesKey:
			t.Audiences = append(t.Audiences, term.ID)
		case site.SeasonKey:
			t.Seasons = append(t.Seasons, term.ID)
		}
	}
	// Terms are in the vocabulary's order; the author names first whom the topic is for first of all.
	named := p.Meta.Texts(site.AudiencesKey)
	slices.SortStableFunc(t.Audiences, func(a, b string) int { return slices.Index(named, a) - slices.Index(named, b) })
	for _, related := range p.Related {
		if related.Field == site.GroupsKey && !related.Inverse {
			for _, q := range related.Pages {
				t.Groups = append(t.Groups, q.ID)
			}
		}
	}
	return t
}

// distinct returns the numbers in order, each once; never nil.
func distinct(numbers []int) []int {
	sorted := append([]int{}, numbers...)
	slices.Sort(sorted)
	return slices.Compact(sorted)
}

// terms collects what topics can be chosen by.
func (c *Catalogue) terms(tree *site.Tree, settings *config.Config) {
	quarters := map[string][]int{}
	for _, e := range settings.Vocabularies[site.ClassifierOf(site.SeasonKey).Vocabulary] {
		quarters[e.ID] = e.Quarters
	}
	for _, t := range tree.Taxonomies {
		var into *[]Term
		var has func(*Topic) []string
		switch t.Classifier.Field {
		case site.AudiencesKey:
			into, has = &c.Audiences, func(t *Topic) []string { return t.Audiences }
		case site.SeasonKey:
			into, has = &c.Seasons, func(t *Topic) []string { return t.Seasons }
		case site.QuartersKey:
			into = &c.Quarters
		default:
			continue
		}
		for _, term := range t.Terms {
			// Pages of other kinds stand in these lists too.
			if has == nil || slices.ContainsFunc(c.Topics, func(t Topic) bool { return slices.Contains(has(&t), term.ID) }) {
				*into = append(*into, Term{ID: term.ID, Title: term.Title, Quarters: quarters[term.ID]})
			}
		}
	}
	c.groups(tree)
	for _, t := range c.Topics {
		c.Minutes = append(c.Minutes, t.Minutes...)
	}
	c.Minutes = distinct(c.Minutes)
}

// groups collects the groups that topics belong to, in the order of their own
// list.
func (c *Catalogue) groups(tree *site.Tree) {
	var pages []*site.Page
	for _, t := range c.Topics {
		for _, related := range t.Page.Related {
			if related.Field == site.GroupsKey && !related.Inverse {
				pages = append(pages, related.Pages...)
			}
		}
	}
	for _, s := range tree.Sections {
		for _, p := range s.Pages {
			if p.Section == s && slices.Contains(pages, p) {
				c.Groups = append(c.Groups, Term{ID: p.ID, Title: p.Title, Page: p})
			}
		}
	}
}

// PageTitle is the title of the page of choices for a kind of cell, in one
// quarter or, where that is the zero Term, in all of them.
func (c *Catalogue) PageTitle(audience, quarter Term) string {
	if quarter.ID == "" {
		return c.say.Text("choices.title", audience.Title)
	}
	return c.say.Text("choices.title-quarter", quarter.Title, audience.Title)
}

// In returns the wish of a kind of cell in a quarter, or at any time where
// that is the zero Term.
func In(audience, quarter Term) Wish {
	n, err := strconv.Atoi(quarter.ID)
	if err != nil {
		n = 0 // no quarter, or one of the site's own that no topic can have
	}
	return Wish{Audience: audience.ID, Quarter: n}
}

// Title returns the name of a term, or its id where it is not in the list.
func Title(terms []Term, id string) string {
	if i := slices.IndexFunc(terms, func(t Term) bool { return t.ID == id }); i >= 0 {
		return terms[i].Title
	}
	return id
}
