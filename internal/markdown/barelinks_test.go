package markdown

import (
	"slices"
	"testing"
)

func TestBareLinks(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"https://a.vn":                     {"https://a.vn"},
		"HTTPS://a.vn/B":                   {"HTTPS://a.vn/B"},
		"xem http://a.vn/b?c=d&e=f#g, rồi": {"http://a.vn/b?c=d&e=f#g"},
		"(xem https://a.vn/b(c)).":         {"https://a.vn/b(c)"},
		"“https://a.vn/b”":                 {"https://a.vn/b"},
		"https://a.vn/x_y_z*w*":            {"https://a.vn/x_y_z*w"},
		"https://a.vn/đường-mới!":          {"https://a.vn/đường-mới"},
		"https://a.vn:8080/":               {"https://a.vn:8080/"},
		"www.a.vn www.b":                   {"http://www.a.vn", "http://www.b"},
		"ftp://a.vn/x":                     {"ftp://a.vn/x"},
		"*https://a.vn*":                   {"https://a.vn"},
		"a@b.vn, c.d+e@f-g.com.vn.":        {"mailto:a@b.vn", "mailto:c.d+e@f-g.com.vn"},
		"https://a.vn https://b.vn":        {"https://a.vn", "https://b.vn"},
		"| https://a.vn |\n|---|\n":        {"https://a.vn"},
		"https://":                         nil,
		"https://a":                        nil,
		"https://-a.vn":                    nil,
		"xhttps://a.vn":                    nil,
		"javascript://a.vn/%0aalert(1)":    nil,
		"a@b":                              nil,
		"a@":                               nil,
		"@b.vn":                            nil,
		"đơn@b.vn":                         nil,
		"`https://a.vn` \\https:/a.vn":     nil,
	} {
		doc, problems := parse(t, text)
		var got []string
		for _, r := range doc.Refs {
			got = append(got, r.Dest)
		}
		if !slices.Equal(got, want) || len(problems) > 0 {
			t.Errorf("%q links to %q, want %q; %v", text, got, want, problems)
		}
	}
}
