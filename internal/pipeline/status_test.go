package pipeline

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chuyende/search"
)

// effectiveSite is a register in which one document takes the place of another
// on a day, and a page that rests on the old one.
func effectiveSite(t *testing.T) string {
	dir := t.TempDir()
	document := "---\ntitle: %T\nnumber: %N\ntype: chi-thi\nissuer: Cơ quan\nverified: true\nchecked_on: 2026-11-01\n%M---\nNội dung.\n"
	add := func(name, title, number, more string) {
		write(t, dir, "content/van-ban/"+name+".md", strings.NewReplacer("%T", title, "%N", number, "%M", more).Replace(document))
	}
	add("cu", "Chỉ thị cũ", "1-CT/TW", "status: in-force\nreplaced_by: [moi]\n")
	add("moi", "Chỉ thị mới", "2-CT/TW", "status: in-force\neffective: 2026-12-01\n")
	add("phan", "Chỉ thị còn một phần", "3-CT/TW", "status: partly-in-force\nnote: Phần đầu còn hiệu lực.\n")
	write(t, dir, "content/huong-dan/x.md", "---\ntitle: Bài\ncites: [cu]\n---\nTheo 1-CT/TW và 2-CT/TW.\n")
	write(t, dir, "content/site.yaml", "title: Thử\nvocabularies:\n  types: [{id: chi-thi, title: Chỉ thị}]\n")
	return dir
}

// TestStatusFollowsTheDay: when a document's day comes, pages, register and
// search say so without an edit, a session writes what a fresh build does, and
// a strict build passes as before.
func TestStatusFollowsTheDay(t *testing.T) {
	t.Parallel()
	dir := effectiveSite(t)
	s := NewSession(Options{Source: dir, Strict: true})
	for _, day := range []struct {
		now                 time.Time
		register, page, old []string
		statuses            map[string]string
	}{
		{
			now:      time.Date(2026, 11, 30, 16, 59, 0, 0, time.UTC), // 23:59 in Hà Nội
			register: []string{`data-hieu-luc="not-yet-in-force"`, ">Chưa có hiệu lực</span>", ">; có từ 01/12/2026<", `<option value="in-force">Còn hiệu lực</option>`},
			page:     []string{`<span class="badge badge-doubt">Chưa có hiệu lực; có từ 01/12/2026</span>`, "<dt>Có hiệu lực từ</dt><dd>ngày 1 tháng 12 năm 2026</dd>"},
			old:      []string{`<p class="document-state"><span class="badge badge-good">Còn hiệu lực</span>`},
			statuses: map[string]string{"not-yet-in-force": "/van-ban/moi.html", "in-force": "/van-ban/cu.html", "partly-in-force": "/van-ban/phan.html"},
		},
		{
			now:      time.Date(2026, 11, 30, 17, 0, 0, 0, time.UTC),
			register: []string{`data-hieu-luc="replaced"`, `<option value="partly-in-force">Một phần còn hiệu lực</option>`},
			page:     []string{`<p class="document-state"><span class="badge badge-good">Còn hiệu lực</span>`},
			old:      []string{`<p class="document-state"><span class="badge badge-old">Đã được thay thế</span>`, "<strong>Nay dùng:</strong>"},
			statuses: map[string]string{"in-force": "/van-ban/moi.html", "replaced": "/van-ban/cu.html", "partly-in-force": "/van-ban/phan.html"},
		},
	} {
		s.options.Now = day.now
		mustBuild(t, s, []string{})
		fresh := Options{Source: dir, Output: filepath.Join(t.TempDir(), "public"), Now: day.now, Strict: true}
		mustBuild(t, NewSession(fresh), nil)
		made := files(t, s.options.OutputDir())
		same(t, made, files(t, fresh.OutputDir()))
		for name, wanted := range map[string][]string{"van-ban/index.html": day.register, "van-ban/moi.html": day.page, "van-ban/cu.html": day.old} {
			for _, text := range wanted {
				if !strings.Contains(made[name], text) {
					t.Errorf("%s: %s lacks %s", day.now, name, text)
				}
			}
		}
		expectFacet(t, s.options, day.statuses)
	}
}

// expectFacet asks for the documents of each status: one of each.
func expectFacet(t *testing.T, options Options, want map[string]string) {
	t.Helper()
	index, err := search.Open(SearchDir(options))
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	for status, address := range want {
		result, err := index.Search(context.Background(), "chỉ thị", search.SearchOptions{Filters: map[string][]string{statusFacet: {status}}})
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Hits) != 1 || result.Hits[0].URL != address {
			t.Errorf("%s: found %v, want %s", status, result.Hits, address)
		}
	}
}
