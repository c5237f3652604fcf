package measure

import (
	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// What this package reports.
var (
	ruleKey = diag.Rule{Code: "eval-key", Severity: diag.Notice, OfFile: true,
		Means: lang.Text{VI: "dòng của search --eval có khóa không dùng đến", EN: "a row for search --eval has a key that is not used"},
		Cure:  lang.Text{VI: "xóa khóa ấy, hoặc sửa tên khóa", EN: "remove it or correct its name"}}
	ruleRow = diag.Rule{Code: "eval-row", Severity: diag.Error, OfFile: true,
		Means: lang.Text{VI: "dòng của search --eval không có câu hỏi với trang trả lời", EN: "a row for search --eval is no query with its page"},
		Cure:  lang.Text{VI: "viết “câu hỏi<TAB>/trang.html”, hoặc một đối tượng JSON", EN: "write “query<TAB>/page.html” or a JSON object"}}
)

// Rules are all that this package reports.
func Rules() []diag.Rule { return []diag.Rule{ruleKey, ruleRow} }
