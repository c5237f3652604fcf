package schema

// The fields that are kept with a document.
const (
	FieldID        = "_id"
	FieldShown     = "title"
	FieldKind      = "kind"
	FieldKindTitle = "kindTitle"
	FieldSummary   = "summary"
	FieldFragment  = "fragment" // its place among the files
	FieldDate      = "date"
)

// FacetPrefix stands before a facet's name.
const FacetPrefix = "facet:"

// StatisticsKey is where the index keeps its [numbers.Statistics] as JSON.
const StatisticsKey = "chuyende statistics"
