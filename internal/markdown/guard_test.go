package markdown

import (
	"testing"

	"chuyende/internal/diag"
)

// TestGuarded holds that a panic of a library is a problem at the start of the
// file, and that the parser goes on with the next one.
func TestGuarded(t *testing.T) {
	t.Parallel()
	p := New(Options{})
	pass := newPass(p)
	pass.begin("x.md", []byte("# A"), &diag.List{})
	doc, failure := pass.guarded(func() *Doc { panic("of a library") })
	if doc != nil || failure == nil || failure.File != "x.md" || failure.Severity != diag.Error || failure.Span != (diag.Span{}) {
		t.Errorf("guarded = %v, %v", doc, failure)
	}
	if doc, failure := pass.guarded(func() *Doc { return &Doc{Title: "A"} }); failure != nil || doc.Title != "A" {
		t.Errorf("without a panic: %v, %v", doc, failure)
	}
}
