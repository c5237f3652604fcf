//go:build slow

package office

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"chuyende/internal/docx"
)

// flat is a text in the form of LibreOffice that is one file of XML.
func flat(inside string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ` +
		`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" ` +
		`xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>` +
		inside + `</office:text></office:body></office:document>`
}

func needs(t *testing.T, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("%s is not installed: make office installs it", program)
	}
}

// textOf is the text of a Word document.
func textOf(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	d, err := docx.Read(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, l := range d.Lines() {
		b.WriteString(l.Text + "\n")
	}
	return b.String()
}

// TestReachesNothing: a document that points to files of this machine shows none
// of what they hold.
func TestReachesNothing(t *testing.T) {
	needs(t, "soffice")
	secret := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte("MẬT KHẨU"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, inside := range map[string]string{
		"a section": `<text:section text:name="s"><text:section-source xlink:href="` + fileAddress(secret) + `"/><text:p>Cũ</text:p></text:section>`,
		"an object": `<text:p>Cũ<draw:frame svg:width="9cm" svg:height="9cm"><draw:floating-frame xlink:href="` + fileAddress(secret) + `"/></draw:frame></text:p>`,
	} {
		out, err := Word(t.Context(), strings.NewReader(flat(inside)), ".fodt", t.TempDir())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if text := textOf(t, out); strings.Contains(text, "KHẨU") || !strings.Contains(text, "Cũ") {
			t.Errorf("%s: the text is %q", name, text)
		}
	}
}
