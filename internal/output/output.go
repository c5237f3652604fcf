// Package output puts a whole site into a folder, so that whoever reads the
// folder meanwhile, or after the build was killed, sees pages that are whole
// and links that lead somewhere.
//
// A build begins a [Tx], adds every file of the site to it, and commits. Until
// then nothing that can be read changes. Files that already hold the right
// bytes are left alone; files that an earlier build made and this one does not
// are removed; files that no build made are never touched.
//
// A folder that is missing or empty gets its site by one rename. Any other is
// changed file by file, in this order: complete placeholder pages at the
// addresses of new pages, so that new pages may link to each other; new files;
// changed files; removals. A commit that fails is undone; one that is killed
// is put right by the next build, for which a journal tells which files are
// ours. This guards against a killed process, not against a power cut: nothing
// is forced to the disk's surface, which for thousands of files would take far
// longer than building them.
//
// The package does not know what a page is, beyond that files named .html link
// to each other.
package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/gofrs/flock"

	"chuyende/internal/lang"
)

// StateDir is the folder inside a site that holds what the next build must
// know. It is not part of the site: servers should not hand it out.
const StateDir = ".chuyende"

// Report says what a commit did. Files that were kept count as unchanged, and
// each file of a folder that was staged whole counts as written.
type Report struct {
	Written, Unchanged, Removed int
	// Bytes is the size of the files written.
	Bytes int64
	// Paths are the slash paths of files written or removed, sorted; a folder
	// swapped in whole is named once, with a slash at its end.
	Paths []string
	// Notes tell what was found damaged and made good, a sentence each.
	Notes []lang.Text
}

// Tx is one build on its way into a folder. Add, Keep, Dir and KeepDir may be
// called by several goroutines at once; Commit and Abort end the Tx and are
// called by one, after the others returned.
type Tx struct {
	disk disk
	dir  string // the site's folder
	root string // what paths are relative to: dir, or in a first build its sibling
	lock *flock.Flock
	// first is true if the whole folder is built beside dir and renamed.
	first bool
	// restore makes the empty folder again that a first build has taken away.
	restore func()
	// unfinished is true if the commit before this one was killed, damaged if
	// some of what was ours may not be known, relist if the lists are not as
	// they should be.
	unfinished, damaged, relist bool

	mu     sync.Mutex
	files  map[string]*file // by folded path
	twins  map[string]*file // by path: further spellings of files; see [Tx.own]
	trees  map[string]*tree // folders staged whole, by path
	made   map[string]bool  // folders known to exist below root
	seen   *Seen            // what the caller remembers of the site, or nil
	look   bool             // compare with it
	now    left             // what the lists say now, if manifest is not ""
	order  []*file          // files in the order of the manifest that was read, with those that came since
	known  bool             // the files were checked by an earlier commit of the caller
	notes  []lang.Text
	staged int   // names given to files in the staging folder
	err    error // the first error of an Add: a set with holes is not committed
	ended  bool
}

// Begin takes the lock of the folder and starts a build into it. It fails with
// [ErrBusy] while another build holds the lock. Parents of the folder are
// made as needed.
func Begin(dir string) (*Tx, error) { return begin(dir, disk{}, nil, false) }

func begin(dir string, d disk, seen *Seen, look bool) (*Tx, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, failed(dir, err)
	}
	// A link to the folder stays a link: the site goes where it points.
	if target, err := filepath.EvalSymlinks(abs); err == nil {
		abs = target
	}
	t := &Tx{
		disk: d, dir: abs, root: abs, seen: seen, look: look,
		files: map[string]*file{}, twins: map[string]*file{}, trees: map[string]*tree{}, made: map[string]bool{},
	}
	entries, err := os.ReadDir(abs)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = t.beginBeside()
	case err != nil:
		return nil, failed(dir, err)
	case len(entries) == 0 && t.takeAway():
		err = t.beginBeside()
	default:
		err = t.beginInside()
	}
	if errors.Is(err, errAppeared) {
		err = t.beginInside()
	}
	if err != nil {
		t.Abort()
		return nil, err
	}
	return t, nil
}

// First reports whether nothing stands in the folder yet, so that nothing can be kept.
func (t *Tx) First() bool { return t.first }

// Abort gives up what was staged and lets go of the lock. The site stays as it
// was. After Commit it does nothing, so that it can be deferred.
func (t *Tx) Abort() {
	if t.ended {
		return
	}
	t.ended = true
	// What cannot be cleared away here, the next Begin clears.
	switch {
	case t.lock == nil:
	case t.first:
		_ = t.disk.removeAll(t.root)
	default:
		_ = t.disk.removeAllOurs(t.state(stageName))
		_ = t.disk.removeAllOurs(t.state(oldName))
	}
	if t.restore != nil {
		t.restore()
	}
	t.release()
}

// Commit makes the folder hold exactly the files that were added or kept,
// besides foreign ones. On an error the old site stands as before.
func (t *Tx) Commit() (Report, error) {
	if t.ended {
		return Report{}, errEnded
	}
	defer t.Abort()
	if t.err != nil {
		return Report{}, t.err
	}
	commit := t.commitInside
	if t.first {
		commit = t.commitBeside
	}
	report, err := commit()
	if err == nil {
		report.Notes = t.notes
		t.remember()
	}
	return report, err
}

// state returns the path of a file in the state folder.
func (t *Tx) state(name string) string { return filepath.Join(t.root, StateDir, name) }

// at returns the place on disk of a slash path.
func (t *Tx) at(path string) string { return filepath.Join(t.root, filepath.FromSlash(path)) }

// Names in the state folder.
const (
	lockName     = "lock"
	manifestName = "manifest"
	journalName  = "journal"
	stageName    = "stage" // files on their way in
	oldName      = "old"   // files on their way out, for the undoing
)

var errEnded = &Error{Text: lang.Textf("lần ghi này đã kết thúc", "this build has already ended")}
