package shard

import (
	"slices"
	"strconv"
	"strings"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/script"
)

// manifest is the one file of the export with a fixed name. It says what
// there is and holds every number that plans and scores depend on, so that
// none has a second home in the client: that knows the format only. Values have no
// names in the file, which every search waits for: see [manifest.values].
type manifest struct {
	Epoch     string
	Documents int
	Lengths   map[string]int // field → words of all documents
	Ranking   firstRanking
	Factors   numbers.Factors
	Bonds     numbers.Bonds // of those alike each number after the first as what it is more than the one before

	Terms manifestTerms

	// Blocks are the names of the folders of documents, all of the same
	// length; BlockSizes how many documents each has.
	Blocks     string
	BlockSizes []int

	// Shared is how many documents share a file of cards, and one of texts. Without
	// files of cards the manifest itself has them.
	Shared [2]int

	// Parts says with a digit of each document how many parts its text has, up to g for 16;
	// empty where texts are whole.
	Parts string

	// LengthsOf has, of few documents, by field with lengths the class of each document's
	// as a digit, up to v for 31; else nothing.
	LengthsOf map[string]string

	// CardFacets is the hash of the file of all documents' facets where the cards in the
	// manifest have some only, or empty.
	CardFacets string

	// The hashes of the files of one each.
	Syllables string
	Phrases   string
	Dates     string

	// Details is the hash of the file of details.
	Details string

	Kinds  []facetLabel
	Facets [][2]any // those that cards show, see [manifestFacet.shown]
}

// values returns what the manifest holds, in the order in which client/manifest.js reads it.
func (m *manifest) values() []any {
	t := &m.Terms
	lengths := []string{}
	if len(m.LengthsOf) > 0 {
		lengths = append(lengths, m.LengthsOf[numbers.FieldTitle], m.LengthsOf[numbers.FieldBody])
	}
	return []any{
		m.Epoch, m.Documents, // script.AtEpoch and the like say which of them Go reads too
		[]int{m.Lengths[numbers.FieldTitle], m.Lengths[numbers.FieldBody]},
		m.Ranking,
		[]any{m.Factors.Percents, m.Factors.Of},
		[]any{m.Bonds.Newer, m.Bonds.Alike},
		[]any{
			// Values of the frequency classes and their smallest counts.
			numbers.Frequencies, numbers.FrequencyFrom,
			// The values of the last length classes of titles; those before are the numbers from 1 on. In
			// how many classes lengths of bodies double. Pairs have one length, 1.
			numbers.TitleScale.Stepping(), numbers.BodyDoubles,
		},
		[]any{t.Buckets, t.Starts, t.Large, t.Pieces, t.Beside, t.Check},
		[]any{m.Blocks, m.BlockSizes, m.Shared[0], m.Shared[1]},
		m.Parts, lengths, m.Kinds, m.Facets,
		[]string{m.CardFacets, m.Syllables, m.Phrases, m.Dates, m.Details},
	}
}

// firstRanking are the numbers that hits are found by. What is always empty hides those of the same
// name: Absent comes with the details, and of which tier a list is says the list.
type firstRanking struct {
	numbers.Ranking
	NoAbsent     struct{} `json:"absent,omitzero"`
	NoHeavy      struct{} `json:"heavy,omitzero"`
	NoCommon     struct{} `json:"common,omitzero"`
	NoCommonFrom struct{} `json:"commonFrom,omitzero"`
	NoCommonTo   struct{} `json:"commonTo,omitzero"`
}

// details are what hits stand without: they would make the manifest longer, which every
// search waits for.
type details struct {
	Absent numbers.AbsentRule `json:"absent"`
	Facets []manifestFacet    `json:"facets"`
}

// manifestTerms says where terms are filed: see [script.BucketName] and [script.PieceName].
type manifestTerms struct {
	// Buckets is how many there are of each part, 0 where there is nothing to file.
	Buckets []int

	// Starts is a list of numbers: of few documents the first bucket of each file, as some share
	// one. Empty where each bucket is a file.
	Starts string

	// Large are the forms that have pieces, with their marks, as by AppendFronted; Pieces
	// has a digit for each: 0 where it is one file, and one more for each doubling.
	Large  string
	Pieces string

	// Beside has forms of which the second is in the bucket of the first in all parts: "chi bo tai lieu".
	Beside string

	// Check stands for the content of all: files are asked for with it.
	Check string
}

func (f *filing) manifest(check string) manifestTerms {
	var large, pieces []byte
	before := ""
	for _, l := range f.large {
		large = script.AppendFronted(large, before, l.key)
		before = l.key
		pieces = append(pieces, byte('0'+l.exponent))
	}
	var beside []string
	for _, word := range f.words {
		beside = append(beside, word[:]...)
	}
	var starts []byte
	if f.starts != nil {
		var bits bitWriter
		list := make([]corpus.Posting, len(f.starts))
		for i, start := range f.starts {
			list[i] = corpus.NewPosting(start, 0)
		}
		newListEncoder(fewBuckets).encodeNumbers(&bits, list)
		starts = bits.appendText(nil)
	}
	return manifestTerms{Buckets: f.buckets[:], Starts: string(starts), Large: string(large), Pieces: string(pieces), Beside: strings.Join(beside, " "), Check: check}
}

// stepped returns groups of numbers with each after the first as what it is more than the one before.
func stepped(groups [][]int) [][]int {
	all := [][]int{}
	for _, group := range groups {
		steps := slices.Clone(group)
		for i := range group[1:] {
			steps[i+1] -= group[i]
		}
		all = append(all, steps)
	}
	return all
}

func newManifest(s *corpus.Snapshot) *manifest {
	st := s.Statistics()
	m := &manifest{
		Epoch:      s.Epoch,
		Documents:  st.Documents,
		Lengths:    st.Lengths,
		Ranking:    firstRanking{Ranking: st.Ranking},
		Factors:    st.Factors,
		Bonds:      numbers.Bonds{Newer: st.Bonds.Newer, Alike: stepped(st.Bonds.Alike)},
		LengthsOf:  map[string]string{},
		BlockSizes: []int{},
	}
	shared := script.SharedAmong(st.Documents)
	m.Shared = [2]int{shared.Cards, shared.Texts}
	if shared.Few() {
		for _, d := range s.Documents {
			m.Parts += strconv.FormatInt(int64(d.Parts()), script.Digits)
			for _, field := range []string{numbers.FieldTitle, numbers.FieldBody} {
				m.LengthsOf[field] += strconv.FormatUint(uint64(d.LengthClass(field)), script.Digits)
			}
		}
	}
	for _, b := range s.Blocks {
		m.Blocks += b.Name
		m.BlockSizes = append(m.BlockSizes, b.Count)
	}
	return m
}
