package render

import (
	"bytes"

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
				Addressed: name != slidesForm},
			Layout: name, Body: body,
		}
	}
	return []Form{
		page(largePrintForm, "bản chữ to", "large print", handed, largePrint),
		page(slidesForm, "trang trình chiếu", "slides", func(p *site.Page) bool { return p.Kind.Offered }, slides),
		page(messageForm, "trang gửi Zalo", "page of messages", handed, messages),
		{
			Form: site.Form{Name: messageTextForm, Word: "address.message", Extension: ".txt", Title: lang.Textf("tệp chữ gửi Zalo", "text to send"), Fits: handed},
			Write: func(w *bytes.Buffer, in Input, p *site.Page) error {
				w.WriteString(mark + handout.Text(p, in.Config))
				return nil
			},
		},
	}
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
	return &SlidesBody{handoutBody(in, v, p, in.Config.Words.Text("slides.title", p.MarkedTitle(in.Config.Words))), handout.Slides(p, in.Config.Words)}, nil
}
