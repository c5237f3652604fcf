package script

import (
	"errors"
	"os"
	"testing"
)

// The shards of format 1 that client/test/faults.test.js opens are no files
// of this format.
func TestParseScriptRefusesFormat1(t *testing.T) {
	t.Parallel()
	file, err := os.ReadFile("../../testdata/format-1/manifest.js")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Parse("manifest", file); !errors.Is(err, ErrInvalid) {
		t.Errorf("%v, want errScript", err)
	}
}
