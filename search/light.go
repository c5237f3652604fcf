package search

import "chuyende/search/internal/script"

// Need says what a client needs a file of [Builder.Export] for.
type Need = script.Need

// What files are needed for. A client that has all of the first three, beside
// itself, finds the same hits in the same order with the same titles.
const (
	NoNeed  = script.NoNeed
	ToOpen  = script.ToOpen
	ToName  = script.ToName
	ToFind  = script.ToFind
	ToQuote = script.ToQuote
)

// NeedOf returns what the file at a path is needed for.
func NeedOf(path string) Need { return script.NeedOf(path) }

// Light returns what may stand for the file at a path where there is little room:
// hits and their order stay, excerpts are plainer. The error tells that it is no
// file of this version.
func Light(path string, data []byte) ([]byte, error) { return script.Light(path, data) }
