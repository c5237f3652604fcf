package wordhtml

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/docx"
	"chuyende/internal/docxtest"
)

// TestNamesInCapitals: what a title has in capitals is written as the text has it; names
// that the text does not have stay as they stand, but for those of places.
func TestNamesInCapitals(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ title, about, text, want string }{
		"a ministry":      {"QUYẾT ĐỊNH CỦA BỘ TRƯỞNG BỘ TÀI CHÍNH", "Về chế độ kế toán", "Căn cứ chức năng của Bộ Tài chính; do Bộ trưởng Bộ Tài chính ký;", "Quyết định của Bộ trưởng Bộ Tài chính về chế độ kế toán"},
		"a place":         {"QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ", "V/v ban hành Chương trình", "Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân;", "Quyết định của Ủy ban nhân dân thành phố Cần Thơ về việc ban hành Chương trình"},
		"a law":           {"LUẬT", "HỢP TÁC XÃ", "Căn cứ Hiến pháp, Quốc hội ban hành Luật Hợp tác xã.", "Luật Hợp tác xã"},
		"a number":        {"THÔNG TƯ", "SỐ 12/2001/TT-BTC HƯỚNG DẪN KẾ TOÁN", "Căn cứ việc hướng dẫn kế toán của các đơn vị;", "Thông tư số 12/2001/TT-BTC hướng dẫn kế toán"},
		"nowhere else":    {"THÔNG TƯ", "HƯỚNG DẪN VỀ THUẾ", "Căn cứ Luật Tổ chức Chính phủ;", "Thông tư HƯỚNG DẪN VỀ THUẾ"},
		"in another word": {"THÔNG TƯ", "HƯỚNG DẪN", "Căn cứ đã hướng dẫnx;", "Thông tư HƯỚNG DẪN"},
	} {
		if paper := made(t, p("jc=center", "b|"+tt.title)+p("jc=center", "b|"+tt.about)+p(tt.text)+p("a")); paper.Title != tt.want {
			t.Errorf("%s: %q, want %q", name, paper.Title, tt.want)
		}
	}
}

// TestFormulas: who issues a paper, the word by which it begins, to what an annex belongs
// and what a cover names head nothing.
func TestFormulas(t *testing.T) {
	t.Parallel()
	c := func(text string) string { return p("jc=center", "b|"+text) }
	for name, tt := range map[string]struct{ body, title, want string }{
		"a decision": {p("style=Heading1", "NGHỊ ĐỊNH") + c("Về việc ban hành Quy chế") + p("style=Heading2", "CHÍNH PHỦ") + p("Căn cứ Luật;") + p("style=Heading2", "NGHỊ ĐỊNH:") + p("style=Heading3", "Điều 1. Phạm vi") + p("a"),
			"Nghị định về việc ban hành Quy chế", "<p><b>CHÍNH PHỦ</b></p><p>Căn cứ Luật;</p><p><b>NGHỊ ĐỊNH:</b></p>\n##Điều 1. Phạm vi\n<p>a</p>"},
		"in two lines": {c("QUYẾT ĐỊNH") + c("V/v ban hành Quy chế chi tiêu") + c("TRƯỞNG BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP") + c("TỈNH MẪU") + p("Căn cứ Luật;") + p("a"),
			"Quyết định về việc ban hành Quy chế chi tiêu", "<p><b>TRƯỞNG BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP</b></p><p><b>TỈNH MẪU</b></p><p>Căn cứ Luật;</p><p>a</p>"},
		"an issuer above": {c("Chính phủ") + c("Nghị định của Chính phủ số 1/2003/NĐ-CP") + c("về công chức (ví dụ)") + p("Căn cứ Luật;") + p("a"),
			"Nghị định của Chính phủ số 1/2003/NĐ-CP về công chức (ví dụ)", "<p><b>Chính phủ</b></p><p>Căn cứ Luật;</p><p>a</p>"},
		"of an annex": {c("PHỤ LỤC I") + c("QUY TRÌNH") + c("(Kèm theo Quyết định số 13/2004/QĐ-BKHCN") + c("của Bộ trưởng)") + c("I. Đánh giá") + p("a"),
			"PHỤ LỤC I. QUY TRÌNH", "<p><b>(Kèm theo Quyết định số 13/2004/QĐ-BKHCN của Bộ trưởng)</b></p>\n##I. Đánh giá\n<p>a</p>"},
		"a bracket that stays open": {c("PHỤ LỤC I") + c("QUY TRÌNH") + c("(Kèm theo Quyết định số 13") + c("I. Đánh giá (một)") + p("a"),
			"PHỤ LỤC I. QUY TRÌNH", "<p><b>(Kèm theo Quyết định số 13</b></p>\n##I. Đánh giá (một)\n<p>a</p>"},
		"a cover": {c("BÁO CÁO") + p("x") + p("style=Title", "Bài của lớp") + c("Giảng viên hướng dẫn: ThS. Nguyễn Văn A") + c("Ông Trần Văn B") + c("Hà Nội, ngày 20, 21 tháng 03 năm 2002") + c("LỜI MỞ ĐẦU") + p("Chữ."),
			"Bài của lớp", "##BÁO CÁO\n<p>x</p><p><b>Giảng viên hướng dẫn: ThS. Nguyễn Văn A</b></p><p><b>Ông Trần Văn B</b></p><p><b>Hà Nội, ngày 20, 21 tháng 03 năm 2002</b></p>\n##LỜI MỞ ĐẦU\n<p>Chữ.</p>"},
		"a day, a form": {p("style=Title", "Bài của lớp") + c("Bà Trần Thị A") + p("Trưởng ban") + c("Hà Nội, ngày 10-11/09/2003") + c("Việc một") + p("a") + p("style=Heading2", "GV coi: ………… GV chấm: …………") + p("b"),
			"Bài của lớp", "<p><b>Bà Trần Thị A</b></p><p>Trưởng ban</p><p><b>Hà Nội, ngày 10-11/09/2003</b></p>\n##Việc một\n<p>a</p><p><b>GV coi: ………… GV chấm: …………</b></p><p>b</p>"},
		"no cover": {p("style=Title", "Bài của lớp") + c("MỞ ĐẦU") + p("b|Lý do") + p("Chữ."), "Bài của lớp", "##MỞ ĐẦU\n###Lý do\n<p>Chữ.</p>"},
		"wrapped": {p("style=Title", "Thông tư") + c("A - NHỮNG QUY ĐỊNH VỀ") + c("IN HOÁ ĐƠN") + p("I/ Phạm vi") + p("b|II.1. Biện pháp") + p("a") + c("Đ - THI HÀNH") + c("TỔ CHỨC") + p("a"), "Thông tư",
			"##A - NHỮNG QUY ĐỊNH VỀ IN HOÁ ĐƠN\n<p>I/ Phạm vi</p>\n###II.1. Biện pháp\n<p>a</p>\n##Đ - THI HÀNH\n###TỔ CHỨC\n<p>a</p>"},
	} {
		if name == "a cover" {
			tt.body = strings.TrimPrefix(tt.body, c("BÁO CÁO")+p("x"))
			tt.want = strings.TrimPrefix(tt.want, "##BÁO CÁO\n<p>x</p>")
		}
		if paper := made(t, tt.body); paper.Title != tt.title || text(paper) != tt.want {
			t.Errorf("%s: %q\n%s\nwant %q\n%s", name, paper.Title, text(paper), tt.title, tt.want)
		}
	}
}

// TestStrayInLetterhead: a mark between the lines of a letterhead, a wide blank in the number
// and the name of a law before it hide neither number nor day.
func TestStrayInLetterhead(t *testing.T) {
	t.Parallel()
	rest := p("jc=center", "b|QUYẾT ĐỊNH") + p("jc=center", "b|Về việc mẫu") + p("Căn cứ Luật; Ủy ban nhân dân họp;") + p("a")
	for name, body := range map[string]string{
		"a mark":       p("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHIÃ VIỆT NAM") + p("TỈNH MẪU\tĐộc lập - Tự do - Hạnh phúc") + p("XV80") + p("Số: 256    /2004/QĐ-UB\tMẫu, ngày 01 tháng 7 năm 2004"),
		"number apart": p("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("- 0 -\tĐộc lập - Tự do - Hạnh phúc") + p("Số :256    /2004/QĐ-UB   ------\tMẫu, ngày 01 tháng 7 năm 2004"),
		"wide blanks":  p("ỦY BAN NHÂN DÂN"+strings.Repeat("\u2006 ", 9)+"CỘNG HÒA XÃ HỘI CHỦ NGHIÃ VIỆT NAM") + p(strings.Repeat("\u2006 ", 9)+"-*-"+strings.Repeat("\u00A0", 9)+"Độc lập - Tự do - Hạnh phúc") + p("Số:\u2006 \u2006 \u2006 256\u2006 \u2006 /2004/QĐ-UB"+strings.Repeat("\u2006 ", 9)+"-----") + p("\u2006 Mẫu, ngày\u2006 \u2006 \u2006 01\u2006 \u2006 tháng\u2006 \u2006 7 năm 2004"),
		"of a law":     table([]string{p("b|QUỐC HỘI") + p("Luật số: 256/2004/QĐ-UB"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Mẫu, ngày 01 tháng 7 năm 2004")}),
	} {
		paper := made(t, body+rest)
		if paper.Head.Number != "256/2004/QĐ-UB" || paper.Head.Date != "2004-07-01" || paper.Title != "Quyết định về việc mẫu" || paper.Head.Called != "Quyết định" || strings.Contains(paper.Head.Issuer, "XV80") || name == "a mark" && (paper.Head.Issuer != "Ủy ban nhân dân tỉnh Mẫu" || !strings.Contains(left(paper), "XV80")) {
			t.Errorf("%s: %q of %+v", name, paper.Title, paper.Head)
		}
	}
}

// TestSignedWithin: lines that sign a paper before its annex go and are named; those behind
// which no annex begins stay.
func TestSignedWithin(t *testing.T) {
	t.Parallel()
	body := p("Một.") + p("Hai.") + p("b|TM . UBND THÀNH PHỐ") + p("b|Nơi nhận:\tCHỦ TỊCH") + p("- Như điều 2") + p("b|Nguyễn Văn A")
	paper := made(t, body+p("UBND TỈNH MẪU\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")+p("jc=center", "b|CHƯƠNG TRÌNH")+p("Ba.")+p("Bốn."))
	if got := text(paper); !strings.HasPrefix(got, "<p>Một.</p><p>Hai.</p><p>UBND TỈNH MẪU CỘNG HÒA") || !strings.Contains(left(paper), "TM . UBND THÀNH PHỐ / Nơi nhận: CHỦ TỊCH / - Như điều 2 / Nguyễn Văn A") {
		t.Errorf("%s\n%s", got, left(paper))
	}
	open := made(t, body+strings.Repeat(p("Đoạn văn dài nói tiếp việc phải làm, không phải của phần ký tên, nên mọi chữ ở trên vẫn phải ở lại trong bài, không mất chữ nào, kể cả tên người.")+p("x"), 30))
	if !strings.Contains(text(open), "Nguyễn Văn A") {
		t.Errorf("lines are lost: %s", text(open))
	}
}

// TestLabelsAndHeads: bold labels in text boxes are no headings; the head of a table that is
// typed once more where a page begins stands once.
func TestLabelsAndHeads(t *testing.T) {
	t.Parallel()
	box := `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>` + p("b|7a") + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`
	if got := text(made(t, p("Một.")+box+p("Hai.")+p("Ba."))); got != "<p>Một.</p><p><b>7a</b></p><p>Hai.</p><p>Ba.</p>" {
		t.Errorf("a label: %s", got)
	}
	head := []string{p("b|STT"), p("b|Việc"), p("b|Ai làm")}
	if got := text(made(t, table(head, []string{p("1"), p("a"), p("b")}, head, []string{p("2"), p("c"), p("d")}))); strings.Count(got, "STT") != 1 || !strings.Contains(got, "<p>c</p>") {
		t.Errorf("a head twice: %s", got)
	}
	short := []string{p("1"), p("a")}
	if got := text(made(t, table(short, short))); strings.Count(got, "a</") != 2 {
		t.Errorf("a row twice: %s", got)
	}
}

// TestCode: what a style calls code stands as code in its sentence.
func TestCode(t *testing.T) {
	t.Parallel()
	styles := docxtest.Part{Name: "word/styles.xml", Text: docxtest.XML("styles", `<w:style w:type="character" w:styleId="M"><w:name w:val="HTML Code"/></w:style>`)}
	data := docxtest.New(t, `<w:p><w:r><w:t xml:space="preserve">Gõ </w:t></w:r><w:r><w:rPr><w:rStyle w:val="M"/></w:rPr><w:t>a*b</w:t></w:r></w:p>`, styles)
	d, err := docx.Read(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if got := text(Make(d, func(string) string { return "" })); got != "<p>Gõ <code>a*b</code></p>" {
		t.Errorf("got %s", got)
	}
}

// TestNumberings: numberings of one basis count on in each other, unless one begins anew;
// styles have the level that names them; a level may be another one's.
func TestNumberings(t *testing.T) {
	t.Parallel()
	const restart = `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`
	level := func(n, style, text string) string {
		return `<w:lvl w:ilvl="` + n + `"><w:start w:val="1"/><w:numFmt w:val="decimal"/>` + style + `<w:lvlText w:val="` + text + `"/></w:lvl>`
	}
	numbering := docxtest.Part{Name: "word/numbering.xml", Text: docxtest.XML("numbering",
		`<w:abstractNum w:abstractNumId="1">`+level("0", "", "%1.")+`</w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="2">`+level("0", "", "%1.")+level("1", `<w:pStyle w:val="Muc"/>`, "%1.%2")+`</w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="List"/></w:abstractNum>`+
			`<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/>`+restart+`</w:num>`+
			`<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>`+
			`<w:num w:numId="5"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">`+level("0", "", "%1)")+`</w:lvlOverride></w:num>`)}
	styles := docxtest.Part{Name: "word/styles.xml", Text: docxtest.XML("styles",
		`<w:style w:type="paragraph" w:styleId="Goc"><w:name w:val="Goc"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>`+
			`<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Muc"/><w:basedOn w:val="Goc"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>`+
			`<w:style w:type="numbering" w:styleId="List"><w:name w:val="List"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>`)}
	for name, tt := range map[string]struct{ body, want string }{
		"anew":          {p("list=1", "a") + p("list=1", "b") + p("x") + p("list=2", "c") + p("list=1", "d") + p("list=2", "e"), `1 a, 2 b, 1 c, 2 d, 3 e`},
		"by style":      {p("style=Goc", "a") + p("style=Muc", "b") + p("style=Muc", "c") + p("style=Goc", "d") + p("style=Muc", "e"), `1 a, 1.1 b, 1.2 c, 2 d, 2.1 e`},
		"of a style":    {p("list=4", "a") + p("list=4", "level=1", "b"), `1 a, 1.1 b`},
		"its own level": {p("list=1", "a") + p("list=5", "b"), `1 a, 2 b`},
		"typed behind":  {p("list=1", "a") + p("2. Hai") + p("một đoạn") + p("a) x") + p("b) y") + p("c) z") + p("d) u") + p("e) v") + p("g) w") + p("3. Ba"), `1 a, 2 Hai, 3 Ba`},
	} {
		data := docxtest.New(t, tt.body, styles, numbering)
		d, err := docx.Read(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		if got := numbered(Make(d, func(string) string { return "" }).Sections[0].HTML); got != tt.want {
			t.Errorf("%s: %s, want %s", name, got, tt.want)
		}
	}
}

// numbered are the items of HTML with the numbers that a page shows.
func numbered(html string) string {
	var all []string
	n := 0
	html = strings.NewReplacer("<ol", "\n<ol", "<li>", "\n<li>", "<p>", "\n<p>").Replace(html)
	for piece := range strings.SplitSeq(html, "\n") {
		plain := strings.TrimSpace(tags.ReplaceAllString(piece, ""))
		switch {
		case strings.HasPrefix(piece, "<ol"):
			n = int(piece[len(`<ol start="`)]-'0') - 1
		case strings.HasPrefix(piece, "<li>"):
			n++
			all = append(all, string(rune('0'+n))+" "+plain)
		case strings.Contains(plain, ".") && plain != "":
			all = append(all, plain)
		}
	}
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return s == "" }), ", ")
}

var tags = regexp.MustCompile(`<[^>]*>`)
