package answer

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

func TestCutText(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("chi bộ ", 100)
	for _, tt := range []struct {
		text string
		at   int
	}{{"", 0}, {"một hai", 4}, {long, 0}, {long, 300}, {long, len(long) - 1}, {strings.Repeat("x", 1000), 900}, {strings.Repeat("ắ", 500), 600}} {
		got := cutText(tt.text, tt.at)
		if len(got) > excerptLength+20 || !strings.HasPrefix(got, "… ") && !strings.HasPrefix(tt.text, strings.TrimSuffix(got, " …")) {
			t.Errorf("cutText(%.20q…, %d) = %q", tt.text, tt.at, got)
		}
	}
}

func TestExcerptByTitle(t *testing.T) {
	t.Parallel()
	x := &Index{}
	text := strings.Repeat("cuối năm nhìn lại. ", 40) + "Đám cưới gọn mà vui."
	f := file{sections: []section{{text: text}}}
	for title, want := range map[string]bool{"Việc cưới, việc tang": true, "Nhìn lại một năm": false} {
		if got := x.excerpt(f, x.forms.told("cuoi hoi", title), ""); strings.Contains(got, "cưới") != want {
			t.Errorf("below %q the excerpt is %q", title, got)
		}
	}
}

// TestMeant has the same cases as test/excerpt.test.js.
func TestMeant(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../testdata/meant.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Query, Why string
		Hits       []struct{ Title, Text, Marked string }
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	x := &Index{}
	for _, c := range cases {
		var titles []string
		for _, hit := range c.Hits {
			titles = append(titles, hit.Title)
		}
		words := x.forms.told(c.Query, strings.Join(titles, ","))
		for _, hit := range c.Hits {
			marked, at := "", 0
			for _, m := range words.matches(x.forms.words(hit.Text)) {
				marked += hit.Text[at:m.Start] + "[" + hit.Text[m.Start:m.End] + "]"
				at = m.End
			}
			if marked += hit.Text[at:]; marked != hit.Marked {
				t.Errorf("%s, %s: got %q, want %q", c.Query, c.Why, marked, hit.Marked)
			}
		}
	}
}
