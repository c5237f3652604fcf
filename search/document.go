package search

import (
	"chuyende/search/internal/corpus"
	"chuyende/search/internal/shard"
)

// Document is one page as a reader can find it.
type Document = corpus.Document

// Newer is a newer document on the matter of another.
type Newer = corpus.Newer

// Synonym is what readers type where documents say something else.
type Synonym = corpus.Synonym

// Section is the plain text below one heading.
type Section = corpus.Section

// Facet describes one way to narrow results, for the search page. Values
// that documents have and no Facet lists are offered under their own id.
type Facet = shard.Facet

// FacetValue is one value of a facet.
type FacetValue = shard.FacetValue
