package output

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// damage is what can happen to a file or folder of the state.
type damage struct {
	name string
	do   func(t *testing.T, place string, random *rand.Rand)
}

// rewritten is a damage of a file's bytes.
func rewritten(name string, change func(data []byte, random *rand.Rand) []byte) damage {
	return damage{name, func(t *testing.T, place string, random *rand.Rand) {
		t.Helper()
		data, err := os.ReadFile(place)
		if err != nil {
			data = []byte(manifestHead + "x.html\n") // a folder, or nothing yet
		}
		replaced(t, place)
		if err := os.WriteFile(place, change(data, random), 0o644); err != nil {
			t.Fatal(err)
		}
	}}
}

// replaced removes what stands at place.
func replaced(t *testing.T, place string) {
	t.Helper()
	if err := os.RemoveAll(place); err != nil {
		t.Fatal(err)
	}
}

func damages() []damage {
	made := func(name string, make func(place string) error) damage {
		return damage{name, func(t *testing.T, place string, _ *rand.Rand) {
			t.Helper()
			replaced(t, place)
			if err := make(place); err != nil {
				t.Fatal(err)
			}
		}}
	}
	return []damage{
		made("removed", func(string) error { return nil }),
		made("a folder", func(place string) error { return os.MkdirAll(filepath.Join(place, "inner"), 0o755) }),
		made("a dangling link", func(place string) error { return os.Symlink("nowhere", place) }),
		made("a pipe", func(place string) error { return syscall.Mkfifo(place, 0o644) }),
		rewritten("emptied", func([]byte, *rand.Rand) []byte { return nil }),
		rewritten("cut", func(data []byte, random *rand.Rand) []byte { return data[:random.IntN(len(data)+1)] }),
		rewritten("zeroed", func(data []byte, _ *rand.Rand) []byte { return make([]byte, len(data)) }),
		rewritten("noise", func(data []byte, random *rand.Rand) []byte {
			for range len(data)/10 + 1 {
				data[random.IntN(len(data))] = byte(random.IntN(256))
			}
			return data
		}),
		rewritten("all noise", func(data []byte, random *rand.Rand) []byte {
			for i := range data {
				data[i] = byte(random.IntN(256))
			}
			return data
		}),
		rewritten("of another version", func(data []byte, _ *rand.Rand) []byte {
			return []byte(strings.Replace(string(data), " 3\n", " 99\n", 1))
		}),
	}
}

var stateFiles = []string{
	StateDir, StateDir + "/" + manifestName, StateDir + "/" + journalName, StateDir + "/" + lockName,
	StateDir + "/" + stageName, StateDir + "/" + oldName, StateDir + "/" + manifestName + ".new", ListName,
}

// Whatever happened to one part of the state, the next build makes the site
// just as one from nothing, leaves foreign files alone, and the one after it
// finds nothing to tell.
func TestDamagedState(t *testing.T) {
	t.Parallel()
	foreign := content{"mine.txt": "mine", "muc-0/mine.html": "mine"}
	before, after := generation(1, 8), generation(2, 8)
	random := rand.New(rand.NewPCG(3, 4))
	for _, name := range stateFiles {
		for _, damage := range damages() {
			dir := filepath.Join(t.TempDir(), "public")
			mustBuild(t, dir, before)
			put(t, dir, foreign)
			damage.do(t, filepath.Join(dir, filepath.FromSlash(name)), random)
			report, err := build(dir, after, disk{})
			if err != nil {
				t.Fatalf("%s, %s: %v", name, damage.name, err)
			}
			repaired(t, dir, merged(after, foreign))
			counts := name == StateDir || name == ListName || strings.HasSuffix(name, "/"+manifestName) || strings.HasSuffix(name, "/"+journalName) && damage.name != "removed"
			if counts && len(report.Notes) == 0 {
				t.Errorf("%s, %s: nothing is told", name, damage.name)
			}
			if again := mustBuild(t, dir, after); len(again.Notes) > 0 || again.Written+again.Removed > 0 {
				t.Errorf("%s, %s: the build after it reports %+v", name, damage.name, again)
			}
			if t.Failed() {
				t.Fatalf("%s, %s", name, damage.name)
			}
		}
	}
}

// repaired is [holds] for a folder in which damaged things may have been set
// aside, and that must have no empty folder.
func repaired(t *testing.T, dir string, want content) {
	t.Helper()
	kept, err := filepath.Glob(filepath.Join(dir, "*.kept*"))
	if err != nil {
		t.Fatal(err)
	}
	hidden, err := filepath.Glob(filepath.Join(dir, ".*.kept*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, place := range slices.Concat(kept, hidden) {
		replaced(t, place)
	}
	full := map[string]bool{}
	for name := range read(t, dir).files() {
		for above := filepath.Dir(name); above != "."; above = filepath.Dir(above) {
			full[above+"/"] = true
		}
	}
	holds(t, dir, want)
	for name := range read(t, dir) {
		if strings.HasSuffix(name, "/") && !full[name] {
			t.Errorf("empty folder %s is left", name)
		}
	}
}

// A build that is killed while it repairs leaves whole pages and links that
// lead somewhere, and the next one repairs all the same.
func TestKilledInRepair(t *testing.T) {
	t.Parallel()
	before, after := generation(1, 8), generation(2, 8)
	for i, name := range []string{StateDir, StateDir + "/" + manifestName, StateDir + "/" + journalName, ListName} {
		struck := true
		for n := i; struck; n += 4 {
			dir := filepath.Join(t.TempDir(), "public")
			mustBuild(t, dir, before)
			put(t, dir, content{"mine.txt": "mine"})
			random := rand.New(rand.NewPCG(uint64(n), 5))
			list := damages()
			list[random.IntN(len(list))].do(t, filepath.Join(dir, filepath.FromSlash(name)), random)
			c := &countdown{left: n, killed: true, cause: errCrash}
			_, err := build(dir, after, disk{hook: c.hook})
			struck = c.struck
			if err != nil && !errors.Is(err, errCrash) {
				t.Fatalf("%s, operation %d: %v", name, n, err)
			}
			if err := check(dir); err != nil {
				t.Fatalf("%s, killed at operation %d: %v", name, n, err)
			}
			mustBuild(t, dir, after)
			repaired(t, dir, merged(after, content{"mine.txt": "mine"}))
			if t.Failed() {
				t.Fatalf("%s, repaired after a kill at operation %d", name, n)
			}
		}
	}
}

// Without any list the rule is: what has the bytes of the new site is ours,
// all else is somebody's. It is neither touched nor removed, and the error
// names it and the cure.
func TestNoListAtAll(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "public")
	site := content{"a.html": "a", "b.html": "b", "c/d.js": "d"}
	mustBuild(t, dir, site)
	replaced(t, filepath.Join(dir, StateDir))
	replaced(t, filepath.Join(dir, ListName))
	if r := mustBuild(t, dir, site); r.Unchanged != 3 {
		t.Errorf("report %+v", r)
	}
	mustBuild(t, dir, content{"a.html": "A"})
	holds(t, dir, content{"a.html": "A"})

	replaced(t, filepath.Join(dir, StateDir))
	replaced(t, filepath.Join(dir, ListName))
	_, err := build(dir, content{"a.html": "other"}, disk{})
	var ours *Error
	if !errors.Is(err, ErrForeign) || !errors.As(err, &ours) || !strings.Contains(ours.Message().VI, "hãy chuyển") {
		t.Errorf("error %v", err)
	}
	holds(t, dir, content{"a.html": "A"})
}

// A page that a build was going to write and somebody else wrote stays, also
// when the state is damaged.
func TestForeignInDamagedState(t *testing.T) {
	t.Parallel()
	for _, damage := range damages() {
		for _, name := range []string{StateDir, StateDir + "/" + manifestName, ListName} {
			dir := filepath.Join(t.TempDir(), "public")
			mustBuild(t, dir, content{"a.html": "a"})
			put(t, dir, content{"new.html": "mine"})
			damage.do(t, filepath.Join(dir, filepath.FromSlash(name)), rand.New(rand.NewPCG(1, 1)))
			if _, err := build(dir, content{"a.html": "A", "new.html": "ours"}, disk{}); !errors.Is(err, ErrForeign) {
				t.Errorf("%s, %s: %v, want ErrForeign", name, damage.name, err)
			}
			replaced(t, filepath.Join(dir, ListName))
			repaired(t, dir, content{"a.html": "a", "new.html": "mine"})
		}
	}
}

// A folder staged whole takes the place of its own files only, whatever the
// lists say, and of a file under another name.
func TestForeignInDir(t *testing.T) {
	t.Parallel()
	ours := func(name string) bool { return name == "root.bolt" || name == "store/x.zap" }
	commit := func(t *testing.T, dir, text string) Report {
		t.Helper()
		tx, err := Begin(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer tx.Abort()
		tmp, err := tx.Dir("search/bleve", ours)
		if err != nil {
			t.Fatal(err)
		}
		put(t, tmp, content{"root.bolt": text, "store/x.zap": text})
		if err := tx.Add("index.html", []byte(text)); err != nil {
			t.Fatal(err)
		}
		r, err := tx.Commit()
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	site := func(text string) content {
		return content{"index.html": text, "search/bleve/root.bolt": text, "search/bleve/store/x.zap": text}
	}
	for _, lost := range []bool{false, true} {
		dir := filepath.Join(t.TempDir(), "public")
		commit(t, dir, "one")
		mine := content{"search/bleve/mine.txt": "mine", "search/bleve/store/deep/mine.txt": "mine"}
		put(t, dir, mine)
		if lost {
			replaced(t, filepath.Join(dir, StateDir))
			replaced(t, filepath.Join(dir, ListName))
			replaced(t, filepath.Join(dir, "index.html"))
		}
		commit(t, dir, "two")
		holds(t, dir, merged(site("two"), mine))

		replaced(t, filepath.Join(dir, "search/bleve"))
		put(t, dir, content{"search/bleve": "mine"})
		if r := commit(t, dir, "three"); len(r.Notes) != 1 || !strings.Contains(r.Notes[0].VI, "search/bleve.kept") {
			t.Errorf("notes %v", r.Notes)
		}
		holds(t, dir, merged(site("three"), content{"search/bleve.kept": "mine"}))
	}
}

// Keep notices what was changed or removed since the caller's last build.
func TestKeepLooks(t *testing.T) {
	t.Parallel()
	for name, meddle := range map[string]func(place string) error{
		"removed":  os.Remove,
		"longer":   func(place string) error { return os.WriteFile(place, []byte("longer"), 0o644) },
		"a folder": func(place string) error { return errors.Join(os.Remove(place), os.Mkdir(place, 0o755)) },
		"a link":   func(place string) error { return errors.Join(os.Remove(place), os.Symlink("b.html", place)) },
	} {
		dir := filepath.Join(t.TempDir(), "public")
		var seen Seen
		run := func(keep bool) error {
			tx, err := seen.Begin(dir, true)
			if err != nil {
				return err
			}
			defer tx.Abort()
			for _, name := range []string{"a.html", "b.html"} {
				if keep {
					err = tx.Keep(name)
				} else {
					err = tx.Add(name, []byte(name))
				}
				if err != nil {
					return err
				}
			}
			_, err = tx.Commit()
			return err
		}
		if err := errors.Join(run(false), run(true), run(false), run(true)); err != nil {
			t.Fatal(err)
		}
		if err := meddle(filepath.Join(dir, "a.html")); err != nil {
			t.Fatal(err)
		}
		if err := run(true); !errors.Is(err, ErrNotKept) {
			t.Errorf("%s: %v, want ErrNotKept", name, err)
		}
		if err := errors.Join(run(false), run(true)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		holds(t, dir, content{"a.html": "a.html", "b.html": "b.html"})
	}
}

// The folder that a killed build leaves empty goes with the next one.
func TestEmptyFoldersGo(t *testing.T) {
	t.Parallel()
	for n, struck := 0, true; struck; n++ {
		dir := filepath.Join(t.TempDir(), "public")
		mustBuild(t, dir, content{"a/b/c.html": "c" + trailer, "d/e.html": "e" + trailer, "f.html": "f" + trailer})
		c := &countdown{left: n, killed: true, cause: errCrash}
		_, _ = build(dir, content{"f.html": "f" + trailer}, disk{hook: c.hook})
		struck = c.struck
		mustBuild(t, dir, content{"f.html": "f" + trailer})
		if got := read(t, dir); !maps.Equal(got, content{"f.html": "f" + trailer}) {
			t.Fatalf("killed at operation %d: left %v", n, slices.Sorted(maps.Keys(got)))
		}
	}
}

// FuzzManifest reads a manifest whatever is in the file: it names no place
// outside of the site, and what is whole reads the same again.
func FuzzManifest(f *testing.F) { fuzzList(f, manifestName) }

// FuzzJournal does the same with a journal.
func FuzzJournal(f *testing.F) { fuzzList(f, journalName) }

func fuzzList(f *testing.F, name string) {
	for _, seed := range []string{
		"", "\n", manifestHead, manifestHead1, manifestHead + "a.html\n", manifestHead1 + "a.html\nb/\n", manifestHead + "a.html\nend 00000000\n",
		string(manifest([]string{"a.html", "b/c.js", "search/bleve/"})), string(manifest(nil)), manifestHead1 + "../x\n/y\na//b\n",
	} {
		f.Add([]byte(seed))
	}
	dir := f.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, StateDir), 0o755); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		l := parseList(data)
		tx := &Tx{root: dir, dir: dir, files: map[string]*file{}, trees: map[string]*tree{}}
		if err := os.WriteFile(filepath.Join(dir, StateDir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := tx.readManifest(); err != nil {
			t.Fatal(err)
		}
		var paths []string
		for _, f := range tx.files {
			paths = append(paths, f.path)
		}
		for path := range tx.trees {
			paths = append(paths, path+"/")
		}
		for _, path := range paths {
			if !validPath(strings.TrimSuffix(path, "/")) {
				t.Errorf("takes %q for ours", path)
			}
		}
		if l.state != whole || l.old {
			return
		}
		if again := parseList(manifest(paths)); again.state != whole {
			t.Errorf("%q is written as %q, which is not whole", data, again.data)
		}
	})
}

// A list that was cut at any place names nothing but what it named before.
func TestCutList(t *testing.T) {
	t.Parallel()
	paths := []string{"a.html", "b/c.html", "search/bleve/"}
	data := manifest(slices.Clone(paths))
	for n := range data {
		l := parseList(data[:n])
		if l.state == whole {
			t.Errorf("cut at %d it is taken for whole", n)
		}
		for line := range strings.Lines(l.text) {
			if !slices.Contains(paths, strings.TrimSuffix(line, "\n")) {
				t.Errorf("cut at %d it names %q", n, line)
			}
		}
	}
	if l := parseList(data); l.state != whole || l.text != strings.Join(paths, "\n")+"\n" {
		t.Errorf("%+v", l)
	}
	if l := parseList(fmt.Appendf(nil, "%sa.html\n", manifestHead1)); l.state != whole || !l.old {
		t.Errorf("version 1: %+v", l)
	}
}

// A list that came from another site must not make its names ours, and what
// somebody put in the place of a list is kept.
func TestListOfAnotherSite(t *testing.T) {
	t.Parallel()
	for _, name := range []string{StateDir + "/" + manifestName, ListName} {
		dir := filepath.Join(t.TempDir(), "public")
		before, after := generation(1, 8), generation(2, 8)
		mustBuild(t, dir, before)
		foreign := content{"mine.html": "mine"}
		put(t, dir, foreign)
		place := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.WriteFile(place, manifest([]string{"mine.html", "not-here.html", "nor-here.html"}), 0o644); err != nil {
			t.Fatal(err)
		}
		report := mustBuild(t, dir, after)
		if len(report.Notes) != 1 || report.Notes[0] != listsDiffer() {
			t.Errorf("%s: told %q", name, report.Notes)
		}
		holds(t, dir, merged(after, foreign))
		if again := mustBuild(t, dir, after); len(again.Notes) > 0 {
			t.Errorf("%s: told again %q", name, again.Notes)
		}
	}
}

func TestForeignInPlaceOfState(t *testing.T) {
	t.Parallel()
	for _, name := range []string{manifestName, journalName, lockName} {
		dir := filepath.Join(t.TempDir(), "public")
		site := generation(1, 4)
		mustBuild(t, dir, site)
		place := filepath.Join(dir, StateDir, name)
		replaced(t, place)
		put(t, dir, content{StateDir + "/" + name + "/mine.txt": "mine"})
		if report := mustBuild(t, dir, site); len(report.Notes) == 0 {
			t.Errorf("%s: nothing is told", name)
		}
		if data, err := os.ReadFile(filepath.Join(place+".kept", "mine.txt")); err != nil || string(data) != "mine" {
			t.Errorf("%s: the file in it: %q, %v", name, data, err)
		}
	}
}

// Files that builds made and that are gone are told, once.
func TestLostFilesAreTold(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "public")
	site := generation(1, 8)
	mustBuild(t, dir, site)
	for _, name := range slices.Sorted(maps.Keys(site))[:2] {
		replaced(t, filepath.Join(dir, filepath.FromSlash(name)))
	}
	report := mustBuild(t, dir, site)
	if len(report.Notes) != 1 || !strings.HasPrefix(report.Notes[0].EN, "2 files ") {
		t.Errorf("told %q", report.Notes)
	}
	holds(t, dir, site)
}
