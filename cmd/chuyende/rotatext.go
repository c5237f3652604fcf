package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"chuyende/internal/roster"
	"chuyende/internal/rota"
)

// schedule is a rota with names and months.
type schedule struct {
	roster.Roster
	months []time.Time
	visits [][]rota.Visit // by month
	// ofPerson and ofCell are how many visits each has; again is the most that one
	// person makes to one cell.
	ofPerson, ofCell []int
	again            int
}

func newSchedule(people roster.Roster, visits [][]rota.Visit, start time.Time) schedule {
	s := schedule{Roster: people, visits: visits, ofPerson: make([]int, len(people.People)), ofCell: make([]int, len(people.Cells))}
	pairs := map[rota.Visit]int{}
	for i, month := range visits {
		s.months = append(s.months, start.AddDate(0, i, 0))
		for _, v := range month {
			s.ofPerson[v.Member]++
			s.ofCell[v.Cell]++
			pairs[v]++
			s.again = max(s.again, pairs[v])
		}
	}
	return s
}

// own returns the name of somebody's own cell, or "".
func (s schedule) own(person int) string {
	if cell := s.People[person].Cell; cell >= 0 {
		return s.Cells[cell]
	}
	return ""
}

// month names a month as tables do: 01/2027.
func month(t time.Time) string { return t.Format("01/2006") }

// rangeOf names the least and the most of some numbers: "8–9", or "8".
func rangeOf(numbers []int) string {
	least, most := numbers[0], numbers[0]
	for _, n := range numbers {
		least, most = min(least, n), max(most, n)
	}
	if least == most {
		return strconv.Itoa(least)
	}
	return fmt.Sprintf("%d–%d", least, most)
}

// rotaSummary says in a sentence how fair the rota is.
func (a *app) rotaSummary(s schedule) string {
	return a.say("%d người, %d chi bộ, %d tháng từ %s, mỗi tháng %d lượt. Mỗi người %s lượt, mỗi chi bộ %s lượt; không ai dự chi bộ mình; một người dự một chi bộ nhiều nhất %d lần.",
		"%d people, %d cells, %d months from %s, %d visits a month. Visits of a person: %s, of a cell: %s; nobody visits their own cell; one person is at one cell %d times at most.",
		len(s.People), len(s.Cells), len(s.months), month(s.months[0]), len(s.visits[0]), rangeOf(s.ofPerson), rangeOf(s.ofCell), s.again)
}

// printRota prints the visits by month.
func (a *app) printRota(out io.Writer, s schedule) {
	width := 0
	for i := range s.People {
		width = max(width, len([]rune(s.shown(i))))
	}
	for i, visits := range s.visits {
		fmt.Fprintln(out, a.say("Tháng %s", "Month %s", month(s.months[i])))
		for _, v := range visits {
			name := s.shown(v.Member)
			fmt.Fprintf(out, "  %s%s → %s\n", name, strings.Repeat(" ", width-len([]rune(name))), s.Cells[v.Cell])
		}
	}
	fmt.Fprintln(out)
}

// shown names a person with what the table says besides.
func (s schedule) shown(person int) string {
	name := s.People[person].Name
	for _, more := range []string{s.People[person].Group, s.own(person)} {
		if more != "" {
			name += ", " + more
		}
	}
	return name
}

// rotaJSON is a rota as --json shows it.
type rotaJSON struct {
	People []rotaPersonJSON `json:"people"`
	Cells  []rotaCellJSON   `json:"cells"`
	Months []rotaMonthJSON  `json:"months"`
}

type rotaPersonJSON struct {
	Name   string `json:"name"`
	Group  string `json:"group,omitempty"`
	Cell   string `json:"cell,omitempty"`
	Visits int    `json:"visits"`
}

type rotaCellJSON struct {
	Name   string `json:"name"`
	Visits int    `json:"visits"`
}

// rotaMonthJSON is a month, such as "2027-01", and its visits.
type rotaMonthJSON struct {
	Month  string          `json:"month"`
	Visits []rotaVisitJSON `json:"visits"`
}

type rotaVisitJSON struct {
	Name string `json:"name"`
	Cell string `json:"cell"`
}

func (s schedule) json() rotaJSON {
	var shown rotaJSON
	for i, p := range s.People {
		shown.People = append(shown.People, rotaPersonJSON{p.Name, p.Group, s.own(i), s.ofPerson[i]})
	}
	for i, name := range s.Cells {
		shown.Cells = append(shown.Cells, rotaCellJSON{name, s.ofCell[i]})
	}
	for i, visits := range s.visits {
		m := rotaMonthJSON{Month: s.months[i].Format("2006-01")}
		for _, v := range visits {
			m.Visits = append(m.Visits, rotaVisitJSON{s.People[v.Member].Name, s.Cells[v.Cell]})
		}
		shown.Months = append(shown.Months, m)
	}
	return shown
}
