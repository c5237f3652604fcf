package pipeline

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/config"
	"chuyende/internal/docx"
	"chuyende/internal/site"
	"chuyende/search"
)

// attachmentKind is the kind, for search, of files that pages lead to.
const attachmentKind = "attachment"

// mostAttached is how many bytes of a file's text search knows: some hundred
// pages. The index is read on phones.
const mostAttached = 512 << 10

// wordText is the text of a Word document as its readers see it, a paragraph a
// line, cut off at [mostAttached].
func wordText(d *docx.Document) string {
	var lines []string
	for _, l := range d.Lines() {
		switch l.Part {
		case docx.Body, docx.Footnotes, docx.Endnotes, docx.Drawing:
		default:
			continue
		}
		if !l.Unseen {
			lines = append(lines, l.Text)
		}
	}
	return attachedText(lines)
}

// pagesText is the text of a PDF, likewise.
func pagesText(pages []string) string {
	var lines []string
	for _, page := range pages {
		lines = append(lines, strings.Split(page, "\n")...)
	}
	return attachedText(lines)
}

// attachedText is what search knows of lines.
func attachedText(lines []string) string {
	var text strings.Builder
	for _, line := range lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if text.Len()+len(line) > mostAttached {
			break
		}
		text.WriteString(line)
		text.WriteByte('\n')
	}
	return norm.NFC.String(strings.ToValidUTF8(text.String(), "�"))
}

// attachmentDocuments are what search knows of the files that pages lead readers
// to: their text, and in the title which pages those are. texts has that of each file by its
// path below content/.
func attachmentDocuments(tree *site.Tree, settings *config.Config, texts map[string]string) []search.Document {
	leading := map[*site.Asset][]*site.Page{}
	var found []*site.Asset
	note := func(p *site.Page, a *site.Asset) {
		if a == nil || texts[a.Path] == "" || slices.Contains(leading[a], p) {
			return
		}
		if leading[a] == nil {
			found = append(found, a)
		}
		leading[a] = append(leading[a], p)
	}
	for _, p := range tree.Pages {
		for _, t := range p.Targets {
			note(p, t.Asset)
		}
		for _, f := range p.Files {
			note(p, f.Asset)
		}
	}
	say := settings.Words
	documents := make([]search.Document, len(found))
	for i, a := range found {
		pages := leading[a]
		title := say.Text("search.attached", path.Base(a.Path), pages[0].Title)
		if more := len(pages) - 1; more > 0 {
			title = say.Text("search.attached-more", path.Base(a.Path), pages[0].Title, more)
		}
		documents[i] = search.Document{
			URL: a.Address, Title: title, Kind: attachmentKind, KindTitle: say.Text("search.attachment"),
			Facets: map[string][]string{}, Factor: kindFactor(attachmentKind), Sections: []search.Section{{Text: texts[a.Path]}},
		}
	}
	return documents
}
