//go:build slow

package e2e

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"chuyende/internal/wordmltest"
)

// topicTasks goes a secretary's whole way with one topic: found for the second
// quarter of a village cell, put into the plan, its questions sent, its papers
// filled in, its large print; at last the plan opens from its link on another device.
func topicTasks(t *testing.T, base string) {
	w := walk(t, base)
	w.choose(t, "doi-tuong", "thon-to-dan-pho")
	w.touch(t, `#can_gi .seg label`, "Quý II")
	w.run(t, until(`document.querySelector('#can_gi [name="quy"]:checked').value === '2' && document.querySelectorAll('#can_gi .rows a').length > 2`))
	title := eval[string](t, w.tab, `document.querySelector('#can_gi .rows a').textContent`)
	w.touch(t, `#can_gi .rows a`, "")
	w.at(t, title)
	w.within(t, "a topic for the second quarter of a village cell", 4)
	page := get(t, w.tab, chromedp.Location())
	if facts := eval[string](t, w.tab, `document.querySelector('.facts').textContent`); !strings.Contains(facts, "Thôn, tổ dân phố") || !strings.Contains(facts, "Quý II") {
		t.Errorf("%s is for %q", title, facts)
	}
	again := func() {
		t.Helper()
		w.run(t, chromedp.Navigate("about:blank"), chromedp.Navigate(page))
		w.at(t, title)
		w.taps, w.flicks = 0, 0
	}

	w.sendsQuestions(t)
	again()
	w.touch(t, `.actions summary`, "")
	w.touch(t, `.actions .panel a`, "Bản chữ to")
	w.wait(t, `document.readyState === 'complete' && document.querySelector('.paper')`)
	w.within(t, "its large print", 2)
	again()
	w.takesReport(t, title)
	again()
	w.plansTopic(t, title)
}

// sendsQuestions copies the questions of the topic that is open.
func (w *walker) sendsQuestions(t *testing.T) {
	t.Helper()
	w.touch(t, `.actions a`, "Gửi Zalo")
	w.wait(t, `document.readyState === 'complete' && document.querySelector('[data-copy]')?.offsetHeight`)
	w.run(t, chromedp.Evaluate[chromedp.Void](clipboards[0].setup+";0"))
	w.touch(t, `.message [data-copy^="questions"]`, "")
	w.run(t, until(`window.copied`))
	if sent := eval[string](t, w.tab, `window.copied`); strings.Count(sent, "?") < 2 {
		t.Errorf("what is sent are no questions: %q", sent)
	}
	w.within(t, "its questions to Zalo", 3)
}

// takesReport enters once what papers need, and takes the opening report with it.
func (w *walker) takesReport(t *testing.T, title string) {
	t.Helper()
	next := w.downloads(t)
	open := func() {
		t.Helper()
		w.touch(t, `.actions a[data-papers]`, "")
		w.run(t, until(`document.querySelector('.overlay:not([hidden]) .paper-form form:not([hidden])')`))
	}
	open()
	w.touch(t, `.paper-form summary`, "")
	w.run(t, enter("dang-bo", "xã Thử"), enter("chi-bo", "Chi bộ Thôn Hai"), enter("bi-thu", "Nguyễn Văn Thử"), enter("ngay-hop", "2027-05-29"))
	w.touch(t, `.overlay-head button`, "Đóng")
	w.run(t, until(`document.querySelector('.overlay').hidden`))
	w.taps, w.flicks = 0, 0 // entered once for all papers of all topics

	open()
	w.touch(t, `.paper-get[href$="/de-dan.docx"]`, "")
	f := wordmltest.Open(t, next())
	w.within(t, "its opening report in Word", 2)
	f.Check(t)
	text := strings.Join(f.Lines(), " ")
	for _, want := range []string{"Thôn Hai", "ngày 29 tháng 5 năm 2027", "Nguyễn Văn Thử", title} {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(want)) {
			t.Errorf("the report lacks %q: %s", want, text)
		}
	}
}

// plansTopic puts the topic that is open into the second quarter, has the others
// filled in, names somebody, and opens the link on another device.
func (w *walker) plansTopic(t *testing.T, title string) {
	t.Helper()
	w.touch(t, `.actions summary`, "")
	w.touch(t, `.actions .panel a`, "Thêm vào kế hoạch")
	w.at(t, "Kế hoạch")
	w.touch(t, `.add-choices button:nth-child(2)`, "")
	w.run(t, until(`document.querySelector('[data-quarter="2"] [data-said=title] a')`))
	w.touch(t, `[data-fill]`, "")
	w.run(t, until(`document.querySelector('[data-said=count]').textContent === '4/4'`), enter("q2.chu-tri", "Nguyễn Văn Thử"), chromedp.Evaluate[chromedp.Void](clipboards[0].setup+";0"))
	w.touch(t, `[data-send]`, "")
	w.run(t, until(`window.copied`))
	w.within(t, "the topic in the plan, the year filled, its link copied", 5)
	mine := eval[[]string](t, w.tab, planned)
	if !strings.HasPrefix(mine[1], title) {
		t.Errorf("the second quarter has %q, want %q", mine[1], title)
	}
	other := open(t, w.base, 360)
	other.run(t, chromedp.Navigate(eval[string](t, w.tab, `window.copied`)), chromedp.WaitVisible(`#ke_hoach`))
	if theirs := eval[[]string](t, other, planned); !slices.Equal(theirs, mine) {
		t.Errorf("another device shows %q, want %q", theirs, mine)
	}
	if names := fieldOf(t, other, "q2.chu-tri"); names != "" {
		t.Errorf("the link tells who chairs: %q", names)
	}
}
