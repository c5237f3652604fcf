package script

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

const (
	scriptStart   = "$c("
	manifestStart = `$chuyende("` + manifestName + `",`
	manifestName  = "manifest"
)

// start is how a file begins. The manifest begins as it always has, so that a client of another
// version can tell which one it is.
func start(name string) string {
	if name == manifestName {
		return manifestStart
	}
	return scriptStart
}

// checked is the check of a file with this name in a build of this epoch.
func checked(name, epoch string, arguments []byte) string {
	stem, _, _ := strings.Cut(name, ".")
	if name == manifestName {
		stem = ""
	}
	if !isNumbered(stem) {
		epoch = ""
	}
	return check([]byte(stem), []byte(epoch), []byte{'['}, arguments, []byte{']'})
}

// isNumbered reports whether a file speaks of documents by number: those have an epoch.
func isNumbered(stem string) bool {
	folder, _, below := strings.Cut(stem, "/")
	return below && (folder == "t" || folder == "f") || stem == "dates" || stem == "facets"
}

// A File is a shard of the index without the hash that its name may have.
type File struct {
	Check     string // of the name before a hash, the epoch and the arguments
	name      string
	arguments []byte // JSON, separated by commas
}

// New returns the file of a name, before a hash, with these arguments, JSON separated by commas. It
// keeps them: they must not change any more.
func New(name string, arguments []byte) File { return NewOf("", name, arguments) }

// NewOf is New for a file that may speak of documents by number, which an epoch decides: with another
// epoch it has another check.
func NewOf(epoch, name string, arguments []byte) File {
	return File{checked(name, epoch, arguments), name, arguments}
}

// Hashed returns the name with the hash, what it says of the content.
func (f File) Hashed() (name, hash string) {
	hash = f.Check[:hashSize]
	return f.name + "." + hash, hash
}

// Bytes returns the bytes of the file.
func (f File) Bytes() []byte {
	first := start(f.name)
	out := make([]byte, 0, len(first)+len(f.arguments)+16)
	out = append(append(append(out, first...), '"'), f.Check...)
	out = append(out, `",`...)
	return append(appendShort(out, f.arguments), ')')
}

// ErrInvalid is the error of a file that is not what its name says.
var ErrInvalid = errors.New("not a shard of the search index")

// Parse is the reverse of [File.Bytes], for names known already: it returns the
// arguments. Its errors wrap [ErrInvalid].
func Parse(name string, file []byte) ([]json.RawMessage, error) { return ParseOf("", name, file) }

// ParseOf is Parse for a file that NewOf may have made.
func ParseOf(epoch, name string, file []byte) ([]json.RawMessage, error) {
	text, ok := strings.CutPrefix(string(file), start(name))
	if !ok || !strings.HasSuffix(text, ")") {
		return nil, ErrInvalid
	}
	text = long(strings.TrimSuffix(text, ")"))
	var arguments []json.RawMessage
	if err := json.Unmarshal([]byte("["+text+"]"), &arguments); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	var check string
	if len(arguments) < 1 || json.Unmarshal(arguments[0], &check) != nil {
		return nil, fmt.Errorf("%w: it is not %q", ErrInvalid, name)
	}
	if checked(name, epoch, []byte(strings.TrimPrefix(text[len(arguments[0]):], ","))) != check {
		return nil, fmt.Errorf("%w: %q is damaged", ErrInvalid, name)
	}
	return arguments[1:], nil
}
