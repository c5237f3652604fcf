package pipeline

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"chuyende/internal/lang"
)

// today is the day of all builds in tests.
var today = time.Date(2026, 11, 22, 2, 0, 0, 0, time.UTC)

// portal is a small site with a page of every kind, shared with the scripts.
const portal = "../../cmd/chuyende/testdata/portal"

// newSite returns a copy of the portal that a test may change.
func newSite(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(portal)); err != nil {
		t.Fatal(err)
	}
	return dir
}

func write(t testing.TB, dir, name, text string) {
	t.Helper()
	place := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(place, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// replace changes a text in a file, which must hold it.
func replace(t testing.TB, dir, name, before, after string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), before) {
		t.Fatalf("%s does not contain %q", name, before)
	}
	write(t, dir, name, strings.ReplaceAll(string(data), before, after))
}

// mustBuild runs a build that has to succeed.
func mustBuild(t testing.TB, s *Session, changed []string) Result {
	t.Helper()
	result, err := s.Build(context.Background(), changed)
	if err != nil {
		t.Fatal(err)
	}
	if result.Failed() {
		t.Fatal(told(result))
	}
	return result
}

// told lists the first of a result's problems.
func told(result Result) string {
	var lines []string
	for _, p := range result.Problems[:min(20, len(result.Problems))] {
		lines = append(lines, fmt.Sprintf("%s: %s", p.File, p.Text.In(lang.EN)))
	}
	return strings.Join(lines, "\n")
}

// files returns the files of a site, without those that bleve writes, which
// are not reproducible, and the builds' own notes.
func files(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (name == ".chuyende" || name == bleveFolder):
			return fs.SkipDir
		case entry.IsDir():
			return nil
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// same fails the test where two sites differ.
func same(t testing.TB, got, want map[string]string) {
	t.Helper()
	names := maps.Clone(got)
	maps.Copy(names, want)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		a, inGot := got[name]
		b, inWant := want[name]
		switch {
		case !inGot:
			t.Errorf("%s is missing", name)
		case !inWant:
			t.Errorf("%s should not be there", name)
		case a != b:
			t.Errorf("%s differs: %s", name, difference(a, b))
		}
	}
}

// difference shows the first place where two texts differ.
func difference(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	cut := func(s string) string { return s[max(0, i-30):min(len(s), i+50)] }
	return fmt.Sprintf("%q, want %q", cut(a), cut(b))
}
