package workbook

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

func sample() []Sheet {
	return []Sheet{
		{Name: "Theo tháng", Head: []string{"Người dự", "Lượt"}, Widths: []float64{30, 8}, Fixed: 1, Rows: [][]any{
			{"Nguyễn Thị Hoà & <An>", 3}, {`=HYPERLINK("http://x.test")`, 0}, {"+84", -1}, {"@SUM(A1)", 2}, {"-2+3", 2}, {"{=1}", 1}, {"007", 1},
		}},
		{Name: "Trống", Head: []string{"A"}},
	}
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	t.Parallel()
	var out, again bytes.Buffer
	if err := Write(&out, "Lịch dự", sample()); err != nil {
		t.Fatal(err)
	}
	if err := Write(&again, "Lịch dự", sample()); err != nil || !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Error("the same sheets give other bytes", err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Theo tháng")
	if err != nil || len(rows) != 8 || rows[0][1] != "Lượt" || rows[1][0] != "Nguyễn Thị Hoà & <An>" || rows[1][1] != "3" {
		t.Errorf("rows %q, %v", rows, err)
	}
	// What could be taken for a formula is text, as is a number with noughts ahead.
	for i := 3; i <= 8; i++ {
		at, _ := excelize.CoordinatesToCellName(1, i)
		formula, err := f.GetCellFormula("Theo tháng", at)
		kind, kindErr := f.GetCellType("Theo tháng", at)
		if err != nil || kindErr != nil || formula != "" || kind != excelize.CellTypeSharedString {
			t.Errorf("%s is of type %v with formula %q (%v, %v)", at, kind, formula, err, kindErr)
		}
		if rows[i-1][0] != sample()[0].Rows[i-2][0] {
			t.Errorf("%s reads %q", at, rows[i-1][0])
		}
	}
	if kind, err := f.GetCellType("Theo tháng", "B2"); err != nil || kind == excelize.CellTypeSharedString {
		t.Errorf("a number is of type %v, %v", kind, err)
	}
	panes, err := f.GetPanes("Theo tháng")
	if err != nil || !panes.Freeze || panes.YSplit != 1 || panes.XSplit != 1 {
		t.Errorf("panes %+v, %v", panes, err)
	}
	layout, err := f.GetPageLayout("Trống")
	if err != nil || *layout.Size != paperA4 || *layout.Orientation != "landscape" {
		t.Errorf("layout %+v, %v", layout, err)
	}
}

func TestSheetsThatCannotBe(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"a/b", "", "mười hai nghìn chữ cái thì quá dài cho một tên"} {
		if err := Write(&bytes.Buffer{}, "x", []Sheet{{Name: name}}); err == nil {
			t.Errorf("%q was taken for a name", name)
		}
	}
}
