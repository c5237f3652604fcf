// Package offline makes what a browser keeps a site by, for use without a
// network: a list of files by digest, one file that holds what search needs, and
// the head of the service worker that reads both.
//
// It knows files by path, size and media type. It knows no page, and nothing of
// what the worker does with the files: that is a script of the theme.
package offline

import (
	"bytes"
	"compress/zlib"
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
	// MostFirst is how many bytes the first visit stores at most, in browsers that
	// compress; in others it stores the shell as it is, and no stock.
	MostFirst = 300_000
	// digits is how many hexadecimal digits of a digest the list has: it tells
	// builds apart, and guards against nobody.
	digits = 6
	// base is that of the numbers in the list.
	base = 36
)

// Site is what is kept.
type Site struct {
	// Files are all files of the site but the stock, sorted by path.
	Files []output.File
	// Shell are the paths of what the first visit stores, whatever it comes to.
	Shell []string
	// Left says of a file that no reader opens it by itself: it is not kept.
	Left func(path string) bool
	// With are the paths of files that are kept with others, by the path of these:
	// what search shows of a page with the page.
	With map[string][]string
	// Stock is what the first visit stores of search in one file, or has no path:
	// then it stores such files of the shell by themselves.
	Stock Laid
}

// Laid is a stock as it lies among the files of a site.
type Laid struct {
	File output.File
	// Holds says which files it spares: paths, and folders with a slash at the end.
	Holds []string
	// Whole says that with it every query is answered.
	Whole bool
}

// List returns the name and the text of the list: every file that can be kept,
// with the beginning of its digest, its size in bytes and what is kept with it.
// Each name and each folder stands there once; files are lines below their folder
// and refer to names, and by folder/name to other files, by numbers:
//
//	{"names":["index.html","1.js"],"folders":[["","0 012345 ya 1/1"],["search/d/","1 fedcba 1f"]]}
//
// All numbers, sizes too, are written with digits and letters, in base 36. It is fetched
// when the first page is kept that the first visit does not store.
func (s Site) List() (name string, data []byte, err error) {
	var all []output.File
	for _, f := range s.Files {
		if kept(f) && (s.Left == nil || !s.Left(f.Path)) {
			all = append(all, f)
		}
	}
	written := listed(all, s.With)
	written.Stock = s.Stock.File.Path
	data, err = encode(written)
	return bundle.Fingerprint(ListName, data), data, err
}

// written is a list as it is written.
type written struct {
	Names   []string    `json:"names"`
	Folders [][2]string `json:"folders"`
	// Stock makes a list that belongs to another stock another list.
	Stock string `json:"stock,omitempty"`
}

func listed(files []output.File, with map[string][]string) written {
	l := list{name: map[string]int{}, folder: map[string]int{}}
	for _, f := range files {
		folder, name := l.place(f.Path)
		line := fmt.Sprintf("%s %s %s", number(name), f.Digest[:min(digits, len(f.Digest))], number(int(f.Size)))
		for _, other := range with[f.Path] {
			folder, name := l.place(other)
			line += " " + number(folder) + "/" + number(name)
		}
		l.lines[folder] = append(l.lines[folder], line)
	}
	folders := make([][2]string, len(l.folders))
	for i, folder := range l.folders {
		folders[i] = [2]string{folder, strings.Join(l.lines[i], "\n")}
	}
	return written{Names: l.names, Folders: folders}
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

// first are the files that the first visit stores: the stock, and what it does not
// spare of the shell where a browser cannot open it.
func (s Site) first() []output.File {
	var first []output.File
	for _, f := range s.Files {
		if slices.Contains(s.Shell, f.Path) {
			first = append(first, f)
		}
	}
	if s.Stock.File.Path != "" {
		first = append(first, s.Stock.File)
	}
	return first
}

// Room returns how many bytes the first visit has for the stock, which spares some
// of the shell. Browsers keep files compressed, so read has to give those of the shell.
func (s Site) Room(spared func(path string) bool, read func(path string) ([]byte, error)) (int, error) {
	room := MostFirst * 99 / 100 // no two programs compress alike
	for _, f := range s.first() {
		if spared(f.Path) {
			continue
		}
		data, err := read(f.Path)
		if err != nil {
			return 0, err
		}
		packed, err := deflated(data)
		if err != nil {
			return 0, err
		}
		room -= min(len(packed), len(data))
	}
	return room, nil
}

func deflated(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err := w.Close()
	return out.Bytes(), err
}

// build is what the worker is told.
type build struct {
	// List is the path of the list, First what to store at once, as a list of its
	// own, Page where a reader is led who asks for what is not there.
	List  string  `json:"list"`
	First written `json:"first"`
	Page  string  `json:"page"`
	// Stock, Holds and Whole are those of the stock.
	Stock string   `json:"stock,omitempty"`
	Holds []string `json:"holds,omitempty"`
	Whole bool     `json:"whole,omitempty"`
}

// Worker returns the worker of a build: the theme's script with what it is told
// before it. page is the path of the page that is shown for what is not kept.
func (s Site) Worker(script []byte, list string, page string) ([]byte, error) {
	told, err := encode(build{list, listed(s.first(), nil), page, s.Stock.File.Path, s.Stock.Holds, s.Stock.Whole})
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
