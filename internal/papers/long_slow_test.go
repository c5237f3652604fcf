//go:build slow

package papers_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// long are names as long as real ones get, and longer: an organisation that names
// what it stands under, a hall with its street.
var long = map[string]string{
	"dang-bo":   "Đảng bộ các cơ quan Đảng, Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội xã Thượng Nguyên Bình, tỉnh Hà Sơn Trường",
	"chi-bo":    "Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở số 2 xã Thượng Nguyên Bình khu vực Khuổi Nà Cọn Lũng",
	"dia-danh":  "Thượng Nguyên Bình Khuổi Nà Cọn",
	"dia-diem":  "Hội trường tầng 2, Nhà văn hóa cộng đồng liên thôn Khuổi Nà Cọn – Lũng Phầy, đường liên xã Thượng Nguyên Bình, gần chợ",
	"chu-tri":   "Nguyễn Phúc Tôn Nữ Hoàng Thị Quỳnh Phương Thảo Nguyên, Phó Bí thư Thường trực Đảng ủy, Bí thư chi bộ, Trưởng ban công tác",
	"bi-thu":    "Nguyễn Phúc Tôn Nữ Hoàng Thị Quỳnh Phương Thảo Nguyên",
	"thu-ky":    "Công Tằng Tôn Nữ Trần Thị Thanh Tường Vân Khánh",
	"trinh-bay": "Công Tằng Tôn Nữ Trần Thị Thanh Tường Vân Khánh, Chi ủy viên, Chủ tịch Hội Liên hiệp Phụ nữ xã Thượng Nguyên Bình, tổ 1",
	"so":        "128", "ngay": "28", "thang": "11", "nam": "2026", "ngay-gui": "24", "thang-gui": "11", "nam-gui": "2026", "ngay-hop": "28/11/2026", "gio": "19 giờ 30",
}

// lengths are how long, in letters, all that is entered is: for each topic the most of
// all, for some also less.
var lengths = []int{120, 18, 24, 30, 40, 60, 90}

// cut is what the long names are with so many letters.
func cut(letters int) map[string]string {
	own := map[string]string{}
	for name, text := range long {
		all := []rune(text)
		own[name] = strings.TrimSpace(string(all[:min(letters, len(all))]))
	}
	return own
}

// TestLongNames: an invitation stays one sheet whatever is entered, for each topic of
// the portal, and so do the sheets of judges and observers; heads stay two columns.
func TestLongNames(t *testing.T) {
	all := built(t, sources(t), "")
	dir := t.TempDir()
	shared := string(all["/ke-hoach/giay-to.js"])
	n := 0
	for _, address := range slices.Sorted(maps.Keys(all)) {
		folder, found := strings.CutSuffix(address, "/giay-to.js")
		if !found || all[folder+"/giay-moi.docx"] == nil {
			continue
		}
		var wishes []wish
		some := lengths[:1]
		if n++; n%14 == 0 {
			some = lengths
		}
		for _, letters := range some {
			wishes = append(wishes, wish{Name: "giay-moi", Values: cut(letters)})
		}
		if strings.HasSuffix(folder, "/hien-dat-lam-duong") {
			for _, name := range []string{"bien-ban", "bien-ban-ket-hop", "ket-luan", "phieu-du", "phieu-danh-gia", "chuong-trinh", "de-dan"} {
				wishes = append(wishes, wish{Name: name, Values: long})
			}
		}
		for i, made := range inBrowser(t, []string{string(all[address]), shared}, wishes) {
			name := fmt.Sprintf("%s--%s--%03d", wishes[i].Name, filepath.Base(folder), len([]rune(wishes[i].Values["chi-bo"])))
			if err := os.WriteFile(filepath.Join(dir, name+".docx"), made, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, sheets := range printed(t, dir) {
		kind, _, _ := strings.Cut(name, "--")
		if slices.Contains([]string{"giay-moi", "phieu-du", "phieu-danh-gia"}, kind) && len(sheets) != 1 {
			t.Errorf("%s has %d sheets", name, len(sheets))
		}
		if kind != "phieu-du" {
			twoColumns(t, name, sheets[0])
		}
	}
}

// twoColumns holds a head to its columns: the organs end left of the Party's name, and
// the title stands below both.
func twoColumns(t *testing.T, name string, s sheet) {
	t.Helper()
	party, ok := s.find("ĐẢNG CỘNG SẢN VIỆT NAM")
	title, titled := s.find("-----")
	if !ok || !titled || party.Left < middle-40 || !near(party.Top, topEdge, 4) {
		t.Fatalf("%s: the head stands at %v, %v", name, party, title)
	}
	low := 0.0
	for _, w := range s.Words {
		if w.Left < middle-40 && w.End > party.Left-40 && w.Low < title.Top-60 && w.End > middle {
			t.Errorf("%s: %q stands between the columns", name, w.Text)
		}
		if w.Text == "*" {
			low = w.Low
		}
	}
	if low == 0 || low > title.Top {
		t.Errorf("%s: the organs end at %.0f, the title at %.0f", name, low, title.Top)
	}
}
