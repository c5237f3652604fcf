package script

import (
	"strconv"
	"strings"
)

// Place is where a document stands: its block and its number in that, from 0.
type Place struct {
	Block string
	At    int
}

// String writes a place as [ParsePlace] reads it.
func (p Place) String() string { return p.Block + "/" + strconv.Itoa(p.At) }

// ParsePlace is the reverse of [Place.String].
func ParsePlace(text string) (Place, bool) {
	block, at, _ := strings.Cut(text, "/")
	n, err := strconv.Atoi(at)
	return Place{block, n}, err == nil && n >= 0
}

// Shared says how many neighbours of a block have a file together: of their
// cards and of their texts. A query reads ten cards and some texts, with what
// shares their files, so none do as long as a host takes so many files. Of few
// documents the cards stand in the manifest, and Cards is 0: ten requests are
// more than a few kilobytes. Their texts come in parts, each a file.
type Shared struct{ Cards, Texts int }

// Few reports whether documents are so few.
func (s Shared) Few() bool { return s.Cards == 0 }

// fewDocuments is how many documents are so few that all cards together are
// some kilobytes.
const fewDocuments = 256

// manyDocuments is how many documents are so many that files are saved: hosts
// are known that take 20,000 files, and each document has a page already.
const manyDocuments = 4096

// SharedAmong returns how so many documents share their files.
func SharedAmong(documents int) Shared {
	switch {
	case documents > manyDocuments:
		return Shared{Cards: 8, Texts: 3}
	case documents > fewDocuments:
		return Shared{Cards: 1, Texts: 1}
	}
	return Shared{Cards: 0, Texts: 1}
}

// Card names the file that holds a document's card, where that is not the
// manifest, and says which of its cards that is, from 0. A file is named by the first of its documents, so that one of
// a build that shared otherwise is never taken for it.
func (s Shared) Card(p Place) (name string, at int) { return p.file("c/", s.Cards) }

// Text names the file that holds a document's text, as Card does.
func (s Shared) Text(p Place) (name string, at int) { return p.file("d/", s.Texts) }

// Digits is the base of numbers of which each document has one digit in the manifest.
const Digits = 36

// Part names the file of a part of a document's text, of which name is the first.
func Part(name string, part int) string {
	if part == 0 {
		return name
	}
	return name + "-" + strconv.Itoa(part)
}

func (p Place) file(folder string, each int) (name string, at int) {
	at = p.At % each
	return folder + Place{p.Block, p.At - at}.String(), at
}

// Bucket returns which of so many buckets a form is in.
func Bucket(form string, buckets int) int { return among(form, buckets) }

// BucketName names a file of terms that has whole forms, with this mark before them. The name
// says how many such files there are, so that one of a build that had more is never taken for it.
func BucketName(mark string, buckets, at int) string {
	return "t/" + strconv.Itoa(len(mark)) + "-" + strconv.Itoa(buckets) + "/" + strconv.Itoa(at)
}

// BucketsName names a file of the terms of few documents, which has the buckets from one to before
// another. One of a build that parted them otherwise is never taken for it, as all have as many.
func BucketsName(from, to int) string {
	return "t/" + strconv.Itoa(from) + "-" + strconv.Itoa(to)
}

// Piece returns which of a large form's pieces has the pair with another word, as it is filed.
func Piece(other string, pieces int) int { return among(other, pieces) }

// PieceName names a file of terms that has some of one form, by the form's check. The form has its
// mark before it.
func PieceName(form string, pieces, at int) string {
	return "t/" + CheckOf([]byte(form)) + "-" + strconv.Itoa(pieces) + "-" + strconv.Itoa(at)
}
