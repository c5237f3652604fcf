package render

import (
	"strings"
	"unicode/utf8"

	"chuyende/internal/suggest"
)

// Drawings are as wide as a small phone's page; browsers make them as wide as there
// is room. They name no colour but that of the text around, so that they are right
// on any ground, in forced colours and on paper, without a style of their own.
const (
	// drawingLine is the height of a line of letters, barHeight that of a bar with the
	// space behind, barLength the longest bar's, all in the drawing's own units.
	drawingLine, barHeight, barLength = 20, 24, 270
	// lineLetters are how many letters find room in a line, with one to spare for
	// fonts that run wide.
	lineLetters = 36
)

// Chart is bars that are drawn below each other.
type Chart struct {
	// Title names it, Label says all of it in words.
	Title, Label string
	Bars         []Bar
	Height       int
}

// Bar is a line of a chart: its name in lines, its length, and how many it stands for.
type Bar struct {
	Lines         []DrawnLine
	Y, Length     int
	Count, CountX int
}

// DrawnLine is a line of letters at a height of a drawing.
type DrawnLine struct {
	Y    int
	Text string
}

// coverage says how many topics there are in each group and for each kind of cell,
// as far as there are topics.
func (r *Renderer) coverage() []Chart {
	if len(r.choices.Topics) == 0 {
		return nil
	}
	groups, audiences := r.choices.Totals()
	var charts []Chart
	for _, c := range []Chart{
		r.chart(r.say("coverage.groups"), r.choices.Groups, groups), r.chart(r.say("coverage.audiences"), r.choices.Audiences, audiences),
	} {
		if len(c.Bars) > 0 {
			charts = append(charts, c)
		}
	}
	return charts
}

// chart draws a count for each term.
func (r *Renderer) chart(title string, terms []suggest.Term, counts []int) Chart {
	c := Chart{Title: title}
	most := 1
	for _, n := range counts {
		most = max(most, n)
	}
	var said []string
	for i, term := range terms {
		name := term.Title
		if term.Page != nil {
			if short := term.Page.Meta.Text("short"); short != "" {
				name = short
			}
		}
		bar := Bar{Count: counts[i], Length: counts[i] * barLength / most}
		bar.Lines, c.Height = drawnLines(name, lineLetters, c.Height)
		bar.Y, bar.CountX = c.Height+4, bar.Length+6
		c.Height += barHeight + 4
		c.Bars = append(c.Bars, bar)
		said = append(said, r.say("coverage.bar", name, counts[i]))
	}
	c.Label = c.Title + ": " + strings.Join(said, "; ")
	return c
}

// drawnLines breaks a text into lines of so many letters, the first one's upper
// edge at a height, and returns the height below the last. A longer word stands
// alone.
func drawnLines(text string, letters, height int) ([]DrawnLine, int) {
	var lines []DrawnLine
	line := ""
	end := func() {
		if line != "" {
			height += drawingLine
			lines = append(lines, DrawnLine{height - 5, line})
		}
	}
	for _, word := range strings.Fields(text) {
		if joined := strings.TrimSpace(line + " " + word); utf8.RuneCountInString(joined) <= letters {
			line = joined
			continue
		}
		end()
		line = word
	}
	end()
	return lines, height
}
