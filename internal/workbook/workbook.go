// Package workbook writes tables as an .xlsx file that can be read and printed
// as it is: a heading row that stays in view and comes again on each page, A4
// across, as wide as the page.
//
// It knows nothing of what the tables say. Every text is stored as text: what
// begins with an equals sign is shown, never calculated.
package workbook

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Sheet is one table.
type Sheet struct {
	// Name is shown on the sheet's tab: at most 31 characters, none of :\/?*[].
	Name string
	// Head is the heading row; Widths are the columns' widths in characters.
	Head   []string
	Widths []float64
	// Rows hold strings and ints, in the columns of Head.
	Rows [][]any
	// Fixed is how many columns at the left stay in view.
	Fixed int
}

// paperA4 is the number of A4 in the format.
const paperA4 = 9

// Write writes the sheets. The same sheets give the same bytes.
func Write(w io.Writer, title string, sheets []Sheet) (err error) {
	f := excelize.NewFile()
	defer func() {
		if closed := f.Close(); err == nil {
			err = closed
		}
	}()
	looks, err := styles(f)
	if err != nil {
		return err
	}
	if err := f.SetDocProps(&excelize.DocProperties{Title: title, Creator: "chuyende", LastModifiedBy: "chuyende"}); err != nil {
		return err
	}
	for i, sheet := range sheets {
		if i == 0 { // a new file has one sheet
			err = f.SetSheetName(f.GetSheetName(0), sheet.Name)
		} else {
			_, err = f.NewSheet(sheet.Name)
		}
		if err != nil {
			return err
		}
		if err := sheet.fill(f, looks); err != nil {
			return fmt.Errorf("sheet %q: %w", sheet.Name, err)
		}
		if err := sheet.layOut(f, title); err != nil {
			return fmt.Errorf("sheet %q: %w", sheet.Name, err)
		}
	}
	return f.Write(w)
}

// look are the styles of a sheet by number.
type look struct{ head, body int }

func styles(f *excelize.File) (look, error) {
	var border []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "808080", Style: 1})
	}
	font := excelize.Font{Family: "Times New Roman", Size: 12}
	bold := font
	bold.Bold = true
	head, err := f.NewStyle(&excelize.Style{Font: &bold, Border: border,
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EDEDED"}},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}})
	if err != nil {
		return look{}, err
	}
	body, err := f.NewStyle(&excelize.Style{Font: &font, Border: border,
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	return look{head, body}, err
}

// fill writes the cells.
func (s Sheet) fill(f *excelize.File, looks look) error {
	row := func(number, style int, cells []any) error {
		for i, value := range cells {
			at, err := excelize.CoordinatesToCellName(i+1, number)
			if err != nil {
				return err
			}
			switch value := value.(type) {
			case int:
				err = f.SetCellInt(s.Name, at, int64(value))
			default:
				text := fmt.Sprint(value)
				if len(text) > excelize.TotalCellChars { // it would be cut off in silence
					return fmt.Errorf("cell %s: %d bytes are too long", at, len(text))
				}
				err = f.SetCellStr(s.Name, at, text)
			}
			if err != nil {
				return err
			}
			if err := f.SetCellStyle(s.Name, at, at, style); err != nil {
				return err
			}
		}
		return nil
	}
	head := make([]any, len(s.Head))
	for i, text := range s.Head {
		head[i] = text
	}
	if err := row(1, looks.head, head); err != nil {
		return err
	}
	for i, cells := range s.Rows {
		if err := row(i+2, looks.body, cells); err != nil {
			return err
		}
	}
	return nil
}

// layOut makes the sheet fit for screen and paper.
func (s Sheet) layOut(f *excelize.File, title string) error {
	for i, width := range s.Widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(s.Name, column, column, width); err != nil {
			return err
		}
	}
	corner, err := excelize.CoordinatesToCellName(s.Fixed+1, 2)
	if err != nil {
		return err
	}
	pane := "bottomLeft"
	if s.Fixed > 0 {
		pane = "bottomRight"
	}
	size, across, wide, high, fits := paperA4, "landscape", 1, 0, true
	for _, err := range []error{
		f.SetPanes(s.Name, &excelize.Panes{Freeze: true, XSplit: s.Fixed, YSplit: 1, TopLeftCell: corner, ActivePane: pane}),
		f.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fits}),
		f.SetPageLayout(s.Name, &excelize.PageLayoutOptions{Size: &size, Orientation: &across, FitToWidth: &wide, FitToHeight: &high}),
		f.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{OddHeader: "&C" + strings.ReplaceAll(title, "&", "&&"), OddFooter: "&C&P/&N"}),
		f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + s.Name + "'!$1:$1", Scope: s.Name}),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}
