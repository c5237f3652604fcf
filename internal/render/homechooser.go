package render

import (
	"encoding/json"
	"html/template"
	"time"

	"chuyende/internal/site"
	"chuyende/internal/suggest"
)

// HomeChooser asks on the home page for what a cell needs now, and answers in
// place.
type HomeChooser struct {
	// URL is the page to choose on, Total how many topics there are.
	URL   string
	Total int
	// Kinds are the kinds of cells, Quarters the quarters; Quarter is the number of
	// that of the build's day.
	Kinds    []suggest.Term
	Quarters []suggest.Term
	Quarter  string
	// Fitting counts what fits the first kind in that quarter, Best are the most
	// fitting of it.
	Fitting int
	Best    []Link
	// Answers are those for every kind and quarter, as JSON: topics, and for each
	// kind and quarter the number that fits and the places of the best in the list.
	Answers template.JS
}

// mostBest is how many topics the home page names for a kind of cell and quarter.
const mostBest = 3

// homeChooser makes the chooser of the home page. JSON of encoding/json holds no
// "<", so it cannot end its element.
func (r *Renderer) homeChooser(from string) *HomeChooser {
	c := r.choices
	h := &HomeChooser{URL: r.href(from, r.Tree.Places.Suggest), Total: len(c.Topics), Kinds: c.Audiences, Quarters: c.Quarters}
	type answers struct {
		Topics [][2]string        `json:"topics"`
		Kinds  map[string][][]int `json:"kinds"`
	}
	all := answers{Topics: [][2]string{}, Kinds: map[string][][]int{}}
	places := map[*site.Page]int{}
	now := r.quarterOfDay()
	for a, audience := range c.Audiences {
		for q, quarter := range c.Quarters {
			answer := []int{0}
			for i, choice := range c.Choose(suggest.In(audience, quarter)) {
				page := choice.Topic.Page
				if choice.Fits {
					answer[0]++
				}
				if i >= mostBest {
					continue
				}
				if _, known := places[page]; !known {
					places[page] = len(all.Topics)
					card := r.card(from, page)
					all.Topics = append(all.Topics, [2]string{card.Head(), card.URL})
				}
				answer = append(answer, places[page])
			}
			all.Kinds[audience.ID] = append(all.Kinds[audience.ID], answer)
			if a == 0 && q == now {
				h.Quarter, h.Fitting = quarter.ID, answer[0]
				for _, place := range answer[1:] {
					h.Best = append(h.Best, Link{all.Topics[place][0], all.Topics[place][1]})
				}
			}
		}
	}
	h.Answers = "null"
	if data, err := json.Marshal(all); err == nil {
		h.Answers = template.JS(data)
	}
	return h
}

// quarterOfDay is the place of the quarter of the build's day, from 0.
func (r *Renderer) quarterOfDay() int {
	if r.Now.IsZero() {
		return 0
	}
	return (int(r.Now.Month()) - int(time.January)) / 3
}
