package papers

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"chuyende/internal/markdown"
	"chuyende/internal/wordml"
)

// Indents of blocks in others, in twips; beyond mostIndent they no longer grow.
const (
	indentStep = 425
	mostIndent = 4 * indentStep
)

// within says what a block stands in.
type within struct {
	// indent is how far in it stands, level how many lists are around it.
	indent wordml.Twips
	level  int
	// list, if not nil, is that whose item the next paragraph begins.
	list *wordml.List
	// style is that of paragraphs, "" for the document's.
	style string
}

// blocks sets blocks of a text.
func (s *setter) blocks(blocks []markdown.Block) []wordml.Block {
	return s.inside(nil, blocks, &within{})
}

// inside appends blocks that stand in another one.
func (s *setter) inside(all []wordml.Block, blocks []markdown.Block, in *within) []wordml.Block {
	for i := range blocks {
		all = s.block(all, &blocks[i], in)
	}
	return all
}

func (s *setter) block(all []wordml.Block, b *markdown.Block, in *within) []wordml.Block {
	switch b.Kind {
	case markdown.Paragraph, markdown.Raw:
		return s.paragraph(all, s.inlines(b.Runs, wordml.Look{}), in)
	case markdown.TopHeading, markdown.InnerHeading:
		return append(all, s.headline(b))
	case markdown.List:
		return s.list(all, b, in)
	case markdown.Quote:
		inner := within{indent: deeper(in.indent), level: in.level, style: quoteStyle}
		return s.inside(all, b.Blocks, &inner)
	case markdown.Alert:
		title := &wordml.Paragraph{Style: itemStyle, Inlines: []wordml.Inline{wordml.Text{Text: b.Title, Look: wordml.Look{Bold: true}}}}
		title.Left, title.Together = deeper(in.indent), true
		inner := within{indent: deeper(in.indent), level: in.level, style: itemStyle}
		return s.inside(append(all, title), b.Blocks, &inner)
	case markdown.Code:
		for _, r := range b.Runs {
			all = append(all, &wordml.Paragraph{Style: codeStyle, Inlines: []wordml.Inline{wordml.Text{Text: trimEnd(r.Text)}}})
		}
		return all
	case markdown.Rule:
		return append(all, line(wordml.Text{Text: "* * *"}))
	case markdown.Table:
		if len(all) > 0 {
			if p, ok := all[len(all)-1].(*wordml.Paragraph); ok && p.List == nil {
				p.Together = true // what is said of the table stands above it
			}
		}
		return append(all, s.table(b), gap())
	case markdown.Definitions:
		return s.definitions(all, b, in)
	}
	return all // the title, which the paper has, and notes, which stand where they are marked
}

func deeper(indent wordml.Twips) wordml.Twips { return min(indent+indentStep, mostIndent) }

func trimEnd(text string) string {
	for len(text) > 0 && text[len(text)-1] == '\n' {
		text = text[:len(text)-1]
	}
	return text
}

// gap parts a table from the text after it.
func gap() *wordml.Paragraph {
	return &wordml.Paragraph{Style: flush, Format: wordml.Format{Line: 160}}
}

// paragraph appends a paragraph: as the beginning of an item, or as what stands
// in one.
func (s *setter) paragraph(all []wordml.Block, inlines []wordml.Inline, in *within) []wordml.Block {
	p := &wordml.Paragraph{Style: in.style, Inlines: inlines}
	p.Together = announces(inlines)
	if unbreakable(inlines) {
		p.Align = wordml.Left
	}
	switch {
	case in.list != nil:
		p.Style, p.List, p.Level = itemStyle, in.list, in.level-1
		in.list = nil
	case in.level > 0:
		p.Style = itemStyle
		p.Left = min(indentStep*wordml.Twips(in.level-1)+567, mostIndent)
	case in.indent > 0:
		p.Left = in.indent
	}
	return append(all, p)
}

// announces reports a paragraph that ends in a colon: what it announces stands on
// its page.
func announces(inlines []wordml.Inline) bool {
	if len(inlines) == 0 {
		return false
	}
	last, ok := inlines[len(inlines)-1].(wordml.Text)
	return ok && strings.HasSuffix(last.Text, ":")
}

// longest is how many letters a word may have before it tears a line that is set to
// both edges apart: an address of the web.
const longest = 28

// unbreakable reports a paragraph with such a word.
func unbreakable(inlines []wordml.Inline) bool {
	long := func(t wordml.Text) bool {
		return slices.ContainsFunc(strings.Fields(t.Text), func(word string) bool { return utf8.RuneCountInString(word) > longest })
	}
	for _, in := range inlines {
		switch in := in.(type) {
		case wordml.Text:
			if long(in) {
				return true
			}
		case wordml.Link:
			if slices.ContainsFunc(in.Text, long) {
				return true
			}
		}
	}
	return false
}

// list appends the items of a list. Those with a box are lists of their own.
func (s *setter) list(all []wordml.Block, b *markdown.Block, in *within) []wordml.Block {
	plain := &wordml.List{Kind: wordml.Bullets}
	if b.Ordered {
		plain = &wordml.List{Kind: wordml.Numbers, Start: b.Number}
	}
	boxes := map[markdown.Box]*wordml.List{
		markdown.NoBox: plain, markdown.OpenBox: {Kind: wordml.Boxes}, markdown.TickedBox: {Kind: wordml.TickedBoxes},
	}
	for i := range b.Blocks {
		item := &b.Blocks[i]
		inner := within{indent: in.indent, level: in.level + 1, list: boxes[item.Box]}
		before := len(all)
		all = s.inside(all, item.Blocks, &inner)
		if inner.list != nil && before == len(all) { // an item without text still counts
			all = s.paragraph(all, nil, &inner)
		}
	}
	return all
}

// definitions appends terms, in bold, with what is said of them.
func (s *setter) definitions(all []wordml.Block, b *markdown.Block, in *within) []wordml.Block {
	for i := range b.Blocks {
		part := &b.Blocks[i]
		if part.Kind == markdown.Term {
			p := &wordml.Paragraph{Style: itemStyle, Inlines: s.inlines(part.Runs, wordml.Look{Bold: true})}
			p.Left, p.Together = in.indent, true
			all = append(all, p)
			continue
		}
		inner := within{indent: deeper(in.indent), level: in.level, style: itemStyle}
		all = s.inside(all, part.Blocks, &inner)
	}
	return all
}

// headline sets a heading: those of the second level of a text are a paper's
// first.
func (s *setter) headline(b *markdown.Block) *wordml.Paragraph {
	level := min(max(b.Level-s.topLevel()+1, 1), 3)
	return &wordml.Paragraph{Style: "Heading" + strconv.Itoa(level), Inlines: s.inlines(b.Runs, wordml.Look{})}
}

// topLevel is the level of the highest headings of the paper's text.
func (s *setter) topLevel() int {
	if s.form.Copy {
		return 2
	}
	return 3
}
