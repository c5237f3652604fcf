// Package sitetest makes small sites of texts for the tests of the phases that
// come after parsing. It reads no file and links nothing: a test hands the
// result to the phase that it is about. Pages are made by [parse.Parser], as a
// build makes them.
package sitetest

import (
	"fmt"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/markdown"
	"chuyende/internal/parse"
	"chuyende/internal/site"
	"chuyende/internal/source"
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
	s := &Site{Problems: &diag.List{}}
	files := txtar.Parse([]byte(archive)).Files
	var settings []byte
	for _, f := range files {
		if f.Name == source.SettingsName {
			settings = f.Data
		}
	}
	s.Config = config.Load(settings, "content/"+source.SettingsName, config.Defaults{Title: "Cổng thử"}, s.Problems)
	s.Kinds = parse.Kinds(s.Config)
	for _, f := range files {
		switch {
		case f.Name == source.SettingsName:
		case path.Ext(f.Name) == ".md":
			file := source.File{Path: f.Name, Shown: s.Config.Shown(f.Name), Data: f.Data}
			// A parser each, as a session links pages of several, each with kinds of its own.
			s.Pages = append(s.Pages, parse.New(s.Config, nil).Including(reading(files)).Page(file, s.Problems))
		default:
			s.Assets = append(s.Assets, asset(tb, f))
		}
	}
	return s
}

// reading reads a file that a text asks for, by its path from the root.
func reading(files []txtar.File) func(text, name string) (markdown.Included, bool) {
	return func(_, name string) (markdown.Included, bool) {
		for _, f := range files {
			if f.Name == name {
				return markdown.Included{Path: name, Text: string(f.Data)}, true
			}
		}
		return markdown.Included{}, false
	}
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
		if hint := p.HintText(); hint.VI != "" {
			message += " (" + hint.VI + ")"
		}
		messages = append(messages, message)
	}
	return messages
}
