package doctor

import (
	"bytes"
	"strings"
	"testing"

	"chuyende/internal/diag"
	"chuyende/internal/docx"
	"chuyende/internal/docxtest"
	"chuyende/internal/sitetest"
)

var holder = Holder{Shown: "content/tep/a.docx", Settings: "content/site.yaml"}

// guarded are the messages about a Word document of a body.
func guarded(t *testing.T, body string, parts ...docxtest.Part) []string {
	t.Helper()
	data := docxtest.New(t, body, parts...)
	d, err := docx.Read(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var problems diag.List
	problems.Add(GuardWord(holder, d)...)
	return sitetest.Messages(&problems)
}

// TestGuardWord: what must not be published is found wherever Word keeps it, and
// named by its place.
func TestGuardWord(t *testing.T) {
	t.Parallel()
	p := docxtest.Paragraph
	run := func(s string) string { return "<w:r>" + s + "</w:r>" }
	text := func(s string) string { return run("<w:t>" + s + "</w:t>") }
	for name, tt := range map[string]struct {
		body  string
		parts []docxtest.Part
		want  string
	}{
		"a number":                {p("A") + p("Gọi 0912 345 678 nhé"), nil, "content/tep/a.docx:2:5 phone-number: số điện thoại di động của cá nhân (đoạn 2) (xóa số này khỏi tệp;"},
		"in pieces":               {"<w:p>" + text("09") + "<w:proofErr/>" + text("12345") + text("678") + "</w:p>", nil, "content/tep/a.docx:1:1 phone-number: số điện thoại di động của cá nhân (đoạn 1)"},
		"hyphens that stay":       {"<w:p>" + run("<w:t>0912</w:t><w:noBreakHyphen/><w:t>345</w:t><w:noBreakHyphen/><w:t>678</w:t>") + "</w:p>", nil, "content/tep/a.docx:1:1 phone-number"},
		"in a table":              {"<w:tbl><w:tr><w:tc>" + p("Họ tên") + "</w:tc></w:tr><w:tr><w:tc>" + p("A") + "</w:tc><w:tc>" + p("031085001234") + "</w:tc></w:tr></w:tbl>", nil, "content/tep/a.docx:3:1 id-number: dãy số giống số căn cước hoặc chứng minh nhân dân (bảng 1, hàng 2, ô 2)"},
		"in a header":             {p("A"), []docxtest.Part{{Name: "word/header1.xml", Text: docxtest.XML("hdr", p("ĐT 0912345678"))}}, "content/tep/a.docx:2:4 phone-number: số điện thoại di động của cá nhân (đầu trang, đoạn 1)"},
		"in a comment":            {p("A"), []docxtest.Part{{Name: "word/comments.xml", Text: docxtest.XML("comments", "<w:comment w:id='0'>"+p("0912345678")+"</w:comment>")}}, "content/tep/a.docx:2:1 phone-number: số điện thoại di động của cá nhân (lời góp ý (comment), đoạn 1)"},
		"deleted":                 {"<w:p>" + text("Gọi ") + "<w:del>" + run("<w:delText>0912345678</w:delText>") + "</w:del></w:p>", nil, "content/tep/a.docx:2:5 phone-number: số điện thoại di động của cá nhân (đoạn 1, phần không hiện: chữ đã xóa, liên kết hoặc mô tả ảnh)"},
		"shown and in changes":    {"<w:p>" + text("0912345678 ") + "<w:del>" + run("<w:delText>x</w:delText>") + "</w:del></w:p>", nil, "content/tep/a.docx:1:1 phone-number: số điện thoại di động của cá nhân (đoạn 1)"},
		"in a link":               {`<w:p><w:hyperlink r:id="r1">` + text("đây") + `</w:hyperlink></w:p>`, []docxtest.Part{{Name: docxtest.Relations, Text: `<Relationships><Relationship Id="r1" Type="x/hyperlink" Target="tel:0912345678" TargetMode="External"/></Relationships>`}}, "content/tep/a.docx:2:5 phone-number"},
		"a stamp":                 {p("UBND") + p("MẬT"), nil, `content/tep/a.docx:2:1 secrecy-mark: dấu hiệu tài liệu không công khai: "MẬT" (đoạn 2) (không đăng tài liệu này, chỉ nêu tên; muốn giữ thì thêm vào accept của content/site.yaml: {files: "tep/a.docx", code: secrecy-mark, why: "…"})`},
		"a stamp by its look":     {"<w:p>" + run("<w:rPr><w:caps/></w:rPr><w:t>Tối mật</w:t>") + "</w:p>", nil, `content/tep/a.docx:1:1 secrecy-mark: dấu hiệu tài liệu không công khai: "TỐI MẬT" (đoạn 1)`},
		"a stamp and a break":     {"<w:p>" + run("<w:t>MẬT</w:t><w:br/><w:t>Số 5</w:t>") + "</w:p>", nil, `content/tep/a.docx:1:1 secrecy-mark: dấu hiệu tài liệu không công khai: "MẬT" (đoạn 1)`},
		"a watermark":             {p("A"), []docxtest.Part{{Name: "word/header1.xml", Text: docxtest.XML("hdr", `<w:p><w:r><w:pict><v:shape><v:textpath string="TUYỆT MẬT"/></v:shape></w:pict></w:r></w:p>`)}}, `content/tep/a.docx:2:1 secrecy-mark: dấu hiệu tài liệu không công khai: "TUYỆT MẬT" (đầu trang, đoạn 1)`},
		"marks by themselves":     {p("Lu\u031bu ha\u0300nh no\u0323\u0302i bo\u0323\u0302"), nil, `content/tep/a.docx:1:1 secrecy-mark: dấu hiệu tài liệu không công khai: "Lưu hành nội bộ" (đoạn 1)`},
		"an author's name":        {p("A"), []docxtest.Part{{Name: "docProps/core.xml", Text: "<cp:coreProperties xmlns:cp='c'><cp:creator>An 0912345678</cp:creator></cp:coreProperties>"}}, "content/tep/a.docx:2:4 phone-number: số điện thoại di động của cá nhân (thông tin của tệp: Tệp > Thông tin, đoạn 1)"},
		"nothing":                 {p("Trực ban: 024 3825 1234. Họp ngày 28/10/2025, bí mật nhà nước."), nil, ""},
		"two cells are no number": {"<w:tbl><w:tr><w:tc>" + p("0912") + "</w:tc><w:tc>" + p("345678") + "</w:tc></w:tr></w:tbl>", nil, ""},
	} {
		got := guarded(t, tt.body, tt.parts...)
		if tt.want == "" && len(got) > 0 || tt.want != "" && (len(got) != 1 || !strings.HasPrefix(got[0], tt.want)) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, tt.want)
		}
	}
}

func TestGuardPlain(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text      string
		separated bool
		want      string
	}{
		{"Danh sách\nA 0912345678\n", false, "content/tep/a.docx:2:3 phone-number: số điện thoại di động của cá nhân (xóa"},
		{"STT,Họ tên,Điện thoại\n1,Nguyễn Văn A,0912345678\n", true, "content/tep/a.docx:2:16 phone-number"},
		{"1;A;031085001234;x\n", true, "content/tep/a.docx:1:5 id-number"},
		{"1\tA\t0912.345.678", true, "content/tep/a.docx:1:5 phone-number"},
		{`1,"A, tổ 2","0912345678"`, true, "content/tep/a.docx:1:14 phone-number"},
		{"a,b,MẬT\n", true, "content/tep/a.docx:1:5 secrecy-mark"},
		{"\xff\xfe 0912345678", false, "content/tep/a.docx:1:3 phone-number"},
		{"1,2,3,0225 3822 222\n", true, ""},
	} {
		var problems diag.List
		problems.Add(GuardPlain(holder, []byte(tt.text), tt.separated)...)
		got := sitetest.Messages(&problems)
		if tt.want == "" && len(got) > 0 || tt.want != "" && (len(got) != 1 || !strings.HasPrefix(got[0], tt.want)) {
			t.Errorf("%q:\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}

// TestAttachments: a problem of a file names the pages that lead to it; what
// cannot be read is told in a check alone.
func TestAttachments(t *testing.T) {
	t.Parallel()
	in := load(t, `
-- site.yaml --
title: Cổng
-- a.md --
[mẫu](tep/a.docx) và [lần nữa](tep/a.docx)
-- van-ban/v.md --
---
title: V
type: t
issuer: I
status: unknown
files: [/tep/b.pdf, /tep/a.docx]
---
-- 1.md --
[b](tep/b.pdf)
-- 2.md --
[b](tep/b.pdf)
-- 3.md --
[b](tep/b.pdf)
-- tep/a.docx --
-- tep/b.pdf --
-- tep/c.doc --
`)
	found := []Attachment{
		{Path: "tep/a.docx", Found: GuardPlain(holder, []byte("0912345678"), false)},
		{Path: "tep/b.pdf", Unread: []diag.Problem{Unreadable(Holder{"content/tep/b.pdf", "content/site.yaml"}, nil)}},
		{Path: "tep/c.doc", Unread: []diag.Problem{Unreadable(Holder{"content/tep/c.doc", "content/site.yaml"}, nil)}},
	}
	const number = "content/tep/a.docx:1:1 phone-number: số điện thoại di động của cá nhân (xóa số này khỏi tệp; cần nơi liên hệ thì ghi số máy bàn của cơ quan; " +
		"trang dẫn tới tệp: content/a.md, content/van-ban/v.md)"
	for examined, want := range map[bool][]string{
		false: {number},
		true: {number,
			`content/tep/b.pdf attachment-unread: tệp PDF: chương trình không đọc được chữ bên trong (tự đọc lại tệp, tìm số điện thoại, số căn cước và dấu mật; muốn máy đọc giúp thì để tệp Word (.docx); ` +
				`muốn giữ thì thêm vào accept của content/site.yaml: {files: "tep/b.pdf", code: attachment-unread, why: "…"}; các trang dẫn tới tệp: content/1.md, content/2.md, content/3.md và 1 trang khác)`,
			"content/tep/c.doc attachment-unread: tệp Word .doc: chương trình không đọc được chữ bên trong",
		},
	} {
		var problems diag.List
		Attachments(in, found, examined, &problems)
		expect(t, sitetest.Messages(&problems), want)
	}
}

// What leads to files of a site without a typed page may have come from anywhere.
func TestAttachmentsOfPlainSites(t *testing.T) {
	t.Parallel()
	in := load(t, `
-- site.yaml --
title: Cổng
-- a.md --
[tệp](a.txt)
-- a.txt --
`)
	var problems diag.List
	Attachments(in, []Attachment{{Path: "a.txt", Found: GuardPlain(holder, []byte("0912345678"), false)}}, false, &problems)
	if errors, warnings := problems.Count(); errors != 0 || warnings != 1 {
		t.Errorf("%d errors, %d warnings: %v", errors, warnings, sitetest.Messages(&problems))
	}
}
