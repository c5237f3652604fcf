package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"chuyende/internal/fault"
	"chuyende/internal/workbook"
)

// mayWrite refuses a place to write to before anything is worked out: a file
// that is there, without --force, and the table itself always.
func (a *app) mayWrite(input, output string, force bool) error {
	if output == "" {
		return nil
	}
	if !strings.EqualFold(filepath.Ext(output), ".xlsx") {
		return a.misused("--output phải là tên kết thúc bằng .xlsx, không phải %q", "--output must be a name that ends in .xlsx, not %q", output)
	}
	there, err := os.Lstat(output)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fault.At(output, err)
	}
	if in, err := os.Stat(input); err == nil && os.SameFile(in, there) {
		return a.misused("%s chính là bảng cần đọc; hãy chọn tệp khác cho --output", "%s is the table itself; choose another file for --output", output)
	}
	if !force || !there.Mode().IsRegular() {
		return a.misused("%s đã có, không ghi đè; hãy thêm --force, hoặc --output với tên khác", "%s exists already and is left alone; add --force, or --output with another name", output)
	}
	return nil
}

// writeBook writes the workbook beside its place and then puts it there, so
// that a failure leaves what was there before.
func (a *app) writeBook(output string, s schedule, force bool) error {
	var book bytes.Buffer
	if err := workbook.Write(&book, a.say("Lịch dự sinh hoạt chi bộ", "Visits to cells' meetings"), a.sheets(s)); err != nil {
		return fault.At(output, err)
	}
	f, err := os.CreateTemp(filepath.Dir(output), ".rota-*.xlsx")
	if err != nil {
		return fault.At(output, err)
	}
	_, err = f.Write(book.Bytes())
	if err := errors.Join(err, f.Chmod(0o644), f.Close()); err != nil {
		return fault.At(output, errors.Join(err, os.Remove(f.Name())))
	}
	if !force { // a link does not replace what came in the meantime
		err = os.Link(f.Name(), output)
		if errors.Is(err, fs.ErrExist) {
			return errors.Join(a.mayWrite("", output, false), os.Remove(f.Name()))
		}
		if err == nil {
			return os.Remove(f.Name())
		}
		// Some file systems of USB sticks have no links.
	}
	if err := os.Rename(f.Name(), output); err != nil {
		return fault.At(output, errors.Join(err, os.Remove(f.Name())))
	}
	return nil
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
