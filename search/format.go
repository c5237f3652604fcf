package search

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"chuyende/internal/filename"
)

// formatVersion is the version of the shards, the files that the browser
// reads. A client refuses any other.
//
// History:
//
//	1  first format
//	2  every file holds its own check; a page's title, facts and text are one
//	   file by number; long lists stand apart, so that most queries do without
//	   them; lists of syllables and phrases; pairs without lengths
//
// # Files
//
// Every file is a classic script of one call, so that it works through a
// script element on file:// and can be read as JSON after fetch:
//
//	$chuyende("NAME","CHECK",ARGUMENT,…)
//
// NAME is the file's path below search/ without ".js"; all arguments are
// JSON. CHECK is checkOf their text as JSON.stringify writes it, in brackets.
// HASH is the beginning of a file's CHECK (see hashSize): such a file gets
// another name when it changes, and may be cached for good. About manifest
// and d/ a client asks the server each time.
// EPOCH, a check that all URLs decide, comes first in every file that speaks
// of documents by number, so that one of another build is known as such. KEY
// and FACET are written as by plainName.
//
//	manifest       FORMAT, one object, see type manifest
//	t/KEY.HASH     EPOCH, TERMS, BITS: terms and their postings
//	f/FACET.HASH   EPOCH, [VALUE, BITS, …]: documents of each value
//	dates.HASH     EPOCH, [DATE, BITS, …]: documents of each date
//	syllables.HASH NAMES, CLASSES: all words of a to z without marks, as by
//	               appendFronted, and for how common each is a letter: a for
//	               one document, then one more for each doubling
//	phrases.HASH   [PHRASE, …]: what may complete a query
//	d/BLOCK/I      URL, TITLE, KIND, DATE, [[FACET, VALUE, …], …], SUMMARY,
//	               [[ID, HEADING, TEXT], …]: a document
//
// Documents are numbered from 0 in the byte order of their URLs. They are cut
// into blocks (see cutBlocks); BLOCK is hashOfURLs of a block and I a
// document's place in it, from 0.
//
// # Terms
//
// Words are filed under their folded form. A pair "a b" is filed under one of
// its words, see filedUnderSecond: under a as "b", or under b as "<a". The sort
// key of a word is its folded form; of a pair the form it is filed under, a
// blank and the other word as filed. Lists that are not light (see type tier)
// are not there but under the same key with "~~" before it; and under "~" and
// the form, of words whose body list is not light, only the numbers of the
// documents. Entries are in the byte order of their sort keys, and a file
// holds the entries from its KEY (in the manifest) up to the next file's.
//
// TERMS lists the entries by form: sections separated by "|", each without
// blanks
//
//	FORM TIER : EXACT,EXACT… ;OTHERS
//
// with "~" or "~~" before FORM where its key has it, the exact spellings and
// the pairs in byte order, and ";" only before pairs. A form whose entries
// reach over several files has a section in each, with the spellings in the
// first only. TIER is a letter of tierMarks for the tiers of the form's body
// and title lists, or nothing if both are light. OTHERS are the other words of
// the pairs, written as by appendFronted, as the KEYs in the manifest are; the
// name of a pair that is not light is followed by its tier: "+" or "*".
//
// BITS holds, in the same order, for each exact spelling one bit "body
// postings here", one bit "title postings here" and then these lists; for each
// pair its list, if it belongs here: in a "~~" section all do, in others the
// light ones. In a "~" section it holds for each spelling a list of numbers,
// like those of facets.
//
// # Lists
//
// Bits are written highest first, in the alphabet of bits.go. A list is
//
//	γ(size), then groups: code (8 bits, of pairs 3), γ(size of group) unless
//	only one posting is left, and the group's documents
//
// with each code once, in the order of impactOrder, on which no reader relies.
// The documents of a group ascend and are written as gaps less one (the
// first: as itself) in Rice code with riceBits(documents, size of group).
// γ is Elias gamma. A code is frequency class | length class<<3. Lists of
// numbers have no codes: γ(size+1), and all documents as one group.
const formatVersion = 2

const (
	scriptStart = "$chuyende("
	exportDir   = "search/"
)

// ManifestPath is the shard with a fixed name. It names the others
// by their content, so that its bytes stand for the whole export.
const ManifestPath = exportDir + "manifest.js"

// hashSize is how many characters of its check a file's name has. The epoch
// guards against mixing builds, so this has to tell a term file from what it
// was before an edit: one change in 32,768 goes unnoticed by a cache.
const hashSize = 3

// checkOf returns seven letters that stand for a text: FNV-1a over its UTF-16
// code units, which is what a browser has, with the bits mixed at the end.
func checkOf(text []byte) string {
	h := uint32(2166136261)
	for i := 0; i < len(text); {
		c := rune(text[i])
		size := 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRune(text[i:])
		}
		i += size
		if c > 0xFFFF {
			c -= 0x10000
			h = (h ^ uint32(0xD800+c>>10)) * 16777619
			c = 0xDC00 + c&0x3FF
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return filename.Letters(h)
}

// A shard is a file of the export without its name: what the call is given.
type shard struct {
	check     string
	arguments []byte // JSON, separated by commas
}

func newShard(arguments []byte) shard {
	whole := make([]byte, 0, len(arguments)+2)
	whole = append(append(append(whole, '['), arguments...), ']')
	return shard{checkOf(whole), whole[1 : len(whole)-1]} // of just the size it needs
}

func (s shard) hash() string { return s.check[:hashSize] }

// file returns the bytes of the file that has this name.
func (s shard) file(name string) []byte {
	out := make([]byte, 0, len(scriptStart)+len(name)+len(s.arguments)+16)
	out = append(append(append(out, scriptStart...), '"'), name...)
	out = append(append(append(out, `","`...), s.check...), `",`...)
	return append(append(out, s.arguments...), ')')
}

var errScript = errors.New("not a shard of the search index")

// parseScript is the reverse of [shard.file], for names known already.
func parseScript(name string, file []byte) ([]json.RawMessage, error) {
	text, ok := strings.CutPrefix(string(file), scriptStart)
	if !ok || !strings.HasSuffix(text, ")") {
		return nil, errScript
	}
	var arguments []json.RawMessage
	if err := json.Unmarshal([]byte("["+text[:len(text)-1]+"]"), &arguments); err != nil {
		return nil, fmt.Errorf("%w: %w", errScript, err)
	}
	var found, check string
	if len(arguments) < 2 || json.Unmarshal(arguments[0], &found) != nil || found != name ||
		json.Unmarshal(arguments[1], &check) != nil {
		return nil, fmt.Errorf("%w: it is not %q", errScript, name)
	}
	rest := []byte("[" + strings.TrimSuffix(text[len(arguments[0])+len(arguments[1])+2:], ")") + "]")
	if checkOf(rest) != check {
		return nil, fmt.Errorf("%w: %q is damaged", errScript, name)
	}
	return arguments[2:], nil
}

// appendJSON appends a string as JSON.stringify writes it: letters of all
// scripts and <, >, & as they are. The string must be UTF-8.
func appendJSON(out []byte, s string) []byte {
	const hex = "0123456789abcdef"
	const short = "btn\x00fr" // of \b to \r
	out = append(out, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		out = append(append(out, s[start:i]...), '\\')
		start = i + 1
		switch {
		case c >= ' ':
			out = append(out, c)
		case '\b' <= c && c <= '\r' && c != '\v':
			out = append(out, short[c-'\b'])
		default:
			out = append(out, 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	return append(append(out, s[start:]...), '"')
}

// appendFronted appends the next of a list of names: a capital that says how
// many letters it shares with the name before (A for none), and the rest.
// Names are in lower case. Only ASCII is shared, so that letters of UTF-8 and
// UTF-16 count alike.
func appendFronted(out []byte, before, name string) []byte {
	shared := 0
	for shared < min(len(before), len(name), 25) && before[shared] == name[shared] && name[shared] < utf8.RuneSelf {
		shared++
	}
	return append(append(out, byte('A'+shared)), name[shared:]...)
}
