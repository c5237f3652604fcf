// Package sitetest makes small sites of texts for the tests of the phases that
// come after parsing. It reads no file and links nothing: a test hands the
// result to the phase that it is about.
package sitetest

import (
	"cmp"
	"fmt"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
)

// Site is a parsed site that is not linked yet.
type Site struct {
	Pages  []*site.Page
	Assets []site.Asset
	Config *config.Config
	Kinds  []*site.Kind
	// Problems are those found so far; phases add theirs.
	Problems *diag.List
}

// Now is the day on which test sites are built.
func Now() time.Time { return time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC) }

// Parse makes a site of a txtar archive whose names are paths below content/.
// "site.yaml" holds the settings, "*.md" are pages; every other file is an
// asset, whose text "640x480" gives the size of an image in pixels.
func Parse(tb testing.TB, archive string) *Site {
	tb.Helper()
	s := &Site{Problems: &diag.List{}, Kinds: site.Kinds()}
	files := txtar.Parse([]byte(archive)).Files
	var settings []byte
	for _, f := range files {
		if f.Name == config.Path {
			settings = f.Data
		}
	}
	s.Config = config.Load(settings, "content/"+config.Path, config.Defaults{Title: "Cổng thử"}, s.Problems)
	for _, k := range s.Kinds {
		for _, moved := range s.Config.Folders {
			if moved.Kind == k.Name {
				k.Folder = moved.Folder
			}
		}
	}
	parser := markdown.New(markdown.Options{AllowHTML: s.Config.AllowHTML})
	for _, f := range files {
		switch {
		case f.Name == config.Path:
		case path.Ext(f.Name) == ".md":
			s.Pages = append(s.Pages, s.page(parser, f))
		default:
			s.Assets = append(s.Assets, asset(tb, f))
		}
	}
	return s
}

func asset(tb testing.TB, f txtar.File) site.Asset {
	tb.Helper()
	a := site.Asset{Path: f.Name, Address: "/" + f.Name}
	if size := strings.TrimSpace(string(f.Data)); size != "" {
		if _, err := fmt.Sscanf(size, "%dx%d", &a.Width, &a.Height); err != nil {
			tb.Fatalf("%s: size %q: %v", f.Name, size, err)
		}
	}
	return a
}

// page parses one file as a build does. The kinds are made anew, because a
// session links pages of several parsings, each with its own.
func (s *Site) page(parser *markdown.Parser, f txtar.File) *site.Page {
	file := frontmatter.File{Shown: "content/" + f.Name, Data: f.Data}
	head, body := frontmatter.Split(file, s.Problems)
	tree := frontmatter.Parse(file, head, s.Problems)
	p := &site.Page{
		Path: f.Name, Shown: file.Shown, Data: f.Data, Head: head.Span,
		ID: strings.TrimSuffix(path.Base(f.Name), ".md"), Index: site.IsIndex(f.Name),
	}
	p.Kind = kindOf(p, tree.Scalar("kind"), s.Kinds)
	p.Meta = tree.Decode(p.Kind.Schema(), s.Problems)
	p.Doc = parser.Parse(file.Shown, f.Data, body, s.Problems)
	p.Title = cmp.Or(p.Meta.Text("title"), p.Doc.Title, p.ID)
	p.Doc.OmitTitle(p.Title)
	p.Summary = cmp.Or(p.Meta.Text("summary"), p.Doc.Summary)
	p.ReadDates(s.Config.Zone)
	p.Address, _ = site.Address(p.Path, p.Meta.Text("slug"))
	return p
}

func kindOf(p *site.Page, name string, kinds []*site.Kind) *site.Kind {
	all := site.Kinds()
	for i, k := range all {
		k.Folder = kinds[i].Folder
		if k.Name == name || name == "" && !p.Index && k.Folder != "" && strings.HasPrefix(p.Path, k.Folder+"/") {
			return k
		}
	}
	return all[len(all)-1]
}

// Messages returns the problems as "file:line:column code: text (hint)", in
// Vietnamese, sorted.
func Messages(problems *diag.List) []string {
	var messages []string
	for _, p := range problems.Sorted() {
		where := p.File
		if p.Data != nil {
			pos := diag.Locate(p.Data, p.Span.Start)
			where = fmt.Sprintf("%s:%d:%d", p.File, pos.Line, pos.Column)
		}
		message := fmt.Sprintf("%s %s: %s", where, p.Code, p.Text.VI)
		if p.Hint.VI != "" {
			message += " (" + p.Hint.VI + ")"
		}
		messages = append(messages, message)
	}
	return messages
}
