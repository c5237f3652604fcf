package pipeline

import (
	"strings"

	"chuyende/internal/config"
	"chuyende/internal/site"
	"chuyende/search"
)

// listKind is the kind, for search, of lists and of the register.
const listKind = "list"

// listDocuments are what search knows of the pages that lead to others: the
// chooser, the year's plan, what is new, use without a network, the sections with the register among them, and the lists of kinds of
// cells, occasions, quarters and the like: what they are called and say of
// themselves, not what they list. Tags have none: such a list would come before
// the very page that the tag stands on.
func listDocuments(tree *site.Tree, settings *config.Config) []search.Document {
	var documents []search.Document
	for i := range tree.Files {
		f := &tree.Files[i]
		if f.Sheet != nil && f.Sheet.Number > 1 {
			continue
		}
		switch f.What {
		case site.SectionFile:
			if f.Section.Page != nil && f.Section.Page.Whole {
				continue // it is found as a page
			}
			documents = append(documents, sectionDocument(f.Section, settings))
		case site.TaxonomyFile:
			if !f.Taxonomy.Classifier.Coined() {
				documents = append(documents, taxonomyDocument(f.Taxonomy, settings))
			}
		case site.TermFile:
			if !f.Term.Taxonomy.Classifier.Coined() {
				documents = append(documents, termDocument(f.Term, settings))
			}
		case site.NewsFile:
			documents = append(documents, list(f.Address, settings.Words.Text("news.title"), settings))
		case site.SuggestFile:
			documents = append(documents, chooserDocument(f, settings))
		case site.OfflineFile:
			documents = append(documents, offlineDocument(f, settings))
		case site.WholeFile, site.PlanFile:
			if f.Words != "" {
				documents = append(documents, toolDocument(f, settings))
			}
		}
	}
	return documents
}

// sectionDocument is the list of a folder, with what its own page says.
func sectionDocument(s *site.Section, settings *config.Config) search.Document {
	d := list(s.Address, s.Title, settings)
	if p := s.Page; p != nil {
		d.Summary = p.Summary
		d.Keywords = p.Meta.Texts(site.OtherNames)
		for _, part := range p.Doc.Sections {
			d.Sections = append(d.Sections, search.Section{ID: part.HeadingID, Heading: part.Heading, Text: part.Text})
		}
	}
	if s.Kind != nil && s.Kind.Title != s.Title {
		d.Keywords = append(d.Keywords, s.Kind.Title)
	}
	return d
}

// taxonomyDocument is the list of what pages are filed under.
func taxonomyDocument(t *site.Taxonomy, settings *config.Config) search.Document {
	return list(t.Address, t.Classifier.Title, settings)
}

// termDocument is the list of the pages that are filed under one name.
func termDocument(t *site.Term, settings *config.Config) search.Document {
	c := t.Taxonomy.Classifier
	d := list(t.Address, t.Title, settings)
	d.Summary = t.Note
	d.Facets = map[string][]string{c.Facet: {t.ID}}
	d.Keywords = otherNames(settings, c.Vocabulary)[t.ID]
	if c.Field == site.QuartersKey {
		// Quarters are titled in Roman numbers and asked for in others.
		d.Keywords = append(d.Keywords, settings.Words.Text("choices.quarter", t.ID))
		d.Leads = choiceGroup("", t.ID)
	}
	d.Subjects = []string{c.Title}
	return d
}

// chooserDocument is the page on which topics are chosen.
func chooserDocument(f *site.File, settings *config.Config) search.Document {
	d := toolDocument(f, settings)
	d.Kind, d.KindTitle = choiceKind, d.Title
	d.Leads = choiceGroup("", "")
	return d
}

// toolDocument is a page to work on, in the words that title and describe it.
func toolDocument(f *site.File, settings *config.Config) search.Document {
	say := settings.Words
	d := list(f.Address, say.Text(f.Words+"title"), settings)
	d.Summary = say.Text(f.Words + "description")
	d.Keywords = namesOf(say.Text(f.Words + "names"))
	return d
}

// offlineDocument is the page about use without a network.
func offlineDocument(f *site.File, settings *config.Config) search.Document {
	say := settings.Words
	d := list(f.Address, say.Text("offline.title"), settings)
	d.Summary = say.Text("offline.lead")
	d.Keywords = namesOf(say.Text("offline.names"))
	return d
}

// namesOf parts other names of a page.
func namesOf(text string) []string {
	names := strings.Split(text, ";")
	for i := range names {
		names[i] = strings.TrimSpace(names[i])
	}
	return names
}

func list(address, title string, settings *config.Config) search.Document {
	return search.Document{URL: address, Title: title, Kind: listKind, KindTitle: settings.Words.Text("list.title"), Facets: map[string][]string{}, Factor: kindFactor(listKind)}
}

// otherNames are what else the terms of a vocabulary are called, by id.
func otherNames(settings *config.Config, vocabulary string) map[string][]string {
	also := map[string][]string{}
	for _, e := range settings.Vocabularies[vocabulary] {
		also[e.ID] = e.AlsoKnownAs
	}
	return also
}
