package render

import (
	"bytes"
	"fmt"
	"html/template"
	"path"
	"strings"

	"chuyende/internal/site"
)

// Frames are the partials around a page's own part. They may depend on the
// site, the page's folder and layout, and the section at the top of the
// breadcrumb, so that all pages of a folder share them: on a large site they
// would otherwise take longer than the pages.
const (
	feedsFrame  = "partials/feeds"
	linksFrame  = "partials/links"
	headerFrame = "partials/header"
	trailFrame  = "partials/trail"
	footerFrame = "partials/footer"
)

// frames are where a view has each frame.
func (v *View) frames() map[string]*template.HTML {
	return map[string]*template.HTML{
		feedsFrame: &v.FeedLinks, linksFrame: &v.Links, headerFrame: &v.Header, trailFrame: &v.Trail, footerFrame: &v.Footer,
	}
}

// around are the frames of a page but the trail, which pages share most.
type around struct{ feeds, links, header, footer template.HTML }

// frame tells what pages share apart: trails, which alone have an up, and what else is
// around pages.
type frame struct {
	trail                   bool
	folder, layout, top, up string
}

// execute runs a view's layout, with the frames of its folder.
func (r *Renderer) execute(w *bytes.Buffer, v *View) error {
	if v.broken != nil {
		return v.broken
	}
	if err := r.setFrames(v); err != nil {
		return err
	}
	return r.Theme.execute(w, v)
}

// setFrames gives a view its frames, each made once for all views that share it.
func (r *Renderer) setFrames(v *View) error {
	key := frame{folder: path.Dir(v.Address), layout: v.Layout}
	if len(v.Breadcrumb) > 1 {
		key.top = v.Breadcrumb[1].URL
	}
	shared := !r.ownFrame(v)
	made, err := once(r, key, shared, func() (around, error) {
		for partial, into := range v.frames() {
			if partial == trailFrame {
				continue
			}
			text, err := r.frame(partial, v)
			if err != nil {
				return around{}, err
			}
			*into = text
		}
		return around{v.FeedLinks, v.Links, v.Header, v.Footer}, nil
	})
	if err != nil {
		return err
	}
	v.FeedLinks, v.Links, v.Header, v.Footer = made.feeds, made.links, made.header, made.footer
	key.trail = true
	if up := len(v.Breadcrumb) - 1; up >= 0 {
		// Pages of one folder may belong to different places, or below a page of it.
		key.up = v.Breadcrumb[up].URL
		shared = shared && path.Base(key.up) == "index.html"
	}
	v.Trail, err = once(r, key, shared, func() (template.HTML, error) { return r.frame(trailFrame, v) })
	return err
}

// once returns what make returns for a key, without asking it again where views share it.
func once[T template.HTML | around](r *Renderer, key frame, shared bool, make func() (T, error)) (T, error) {
	if shared {
		if known, ok := r.frames.Load(key); ok {
			return known.(T), nil
		}
	}
	made, err := make()
	if shared && err == nil {
		r.frames.Store(key, made)
	}
	return made, err
}

// frame makes a frame for a view.
func (r *Renderer) frame(partial string, v *View) (template.HTML, error) {
	var w bytes.Buffer
	if err := r.Theme.partial(&w, partial, v); err != nil {
		return "", fmt.Errorf("frame of %s: %w", v.Address, err)
	}
	return template.HTML(w.String()), nil
}

// ownFrame reports whether a page's frame is like no other's: the menu marks
// it, it has feeds of its own, or its links start at the base URL.
func (r *Renderer) ownFrame(v *View) bool {
	if v.Base != "" || len(v.Feeds) != len(r.feedLinks(v, site.HomeAddress, "")) {
		return true
	}
	for _, item := range v.Site.Menu {
		if item.Address == v.Address {
			return true
		}
	}
	// The page of a section is marked in the tree, each page where pages stand in its place.
	return len(v.Site.flat) > 0 || len(v.Site.sections) > 0 && strings.HasSuffix(v.Address, "/index.html")
}
