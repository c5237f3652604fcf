package papers

import (
	"cmp"
	"strings"

	"chuyende/internal/site"
	"chuyende/internal/wordml"
)

// foot is who signs, who gets the paper, and the note that it is a sample.
func (s *setter) foot() []wordml.Block {
	var all []wordml.Block
	if who, ok := s.forms.Signs[s.form.Sign]; ok {
		all = append(all, &wordml.Paragraph{Style: centred, Format: wordml.Format{Together: true, Line: 200}}, s.signs(who))
	}
	if note := cmp.Or(s.form.Note, s.forms.Note); note != "" && s.last && !s.form.Bare {
		note = strings.NewReplacer("{cong}", "“"+s.config.Title+"”", "{dia-chi}", s.lead(site.Target{Address: s.page.Address})).Replace(note)
		all = append(all, &wordml.Paragraph{Style: noteStyle, Inlines: []wordml.Inline{wordml.Text{Text: strings.TrimSpace(note)}}})
	}
	return all
}

// signs is the table of those who sign.
func (s *setter) signs(who sign) wordml.Block {
	width := s.sheet().TextWidth()
	left := s.recipients()
	if len(who.Left) > 0 {
		left = s.signature(who.Left, who.LeftName, len(who.Right))
	}
	half := width / 2
	return &wordml.Table{
		Widths: []wordml.Twips{width - half, half},
		Rows:   []wordml.Row{{Cells: []wordml.Cell{{Blocks: left}, {Blocks: s.signature(who.Right, who.RightName, len(who.Left))}}}},
	}
}

// signature is the words above a signature, room for it, and the name, which stands
// as high as one beside with that many words.
func (s *setter) signature(words []string, name string, beside int) []wordml.Block {
	z := s.profile.Sizes.Sign
	var all []wordml.Block
	for i, word := range words {
		all = append(all, line(wordml.Text{Text: word, Look: wordml.Look{Size: z, Bold: i == 0}}))
	}
	for range s.profile.BlankLines + max(0, beside-len(words)) {
		all = append(all, line())
	}
	return append(all, line(s.blank(name, "họ và tên", wordml.Look{Size: z, Bold: true})))
}

// recipients is the list of those who get the paper.
func (s *setter) recipients() []wordml.Block {
	if len(s.form.Recipients) == 0 {
		return nil
	}
	all := []wordml.Block{&wordml.Paragraph{Style: flush,
		Inlines: []wordml.Inline{wordml.Text{Text: s.forms.Recipients, Look: wordml.Look{Size: s.profile.Sizes.Recipients, Underline: true}}}}}
	for i, who := range s.form.Recipients {
		end := s.profile.RecipientEnd
		if i == len(s.form.Recipients)-1 {
			end = s.profile.LastEnd
		}
		all = append(all, &wordml.Paragraph{Style: flush, Inlines: s.plainInlines("- "+who+end, size(s.profile.Sizes.Recipient))})
	}
	return all
}
