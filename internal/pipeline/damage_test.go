package pipeline

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"chuyende/internal/lang"
	"chuyende/internal/output"
)

// harm is what can happen to a file or folder of the output.
type harm struct {
	name string
	do   func(place string, random *rand.Rand) error
}

func harms() []harm {
	bytes := func(change func(data []byte, random *rand.Rand) []byte) func(string, *rand.Rand) error {
		return func(place string, random *rand.Rand) error {
			data, err := os.ReadFile(place)
			if err != nil || len(data) == 0 {
				data = []byte("not what it was")
			}
			if err := os.RemoveAll(place); err != nil {
				return err
			}
			return os.WriteFile(place, change(data, random), 0o644)
		}
	}
	instead := func(make func(place string) error) func(string, *rand.Rand) error {
		return func(place string, _ *rand.Rand) error {
			if err := os.RemoveAll(place); err != nil {
				return err
			}
			return make(place)
		}
	}
	return []harm{
		{"removed", instead(func(string) error { return nil })},
		{"a folder", instead(func(place string) error { return os.Mkdir(place, 0o755) })},
		{"a pipe", instead(func(place string) error { return syscall.Mkfifo(place, 0o644) })},
		{"a dangling link", instead(func(place string) error { return os.Symlink("nowhere", place) })},
		{"emptied", bytes(func([]byte, *rand.Rand) []byte { return nil })},
		{"cut", bytes(func(data []byte, random *rand.Rand) []byte { return data[:random.IntN(len(data))] })},
		{"zeroed", bytes(func(data []byte, _ *rand.Rand) []byte { return make([]byte, len(data)) })},
		{"one bit", bytes(func(data []byte, random *rand.Rand) []byte {
			data[random.IntN(len(data))] ^= 1 << random.IntN(8)
			return data
		})},
		{"noise", bytes(func(data []byte, random *rand.Rand) []byte {
			for range 20 {
				data[random.IntN(len(data))] = byte(random.IntN(256))
			}
			return data
		})},
	}
}

// mine are files of somebody else in the output.
var mine = map[string]string{"ghi-chu.txt": "của tôi", "van-ban/cua-toi.html": "của tôi", bleveFolder + "/cua-toi.txt": "của tôi"}

// damageBench has the output of a site's first state, and what a build from
// nothing makes of its second.
type damageBench struct {
	source, first, fresh string
	want                 map[string]string
}

func newDamageBench(t *testing.T) damageBench {
	t.Helper()
	b := damageBench{source: newSite(t), first: filepath.Join(t.TempDir(), "first"), fresh: filepath.Join(t.TempDir(), "fresh")}
	run := func(out string) Result {
		return mustBuild(t, NewSession(Options{Source: b.source, Output: out, Now: today}), nil)
	}
	run(b.first)
	for name, text := range mine {
		write(t, b.first, name, text)
	}
	replace(t, b.source, topicFile, "Đường thôn còn hẹp.", "Đường thôn lầy lội.")
	write(t, b.source, "content/bai/moi.md", "# Bài mới\n\nMột bài.\n")
	if err := os.Remove(filepath.Join(b.source, introFile)); err != nil {
		t.Fatal(err)
	}
	run(b.fresh)
	b.want = files(t, b.fresh)
	for name, text := range mine {
		if !strings.HasPrefix(name, bleveFolder) {
			b.want[name] = text
		}
	}
	return b
}

// state are the paths in an output that builds rely on.
func (b damageBench) state(t *testing.T) []string {
	t.Helper()
	paths := []string{".chuyende", ".chuyende/manifest", ".chuyende/journal", ".chuyende/lock", output.ListName,
		bleveFolder, bleveFolder + "/store", "search/manifest.js", "index.html"}
	err := fs.WalkDir(os.DirFS(b.first), bleveFolder, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && mine[name] == "" {
			paths = append(paths, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// mend damages a copy of the first output and builds the second site into it.
func (b damageBench) mend(t *testing.T, what string, damage func(dir string) error) (notes []lang.Text) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	if err := os.CopyFS(out, os.DirFS(b.first)); err != nil {
		t.Fatal(err)
	}
	if err := damage(out); err != nil {
		t.Fatal(err)
	}
	options := Options{Source: b.source, Output: out, Now: today}
	result, err := Run(context.Background(), options)
	if err != nil || result.Failed() {
		t.Errorf("%s: %v %s", what, err, told(result))
		return nil
	}
	got := files(t, out)
	maps.DeleteFunc(got, func(name, _ string) bool { return strings.Contains(name, ".kept") })
	same(t, got, b.want)
	sameAnswers(t, out, b.fresh)
	if again, err := Run(context.Background(), options); err != nil || again.Report.Written+again.Report.Removed+len(again.Report.Notes) > 0 {
		t.Errorf("%s: the build after it: %v, %+v", what, err, again.Report)
	}
	if t.Failed() {
		t.Fatal(what)
	}
	return result.Report.Notes
}

// TestDamagedOutput damages each file that builds rely on. The next build, of
// a site that has changed meanwhile, makes what one from nothing makes, says
// what it found, and leaves the files of others alone.
func TestDamagedOutput(t *testing.T) {
	t.Parallel()
	b := newDamageBench(t)
	random := rand.New(rand.NewPCG(1, 2))
	all := harms()
	for i, name := range b.state(t) {
		for j, harm := range all {
			if testing.Short() && j != i%len(all) && j != (i+5)%len(all) {
				continue
			}
			notes := b.mend(t, name+", "+harm.name, func(dir string) error {
				return harm.do(filepath.Join(dir, filepath.FromSlash(name)), random)
			})
			harmless := name == "index.html" || name == "search/manifest.js" || name == ".chuyende/lock" || name == ".chuyende/journal" && harm.name == "removed"
			if !harmless && len(notes) == 0 {
				t.Errorf("%s, %s: nothing is told", name, harm.name)
			}
		}
	}
}

// TestDamagedTogether damages several files at once.
func TestDamagedTogether(t *testing.T) {
	t.Parallel()
	b := newDamageBench(t)
	rounds := 3
	if !testing.Short() {
		rounds = 60
	}
	paths, all := b.state(t), harms()
	for seed := range rounds {
		random := rand.New(rand.NewPCG(uint64(seed), 3))
		var done []string
		b.mend(t, fmt.Sprintf("seed %d", seed), func(dir string) error {
			for range 2 + random.IntN(3) {
				name, harm := paths[random.IntN(len(paths))], all[random.IntN(len(all))]
				if name == output.ListName {
					continue // with both lists gone nobody can know what was ours
				}
				place := filepath.Join(dir, filepath.FromSlash(name))
				if _, err := os.Lstat(filepath.Dir(place)); err != nil || slices.ContainsFunc(done, func(d string) bool { return strings.HasPrefix(name, d) }) {
					continue
				}
				done = append(done, name)
				if err := harm.do(place, random); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

// TestDamagedMeanwhile damages the output between two builds of one session, as
// under a running preview.
func TestDamagedMeanwhile(t *testing.T) {
	t.Parallel()
	dir := newSite(t)
	out := filepath.Join(dir, "public")
	session := NewSession(Options{Source: dir, Now: today, Preview: true})
	mustBuild(t, session, nil)
	random := rand.New(rand.NewPCG(1, 7))
	b := damageBench{first: out}
	for i, name := range append(b.state(t), "gioi-thieu.html", "search/client.js") {
		if _, err := os.Lstat(filepath.Join(out, filepath.FromSlash(name))); err != nil && !strings.HasSuffix(name, "journal") {
			continue // a segment that is not called so any more
		}
		all := harms()
		harm := all[i%len(all)]
		if err := harm.do(filepath.Join(out, filepath.FromSlash(name)), random); err != nil {
			t.Fatal(err)
		}
		write(t, dir, introFile, fmt.Sprintf("---\ntitle: Giới thiệu %d\n---\nXem.\n", i))
		mustBuild(t, session, []string{introFile})
		if _, err := session.Settle(context.Background()); err != nil {
			t.Fatal(err)
		}
		fresh := filepath.Join(t.TempDir(), "fresh")
		mustBuild(t, NewSession(Options{Source: dir, Output: fresh, Now: today}), nil)
		got := files(t, out)
		maps.DeleteFunc(got, func(name, _ string) bool { return strings.Contains(name, ".kept") })
		same(t, got, files(t, fresh))
		sameAnswers(t, out, fresh)
		if t.Failed() {
			t.Fatalf("%s, %s", name, harm.name)
		}
	}
}
