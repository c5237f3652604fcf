package papers

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

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
	if high := wordml.Twips(12 * z.Party); wordml.Twips(s.profile.Line) < high {
		name.Line = high
	}
	name.Rule, name.Left, name.Right = true, beside, beside
	place := wordml.Look{Size: z.Place, Italic: true}
	end := "" // of the names of blanks
	if s.form.Early {
		end = "-gui"
	}
	day := line(s.blank("dia-danh", s.forms.Place, place), wordml.Text{Text: ", ngày ", Look: place}, s.blank("ngay"+end, "..", place),
		wordml.Text{Text: " tháng ", Look: place}, s.blank("thang"+end, "..", place),
		wordml.Text{Text: " năm ", Look: place}, s.blank("nam"+end, "....", place))
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
	if s.form.Words != "" {
		title = s.config.Words.Text(s.form.Words)
	}
	last := &wordml.Paragraph{Style: "Title", Inlines: []wordml.Inline{wordml.Text{Text: s.balanced(title, capWidth, s.profile.Sizes.Title)}}}
	all := []wordml.Block{last}
	if s.form.Subject != "" {
		subject := strings.ReplaceAll(s.form.Subject, "{chuyen-de}", about)
		last = &wordml.Paragraph{Style: "Subtitle", Inlines: s.subject(s.balanced(subject, boldWidth, s.profile.Sizes.Subject), about)}
		all = append(all, last)
	}
	if s.form.Bare {
		last.After = bareGap
		return all
	}
	dashes := line(wordml.Text{Text: "-----", Look: size(s.profile.Sizes.Body)})
	dashes.After = 120
	return append(all, dashes)
}

// bareGap is the space, in twips, below a title that has no line below it.
const bareGap wordml.Twips = 80

// subject sets what the paper is about: a page's title as it is, a form's own
// words with their blanks.
func (s *setter) subject(text, about string) []wordml.Inline {
	if about == "" {
		return s.plainInlines(text, wordml.Look{})
	}
	return []wordml.Inline{wordml.Text{Text: text}}
}

// boldWidth is how wide a bold letter is on the average, capWidth a bold capital,
// in parts of its size.
const boldWidth, capWidth = 0.5, 0.68

// balanced breaks a title that needs two lines or three into equal ones, after a
// colon if there is one about there, so that no single word is left over.
func (s *setter) balanced(title string, width float64, size int) string {
	words := strings.Fields(title)
	letters := float64(utf8.RuneCountInString(title))
	room := float64(s.sheet().TextWidth()) / (width * 10 * float64(size))
	lines := int(math.Ceil(letters / room))
	if lines < 2 || lines > 3 {
		return title
	}
	if lines == 2 {
		if broken := atColon(title, room); broken != "" {
			return broken
		}
	}
	var b strings.Builder
	line, goal := 0.0, letters/float64(lines)
	for i, word := range words {
		n := float64(utf8.RuneCountInString(word))
		switch {
		case i == 0:
		case lines > 1 && (line+n/2 > goal && !(strings.HasSuffix(word, ":") && line+n < goal*1.3) || line > goal*0.6 && strings.HasSuffix(words[i-1], ":")):
			b.WriteByte('\n')
			line, lines = 0, lines-1
		default:
			b.WriteByte(' ')
		}
		b.WriteString(word)
		line += n + 1
	}
	return b.String()
}

// atColon breaks a title of two lines behind that colon which leaves the most equal
// ones, "" if there is none that leaves lines.
func atColon(title string, room float64) string {
	best, found := math.MaxFloat64, ""
	for i := range title {
		if !strings.HasPrefix(title[i:], ": ") {
			continue
		}
		before, after := title[:i+1], title[i+2:]
		a, b := float64(utf8.RuneCountInString(before)), float64(utf8.RuneCountInString(after))
		if a <= room && b <= room && math.Abs(a-b) < best {
			best, found = math.Abs(a-b), before+"\n"+after
		}
	}
	return found
}

// basis lists the documents in force that the page rests on, and what the form
// adds.
func (s *setter) basis() []wordml.Block {
	var lines []string
	for _, d := range topic.Basis(s.page) {
		lines = append(lines, s.cited(d))
	}
	if s.form.OwnBasis != "" {
		lines = append(lines, s.form.OwnBasis)
	}
	var all []wordml.Block
	for i, text := range lines {
		end := ";"
		if i == len(lines)-1 {
			end = ","
		}
		all = append(all, &wordml.Paragraph{Inlines: s.plainInlines(s.forms.Basis+text+end, wordml.Look{})})
	}
	return all
}

// cited names a document as papers do: "Chỉ thị số 50-CT/TW, ngày 23/7/2025 của
// Ban Bí thư về …". What the register does not know is left out.
func (s *setter) cited(d *site.Page) string {
	number := d.Meta.Text("number")
	if number == "" {
		return d.Title
	}
	text := s.citedShort(d)
	if issuer := d.Meta.Text("issuer"); issuer != "" {
		text += " của " + issuer
	}
	if about := d.About(); about != "" {
		text += " " + about
	}
	return text
}

// citedShort is the same up to the day.
func (s *setter) citedShort(d *site.Page) string {
	number := d.Meta.Text("number")
	if number == "" {
		return d.Title
	}
	kind := d.Meta.Text("type")
	for _, entry := range s.config.Vocabularies["types"] {
		if entry.ID == kind {
			kind = entry.Title
		}
	}
	text := kind + " số " + number
	if !d.Date.IsZero() {
		text += ", ngày " + shortDate(d)
	}
	return text
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
