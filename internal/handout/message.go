package handout

import (
	"strconv"
	"strings"

	"chuyende/internal/config"
	"chuyende/internal/site"
	"chuyende/internal/topic"
	"chuyende/internal/words"
)

// Message is one thing to send to a group, in as many parts as it takes.
type Message struct {
	// Name tells the messages of a page apart: "call", "questions", "whole".
	Name string
	// Title names it to readers.
	Title string
	Parts []string
}

// The names of messages.
const (
	Call      = "call"
	Questions = "questions"
	Whole     = "whole"
)

// Messages returns what can be sent of a page, the short first. No part is longer
// than the settings say; the last leads to the page where the site has a base
// URL.
func Messages(p *site.Page, c *config.Config) []Message {
	t := topic.Read(p, resolver(p, c.BaseURL))
	address := Full(c.BaseURL, p.Address)
	more := ""
	if address != "" {
		more = c.Words.Text("message.more", address)
	}
	message := func(name, title string, pieces []piece) Message {
		return Message{name, title, split(pieces, more, c.MessageLength)}
	}
	title := c.Words.Text("message.share-name")
	if p.Kind.Offered {
		title = c.Words.Text("message.call-name")
	}
	all := []Message{message(Call, title, call(t, c.Words))}
	if asked := questions(t, c.Words); asked != nil {
		all = append(all, message(Questions, c.Words.Text("message.questions-name"), asked))
	}
	return append(all, message(Whole, c.Words.Text("message.whole-name"), whole(p, c)))
}

// call invites: to a meeting on a topic, to read another page.
func call(t *topic.Text, say *words.Table) []piece {
	p := t.Page
	if !p.Kind.Offered {
		all := []piece{{strings.ToUpper(p.Title), false}}
		for _, l := range lead(p, say) {
			all = appendText(all, l.Text())
		}
		return all
	}
	when := say.Text("message.call-when", say.Text("message.hour"), say.Text("message.day"), say.Text("message.place"))
	all := []piece{{say.Text("message.call", p.Title), false}, {when, false}}
	if sending := t.Sending(); len(sending) > 0 {
		lines := []string{say.Text("message.call-read")}
		for _, item := range sending {
			lines = append(lines, "- "+item.Text())
		}
		all = append(all, piece{strings.Join(lines, "\n"), false})
	}
	return append(all, piece{say.Text("message.call-answer"), false})
}

// questions are a topic's questions, nil where it has none.
func questions(t *topic.Text, say *words.Table) []piece {
	var lines []string
	if t.Page.Kind.Offered {
		for _, q := range t.Questions() {
			lines = append(lines, strconv.Itoa(q.Number)+". "+topic.PlainOf(q.Blocks))
		}
	}
	if lines == nil {
		return nil
	}
	return []piece{{say.Text("message.questions", t.Page.Title), true}, {strings.Join(lines, "\n"), false}}
}
