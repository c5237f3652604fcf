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
	// OnHome lists the terms on the home page.
	OnHome bool
	// Feed gives each list a feed of its newest pages.
	Feed bool
	// Facet is the name by which search filters.
	Facet string
}

// Coined reports whether authors name the terms as they like.
func (c Classifier) Coined() bool { return c.Vocabulary == "" && len(c.Terms) == 0 }

// Keys of front matter that not only the kinds which have them ask for.
const (
	AudiencesKey = "audiences"
	QuartersKey  = "quarters"
	SeasonKey    = "season"
	MinutesKey   = "minutes"
	GroupsKey    = "groups"
	OtherNames   = "also_known_as"
)

// VocabularyTerm is one entry of a vocabulary: the id that front matter uses
// and the name that readers see.
type VocabularyTerm struct{ ID, Title string }

// Classifiers returns the ways in which pages are sorted into lists. To add
// one, add an entry here and its key to the kinds that have it.
func Classifiers() []Classifier { return ClassifiersIn(words.Default()) }

// ClassifiersIn returns the same, named in other words.
func ClassifiersIn(say *words.Table) []Classifier {
	all := []Classifier{
		{Field: "categories", Facet: "chuyen-muc", OnHome: true},
		{Field: "tags", Facet: "the"},
		{Field: AudiencesKey, Vocabulary: "audiences", OnHome: true, Feed: true, Facet: "doi-tuong"},
		{Field: "fields", Vocabulary: "fields", OnHome: true, Facet: "linh-vuc"},
		{Field: SeasonKey, Vocabulary: "seasons", OnHome: true, Facet: "dip"},
		{Field: QuartersKey, Vocabulary: "quarters", OnHome: true, Facet: "quy", Terms: []VocabularyTerm{
			{"1", say.Text("quarter.1")}, {"2", say.Text("quarter.2")}, {"3", say.Text("quarter.3")}, {"4", say.Text("quarter.4")},
		}},
	}
	for i := range all {
		all[i].Folder = say.Text("address." + all[i].Field)
		all[i].Title = say.Text("classifier." + all[i].Field)
	}
	return all
}

// ClassifierOf returns the classifier of a key; one that is none has no names.
func ClassifierOf(field string) Classifier {
	for _, c := range Classifiers() {
		if c.Field == field {
			return c
		}
	}
	return Classifier{Field: field}
}

// VocabularyFields are keys of front matter whose single value must be an id
// of a vocabulary, without lists of their own: key → vocabulary.
func VocabularyFields() map[string]string {
	return map[string]string{"type": "types", "scope": "scopes"}
}
