package doctor

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/markdown"
	"chuyende/internal/topic"
	"chuyende/internal/vietnamese"
)

// gap is something that a topic lacks: told is true where the build tells of
// it already, as it does of sections that are not there at all, or where it is
// only advised.
type gap struct {
	weight  int
	missing lang.Text
	told    bool
}

// gaps returns what a topic lacks, how complete it is, and how complete it is
// in what no meeting can be held without. Both are in percent.
func (t *subject) gaps() (gaps []gap, percent, usable int) {
	var met, total, advised, metAdvised int
	for _, c := range criteria(t.page.Kind) {
		missing := c.missing(t)
		total += c.weight
		if missing.IsZero() {
			met += c.weight
		}
		if c.advised {
			advised += c.weight
			if missing.IsZero() {
				metAdvised += c.weight
			}
		}
		if !missing.IsZero() && missing != untold {
			_, there := t.part(c.part)
			gaps = append(gaps, gap{c.weight, missing, c.advised || c.part != "" && !there})
		}
	}
	return gaps, 100 * met / max(1, total), 100 * (met - metAdvised) / max(1, total-advised)
}

// What a build asks of a published topic: leastPercent of the score. Of what is
// missing it names as many things as can be remembered.
const (
	leastPercent = 60
	mostGaps     = 3
)

// Thin warns of topics that lack so much that no meeting can be held by them.
// It is meant for every build; a check says all that is missing. A draft that a
// preview shows may lack anything.
func Thin(in Input, problems *diag.List) {
	for _, p := range in.Tree.Pages {
		if !isTopic(p) || p.Draft() {
			continue
		}
		gaps, percent, usable := newSubject(topic.Read(p, nil)).gaps()
		if usable >= leastPercent {
			continue
		}
		slices.SortStableFunc(gaps, func(a, b gap) int { return b.weight - a.weight })
		var most []lang.Text
		for _, g := range gaps[:min(len(gaps), mostGaps)] {
			most = append(most, g.missing)
		}
		problems.Add(p.Problem(ruleTopicIncomplete, diag.Span{},
			lang.Textf("chuyên đề đăng lên mà mới đạt %d %%; thiếu nhiều nhất: %s", "a published topic is only %d %% complete; missing most: %s", percent, enumerate(most)),
			lang.Text{VI: "xem đủ những gì còn thiếu: chuyende check; chưa viết xong thì thêm draft: true ở đầu bài để chưa đăng", EN: "see all that is missing: chuyende check; while it is being written, draft: true in front matter keeps it back"}))
	}
}

// examineTopic scores a topic, and warns of what it lacks and of agendas that
// do not add up.
func examineTopic(t *subject, problems *diag.List) Score {
	p := t.page
	score := Score{Path: p.Shown, Title: p.Title}
	gaps, percent, _ := t.gaps()
	score.Percent = percent
	var rest []lang.Text
	for _, g := range gaps {
		score.Missing = append(score.Missing, g.missing)
		if !g.told {
			rest = append(rest, g.missing)
		}
	}
	if len(rest) > 0 {
		problems.Add(p.Problem(ruleTopicIncomplete, diag.Span{},
			lang.Textf("chuyên đề mới đạt %d %%; còn thiếu: %s", "the topic is %d %% complete; missing: %s", score.Percent, enumerate(rest)),
			lang.Text{VI: "bổ sung những phần ấy; muốn xem khuôn của một chuyên đề đủ thì chạy: chuyende new topic ten-bai", EN: "add it; for the pattern of a whole topic run: chuyende new topic NAME"}))
	}
	for i, agenda := range t.text.Agendas() {
		if sum := agenda.Sum(); agenda.Minutes != 0 && sum != agenda.Minutes {
			problems.Add(p.Problem(ruleAgendaSum, p.Meta.Records("agenda")[i].Span("minutes"),
				lang.Textf("chương trình ghi %d phút nhưng các bước cộng lại là %d phút", "the agenda says %d minutes but its steps add up to %d", agenda.Minutes, sum),
				lang.Text{VI: "sửa số phút của chương trình hoặc của một bước", EN: "correct the minutes of the agenda or of a step"}))
		}
	}
	longSummary(t.text, problems)
	return score
}

// enumerate joins texts with semicolons.
func enumerate(texts []lang.Text) lang.Text {
	var all lang.Text
	for i, t := range texts {
		if i > 0 {
			all.VI, all.EN = all.VI+"; ", all.EN+"; "
		}
		all.VI, all.EN = all.VI+t.VI, all.EN+t.EN
	}
	return all
}

// subject is a topic's text as criteria look at it: in blocks of its author's
// words, and in parts.
type subject struct {
	*prose
	text *topic.Text
}

func newSubject(text *topic.Text) *subject {
	return &subject{prose: proseOf(text.Page, text.Blocks), text: text}
}

// part returns where the section below the heading with an id stands in the
// file, up to the next heading of its level or a higher one.
func (t *subject) part(id string) (span diag.Span, ok bool) {
	headings := t.page.Doc.Headings
	i := slices.IndexFunc(headings, func(h markdown.Heading) bool { return h.ID == id })
	if i < 0 {
		return diag.Span{}, false
	}
	span = diag.Span{Start: headings[i].Span.End, End: len(t.page.Data)}
	for _, next := range headings[i+1:] {
		if next.Level <= headings[i].Level {
			span.End = next.Span.Start
			break
		}
	}
	return span, true
}

// blocksOf returns the blocks of a section, headings left out.
func (t *subject) blocksOf(id string) []block {
	span, _ := t.part(id)
	var within []block
	for _, b := range t.blocks {
		if b.kind != heading && span.Start <= b.start && b.start < span.End {
			within = append(within, b)
		}
	}
	return within
}

// length returns how many syllables a section has.
func (t *subject) length(id string) int {
	n := 0
	for _, b := range t.blocksOf(id) {
		n += syllables(b.text)
	}
	return n
}

// mark is a place marked for the user to fill in, such as "[ghi tên]".
type mark struct {
	// inside is what stands between the brackets, before what stands before
	// them in the block; both in lower case.
	inside, before string
}

// marks returns the marked places of a section.
func (t *subject) marks(id string) []mark {
	var marks []mark
	for _, b := range t.blocksOf(id) {
		for at := 0; ; {
			open := bytes.IndexByte(b.text[at:], '[')
			if open < 0 {
				break
			}
			open += at
			end := bytes.IndexByte(b.text[open:], ']')
			if end < 0 {
				break
			}
			end += open
			before := string(b.text[max(0, open-40):open])
			marks = append(marks, mark{strings.ToLower(string(b.text[open+1 : end])), strings.ToLower(before)})
			at = end
		}
	}
	return marks
}

// asks reports whether a marked place asks for something that one of some
// words tells, inside it or shortly before.
func (m mark) asks(words ...string) bool {
	return slices.ContainsFunc(words, func(word string) bool {
		return strings.Contains(m.inside, word) || strings.Contains(m.before, word)
	})
}

// days returns the first and last day of the topic's tasks and how many roles
// share them.
func (t *subject) days() (first, last, roles int) {
	who := map[string]bool{}
	for _, task := range t.page.Meta.Records("tasks") {
		first, last = min(first, task.Int("day")), max(last, task.Int("day"))
		who[cmp.Or(vietnamese.Fold(strings.TrimSpace(task.Text("who"))), "?")] = true
	}
	return first, last, len(who)
}
