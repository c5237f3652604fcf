//go:build slow

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestPapersInOffice: every paper of a topic, filled in by the browser from a
// disk, is opened by LibreOffice, and what was entered stands on its sheets.
func TestPapersInOffice(t *testing.T) {
	dir, out := portalDir(t), t.TempDir()
	b, taps := open(t, disk(dir), 360), 0
	next := b.downloads(t)
	b.run(t, chromedp.Func(finger), chromedp.Navigate(b.base+handed+".html"))
	b.tap(t, &taps, `.actions a[data-papers]`)
	b.run(t, until(`document.querySelector('.paper-form form:not([hidden])')`))
	b.tap(t, &taps, `.paper-form summary`)
	b.enter(t)
	b.run(t, chromedp.ScrollIntoView(`.paper-ends button`), chromedp.Click(`.paper-ends button`), until(`document.querySelectorAll('.paper-get').length >= 10`))
	names := eval[[]string](t, b, `[...document.querySelectorAll('.paper-get')].map(a => a.pathname.replace(/^.*\/|\.docx$/g, ''))`)
	if len(names) != 10 {
		t.Fatalf("the sheet has the papers %q", names)
	}
	for _, name := range names {
		if name == "phieu-trao-doi" {
			continue // which has nothing that is entered
		}
		row := `.paper-get[href$="/` + name + `.docx"]`
		b.run(t, chromedp.Evaluate[chromedp.Void]("document.querySelector('"+row+"').scrollIntoView({block: 'center', behavior: 'instant'})")) // not below the foot
		b.tap(t, &taps, row)
		if err := os.WriteFile(filepath.Join(out, name+".docx"), next(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	files, err := filepath.Glob(filepath.Join(out, "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	arguments := append([]string{"-env:UserInstallation=file://" + filepath.Join(t.TempDir(), "profile"), "--headless", "--convert-to", "pdf", "--outdir", out}, files...)
	if said, err := exec.CommandContext(t.Context(), "soffice", arguments...).CombinedOutput(); err != nil {
		t.Fatalf("soffice (make office installs it): %v\n%s", err, said)
	}
	tag := regexp.MustCompile(`<w:tag w:val="([^"]+)"`)
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".docx")
		printed, err := exec.CommandContext(t.Context(), "pdftotext", filepath.Join(out, name+".pdf"), "-").Output()
		if err != nil {
			t.Fatalf("%s: LibreOffice made nothing of it: %v", name, err)
		}
		text := strings.ToLower(strings.Join(strings.Fields(string(printed)), " "))
		ahead, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(handed), name+".docx"))
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range tag.FindAllSubmatch(partOf(t, ahead), -1) {
			// Words may be parted where a column is narrow.
			if value := standing[string(found[1])]; value != "" && !strings.Contains(text, strings.ToLower(value)) {
				t.Errorf("%s: %s is not on paper: %q", name, found[1], value)
			}
		}
		if sheets := strings.Count(string(printed), "\f"); sheets != 1 && (name == "giay-moi" || name == "tom-tat" || strings.HasPrefix(name, "phieu-")) {
			t.Errorf("%s has %d sheets", name, sheets)
		}
	}
}
