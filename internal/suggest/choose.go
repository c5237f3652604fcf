package suggest

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Wish is what a cell looks for. The zero value of each key means any.
type Wish struct {
	// Audience, Group and Minutes leave other topics out.
	Audience string `json:"audience,omitempty"`
	Group    string `json:"group,omitempty"`
	Minutes  int    `json:"minutes,omitempty"`
	// Quarter and Season put the topics made for them first: one made for
	// another time may still be held now, and a cell should never be left
	// without a topic.
	Quarter int    `json:"quarter,omitempty"`
	Season  string `json:"season,omitempty"`
	// Held are the ids of topics that the cell has had, to be left out.
	Held []string `json:"held,omitempty"`
}

// Choice is a topic on offer.
type Choice struct {
	Topic *Topic
	// Fits is true where the topic is made for the quarter and the occasion.
	Fits bool
	// Reason says why it is offered before others: "Dịp 19/5; sát với loại chi bộ
	// này". Empty where nothing tells it from them.
	Reason string
}

// How much each thing that speaks for a topic counts when two of one group
// are compared. A wish that was made outweighs everything that was not.
const (
	quarterPoints = 8 // made for the quarter
	seasonPoints  = 6 // made for the occasion
	timelyPoints  = 3 // an occasion of the topic falls in the quarter
	ownPoints     = 1 // made for few kinds of cells, this one among them
	chiefPoints   = 1 // and for this one first of all, which the author names first
)

// fewAudiences is for how many kinds of cells at most a topic is made that
// speaks of their own work.
const fewAudiences = 3

// At least and at most how many topics are offered at first; the first number
// only as far as there are so many.
const (
	FewestFirst = 3
	MostFirst   = 5
)

// Choose returns every topic that may be held, the most fitting first. Those
// of different groups take turns, so that the first few are a real choice.
func (c *Catalogue) Choose(w Wish) []Choice {
	type ranked struct {
		Choice
		points, turn int
	}
	var all []ranked
	for i := range c.Topics {
		t := &c.Topics[i]
		if !t.allowed(w) {
			continue
		}
		points := c.points(t, w)
		fits := (w.Quarter == 0 || slices.Contains(t.Quarters, w.Quarter)) && (w.Season == "" || slices.Contains(t.Seasons, w.Season))
		all = append(all, ranked{Choice{t, fits, c.reason(t, w)}, points, 0})
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return b.points - a.points })
	turns := map[string]int{}
	for i := range all {
		group := ""
		if len(all[i].Topic.Groups) > 0 {
			group = all[i].Topic.Groups[0]
		}
		all[i].turn = turns[group]
		turns[group]++
	}
	slices.SortStableFunc(all, func(a, b ranked) int {
		return cmp.Or(compareBool(b.Fits, a.Fits), a.turn-b.turn, b.points-a.points)
	})
	choices := make([]Choice, len(all))
	for i, r := range all {
		choices[i] = r.Choice
	}
	return choices
}

// First returns how many of the choices are offered at first.
func First(choices []Choice) int {
	fitting := 0
	for fitting < len(choices) && choices[fitting].Fits {
		fitting++
	}
	return min(len(choices), max(FewestFirst, min(MostFirst, fitting)))
}

// allowed reports whether a topic can be held by the cell at all.
func (t *Topic) allowed(w Wish) bool {
	return !slices.Contains(w.Held, t.ID) &&
		(w.Audience == "" || slices.Contains(t.Audiences, w.Audience)) &&
		(w.Group == "" || slices.Contains(t.Groups, w.Group)) &&
		(w.Minutes == 0 || slices.Contains(t.Minutes, w.Minutes))
}

func (c *Catalogue) points(t *Topic, w Wish) int {
	points := 0
	if w.Quarter != 0 && slices.Contains(t.Quarters, w.Quarter) {
		points += quarterPoints
		if len(c.occasions(t, w.Quarter)) > 0 {
			points += timelyPoints
		}
	}
	if w.Season != "" && slices.Contains(t.Seasons, w.Season) {
		points += seasonPoints
	}
	if w.Audience != "" && len(t.Audiences) <= fewAudiences {
		points += ownPoints
		if slices.Index(t.Audiences, w.Audience) == 0 {
			points += chiefPoints
		}
	}
	return points
}

// occasions returns the names of a topic's occasions that fall in a quarter.
func (c *Catalogue) occasions(t *Topic, quarter int) []string {
	var names []string
	for _, s := range c.Seasons {
		if slices.Contains(t.Seasons, s.ID) && slices.Contains(s.Quarters, quarter) {
			names = append(names, occasion(s.Title))
		}
	}
	return names
}

// reason says what tells a topic from the others that the same wish offers: not
// what was wished, nor what all of them have.
func (c *Catalogue) reason(t *Topic, w Wish) string {
	var parts []string
	season := w.Season != "" && slices.Contains(t.Seasons, w.Season)
	switch {
	case w.Quarter == 0:
		if len(t.Quarters) > 0 {
			parts = append(parts, c.quarters(t.Quarters))
		}
	case slices.Contains(t.Quarters, w.Quarter):
		if occasions := c.occasions(t, w.Quarter); len(occasions) > 0 && !season {
			parts = append(parts, c.say.Text("reason.days", strings.Join(occasions, ", ")))
		}
	case len(t.Quarters) > 0:
		parts = append(parts, c.say.Text("reason.usual", c.quarters(t.Quarters)))
	}
	if w.Audience != "" && len(t.Audiences) <= fewAudiences {
		parts = append(parts, c.say.Text("reason.own"))
	}
	return raised(strings.Join(parts, "; "))
}

func (c *Catalogue) quarters(numbers []int) string {
	names := make([]string, len(numbers))
	for i, n := range numbers {
		names[i] = lowered(Title(c.Quarters, strconv.Itoa(n)))
	}
	return strings.Join(names, ", ")
}

// occasion is the short name of an occasion: the date in brackets where its
// name has one.
func occasion(title string) string {
	if _, inside, ok := strings.Cut(title, "("); ok {
		if date, _, ok := strings.Cut(inside, ")"); ok && date != "" {
			return date
		}
	}
	return title
}

// lowered begins a name with a small letter, unless it begins with capitals
// only.
func lowered(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	if second, _ := utf8.DecodeRuneInString(name[size:]); unicode.IsUpper(second) {
		return name
	}
	return string(unicode.ToLower(first)) + name[size:]
}

func raised(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// compareBool puts false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
