package papers

import (
	"fmt"
	"strconv"
	"strings"

	"chuyende/internal/markdown"
	"chuyende/internal/topic"
	"chuyende/internal/wordml"
)

// rows makes a table of texts, whose first row is the head.
func (s *setter) rows(heads []string, rows [][]string) []wordml.Block {
	table := markdown.Block{Kind: markdown.Table}
	add := func(texts []string, head bool) {
		row := markdown.Block{Kind: markdown.Row, Head: head}
		for _, text := range texts {
			cell := markdown.Block{Kind: markdown.Cell}
			if text != "" {
				cell.Runs = []markdown.Run{{Text: text}}
			}
			row.Blocks = append(row.Blocks, cell)
		}
		table.Blocks = append(table.Blocks, row)
	}
	add(heads, true)
	for _, row := range rows {
		add(row, false)
	}
	return []wordml.Block{s.table(&table), gap()}
}

// agenda is the table of an agenda, with room for the hours where hours is true.
func (s *setter) agenda(a *topic.Agenda, hours bool) []wordml.Block {
	if len(a.Steps) == 0 && !hours {
		return nil
	}
	heads := s.forms.Agenda
	if !hours {
		heads = heads[1:]
	}
	var rows [][]string
	for _, step := range a.Steps {
		row := []string{s.forms.Hour, fmt.Sprintf("%d–%d", step.From, step.To), step.What, step.Who}
		if !hours {
			row = row[1:]
		}
		rows = append(rows, row)
	}
	for range 6 {
		if len(a.Steps) == 0 {
			rows = append(rows, []string{s.forms.Hour, "…", "", ""})
		}
	}
	return s.rows(heads, rows)
}

// tasksAfter is the table of who does what: what the topic names for after the
// meeting, and room for more.
func (s *setter) tasksAfter() []wordml.Block {
	var rows [][]string
	for _, task := range s.text.Tasks() {
		if task.Day > 0 {
			rows = append(rows, []string{task.What, task.Who, strings.ReplaceAll(s.forms.TaskDay, "{n}", strconv.Itoa(task.Day)), ""})
		}
	}
	for range 4 {
		rows = append(rows, []string{"", "", "…", ""})
	}
	return s.rows(s.forms.Tasks, rows)
}

// quality is the frame of points.
func (s *setter) quality() []wordml.Block {
	var rows [][]string
	sum := 0
	for i, part := range s.config.Papers.Frame().Parts {
		rows = append(rows, []string{strconv.Itoa(i + 1), part.What, strconv.Itoa(part.Points), "…", ""})
		sum += part.Points
	}
	return s.rows(s.forms.Quality, append(rows, []string{"", s.forms.QualitySum, strconv.Itoa(sum), "…", ""}))
}

// frameNote says whose the frame of points is.
func (s *setter) frameNote() string {
	frame, text := s.config.Papers.Frame(), s.forms.QualitySource
	switch {
	case frame.Name == "":
		return s.forms.QualityNote
	case frame.Source == "":
		text = s.forms.QualityOwn
	}
	return strings.NewReplacer("{name}", frame.Name, "{source}", frame.Source).Replace(text)
}

// grades are the marks, each a box.
func (s *setter) grades() []wordml.Block {
	list := &wordml.List{Kind: wordml.Boxes}
	var all []wordml.Block
	grades := s.config.Papers.Frame().Grades
	for i, g := range grades {
		text, to := s.forms.GradeUpTo, ""
		switch {
		case i == 0:
			text = s.forms.Grade
		case g.From == 0:
			text = s.forms.GradeLast
		}
		if i > 0 {
			to = strconv.Itoa(grades[i-1].From)
		}
		text = strings.NewReplacer("{name}", g.Name, "{from}", strconv.Itoa(g.From), "{to}", to).Replace(text)
		all = append(all, &wordml.Paragraph{Style: itemStyle, List: list, Inlines: []wordml.Inline{wordml.Text{Text: text}}})
	}
	return all
}

// meetings is the topic's sheet for meeting people before, or room for one.
func (s *setter) meetings() []wordml.Block {
	if own := s.text.Section(topic.MeetBeforeID); len(own) > 0 {
		return s.blocks(own)
	}
	var rows [][]string
	for range 4 {
		rows = append(rows, []string{"", "", "…", ""})
	}
	return s.rows(s.forms.Meet, rows)
}

// objection is one opposing view with what is replied, in one paragraph.
func (s *setter) objection(o *topic.Objection) []wordml.Block {
	if o == nil {
		return nil
	}
	inlines := s.inlines(o.Said, wordml.Look{Italic: true})
	for _, reply := range o.Replies {
		head := " "
		if reply.Head != "" {
			head = " " + reply.Head + ": "
		}
		inlines = append(append(inlines, wordml.Text{Text: head, Look: wordml.Look{Bold: true}}), s.inlines(reply.Runs, wordml.Look{})...)
		inlines = append(inlines, wordml.Text{Text: stop(topic.Plain(reply.Runs))})
	}
	return []wordml.Block{&wordml.Paragraph{Inlines: inlines}}
}

// stop is the full stop that a text lacks.
func stop(text string) string {
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?:;") || strings.HasSuffix(text, "…") {
		return ""
	}
	return "."
}

// sentences joins texts, each as a sentence.
func sentences(texts []string) string {
	var b strings.Builder
	for i, text := range texts {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(text + stop(text))
	}
	return b.String()
}

// numbers are the numbers to find, each with its place.
func (s *setter) numbers(numbers []topic.Number) []wordml.Block {
	list := &wordml.List{Kind: wordml.Numbers, Start: 1}
	var all []wordml.Block
	for i, n := range numbers {
		blank := "[" + s.forms.NumberBlank + nameMark + topic.NumberName(i+1) + "]"
		text := strings.NewReplacer("{what}", strings.TrimRight(n.What, "."), "{where}", strings.TrimRight(n.Where, "."), "{blank}", blank).Replace(s.forms.NumberLine)
		all = append(all, &wordml.Paragraph{Style: itemStyle, List: list, Inlines: s.plainInlines(text, wordml.Look{})})
	}
	return all
}

// facts are what front matter says of a case.
func (s *setter) facts() []wordml.Block {
	var all []wordml.Block
	for _, fact := range s.forms.Facts {
		if text := s.page.Meta.Text(fact[0]); text != "" {
			all = append(all, &wordml.Paragraph{Style: itemStyle, Inlines: []wordml.Inline{
				wordml.Text{Text: fact[1] + ": ", Look: wordml.Look{Bold: true}}, wordml.Text{Text: strings.Join(strings.Fields(text), " ")}}})
		}
	}
	var rows [][]string
	for _, r := range s.page.Meta.Records("figures") {
		rows = append(rows, []string{r.Text("what"), r.Text("value") + " " + r.Text("unit"), r.Text("source")})
	}
	if len(rows) > 0 {
		all = append(all, s.rows(s.forms.Figures, rows)...)
	}
	return all
}

// sources are where the page has what it says.
func (s *setter) sources() []wordml.Block {
	texts := s.page.Meta.Texts("sources")
	texts = append(texts, s.page.Meta.Texts("source")...)
	if len(texts) == 0 {
		return nil
	}
	all := []wordml.Block{&wordml.Paragraph{Style: "Heading1", Inlines: []wordml.Inline{wordml.Text{Text: s.forms.Sources}}}}
	list := &wordml.List{Kind: wordml.Bullets}
	for _, text := range texts {
		in := within{level: 1, list: list}
		all = s.paragraph(all, []wordml.Inline{wordml.Text{Text: text}}, &in)
	}
	return all
}
