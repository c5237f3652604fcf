package papers_test

import (
	"bytes"
	"strings"
	"sync"
	"testing"

	"chuyende/internal/link"
	"chuyende/internal/papers"
	"chuyende/internal/render"
	"chuyende/internal/sitetest"
	"chuyende/internal/words"
	"chuyende/themes"
)

// jobs are the jobs of the papers of a site, by address.
func jobs(t *testing.T, maker *papers.Maker, theme *render.Theme, archive string) map[string]render.Job {
	t.Helper()
	s := sitetest.Parse(t, archive)
	later := sitetest.Now().AddDate(10, 0, 0) // nothing of the portal waits for its day
	in := link.Input{Pages: s.Pages, Assets: s.Assets, Config: s.Config, Kinds: s.Kinds, Now: later}
	for _, f := range maker.Forms() {
		in.Forms = append(in.Forms, f.Form)
	}
	tree := link.Build(in, s.Problems)
	all := map[string]render.Job{}
	for _, job := range render.New(render.Input{Tree: tree, Config: s.Config, Forms: maker.Forms(), Theme: theme, Now: later}).Jobs() {
		if strings.HasSuffix(job.Address, ".docx") || strings.HasSuffix(job.Address, "/giay-to.js") {
			all[job.Address] = job
		}
	}
	return all
}

func bytesOf(t *testing.T, job render.Job) string {
	t.Helper()
	var w bytes.Buffer
	if err := job.Render(&w); err != nil {
		t.Fatal(err)
	}
	return w.String()
}

// TestKeys: papers with equal keys are equal, whatever line of a site is left
// out, and an edit elsewhere costs no paper.
func TestKeys(t *testing.T) {
	t.Parallel()
	maker, err := papers.New()
	if err != nil {
		t.Fatal(err)
	}
	theme, err := render.LoadTheme(words.Default(), themes.Default())
	if err != nil {
		t.Fatal(err)
	}
	before := jobs(t, maker, theme, portal)
	if len(before) != 19 {
		t.Fatalf("there are %d papers", len(before))
	}
	texts := map[string]string{}
	for address, job := range before {
		texts[address] = bytesOf(t, job)
	}
	var group sync.WaitGroup
	for address, job := range jobs(t, maker, theme, portal) {
		group.Go(func() {
			var w bytes.Buffer
			if err := job.Render(&w); err != nil || w.String() != texts[address] {
				t.Errorf("%s is another one where several are made at once: %v", address, err)
			}
		})
	}
	group.Wait()
	lines := strings.SplitAfter(portal, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "-- ") || strings.HasPrefix(line, "---") || strings.TrimSpace(line) == "" {
			continue
		}
		for address, job := range jobs(t, maker, theme, strings.Join(lines[:i], "")+strings.Join(lines[i+1:], "")) {
			if old, ok := before[address]; ok && old.Key == job.Key && bytesOf(t, job) != texts[address] {
				t.Errorf("without %q %s differs and its key does not", line, address)
			}
		}
	}
	for _, more := range []string{
		"-- chuyen-de/z.md --\n---\ntitle: Bài khác\ngroups: [a]\ncites: [50-ct-tw]\nguidance: [viet]\ncases: [a]\n---\nXem [x](x.md).\n",
		"-- gioi-thieu.md --\nMột trang.\n",
	} {
		after := jobs(t, maker, theme, portal+more)
		for address, job := range before {
			if after[address].Key != job.Key {
				t.Errorf("another page costs %s", address)
			}
		}
	}
}
