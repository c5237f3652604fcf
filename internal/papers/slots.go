package papers

import (
	"strconv"
	"strings"

	"chuyende/internal/markdown"
	"chuyende/internal/topic"
	"chuyende/internal/wordml"
)

// slots are what a topic brings to a form: texts within a line, and blocks in
// the place of a paragraph that holds nothing else.
type slots struct {
	texts  map[string]string
	blocks map[string]func() []wordml.Block
}

// fill returns what the page brings, and readies its footnotes.
func (s *setter) fill() slots {
	s.notes, s.marked = map[int]*markdown.Block{}, map[int]bool{}
	for i := range s.text.Blocks {
		if b := &s.text.Blocks[i]; b.Kind == markdown.Notes {
			for j := range b.Blocks {
				s.notes[b.Blocks[j].Number] = &b.Blocks[j]
			}
		}
	}
	return slots{
		texts: map[string]string{"chuyen-de": s.title()},
		blocks: map[string]func() []wordml.Block{
			"de-dan":   s.report,
			"cau-hoi":  s.questions,
			"ket-luan": s.conclusion,
		},
	}
}

// slot returns the name of the slot that is all of a paragraph, or "".
func slot(b *markdown.Block) string {
	if b.Kind != markdown.Paragraph {
		return ""
	}
	text := topic.Plain(b.Runs)
	if name, found := strings.CutPrefix(text, "{"); found && strings.HasSuffix(name, "}") && !strings.ContainsAny(name[:len(name)-1], "{ ") {
		return name[:len(name)-1]
	}
	return ""
}

// body sets the form's own text with what the page brings.
func (s *setter) body() []wordml.Block {
	var all []wordml.Block
	for i := range s.form.blocks {
		b := &s.form.blocks[i]
		if fill, ok := s.slots.blocks[slot(b)]; ok {
			all = append(all, fill()...)
			continue
		}
		all = s.block(all, s.filled(b), &within{})
	}
	return all
}

// filled returns a block of the form with its texts in their places.
func (s *setter) filled(b *markdown.Block) *markdown.Block {
	c := *b
	c.Runs = make([]markdown.Run, len(b.Runs))
	for i, r := range b.Runs {
		for strings.Contains(r.Text, "{so}") {
			s.heading++
			r.Text = strings.Replace(r.Text, "{so}", strconv.Itoa(s.heading), 1)
		}
		for name, text := range s.slots.texts {
			r.Text = strings.ReplaceAll(r.Text, "{"+name+"}", text)
		}
		c.Runs[i] = r
	}
	c.Blocks = make([]markdown.Block, len(b.Blocks))
	for i := range b.Blocks {
		c.Blocks[i] = *s.filled(&b.Blocks[i])
	}
	return &c
}

// report is the opening report: its parts, the headings of the third level, are
// numbered here, whatever numbers they have.
func (s *setter) report() []wordml.Block {
	blocks := s.text.Section(topic.ReportID)
	own := make([]markdown.Block, len(blocks))
	for i, b := range blocks {
		if b.Kind == markdown.TopHeading && b.Level == 3 {
			s.heading++
			b.Runs = append([]markdown.Run{{Text: strconv.Itoa(s.heading) + ". "}}, unnumbered(b.Runs)...)
		}
		own[i] = b
	}
	return s.blocks(own)
}

// unnumbered returns a heading's runs without the number that it begins with.
func unnumbered(runs []markdown.Run) []markdown.Run {
	if len(runs) == 0 {
		return nil
	}
	own := append([]markdown.Run{}, runs...)
	rest := strings.TrimLeft(own[0].Text, "0123456789")
	if rest != own[0].Text && len(rest) > 1 && strings.ContainsRune(".)-", rune(rest[0])) {
		own[0].Text = strings.TrimLeft(rest[1:], " ")
	}
	return own
}

func (s *setter) questions() []wordml.Block {
	return s.items(s.text.Questions(), wordml.Numbers)
}

// items sets items as one list.
func (s *setter) items(items []topic.Item, kind wordml.ListKind) []wordml.Block {
	list := &wordml.List{Kind: kind, Start: 1}
	var all []wordml.Block
	for _, item := range items {
		in := within{level: 1, list: list}
		all = s.inside(all, item.Blocks, &in)
	}
	return all
}

func (s *setter) conclusion() []wordml.Block {
	c := s.text.Conclusion()
	all := s.blocks(c.Before)
	all = append(all, s.items(c.Items, wordml.Numbers)...)
	return append(all, s.blocks(c.After)...)
}
