package pipeline_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/papers"
	"chuyende/internal/pipeline"
)

// TestPortalPassesCheck examines the portal's own content as strictly as it
// goes, on the day of its last change, so that it does not fail by growing old.
func TestPortalPassesCheck(t *testing.T) {
	t.Parallel()
	maker, err := papers.New()
	if err != nil {
		t.Fatal(err)
	}
	result, err := pipeline.Check(t.Context(), pipeline.Options{
		Source: filepath.Join("..", ".."), Now: time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC), Strict: true, Forms: maker.Forms(),
	})
	if err != nil {
		t.Fatal(err)
	}
	// Where the portal will stand is not known yet: that is told, and no fault.
	result.Problems = slices.DeleteFunc(result.Problems, func(p diag.Problem) bool { return p.Code == "base-url-missing" })
	if len(result.Problems) > 0 {
		t.Errorf("content/ has %d problems: run chuyende check --strict", len(result.Problems))
		if err := diag.Print(os.Stderr, result.Problems, lang.VI, diag.Most); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range result.Doctor.Topics {
		if s.Percent < 100 {
			t.Errorf("%s: %d %%: %v", s.Path, s.Percent, s.Missing)
		}
	}
}
