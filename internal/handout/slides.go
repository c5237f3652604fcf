package handout

import (
	"regexp"
	"strconv"
	"strings"

	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/topic"
	"chuyende/internal/vietnamese"
	"chuyende/internal/words"
)

// Slide is one picture of a presentation.
type Slide struct {
	// Sort says how it looks: "title", "points", "section" of a heading alone, "question", "view", "agenda".
	Sort  string
	Title string
	// Part says which slide of several about the same it is, "2/3"; "" of one
	// alone.
	Part string
	// Lines are what is shown at once, Steps what is shown after them, one by one.
	Lines, Steps []Line
	// Notes are for the one who presents: the text in full, where the slide has its
	// points only.
	Notes []Line
	// Agendas are those to choose from, of the slide "agenda".
	Agendas []topic.Agenda
}

// The sorts of slides.
const (
	titleSlide    = "title"
	pointsSlide   = "points"
	sectionSlide  = "section"
	questionSlide = "question"
	viewSlide     = "view"
	agendaSlide   = "agenda"
)

// What a slide holds at most, and how short a point may be before the sentence
// after it joins it: "Ưu điểm." says nothing by itself.
const (
	mostPoints    = 6
	mostSyllables = 80
	leastPoint    = 6
)

// Slides returns the presentation of a topic: what is agreed first, the report,
// the questions one by one, opposing views with their replies, the conclusion.
func Slides(p *site.Page, say *words.Table) []Slide {
	t := topic.Read(p, nil)
	all := []Slide{{Sort: titleSlide, Title: p.Title, Lines: lead(p, say)}}
	if agendas := t.Agendas(); len(agendas) > 0 {
		all = append(all, Slide{Sort: agendaSlide, Title: say.Text("topic.agenda"), Agendas: agendas})
	}
	named := figures(t)
	section := func(id string) {
		if heading := t.Heading(id); heading != nil {
			blocks := append([]markdown.Block{*heading}, t.Section(id)...)
			all = append(all, presented(parts(say, blocks, t.Blocks, 2, named))...)
		}
	}
	section(topic.AimID)
	section(topic.ReportID)
	section(topic.ActionsID)
	all = append(all, asked(t, say)...)
	all = append(all, viewed(t, say)...)
	section(topic.ConclusionID)
	return all
}

// presented makes slides of parts: those of a part that has more than a slide
// holds are numbered.
func presented(parts []Part) []Slide {
	var all []Slide
	for _, part := range parts {
		slides := shared(part)
		for i := range slides {
			if len(slides) > 1 {
				slides[i].Part = strconv.Itoa(i+1) + "/" + strconv.Itoa(len(slides))
			}
		}
		all = append(all, slides...)
	}
	return all
}

// shared shares the points of a part out to slides. A point is never cut; one
// that is too long has a slide of its own.
func shared(part Part) []Slide {
	all := []Slide{{Sort: pointsSlide, Title: part.Title}}
	room, longer := mostSyllables, false
	var said []Line
	for _, group := range groups(part.Lines) {
		if addresses(group) { // what is only said stands in the notes of what follows
			said, longer = append(said, group...), true
			continue
		}
		p, whole := point(group)
		size := vietnamese.Syllables(p.Text())
		last := &all[len(all)-1]
		if len(last.Lines) > 0 && (size > room || len(last.Lines) == mostPoints) {
			all = append(all, Slide{Sort: pointsSlide, Title: part.Title})
			last, room = &all[len(all)-1], mostSyllables
		}
		last.Lines, last.Notes = append(last.Lines, p), append(append(last.Notes, said...), group...)
		said = nil
		room -= size
		longer = longer || !whole
	}
	all[len(all)-1].Notes = append(all[len(all)-1].Notes, said...)
	if len(all[0].Lines) == 0 {
		all[0].Sort = sectionSlide
	}
	if !longer { // the slides say all there is
		for i := range all {
			all[i].Notes = nil
		}
	}
	return all
}

// addresses reports whether a group only turns to those who listen, as "Thưa các
// đồng chí," does: a paragraph of a few words that ends in a comma.
func addresses(group []Line) bool {
	first := group[0]
	return len(group) == 1 && first.Mark == "" && first.Depth == 0 &&
		strings.HasSuffix(strings.TrimSpace(first.Text()), ",") && vietnamese.Syllables(first.Text()) < leastPoint
}

// groups are lines by what they begin: a paragraph, an entry, a row, or one of
// the things that a paragraph counts: "Một là …", "Thứ hai, …".
func groups(lines []Line) [][]Line {
	var all [][]Line
	for _, l := range lines {
		if l.First || len(all) == 0 || counts(l.Text()) {
			all = append(all, nil)
		}
		all[len(all)-1] = append(all[len(all)-1], l)
	}
	return all
}

// counting is how a sentence begins that is one of several in order, without
// marks.
var counting = regexp.MustCompile(`^(?:(?:\S+ ){0,2}thu (?:nhat|hai|ba|tu|nam|sau|bay)|(?:mot|hai|ba|bon|nam|sau|bay) la|truoc (?:het|tien)|(?:sau|cuoi) cung)\b`)

// counts reports whether a sentence is one of several in order.
func counts(text string) bool { return counting.MatchString(vietnamese.Fold(text)) }

// point is what a slide shows of a group: its first sentence, with the next as
// long as it says too little. whole reports that there is no more.
func point(group []Line) (p Line, whole bool) {
	p = group[0]
	p.Spans = append([]Span(nil), p.Spans...)
	n := 1
	for ; n < len(group) && vietnamese.Syllables(p.Text()) < leastPoint; n++ {
		p.Spans = append(append(p.Spans, Span{Text: " "}), group[n].Spans...)
	}
	return p, n == len(group)
}

// asked are the questions, one a slide.
func asked(t *topic.Text, say *words.Table) []Slide {
	var all []Slide
	questions := t.Questions()
	for _, q := range questions {
		r := newReader(say)
		all = append(all, Slide{Sort: questionSlide, Title: say.Text("slides.question", q.Number, len(questions)), Lines: []Line{question(r, q)}})
	}
	return all
}

// viewed are the opposing views, one a slide, with what is replied step by step.
func viewed(t *topic.Text, say *words.Table) []Slide {
	var all []Slide
	views := t.Objections()
	for _, v := range views {
		r := newReader(say)
		s := Slide{Sort: viewSlide, Title: say.Text("slides.view", v.Number, len(views)), Lines: []Line{{First: true, Spans: r.whole(v.Said)}}}
		for _, reply := range v.Replies {
			one := Line{First: true, Spans: r.whole(reply.Runs)}
			if reply.Head != "" {
				one.Spans = append([]Span{{Text: reply.Head + ": ", Marks: markdown.Strong}}, one.Spans...)
			}
			s.Steps = append(s.Steps, one)
		}
		all = append(all, s)
	}
	return all
}
