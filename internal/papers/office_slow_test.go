//go:build slow

package papers_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chuyende/internal/papers"
	"chuyende/internal/pipeline"
	"chuyende/internal/topic"
)

// The measures of a sheet in points: what a PDF counts in.
const (
	leftEdge  = 1701 / 20.0
	rightEdge = (11906 - 850) / 20.0
	topEdge   = 1134 / 20.0
	bottom    = (16838 - 1134) / 20.0
	middle    = (leftEdge + rightEdge) / 2
)

// word is a word on a sheet, its place in points from the upper left corner.
type word struct {
	Text string  `xml:",chardata"`
	Left float64 `xml:"xMin,attr"`
	Top  float64 `xml:"yMin,attr"`
	End  float64 `xml:"xMax,attr"`
	Low  float64 `xml:"yMax,attr"`
}

type sheet struct {
	Words []word `xml:"word"`
}

// tool returns the path of a program that the test needs.
func tool(t *testing.T, name, debian string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatalf("%s is missing: make test-slow installs it (on Debian: apt-get install %s)", name, debian)
	}
	return path
}

// printed converts files of a folder by LibreOffice and returns the sheets of
// each, by the file's name without its ending.
func printed(t *testing.T, dir string) map[string][]sheet {
	t.Helper()
	office, reader := tool(t, "soffice", "libreoffice-writer-nogui"), tool(t, "pdftotext", "poppler-utils")
	files, err := filepath.Glob(filepath.Join(dir, "*.docx"))
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no papers in %s: %v", dir, err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	defer cancel()
	arguments := append([]string{"-env:UserInstallation=file://" + filepath.Join(t.TempDir(), "profile"), "--headless",
		"--convert-to", `pdf:writer_pdf_Export:{"ExportFormFields":{"type":"boolean","value":"false"}}`, "--outdir", dir}, files...)
	if out, err := exec.CommandContext(ctx, office, arguments...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	all := map[string][]sheet{}
	for _, file := range files {
		name := strings.TrimSuffix(file, ".docx")
		out, err := exec.CommandContext(ctx, reader, "-bbox", name+".pdf", "-").Output()
		if err != nil {
			t.Fatalf("%s: LibreOffice made nothing of it: %v", filepath.Base(file), err)
		}
		var read struct {
			Pages []sheet `xml:"body>doc>page"`
		}
		d := xml.NewDecoder(bytes.NewReader(out))
		d.Strict, d.Entity = false, xml.HTMLEntity
		if err := d.Decode(&read); err != nil && err != io.EOF {
			t.Fatalf("%s: %v", filepath.Base(file), err)
		}
		all[filepath.Base(name)] = read.Pages
	}
	return all
}

// find returns the first word of a sequence of words on a sheet, and where the
// last of them ends.
func (s sheet) find(text string) (word, bool) {
	wanted := strings.Fields(text)
	for i := range s.Words {
		n := 0
		for n < len(wanted) && i+n < len(s.Words) && s.Words[i+n].Text == wanted[n] {
			n++
		}
		if n == len(wanted) {
			found := s.Words[i]
			found.End = s.Words[i+n-1].End
			return found, true
		}
	}
	return word{}, false
}

func near(a, b, most float64) bool { return math.Abs(a-b) <= most }

// TestOffice prints every paper by LibreOffice and looks where its parts stand.
func TestOffice(t *testing.T) {
	dir := t.TempDir()
	maker, err := papers.New()
	if err != nil {
		t.Fatal(err)
	}
	for file, fits := range map[string]bool{"chuyen-de/x.md": true, "dien-hinh/a.md": false} {
		s, p := page(t, portal, file)
		for _, f := range maker.Forms() {
			if (f.Name == "ban-in") == fits || !strings.HasSuffix(f.Extension, ".docx") {
				continue
			}
			var b bytes.Buffer
			of := p
			if f.Place != nil {
				of = nil
			}
			if err := maker.Write(&b, f.Name, s.Config, of); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, f.Name+".docx"), b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	all := printed(t, dir)
	for name, sheets := range all {
		if len(sheets) == 0 || len(sheets[0].Words) == 0 {
			t.Fatalf("%s is empty", name)
		}
		for i, s := range sheets {
			for _, w := range s.Words {
				if w.Left < leftEdge-1 || w.End > rightEdge+6 || w.Low > bottom+2 {
					t.Errorf("%s, sheet %d: %q stands in the margin, at %.0f–%.0f, %.0f", name, i+1, w.Text, w.Left, w.End, w.Top)
				}
				if w.Top < topEdge-4 && (i == 0 || name == "chuong-trinh" || !near((w.Left+w.End)/2, middle, 2)) {
					t.Errorf("%s, sheet %d: %q stands above the text", name, i+1, w.Text)
				}
			}
		}
	}
	party(t, "de-dan", all["de-dan"])
	for _, name := range []string{"giay-moi", "bien-ban", "bien-ban-ket-hop", "ket-luan", "phieu-danh-gia", "ke-hoach-nam"} {
		party(t, name, all[name])
	}
	for _, name := range []string{"giay-moi", "phieu-du", "phieu-danh-gia", "phieu-trao-doi", "tom-tat", "ban-in", "ke-hoach-nam"} {
		if n := len(all[name]); n != 1 {
			t.Errorf("%s has %d sheets", name, n)
		}
	}
	if len(all["chuong-trinh"]) != 2 {
		t.Fatalf("two agendas have %d sheets", len(all["chuong-trinh"]))
	}
	for i, s := range all["chuong-trinh"] {
		party(t, "chuong-trinh", []sheet{s})
		if _, ok := s.find([]string{"Buổi 60 phút.", "Kết hợp 120 phút:"}[i]); !ok {
			t.Errorf("sheet %d of the agendas is not the agenda %d", i+1, i+1)
		}
	}
	signed(t, all["bien-ban"], "NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ")
	judged := all["phieu-danh-gia"][0]
	var names []word
	for i := 0; i+2 < len(judged.Words); i++ {
		if judged.Words[i].Text == "[họ" && judged.Words[i+2].Text == "tên]" {
			names = append(names, judged.Words[i])
		}
	}
	if len(names) != 2 || !near(names[0].Top, names[1].Top, 3) {
		t.Errorf("the names of those who judge stand at %v", names)
	}
	signed(t, all["ket-luan"], "Nơi nhận:", "T/M CHI BỘ")
	report := all["de-dan"]
	second := report[len(report)-1]
	if number := second.Words[0]; len(report) < 2 || number.Text != "2" || number.Top > topEdge || !near((number.Left+number.End)/2, middle, 2) {
		t.Errorf("the second sheet begins with %v", number)
	}
	text := ""
	for _, s := range report {
		for _, w := range s.Words {
			text += w.Text + " "
		}
	}
	for _, want := range []string{"1. Sự cần thiết", "2. Nhận thức chung", "3. Thực trạng", "4. Giải pháp", "5. Câu hỏi thảo luận", "6. Dự thảo kết luận",
		"Tuyến dài [ghi số mét], có [ghi số] hộ.", "Nguồn ngoài", "1. Câu một?", "Căn cứ Chỉ thị số 50-CT/TW, ngày 23/7/2025"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q:\n%s", want, text)
		}
	}
}

// party looks where the head of a Party paper stands.
func party(t *testing.T, name string, sheets []sheet) {
	t.Helper()
	first := sheets[0]
	party, ok := first.find("ĐẢNG CỘNG SẢN VIỆT NAM")
	organ, organToo := first.find("CHI BỘ")
	if !ok || !organToo || party.Left < middle-40 || organ.End > middle || !near(party.Top, topEdge, 4) || organ.Top < party.Top+5 {
		t.Errorf("%s: the head stands at %v, %v", name, party, organ)
	}
	if width := party.End - party.Left; !near(width, 207, 4) {
		t.Errorf("%s: the Party's name is %.1f points wide, its rule 207.5", name, width)
	}
	if lines, ok := first.find("-----"); !ok || !near((lines.Left+lines.End)/2, middle, 2) {
		t.Errorf("%s: the title has no line below", name)
	}
}

// signed looks whether two signatures stand beside each other.
func signed(t *testing.T, sheets []sheet, left, right string) {
	t.Helper()
	last := sheets[len(sheets)-1]
	a, ok := last.find(left)
	b, both := last.find(right)
	if !ok || !both || a.End > middle || b.Left < middle || !near(a.Top, b.Top, 3) {
		t.Errorf("%s and %s stand at %v, %v", left, right, a, b)
	}
}

// TestPortalPapers: of the portal's own topics a summary is one sheet, and so is an
// invitation and each agenda.
func TestPortalPapers(t *testing.T) {
	maker, err := papers.New()
	if err != nil {
		t.Fatal(err)
	}
	site, err := pipeline.Inspect(t.Context(), pipeline.Options{Source: filepath.Join("..", ".."), Now: time.Date(2026, 11, 28, 8, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	agendas := map[string]int{}
	for _, p := range site.Tree.Pages {
		if p.Index || !p.Kind.Offered {
			continue
		}
		if text := topic.Read(p, nil); text.Summary().Syllables() <= topic.MostSyllables {
			agendas["tom-tat--"+p.ID] = 1
			agendas["chuong-trinh--"+p.ID] = len(text.Agendas())
		}
		agendas["giay-moi--"+p.ID] = 1
		for _, name := range []string{"tom-tat", "chuong-trinh", "giay-moi"} {
			var b bytes.Buffer
			if err := maker.Write(&b, name, site.Config, p); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, name+"--"+p.ID+".docx"), b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, sheets := range printed(t, dir) {
		if want := agendas[name]; want > 0 && len(sheets) != want {
			t.Errorf("%s has %d sheets, want %d", name, len(sheets), want)
		}
	}
}
