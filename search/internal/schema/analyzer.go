package schema

import (
	"sync"

	"chuyende/internal/vietnamese"
	"chuyende/search/internal/numbers"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"
	index "github.com/blevesearch/bleve_index_api"
)

// The analyzers by the names that the index's mapping knows them by.
const (
	analyzerExact  = "vietnamese_exact"
	analyzerFolded = "vietnamese_folded"
	analyzerPairs  = "vietnamese_pairs"
)

// Register makes our analyzers known to bleve, which keeps them in a
// global table and takes each name once a process.
var Register = sync.OnceValue(func() error {
	for name, analyze := range map[string]analyzerFunc{
		analyzerExact:  func(exact, _ string, _ vietnamese.Word, _ string) string { return exact },
		analyzerFolded: func(_, folded string, _ vietnamese.Word, _ string) string { return folded },
		analyzerPairs: func(_, folded string, w vietnamese.Word, before string) string {
			if w.Whole || !w.Joined {
				return ""
			}
			return before + " " + folded
		},
	} {
		err := registry.RegisterAnalyzer(name, func(map[string]any, *registry.Cache) (analysis.Analyzer, error) {
			return analyze, nil
		})
		if err != nil {
			return err
		}
	}
	return nil
})

// analyzerFunc is a bleve analyzer: it gives the term that a word of a text
// stands for, by both its forms and the folded form of the word before. An
// empty term is none.
//
// The index itself is made of analysed documents, to the same terms; bleve needs the
// analyzers for queries that other programs put to it.
type analyzerFunc func(exact, folded string, w vietnamese.Word, before string) string

// Analyze splits text into terms.
func (term analyzerFunc) Analyze(input []byte) analysis.TokenStream {
	text := string(input)
	words := vietnamese.Words(text, nil)
	stream := make(analysis.TokenStream, 0, len(words))
	before := ""
	for i, w := range words {
		exact, folded := vietnamese.CanonWord(text, words[:i+1])
		if t := term(exact, folded, w, before); t != "" {
			stream = append(stream, &analysis.Token{
				Term: []byte(t), Start: w.Start, End: w.End, Position: len(stream) + 1, Type: analysis.AlphaNumeric,
			})
		}
		if !w.Whole {
			before = folded
		}
	}
	return stream
}

// Mapping describes the index to bleve.
func Mapping() (*mapping.IndexMappingImpl, error) {
	if err := Register(); err != nil {
		return nil, err
	}
	page := bleve.NewDocumentStaticMapping()
	field := func(property, name, analyzer string) {
		m := bleve.NewTextFieldMapping()
		m.Name, m.Analyzer = name, analyzer
		m.Store, m.IncludeTermVectors, m.IncludeInAll, m.DocValues = false, false, false, false
		page.AddFieldMappingsAt(property, m)
	}
	field("title", numbers.FieldTitle, analyzerExact)
	field("title", numbers.FieldTitleFolded, analyzerFolded)
	field("body", numbers.FieldBody, analyzerExact)
	field("body", numbers.FieldBodyFolded, analyzerFolded)
	field("body", numbers.FieldPairs, analyzerPairs)

	m := bleve.NewIndexMapping()
	m.ScoringModel = index.BM25Scoring
	m.DefaultMapping = page
	m.DefaultAnalyzer = analyzerExact
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	return m, nil
}
