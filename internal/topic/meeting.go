package topic

import (
	"slices"
	"strings"

	"chuyende/internal/frontmatter"
	"chuyende/internal/site"
	"chuyende/internal/vietnamese"
)

// Number is one of the numbers to find before the meeting.
type Number struct {
	// What it counts, Where it is to be had, Missing what to read aloud when it
	// is not.
	What, Where, Missing string
}

// Numbers returns the numbers to find, as front matter names them.
func (t *Text) Numbers() []Number {
	var all []Number
	for _, r := range t.Page.Meta.Records("numbers") {
		all = append(all, Number{r.Text("what"), r.Text("where"), r.Text("missing")})
	}
	return all
}

// Task is something to do before or after the meeting: Day counts from it, -10
// is ten days before.
type Task struct {
	Day       int
	Who, What string
}

// Tasks returns the tasks by day, in the author's order.
func (t *Text) Tasks() []Task {
	var all []Task
	for _, r := range t.Page.Meta.Records("tasks") {
		all = append(all, Task{r.Int("day"), r.Text("who"), r.Text("what")})
	}
	return all
}

// SendingTasks returns the tasks of sending something before the meeting.
func (t *Text) SendingTasks() []Task {
	return slices.DeleteFunc(t.Tasks(), func(task Task) bool {
		return task.Day >= 0 || !slices.Contains(strings.Fields(vietnamese.Fold(task.What)), "gui")
	})
}

// Agenda is a course of the meeting.
type Agenda struct {
	// Number counts the agendas from 1: what summary_of means.
	Number  int
	Name    string
	Minutes int // as its author says
	Steps   []Step
	// Combined is true where the thematic meeting is held together with the
	// regular one. Regular and Thematic are then the minutes of each, without
	// the break between them; 0 where the steps do not tell.
	Combined          bool
	Regular, Thematic int
}

// Step is a step of an agenda: From and To count minutes from its beginning.
type Step struct {
	From, To, Minutes int
	What, Who         string
}

// LeastMinutes is how long a meeting should be at least, by all that is known
// at second hand: an agenda of that length or less needs the committee's word.
const LeastMinutes = 60

// Sum returns how many minutes the steps take.
func (a Agenda) Sum() int {
	if len(a.Steps) == 0 {
		return 0
	}
	return a.Steps[len(a.Steps)-1].To
}

// Assesses reports whether the chair says at the end how good the topic was.
func (a Agenda) Assesses() bool { return a.has("danh gia chat luong") }

// Opposes reports whether a step is named for opposing views.
func (a Agenda) Opposes() bool { return a.has("trai chieu") }

func (a Agenda) has(folded string) bool {
	return slices.ContainsFunc(a.Steps, func(s Step) bool { return strings.Contains(vietnamese.Fold(s.What), folded) })
}

// Short reports whether the agenda is so short that the superior committee
// should be asked first: the whole of it, or one of two meetings held together.
func (a Agenda) Short() bool {
	if !a.Combined {
		return a.Minutes > 0 && a.Minutes <= LeastMinutes
	}
	return a.Regular > 0 && a.Regular < LeastMinutes || a.Thematic > 0 && a.Thematic < LeastMinutes
}

// Agendas returns the agendas of a topic's front matter.
func (t *Text) Agendas() []Agenda { return Agendas(t.Page.Meta) }

// Agendas returns the agendas that front matter holds.
func Agendas(meta *frontmatter.Meta) []Agenda {
	var all []Agenda
	for i, r := range meta.Records("agenda") {
		a := Agenda{Number: i + 1, Name: r.Text("name"), Minutes: r.Int("minutes")}
		at := 0
		for _, s := range r.Records("steps") {
			n := s.Int("minutes")
			a.Steps = append(a.Steps, Step{at, at + n, n, s.Text("what"), s.Text("who")})
			at += n
		}
		if a.Combined = strings.Contains(vietnamese.Fold(a.Name), "ket hop"); a.Combined {
			a.Regular, a.Thematic = halves(a.Steps)
		}
		all = append(all, a)
	}
	return all
}

// halves adds up the two meetings of a combined agenda: the regular one is the
// step that is called so, with those after it up to a break or the thematic
// one; what lies on its other side is the thematic one.
func halves(steps []Step) (regular, thematic int) {
	first := slices.IndexFunc(steps, func(s Step) bool { return strings.Contains(vietnamese.Fold(s.What), "thuong ky") })
	if first < 0 {
		return 0, 0
	}
	last := first + 1
	for last < len(steps) && !isBreak(steps[last]) && !strings.Contains(vietnamese.Fold(steps[last].What), "chuyen de") {
		last++
	}
	for i, s := range steps {
		switch {
		case first <= i && i < last:
			regular += s.Minutes
		case !isBreak(s):
			thematic += s.Minutes
		}
	}
	return regular, thematic
}

// isBreak reports whether a step is the break between two meetings.
func isBreak(s Step) bool {
	what := vietnamese.Fold(s.What)
	return strings.HasPrefix(what, "nghi ") || what == "nghi" || strings.HasPrefix(what, "nghi,") ||
		strings.HasPrefix(what, "nghi;") || strings.HasPrefix(what, "giai lao")
}

// Basis returns the documents in force, or in part, that a page rests on, in
// the author's order: those of a relation that says so, by what the register knows of them.
// One that was replaced or is yet to come, or whose validity nobody has verified, is left out.
func Basis(p *site.Page) []*site.Page {
	var all []*site.Page
	for _, relation := range p.Kind.Relations {
		if !relation.Basis {
			continue
		}
		for _, related := range p.Related {
			if related.Field == relation.Field && !related.Inverse {
				all = append(all, related.Pages...)
			}
		}
	}
	return slices.DeleteFunc(all, func(d *site.Page) bool { return !site.StatusOf(d.Status()).Holds || !d.Meta.Bool("verified") })
}
