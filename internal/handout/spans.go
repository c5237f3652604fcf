package handout

import (
	"html"
	"html/template"
	"strconv"
	"strings"

	"chuyende/internal/markdown"
	"chuyende/internal/topic"
	"chuyende/internal/vietnamese"
)

// Span is a piece of a line that looks the same from end to end.
type Span struct {
	Text  string
	Marks markdown.Marks
	// Blank is true of a place to be filled in, brackets included.
	Blank bool
	// Entered, of such a place, names what a reader may have entered for it.
	Entered string
}

// plain returns the text of spans.
func plain(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// elements are those of HTML for the marks, the outermost first.
var elements = []struct {
	mark markdown.Marks
	name string
}{{markdown.Deleted, "s"}, {markdown.Strong, "strong"}, {markdown.Emphasis, "em"}, {markdown.CodeSpan, "code"}}

// HTML returns spans as HTML.
func HTML(spans []Span) template.HTML {
	var b strings.Builder
	for _, s := range spans {
		end := ""
		open := func(start, name string) {
			b.WriteString("<" + start + ">")
			end = "</" + name + ">" + end
		}
		for _, e := range elements {
			if s.Marks&e.mark != 0 {
				open(e.name, e.name)
			}
		}
		switch {
		case s.Blank && s.Entered != "":
			open(`span class="blank" data-entered="`+s.Entered+`"`, "span")
		case s.Blank:
			open(`span class="blank"`, "span")
		}
		b.WriteString(html.EscapeString(s.Text) + end)
	}
	return template.HTML(b.String())
}

// sentences cuts runs into sentences: one idea a line. The end of a line that
// the author asked for ends one too.
func (r *reader) sentences(runs []markdown.Run) [][]Span {
	var all [][]Span
	var spans []Span
	flush := func() {
		all = append(all, cut(spans)...)
		spans = nil
	}
	figures := r.figuresIn(runs)
	at := 0
	for i := range runs {
		run := &runs[i]
		from := at
		at += len(topic.RunText(run))
		switch run.Kind {
		case markdown.Break:
			flush()
		case markdown.Picture:
			spans = append(spans, Span{Text: r.say("handout.picture", run.Text)})
		case markdown.NoteMark:
			r.noted[run.Number] = true
			spans = append(spans, Span{Text: noteMark(run.Number)})
		default:
			done := 0
			for _, f := range figures {
				if start, end := f.Start-from, f.End-from; start >= done && end <= len(run.Text) {
					spans = append(spans, Span{Text: run.Text[done:start], Marks: run.Marks &^ markdown.Address},
						Span{Text: run.Text[start:end], Marks: run.Marks &^ markdown.Address, Entered: f.name})
					done = end
				}
			}
			spans = append(spans, Span{Text: run.Text[done:], Marks: run.Marks &^ markdown.Address})
		}
	}
	flush()
	return all
}

// figureBlank is a blank of a paragraph that asks for a figure of the topic.
type figureBlank struct {
	topic.Blank
	name string
}

// figuresIn returns the blanks of a paragraph that ask for figures.
func (r *reader) figuresIn(runs []markdown.Run) []figureBlank {
	if len(r.figures) == 0 || len(runs) == 0 {
		return nil
	}
	var all []figureBlank
	for i, b := range topic.Blanks(topic.BlankText(runs)) {
		if name := r.figures[topic.Place{First: &runs[0], Index: i}]; name != "" {
			all = append(all, figureBlank{b, name})
		}
	}
	return all
}

// figures returns the names of the blanks of a topic's report that ask for figures.
func figures(t *topic.Text) map[topic.Place]string {
	all, places := t.Figures()
	names := make(map[topic.Place]string, len(places))
	for place, f := range places {
		names[place] = all[f].BlankName()
	}
	return names
}

// whole returns runs as one line.
func (r *reader) whole(runs []markdown.Run) []Span {
	var one []Span
	for _, s := range r.sentences(runs) {
		if len(one) > 0 {
			one = append(one, Span{Text: " "})
		}
		one = append(one, s...)
	}
	return one
}

func noteMark(number int) string { return "(" + strconv.Itoa(number) + ")" }

// cut cuts spans at the ends of sentences and around blanks.
func cut(spans []Span) [][]Span {
	text := plain(spans)
	var all [][]Span
	for _, s := range vietnamese.Sentences(text) {
		one := stretch(spans, s.Start, s.End)
		at, blanked := 0, []Span{}
		for _, b := range topic.Blanks(text[s.Start:s.End]) {
			blanked = append(blanked, stretch(one, at, b.Start)...)
			for _, inner := range stretch(one, b.Start, b.End) {
				inner.Blank = true
				blanked = append(blanked, inner)
			}
			at = b.End
		}
		all = append(all, append(blanked, stretch(one, at, s.End-s.Start)...))
	}
	return all
}

// stretch returns what stands between two byte offsets of the spans' text.
func stretch(spans []Span, start, end int) []Span {
	var part []Span
	at := 0
	for _, s := range spans {
		from, to := max(start-at, 0), min(end-at, len(s.Text))
		at += len(s.Text)
		if from >= to {
			continue
		}
		s.Text = s.Text[from:to]
		part = append(part, s)
	}
	return part
}
