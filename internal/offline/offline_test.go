package offline_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"chuyende/internal/offline"
	"chuyende/internal/output"
)

func file(name string, size int64) output.File {
	return output.File{Path: name, Digest: fmt.Sprintf("%064x", size), Size: size}
}

func site() offline.Site {
	s := offline.Site{
		Files: []output.File{file("assets/site.js", 2000), file("index.html", 10_000), file("sach/a.epub", 9), file("feed.xml", 8), file("x/feed.json", 8), file("sw.js", 7), file("404.html", 6), file("a/doc.mp3", 5), file("a/PHIM.MP4", 4)},
		Shell: []string{"index.html", "assets/site.js", "gone.html"},
		With:  map[string][]string{"index.html": {"search/t/00.js"}},
	}
	for i := range 40 {
		s.Files = append(s.Files, file(fmt.Sprintf("search/t/%02d.js", i), int64(i*1000)))
	}
	return s
}

// TestRoom: the shell whole and compressed, but for what the stock spares.
func TestRoom(t *testing.T) {
	t.Parallel()
	s := site()
	noise := make([]byte, 10_000)
	for i := range noise {
		noise[i] = byte(rand.IntN(256))
	}
	read := func(name string) ([]byte, error) {
		switch name {
		case "index.html":
			return noise, nil
		case "assets/site.js":
			return bytes.Repeat([]byte("x"), 90_000), nil
		}
		return nil, fmt.Errorf("%s was read", name)
	}
	room := func(spared string) int {
		room, err := s.Room(func(path string) bool { return path == spared }, read)
		if err != nil {
			t.Fatal(err)
		}
		return room
	}
	if got := room(""); got > offline.MostFirst-10_000 || got < offline.MostFirst*98/100-10_000 {
		t.Errorf("%d bytes are left", got)
	}
	if got := room("index.html") - room(""); got != 10_000 {
		t.Errorf("what is spared leaves %d bytes", got)
	}
	if _, err := s.Room(func(string) bool { return false }, func(string) ([]byte, error) { return nil, fs.ErrNotExist }); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what cannot be read: %v", err)
	}
}

// TestList: what can be kept, with size and digest; its name tells its content.
func TestList(t *testing.T) {
	t.Parallel()
	s := site()
	name, data, err := s.List()
	if err != nil {
		t.Fatal(err)
	}
	list := read(t, data)
	for _, out := range []string{"sach/a.epub", "feed.xml", "x/feed.json", "sw.js", "404.html", "a/doc.mp3", "a/PHIM.MP4"} {
		if _, there := list[out]; there {
			t.Errorf("%s is kept", out)
		}
	}
	if got := list["index.html"]; !slices.Equal(got, []string{"000000", "10000", "search/t/00.js"}) || len(list["assets/site.js"]) != 2 || len(list) != 42 {
		t.Errorf("%d files, the home page as %v", len(list), got)
	}
	s.Files[0].Digest = strings.Repeat("f", 64)
	if other, _, _ := s.List(); other == name {
		t.Error("another site has a list of the same name")
	}
	s.Stock = offline.Laid{File: file("assets/offline.1.bin", 900), Holds: []string{"search/t/"}, Whole: true}
	if other, _, _ := s.List(); other == name {
		t.Error("with another stock a list has the same name")
	}
	worker, err := s.Worker([]byte("work()"), name, "ngoai-tuyen.html")
	told, isTold := strings.CutPrefix(strings.TrimSuffix(string(worker), ";\nwork()"), "self.offline=")
	var build struct {
		List, Page, Stock string
		First             json.RawMessage
		Holds             []string
		Whole             bool
	}
	if err := errors.Join(err, json.Unmarshal([]byte(told), &build)); err != nil || !isTold {
		t.Fatalf("the worker is %.200s, %v", worker, err)
	}
	if build.List != name || build.Page != "ngoai-tuyen.html" || build.Stock != "assets/offline.1.bin" || !slices.Equal(build.Holds, []string{"search/t/"}) || !build.Whole {
		t.Errorf("the worker is told %+v", build)
	}
	if first := slices.Sorted(maps.Keys(read(t, build.First))); !slices.Equal(first, []string{"assets/offline.1.bin", "assets/site.js", "index.html"}) {
		t.Errorf("the first visit stores %q", first)
	}
}

// read reads a list as the theme's script does: of each path the digest, the size,
// the paths of what is kept with it.
func read(t *testing.T, data []byte) map[string][]string {
	t.Helper()
	var written struct {
		Names   []string
		Folders [][2]string
	}
	if err := json.Unmarshal(data, &written); err != nil {
		t.Fatal(err)
	}
	number := func(digits string) int {
		n, err := strconv.ParseInt(digits, 36, 0)
		if err != nil {
			t.Fatal(err)
		}
		return int(n)
	}
	list := map[string][]string{}
	for _, folder := range written.Folders {
		for line := range strings.Lines(folder[1]) {
			parts := strings.Fields(line)
			listed := []string{parts[1], strconv.Itoa(number(parts[2]))}
			for _, other := range parts[3:] {
				in, name, _ := strings.Cut(other, "/")
				listed = append(listed, written.Folders[number(in)][0]+written.Names[number(name)])
			}
			list[folder[0]+written.Names[number(parts[0])]] = listed
		}
	}
	return list
}
