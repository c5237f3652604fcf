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
	guesses := 0
	for _, match := range regexp.MustCompile(`[\s](href|src|action)="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		switch link := match[2]; {
		case link == "", strings.HasPrefix(link, "#"), strings.Contains(link, "://"):
		case match[1] == "src" && strings.TrimLeft(link, "./") == "assets/missing.js":
			guesses++
		default:
			t.Errorf("404.html has the link %q, which depends on where it is shown", link)
		}
	}
	if guesses != 9 {
		t.Errorf("the script is asked for at %d depths, want 9", guesses)
	}
}
