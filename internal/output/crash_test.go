package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

var errCrash = errors.New("killed")

// countdown lets n operations pass and then fails: once, or, as if the process
// had been killed, from then on. The operation that fails may have been half
// done: a file is left half written.
type countdown struct {
	mu     sync.Mutex
	left   int
	killed bool
	cause  error
	struck bool
}

func (c *countdown) hook(op, path string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.struck && !c.killed {
		return nil
	}
	if c.left--; c.left >= 0 {
		return nil
	}
	if op == "write" && !c.struck {
		_ = os.WriteFile(path, []byte("<html>half"), 0o644)
	}
	c.struck = true
	return fmt.Errorf("%s %s: %w", op, path, c.cause)
}

// generations are the sites that the crash tests go between. The second move
// makes a file of a folder and a folder of a file besides.
func generations() []content {
	return []content{
		generation(1, 8),
		merged(generation(2, 8), content{"data/x": "1", "y": "1"}),
		merged(generation(3, 8), content{"data": "1", "y/x": "1"}),
	}
}

// A build that is killed at any operation leaves pages that are whole and
// links that lead somewhere, and the next build makes the site good.
func TestKilledAnywhere(t *testing.T) {
	t.Parallel()
	sites := generations()
	for i := range sites {
		struck := true
		n := 0
		for ; struck; n++ {
			dir := filepath.Join(t.TempDir(), "public")
			if i > 0 {
				mustBuild(t, dir, sites[i-1])
				put(t, dir, content{"foreign/mine": "mine"})
			}
			c := &countdown{left: n, killed: true, cause: errCrash}
			_, err := build(dir, sites[i], disk{hook: c.hook})
			struck = c.struck
			if err != nil && !errors.Is(err, errCrash) {
				t.Fatalf("site %d, operation %d: %v", i, n, err)
			}
			if err := check(dir); err != nil {
				t.Fatalf("site %d, killed at operation %d: %v", i, n, err)
			}
			want := sites[i]
			if i > 0 {
				want = merged(want, content{"foreign/mine": "mine"})
			}
			// Another site than the one begun: all of that has to go.
			mustBuild(t, dir, sites[(i+2)%3])
			mustBuild(t, dir, sites[i])
			holds(t, dir, want)
			if t.Failed() {
				t.Fatalf("site %d, repaired after a kill at operation %d", i, n)
			}
		}
		t.Logf("site %d: killed at %d operations", i, n)
	}
}

// A build that fails at any operation, as on a full disk, says where and
// leaves the old site byte for byte.
func TestFailedAnywhere(t *testing.T) {
	t.Parallel()
	sites := generations()
	for i := range sites {
		struck := true
		for n := 0; struck; n++ {
			dir := filepath.Join(t.TempDir(), "public")
			before := content{}
			if i > 0 {
				before = sites[i-1]
				mustBuild(t, dir, before)
			}
			c := &countdown{left: n, cause: syscall.ENOSPC}
			_, err := build(dir, sites[i], disk{hook: c.hook})
			struck = c.struck
			if err == nil {
				// Not every failure matters: a link is replaced by a copy, and
				// what cannot be swept is swept the next time.
				holds(t, dir, sites[i])
				continue
			}
			var ours *Error
			if !errors.As(err, &ours) || ours.Path == "" || !strings.Contains(ours.Message().VI, "ổ đĩa đã đầy") {
				t.Fatalf("site %d, operation %d: error %q", i, n, err)
			}
			holds(t, dir, before)
			if t.Failed() {
				t.Fatalf("site %d, failed at operation %d: %v", i, n, err)
			}
		}
	}
}

// A build that fails and is killed while it takes back what it did is as
// harmless as one that is killed on its way.
func TestKilledInUndo(t *testing.T) {
	t.Parallel()
	sites := generations()
	for n, struck := 0, true; struck; n += 3 {
		for m := 1; m < 60; m += 11 {
			dir := filepath.Join(t.TempDir(), "public")
			mustBuild(t, dir, sites[0])
			fail := &countdown{left: n, cause: syscall.ENOSPC}
			kill := &countdown{left: n + m, killed: true, cause: errCrash}
			_, _ = build(dir, sites[1], disk{hook: func(op, path string) error {
				return errors.Join(fail.hook(op, path), kill.hook(op, path))
			}})
			if err := check(dir); err != nil {
				t.Fatalf("failed at %d, killed %d later: %v", n, m, err)
			}
			struck = fail.struck
			mustBuild(t, dir, sites[1])
			holds(t, dir, sites[1])
		}
	}
}

// A build that is killed while it changes the case of names leaves no second spelling
// for good, whatever is built next.
func TestKilledRecasing(t *testing.T) {
	t.Parallel()
	before := content{"A.html": "a" + trailer, "b/C.html": "c" + trailer, "D": "d"}
	after := content{"a.html": "a" + trailer, "b/c.html": "c" + trailer, "d": "d"}
	both, folds := false, false
	for n, struck := 0, true; struck; n++ {
		for name, next := range map[string]content{
			"on": after, "back": before, "away": {"e.html": "e" + trailer}, "a file below": {"a.html/f": "f", "D/g": "g"},
		} {
			dir := filepath.Join(t.TempDir(), "public")
			mustBuild(t, dir, before)
			folds = exists(filepath.Join(dir, "a.html"))
			c := &countdown{left: n, killed: true, cause: errCrash}
			if _, err := build(dir, after, disk{hook: c.hook}); err != nil && !errors.Is(err, errCrash) {
				t.Fatal(err)
			}
			struck = c.struck
			files := read(t, dir)
			both = both || files["A.html"] != "" && files["a.html"] != ""
			// The one that puts it right may be killed as well.
			again := &countdown{left: n, killed: true, cause: errCrash}
			if _, err := build(dir, next, disk{hook: again.hook}); err != nil && !errors.Is(err, errCrash) {
				t.Fatal(err)
			}
			mustBuild(t, dir, next)
			holds(t, dir, next)
			if t.Failed() {
				t.Fatalf("%s, after a kill at operation %d", name, n)
			}
		}
	}
	if !both && !folds {
		t.Error("no kill left both spellings: the test shows nothing")
	}
}

// A file of somebody else is none of ours because one of ours has its name in another case.
func TestForeignInAnotherCase(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, content{"A.html": "a", "b": "b"})
	if exists(filepath.Join(dir, "a.html")) {
		t.Skip("this disk takes both names for one file")
	}
	mine := content{"a.html": "mine", "B": "mine"}
	put(t, dir, mine)
	for _, site := range []content{{"a.html": "a"}, {"b": "b", "a.html/x": "x"}, {"A.html": "a", "B/x": "x"}} {
		if _, err := build(dir, site, disk{}); !errors.Is(err, ErrForeign) {
			t.Errorf("%v: %v", site, err)
		}
	}
	mustBuild(t, dir, content{"c": "c"})
	holds(t, dir, merged(mine, content{"c": "c"}))
}

// After a kill nothing may be kept unseen: it may be a placeholder.
func TestKeepAfterKill(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, content{"a.html": "a" + trailer})
	crash := disk{hook: func(op, path string) error {
		if op == "rename" && filepath.Base(path) == "c.html" {
			return errCrash
		}
		return nil
	}}
	// Undoing is made to fail too, as if the process were gone.
	stop := disk{hook: func(op, path string) error {
		if crash.hook(op, path) != nil {
			crash.hook = func(string, string) error { return errCrash }
		}
		return crash.ask(op, path)
	}}
	_, err := build(dir, content{"a.html": "a" + trailer, "b.html": "b" + trailer, "c.html": "c" + trailer}, stop)
	if !errors.Is(err, errCrash) {
		t.Fatal(err)
	}
	if got := read(t, dir)["c.html"]; got != string(placeholder) {
		t.Fatalf("c.html holds %q, want the placeholder", got)
	}
	tx, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Abort()
	if err := tx.Keep("a.html"); !errors.Is(err, ErrNotKept) {
		t.Errorf("Keep after a kill: %v", err)
	}
}

// No folder can be made where a file stands or below one: as with a folder that
// is read-only, but also for root.
func TestCannotStage(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, content{"index.html": "mine"})
	var ours *Error
	if _, err := Begin(filepath.Join(dir, "index.html")); !errors.As(err, &ours) {
		t.Errorf("Begin over a file: %v", err)
	}
	if _, err := Begin(filepath.Join(dir, "index.html", "public")); !errors.As(err, &ours) {
		t.Errorf("Begin below a file: %v", err)
	}
}

// A first build that was killed leaves nothing behind once the folder has a
// site, whoever put it there.
func TestLeftBeside(t *testing.T) {
	t.Parallel()
	for _, appears := range []bool{false, true} {
		parent := t.TempDir()
		dir := filepath.Join(parent, "public")
		c := &countdown{left: 6, killed: true, cause: errCrash}
		if _, err := build(dir, generation(1, 8), disk{hook: c.hook}); !errors.Is(err, errCrash) {
			t.Fatal(err)
		}
		if !exists(filepath.Join(parent, ".public.chuyende-new")) {
			t.Fatal("the first build was not killed midway")
		}
		if appears {
			put(t, dir, content{"mine.txt": "mine"})
		}
		mustBuild(t, dir, content{"a.html": "a"})
		entries, err := os.ReadDir(parent)
		if err != nil || len(entries) != 1 {
			t.Errorf("left: %v, %v", entries, err)
		}
	}
}
