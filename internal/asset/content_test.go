package asset

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
)

// pack makes a package of parts, each "name" or "name=text".
func pack(t testing.TB, parts ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range parts {
		name, text, _ := strings.Cut(part, "=")
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFormatOf(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"a/50-ct-tw.pdf": "PDF", "A.PDF": "PDF", "Biểu mẫu.docx": "Word .docx", "b.DOC": "Word .doc", "c.xlsx": "Excel .xlsx",
		"d.odt": "OpenDocument .odt", "e.csv": "CSV", "f.zip": "ZIP", "g.png": "", "h.mp4": "", "i": "", "pdf": "", "j.md": "",
	} {
		if got := FormatOf(name); got != want {
			t.Errorf("FormatOf(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestContents(t *testing.T) {
	t.Parallel()
	const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00"
	docx := pack(t, "[Content_Types].xml", "_rels/.rels", "word/document.xml")
	elsewhere := pack(t, `[Content_Types].xml=<Override PartName="/a.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>`, "a.xml")
	odt := pack(t, "mimetype=application/vnd.oasis.opendocument.text", "content.xml")
	for _, tt := range []struct{ name, data, want string }{
		{"a.pdf", "%PDF-1.7\n", ""},
		{"a.PDF", "\r\n\r\n%PDF-1.4", ""},
		{"a.pdf", strings.Repeat(" ", 500) + "%PDF-1.4", ""},
		{"a.pdf", "", "rỗng"},
		{"a.pdf", " \n", "rỗng"},
		{"a.pdf", "<!DOCTYPE html><title>404", "trang web"},
		{"a.pdf", "\xef\xbb\xbf\n<html>", "trang web"},
		{"a.pdf", docx, "Word"},
		{"a.pdf", "\x00\x01\x02", "hỏng"},
		{"a.pdf", "Đây là chữ.", "hỏng"},
		{"a.docx", docx, ""},
		{"a.docm", docx, ""},
		{"a.docx", elsewhere, ""},
		{"a.docx", strings.ReplaceAll(docx, "word/", `word\`), ""},
		{"a.docx", odt, "OpenDocument text"},
		{"a.docx", ole, "mật khẩu"},
		{"a.docx", "%PDF-1.7", "PDF"},
		{"a.docx", docx[:len(docx)-30], "hỏng"},
		{"a.docx", pack(t, "word.txt", "x/word/document.xml"), "ZIP"},
		{"a.docx", pack(t, "xl/workbook.xml"), "Excel"},
		{"a.doc", ole, ""},
		{"a.doc", `{\rtf1 x}`, ""},
		{"a.doc", docx, "Word"},
		{"a.doc", "<html xmlns:w='x'>", "trang web"},
		{"a.xlsx", pack(t, "xl/workbook.xml"), ""},
		{"a.pptx", pack(t, "ppt/presentation.xml"), ""},
		{"a.odt", odt, ""},
		{"a.ods", odt, "OpenDocument text"},
		{"a.ott", pack(t, "mimetype=application/vnd.oasis.opendocument.text-template"), ""},
		{"a.epub", pack(t, "mimetype=application/epub+zip\n"), ""},
		{"a.zip", pack(t, "a.txt"), ""},
		{"a.txt", "", ""},
		{"a.csv", "<html>", ""},
		{"a.txt", "%PDF-1.7", "PDF"},
		{"a.txt", "\xff\xfea\x00", ""},
		{"a.png", "%PDF", ""}, // a picture is looked at where its size is
	} {
		p, told, err := Contents("content/"+tt.name, "content/site.yaml", int64(len(tt.data)), strings.NewReader(tt.data))
		if err != nil || told != (tt.want != "") || !strings.Contains(p.Text.VI, tt.want) {
			t.Errorf("%s with %.20q: told %v, %q, %v; want %q", tt.name, tt.data, told, p.Text.VI, err, tt.want)
		}
		if told && (p.Code != "file-content" || p.Text.EN == "" || !strings.Contains(p.Hint.VI, `{files: "`+tt.name+`", code: file-content`)) {
			t.Errorf("%s: %+v", tt.name, p)
		}
	}
	if _, _, err := Contents("a.pdf", "site.yaml", 5, broken{}); err == nil {
		t.Error("the disk's error is gone")
	}
}

// broken is a file on a disk that fails.
type broken struct{}

func (broken) ReadAt([]byte, int64) (int, error) { return 0, errors.New("disk") }

func FuzzContents(f *testing.F) {
	for _, seed := range []string{"%PDF-", pack(f, "word/document.xml"), pack(f, "mimetype=x", "a"), "<html>", ""} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"a.pdf", "a.docx", "a.odt", "a.txt"} {
			if _, _, err := Contents(name, "site.yaml", int64(len(data)), bytes.NewReader(data)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}
