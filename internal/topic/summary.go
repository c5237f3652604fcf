package topic

import (
	"strings"

	"chuyende/internal/frontmatter"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/vietnamese"
)

// What a summary takes at most.
const (
	mostWhy         = 30 // syllables, where the first sentence is shorter
	mostFits        = 2  // lines on each side
	mostQuestions   = 2
	mostConclusions = 3
	mostSending     = 3
)

// MostSyllables is how many syllables a summary may have, its agenda left out,
// to stand on one sheet of A4 in 14 pt.
const MostSyllables = 350

// Summary is a topic on one page. What the topic does not say is empty.
type Summary struct {
	// What is the page's summary, if its author wrote one, Why the first
	// sentences of why now.
	What, Why string
	// Basis are the documents it rests on.
	Basis []*site.Page
	// Suits and Not say for whom it is meant and for whom not.
	Suits, Not []string
	Numbers    []Number
	Agenda     *Agenda
	Questions  []Item
	Objection  *Objection
	// Conclusions are the first points of the draft conclusion.
	Conclusions []Item
	// Sending are the first things to send. SendBy is who sends when; what it
	// says of the things is for a topic without Sending.
	Sending []Item
	SendBy  *Task
}

// Summary returns what the one-page summary says: the questions, the view and
// the agenda that the key summary_of names, else the first ones. Numbers that
// nothing goes by are skipped; the doctor has told of them.
func (t *Text) Summary() *Summary {
	of := t.Page.Meta.Table(SummaryKey)
	s := &Summary{
		What: written(t.Page.Meta), Why: t.why(), Basis: Basis(t.Page), Numbers: t.Numbers(),
		Questions:   chosen(t.Questions(), of.Ints("questions"), mostQuestions),
		Conclusions: first(t.Conclusion().Items, mostConclusions),
		Sending:     first(t.Sending(), mostSending),
	}
	s.Suits, s.Not = t.Fits()
	s.Suits, s.Not = first(s.Suits, mostFits), first(s.Not, mostFits)
	if all := chosen(t.Agendas(), of.Ints("agenda"), 1); len(all) > 0 {
		s.Agenda = &all[0]
	}
	if all := chosen(t.Objections(), of.Ints("objection"), 1); len(all) > 0 {
		s.Objection = &all[0]
	}
	if all := t.SendingTasks(); len(all) > 0 {
		s.SendBy = &all[0]
	}
	return s
}

// SummaryKey is the key of front matter that chooses what the summary takes.
const SummaryKey = "summary_of"

// Choice is a key within [SummaryKey] and how many things its numbers may mean.
type Choice struct {
	Key   string
	Count int
}

// Choices returns the keys within [SummaryKey] with what the topic has of each.
func (t *Text) Choices() []Choice {
	return []Choice{
		{"questions", len(t.Questions())}, {"objection", len(t.Objections())}, {"agenda", len(t.Agendas())},
	}
}

// Syllables counts what the author wrote of the summary, the agenda left out.
func (s *Summary) Syllables() int {
	parts := []string{s.What, s.Why}
	parts = append(append(parts, s.Suits...), s.Not...)
	for _, n := range s.Numbers {
		parts = append(parts, n.What, n.Where)
	}
	for _, items := range [][]Item{s.Questions, s.Conclusions, s.Sending} {
		for _, item := range items {
			parts = append(parts, item.Text())
		}
	}
	if s.Objection != nil {
		parts = append(parts, Plain(s.Objection.Said))
		for _, r := range s.Objection.Replies {
			parts = append(parts, Plain(r.Runs))
		}
	}
	if s.SendBy != nil && len(s.Sending) == 0 {
		parts = append(parts, s.SendBy.What)
	}
	return vietnamese.Syllables(strings.Join(parts, "\n"))
}

// written is the summary in front matter, "" where the author wrote none: one
// taken from the text would say the same as what follows.
func written(meta *frontmatter.Meta) string {
	for _, key := range []string{"summary", "description"} {
		if text := strings.Join(strings.Fields(meta.Text(key)), " "); text != "" {
			return text
		}
	}
	return ""
}

// why is the first sentences of why the topic is for now.
func (t *Text) why() string {
	for _, b := range t.Section(WhyID) {
		if text := Plain(b.Runs); text != "" && b.Kind == markdown.Paragraph {
			return firstSentences(text, mostWhy)
		}
	}
	return ""
}

// chosen returns the items that numbers, counted from 1, name, each once; with
// none that is there, the first most of all.
func chosen[T any](all []T, numbers []int, most int) []T {
	var found []T
	seen := map[int]bool{}
	for _, n := range numbers {
		if n >= 1 && n <= len(all) && !seen[n] {
			found, seen[n] = append(found, all[n-1]), true
		}
	}
	if len(found) == 0 {
		return first(all, most)
	}
	return found
}

func first[T any](all []T, most int) []T { return all[:min(len(all), most)] }
