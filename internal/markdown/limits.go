package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"chuyende/internal/lang"
)

// What a short text can come to: a name stands for a long address, a row of one
// cell is filled up to the width of its table, a note is led back to from all
// that refer to it. A page of the law, ten times as long as any other, comes to
// one and a half times its source.
const (
	// mostHTML and htmlPerByte bound the HTML of a text: so much for any text,
	// and so much more for each byte of it.
	mostHTML    = 4 << 20
	htmlPerByte = 8
	// mostFilled and bytesPerFilled bound the cells that the rows of a table
	// lack in the same way: each costs some hundred bytes of memory.
	mostFilled     = 20_000
	bytesPerFilled = 8
	// mostOfAKind is how many problems of one code are told of one file.
	mostOfAKind = 100
)

// full reports whether the text has come to all the HTML that it may, which is
// an error at the place that went beyond. What follows is left out.
func (p *pass) full(at int) bool { return p.exceeds(len(p.html), at) }

func (p *pass) exceeds(size, at int) bool {
	if size <= mostHTML+htmlPerByte*len(p.data) {
		return false
	}
	if !p.tooLong {
		p.tooLong = true
		at = min(max(at, 0), len(p.data))
		p.report(rulePageTooLong, at, p.lineEnd(at),
			lang.Textf("từ đây trang trở nên dài quá mức: chữ trong tệp thành hơn %d MB HTML",
				"from here on the page is too long: the text comes to more than %d MB of HTML", size>>20),
			lang.Textf("bỏ bớt chỗ dùng đi dùng lại một liên kết dài hay một chú thích, hoặc chia thành nhiều trang",
				"use a long link or a footnote less often, or make several pages of it"))
	}
	return true
}

// tableTransformer is goldmark's, for tables that do not have far more cells
// than were written.
type tableTransformer struct{ parser.ParagraphTransformer }

func (t tableTransformer) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, source := n.Lines(), reader.Source()
	for i := 1; i < lines.Len(); i++ {
		segment := lines.At(i)
		line := segment.Value(source)
		if !isTableRule(line) {
			continue
		}
		columns, bytes := cells(line), 0
		filled := 0
		for j := i + 1; j < lines.Len(); j++ {
			segment := lines.At(j)
			row := segment.Value(source)
			bytes += len(row)
			filled += max(0, columns-cells(row))
		}
		if filled > mostFilled+bytes/bytesPerFilled {
			pc.IDs().(*pass).reportWide(lines.At(i-1).Start, columns, lines.Len()-i-1)
			return
		}
		break
	}
	t.ParagraphTransformer.Transform(n, reader, pc)
}

// isTableRule reports whether a line may be the one below the head of a table.
func isTableRule(line []byte) bool {
	return bytes.IndexByte(line, '-') >= 0 && len(bytes.Trim(line, "-|: \t\n")) == 0 && !util.IsBlank(line)
}

// cells counts the cells of a row, give or take one.
func cells(row []byte) int {
	row = bytes.Trim(row, " \t\n")
	row = bytes.TrimSuffix(bytes.TrimPrefix(row, []byte{'|'}), []byte{'|'})
	return bytes.Count(row, []byte{'|'}) - bytes.Count(row, []byte(`\|`)) + 1
}

func (p *pass) reportWide(at, columns, rows int) {
	p.report(ruleTableTooWide, at, p.lineEnd(at),
		lang.Textf("bảng có %d cột và %d hàng mà phần lớn các ô không được viết ra", "the table has %d columns and %d rows, most of whose cells were not written", columns, rows),
		lang.Textf("bỏ bớt cột, hoặc viết đủ các ô của mỗi hàng", "leave out columns, or write all cells of each row"))
}
