package render

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"image/color"
	"net/url"
	"strings"

	"chuyende/internal/config"
	"chuyende/internal/lang"
	"chuyende/internal/picture"
	"chuyende/internal/site"
)

// The forms of the pictures that stand for pages where these are shared: a page's
// own, and the portal's for all other pages.
const (
	pictureForm     = "share-picture"
	sitePictureForm = "site-picture"
)

// Keeper keeps what is slow to draw between two builds; both may do nothing.
type Keeper interface {
	Get(key string) []byte
	Put(key string, data []byte)
}

// Picture is what stands for a page where it is shared. URL is absolute.
type Picture struct {
	URL, Alt      string
	Width, Height int
}

// Pictures returns the forms of pictures for sharing, or none where the settings
// give no base URL: whoever is given a picture needs its whole address. The pages
// of the portal's own kinds have them.
func Pictures(c *config.Config) []Form {
	if c.BaseURL == "" {
		return nil
	}
	fits := func(p *site.Page) bool { return p.Kind.Name != site.PageKind }
	title := lang.Textf("ảnh khi chia sẻ", "picture for sharing")
	return []Form{
		{Form: site.Form{Name: pictureForm, Word: "address.picture", Extension: site.PictureExtension, Title: title, Fits: fits}},
		{Form: site.Form{Name: sitePictureForm, Title: title, Fits: fits, Place: func(places site.Places) string { return places.Picture }}},
	}
}

// sitePictureOf is where the picture of the portal is planned, or nil.
func sitePictureOf(tree *site.Tree) *site.File {
	for i := range tree.Files {
		if f := &tree.Files[i]; f.What == site.WholeFile && f.Form == sitePictureForm {
			return f
		}
	}
	return nil
}

// isPicture reports whether a file is one of those.
func isPicture(f *site.File) bool { return f.Form == pictureForm || f.Form == sitePictureForm }

// pictureJob draws a picture, or takes the one that was kept of an equal card.
func (r *Renderer) pictureJob(f *site.File) Job {
	card := r.pictureCard(f.Page)
	key := fmt.Sprintf("picture %s %q", picture.Version, fmt.Sprint(card))
	return Job{Address: f.Address, Key: Key(0).with(key), Render: func(w *bytes.Buffer) error {
		if r.Kept != nil {
			if kept := r.Kept.Get(key); kept != nil {
				w.Write(kept)
				return nil
			}
		}
		from := w.Len()
		if err := picture.Draw(w, card); err != nil {
			return err
		}
		if r.Kept != nil {
			r.Kept.Put(key, bytes.Clone(w.Bytes()[from:]))
		}
		return nil
	}}
}

// pictureCard says what the picture of a page shows; of nil that of the portal.
func (r *Renderer) pictureCard(p *site.Page) picture.Card {
	card := picture.Card{
		Site: r.Config.Title, Title: r.Config.Title, Place: r.place(),
		Paper: r.paint("paper", color.RGBA{255, 255, 255, 255}), Ink: r.paint("ink", color.RGBA{0, 0, 0, 255}),
		Brand: r.paint("brand", color.RGBA{0, 0, 0, 255}), Quiet: r.paint("quiet", color.RGBA{0, 0, 0, 255}),
	}
	if p == nil {
		card.Site, card.Kind = "", r.Config.Publisher
		return card
	}
	card.Title, card.Kind = p.Title, p.Kind.Title
	return card
}

// place is where the portal stands, as people write it down.
func (r *Renderer) place() string {
	u, err := url.Parse(r.Config.BaseURL)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(u.Host+u.Path, "/")
}

// paint is a colour of the theme, or another where the theme has none of the name.
func (r *Renderer) paint(name string, other color.RGBA) color.RGBA {
	if r.Theme == nil {
		return other
	}
	value := strings.TrimPrefix(r.Theme.colours[name], "#")
	if len(value) == 3 {
		value = string([]byte{value[0], value[0], value[1], value[1], value[2], value[2]})
	}
	if rgb, err := hex.DecodeString(value); err == nil && len(rgb) >= 3 {
		return color.RGBA{rgb[0], rgb[1], rgb[2], 255}
	}
	return other
}

// picture is the one that stands for p, of nil that of the portal; nil where none
// is drawn.
func (r *Renderer) picture(p *site.Page) *Picture {
	found := r.sitePicture
	for _, f := range r.forms[p] {
		if f.Form == pictureForm {
			found = f
		}
	}
	if found == nil {
		return nil
	}
	alt := r.Config.Title
	if found.Page != nil {
		alt = p.Kind.Title + ": " + p.Title
	}
	return &Picture{URL: r.absolute(found.Address), Alt: alt, Width: picture.Width, Height: picture.Height}
}
