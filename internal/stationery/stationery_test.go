package stationery

import (
	"slices"
	"strings"
	"testing"
)

// TestRules holds the data to what the domain says.
func TestRules(t *testing.T) {
	t.Parallel()
	r, err := load()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{Default, "hd36-2018"} {
		p, ok := r.Profile(id)
		if !ok {
			t.Fatalf("there is no layout %s", id)
		}
		if p.Page != (Page{11906, 16838, 1134, 1134, 1701, 850, 567}) || p.Font != "Times New Roman" || p.Sizes.Body != 28 || p.Line < 360 || p.FirstLine != 567 {
			t.Errorf("%s: %+v", id, p)
		}
	}
	if r.Attendance < 20 || r.Attendance > 34 {
		t.Errorf("an attendance list of %d rows is not one sheet", r.Attendance)
	}
	if a, _ := r.Profile(Default); a.RecipientEnd != ";" || a.LastEnd != "." {
		t.Error("hd05-2026 parts recipients otherwise")
	}
	if a, _ := r.Profile("hd36-2018"); a.RecipientEnd != "," || a.LastEnd != "." {
		t.Error("hd36-2018 parts recipients otherwise")
	}
	for _, id := range []string{"nghi-quyet", "quyet-dinh", "ket-luan", "quy-che", "thong-bao", "bao-cao", "ke-hoach", "chuong-trinh", "de-an", "phuong-an", "to-trinh", "cong-van", "bien-ban"} {
		if why, ok := r.Refusal(id); !ok {
			t.Errorf("%s is refused: %s", id, why.EN)
		}
	}
	for _, id := range []string{"quy-dinh", "huong-dan", "chi-thi", "thong-tri"} {
		if why, ok := r.Refusal(id); ok || !strings.Contains(why.VI, "không ban hành") || !strings.Contains(why.VI, "nguồn gián tiếp") {
			t.Errorf("%s is not refused with the reason: %q", id, why.VI)
		}
	}
	if why, ok := r.Refusal("x"); ok || why.VI == "" {
		t.Error("an unknown type is not refused")
	}
	sum, last := 0, 101
	for _, part := range r.Quality.Parts {
		sum += part.Points
	}
	for _, g := range r.Quality.Grades {
		if g.From >= last {
			t.Errorf("grade %s is out of order", g.Name)
		}
		last = g.From
	}
	if sum != 100 || last != 0 {
		t.Errorf("%d points in all, grades down to %d", sum, last)
	}
	known := map[string]bool{}
	for _, p := range slices.Concat(r.Observer.Seen, r.Observer.After) {
		if p.ID == "" || p.What == "" || known[p.ID] || strings.ContainsAny(p.What, "|{[*_`") {
			t.Errorf("an observer's point: %+v", p)
		}
		known[p.ID] = true
	}
	if len(known) < 10 {
		t.Errorf("an observer has %d points", len(known))
	}
	if len(r.CellTypes()) != 13 || len(r.ProfileIDs()) != 2 {
		t.Errorf("%v, %v", r.CellTypes(), r.ProfileIDs())
	}
}
