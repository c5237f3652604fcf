package answer

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/blevesearch/bleve/v2"

	"chuyende/search/internal/numbers"
	"chuyende/search/internal/record"
	"chuyende/search/internal/schema"
	"chuyende/search/internal/script"
)

// Index answers queries from a finished bleve index. It may be used by many
// goroutines, and many processes may have the same index open.
type Index struct {
	bleve      bleve.Index
	dir        string
	statistics numbers.Statistics
	letters    []rune // of the documents' factors

	// Read when first needed, and then kept.
	lexicon  func() (*lexicon, error)
	calendar func() (*calendar, error)
	cards    func() (map[script.Place]inManifest, error) // where the manifest has them
	forms    forms
}

// Open opens the index in dir, the site's search folder: the one that holds
// bleve/. Every file is read and compared with what was written before bleve
// sees it. The error wraps [os.ErrNotExist] where there is no index,
// [record.ErrDamaged] where it is not as it was written, and [record.ErrFormat] where it is
// of another version.
func Open(dir string) (*Index, error) {
	path := filepath.Join(dir, "bleve")
	// A build may swap the folder for a new one between the look and the
	// opening: then the new one is looked at.
	for range 3 {
		before, err := os.Stat(path)
		if err != nil {
			return nil, fmt.Errorf("open search index: %w", err)
		}
		x, err := open(dir, path)
		if after, gone := os.Stat(path); gone == nil && os.SameFile(before, after) {
			return x, err
		}
		if err == nil {
			x.Close()
		}
	}
	return nil, fmt.Errorf("open search index: %w", record.Damaged(path, "it is being written"))
}

func open(dir, path string) (*Index, error) {
	if _, err := record.Verify(path); err != nil {
		return nil, fmt.Errorf("open search index %s: %w", path, err)
	}
	if err := schema.Register(); err != nil {
		return nil, err
	}
	b, err := bleve.OpenUsing(path, map[string]any{"read_only": true})
	if err != nil {
		return nil, fmt.Errorf("open search index %s: %w", path, err)
	}
	x := &Index{bleve: b, dir: dir}
	x.lexicon = sync.OnceValues(x.readLexicon)
	x.calendar = sync.OnceValues(x.readCalendar)
	x.cards = sync.OnceValues(x.readCards)
	raw, err := b.GetInternal([]byte(schema.StatisticsKey))
	if err == nil {
		err = json.Unmarshal(raw, &x.statistics)
	}
	if err != nil {
		b.Close()
		return nil, fmt.Errorf("open search index %s: its statistics cannot be read: %w", path, err)
	}
	x.letters = x.statistics.Factors.Letters()
	if x.statistics.Format != script.Version {
		b.Close()
		return nil, fmt.Errorf("open search index %s: %w", path, record.ErrFormat)
	}
	return x, nil
}

// Close lets go of the index.
func (x *Index) Close() error { return x.bleve.Close() }

// Len returns the number of documents.
func (x *Index) Len() int { return x.statistics.Documents }
