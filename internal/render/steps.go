package render

import (
	"strings"

	"chuyende/internal/site"
	"chuyende/internal/topic"
)

// Flow is the steps of what a page describes, drawn below each other along a line.
type Flow struct {
	// Label says in words what is drawn.
	Label  string
	Stages []FlowStage
	// From and To are where the line begins and ends.
	From, To, Height int
}

// FlowStage is a part of a flow with its steps.
type FlowStage struct {
	DrawnLine
	Steps []FlowStep
}

// FlowStep is a step in lines; Dot is the height of what marks it.
type FlowStep struct {
	Dot   int
	Lines []DrawnLine
}

// stepLetters are how many letters find room beside the line.
const stepLetters = 34

// flow draws the steps that a page's front matter asks for; nil where it asks for
// none that are there.
func (r *Renderer) flow(p *site.Page) *Flow {
	ids := p.Meta.Texts(topic.StepsKey)
	if len(ids) == 0 {
		return nil
	}
	f := &Flow{}
	var said []string
	for _, stage := range topic.Read(p, nil).Stages(ids) {
		if len(stage.Steps) == 0 {
			continue
		}
		drawn := FlowStage{DrawnLine: DrawnLine{f.Height + 24, stage.Title}}
		f.Height += 34
		if f.From == 0 {
			f.From = drawn.Y - 5
		}
		for _, step := range stage.Steps {
			one := FlowStep{Dot: f.Height + drawingLine - 10}
			one.Lines, f.Height = drawnLines(step, stepLetters, f.Height)
			f.Height += 8
			f.To = one.Dot
			drawn.Steps = append(drawn.Steps, one)
		}
		f.Stages = append(f.Stages, drawn)
		said = append(said, r.say("steps.stage", stage.Title, len(stage.Steps)))
	}
	if len(f.Stages) == 0 {
		return nil
	}
	f.Label = r.say("steps.label", strings.Join(said, "; "))
	return f
}
