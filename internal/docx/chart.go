package docx

import (
	"encoding/xml"
	"strconv"
	"strings"
	"time"
)

// series are the values of one row of a chart by their numbers.
type series struct {
	name       string
	categories map[int]string
	values     map[int]string
}

// chart reads a chart: its titles as paragraphs, its values as a table with a column
// for each series.
func (r *reader) chart() ([]Block, error) {
	var titles []Block
	var all []series
	var into func() error
	into = func() error {
		return r.children(func(start xml.StartElement) error {
			switch start.Name.Local {
			case "title":
				blocks, err := r.blocks("")
				if hasText(blocks) {
					titles = append(titles, blocks...)
				}
				return err
			case "ser":
				s, err := r.series()
				all = append(all, s)
				return err
			case "txPr", "spPr": // looks, with a paragraph that has no text
				return r.skip()
			}
			return into()
		})
	}
	err := into()
	if table := chartTable(all); table != nil {
		titles = append(titles, Block{Table: table})
	}
	return titles, err
}

func (r *reader) series() (series, error) {
	s := series{categories: map[int]string{}, values: map[int]string{}}
	if err := r.item(); err != nil {
		return s, err
	}
	err := r.children(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "tx":
			names := map[int]string{}
			err := r.points(names)
			s.name = names[0]
			return err
		case "cat", "xVal":
			return r.points(s.categories)
		case "val", "yVal":
			return r.points(s.values)
		}
		return r.skip()
	})
	return s, err
}

// points reads the values that a chart keeps of its sheet, as they are shown.
func (r *reader) points(all map[int]string) error {
	percent, isDay, at := -1, false, 0
	var into func() error
	into = func() error {
		return r.children(func(start xml.StartElement) error {
			switch start.Name.Local {
			case "formatCode":
				code, err := r.text()
				if strings.HasSuffix(code, "%") {
					_, digits, _ := strings.Cut(strings.TrimSuffix(code, "%"), ".")
					percent = len(digits)
				}
				isDay = strings.Contains(code, "yy") || strings.Contains(code, "d") && strings.Contains(code, "m")
				return err
			case "pt":
				n, err := strconv.Atoi(attr(start, "idx"))
				if err != nil || n < 0 {
					return r.skip()
				}
				at = n
				return into()
			case "v":
				text, err := r.text()
				if value, wrong := strconv.ParseFloat(text, 64); wrong == nil {
					text = shownValue(value, percent, isDay)
				}
				all[at] = strings.TrimSpace(all[at] + " " + text) // categories may have several levels
				return firstError(err, r.item())
			case "f":
				return r.skip()
			}
			return into()
		})
	}
	return into()
}

// shownValue writes a number of a sheet as a reader saw it: one with a format for
// percents with so many digits, one for days as a day.
func shownValue(value float64, percent int, isDay bool) string {
	switch {
	case percent >= 0:
		return strconv.FormatFloat(value*100, 'f', min(percent, 6), 64) + "%"
	case isDay && value >= 1 && value < 100_000:
		return time.Date(1899, 12, 30+int(value), 0, 0, 0, 0, time.UTC).Format("02/01/2006")
	}
	if rounded, err := strconv.ParseFloat(strconv.FormatFloat(value, 'g', 12, 64), 64); err == nil {
		value = rounded // 4.4000000000000004 was 4.4 in the sheet
	}
	return strconv.FormatFloat(value, 'f', -1, 64)
}

// chartTable lays series out, nil where they have no value.
func chartTable(all []series) *Table {
	cell := func(text string) Cell {
		return Cell{Span: 1, Blocks: []Block{{Paragraph: &Paragraph{Runs: []Run{{Text: text}}}}}}
	}
	head := Row{Cells: []Cell{cell("")}}
	last := -1
	categories := map[int]string{}
	for _, s := range all {
		head.Cells = append(head.Cells, cell(s.name))
		for n := range s.values {
			last = max(last, n)
		}
		for n, text := range s.categories {
			if categories[n] == "" {
				categories[n] = text
			}
		}
	}
	if last < 0 || last >= mostPoints || (last+1)*len(all) > 10*mostPoints {
		return nil
	}
	t := &Table{Rows: []Row{head}}
	for n := range last + 1 {
		row := Row{Cells: []Cell{cell(categories[n])}}
		for _, s := range all {
			row.Cells = append(row.Cells, cell(s.values[n]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// mostPoints is how many points a series of a chart may have to be read as a table;
// all of them may have ten times as many.
const mostPoints = 1000
