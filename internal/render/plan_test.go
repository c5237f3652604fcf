package render_test

import (
	"slices"
	"testing"

	"chuyende/internal/render"
	"chuyende/internal/site"
)

// TestPlan: every file of the plan is made once, at its address, and nothing
// else is.
func TestPlan(t *testing.T) {
	t.Parallel()
	for name, archive := range map[string]string{
		"portal": portal, "with a base URL": "-- site.yaml --\nbaseURL: https://vi.du/\n-- a.md --\n# A\n", "no page": "",
		"a kind without its folder": "-- x/a.md --\n---\nkind: topic\n---\n# A\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in, ok := linked(t, archive)
			if !ok {
				t.Skip("the site has errors")
			}
			in.Theme = everything(t)
			var planned, made []string
			kinds := map[site.What]bool{}
			for _, f := range in.Tree.Files {
				if f.What != site.AssetFile && f.What != site.GivenFile {
					planned = append(planned, f.Address)
					kinds[f.What] = true
				}
			}
			for _, job := range render.New(in).Jobs() {
				made = append(made, job.Address)
			}
			slices.Sort(planned)
			slices.Sort(made)
			if !slices.Equal(planned, made) {
				t.Errorf("planned %q\nmade %q", planned, made)
			}
			if name == "portal" && len(kinds) < int(site.ManifestFile)-3 {
				t.Errorf("only %d kinds of files", len(kinds))
			}
		})
	}
}
