// Package rota shares out visits: who goes to the meeting of which cell in
// which month, so that nobody has more to do than others, no cell is seen less
// than others, and nobody visits their own cell.
//
// It knows people and cells by number only: no names, files, calendar or sheets.
package rota

import "fmt"

// Limits of what [Make] takes: far beyond any committee, and small enough for
// an answer within seconds.
const (
	MostMembers = 500
	MostCells   = 1000
	MostMonths  = 60
	// MostVisits is how many there are in a month.
	MostVisits = 5000
)

// None stands for the own cell of a member who belongs to no cell of the rota.
const None = -1

// Input is what a rota is made from.
type Input struct {
	// Own holds for each member the number of their own cell, or [None].
	Own []int
	// Cells is how many cells there are; their numbers begin with 0.
	Cells int
	// Months is how many months there are.
	Months int
	// Visits is how many visits all members together make in a month.
	Visits int
}

// Visit is one member at one cell's meeting.
type Visit struct{ Member, Cell int }

// Make returns the visits of each month, by member and cell. It keeps, and an
// error means that this cannot be had (*[Impossible]):
//
//   - each month has exactly in.Visits visits;
//   - the members' totals differ by one at most, and so do the cells'; the same
//     holds of one member's months, and of one cell's;
//   - nobody visits their own cell, nor one cell twice in a month;
//   - the most visits of one member to one cell are as few, then the least as
//     many, as the above allows.
//
// The same input gives the same rota.
func Make(in Input) ([][]Visit, error) {
	if err := in.check(); err != nil {
		return nil, err
	}
	pairs, ok := in.share()
	if !ok {
		return nil, in.explain()
	}
	months := make([][]Visit, 0, in.Months)
	if err := in.spread(pairs, in.Months, &months); err != nil {
		return nil, err
	}
	return months, nil
}

// pair is how often a member visits a cell.
type pair struct{ member, cell, times int }

// share decides who visits which cell how often in all months together.
func (in Input) share() ([]pair, bool) {
	most, best := in.least(1, in.Months, func(most int) []pair { return in.within(0, most) })
	if best == nil {
		return nil, false
	}
	// The least number is looked for from above, as its negative from below.
	_, better := in.least(-most, -1, func(least int) []pair { return in.within(-least, most) })
	if better != nil {
		best = better
	}
	return best, true
}

// least returns the lowest number from low to high that try has an answer for,
// and the answer; whatever is higher must have one too.
func (in Input) least(low, high int, try func(int) []pair) (int, []pair) {
	var best []pair
	found := high + 1
	for low <= high {
		middle := low + (high-low)/2
		if pairs := try(middle); pairs != nil {
			best, found, high = pairs, middle, middle-1
		} else {
			low = middle + 1
		}
	}
	return found, best
}

// within shares out all visits so that each member visits each other cell from
// least to most times, or returns nil.
func (in Input) within(least, most int) []pair {
	total := in.Visits * in.Months
	every := make([]pair, 0, len(in.Own)*in.Cells)
	for m, own := range in.Own {
		// Members begin with different cells, so that neighbours in the list
		// do not follow each other around.
		for i := range in.Cells {
			if c := (m + i) % in.Cells; c != own {
				every = append(every, pair{m, c, 0})
			}
		}
	}
	return in.solve(every, total, func(p pair) (int, int) { return least, most },
		func(int) (int, int) { return part(total, 1, len(in.Own)) },
		func(int) (int, int) { return part(total, 1, in.Cells) })
}

// solve picks a number of times for each pair, within the bounds of the pair,
// of its member and of its cell, so that all add up to total. It returns the
// pairs that are there at all, or nil where the bounds do not fit together.
func (in Input) solve(pairs []pair, total int, ofPair func(pair) (int, int), ofMember, ofCell func(int) (int, int)) []pair {
	members := len(in.Own)
	source, sink := members+in.Cells, members+in.Cells+1
	n := newNetwork(sink + 1)
	edges := make([]int, len(pairs))
	for i, p := range pairs {
		least, most := ofPair(p)
		edges[i] = n.add(p.member, members+p.cell, least, most)
	}
	for m := range members {
		least, most := ofMember(m)
		n.add(source, m, least, most)
	}
	for c := range in.Cells {
		least, most := ofCell(c)
		n.add(members+c, sink, least, most)
	}
	n.add(sink, source, total, total)
	if !n.settle() {
		return nil
	}
	picked := []pair{}
	for i, p := range pairs {
		if times := n.flow(edges[i]); times > 0 {
			picked = append(picked, pair{p.member, p.cell, times})
		}
	}
	return picked
}

// spread deals pairs out to months by halves, so that every pair, member and
// cell has in each half what is due to it, but for rounding. That this can be
// done follows from flows: the exact share, taken as a fraction, keeps all
// bounds, so a whole one does.
func (in Input) spread(pairs []pair, months int, to *[][]Visit) error {
	if months == 1 {
		*to = append(*to, visits(pairs))
		return nil
	}
	half := (months + 1) / 2
	ofMember, ofCell := make([]int, len(in.Own)), make([]int, in.Cells)
	for _, p := range pairs {
		ofMember[p.member] += p.times
		ofCell[p.cell] += p.times
	}
	early := in.solve(pairs, in.Visits*half, func(p pair) (int, int) { return part(p.times, half, months) },
		func(m int) (int, int) { return part(ofMember[m], half, months) },
		func(c int) (int, int) { return part(ofCell[c], half, months) })
	if early == nil {
		return fmt.Errorf("rota: %d visits do not divide into %d months", in.Visits*months, months)
	}
	if err := in.spread(early, half, to); err != nil {
		return err
	}
	return in.spread(without(pairs, early), months-half, to)
}

// part returns the share a/b of a number, rounded down and up.
func part(number, a, b int) (int, int) { return number * a / b, (number*a + b - 1) / b }
