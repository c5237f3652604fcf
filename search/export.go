package search

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// exported is what a Builder remembers of its last export.
type exported struct {
	documents []*analysed
	encodings encodings
	counts    foldedCounts
	chunks    map[string]writtenChunk // by key
	meta      string                  // hashes of the meta files
	kinds     []FacetLabel
	files     map[string]bool // paths of all files
}

// writtenChunk is a term file of the last export, valid as long as it holds
// the same entries and none of their terms was touched.
type writtenChunk struct {
	first, last string // sort keys
	size        int    // how many entries
	hash        string
}

// Export writes the files that the browser searches: it calls add with the
// path from the site's root (all below search/) and the bytes of each, one
// call at a time. Files of this Builder's last Export that still hold are
// given to keep instead, unless keep is nil. An error of either ends it.
//
// The same documents give the same files, byte for byte. After a few Sets of
// documents that were there before, only the files that their words touch are
// made anew; a document more or less renumbers all and costs as much as the
// first Export.
func (b *Builder) Export(add func(path string, data []byte) error, keep func(path string) error) error {
	b.exporting.Lock()
	defer b.exporting.Unlock()
	s := b.snapshot()
	if len(s.documents) >= maxDocuments {
		return fmt.Errorf("search index: %d documents are too many", len(s.documents))
	}
	x := &export{
		snapshot: s, options: b.options, before: b.exported, manifest: newManifest(s),
		files: map[string]bool{}, add: add, keep: keep,
	}
	if x.before == nil {
		x.before = &exported{}
	}
	b.exported = nil // not to be relied on after an error
	if err := x.run(); err != nil {
		return fmt.Errorf("export search index: %w", err)
	}
	b.exported = &exported{
		documents: s.documents, encodings: x.encodings, counts: x.counts, chunks: x.chunks,
		meta: x.manifest.MetaHashes, kinds: x.manifest.Kinds, files: x.files,
	}
	return nil
}

// export is one call of [Builder.Export].
type export struct {
	*snapshot
	options   Options
	before    *exported
	encodings encodings
	counts    foldedCounts
	manifest  *manifest
	chunks    map[string]writtenChunk
	files     map[string]bool
	add       func(path string, data []byte) error
	keep      func(path string) error
}

func (x *export) run() error {
	t := x.touched()
	x.encodings = x.before.encodings
	x.encodings.update(x.snapshot, t)
	x.count(t)
	for _, step := range []func() error{
		func() error { return x.writeTerms(t) },
		x.writeCommon,
		func() error { return x.writeMeta(t) },
		x.writeFacets,
		x.writeFragments,
		x.writeManifest,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// touched returns the terms that documents hold differently than at the last
// export; all of them where documents came or went.
func (x *export) touched() *touched {
	before := x.before.documents
	if len(before) != len(x.documents) || len(before) == 0 {
		return &touched{}
	}
	t := &touched{words: make([]bool, len(x.words.exact)), pairs: make([]bool, len(x.words.pairs))}
	for i, now := range x.documents {
		then := before[i]
		if then.url != now.url {
			return &touched{}
		}
		if then == now {
			continue
		}
		markChanged(t.words, then.body, now.body, then.bodyLength != now.bodyLength)
		markChanged(t.words, then.title, now.title, then.titleLength != now.titleLength)
		markChanged(t.pairs, then.pairs, now.pairs, then.pairsLength != now.pairsLength)
	}
	return t
}

// count brings the counts of folded terms up to date.
func (x *export) count(t *touched) {
	if t.all() {
		x.counts.add(x.words, x.documents, 1)
		return
	}
	x.counts = x.before.counts
	for i, now := range x.documents {
		if then := x.before.documents[i]; then != now {
			x.counts.add(x.words, []*analysed{then}, -1)
			x.counts.add(x.words, []*analysed{now}, 1)
		}
	}
}

// markChanged marks the terms that only one of two sorted lists has, or all
// of both.
func markChanged(marks []bool, a, b []uint32, all bool) {
	for len(a) > 0 || len(b) > 0 {
		switch {
		case !all && len(a) > 0 && len(b) > 0 && a[0] == b[0]:
			a, b = a[1:], b[1:]
		case len(b) == 0 || len(a) > 0 && a[0] <= b[0]:
			marks[a[0]>>frequencyBits] = true
			a = a[1:]
		default:
			marks[b[0]>>frequencyBits] = true
			b = b[1:]
		}
	}
}

// write hands over a file, or says that it is kept.
func (x *export) write(name string, arguments func() []byte) error {
	path := exportDir + name + ".js"
	x.files[path] = true
	if x.keep != nil && x.before.files[path] {
		return x.keep(path)
	}
	return x.add(path, script(name, arguments()))
}

// writeHashed writes a file under prefix and the hash of its content, which
// it returns.
func (x *export) writeHashed(prefix string, arguments []byte) (hash string, err error) {
	hash = nameHash(arguments)
	return hash, x.write(prefix+hash, func() []byte { return arguments })
}

func (x *export) writeTerms(t *touched) error {
	x.chunks = map[string]writtenChunk{}
	x.noteCommon(fieldBodyFolded, x.counts[0])
	x.noteCommon(fieldTitleFolded, x.counts[1])
	e := &x.encodings
	entries := e.entries(x.words, x.counts[0])
	var keys []string
	var hashes strings.Builder
	for _, c := range e.chunks(x.words, entries) {
		part := entries[c.from:c.to]
		now := writtenChunk{first: part[0].key(x.words), last: part[len(part)-1].key(x.words), size: len(part)}
		name := "t/" + plainName(c.key) + "."
		was, ok := x.before.chunks[c.key]
		if ok && !t.all() && was.first == now.first && was.last == now.last && was.size == now.size && !t.any(part) {
			now.hash = was.hash
			if err := x.write(name+now.hash, func() []byte { return e.arguments(x.words, part) }); err != nil {
				return err
			}
		} else {
			hash, err := x.writeHashed(name, e.arguments(x.words, part))
			if err != nil {
				return err
			}
			now.hash = hash
		}
		x.chunks[c.key] = now
		keys = append(keys, c.key)
		hashes.WriteString(now.hash)
	}
	x.manifest.TermKeys, x.manifest.TermHashes = strings.Join(keys, "|"), hashes.String()
	return nil
}

// any reports whether a term of the entries was touched.
func (t *touched) any(entries []entry) bool {
	for i := range entries {
		if e := &entries[i]; e.other != "" {
			if t.pairs[e.pair] {
				return true
			}
		} else if slices.ContainsFunc(e.words, func(n uint32) bool { return t.words[n] }) {
			return true
		}
	}
	return false
}

// noteCommon lists the common terms of a folded field, which have no file.
func (x *export) noteCommon(field string, counts []int) {
	for n, count := range counts {
		if count > x.encodings.limit {
			x.common(field)[x.words.folded[n]] = commonTerm{Count: count}
		}
	}
}

func (x *export) common(field string) map[string]commonTerm {
	terms := x.manifest.Common[field]
	if terms == nil {
		terms = map[string]commonTerm{}
		x.manifest.Common[field] = terms
	}
	return terms
}

func (x *export) writeCommon() error {
	e := &x.encodings
	keys := slices.SortedFunc(maps.Keys(e.common), func(a, b commonKey) int {
		return cmp.Or(cmp.Compare(a.field, b.field), cmp.Compare(x.spelling(a), x.spelling(b)))
	})
	for _, key := range keys {
		bits := e.common[key]
		arguments := append(bits.appendText([]byte{'"'}), '"')
		spelling := x.spelling(key)
		hash, err := x.writeHashed("c/"+key.field+"-"+plainName(spelling)+".", arguments)
		if err != nil {
			return err
		}
		x.common(key.field)[spelling] = commonTerm{x.documentsOf(key), hash}
	}
	return nil
}

func (x *export) spelling(key commonKey) string {
	if key.field == fieldPairs {
		return x.words.pair(key.number)
	}
	return x.words.exact[key.number]
}

func (x *export) documentsOf(key commonKey) int {
	switch key.field {
	case fieldPairs:
		return x.encodings.pair[key.number]
	case fieldTitle:
		return x.encodings.lists[1][key.number]
	}
	return x.encodings.lists[0][key.number]
}

func (x *export) writeMeta(t *touched) error {
	x.manifest.Kinds = x.kinds()
	kindNumber := map[string]int{}
	for i, k := range x.manifest.Kinds {
		kindNumber[k.ID] = i
	}
	var hashes strings.Builder
	var arguments []byte
	for from := 0; from < len(x.documents); from += metaRows {
		to := min(from+metaRows, len(x.documents))
		prefix := "m/" + strconv.Itoa(from/metaRows) + "."
		if x.keep != nil && !t.all() && slices.Equal(x.documents[from:to], x.before.documents[from:to]) &&
			slices.Equal(x.manifest.Kinds, x.before.kinds) {
			hash := x.before.meta[from/metaRows*hashSize:][:hashSize]
			hashes.WriteString(hash)
			if err := x.write(prefix+hash, nil); err != nil {
				return err
			}
			continue
		}
		arguments = arguments[:0]
		for i, d := range x.documents[from:to] {
			if i > 0 {
				arguments = append(arguments, ',')
			}
			arguments = appendRow(arguments, d, kindNumber[d.doc.Kind])
		}
		hash, err := x.writeHashed(prefix, arguments)
		if err != nil {
			return err
		}
		hashes.WriteString(hash)
	}
	x.manifest.MetaHashes = hashes.String()
	return nil
}

// appendRow appends [url, title, kind, hash of the text, date, facets]; the
// last two are left out where they are empty.
func appendRow(out []byte, d *analysed, kind int) []byte {
	out = append(out, '[')
	out = appendJSON(out, validText(d.doc.URL))
	out = append(out, ',')
	out = appendJSON(out, validText(d.doc.Title))
	out = append(out, ',')
	out = strconv.AppendInt(out, int64(kind), 10)
	out = append(out, ',')
	out = appendJSON(out, d.fragment.hash)
	if d.doc.Date != "" || len(d.doc.Facets) > 0 {
		out = append(out, ',')
		out = appendJSON(out, validText(d.doc.Date))
	}
	if len(d.doc.Facets) > 0 {
		facets, _ := json.Marshal(d.doc.Facets) // strings only: cannot fail
		out = append(append(out, ','), facets...)
	}
	return append(out, ']')
}

func (x *export) writeFacets() error {
	facets := x.facetPostings()
	encoder := newListEncoder(len(x.documents))
	x.manifest.Facets = []manifestFacet{}
	for _, name := range facetNames(x.options.Facets, facets) {
		values := facets[name]
		arguments := []byte{'{'}
		for i, value := range slices.Sorted(maps.Keys(values)) {
			var bits bitWriter
			encoder.encodeNumbers(&bits, values[value])
			if i > 0 {
				arguments = append(arguments, ',')
			}
			arguments = appendJSON(arguments, validText(value))
			arguments = append(arguments, ':', '"')
			arguments = append(bits.appendText(arguments), '"')
		}
		arguments = append(arguments, '}')
		prefix := "f/" + plainName(name) + "."
		hash, err := x.writeHashed(prefix, arguments)
		if err != nil {
			return err
		}
		label := labels(x.options.Facets, name, values, x.manifest.Kinds)
		label.File = prefix + hash
		x.manifest.Facets = append(x.manifest.Facets, label)
	}
	return nil
}

func (x *export) writeFragments() error {
	for _, d := range x.documents {
		path := exportDir + d.fragment.path
		x.files[path] = true
		var err error
		if x.keep != nil && x.before.files[path] {
			err = x.keep(path)
		} else {
			err = x.add(path, d.fragment.file)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (x *export) writeManifest() error {
	arguments, err := json.Marshal(x.manifest)
	if err != nil {
		return err
	}
	return x.add(ManifestPath, script("manifest", arguments))
}
