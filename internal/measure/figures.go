package measure

import "slices"

// depth is how many places are looked at, as many as an answer shows.
const depth = 10

// Outcome is what became of a row.
type Outcome struct {
	Row
	// Place is that of the first page of First, from 1, with those of May left
	// out; 0 where none of the first ten is one.
	Place int
	// Top is the first hit, "" where there is none.
	Top string
	// Absent says that search told that the portal does not hold this, or that
	// it showed nothing.
	Absent bool
	// Unindexed are the pages of First that search does not know at all.
	Unindexed []string
}

// Missed reports whether the answer is not as the row wants it. What search
// says beside hits in their place is no miss: it is counted for itself.
func (o *Outcome) Missed() bool {
	if o.None {
		return !o.Absent
	}
	return o.Place == 0 || o.Place > o.Within
}

// Figures are the outcomes of all rows, in their order.
type Figures []Outcome

// share is a part of a whole, 0 where there is nothing.
func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// count returns how many outcomes are so.
func (f Figures) count(so func(*Outcome) bool) int {
	n := 0
	for i := range f {
		if so(&f[i]) {
			n++
		}
	}
	return n
}

// Answered is how many rows have a page, Nothing how many have none.
func (f Figures) Answered() int { return len(f) - f.Nothing() }

// Nothing is how many rows no page answers.
func (f Figures) Nothing() int { return f.count(func(o *Outcome) bool { return o.None }) }

// MRR is the mean of the reciprocal places of the rows that have a page, among
// the first ten. All places within which a page may be are the first.
func (f Figures) MRR() float64 {
	sum := 0.0
	for i := range f {
		if o := &f[i]; !o.None && o.Place > 0 {
			sum += 1 / float64(max(1, o.Place-o.Within+1))
		}
	}
	return sum / float64(max(1, f.Answered()))
}

// First is how many rows with a page have it where they want it.
func (f Figures) First() int {
	return f.count(func(o *Outcome) bool { return !o.None && !o.Missed() })
}

// Among is how many rows with a page have it in the first n places, or where
// they want it.
func (f Figures) Among(n int) int {
	return f.count(func(o *Outcome) bool { return !o.None && o.Place > 0 && o.Place <= max(n, o.Within) })
}

// Success is [Figures.Among] as a share of the rows that have a page.
func (f Figures) Success(n int) float64 { return share(f.Among(n), f.Answered()) }

// Absent is for how many rows without a page search says so, Wrongly for how
// many of those that have one.
func (f Figures) Absent() int { return f.count(func(o *Outcome) bool { return o.None && o.Absent }) }

// Wrongly is for how many rows with a page search says that there is none.
func (f Figures) Wrongly() int { return f.count(func(o *Outcome) bool { return !o.None && o.Absent }) }

// AbsentShare and WronglyShare are [Figures.Absent] and [Figures.Wrongly] as
// shares of the rows without and with a page.
func (f Figures) AbsentShare() float64 { return share(f.Absent(), f.Nothing()) }

// WronglyShare is [Figures.Wrongly] as a share of the rows with a page.
func (f Figures) WronglyShare() float64 { return share(f.Wrongly(), f.Answered()) }

// Misses are the outcomes that are not as their rows want them.
func (f Figures) Misses() []Outcome {
	return slices.DeleteFunc(slices.Clone(f), func(o Outcome) bool { return !o.Missed() })
}
