package shard

import (
	"slices"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/plan"
	"chuyende/search/internal/script"
)

// What a query may have meant, or may become: syllables and phrases.

// syllablesOf lists the syllables of a corpus, by the counts of its folded terms.
func syllablesOf(w *corpus.WordList, counts []int) plan.Syllables {
	var list plan.Syllables
	for _, n := range w.FoldedOrder {
		if name := w.Folded[n]; counts[n] > 0 && plan.IsLetters(name) {
			list.Add(name, counts[n])
		}
	}
	return list
}

func (x *export) writeSyllables() error {
	list := syllablesOf(x.Words, x.encodings.counts[0])
	var names, classes []byte
	before := ""
	for i, name := range list.Names {
		names = script.AppendFronted(names, before, name)
		before = name
		classes = append(classes, 'a'+list.Classes[i])
	}
	arguments := append(append(script.AppendJSON(nil, string(names)), ','), script.AppendJSON(nil, string(classes))...)
	hash, err := x.writeHashed(script.New("syllables", arguments))
	x.manifest.Syllables = hash
	return err
}

// writePhrases looks for phrases only where a title or keyword has changed.
func (x *export) writePhrases() error {
	x.phrases = x.before.phrases
	if x.phrases.Check == "" || !sameNames(x.before.documents, x.Documents) {
		var arguments []byte
		for i, phrase := range x.Snapshot.Phrases() {
			if i > 0 {
				arguments = append(arguments, ',')
			}
			arguments = script.AppendJSON(arguments, script.ValidText(phrase))
		}
		x.phrases = script.New("phrases", append(append([]byte{'['}, arguments...), ']'))
	}
	hash, err := x.writeHashed(x.phrases)
	x.manifest.Phrases = hash
	return err
}

// sameNames reports whether two lists have documents of the same titles,
// keywords and subjects.
func sameNames(a, b []*corpus.Analysed) bool {
	return slices.EqualFunc(a, b, func(a, b *corpus.Analysed) bool {
		return a == b || a.Doc.Title == b.Doc.Title && slices.Equal(a.Doc.Keywords, b.Doc.Keywords) &&
			slices.Equal(a.Doc.Subjects, b.Doc.Subjects)
	})
}
