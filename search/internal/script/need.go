package script

import (
	"bytes"
	"encoding/json"
	"path"
	"strings"
)

// Need says what a client needs a file for.
type Need int

const (
	// NoNeed is that of a part of a text after its first, which only adds to
	// excerpts, and of what is no file of the index.
	NoNeed Need = iota
	// ToOpen is what a query may need whatever it asks: the manifest, facets, dates,
	// syllables and phrases.
	ToOpen
	// ToName are the cards.
	ToName
	// ToFind are the terms.
	ToFind
	// ToQuote are texts, or their first parts.
	ToQuote
)

// NeedOf returns what the file at a path from the site's root is needed for.
func NeedOf(file string) Need {
	name, ok := strings.CutPrefix(file, Dir)
	if !ok || path.Ext(name) != ".js" {
		return NoNeed
	}
	folder, base, below := strings.Cut(name, "/")
	switch {
	case below && folder == "c":
		return ToName
	case below && folder == "t":
		return ToFind
	case below && folder == "d" && !strings.Contains(base, "-"):
		return ToQuote
	case below && folder == "f":
		return ToOpen
	}
	for _, pattern := range Patterns() {
		if fits, _ := path.Match(pattern, file); fits {
			return ToOpen
		}
	}
	return NoNeed
}

// Epoch returns the epoch that the manifest has. Its errors wrap [ErrInvalid].
func Epoch(manifest []byte) (epoch string, err error) {
	arguments, err := Parse(manifestName, manifest)
	if err != nil {
		return "", err
	}
	about, ok := AboutOf(arguments)
	if !ok {
		return "", ErrInvalid
	}
	return about.Epoch, nil
}

// Light returns what may stand for the file at a path where there is little room:
// of terms all but in which parts of the texts they stand, so that a client takes
// an excerpt from the first; of texts the summaries alone. Hits and their order
// stay. Other files stand for themselves. Its errors wrap [ErrInvalid].
func Light(epoch, file string, data []byte) ([]byte, error) {
	name := strings.TrimSuffix(strings.TrimPrefix(file, Dir), ".js")
	arguments, err := ParseOf(epoch, name, data)
	if err != nil {
		return nil, err
	}
	switch NeedOf(file) {
	case ToFind:
		arguments = arguments[:min(len(arguments), termArguments)]
	case ToQuote:
		for i, text := range arguments {
			var parts []json.RawMessage
			if err := json.Unmarshal(text, &parts); err != nil || len(parts) == 0 {
				return nil, ErrInvalid
			}
			arguments[i] = append(append([]byte{'['}, parts[0]...), ']')
		}
	default:
		return data, nil
	}
	return NewOf(epoch, name, bytes.Join(raw(arguments), []byte{','})).Bytes(), nil
}

// termArguments is how many arguments a term file has without WITHIN (see [Version]).
const termArguments = 2

func raw(messages []json.RawMessage) [][]byte {
	all := make([][]byte, len(messages))
	for i, m := range messages {
		all[i] = m
	}
	return all
}
