package pipeline

import (
	"bytes"
	"context"

	"chuyende/internal/config"
	"chuyende/internal/render"
	"chuyende/internal/site"
)

// singleStyle and singleScript are the entry points of what stands in a page that
// is a file of its own.
const singleStyle, singleScript = "css/single.css", "js/single.js"

// Alone is a page as one file that needs no other: what stands in the file, and the
// pictures that are part of it.
type Alone struct {
	Data     []byte
	Pictures []render.Enclosed
}

// Single reads a site as a build does and makes one file of one of its pages, that
// needs no other. It writes nothing. choose says which page, of those that are
// published; its error is returned as it is. Where the content has errors there is
// no file.
func Single(ctx context.Context, options Options, choose func(*site.Tree, *config.Config) (*site.Page, error)) (Alone, Result, error) {
	s := reader(options)
	s.mu.Lock()
	defer s.mu.Unlock()
	clock := newStopwatch()
	tree, problems, _, err := s.load(ctx, nil, clock, false)
	if err != nil {
		return Alone{}, Result{}, err
	}
	if problems.HasErrors() {
		return Alone{}, s.result(tree, Report{}, problems, clock), nil
	}
	page, err := choose(tree, s.settings.config)
	if err != nil {
		return Alone{}, Result{}, err
	}
	var file bytes.Buffer
	pictures, err := s.single(&file, tree, page)
	if err != nil {
		wrong := s.mistakes(err)
		if wrong == nil {
			return Alone{}, Result{}, err
		}
		problems.Add(wrong...)
	}
	return Alone{file.Bytes(), pictures}, s.result(tree, Report{}, problems, clock), ctx.Err()
}

// single writes one page with the style and the script of the theme that go into
// it.
func (s *Session) single(w *bytes.Buffer, tree *site.Tree, page *site.Page) ([]render.Enclosed, error) {
	files := s.theme.layouts.Files()
	style, err := s.bundles.Style(files, singleStyle)
	if err != nil {
		return nil, err
	}
	script, err := s.bundles.Script(files, singleScript, scripting(s.theme.words))
	if err != nil {
		return nil, err
	}
	return s.renderer(tree).Single(w, page, bytes.TrimSpace(style), bytes.TrimSpace(script))
}
