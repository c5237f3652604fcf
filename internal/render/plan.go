package render

import (
	"bytes"
	"cmp"
	"encoding/json"
	"html/template"
	"strconv"
	"strings"
	"time"

	"chuyende/internal/calendar"
	"chuyende/internal/site"
	"chuyende/internal/suggest"
	"chuyende/internal/topic"
	"chuyende/internal/yearplan"
)

// plans are the page to plan a year on, which the script brings to life, and a
// sample of its calendar. For readers without script the page has an example.
type plans struct{}

// exampleID begins the ids of events of the sample.
const exampleID = "vi-du"

// exampleRegular is on which day of the month the example has its regular meeting.
const exampleRegular = 3

// Jobs makes the page, or the sample.
func (plans) Jobs(r *Renderer, files []*site.File) []Job {
	paper, script := r.planPaper()
	key := r.catalogueKey().with(r.planStamp().Format(time.DateOnly), paper, script).and(r.planBasisKey())
	jobs := make([]Job, len(files))
	for i, f := range files {
		jobs[i] = Job{Address: f.Address, Key: key, Render: func(w *bytes.Buffer) error {
			if f.What == site.PlanFile {
				return r.execute(w, r.planner())
			}
			p, _ := r.planExample()
			p.ID, p.Changed = exampleID, r.planStamp()
			return calendar.Write(w, p.Calendar(r.Config.Words, r.Config.Plan))
		}}
	}
	return jobs
}

// planBasisKey stands for the documents that topics rest on.
func (r *Renderer) planBasisKey() Key {
	key := Key(0)
	for _, t := range r.choices.Topics {
		key = key.and(r.keys.all(topic.Basis(t.Page)))
	}
	return key
}

// planStamp is the day of the example: that of the newest page, so that a plan
// does not change from day to day.
func (r *Renderer) planStamp() time.Time {
	year, month, day := r.newest().Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// newest is when the newest page was changed; the build's day where no page says.
func (r *Renderer) newest() time.Time {
	newest := time.Time{}
	for _, p := range r.Tree.Pages {
		if p.Changed.After(newest) {
			newest = p.Changed
		}
	}
	if newest.IsZero() {
		newest = r.today()
	}
	return newest
}

// planPaper is the address of the blank plan for Word, script that of what fills
// it in; "" where the portal is made without.
func (r *Renderer) planPaper() (paper, script string) {
	places := r.Tree.Places
	for i := range r.Tree.Files {
		switch f := &r.Tree.Files[i]; {
		case f.What != site.WholeFile || !strings.HasPrefix(f.Address, places.PlanFolder):
		case strings.HasSuffix(f.Address, wordFile):
			paper = f.Address
		case f.Address == places.PlanFolder+places.Papers+".js":
			script = f.Address
		}
	}
	return paper, script
}

func (r *Renderer) planner() *View {
	v := r.view(r.Tree.Places.Plan, "plan", r.say("plan.title"))
	v.Description = r.say("plan.description")
	v.Breadcrumb = r.breadcrumb(v.Address, r.Tree.Home)
	b := &PlanBody{
		Audiences: r.choices.Audiences, Data: r.planJSON(v.Address), Ahead: r.Config.Plan,
		Calendar: r.href(v.Address, r.Tree.Places.PlanCalendar), SuggestURL: r.href(v.Address, r.Tree.Places.Suggest),
		Example: r.planShown(v.Address),
	}
	for q := range yearplan.Quarters {
		b.Numbers = append(b.Numbers, q+1)
	}
	if paper, script := r.planPaper(); paper != "" {
		b.Word = r.href(v.Address, paper)
		if script != "" {
			b.Papers = r.href(v.Address, script)
		}
	}
	v.Body = b
	return v
}

// planTopic is a topic as the script is given it.
type planTopic struct {
	suggest.Topic
	Title string `json:"title"`
	URL   string `json:"url"`
	// Basis names the documents that it rests on, Former are the ids that it had.
	Basis  []string `json:"basis,omitempty"`
	Former []string `json:"former,omitempty"`
}

// planJSON is what the script works with. JSON of encoding/json holds no "<", so
// it cannot end its element.
func (r *Renderer) planJSON(from string) template.JS {
	data := struct {
		*suggest.Catalogue
		Topics []planTopic `json:"topics"`
		Ahead  planAhead   `json:"ahead"`
	}{Catalogue: r.choices, Topics: []planTopic{}, Ahead: planAhead{r.Config.Plan.Earliest, r.Config.Plan.Latest, r.Config.Plan.Least}}
	for _, t := range r.choices.Topics {
		data.Topics = append(data.Topics, planTopic{t, t.Page.MarkedTitle(r.Config.Words), r.href(from, t.Page.Address), planBasis(t.Page), t.Page.FormerIDs()})
	}
	text, err := json.Marshal(data)
	if err != nil {
		return "null" // plain data can always be written
	}
	return template.JS(text)
}

// planAhead is [config.Plan] as the script is given it.
type planAhead struct {
	Earliest int `json:"earliest"`
	Latest   int `json:"latest"`
	Least    int `json:"least"`
}

// planBasis names the documents that a topic rests on, by their numbers.
func planBasis(p *site.Page) []string {
	var all []string
	for _, document := range topic.Basis(p) {
		all = append(all, cmp.Or(document.Meta.Text("number"), document.Title))
	}
	return all
}

// planExample plans the year with the best suggestions for the first kind of
// cell; pages are those of its topics.
func (r *Renderer) planExample() (p yearplan.Plan, pages map[string]*site.Page) {
	var offers [yearplan.Quarters][]yearplan.Topic
	pages = map[string]*site.Page{}
	for q := range offers {
		wish := suggest.Wish{Audience: r.planAudience().ID, Quarter: q + 1}
		for _, choice := range r.choices.Choose(wish) {
			t := choice.Topic
			offer := yearplan.Topic{ID: t.ID, Title: t.Page.MarkedTitle(r.Config.Words), Link: r.absolute(t.Page.Address)}
			if len(t.Groups) > 0 {
				offer.Group = t.Groups[0]
			}
			offers[q], pages[t.ID] = append(offers[q], offer), t.Page
		}
	}
	p = yearplan.Fill(yearplan.YearFor(r.planStamp()), offers)
	p.Regular = exampleRegular
	return p, pages
}

// planAudience is the kind of cell of the example, or none.
func (r *Renderer) planAudience() suggest.Term {
	if len(r.choices.Audiences) == 0 {
		return suggest.Term{}
	}
	return r.choices.Audiences[0]
}

// planShown is the example as the page shows it.
func (r *Renderer) planShown(from string) *PlanExample {
	plan, pages := r.planExample()
	example := &PlanExample{Audience: r.planAudience().Title, Year: plan.Year}
	for i, q := range plan.Quarters {
		shown := PlanQuarter{Number: i + 1, Title: r.say("quarter." + strconv.Itoa(i+1))}
		if page := pages[q.Topic.ID]; page != nil {
			send := yearplan.Send(q.Day, r.Config.Plan)
			shown.Topic, shown.Basis = r.card(from, page), planBasis(page)
			shown.Day, shown.Weekday = r.date(q.Day), r.say("weekday."+strconv.Itoa(int(q.Day.Weekday())))
			shown.First, shown.Last, shown.Least = r.date(send.First), r.date(send.Last), r.date(send.Least)
		}
		example.Quarters = append(example.Quarters, shown)
	}
	return example
}
