//go:build slow

package intake

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/docxtest"
)

// oracle is another reader of Word documents.
type oracle struct {
	name string
	read func(t *testing.T, file string) string
}

// oracles are those that are installed: pandoc by the system, mammoth by npm.
func oracles(t *testing.T) (all []oracle) {
	run := func(t *testing.T, name string, arguments ...string) string {
		t.Helper()
		out, err := exec.CommandContext(t.Context(), name, arguments...).Output()
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return string(out)
	}
	if _, err := exec.LookPath("pandoc"); err == nil {
		all = append(all, oracle{"pandoc", func(t *testing.T, file string) string {
			return run(t, "pandoc", "-f", "docx", "-t", "plain", "--wrap=none", "--track-changes=accept", file)
		}})
	}
	folder, err := filepath.Abs(filepath.Join("..", "..", ".tools", "mammoth", "node_modules", "mammoth"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(folder); err == nil {
		all = append(all, oracle{"mammoth", func(t *testing.T, file string) string {
			return run(t, "node", "-e", `require(process.argv[1]).extractRawText({path: process.argv[2]}).then(r => process.stdout.write(r.value))`, folder, file)
		}})
	}
	if len(all) == 0 {
		t.Skip("neither pandoc nor mammoth is installed: make office installs them")
	}
	return all
}

// label is the number of an item, which readers write in their own ways.
var label = regexp.MustCompile(`(?m)^\s*(?:\(?(?:\d+|[a-zA-Z]|[ivxIVX]+)[.)]|[-•*–o])\s+|\[\d+\]|-{3,}|^\s*\|`)

// wordsOf are the words of a text.
func wordsOf(text string) []string {
	text = strings.ReplaceAll(label.ReplaceAllString(norm.NFC.String(text), " "), `\`, "")
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// lost are the words of another reader that are neither in our page nor named as left
// alone.
func lost(t *testing.T, file, theirs string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	page, err := Word(filepath.Base(file), bytes.NewReader(data), int64(len(data)), Options{Kind: kind(t, "page")})
	if err != nil {
		t.Errorf("%s: %v", filepath.Base(file), err)
		return nil
	}
	ours := page.Text
	for _, left := range page.Left {
		ours += "\n" + left.VI
	}
	// Words may be cut by marks within them, and the motto of a letterhead says nothing.
	known, whole := map[string]bool{}, strings.Join(wordsOf(ours), "")
	for _, word := range append(wordsOf(ours), wordsOf("đảng cộng sản việt nam cộng hòa xã hội chủ nghĩa độc lập tự do hạnh phúc số ngày tháng năm")...) {
		known[word] = true
	}
	var missing []string
	for _, word := range wordsOf(theirs) {
		if !known[word] && !strings.Contains(whole, word) {
			missing = append(missing, word)
		}
	}
	return missing
}

// TestOracles: every word that another reader finds in a document is on our page, or
// named as left alone: in documents of our own making, and in what LibreOffice makes.
func TestOracles(t *testing.T) {
	all := oracles(t)
	dir := t.TempDir()
	note := docxtest.Part{Name: "word/footnotes.xml", Text: docxtest.XML("footnotes", `<w:footnote w:id="2">`+p("Chú thích cuối trang")+`</w:footnote>`)}
	for name, body := range map[string]string{
		"plain":   p("style=Heading1", "Tiêu đề") + p("Một ", "b|hai", " ", "i|ba", " ", "strike|bốn") + p("Dòng\nxuống\tcột"),
		"lists":   p("list=1", "gạch") + p("list=1", "level=1", "con") + p("list=2", "đánh số") + p("list=3", "La Mã") + p("- tay") + p("1. tay số"),
		"tables":  table([]string{"merge|" + p("gộp"), "span=2|" + p("ngang")}, []string{"merged|", p("trái"), p("phải")}, []string{p("lồng"), table([]string{p("trong")}), p("cuối")}) + p("sau"),
		"notes":   p("Câu", `<w:footnoteReference w:id="2"/>`, " tiếp"),
		"changes": `<w:p><w:ins w:id="1" w:author="A" w:date="2026-02-03T00:00:00Z"><w:r><w:t>thêm</w:t></w:r></w:ins><w:del w:id="2" w:author="A" w:date="2026-02-03T00:00:00Z"><w:r><w:delText>xóa</w:delText></w:r></w:del><w:r><w:t> giữ</w:t></w:r></w:p>`,
		"a paper": letterhead("Số 05-KH/CB", "Ví Dụ, ngày 03 tháng 02 năm 2026") + p("jc=center", "b|KẾ HOẠCH") + p("jc=center", "b|Tổ chức ngày hội") + p("Chi bộ bàn.") + p("b|I. MỤC ĐÍCH") + p("Mở rộng.") +
			table([]string{p("Nơi nhận:") + p("- Đảng ủy xã;"), p("b|T/M CHI BỘ") + p("BÍ THƯ") + p("b|Nguyễn Văn A")}),
	} {
		body = strings.ReplaceAll(body, "<w:tblPr/>", `<w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>`)
		data := docxtest.New(t, body+"<w:sectPr/>", docxtest.Styles(), docxtest.Numbering(), note)
		if err := os.WriteFile(filepath.Join(dir, name+".docx"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if soffice, err := exec.LookPath("soffice"); err == nil {
		page := `<meta charset="utf-8"><h1>Báo cáo đề dẫn</h1><p>Mở đầu <b>đậm</b>, <i>nghiêng</i>, <a href="https://vi.du/">liên kết</a>.</p><ol><li>Một<ul><li>Hai</ul><li>Ba</ol>` +
			`<table border="1"><tr><th rowspan="2">TT<th colspan="2">Số hộ<tr><th>Đủ<th>Thiếu<tr><td>1<td>chín<td>mười</table><blockquote>Lời dẫn</blockquote><pre>mã  nguồn</pre><p>H<sub>2</sub>O</p>`
		if err := os.WriteFile(filepath.Join(dir, "office.html"), []byte(page), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, step := range [][]string{{"odt", "office.html", "--infilter=HTML (StarWriter)"}, {"docx", "office.odt"}} {
			arguments := append([]string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", step[0], "--outdir", dir, filepath.Join(dir, step[1])}, step[2:]...)
			if out, err := exec.CommandContext(t.Context(), soffice, arguments...).CombinedOutput(); err != nil {
				t.Fatalf("soffice: %v\n%s", err, out)
			}
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.docx"))
	if err != nil || len(files) < 6 {
		t.Fatalf("%q, %v", files, err)
	}
	for _, o := range all {
		for _, file := range files {
			theirs := o.read(t, file)
			if len(wordsOf(theirs)) < 2 {
				t.Errorf("%s finds nothing in %s: %q", o.name, filepath.Base(file), theirs)
			}
			if missing := lost(t, file, theirs); len(missing) > 0 {
				t.Errorf("%s: %s finds %q besides", filepath.Base(file), o.name, missing)
			}
		}
	}
}
