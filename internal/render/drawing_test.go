package render

import (
	"strings"
	"testing"
	"unicode/utf8"

	"chuyende/internal/suggest"
)

// TestDrawnLines: no word is lost or cut, lines stand below each other and none is
// longer than there is room for, but for a single word.
func TestDrawnLines(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "một", "Xây dựng, chỉnh đốn Đảng; xây dựng hệ thống chính trị, cơ quan, đơn vị vững mạnh",
		"  a\tb ", strings.Repeat("dài", 20) + " hai " + strings.Repeat("ộ", 40)} {
		lines, height := drawnLines(text, 20, 7)
		var words []string
		y := 7
		for _, l := range lines {
			words = append(words, strings.Fields(l.Text)...)
			if l.Y <= y {
				t.Errorf("%q: a line at %d after one at %d", text, l.Y, y)
			}
			y = l.Y
			if strings.Contains(l.Text, " ") && utf8.RuneCountInString(l.Text) > 20 {
				t.Errorf("%q: the line %q is too long", text, l.Text)
			}
		}
		if got, want := strings.Join(words, " "), strings.Join(strings.Fields(text), " "); got != want || height < y && len(lines) > 0 {
			t.Errorf("%q became %q, %d high", text, got, height)
		}
	}
}

// TestChart: the longest bar has all the room, a count of none has no bar, and all
// that is drawn is said.
func TestChart(t *testing.T) {
	t.Parallel()
	r := &Renderer{Input: emptyInput()}
	c := r.chart("Mỗi nhóm", []suggest.Term{{ID: "a", Title: "Một"}, {ID: "b", Title: hostile}, {ID: "c", Title: "Ba"}}, []int{2, 4, 0})
	if c.Bars[0].Length != barLength/2 || c.Bars[1].Length != barLength || c.Bars[2].Length != 0 {
		t.Errorf("the bars are %+v", c.Bars)
	}
	if want := "Mỗi nhóm: Một: 2; " + hostile + ": 4; Ba: 0"; c.Label != want {
		t.Errorf("it says %q, want %q", c.Label, want)
	}
	for i, bar := range c.Bars {
		if bar.Y+14 > c.Height || i > 0 && bar.Y <= c.Bars[i-1].Y {
			t.Errorf("bar %d stands at %d in a drawing of %d", i, bar.Y, c.Height)
		}
	}
	if none := r.chart("x", nil, nil); len(none.Bars) != 0 {
		t.Error("there are bars of nothing")
	}
}
