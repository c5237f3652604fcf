package script

import "encoding/json"

// Places of values in the manifest that others than the browser read: see package shard.
const (
	AtEpoch  = 0
	AtBlocks = 8
	AtParts  = 9
)

// About is what they read.
type About struct {
	Epoch      string
	Blocks     string // names, all of the same length
	BlockSizes []int
	Parts      string // a digit for each of few documents
}

// AboutOf reads the manifest's arguments.
func AboutOf(arguments []json.RawMessage) (a About, ok bool) {
	var values, blocks []json.RawMessage
	read := func(from []json.RawMessage, at int, into any) bool {
		return at < len(from) && json.Unmarshal(from[at], into) == nil
	}
	ok = read(arguments, 1, &values) && read(values, AtEpoch, &a.Epoch) && read(values, AtBlocks, &blocks) && read(values, AtParts, &a.Parts) &&
		read(blocks, 0, &a.Blocks) && read(blocks, 1, &a.BlockSizes)
	return a, ok
}
