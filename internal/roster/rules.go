package roster

import (
	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// What this package reports.
var (
	ruleTable = diag.Rule{Code: "rota-table", Severity: diag.Error,
		Means: lang.Text{VI: "bảng người dự và chi bộ viết sai", EN: "the table of people and cells has a mistake"},
		Cure:  lang.Text{VI: "sửa theo gợi ý ở từng dòng", EN: "mend it as the hint says"}}
	ruleColumn = diag.Rule{Code: "rota-column", Severity: diag.Warning,
		Means: lang.Text{VI: "bảng có cột mà lịch dự không dùng đến", EN: "the table has a column that the rota makes no use of"},
		Cure:  lang.Text{VI: "đổi tên cột nếu gõ nhầm, còn không thì để yên", EN: "rename it if it is a slip; else leave it"}}
	ruleAlike = diag.Rule{Code: "rota-alike", Severity: diag.Warning,
		Means: lang.Text{VI: "hai chi bộ chỉ khác nhau ở dấu", EN: "two cells differ in their marks only"},
		Cure:  lang.Text{VI: "nếu là một thì ghi giống nhau", EN: "if they are one, write them the same"}}
)

// Rules returns them all, by code.
func Rules() []diag.Rule { return []diag.Rule{ruleAlike, ruleColumn, ruleTable} }
