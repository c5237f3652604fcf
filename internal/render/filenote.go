package render

import (
	"bytes"
	"math"
	"path"
	"strconv"
	"strings"

	"chuyende/internal/site"
)

// FileNote is what follows a link to a document's file: a reader on a phone
// should know what a tap will fetch.
type FileNote struct {
	// Format is what people call the file's format, Size reads "240 kB". Both are
	// "" of a file outside the site.
	Format, Size string
}

// File is a file of a document of the register.
type File struct {
	Link
	FileNote
}

// filePartial is the partial that shows a [FileNote].
const filePartial = "partials/file"

// fileNote is the note of an asset; zero where it is no document.
func (r *Renderer) fileNote(a *site.Asset) FileNote {
	if a == nil || a.Format == "" {
		return FileNote{}
	}
	return FileNote{a.Format, r.size(a.Bytes)}
}

// afterLink is what stands behind a link to an asset in a text.
func (r *Renderer) afterLink(a *site.Asset) (string, error) {
	note := r.fileNote(a)
	if note.Format == "" {
		return "", nil
	}
	var w bytes.Buffer
	err := r.Theme.plain(&w, filePartial, note)
	return w.String(), err
}

// filesOf are the files that a document's front matter gives, as links from an
// address.
func (r *Renderer) filesOf(from string, p *site.Page) []File {
	var files []File
	for _, f := range p.Files {
		link := Link{f.Name, f.URL}
		if f.Asset != nil {
			link.URL = r.href(from, f.Asset.Address)
		}
		files = append(files, File{link, r.fileNote(f.Asset)})
	}
	return files
}

// audio is the recording of a page, as a link from an address; nil for none.
func (r *Renderer) audio(from string, p *site.Page) *File {
	a := p.Audio
	if a == nil {
		return nil
	}
	format := strings.ToUpper(strings.TrimPrefix(path.Ext(a.Path), "."))
	return &File{Link{path.Base(a.Path), r.href(from, a.Address)}, FileNote{format, r.size(a.Bytes)}}
}

// size says how large a file is, as people read it: in kB to a whole number, in
// MB and above to a tenth. A kB is 1000 bytes.
func (r *Renderer) size(bytes int64) string {
	kilo := max(min(bytes, 1), int64(math.Round(float64(bytes)/1000)))
	if kilo < 1000 {
		return r.say("file.kb", strconv.FormatInt(kilo, 10))
	}
	if kilo < 1_000_000 {
		return r.say("file.mb", r.tenths(float64(bytes)/1e6))
	}
	return r.say("file.gb", r.tenths(float64(bytes)/1e9))
}

// tenths writes a number to a tenth, which a whole one does not show.
func (r *Renderer) tenths(x float64) string {
	whole, tenth := int64(math.Round(x*10))/10, int64(math.Round(x*10))%10
	if tenth == 0 {
		return strconv.FormatInt(whole, 10)
	}
	return strconv.FormatInt(whole, 10) + r.say("number.point") + strconv.FormatInt(tenth, 10)
}

// assetKey stands for what a page shows of a file that it links to.
func assetKey(a *site.Asset) Key {
	if a == nil {
		return 0
	}
	return Key(a.Bytes).and(Key(a.Width), Key(a.Height)).with(a.Address, a.Format, a.Sum)
}

// filesKey stands for what [Renderer.filesOf] shows.
func filesKey(p *site.Page) Key {
	key := Key(len(p.Files))
	for _, f := range p.Files {
		key = key.with(f.Name, f.URL).and(assetKey(f.Asset))
	}
	return key
}
