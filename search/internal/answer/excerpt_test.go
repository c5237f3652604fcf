package answer

import (
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
		if got := x.excerpt(f, "cuoi hoi", title, ""); strings.Contains(got, "cưới") != want {
			t.Errorf("below %q the excerpt is %q", title, got)
		}
	}
}
