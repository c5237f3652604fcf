package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
)

// noTitle is the index of the title's heading in a text without one.
const noTitle = -1

// titleHeading returns the index of the heading that names the text: the
// first of level 1, whatever stands before it but other headings. Where there is none, a heading
// that the text opens with and that all others are below names it too; one
// with an id of the author's own is a part.
func (p *pass) titleHeading() int {
	first := slices.IndexFunc(p.headings, func(h Heading) bool { return h.Level == 1 && h.Text != "" })
	if first == 0 || first > 0 && !p.parser.options.Generous {
		return first
	}
	if len(p.headings) == 0 || p.explicitIDs[p.headings[0].ID] || p.headings[0].Text == "" ||
		strings.TrimSpace(string(p.text[:p.cuts[1].at])) != "" {
		return noTitle
	}
	if slices.ContainsFunc(p.headings[1:], func(h Heading) bool { return h.Level <= p.headings[0].Level }) {
		return noTitle
	}
	return 0
}

// Opening returns the heading that the text opens with, if it is the only one of
// level 1; "" otherwise. Where there are more, they are parts of the text.
func (d *Doc) Opening() string {
	if d.titleAt != 0 || d.Headings[0].Level != 1 || strings.TrimSpace(d.Sections[0].Text) != "" ||
		slices.ContainsFunc(d.Headings[1:], func(h Heading) bool { return h.Level == 1 }) {
		return ""
	}
	return d.Title
}

// OpensWith reports whether the first thing in a text is a heading that says a title.
func (d *Doc) OpensWith(title string) bool {
	return len(d.Headings) > 0 && strings.TrimSpace(d.Sections[0].Text) == "" && SayTheSame(d.Headings[0].Text, title)
}

// SaysEarly reports whether one of the first paragraphs of a text says the same as text
// or begins with it as [Doc.Begins] has it, before its first heading.
func (d *Doc) SaysEarly(text string) bool {
	lines := strings.SplitN(d.Sections[0].Text, "\n", mostEarly+1)
	for i, line := range lines[:min(len(lines), mostEarly)] {
		if SayTheSame(line, text) || beginWith(lines[i:], text) {
			return true
		}
	}
	return false
}

// mostEarly is how many paragraphs are the first ones: a line about author and day, a note
// and the like may stand above what a text begins with.
const mostEarly = 5

// NameByOpening has the first heading name a text that has no title, whatever stands
// below. Call it before the Doc is shared.
func (d *Doc) NameByOpening() { d.titleAt, d.Title = 0, d.Headings[0].Text }

// IsFirstOfParts reports whether the heading that names the text is of level 1 and others
// of that level follow, so that it may be the first part of the text and not its title.
func (d *Doc) IsFirstOfParts() bool {
	return d.titleAt != noTitle && d.Headings[d.titleAt].Level == 1 &&
		slices.ContainsFunc(d.Headings[d.titleAt+1:], func(h Heading) bool { return h.Level == 1 })
}

// IsNamedBelow reports whether the heading that names the text is below level 1.
func (d *Doc) IsNamedBelow() bool { return d.titleAt != noTitle && d.Headings[d.titleAt].Level > 1 }

// IsNamedLate reports whether other text stands before the heading that names the text.
func (d *Doc) IsNamedLate() bool {
	return d.titleAt != noTitle && strings.TrimSpace(d.Sections[0].Text) != ""
}

// NameBySame has a heading of level 1 name a text that has no title where it says the same
// as shown and only headings stand before it, as "Chapter 1" does. Call it before the Doc
// is shared.
func (d *Doc) NameBySame(shown string) {
	isTop := func(h Heading) bool { return h.Level == 1 }
	i := slices.IndexFunc(d.Headings, isTop)
	if d.titleAt != noTitle || i < 0 || slices.ContainsFunc(d.Headings[i+1:], isTop) || !SayTheSame(d.Headings[i].Text, shown) ||
		slices.ContainsFunc(d.Sections[:i+1], func(s Section) bool { return strings.TrimSpace(s.Text) != "" }) {
		return
	}
	d.titleAt, d.Title = i, d.Headings[i].Text
}

// Unname makes parts of a text of all its headings, as its title stands elsewhere. Call it
// before the Doc is shared.
func (d *Doc) Unname() { d.titleAt, d.Title = noTitle, "" }

// OmitOpening leaves a first paragraph out that says no more than the title that the page
// shows already. Call it before the Doc is shared.
func (d *Doc) OmitOpening(shown string) {
	line, rest, _ := strings.Cut(d.Sections[0].Text, "\n")
	if d.titleAt != noTitle || len(d.html) < len("<p></p>") || !SayTheSame(line, shown) || !strings.HasPrefix(string(d.html[:len("<p>")]), "<p>") {
		return
	}
	end := bytes.Index(d.html, []byte("</p>\n"))
	if end < 0 || bytes.IndexByte(d.html[len("<p>"):end], '<') >= 0 {
		return
	}
	size := end + len("</p>\n")
	d.html = slices.Delete(d.html, 0, size)
	d.notes -= size
	for i := range d.Headings {
		d.Headings[i].start -= size
		d.Headings[i].end -= size
	}
	for i := range d.Refs {
		if d.Refs[i].Offset -= size; d.Refs[i].end > 0 {
			d.Refs[i].end -= size
		}
	}
	d.Sections[0].Text = strings.TrimSpace(rest)
	if d.Summary == line {
		d.Summary = strings.TrimSpace(strings.SplitN(d.Sections[0].Text, "\n", 2)[0])
	}
}

// OmitTitle leaves the heading that [Doc.Title] comes from out of the HTML and
// of Headings, if it says the same as shown, the title that the page shows
// already; the text below it is added to that of the section before. Another
// heading stays. Call it before the Doc is shared.
func (d *Doc) OmitTitle(shown string) {
	if d.titleAt == noTitle || !SayTheSame(d.Title, shown) {
		return
	}
	i := d.titleAt
	h := d.Headings[i]
	d.titleAt, d.titleID = noTitle, h.ID
	d.html = slices.Delete(d.html, h.start, h.end)
	size := h.end - h.start
	d.notes -= size
	d.anchors = slices.Delete(d.anchors, h.anchors[0], h.anchors[1])
	d.Headings = slices.Delete(d.Headings, i, i+1)
	for j := i; j < len(d.Headings); j++ {
		d.Headings[j].start -= size
		d.Headings[j].end -= size
	}
	d.Refs = slices.DeleteFunc(d.Refs, func(r Ref) bool { return h.start <= r.Offset && r.Offset < h.end })
	for j := range d.Refs {
		if r := &d.Refs[j]; r.Offset >= h.end {
			r.Offset -= size
			r.end = max(r.end-size, 0) // images have none
		}
	}
	before, below := &d.Sections[i], d.Sections[i+1]
	before.Text = strings.TrimSpace(before.Text + "\n" + below.Text)
	d.Sections = slices.Delete(d.Sections, i+1, i+2)
}

// LowerHeads has headings of level 1 stand below a title that the page shows above them: with
// all the others where the text begins with one, as those are its parts, else with those
// up to the next, where they would stand beside it. Call it before the Doc is shared.
func (d *Doc) LowerHeads() {
	isTop := func(h Heading) bool { return h.Level == 1 }
	if !slices.ContainsFunc(d.Headings, isTop) {
		return
	}
	all := isTop(d.Headings[0])
	lower := all
	for i := range d.Headings {
		h := &d.Headings[i]
		if isTop(*h) {
			rest := d.Headings[i+1:]
			if next := slices.IndexFunc(rest, isTop); next >= 0 {
				rest = rest[:next]
			}
			lower = all || slices.ContainsFunc(rest, func(h Heading) bool { return h.Level == 2 })
		} else if !lower || h.Level == lowest {
			continue
		}
		end := bytes.LastIndex(d.html[h.start:h.end], []byte("</h")) + h.start
		if bytes.HasPrefix(d.html[h.start:], []byte("<h")) && end > h.start {
			h.Level++
			d.html[h.start+len("<h")], d.html[end+len("</h")] = '0'+byte(h.Level), '0'+byte(h.Level)
		}
	}
}

// lowest is the level of headings that none stand below.
const lowest = 6

// SayTheSame reports whether two titles are the same to a reader: letter by
// letter and word by word, but for case, punctuation and marks of Markdown.
func SayTheSame(a, b string) bool {
	if a == b {
		return true
	}
	words := titleWords(a)
	return len(words) > 0 && slices.Equal(words, titleWords(b))
}

// titleWords returns the words of a title. Signs that tell names apart, as in
// "C++" and "50%", are letters here.
func titleWords(title string) []string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("*_`~\u00AD\u200B", r):
			return -1
		case strings.ContainsRune("#%&@+=<>$", r), !unicode.IsPunct(r) && !unicode.Is(unicode.So, r) && !unicode.Is(unicode.Sk, r):
			return unicode.ToLower(r)
		}
		return ' '
	}, title)
	words := strings.Fields(plain)
	for len(words) > 0 && strings.Trim(words[0], "#") == "" {
		words = words[1:] // the mark of a heading, copied into the front matter
	}
	return words
}

// Begins reports whether a text begins with the words of a summary, but for signs and
// digits, which notes leave there: what another program has cut from it.
func (d *Doc) Begins(summary string) bool {
	var texts []string
	for _, s := range d.Sections {
		texts = append(texts, s.Text)
	}
	return beginWith(texts, summary)
}

// beginWith reports whether texts, one after the other, begin with the letters of a summary.
func beginWith(texts []string, summary string) bool {
	letters := func(texts ...string) []rune {
		var kept []rune
		for _, text := range texts {
			for _, r := range text {
				if unicode.IsLetter(r) && len(kept) < mostCompared {
					kept = append(kept, unicode.ToLower(r))
				}
			}
		}
		return kept
	}
	said, begun := letters(summary), letters(texts...)
	return len(said) >= leastCompared && slices.Equal(said, begun[:min(len(said), len(begun))])
}

// How many letters of a summary are compared, and how many it needs to be one that was cut.
const (
	leastCompared = 24
	mostCompared  = 120
)
