package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"slices"

	"chuyende/internal/handout"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// The names of the forms that are handed out.
const (
	largePrintForm  = "large-print"
	messageForm     = "message"
	messageTextForm = "message-text"
	slidesForm      = "slides"
	deckForm        = "deck"
	joinedForm      = "joined-slides"
)

// mark is what a text file begins with, so that browsers read it as UTF-8 where a
// server names no encoding.
const mark = "\uFEFF"

// Handouts returns the forms in which pages are handed out: large print, messages
// to a group, slides. They belong to topics and to what is handed out.
func Handouts() []Form {
	handed := func(p *site.Page) bool { return p.Kind.Offered || p.Kind.Handed }
	page := func(name, vi, en string, fits func(*site.Page) bool, body func(Input, *View, *site.Page) (any, error)) Form {
		return Form{
			Form: site.Form{Name: name, Word: "address." + name, Extension: ".html", Title: lang.Textf(vi, en), Fits: fits,
				Addressed: name != slidesForm, Kept: true},
			Layout: name, Body: body,
		}
	}
	return []Form{
		page(largePrintForm, "bản chữ to", "large print", handed, largePrint),
		page(slidesForm, "trang trình chiếu", "slides", func(p *site.Page) bool { return p.Kind.Offered }, slides),
		page(messageForm, "trang gửi Zalo", "page of messages", handed, messages),
		{
			Form: site.Form{Name: messageTextForm, Word: "address.message", Extension: ".txt", Title: lang.Textf("tệp chữ gửi Zalo", "text to send"), Fits: handed, Kept: true},
			Write: func(w *bytes.Buffer, in Input, p *site.Page) error {
				w.WriteString(mark + handout.Text(p, in.Config))
				return nil
			},
		},
		{
			Form: site.Form{Name: deckForm, Word: "address." + slidesForm, Extension: ".js", Title: lang.Textf("trang trình chiếu để ghép", "slides to join"),
				Fits: func(p *site.Page) bool { return p.Kind.Offered }},
			own: (*Renderer).deckScript,
		},
		{
			Form: site.Form{Name: joinedForm, Title: lang.Textf("trang trình chiếu cả bộ tài liệu", "slides of a collection"),
				Fits: func(p *site.Page) bool { return p.Kind.Offered }, Place: site.Places.JoinedSlides},
			own: func(r *Renderer, w *bytes.Buffer, _ *site.Page) error { return r.joinedSlides(w) },
		},
	}
}

// deckScript makes a topic a script that brings its slides to those of another
// topic, so that several are one presentation: its links start at its own folder.
func (r *Renderer) deckScript(w *bytes.Buffer, p *site.Page) error {
	v := r.view(r.Tree.Places.Form(p.Address, site.Form{Word: "address." + slidesForm, Extension: ".js"}), deckForm, p.Title)
	body, err := slides(r.Input, v, p)
	if err != nil {
		return err
	}
	v.Body = body
	var made bytes.Buffer
	if err := r.execute(&made, v); err != nil {
		return err
	}
	return handOver(w, "chuyendeDecks", map[string]string{"id": p.ID, "html": made.String()})
}

// joinedSlides makes the page on which the slides of a collection are one
// presentation. Its address names the pages by their ids; which scripts bring their
// slides, it knows itself.
func (r *Renderer) joinedSlides(w *bytes.Buffer) error {
	places := r.Tree.Places
	v := r.view(places.JoinedSlides(), slidesForm, r.say("slides.of-collection"))
	v.NoIndex, v.Canonical = true, ""
	data, err := json.Marshal(r.decks(v))
	if err != nil {
		return fmt.Errorf("slides of collections: %w", err)
	}
	v.Body = &SlidesBody{HandoutBody: HandoutBody{Card: &Card{Title: v.Title, URL: v.URL(places.Collection)}}, Decks: template.JS(data)}
	return r.execute(w, v)
}

// decks are the URLs of the scripts that bring slides, by the ids of their pages: an id
// of today is stronger than a former one of another page.
func (r *Renderer) decks(v *View) map[string]string {
	decks := map[string]string{}
	forms := formFiles(r.Tree)
	for _, p := range gathered(r.Tree) {
		at := slices.IndexFunc(forms[p], func(f *site.File) bool { return f.Form == deckForm })
		if at < 0 {
			continue
		}
		for i, id := range gatheredIDs(p) {
			if i == 0 || decks[id] == "" {
				decks[id] = v.URL(forms[p][at].Address)
			}
		}
	}
	return decks
}

// handOver writes a classic script that appends a value to a list of the window's,
// for whoever loads it, also from a disk.
func handOver(w *bytes.Buffer, list string, value any) error {
	fmt.Fprintf(w, "(self.%[1]s=self.%[1]s||[]).push(", list)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // it is a file of its own
	if err := e.Encode(value); err != nil {
		return fmt.Errorf("script for %s: %w", list, err)
	}
	w.Truncate(w.Len() - 1) // the encoder's line end
	w.WriteString(");\n")
	return nil
}

// handoutBody is what all handouts show of a page. title is the window's.
func handoutBody(in Input, v *View, p *site.Page, title string) HandoutBody {
	v.HeadTitle = title + " · " + in.Config.Title
	code := handout.QR(handout.Full(in.Config.BaseURL, p.Address), in.Config.Words.Text("large.qr"))
	return HandoutBody{Card: &Card{Title: p.Title, URL: v.URL(p.Address), Summary: p.Summary, ID: p.ID,
		Kind: p.Kind.Name, KindTitle: p.Kind.Title, Meta: p.Meta}, QR: code}
}

func largePrint(in Input, v *View, p *site.Page) (any, error) {
	return &LargePrintBody{handoutBody(in, v, p, in.Config.Words.Text("large.title", p.MarkedTitle(in.Config.Words))), handout.NewPaper(p, in.Config.Words)}, nil
}

func messages(in Input, v *View, p *site.Page) (any, error) {
	file := site.Relative(v.Address, site.ListFolder(p.Address)+in.Config.Words.Text("address.message")+".txt")
	return &MessageBody{handoutBody(in, v, p, in.Config.Words.Text("message.title", p.MarkedTitle(in.Config.Words))), handout.Messages(p, in.Config), file}, nil
}

func slides(in Input, v *View, p *site.Page) (any, error) {
	return &SlidesBody{handoutBody(in, v, p, in.Config.Words.Text("slides.title", p.MarkedTitle(in.Config.Words))), handout.Slides(p, in.Config.Words), ""}, nil
}
