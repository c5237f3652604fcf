package roster

import (
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/vietnamese"
)

// reader makes people and cells of rows.
type reader struct {
	*table
	columns columns
	// listed says that the table has a column of the cells to visit: no others are.
	listed bool
	roster Roster
	cells  map[string]int // by their one spelling
	folded map[string]int // the same without marks
	people map[string]int // the lines that they are named on first
}

// nothing in place of a cell says that there is none on the list.
const nothing = "-"

// spelling returns the one spelling of a name, with its marks and without, so
// that "Chi bộ Hoà" and "chi bộ Hòa" are the same cell.
func spelling(text string) (exact, folded string) {
	words := strings.Fields(text)
	bare := make([]string, len(words))
	for i, word := range words {
		words[i], bare[i] = vietnamese.Canon(word)
	}
	return strings.Join(words, " "), strings.Join(bare, " ")
}

// read takes the cells first, if the table lists them, since anybody may belong
// to the last of them.
func (r *reader) read(rows [][]field) {
	if r.listed {
		for _, row := range rows {
			if f := r.get(row, visited); f.text != "" {
				r.list(f)
			}
		}
	}
	for _, row := range rows {
		r.row(row)
	}
}

// get returns the field of a row that is in a column, or an empty one at the row's end.
func (r *reader) get(row []field, what column) field {
	for i, f := range row {
		if i < len(r.columns) && r.columns[i] == what {
			return f
		}
	}
	end := row[len(row)-1].span.End
	return field{"", diag.Span{Start: end, End: end}}
}

// list adds a cell of the list.
func (r *reader) list(f field) {
	exact, _ := spelling(f.text)
	if _, there := r.cells[exact]; there {
		r.wrong(f.span, lang.Textf("chi bộ %q có hai lần trong danh sách", "the cell %q is on the list twice", f.text), lang.Textf("bỏ một lần", "leave one out"))
		return
	}
	r.cell(f)
}

// cell adds a cell and warns of one that is nearly the same.
func (r *reader) cell(f field) int {
	exact, folded := spelling(f.text)
	number := len(r.roster.Cells)
	if tooLong(f.text) {
		r.wrong(f.span, lang.Textf("tên chi bộ dài quá %d chữ cái", "the name of a cell is longer than %d letters", LongestName), forms())
	}
	if other, alike := r.folded[folded]; alike {
		r.problems.Add(ruleAlike.At(r.file, r.data, f.span,
			lang.Textf("%q và %q được coi là hai chi bộ", "%q and %q are taken for two cells", f.text, r.roster.Cells[other]),
			lang.Textf("nếu là một thì ghi giống nhau", "if they are one, write them the same")))
	}
	r.cells[exact], r.folded[folded] = number, number
	r.roster.Cells = append(r.roster.Cells, f.text)
	return number
}

// row reads one person.
func (r *reader) row(row []field) {
	for i, f := range row {
		if i >= len(r.columns) && f.text != "" {
			r.wrong(f.span, lang.Textf("dòng này thừa ô %q", "this row has one field too many: %q", f.text),
				lang.Textf("bao ô có dấu phân cách trong ngoặc kép, hoặc đặt tên cho mọi cột ở dòng đầu", "put a field that holds a separator in quotation marks, or name every column in the first line"))
			return
		}
	}
	who, where := r.get(row, name), r.get(row, own)
	group := r.get(row, group)
	switch {
	case who.text == "" && where.text == "" && group.text == "":
		return // it has a cell of the list only
	case who.text == "":
		r.wrong(who.span, lang.Textf("dòng này thiếu họ tên", "this row has no name"), r.nameless())
		return
	case tooLong(who.text) || tooLong(group.text):
		r.wrong(who.span, lang.Textf("họ tên dài quá %d chữ cái", "a name is longer than %d letters", LongestName), forms())
		return
	}
	r.new(who)
	if cell, ok := r.belongs(who, where); ok {
		r.roster.People = append(r.roster.People, Person{Name: who.text, Group: group.text, Cell: cell})
	}
}

// new tells of somebody who has been named before.
func (r *reader) new(who field) {
	exact, _ := spelling(who.text)
	if before, there := r.people[exact]; there {
		r.wrong(who.span, lang.Textf("%q đã có ở dòng %d", "%q is on line %d already", who.text, before),
			lang.Textf("bỏ một dòng; nếu là hai người trùng tên thì ghi thêm để phân biệt, như %q", "leave one out; if they are two people, add what tells them apart, such as %q", who.text+" (2)"))
		return
	}
	r.people[exact] = diag.Locate(r.data, who.span.Start).Line
}

// nameless says what a row without a name may have been meant for.
func (r *reader) nameless() lang.Text {
	return lang.Textf("ghi họ tên; chi bộ chưa có ai trong bảng thì ghi ở cột %q", "write the name; a cell that nobody here belongs to goes into the column %q",
		headings()[3].shown)
}

// belongs returns the number of somebody's own cell.
func (r *reader) belongs(who, f field) (int, bool) {
	switch f.text {
	case "":
		r.wrong(who.span, lang.Textf("%q thiếu chi bộ", "%q has no cell", who.text),
			lang.Textf("ghi chi bộ của người ấy, hoặc - nếu không thuộc chi bộ nào được dự", "write the person's own cell, or - if it is none of those to visit"))
		return 0, false
	case nothing, "–", "—":
		return -1, true
	}
	exact, _ := spelling(f.text)
	if number, there := r.cells[exact]; there {
		return number, true
	}
	if !r.listed {
		return r.cell(f), true
	}
	hint := lang.Textf("thêm vào cột %q, hoặc ghi - nếu không dự chi bộ ấy", "add it to the column %q, or write - if it is not visited", headings()[3].shown)
	if guess := r.meant(f.text); guess != "" {
		hint = lang.Textf("có phải ý bạn là %q? Nếu không dự chi bộ ấy thì ghi -", "did you mean %q? If that cell is not visited, write -", guess)
	}
	r.wrong(f.span, lang.Textf("chi bộ %q không có trong danh sách", "the cell %q is not on the list", f.text), hint)
	return 0, false
}

// meant returns the cell of the list that a name with slips stands for, or "".
// Slips in the letters count before those in the marks.
func (r *reader) meant(text string) string {
	bare := make([]string, len(r.roster.Cells))
	for i, cell := range r.roster.Cells {
		bare[i] = vietnamese.Slug(cell)
	}
	slug := vietnamese.Slug(text)
	for _, try := range []string{slug, diag.Nearest(slug, bare)} {
		if i := slices.Index(bare, try); i >= 0 && try != "" {
			return r.roster.Cells[i]
		}
	}
	return diag.Guess(text, diag.Values(r.roster.Cells))
}
