package doctor

import (
	"slices"

	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// The sections that criteria ask more of than that they say something.
const (
	reportPart     = "bao-cao-de-dan"
	questionsPart  = "cau-hoi-thao-luan"
	conclusionPart = "ket-luan-mau"
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
	missing func(t *topic) lang.Text
}

// criteria returns what a page of the topics' kind is judged by.
func criteria(kind *site.Kind) []criterion {
	var all []criterion
	for _, part := range kind.Parts {
		if part.Required {
			all = append(all, criterion{5, part.ID, substance(part)})
		} else {
			all = append(all, criterion{3, "", presence(part)})
		}
	}
	return append(all,
		criterion{12, reportPart, reportLength},
		criterion{5, reportPart, reportMarks},
		criterion{6, questionsPart, questions},
		criterion{4, "", minutes(60)},
		criterion{4, "", minutes(90)},
		criterion{4, "", minutes(120)},
		criterion{4, "", combined},
		criterion{5, "", tasks},
		criterion{3, "", roles},
		criterion{3, conclusionPart, conclusionWho},
		criterion{3, conclusionPart, conclusionWhen},
		criterion{2, "", key("summary", lang.Text{VI: "tóm tắt", EN: "a summary"})},
		criterion{3, "", key("cites", lang.Text{VI: "văn bản căn cứ", EN: "documents it rests on"})},
		criterion{3, "", key("sources", lang.Text{VI: "nguồn", EN: "sources"})},
		criterion{2, "", key("guidance", lang.Text{VI: "hướng dẫn nên đọc kèm", EN: "guidance to read with it"})},
		criterion{2, "", key("quarters", lang.Text{VI: "quý phù hợp", EN: "the quarters that it fits"})},
		criterion{2, "", key("audiences", lang.Text{VI: "loại chi bộ phù hợp", EN: "the kinds of cell that it fits"})},
	)
}

// presence asks for a section that a topic may lack and still be a topic.
func presence(part site.Part) func(*topic) lang.Text {
	return func(t *topic) lang.Text {
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
func substance(part site.Part) func(*topic) lang.Text {
	return func(t *topic) lang.Text {
		if _, there := t.part(part.ID); !there {
			return absent(part)
		}
		if n := t.length(part.ID); n < leastPart && part.ID != reportPart {
			return lang.Textf("mục “%s” mới có %d tiếng", "the section “%s” has only %d syllables", part.Title, n)
		}
		return lang.Text{}
	}
}

func reportLength(t *topic) lang.Text {
	if n := t.length(reportPart); n < leastReport {
		return lang.Textf("báo cáo đề dẫn mới có %d trên %d tiếng", "the opening report has %d of %d syllables", n, leastReport)
	}
	return lang.Text{}
}

func reportMarks(t *topic) lang.Text {
	n := 0
	for _, m := range t.marks(reportPart) {
		if m.asksToFill() {
			n++
		}
	}
	if n < leastMarks {
		return lang.Textf("báo cáo đề dẫn mới có %d trên %d chỗ chừa [ghi …]", "the opening report has %d of %d places marked [ghi …]", n, leastMarks)
	}
	return lang.Text{}
}

func questions(t *topic) lang.Text {
	n := 0
	for _, b := range t.blocksOf(questionsPart) {
		if b.kind == item && b.top {
			n++
		}
	}
	if n < leastQuestions || n > mostQuestions {
		return lang.Textf("%d đến %d câu hỏi thảo luận (đang có %d)", "%d to %d questions (there are %d)", leastQuestions, mostQuestions, n)
	}
	return lang.Text{}
}

// minutes asks for an agenda of a length, not combined with another meeting,
// whose steps take just that.
func minutes(length int) func(*topic) lang.Text {
	return func(t *topic) lang.Text {
		found := t.agenda(func(a *frontmatter.Meta) bool { return a.Int("minutes") == length && !isCombined(a) })
		switch {
		case found == nil:
			return lang.Textf("chương trình %d phút", "an agenda of %d minutes", length)
		case steps(found) != length:
			return lang.Textf("chương trình %d phút cộng chưa đúng", "an agenda of %d minutes that adds up", length)
		}
		return lang.Text{}
	}
}

func combined(t *topic) lang.Text {
	if t.agenda(isCombined) == nil {
		return lang.Text{VI: "chương trình kết hợp với sinh hoạt thường kỳ (tên có chữ “kết hợp”)", EN: "an agenda combined with the regular meeting (named “kết hợp …”)"}
	}
	return lang.Text{}
}

func tasks(t *topic) lang.Text {
	if first, last, _ := t.days(); first > earliest || last < latest {
		return lang.Textf("việc theo ngày từ %d hoặc sớm hơn đến %+d hoặc muộn hơn", "tasks from day %d or before to day %+d or after", earliest, latest)
	}
	return lang.Text{}
}

func roles(t *topic) lang.Text {
	if _, _, n := t.days(); n < leastRoles {
		return lang.Textf("việc chia cho ít nhất %d vai (đang có %d)", "tasks for at least %d roles (there are %d)", leastRoles, n)
	}
	return lang.Text{}
}

func conclusionWho(t *topic) lang.Text {
	if t.asksIn(conclusionPart, "tên", "người", "đồng chí", "ai ", "phụ trách") {
		return lang.Text{}
	}
	return lang.Text{VI: "chỗ ghi người làm trong kết luận mẫu", EN: "a place for who in the draft conclusion"}
}

func conclusionWhen(t *topic) lang.Text {
	if t.asksIn(conclusionPart, "ngày", "tháng", "hạn", "quý") {
		return lang.Text{}
	}
	return lang.Text{VI: "chỗ ghi thời hạn trong kết luận mẫu", EN: "a place for by when in the draft conclusion"}
}

// asksIn reports whether a marked place of a section asks for one of words.
func (t *topic) asksIn(part string, words ...string) bool {
	return slices.ContainsFunc(t.marks(part), func(m mark) bool { return m.asks(words...) })
}

// asksToFill reports whether the mark is one that the report's reader fills in.
func (m mark) asksToFill() bool { return len(m.inside) >= 3 && m.inside[:3] == "ghi" }

// key asks for a key of front matter.
func key(name string, what lang.Text) func(*topic) lang.Text {
	return func(t *topic) lang.Text {
		if t.page.Meta.Has(name) {
			return lang.Text{}
		}
		return lang.Textf("%s (%s)", "%s (%s)", what, name)
	}
}
