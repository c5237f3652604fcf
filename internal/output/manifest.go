package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// The manifest lists what builds have made in the folder, so that the next one
// may change and remove that and nothing else. It is text: this line, then one
// slash path a line, sorted by bytes; folders that were staged whole end in a
// slash. The journal of a commit under way has the same form and lists what
// the commit adds; files that are ours are those of both.
//
//	1: first version
const manifestHead = "chuyende manifest 1\n"

// readManifest reads the manifest and, if the last commit was killed, its
// journal. The order of lines does not matter.
func (t *Tx) readManifest() error {
	for _, name := range []string{manifestName, journalName} {
		data, err := os.ReadFile(t.state(name))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return failed(t.state(name), err)
		}
		t.unfinished = t.unfinished || name == journalName
		text, ok := strings.CutPrefix(string(data), manifestHead)
		if !ok {
			return failed(t.state(name), fmt.Errorf("not a manifest that this version reads"))
		}
		t.own(text)
	}
	return nil
}

// own enters the paths of a manifest as ours.
func (t *Tx) own(text string) {
	// One allocation for all: a small change to a big site reads all its paths.
	n := strings.Count(text, "\n")
	records := make([]file, 0, n)
	if len(t.files) == 0 {
		t.files = make(map[string]*file, n+n/4)
	}
	for line := range strings.Lines(text) {
		path := strings.TrimSuffix(line, "\n")
		if dir, ok := strings.CutSuffix(path, "/"); ok {
			if validPath(dir) {
				t.trees[dir] = &tree{path: dir, owned: true}
			}
			continue
		}
		// The file may have been edited by hand: what could lead out of the
		// folder is not ours.
		if !validPath(path) {
			continue
		}
		records = append(records, file{path: path, was: path})
		t.files[fold(path)] = &records[len(records)-1]
	}
}

// manifest returns the manifest of the given paths, which it sorts.
func manifest(paths []string) []byte {
	slices.Sort(paths)
	var b bytes.Buffer
	b.WriteString(manifestHead)
	for _, path := range paths {
		b.WriteString(path)
		b.WriteByte('\n')
	}
	return b.Bytes()
}
