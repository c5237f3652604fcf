package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chuyende/internal/docxtest"
	"chuyende/internal/pdftest"
)

// importSite is an empty folder with files to take in; run calls the command there.
func importSite(t *testing.T, files map[string]string) (dir string, run func(args ...string) (int, string)) {
	t.Helper()
	dir = t.TempDir()
	for name, data := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir, func(args ...string) (int, string) {
		var out bytes.Buffer
		all := []string{args[0], "--source", dir}
		for _, arg := range args[1:] {
			if _, has := files[arg]; has || strings.HasPrefix(arg, "vao/") {
				arg = filepath.Join(dir, arg)
			}
			all = append(all, arg)
		}
		code, said := call(t, &out, all)
		return code, strings.ReplaceAll(out.String()+said, dir+"/", "")
	}
}

// TestImport: files become pages that a check accepts; nothing is written over,
// nothing in a dry run, nothing of a file that is refused.
func TestImport(t *testing.T) {
	t.Parallel()
	p := docxtest.P
	good := string(docxtest.New(t, p("jc=center", "b|HƯỚNG DẪN")+p("jc=center", "b|Ghi biên bản")+p("Một *hai*.")+p("b|I. Cách ghi")+p("font=.VnTime|Ghi ®ñ.")))
	dir, run := importSite(t, map[string]string{
		"vao/Biên bản.docx": good, "vao/hong.docx": good[:len(good)/2], "vao/cu.txt": "\xa7\xb6ng b\xe9 ph\xad\xeang\n", "vao/a.xyz": "x",
	})
	exists := func(name string) bool { _, err := os.Stat(filepath.Join(dir, name)); return err == nil }

	if code, said := run("import", "vao/*.docx", "--to", "guidance", "--dry-run"); code != exitProblems || exists("content") ||
		!strings.Contains(said, "content/huong-dan/bien-ban.md: Hướng dẫn Ghi biên bản") || !strings.Contains(said, "hong.docx: lỗi: tệp Word hỏng") {
		t.Errorf("a dry run: %d %s", code, said)
	}
	if code, said := run("import", "vao/*.docx", "vao/cu.txt", "vao/a.xyz", "--to", "huong-dan"); code != exitProblems || !strings.Contains(said, "Đã viết 2 trang") ||
		!strings.Contains(said, "TCVN3") || !strings.Contains(said, `".xyz"`) || exists("content/huong-dan/hong.md") {
		t.Errorf("some of four: %d %s", code, said)
	}
	text, err := os.ReadFile(filepath.Join(dir, "content/huong-dan/bien-ban.md"))
	if err != nil || !strings.Contains(string(text), "Một \\*hai\\*.\n\n## I. Cách ghi\n\nGhi đủ.\n") {
		t.Errorf("the page is %s %v", text, err)
	}
	if code, said := run("check"); code != exitFine {
		t.Errorf("the check: %d %s", code, said)
	}
	if code, said := run("import", "vao/Biên bản.docx", "--to", "guidance"); code != exitProblems || !strings.Contains(said, "đã có, không ghi đè") {
		t.Errorf("again: %d %s", code, said)
	}
	if code, said := run("import", "vao/Biên bản.docx", "--to", "guidance", "--force", "--lang", "en"); code != exitFine || !strings.Contains(said, "Wrote 1 pages") {
		t.Errorf("again by force: %d %s", code, said)
	}
	for _, to := range []string{"../ngoai", "/tmp/x", ".git"} {
		if code, said := run("import", "vao/Biên bản.docx", "--to", to); code != exitUsage || exists("../ngoai") {
			t.Errorf("to %s: %d %s", to, code, said)
		}
	}
	if code, said := run("import", "vao/Biên bản.docx", "--to", "topic"); code != exitFine || !strings.Contains(said, "content/chuyen-de/bien-ban.md:") || !strings.Contains(said, "điền khóa groups") {
		t.Errorf("a topic: %d %s", code, said)
	}
	if code, said := run("import", "vao/khong-co.docx", "vao/cu.txt", "--to", "moi"); code != exitProblems || !strings.Contains(said, "không có tệp này\n  → xem lại tên") || !exists("content/moi/cu.md") {
		t.Errorf("a file that is missing, and one that is there: %d %s", code, said)
	}
}

// TestImportRefused: what people take for a document is refused with its reason and what to do.
func TestImportRefused(t *testing.T) {
	t.Parallel()
	sealed := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600) + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
	_, run := importSite(t, map[string]string{"vao/mat-khau.docx": sealed, "vao/rong.docx": "", "vao/~$bai.docx": "x", "vao/anh.JPG": "x", "vao/bai.gdoc": "{}", "vao/a.txt": "Một."})
	for file, want := range map[string]string{
		"vao/mat-khau.docx": "có mật khẩu mở", "vao/rong.docx": "tệp rỗng (0 byte)", "vao/~$bai.docx": "không có ~$ ở đầu", "vao/anh.JPG": "tệp này là ảnh", "vao/bai.gdoc": "Tải xuống (Download)",
		"https://vi.du/bai": "Ctrl+S",
	} {
		if code, said := run("import", file); code != exitProblems || !strings.Contains(said, want) || !strings.Contains(said, "Đã viết 0 trang.") {
			t.Errorf("%s: %d %s", file, code, said)
		}
	}
	for to, want := range map[string]string{"topc": "--to topic?", "guide": "--to guidance?"} {
		if code, said := run("import", "vao/a.txt", "--to", to); code != exitUsage || !strings.Contains(said, want) || !strings.Contains(said, "--to content/"+to) {
			t.Errorf("to %s: %d %s", to, code, said)
		}
		if code, said := run("import", "vao/a.txt", "--to", "content/"+to); code != exitFine {
			t.Errorf("to content/%s: %d %s", to, code, said)
		}
		if code, said := run("import", "vao/a.txt", "--to", to, "--force"); code != exitFine { // the folder is there
			t.Errorf("to %s again: %d %s", to, code, said)
		}
	}
}

// TestImportFolder: a folder stands for the texts in it, those of folders below it go
// into folders of their own; a name that two files share gets a number, and what a
// topic lacks is said.
func TestImportFolder(t *testing.T) {
	t.Parallel()
	p := docxtest.P
	topic := string(docxtest.New(t, p("style=Title", "Chuyên đề")+p("b|I. Mục đích")+p("Một.")+p("b|II. Báo cáo đề dẫn")+p("Hai.")+p("1. Thực trạng")+p("Ba.")+docxtest.Table([]string{p("Kết luận"), p("x")}, []string{p("a"), p("b")}), docxtest.Styles()))
	dir, run := importSite(t, map[string]string{
		"vao/Tài liệu/Bài.docx": topic, "vao/Tài liệu/Quý 1/Bài.docx": topic, "vao/Tài liệu/Quý 1/bài.docx": topic, "vao/Tài liệu/~$Bài.docx": "x",
		"vao/Tài liệu/anh.jpg": "x", "vao/Tài liệu/.an/b.docx": topic, "vao/Tài liệu/luu_files/c.html": "<p>x", "vao/rong/a.xls": "x",
	})
	code, said := run("import", "vao/Tài liệu", "vao/Tài liệu/Bài.docx", "--to", "topic")
	if code != exitFine || !strings.Contains(said, "Bỏ qua 1 tệp không phải bài viết (.jpg).") || !strings.Contains(said, "Đã viết 3 trang.") {
		t.Errorf("a folder: %d %s", code, said)
	}
	if !strings.Contains(said, "tệp chưa có phần: Vì sao lúc này, ") || strings.Contains(said, "Mục đích, ") || strings.Contains(said, "Báo cáo đề dẫn, ") || !strings.Contains(said, "ví dụ minutes: 90") {
		t.Errorf("what to write is %s", said)
	}
	for _, name := range []string{"bai", "quy-1/bai", "quy-1/bai-2"} {
		text, err := os.ReadFile(filepath.Join(dir, "content/chuyen-de", name+".md"))
		if err != nil || !strings.Contains(string(text), "{#thuc-trang}\n\nBa.\n\n| Kết luận | x |") {
			t.Errorf("%s: %v\n%s", name, err, text)
		}
	}
	if code, said := run("import", "vao/rong", "--to", "trang"); code != exitProblems || !strings.Contains(said, "không có tệp nào đọc được") {
		t.Errorf("a folder without texts: %d %s", code, said)
	}
}

// TestImportWithoutOffice: a file that another program has to read is an error that
// names the program and the cure, where the system lacks it; the others are written.
// By its first bytes a file is what it is, whatever it is called.
func TestImportWithoutOffice(t *testing.T) {
	old := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	dir, run := importSite(t, map[string]string{
		"vao/cu.doc": old, "vao/cu.docx": old, "vao/a.odt": "PK\x03\x04", "vao/a.rtf": `{\rtf1 a}`,
		"vao/moi.doc": string(docxtest.New(t, docxtest.P("Chữ của bài."))), "vao/b.txt": "Hai.",
	})
	t.Setenv("PATH", t.TempDir())
	code, said := run("import", "vao/cu.doc", "vao/cu.docx", "vao/a.odt", "vao/a.rtf", "vao/moi.doc", "vao/b.txt")
	if code != exitProblems || !strings.Contains(said, "Đã viết 2 trang") || !strings.Contains(said, "(xem trên). Đọc lại trang, rồi chạy: chuyende check --drafts\n") {
		t.Errorf("%d %s", code, said)
	}
	for _, want := range []string{"cu.doc: lỗi: tệp .doc cần LibreOffice", "cu.docx: lỗi: tệp .doc cần LibreOffice", "a.odt: lỗi: tệp .odt cần LibreOffice", "a.rtf: lỗi: tệp .rtf", "lưu thành tệp .docx"} {
		if !strings.Contains(said, want) {
			if _, err := os.Stat("/Applications/LibreOffice.app"); err == nil {
				t.Skip("LibreOffice lies in a usual place")
			}
			t.Errorf("no %q in %s", want, said)
		}
	}
	if text, err := os.ReadFile(filepath.Join(dir, "content/moi.md")); err != nil || !strings.Contains(string(text), "Chữ của bài.") {
		t.Errorf("the page is %s %v", text, err)
	}
}

// TestImportPDF: a PDF with text becomes a page, whatever it is called and whatever is
// installed; a scan, one in fonts without names and a damaged one are refused with what
// can be done.
func TestImportPDF(t *testing.T) {
	paper := "ĐẢNG BỘ XÃ VÍ DỤ          ĐẢNG CỘNG SẢN VIỆT NAM\nCHI BỘ THÔN VÍ DỤ\nSố 05-KH/CB               Ví Dụ, ngày 03 tháng 02 năm 2026\n\nKẾ HOẠCH\n" +
		"I. MỤC ĐÍCH\nĐoạn này có nhiều chữ hơn một dòng của trang giấy nên đi\ntiếp ở dòng sau, đến đây mới hết.\n- việc một *hai*;\n- việc ba."
	dir, run := importSite(t, map[string]string{
		"vao/ke-hoach.pdf": string(pdftest.New(paper, "", "Trang ba.")), "vao/ten-la.docx": string(pdftest.New("Chữ của bài.")),
		"vao/quet.pdf": string(pdftest.New("", "")), "vao/kin.pdf": string(pdftest.Nameless("Không ai đọc được")), "vao/hong.pdf": "%PDF-1.4\n",
	})
	t.Setenv("PATH", t.TempDir())
	code, said := run("import", "vao/*.pdf", "vao/ten-la.docx", "--to", "bai")
	for _, want := range []string{"Đã viết 2 trang.", "quet.pdf: lỗi: tệp PDF là bản quét: 2 trang", "hong.pdf: lỗi: tệp PDF hỏng", "kin.pdf: lỗi: ", "trang không có chữ (bản quét, hoặc chỉ có hình): 2", "OCR"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in %s", want, said)
		}
	}
	if code != exitProblems {
		t.Errorf("the code is %d", code)
	}
	text, err := os.ReadFile(filepath.Join(dir, "content/bai/ke-hoach.md"))
	for _, want := range []string{"05-KH/CB ngày 03/02/2026", "Đoạn này có nhiều chữ hơn một dòng của trang giấy nên đi tiếp ở dòng sau, đến đây mới hết.\n\n- việc một \\*hai\\*;\n- việc ba.", "Trang ba."} {
		if err != nil || !strings.Contains(string(text), want) {
			t.Errorf("no %q in %s %v", want, text, err)
		}
	}
	if code, said := run("check"); code != exitFine {
		t.Errorf("the check: %d %s", code, said)
	}
}

// TestImportHuge: files of 200 MB are refused by their size, whatever they are called,
// and nothing is written.
func TestImportHuge(t *testing.T) {
	t.Parallel()
	names := []string{"a.docx", "a.doc", "a.odt", "a.rtf", "a.pdf", "a.txt", "a.html"}
	files := map[string]string{}
	for _, name := range names {
		files["vao/"+name] = ""
	}
	dir, run := importSite(t, files)
	args := []string{"import"}
	for _, name := range names {
		if err := os.Truncate(filepath.Join(dir, "vao", name), 200<<20); err != nil {
			t.Skip("this disk holds no such file: ", err)
		}
		args = append(args, "vao/"+name)
	}
	code, said := run(args...)
	if code != exitProblems || strings.Count(said, "lỗi: tệp quá lớn") != len(names) {
		t.Errorf("%d %s", code, said)
	}
	if _, err := os.Stat(filepath.Join(dir, "content")); err == nil {
		t.Error("something was written")
	}
}
