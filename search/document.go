package search

import "chuyende/search/internal/corpus"

// Document is one page as a reader can find it.
type Document = corpus.Document

// Section is the plain text below one heading.
type Section = corpus.Section
