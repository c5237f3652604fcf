package pipeline

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/doctor"
	"chuyende/internal/docxtest"
	"chuyende/internal/site"
)

// TestAttachedText: search knows of a Word file what its readers see, and no more
// of it than phones can bear.
func TestAttachedText(t *testing.T) {
	t.Parallel()
	p := docxtest.Paragraph
	long := strings.Repeat(p(strings.Repeat("chữ dài ", 1000)), 100)
	for name, tt := range map[string]struct {
		body       string
		has, lacks string
	}{
		"paragraphs, tables": {p("Mẫu biên bản") + "<w:tbl><w:tr><w:tc>" + p("ô bảng") + "</w:tc></w:tr></w:tbl>", "Mẫu biên bản\nô bảng\n", ""},
		"deleted text":       {"<w:p><w:r><w:t>giữ</w:t></w:r><w:del><w:r><w:delText>đã xóa</w:delText></w:r></w:del></w:p>", "giữ", "đã xóa"},
		"long":               {p("đầu") + long + p("cuối"), "đầu\nchữ dài", "cuối"},
	} {
		data := docxtest.New(t, tt.body, docxtest.Part{Name: "word/comments.xml", Text: docxtest.XML("comments", "<w:comment w:id='0'>"+p("lời góp ý")+"</w:comment>")})
		_, text, err := guardAsset(context.Background(), nil, doctor.Holder{Shown: "content/a.docx", Settings: "content/site.yaml"}, bytes.NewReader(data), int64(len(data)))
		if err != nil || !strings.Contains(text, tt.has) || tt.lacks != "" && strings.Contains(text, tt.lacks) || strings.Contains(text, "góp ý") {
			t.Errorf("%s: search knows %.60q, %v", name, text, err)
		}
		if len(text) > mostAttached {
			t.Errorf("%s: search knows %d bytes", name, len(text))
		}
	}
}

// TestAttachmentDocuments: one document a file, which says where it is found;
// none of files that no page leads to.
func TestAttachmentDocuments(t *testing.T) {
	t.Parallel()
	var problems diag.List
	settings := config.Load(nil, "site.yaml", config.Defaults{}, &problems)
	mau, la := &site.Asset{Path: "tep/mau.docx", Address: "/tep/mau.docx"}, &site.Asset{Path: "la.docx", Address: "/la.docx"}
	tree := &site.Tree{Pages: []*site.Page{
		{Title: "Một", Targets: []site.Target{{Asset: mau}, {Asset: mau}, {}}},
		{Title: "Hai", Files: []site.FileLink{{Target: site.Target{Asset: mau}}}},
	}}
	got := attachmentDocuments(tree, settings, map[string]string{mau.Path: "chữ", la.Path: "chữ"})
	if len(got) != 1 || got[0].URL != "/tep/mau.docx" || got[0].Title != "mau.docx (tệp của trang “Một” và 1 trang khác)" || got[0].Kind != attachmentKind || got[0].Sections[0].Text != "chữ" {
		t.Errorf("search knows %+v", got)
	}
}
