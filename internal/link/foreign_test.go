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
