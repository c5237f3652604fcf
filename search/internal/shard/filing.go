package shard

import (
	"cmp"
	"math/bits"
	"slices"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/script"
)

// A form's file follows from the form and a few numbers, so that a client needs no
// list of files: forms go into buckets by their check, and a form that is too much
// for one has pieces, over which its pairs are dealt out. A query needs a few pairs of
// many, so small pieces are few bytes; each is a request and a file, though. Of few
// documents no form is too much, and buckets share files: see [together].

// limits are how many characters make a form large enough for pieces, at most twice those of
// each, and how many of forms that are not make a bucket.
type limits struct{ form, bucket int }

// limitsAt returns limits that grow with step, and so make fewer files.
func limitsAt(step int) limits {
	form := (8 + step%8) << (7 + step/8)
	return limits{form: form, bucket: form / bucketShare}
}

// of returns the limits in a part. Each heavy list alone is long, and a query that needs one
// seldom needs its neighbours.
func (l limits) of(part int) limits {
	if part == partHeavy {
		return limits{form: heavyScale * l.form, bucket: heavyScale * l.bucket}
	}
	return l
}

const (
	bucketShare = 2
	heavyScale  = 3
)

// mostFiles is how many files of terms there may be beside so many documents, as hosts take only
// so many: see [script.Shared].
func mostFiles(documents int) int { return max(documents*7/20, 2048) }

// filedTerms is a file of terms: in a bucket all entries of some forms, else some of one.
type filedTerms struct {
	name    string
	entries []entry // in order
}

// filing says where forms are: what the manifest tells of the term files.
type filing struct {
	buckets [len(partMarks)]int
	starts  []int       // of few documents: the first bucket of each file
	large   []largeForm // in the order of their keys
	words   [][2]string // of few documents: forms in the bucket of another, which is first
}

// largeForm is a form with files of its own, 1<<exponent of them.
type largeForm struct {
	key      string
	exponent int
}

// coarse returns n with its first two bits alone, at least 1: a number that a little more or less
// does not change as a rule.
func coarse(n int) int {
	if n < 4 {
		return max(n, 1)
	}
	low := bits.Len(uint(n)) - 2
	return n >> low << low
}

// filedForm is what stands under one form in one part.
type filedForm struct {
	entries []entry
	size    int  // in characters, about
	large   bool // it has files of its own
}

func (f *filedForm) part() int { return f.entries[0].part }

// exponent tells how many pieces a form has: two to its power.
func (f *filedForm) exponent(l limits) int {
	n := 0
	for n < mostDoublings && f.size>>n > l.of(f.part()).form/2 {
		n++
	}
	return n
}

// mostDoublings is a digit in the manifest.
const mostDoublings = 9

// forms gathers entries by form and part.
func (e *encodings) forms(w *corpus.WordList, entries []entry) []filedForm {
	var all []filedForm
	for i := range entries {
		if startsForm(entries, i) {
			all = append(all, filedForm{})
		}
		f := &all[len(all)-1]
		f.entries = entries[i-len(f.entries) : i+1]
		f.size += e.size(&entries[i], w)
	}
	return all
}

// files deals the entries out.
func (e *encodings) files(s *corpus.Snapshot, entries []entry) ([]filedTerms, filing) {
	w := s.Words
	forms := e.forms(w, entries)
	if e.few {
		return e.fewFiles(s, forms)
	}
	var l limits
	for step := 0; ; step++ {
		l = limitsAt(step)
		if f, pieces := file(forms, l, w); pieces+f.buckets[0]+f.buckets[1]+f.buckets[2] <= mostFiles(e.documents) {
			break
		}
	}
	f, _ := file(forms, l, w)
	var files []filedTerms
	var first [len(partMarks)]int
	for part, count := range f.buckets {
		first[part] = len(files)
		for i := range count {
			files = append(files, filedTerms{name: script.BucketName(partMarks[part], count, i)})
		}
	}
	for i := range forms {
		form := forms[i].entries
		name, part := w.Folded[form[0].folded], form[0].part
		if forms[i].large {
			files = append(files, e.pieces(partMarks[part]+name, form, 1<<forms[i].exponent(l), w)...)
			continue
		}
		to := &files[first[part]+script.Bucket(name, f.buckets[part])]
		to.entries = append(to.entries, form...)
	}
	return files, f
}

// fewBuckets is how many buckets the forms of few documents have: so many that two that are asked for
// often are seldom in the same. Which share a file is in the manifest, a byte or two for each file.
const fewBuckets = 1 << 14

// fewFiles deals the entries of few documents out. All their lists are light.
func (e *encodings) fewFiles(s *corpus.Snapshot, forms []filedForm) ([]filedTerms, filing) {
	w := s.Words
	f := filing{words: e.wholeWords(s)}
	f.buckets[partLight] = fewBuckets
	with := map[string]string{} // a form in whose bucket another is
	for _, word := range f.words {
		with[word[1]] = word[0]
	}
	bucket := make([]int, len(forms))
	shares := make([]share, fewBuckets)
	for i := range forms {
		folded := forms[i].entries[0].folded
		name := w.Folded[folded]
		bucket[i] = script.Bucket(cmp.Or(with[name], name), fewBuckets)
		shares[bucket[i]].size += forms[i].size
		shares[bucket[i]].asked += e.held[folded]
	}
	f.starts = together(shares, e.documents)
	var files []filedTerms
	at := make([]int, fewBuckets) // the file of each bucket
	for i, start := range f.starts {
		end := fewBuckets
		if i+1 < len(f.starts) {
			end = f.starts[i+1]
		}
		files = append(files, filedTerms{name: script.BucketsName(start, end)})
		for b := start; b < end; b++ {
			at[b] = i
		}
	}
	for i := range forms {
		to := &files[at[bucket[i]]]
		to.entries = append(to.entries, forms[i].entries...)
	}
	return files, f
}

// share is what one bucket or more add to a file.
type share struct {
	first int // bucket
	size  int // in characters, about
	asked int // in how many bodies its forms stand: what stands in many is asked for often
}

// worthOfFile is how many characters that nobody asked for a query of each document's words may
// bring so that there is a file less.
const worthOfFile = 40

// together returns the first bucket of each file: neighbours come together where that costs
// least, as long as it is less than a file is worth. So what is asked for often stands by itself,
// and the many forms that few documents have are in few files.
func together(buckets []share, documents int) []int {
	var files []share
	for i, b := range buckets {
		if b.first = i; b.size > 0 || i == 0 {
			files = append(files, b)
		}
	}
	for len(files) > 1 {
		best, least := 0, worthOfFile*documents
		for i := range files[1:] {
			a, b := files[i], files[i+1]
			if cost := a.asked*b.size + b.asked*a.size; cost < least {
				best, least = i+1, cost
			}
		}
		if best == 0 {
			break
		}
		files[best-1].size += files[best].size
		files[best-1].asked += files[best].asked
		files = slices.Delete(files, best, best+1)
	}
	starts := make([]int, len(files))
	for i, f := range files {
		starts[i] = f.first
	}
	return starts
}

// file says where forms are within some limits, and how many pieces that makes. A form whose
// files another has the names of is not large.
func file(forms []filedForm, l limits, w *corpus.WordList) (f filing, pieces int) {
	var sizes [len(partMarks)]int
	named := map[string]bool{}
	for i := range forms {
		form := &forms[i]
		key := partMarks[form.part()] + w.Folded[form.entries[0].folded]
		x := form.exponent(l)
		name := script.PieceName(key, 1<<x, 0)
		if form.large = form.size >= l.of(form.part()).form && !named[name]; !form.large {
			sizes[form.part()] += form.size
			continue
		}
		named[name] = true
		f.large = append(f.large, largeForm{key, x})
		pieces += 1 << x
	}
	for part, size := range sizes {
		if size > 0 {
			f.buckets[part] = coarse(size / l.of(part).bucket)
		}
	}
	return f, pieces
}

// mostWords is how many words of two syllables have them in one bucket: of more the bytes of what a
// query has one of only, and of the words in the manifest, weigh more than the requests.
const mostWords = 40

// wholeWords returns the pairs that hardly stand apart, those that most titles have first: words of two
// syllables, which a query has together, so that one request brings both. Titles tell what a site is
// asked for, as texts do not. A form is in one at most.
func (e *encodings) wholeWords(s *corpus.Snapshot) [][2]string {
	titles := map[[2]string]int{}
	for _, d := range s.Documents {
		words := addressWords(d.Doc.Title)
		for i := range max(0, len(words)-1) {
			titles[[2]string(words[i:])]++
		}
	}
	w := s.Words
	type word struct {
		of    [2]string
		worth float64
	}
	var all []word
	for n, count := range e.pairCount {
		first, second := uint32(w.Pairs[n]>>32), uint32(w.Pairs[n])
		if count == 0 || first == second {
			continue
		}
		of := [2]string{w.Folded[first], w.Folded[second]}
		if in := titles[of]; in > 1 {
			all = append(all, word{of, float64(in) * float64(count) / float64(max(e.counts[0][first], e.counts[0][second]))})
		}
	}
	slices.SortFunc(all, func(a, b word) int {
		return cmp.Or(cmp.Compare(b.worth, a.worth), slices.Compare(a.of[:], b.of[:]))
	})
	taken := map[string]bool{}
	var words [][2]string
	for _, x := range all {
		if len(words) < mostWords && !taken[x.of[0]] && !taken[x.of[1]] {
			taken[x.of[0]], taken[x.of[1]] = true, true
			words = append(words, x.of)
		}
	}
	return words
}

// besideSpellings is how many characters of pairs stand in the first piece of a large form: a query that
// has a word has one of its most frequent pairs as a rule, and needs no other piece then.
const besideSpellings = 800

// leastBeside returns how many documents those pairs of a form have at least that stand beside its spellings.
func (e *encodings) leastBeside(entries []entry, w *corpus.WordList) int {
	var pairs []*entry
	for i := range entries {
		if entries[i].other != "" {
			pairs = append(pairs, &entries[i])
		}
	}
	slices.SortFunc(pairs, func(a, b *entry) int { return cmp.Compare(e.pairCount[b.pair], e.pairCount[a.pair]) })
	room := besideSpellings
	for _, p := range pairs {
		if room -= e.size(p, w); room < 0 {
			return e.pairCount[p.pair] + 1
		}
	}
	return 0
}

// pieces deals out what stands under a large form: its spellings and its most frequent pairs into the first
// piece, each other pair where the check of its other word says.
func (e *encodings) pieces(form string, entries []entry, count int, w *corpus.WordList) []filedTerms {
	files := make([]filedTerms, count)
	for i := range files {
		files[i].name = script.PieceName(form, count, i)
	}
	// One array for all: there are hundreds of thousands of entries.
	piece, sizes := make([]int, len(entries)), make([]int, count)
	least := e.leastBeside(entries, w)
	for i := range entries {
		if other := entries[i].other; other != "" && e.pairCount[entries[i].pair] < least {
			piece[i] = script.Piece(other, count)
		}
		sizes[piece[i]]++
	}
	all, start := make([]entry, len(entries)), 0
	for i, size := range sizes {
		files[i].entries = all[start : start : start+size]
		start += size
	}
	for i := range entries {
		to := &files[piece[i]]
		to.entries = append(to.entries, entries[i])
	}
	return files
}
