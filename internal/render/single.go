package render

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"chuyende/internal/handout"
	"chuyende/internal/media"
	"chuyende/internal/single"
	"chuyende/internal/site"
)

// bareLink is the class of links behind which paper has no address.
const bareLink = "bare"

// singleLayout is the layout of a page that stands alone.
const singleLayout = "single"

// SingleBody is a topic as one file that needs no other: the layout single.
type SingleBody struct {
	TopicBody
	// Messages are the short texts to send.
	Messages []handout.Message
	// PortalURL is where the page stands on the portal, "" where that is not known.
	PortalURL string
}

// Enclosed is a picture that stands in a page of its own, as its author knows it.
type Enclosed struct {
	// Path is where it lies among the content.
	Path string
	// Bytes is how large it is there; a page that holds it grows by a third more.
	Bytes int
}

// Single writes a page of a kind with a summary as one file, with a style and a
// script of its own, and returns the pictures in it, each once. What leads to other
// pages leads to the portal where the settings say where that is, and is text otherwise.
func (r *Renderer) Single(w *bytes.Buffer, p *site.Page, style, script []byte) ([]Enclosed, error) {
	v := r.view(p.Address, singleLayout, p.Title)
	if p.Draft() {
		v.HeadTitle = r.headTitle(p.MarkedTitle(r.Config.Words), "")
	}
	v.Description, v.Built = p.Summary, r.date(r.Now)
	article := r.article(v, p)
	body := &SingleBody{TopicBody: *r.topic(v, p, article), PortalURL: r.absolute(p.Address)}
	if body.PortalURL == "" {
		body.Topic.LengthsURL, body.Topic.RulesURL = "", "" // "read more" that leads nowhere
	}
	for _, m := range handout.Messages(p, r.Config) {
		if m.Name != handout.Whole {
			body.Messages = append(body.Messages, m)
		}
	}
	v.Body = body
	if v.broken != nil {
		return nil, v.broken
	}
	var page bytes.Buffer
	if err := r.Theme.execute(&page, v); err != nil {
		return nil, err
	}
	var pictures []Enclosed
	err := single.Write(w, page.Bytes(), single.Options{
		Style: style, Script: script, Elsewhere: r.say("single.elsewhere"), Away: "away", Portal: bareLink,
		Link: func(to string) string { return r.linkAlone(p.Address, to) },
		Image: func(src string) ([]byte, string, error) {
			asset, data, err := r.imageAlone(p.Address, src)
			if asset == nil {
				return nil, "", err
			}
			if one := (Enclosed{asset.Path, len(data)}); !slices.Contains(pictures, one) {
				pictures = append(pictures, one)
			}
			return data, media.TypeOf(asset.Address), err
		},
	})
	return pictures, err
}

// linkAlone says where a link from an address leads that stands in a file of its
// own: out of the portal as it is, within the page to its id, else to the portal
// where its base URL is known; "" for nowhere.
func (r *Renderer) linkAlone(from, to string) string {
	to = strings.TrimSpace(to)
	if address, fragment, ok := resolved(from, to); ok && address == from {
		return "#" + fragment
	}
	u, err := url.Parse(to)
	if err != nil {
		return ""
	}
	if u.Scheme != "" {
		return outside(to)
	}
	if base, err := url.Parse(r.absolute(from)); err == nil && base.Host != "" {
		return base.ResolveReference(u).String()
	}
	if u.Host != "" {
		return "https:" + to
	}
	return ""
}

// imageAlone returns the picture that a page at an address shows, and what is in
// it; nil where it is none of the portal's.
func (r *Renderer) imageAlone(from, src string) (*site.Asset, []byte, error) {
	address, _, ok := resolved(from, src)
	at := slices.IndexFunc(r.Tree.Assets, func(a site.Asset) bool { return a.Address == address })
	if !ok || at < 0 || r.ReadAsset == nil {
		return nil, nil, nil
	}
	asset := &r.Tree.Assets[at]
	data, err := r.ReadAsset(asset)
	return asset, data, err
}
