package doctor

import (
	"slices"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// orphans reports pages that stand in their folder's list only: nothing else
// leads a reader to them, or from them to their fellows. A topic without a
// group is an error already.
func orphans(in Input, problems *diag.List) {
	linked := map[*site.Page]bool{}
	for _, p := range in.Tree.Pages {
		for _, t := range p.Targets {
			if t.Page != nil && t.Page != p {
				linked[t.Page] = true
			}
		}
	}
	for _, p := range in.Tree.Pages {
		if p.Index {
			continue
		}
		var text, hint lang.Text
		switch p.Kind.Name {
		case caseKind:
			if relatedTo(p, topicKind) {
				continue
			}
			text = lang.Text{VI: "không chuyên đề nào gắn với điển hình này", EN: "no topic goes with this case"}
			hint = lang.Text{VI: "thêm khóa topics ở đây, hoặc thêm cases ở một chuyên đề", EN: "add topics here, or cases to a topic"}
		case guidanceKind:
			if p.Referrers > 0 || linked[p] {
				continue
			}
			text = lang.Text{VI: "không bài nào dẫn người đọc đến hướng dẫn này", EN: "nothing leads a reader to this guidance"}
			hint = lang.Text{VI: "thêm khóa guidance ở một chuyên đề, hoặc đặt liên kết trong một bài", EN: "add guidance to a topic, or a link to a text"}
		case groupKind:
			if relatedTo(p, topicKind) || relatedTo(p, caseKind) || linked[p] {
				continue
			}
			text = lang.Text{VI: "nhóm chưa có chuyên đề hay điển hình nào", EN: "the group has no topic or case"}
			hint = lang.Text{VI: "viết một chuyên đề cho nhóm, hoặc đặt liên kết đến nhóm trong một bài", EN: "write a topic for it, or link to it from a text"}
		default:
			continue
		}
		problems.Add(p.Problem(ruleOrphan, diag.Span{}, text, hint))
	}
}

// relatedTo reports whether a page and one of a kind refer to each other, in
// either direction.
func relatedTo(p *site.Page, kind string) bool {
	return slices.ContainsFunc(p.Related, func(r site.Related) bool { return r.Kind.Name == kind })
}
