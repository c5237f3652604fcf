package shard

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/script"
)

// The reader of shards in Go. Only tests need it; the browser's is
// client/bits.js and client/shards.js.

// errBits is the error of all reads beyond the end, and of text that is not
// in the alphabet.
var errBits = errors.New("the bits of the shard are damaged")

// bitReader reads what a bitWriter wrote. After a first error everything
// reads as 0 and err is set.
type bitReader struct {
	text   string
	places []uint32 // as the encoder has them
	at     int
	acc    uint64
	have   int
	err    error
}

func (r *bitReader) bits(size int) uint64 {
	for r.have < size && r.err == nil {
		r.fill()
	}
	if r.err != nil {
		return 0
	}
	r.have -= size
	return r.acc >> r.have & (1<<size - 1)
}

func (r *bitReader) fill() {
	if r.at == len(r.text) || digit(r.text[r.at]) >= uint64(len(alphabet)) {
		r.err = errBits
		return
	}
	r.acc = r.acc<<digitBits | digit(r.text[r.at])
	r.at++
	r.have += digitBits
}

// digit returns a character's place in the alphabet, 255 if it has none.
func digit(c byte) uint64 {
	for i := range len(alphabet) {
		if alphabet[i] == c {
			return uint64(i)
		}
	}
	return 255
}

// gamma reads a number of at most 32 bits.
func (r *bitReader) gamma() uint64 {
	zeros := 0
	for r.bits(1) == 0 {
		if zeros++; zeros > 31 || r.err != nil {
			r.err = errBits
			return 0
		}
	}
	return 1<<zeros | r.bits(zeros)
}

// rice reads a number whose upper part is at most limit.
func (r *bitReader) rice(k int, limit uint64) uint64 {
	q := uint64(0)
	for r.bits(1) == 1 {
		if q++; q > limit {
			r.err = errBits
			return 0
		}
	}
	return q<<k | r.bits(k)
}

// choice reads one of count numbers.
func (r *bitReader) choice(count uint64) uint64 {
	size := 0
	for 2<<size <= count {
		size++
	}
	short := 2<<size - count
	v := r.bits(size)
	if v >= short {
		v = 2*v + r.bits(1) - short
	}
	return v
}

// decode reads what encode wrote, in order of document.
func (r *bitReader) decode(documents int, withLengths bool) []corpus.Posting {
	size := int(r.gamma())
	if size > documents {
		r.err = errBits
	}
	if r.err != nil {
		return nil
	}
	list := make([]corpus.Posting, 0, size)
	least := uint64(0)
	for len(list) < size && r.err == nil {
		var c numbers.Code
		if withLengths {
			c = numbers.Code(r.bits(codeBits))
		} else {
			next := least + r.rice(0, numbers.FrequencyMask)
			c, least = numbers.Code(next), next+1
		}
		group := 1
		if size-len(list) > 1 {
			group = int(r.gamma())
		}
		if group < 1 || group > size-len(list) {
			r.err = errBits
			return nil
		}
		list = r.group(list, documents, group, c)
	}
	for i, p := range list {
		if r.places != nil {
			list[i] = corpus.NewPosting(slices.Index(r.places, p.Document()), p.Code())
		}
	}
	slices.Sort(list)
	return list
}

// numbers reads what encodeNumbers wrote.
func (r *bitReader) numbers(documents int) []corpus.Posting {
	size := int(r.gamma()) - 1
	if size > documents || r.err != nil {
		r.err = errBits
		return nil
	}
	return r.group(nil, documents, size, 0)
}

// group reads the documents of one code.
func (r *bitReader) group(list []corpus.Posting, documents, size int, c numbers.Code) []corpus.Posting {
	encoder := listEncoder{documents: documents, places: r.places}
	k := encoder.riceBits(size)
	number := -1
	for range size {
		number += 1 + int(r.rice(k, uint64(documents)))
		if number >= documents || r.err != nil {
			r.err = errBits
			return nil
		}
		list = append(list, corpus.NewPosting(number, c))
	}
	return list
}

// termFile is what a term file holds: postings by field and term.
type termFile map[string]map[string][]corpus.Posting

// decodeTerms reads the arguments of a term file of many documents.
func decodeTerms(arguments []json.RawMessage, documents int) (termFile, error) {
	var terms, bits string
	if len(arguments) < 2 || json.Unmarshal(arguments[0], &terms) != nil || json.Unmarshal(arguments[1], &bits) != nil {
		return nil, script.ErrInvalid
	}
	r := &bitReader{text: bits}
	file := termFile{numbers.FieldBody: {}, numbers.FieldTitle: {}, numbers.FieldPairs: {}}
	if terms == "" {
		return file, nil // of a bucket without forms
	}
	for _, section := range strings.Split(terms, "|") {
		form, rest, ok := strings.Cut(section, ":")
		if !ok {
			return nil, fmt.Errorf("%w: section %q", script.ErrInvalid, section)
		}
		if at := strings.IndexAny(form, tierMarks); at >= 0 {
			form = form[:at]
		}
		form, isHeavy := strings.CutPrefix(form, "~~")
		_, isNumbers := strings.CutPrefix(form, "~")
		spellings, others, _ := strings.Cut(rest, ";")
		if spellings != "" {
			for _, word := range strings.Split(spellings, ",") {
				if isNumbers {
					r.numbers(documents)
					continue
				}
				inBody, inTitle := r.bits(1) == 1, r.bits(1) == 1
				if inBody {
					file[numbers.FieldBody][word] = r.decode(documents, true)
				}
				if inTitle {
					file[numbers.FieldTitle][word] = r.decode(documents, true)
				}
			}
		}
		for _, other := range fronted(others) {
			other, isLight := strings.TrimRight(other, "()"), !strings.ContainsAny(other, "()")
			if isLight == isHeavy {
				continue // its list is elsewhere
			}
			pair := form + " " + other
			if first, ok := strings.CutPrefix(other, "<"); ok {
				pair = first + " " + form
			}
			file[numbers.FieldPairs][pair] = r.decode(documents, false)
		}
	}
	return file, r.err
}

// fronted reads a list of names that appendFronted wrote, each with what
// stands behind it.
func fronted(text string) []string {
	var names []string
	before := ""
	for i := 0; i < len(text); {
		end := i + 1
		for end < len(text) && (text[end] < 'A' || text[end] > 'Z') {
			end++
		}
		shared := int(text[i]) - 'A'
		if shared < 0 || shared > len(before) {
			return names
		}
		name := before[:shared] + text[i+1:end]
		names = append(names, name)
		before = strings.TrimRight(name, "()")
		i = end
	}
	return names
}
