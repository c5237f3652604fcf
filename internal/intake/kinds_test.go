package intake

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/docxtest"
	"chuyende/internal/lang"
)

// letterhead is the head of a paper: two columns without a frame.
func letterhead(number, day string) string {
	return table([]string{p("jc=center", "ĐẢNG BỘ XÃ VÍ DỤ") + p("jc=center", "b|CHI BỘ THÔN MẪU") + p("jc=center", "*") + p("jc=center", number),
		p("jc=center", "b|ĐẢNG CỘNG SẢN VIỆT NAM") + p("jc=right", "i|"+day)})
}

const signature = "b|T/M CHI BỘ"

func keys(page Page) []string {
	var all []string
	for _, b := range page.Blanks {
		all = append(all, b.Key)
	}
	return all
}

// TestDocument: the letterhead of a paper becomes the keys of the register.
func TestDocument(t *testing.T) {
	t.Parallel()
	title := p("jc=center", "b|KẾ HOẠCH") + p("jc=center", "b|Tổ chức sinh hoạt chuyên đề năm 2026") + p("jc=center", "-----")
	rest := p("Chi bộ thôn Mẫu họp bàn.") + p("b|I. MỤC ĐÍCH") + p("Một.") +
		table([]string{p("u|Nơi nhận:") + p("- Đảng ủy xã;") + p("- Lưu."), p(signature) + p("BÍ THƯ") + p("b|Nguyễn Văn A")})
	for name, tt := range map[string]struct {
		head   string
		want   []string
		blanks []string
		stem   string
	}{
		"all of it": {letterhead("Số 05-KH/CB", "Ví Dụ, ngày 03 tháng 02 năm 2026"),
			[]string{`number: "05-KH/CB"`, "type: ke-hoach", `issuer: "Chi bộ thôn Mẫu"`, "date: 2026-02-03", "status: unknown"}, nil, "05-kh-cb"},
		"one paragraph a cell": {table([]string{p("jc=center", "ĐẢNG BỘ XÃ VÍ DỤ\n", "b|CHI BỘ THÔN MẪU", "\n*\nSố 05-KH/CB"), p("jc=center", "b|ĐẢNG CỘNG SẢN VIỆT NAM\n", "i|Ví Dụ, ngày 03 tháng 02 năm 2026")}),
			[]string{`number: "05-KH/CB"`, "date: 2026-02-03", `issuer: "Chi bộ thôn Mẫu"`}, nil, "05-kh-cb"},
		"a colon and blanks": {letterhead("Số:   5 – KH/CB", "Ví Dụ, ngày 3 tháng 2 năm 2026"), []string{`number: "5-KH/CB"`, "date: 2026-02-03"}, nil, "5-kh-cb"},
		"not yet numbered":   {letterhead("Số:      -KH/CB", "Ví Dụ, ngày     tháng     năm 2026"), []string{`issuer: "Chi bộ thôn Mẫu"`, "# number:", "# date:"}, nil, "cong-van-den"},
		"no such day":        {letterhead("Số 1-KH/CB", "Ví Dụ, ngày 31 tháng 2 năm 2026"), []string{"# date:"}, nil, "1-kh-cb"},
		"lines with tabs": {p("ĐẢNG BỘ XÃ VÍ DỤ\tĐẢNG CỘNG SẢN VIỆT NAM") + p("b|CHI BỘ THÔN MẪU\tVí Dụ, ngày 3 tháng 2 năm 2026") + p("Số 05-KH/CB"),
			[]string{`number: "05-KH/CB"`, `issuer: "Chi bộ thôn Mẫu"`, "date: 2026-02-03"}, nil, "05-kh-cb"},
		"none": {"", []string{"issuer:", "type: ke-hoach"}, []string{"issuer"}, "cong-van-den"},
	} {
		page := word(t, "document", "Công văn đến.docx", tt.head+title+rest)
		for _, want := range append(tt.want, `title: "Kế hoạch tổ chức sinh hoạt chuyên đề năm 2026"`) {
			if !strings.Contains(page.Text, "\n"+want) {
				t.Errorf("%s: no %q in\n%s", name, want, page.Text)
			}
		}
		if got := keys(page); !slices.Equal(got, tt.blanks) || page.Stem != tt.stem {
			t.Errorf("%s: blanks %q, stem %q", name, got, page.Stem)
		}
		for _, want := range []string{"## I. MỤC ĐÍCH\n\nMột."} {
			if !strings.Contains(body(page), want) {
				t.Errorf("%s: %q is lost:\n%s", name, want, body(page))
			}
		}
		for _, lost := range []string{"ĐẢNG CỘNG SẢN", "-----", "Đảng ủy xã;", "T/M CHI BỘ", "BÍ THƯ", "Nguyễn Văn A"} {
			if strings.Contains(body(page), lost) {
				t.Errorf("%s: %q is still there:\n%s", name, lost, body(page))
			}
		}
		if named := `"Nơi nhận: / - Đảng ủy xã; / - Lưu. / T/M CHI BỘ / BÍ THƯ / Nguyễn Văn A"`; !slices.ContainsFunc(page.Left, func(l lang.Text) bool { return strings.Contains(l.VI, named) }) {
			t.Errorf("%s: the signature is not named in %v", name, page.Left)
		}
		check(t, name, page, "van-ban/a.md")
		for _, b := range page.Blanks {
			if line := strings.Split(page.Text, "\n")[b.Line-1]; line != b.Key+":" {
				t.Errorf("%s: line %d is %q", name, b.Line, line)
			}
		}
	}
}

// TestTopic: known parts go under their headings, in the kind's order; nothing is
// lost.
func TestTopic(t *testing.T) {
	t.Parallel()
	page := word(t, "topic", "CĐ quý II.docx", letterhead("Số 05-KH/CB", "Ví Dụ, ngày 03 tháng 02 năm 2026")+
		p("jc=center", "b|CHUYÊN ĐỀ")+p("jc=center", "b|Hiến đất mở đường")+p("Lời nói đầu.")+
		p("b|I. ĐẶT VẤN ĐỀ")+p("Vì sao.")+p("b|II. THỰC TRẠNG")+p("b|1. Ưu điểm")+p("Có.")+
		p("b|III. MỘT CHUYỆN KHÁC")+p("Khác.")+p("b|1. Nhỏ")+p("Hơn.")+p("b|IV. CÂU HỎI THẢO LUẬN")+p("1. Làm gì?")+p("2. Ai làm?")+
		p("b|V. KẾT LUẬN")+p("Xong", "<w:footnoteReference w:id=\"2\"/>", "."),
		docxtest.Part{Name: "word/footnotes.xml", Text: docxtest.XML("footnotes", `<w:footnote w:id="2">`+p("Chú thích.")+`</w:footnote>`)})
	got := body(page)
	at := 0
	for _, want := range []string{
		"## Báo cáo đề dẫn {#bao-cao-de-dan}", "### 1. Sự cần thiết {#su-can-thiet}", "**I. ĐẶT VẤN ĐỀ**", "Vì sao.", "### 3. Thực trạng {#thuc-trang}", "#### 1. Ưu điểm", "Có.",
		"## Câu hỏi thảo luận {#cau-hoi-thao-luan}", "1. Làm gì?", "2. Ai làm?", "## Kết luận mẫu {#ket-luan-mau}", "Xong[^1].", "## Nội dung khác trong tệp gốc {#noi-dung-khac}", "Lời nói đầu.",
		"### III. MỘT CHUYỆN KHÁC", "Khác.", "#### 1. Nhỏ", "Hơn.", "[^1]: Chú thích.",
	} {
		i := strings.Index(got[at:], want)
		if i < 0 {
			t.Fatalf("no %q behind the one before in\n%s", want, got)
		}
		at += i + len(want)
	}
	if want := []string{"groups", "audiences", "quarters", "minutes"}; !slices.Equal(keys(page), want) || page.Stem != "cd-quy-ii" {
		t.Errorf("blanks %q, stem %q", keys(page), page.Stem)
	}
	if want := `sources: ["Văn bản số 05-KH/CB ngày 03/02/2026 của CHI BỘ THÔN MẪU (ĐẢNG BỘ XÃ VÍ DỤ)"]`; !strings.Contains(page.Text, want) {
		t.Errorf("no %s in\n%s", want, page.Text)
	}
	check(t, "topic", page, "chuyen-de/a.md")
}

// TestAllKinds: an empty-handed page of each kind has blanks only.
func TestAllKinds(t *testing.T) {
	t.Parallel()
	for name, path := range map[string]string{"page": "a.md", "case": "dien-hinh/a.md", "guidance": "huong-dan/a.md", "group": "nhom/a.md", "topic": "chuyen-de/a.md", "document": "van-ban/a.md"} {
		page := word(t, name, "a.docx", p("Một đoạn văn.")+p("b|CÁCH LÀM")+p("Hai."))
		if !strings.Contains(page.Text, "Một đoạn văn.") || !strings.Contains(page.Text, "Hai.") {
			t.Errorf("%s: the text is lost:\n%s", name, page.Text)
		}
		check(t, name, page, path)
	}
}

// TestPictures: pictures that browsers know stand beside the page, the others are
// named.
func TestPictures(t *testing.T) {
	t.Parallel()
	const png = "\x89PNG\r\n\x1a\nxxxx"
	drawing := func(id, words string) string {
		return `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="` + words + `"/><a:blip r:embed="` + id + `"/></wp:inline></w:drawing></w:r></w:p>`
	}
	data := docxtest.New(t, p("Ảnh:")+drawing("a", "Con đường")+drawing("b", "")+drawing("a", "Nữa"),
		docxtest.Part{Name: docxtest.Relations, Text: `<Relationships><Relationship Id="a" Type="http://x/image" Target="media/a.png"/><Relationship Id="b" Type="http://x/image" Target="media/b.emf"/></Relationships>`},
		docxtest.Part{Name: "word/media/a.png", Text: png}, docxtest.Part{Name: "word/media/b.emf", Text: "xxx"})
	page, err := Word("Tin mới.docx", bytes.NewReader(data), int64(len(data)), Options{Kind: kind(t, "page")})
	if err != nil {
		t.Fatal(err)
	}
	if got := body(page); got != "Ảnh:\n\n![Con đường](tin-moi-1.png)\n\n![Nữa](tin-moi-1.png)" {
		t.Errorf("got %s", got)
	}
	if len(page.Left) != 1 || !strings.Contains(page.Left[0].VI, "b.emf") {
		t.Errorf("left are %v", page.Left)
	}
	put := map[string]string{}
	if err := Pictures(page.Pictures, func(name string, data []byte) error {
		put[name] = string(data)
		return nil
	}); err != nil || len(put) != 1 || put["tin-moi-1.png"] != png {
		t.Errorf("put %q, %v", put, err)
	}
}

// TestLeft: what is not taken is named.
func TestLeft(t *testing.T) {
	t.Parallel()
	page := word(t, "page", "a.docx", p("Một")+p("vanish|Ẩn")+p("style=TOC1", "Mục 1\t2"),
		docxtest.Part{Name: "word/comments.xml", Text: docxtest.XML("comments", `<w:comment w:id="0">`+p("Góp ý")+`</w:comment>`)},
		docxtest.Part{Name: "word/header1.xml", Text: docxtest.XML("hdr", p("Tài liệu của xã"))},
		docxtest.Part{Name: "word/footer1.xml", Text: docxtest.XML("ftr", p("3"))},
		docxtest.Part{Name: "word/embeddings/a.xlsx", Text: "x"})
	var left []string
	for _, l := range page.Left {
		left = append(left, l.VI)
	}
	all := strings.Join(left, "\n")
	for _, want := range []string{"lời bình", "Tài liệu của xã", "chữ ẩn", "mục lục", "a.xlsx"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in %s", want, all)
		}
	}
	if len(left) != 5 {
		t.Errorf("left are %q", left)
	}
}

// TestRefusals: what cannot be read is told with a cure.
func TestRefusals(t *testing.T) {
	t.Parallel()
	good := docxtest.New(t, p("a"))
	for name, data := range map[string][]byte{
		"text": []byte("chữ"), "half": good[:len(good)/2], "no text": docxtest.New(t, p("")),
		"outside":  docxtest.New(t, p("a"), docxtest.Part{Name: "../a.xml", Text: "x"}),
		"entities": docxtest.New(t, "", docxtest.Part{Name: docxtest.Main, Text: `<!DOCTYPE d [<!ENTITY a "aa">]><document>&a;</document>`}),
		"too deep": docxtest.New(t, strings.Repeat("<w:a>", 300)+strings.Repeat("</w:a>", 300)),
	} {
		page, err := Word("a.docx", bytes.NewReader(data), int64(len(data)), Options{Kind: kind(t, "page")})
		var refusal *Refusal
		if !errors.As(err, &refusal) || refusal.Why.VI == "" || refusal.Cure.EN == "" || page.Text != "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestTextFile: lines of a text file are paragraphs, whatever they are encoded in.
func TestTextFile(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ in, want string }{
		"lines":   {"\ufeffMột\r\n\r\n- hai\r\n- ba\r\n", "Một\n\n- hai\n- ba"},
		"wrapped": {"Đảng bộ phường phát động phong trào hiến đất làm đường nông\nthôn và các đảng viên đi trước để làng nước theo sau cho kịp\nngày hội của xã, và mọi người cùng góp công góp của với nhau\nmột tay.\n\n1. Hai.\n2. Ba.\n", "Đảng bộ phường phát động phong trào hiến đất làm đường nông thôn và các đảng viên đi trước để làng nước theo sau cho kịp ngày hội của xã, và mọi người cùng góp công góp của với nhau một tay.\n\n1. Hai.\n2. Ba."},
		"TCVN3":   {"\xa7\xb6ng b\xe9 ph\xad\xeang\n- \xae\xb6ng vi\xaan\n", "Đảng bộ phường\n\n- đảng viên"},
	} {
		page, err := Text("a.txt", []byte(tt.in), Options{Kind: kind(t, "page")})
		if err != nil || body(page) != tt.want {
			t.Errorf("%s: %v\n%s", name, err, body(page))
		}
	}
}

// TestPictureBomb: a picture that unpacks to more than one may have is left alone, and
// costs no more memory than that.
func TestPictureBomb(t *testing.T) {
	t.Parallel()
	bomb := "\x89PNG\r\n\x1a\n" + strings.Repeat("\x00", largestPicture+1<<10)
	data := docxtest.New(t, p("Ảnh:")+`<w:p><w:r><w:drawing><a:blip r:embed="a"/></w:drawing></w:r></w:p>`,
		docxtest.Part{Name: docxtest.Relations, Text: `<Relationships><Relationship Id="a" Type="http://x/image" Target="media/a.png"/></Relationships>`},
		docxtest.Part{Name: "word/media/a.png", Text: bomb})
	if len(data) > 1<<20 {
		t.Fatalf("the file has %d bytes, which proves nothing", len(data))
	}
	page, err := Word("a.docx", bytes.NewReader(data), int64(len(data)), Options{Kind: kind(t, "page")})
	if err != nil || len(page.Pictures) != 0 || len(page.Left) != 1 || !strings.Contains(page.Left[0].VI, "20 MB") {
		t.Errorf("%v, left %v", err, page.Left)
	}
}

// TestTopicsPaper: a paper of a topic gives the page the topic's name, and a form that is not filled
// in no source.
func TestTopicsPaper(t *testing.T) {
	t.Parallel()
	data := docxtest.New(t, docxtest.Table([]string{docxtest.P("ĐẢNG BỘ [TÊN ĐẢNG BỘ]") + docxtest.P("b|CHI BỘ [TÊN CHI BỘ]") + docxtest.P("Số [số]-BC/CB"), docxtest.P("b|ĐẢNG CỘNG SẢN VIỆT NAM") + docxtest.P("i|[địa danh], ngày [..] tháng [..] năm [....]")})+
		docxtest.P("style=Title", "BÁO CÁO ĐỀ DẪN")+docxtest.P("jc=center", "b|Chuyên đề: vận động hiến đất:")+docxtest.P("jc=center", "b|đảng viên đi trước")+docxtest.P("b|1. Sự cần thiết")+docxtest.P("a")+docxtest.P("b"), docxtest.Styles())
	for name, want := range map[string]string{"topic": "Vận động hiến đất: đảng viên đi trước", "page": "BÁO CÁO ĐỀ DẪN Chuyên đề: vận động hiến đất: đảng viên đi trước"} {
		page, err := Word("de-dan.docx", bytes.NewReader(data), int64(len(data)), Options{Kind: kind(t, name)})
		if err != nil || page.Title != want || strings.Contains(page.Text, "[TÊN CHI BỘ]") {
			t.Errorf("%s: %q, %v\n%s", name, page.Title, err, page.Text)
		}
	}
}
