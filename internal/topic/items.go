package topic

import (
	"slices"
	"strings"

	"chuyende/internal/markdown"
)

// Item is an entry of a list: a question, a point of the conclusion, a thing to
// send.
type Item struct {
	// Number counts the items of the part from 1, whatever number its author
	// gave it: what summary_of means.
	Number int
	// Blocks are what the item holds.
	Blocks []markdown.Block
}

// Text returns the item's first paragraph as plain text.
func (i Item) Text() string { return Plain(i.Runs()) }

// Runs returns the item's first paragraph.
func (i Item) Runs() []markdown.Run {
	at := slices.IndexFunc(i.Blocks, func(b markdown.Block) bool { return len(b.Runs) > 0 })
	if at < 0 {
		return nil
	}
	return i.Blocks[at].Runs
}

// Questions returns the questions for discussion: all items of lists in that
// part that lie in no other item.
func (t *Text) Questions() []Item { return outerItems(t.Section(QuestionsID), nil) }

// Sending returns the things to send before the meeting.
func (t *Text) Sending() []Item { return outerItems(t.Section(SendingID), nil) }

// outerItems appends the items of lists that lie in no other item, those in
// quotes and notes too. Items without any text are left out.
func outerItems(blocks []markdown.Block, items []Item) []Item {
	for i := range blocks {
		switch b := &blocks[i]; b.Kind {
		case markdown.Item:
			if PlainOf(b.Blocks) != "" {
				items = append(items, Item{len(items) + 1, b.Blocks})
			}
		case markdown.List, markdown.Quote, markdown.Alert:
			items = outerItems(b.Blocks, items)
		}
	}
	return items
}

// Conclusion is a draft conclusion: what is written before its points, the
// points, and what follows them, such as the vote.
type Conclusion struct {
	Before []markdown.Block
	Items  []Item
	After  []markdown.Block
}

// Conclusion returns the draft conclusion. A draft set as a quote or a note is
// read as if it stood alone. Its points are the first numbered list, or else the
// first list; where there is none, all is Before.
func (t *Text) Conclusion() Conclusion {
	blocks := unquoted(t.Section(ConclusionID))
	at := slices.IndexFunc(blocks, func(b markdown.Block) bool { return b.Kind == markdown.List && b.Ordered })
	if at < 0 {
		at = slices.IndexFunc(blocks, func(b markdown.Block) bool { return b.Kind == markdown.List })
	}
	if at < 0 {
		return Conclusion{Before: blocks}
	}
	return Conclusion{Before: blocks[:at], Items: outerItems(blocks[at:at+1], nil), After: blocks[at+1:]}
}

// unquoted returns blocks with what stands in quotes put in their place.
func unquoted(blocks []markdown.Block) []markdown.Block {
	var all []markdown.Block
	for _, b := range blocks {
		if b.Kind == markdown.Quote || b.Kind == markdown.Alert && b.Name != "warning" && b.Name != "caution" {
			all = append(all, unquoted(b.Blocks)...)
		} else {
			all = append(all, b)
		}
	}
	return all
}

// Objection is an opposing view and what can be replied.
type Objection struct {
	// Number counts the views from 1: what summary_of means.
	Number int
	// Said is the view.
	Said []markdown.Run
	// Replies are what follows it, each with the column's head where the views
	// are a table of more than two columns, else "".
	Replies []Reply
}

// Reply is what is said to an opposing view.
type Reply struct {
	Head string
	Runs []markdown.Run
}

// Objections returns the opposing views: the rows of tables, terms with their
// descriptions, items of lists, and paragraphs that begin in bold. The sheet for
// meeting people before is no part of it.
func (t *Text) Objections() []Objection {
	o := &objections{}
	for _, b := range t.Section(ObjectionsID) {
		if b.Kind == markdown.TopHeading && b.ID == MeetBeforeID {
			break
		}
		o.add(&b)
	}
	for i := range o.found {
		o.found[i].Number = i + 1
	}
	return o.found
}

type objections struct {
	found []Objection
	// open is true while what follows replies to the last view.
	open bool
}

func (o *objections) add(b *markdown.Block) {
	switch b.Kind {
	case markdown.Table:
		o.table(b)
	case markdown.Definitions:
		o.definitions(b)
	case markdown.List:
		for i := range b.Blocks {
			o.open = false
			o.item(&b.Blocks[i])
		}
		o.open = false
	case markdown.Paragraph:
		said, rest := lead(b.Runs)
		switch {
		case said != nil:
			o.view(said)
			o.reply("", rest)
		case o.open:
			o.reply("", b.Runs)
		}
	case markdown.TopHeading:
		o.open = false
	}
}

// item reads an item of a list; one without a bold beginning is a view that
// nothing is replied to.
func (o *objections) item(b *markdown.Block) {
	for i := range b.Blocks {
		inner := &b.Blocks[i]
		if i == 0 && len(inner.Runs) > 0 {
			if said, _ := lead(inner.Runs); said == nil {
				o.view(inner.Runs)
				continue
			}
		}
		if inner.Kind == markdown.Paragraph {
			o.add(inner)
		} else if text := PlainOf(inner.Blocks); text != "" && o.open {
			o.reply("", []markdown.Run{{Text: text}})
		}
	}
}

func (o *objections) view(said []markdown.Run) {
	if Plain(said) != "" {
		o.found, o.open = append(o.found, Objection{Said: said}), true
	}
}

func (o *objections) reply(head string, runs []markdown.Run) {
	if Plain(runs) != "" && len(o.found) > 0 {
		last := &o.found[len(o.found)-1]
		last.Replies = append(last.Replies, Reply{head, runs})
	}
}

func (o *objections) table(b *markdown.Block) {
	var heads []string
	for i := range b.Blocks {
		row := &b.Blocks[i]
		if row.Head {
			for _, cell := range row.Blocks {
				heads = append(heads, Plain(cell.Runs))
			}
			continue
		}
		views := len(o.found)
		for column, cell := range row.Blocks {
			switch {
			case column == 0:
				o.view(cell.Runs)
			case len(o.found) > views && len(row.Blocks) > 2 && column < len(heads):
				o.reply(heads[column], cell.Runs)
			case len(o.found) > views:
				o.reply("", cell.Runs)
			}
		}
	}
	o.open = false
}

func (o *objections) definitions(b *markdown.Block) {
	for i := range b.Blocks {
		switch part := &b.Blocks[i]; part.Kind {
		case markdown.Term:
			o.view(part.Runs)
		case markdown.Description:
			if text := PlainOf(part.Blocks); text != "" {
				o.reply("", []markdown.Run{{Text: text}})
			}
		}
	}
	o.open = false
}

// lead parts a paragraph that begins in bold from what follows; said is nil of
// others.
func lead(runs []markdown.Run) (said, rest []markdown.Run) {
	n := 0
	for n < len(runs) && (runs[n].Marks&markdown.Strong != 0 || strings.TrimSpace(runs[n].Text) == "" && n > 0) {
		n++
	}
	if n == 0 {
		return nil, runs
	}
	return runs[:n], runs[n:]
}
