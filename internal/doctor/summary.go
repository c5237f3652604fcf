package doctor

import (
	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/topic"
)

// Chosen reports what a topic chooses for its one-page summary and does not
// have: a sixth question of five. It is meant for every build, and costs
// nothing where no topic chooses.
func Chosen(in Input, problems *diag.List) {
	for _, p := range in.Tree.Pages {
		of := p.Meta.Table(topic.SummaryKey)
		if !isTopic(p) || of == nil {
			continue
		}
		for _, choice := range topic.Read(p, nil).Choices() {
			for _, item := range of.Items(choice.Key) {
				if item.Int > choice.Count {
					problems.Add(p.Problem(ruleSummaryChoice, item.Span, lang.Textf(
						"%s: bài không có mục thứ %d, chỉ có %d", "%s: there is no number %d, only %d", choice.Key, item.Int, choice.Count),
						choiceHint(choice)))
				}
			}
		}
	}
}

// choiceHint says what numbers a choice may have.
func choiceHint(c topic.Choice) lang.Text {
	if c.Count == 0 {
		return lang.Text{VI: "bỏ khóa này, hoặc viết phần ấy của bài", EN: "remove the key, or write that part of the topic"}
	}
	return lang.Textf("đếm từ 1: ghi một số từ 1 đến %d", "count from 1: write a number from 1 to %d", c.Count)
}

// longSummary warns of a one-page summary that does not fit on its page.
func longSummary(text *topic.Text, problems *diag.List) {
	if n := text.Summary().Syllables(); n > topic.MostSyllables {
		problems.Add(text.Page.Problem(ruleSummaryLong, diag.Span{},
			lang.Textf("bản tóm tắt một trang dài %d tiếng, quá %d (không kể chương trình)", "the one-page summary has %d syllables, more than %d (its agenda apart)", n, topic.MostSyllables),
			lang.Text{VI: "rút ngắn summary, numbers, ba điều đầu của kết luận mẫu; hoặc chọn câu hỏi, ý kiến ngắn hơn ở summary_of",
				EN: "shorten summary, numbers and the first three points of the draft conclusion, or choose shorter questions and views in summary_of"}))
	}
}
