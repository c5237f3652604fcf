package wordhtml

import (
	"bytes"
	"strings"
	"testing"

	"chuyende/internal/docx"
	"chuyende/internal/docxtest"
	"chuyende/internal/manuscript"
)

var (
	p     = docxtest.P
	table = docxtest.Table
)

// made is the manuscript of a document with a body.
func made(t *testing.T, body string, parts ...docxtest.Part) manuscript.Paper {
	t.Helper()
	data := docxtest.New(t, body, append(parts, docxtest.Styles(), docxtest.Numbering())...)
	d, err := docx.Read(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return Make(d, func(name string) string { return "[" + name + "]" })
}

// text is a manuscript as one text: each heading with its level before it.
func text(paper manuscript.Paper) string {
	var b strings.Builder
	for _, s := range paper.Sections {
		if s.Level > 0 {
			b.WriteString(strings.Repeat("#", s.Level) + s.Heading + "\n")
		}
		if s.HTML != "" {
			b.WriteString(s.HTML + "\n")
		}
	}
	return strings.TrimSpace(b.String() + paper.Notes)
}

func left(paper manuscript.Paper) string {
	var all []string
	for _, l := range paper.Left {
		all = append(all, l.VI)
	}
	return strings.Join(all, "\n")
}

// TestMake: what a document says becomes HTML by sections.
func TestMake(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ body, title, want string }{
		"nothing":                    {p(""), "", ""},
		"a title by style":           {p("style=Title", "Tên bài") + p("a"), "Tên bài", "<p>a</p>"},
		"the sole heading":           {p("style=Heading1", "Tên") + p("style=Heading2", "Một") + p("a") + p("style=Heading2", "Hai") + p("b"), "Tên", "##Một\n<p>a</p>\n##Hai\n<p>b</p>"},
		"levels without gaps":        {p("style=Heading1", "A") + p("a") + p("style=Heading3", "B") + p("b") + p("style=Heading1", "C") + p("c"), "", "##A\n<p>a</p>\n###B\n<p>b</p>\n##C\n<p>c</p>"},
		"signs of HTML":              {p("a < b & \"c\" > d"), "", "<p>a &lt; b &amp; &#34;c&#34; &gt; d</p>"},
		"marks":                      {p("b|a", "i|b", "b,i|c", "strike|d", "u|e"), "", "<p><b>a</b><i>b</i><b><i>c</i></b><s>d</s>e</p>"},
		"a list in a list":           {p("list=1", "a") + p("list=1", "level=1", "b") + p("list=2", "c"), "", `<ul><li>a<ul><li>b</li></ul></li></ul><ol start="1"><li>c</li></ol>`},
		"a sign of the second level": {p("- a") + p("list=4", "b") + p("- c"), "", `<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>`},
		"a table":                    {table([]string{p("A"), p("B")}, []string{p("1"), p("list=1", "x") + p("list=1", "y")}), "", "<table><thead><tr><th><p>A</p></th><th><p>B</p></th></tr></thead><tbody><tr><td><p>1</p></td><td><p>x</p><p>y</p></td></tr></tbody></table>"},
		"an issuer below the title":  {p("jc=center", "b|NGHỊ ĐỊNH") + p("jc=center", "b|Về việc ban hành Quy chế") + p("jc=center", "b|ỦY BAN NHÂN DÂN TỈNH") + p("Căn cứ Luật;"), "Nghị định về việc ban hành Quy chế", "<p><b>ỦY BAN NHÂN DÂN TỈNH</b></p><p>Căn cứ Luật;</p>"},
		"an issuer in the title":     {p("jc=center", "b|QUYẾT ĐỊNH") + p("jc=center", "b|ỦY BAN NHÂN DÂN TỈNH") + p("a"), "Quyết định ỦY BAN NHÂN DÂN TỈNH", "<p>a</p>"},
		"a title in one paragraph":   {p("jc=center", "b|KẾ HOẠCH\nsinh hoạt quý IV\n", "i|(ví dụ)") + p("a"), "Kế hoạch sinh hoạt quý IV", "<p><i>(ví dụ)</i></p><p>a</p>"},
		"a short row":                {table([]string{p("A"), p("B"), p("C")}, []string{p("1")}), "", "<table><thead><tr><th>A</th><th>B</th><th>C</th></tr></thead><tbody><tr><td><p>1</p></td><td></td><td></td></tr></tbody></table>"},
	} {
		paper := made(t, tt.body)
		// A paragraph alone in a cell of a head may stand with or without its tag.
		norm := strings.NewReplacer("<th><p>", "<th>", "</p></th>", "</th>")
		if got := text(paper); norm.Replace(got) != norm.Replace(tt.want) || paper.Title != tt.title {
			t.Errorf("%s: %q\n%s\nwant %q\n%s", name, paper.Title, got, tt.title, tt.want)
		}
	}
}

// TestSignature: signatures and recipients go, and are named whole; what only looks a
// little like them stays.
func TestSignature(t *testing.T) {
	t.Parallel()
	start := p("Chi bộ họp bàn.") + p("Kết quả như sau.")
	for name, tt := range map[string]struct{ body, left, stays string }{
		"a sign of the second level": {p("- a") + p("list=4", "b") + p("- c"), "", `<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>`},
		"a table":                    {start + table([]string{p("u|Nơi nhận:") + p("- Đảng ủy xã;") + p("- Lưu."), p("b|T/M CHI BỘ") + p("BÍ THƯ") + p("") + p("b|Nguyễn Văn A")}), "Nơi nhận: / - Đảng ủy xã; / - Lưu. / T/M CHI BỘ / BÍ THƯ / Nguyễn Văn A", ""},
		"a column alone":             {start + table([]string{p(""), p("b|TM. BAN CHẤP HÀNH") + p("CHỦ TỊCH") + p("b|Trần Thị B")}), "TM. BAN CHẤP HÀNH / CHỦ TỊCH / Trần Thị B", ""},
		"of the minutes":             {start + table([]string{p("b|THƯ KÝ") + p("i|(Ký, ghi rõ họ tên)"), p("b|CHỦ TRÌ")}), "THƯ KÝ / (Ký, ghi rõ họ tên) / CHỦ TRÌ", ""},
		"then an annex":              {start + table([]string{p("Nơi nhận:") + p("- Như trên."), p("T/L BAN THƯỜNG VỤ") + p("CHÁNH VĂN PHÒNG")}) + p("b|PHỤ LỤC") + p("Một.") + p("Hai.") + p("Ba.") + p("Bốn."), "Nơi nhận: / - Như trên. / T/L BAN THƯỜNG VỤ / CHÁNH VĂN PHÒNG", "PHỤ LỤC"},
		"lines":                      {start + p("Nơi nhận:\tT/M CHI BỘ") + p("- Đảng ủy;\tBÍ THƯ") + p("- Lưu.") + p("b|Nguyễn Văn A"), "Nơi nhận: T/M CHI BỘ / - Đảng ủy; BÍ THƯ / - Lưu. / Nguyễn Văn A", ""},
		"lines, apart":               {start + p("jc=right", "b|T/M CHI BỘ") + p("jc=right", "BÍ THƯ") + p("jc=right", "b|Nguyễn Văn A"), "T/M CHI BỘ / BÍ THƯ / Nguyễn Văn A", ""},
		"in small":                   {start + table([]string{p("b|Thư ký") + p("Trần Thị B"), p("b|Chủ tọa") + p("Nguyễn Văn A")}), "Thư ký / Trần Thị B / Chủ tọa / Nguyễn Văn A", ""},
		"of samples":                 {start + strings.Repeat(p("b|MẪU")+table([]string{p("Nơi nhận:") + p("- Như trên."), p("T/M CHI BỘ") + p("BÍ THƯ")}), 3), "", "Như trên."},
		"a table of work":            {start + table([]string{p("Việc"), p("Ai làm")}, []string{p("Ghi"), p("Thư ký")}), "", "<td><p>Thư ký</p></td>"},
		"posts, early":               {p("a") + table([]string{p("BÍ THƯ"), p("CHỦ TỊCH")}) + p("Một.") + p("Hai.") + p("Ba.") + p("Bốn."), "", "CHỦ TỊCH"},
		"in a sentence":              {start + p("Nơi nhận giấy mời là nhà văn hóa thôn, từ bảy giờ sáng, và ai đến trước thì nhận trước, đồng chí nào không đến được thì báo lại cho tổ trưởng.") + p("Hết."), "", "nhà văn hóa thôn"},
		"a text below":               {start + p("Nơi nhận:") + p("- Đảng ủy.") + p("Đồng chí nào cũng phải đọc kỹ phần sau đây trước khi họp, vì phần này nói rõ từng việc phải làm trong tháng."), "", "Đảng ủy"},
		"a large table":              {start + table([]string{p("Nơi nhận"), p("Số bản")}, []string{p("a"), p("1")}, []string{p("b"), p("2")}, []string{p("c"), p("3")}, []string{p("d"), p("4")}), "", "Số bản"},
	} {
		paper := made(t, tt.body)
		got := text(paper)
		switch named := left(paper); {
		case !strings.Contains(got, "Chi bộ họp bàn.") && strings.Contains(tt.body, "Chi bộ họp bàn."), !strings.Contains(got, tt.stays):
			t.Errorf("%s: the text is %s", name, got)
		case tt.left == "" && named != "":
			t.Errorf("%s: left is %s", name, named)
		case tt.left != "" && (!strings.Contains(named, `"`+tt.left+`"`) || strings.Contains(got, "Nguyễn Văn A") || strings.Contains(got, "Nơi nhận")):
			t.Errorf("%s: left is %s, the text %s", name, named, got)
		}
	}
}

// TestSubject: what a paper is about stands below its number, alone, or below its
// type, and names it with the sign for "về việc" written out.
func TestSubject(t *testing.T) {
	t.Parallel()
	head := func(left string) string {
		return table([]string{p("ĐẢNG ỦY XÃ MẪU") + p("b|CHI BỘ THÔN MẪU") + p("Số 05-CV/CB") + left, p("b|ĐẢNG CỘNG SẢN VIỆT NAM") + p("i|Xã Mẫu, ngày 05 tháng 3 năm 2026")})
	}
	greeting := p("Kính gửi: Các đồng chí đảng viên (ví dụ minh hoạ)")
	for name, tt := range map[string]struct{ body, title string }{
		"below the number":      {head(p("i|V/v chuẩn bị sinh hoạt")+p("i|chuyên đề quý II")) + greeting, "Về việc chuẩn bị sinh hoạt chuyên đề quý II"},
		"alone":                 {head("") + p("jc=center", "i|V/v: chuẩn bị sinh hoạt") + greeting, "Về việc chuẩn bị sinh hoạt"},
		"below the type":        {head("") + p("jc=center", "b|QUYẾT ĐỊNH") + p("jc=center", "V/v phân công đảng viên") + greeting, "Quyết định về việc phân công đảng viên"},
		"a title goes before":   {head(p("V/v việc khác")) + p("jc=center", "b|KẾ HOẠCH") + p("jc=center", "b|Sinh hoạt quý II") + greeting, "Kế hoạch sinh hoạt quý II"},
		"no paper, in the text": {p("Đồng chí xem kỹ.") + p("V/v này đã bàn."), ""},
	} {
		paper := made(t, tt.body)
		if paper.Title != tt.title || strings.Contains(text(paper), "V/v") != (tt.title == "") {
			t.Errorf("%s: the title is %q, want %q; the text %s", name, paper.Title, tt.title, text(paper))
		}
	}
}

// TestStateTitle: a paper of the state is named by its type and what it is about, in
// whatever letters and however they stand; above it its issuer, in small letters too.
func TestStateTitle(t *testing.T) {
	t.Parallel()
	reason := p("Căn cứ Luật Tổ chức Chính phủ;") + p("a")
	for name, tt := range map[string]struct{ body, title, issuer, starts string }{
		"below its issuer": {p("Chính phủ") + p("Số: 28/2003/NĐ-CP") + p("Cộng hoà xã hội chủ nghĩa Việt Nam") + p("Độc lập - Tự do - Hạnh phúc") + p("Hà Nội, ngày 31 tháng 3 năm 2003") + p("NGHỊ ĐỊNH CỦA CHÍNH PHỦ") + p("Quy định việc phát hành") + p("công trái năm 2003") + p("CHÍNH PHỦ") + reason,
			"Nghị định của Chính phủ quy định việc phát hành công trái năm 2003", "Chính phủ", "<p>CHÍNH PHỦ</p>"},
		"by styles":   {p("style=Heading1", "THÔNG TƯ") + p("style=Heading2", "Hướng dẫn thực hiện quy định về thuế") + reason, "Thông tư hướng dẫn thực hiện quy định về thuế", "", "<p>Căn cứ"},
		"in capitals": {p("style=Heading1", "THÔNG TƯ") + p("style=Heading2", "HƯỚNG DẪN VỀ THUẾ") + reason, "Thông tư HƯỚNG DẪN VỀ THUẾ", "", "<p>Căn cứ"},
		"in one line": {p("b|Quyết định của Bộ trưởng Bộ Tài chính") + p("về việc ban hành Chế độ kế toán") + reason, "Quyết định của Bộ trưởng Bộ Tài chính về việc ban hành Chế độ kế toán", "", "<p>Căn cứ"},
		"no reasons":  {p("Luật") + p("Luật là luật.") + strings.Repeat(p("a"), 9), "", "", "<p>Luật</p>"},
	} {
		paper := made(t, tt.body)
		if paper.Title != tt.title || paper.Head.Issuer != tt.issuer || !strings.HasPrefix(text(paper), tt.starts) {
			t.Errorf("%s: %q of %q\n%s", name, paper.Title, paper.Head.Issuer, text(paper))
		}
	}
}

// TestPlainLetterhead: text that a program took out of a PDF file has the halves of
// a letterhead in one line, and rules between its parts.
func TestPlainLetterhead(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Đoạn văn dài như một dòng của thư, hết dòng rồi mới sang dòng.\n", 4)
	paper := Plain([]byte("CHI BỘ THÔN MẪU ĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 07-QĐ/CB    Xã Mẫu, ngày 06 tháng 3 năm 2026\n\nQUYẾT ĐỊNH\nV/v phân công đảng viên\n-----\n- Căn cứ Điều lệ;\n\n" + long))
	if !strings.Contains(left(paper), "quốc hiệu") {
		t.Errorf("the motto is left out in silence: %s", left(paper))
	}
	if paper.Head.Issuer != "CHI BỘ THÔN MẪU" || paper.Head.Number != "07-QĐ/CB" || paper.Head.Date != "2026-03-06" {
		t.Errorf("the letterhead is %+v", paper.Head)
	}
	about := Plain([]byte("CHI BỘ THÔN MẪU\n*              ĐẢNG CỘNG SẢN VIỆT NAM\nSố 05-CV/CB    Xã Mẫu, ngày 05 tháng 3 năm 2026\nV/v chuẩn bị sinh hoạt\nchuyên đề quý II\ncủa chi bộ\n\nKính gửi: Các đồng chí\n\n" + long))
	if about.Title != "Về việc chuẩn bị sinh hoạt chuyên đề quý II của chi bộ" || !strings.HasPrefix(text(about), "<p>Kính gửi") {
		t.Errorf("%q\n%s", about.Title, text(about))
	}
	asking := Plain([]byte("ĐƠN XIN XÁC NHẬN\n(V/v chuyển nơi sinh hoạt)\n\uf0b7 một\n\uf095\n\uf0b7 hai\n" + long))
	if asking.Title != "ĐƠN XIN XÁC NHẬN về việc chuyển nơi sinh hoạt" || !strings.HasPrefix(text(asking), "<ul><li>một</li><li>hai") {
		t.Errorf("%q\n%s", asking.Title, text(asking))
	}
	if paper.Title != "Quyết định về việc phân công đảng viên" || strings.Contains(text(paper), "--") || !strings.Contains(text(paper), "Căn cứ Điều lệ;") {
		t.Errorf("%q\n%s", paper.Title, text(paper))
	}
}

// bare is a table around whose cells the file says that there are no lines.
func bare(rows ...[]string) string {
	return strings.Replace(table(rows...), "<w:tblPr/>", `<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblBorders><w:top w:val="none"/><w:insideV w:val="nil"/></w:tblBorders></w:tblPr>`, 1)
}

// ruled is a table with lines that the file names itself.
func ruled(rows ...[]string) string {
	return strings.Replace(table(rows...), "<w:tblPr/>", `<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>`, 1)
}

// TestTitleByStyle: the type of a paper in the style of a title is named by the bold lines below it;
// another title is whole.
func TestTitleByStyle(t *testing.T) {
	t.Parallel()
	below := p("jc=center", "b|Sinh hoạt chuyên đề: Vận động hiến đất:") + p("jc=center", "b|đảng viên đi trước") + p("jc=center", "-----") + p("b|I. Thời gian") + p("a") + p("b")
	if paper := made(t, p("style=Title", "BIÊN BẢN")+below); paper.Title != "Biên bản sinh hoạt chuyên đề: Vận động hiến đất: đảng viên đi trước" || text(paper) != "##I. Thời gian\n<p>a</p><p>b</p>" {
		t.Errorf("%q\n%s", paper.Title, text(paper))
	}
	if paper := made(t, p("style=Title", "BIÊN BẢN")+p("jc=center", "b|I. Thời gian")+p("a")); strings.Contains(paper.Title, "Thời gian") || text(paper) != "##I. Thời gian\n<p>a</p>" {
		t.Errorf("a heading below a type: %q\n%s", paper.Title, text(paper))
	}
	if paper := made(t, p("style=Title", "Bài của tôi")+below); paper.Title != "Bài của tôi" {
		t.Errorf("%q", paper.Title)
	}
}

// TestTitleInCapitals: a heading in capitals that begins a text is its title, unless it is
// numbered or stands in the text.
func TestTitleInCapitals(t *testing.T) {
	t.Parallel()
	rest := p("style=Heading1", "Phần một") + p("a") + p("style=Heading1", "Phần hai") + p("b")
	for first, want := range map[string]string{p("style=Heading1", "ĐỀ CƯƠNG ÔN TẬP"): "ĐỀ CƯƠNG ÔN TẬP", p("style=Heading1", "I. MỞ ĐẦU"): "", p("a") + p("style=Heading1", "MỞ ĐẦU"): "", p("style=Heading1", "Đề cương ôn tập"): ""} {
		if paper := made(t, first+rest); paper.Title != want {
			t.Errorf("%s: the title is %q, want %q", first, paper.Title, want)
		}
	}
}

// TestTitleBelowMotto: a line in capitals below the motto is the title, whatever it looks like.
func TestTitleBelowMotto(t *testing.T) {
	t.Parallel()
	const motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	for body, want := range map[string]string{
		p(motto) + p("Độc lập - Tự do - Hạnh phúc") + p("ĐƠN XIN PHÉP") + p("Kính gửi: Chi bộ"): "ĐƠN XIN PHÉP",
		p(motto) + p("Độc lập - Tự do - Hạnh phúc") + p("Kính gửi: Chi bộ") + p("a"):            "",
		p("ĐƠN XIN PHÉP") + p("Kính gửi: Chi bộ"):                                               "",
	} {
		if paper := made(t, body); paper.Title != want {
			t.Errorf("%s: the title is %q, want %q", body, paper.Title, want)
		}
	}
}

// TestTitleOfAnnex: what an annex belongs to is said below its title.
func TestTitleOfAnnex(t *testing.T) {
	t.Parallel()
	paper := made(t, p("jc=center", "b|LÝ LỊCH KHOA HỌC")+p("jc=center", "b|CỦA CÁ NHÂN")+p("jc=center", "b|(Kèm theo Quyết định số 01 ví dụ minh hoạ)")+p("Họ và tên:"))
	if paper.Title != "LÝ LỊCH KHOA HỌC CỦA CÁ NHÂN" || !strings.Contains(text(paper), "(Kèm theo Quyết định số 01 ví dụ minh hoạ)") {
		t.Errorf("%q\n%s", paper.Title, text(paper))
	}
}

// TestBlanksByTabs: what a form leaves to be filled in up to a tab stop is a blank; stops
// without a line, and page numbers in a list of contents, are none.
func TestBlanksByTabs(t *testing.T) {
	t.Parallel()
	form := func(stops, runs string) string {
		return "<w:p><w:pPr><w:tabs>" + stops + "</w:tabs></w:pPr>" + runs + "</w:p>"
	}
	const dotted, bare, cleared = `<w:tab w:val="left" w:leader="dot" w:pos="9072"/>`, `<w:tab w:val="left" w:pos="720"/>`, `<w:tab w:val="clear" w:leader="dot" w:pos="100"/>`
	run := func(text string) string {
		return "<w:r><w:t>" + strings.ReplaceAll(text, "\t", "</w:t><w:tab/><w:t>") + "</w:t></w:r>"
	}
	for name, tt := range map[string]struct{ body, want string }{
		"dots":           {form(dotted, run("Số:\t")+run("do:\t")), "<p>Số: …… do: ……</p>"},
		"a line of them": {form(dotted, run("\t")), "<p>……</p>"},
		"set in":         {form(bare+dotted, run("\tSố:\t")), "<p>Số: ……</p>"},
		"no line":        {form(bare, run("Số:\t1")), "<p>Số: 1</p>"},
		"cleared":        {form(cleared, run("Số:\t1")), "<p>Số: 1</p>"},
		"a page":         {form(dotted, run("Chương một\t15")), "<p>Chương một 15</p>"},
	} {
		if got := strings.Join(strings.Fields(strings.TrimPrefix(text(made(t, p("Bài này nói về mẫu đơn.")+tt.body)), "<p>Bài này nói về mẫu đơn.</p>")), " "); strings.ReplaceAll(strings.ReplaceAll(got, " </p>", "</p>"), "<p> ", "<p>") != tt.want {
			t.Errorf("%s: %s, want %s", name, got, tt.want)
		}
	}
}

// TestForms: a table that only puts names beside what is entered becomes lines; one that
// has lines, or a first row that names columns, stays a table.
func TestForms(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ body, want string }{
		"names and values": {bare([]string{p("Họ và tên:"), p("b|Trần Thị B")}, []string{p("Quê quán:"), p("Xã Mẫu")}), "<p>Họ và tên: <b>Trần Thị B</b></p><p>Quê quán: Xã Mẫu</p>"},
		"two beside each other": {bare([]string{p("Tôi là: B"), p("Ngày sinh: 1/2/1990")}, []string{p("span=2|" + p("Sinh hoạt tại Chi bộ Mẫu"))}, []string{p("Vào Đảng: 3/2/2020"), p("Chính thức: 3/2/2021")}),
			"<p>Tôi là: B</p><p>Ngày sinh: 1/2/1990</p><p>Sinh hoạt tại Chi bộ Mẫu</p><p>Vào Đảng: 3/2/2020</p><p>Chính thức: 3/2/2021</p>"},
		"a column of colons":      {ruled([]string{p("b|BÊN A"), p("b|:"), p("b|ÔNG B")}, []string{p("Nơi ở"), p(":"), p("Xã Mẫu")}, []string{p("b|BÊN C"), p("b|:"), p("b|BÀ D")}), "<p><b>BÊN A</b>: <b>ÔNG B</b></p><p>Nơi ở: Xã Mẫu</p><p><b>BÊN C</b>: <b>BÀ D</b></p>"},
		"colons below a head":     {bare([]string{p("b|Ô số"), p("b|:"), p("b|Thành phần")}, []string{p("1"), p(":"), p("Quốc hiệu")}), "<table><thead><tr><th>Ô số</th><th>Thành phần</th></tr></thead><tbody><tr><td><p>1</p></td><td><p>Quốc hiệu</p></td></tr></tbody></table>"},
		"with lines":              {ruled([]string{p("Họ tên:"), p("B")}, []string{p("Nơi ở:"), p("Xã Mẫu")}), "<table><thead><tr><th>Họ tên:</th><th>B</th></tr></thead><tbody><tr><td><p>Nơi ở:</p></td><td><p>Xã Mẫu</p></td></tr></tbody></table>"},
		"without names":           {bare([]string{p("Thôn"), p("Số hộ")}, []string{p("Mẫu"), p("12")}), "<table><thead><tr><th>Thôn</th><th>Số hộ</th></tr></thead><tbody><tr><td><p>Mẫu</p></td><td><p>12</p></td></tr></tbody></table>"},
		"addressees by colons":    {bare([]string{p("b|Kính gửi"), p("b|: Đảng ủy xã")}, []string{"", p("b|: Chi bộ")}) + p("a"), "<p><b>Kính gửi</b>:</p><ul><li><b>Đảng ủy xã</b></li><li><b>Chi bộ</b></li></ul><p>a</p>"},
		"an addressee by a colon": {bare([]string{p("Kính gửi"), p(": Đảng ủy xã")}) + p("a"), "<p>Kính gửi: Đảng ủy xã</p><p>a</p>"},
	} {
		norm := strings.NewReplacer("<th><p>", "<th>", "</p></th>", "</th>")
		if got := norm.Replace(text(made(t, tt.body))); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, tt.want)
		}
	}
}

// TestSignedBeside: whoever signs beside each other in a table without lines goes, whatever
// they are called; a table with lines at the end stays.
func TestSignedBeside(t *testing.T) {
	t.Parallel()
	rows := [][]string{{p("jc=center", "b|Giảng viên") + p("jc=center", "b|chủ nhiệm lớp"), p("jc=center", "b|Người làm chứng")}, {p("jc=center", "b|Trần Thị B"), p("jc=center", "b|Nguyễn Văn A")}, {"", ""}, {"", ""}, {"", ""}, {"", ""}}
	start := p("Lớp họp bàn.") + p("Kết quả như sau.")
	if paper := made(t, start+bare(rows...)); strings.Contains(text(paper), "Giảng viên") || !strings.Contains(left(paper), "Giảng viên / chủ nhiệm lớp / Trần Thị B / Người làm chứng / Nguyễn Văn A") {
		t.Errorf("%s\nleft %s", text(paper), left(paper))
	}
	if paper := made(t, start+ruled(rows...)); !strings.Contains(text(paper), "Giảng viên") {
		t.Errorf("a table with lines: %s\nleft %s", text(paper), left(paper))
	}
	many := p("u|Nơi nhận:")
	for range 40 {
		many += p("- Cơ quan mẫu;")
	}
	if paper := made(t, start+bare([]string{many, p("b|TM. CHÍNH PHỦ")})); strings.Contains(text(paper), "Cơ quan mẫu") || !strings.Contains(left(paper), "Cơ quan mẫu") {
		t.Errorf("many recipients: %s", text(paper))
	}
}

// TestLargestTitle: above a title like that of a cover may stand other centred lines.
func TestLargestTitle(t *testing.T) {
	t.Parallel()
	long := p("Một đoạn của bài, dài như một đoạn thật.")
	for name, tt := range map[string]struct{ body, title, want string }{
		"a banner above": {p("jc=center", "b,sz=24|TÀI LIỆU THAM KHẢO") + p("jc=center", "i,sz=20|Bản thử.") + p("jc=center", "b,sz=36|HƯỚNG DẪN NHANH") + p("jc=center", "b,sz=44|CỔNG MẪU") + long,
			"HƯỚNG DẪN NHANH CỔNG MẪU", "<p><b>TÀI LIỆU THAM KHẢO</b></p><p><i>Bản thử.</i></p>" + "<p>Một đoạn của bài, dài như một đoạn thật.</p>"},
		"of a paper": {p("jc=center", "b,sz=28|KẾ HOẠCH") + p("jc=center", "b,sz=28|Sinh hoạt quý II") + p("jc=center", "b,sz=40|MỘT CHỮ TO") + long, "Kế hoạch sinh hoạt quý II MỘT CHỮ TO", "<p>Một đoạn của bài, dài như một đoạn thật.</p>"},
	} {
		if paper := made(t, tt.body); paper.Title != tt.title || text(paper) != tt.want {
			t.Errorf("%s: %q\n%s\nwant %q\n%s", name, paper.Title, text(paper), tt.title, tt.want)
		}
	}
}
