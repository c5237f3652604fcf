// Package offline makes what a browser keeps a site by, for use without a
// network: a list of files by digest, and the head of the service worker that
// reads it.
//
// It knows files by path, size and media type. It knows no page, and nothing of
// what the worker does with the list: that is a script of the theme.
package offline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"chuyende/internal/bundle"
	"chuyende/internal/media"
	"chuyende/internal/output"
)

const (
	// WorkerPath is where the worker stands. It never changes: browsers that have
	// a worker ask there for a newer one.
	WorkerPath = "sw.js"
	// ListName is the list's name, to which a hash of what it holds is added.
	ListName = "offline.json"
	// MostFirst is how many bytes the first visit stores at most.
	MostFirst = 300_000
	// digits is how many hexadecimal digits of a digest the list has: it tells
	// builds apart, and guards against nobody.
	digits = 6
	// base is that of the numbers in the list.
	base = 36
)

// Site is what is kept.
type Site struct {
	// Files are all files of the site, sorted by path.
	Files []output.File
	// Shell are the paths of what the first visit stores, whatever it comes to.
	Shell []string
	// Light says of a file that the first visit stores it as long as there is
	// room, small ones first.
	Light func(path string) bool
	// Left says of a file that no reader opens it by itself: it is not kept.
	Left func(path string) bool
	// With are the paths of files that are kept with others, by the path of these:
	// what search shows of a page with the page.
	With map[string][]string
}

// List returns the name and the text of the list: every file that can be kept,
// with the beginning of its digest, its size in bytes and what is kept with it.
// Each name and each folder stands there once; files are lines below their folder
// and refer to names, and by folder/name to other files, by numbers:
//
//	{"names":["index.html","1.js"],"folders":[["","0 012345 ya 1/1"],["search/d/","1 fedcba 1f"]]}
//
// All numbers, sizes too, are written with digits and letters, in base 36. The first
// visit stores the list, so that what is saved here is room for the words of search.
func (s Site) List() (name string, data []byte, err error) {
	var all []output.File
	for _, f := range s.Files {
		if kept(f) && (s.Left == nil || !s.Left(f.Path)) {
			all = append(all, f)
		}
	}
	l := list{name: map[string]int{}, folder: map[string]int{}}
	for _, f := range all {
		folder, name := l.place(f.Path)
		line := fmt.Sprintf("%s %s %s", number(name), f.Digest[:min(digits, len(f.Digest))], number(int(f.Size)))
		for _, with := range s.With[f.Path] {
			folder, name := l.place(with)
			line += " " + number(folder) + "/" + number(name)
		}
		l.lines[folder] = append(l.lines[folder], line)
	}
	folders := make([][2]string, len(l.folders))
	for i, folder := range l.folders {
		folders[i] = [2]string{folder, strings.Join(l.lines[i], "\n")}
	}
	data, err = encode(struct {
		Names   []string    `json:"names"`
		Folders [][2]string `json:"folders"`
	}{l.names, folders})
	return bundle.Fingerprint(ListName, data), data, err
}

// list is a list in the making: names and folders in the order in which they came,
// the number of each, and the lines below each folder.
type list struct {
	names, folders []string
	name, folder   map[string]int
	lines          [][]string
}

// place are the numbers of a path's folder and name, given to them if they have none.
func (l *list) place(file string) (folder, name int) {
	in, base := path.Split(file)
	folder, there := l.folder[in]
	if !there {
		folder = len(l.folders)
		l.folder[in] = folder
		l.folders, l.lines = append(l.folders, in), append(l.lines, nil)
	}
	name, there = l.name[base]
	if !there {
		name = len(l.names)
		l.name[base] = name
		l.names = append(l.names, base)
	}
	return folder, name
}

// number writes a number as the list has it.
func number(n int) string { return strconv.FormatInt(int64(n), base) }

// kept reports whether a file is of use to a reader without a network. Books to
// take along, packs, feeds and what only search engines read are not; recordings
// and films would fill a phone.
func kept(f output.File) bool {
	if kind, _, _ := strings.Cut(media.TypeOf(f.Path), "/"); kind == "audio" || kind == "video" {
		return false
	}
	switch path.Ext(f.Path) {
	case ".epub", ".zip", ".xml":
		return false
	}
	switch f.Path {
	case WorkerPath, "robots.txt", "404.html":
		return false
	}
	return !strings.HasSuffix(f.Path, "/feed.json") && f.Path != "feed.json"
}

// First returns the paths of what the first visit stores beside a list of that
// many bytes: the shell, then light files while there is room.
func (s Site) First(list int) []string {
	size := map[string]int64{}
	var light []output.File
	for _, f := range s.Files {
		size[f.Path] = f.Size
		if s.Light != nil && s.Light(f.Path) && !slices.Contains(s.Shell, f.Path) {
			light = append(light, f)
		}
	}
	var first []string
	room := int64(MostFirst - list)
	for _, name := range s.Shell {
		if bytes, there := size[name]; there {
			first = append(first, name)
			room -= bytes
		}
	}
	slices.SortStableFunc(light, func(a, b output.File) int { return cmp.Compare(a.Size, b.Size) })
	for _, f := range light {
		if room -= f.Size; room < 0 {
			break
		}
		first = append(first, f.Path)
	}
	slices.Sort(first)
	return first
}

// build is what the worker is told.
type build struct {
	// List is the path of the list, First what to store at once, Page where a
	// reader is led who asks for what is not there.
	List  string   `json:"list"`
	First []string `json:"first"`
	Page  string   `json:"page"`
}

// Worker returns the worker of a build: the theme's script with what it is told
// before it. size is that of the list, page the path of the page that is shown for what is not kept.
func (s Site) Worker(script []byte, list string, size int, page string) ([]byte, error) {
	told, err := encode(build{list, s.First(size), page})
	if err != nil {
		return nil, err
	}
	return append(append(append([]byte("self.offline="), told...), ';', '\n'), script...), nil
}

// encode is JSON that is read by a script as well.
func encode(value any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return bytes.TrimSpace(b.Bytes()), err
}
