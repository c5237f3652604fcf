// Package roster reads the people and cells of a rota from a table as
// spreadsheets save it: a name and the own cell in each row, in columns that are
// known by their headings in Vietnamese or English, or by their order.
//
// It takes text in the normal form of package source, opens no file, and does
// not know what is made of the table.
package roster

import (
	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// Person is somebody who visits meetings.
type Person struct {
	Name string
	// Group is what the table says besides, such as the committee; often "".
	Group string
	// Cell is the number of their own cell in [Roster.Cells], or -1.
	Cell int
}

// Roster is who visits, and where.
type Roster struct {
	People []Person
	Cells  []string
}

// LongestName is how many characters the name of a person or cell may have.
const LongestName = 200

// Read reads a table. file is what its author knows it by. Where a problem is
// an error, the roster is not to be used.
func Read(file string, data []byte) (Roster, []diag.Problem) {
	t := table{file: file, data: data}
	rows := t.rows()
	r := reader{table: &t, cells: map[string]int{}, folded: map[string]int{}, people: map[string]int{}}
	if len(rows) > 0 {
		var headed bool
		if r.columns, headed = t.columns(rows[0]); headed {
			rows = rows[1:]
		}
		r.listed = r.columns.has(visited)
	}
	if !t.problems.HasErrors() {
		r.read(rows)
	}
	if !t.problems.HasErrors() && len(r.roster.People) == 0 {
		t.problems.Add(ruleTable.At(file, data, diag.Span{}, lang.Textf("bảng không có người nào", "the table names nobody"), forms()))
	}
	return r.roster, t.problems.Sorted()
}

// forms tells how a table is written.
func forms() lang.Text {
	return lang.Textf("mỗi dòng ghi họ tên, rồi chi bộ của người ấy, như: Nguyễn Văn A; Chi bộ 1",
		"each line has a name, then the person's own cell, such as: Nguyễn Văn A; Chi bộ 1")
}
