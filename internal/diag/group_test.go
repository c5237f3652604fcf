package diag

import (
	"bytes"
	"fmt"
	"testing"

	"chuyende/internal/lang"
)

func TestPrintGrouped(t *testing.T) {
	t.Parallel()
	var problems []Problem
	hints := 0
	for i := range 1500 {
		problems = append(problems, Problem{File: fmt.Sprintf("%02d.md", i%12), Code: "link-missing", Text: lang.Text{VI: fmt.Sprint("thiếu ", i), EN: fmt.Sprint("missing ", i)},
			Later: &Later{Hint: func() lang.Text { hints++; return lang.Text{VI: "sửa", EN: "mend"} }}})
	}
	problems = append(problems, Problem{File: "a.md", Code: "few", Text: lang.Text{VI: "ít", EN: "few"}},
		Problem{File: "b.md", Code: "bad", Severity: Error, Text: lang.Text{VI: "hỏng", EN: "broken"}})
	means := func(code string) lang.Text { return lang.Text{VI: "nghĩa của " + code, EN: "meaning of " + code} }
	var out bytes.Buffer
	if err := PrintGrouped(&out, problems, lang.VI, 20, means, "--all"); err != nil {
		t.Fatal(err)
	}
	const want = `b.md: lỗi: hỏng [bad]
1.500 × link-missing trong 12 tệp: nghĩa của link-missing
00.md: cảnh báo: thiếu 0 [link-missing]
  gợi ý: sửa
01.md: cảnh báo: thiếu 1 [link-missing]
  gợi ý: sửa
02.md: cảnh báo: thiếu 2 [link-missing]
  gợi ý: sửa
  … và 1.497 chỗ nữa
a.md: cảnh báo: ít [few]
muốn xem hết thì thêm --all
`
	if out.String() != want {
		t.Errorf("got\n%s", out.String())
	}
	if hints != mostPlaces {
		t.Errorf("%d hints were worked out", hints)
	}
	out.Reset()
	if err := PrintGrouped(&out, problems[:2], lang.EN, 20, means, "--all"); err != nil || out.String() != "00.md: warning: missing 0 [link-missing]\n  hint: mend\n01.md: warning: missing 1 [link-missing]\n  hint: mend\n" {
		t.Errorf("got %v\n%s", err, out.String())
	}
}

func TestCount(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1.000", 1234567: "1.234.567"} {
		if got := Count(n, lang.VI); got != want {
			t.Errorf("%d is %q", n, got)
		}
	}
	if got := Count(1563, lang.EN); got != "1,563" {
		t.Errorf("1563 is %q", got)
	}
}
