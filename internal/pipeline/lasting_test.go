package pipeline

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"chuyende/internal/diag"
)

// day is a day of the year in which random sites live.
func day(n int) string {
	return time.Date(2026, 1, 1+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// randomPage writes a page of a site whose files are names: dates of all
// sorts, addresses that may clash, and links to pages, lists, folders and
// headings, a few of which never were.
func randomPage(r *rand.Rand, name string, names []string) string {
	var head, text strings.Builder
	line := func(share float64, format string, args ...any) {
		if r.Float64() < share {
			fmt.Fprintf(&head, format+"\n", args...)
		}
	}
	line(1, "title: Trang %s", strings.ReplaceAll(name, "/", " "))
	line(0.4, "date: %s", day(r.IntN(300)))
	line(0.4, "expires: %s", day(r.IntN(300)))
	line(0.2, "reviewed: %s", day(r.IntN(100)-300))
	line(0.1, "draft: true")
	line(0.3, "tags: [the-%d]", r.IntN(3))
	line(0.04, "slug: chung-%d", r.IntN(3))
	line(0.04, "aliases: [/cu-%d.html]", r.IntN(3))
	line(0.05, "accept: [{code: %s, why: thử}]", []string{"link-unpublished", "review-old", "orphan"}[r.IntN(3)])
	switch {
	case strings.HasPrefix(name, "van-ban/"):
		statuses := []string{"in-force", "in-force", "unknown", "not-yet-in-force", "partly-in-force", "replaced"}
		line(1, "type: chi-thi\nissuer: Cơ quan\nstatus: %s\nchecked_on: %s", statuses[r.IntN(len(statuses))], day(r.IntN(100)-300))
		line(0.5, "effective: %s", day(r.IntN(300)))
		line(0.9, "note: Phần đầu còn hiệu lực")
		if other := names[r.IntN(len(names))]; strings.HasPrefix(other, "van-ban/") && other < name {
			line(0.6, "replaced_by: [%s]", strings.TrimSuffix(filepath.Base(other), ".md"))
		}
		line(0.3, "number: %d-CT/TW", 10+r.IntN(4))
	case strings.HasPrefix(name, "huong-dan/"):
		for _, other := range names {
			if strings.HasPrefix(other, "van-ban/") {
				line(1, "cites: [%s]", strings.TrimSuffix(filepath.Base(other), ".md"))
				break
			}
		}
	case strings.HasPrefix(name, "dien-hinh/"):
		line(1, "unit: Chi bộ\naudiences: thon\nlesson: Bài học\nsource: Báo\nkind: case")
		line(0.8, "topics: [%s]", strings.TrimSuffix(filepath.Base(names[r.IntN(len(names))]), ".md"))
	}
	for range r.IntN(4) {
		dest := "/" + names[r.IntN(len(names))]
		switch r.IntN(12) {
		case 0:
			dest = "/the/the-" + fmt.Sprint(r.IntN(3)) + ".html"
		case 1:
			dest = "/" + filepath.Dir(names[r.IntN(len(names))]) + "/"
		case 2:
			dest = strings.TrimSuffix(dest, ".md") + ".html"
		case 3:
			dest += "#muc"
		case 4:
			if r.IntN(8) == 0 {
				dest += "#khong-co"
			}
		case 5:
			dest = "/co-gi-moi.html"
		case 6:
			if r.IntN(8) == 0 {
				dest = "/khong-co.md"
			}
		}
		fmt.Fprintf(&text, "\nXem [chỗ này](%s).\n", dest)
	}
	return "---\n" + head.String() + "---\n" + text.String() + "\n## Mục {#muc}\n\nXem thêm số 11-CT/TW.\n"
}

func randomSite(t *testing.T, r *rand.Rand) string {
	dir := t.TempDir()
	folders := []string{"", "tin/", "tin/cu/", "van-ban/", "van-ban/", "dien-hinh/", "huong-dan/", "b/"}
	var names []string
	for i := range 4 + r.IntN(8) {
		names = append(names, fmt.Sprintf("%strang-%d.md", folders[r.IntN(len(folders))], i))
	}
	if r.IntN(3) == 0 {
		names = append(names, "tin/_index.md")
	}
	if r.IntN(4) == 0 {
		names = append(names, "b/"+filepath.Base(names[0]))
	}
	for _, name := range names {
		write(t, dir, "content/"+name, randomPage(r, name, names))
	}
	write(t, dir, "content/site.yaml", fmt.Sprintf(
		"title: Thử\npageSize: 2\nvocabularies:\n  types: [{id: chi-thi, title: Chỉ thị}]\n  audiences: [{id: thon, title: Thôn}]\nmenu: [{title: Một, link: %s}]\n",
		names[r.IntN(len(names))]))
	return dir
}

// TestTimeBreaksNothing: as the days pass, a site that nobody edits goes from
// failing to passing, never back: build, check and both with --strict.
func TestTimeBreaksNothing(t *testing.T) {
	t.Parallel()
	sites := 150
	if testing.Short() {
		sites = 30
	}
	passed, withPassing := map[string]int{}, 0
	for seed := range sites {
		r := rand.New(rand.NewPCG(uint64(seed), 11))
		dir := randomSite(t, r)
		failed := map[string]bool{}
		s := NewSession(Options{Source: dir, Now: time.Date(2025, 12, 1, 0, 0, 0, 0, time.UTC)})
		var changed []string // all at first, then nothing
		for n := -1; n < 620; n += 1 + r.IntN(25) {
			now := time.Date(2026, 1, 1+n, 12, 0, 0, 0, time.UTC)
			for _, examine := range []bool{false, true} {
				s.options.Now = now
				_, problems, _, err := s.load(t.Context(), changed, newStopwatch(), examine)
				if err != nil {
					t.Fatal(err)
				}
				changed = []string{}
				errors, warnings := problems.Count()
				hard := slices.ContainsFunc(problems.Sorted(), func(p diag.Problem) bool { return p.Severity == diag.Warning && !p.Passing })
				if warnings > 0 && !hard {
					withPassing++
				}
				for way, fails := range map[string]bool{"plain": errors > 0, "strict": errors > 0 || hard} {
					way = fmt.Sprint(way, " examine ", examine)
					if before, known := failed[way]; known && !before && fails {
						t.Errorf("site %d, %s: passed before %s and fails then: %v", seed, way, now.Format(time.DateOnly), problems.Sorted())
					}
					if failed[way] = fails; !fails {
						passed[way]++
					}
				}
			}
		}
	}
	t.Logf("passed: %v; with warnings of the day alone: %d", passed, withPassing)
	if len(passed) < 4 || withPassing < sites/10 {
		t.Error("the random sites hardly ever pass, so this proves nothing")
	}
}

// TestPassing: what the day alone brings is a warning that stays one, words
// stay without a link, and what will come counts at once.
func TestPassing(t *testing.T) {
	t.Parallel()
	const expires = "---\ntitle: Tin\nexpires: 2026-11-29\n---\nTin.\n"
	for _, tt := range []struct {
		name  string
		files map[string]string
		// want are the codes with their severity on the 28th and the 29th.
		before, after string
	}{
		{"a link in a text", map[string]string{"a.md": "# A\n\nXem [tin](tin.md).\n", "tin.md": expires}, "", "warning link-unpublished"},
		{"a link by reference", map[string]string{"a.md": "# A\n\nXem [tin].\n\n[tin]: tin.md\n", "tin.md": expires}, "", "warning link-unpublished"},
		{"a link by address", map[string]string{"a.md": "# A\n\nXem [tin](/tin.html).\n", "tin.md": expires}, "", "warning link-unpublished"},
		{"a link to a folder of nothing else", map[string]string{"a.md": "# A\n\nXem [tin](b/).\n", "b/tin.md": expires}, "", "warning link-unpublished"},
		{"a link to a list of nothing else", map[string]string{"a.md": "# A\n\nXem [thẻ](/the/x.html).\n", "tin.md": strings.Replace(expires, "---\n", "---\ntags: [x]\n", 1)}, "", "warning link-missing"},
		{"the menu", map[string]string{"a.md": "# A\n", "site.yaml": "title: T\nmenu: [{title: Tin, link: tin.md}]\n", "tin.md": expires}, "", "warning link-unpublished"},
		{"a group", map[string]string{"dien-hinh/a.md": "---\ntitle: A\nunit: X\naudiences: [t]\nlesson: L\nsource: S\ntopics: [x]\naccept: [{code: part-missing, why: thử}]\n---\nA\n", "site.yaml": "baseURL: https://vi.du/\nvocabularies: {audiences: [{id: t, title: T}]}\n",
			"chuyen-de/x.md": "---\ntitle: X\nexpires: 2026-11-29\ngroups: [g]\naudiences: [t]\nquarters: [1]\nminutes: [60]\naccept: [{code: part-missing, why: thử}, {code: topic-incomplete, why: thử}]\n---\nX\n", "nhom/g.md": "# G\n"}, "", "warning link-unpublished"},
		{"a page of the future links to nothing", map[string]string{"a.md": "# A\n", "mai.md": "---\ndate: 2026-11-29\n---\n# Mai\n\n[x](khong.md)\n"}, "error link-missing", "error link-missing"},
		{"a page of the future takes an address", map[string]string{"a.md": "---\nslug: x\n---\n# A\n", "mai.md": "---\nslug: x\ndate: 2026-11-29\n---\n# Mai\n"}, "error address-taken", "error address-taken"},
		{"a page that has expired gave an address free", map[string]string{"a.md": "---\nslug: x\n---\n# A\n", "cu.md": "---\nslug: x\nexpires: 2026-11-29\n---\n# Cũ\n"}, "error address-taken", ""},
		{"a page of the future", map[string]string{"a.md": "# A\n\n[mai](mai.md)\n", "mai.md": "---\ndate: 2026-11-29\n---\n# Mai\n"}, "warning link-unpublished", ""},
		{"a draft does not pass by itself", map[string]string{"a.md": "# A\n\n[nháp](nhap.md)\n", "nhap.md": "---\ndraft: true\n---\n# Nháp\n"}, "error link-unpublished", "error link-unpublished"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for name, text := range tt.files {
				write(t, dir, "content/"+name, text)
			}
			for i, want := range []string{tt.before, tt.after} {
				result, err := Run(t.Context(), Options{Source: dir, Now: time.Date(2026, 11, 28+i, 9, 0, 0, 0, time.UTC), Strict: true})
				if err != nil {
					t.Fatal(err)
				}
				var got []string
				for _, p := range result.Problems {
					if p.Code != "link-unpublished" || !slices.Contains(got, p.Severity.String()+" "+p.Code) {
						got = append(got, p.Severity.String()+" "+p.Code)
					}
				}
				if strings.Join(got, ", ") != want {
					t.Errorf("day %d: %q, want %q: %v", 28+i, got, want, result.Problems)
				}
			}
		})
	}
}
