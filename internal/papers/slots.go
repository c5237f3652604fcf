package papers

import (
	"regexp"
	"strconv"
	"strings"

	"chuyende/internal/markdown"
	"chuyende/internal/topic"
	"chuyende/internal/wordml"
)

// slots are what a topic brings to a form: texts within a line, and blocks in
// the place of a paragraph that holds nothing else.
type slots struct {
	texts  map[string]string
	filler *strings.Replacer // puts texts in
	blocks map[string]func() []wordml.Block
}

// readNotes readies the page's footnotes.
func (s *setter) readNotes() {
	s.notes, s.marked = map[int]*markdown.Block{}, map[int]bool{}
	for i := range s.text.Blocks {
		if b := &s.text.Blocks[i]; b.Kind == markdown.Notes {
			for j := range b.Blocks {
				s.notes[b.Blocks[j].Number] = &b.Blocks[j]
			}
		}
	}
}

// fill returns what the page brings; agenda is the one that the paper is about,
// nil for the one that the summary takes.
func (s *setter) fill(agenda *topic.Agenda) slots {
	sum := s.summary
	if agenda == nil {
		agenda = sum.Agenda
	}
	if agenda == nil {
		agenda = &topic.Agenda{}
	}
	texts := s.texts(sum, agenda)
	var pairs []string
	for name, text := range texts {
		pairs = append(pairs, "{"+name+"}", text) // none begins another
	}
	return slots{
		texts: texts, filler: strings.NewReplacer(pairs...),
		blocks: map[string]func() []wordml.Block{
			"de-dan":           s.report,
			"cau-hoi":          func() []wordml.Block { return s.items(s.text.Questions(), wordml.Numbers) },
			"hai-cau":          func() []wordml.Block { return s.items(sum.Questions, wordml.Numbers) },
			"ket-luan":         s.conclusion,
			"ket-luan-muc":     func() []wordml.Block { return s.items(s.text.Conclusion().Items, wordml.Numbers) },
			"ba-ket-luan":      func() []wordml.Block { return s.items(sum.Conclusions, wordml.Numbers) },
			"tai-lieu":         func() []wordml.Block { return s.items(s.text.Sending(), wordml.Bullets) },
			"chuong-trinh":     func() []wordml.Block { return s.agenda(agenda, true) },
			"chuong-trinh-gon": func() []wordml.Block { return s.agenda(agenda, false) },
			"viec-sau":         s.tasksAfter,
			"khung-diem":       s.quality,
			"xep-loai":         s.grades,
			"trai-chieu":       func() []wordml.Block { return s.blocks(s.text.Body(topic.ObjectionsID)) },
			"mot-trai-chieu":   func() []wordml.Block { return s.objection(sum.Objection) },
			"phieu-gap":        s.meetings,
			"con-so":           func() []wordml.Block { return s.numbers(sum.Numbers) },
			"thong-tin":        s.facts,
			"noi-dung":         func() []wordml.Block { return s.blocks(s.text.Blocks) },
			"nguon":            s.sources,
		},
	}
}

// texts are what stands within a line.
func (s *setter) texts(sum *topic.Summary, agenda *topic.Agenda) map[string]string {
	var basis []string
	for _, d := range sum.Basis {
		basis = append(basis, s.citedShort(d))
	}
	texts := map[string]string{
		"chuyen-de": s.title(), "tom-tat": sum.What, "vi-sao": sum.Why,
		"hop": sentences(sum.Suits), "khong-hop": sentences(sum.Not),
		"gui-truoc": sending(sum), "can-cu": strings.Join(basis, "; "),
		"buoi": agenda.Name, "luu-y": "", "khung-cua": s.frameNote(),
	}
	plan := s.config.Plan
	texts["nen-gui"], texts["han-gui"] = s.ahead(plan.Latest, plan.Earliest), s.ahead(plan.Least, plan.Least)
	if agenda.Short() {
		texts["luu-y"] = s.forms.ShortAgenda
	}
	return texts
}

// ahead says how many days before a meeting something is done.
func (s *setter) ahead(least, most int) string {
	days := strconv.Itoa(least)
	if most != least {
		days += "–" + strconv.Itoa(most)
	}
	return strings.ReplaceAll(s.forms.Ahead, "{n}", days)
}

// sending says what is sent before, in one line.
func sending(sum *topic.Summary) string {
	var texts []string
	for _, item := range sum.Sending {
		texts = append(texts, item.Text())
	}
	if len(texts) == 0 && sum.SendBy != nil {
		texts = append(texts, sum.SendBy.What)
	}
	return sentences(texts)
}

// slot returns the name of the slot that is all of a paragraph, or "".
func slot(b *markdown.Block) string {
	if b.Kind != markdown.Paragraph {
		return ""
	}
	text := topic.Plain(b.Runs)
	if name, found := strings.CutPrefix(text, "{"); found && strings.HasSuffix(name, "}") && !strings.ContainsAny(name[:len(name)-1], "{ ") {
		return name[:len(name)-1]
	}
	return ""
}

// body sets the form's own text with what the page brings. Where it brings
// nothing, the heading or the label above goes too.
func (s *setter) body() []wordml.Block {
	var all []wordml.Block
	label := -1 // where in all the label of the next block stands
	broken := false
	for i := range s.form.blocks {
		b := &s.form.blocks[i]
		if fill, ok := s.slots.blocks[slot(b)]; ok {
			brought := fill()
			if len(brought) == 0 && label >= 0 {
				all = all[:label]
			}
			all, label = append(all, brought...), -1
			continue
		}
		label = -1
		if s.lacks(b) {
			continue
		}
		if isLabel(b) {
			label = len(all)
		}
		if b.Kind == markdown.Rule { // in a form's own text, the end of a page
			broken = true
			continue
		}
		before := len(all)
		all = s.block(all, s.filled(b), &within{})
		if p, ok := all[before].(*wordml.Paragraph); ok && broken {
			p.PageBreak, broken = true, false
		}
	}
	return all
}

// isLabel reports a heading, or a line that is bold or ends in a colon.
func isLabel(b *markdown.Block) bool {
	if b.Kind != markdown.Paragraph {
		return b.Kind == markdown.TopHeading
	}
	bold := true
	for _, r := range b.Runs {
		bold = bold && r.Marks&markdown.Strong != 0
	}
	return bold || strings.HasSuffix(topic.Plain(b.Runs), ":")
}

// lacks reports a paragraph of which the page has not what it is about.
func (s *setter) lacks(b *markdown.Block) bool {
	for _, r := range b.Runs {
		if !strings.Contains(r.Text, "{") {
			continue
		}
		for name, text := range s.slots.texts {
			if text == "" && strings.Contains(r.Text, "{"+name+"}") {
				return true
			}
		}
	}
	return false
}

// filled returns a block of the form with its texts in their places.
func (s *setter) filled(b *markdown.Block) *markdown.Block {
	c := *b
	c.Runs = make([]markdown.Run, len(b.Runs))
	for i, r := range b.Runs {
		if before, after, found := strings.Cut(r.Text, "{so}"); found {
			s.heading++
			r.Text = before + strconv.Itoa(s.heading) + after
		}
		if strings.Contains(r.Text, "{") {
			r.Text = s.slots.filler.Replace(s.worded(r.Text))
		}
		c.Runs[i] = r
	}
	c.Blocks = make([]markdown.Block, len(b.Blocks))
	for i := range b.Blocks {
		c.Blocks[i] = *s.filled(&b.Blocks[i])
	}
	return &c
}

// wordPlace is a place that a word of the portal fills.
var wordPlace = regexp.MustCompile(`\{=[a-z0-9.-]+\}`)

// worded puts the portal's words in their places.
func (s *setter) worded(text string) string {
	if !s.form.Workshop {
		return text
	}
	said := wordPlace.ReplaceAllStringFunc(text, func(place string) string { return s.config.Words.Text(place[2 : len(place)-1]) })
	return strings.ReplaceAll(said, "……", "…\u200b…\u200b") // lines to write on break where the paper ends
}

// report is the opening report: its parts, the headings of the third level, are
// numbered here, whatever numbers they have.
func (s *setter) report() []wordml.Block {
	blocks := s.text.Section(topic.ReportID)
	own := make([]markdown.Block, len(blocks))
	for i, b := range blocks {
		if b.Kind == markdown.TopHeading && b.Level == 3 {
			s.heading++
			b.Runs = append([]markdown.Run{{Text: strconv.Itoa(s.heading) + ". "}}, unnumbered(b.Runs)...)
		}
		own[i] = b
	}
	return s.blocks(own)
}

// unnumbered returns a heading's runs without the number that it begins with.
func unnumbered(runs []markdown.Run) []markdown.Run {
	if len(runs) == 0 {
		return nil
	}
	own := append([]markdown.Run{}, runs...)
	rest := strings.TrimLeft(own[0].Text, "0123456789")
	if rest != own[0].Text && len(rest) > 1 && strings.ContainsRune(".)-", rune(rest[0])) {
		own[0].Text = strings.TrimLeft(rest[1:], " ")
	}
	return own
}

// items sets items as one list.
func (s *setter) items(items []topic.Item, kind wordml.ListKind) []wordml.Block {
	list := &wordml.List{Kind: kind, Start: 1}
	var all []wordml.Block
	for _, item := range items {
		in := within{level: 1, list: list}
		all = s.inside(all, item.Blocks, &in)
	}
	return all
}

func (s *setter) conclusion() []wordml.Block {
	c := s.text.Conclusion()
	all := s.blocks(c.Before)
	all = append(all, s.items(c.Items, wordml.Numbers)...)
	return append(all, s.blocks(c.After)...)
}
