package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html/template"
	"slices"
	"time"

	"chuyende/internal/site"
)

// sitemap is the list of all pages for search engines (sitemaps.org, protocol
// 0.9) and robots.txt, which names it. A sitemap holds absolute addresses
// only, so a site without a base URL has none.
type sitemap struct{}

// mostURLs is how many addresses the protocol allows in one file.
const mostURLs = 50_000

// Jobs plans the sitemap, in several files where one does not hold it, and
// robots.txt.
func (sitemap) Jobs(r *Renderer) []Job {
	robots := "User-agent: *\nAllow: /\n"
	var jobs []Job
	if r.Config.BaseURL != "" {
		robots += "Sitemap: " + r.absolute("/sitemap.xml") + "\n"
		jobs = r.sitemaps()
	}
	if slices.ContainsFunc(r.Tree.Assets, func(a site.Asset) bool { return a.Address == site.RobotsAddress }) {
		return jobs
	}
	return append(jobs, Job{Address: site.RobotsAddress, Key: r.keys.site, Render: func(w *bytes.Buffer) error {
		w.WriteString(robots)
		return nil
	}})
}

type sitemapURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

func (r *Renderer) sitemaps() []Job {
	urls := r.urls()
	if len(urls) <= mostURLs {
		return []Job{{Address: "/sitemap.xml", Key: urlsKey(urls), Render: func(w *bytes.Buffer) error {
			return writeSitemap(w, "urlset", "url", urls)
		}}}
	}
	var jobs []Job
	var files []sitemapURL
	for i := 0; i < len(urls); i += mostURLs {
		part := urls[i:min(i+mostURLs, len(urls))]
		address := fmt.Sprintf("/sitemap-%d.xml", len(files)+1)
		files = append(files, sitemapURL{Loc: r.absolute(address)})
		jobs = append(jobs, Job{Address: address, Key: urlsKey(part), Render: func(w *bytes.Buffer) error {
			return writeSitemap(w, "urlset", "url", part)
		}})
	}
	return append(jobs, Job{Address: "/sitemap.xml", Key: urlsKey(files), Render: func(w *bytes.Buffer) error {
		return writeSitemap(w, "sitemapindex", "sitemap", files)
	}})
}

// urls lists every page that search engines should know.
func (r *Renderer) urls() []sitemapURL {
	urls := []sitemapURL{{Loc: r.absolute(site.HomeAddress)}}
	for _, s := range r.Tree.Sections {
		if s.Parent != nil && s.Address != "" {
			urls = append(urls, sitemapURL{Loc: r.absolute(s.Address)})
		}
	}
	for _, p := range r.Tree.Pages {
		if p.Index {
			continue
		}
		url := sitemapURL{Loc: r.absolute(p.Address)}
		if changed := p.Changed; !changed.IsZero() {
			url.LastMod = changed.Format(time.DateOnly)
		}
		urls = append(urls, url)
	}
	for _, t := range r.Tree.Taxonomies {
		urls = append(urls, sitemapURL{Loc: r.absolute(t.Address)})
		for _, term := range t.Terms {
			urls = append(urls, sitemapURL{Loc: r.absolute(term.Address)})
		}
	}
	if len(r.Tree.News) > 0 {
		urls = append(urls, sitemapURL{Loc: r.absolute(site.NewsAddress)})
	}
	for _, address := range r.choiceAddresses() {
		urls = append(urls, sitemapURL{Loc: r.absolute(address)})
	}
	for _, l := range r.Tree.Letters {
		if l.Address != "" {
			urls = append(urls, sitemapURL{Loc: r.absolute(l.Address)})
		}
	}
	return urls
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

// Jobs plans the manifest.
func (manifest) Jobs(r *Renderer) []Job {
	return []Job{{Address: "/manifest.webmanifest", Key: r.keys.site, Render: func(w *bytes.Buffer) error {
		out := map[string]any{
			"name": r.site.Title, "short_name": r.site.Title, "description": r.site.Description, "lang": r.site.Language,
			"start_url": "index.html", "scope": "./", "display": "minimal-ui",
			"theme_color": "#8e1b1b", "background_color": "#fffdf8",
			"icons": []map[string]string{
				{"src": "favicon.svg", "sizes": "any", "type": "image/svg+xml"},
				{"src": "icon-192.png", "sizes": "192x192", "type": "image/png"},
				{"src": "icon-512.png", "sizes": "512x512", "type": "image/png"},
			},
		}
		encoder := json.NewEncoder(w)
		encoder.SetIndent("", " ")
		if err := encoder.Encode(out); err != nil {
			return fmt.Errorf("manifest: %w", err)
		}
		return nil
	}}}
}

// articleData is a page's structured data: schema.org Article and the way to
// it from the home page.
func (r *Renderer) articleData(v *View, p *site.Page) template.JS {
	article := map[string]any{
		"@context": "https://schema.org", "@type": "Article",
		"headline": p.Title, "inLanguage": r.site.Language,
	}
	if p.Summary != "" {
		article["description"] = p.Summary
	}
	if !p.Date.IsZero() {
		article["datePublished"] = p.Date.Format(time.DateOnly)
	}
	if changed := p.Changed; !changed.IsZero() {
		article["dateModified"] = changed.Format(time.DateOnly)
	}
	if r.site.Publisher != "" {
		article["publisher"] = map[string]any{"@type": "Organization", "name": r.site.Publisher}
	}
	if v.Canonical == "" {
		return structured(article)
	}
	article["mainEntityOfPage"] = v.Canonical
	var items []any
	for i, s := range append(append(p.Section.Ancestors(), p.Section), nil) {
		item := map[string]any{"@type": "ListItem", "position": i + 1}
		switch {
		case s == nil:
			item["name"], item["item"] = p.Title, v.Canonical
		case s.Parent == nil:
			item["name"], item["item"] = "Trang chủ", r.absolute(site.HomeAddress)
		default:
			item["name"], item["item"] = s.Title, r.absolute(s.Address)
		}
		items = append(items, item)
	}
	return structured([]any{article, map[string]any{"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}})
}

// siteData is the home page's structured data: schema.org WebSite, with the
// address that searches it.
func (r *Renderer) siteData(v *View) template.JS {
	data := map[string]any{"@context": "https://schema.org", "@type": "WebSite", "name": r.site.Title, "inLanguage": r.site.Language}
	if v.Canonical != "" {
		data["url"] = v.Canonical
		data["potentialAction"] = map[string]any{
			"@type": "SearchAction", "query-input": "required name=q",
			"target": r.absolute(site.SearchAddress) + "?q={q}",
		}
	}
	return structured(data)
}

// structured encodes structured data. encoding/json escapes <, > and &, so the
// result cannot end the script element that holds it.
func structured(data any) template.JS {
	text, err := json.Marshal(data)
	if err != nil {
		return "" // maps of strings and numbers always encode
	}
	return template.JS(text)
}
