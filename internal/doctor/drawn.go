package doctor

import (
	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/topic"
)

// Drawn reports steps that a page asks to have drawn and that are not there: a
// section without an id that is named, or without a list or a table.
func Drawn(in Input, problems *diag.List) {
	for _, p := range in.Tree.Pages {
		items := p.Meta.Items(topic.StepsKey)
		if len(items) == 0 || p.Doc == nil {
			continue
		}
		var ids []string
		for _, h := range p.Doc.Headings {
			ids = append(ids, h.ID)
		}
		for i, stage := range topic.Read(p, nil).Stages(p.Meta.Texts(topic.StepsKey)) {
			switch {
			case len(stage.Steps) > 0 || i >= len(items):
			case stage.Title == "":
				problems.Add(p.Problem(ruleStepsMissing, items[i].Span, lang.Textf(
					"steps: bài không có mục {#%s}", "steps: there is no section {#%s}", stage.ID),
					diag.DidYouMean(stage.ID, ids)))
			default:
				problems.Add(p.Problem(ruleStepsMissing, items[i].Span, lang.Textf(
					"steps: mục {#%s} không có danh sách hay bảng nào để vẽ", "steps: the section {#%s} has no list and no table to draw", stage.ID),
					lang.Text{VI: "viết các bước thành danh sách 1. 2. 3., hoặc bỏ mục này khỏi steps", EN: "write the steps as a list, or leave the section out"}))
			}
		}
	}
}
