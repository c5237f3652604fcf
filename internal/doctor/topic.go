package doctor

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/markdown"
	"chuyende/internal/vietnamese"
)

// gap is something that a topic lacks: told is true where the build tells of
// it already, as it does of sections that are not there at all.
type gap struct {
	weight  int
	missing lang.Text
	told    bool
}

// gaps returns what a topic lacks and how complete it is.
func (t *topic) gaps() (gaps []gap, percent int) {
	var met, total int
	for _, c := range criteria(t.page.Kind) {
		total += c.weight
		missing := c.missing(t)
		if missing.IsZero() {
			met += c.weight
			continue
		}
		_, there := t.part(c.part)
		gaps = append(gaps, gap{c.weight, missing, c.part != "" && !there})
	}
	return gaps, 100 * met / max(1, total)
}

// What a build asks of a published topic: leastPercent of the score. Of what is
// missing it names as many things as can be remembered.
const (
	leastPercent = 60
	mostGaps     = 3
)

// Thin warns of topics that lack so much that no meeting can be held by them.
// It is meant for every build; a check says all that is missing.
func Thin(in Input, problems *diag.List) {
	for _, p := range in.Tree.Pages {
		if !isTopic(p) {
			continue
		}
		gaps, percent := (&topic{prose: newProse(p)}).gaps()
		if percent >= leastPercent {
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
func examineTopic(text *prose, problems *diag.List) Score {
	p := text.page
	score := Score{Path: p.Shown, Title: p.Title}
	gaps, percent := (&topic{prose: text}).gaps()
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
	for _, agenda := range p.Meta.Records("agenda") {
		if sum := steps(agenda); agenda.Int("minutes") != 0 && sum != agenda.Int("minutes") {
			problems.Add(p.Problem(ruleAgendaSum, agenda.Span("minutes"),
				lang.Textf("chương trình ghi %d phút nhưng các bước cộng lại là %d phút", "the agenda says %d minutes but its steps add up to %d", agenda.Int("minutes"), sum),
				lang.Text{VI: "sửa số phút của chương trình hoặc của một bước", EN: "correct the minutes of the agenda or of a step"}))
		}
	}
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

// steps returns how many minutes an agenda's steps take.
func steps(agenda *frontmatter.Meta) int {
	sum := 0
	for _, step := range agenda.Records("steps") {
		sum += step.Int("minutes")
	}
	return sum
}

// topic is a topic's text as criteria look at it.
type topic struct{ *prose }

// part returns where the section below the heading with an id stands in the
// file, up to the next heading of its level or a higher one.
func (t *topic) part(id string) (span diag.Span, ok bool) {
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
func (t *topic) blocksOf(id string) []block {
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
func (t *topic) length(id string) int {
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
func (t *topic) marks(id string) []mark {
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

// agenda returns the first agenda that is.
func (t *topic) agenda(is func(*frontmatter.Meta) bool) *frontmatter.Meta {
	agendas := t.page.Meta.Records("agenda")
	if i := slices.IndexFunc(agendas, is); i >= 0 {
		return agendas[i]
	}
	return nil
}

// isCombined reports whether an agenda is for a thematic meeting held together
// with the regular one.
func isCombined(agenda *frontmatter.Meta) bool {
	return strings.Contains(vietnamese.Fold(agenda.Text("name")), "ket hop")
}

// days returns the first and last day of the topic's tasks and how many roles
// share them.
func (t *topic) days() (first, last, roles int) {
	who := map[string]bool{}
	for _, task := range t.page.Meta.Records("tasks") {
		first, last = min(first, task.Int("day")), max(last, task.Int("day"))
		who[cmp.Or(vietnamese.Fold(strings.TrimSpace(task.Text("who"))), "?")] = true
	}
	return first, last, len(who)
}
