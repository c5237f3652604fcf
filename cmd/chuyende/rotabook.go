package main

import (
	"io"
	"strings"

	"chuyende/internal/workbook"
)

// writeBook writes the workbook.
func (a *app) writeBook(output string, s schedule, force bool) error {
	return a.putFile(output, "--output", force, func(w io.Writer) error {
		return workbook.Write(w, a.say("Lịch dự sinh hoạt chi bộ", "Visits to cells' meetings"), a.sheets(s))
	})
}

// sheets lays the rota out three ways: by month, by person and by cell.
func (a *app) sheets(s schedule) []workbook.Sheet {
	person, own, cell := a.say("Người dự", "Person"), a.say("Chi bộ của người dự", "Own cell"), a.say("Chi bộ được dự", "Cell visited")
	group, total := a.say("Nhóm", "Group"), a.say("Số lượt", "Visits")
	byMonth := workbook.Sheet{Name: a.say("Theo tháng", "By month"),
		Head:   []string{a.say("Tháng", "Month"), person, group, own, cell, a.say("Ngày dự", "Day"), a.say("Ghi chú", "Notes")},
		Widths: []float64{10, 28, 18, 24, 24, 12, 24}}
	byPerson := workbook.Sheet{Name: a.say("Theo người", "By person"), Head: []string{person, group, own, total}, Widths: []float64{28, 18, 24, 8}, Fixed: 1}
	byCell := workbook.Sheet{Name: a.say("Theo chi bộ", "By cell"), Head: []string{cell, total}, Widths: []float64{28, 8}, Fixed: 1}
	ofPerson, ofCell := grid(len(s.People), len(s.months)), grid(len(s.Cells), len(s.months))
	for i, visits := range s.visits {
		byPerson.Head, byPerson.Widths = append(byPerson.Head, month(s.months[i])), append(byPerson.Widths, 16)
		byCell.Head, byCell.Widths = append(byCell.Head, month(s.months[i])), append(byCell.Widths, 20)
		for _, v := range visits {
			who := s.People[v.Member]
			byMonth.Rows = append(byMonth.Rows, []any{month(s.months[i]), who.Name, who.Group, s.own(v.Member), s.Cells[v.Cell], "", ""})
			ofPerson[v.Member][i] = append(ofPerson[v.Member][i], s.Cells[v.Cell])
			ofCell[v.Cell][i] = append(ofCell[v.Cell][i], who.Name)
		}
	}
	for i, who := range s.People {
		byPerson.Rows = append(byPerson.Rows, line(ofPerson[i], who.Name, who.Group, s.own(i), s.ofPerson[i]))
	}
	for i, name := range s.Cells {
		byCell.Rows = append(byCell.Rows, line(ofCell[i], name, s.ofCell[i]))
	}
	return []workbook.Sheet{byMonth, byPerson, byCell}
}

// grid makes a table of empty lists of names.
func grid(rows, columns int) [][][]string {
	all := make([][][]string, rows)
	for i := range all {
		all[i] = make([][]string, columns)
	}
	return all
}

// line makes a row: what it begins with, then a field of names for each month.
func line(names [][]string, begin ...any) []any {
	for _, n := range names {
		begin = append(begin, strings.Join(n, "\n"))
	}
	return begin
}
