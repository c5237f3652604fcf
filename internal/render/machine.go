package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"time"

	"chuyende/internal/site"
)

// sitemap is the list of all public files for search engines (sitemaps.org,
// protocol 0.9).
type sitemap struct{}

type sitemapURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

// Jobs makes the sitemap: one file, or parts and the file that names them.
func (sitemap) Jobs(r *Renderer, files []*site.File) []Job {
	urls := r.urls()
	jobs := make([]Job, len(files))
	var parts []sitemapURL
	for i, f := range files {
		root, element, listed := "urlset", "url", urls
		switch {
		case f.Part > 0:
			listed = urls[(f.Part-1)*site.MostURLs : min(f.Part*site.MostURLs, len(urls))]
			parts = append(parts, sitemapURL{Loc: r.absolute(f.Address)})
		case len(parts) > 0: // which come first
			root, element, listed = "sitemapindex", "sitemap", parts
		}
		jobs[i] = Job{Address: f.Address, Key: urlsKey(listed), Render: func(w *bytes.Buffer) error {
			return writeSitemap(w, root, element, listed)
		}}
	}
	return jobs
}

// urls lists the public files.
func (r *Renderer) urls() []sitemapURL {
	var urls []sitemapURL
	for i := range r.Tree.Files {
		f := &r.Tree.Files[i]
		if !f.Public {
			continue
		}
		url := sitemapURL{Loc: r.absolute(f.Address)}
		if f.Page != nil && !f.Page.Changed.IsZero() {
			url.LastMod = f.Page.Changed.Format(time.DateOnly)
		}
		urls = append(urls, url)
	}
	return urls
}

// robots is robots.txt, which names the sitemap.
type robots struct{}

// Jobs makes the file.
func (robots) Jobs(r *Renderer, files []*site.File) []Job {
	text := "User-agent: *\nAllow: /\n"
	if r.Config.BaseURL != "" {
		text += "Sitemap: " + r.absolute(site.SitemapAddress) + "\n"
	}
	return []Job{{Address: files[0].Address, Key: r.keys.site, Render: func(w *bytes.Buffer) error {
		w.WriteString(text)
		return nil
	}}}
}

func urlsKey(urls []sitemapURL) Key {
	key := Key(len(urls))
	for _, u := range urls {
		key = key.with(u.Loc, u.LastMod)
	}
	return key
}

func writeSitemap(w *bytes.Buffer, root, element string, urls []sitemapURL) error {
	w.WriteString(xml.Header)
	w.WriteString("<" + root + ` xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, u := range urls {
		w.WriteString("<" + element + "><loc>")
		if err := xml.EscapeText(w, []byte(u.Loc)); err != nil {
			return fmt.Errorf("sitemap: %w", err)
		}
		w.WriteString("</loc>")
		if u.LastMod != "" {
			w.WriteString("<lastmod>" + u.LastMod + "</lastmod>")
		}
		w.WriteString("</" + element + ">\n")
	}
	w.WriteString("</" + root + ">\n")
	return nil
}

// manifest is the web app manifest, which lets a phone keep the portal on its
// home screen. All its addresses are relative to the file.
type manifest struct{}

// Jobs makes the manifest.
func (manifest) Jobs(r *Renderer, files []*site.File) []Job {
	jobs := make([]Job, len(files))
	for i, f := range files {
		jobs[i] = Job{Address: f.Address, Key: r.keys.site, Render: r.manifest}
	}
	return jobs
}

// manifest writes the manifest.
func (r *Renderer) manifest(w *bytes.Buffer) error {
	icons := []map[string]string{}
	for _, icon := range r.Theme.icons {
		icons = append(icons, map[string]string{"src": icon.Address[1:], "sizes": icon.sizes(), "type": icon.Type})
	}
	out := map[string]any{
		"name": r.site.Title, "short_name": r.site.Title, "description": r.site.Description, "lang": r.site.Language,
		"start_url": "index.html", "scope": "./", "display": "minimal-ui",
		"icons": icons,
	}
	for name, colour := range map[string]string{"theme_color": "brand", "background_color": "paper"} {
		if value, err := r.Theme.colour(colour); err == nil { // a theme may do without
			out[name] = value
		}
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(out); err != nil {
		return fmt.Errorf("manifest: %w", err)
	}
	return nil
}
