package render

import (
	"html/template"
	"strconv"
	"strings"
	"testing"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/handout"
	"chuyende/internal/site"
	"chuyende/internal/stationery"
	"chuyende/internal/suggest"
	"chuyende/internal/topic"
	"chuyende/internal/words"
)

// hostile is a title that breaks whatever does not escape it.
const hostile = `Đất "đai" <b onclick=alert(1)>'&`

var someDay = Date{"ngày 22 tháng 11 năm 2026", "22/11/2026", "2026-11-22"}

// plain is a view with no more than every page of a layout has.
func plain(layout string) *View {
	v := frameOnly(layout)
	card := &Card{Title: "Trang", Kind: "page", KindTitle: "Trang"}
	article := ArticleBody{Card: card}
	handed := HandoutBody{Card: &Card{Title: "Trang", URL: "../y.html", Kind: "page", KindTitle: "Trang"}}
	v.Body = map[string]any{
		"page": &article, "group": &article, "case": &article, "guidance": &article,
		"topic": &TopicBody{article, &Topic{Summary: &Summary{}, SummaryURL: "y/tom-tat.html"}}, "summary": &SummaryBody{Card: &Card{Title: "Trang", URL: "../y.html"}, Summary: &Summary{}},
		"document": &DocumentBody{article, &Document{}},
		"home":     &HomeBody{}, "list": &ListBody{List: &List{}}, "register": &RegisterBody{ListBody{List: &List{}}, &Register{}},
		"large-print": &LargePrintBody{handed, &handout.Paper{}}, "message": &MessageBody{handed, nil, "zalo.txt"}, "slides": &SlidesBody{handed, []handout.Slide{{Sort: "title", Title: "Trang"}}, ""},
		"terms": &TermsBody{}, "term": &TermBody{&List{}}, "letter": &LetterBody{List: &List{}},
		"collection": &CollectionBody{Data: "{}"}, "components": &ComponentsBody{List: &List{}},
		"single": &SingleBody{TopicBody: TopicBody{article, &Topic{Summary: &Summary{}}}},
		"book":   &BookBody{Card: &Card{Title: "Trang", URL: "../y.html"}}, "chapter": &ChapterBody{}, "deck": &SlidesBody{handed, []handout.Slide{{Sort: "title", Title: "Trang"}}, ""},
		"quality": qualityBody(emptyInput()), "observer": &ObserverBody{}, "rota": &RotaBody{Rules: "{}"},
		"search": &SearchBody{}, "catalogue": &CatalogueBody{}, "missing": &MissingBody{}, "offline": &OfflineBody{}, "redirect": &RedirectBody{"../a/b.html"}, "news": &NewsBody{},
		"suggest": &SuggestBody{Chooser: &Chooser{URL: "index.html"}, Catalogue: "{}"},
		"plan":    &PlanBody{Numbers: []int{1, 2, 3, 4}, Calendar: "a.ics", SuggestURL: "../s/index.html", Data: "{}"},
		"choices": &ChoicesBody{URL: "index.html", Parts: []ChooserPart{{Link: Link{"Quý I", "quy-1.html"}}}},
	}[layout]
	return v
}

// emptyInput is that of a site without pages.
func emptyInput() Input {
	return Input{Tree: &site.Tree{}, Config: &config.Config{Words: words.Default()}}
}

// frameOnly is a view without a body.
func frameOnly(layout string) *View {
	return &View{
		Site: &Site{Title: "Cổng", Language: "vi", Style: "/assets/site.css", Script: "/assets/site.js", SearchScript: "/assets/search.js", ToolScript: "/assets/tools.js",
			PrintStyle: "/assets/print.css", CodeStyle: "/assets/code.css", ReaderScript: "/assets/reader.js",
			Looks: map[string]string{"home": "/assets/home.css", "list": "/assets/lists.css"}, HomeScript: "/assets/home.js", CatalogueAddress: "/muc-luc/index.html",
			HandoutStyle: "/assets/handout.css", HandoutScript: "/assets/handout.js", BookStyle: "/assets/book.css",
			SheetStyle: "/assets/sheets.css", SheetScript: "/assets/sheets.js", SearchAddress: "/tim-kiem.html",
			Kits: map[string]*Kit{"plan": {"/assets/plan.css", "/assets/plan.js"}, "collection": {"/assets/collection.css", "/assets/collection.js"}}},
		Address: "/x/y.html", Layout: layout, Title: "Trang", HeadTitle: "Trang · Cổng", Type: "website",
	}
}

// rich is a view with all that a page of a layout can have.
func rich(t testing.TB, layout string) *View {
	v := frameOnly(layout)
	v.Site.Publisher, v.Site.Description = hostile, hostile
	v.Site.Tools = []Tool{{"plan", MenuItem{"Kế hoạch", "/ke-hoach/index.html"}}, {"quality", MenuItem{hostile, "/phieu/danh-gia.html"}}, {"observer", MenuItem{"Phiếu", "/phieu/du.html"}}}
	v.Site.Foot, v.Site.NewsAddress, v.Built = []MenuItem{{hostile, "/x/y.html"}, {"Thư", ""}}, "/co-gi-moi.html", someDay
	v.Site.Menu = []MenuItem{{"Chuyên đề", "/chuyen-de/index.html"}, {hostile, "/x/y.html"}}
	v.Title, v.HeadTitle, v.Description = hostile, hostile, hostile
	v.Canonical, v.Image = "https://example.vn/x/y.html", "https://example.vn/i.png"
	v.NoIndex, v.Coded = true, true
	v.Breadcrumb = []Link{{"Trang chủ", "../index.html"}, {hostile, "../chuyen-de/index.html"}}
	v.Feeds = []Feed{{"Bài mới", "application/atom+xml", "../feed.xml"}, {"Bài mới", "application/feed+json", "../feed.json"}}
	v.Data = `{"@type":"Article"}`
	v.Body = richBody(t, layout)
	return v
}

// sampleCards are cards of every kind, by its name and one more document.
func sampleCards(t testing.TB) (map[string]*Card, []*Card) {
	t.Helper()
	topic := sampleCard(t, "topic", `
minutes: [60, 90]
agenda:
  - {name: Buổi 90 phút, minutes: 90, steps: [{minutes: 10, what: Mở đầu, who: Bí thư}, {minutes: 80, what: Thảo luận}]}
tasks:
  - {day: -10, who: Chi ủy, what: Chọn}
  - {day: 0, who: Bí thư, what: Chủ trì}
  - {day: 2, who: Thư ký, what: Gửi biên bản}
sources: [HOSTILE]`)
	cases := sampleCard(t, "case", `
unit: Chi bộ thôn
place_then: xã cũ
place_now: xã mới
year: 2024
lesson: HOSTILE
source: HOSTILE
figures: [{what: diện tích, value: 30–45, unit: m², source: tài liệu}]`)
	group := sampleCard(t, "group", `
colour: "#8a1c1c"
also_known_as: [Tên khác, HOSTILE]`)
	official := sampleCard(t, "document", `
number: 12-HD/BTCTW
type: huong-dan
issuer: Ban
status: replaced
verified: true
scope: trung-uong
note: HOSTILE
checked_on: 2026-11-22
source: [nơi đọc]`)
	unknown := sampleCard(t, "document", "{type: huong-dan, issuer: Ban, status: unknown}")
	unknown.Date = Date{}
	cards := map[string]*Card{"topic": topic, "case": cases, "group": group, "document": official,
		"page": sampleCard(t, "page", ""), "guidance": sampleCard(t, "guidance", "")}
	return cards, []*Card{topic, cases, group, official, unknown, cards["page"], cards["guidance"]}
}

// richBody is a layout's body with all that it can have.
func richBody(t testing.TB, layout string) any {
	cards, all := sampleCards(t)
	topic, cases, group, official, unknown := all[0], all[1], all[2], all[3], all[4]
	cards["single"] = topic
	text := template.HTML(`<h2 id="muc-dich">Mục đích</h2><p>Nội dung</p>`)
	article := ArticleBody{
		Papers: []Link{{hostile, "y/de-dan.docx"}, {"Hai", "y/b.docx"}},
		Card:   cards[layout], Content: text, Forms: map[string]string{"large-print": "y/chu-to.html", "message": "y/zalo.html", "slides": "y/trinh-chieu.html", "message-text": "y/zalo.txt"}, Prev: topic, Next: cases, Backlinks: all,
		Contents: []Heading{{2, "muc-dich", hostile, 3}, {3, "muc-dich", "Sâu hơn", 0}, {4, "qua-sau", "Không hiện", 0}}, Blanks: 3, FirstBlank: "muc-dich",
		Steps:   &Flow{Label: hostile, From: 19, To: 44, Height: 62, Stages: []FlowStage{{DrawnLine{24, hostile}, []FlowStep{{44, []DrawnLine{{49, hostile}}}}}}},
		Related: []Related{{Title: hostile, Field: "cites", Kind: "document", Cards: []*Card{official, unknown}}},
	}
	handed := HandoutBody{Card: topic, QR: `<svg viewBox="0 0 9 9" role="img" aria-label="QR"><path d="M0 0h1v1h-1z"/></svg>`}
	lines := []handout.Line{{First: true, Mark: "1.", Spans: []handout.Span{{Text: hostile}, {Text: "[ghi]", Blank: true}}}, {Depth: 1, Spans: []handout.Span{{Text: "Hai."}}}}
	paper := &handout.Paper{Lead: lines, Parts: []handout.Part{{Lines: lines}, {Title: hostile, Level: 2, Lines: lines}, {Title: "Sâu", Level: 3}},
		Heading: hostile, Asking: lines, Asked: lines}
	old := &Document{Old: true, Stale: true, Files: []File{{Link{hostile, "a.pdf"}, FileNote{"PDF", "240 kB"}}, {Link: Link{"b", "https://vi.du/b"}}}, Successors: []*Card{official, unknown}, Predecessors: []*Card{unknown}, Following: []*Card{unknown}, Citing: []*Card{topic}}
	register := &Register{Types: []string{"huong-dan"}, Issuers: []string{hostile}, Scopes: []string{"trung-uong"}, Statuses: []string{"in-force"}, Cited: 1, Months: 12}
	register.Now = []*Card{official, unknown}
	for range all {
		register.Documents = append(register.Documents, old)
	}
	for _, card := range []*Card{official, unknown, topic} {
		register.Parts = append(register.Parts, RegisterPart{card.Status, []RegisterRow{{card, old}, {card, &Document{}}}})
	}
	list := &List{Cards: all, Total: 21, Sheet: 2, Sheets: 3, Prev: "index.html", Next: "trang-3.html",
		SheetLinks: []Link{{"1", "index.html"}, {"2", ""}, {"", ""}, {"3", "trang-3.html"}}}
	sections := []SectionView{{Link: Link{hostile, "../x/index.html"}, Kind: "topic", Summary: hostile, Count: 3}, {Link: Link{"Trống", "../y/index.html"}}}
	section := ListBody{Card: cards["page"], Content: text, Sections: sections, Book: &BookLinks{hostile, "../sach/x.html", "../sach/x.epub"}, List: list,
		Coverage: []Chart{{Title: hostile, Label: hostile, Height: 48, Bars: []Bar{{Lines: []DrawnLine{{15, hostile}}, Y: 24, Length: 100, Count: 3, CountX: 106}}}}}
	titles := []Entry{{Link{hostile, "../x/z.html"}, hostile}, {Link: Link{"Trống", "../y.html"}}}
	topics := SheetBody{[]SheetTopic{{"hien-dat", hostile}, {"hai", "Hai"}}}
	chooser, offers := sampleChooser(t, group), []Offer{{topic, hostile}, {topic, "Hợp quý I"}}
	return map[string]any{
		"page": &article, "group": &article, "case": &article, "guidance": &article,
		"topic": &TopicBody{article, sampleTopic(topic, official, unknown)}, "summary": &SummaryBody{topic, sampleTopic(topic, official, unknown).Summary, "../a.html#b"},
		"single": &SingleBody{TopicBody{article, sampleTopic(topic, official, unknown)},
			[]handout.Message{{Name: "call", Title: hostile, Parts: []string{hostile}}, {Name: "questions", Title: hostile, Parts: []string{"1/2", "2/2"}}}, "https://vidu.vn/a.html"},
		"document": &DocumentBody{article, old}, "list": &section, "register": &RegisterBody{section, register},
		"home": &HomeBody{Card: cards["page"], Content: text, Chooser: sampleHome(), Groups: []*Card{group}, Recent: all, Sections: sections,
			Terms: sampleTerms(), NewsURL: "../co-gi-moi.html", List: list},
		"large-print": &LargePrintBody{handed, paper},
		"message":     &MessageBody{handed, []handout.Message{{Name: "call", Title: "Lời mời", Parts: []string{hostile}}, {Name: "whole", Title: hostile, Parts: []string{"1/2", "2/2"}}}, "zalo.txt"},
		"slides":      &SlidesBody{handed, sampleSlides(lines), ""}, "deck": &SlidesBody{handed, sampleSlides(lines), ""},
		"terms": &TermsBody{sampleTerms()[0].Terms}, "term": &TermBody{list},
		"letter": &LetterBody{List: list, Entries: titles,
			Letters: []LetterView{{Link: Link{"A", "../muc-luc/a.html"}, Count: 2, Current: true}, {Link: Link{"Khác", "../muc-luc/khac.html"}}}},
		"search": &SearchBody{Groups: []*Card{group}, Sections: sections},
		"catalogue": &CatalogueBody{Groups: []*Card{group}, Sections: sections, Terms: sampleTerms(),
			Letters: []LetterView{{Link: Link{Title: "A"}, Count: 2, Entries: titles}, {Link: Link{Title: "Khác"}, Count: 2, Entries: titles}}},
		"missing": &MissingBody{sections}, "offline": &OfflineBody{}, "redirect": &RedirectBody{"../a/b.html"},
		"news": &NewsBody{[]NewsDay{{someDay, []NewsEntry{{hostile, []*Card{topic}}, {"", []*Card{cases, topic}}}}}},
		"book": &BookBody{Card: &Card{Title: hostile, URL: "../x/index.html", Summary: hostile}, Changed: someDay, EPUB: "x.epub",
			Parts: []*BookPart{{Number: "1", Title: hostile, ID: "b.x", html: func() (template.HTML, error) { return text, nil }}}},
		"collection": &CollectionBody{Kinds: []Link{{hostile, "topic"}}, Data: `{"pages":[]}`, Books: []BookLinks{{hostile, "../sach/x.html", "../sach/x.epub"}}, Rows: make([]int, 2)},
		"components": sampleComponents(t, all, list, offers),
		"chapter":    &ChapterBody{Number: "2.1", Layout: "topic", Card: topic, Content: text, Topic: sampleTopic(topic, official, unknown), Document: old, Related: article.Related},
		"quality": &QualityBody{SheetBody: topics, Data: "[]", Frames: []QualityFrame{
			{"khung-a", hostile, hostile, []QualityPart{{"khung-a-mot", hostile, 60}, {"khung-a-hai", "Hai", 40}}, 100, []QualityGrade{{hostile, 50, 0}, {"Kém", 0, 50}}},
			{"chung", "", "", []QualityPart{{"chung-mot", hostile, 100}}, 100, []QualityGrade{{"Được", 0, 0}}},
		}},
		"observer": &ObserverBody{topics, []stationery.Point{{ID: "mot", What: hostile}}, []stationery.Point{{ID: "hai", What: hostile, By: "trước"}}},
		"rota":     &RotaBody{"{}"},
		"suggest": &SuggestBody{Chooser: chooser, Minutes: []int{60, 90}, Seasons: []suggest.Term{{ID: "tet", Title: hostile}},
			Catalogue: `{"topics":[]}`, Gaps: []string{hostile}},
		"plan": &PlanBody{Audiences: []suggest.Term{{ID: "a", Title: hostile}}, Numbers: []int{1, 2, 3, 4}, Word: "a.docx", Calendar: "a.ics", SuggestURL: "../s/index.html",
			Data: `{"topics":[]}`, Ahead: config.Plan{Earliest: 5, Latest: 3, Least: 1, PracticeSource: hostile, LeastSource: hostile},
			Example: &PlanExample{Audience: hostile, Year: 2027, Quarters: []PlanQuarter{{Number: 1, Title: hostile, Topic: topic, Basis: []string{hostile, "b"},
				Weekday: hostile, Day: someDay, First: someDay, Last: someDay, Least: someDay}, {Number: 2, Title: "Quý II"}}}},
		"choices": &ChoicesBody{URL: "index.html#quy=1", Quarters: chooser.Quarters,
			Parts: []ChooserPart{{Link{hostile, "quy-1.html"}, offers, offers}, {Link: Link{"Trống", "quy-2.html"}}}},
	}[layout]
}

// sampleTopic is what a topic's page shows besides its text, with all that it
// can have.
func sampleTopic(page *Card, documents ...*Card) *Topic {
	agendas := []Agenda{{topic.Agendas(page.Meta)[0], hostile}, {topic.Agenda{Number: 2, Name: hostile, Minutes: 60}, "60"},
		{topic.Agenda{Number: 3, Name: "Kết hợp", Combined: true, Regular: 55, Thematic: 60}, "Kết hợp"}}
	numbers := []topic.Number{{What: hostile, Where: hostile, Missing: hostile}}
	task := topic.Task{Day: -5, Who: hostile, What: hostile}
	return &Topic{
		Summary: &Summary{What: hostile, Why: hostile, Basis: &Basis{documents, someDay, &View{Site: &Site{}}}, Suits: hostile, Not: hostile, Numbers: numbers, Agenda: &agendas[1].Agenda,
			Questions: []string{hostile}, Said: hostile, Replies: []Reply{{hostile, hostile}, {"", "Đáp"}}, Conclusions: []string{hostile},
			Sending: []string{hostile, "Hai"}, Send: &task},
		SummaryURL: "z/tom-tat.html", Agendas: agendas, Chosen: 1, Tasks: []topic.Task{task, {Day: -10, Who: "a", What: "b"}, {Day: 0, Who: "a", What: "b"}, {Day: 2, Who: "a", What: "b"}},
		Numbers: numbers, Basis: &Basis{documents, someDay, &View{Site: &Site{}}}, LengthsURL: "../a.html#b", RulesURL: "../a.html#c",
	}
}

func sampleComponents(t testing.TB, all []*Card, list *List, offers []Offer) *ComponentsBody {
	shown := frameOnly("topic")
	shown.Body = &TopicBody{ArticleBody{Card: all[0], Backlinks: all, Forms: map[string]string{}}, sampleTopic(all[0], all[3], all[4])}
	return &ComponentsBody{Schemes: []Link{{hostile, ""}, {hostile, "b.html"}}, Colours: []string{"ink"}, Prose: "<p>a</p>", Topic: shown,
		Kinds: all, Documents: all[3:5], Groups: all[2:3], Cites: []Cite{{Look: "good", Status: "in-force"}}, Terms: sampleTerms()[0].Terms, List: list, Offers: offers}
}

func sampleHome() *HomeChooser {
	kinds := []suggest.Term{{ID: "thon", Title: hostile}, {ID: "truong", Title: "Trường"}}
	return &HomeChooser{URL: "../goi-y/index.html", Total: 9, Kinds: kinds, Quarters: []suggest.Term{{ID: "1", Title: "Quý I"}, {ID: "2", Title: hostile}}, Quarter: "2",
		Fitting: 2, Best: []Link{{hostile, "../a.html"}}, Answers: `{"topics":[]}`}
}

func sampleChooser(t testing.TB, group *Card) *Chooser {
	cell := ChooserCell{Link{hostile, "a/quy-1.html"}, 2, 1, []ChooserSquare{{0, "#8a1c1c", 2}, {1, "", 0}}}
	return &Chooser{
		URL:      "index.html",
		Rows:     []ChooserRow{{Link{hostile, "a.html"}, "a", []ChooserCell{cell}}, {Link{"Hai", "b.html"}, "b", []ChooserCell{cell}}},
		Quarters: []Link{{"Quý I", ""}, {hostile, "quy-2.html"}}, Groups: []*Card{group, sampleCard(t, "group", "")},
	}
}

// sampleCard is a card of a kind with front matter.
func sampleCard(t testing.TB, kind, front string) *Card {
	t.Helper()
	one := []Link{{hostile, "../nhom/a.html"}, {"Khác", "../nhom/b.html"}}
	card := &Card{Title: hostile, URL: "../x/z.html", Summary: hostile, ID: "z", Kind: kind, KindTitle: kind,
		Date: someDay, Updated: someDay, Reviewed: someDay, Changes: []Change{{someDay, hostile}}, Meta: sampleMeta(t, kind, front), terms: sampleTerms(),
		relations: map[string][]Link{"groups": one, "replaced_by": one}}
	card.Label, card.Published, card.say = kind, someDay, words.Default()
	for _, k := range site.Kinds() {
		if k.Name == kind {
			card.kind = k
		}
	}
	if status := card.Meta.Text("status"); status != "" {
		card.Status = &Status{ID: status, Look: site.StatusOf(status).Look, From: someDay}
		card.Effective = someDay
	}
	return card
}

func sampleTerms() []TermGroup {
	var groups []TermGroup
	for _, field := range []string{"audiences", "quarters", "season", "tags"} {
		groups = append(groups, TermGroup{Title: hostile, Field: field, URL: "../the/index.html", Terms: []TermLink{
			{Link: Link{hostile, "../the/a.html"}, ID: "a", Note: hostile, Count: 2},
			{Link: Link{"Hai", "../the/b.html"}, ID: "b", Count: 1},
		}})
	}
	return groups
}

// sampleMeta is front matter as the kind reads it; HOSTILE in it is a text.
func sampleMeta(t testing.TB, kind, front string) *frontmatter.Meta {
	t.Helper()
	file := frontmatter.File{Shown: kind + ".md", Data: []byte(strings.ReplaceAll(front, "HOSTILE", strconv.Quote(hostile)))}
	var problems diag.List
	var schema []frontmatter.Field
	for _, k := range site.Kinds() {
		if k.Name == kind {
			schema = k.Schema()
		}
	}
	for i := range schema {
		schema[i].Required = false // a sample has what it is about
	}
	meta := frontmatter.Parse(file, frontmatter.Whole(file.Data), &problems).Decode(schema, &problems)
	if found := problems.Sorted(); len(found) > 0 {
		t.Fatalf("front matter of a sample: %v", found)
	}
	return meta
}

// sampleSlides are slides of all sorts.
func sampleSlides(lines []handout.Line) []handout.Slide {
	steps := []topic.Step{{To: 10, Minutes: 10, What: hostile, Who: hostile}, {What: "Hai"}}
	return []handout.Slide{
		{Sort: "title", Title: hostile, Lines: lines}, {Sort: "agenda", Title: hostile, Agendas: []topic.Agenda{{Name: hostile, Minutes: 60, Steps: steps}}},
		{Sort: "points", Title: hostile, Part: "1/2", Lines: lines, Notes: lines}, {Sort: "view", Title: hostile, Lines: lines, Steps: lines},
	}
}
