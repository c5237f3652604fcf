package doctor

import (
	"slices"
	"testing"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/sitetest"
)

func TestAccept(t *testing.T) {
	t.Parallel()
	in := load(t, `
-- a.md --
---
accept:
  - {code: secrecy-mark, why: bài nói về bản tin}
  - {code: long-sentence, why: trích nguyên văn}
  - {code: long-sentense, why: gõ sai}
  - {code: phone-number, why: không được}
---
-- b.md --
---
draft: true
accept: [{code: part-missing, why: chưa viết}, {code: image-alt, why: chưa có ảnh}]
---
`)
	for _, examined := range []bool{false, true} {
		var problems diag.List
		for _, p := range []diag.Problem{
			{File: "content/a.md", Code: "secrecy-mark"},
			{File: "content/b.md", Code: "secrecy-mark"},
			{File: "content/b.md", Code: "part-missing"},
			{File: "content/a.md", Code: "phone-number", Severity: diag.Error},
		} {
			p.Text = lang.Text{VI: p.Code}
			problems.Add(p)
		}
		Accept(in, &problems, examined)
		want := []string{
			"content/a.md phone-number: phone-number",
			"content/a.md:5:12 accept-unknown: không có cảnh báo \"long-sentense\" (có phải ý bạn là \"long-sentence\"?)",
			"content/a.md:6:12 accept-error: \"phone-number\" là lỗi, không bỏ qua được",
			"content/b.md secrecy-mark: secrecy-mark",
		}
		if examined {
			want = slices.Insert(want, 1, "content/a.md:4:12 accept-unused: trang không còn cảnh báo \"long-sentence\" nào")
		}
		expect(t, sitetest.Messages(&problems), want)
	}
}

// What is told of an entry depends on what its code is: nothing here is listed
// by hand, so a warning cannot be taken for an error.
func TestAcceptBySeverity(t *testing.T) {
	t.Parallel()
	in := load(t, `
-- a.md --
---
accept:
  - {code: value-comment, why: đã sửa}
  - {code: value-quotes, why: đã sửa}
  - {code: check-old, why: đã sửa}
  - {code: syntax, why: không được}
  - {code: encoding, why: không được}
  - {code: accept-unused, why: không được}
  - {code: file-svg, why: nói về tệp}
---
`)
	var problems diag.List
	Accept(in, &problems, true)
	want := []string{
		"content/a.md:3:12 accept-unused: trang không còn cảnh báo \"value-comment\" nào",
		"content/a.md:4:12 accept-unused: trang không còn cảnh báo \"value-quotes\" nào",
		"content/a.md:5:12 accept-unused: trang không còn cảnh báo \"check-old\" nào",
		"content/a.md:6:12 accept-error: \"syntax\" là lỗi, không bỏ qua được",
		"content/a.md:7:12 accept-error: \"encoding\" là lỗi, không bỏ qua được",
		"content/a.md:8:12 accept-unknown: không có cảnh báo \"accept-unused\"",
		"content/a.md:9:12 accept-unknown: không có cảnh báo \"file-svg\"",
	}
	expect(t, sitetest.Messages(&problems), want)
	for _, p := range problems.Sorted() {
		if byDay := p.Span == in.Pages[0].Meta.Records("accept")[2].Span("code"); p.Passing != byDay {
			t.Errorf("%s: passing %v", p.Text.VI, p.Passing)
		}
	}
}
