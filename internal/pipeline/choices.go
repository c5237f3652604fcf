package pipeline

import (
	"hash/maphash"
	"maps"
	"slices"
	"strconv"
	"strings"

	"chuyende/internal/config"
	"chuyende/internal/site"
	"chuyende/internal/suggest"
	"chuyende/search"
)

// choiceKind is the kind, for search, of pages that suggest topics.
const choiceKind = "suggestion"

// choiceDocuments are what search knows of the pages made ahead that suggest
// topics: "quý 3 chi bộ thôn" should lead to the choice itself.
func choiceDocuments(tree *site.Tree, settings *config.Config) []search.Document {
	catalogue, say := suggest.New(tree, settings), settings.Words
	if len(catalogue.Topics) == 0 {
		return nil
	}
	addresses := tree.ChoiceAddresses()
	who, when := site.ClassifierOf(site.AudiencesKey), site.ClassifierOf(site.QuartersKey)
	also := otherNames(settings, who.Vocabulary)
	var documents []search.Document
	for _, audience := range catalogue.Audiences {
		for _, quarter := range append([]suggest.Term{{}}, catalogue.Quarters...) {
			d := search.Document{
				URL:   addresses[site.Choice{Audience: audience.ID, Quarter: quarter.ID}],
				Title: catalogue.PageTitle(audience, quarter), Kind: choiceKind, KindTitle: say.Text("suggest.title"),
				Summary:  say.Text("choices.lead", audience.Title),
				Facets:   map[string][]string{who.Facet: {audience.ID}},
				Keywords: []string{say.Text("choices.cell", audience.Title)},
				Subjects: also[audience.ID],
				Factor:   kindFactor(choiceKind),
				// The same quarter for another kind of cell is no other answer, nor is
				// another quarter for the same.
				Alike: []string{choiceGroup("", quarter.ID)},
			}
			if quarter.ID == "" {
				d.Leads = choiceGroup(audience.ID, "")
				d.Keywords = append(d.Keywords, also[audience.ID]...)
			} else {
				d.Facets[when.Facet] = []string{quarter.ID}
				d.Alike = append(d.Alike, choiceGroup(audience.ID, ""))
				// Quarters are titled in Roman numbers and asked for in others.
				d.Keywords = append(d.Keywords, say.Text("choices.quarter", quarter.ID))
			}
			choices := catalogue.Choose(suggest.In(audience, quarter))
			var titles []string
			for _, choice := range choices[:suggest.First(choices)] {
				titles = append(titles, choice.Topic.Page.MarkedTitle(say))
			}
			d.Sections = []search.Section{{Text: strings.Join(titles, "; ")}}
			documents = append(documents, d)
		}
	}
	return documents
}

// choiceGroup names the pages that suggest topics to one kind of cell, or for one
// quarter or the whole year to each.
func choiceGroup(audience, quarter string) string { return choiceKind + " " + audience + "/" + quarter }

// digest stands for all of a document that is made of no file.
func digest(d search.Document) uint64 {
	var h maphash.Hash
	h.SetSeed(nameSeed)
	list := func(texts ...string) {
		h.WriteString(strconv.Itoa(len(texts)))
		for _, text := range texts {
			h.WriteString(text + "\x00")
		}
	}
	list(d.Title, d.Kind, d.KindTitle, d.Summary, d.Date, d.Leads)
	list(d.Alike...)
	list(d.Keywords...)
	list(d.Subjects...)
	for _, facet := range slices.Sorted(maps.Keys(d.Facets)) {
		list(append([]string{facet}, d.Facets[facet]...)...)
	}
	for _, s := range d.Sections {
		list(s.ID, s.Heading, s.Text)
	}
	return h.Sum64()
}
