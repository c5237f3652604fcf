//go:build slow

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestImportOffice: what LibreOffice writes in its own and in old forms comes back
// as the page that the Word document gives; of a PDF the words do.
func TestImportOffice(t *testing.T) {
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("LibreOffice is not installed: make office installs it")
	}
	dir, run := importSite(t, map[string]string{"vao/goc.html": `<meta charset="utf-8"><h1>Hướng dẫn ghi biên bản</h1><p>Một đoạn có chữ <b>đậm</b> và chữ thường.</p><h2>Cách ghi</h2>` +
		`<ul><li>việc một<li>việc hai</ul><ol><li>trước<li>sau</ol><table border="1"><tr><td>Việc<td>Ai làm<tr><td>Ghi<td>Thư ký</table>`})
	in := filepath.Join(dir, "vao")
	convert := func(from, to string, more ...string) {
		t.Helper()
		arguments := append([]string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", to, "--outdir", in, filepath.Join(in, from)}, more...)
		if out, err := exec.CommandContext(t.Context(), "soffice", arguments...).CombinedOutput(); err != nil {
			t.Fatalf("soffice: %v %s", err, out)
		}
		ext := filepath.Ext(from)
		made := strings.TrimSuffix(from, ext) + "." + to
		if err := os.Rename(filepath.Join(in, made), filepath.Join(in, to+"."+to)); err != nil {
			t.Fatal(err)
		}
	}
	convert("goc.html", "odt", "--infilter=HTML (StarWriter)")
	for _, form := range []string{"docx", "doc", "rtf", "pdf"} {
		convert("odt.odt", form)
	}
	code, said := run("import", "vao/docx.docx", "vao/doc.doc", "vao/odt.odt", "vao/rtf.rtf", "vao/pdf.pdf")
	if code != exitFine {
		t.Fatalf("%d %s", code, said)
	}
	read := func(stem string) string {
		data, err := os.ReadFile(filepath.Join(dir, "content", stem+".md"))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	want := read("docx")
	if !strings.Contains(want, "title: \"Hướng dẫn ghi biên bản\"") || !strings.Contains(want, "## Cách ghi\n\n- việc một\n- việc hai\n\n1. trước\n2. sau\n\n| Việc | Ai làm |") {
		t.Errorf("the page is %s", want)
	}
	for _, stem := range []string{"doc", "odt", "rtf"} {
		if got := read(stem); got != want {
			t.Errorf("%s gives\n%s\nwant\n%s", stem, got, want)
		}
	}
	pdf := read("pdf")
	for word := range strings.FieldsSeq("Hướng dẫn ghi biên bản Một đoạn có chữ đậm và thường. Cách việc một hai trước sau Việc Ai làm Ghi Thư ký") {
		if !strings.Contains(pdf, word) {
			t.Errorf("no %q in %s", word, pdf)
		}
	}
	if code, said := run("check"); code != exitFine {
		t.Errorf("the check: %d %s", code, said)
	}
}
