package search

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// Index answers queries from a finished bleve index. It may be used by many
// goroutines, and many processes may have the same index open.
type Index struct {
	bleve      bleve.Index
	dir        string
	statistics statistics
}

// Open opens the index in dir, the site's search folder: the one that holds
// bleve/. The error wraps [os.ErrNotExist] where there is none.
func Open(dir string) (*Index, error) {
	path := filepath.Join(dir, "bleve")
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("open search index: %w", err)
	}
	if err := registerAnalyzers(); err != nil {
		return nil, err
	}
	b, err := bleve.OpenUsing(path, map[string]any{"read_only": true})
	if err != nil {
		return nil, fmt.Errorf("open search index %s: %w", path, err)
	}
	x := &Index{bleve: b, dir: dir}
	raw, err := b.GetInternal([]byte(statisticsKey))
	if err == nil {
		err = json.Unmarshal(raw, &x.statistics)
	}
	if err != nil {
		b.Close()
		return nil, fmt.Errorf("open search index %s: its statistics cannot be read: %w", path, err)
	}
	return x, nil
}

// Close lets go of the index.
func (x *Index) Close() error { return x.bleve.Close() }

// Len returns the number of documents.
func (x *Index) Len() int { return x.statistics.Documents }

// live returns the clauses that a query is to use: those that are not common,
// and if no document holds any of these, all of them.
func (x *Index) live(ctx context.Context, clauses []clause) ([]clause, error) {
	advanced, err := x.bleve.Advanced()
	if err != nil {
		return nil, err
	}
	reader, err := advanced.Reader()
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	limit := uint64(x.statistics.Ranking.commonAbove(x.statistics.Documents))
	var rare []clause
	found := false
	for _, c := range clauses {
		n, err := documentsWith(ctx, reader, c)
		if err != nil {
			return nil, err
		}
		if n <= limit {
			rare = append(rare, c)
			found = found || n > 0
		}
	}
	if found {
		return rare, nil
	}
	return clauses, nil
}

func documentsWith(ctx context.Context, reader bleveindex.IndexReader, c clause) (uint64, error) {
	terms, err := reader.TermFieldReader(ctx, []byte(c.Term), c.Field, false, false, false)
	if err != nil {
		return 0, err
	}
	defer terms.Close()
	return terms.Count(), nil
}
