package zapfile

import (
	index "github.com/blevesearch/bleve_index_api"

	"chuyende/search/internal/schema"
)

// placeholder is the document that bleve's builder needs to make a segment
// at all. Its address cannot be a page's.
type placeholder struct{}

func (placeholder) ID() string { return "-" }
func (placeholder) VisitFields(visit index.FieldVisitor) {
	visit(placeholderID{})
}
func (placeholder) VisitComposite(index.CompositeFieldVisitor) {}
func (placeholder) HasComposite() bool                         { return false }
func (placeholder) Size() int                                  { return 0 }
func (placeholder) NumPlainTextBytes() uint64                  { return 0 }
func (placeholder) StoredFieldsBytes() uint64                  { return 0 }
func (placeholder) Indexed() bool                              { return true }
func (placeholder) AddIDField()                                {}

type placeholderID struct{}

func (placeholderID) Name() string             { return schema.FieldID }
func (placeholderID) Value() []byte            { return []byte(placeholder{}.ID()) }
func (placeholderID) ArrayPositions() []uint64 { return nil }
func (placeholderID) EncodedFieldType() byte   { return storedText }
func (placeholderID) Analyze()                 {}
func (placeholderID) Options() index.FieldIndexingOptions {
	return index.IndexField | index.StoreField
}
func (placeholderID) AnalyzedLength() int { return 1 }
func (placeholderID) AnalyzedTokenFrequencies() index.TokenFrequencies {
	return index.TokenFrequencies{}
}
func (placeholderID) NumPlainTextBytes() uint64 { return 0 }
