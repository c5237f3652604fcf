package pipeline

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"slices"
	"strings"

	"chuyende/internal/output"
	"chuyende/internal/render"
	"chuyende/internal/wire"
)

// madeFile is what a build has made at an address: with the same key another
// makes the same bytes.
type madeFile struct {
	Key    render.Key
	Digest string // as [output.File] has it
	Loads  loads  // of the bundles that are part of madeKey
}

// madeKey is the cache's key of all files made. Which forms there are is no part of
// the keys of pages, though these lead to them.
func (s *Session) madeKey() string {
	var names []string
	for _, form := range s.forms() {
		names = append(names, form.Name)
	}
	slices.Sort(names)
	for _, f := range s.theme.bundles() {
		names = append(names, f.address)
	}
	return "made files: " + strings.Join(names, " ")
}

// earlier is what builds of other processes have made, by address.
func (s *Session) earlier() map[string]madeFile {
	var made map[string]madeFile
	if data := s.store.Get(s.madeKey()); data == nil || gob.NewDecoder(bytes.NewReader(data)).Decode(&made) != nil {
		return nil
	}
	return made
}

// commit puts the site, of whose files the last stages may have made a list, in place, and keeps for other processes what it was made
// of; while edits go on that waits.
func (w *writer) commit(files []output.File) (output.Report, error) {
	keeps := w.store != nil && !w.quick
	if keeps && files == nil {
		var err error
		if files, err = w.tx.Files(); err != nil {
			return output.Report{}, err
		}
	}
	report, err := w.tx.Commit()
	if err == nil && keeps {
		w.remember(files)
		if w.keeping {
			w.files = files
		}
	}
	return report, err
}

// remember keeps for other processes what a writer has made.
func (w *writer) remember(files []output.File) {
	made := make(map[string]madeFile, len(w.keys))
	for _, f := range files {
		if key, ok := w.keys["/"+f.Path]; ok {
			made["/"+f.Path] = madeFile{key, f.Digest, w.loads.of["/"+f.Path]}
		}
	}
	var b bytes.Buffer
	if gob.NewEncoder(&b).Encode(made) == nil {
		w.store.Put(w.madeKey(), b.Bytes())
	}
	w.rememberShards(files)
}

// documentsDigest stands for the documents that a file of search was made of.
type documentsDigest = [sha256.Size]byte

// madeShard is a file of search that was made of documents: of what, and its digest.
type madeShard struct{ of, digest string }

const shardsKey = "files of search"

// rememberShards keeps which files of search were made of which documents.
func (w *writer) rememberShards(files []output.File) {
	var out wire.Writer
	out.Uint(uint64(len(w.index.of)))
	for _, f := range files {
		if of, ok := w.index.of[f.Path]; ok {
			out.Text(f.Path)
			out.Text(string(of[:]))
			out.Text(f.Digest)
		}
	}
	w.store.Put(shardsKey, out.Bytes())
}

// earlierShards are the files of search that other processes have made of documents, by path.
func (s *Session) earlierShards() map[string]madeShard {
	r := wire.NewReader(string(s.store.Get(shardsKey)))
	made := map[string]madeShard{}
	for n := r.Len(); n > 0; n-- {
		path := r.Text()
		made[path] = madeShard{r.Text(), r.Text()}
	}
	if !r.Whole() {
		return nil
	}
	return made
}
