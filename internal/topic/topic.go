// Package topic reads a topic by its parts, for whatever is made of one beside
// its page: the one-page summary, Word papers, slides, a message. What counts
// as a question, an opposing view or an item of the conclusion, and which of
// them stand for the rest, is settled here and nowhere else.
//
// [Read] takes the text apart once; what its methods return are blocks and
// runs of package markdown, in the author's order, and what front matter says.
// A part that the author left out is empty, never an error:
//
//	t := topic.Read(page, nil)
//	write(t.Section(topic.ReportID))                              // parts 1 to 4
//	for _, q := range t.Questions() { write(q.Number, q.Blocks) } // part 5
//	c := t.Conclusion()                                           // part 6
//	t.Basis()                                                     // documents to print
//	t.Agendas(), t.Tasks(), t.Numbers(), t.Objections(), t.Summary()
//
// It judges nothing, which package doctor does, and knows neither HTML nor any
// other form in which a part is shown.
package topic

import (
	"strings"

	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/vietnamese"
)

// The ids of a topic's sections. ReportID holds the first four parts of the
// paper, each a heading of level 3.
const (
	WhyID           = "vi-sao-luc-nay"
	FitsID          = "hop-voi-ai"
	FewMembersID    = "chi-bo-it-nguoi"
	AimID           = "muc-dich"
	ReportID        = "bao-cao-de-dan"
	NecessityID     = "su-can-thiet"
	UnderstandingID = "nhan-thuc-chung"
	SituationID     = "thuc-trang"
	SolutionsID     = "giai-phap"
	ActionsID       = "viec-lam-cu-the"
	QuestionsID     = "cau-hoi-thao-luan"
	ObjectionsID    = "y-kien-trai-chieu"
	MeetBeforeID    = "phieu-gap-truoc"
	ConclusionID    = "ket-luan-mau"
	SendingID       = "tai-lieu-gui-truoc"
)

// Text is a topic's page, taken apart. It is read-only and may be shared.
type Text struct {
	Page *site.Page
	// Blocks are the whole text.
	Blocks []markdown.Block
}

// Read takes a page's text apart. resolve says where links lead, as
// [markdown.Doc.Blocks] asks; it may be nil.
func Read(p *site.Page, resolve func(markdown.Ref) string) *Text {
	return &Text{Page: p, Blocks: p.Doc.Blocks(p.Data, resolve)}
}

// Heading returns the heading with an id, nil if there is none.
func (t *Text) Heading(id string) *markdown.Block {
	for i := range t.Blocks {
		if b := &t.Blocks[i]; b.Kind == markdown.TopHeading && b.ID == id {
			return b
		}
	}
	return nil
}

// Section returns what stands below the heading with an id, its subheadings
// included, up to the next heading of its level or a higher one; nil where
// there is no such heading or nothing below it. Footnotes belong to none.
func (t *Text) Section(id string) []markdown.Block { return t.below(id, false) }

// Body returns what stands below a heading up to the next heading of whatever
// level.
func (t *Text) Body(id string) []markdown.Block { return t.below(id, true) }

func (t *Text) below(id string, body bool) []markdown.Block {
	level, start := 0, 0
	for i := range t.Blocks {
		b := &t.Blocks[i]
		switch {
		case level == 0 && b.Kind == markdown.TopHeading && b.ID == id:
			level, start = b.Level, i+1
		case level > 0 && (b.Kind == markdown.Notes || b.Kind == markdown.TopHeading && (body || b.Level <= level)):
			return t.Blocks[start:i]
		}
	}
	if level == 0 {
		return nil
	}
	return t.Blocks[start:]
}

// Plain returns the words of runs, without marks and without what is crossed
// out; a picture gives its description. Blanks at both ends are cut, and a line
// end within is a space.
func Plain(runs []markdown.Run) string {
	var w strings.Builder
	for _, r := range runs {
		switch {
		case r.Kind == markdown.Break:
			w.WriteByte(' ')
		case r.Kind != markdown.NoteMark && r.Marks&markdown.Deleted == 0:
			w.WriteString(r.Text)
		}
	}
	return strings.Join(strings.Fields(w.String()), " ")
}

// PlainOf returns the words of blocks and of what they hold, one after the
// other, parted by a space.
func PlainOf(blocks []markdown.Block) string {
	var parts []string
	markdown.Walk(blocks, func(b *markdown.Block, _ []*markdown.Block) {
		if text := Plain(b.Runs); text != "" {
			parts = append(parts, text)
		}
	})
	return strings.Join(parts, " ")
}

// Blank is a place in a text that the cell fills in, "[ghi số hộ]", by byte
// offsets of the brackets.
type Blank struct{ Start, End int }

// Blanks returns the places to be filled in, in order. Empty brackets and those
// around signs alone, such as "[…]", are none; of nested ones the inner counts.
func Blanks(text string) []Blank {
	var found []Blank
	open := -1
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '[':
			open = i
		case text[i] == ']' && open >= 0:
			if vietnamese.Fold(text[open+1:i]) != "" && vietnamese.Syllables(text[open+1:i]) > 0 {
				found = append(found, Blank{open, i + 1})
			}
			open = -1
		}
	}
	return found
}

// firstSentences returns the first sentence of a text, and those after it for as
// long as all of them have no more than most syllables.
func firstSentences(text string, most int) string {
	end := 0
	for i, s := range vietnamese.Sentences(text) {
		if i > 0 && vietnamese.Syllables(text[:s.End]) > most {
			break
		}
		end = s.End
	}
	return text[:end]
}
