//go:build slow

package e2e

import (
	"strings"
	"testing"

	"chuyende/internal/wordmltest"
)

// TestFirefox walks through a portal in Firefox, on a server and from the disk:
// pages open without a complaint, what is typed without marks is found, a plan
// outlasts a reload, and a paper that is filled in is saved.
func TestFirefox(t *testing.T) {
	t.Parallel()
	dir := portalDir(t)
	for name, base := range map[string]string{"server": serve(t, dir, "/to-chuc/cong/"), "disk": disk(dir)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := openFirefox(t, base)
			for _, template := range templates {
				if template.name == "missing" {
					continue // looks for its script at every depth
				}
				f.visit(t, template.page)
				f.until(t, settled)
				if over := f.read(t, tooWide); over != "" {
					t.Errorf("%s is wider than the screen: %s", template.page, over)
				}
			}
			f.visit(t, "index.html")
			f.click(t, `main input[type=search]`)
			f.keys(t, "tham nhung\ue007")
			f.until(t, `!!document.querySelector(`+quote(firstHit)+`)?.textContent`)
			if hit := f.read(t, `document.querySelector(`+quote(firstHit)+`).textContent`); !strings.Contains(strings.ToLower(hit), "tham nhũng") {
				t.Errorf("the first hit for «tham nhung» is %q", hit)
			}
			f.click(t, firstHit)
			f.until(t, `document.querySelector('h1')?.textContent.toLowerCase().includes('tham nhũng')`)
			f.planFor(t)
			f.paper(t)
		})
	}
}

// planFor fills a plan and finds it so after a reload.
func (f *firefox) planFor(t *testing.T) {
	const chosen = `[...document.querySelectorAll('.quarter')].map((e) => e.textContent.includes('Chưa chọn chuyên đề')).join()`
	f.visit(t, planPage)
	f.until(t, `!!document.getElementById('ke_hoach')`)
	f.click(t, `[data-fill]`)
	f.until(t, chosen+` === 'false,false,false,false'`)
	f.until(t, `JSON.stringify(Object.entries(localStorage)).includes('q4.')`)
	f.command(t, "browsingContext.reload", map[string]any{"context": f.context, "wait": "complete"}, nil)
	f.until(t, chosen+` === 'false,false,false,false'`)
}

// paper enters a name into the papers of a topic and saves the opening report.
func (f *firefox) paper(t *testing.T) {
	f.visit(t, handed+".html")
	f.click(t, `.actions a[data-papers]`)
	f.until(t, `!!document.querySelector('.paper-get small')?.textContent.includes('chỗ cần điền')`)
	f.click(t, `.paper-form summary`)
	f.click(t, `input[name="chi-bo"]`)
	f.keys(t, "Chi bộ Thôn Hai")
	f.click(t, `.paper-get[href$="de-dan.docx"]`)
	word := wordmltest.Open(t, f.download(t))
	word.Check(t)
	if text := strings.Join(word.Lines(), "\n"); !strings.Contains(strings.ToLower(text), "thôn hai") {
		t.Errorf("the report lacks the cell's name: %.400s", text)
	}
}
