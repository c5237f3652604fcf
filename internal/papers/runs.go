package papers

import (
	"slices"
	"strconv"
	"strings"

	"chuyende/internal/markdown"
	"chuyende/internal/topic"
	"chuyende/internal/wordml"
)

// blank is a place to fill in, in the look of the text around. Its brackets stay
// until then, as they do on the page.
func (s *setter) blank(name, hint string, look wordml.Look) wordml.Blank {
	hinted := look
	hinted.Style = blankStyle
	return wordml.Blank{Name: name, Hint: "[" + hint + "]", HintLook: hinted, Look: look}
}

// look is how the marks of a run look.
func look(r *markdown.Run, base wordml.Look) wordml.Look {
	l := base
	l.Bold = l.Bold || r.Marks&markdown.Strong != 0
	l.Italic = l.Italic || r.Marks&markdown.Emphasis != 0
	l.Strike = r.Marks&markdown.Deleted != 0
	if r.Marks&markdown.CodeSpan != 0 {
		l.Font = "Courier New"
	}
	return l
}

// inlines sets the runs of a paragraph. Blanks are found in the whole of it, as
// their text may have several looks.
func (s *setter) inlines(runs []markdown.Run, base wordml.Look) []wordml.Inline {
	text := topic.BlankText(runs)
	blanks := s.blanks(text, runs)
	var all []wordml.Inline
	at := 0
	for i := range runs {
		r := &runs[i]
		end := at + len(topic.RunText(r))
		switch {
		case r.Kind == markdown.Break:
			all = append(all, wordml.Break{})
		case r.Kind == markdown.NoteMark:
			all = append(all, s.note(r.Number)...)
		case r.Kind == markdown.Picture:
			all = append(all, wordml.Text{Text: "(" + s.forms.Picture + ": " + r.Text + ")", Look: look(r, base)})
		case r.Link != nil && r.Link.To != "" && r.Marks&markdown.CodeSpan == 0:
			linked := wordml.Text{Text: r.Text, Look: look(r, base)}
			if last, ok := lastLink(all); ok && i > 0 && runs[i-1].Link == r.Link {
				all[len(all)-1] = wordml.Link{URL: last.URL, Text: append(last.Text, linked)}
			} else {
				all = append(all, wordml.Link{URL: r.Link.To, Text: []wordml.Text{linked}})
			}
		case strings.HasPrefix(text[at:end], "\x00"):
			all = appendText(all, r.Text, look(r, base)) // code with brackets in it
		default:
			all = s.pieces(all, text, at, end, blanks, look(r, base))
		}
		at = end
	}
	return all
}

// plainInlines sets plain text, with the blanks in it.
func (s *setter) plainInlines(text string, l wordml.Look) []wordml.Inline {
	return s.inlines([]markdown.Run{{Text: text}}, l)
}

// lastLink returns what stands last if that is a link.
func lastLink(all []wordml.Inline) (wordml.Link, bool) {
	if len(all) == 0 {
		return wordml.Link{}, false
	}
	l, ok := all[len(all)-1].(wordml.Link)
	return l, ok
}

// named is a blank of a text with its name and hint.
type named struct {
	topic.Blank
	name, hint string
}

// blanks finds the blanks of a text, which is that of runs, and what they are
// called: by the form, by their hints, or as figures of the topic.
func (s *setter) blanks(text string, runs []markdown.Run) []named {
	var all []named
	for i, b := range topic.Blanks(text) {
		n := named{Blank: b, hint: strings.ReplaceAll(text[b.Start+1:b.End-1], "\x00", "")}
		if hint, name, found := strings.Cut(n.hint, nameMark); found && (slices.Contains(s.forms.Fields, name) || strings.HasPrefix(name, topic.NumberPrefix)) {
			n.hint, n.name = hint, name
		} else if f, found := s.places[topic.Place{First: &runs[0], Index: i}]; found {
			n.name = s.figures[f].BlankName()
		} else {
			n.name = s.forms.Hints[strings.ToLower(n.hint)]
		}
		all = append(all, n)
	}
	return all
}

// pieces appends the text of a run, which stands at [from, to) in its paragraph,
// with the blanks that begin in it. One that goes on in the next run is whole
// where it begins.
func (s *setter) pieces(all []wordml.Inline, text string, from, to int, blanks []named, l wordml.Look) []wordml.Inline {
	at := from
	for _, b := range blanks {
		if b.End <= at || b.Start >= to {
			continue
		}
		if b.Start >= at {
			all = appendText(all, text[at:b.Start], l)
			all = append(all, s.blank(b.name, b.hint, l))
		}
		at = b.End
	}
	if at < to {
		all = appendText(all, text[at:to], l)
	}
	return all
}

// appendText appends text, to what stands last if that looks the same.
func appendText(all []wordml.Inline, text string, l wordml.Look) []wordml.Inline {
	if len(all) > 0 {
		if last, ok := all[len(all)-1].(wordml.Text); ok && last.Look == l {
			all[len(all)-1] = wordml.Text{Text: last.Text + text, Look: l}
			return all
		}
	}
	if text == "" {
		return all
	}
	return append(all, wordml.Text{Text: text, Look: l})
}

// note is a footnote where it is marked first, and its number after that.
func (s *setter) note(number int) []wordml.Inline {
	note := s.notes[number]
	if note == nil || s.marked[number] {
		return []wordml.Inline{wordml.Text{Text: strconv.Itoa(number), Look: wordml.Look{Style: "FootnoteReference"}}}
	}
	s.marked[number] = true
	inner := s.blocks(note.Blocks)
	for _, b := range inner {
		if p, ok := b.(*wordml.Paragraph); ok && p.Style == "" {
			p.Style = footStyle
		}
	}
	return []wordml.Inline{wordml.Note{Blocks: inner}}
}
