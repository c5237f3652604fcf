package handout

import (
	"strings"

	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/topic"
	"chuyende/internal/words"
)

// Paper is a page in large print.
type Paper struct {
	// Lead is the page's summary where its author wrote one and the whole page is
	// on the paper.
	Lead []Line
	// Parts are what is read: of a topic the opening report, of other pages the
	// whole text.
	Parts []Part
	// Asked are a topic's questions, on a sheet of their own with room to write
	// below each; before them what introduces them.
	Asked   []Line
	Asking  []Line
	Heading string
}

// NewPaper returns a page in large print. A topic without an opening report is
// read whole.
func NewPaper(p *site.Page, say *words.Table) *Paper {
	t := topic.Read(p, nil)
	paper := &Paper{}
	report := t.Section(topic.ReportID)
	if !p.Kind.Offered || len(report) == 0 {
		paper.Lead = lead(p, say)
		paper.Parts = parts(say, t.Blocks, t.Blocks, 2, nil)
		return paper
	}
	paper.Parts = parts(say, report, t.Blocks, t.Heading(topic.ReportID).Level+1, figures(t))
	if section := t.Section(topic.QuestionsID); len(section) > 0 {
		r := newReader(say)
		paper.Heading = plain(r.whole(t.Heading(topic.QuestionsID).Runs))
		var around []markdown.Block
		for _, b := range section {
			if b.Kind != markdown.List {
				around = append(around, b)
			}
		}
		paper.Asking = r.lines(around)
		for _, q := range t.Questions() {
			paper.Asked = append(paper.Asked, question(r, q))
		}
	}
	return paper
}

// question returns a question as one line, whatever its item holds.
func question(r *reader, q topic.Item) Line {
	one := Line{First: true}
	for _, l := range r.lines(q.Blocks) {
		if len(one.Spans) > 0 {
			one.Spans = append(one.Spans, Span{Text: strings.TrimRight(" "+l.Mark, " ") + " "})
		}
		one.Spans = append(one.Spans, l.Spans...)
	}
	return one
}

// lead is the summary in front matter, as lines.
func lead(p *site.Page, say *words.Table) []Line {
	if p.Meta.Text("summary") == "" && p.Meta.Text("description") == "" {
		return nil
	}
	return newReader(say).lines([]markdown.Block{{Kind: markdown.Paragraph, Runs: []markdown.Run{{Text: p.Summary}}}})
}
