package search

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// formatVersion is the version of the shards, the files that the browser
// reads. A client refuses any other.
//
// History:
//
//	1  first format
//
// # Files
//
// Every file is a classic script of one call, so that it works through a
// script element on file:// and can be read as JSON after fetch:
//
//	$chuyende("NAME", ARGUMENT, …)
//
// NAME is the file's path below search/ without ".js"; all arguments are
// JSON. Every name but "manifest" ends in a hash of the arguments, so a file
// never changes under its name; KEY, TERM, FACET and PAGE are written as by plainName.
//
//	manifest           one object, see type manifest
//	t/KEY.HASH         TERMS, BITS: postings of rarer terms
//	c/FIELD-TERM.HASH  BITS: the postings of one common term
//	f/FACET.HASH       {VALUE: BITS}: documents of each value of a facet
//	m/NUMBER.HASH      ROW, ROW, …: what hits show, metaRows documents a file
//	x/PAGE.HASH        SUMMARY, [[ID, HEADING, TEXT], …]: a document's text
//
// Documents are numbered from 0 in the byte order of their URLs.
//
// # Terms
//
// Words are filed under their folded form. A pair "a b" is filed under a; if
// a is common in the body and b is not, it is filed under b as "<a". The sort
// key of a word is its folded form; of a pair its form, a blank and the other
// word as filed. Entries are in the byte order of their sort keys, and a file
// holds the entries from its KEY (in the manifest) up to the next file's.
//
// TERMS lists the entries by folded form: sections separated by "|", each
//
//	FOLDED:EXACT,EXACT…;OTHER,OTHER…
//
// with the exact spellings and the pairs in byte order. A form whose entries
// reach over several files has a section in each, with the spellings in the
// first only.
//
// BITS holds, in the same order, for each exact spelling one bit "has body
// postings", one bit "has title postings" and then the lists it has; for each
// pair its list. Postings of common terms are left out here and have a file of their own.
//
// # Lists
//
// Bits are written highest first, in the alphabet of bits.go. A list is
//
//	γ(size), then groups: code (8 bits), γ(size of group) unless only one
//	posting is left, and the group's documents
//
// The documents of a group ascend and are written as gaps less one (the
// first: as itself) in Rice code with riceBits(documents, size of group).
// γ is Elias gamma. A code is frequency class | length class<<3. Lists of facets
// have no codes: γ(size+1) and the gaps.
const formatVersion = 1

const (
	metaRows    = 16
	scriptStart = "$chuyende("
	exportDir   = "search/"
)

// nameHash returns the end of a file's name, which changes with its content.
func nameHash(content []byte) string {
	sum := sha256.Sum256(content)
	text := base32.StdEncoding.EncodeToString(sum[:5])
	return strings.ToLower(text[:hashSize])
}

// hashSize is how many characters of a hash a name has. The rest of the name
// tells files apart, so the hash only has to change with the content: one
// change in a million goes unnoticed.
const hashSize = 4

// script returns a file's bytes: arguments are JSON, separated by commas.
func script(name string, arguments []byte) []byte {
	out := make([]byte, 0, len(scriptStart)+len(name)+len(arguments)+4)
	out = append(out, scriptStart...)
	out = append(out, '"')
	out = append(out, name...)
	out = append(out, `",`...)
	out = append(out, arguments...)
	return append(out, ')')
}

var errScript = errors.New("not a shard of the search index")

// parseScript is the reverse of script, for names known already.
func parseScript(name string, file []byte) ([]json.RawMessage, error) {
	text, ok := strings.CutPrefix(string(file), scriptStart)
	if !ok || !strings.HasSuffix(text, ")") {
		return nil, errScript
	}
	var arguments []json.RawMessage
	if err := json.Unmarshal([]byte("["+text[:len(text)-1]+"]"), &arguments); err != nil {
		return nil, fmt.Errorf("%w: %w", errScript, err)
	}
	var found string
	if len(arguments) == 0 || json.Unmarshal(arguments[0], &found) != nil || found != name {
		return nil, fmt.Errorf("%w: it is not %q", errScript, name)
	}
	return arguments[1:], nil
}

// appendJSON appends a string as JSON. Unlike encoding/json it leaves letters
// of all scripts and <, >, & as they are, but escapes U+2028 and U+2029, which
// old scripts cannot hold.
func appendJSON(out []byte, s string) []byte {
	const hex = "0123456789abcdef"
	out = append(out, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '"' || c == '\\':
			out = append(append(out, s[start:i]...), '\\', c)
		case c == '\n':
			out = append(append(out, s[start:i]...), '\\', 'n')
		case c < ' ':
			out = append(append(out, s[start:i]...), '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		case c == 0xE2 && strings.HasPrefix(s[i:], "\u2028") || c == 0xE2 && strings.HasPrefix(s[i:], "\u2029"):
			out = append(append(out, s[start:i]...), `\u202`...)
			out = append(out, hex[s[i+2]&15])
			i += 2
		default:
			continue
		}
		start = i + 1
	}
	return append(append(out, s[start:]...), '"')
}

// ManifestPath is the shard whose name does not change. It names the others
// by their content, so that its bytes stand for the whole export.
const ManifestPath = exportDir + "manifest.js"
