// Package migrate plans how a folder of another generator (Hugo, Docusaurus,
// VitePress, MkDocs, mdBook, Jekyll) becomes pages of ours: where its pages and
// files lie, what its keys and its navigation come to, and what its commands stand
// for. What plain pages understand by themselves (package markdown, site.ForeignKeys)
// is left to them or asked of them.
//
// It reads from the folder that it is given and from nowhere else, runs nothing of
// what it finds there, and writes nothing: the caller carries a [Plan] out. What it
// cannot take over is named in the plan.
package migrate

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"chuyende/internal/lang"
)

// The generators by the names that people give them.
const (
	Hugo       = "hugo"
	Docusaurus = "docusaurus"
	VitePress  = "vitepress"
	MkDocs     = "mkdocs"
	MdBook     = "mdbook"
	Jekyll     = "jekyll"
)

// Generators are those that are known.
func Generators() []string { return []string{Hugo, Docusaurus, VitePress, MkDocs, MdBook, Jekyll} }

// Plan is what a folder comes to.
type Plan struct {
	// Files are in the order of their paths.
	Files []File
	// Left is what was left alone, in the order in which it was met.
	Left []Left
}

// File is a file to be written. Path is a slash path below the folder that the
// pages are to lie in.
type File struct {
	Path string
	// Text is the whole page; Source, where it is not "", is the file that is copied
	// instead, a path in the other generator's folder, of Size bytes.
	Text   string
	Source string
	Size   int64
}

// Left is something that was left alone: where, such as "docs/a.md:12", and what.
type Left struct {
	Place string
	What  lang.Text
}

// ErrNothing says that the folder has no page where that generator would look.
var ErrNothing = errors.New("no page was found")

// Limits of a folder: what is beyond them is left alone and named.
const (
	mostLeft     = 10_000
	mostFiles    = 50_000
	largestPage  = 2 << 20
	largestFile  = 100 << 20
	mostIncluded = 64 << 20 // bytes that commands put into all pages together
)

// Read plans the move of a folder.
func Read(ctx context.Context, fsys fs.FS, from string) (*Plan, error) {
	m := &mover{fsys: fsys, from: from, targets: map[string]string{}, weights: map[string]int{}, names: map[string]string{},
		folders: map[string]folder{}, room: mostIncluded}
	m.config()
	m.layout()
	if err := m.find(ctx); err != nil {
		return nil, err
	}
	if len(m.pages) == 0 {
		return nil, ErrNothing
	}
	m.addresses()
	m.navigation()
	for _, name := range m.pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := m.page(name); err != nil {
			return nil, err
		}
	}
	m.indexes()
	slices.SortFunc(m.plan.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return &m.plan, nil
}

// mover is the work on one folder. Names are paths in it, targets paths below the
// folder of the pages.
type mover struct {
	fsys      fs.FS
	from      string
	settings  any     // of the generator
	base      string  // the folder of the generator's own settings
	content   []mount // where pages lie
	static    []mount
	pages     []string          // by name
	targets   map[string]string // of pages and files, by name
	places    map[string]string // names by target in small letters
	routes    map[string]string // names of pages by the addresses that they give themselves
	weights   map[string]int    // of pages by name, as the navigation has them
	names     map[string]string // what the navigation calls them
	folders   map[string]folder // by target
	room      int
	unordered map[string]int // files left alone, by ending
	plan      Plan
}

// mount says that what lies below from goes below to.
type mount struct{ from, to string }

// folder is what is known of a folder of pages.
type folder struct {
	label  string
	weight int
}

func (m *mover) leave(place, vi, en string, args ...any) {
	if len(m.plan.Left) >= mostLeft {
		return
	}
	m.plan.Left = append(m.plan.Left, Left{place, lang.Textf(vi, en, args...)})
}

// read returns a file of at most largestPage bytes.
func (m *mover) read(name string) ([]byte, error) {
	info, err := fs.Stat(m.fsys, name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular() || info.Size() > largestPage:
		return nil, fs.ErrInvalid
	}
	return fs.ReadFile(m.fsys, name)
}

// exists reports whether there is a file or folder of a name.
func (m *mover) exists(name string) bool {
	_, err := fs.Stat(m.fsys, name)
	return err == nil
}

// inside is a path beside a file, or from the root where it begins with a slash; ""
// where it leads out of the folder.
func inside(dir, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if strings.HasPrefix(target, "/") {
		dir, target = ".", strings.TrimLeft(target, "/")
	}
	joined := path.Join(dir, target)
	if !fs.ValidPath(joined) || strings.Contains(joined, ":") {
		return ""
	}
	return joined
}
