package handout

import (
	"strconv"
	"strings"

	"chuyende/internal/config"
	"chuyende/internal/markdown"
	"chuyende/internal/plaintext"
	"chuyende/internal/site"
	"chuyende/internal/topic"
	"chuyende/internal/words"
)

// Text returns a whole page as plain text: title, summary, text and, of a topic,
// its agendas and tasks. Where the site has a base URL links are followed by their
// addresses, and the whole by that of the page. It ends in a line end.
func Text(p *site.Page, c *config.Config) string {
	var texts []string
	for _, piece := range whole(p, c) {
		texts = append(texts, piece.text)
	}
	if address := Full(c.BaseURL, p.Address); address != "" {
		texts = append(texts, c.Words.Text("message.more", address))
	}
	return strings.Join(texts, "\n\n") + "\n"
}

// piece is a block of a message.
type piece struct {
	text string
	// heading is true of what is not to stand at a message's end.
	heading bool
}

// whole returns all of a page.
func whole(p *site.Page, c *config.Config) []piece {
	t := topic.Read(p, resolver(p, c.BaseURL))
	all := []piece{{strings.ToUpper(p.Title), true}}
	for _, l := range lead(p, c.Words) {
		all = appendText(all, l.Text())
	}
	all = append(all, pieces(t.Blocks, c.Words)...)
	if agendas := t.Agendas(); len(agendas) > 0 {
		all = append(all, piece{strings.ToUpper(c.Words.Text("topic.agenda")), true})
		for _, a := range agendas {
			all = append(all, agenda(a, c.Words))
		}
	}
	if tasks := t.Tasks(); len(tasks) > 0 {
		all = append(all, piece{strings.ToUpper(c.Words.Text("topic.tasks")), true})
		var lines []string
		for _, task := range tasks {
			lines = append(lines, "- "+day(task.Day, c.Words)+", "+task.Who+": "+task.What)
		}
		all = appendText(all, strings.Join(lines, "\n"))
	}
	return all
}

// appendText appends a sentence of one paragraph to a text.
func appendText(all []piece, text string) []piece { return append(all, piece{text, false}) }

// pieces returns blocks as text, each by itself.
func pieces(blocks []markdown.Block, say *words.Table) []piece {
	var all []piece
	for i := range blocks {
		text := strings.TrimSuffix(plaintext.Text(blocks[i:i+1], plaintext.Words{Picture: say.Text("handout.image")}), "\n")
		if text != "" {
			all = append(all, piece{text, blocks[i].Kind == markdown.TopHeading})
		}
	}
	return all
}

// agenda is an agenda, a line a step.
func agenda(a topic.Agenda, say *words.Table) piece {
	lines := []string{a.Name + ":"}
	for _, s := range a.Steps {
		line := say.Text("message.step", strconv.Itoa(s.From), strconv.Itoa(s.To), s.What)
		if s.Who != "" {
			line += " (" + s.Who + ")"
		}
		lines = append(lines, "- "+line)
	}
	return piece{text: strings.Join(lines, "\n")}
}

// day says when a task is due, counted from the meeting.
func day(n int, say *words.Table) string {
	switch {
	case n < 0:
		return say.Text("topic.day-before", -n)
	case n == 0:
		return say.Text("topic.day-of")
	}
	return say.Text("topic.day-after", n)
}
