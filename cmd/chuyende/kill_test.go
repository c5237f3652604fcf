//go:build slow

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// kills is how many builds are killed.
const kills = 60

// TestKilledBuilds kills the real command at random moments, each time on its
// way from one state of a site to another, and then reads what lies in the
// output folder as a visitor would: whole pages, and no link to nothing.
func TestKilledBuilds(t *testing.T) {
	binary := filepath.Join(t.TempDir(), "chuyende")
	if text, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("build the command: %v\n%s", err, text)
	}
	source := t.TempDir()
	out := filepath.Join(source, "public")
	random := rand.New(rand.NewPCG(1, 2))
	began := time.Now()
	writeGeneration(t, source, random)
	if text, err := exec.Command(binary, "build", "--source", source).CombinedOutput(); err != nil {
		t.Fatalf("first build: %v\n%s", err, text)
	}
	whole := time.Since(began)
	killed := 0
	for n := range kills {
		if n%10 == 9 { // now and then from nothing
			if err := os.RemoveAll(out); err != nil {
				t.Fatal(err)
			}
		}
		writeGeneration(t, source, random)
		began := time.Now()
		ctx, cancel := context.WithTimeout(context.Background(), time.Duration(random.Float64()*1.2*float64(whole)))
		err := exec.CommandContext(ctx, binary, "build", "--source", source).Run()
		cancel()
		if err == nil {
			whole = time.Since(began) // the machine may have less to do than before
		}
		var exit *exec.ExitError
		if errors.As(err, &exit) && exit.ExitCode() < 0 {
			killed++
		} else if err != nil && ctx.Err() == nil {
			t.Fatalf("build %d: %v", n, err)
		}
		checkFolder(t, out)
	}
	if killed < kills/4 {
		t.Errorf("only %d of %d builds were killed: the moments are badly chosen", killed, kills)
	}
	if text, err := exec.Command(binary, "build", "--source", source).CombinedOutput(); err != nil {
		t.Fatalf("the build after them: %v\n%s", err, text)
	}
	checkFolder(t, out)
}

// writeGeneration replaces the site's content by other pages, some of which
// were there before.
func writeGeneration(t *testing.T, source string, random *rand.Rand) {
	t.Helper()
	content := filepath.Join(source, "content")
	if err := os.RemoveAll(content); err != nil {
		t.Fatal(err)
	}
	var names []string
	for i := range 400 {
		if random.IntN(3) > 0 {
			names = append(names, fmt.Sprintf("phan-%d/bai-%d.md", i%7, i))
		}
	}
	for _, name := range names {
		text := fmt.Sprintf("---\ntitle: Bài %d\ntags: [Thẻ %d]\n---\n\nXem [bài kia](../%s). %d\n",
			random.IntN(1000), random.IntN(20), names[random.IntN(len(names))], random.Int())
		path := filepath.Join(content, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var links = regexp.MustCompile(`(?:href|src)="([^"#?]+)`)

// checkFolder reads every page of a site. A folder that is not there is fine:
// the build that makes it was killed before it was whole.
func checkFolder(t *testing.T, out string) {
	t.Helper()
	err := filepath.WalkDir(out, func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && name == out {
			return filepath.SkipAll
		}
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if entry.Name() == ".chuyende" {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".html") {
			return nil
		}
		page, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if !bytes.HasSuffix(bytes.TrimSpace(page), []byte("</html>")) {
			t.Errorf("%s is cut off", name)
		}
		if entry.Name() == "404.html" {
			return nil // shown at any depth, it tries every way to the root
		}
		for _, link := range links.FindAllSubmatch(page, -1) {
			u, err := url.Parse(string(link[1]))
			if err != nil || u.IsAbs() {
				continue
			}
			target := filepath.Join(filepath.Dir(name), filepath.FromSlash(u.Path))
			if strings.HasPrefix(u.Path, "/") {
				target = filepath.Join(out, filepath.FromSlash(u.Path))
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s links to %s, which is not there", name, u.Path)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
