package rota

import "fmt"

// Reason says why there is no rota.
type Reason int

// The reasons, in the order in which they are looked for.
const (
	// Numbers: Limit says which number is below 1 or too large.
	Numbers Reason = iota
	// TooMany: there are more visits in a month than members have other cells;
	// Most is how many could be.
	TooMany
	// NoCellFor: Member has no cell but their own to visit.
	NoCellFor
	// NobodyFor: every member belongs to Cell.
	NobodyFor
	// TooFew: so many members belong to Cell that the Others would have to
	// visit it more often than their share.
	TooFew
	// Unfair: the shares do not come out for another reason.
	Unfair
)

// Impossible is the error of an input that no fair rota exists for.
type Impossible struct {
	Reason Reason
	// Limit is "members", "cells", "months" or "visits", Most the largest number
	// that goes.
	Limit        string
	Most         int
	Member, Cell int
	// Others is how many members do not belong to Cell.
	Others int
}

// Error names the reason by its number: whoever has the names words it.
func (i *Impossible) Error() string {
	return fmt.Sprintf("rota: impossible (reason %d, %s, member %d, cell %d)", i.Reason, i.Limit, i.Member, i.Cell)
}

// check refuses what can be told from the numbers.
func (in Input) check() error {
	for _, limit := range []struct {
		name         string
		number, most int
	}{
		{"members", len(in.Own), MostMembers},
		{"cells", in.Cells, MostCells},
		{"months", in.Months, MostMonths},
		{"visits", in.Visits, MostVisits},
	} {
		if limit.number < 1 || limit.number > limit.most {
			return &Impossible{Reason: Numbers, Limit: limit.name, Most: limit.most}
		}
	}
	most := 0
	for _, own := range in.Own {
		most += in.Cells
		if own >= 0 && own < in.Cells {
			most--
		}
	}
	if most == 0 {
		return &Impossible{Reason: NobodyFor}
	}
	if in.Visits > most {
		return &Impossible{Reason: TooMany, Most: most}
	}
	return nil
}

// explain says why shares that were looked for are not there.
func (in Input) explain() error {
	total := in.Visits * in.Months
	least, most := part(total, 1, len(in.Own))
	wanted, _ := part(total, 1, in.Cells)
	for m, own := range in.Own {
		if in.Cells == 1 && own == 0 && least > 0 {
			return &Impossible{Reason: NoCellFor, Member: m}
		}
	}
	for c := range in.Cells {
		others := 0
		for _, own := range in.Own {
			if own != c {
				others++
			}
		}
		// They can do no more than their share, nor so much that too little is
		// left for the rest, nor come twice a month.
		can := min(others*most, total-(len(in.Own)-others)*least, others*in.Months)
		if can < wanted && others == 0 {
			return &Impossible{Reason: NobodyFor, Cell: c}
		}
		if can < wanted {
			return &Impossible{Reason: TooFew, Cell: c, Others: others}
		}
	}
	return &Impossible{Reason: Unfair}
}
