package script

import (
	"strings"
	"testing"

	"chuyende/internal/filename"
	"chuyende/internal/golden"
)

// nameCase is run by client/test/names.test.js too.
type nameCase struct {
	In    string `json:"in"`
	Times int    `json:"times,omitempty"` // how often In is repeated
	Out   string `json:"out"`
}

func (c *nameCase) text() string { return strings.Repeat(c.In, max(1, c.Times)) }

func TestPlainName(t *testing.T) {
	t.Parallel()
	var cases []nameCase
	golden.JSON(t, "../../testdata/names.json", &cases, func() {
		for i := range cases {
			cases[i].Out = PlainName(cases[i].text())
		}
	})
	for _, c := range cases {
		got := PlainName(c.text())
		if got != c.Out {
			t.Errorf("PlainName of %q: %q, want %q", c.In, got, c.Out)
		}
		if !filename.IsFit(got + ".abc.js") {
			t.Errorf("PlainName of %q: %q is no name for every system", c.In, got)
		}
	}
}
