package doctor

import (
	"slices"

	"chuyende/internal/lang"
	"chuyende/internal/site"
	"chuyende/internal/topic"
)

// What a topic needs to be of use: leastReport and leastPart count syllables,
// leastMarks the places in the report to be filled in, earliest and latest
// days from the meeting.
const (
	leastReport    = 600
	leastPart      = 25
	leastMarks     = 5
	leastQuestions = 5
	mostQuestions  = 8
	earliest       = -7
	latest         = 1
	leastRoles     = 3
)

// criterion is one thing that a whole topic has.
type criterion struct {
	// weight is how much it counts beside the others.
	weight int
	// part is the heading's id where it is about a section that every topic
	// must have, "" otherwise.
	part string
	// missing says what a topic lacks; the zero Text where nothing.
	missing func(t *subject) lang.Text
	// advised is true of what makes a paper of a topic that meetings can be
	// held by without it: it counts in the score and stands in its list, and
	// nothing warns of it.
	advised bool
}

// criteria returns what a page of the topics' kind is judged by.
func criteria(kind *site.Kind) []criterion {
	var all []criterion
	for _, part := range kind.Parts {
		switch {
		case part.Required:
			all = append(all, criterion{5, part.ID, substance(part), false})
		case part.Within != "":
			all = append(all, criterion{3, "", within(part), true})
		default:
			all = append(all, criterion{3, "", presence(part), part.Advised})
		}
	}
	return append(append(all, paper()...),
		criterion{12, topic.ReportID, reportLength, false},
		criterion{5, topic.ReportID, reportMarks, false},
		criterion{6, topic.QuestionsID, questions, false},
		criterion{4, "", minutes(60), false},
		criterion{4, "", minutes(90), false},
		criterion{4, "", minutes(120), false},
		criterion{4, "", combined, false},
		criterion{5, "", tasks, false},
		criterion{3, "", roles, false},
		criterion{3, topic.ConclusionID, conclusionWho, false},
		criterion{3, topic.ConclusionID, conclusionWhen, false},
		criterion{2, "", key("summary", lang.Text{VI: "tóm tắt", EN: "a summary"}), false},
		criterion{3, "", basis, false},
		criterion{3, "", key("sources", lang.Text{VI: "nguồn", EN: "sources"}), false},
		criterion{2, "", key("guidance", lang.Text{VI: "hướng dẫn nên đọc kèm", EN: "guidance to read with it"}), false},
		criterion{2, "", key(site.QuartersKey, lang.Text{VI: "quý phù hợp", EN: "the quarters that it fits"}), false},
		criterion{2, "", key(site.AudiencesKey, lang.Text{VI: "loại chi bộ phù hợp", EN: "the kinds of cell that it fits"}), false},
	)
}

// presence asks for a section that a topic may lack and still be a topic.
func presence(part site.Part) func(*subject) lang.Text {
	return func(t *subject) lang.Text {
		if t.page.Doc.HasAnchor(part.ID) {
			return lang.Text{}
		}
		return absent(part)
	}
}

func absent(part site.Part) lang.Text {
	return lang.Textf("mục “%s” {#%s}", "the section “%s” {#%s}", part.Title, part.ID)
}

// substance asks for a section that says something.
func substance(part site.Part) func(*subject) lang.Text {
	return func(t *subject) lang.Text {
		if _, there := t.part(part.ID); !there {
			return absent(part)
		}
		if n := t.length(part.ID); n < leastPart && part.ID != topic.ReportID {
			return lang.Textf("mục “%s” mới có %d tiếng", "the section “%s” has only %d syllables", part.Title, n)
		}
		return lang.Text{}
	}
}

func reportLength(t *subject) lang.Text {
	if n := t.length(topic.ReportID); n < leastReport {
		return lang.Textf("báo cáo đề dẫn mới có %d trên %d tiếng", "the opening report has %d of %d syllables", n, leastReport)
	}
	return lang.Text{}
}

// basis asks for documents that may be named as what the topic rests on: those
// that are verified.
func basis(t *subject) lang.Text {
	for _, related := range t.page.Related {
		if related.Field == "cites" && !related.Inverse {
			return lang.Text{}
		}
	}
	return lang.Text{VI: "văn bản căn cứ đã kiểm chứng (cites)", EN: "verified documents that it rests on (cites)"}
}

func reportMarks(t *subject) lang.Text {
	n := 0
	for _, m := range t.marks(topic.ReportID) {
		if m.asksToFill() {
			n++
		}
	}
	if n < leastMarks {
		return lang.Textf("báo cáo đề dẫn mới có %d trên %d chỗ chừa [ghi …]", "the opening report has %d of %d places marked [ghi …]", n, leastMarks)
	}
	return lang.Text{}
}

func questions(t *subject) lang.Text {
	if n := len(t.text.Questions()); n < leastQuestions || n > mostQuestions {
		return lang.Textf("%d đến %d câu hỏi thảo luận (đang có %d)", "%d to %d questions (there are %d)", leastQuestions, mostQuestions, n)
	}
	return lang.Text{}
}

// minutes asks for an agenda of a length, not combined with another meeting,
// whose steps take just that.
func minutes(length int) func(*subject) lang.Text {
	return func(t *subject) lang.Text {
		agendas := t.text.Agendas()
		i := slices.IndexFunc(agendas, func(a topic.Agenda) bool { return a.Minutes == length && !a.Combined })
		switch {
		case i < 0:
			return lang.Textf("chương trình %d phút", "an agenda of %d minutes", length)
		case agendas[i].Sum() != length:
			return lang.Textf("chương trình %d phút cộng chưa đúng", "an agenda of %d minutes that adds up", length)
		}
		return lang.Text{}
	}
}

func combined(t *subject) lang.Text {
	if !slices.ContainsFunc(t.text.Agendas(), func(a topic.Agenda) bool { return a.Combined }) {
		return lang.Text{VI: "chương trình kết hợp với sinh hoạt thường kỳ (tên có chữ “kết hợp”)", EN: "an agenda combined with the regular meeting (named “kết hợp …”)"}
	}
	return lang.Text{}
}

func tasks(t *subject) lang.Text {
	if first, last, _ := t.days(); first > earliest || last < latest {
		return lang.Textf("việc theo ngày từ %d hoặc sớm hơn đến %+d hoặc muộn hơn", "tasks from day %d or before to day %+d or after", earliest, latest)
	}
	return lang.Text{}
}

func roles(t *subject) lang.Text {
	if _, _, n := t.days(); n < leastRoles {
		return lang.Textf("việc chia cho ít nhất %d vai (đang có %d)", "tasks for at least %d roles (there are %d)", leastRoles, n)
	}
	return lang.Text{}
}

func conclusionWho(t *subject) lang.Text {
	if t.asksIn(topic.ConclusionID, "tên", "người", "đồng chí", "ai ", "phụ trách") {
		return lang.Text{}
	}
	return lang.Text{VI: "chỗ ghi người làm trong kết luận mẫu", EN: "a place for who in the draft conclusion"}
}

func conclusionWhen(t *subject) lang.Text {
	if t.asksIn(topic.ConclusionID, "ngày", "tháng", "hạn", "quý") {
		return lang.Text{}
	}
	return lang.Text{VI: "chỗ ghi thời hạn trong kết luận mẫu", EN: "a place for by when in the draft conclusion"}
}

// asksIn reports whether a marked place of a section asks for one of words.
func (t *subject) asksIn(part string, words ...string) bool {
	return slices.ContainsFunc(t.marks(part), func(m mark) bool { return m.asks(words...) })
}

// asksToFill reports whether the mark is one that the report's reader fills in.
func (m mark) asksToFill() bool { return len(m.inside) >= 3 && m.inside[:3] == "ghi" }

// key asks for a key of front matter.
func key(name string, what lang.Text) func(*subject) lang.Text {
	return func(t *subject) lang.Text {
		if t.page.Meta.Has(name) {
			return lang.Text{}
		}
		return lang.Textf("%s (%s)", "%s (%s)", what, name)
	}
}
