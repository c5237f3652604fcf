package docx

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/docxtest"
)

// read reads a document that must be one.
func read(t *testing.T, data []byte) *Document {
	t.Helper()
	d, err := Read(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// shown are the lines of a document as "part.paragraph[table.row.cell]: text",
// those that are not seen with a "~".
func shown(d *Document) []string {
	var all []string
	for _, l := range d.Lines() {
		place := fmt.Sprintf("%d.%d", l.Part, l.Paragraph)
		if l.Table > 0 {
			place += fmt.Sprintf("[%d.%d.%d]", l.Table, l.Row, l.Cell)
		}
		if l.Unseen {
			place += "~"
		}
		all = append(all, place+": "+l.Text)
	}
	return all
}

func run(inside string) string { return "<w:r>" + inside + "</w:r>" }

func text(s string) string { return "<w:t>" + s + "</w:t>" }

func para(inside string) string { return "<w:p>" + inside + "</w:p>" }

// TestText: whatever a reader of the page sees, and what travels with the file,
// is text.
func TestText(t *testing.T) {
	t.Parallel()
	const box = `<w:txbxContent><w:p><w:r><w:t>Hộp</w:t></w:r></w:p></w:txbxContent>`
	for name, tt := range map[string]struct {
		body string
		want []string
	}{
		"runs that Word cut":  {para(run(text("09")) + `<w:proofErr w:type="spellStart"/>` + run("<w:rPr><w:b/></w:rPr>"+text("12")) + run(text("345678"))), []string{"0.1: 0912345678"}},
		"empty paragraphs":    {para("") + para(run("")) + para(run(text("A"))) + para(run(text(" "))) + para(run(text("B"))), []string{"0.1: A", "0.2: B"}},
		"signs":               {para(run(text("a") + "<w:tab/>" + text("b") + "<w:br/>" + text("c") + "<w:noBreakHyphen/><w:softHyphen/>" + text("d") + `<w:sym w:font="X" w:char="00E9"/><w:sym w:char="F0A7"/>`)), []string{"0.1: a\tb | c-dé"}},
		"capitals":            {para(run("<w:rPr><w:caps/></w:rPr>"+text("Mật")) + run(`<w:rPr><w:caps w:val="0"/></w:rPr>`+text(" nhé"))), []string{"0.1: MẬT nhé"}},
		"tracked changes":     {para(run(text("Số ")) + "<w:del>" + run("<w:delText>một</w:delText>") + "</w:del><w:ins>" + run(text("hai")) + "</w:ins>"), []string{"0.1: Số hai", "0.1~: Số một"}},
		"put in, taken out":   {para("<w:ins><w:del>" + run("<w:delText>x</w:delText>") + "</w:del></w:ins>" + run(text("y"))), []string{"0.1: y", "0.1~: xy"}},
		"moved":               {para("<w:moveFrom>"+run(text("cũ"))+"</w:moveFrom>") + para("<w:moveTo>"+run(text("mới"))+"</w:moveTo>"), []string{"0.1~: cũ", "0.2: mới"}},
		"wrapped":             {`<w:sdt><w:sdtPr/><w:sdtContent>` + para(`<w:smartTag><w:sdt><w:sdtContent>`+run(text("A"))+`</w:sdtContent></w:sdt></w:smartTag>`) + `</w:sdtContent></w:sdt><w:customXml>` + para(run(text("B"))) + `</w:customXml>`, []string{"0.1: A", "0.2: B"}},
		"mathematics":         {para(`<m:oMathPara><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></m:oMathPara>`), []string{"0.1: x=1"}},
		"a fraction":          {para(`<m:oMath><m:r><m:t>x=</m:t></m:r><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f><m:r><m:t>c</m:t></m:r></m:oMath>`), []string{"0.1: x=(a+b)/2 c"}},
		"powers and roots":    {para(`<m:oMath><m:sSup><m:e><m:d><m:e><m:r><m:t>x+a</m:t></m:r></m:e></m:d></m:e><m:sup><m:r><m:t>n</m:t></m:r></m:sup></m:sSup><m:r><m:t>+</m:t></m:r><m:rad><m:radPr/><m:deg><m:r><m:t>3</m:t></m:r></m:deg><m:e><m:sSubSup><m:e><m:r><m:t>b</m:t></m:r></m:e><m:sub><m:r><m:t>1</m:t></m:r></m:sub><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSubSup></m:e></m:rad></m:oMath>`), []string{"0.1: (x+a)^n+³√(b₁²)"}},
		"a sum":               {para(`<m:oMath><m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub><m:r><m:t>k=0</m:t></m:r></m:sub><m:sup><m:r><m:t>n</m:t></m:r></m:sup><m:e><m:func><m:fName><m:r><m:t>sin</m:t></m:r></m:fName><m:e><m:r><m:t>k</m:t></m:r></m:e></m:func></m:e></m:nary><m:d><m:dPr><m:begChr m:val="|"/><m:endChr m:val="|"/></m:dPr><m:e><m:acc><m:e><m:r><m:t>v</m:t></m:r></m:e></m:acc></m:e></m:d></m:oMath>`), []string{"0.1: ∑_(k=0)^n sin k|v\u0302|"}},
		"cases and matrices":  {para(`<m:oMath><m:d><m:dPr><m:begChr m:val="{"/><m:endChr m:val=""/></m:dPr><m:e><m:eqArr><m:e><m:r><m:t>a&amp;=1</m:t></m:r></m:e><m:e><m:r><m:t>b=2</m:t></m:r></m:e></m:eqArr></m:e></m:d><m:m><m:mr><m:e><m:r><m:t>1</m:t></m:r></m:e><m:e><m:r><m:t>2</m:t></m:r></m:e></m:mr><m:mr><m:e><m:r><m:t>3</m:t></m:r></m:e></m:mr></m:m></m:oMath>`), []string{"0.1: {a=1 | b=21  2; 3"}},
		"ruby":                {para(run(`<w:ruby><w:rt>` + run(text("trên")) + `</w:rt><w:rubyBase>` + run(text("dưới")) + `</w:rubyBase></w:ruby>`)), []string{"0.1: trêndưới"}},
		"a field":             {para(run(`<w:fldChar w:fldCharType="begin"/>`) + run(`<w:instrText> HYPERLINK "tel:</w:instrText>`) + run(`<w:instrText>0912345678" </w:instrText>`) + run(`<w:fldChar w:fldCharType="separate"/>`) + run(text("gọi")) + run(`<w:fldChar w:fldCharType="end"/>`) + run(text(" nhé"))), []string{"0.1: gọi nhé", `0.1~:  HYPERLINK "tel:0912345678" `, "0.1~: tel:0912345678"}},
		"a simple field":      {para(`<w:fldSimple w:instr=" PAGE ">` + run(text("3")) + `</w:fldSimple>`), []string{"0.1: 3", "0.1~:  PAGE "}},
		"a link":              {para(`<w:hyperlink r:id="rId9">` + run(text("đây")) + `</w:hyperlink><w:hyperlink w:anchor="muc">` + run(text(" và đó")) + `</w:hyperlink>`), []string{"0.1: đây và đó", "0.1~: https://vi.du/a"}},
		"a table":             {"<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr/>" + para(run(text("A"))) + "</w:tc><w:tc>" + para(run(text("B"))) + para(run(text("C"))) + "</w:tc></w:tr><w:sdt><w:sdtContent><w:tr><w:tc><w:tbl><w:tr><w:tc>" + para(run(text("D"))) + "</w:tc></w:tr></w:tbl>" + para("") + "</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>" + para(run(text("E"))), []string{"0.1[1.1.1]: A", "0.2[1.1.2]: B", "0.3[1.1.2]: C", "0.4[1.2.1]: D", "0.5: E"}},
		"a box, twice":        {para(run(`<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic>`+box+`</a:graphic></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>`+box+`</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`) + run(text("A"))), []string{"0.1: A", "0.2: Hộp"}},
		"a box for old Word":  {para(run(`<mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice><mc:Fallback><w:pict>` + box + `</w:pict></mc:Fallback></mc:AlternateContent>`)), []string{"0.1: Hộp"}},
		"a watermark":         {para(run(`<w:pict><v:shape><v:textpath style="x" string="TỐI MẬT"/></v:shape></w:pict>`)), []string{"0.1: TỐI MẬT"}},
		"a picture's words":   {para(run(`<w:drawing><wp:inline><wp:docPr id="1" name="P" descr="Ảnh chụp"/><a:blip r:embed="rId8"/></wp:inline></w:drawing>`)), []string{"0.1~: Ảnh chụp"}},
		"entities and blanks": {para(run(`<w:t xml:space="preserve"> a &amp; &lt;b&gt; &#7853; </w:t>`)), []string{"0.1:  a & <b> ậ "}},
		"hidden":              {para(run("<w:rPr><w:vanish/></w:rPr>" + text("ẩn"))), []string{"0.1: ẩn"}},
		"no paragraph":        {"<w:sectPr/>", nil},
		"unknown wrapping":    {"<w:la><w:khac>" + para("<w:la>"+run(text("A"))+"</w:la>") + "</w:khac></w:la>", []string{"0.1: A"}},
	} {
		relations := docxtest.Part{Name: docxtest.Relations, Text: `<Relationships><Relationship Id="rId9" Type="http://x/hyperlink" Target="https://vi.du/a" TargetMode="External"/>` +
			`<Relationship Id="rId8" Type="http://x/image" Target="media/a.png"/></Relationships>`}
		if got := shown(read(t, docxtest.New(t, tt.body, relations))); !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, tt.want)
		}
	}
}

// TestMerged: what Word merges into a text from other forms is told of, wherever it lies.
func TestMerged(t *testing.T) {
	t.Parallel()
	const chunk = `<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="%s"/>`
	d := read(t, docxtest.New(t, docxtest.Paragraph("Thân")+`<w:altChunk r:id="a"/>`+docxtest.Paragraph("Cuối"),
		docxtest.Part{Name: docxtest.Relations, Text: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			fmt.Sprintf(chunk, "a", "khoi.html") + fmt.Sprintf(chunk, "b", "/ngoai/khoi.dat") + fmt.Sprintf(chunk, "c", "khong-co.html") + `</Relationships>`},
		docxtest.Part{Name: "word/khoi.html", Text: "<p>Trong</p>"},
		docxtest.Part{Name: "ngoai/khoi.dat", Text: "<p>Ngoài</p>"},
	))
	if want := []string{"0.1: Thân", "0.2: Cuối"}; !slices.Equal(shown(d), want) {
		t.Errorf("got %q", shown(d))
	}
	want := []string{"word/khoi.html", "ngoai/khoi.dat"}
	if !slices.Equal(d.Merged, want) || !slices.Equal(d.Unread, want) {
		t.Errorf("merged are %q, unread %q", d.Merged, d.Unread)
	}
}

// TestParts: what stands beside the body is read wherever it lies.
func TestParts(t *testing.T) {
	t.Parallel()
	p := docxtest.Paragraph
	data := docxtest.New(t, p("Thân"),
		docxtest.Part{Name: "word/header1.xml", Text: docxtest.XML("hdr", p("Đầu trang"))},
		docxtest.Part{Name: "word/footer2.xml", Text: docxtest.XML("ftr", p("Chân trang"))},
		docxtest.Part{Name: "word/footnotes.xml", Text: docxtest.XML("footnotes", `<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2">`+p("Chú thích")+`</w:footnote>`)},
		docxtest.Part{Name: "word/endnotes.xml", Text: docxtest.XML("endnotes", `<w:endnote w:id="3">`+p("Cuối bài")+`</w:endnote>`)},
		docxtest.Part{Name: "word/comments.xml", Text: docxtest.XML("comments", `<w:comment w:id="0" w:author="A">`+p("Góp ý")+`</w:comment>`)},
		docxtest.Part{Name: "word/diagrams/data1.xml", Text: `<dgm:dataModel xmlns:dgm="d" xmlns:a="a"><dgm:pt><dgm:t><a:p><a:r><a:t>Sơ đồ</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>`},
		docxtest.Part{Name: "word/styles.xml", Text: docxtest.XML("styles", p("Không phải chữ"))},
		docxtest.Part{Name: "word/theme/theme1.xml", Text: docxtest.XML("theme", p("Không phải chữ"))},
		docxtest.Part{Name: "word/hong.xml", Text: "<a><b>"},
		docxtest.Part{Name: "word/embeddings/sheet.xlsx", Text: "x"},
		docxtest.Part{Name: "word/media/a.png", Text: "x"},
		docxtest.Part{Name: "docProps/core.xml", Text: `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>Tên</dc:title><dc:creator>Người soạn</dc:creator><cp:keywords/></cp:coreProperties>`},
		docxtest.Part{Name: "customXml/item1.xml", Text: "<a>Không đọc</a>"},
	)
	d := read(t, data)
	want := []string{"0.1: Thân", "1.1: Đầu trang", "2.1: Chân trang", "3.1: Chú thích", "4.1: Cuối bài", "5.1: Góp ý", "6.1: Sơ đồ", "8.1: Tên", "8.2: Người soạn"}
	if got := shown(d); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if want := []string{"word/hong.xml", "word/embeddings/sheet.xlsx"}; !slices.Equal(d.Unread, want) {
		t.Errorf("unread are %q, want %q", d.Unread, want)
	}
	if note := d.Parts[3].Blocks[1].Paragraph; note.Note != "2" {
		t.Errorf("the footnote belongs to %q", note.Note)
	}
}

// TestTree: the looks that say what something is are kept.
func TestTree(t *testing.T) {
	t.Parallel()
	body := para(`<w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr><w:rPr><w:b/></w:rPr></w:pPr>`+
		run(`<w:rPr><w:rFonts w:ascii=".VnTime"/><w:b/><w:i w:val="true"/><w:u w:val="none"/><w:vertAlign w:val="superscript"/></w:rPr>`+text("A"))+
		run(`<w:rPr><w:b w:val="false"/></w:rPr>`+text("B")+`<w:footnoteReference w:id="2"/>`)+`<w:hyperlink r:id="rId9" w:anchor="x">`+run(text("C"))+`</w:hyperlink>`) +
		`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`
	relations := docxtest.Part{Name: docxtest.Relations, Text: `<Relationships><Relationship Id="rId9" Type="http://x/hyperlink" Target="https://vi.du/"/></Relationships>`}
	d := read(t, docxtest.New(t, body, relations))
	p := d.Parts[0].Blocks[0].Paragraph
	if p.Style != "Heading1" || p.List != "7" || p.Level != 1 {
		t.Errorf("the paragraph is %+v", p)
	}
	want := []Run{
		{Text: "A", Font: ".VnTime", Marks: Bold | Italic | Superscript, Plain: Underline}, {Text: "B", Plain: Bold}, {Footnote: "2", Plain: Bold}, {Text: "C", Link: "https://vi.du/#x"},
	}
	if !slices.Equal(p.Runs, want) {
		t.Errorf("runs are %+v\nwant %+v", p.Runs, want)
	}
	cells := d.Parts[0].Blocks[1].Table.Rows[0].Cells
	if len(cells) != 2 || cells[0].Span != 2 || cells[0].Merged || cells[1].Span != 1 || !cells[1].Merged {
		t.Errorf("cells are %+v", cells)
	}
}

// TestForms: programs write the package in several ways.
func TestForms(t *testing.T) {
	t.Parallel()
	body := docxtest.XML("document", "<w:body>"+docxtest.Paragraph("Đất đai")+"</w:body>")
	utf16 := "\xff\xfe"
	for _, r := range strings.Replace(body, `encoding="UTF-8"`, `encoding="UTF-16"`, 1) {
		utf16 += string([]byte{byte(r), byte(r >> 8)})
	}
	part := func(name, text string) docxtest.Part { return docxtest.Part{Name: name, Text: text} }
	relation := func(target string) docxtest.Part {
		return part("_rels/.rels", `<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="`+target+`"/></Relationships>`)
	}
	for name, data := range map[string][]byte{
		"absolute":       docxtest.Pack(t, relation("/word/document.xml"), part("word/document.xml", body)),
		"elsewhere":      docxtest.Pack(t, relation("a/b/main.xml"), part("a/b/main.xml", body)),
		"at the top":     docxtest.Pack(t, relation("main.xml"), part("main.xml", body)),
		"other case":     docxtest.Pack(t, relation("Word/Document.xml"), part("word/document.xml", body)),
		"backslashes":    docxtest.Pack(t, part(`word\document.xml`, body)),
		"no relations":   docxtest.Pack(t, part("word/document.xml", body)),
		"UTF-16":         docxtest.Pack(t, part("word/document.xml", utf16)),
		"with a BOM":     docxtest.Pack(t, part("word/document.xml", "\xef\xbb\xbf"+body)),
		"strict":         docxtest.Pack(t, part("word/document.xml", strings.ReplaceAll(body, "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"))),
		"another prefix": docxtest.Pack(t, part("word/document.xml", strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(body, "<w:", "<x:"), "</w:", "</x:"), "xmlns:w=", "xmlns:x="))),
	} {
		if got := shown(read(t, data)); !slices.Equal(got, []string{"0.1: Đất đai"}) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestBareTables: whether lines are drawn, the table says, then a cell, then its style.
func TestBareTables(t *testing.T) {
	t.Parallel()
	styles := docxtest.Part{Name: "word/styles.xml", Text: docxtest.XML("styles", `<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="None"/><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr></w:style>`+
		`<w:style w:type="table" w:styleId="Part"><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>`+
		`<w:style w:type="table" w:styleId="None"><w:name w:val="Normal Table"/></w:style>`)}
	own := func(value string) string {
		return `<w:tblBorders><w:top w:val="none"/><w:left w:val="` + value + `"/></w:tblBorders>`
	}
	for name, tt := range map[string]struct {
		properties, cell string
		want             bool
	}{
		"nothing said":     {"", "", true},
		"its own":          {own("single"), "", false},
		"none of its own":  {`<w:tblStyle w:val="Grid"/>` + own("nil"), "", true},
		"of its style":     {`<w:tblStyle w:val="Grid"/>`, "", false},
		"of a part":        {`<w:tblStyle w:val="Part"/>`, "", false},
		"a style without":  {`<w:tblStyle w:val="None"/>`, "", true},
		"an unknown style": {`<w:tblStyle w:val="Gone"/>`, "", false},
		"a cell's":         {own("none"), `<w:tcBorders><w:bottom w:val="dotted"/></w:tcBorders>`, false},
		"none of a cell's": {own("none"), `<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>`, true},
		"empty for a cell": {"", `<w:tcBorders></w:tcBorders>`, true},
	} {
		d := read(t, docxtest.New(t, "<w:tbl><w:tblPr>"+tt.properties+"</w:tblPr><w:tr><w:tc><w:tcPr>"+tt.cell+"</w:tcPr>"+para(run(text("a")))+"</w:tc></w:tr></w:tbl>", styles))
		if got := d.Styles.IsBare(d.Parts[0].Blocks[0].Table); got != tt.want {
			t.Errorf("%s: bare is %v", name, got)
		}
		if d.Styles["Part"].Run.Marks != 0 {
			t.Error("the letters of a part of a table are taken for those of its style")
		}
	}
}
