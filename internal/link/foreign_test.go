package link_test

import "testing"

// TestForeignTargets: links of plain pages as other programs have them.
func TestForeignTargets(t *testing.T) {
	t.Parallel()
	const rest = `
-- events.md --
# Events of *all* {#su-kien}

Text.

publishDir
: The folder.
-- 1-js/12-promise-basics/article.md --
# Promise
-- 1-js/12-promise-basics/01-re-resolve/task.md --
# Again
-- kho/tep/so-do.png --
`
	for _, tt := range []struct{ link, want string }{
		{"[x](/docs/{{version}}/events)", "/events.html"},
		{"[x]({{ site.url }}/events)", "/events.html"},
		{"[x]({{ site.docs_url }}/events)", "/events.html"},
		{"[x]: {{ site.docs_url }}/events\n\n[x]", "/events.html"},
		{"[x](events.md#su-kien)", "/events.html"},
		{"[x](events.md#events-of-all)", "/events.html"},
		{"[x](events.md#publishdir)", "/events.html#dt-publishdir"},
		{"[x](info:promise-basics)", "/1-js/12-promise-basics/article.html"},
		{"[x](info:promise-basics#promise)", "/1-js/12-promise-basics/article.html"},
		{"[x](task:re-resolve)", "/1-js/12-promise-basics/01-re-resolve/task.html"},
		{"![[so-do.PNG|300]]", "/kho/tep/so-do.png"},
		{"![x](kho/tep/so-do.png)", "/kho/tep/so-do.png"},
		{"<a href=\" {{ '/events' | relative_url }}\">x</a>", "/events.html"},
	} {
		t.Run(tt.link, func(t *testing.T) {
			t.Parallel()
			text := "-- nguon.md --\n# N\n\n" + tt.link + "\n" + rest
			target := buildWell(t, text).ByPath("nguon.md").Targets[0]
			if got := target.URL + target.Address + target.Fragment; got != tt.want {
				t.Errorf("leads to %q, want %q", got, tt.want)
			}
		})
	}
}

// TestFromRoot: Docsify counts addresses from the root, wherever the page lies; what
// lies beside the page goes before.
func TestFromRoot(t *testing.T) {
	t.Parallel()
	tree := buildWell(t, `
-- tai-lieu/nguon.md --
# N

![x](kho/so-do.png) [y](kho/khac) ![z](anh/gan.png)
-- kho/khac.md --
# Khác
-- kho/so-do.png --
-- anh/gan.png --
-- tai-lieu/anh/gan.png --
`)
	for i, want := range []string{"/kho/so-do.png", "/kho/khac.html", "/tai-lieu/anh/gan.png"} {
		if got := tree.ByPath("tai-lieu/nguon.md").Targets[i].Address; got != want {
			t.Errorf("link %d leads to %q, want %q", i, got, want)
		}
	}
}
