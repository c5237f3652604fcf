package output

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestSeen builds random sites one after another with what is remembered of the one
// before. After each the folder must hold, lists and all, what a build from nothing makes,
// also where a build failed, somebody was at the lists, or another program built.
func TestSeen(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(5, 7))
	dir := filepath.Join(t.TempDir(), "public")
	var seen Seen
	var site content
	index := content{}
	taken := 0
	run := func(d disk, next content, newIndex bool) (Report, error) {
		tx, err := begin(dir, d, &seen, false)
		if err != nil {
			return Report{}, err
		}
		defer tx.Abort()
		if tx.known {
			taken++
		}
		for _, name := range slices.Sorted(maps.Keys(next)) {
			if next[name] == site[name] && !tx.first && !tx.unfinished && tx.Known(name) && tx.files[fold(name)].listed != (digest{}) {
				err = tx.Keep(name)
			} else {
				err = tx.Add(name, []byte(next[name]))
			}
			if err != nil {
				return Report{}, err
			}
		}
		newest := index
		if len(index) > 0 && !newIndex && tx.Known("search/bleve") && !tx.unfinished {
			err = tx.KeepDir("search/bleve", nil)
		} else {
			var tmp string
			if tmp, err = tx.Dir("search/bleve", nil); err == nil {
				newest = content{"search/bleve/a": fmt.Sprint(random.IntN(9))}
				err = os.WriteFile(filepath.Join(tmp, "a"), []byte(newest["search/bleve/a"]), 0o600)
			}
		}
		if err != nil {
			return Report{}, err
		}
		report, err := tx.Commit()
		if err == nil {
			index = newest
		}
		return report, err
	}
	names := []string{"a.html", "A.html", "b/c.html", "b/C.html", "b/d.js", "b", "d/e/f.html", "d/e.html", "z.css", "d f.txt", "search/x.js"}
	for step := range 120 {
		next := content{}
		for range random.IntN(len(names)) + 1 {
			name := names[random.IntN(len(names))]
			next[name] = fmt.Sprint(name, random.IntN(3), trailer)
		}
		next["index.html"] = fmt.Sprint("home", random.IntN(2), trailer)
		for _, pair := range [][]string{{"a.html", "A.html"}, {"b/c.html", "b/C.html"}} {
			if next[pair[0]] != "" {
				delete(next, pair[1])
			}
		}
		if next["b"] != "" {
			maps.DeleteFunc(next, func(name, _ string) bool { return len(name) > 1 && name[:2] == "b/" })
		}
		switch random.IntN(8) {
		case 0: // this build fails half-way
			c := &countdown{left: random.IntN(30), killed: random.IntN(2) == 0, cause: errCrash}
			if _, err := run(disk{hook: c.hook}, next, true); err == nil {
				site = next
			}
		case 1:
			if err := os.Remove(filepath.Join(dir, []string{ListName, StateDir + "/" + manifestName}[random.IntN(2)])); err != nil && step > 0 {
				t.Fatal(err)
			}
		case 2: // somebody else builds
			if step > 0 {
				other := content{"index.html": "other" + trailer, "other.html": "other" + trailer}
				mustBuild(t, dir, other)
				site = other
			}
		}
		if _, err := run(disk{}, next, random.IntN(4) == 0); err != nil {
			t.Fatal(step, err)
		}
		site = next
		fresh := filepath.Join(t.TempDir(), "public")
		all := maps.Clone(next)
		maps.Copy(all, index)
		mustBuild(t, fresh, next)
		holds(t, dir, all)
		got, err := os.ReadFile(filepath.Join(dir, ListName))
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(filepath.Join(fresh, ListName))
		if err != nil {
			t.Fatal(err)
		}
		// The folder of the index is a line of it, which the other build lacks.
		lines := append(strings.Split(strings.TrimSuffix(parseList(want).text, "\n"), "\n"), "search/bleve/")
		if want = manifest(lines); string(got) != string(want) {
			t.Fatalf("after step %d the list is\n%s\nand should be\n%s", step, got, want)
		}
	}
	if taken < 40 {
		t.Errorf("only %d builds took up what was left", taken)
	}
}
