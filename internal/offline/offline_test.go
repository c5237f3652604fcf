package offline_test

import (
	"encoding/json"
	"fmt"
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
		Light: func(p string) bool { return strings.HasPrefix(p, "search/t/") },
	}
	for i := range 40 {
		s.Files = append(s.Files, file(fmt.Sprintf("search/t/%02d.js", i), int64(i*1000)))
	}
	return s
}

// TestFirst: the shell whole, light files from the smallest, never past the
// limit.
func TestFirst(t *testing.T) {
	t.Parallel()
	s := site()
	first, total := s.First(50_000), int64(0)
	for _, f := range s.Files {
		if slices.Contains(first, f.Path) {
			total += f.Size
		}
	}
	if total += 50_000; total > offline.MostFirst || total < offline.MostFirst*9/10 {
		t.Errorf("the first visit stores %d bytes", total)
	}
	for name, want := range map[string]bool{"index.html": true, "assets/site.js": true, "gone.html": false, "search/t/00.js": true, "search/t/39.js": false, "sach/a.epub": false} {
		if slices.Contains(first, name) != want {
			t.Errorf("%s: stored is %v", name, !want)
		}
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
	worker, err := s.Worker([]byte("work()"), name, len(data), "ngoai-tuyen.html")
	if err != nil || !strings.HasPrefix(string(worker), `self.offline={"list":"`+name+`","first":[`) || !strings.HasSuffix(string(worker), ";\nwork()") {
		t.Errorf("the worker is %.200s, %v", worker, err)
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
