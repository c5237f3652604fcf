package intake

import (
	"bytes"
	"strings"
	"testing"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/docxtest"
	"chuyende/internal/parse"
	"chuyende/internal/site"
	"chuyende/internal/source"
)

func kind(t testing.TB, name string) *site.Kind {
	t.Helper()
	for _, k := range site.Kinds() {
		if k.Name == name {
			return k
		}
	}
	t.Fatalf("no kind %s", name)
	return nil
}

func word(t testing.TB, k, name, body string, parts ...docxtest.Part) Page {
	t.Helper()
	data := docxtest.New(t, body, append(parts, docxtest.Styles(), docxtest.Numbering())...)
	page, err := Word(name, bytes.NewReader(data), int64(len(data)), Options{Kind: kind(t, k), Allowed: map[string][]string{"type": {"ke-hoach", "huong-dan"}}})
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// body is a page's text without front matter.
func body(p Page) string {
	_, text, _ := strings.Cut(p.Text, "\n---\n")
	return strings.TrimSpace(text)
}

var (
	p     = docxtest.P
	table = docxtest.Table
	lines = func(all ...string) string { return strings.Join(all, "\n\n") }
)

// TestText: what a document says becomes Markdown.
func TestText(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ in, want string }{
		"paragraphs":          {p("Một ", "b|hai", " ", "i|ba") + p("") + p(" ") + p("Bốn"), lines("Một **hai** *ba*", "Bốn")},
		"headings by style":   {p("style=Heading1", "Một") + p("a") + p("style=Heading2", "Hai") + p("b") + p("style=Heading1", "Ba") + p("c"), lines("## Một", "a", "### Hai", "b", "## Ba", "c")},
		"headings by look":    {p("b|I. ĐẶC ĐIỂM") + p("a") + p("b|1. Thuận lợi") + p("b") + p("b|a) Về người") + p("c") + p("b|II- KẾT QUẢ") + p("d"), lines("## I. ĐẶC ĐIỂM", "a", "### 1. Thuận lợi", "b", "#### a) Về người", "c", "## II- KẾT QUẢ", "d")},
		"headings in order":   {p("b|1. Một") + p("a") + p("b|I. Hai") + p("b") + p("b|1. Ba") + p("c"), lines("## 1. Một", "a", "## I. Hai", "b", "### 1. Ba", "c")},
		"bold lines":          {p("b|Mở đầu") + p("a") + p("b|Một câu dài in đậm để nhấn mạnh, không phải là tiêu đề của phần nào cả, vì nó kết thúc bằng dấu chấm.") + p("b"), lines("## Mở đầu", "a", "**Một câu dài in đậm để nhấn mạnh, không phải là tiêu đề của phần nào cả, vì nó kết thúc bằng dấu chấm.**", "b")},
		"a numbered heading":  {p("list=3", "b|ĐẶC ĐIỂM") + p("a") + p("list=3", "b|KẾT QUẢ") + p("b"), lines("## I. ĐẶC ĐIỂM", "a", "## II. KẾT QUẢ", "b")},
		"lists":               {p("list=1", "a") + p("list=1", "level=1", "b") + p("list=1", "c") + p("x") + p("list=2", "d") + p("list=2", "e") + p("y") + p("list=2", "f"), lines("- a\n  - b\n- c", "x", "1. d\n2. e", "y", "3. f")},
		"letters":             {p("list=3", "một") + p("list=3", "level=1", "hai") + p("list=3", "level=2", "ba"), lines("I. một", "1. hai", "a) ba")},
		"typed lists":         {p("- a") + p("+ b") + p("–\tc") + p("x") + p("1. d") + p("2.E") + p("3)  f") + p("4 con"), lines("- a\n  - b\n- c", "x", "1. d\n2. E\n3. f", "4 con")},
		"a number alone":      {p("1. a") + p("b") + p("-5 độ") + p("1.5 lít"), lines(`1\. a`, "b", `\-5 độ`, "1.5 lít")},
		"signs":               {p("*a* _b_ <c> |d| #e [f](g) `h`") + p("# i"), lines("\\*a\\* \\_b\\_ \\<c> \\|d\\| #e \\[f\\](g) \\`h\\`", `\# i`)},
		"a rule":              {p("jc=center", "-----") + p("a") + p("*****") + p("……………"), lines("a", "……………")},
		"raised":              {p("m", "vertAlign=superscript|2", ", H", "vertAlign=subscript|2", "O, 1", "vertAlign=superscript|a"), "m², H₂O, 1a"},
		"capitals and hidden": {p("caps|chữ hoa", " ", "vanish|ẩn", "nhé"), "CHỮ HOA nhé"},
		"a table": {table([]string{p("b|TT"), p("b|Việc")}, []string{p("1"), p("Dọn") + p("Quét.") + p("Xong")}),
			"| TT | Việc |\n|---|---|\n| 1 | Dọn; Quét. Xong |"},
		"merged cells": {table([]string{"merge|" + p("TT"), "span=2|" + p("Số hộ")}, []string{"merged|", p("Đủ"), p("Thiếu")},
			[]string{"merge|" + p("1"), p("a"), p("b")}, []string{"merged|", "span=2|" + p("c")}),
			"| TT | Số hộ: Đủ | Số hộ: Thiếu |\n|---|---|---|\n| 1 | a | b |\n| 1 | c |  |"},
		"a frame":          {table([]string{p("Một") + p("- hai") + p("- ba")}), lines("Một", "- hai\n- ba")},
		"a tracked end":    {`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + docxtest.R("một ") + `</w:p>` + p("hai"), "một hai"},
		"a deleted row":    {strings.Replace(table([]string{p("A"), p("B")}, []string{p("x"), p("y")}, []string{p("1"), p("2")}), "<w:tr><w:tc><w:tcPr></w:tcPr>"+p("x"), "<w:tr><w:trPr><w:del/></w:trPr><w:tc>"+p("x"), 1), "| A | B |\n|---|---|\n| 1 | 2 |"},
		"broken lines":     {p("Gồm:\n- a\n- b"), lines("Gồm:", "- a\n- b")},
		"a line break":     {p("Địa chỉ:\nthôn Đông"), "Địa chỉ:  \nthôn Đông"},
		"old encodings":    {p("font=.VnTimeH|Chi bé th«n §«ng", "font=.VnTime| vµ ®¶ng viªn", " 2026") + p("font=VNI-Times|Ñaûng boä"), lines("CHI BỘ THÔN ĐÔNG và đảng viên 2026", "Đảng bộ")},
		"to whom":          {p("jc=center", "b|BÁO CÁO") + p("jc=center", "b|Kết quả quý I") + p("jc=center", "b|Kính gửi: Đảng ủy xã") + p("a"), lines("**Kính gửi: Đảng ủy xã**", "a")},
		"to whom, beside":  {p("a") + table([]string{p("i|Kính gửi:"), p("- Chi ủy;") + p("- Đảng ủy.")}) + p("b"), lines("a", "*Kính gửi:*", "- Chi ủy;\n- Đảng ủy.", "b")},
		"to whom, in one":  {p("a") + table([]string{p("Kính gửi:"), p("Đảng ủy xã")}) + p("b"), lines("a", "Kính gửi: Đảng ủy xã", "b")},
		"to whom, at once": {p("a") + p("Kính gửi", ": ", "- Chi ủy;") + p("- Đảng ủy.") + p("b"), lines("a", "Kính gửi:", "- Chi ủy;\n- Đảng ủy.", "b")},
		"a form":           {p("a") + table([]string{p("Họ tên:"), ""}, []string{p("Quê quán:"), ""}) + p("b"), lines("a", "Họ tên:", "Quê quán:", "b")},
		"a chapter": {p("style=Heading1", "Chương I") + p("style=Heading2", "QUY ĐỊNH CHUNG") + p("b|Điều 1. Phạm vi") + p("a") + p("style=Heading1", "Chương II") + p("b|Điều 2. Đối tượng") + p("b") + p("b|MỤC LỤC HỒ SƠ") + p("c"),
			lines("## Chương I. QUY ĐỊNH CHUNG", "### Điều 1. Phạm vi", "a", "## Chương II", "### Điều 2. Đối tượng", "b", "### MỤC LỤC HỒ SƠ", "c")},
		"a law": {p("style=Heading1", "Chương I") + p("style=Heading3", "QUẢN LÝ CON DẤU") + p("b|VÀ THIẾT BỊ BÍ MẬT") + p("style=Heading2", "Điều 1. Một") + p("a") + p("style=Heading3", "Điều 2. Hai") + p("b") + p("b|Mục 1") + p("b|MỘT MỤC") + p("b|Điều 3. Ba") + p("c") + p("style=Heading2", "Điều 4. Bốn") + p("d") + p("style=Heading2", "Chương II") + p("style=Heading1", "HẾT") + p("e"),
			lines("## Chương I. QUẢN LÝ CON DẤU VÀ THIẾT BỊ BÍ MẬT", "### Điều 1. Một", "a", "### Điều 2. Hai", "b", "### Mục 1. MỘT MỤC", "#### Điều 3. Ba", "c", "#### Điều 4. Bốn", "d", "## Chương II. HẾT", "e")},
		"numbered cells": {table([]string{p("b|STT"), p("b|Tên")}, []string{p("list=2"), p("Nghị quyết")}, []string{p("list=2"), p("Chỉ thị")}),
			"| STT | Tên |\n|---|---|\n| 1. | Nghị quyết |\n| 2. | Chỉ thị |"},
		"chapters above styles": {p("b|CHƯƠNG 1. MỘT") + p("a") + p("style=Heading1", "Hai") + p("b") + p("style=Heading2", "…… ⁵ ……") + p("b|CHƯƠNG 2. BA") + p("c") + p("style=Heading1", "Bốn") + p("d") + p("jc=center", "b|Cần Thơ, 19 tháng 05 năm 2025") + p("b|Các đồng chí phải thực hiện đúng tất cả những điều ghi ở dưới đây:") + p("d"),
			lines("## CHƯƠNG 1. MỘT", "a", "### Hai", "b", "**…… ⁵ ……**", "## CHƯƠNG 2. BA", "c", "### Bốn", "d", "**Cần Thơ, 19 tháng 05 năm 2025**", "**Các đồng chí phải thực hiện đúng tất cả những điều ghi ở dưới đây:**", "d")},
		"who signs": {p("b|I. MỘT") + p("a") + p("jc=right", "i|Đà Nẵng, ngày … tháng … năm 2026") + p("b|NGƯỜI TỰ KIỂM ĐIỂM") + p("b|Nguyễn Văn A") + p("b|II. HAI") + p("b"),
			lines("## I. MỘT", "a", "*Đà Nẵng, ngày … tháng … năm 2026*", "**NGƯỜI TỰ KIỂM ĐIỂM**", "**Nguyễn Văn A**", "## II. HAI", "b")},
		"boxes to tick":   {p("Nam ", `<w:sym w:font="Wingdings" w:char="F06F"/>`, " nữ ", "font=Wingdings|þ", " khác ", "font=Symbol|a", `<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar>`, "font=Wingdings|gõ nhầm phông"), "Nam ☐ nữ ☑ khác α☑gõ nhầm phông"},
		"contents":        {p("style=TOC1", "Một\t1") + p("a"), "a"},
		"the last line":   {p("a") + p("b|Nguyễn Văn A"), lines("a", "**Nguyễn Văn A**")},
		"a title by look": {p("jc=center", "b|KẾ HOẠCH") + p("jc=center", "b|Tổ chức ngày hội") + p("a"), "a"},
	} {
		page := word(t, "page", "a.docx", tt.in)
		if got := strings.ReplaceAll(body(page), " \n", "\n"); got != strings.ReplaceAll(tt.want, " \n", "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, tt.want)
		}
		check(t, name, page, "a.md")
	}
}

// TestDrawings: what a diagram and a chart say stands in the page, where they stand,
// and is not said to be left out.
func TestDrawings(t *testing.T) {
	t.Parallel()
	const names = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"`
	point := func(n, text string) string { return `<c:pt idx="` + n + `"><c:v>` + text + `</c:v></c:pt>` }
	step := func(text string) string {
		return `<dgm:pt><dgm:t><a:p><a:r><a:t>` + text + `</a:t></a:r></a:p></dgm:t></dgm:pt>`
	}
	drawing := func(inside string) string {
		return p("<w:drawing><a:graphic><a:graphicData>" + inside + "</a:graphicData></a:graphic></w:drawing>")
	}
	page := word(t, "page", "a.docx", p("Trước")+drawing(`<dgm:relIds r:dm="rId1"/>`)+p("Giữa")+drawing(`<c:chart r:id="rId2"/>`)+p("Sau"),
		docxtest.Part{Name: docxtest.Relations, Text: `<Relationships><Relationship Id="rId1" Type="x/diagramData" Target="diagrams/data1.xml"/><Relationship Id="rId2" Type="x/chart" Target="charts/chart1.xml"/></Relationships>`},
		docxtest.Part{Name: "word/diagrams/data1.xml", Text: `<dgm:dataModel ` + names + `><dgm:ptLst>` + step("Chọn chuyên đề") + step("Gửi trước") + `</dgm:ptLst></dgm:dataModel>`},
		docxtest.Part{Name: "word/diagrams/drawing1.xml", Text: `<dgm:drawing ` + names + `>` + step("Gửi trước") + step("Chọn chuyên đề") + `</dgm:drawing>`},
		docxtest.Part{Name: "word/charts/chart1.xml", Text: `<c:chartSpace ` + names + `><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Số buổi</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea>` +
			`<c:ser><c:tx><c:strRef><c:f>B1</c:f><c:strCache>` + point("0", "2025") + `</c:strCache></c:strRef></c:tx><c:cat><c:strCache>` + point("0", "Quý I") + point("1", "Quý II") + `</c:strCache></c:cat><c:val><c:numCache>` + point("0", "4.4000000000000004") + point("1", "2") + `</c:numCache></c:val></c:ser>` +
			`<c:ser><c:tx><c:v>Tỷ lệ</c:v></c:tx><c:val><c:numCache><c:formatCode>0.0%</c:formatCode>` + point("1", "0.125") + `</c:numCache></c:val></c:ser></c:plotArea></c:chart></c:chartSpace>`})
	want := lines("Trước", "- Chọn chuyên đề\n- Gửi trước", "Giữa", "Số buổi", "|  | 2025 | Tỷ lệ |\n|---|---|---|\n| Quý I | 4.4 |  |\n| Quý II | 2 | 12.5% |", "Sau")
	if got := body(page); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if len(page.Left) > 0 {
		t.Errorf("left out: %v", page.Left)
	}
	check(t, "drawings", page, "a.md")
}

// TestNothingToTake: a file of which only the title is text says so; one without any
// says what there is instead.
func TestNothingToTake(t *testing.T) {
	t.Parallel()
	page := word(t, "page", "a.docx", p("style=Title", "Kế hoạch"))
	if len(page.Left) != 1 || !strings.Contains(page.Left[0].EN, "nothing but a title") {
		t.Errorf("left out: %v", page.Left)
	}
	for want, parts := range map[string][]docxtest.Part{
		"if it is a scan":    nil,
		"word/afchunk.htm":   {{Name: "word/afchunk.htm", Text: "<p>Chữ"}},
		"page headers and f": {{Name: "word/header1.xml", Text: docxtest.XML("hdr", p("Mẫu 2"))}},
	} {
		data := docxtest.New(t, p(""), parts...)
		if _, err := Word("a.docx", bytes.NewReader(data), int64(len(data)), Options{Kind: kind(t, "page")}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// check reads a page as a build does: it must have no errors but blank keys.
func check(t *testing.T, name string, page Page, path string) {
	t.Helper()
	var problems diag.List
	c := config.Load(nil, "site.yaml", config.Defaults{}, &problems)
	parse.New(c, nil).Page(source.File{Path: path, Shown: path, Data: []byte(page.Text)}, &problems)
	for _, problem := range problems.Sorted() {
		blank := false
		for _, b := range page.Blanks {
			blank = blank || strings.Contains(problem.Text.EN, `"`+b.Key+`"`)
		}
		if !blank && problem.Code != "image-alt" {
			t.Errorf("%s: %s in\n%s", name, problem.Text.EN, page.Text)
		}
	}
}
