package site

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
func Classifiers() []Classifier {
	return []Classifier{
		{Field: "categories", Folder: "chuyen-muc", Title: "Chuyên mục", Facet: "chuyen-muc"},
		{Field: "tags", Folder: "the", Title: "Thẻ", Facet: "the"},
		{Field: "audiences", Folder: "doi-tuong", Title: "Loại chi bộ", Vocabulary: "audiences", Feed: true, Facet: "doi-tuong"},
		{Field: "fields", Folder: "linh-vuc", Title: "Lĩnh vực công tác", Vocabulary: "fields", Facet: "linh-vuc"},
		{Field: "season", Folder: "dip", Title: "Dịp trong năm", Vocabulary: "seasons", Facet: "dip"},
		{Field: "quarters", Folder: "quy", Title: "Quý", Vocabulary: "quarters", Facet: "quy", Terms: []VocabularyTerm{
			{"1", "Quý I"}, {"2", "Quý II"}, {"3", "Quý III"}, {"4", "Quý IV"},
		}},
	}
}

// VocabularyFields are keys of front matter whose single value must be an id
// of a vocabulary, without lists of their own: key → vocabulary.
func VocabularyFields() map[string]string {
	return map[string]string{"type": "types", "scope": "scopes"}
}
