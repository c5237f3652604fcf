package search

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"chuyende/internal/clienttest"
)

// The groups of testdata/vietnamese.json say what search has to do for those
// who write Vietnamese. Each is an index of its own: its documents and the
// common ones. bleve and the browser's client answer the same questions, have
// to meet the same expectations, and have to give the same lists.

type vietnameseCases struct {
	Common []vietnameseDocument `json:"common"`
	Groups []vietnameseGroup    `json:"groups"`
}

type vietnameseGroup struct {
	Name          string               `json:"name"`
	Why           string               `json:"why"`
	Abbreviations map[string][]string  `json:"abbreviations"`
	Synonyms      []Synonym            `json:"synonyms"`
	Documents     []vietnameseDocument `json:"documents"`
	Cases         []vietnameseCase     `json:"cases"`
}

type vietnameseDocument struct {
	URL      string              `json:"url"`
	Title    string              `json:"title"`
	Kind     string              `json:"kind"`
	Date     string              `json:"date"`
	Text     string              `json:"text"`
	Sections []Section           `json:"sections"`
	Keywords []string            `json:"keywords"`
	Facets   map[string][]string `json:"facets"`

	After    []string `json:"after"`
	Newer    []Newer  `json:"newer"`
	Standing uint8    `json:"standing"`
	Alike    []string `json:"alike"`
	Leads    string   `json:"leads"`

	// Copies is how many there are of it, with their number for each "#".
	Copies int `json:"copies"`
}

type vietnameseCase struct {
	Query fixtureQuery `json:"query"`
	Times int          `json:"times"` // how often the query is repeated

	Typing        bool                `json:"typing"`
	Sort          string              `json:"sort"`
	Filters       map[string][]string `json:"filters"`
	Limit, Offset int

	// What the answer has to be. Addresses that are not named may stand
	// anywhere.
	Hits       []string       `json:"hits"`     // the whole list
	AnyOrder   bool           `json:"anyOrder"` // of Hits
	None       bool           `json:"none"`
	First      string         `json:"first"`
	Has        []string       `json:"has"`
	Lacks      []string       `json:"lacks"`
	Before     [][2]string    `json:"before"` // the first is there, and the second not above it
	Level      []string       `json:"level"`  // equal scores
	Same       []fixtureQuery `json:"same"`   // other queries that give this list
	Total      *int           `json:"total"`
	Relaxed    *bool          `json:"relaxed"`
	AtMost     *bool          `json:"atMost"`
	Understood *string        `json:"understood"`
	Absent     *bool          `json:"absent"`
	Alike      *int           `json:"alike"` // of the first hit
	Newer      string         `json:"newer"` // its newest document
}

// fixtureQuery is a query as it stands in the file: half of a surrogate pair
// reaches the client only so.
type fixtureQuery struct {
	text string
	json json.RawMessage
}

func (q *fixtureQuery) UnmarshalJSON(data []byte) error {
	q.json = slices.Clone(data)
	return json.Unmarshal(data, &q.text)
}

func (q fixtureQuery) MarshalJSON() ([]byte, error) { return q.json, nil }

func (q fixtureQuery) repeat(times int) fixtureQuery {
	inner := strings.Repeat(string(q.json[1:len(q.json)-1]), times)
	return fixtureQuery{strings.Repeat(q.text, times), json.RawMessage(`"` + inner + `"`)}
}

// vietnameseQuestion is one query as the client gets it.
type vietnameseQuestion struct {
	Folder  string         `json:"folder"`
	Query   fixtureQuery   `json:"query"`
	Options map[string]any `json:"options"`
}

func TestVietnamese(t *testing.T) {
	t.Parallel()
	var file vietnameseCases
	data, err := os.ReadFile("testdata/vietnamese.json")
	if err != nil {
		t.Fatal(err)
	}
	strict := json.NewDecoder(bytes.NewReader(data))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&file); err != nil {
		t.Fatal(err)
	}
	var questions []vietnameseQuestion
	var answers []Result
	for _, g := range file.Groups {
		folder, q, a := g.ask(t, file.Common)
		for i := range q {
			q[i].Folder = folder
		}
		questions, answers = append(questions, q...), append(answers, a...)
	}
	echoes := clienttest.Ask[vietnameseQuestion, Result](t, questions)
	for _, g := range file.Groups {
		n := g.questions()
		t.Run(g.Name, func(t *testing.T) {
			g.check(t, "bleve", answers[:n])
			g.check(t, "client", echoes[:n])
			for i, answer := range answers[:n] {
				compareEcho(t, questions[i].Query.text, echoes[i], answer)
			}
		})
		questions, answers, echoes = questions[n:], answers[n:], echoes[n:]
	}
}

// ask builds the group's index and puts its queries to bleve: each case's, and
// after it those that are to give the same.
func (g *vietnameseGroup) ask(t *testing.T, common []vietnameseDocument) (folder string, questions []vietnameseQuestion, answers []Result) {
	t.Helper()
	b := NewBuilder(Options{Abbreviations: g.Abbreviations, Synonyms: g.Synonyms})
	for _, d := range slices.Concat(g.Documents, common) {
		for i := range max(1, d.Copies) {
			b.Set(d.document(strconv.Itoa(i + 1)))
		}
	}
	folder = writeSite(t, b)
	x, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for i := range g.Cases {
		c := &g.Cases[i]
		if c.Times > 0 {
			c.Query = c.Query.repeat(c.Times)
		}
		limit := cmp.Or(c.Limit, 50)
		for _, query := range append([]fixtureQuery{c.Query}, c.Same...) {
			answer, err := x.Search(context.Background(), query.text, SearchOptions{
				Limit: limit, Offset: c.Offset, Filters: c.Filters, Sort: c.Sort, Typing: c.Typing,
			})
			if err != nil {
				t.Fatalf("%s: %.60q: %v", g.Name, query.text, err)
			}
			answer.Query = cmp.Or(answer.Understood, strings.TrimSpace(answer.Query)) // as the client has it
			answers = append(answers, answer)
			options := map[string]any{"limit": limit, "offset": c.Offset, "typing": c.Typing}
			if c.Filters != nil {
				options["filters"] = c.Filters
			}
			if c.Sort != "" {
				options["sort"] = c.Sort
			}
			questions = append(questions, vietnameseQuestion{Query: query, Options: options})
		}
	}
	return folder, questions, answers
}

func (g *vietnameseGroup) questions() int {
	n := 0
	for _, c := range g.Cases {
		n += 1 + len(c.Same)
	}
	return n
}

func (d vietnameseDocument) document(number string) Document {
	doc := Document{
		URL: strings.ReplaceAll(d.URL, "#", number), Title: strings.ReplaceAll(d.Title, "#", number),
		Kind: cmp.Or(d.Kind, "page"), Date: d.Date, Keywords: d.Keywords, Facets: d.Facets, Sections: d.Sections,
		After: d.After, Newer: d.Newer, Standing: d.Standing, Alike: d.Alike, Leads: d.Leads,
	}
	if d.Text != "" {
		doc.Sections = append([]Section{{Text: d.Text}}, doc.Sections...)
	}
	return doc
}

// check holds the answers of bleve or the client against the expectations.
func (g *vietnameseGroup) check(t *testing.T, who string, answers []Result) {
	for _, c := range g.Cases {
		for _, fault := range c.faults(answers[0]) {
			t.Errorf("%s, %s: %s", who, c.title(), fault)
		}
		want := urlsOf(answers[0].Hits)
		for i, query := range c.Same {
			if got := urlsOf(answers[1+i].Hits); !slices.Equal(got, want) {
				t.Errorf("%s, %s: for %.60q the list is %s, not %s", who, c.title(), query.text, got, want)
			}
		}
		answers = answers[1+len(c.Same):]
	}
}

func (c *vietnameseCase) title() string {
	title := fmt.Sprintf("%.60q", c.Query.text)
	if c.Typing {
		title += " being typed"
	}
	if c.Filters != nil {
		title += fmt.Sprintf(" in %v", c.Filters)
	}
	if c.Sort != "" {
		title += " by " + c.Sort
	}
	return title
}

// faults tells what is wrong with an answer.
func (c *vietnameseCase) faults(answer Result) []string {
	var faults []string
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	urls := urlsOf(answer.Hits)
	place := func(url string) int {
		if at := slices.Index(urls, url); at >= 0 {
			return at
		}
		return math.MaxInt
	}
	if c.Hits != nil {
		got, want := slices.Clone(urls), slices.Clone(c.Hits)
		if c.AnyOrder {
			slices.Sort(got)
			slices.Sort(want)
		}
		if !slices.Equal(got, want) {
			fault("the list is %s, want %s", got, want)
		}
	}
	if c.None && len(urls) > 0 {
		fault("finds %s, want nothing", urls[:min(5, len(urls))])
	}
	if c.First != "" && place(c.First) != 0 {
		fault("first is %s, want %s", urls[:min(3, len(urls))], c.First)
	}
	for _, url := range c.Has {
		if place(url) == math.MaxInt {
			fault("lacks %s", url)
		}
	}
	for _, url := range c.Lacks {
		if place(url) < math.MaxInt {
			fault("has %s", url)
		}
	}
	for _, pair := range c.Before {
		if place(pair[0]) >= place(pair[1]) {
			fault("%s is not before %s in %s", pair[0], pair[1], urls)
		}
	}
	for _, url := range c.Level {
		a, b := place(c.Level[0]), place(url)
		if a == math.MaxInt || b == math.MaxInt || answer.Hits[a].Score != answer.Hits[b].Score {
			fault("%s and %s are not level", c.Level[0], url)
		}
	}
	if c.Total != nil && answer.Total != *c.Total {
		fault("total %d, want %d", answer.Total, *c.Total)
	}
	if c.Relaxed != nil && answer.Relaxed != *c.Relaxed {
		fault("relaxed %t", answer.Relaxed)
	}
	if c.AtMost != nil && answer.AtMost != *c.AtMost {
		fault("atMost %t", answer.AtMost)
	}
	if c.Understood != nil && answer.Query != *c.Understood {
		fault("understood as %q, want %q", answer.Query, *c.Understood)
	}
	if c.Absent != nil && answer.Absent != *c.Absent {
		fault("absent %t", answer.Absent)
	}
	if c.Alike != nil && (len(answer.Hits) == 0 || answer.Hits[0].Alike != *c.Alike) {
		fault("the first does not stand for %d more", *c.Alike)
	}
	if c.Newer != "" && (len(answer.Hits) == 0 || len(answer.Hits[0].Newer) != 1 || answer.Hits[0].Newer[0].Name != c.Newer) {
		fault("the first does not name %s", c.Newer)
	}
	return faults
}

// compareEcho expects the same of the client as of bleve.
func compareEcho(t *testing.T, query string, got, want Result) {
	t.Helper()
	if g, w := urlsOf(got.Hits), urlsOf(want.Hits); !slices.Equal(g, w) {
		t.Errorf("%.60q: client %s\nbleve %s", query, g, w)
	}
	for i, hit := range want.Hits {
		if i < len(got.Hits) && (got.Hits[i].Alike != hit.Alike || len(got.Hits[i].Newer) != len(hit.Newer)) {
			t.Errorf("%.60q: client has %+v\nbleve %+v", query, got.Hits[i], hit)
		}
	}
	if got.Total != want.Total || got.Relaxed != want.Relaxed || got.AtMost != want.AtMost || got.Absent != want.Absent || got.Query != want.Query {
		t.Errorf("%.60q: client has total %d, relaxed %t, at most %t, absent %t, %.60q; bleve %d, %t, %t, %t, %.60q", query,
			got.Total, got.Relaxed, got.AtMost, got.Absent, got.Query, want.Total, want.Relaxed, want.AtMost, want.Absent, want.Query)
	}
}
