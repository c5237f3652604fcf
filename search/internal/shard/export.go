package shard

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/script"
)

// Exporter writes the browser's files of one snapshot of a corpus after
// another. It is for one goroutine at a time.
type Exporter struct {
	// Standing, if not nil, is asked before a file of texts or cards is made: whether the one
	// that was made of the same documents, for which of stands, is there already. It then counts
	// as kept.
	Standing func(path string, of [sha256.Size]byte) (bool, error)

	last *exported
}

// exported is what an exporter remembers of its last export.
type exported struct {
	documents []*corpus.Analysed
	encodings encodings
	terms     map[string]writtenTerms // by name
	phrases   script.File
	files     map[string][]*corpus.Analysed // paths of all files, with the documents of those that hold some
	places    []script.Place
}

// writtenTerms is a term file of the last export, valid as long as it holds
// the same entries and none of their terms was touched.
type writtenTerms struct {
	first, last string // sort keys
	names       uint32 // what stands for all names
	check       string
}

// Places returns the paths of the documents' files of the last export, by URL:
// of their cards, where they have any beside the manifest, and of their texts.
func (e *Exporter) Places() map[string][]string {
	if e.last == nil {
		return nil
	}
	places := map[string][]string{}
	shared := script.SharedAmong(len(e.last.documents))
	for i, d := range e.last.documents {
		text, _ := shared.Text(e.last.places[i])
		places[d.Doc.URL] = []string{pathOf(text)}
		if shared.Few() {
			for part := 1; part < d.Parts(); part++ {
				places[d.Doc.URL] = append(places[d.Doc.URL], pathOf(script.Part(text, part)))
			}
			continue
		}
		card, _ := shared.Card(e.last.places[i])
		places[d.Doc.URL] = append(places[d.Doc.URL], pathOf(card))
	}
	return places
}

func pathOf(name string) string { return script.Dir + name + ".js" }

// Export writes the files of s, with facets shown in this order. It calls add
// with the path from the site's root (all below search/) and the bytes of each,
// one call at a time. Files of the last export that still hold are given to
// keep instead, unless keep is nil. An error of either ends it.
func (e *Exporter) Export(s *corpus.Snapshot, facets []Facet, add func(path string, data []byte) error, keep func(path string) error) error {
	x := &export{
		Snapshot: s, shown: facets, before: e.last, manifest: newManifest(s),
		files: make(map[string][]*corpus.Analysed, 2*len(s.Documents)), add: add, keep: keep, standing: e.Standing,
	}
	if x.before == nil {
		x.before = &exported{}
	}
	e.last = nil // not to be relied on after an error
	if err := x.run(); err != nil {
		return err
	}
	e.last = &exported{
		documents: s.Documents, encodings: x.encodings, terms: x.terms, phrases: x.phrases, files: x.files, places: s.Places,
	}
	return nil
}

// export is one call of [Exporter.Export].
type export struct {
	*corpus.Snapshot
	shown     []Facet
	before    *exported
	encodings encodings
	manifest  *manifest
	terms     map[string]writtenTerms
	phrases   script.File
	files     map[string][]*corpus.Analysed
	add       func(path string, data []byte) error
	keep      func(path string) error
	standing  func(path string, of [sha256.Size]byte) (bool, error)
	buffer    []byte // for the arguments of one file after another
}

func (x *export) run() error {
	t := x.ChangesSince(x.before.documents)
	if !slices.Equal(placesOf(x.Documents), x.before.encodings.places) {
		t = &corpus.Changes{} // all lists name documents otherwise
	}
	counts := x.count(t)
	x.encodings = x.before.encodings
	x.encodings.update(x.Snapshot, t, counts)
	for _, step := range []func() error{
		func() error { return x.writeTerms(t) },
		x.writeSyllables,
		x.writePhrases,
		x.writeFacets,
		x.writeDocuments,
		x.writeManifest,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// count returns how many documents hold each folded term.
func (x *export) count(t *corpus.Changes) corpus.FoldedCounts {
	var counts corpus.FoldedCounts
	if t.All() {
		counts.Add(x.Words, x.Documents, 1)
		return counts
	}
	counts = x.before.encodings.counts
	for i, now := range x.Documents {
		if then := x.before.documents[i]; then != now {
			counts.Add(x.Words, []*corpus.Analysed{then}, -1)
			counts.Add(x.Words, []*corpus.Analysed{now}, 1)
		}
	}
	return counts
}

// numbered returns a file that speaks of documents by their numbers.
func (x *export) numbered(name string, arguments []byte) script.File {
	return script.NewOf(x.Epoch, name, arguments)
}

// writeHashed hands over a file under its name with its hash, which it returns, or says that it is
// kept.
func (x *export) writeHashed(s script.File) (hash string, err error) {
	name, hash := s.Hashed()
	path := pathOf(name)
	x.files[path] = nil
	if _, ok := x.before.files[path]; ok && x.keep != nil {
		return hash, x.keep(path)
	}
	return hash, x.add(path, s.Bytes())
}

func (x *export) writeTerms(t *corpus.Changes) error {
	x.terms = map[string]writtenTerms{}
	e := &x.encodings
	files, filing := e.files(x.Snapshot, e.entries(x.Words))
	var checks []byte
	for _, f := range files {
		now := writtenTerms{names: names(f.entries)}
		if n := len(f.entries); n > 0 {
			now.first, now.last = f.entries[0].key(x.Words), f.entries[n-1].key(x.Words)
		}
		file := func() script.File { return x.numbered(f.name, e.arguments(x.Words, f.entries)) }
		was, isOld := x.before.terms[f.name]
		path := pathOf(f.name)
		x.files[path] = nil
		var err error
		switch {
		case isOld && x.keep != nil && !t.All() && was.first == now.first && was.last == now.last && was.names == now.names && !changed(t, f.entries):
			now.check = was.check
			err = x.keep(path)
		default:
			made := file()
			now.check = made.Check
			if isOld && x.keep != nil && was.check == now.check {
				err = x.keep(path)
			} else {
				err = x.add(path, made.Bytes())
			}
		}
		if err != nil {
			return err
		}
		x.terms[f.name] = now
		checks = append(checks, now.check...)
	}
	x.manifest.Terms = filing.manifest(script.CheckOf(checks))
	return nil
}

// names returns a number that stands for the names that entries hold. Those that are gone, or
// have come from another file, are not among the terms that any looks at, so they have to show here.
func names(entries []entry) uint32 {
	h := fnv.New32a()
	add := func(n uint32) { _, _ = h.Write(binary.LittleEndian.AppendUint32(nil, n)) }
	for i := range entries {
		e := &entries[i]
		add(e.pair)
		add(uint32(len(e.words)))
		for _, n := range e.words {
			add(n)
		}
	}
	return h.Sum32()
}

// changed reports whether a term of the entries is among the changes.
func changed(t *corpus.Changes, entries []entry) bool {
	for i := range entries {
		if e := &entries[i]; e.other != "" {
			if t.Pairs[e.pair] {
				return true
			}
		} else if slices.ContainsFunc(e.words, func(n uint32) bool { return t.Words[n] }) {
			return true
		}
	}
	return false
}

func (x *export) writeFacets() error {
	facets := x.Facets()
	x.manifest.Facets = [][2]any{}
	details := details{Absent: x.manifest.Ranking.Ranking.Absent, Facets: []manifestFacet{}}
	kinds := kindsOf(x.Documents)
	for _, name := range facetNames(x.shown, facets) {
		values := facets[name]
		hash, err := x.writeHashed(x.numbered("f/"+script.PlainName(name), x.valueLists(values)))
		if err != nil {
			return err
		}
		label := labels(x.shown, name, values, kinds)
		label.Hash = hash
		details.Facets = append(details.Facets, label)
		if onCards(x.shown, name) {
			x.manifest.Facets = append(x.manifest.Facets, label.shown())
		}
	}
	text, err := asJSON(details)
	if err != nil {
		return err
	}
	if x.manifest.Details, err = x.writeHashed(script.New("details", text)); err != nil {
		return err
	}
	x.manifest.Kinds = kinds
	if script.SharedAmong(len(x.Documents)).Few() {
		all := []byte{'['}
		for i, d := range x.Documents {
			if i > 0 {
				all = append(all, ',')
			}
			all = append(all, facetsOf(&d.Doc, func(string) bool { return true })...)
		}
		hash, err := x.writeHashed(x.numbered("facets", append(all, ']')))
		if err != nil {
			return err
		}
		x.manifest.CardFacets = hash
	}
	hash, err := x.writeHashed(x.numbered("dates", x.valueLists(x.Dates())))
	x.manifest.Dates = hash
	return err
}

// valueLists writes the documents of each value.
func (x *export) valueLists(values map[string][]corpus.Posting) []byte {
	encoder := newListEncoder(len(x.Documents))
	out := []byte{'['}
	for i, value := range slices.Sorted(maps.Keys(values)) {
		if i > 0 {
			out = append(out, ',')
		}
		var bits bitWriter
		encoder.encodeNumbers(&bits, values[value])
		out = append(script.AppendJSON(out, script.ValidText(value)), ',', '"')
		out = append(bits.appendText(out), '"')
	}
	return append(out, ']')
}

// writeParts writes the texts of few documents, each part by itself; the manifest has
// the cards.
func (x *export) writeParts(shared script.Shared) error {
	for i, d := range x.Documents {
		name, _ := shared.Text(x.Places[i])
		for part := range d.Parts() {
			list := func(out []byte, d *corpus.Analysed) []byte { return appendPart(out, d, part) }
			if err := x.writeShared(script.Part(name, part), x.Documents[i:i+1], list); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeDocuments writes texts and cards, of neighbours together.
func (x *export) writeDocuments() error {
	shared := script.SharedAmong(len(x.Documents))
	if shared.Few() {
		return x.writeParts(shared)
	}
	of := []struct {
		name func(script.Place) (string, int)
		list func([]byte, *corpus.Analysed) []byte
	}{
		{shared.Text, appendText},
		{shared.Card, appendCard},
	}
	for _, kind := range of {
		for from, to := 0, 0; from < len(x.Documents); from = to {
			name, _ := kind.name(x.Places[from])
			for to = from + 1; to < len(x.Documents); to++ {
				if _, at := kind.name(x.Places[to]); at == 0 {
					break
				}
			}
			if err := x.writeShared(name, x.Documents[from:to], kind.list); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeShared writes the file of some documents, in which list appends what each has, or says
// that it is kept.
func (x *export) writeShared(name string, documents []*corpus.Analysed, list func([]byte, *corpus.Analysed) []byte) error {
	path := pathOf(name)
	x.files[path] = documents
	if stands, err := x.stands(path, documents); stands || err != nil {
		return err
	}
	same := func(a, b *corpus.Analysed) bool { return a == b || bytes.Equal(list(nil, a), list(nil, b)) }
	if was := x.before.files[path]; x.keep != nil && was != nil && slices.EqualFunc(was, documents, same) {
		return x.keep(path)
	}
	all := x.buffer[:0]
	for i, d := range documents {
		if i > 0 {
			all = append(all, ',')
		}
		all = list(all, d)
	}
	x.buffer = all
	return x.add(path, script.New(name, all).Bytes()) // which copies them
}

// stands reports whether the file of some documents is there from another process.
func (x *export) stands(path string, documents []*corpus.Analysed) (bool, error) {
	if x.standing == nil {
		return false, nil
	}
	all := x.buffer[:0]
	for _, d := range documents {
		sum, ok := d.Digest()
		if !ok {
			return false, nil
		}
		all = append(all, sum[:]...)
	}
	x.buffer = all
	return x.standing(path, sha256.Sum256(all))
}

// appendColumns appends the cards of documents by column, which compresses better:
// a list of all addresses, one of all titles, and so on. A card that does not say
// that there is no text says 0. Addresses are written by titles. Of facets there are those that cards show.
func appendColumns(out []byte, documents []*corpus.Analysed, shown []Facet) []byte {
	columns := make([][]byte, cardValues)
	isShown := func(name string) bool { return onCards(shown, name) }
	written := addresses(documents)
	for n, d := range documents {
		var values []json.RawMessage
		_ = json.Unmarshal(appendCard(nil, d), &values)
		for i := range columns {
			value := json.RawMessage("0")
			if i < len(values) {
				value = values[i]
			}
			switch i {
			case cardAddress:
				value = script.AppendJSON(nil, written[n])
			case cardFacets:
				value = facetsOf(&d.Doc, isShown)
			}
			columns[i] = append(append(columns[i], value...), ',')
		}
	}
	out = append(out, '[')
	for i, column := range columns {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(append(out, '['), bytes.TrimSuffix(column, []byte{','})...), ']')
	}
	return append(out, ']')
}

// asJSON writes a value as JSON.stringify does.
func asJSON(value any) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return bytes.TrimSpace(text.Bytes()), err
}

func (x *export) writeManifest() error {
	text, err := asJSON(x.manifest.values())
	if err != nil {
		return err
	}
	arguments := fmt.Appendf(nil, "%d,%s", script.Version, text)
	if script.SharedAmong(len(x.Documents)).Few() {
		arguments = appendColumns(append(arguments, ','), x.Documents, x.shown)
	}
	return x.add(script.ManifestPath, script.New("manifest", arguments).Bytes())
}
