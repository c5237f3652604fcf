package link_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/sitetest"
)

// TestCoinedTerms: what is written out and differs is two terms, with two
// addresses that do not depend on which page comes first.
func TestCoinedTerms(t *testing.T) {
	t.Parallel()
	for tags, test := range map[string]struct { // tags of the pages a, b, c…
		want    []string
		unclear int
	}{
		"hội/hồi":                       {[]string{"/the/hoi.html b", "/the/hooij.html a"}, 0},
		"hội/HỘI/hoi":                   {[]string{"/the/hoi.html a b c"}, 0},
		"nong thôn/Nông thôn/nông thon": {[]string{"/the/nong-thon.html a b c"}, 0},
		"C++/C#/c/C":                    {[]string{"/the/c-cong-cong.html a", "/the/c-thang.html b", "/the/c.html c d"}, 0},
		"#Hội-họp/hội họp/“Hội, họp”": {[]string{"/the/hoi-hop.html a b c"}, 0},
		"ban/bạn/bản":                {[]string{"/the/ban.html a c", "/the/banj.html b"}, 1},
		"hội/hồi/hooij":              {[]string{"/the/hoi.html b", "/the/hooij-2.html a", "/the/hooij.html c"}, 0},
		"kỹ thuật/kĩ thuật/kỷ thuật": {[]string{"/the/kix-thuaatj.html a", "/the/ky-thuat.html c", "/the/ki-thuat.html b"}, 0},
		"hòa bình/hoà bình/hóa bình": {[]string{"/the/hoa-binh.html a b", "/the/hoas-binhf.html c"}, 0},
		"50%/50/党 50":                {[]string{"/the/50-phan-tram.html a", "/the/50.html b", "/the/u515a-50.html c"}, 0},
	} {
		for _, turned := range []bool{false, true} {
			var text strings.Builder
			for i, tag := range strings.Split(tags, "/") {
				weight := i + 1
				if turned {
					weight = 9 - i
				}
				fmt.Fprintf(&text, "-- %c.md --\n---\ntitle: %c\nweight: %d\ntags: ['%s']\n---\n", 'a'+i, 'a'+i, weight, tag)
			}
			tree, s := build(t, text.String())
			var got []string
			for _, term := range tree.Taxonomies[0].Terms {
				names := strings.Split(titles(term.Pages), ", ")
				slices.Sort(names)
				got = append(got, term.Address+" "+strings.Join(names, " "))
			}
			slices.Sort(got)
			slices.Sort(test.want)
			if messages := sitetest.Messages(s.Problems); !slices.Equal(got, test.want) || len(messages) != test.unclear {
				t.Errorf("tags %s: %q, want %q; %q", tags, got, test.want, messages)
			}
		}
	}
}
