package roster

import (
	"reflect"
	"strings"
	"testing"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/source"
)

// read reads a file as the command does.
func read(text string) (Roster, []diag.Problem) {
	var list diag.List
	data := source.Normalise("doi.csv", []byte(text), &list)
	got, problems := Read("doi.csv", data)
	return got, append(list.Sorted(), problems...)
}

func TestRead(t *testing.T) {
	t.Parallel()
	want := Roster{
		People: []Person{{"Lê Thị A", "", 0}, {"Trần B", "", 1}, {"Vũ C", "", -1}},
		Cells:  []string{"Chi bộ Hòa", "Chi bộ 2"},
	}
	for name, text := range map[string]string{
		"comma":             "Lê Thị A,Chi bộ Hòa\nTrần B,Chi bộ 2\nVũ C,-\n",
		"blanks":            "\n  Lê Thị  A , Chi bộ Hòa \n\nTrần B,Chi bộ 2\n,\nVũ C, –",
		"semicolon":         "Lê Thị A;Chi bộ Hòa\r\nTrần B;Chi bộ 2\r\nVũ C;-\r\n",
		"tab":               "Lê Thị A\tChi bộ Hòa\nTrần B\tChi bộ 2\nVũ C\t-\n",
		"sep line":          "sep=;\nLê Thị A;Chi bộ Hòa\nTrần B;Chi bộ 2\nVũ C;-\n",
		"mark, decomposed":  "\uFEFFHọ tên;Chi bộ\nLê Thi\u0323 A;Chi bộ Hòa\nTrần B;Chi bộ 2\nVũ C;-\n",
		"quotes":            "\"Lê Thị\nA\",\"Chi bộ Hòa\"\n\"Trần B\", \"Chi bộ 2\"\nVũ C,-\n",
		"headings":          "STT,CHI BỘ SINH HOẠT,Họ và tên\n1,Chi bộ Hòa,Lê Thị A\n2,Chi bộ 2,Trần B\n3,-,Vũ C\n",
		"English headings":  "name;own cell\nLê Thị A;Chi bộ Hòa\nTrần B;Chi bộ 2\nVũ C;-\n",
		"one cell, spelt 2": "ten,chi bo\nLê Thị A,Chi bộ Hòa\nTrần B,Chi bộ 2\nVũ C,-\n",
		"a list":            "Họ tên,Chi bộ,Chi bộ được dự\nLê Thị A,chi bộ  Hoà,Chi bộ Hòa\nTrần B,Chi bộ 2,Chi bộ 2\nVũ C,-,\n",
		"a longer list":     "Họ tên\tChi bộ\tChi bộ cần dự\nLê Thị A\tChi bộ Hòa\t\nTrần B\tChi bộ 2\t\nVũ C\t-\n\t\tChi bộ Hòa\n\t\tChi bộ 2\n",
		"an empty column":   "Họ tên,Chi bộ,\nLê Thị A,Chi bộ Hòa,\nTrần B,Chi bộ 2,,,\nVũ C,-,\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, problems := read(text)
			if len(problems) > 0 || !reflect.DeepEqual(got, want) {
				t.Errorf("%+v, %v", got, problems)
			}
		})
	}
}

func TestGroupsAndCellsOfTheList(t *testing.T) {
	t.Parallel()
	got, problems := read("Nhóm;Họ tên;Chi bộ;Chi bộ được dự\nBan chỉ đạo;A;Chi bộ 3;Chi bộ 1\nTổ giúp việc;B;-;Chi bộ 2\n;;;Chi bộ 3\n")
	want := Roster{People: []Person{{"A", "Ban chỉ đạo", 2}, {"B", "Tổ giúp việc", -1}}, Cells: []string{"Chi bộ 1", "Chi bộ 2", "Chi bộ 3"}}
	if len(problems) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, problems)
	}
}

func TestMistakesAreToldInTheirPlace(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text      string
		line, col int
		marked    string
		vi, hint  string
	}{
		"empty":                {"", 1, 1, "", "không có người nào", "mỗi dòng"},
		"heading only":         {"Họ tên;Chi bộ\n", 1, 1, "", "không có người nào", "mỗi dòng"},
		"no cell":              {"A;Chi bộ 1\nTrần B;\n", 2, 1, "Trần B", "thiếu chi bộ", "hoặc -"},
		"one column":           {"A\n", 1, 1, "A", "thiếu chi bộ", "hoặc -"},
		"no name":              {"A;Chi bộ 1\n ;Chi bộ 2\n", 2, 2, "", "thiếu họ tên", "Chi bộ được dự"},
		"twice":                {"Lê A;Chi bộ 1\nB;Chi bộ 2\nlê  a;Chi bộ 3\n", 3, 1, "lê  a", "đã có ở dòng 1", `"lê a (2)"`},
		"column missing":       {"Họ tên;Ghi chú\nA;Chi bộ 1\n", 1, 1, "Họ tên;Ghi chú", `thiếu cột "Chi bộ"`, "dòng đầu"},
		"slip in a heading":    {"Họ tênn;Chi bộ\nA;Chi bộ 1\n", 1, 1, "Họ tênn", "không có cột", `"Họ và tên"`},
		"column not known":     {"Họ tên;Chi bộ;Điện thoại\nA;Chi bộ 1;x\n", 1, 15, "Điện thoại", "không có cột", "không được dùng"},
		"column twice":         {"Họ tên;Chi bộ;Thuộc chi bộ\nA;Chi bộ 1;x\n", 1, 15, "Thuộc chi bộ", "hai cột", "bỏ"},
		"too many fields":      {"A, Chi bộ 1\nB, Bí thư, Chi bộ 2\n", 2, 12, "Chi bộ 2", "thừa ô", "ngoặc kép"},
		"not on the list":      {"Tên;Chi bộ;Cells\nA;Chi bộ Hoa Senn;Chi bộ Hoa Sen\n", 2, 3, "Chi bộ Hoa Senn", "không có trong danh sách", `"Chi bộ Hoa Sen"`},
		"letters before marks": {"Tên;Chi bộ;Cells\nA;Thôn Đogn;Thôn Đoài\nB;-;Thôn Đông\n", 2, 3, "Thôn Đogn", "không có trong danh sách", `"Thôn Đông"`},
		"but for marks":        {"Tên;Chi bộ;Cells\nA;thon dong;Thôn Đoài\nB;-;Thôn Đông\n", 2, 3, "thon dong", "không có trong danh sách", `"Thôn Đông"`},
		"far off the list":     {"Tên;Chi bộ;Cells\nA;Trường B;Thôn C\n", 2, 3, "Trường B", "không có trong danh sách", "thêm vào cột"},
		"list twice":           {"Tên;Chi bộ;Cells\nA;-;Thôn C\nB;-;thôn c\n", 3, 5, "thôn c", "hai lần", "bỏ một lần"},
		"marks differ":         {"A;Chi bộ Hoa\nB;Chi bộ Hòa\n", 2, 3, "Chi bộ Hòa", "hai chi bộ", "ghi giống nhau"},
		"quote not closed":     {"A;Chi bộ 1\n\"B;Chi bộ 2\nC;Chi bộ 3\n", 2, 1, "\"", "không được đóng", "ngoặc kép"},
		"quote inside":         {"A;Chi bộ 1\nHà \"Tư\" B;Chi bộ 2\n", 2, 4, "\"", "giữa ô", "ngoặc kép"},
		"text behind a quote":  {"\"A\"x;Chi bộ 1\n", 1, 3, "\"", "không được đóng", "ngoặc kép"},
		"a very long name":     {strings.Repeat("a", 201) + ";Chi bộ 1\n", 1, 1, strings.Repeat("a", 201), "dài quá 200", "mỗi dòng"},
		"a very long cell":     {"A;" + strings.Repeat("ê", 201) + "\n", 1, 3, strings.Repeat("ê", 201), "dài quá 200", "mỗi dòng"},
		"old encoding":         {"Hä vµ tªn;Chi bé\nNguyÔn V¨n §øc;Chi bé §«ng\n", 1, 1, "Hä", "bảng mã cũ TCVN3", "UniKey"},
		"no UTF-8":             {"A;Chi b\xf4 1\n", 1, 8, "\uFFFD", "không phải là UTF-8", "UTF-8"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, problems := read(c.text)
			if len(problems) == 0 {
				t.Fatal("no problem")
			}
			p := problems[0]
			at := diag.Locate(p.Data, p.Span.Start)
			if marked := string(p.Data[p.Span.Start:p.Span.End]); marked != c.marked || at.Line != c.line || at.Column != c.col {
				t.Errorf("%d:%d %q, want %d:%d %q", at.Line, at.Column, marked, c.line, c.col, c.marked)
			}
			if !strings.Contains(p.Text.VI, c.vi) || !strings.Contains(p.Hint.VI, c.hint) || p.Text.EN == "" || p.Hint.EN == "" {
				t.Errorf("%q, hint %q", p.Text.In(lang.VI), p.Hint.In(lang.VI))
			}
		})
	}
}

// Every mistake of a file is told at once.
func TestAllMistakesAreTold(t *testing.T) {
	t.Parallel()
	_, problems := read("A;Chi bộ 1\n;Chi bộ 2\nB;\nb;Chi bộ 1\n")
	if len(problems) != 3 {
		t.Errorf("%d problems, want 3: %v", len(problems), problems)
	}
}

// FuzzRead: any text gives people whose numbers are right, or a problem in a place.
func FuzzRead(f *testing.F) {
	f.Add("Họ tên;Chi bộ;Chi bộ được dự\nA;-;X\n")
	f.Add("sep=;\n\"A\n\";\"B")
	f.Add("\t\ta\n\"\",\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		got, problems := read(text)
		failed := false
		for _, p := range problems {
			failed = failed || p.Severity == diag.Error
			if p.Span.Start < 0 || p.Span.End < p.Span.Start || p.Span.End > len(p.Data) {
				t.Fatalf("span %v of %d bytes", p.Span, len(p.Data))
			}
		}
		if failed {
			return
		}
		if len(got.People) == 0 {
			t.Fatal("neither people nor a problem")
		}
		for _, p := range got.People {
			if p.Name == "" || p.Cell < -1 || p.Cell >= len(got.Cells) || strings.ContainsAny(p.Name+p.Group, "\n\t") {
				t.Fatalf("%+v of %d cells", p, len(got.Cells))
			}
		}
	})
}
