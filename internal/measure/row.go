package measure

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// Row is a query and what its answer should be.
type Row struct {
	Query string
	// First are the pages that should be first, each as good as the others.
	First []string
	// Within is how many places from the top count as first, at least 1.
	Within int
	// May are pages that may stand before those of First: they take no place.
	May []string
	// None says that no page answers the query, and that search should say so.
	None bool
	// Line is where the row stands in its file, from 1.
	Line int
}

// nothing in place of a page says that there is none.
const nothing = "-"

// byteOrderMark is what some editors put before a text.
var byteOrderMark = []byte("\uFEFF")

// Read reads rows, one a line: a JSON object as {"q": "…", "first": ["/x.html"],
// "within": 1, "may": […]} or {"q": "…", "none": true}, or the query and its
// pages with tabs between, "-" where no page answers. Empty lines and those that
// begin with # are left out. file is what the author knows the file by. Rows with
// mistakes are not among those returned.
func Read(file string, data []byte) ([]Row, []diag.Problem) {
	r := reader{file: file, data: data}
	at := 0
	if bytes.HasPrefix(data, byteOrderMark) {
		at = len(byteOrderMark)
	}
	for line := 1; at < len(data); line++ {
		end := len(data)
		if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
			end = at + i
		}
		if !r.line(line, at, end) {
			break
		}
		at = end + 1
	}
	return r.rows, r.problems.Sorted()
}

// reader gathers rows and what is wrong with them.
type reader struct {
	file     string
	data     []byte
	rows     []Row
	problems diag.List
}

// wrong adds a mistake at a range of the file.
func (r *reader) wrong(start, end int, text, hint lang.Text) {
	r.problems.Add(ruleRow.At(r.file, r.data, diag.Span{Start: start, End: end}, text, hint))
}

// line reads the line that stands from at to end. It returns false where there
// is no use in reading on.
func (r *reader) line(number, at, end int) bool {
	text := bytes.TrimSpace(r.data[at:end])
	start := at + bytes.Index(r.data[at:end], text)
	switch {
	case !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0:
		r.wrong(at, at, lang.Textf("tệp không phải là UTF-8", "the file is not UTF-8"),
			lang.Textf("lưu lại dưới dạng Unicode UTF-8", "save it as Unicode UTF-8"))
		return false
	case len(text) == 0 || text[0] == '#':
	case text[0] == '{':
		r.object(number, start, text)
	default:
		r.tabbed(number, at, strings.TrimRight(string(r.data[at:end]), " \t\r")) // a tab ahead says that there is no query
	}
	return true
}

// tabbed reads a row with tabs.
func (r *reader) tabbed(number, start int, text string) {
	fields := strings.Split(text, "\t")
	row := Row{Query: strings.TrimSpace(fields[0]), Within: 1, Line: number}
	for _, field := range fields[1:] {
		switch field = strings.TrimSpace(field); field {
		case "":
		case nothing:
			row.None = true
		default:
			row.First = append(row.First, Address(field))
		}
	}
	r.add(row, start, start+len(text))
}

// add takes a row that makes sense.
func (r *reader) add(row Row, start, end int) {
	switch {
	case row.Query == "":
		r.wrong(start, end, lang.Textf("dòng này không có câu hỏi", "this row has no query"), forms())
	case row.None && len(row.First) > 0:
		r.wrong(start, end, lang.Textf("dòng này vừa có trang, vừa nói là không có trang nào", "this row names a page and says that there is none"),
			lang.Textf("bỏ một trong hai", "leave out one of them"))
	case !row.None && len(row.First) == 0:
		r.wrong(start, end, lang.Textf("dòng này không có trang trả lời", "this row names no page"), forms())
	default:
		r.rows = append(r.rows, row)
	}
}

// forms tells how a row is written.
func forms() lang.Text {
	return lang.Textf(`viết câu hỏi, một dấu TAB, rồi địa chỉ trang như /chuyen-de/x.html (hay - nếu không trang nào trả lời); `+
		`hoặc {"q": "câu hỏi", "first": ["/chuyen-de/x.html"]}`,
		`write the query, a TAB, then a page's address such as /chuyen-de/x.html (or - where no page answers); `+
			`or {"q": "query", "first": ["/chuyen-de/x.html"]}`)
}

// Address puts the address of a page into the one form by which pages are
// compared: from the root of the site, without host or place in the page, a
// list by its folder. Addresses are often copied from a browser.
func Address(page string) string {
	if _, behind, full := strings.Cut(page, "://"); full {
		_, page, _ = strings.Cut(behind, "/")
	}
	page, _, _ = strings.Cut(page, "#")
	page, _, _ = strings.Cut(page, "?")
	page = "/" + strings.TrimLeft(page, "/")
	if folder, list := strings.CutSuffix(page, "/index.html"); list {
		return folder + "/"
	}
	return page
}
