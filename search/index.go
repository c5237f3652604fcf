package search

import "chuyende/search/internal/answer"

// Index answers queries from a finished bleve index. It may be used by many
// goroutines, and many processes may have the same index open.
type Index = answer.Index

// Open opens the index in dir, the site's search folder: the one that holds
// bleve/. Every file is read and compared with what was written before bleve
// sees it. The error wraps [os.ErrNotExist] where there is no index,
// [ErrDamaged] where it is not as it was written, and [ErrFormat] where it is
// of another version.
func Open(dir string) (*Index, error) { return answer.Open(dir) }

// SearchOptions narrows and orders an answer.
type SearchOptions = answer.Options

// SortByDate puts the newest first and documents without a date last. Only
// documents that hold every word of the query are shown then, or where none
// does, some.
const SortByDate = answer.SortByDate

// What an answer consists of.
type (
	// Result is the answer to a query.
	Result = answer.Result
	// Hit is one document found.
	Hit = answer.Hit
	// Share is what one clause of a query adds to a hit's score.
	Share = answer.Share
	// ShareIn says where a page has the words of a [Share].
	ShareIn = answer.ShareIn
)

// The places where a page can have words.
const (
	InTitle = answer.InTitle
	InText  = answer.InText // the title is part of it
	InPair  = answer.InPair // in the text, two words next to each other
)
