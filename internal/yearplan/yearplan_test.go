package yearplan_test

import (
	"encoding/json"
	"os"
	"reflect"
	"strconv"
	"testing"
	"time"

	"chuyende/internal/config"
	"chuyende/internal/words"
	"chuyende/internal/yearplan"
)

// fixture is what planning gives, in Go and in the browser.
type fixture struct {
	Fill []struct {
		Name     string     `json:"name"`
		Year     int        `json:"year"`
		Offers   [4][]offer `json:"offers"`
		Quarters [4]filled  `json:"quarters"`
	} `json:"fill"`
	Send []struct {
		Day   string `json:"day"`
		Ahead ahead  `json:"ahead"`
		First string `json:"first"`
		Last  string `json:"last"`
		Least string `json:"least"`
	} `json:"send"`
	Years  map[string]int `json:"years"`
	Events []struct {
		Name   string  `json:"name"`
		Ahead  ahead   `json:"ahead"`
		Plan   plan    `json:"plan"`
		Events []event `json:"events"`
	} `json:"events"`
}

type (
	ahead struct {
		Earliest int `json:"earliest"`
		Latest   int `json:"latest"`
		Least    int `json:"least"`
	}
	offer struct {
		ID    string `json:"id"`
		Group string `json:"group"`
	}
	filled struct {
		ID  string `json:"id"`
		Day string `json:"day"`
	}
	plan struct {
		ID       string `json:"id"`
		Year     int    `json:"year"`
		Changed  string `json:"changed"`
		Revision int    `json:"revision"`
		Regular  struct {
			Day   int    `json:"day"`
			Clock string `json:"clock"`
		} `json:"regular"`
		Quarters [4]struct {
			Title    string `json:"title"`
			Link     string `json:"link"`
			Day      string `json:"day"`
			Clock    string `json:"clock"`
			Prepares string `json:"prepares"`
			Chairs   string `json:"chairs"`
			Combined int    `json:"combined"`
		} `json:"quarters"`
	}
	event struct {
		ID      string `json:"id"`
		Title   string `json:"title"`
		Start   string `json:"start"`
		Minutes int    `json:"minutes"`
		Monthly int    `json:"monthly"`
		Text    string `json:"text"`
		Link    string `json:"link"`
		Remind  []int  `json:"remind"`
	}
)

func load(t *testing.T) fixture {
	t.Helper()
	data, err := os.ReadFile("testdata/plans.json")
	if err != nil {
		t.Fatal(err)
	}
	var f fixture
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func (a ahead) settings() config.Plan {
	return config.Plan{Earliest: a.Earliest, Latest: a.Latest, Least: a.Least}
}

func day(t *testing.T, text string) time.Time {
	t.Helper()
	if text == "" {
		return time.Time{}
	}
	at, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// clock reads "19:30" as minutes, -1 for "".
func clock(t *testing.T, text string) int {
	t.Helper()
	if text == "" {
		return -1
	}
	hour, err := strconv.Atoi(text[:2])
	minute, wrong := strconv.Atoi(text[3:])
	if err != nil || wrong != nil {
		t.Fatal(err, wrong)
	}
	return 60*hour + minute
}

func shown(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(time.DateOnly)
}

func TestFill(t *testing.T) {
	t.Parallel()
	for _, tt := range load(t).Fill {
		var offers [4][]yearplan.Topic
		for q, list := range tt.Offers {
			for _, o := range list {
				offers[q] = append(offers[q], yearplan.Topic{ID: o.ID, Group: o.Group})
			}
		}
		var got [4]filled
		for q, quarter := range yearplan.Fill(tt.Year, offers).Quarters {
			got[q] = filled{quarter.Topic.ID, shown(quarter.Day)}
		}
		if got != tt.Quarters {
			t.Errorf("%s: %v, want %v", tt.Name, got, tt.Quarters)
		}
	}
}

func TestSend(t *testing.T) {
	t.Parallel()
	f := load(t)
	for _, tt := range f.Send {
		send := yearplan.Send(day(t, tt.Day), tt.Ahead.settings())
		if shown(send.First) != tt.First || shown(send.Last) != tt.Last || shown(send.Least) != tt.Least {
			t.Errorf("%s: %v", tt.Day, send)
		}
	}
	for today, want := range f.Years {
		if got := yearplan.YearFor(day(t, today)); got != want {
			t.Errorf("on %s the year %d is planned, want %d", today, got, want)
		}
	}
}

func TestCalendar(t *testing.T) {
	t.Parallel()
	for _, tt := range load(t).Events {
		p := yearplan.Plan{ID: tt.Plan.ID, Year: tt.Plan.Year, Changed: day(t, tt.Plan.Changed), Revision: tt.Plan.Revision,
			Regular: tt.Plan.Regular.Day, Clock: clock(t, tt.Plan.Regular.Clock)}
		for i, q := range tt.Plan.Quarters {
			p.Quarters[i] = yearplan.Quarter{Topic: yearplan.Topic{Title: q.Title, Link: q.Link}, Day: day(t, q.Day), Clock: clock(t, q.Clock),
				Prepares: q.Prepares, Chairs: q.Chairs, Combined: q.Combined}
		}
		c := p.Calendar(words.Default(), tt.Ahead.settings())
		if shown(c.Stamp) != tt.Plan.Changed || c.Revision != tt.Plan.Revision {
			t.Errorf("%s: stamp %s, revision %d", tt.Name, c.Stamp, c.Revision)
		}
		var got []event
		for _, e := range c.Events {
			start := e.Start.Format("2006-01-02T15:04")
			if e.AllDay {
				start = e.Start.Format(time.DateOnly)
			}
			got = append(got, event{e.ID, e.Title, start, e.Minutes, e.Monthly, e.Text, e.Link, e.Remind})
		}
		if !reflect.DeepEqual(got, tt.Events) {
			text, _ := json.Marshal(got)
			t.Errorf("%s: the events are\n%s", tt.Name, text)
		}
	}
}
