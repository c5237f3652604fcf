package roster

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// table is a text as rows of fields, and what is wrong with it.
type table struct {
	file     string
	data     []byte
	problems diag.List
	// starts are the offsets of the lines that csv counts, from 1.
	starts []int
}

// field is one cell of the table, on one line, without blanks around it.
type field struct {
	text string
	span diag.Span
}

// wrong adds a mistake.
func (t *table) wrong(span diag.Span, text, hint lang.Text) {
	t.problems.Add(ruleTable.At(t.file, t.data, span, text, hint))
}

// rows takes the text apart; rows without any text are left out.
func (t *table) rows() [][]field {
	begin, comma := t.separator()
	t.starts = []int{begin}
	for i := begin; i < len(t.data); i++ {
		if t.data[i] == '\n' {
			t.starts = append(t.starts, i+1)
		}
	}
	r := csv.NewReader(bytes.NewReader(t.data[begin:]))
	r.Comma = comma
	r.FieldsPerRecord = -1
	// It takes tabs for blanks too, and would skip empty fields.
	r.TrimLeadingSpace = comma != '\t'
	var rows [][]field
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows
		}
		if err != nil {
			t.broken(err)
			return rows
		}
		row := make([]field, len(record))
		filled := false
		for i, text := range record {
			row[i] = t.field(text, t.offset(r.FieldPos(i)))
			filled = filled || row[i].text != ""
		}
		if filled {
			rows = append(rows, row)
		}
	}
}

// broken tells of quotation marks that do not fit together.
func (t *table) broken(err error) {
	var at *csv.ParseError
	if !errors.As(err, &at) {
		t.wrong(diag.Span{}, lang.Textf("không đọc được bảng này", "this table cannot be read"), forms())
		return
	}
	line, column := at.Line, at.Column
	text := lang.Textf("dấu ngoặc kép đứng giữa ô", "a quotation mark stands inside a field")
	if errors.Is(at.Err, csv.ErrQuote) {
		text = lang.Textf("dấu ngoặc kép mở ô không được đóng đúng chỗ", "a quotation mark that opens a field is not closed in its place")
		if line != at.StartLine {
			line, column = at.StartLine, 1
		}
	}
	start := t.offset(line, column)
	t.wrong(diag.Span{Start: start, End: min(start+1, len(t.data))}, text,
		lang.Textf(`bỏ dấu ấy, hoặc bao cả ô trong ngoặc kép và viết "" cho mỗi dấu bên trong`, `leave it out, or put the field in quotation marks and write "" for each one inside`))
}

// offset returns the place in the text of a line and a column in bytes, both from 1.
func (t *table) offset(line, column int) int {
	if line < 1 || line > len(t.starts) {
		return len(t.data)
	}
	return min(t.starts[line-1]+max(column-1, 0), len(t.data))
}

// field makes a field of its text and where that starts.
func (t *table) field(text string, start int) field {
	line := t.data[start:]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	blanks := len(line) - len(bytes.TrimLeft(line, " \t\u00A0"))
	if strings.TrimSpace(text) == "" {
		return field{"", diag.Span{Start: start, End: start}}
	}
	length := len(strings.TrimSpace(text))
	if blanks < len(line) && line[blanks] == '"' {
		length += 2
	}
	return field{strings.Join(strings.Fields(text), " "), diag.Span{Start: start + blanks, End: start + min(blanks+length, len(line))}}
}

// separator finds what stands between fields: what a first line "sep=;" says,
// as Excel writes it, else what most lines have, and of those on a par a tab
// before a semicolon before a comma. begin is where the rows start.
func (t *table) separator() (begin int, separator rune) {
	first, _, _ := bytes.Cut(t.data, []byte("\n"))
	if told, ok := bytes.CutPrefix(bytes.ToLower(bytes.TrimSpace(first)), []byte("sep=")); ok && len(told) == 1 && bytes.Contains([]byte(";,|"), told) {
		return min(len(first)+1, len(t.data)), rune(told[0])
	}
	separator, best := ',', 0
	lines := strings.Split(string(t.data), "\n")
	for _, try := range "\t;," {
		have := 0
		for _, line := range lines {
			if outside(line, try) {
				have++
			}
		}
		if have > best {
			separator, best = try, have
		}
	}
	return 0, separator
}

// outside reports whether a separator stands in a line outside of quotation marks.
func outside(line string, separator rune) bool {
	quoted := false
	for _, r := range line {
		if r == '"' {
			quoted = !quoted
		}
		if r == separator && !quoted {
			return true
		}
	}
	return false
}

// tooLong reports whether a name is longer than any is.
func tooLong(name string) bool { return utf8.RuneCountInString(name) > LongestName }
