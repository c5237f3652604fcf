package render

import (
	"bytes"
	"html/template"
	"strconv"
	"strings"
	"unicode/utf8"

	"chuyende/internal/config"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/topic"
)

// Topic is what a page of a kind with a summary shows besides its text.
type Topic struct {
	// Summary is the topic on one page, at SummaryURL as a page of its own.
	Summary    *Summary
	SummaryURL string
	// Agendas are its agendas; Chosen is the number of the one that the summary
	// takes, 0 where there is none.
	Agendas []Agenda
	Chosen  int
	Tasks   []topic.Task
	// Numbers are those to find, where the text has no report before which they
	// could stand, and Basis the documents, where it has no heading to stand at.
	Numbers []topic.Number
	Basis   *Basis
	// LengthsURL and RulesURL are where the notes on how long a meeting is and on
	// its rules are explained, "" where the site explains them nowhere.
	LengthsURL, RulesURL string
}

// Agenda is a course of the meeting with the word by which it is chosen: how many
// minutes it takes, where that tells it from the others.
type Agenda struct {
	topic.Agenda
	Label string
}

// Summary is a topic on one page, each part as plain text; what the topic does
// not say is empty.
type Summary struct {
	// What is what the topic is about in its author's words, Why why now.
	What, Why string
	// Basis is the documents it rests on, nil where there are none.
	Basis *Basis
	// Suits and Not say for whom it is and for whom it is not.
	Suits, Not  string
	Numbers     []topic.Number
	Agenda      *topic.Agenda
	Questions   []string
	Said        string
	Replies     []Reply
	Conclusions []string
	Sending     []string
	// Send is who sends something and when; nil where nobody is named.
	Send *topic.Task
}

// Reply is a reply to an opposing view, with the head of its column or "".
type Reply struct{ Head, Text string }

// Basis is the documents in force that a page rests on.
type Basis struct {
	Documents []*Card
	// Checked is the day on which the first of them was last looked up; all
	// others were later. Empty where that is not known of each.
	Checked Date
	// Words are the site's vocabularies.
	view *View
}

// Word returns the title of an id in a vocabulary of the site.
func (b *Basis) Word(vocabulary, id string) string { return b.view.Word(vocabulary, id) }

// topic makes the body of a page that has a summary: what it shows besides its
// text stands before that, in it or behind.
func (r *Renderer) topic(v *View, p *site.Page, article *ArticleBody) *TopicBody {
	text := topic.Read(p, nil)
	sum := text.Summary()
	t := &Topic{
		Summary: r.summary(v, p, sum), SummaryURL: v.URL(r.Tree.Places.Summary(p.Address)),
		Agendas: r.agendas(text.Agendas()), Tasks: text.Tasks(), Numbers: text.Numbers(), Basis: r.basis(v, p),
		LengthsURL: r.explained(v, config.ExplainLengths), RulesURL: r.explained(v, config.ExplainRules),
	}
	if sum.Agenda != nil {
		t.Chosen = sum.Agenda.Number
	}
	article.Content = r.topicText(v, p, t)
	article.Contents = r.topicContents(p, t)
	article.markBlanks(p)
	return &TopicBody{*article, t}
}

// agendas are the agendas of a topic, each with its own label.
func (r *Renderer) agendas(all []topic.Agenda) []Agenda {
	labels := map[string]int{}
	made := make([]Agenda, len(all))
	for i, a := range all {
		switch {
		case a.Combined:
			made[i] = Agenda{a, r.say("topic.agenda-combined")}
		case a.Minutes > 0:
			made[i] = Agenda{a, strconv.Itoa(a.Minutes)}
		default:
			made[i] = Agenda{a, a.Name}
		}
		labels[made[i].Label]++
	}
	for i := range made {
		if labels[made[i].Label] > 1 {
			made[i].Label = made[i].Name
		}
	}
	return made
}

// topicText is a topic's text with the numbers to find before its report and the
// documents that it rests on at the report's head. What has found its place in
// the text is taken from t.
func (r *Renderer) topicText(v *View, p *site.Page, t *Topic) template.HTML {
	inserts := r.folds(v, p)
	insert := func(partial string, data any, before bool, ids ...string) bool {
		for _, id := range ids {
			for _, h := range p.Doc.Headings {
				if h.ID != id {
					continue
				}
				var w bytes.Buffer
				if err := r.Theme.plain(&w, partial, data); err != nil {
					v.broken = err
				}
				inserts = append(inserts, markdown.Insert{HeadingID: id, Before: before, HTML: w.String()})
				return true
			}
		}
		return false
	}
	if len(t.Numbers) > 0 && insert("partials/numbers", t.Numbers, true, topic.ReportID) {
		t.Numbers = nil
	}
	if t.Basis != nil && insert("partials/basis", t.Basis, false, topic.NecessityID, topic.ReportID) {
		t.Basis = nil
	}
	return r.content(v, p, inserts...)
}

// The ids of what a topic's page shows besides its text.
const (
	summaryID = "tom_tat"
	agendaID  = "chuong_trinh"
	numbersID = "nam_con_so"
	tasksID   = "viec_theo_ngay"
)

// topicContents are the headings of a topic's page in their order.
func (r *Renderer) topicContents(p *site.Page, t *Topic) []Heading {
	own := func(id, key string) Heading { return Heading{Level: 2, ID: id, Text: r.say(key)} }
	all := []Heading{own(summaryID, "summary.title")}
	if len(t.Agendas) > 0 {
		all = append(all, own(agendaID, "topic.agenda"))
	}
	if len(t.Numbers) > 0 {
		all = append(all, own(numbersID, "topic.numbers"))
	}
	for _, h := range contents(p) {
		if h.ID == topic.ReportID && len(t.Numbers) == 0 && p.Meta.Has("numbers") {
			all = append(all, own(numbersID, "topic.numbers"))
		}
		all = append(all, h)
	}
	if len(t.Tasks) > 0 {
		all = append(all, own(tasksID, "topic.tasks"))
	}
	return all
}

// explained is the link from a view to where a note is explained, or "".
func (r *Renderer) explained(v *View, key string) string { return v.URL(r.Tree.Explained[key]) }

// basis is the documents in force that p rests on; nil where there are none.
func (r *Renderer) basis(v *View, p *site.Page) *Basis {
	documents := topic.Basis(p)
	if len(documents) == 0 {
		return nil
	}
	b := &Basis{Documents: r.cards(v.Address, documents), view: v}
	oldest := documents[0].Meta.DateIn("checked_on", r.Config.Zone)
	for _, d := range documents {
		if day := d.Meta.DateIn("checked_on", r.Config.Zone); day.Before(oldest) {
			oldest = day // the zero time, of one that was never checked, is the first
		}
	}
	b.Checked = r.date(oldest)
	return b
}

// summary is p's summary as a view shows it.
func (r *Renderer) summary(v *View, p *site.Page, s *topic.Summary) *Summary {
	texts := func(items []topic.Item) []string {
		var all []string
		for _, item := range items {
			all = append(all, item.Text())
		}
		return all
	}
	made := &Summary{
		What: s.What, Why: s.Why, Basis: r.basis(v, p), Suits: joined(s.Suits), Not: joined(s.Not),
		Numbers: s.Numbers, Agenda: s.Agenda, Questions: texts(s.Questions),
		Conclusions: texts(s.Conclusions), Sending: texts(s.Sending), Send: s.SendBy,
	}
	for i := range made.Sending {
		made.Sending[i] = closed(made.Sending[i])
	}
	if s.Objection != nil {
		made.Said = topic.Plain(s.Objection.Said)
		for _, reply := range s.Objection.Replies {
			made.Replies = append(made.Replies, Reply{reply.Head, closed(topic.Plain(reply.Runs))})
		}
	}
	return made
}

// joined puts lines into one, each as a sentence.
func joined(lines []string) string {
	all := make([]string, len(lines))
	for i, line := range lines {
		all[i] = closed(line)
	}
	return strings.Join(all, " ")
}

// closed ends a text with a full stop where it has no end.
func closed(text string) string {
	if last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "”\"')")); text == "" || strings.ContainsRune(".!?…:;", last) {
		return text
	}
	return text + "."
}

// onePage is the view of a page's summary.
func (r *Renderer) onePage(p *site.Page, address string) *View {
	v := r.view(address, "summary", p.Title)
	v.HeadTitle, v.NoIndex, v.Description = r.headTitle(r.say("summary.head", p.MarkedTitle(r.Config.Words)), ""), true, p.Summary
	// The way back is one line on a phone: the name that lists have.
	v.Breadcrumb = append(r.breadcrumb(address, p.Section), Link{r.card(address, p).Head(), r.href(address, p.Address)})
	v.Body = &SummaryBody{
		Card: r.card(address, p), Summary: r.summary(v, p, topic.Read(p, nil).Summary()), LengthsURL: r.explained(v, config.ExplainLengths),
	}
	return v
}
