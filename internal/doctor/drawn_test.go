package doctor

import (
	"strings"
	"testing"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// TestDrawn: what a page asks to have drawn and what is not there is told at its
// place, with what was meant.
func TestDrawn(t *testing.T) {
	t.Parallel()
	const text = "## Trước {#truoc}\n\n1. Một\n\n## Sau {#sau}\n\n| Khi | Việc |\n|---|---|\n| Mai | Họp |\n\n## Lời {#loi}\n\nChỉ có lời.\n"
	for ids, want := range map[string]string{
		"[truoc, sau]": "", "truoc": "", "[truoc, sua]": "sua", "[loi]": "không có danh sách", "[xyz]": "xyz",
	} {
		var problems diag.List
		Drawn(load(t, around+"-- huong-dan/y.md --\n---\ntitle: Y\nsteps: "+ids+"\n---\n"+text), &problems)
		var told []string
		for _, p := range problems.Sorted() {
			told = append(told, p.Text.In(lang.VI)+" "+p.Hint.In(lang.VI))
		}
		if all := strings.Join(told, "; "); (want == "") != (all == "") || !strings.Contains(all, want) || want == "sua" && !strings.Contains(all, `"sau"`) {
			t.Errorf("steps: %s: told %q, want %q", ids, all, want)
		}
	}
}
