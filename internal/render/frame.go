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

// frame tells frames apart.
type frame struct {
	partial, folder, layout, top, up string
}

// execute runs a view's layout, with the frames of its folder.
func (r *Renderer) execute(w *bytes.Buffer, v *View) error {
	if v.broken != nil {
		return v.broken
	}
	for partial, into := range v.frames() {
		text, err := r.frame(partial, v)
		if err != nil {
			return err
		}
		*into = text
	}
	return r.Theme.execute(w, v)
}

// frame returns a frame for a view, made once for all views that share it.
func (r *Renderer) frame(partial string, v *View) (template.HTML, error) {
	key := frame{partial: partial, folder: path.Dir(v.Address), layout: v.Layout}
	if len(v.Breadcrumb) > 1 {
		key.top = v.Breadcrumb[1].URL
	}
	shared := !r.ownFrame(v)
	if up := len(v.Breadcrumb) - 1; up >= 0 && partial == trailFrame {
		// Pages of one folder may belong to different places, or below a page of it.
		key.up = v.Breadcrumb[up].URL
		shared = shared && path.Base(key.up) == "index.html"
	}
	if shared {
		if text, ok := r.frames.Load(key); ok {
			return text.(template.HTML), nil
		}
	}
	var w bytes.Buffer
	if err := r.Theme.partial(&w, partial, v); err != nil {
		return "", fmt.Errorf("frame of %s: %w", v.Address, err)
	}
	text := template.HTML(w.String())
	if shared {
		r.frames.Store(key, text)
	}
	return text, nil
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
	// The page of a section is marked in the tree.
	return len(v.Site.sections) > 0 && strings.HasSuffix(v.Address, "/index.html")
}
