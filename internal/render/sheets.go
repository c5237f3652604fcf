package render

import (
	"encoding/json"
	"html/template"
	"strconv"

	"chuyende/internal/lang"
	"chuyende/internal/roster"
	"chuyende/internal/site"
	"chuyende/internal/stationery"
	"chuyende/internal/suggest"
	"chuyende/internal/vietnamese"
)

// The names of the sheets: of their forms, layouts and words.
const (
	qualityForm  = "quality"
	observerForm = "observer"
	rotaForm     = "rota"
)

// SheetBody is what the sheets have that are filled in on the page.
type SheetBody struct {
	// Topics are those of the site, to choose one from.
	Topics []SheetTopic
}

// SheetTopic is a topic to choose. ID stands for it in what is kept and shared.
type SheetTopic struct{ ID, Title string }

// QualityBody is the sheet by which a meeting is judged: the layout quality.
type QualityBody struct {
	SheetBody
	// Frames are those of the site's committees, and at last the program's.
	Frames []QualityFrame
	// Data is Frames for the script, as JSON.
	Data template.JS
}

// QualityFrame is one frame of points. Name is whose it is and Source what lays it
// down, as in [stationery.Quality]; ID tells it apart for good.
type QualityFrame struct {
	ID     string `json:"id"`
	Name   string `json:"-"`
	Source string `json:"-"`
	// Parts are what points are given for, Sum all of them.
	Parts []QualityPart `json:"parts"`
	Sum   int           `json:"sum"`
	// Grades come from the best to the worst.
	Grades []QualityGrade `json:"grades"`
}

// QualityPart is what up to Points points are given for. ID tells it apart for
// good, also from those of other frames.
type QualityPart struct {
	ID     string `json:"id"`
	What   string `json:"-"`
	Points int    `json:"points"`
}

// QualityGrade is a grade, from From points on, and below To: 0 of the best.
type QualityGrade struct {
	Name string `json:"name"`
	From int    `json:"from"`
	To   int    `json:"-"`
}

// ObserverBody is the sheet of a visitor: the layout observer.
type ObserverBody struct {
	SheetBody
	// Seen is what to look for, After what to write afterwards.
	Seen, After []stationery.Point
}

// RotaBody is the page that shares out visits: the layout rota.
type RotaBody struct {
	// Rules are how lines are read, as JSON.
	Rules template.JS
}

// Sheets returns the pages for those who visit meetings and judge them. They
// belong to sites with topics.
func Sheets() []Form {
	sheet := func(f site.Form, body func(Input) any) Form {
		f.Fits = func(p *site.Page) bool { return p.Kind.Offered }
		f.Place = func(places site.Places) string { return places.Sheets(f.Name) }
		return Form{Form: f, Layout: f.Name, Body: func(in Input, _ *View, _ *site.Page) (any, error) { return body(in), nil }}
	}
	return []Form{
		sheet(site.Form{Name: qualityForm, Words: "quality.", Title: lang.Textf("phiếu đánh giá chất lượng", "quality sheet")},
			func(in Input) any { return qualityBody(in) }),
		sheet(site.Form{Name: observerForm, Words: "observer.", Title: lang.Textf("phiếu dự sinh hoạt", "observer's sheet")},
			func(in Input) any { return observerBody(in) }),
		sheet(site.Form{Name: rotaForm, Words: "rota.", Title: lang.Textf("trang xếp lịch dự", "rota of visits")},
			func(Input) any {
				return &RotaBody{plainJSON(map[string]any{"names": roster.Headings(), "longest": roster.LongestName})}
			}),
	}
}

func sheetBody(in Input) SheetBody {
	var b SheetBody
	for _, t := range suggest.New(in.Tree, in.Config).Topics {
		b.Topics = append(b.Topics, SheetTopic{t.Page.ID, t.Page.MarkedTitle(in.Config.Words)})
	}
	return b
}

// worded is a text in the portal's language, as far as there is one.
func (in Input) worded(vi, en string) string {
	if in.Config.Language == "en" && en != "" {
		return en
	}
	return vi
}

func observerBody(in Input) *ObserverBody {
	points := func(given []stationery.Point) []stationery.Point {
		var all []stationery.Point
		for _, p := range given {
			all = append(all, stationery.Point{ID: p.ID, What: in.worded(p.What, p.EN), By: in.worded(p.By, p.ENBy)})
		}
		return all
	}
	o := stationery.Standard().Observer
	return &ObserverBody{sheetBody(in), points(o.Seen), points(o.After)}
}

// ownFrame is the id of the frame that the program brings.
const ownFrame = "chung"

func qualityBody(in Input) *QualityBody {
	b := &QualityBody{SheetBody: sheetBody(in)}
	frames := in.Config.Papers.Frames
	if len(frames) == 0 {
		frames = []stationery.Quality{in.Config.Papers.Frame()}
	}
	ids := uniqueIDs{}
	for _, q := range frames {
		f := QualityFrame{ID: ownFrame, Name: q.Name, Source: q.Source}
		if q.Name != "" {
			f.ID = ids.of("khung " + q.Name)
		}
		for _, part := range q.Parts {
			f.Parts = append(f.Parts, QualityPart{ids.of(f.ID + " " + part.What), in.worded(part.What, part.EN), part.Points})
			f.Sum += part.Points
		}
		to := 0
		for _, g := range q.Grades {
			f.Grades = append(f.Grades, QualityGrade{in.worded(g.Name, g.EN), g.From, to})
			to = g.From
		}
		b.Frames = append(b.Frames, f)
	}
	b.Data = plainJSON(b.Frames)
	return b
}

// uniqueIDs counts the ids that were given out.
type uniqueIDs map[string]int

// of makes an id of a text, other than all before.
func (u uniqueIDs) of(text string) string {
	id := vietnamese.Slug(text)
	for {
		u[id]++
		if u[id] == 1 {
			return id
		}
		id += "-" + strconv.Itoa(u[id])
	}
}

// plainJSON is plain data for a script. JSON of encoding/json holds no "<", so it
// cannot end its element.
func plainJSON(data any) template.JS {
	text, err := json.Marshal(data)
	if err != nil {
		return "null" // plain data can always be written
	}
	return template.JS(text)
}
