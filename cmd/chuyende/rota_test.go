package main

import (
	"archive/zip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The workbook holds every name as text, in three sheets, and no formula.
func TestRotaWorkbook(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	table := filepath.Join(dir, "doi.csv")
	text := "Họ tên,Chi bộ,Nhóm\n\"=HYPERLINK(\"\"http://x.test\"\",\"\"A\"\")\",@SUM(A1),+1\nTrần <B> & Hà,-2+3,\n"
	if err := os.WriteFile(table, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, said := call(t, io.Discard, []string{"rota", table, "--months", "3"}); code != exitFine {
		t.Fatalf("exit code %d: %s", code, said)
	}
	book, err := zip.OpenReader(filepath.Join(dir, "doi.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	sheets, strs := 0, ""
	for _, file := range book.File {
		f, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case strings.HasPrefix(file.Name, "xl/worksheets/"):
			sheets++
			if strings.Contains(string(data), "<f>") || strings.Contains(string(data), "<f ") {
				t.Errorf("%s holds a formula", file.Name)
			}
		case file.Name == "xl/sharedStrings.xml":
			strs = string(data)
		}
	}
	if sheets != 3 {
		t.Errorf("%d sheets, want 3", sheets)
	}
	for _, want := range []string{">=HYPERLINK(", ">@SUM(A1)<", ">+1<", ">-2+3<", ">Trần &lt;B&gt; &amp; Hà<", ">02/2027<"} {
		if !strings.Contains(strs, want) {
			t.Errorf("no %s in %s", want, strs)
		}
	}
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	hidden, hiddenErr := filepath.Glob(filepath.Join(dir, ".*"))
	if err != nil || hiddenErr != nil || len(names) != 2 || len(hidden) != 0 {
		t.Errorf("files left: %v %v", names, hidden)
	}
}
