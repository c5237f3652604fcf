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

// Lightener returns a function that returns what may stand for the file at a path beside this manifest where
// there is little room: hits and their order stay, excerpts are plainer. Errors tell that one is no
// file of this version.
func Lightener(manifest []byte) (light func(path string, data []byte) ([]byte, error), err error) {
	epoch, err := script.Epoch(manifest)
	return func(path string, data []byte) ([]byte, error) { return script.Light(epoch, path, data) }, err
}
