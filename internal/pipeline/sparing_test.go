package pipeline

import (
	"path/filepath"
	"runtime/debug"
	"slices"
	"testing"

	"chuyende/internal/site"
)

// TestSparing: how often garbage is collected is as it was once all builds have ended,
// in whatever order.
func TestSparing(t *testing.T) { // not parallel: the setting is the process's
	t.Setenv("GOGC", "")
	before := debug.SetGCPercent(77)
	defer debug.SetGCPercent(before)
	first := sparing()
	second := sparing()
	first()
	third := sparing()
	second()
	third()
	if now := debug.SetGCPercent(77); now != 77 {
		t.Errorf("it is %d, not as before", now)
	}
	t.Setenv("GOGC", "77")
	end := sparing()
	if now := debug.SetGCPercent(77); now != 77 {
		t.Errorf("what the user has set has become %d", now)
	}
	end()
	const mega = 1 << 20
	for needed, most := range map[uint64]uint64{0: 0, mega: 9 * mega, 10 * mega: 42 * mega, 60 * mega: 120 * mega, 96 * mega: 192 * mega, 160 * mega: 256 * mega, 400 * mega: 496 * mega, 1000 * mega: 1125 * mega, 40_000 * mega: 45_000 * mega} {
		if all := needed + needed*uint64(garbageFor(needed))/100; all > most || all < most*98/100 {
			t.Errorf("%d bytes needed come to %d, want %d", needed, all, most)
		}
	}
}

// TestSpent: a build that lets go of pages as it writes them makes what one does that
// keeps them all; of pages that come to several files it lets go of none.
func TestSpent(t *testing.T) {
	t.Parallel()
	for name, source := range map[string]string{"of all sorts": newSite(t), "plain": generated(t, 90)} {
		write(t, source, "content/muc-them/index.md", "---\ntitle: Mục\n---\nChữ của [mục](a.md).\n")
		write(t, source, "content/muc-them/a.md", "---\ntitle: A\n---\n# A\n\nChữ, [mục](index.md).\n\n## Phần\n\nChữ sau.\n")
		options := Options{Source: source, Now: today, Worker: true, Output: filepath.Join(t.TempDir(), "public")}
		s := NewSession(options)
		result, err := s.once(t.Context())
		if err != nil || result.Failed() {
			t.Fatal(name, err, result.Problems)
		}
		if a := s.pages["muc-them/a.md"]; a.data != nil || a.page.Data != nil {
			t.Errorf("%s: a page is kept whose file is written", name)
		}
		if name == "of all sorts" && !slices.ContainsFunc(s.all(), func(p *site.Page) bool { return p.Typed && len(p.Data) > 0 }) {
			t.Error("nothing is left of pages that come to several files")
		}
		options.Output = filepath.Join(t.TempDir(), "public")
		mustBuild(t, NewSession(options), nil)
		same(t, files(t, s.options.OutputDir()), files(t, options.Output))
	}
}
