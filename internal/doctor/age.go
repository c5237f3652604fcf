package doctor

import (
	"time"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// isOld reports whether a date lies more months back than the settings allow.
func (in Input) isOld(date time.Time) bool {
	return in.Config.ReviewMonths > 0 && date.AddDate(0, in.Config.ReviewMonths, 0).Before(in.Now)
}

// passing marks a problem that time alone has brought.
func passing(p diag.Problem) diag.Problem {
	p.Passing = true
	return p
}

// checked reports a document whose validity nobody has checked for long.
func (r *register) checked(p *site.Page) {
	const key = "checked_on"
	date := p.Meta.DateIn(key, r.Config.Zone)
	switch {
	case r.Config.ReviewMonths == 0:
	case date.IsZero():
		r.problems.Add(p.Problem(ruleCheckOld, p.Meta.Span("status"),
			lang.Text{VI: "chưa ghi ngày kiểm tra hiệu lực", EN: "it is not told when the validity was checked"},
			lang.Text{VI: "tra lại văn bản rồi thêm khóa checked_on với ngày tra", EN: "look the document up and add checked_on with the day"}))
	case r.isOld(date):
		r.problems.Add(passing(p.Problem(ruleCheckOld, p.Meta.Span(key),
			lang.Textf("đã quá %d tháng chưa kiểm tra lại hiệu lực", "the validity was last checked more than %d months ago", r.Config.ReviewMonths),
			lang.Text{VI: "tra lại văn bản rồi sửa checked_on thành ngày tra", EN: "look the document up again and set checked_on to the day"})))
	}
}

// reviewed reports a page that nobody has read through for long, where
// pages of its kind should be.
func reviewed(in Input, p *site.Page, problems *diag.List) {
	const key = "reviewed"
	if in.Config.ReviewMonths == 0 || p.Index || p.Kind.Review == site.NoReview {
		return
	}
	hint := lang.Textf("đọc lại bài, đối chiếu sổ hiệu lực, rồi ghi reviewed: %s", "read it through against the register, then write reviewed: %s", in.Now.Format(time.DateOnly))
	switch {
	case p.Reviewed.IsZero() && p.Kind.Review == site.ReviewAlways:
		problems.Add(p.Problem(ruleReviewOld, diag.Span{},
			lang.Text{VI: "chuyên đề chưa được rà soát lần nào", EN: "the topic has never been reviewed"}, hint))
	case !p.Reviewed.IsZero() && in.isOld(p.Reviewed):
		problems.Add(passing(p.Problem(ruleReviewOld, p.Meta.Span(key),
			lang.Textf("đã quá %d tháng chưa rà soát lại", "last reviewed more than %d months ago", in.Config.ReviewMonths), hint)))
	}
}
