package doctor

import (
	"strings"
	"testing"

	"chuyende/internal/diag"
)

// TestThin: a published topic below the least score is told of in a build, with
// what weighs most, and can be accepted.
func TestThin(t *testing.T) {
	t.Parallel()
	const topic = "-- nhom/g.md --\n# G\n-- chuyen-de/x.md --\n---\ntitle: X\ngroups: [g]\naudiences: [thon]\nquarters: [1]\nminutes: [60]\n"
	for _, tt := range []struct {
		name, more string
		preview    bool
		want       int
	}{
		{"published", "", false, 1},
		{"a draft", "draft: true\n", false, 0},
		{"a draft in a preview", "draft: true\n", true, 0},
		{"accepted", "accept: [{code: topic-incomplete, why: thử}]\n", false, 0},
	} {
		in := loadFor(t, settings+topic+tt.more+"---\n## Mục đích {#muc-dich}\n\nNgắn.\n", tt.preview)
		var problems diag.List
		Thin(in, &problems)
		Accept(in, &problems, false)
		got := problems.Sorted()
		if len(got) != tt.want {
			t.Errorf("%s: %d problems, want %d: %v", tt.name, len(got), tt.want, got)
		}
		if len(got) == 1 && (got[0].Severity != diag.Warning || !strings.Contains(got[0].Text.VI, "báo cáo đề dẫn mới có 0 trên 600 tiếng")) {
			t.Errorf("%s: %v", tt.name, got[0])
		}
	}
}
