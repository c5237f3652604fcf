package script

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

const scriptStart = "$chuyende("

// A File is a shard of the index without its name: what the call is given.
type File struct {
	Check     string // of the arguments, as by [CheckOf]
	arguments []byte // JSON, separated by commas
}

// New returns the file with these arguments, JSON separated by commas. It keeps them: they
// must not change any more.
func New(arguments []byte) File {
	return File{check([]byte{'['}, arguments, []byte{']'}), arguments}
}

// Hash returns what the names of files say of their content.
func (f File) Hash() string { return f.Check[:hashSize] }

// Bytes returns the bytes of the file that has this name.
func (f File) Bytes(name string) []byte {
	out := make([]byte, 0, len(scriptStart)+len(name)+len(f.arguments)+16)
	out = append(append(append(out, scriptStart...), '"'), name...)
	out = append(append(append(out, `","`...), f.Check...), `",`...)
	return append(append(out, f.arguments...), ')')
}

// ErrInvalid is the error of a file that is not what its name says.
var ErrInvalid = errors.New("not a shard of the search index")

// Parse is the reverse of [File.Bytes], for names known already: it returns the
// arguments. Its errors wrap [ErrInvalid].
func Parse(name string, file []byte) ([]json.RawMessage, error) {
	text, ok := strings.CutPrefix(string(file), scriptStart)
	if !ok || !strings.HasSuffix(text, ")") {
		return nil, ErrInvalid
	}
	var arguments []json.RawMessage
	if err := json.Unmarshal([]byte("["+text[:len(text)-1]+"]"), &arguments); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	var found, check string
	if len(arguments) < 2 || json.Unmarshal(arguments[0], &found) != nil || found != name ||
		json.Unmarshal(arguments[1], &check) != nil {
		return nil, fmt.Errorf("%w: it is not %q", ErrInvalid, name)
	}
	rest := []byte("[" + strings.TrimSuffix(text[len(arguments[0])+len(arguments[1])+2:], ")") + "]")
	if CheckOf(rest) != check {
		return nil, fmt.Errorf("%w: %q is damaged", ErrInvalid, name)
	}
	return arguments[2:], nil
}
