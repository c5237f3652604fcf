package render_test

import (
	"regexp"
	"strings"
	"testing"
)

// TestMissingWithoutBaseURL: what cannot be right everywhere is no link.
func TestMissingWithoutBaseURL(t *testing.T) {
	t.Parallel()
	page := whole(t, strings.Replace(portal, "baseURL: https://vi.du/cong", "# none", 1))["/404.html"]
	if !strings.Contains(page, `data-href="nhom/index.html"`) {
		t.Errorf("the page lacks what the script works with:\n%s", page)
	}
	guesses := map[string]int{}
	for _, match := range regexp.MustCompile(`[\s](href|src|action)="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		switch link := match[2]; {
		case link == "", strings.HasPrefix(link, "#"), strings.Contains(link, "://"):
		case strings.TrimLeft(link, "./") == "assets/missing.js", strings.TrimLeft(link, "./") == "assets/site.css":
			guesses[strings.TrimLeft(link, "./")]++
		default:
			t.Errorf("404.html has the link %q, which depends on where it is shown", link)
		}
	}
	if guesses["assets/missing.js"] != 9 || guesses["assets/site.css"] != 9 {
		t.Errorf("script and style are asked for at so many depths: %v, want 9 each", guesses)
	}
}
