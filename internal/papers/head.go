package papers

import (
	"fmt"
	"strings"

	"chuyende/internal/site"
	"chuyende/internal/topic"
	"chuyende/internal/wordml"
)

// rightHead is how wide the right half of a paper's head is.
const rightHead wordml.Twips = 5200

// line is a centred line without indent.
func line(inlines ...wordml.Inline) *wordml.Paragraph {
	return &wordml.Paragraph{Style: centred, Inlines: inlines}
}

// head is the head of a Party paper: the organs and the number at the left, the
// Party's name above its rule, the place and the day at the right.
func (s *setter) head() wordml.Block {
	z, organ := s.profile.Sizes, s.forms.Organ
	width := s.sheet().TextWidth()
	above, own := wordml.Look{Size: z.Organ, Caps: true}, wordml.Look{Size: z.Organ, Caps: true, Bold: true}
	left := []wordml.Block{
		line(wordml.Text{Text: organ.Above + " ", Look: above}, s.blank("dang-bo", organ.AboveBlank, above)),
		line(wordml.Text{Text: organ.Own + " ", Look: own}, s.blank("chi-bo", organ.OwnBlank, own)),
		line(wordml.Text{Text: "*", Look: size(z.Organ)}),
	}
	if t, ok := s.rules.Type(s.form.Type); ok {
		left = append(left, line(
			wordml.Text{Text: s.forms.Number + " ", Look: size(z.Number)}, s.blank("so", "số", size(z.Number)),
			wordml.Text{Text: "-" + t.Symbol + "/" + organ.Symbol, Look: size(z.Number)}))
	}
	name := line(wordml.Text{Text: s.forms.Party, Look: wordml.Look{Size: z.Party, Bold: true}})
	beside := (rightHead - wordml.Twips(s.profile.PartyWidth)) / 2
	name.Rule, name.Left, name.Right = true, beside, beside
	place := wordml.Look{Size: z.Place, Italic: true}
	day := line(s.blank("dia-danh", s.forms.Place, place), wordml.Text{Text: ", ngày ", Look: place}, s.blank("ngay", "..", place),
		wordml.Text{Text: " tháng ", Look: place}, s.blank("thang", "..", place),
		wordml.Text{Text: " năm ", Look: place}, s.blank("nam", "....", place))
	day.Before = 60
	return &wordml.Table{
		Widths: []wordml.Twips{width - rightHead, rightHead},
		Rows:   []wordml.Row{{Cells: []wordml.Cell{{Blocks: left}, {Blocks: []wordml.Block{name, day}}}}},
	}
}

// heads are the title, what the paper is about, and the line below.
func (s *setter) heads(about string) []wordml.Block {
	title := s.form.Title
	if s.form.Copy {
		title = about
	}
	all := []wordml.Block{&wordml.Paragraph{Style: "Title", Inlines: []wordml.Inline{wordml.Text{Text: title}}}}
	if s.form.Subject != "" {
		subject := strings.ReplaceAll(s.form.Subject, "{chuyen-de}", about)
		all = append(all, &wordml.Paragraph{Style: "Subtitle", Inlines: []wordml.Inline{wordml.Text{Text: subject}}})
	}
	dashes := line(wordml.Text{Text: "-----", Look: size(s.profile.Sizes.Body)})
	dashes.After = 120
	return append(all, dashes)
}

// basis lists the documents in force that the page rests on.
func (s *setter) basis() []wordml.Block {
	var all []wordml.Block
	documents := topic.Basis(s.page)
	for i, d := range documents {
		end := ";"
		if i == len(documents)-1 {
			end = ","
		}
		all = append(all, &wordml.Paragraph{Inlines: []wordml.Inline{wordml.Text{Text: "- Căn cứ " + s.cited(d) + end}}})
	}
	return all
}

// cited names a document as papers do: "Chỉ thị số 50-CT/TW, ngày 23/7/2025 của
// Ban Bí thư về …". What the register does not know is left out.
func (s *setter) cited(d *site.Page) string {
	kind := d.Meta.Text("type")
	for _, entry := range s.config.Vocabularies["types"] {
		if entry.ID == kind {
			kind = entry.Title
		}
	}
	number := d.Meta.Text("number")
	if number == "" {
		return d.Title
	}
	var b strings.Builder
	b.WriteString(kind + " số " + number)
	if !d.Date.IsZero() {
		b.WriteString(", ngày " + shortDate(d))
	}
	if issuer := d.Meta.Text("issuer"); issuer != "" {
		b.WriteString(" của " + issuer)
	}
	if about := about(d.Title, number); about != "" {
		b.WriteString(" " + about)
	}
	return b.String()
}

// about is what a document's title says after its number: "về …".
func about(title, number string) string {
	_, rest, found := strings.Cut(title, number)
	if !found {
		return "“" + title + "”"
	}
	rest = strings.TrimSpace(rest)
	if year, after, _ := strings.Cut(strings.TrimPrefix(rest, "năm "), " "); strings.HasPrefix(rest, "năm ") && len(year) == 4 {
		rest = after
	}
	return strings.TrimLeft(rest, ":,– ")
}

// shortDate is a day as papers write it: days below 10 and the first two months
// have a nought before.
func shortDate(d *site.Page) string {
	year, month, day := d.Date.Date()
	if month <= 2 {
		return fmt.Sprintf("%02d/%02d/%d", day, month, year)
	}
	return fmt.Sprintf("%02d/%d/%d", day, month, year)
}
