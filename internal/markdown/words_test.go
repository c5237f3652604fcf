package markdown

import (
	"strings"
	"testing"

	"chuyende/internal/words"
)

// TestWordsOfAlerts: each alert has a title, and each title an alert.
func TestWordsOfAlerts(t *testing.T) {
	t.Parallel()
	for _, name := range alertNames() {
		if !words.Default().Has("alert." + strings.ToLower(name)) {
			t.Errorf("[!%s] has no title", name)
		}
	}
	for _, key := range words.Default().Keys() {
		if name, ok := strings.CutPrefix(key, "alert."); ok && !isAlert(name) {
			t.Errorf("%s is the title of nothing", key)
		}
	}
}
