package doctor

import (
	"slices"
	"strings"

	"chuyende/internal/lang"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/topic"
	"chuyende/internal/vietnamese"
)

// What makes a paper of a topic: howManyNumbers are to be found before the
// meeting, mostBlanks are the places that its report may leave to be filled in,
// as more cannot be found in an evening.
const (
	howManyNumbers = 5
	mostBlanks     = 15
)

// untold is what a topic lacks because it lacks something else, which is told.
var untold = lang.Text{VI: " ", EN: " "}

// paper returns what an opening report and its meeting need to be a paper of
// the cell: advised, as meetings can be held without.
func paper() []criterion {
	return []criterion{
		{3, "", situation, true},
		{4, "", numbers, true},
		{2, "", blanks, true},
		{3, "", agendas(topic.Agenda.Assesses, lang.Text{VI: "bước “bí thư đánh giá chất lượng chuyên đề”", EN: "the step “bí thư đánh giá chất lượng chuyên đề”"}), true},
		{3, "", agendas(topic.Agenda.Opposes, lang.Text{VI: "bước bàn “ý kiến trái chiều”", EN: "a step for “ý kiến trái chiều”"}), true},
		{2, "", finishing, true},
	}
}

// within asks for a part of another section, which says something and is a
// heading of its level.
func within(part site.Part) func(*subject) lang.Text {
	return func(t *subject) lang.Text {
		outer := t.text.Section(part.Within)
		at := slices.IndexFunc(outer, func(b markdown.Block) bool { return b.Kind == markdown.TopHeading && b.ID == part.ID })
		switch {
		case at < 0:
			return absent(part)
		case outer[at].Level != part.Level:
			return lang.Textf("mục “%s” viết bằng %d dấu #", "the section “%s” with %d signs #", part.Title, part.Level)
		}
		return substance(part)(t)
	}
}

// situation asks for the three ideas of a report on how things are, each at the
// beginning of a paragraph, an item or a heading.
func situation(t *subject) lang.Text {
	var missing []string
	for _, idea := range []string{"ưu điểm", "hạn chế", "nguyên nhân"} {
		found := false
		markdown.Walk(t.text.Section(topic.SituationID), func(b *markdown.Block, _ []*markdown.Block) {
			found = found || strings.HasPrefix(vietnamese.Fold(topic.Plain(b.Runs)), vietnamese.Fold(idea))
		})
		if !found {
			missing = append(missing, idea)
		}
	}
	switch {
	case t.text.Heading(topic.SituationID) == nil:
		return untold
	case missing == nil:
		return lang.Text{}
	}
	names := strings.Join(missing, ", ")
	return lang.Textf("trong thực trạng: %s, mỗi ý mở đầu một đoạn", "in the section on how things are: %s, each at the beginning of a paragraph", names)
}

func numbers(t *subject) lang.Text {
	if n := len(t.text.Numbers()); n != howManyNumbers {
		return lang.Textf("%d con số cần tìm (numbers; đang có %d)", "%d numbers to find (numbers; there are %d)", howManyNumbers, n)
	}
	return lang.Text{}
}

func blanks(t *subject) lang.Text {
	if t.length(topic.ReportID) == 0 {
		return untold
	}
	if n := len(topic.Blanks(topic.PlainOf(t.text.Section(topic.ReportID)))); n > mostBlanks {
		return lang.Textf("báo cáo đề dẫn đọc được ngay: đang có %d chỗ phải điền, nên bớt còn %d", "a report that can be read as it is: it has %d places to be filled in, better %d at most", n, mostBlanks)
	}
	return lang.Text{}
}

// agendas asks for a step in every agenda.
func agendas(has func(topic.Agenda) bool, what lang.Text) func(*subject) lang.Text {
	return func(t *subject) lang.Text {
		var without []string
		if len(t.text.Agendas()) == 0 {
			return untold
		}
		for _, a := range t.text.Agendas() {
			if !has(a) {
				without = append(without, a.Name)
			}
		}
		if without == nil {
			return lang.Text{}
		}
		return lang.Textf("%s trong chương trình: %s", "%s in the agenda: %s", what, strings.Join(without, "; "))
	}
}

func finishing(t *subject) lang.Text {
	if slices.ContainsFunc(t.text.Tasks(), func(task topic.Task) bool {
		return task.Day >= 0 && strings.Contains(vietnamese.Fold(task.What), "hoan chinh chuyen de")
	}) {
		return lang.Text{}
	}
	return lang.Text{VI: "việc sau buổi sinh hoạt: “hoàn chỉnh chuyên đề”", EN: "the task after the meeting: “hoàn chỉnh chuyên đề”"}
}
