package themes_test

import (
	"html/template"
	"strings"
	"time"
)

// The types here have the shape of those that layouts are executed with. The
// theme may not import their package, which stands above it; that layouts and
// the true types fit is for the tests of that package.

type view struct {
	Site                          *siteView
	Address, Layout               string
	Title, HeadTitle, Description string
	Canonical, Image, Target      string
	NoIndex                       bool
	Breadcrumb                    []link
	Feeds                         []feed
	Data                          template.JS
	Links, Header, Footer         template.HTML
	Content                       template.HTML
	Contents                      []heading
	Card                          *card
	Prev, Next                    *card
	Related                       []related
	Backlinks, Groups, Recent     []*card
	List                          *list
	Sections                      []section
	Terms                         []termGroup
	Letters                       []letter
	Chooser                       *chooser
	News                          []newsDay
	NewsURL                       string
	Document                      *document
	Register                      *register
}

func (v *view) Root() string                      { return "../" }
func (v *view) URL(address string) string         { return "../" + strings.TrimPrefix(address, "/") }
func (v *view) Word(vocabulary, id string) string { return id + " (" + vocabulary + ")" }

type siteView struct {
	Title, Description, Language, Publisher string
	Style, Script, SearchScript, ToolScript string
	SearchAddress                           string
	Menu                                    []menuItem
}

type (
	menuItem struct{ Title, Address string }
	link     struct{ Title, URL string }
	feed     struct{ Title, Type, URL string }
	heading  struct {
		Level    int
		ID, Text string
	}
	date  struct{ Text, Short, ISO string }
	entry struct {
		Text string
		Int  int
	}
	related struct {
		Title, Field, Kind string
		Inverse            bool
		Cards              []*card
	}
	list struct {
		Cards                []*card
		Entries              []titled
		Total, Sheet, Sheets int
		Prev, Next           string
		SheetLinks           []link
	}
	section struct {
		link
		Kind, Summary string
		Count         int
	}
	letter struct {
		link
		Count   int
		Current bool
		Entries []titled
	}
	titled struct {
		link
		Note string
	}
	termGroup struct {
		Title, Field, URL string
		Terms             []termLink
	}
	document struct {
		Old, Stale                                  bool
		Successors, Predecessors, Following, Citing []*card
	}
	register struct {
		Documents              []*document
		Types, Issuers, Scopes []string
		Cited, Months          int
	}
	change struct {
		Date date
		What string
	}
	newsDay struct {
		Date    date
		Entries []newsEntry
	}
	newsEntry struct {
		*card
		What string
	}
	term    struct{ ID, Title string }
	chooser struct {
		URL, Audience string
		Rows          []chooserRow
		Quarters      []link
		Groups        []*card
		Minutes       []int
		Seasons       []term
		Catalogue     template.JS
		Gaps          []string
		Parts         []chooserPart
	}
	chooserRow struct {
		link
		ID    string
		Cells []chooserCell
	}
	chooserCell struct {
		link
		Topics, Groups int
		Squares        []square
	}
	square struct {
		X, Topics int
		Colour    string
	}
	chooserPart struct {
		link
		Offers, More []offer
	}
	offer struct {
		*card
		Reason string
	}
	termLink struct {
		link
		ID, Note string
		Count    int
	}
)

// meta is front matter: string, int, bool, time.Time, []entry or []*meta.
type meta map[string]any

func value[T any](m *meta, key string) T {
	v, _ := (*m)[key].(T)
	return v
}

func (m *meta) Has(key string) bool        { return (*m)[key] != nil }
func (m *meta) Text(key string) string     { return value[string](m, key) }
func (m *meta) Int(key string) int         { return value[int](m, key) }
func (m *meta) Bool(key string) bool       { return value[bool](m, key) }
func (m *meta) Date(key string) time.Time  { return value[time.Time](m, key) }
func (m *meta) Items(key string) []entry   { return value[[]entry](m, key) }
func (m *meta) Records(key string) []*meta { return value[[]*meta](m, key) }

type card struct {
	Title, URL, Summary, ID string
	Kind, KindTitle         string
	Date, Updated, Reviewed date
	Changes                 []change
	Meta                    *meta
	links                   map[string][]link
	terms                   []termGroup
}

// Lead is the summary that an author wrote: here always.
func (c *card) Lead() string { return c.Summary }

func (c *card) Links(field string) []link { return c.links[field] }
func (c *card) TermGroups() []termGroup   { return c.terms }
func (c *card) Terms(field string) []termLink {
	for _, group := range c.terms {
		if group.Field == field {
			return group.Terms
		}
	}
	return nil
}

// hostile is a title that breaks whatever does not escape it.
const hostile = `Đất "đai" <b onclick=alert(1)>'&`

var someDay = date{"ngày 22 tháng 11 năm 2026", "22/11/2026", "2026-11-22"}

// plain is a view with no more than every page has.
func plain(layout string) *view {
	return &view{
		Site: &siteView{Title: "Cổng", Language: "vi", Style: "/assets/site.css", Script: "/assets/site.js", SearchScript: "/assets/search.js", ToolScript: "/assets/tools.js",
			SearchAddress: "/tim-kiem.html"},
		Address: "/x/y.html", Layout: layout, Title: "Trang", HeadTitle: "Trang · Cổng", Target: "../a/b.html",
		Card:     &card{Title: "Trang", Kind: "page", KindTitle: "Trang", Meta: &meta{}},
		Chooser:  &chooser{URL: "index.html", Parts: []chooserPart{{link: link{"Quý I", "quy-1.html"}}}, Catalogue: "{}"},
		Document: &document{}, Register: &register{},
	}
}

// rich is a view with all that a page can have.
func rich(layout string) *view {
	v := plain(layout)
	topic := sampleCard("topic", meta{
		"minutes": []entry{{"60", 60}, {"90", 90}},
		"agenda": []*meta{{"name": "Buổi 90 phút", "steps": []*meta{
			{"minutes": 10, "what": "Mở đầu", "who": "Bí thư"},
			{"minutes": 80, "what": "Thảo luận"},
		}}},
		"tasks": []*meta{
			{"day": -10, "who": "Chi ủy", "what": "Chọn"},
			{"day": 0, "who": "Bí thư", "what": "Chủ trì"},
			{"day": 2, "who": "Thư ký", "what": "Gửi biên bản"},
		},
		"sources": []entry{{Text: hostile}},
	})
	cases := sampleCard("case", meta{"unit": "Chi bộ thôn", "place_then": "xã cũ", "place_now": "xã mới", "year": 2024,
		"lesson": hostile, "source": hostile, "figures": []*meta{{"what": "diện tích", "value": "30–45", "unit": "m²", "source": "tài liệu"}}})
	group := sampleCard("group", meta{"colour": "#8a1c1c", "also_known_as": []entry{{Text: "Tên khác"}, {Text: hostile}}})
	official := sampleCard("document", meta{"number": "12-HD/BTCTW", "type": "huong-dan", "issuer": "Ban", "status": "replaced",
		"verified": true, "scope": "trung-uong", "note": hostile, "checked_on": time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC),
		"source": []entry{{Text: "nơi đọc"}}})
	unknown := sampleCard("document", meta{"type": "huong-dan", "issuer": "Ban", "status": "unknown"})
	unknown.Date = date{}
	cards := map[string]*card{"topic": topic, "case": cases, "group": group, "document": official,
		"page": sampleCard("page", meta{}), "guidance": sampleCard("guidance", meta{})}
	all := []*card{topic, cases, group, official, unknown, cards["page"], cards["guidance"]}

	v.Site.Publisher, v.Site.Description = hostile, hostile
	v.Site.Menu = []menuItem{{"Chuyên đề", "/chuyen-de/index.html"}, {hostile, "/x/y.html"}}
	v.Title, v.HeadTitle, v.Description = hostile, hostile, hostile
	v.Canonical, v.Image = "https://example.vn/x/y.html", "https://example.vn/i.png"
	v.NoIndex = true
	v.Breadcrumb = []link{{"Trang chủ", "../index.html"}, {hostile, "../chuyen-de/index.html"}}
	v.Feeds = []feed{{"Bài mới", "application/atom+xml", "../feed.xml"}, {"Bài mới", "application/feed+json", "../feed.json"}}
	v.Data = `{"@type":"Article"}`
	v.Content = `<h2 id="muc-dich">Mục đích</h2><p>Nội dung</p>`
	v.Contents = []heading{{2, "muc-dich", hostile}, {3, "muc-dich", "Sâu hơn"}, {4, "qua-sau", "Không hiện"}}
	v.Chooser, v.NewsURL = sampleChooser(topic, group), "../co-gi-moi.html"
	v.News = []newsDay{{someDay, []newsEntry{{topic, hostile}, {cases, ""}}}}
	v.Document = &document{Old: true, Stale: true, Successors: []*card{official, unknown}, Predecessors: []*card{unknown}, Following: []*card{unknown}, Citing: []*card{topic}}
	v.Register = &register{Types: []string{"huong-dan"}, Issuers: []string{hostile}, Scopes: []string{"trung-uong"}, Cited: 1, Months: 12}
	for range all {
		v.Register.Documents = append(v.Register.Documents, v.Document)
	}
	v.Card = cards["page"]
	if own := cards[layout]; own != nil {
		v.Card = own
	}
	v.Prev, v.Next = topic, cases
	v.Related = []related{{Title: hostile, Field: "cites", Kind: "document", Cards: []*card{official, unknown}}}
	v.Backlinks, v.Groups, v.Recent = all, []*card{group}, all
	v.List = &list{Cards: all, Total: 21, Sheet: 2, Sheets: 3, Prev: "index.html", Next: "trang-3.html",
		SheetLinks: []link{{"1", "index.html"}, {"2", ""}, {"", ""}, {"3", "trang-3.html"}}}
	v.Sections = []section{{link: link{hostile, "../x/index.html"}, Kind: "topic", Summary: hostile, Count: 3}, {link: link{"Trống", "../y/index.html"}}}
	v.Terms = sampleTerms()
	titles := []titled{{link{hostile, "../x/z.html"}, hostile}, {link: link{"Trống", "../y.html"}}}
	v.Letters = []letter{{link: link{Title: "A"}, Count: 2, Entries: titles}, {link: link{Title: "Khác"}, Count: 2, Entries: titles}}
	if layout == "letter" {
		v.List.Entries = titles
		v.Letters = []letter{{link: link{"A", "../muc-luc/a.html"}, Count: 2, Current: true}, {link: link{"Khác", "../muc-luc/khac.html"}}}
	}
	return v
}

func sampleChooser(topic, group *card) *chooser {
	offers := []offer{{topic, hostile}, {topic, "Hợp quý I"}}
	cell := chooserCell{link{hostile, "a/quy-1.html"}, 2, 1, []square{{0, 2, "#8a1c1c"}, {1, 0, ""}}}
	return &chooser{
		URL: "index.html#quy=1", Audience: hostile, Minutes: []int{60, 90}, Seasons: []term{{"tet", hostile}},
		Rows:     []chooserRow{{link{hostile, "a.html"}, "a", []chooserCell{cell}}, {link{"Hai", "b.html"}, "b", []chooserCell{cell}}},
		Quarters: []link{{"Quý I", ""}, {hostile, "quy-2.html"}}, Groups: []*card{group, sampleCard("group", meta{})},
		Catalogue: `{"topics":[]}`, Gaps: []string{hostile}, Parts: []chooserPart{{link{hostile, "quy-1.html"}, offers, offers}, {link: link{"Trống", "quy-2.html"}}},
	}
}

func sampleCard(kind string, m meta) *card {
	one := []link{{hostile, "../nhom/a.html"}, {"Khác", "../nhom/b.html"}}
	return &card{Title: hostile, URL: "../x/z.html", Summary: hostile, ID: "z", Kind: kind, KindTitle: kind,
		Date: someDay, Updated: someDay, Reviewed: someDay, Changes: []change{{someDay, hostile}}, Meta: &m, terms: sampleTerms(),
		links: map[string][]link{"groups": one, "replaced_by": one}}
}

func sampleTerms() []termGroup {
	var groups []termGroup
	for _, field := range []string{"audiences", "quarters", "season", "tags"} {
		groups = append(groups, termGroup{Title: hostile, Field: field, URL: "../the/index.html", Terms: []termLink{
			{link: link{hostile, "../the/a.html"}, ID: "a", Note: hostile, Count: 2},
			{link: link{"Hai", "../the/b.html"}, ID: "b", Count: 1},
		}})
	}
	return groups
}
