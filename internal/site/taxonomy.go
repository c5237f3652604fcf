package site

import "chuyende/internal/words"

// Classifier says how a key of front matter sorts pages into lists: which
// folder the lists stand in and which vocabulary names its terms.
type Classifier struct {
	// Field is the key of front matter, of kind Strings or Ints.
	Field string
	// Folder holds the lists: "the" gives /the/index.html and /the/x.html.
	Folder string
	// Title heads the list of all terms.
	Title string
	// Vocabulary names the list in site.yaml that holds the allowed ids; empty
	// where authors may coin terms freely.
	Vocabulary string
	// Terms are the vocabulary's entries where the site does not give any.
	Terms []VocabularyTerm
	// Feed gives each list a feed of its newest pages.
	Feed bool
	// Facet is the name by which search filters.
	Facet string
}

// VocabularyTerm is one entry of a vocabulary: the id that front matter uses
// and the name that readers see.
type VocabularyTerm struct{ ID, Title string }

// Classifiers returns the ways in which pages are sorted into lists. To add
// one, add an entry here and its key to the kinds that have it.
func Classifiers() []Classifier { return ClassifiersIn(words.Default()) }

// ClassifiersIn returns the same, named in other words.
func ClassifiersIn(say *words.Table) []Classifier {
	all := []Classifier{
		{Field: "categories", Facet: "chuyen-muc"},
		{Field: "tags", Facet: "the"},
		{Field: "audiences", Vocabulary: "audiences", Feed: true, Facet: "doi-tuong"},
		{Field: "fields", Vocabulary: "fields", Facet: "linh-vuc"},
		{Field: "season", Vocabulary: "seasons", Facet: "dip"},
		{Field: "quarters", Vocabulary: "quarters", Facet: "quy", Terms: []VocabularyTerm{
			{"1", say.Text("quarter.1")}, {"2", say.Text("quarter.2")}, {"3", say.Text("quarter.3")}, {"4", say.Text("quarter.4")},
		}},
	}
	for i := range all {
		all[i].Folder = say.Text("address." + all[i].Field)
		all[i].Folder = say.Text("address." + all[i].Field)
		all[i].Title = say.Text("classifier." + all[i].Field)
	}
	return all
}

// VocabularyFields are keys of front matter whose single value must be an id
// of a vocabulary, without lists of their own: key → vocabulary.
func VocabularyFields() map[string]string {
	return map[string]string{"type": "types", "scope": "scopes"}
}
