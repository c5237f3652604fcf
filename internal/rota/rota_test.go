package rota

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"testing"
)

// spreadOut is the difference of the largest and the smallest number.
func spreadOut(numbers []int) int {
	least, most := numbers[0], numbers[0]
	for _, n := range numbers {
		least, most = min(least, n), max(most, n)
	}
	return most - least
}

// verify holds a rota to everything that Make promises but for the evenness of pairs.
func verify(t *testing.T, in Input, months [][]Visit) (pairs map[Visit]int) {
	t.Helper()
	if len(months) != in.Months {
		t.Fatalf("%d months, want %d", len(months), in.Months)
	}
	pairs = map[Visit]int{}
	members, cells := make([]int, len(in.Own)), make([]int, in.Cells)
	memberMonths, cellMonths := make([][]int, len(in.Own)), make([][]int, in.Cells)
	for i, month := range months {
		if len(month) != in.Visits {
			t.Errorf("month %d: %d visits, want %d", i, len(month), in.Visits)
		}
		m, c, seen := make([]int, len(in.Own)), make([]int, in.Cells), map[Visit]bool{}
		for _, v := range month {
			if in.Own[v.Member] == v.Cell {
				t.Errorf("month %d: member %d visits their own cell %d", i, v.Member, v.Cell)
			}
			if seen[v] {
				t.Errorf("month %d: %v twice", i, v)
			}
			seen[v] = true
			pairs[v]++
			m[v.Member]++
			c[v.Cell]++
		}
		for n, visits := range m {
			members[n] += visits
			memberMonths[n] = append(memberMonths[n], visits)
		}
		for n, visits := range c {
			cells[n] += visits
			cellMonths[n] = append(cellMonths[n], visits)
		}
	}
	if spreadOut(members) > 1 || spreadOut(cells) > 1 {
		t.Errorf("shares: members %v, cells %v", members, cells)
	}
	for n, visits := range memberMonths {
		if spreadOut(visits) > 1 {
			t.Errorf("member %d: %v by month", n, visits)
		}
	}
	for n, visits := range cellMonths {
		if spreadOut(visits) > 1 {
			t.Errorf("cell %d: %v by month", n, visits)
		}
	}
	return pairs
}

// own spreads members over cells, and leaves every eleventh without one.
func own(members, cells int) []int {
	all := make([]int, members)
	for m := range all {
		if all[m] = m * 7 % cells; m%11 == 10 {
			all[m] = None
		}
	}
	return all
}

func TestMakeIsFair(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		in Input
		// repeats is the most visits of one member to one cell.
		repeats int
	}{
		"the 9 and the 35, sixty cells":   {Input{own(44, 60), 60, 12, 44}, 1},
		"the same, two quarters":          {Input{own(44, 60), 60, 6, 44}, 1},
		"fewer visits than members":       {Input{own(44, 60), 60, 12, 17}, 1},
		"each cell each month":            {Input{own(44, 60), 60, 12, 60}, 1},
		"two at each meeting":             {Input{own(44, 20), 20, 12, 40}, 1},
		"few cells: each comes again":     {Input{own(44, 5), 5, 12, 44}, 3},
		"one member without a cell":       {Input{[]int{None}, 1, 4, 1}, 4},
		"two who swap":                    {Input{[]int{0, 1}, 2, 12, 2}, 12},
		"one visit a month":               {Input{own(9, 30), 30, 12, 1}, 1},
		"all others every month":          {Input{[]int{0, 1, 2}, 3, 5, 6}, 5},
		"one month":                       {Input{own(9, 9), 9, 1, 9}, 1},
		"a cell outside the list is none": {Input{[]int{7, -5}, 2, 2, 2}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			months, err := Make(c.in)
			if err != nil {
				t.Fatal(err)
			}
			most := 0
			for _, times := range verify(t, c.in, months) {
				most = max(most, times)
			}
			if most != c.repeats {
				t.Errorf("a member is at one cell %d times, want %d", most, c.repeats)
			}
			again, err := Make(c.in)
			if err != nil || !reflect.DeepEqual(months, again) {
				t.Error("the same input gives another rota")
			}
		})
	}
}

// Visits are spread in time too: whoever has two in a year has them in
// different halves.
func TestVisitsAreSpreadInTime(t *testing.T) {
	t.Parallel()
	in := Input{own(12, 12), 12, 12, 2}
	months, err := Make(in)
	if err != nil {
		t.Fatal(err)
	}
	verify(t, in, months)
	early := map[int]int{}
	for _, month := range months[:6] {
		for _, v := range month {
			early[v.Member]++
		}
	}
	for m := range in.Own {
		if early[m] != 1 {
			t.Errorf("member %d has %d of two visits in the first half", m, early[m])
		}
	}
}

func TestImpossible(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		in   Input
		want Impossible
	}{
		"no members":          {Input{nil, 3, 12, 1}, Impossible{Reason: Numbers, Limit: "members", Most: MostMembers}},
		"no cells":            {Input{[]int{None}, 0, 12, 1}, Impossible{Reason: Numbers, Limit: "cells", Most: MostCells}},
		"no months":           {Input{[]int{None}, 1, 0, 1}, Impossible{Reason: Numbers, Limit: "months", Most: MostMonths}},
		"too many months":     {Input{[]int{None}, 1, 61, 1}, Impossible{Reason: Numbers, Limit: "months", Most: MostMonths}},
		"no visits":           {Input{[]int{None}, 1, 1, -1}, Impossible{Reason: Numbers, Limit: "visits", Most: MostVisits}},
		"nowhere to go":       {Input{[]int{None, 0}, 1, 12, 1}, Impossible{Reason: NoCellFor, Member: 1}},
		"one cell, all of it": {Input{[]int{0, 0}, 1, 12, 1}, Impossible{Reason: NobodyFor}},
		"all of one cell":     {Input{[]int{1, 1}, 3, 12, 2}, Impossible{Reason: NobodyFor, Cell: 1}},
		"more than all":       {Input{[]int{0, 1}, 2, 12, 3}, Impossible{Reason: TooMany, Most: 2}},
		"most of one cell":    {Input{[]int{0, 0, 0, 1}, 2, 12, 4}, Impossible{Reason: TooFew, Cell: 0, Others: 1}},
		"twice a month by us": {Input{[]int{0, 0, 0, 1, None}, 2, 3, 6}, Impossible{Reason: TooFew, Cell: 0, Others: 2}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Make(c.in)
			var got *Impossible
			if !errors.As(err, &got) || *got != c.want {
				t.Errorf("%+v, want %+v", err, c.want)
			}
		})
	}
}

// possible looks through all ways to share one month out: the judge of what
// Make calls impossible.
func possible(in Input) bool {
	members, cells := make([]int, len(in.Own)), make([]int, in.Cells)
	var try func(at, left int) bool
	try = func(at, left int) bool {
		if at == len(in.Own)*in.Cells {
			return left == 0 && spreadOut(members) <= 1 && spreadOut(cells) <= 1
		}
		m, c := at/in.Cells, at%in.Cells
		if left > 0 && in.Own[m] != c {
			members[m]++
			cells[c]++
			found := try(at+1, left-1)
			members[m]--
			cells[c]--
			if found {
				return true
			}
		}
		return try(at+1, left)
	}
	return try(0, in.Visits)
}

// On small inputs there is a rota just where one exists.
func TestFindsARotaWhereThereIsOne(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	found, none := 0, 0
	for range 3000 {
		in := Input{Own: make([]int, 1+random.IntN(4)), Cells: 1 + random.IntN(4), Months: 1}
		for m := range in.Own {
			in.Own[m] = random.IntN(in.Cells+1) - 1
		}
		in.Visits = 1 + random.IntN(len(in.Own)*in.Cells)
		months, err := Make(in)
		if (err == nil) != possible(in) {
			t.Fatalf("%+v: %v, but possible is %v", in, err, possible(in))
		}
		if err != nil {
			none++
			continue
		}
		found++
		verify(t, in, months)
	}
	if found < 500 || none < 500 {
		t.Errorf("%d found, %d impossible: too few to say anything", found, none)
	}
}

// FuzzMake: any numbers give a fair rota or a reason.
func FuzzMake(f *testing.F) {
	f.Add([]byte{0, 1, 2, 255}, 3, 12, 4)
	f.Add([]byte{0, 0, 0, 1}, 2, 12, 4)
	f.Add([]byte{}, 0, 0, 0)
	f.Fuzz(func(t *testing.T, own []byte, cells, months, visits int) {
		in := Input{Cells: cells, Months: months, Visits: visits}
		if len(own) > 40 || cells > 40 || months > 24 || visits > 400 {
			t.Skip("larger ones take long and say no more")
		}
		for _, o := range own {
			in.Own = append(in.Own, int(int8(o)))
		}
		got, err := Make(in)
		var impossible *Impossible
		switch {
		case err == nil:
			verify(t, in, got)
		case !errors.As(err, &impossible):
			t.Fatal(err)
		}
	})
}

func BenchmarkMake(b *testing.B) {
	for name, in := range map[string]Input{
		"44x60x12":    {own(44, 60), 60, 12, 44},
		"500x1000x60": {own(500, 1000), 1000, 60, 1000},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := Make(in); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
