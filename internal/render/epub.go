package render

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"net/url"
	"strings"

	"golang.org/x/net/idna"

	"chuyende/internal/chapter"
	"chuyende/internal/epub"
	"chuyende/internal/site"
)

// epubStyle is the theme's style of books for e-readers.
const epubStyle = "css/epub.css"

// mostPicture is how many bytes a picture has at most that a book for e-readers
// takes in: a larger one is for the screen.
const mostPicture = 4 << 20

// epubMaker makes one book for e-readers.
type epubMaker struct {
	*Renderer
	book *site.Book
	out  *epub.Writer
	// at says which entry stands for an address, assets what stands at one.
	at     map[string]int
	assets map[string]*site.Asset
	// pictures are the names of those that the book has, "" of those that it cannot
	// have, by address.
	pictures map[string]string
	// ids are those of chapters that others link into.
	ids map[int]map[string]bool
	// failed is what went wrong while a chapter was made.
	failed error
}

// epub appends a book for e-readers to w.
func (r *Renderer) epub(w *bytes.Buffer, b *site.Book) error {
	m := &epubMaker{Renderer: r, book: b, at: bookIndex(b), assets: map[string]*site.Asset{}, pictures: map[string]string{}, ids: map[int]map[string]bool{}}
	for i := range r.Tree.Assets {
		m.assets[r.Tree.Assets[i].Address] = &r.Tree.Assets[i]
	}
	style, err := fs.ReadFile(r.Theme.files, epubStyle)
	if err != nil {
		return fmt.Errorf("theme: %w", err)
	}
	v := r.view(b.EPUB, "book", b.Title)
	v.Body = r.bookBody(v, b)
	var cover, front bytes.Buffer
	if err := r.Theme.partial(&cover, "partials/cover", v); err != nil {
		return err
	}
	chapter.Write(&front, cover.Bytes(), chapter.Options{Link: m.away, Image: func(string) string { return "" }})
	day := b.Modified()
	if day.IsZero() {
		day = epub.FirstDay()
	}
	m.out, err = epub.NewWriter(w, epub.Book{
		ID: m.id(), Title: r.say("book.full", b.Title, r.site.Title), Language: r.site.Language, Modified: day,
		Publisher: r.site.Publisher, Description: r.site.Description, Contents: r.say("book.contents"), Cover: r.say("book.cover"),
		Front: front.Bytes(), Style: style,
	})
	if err != nil {
		return err
	}
	for i, e := range b.Entries {
		var body bytes.Buffer
		if err := m.chapterTo(&body, i, chapter.Options{Link: m.link, Image: m.picture}); err != nil {
			return err
		}
		if err := m.out.AddChapter(epub.Chapter{Number: e.Number, Title: entryTitle(r, e), Depth: e.Depth, Body: body.Bytes()}); err != nil {
			return err
		}
	}
	return m.out.Close()
}

// id names the book for good: by the portal's name and where the book stands in
// it, not by where the portal stands.
func (m *epubMaker) id() string {
	sum := sha256.Sum256([]byte(m.site.Title + "\n" + m.book.EPUB))
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80 // of the version for own ways
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

// chapterTo writes the ith entry as strict XHTML.
func (m *epubMaker) chapterTo(w *bytes.Buffer, i int, o chapter.Options) error {
	var text bytes.Buffer
	if err := m.chapter(&text, m.book.EPUB, m.book.Entries[i]); err != nil {
		return err
	}
	chapter.Write(w, text.Bytes(), o)
	return m.failed
}

// link says where a link of a page leads in the book.
func (m *epubMaker) link(to string) string {
	address, fragment, ok := resolved(m.book.EPUB, to)
	if !ok {
		return m.away(to)
	}
	i, inside := m.at[address]
	if !inside {
		return m.away(to)
	}
	place := epub.ChapterName(i + 1)
	if id := chapter.ID("", fragment); fragment != "" && m.has(i, id) {
		return place + "#" + id
	}
	return place
}

// away says where a link leads that leaves the book: to the portal, where its
// address is known, or the web.
func (m *epubMaker) away(to string) string {
	if address, fragment, ok := resolved(m.book.EPUB, to); ok {
		if to = m.absolute(address); to != "" && fragment != "" {
			to += "#" + fragment
		}
		return whole(to)
	}
	return whole(outside(to))
}

// whole returns an address in full as the format has it, "" of another one.
func whole(to string) string {
	u, err := url.Parse(to)
	if err != nil || u.Scheme == "" || u.Opaque == "" && u.Host == "" || strings.Count(u.Fragment, "#") > 0 || strings.ContainsAny(u.Host, "<>\" \\^`{|}") {
		return ""
	}
	if strings.IndexFunc(u.Host, func(r rune) bool { return r > 0x7f }) >= 0 {
		host, err := idna.Lookup.ToASCII(u.Hostname())
		if err != nil {
			return ""
		}
		u.Host = host
	}
	var b strings.Builder
	for _, c := range []byte(u.String()) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// has reports whether a chapter has an id. Chapters that others link into are
// made once more for that: one cannot know what a page's own HTML leaves of it.
func (m *epubMaker) has(i int, id string) bool {
	if m.ids[i] == nil {
		ids := map[string]bool{}
		m.ids[i] = ids
		var unused bytes.Buffer
		m.failed = m.chapterTo(&unused, i, chapter.Options{Ids: func(id string) { ids[id] = true }})
	}
	return m.ids[i][id]
}

// picture takes a picture into the book and returns its name in it, "" where it
// cannot.
func (m *epubMaker) picture(src string) string {
	address, _, ok := resolved(m.book.EPUB, src)
	if !ok {
		return ""
	}
	name, known := m.pictures[address]
	if known {
		return name
	}
	m.pictures[address] = ""
	asset := m.assets[address]
	if asset == nil || asset.Bytes > mostPicture || m.ReadAsset == nil {
		return ""
	}
	data, err := m.ReadAsset(asset)
	if err != nil {
		m.failed = err
		return ""
	}
	mediaType, ok := epub.Picture(data)
	if !ok {
		return ""
	}
	name = fmt.Sprintf("files/%04d.%s", len(m.pictures), mediaType[len("image/"):])
	if err := m.out.AddFile(name, mediaType, data); err != nil {
		m.failed = err
		return ""
	}
	m.pictures[address] = name
	return name
}
