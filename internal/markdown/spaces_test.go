package markdown

import "testing"

func TestAddressWithSpaces(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Xem [bài](bài hai.md) nhé":      "[bài](bài hai.md)",
		"Xem ![ảnh](hình vẽ.png).":       "![ảnh](hình vẽ.png)",
		"Xem [bài](<bài hai.md>).":       "",
		"Xem [bài](bài%20hai.md).":       "",
		"Xem [bài](hai.md \"Bài hai\").": "",
		"Điểm [a](theo luật.)":           "",
		"Điểm [a](theo luật. Và nữa)":    "",
		"Điểm [a](theo luật":             "",
		"Điểm `[a](b c.md)`":             "",
	} {
		_, problems := parse(t, text)
		got := ""
		for _, p := range problems {
			if p.Code == "link-spaces" {
				got = string(p.Data[p.Span.Start:p.Span.End])
			}
		}
		if got != want {
			t.Errorf("%q: warns of %q, want %q", text, got, want)
		}
	}
}
