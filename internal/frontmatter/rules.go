package frontmatter

import (
	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// What this package reports.
var (
	ruleFencePlace = diag.Rule{Code: "fence-place", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "phần khai báo không bắt đầu ở dòng đầu, sát lề, bằng đúng ba dấu", EN: "front matter does not start on the first line, at the margin, with three signs"},
		Cure:  lang.Text{VI: "xóa những gì đứng trước dòng --- đầu tiên", EN: "remove what stands before the first ---"}}
	ruleFenceUnclosed = diag.Rule{Code: "fence-unclosed", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "phần khai báo không được đóng lại", EN: "front matter is never closed"},
		Cure:  lang.Text{VI: "thêm một dòng chỉ có --- sau khóa cuối", EN: "add a line of --- after the last key"}}
	ruleKeyDuplicate = diag.Rule{Code: "key-duplicate", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "một khóa khai hai lần", EN: "a key is given twice"},
		Cure:  lang.Text{VI: "gộp hai chỗ làm một", EN: "merge the two"}}
	ruleKeyMissing = diag.Rule{Code: "key-missing", Severity: diag.Error,
		Means: lang.Text{VI: "thiếu khóa bắt buộc, hoặc khóa để trống", EN: "a required key is missing or empty"},
		Cure:  lang.Text{VI: "thêm dòng mà lời báo nêu", EN: "add the line that the message shows"}}
	// RuleKeyUnknown: there is no such key or kind. As all that is a Loss it is an
	// error in the settings and on pages of a kind.
	RuleKeyUnknown = diag.Rule{Code: "key-unknown", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "không có khóa hay loại trang tên như vậy", EN: "there is no such key or kind"},
		Cure:  lang.Text{VI: "sửa tên theo gợi ý, hoặc xóa dòng", EN: "correct the name as hinted, or delete the line"}}
	ruleSyntax = diag.Rule{Code: "syntax", Severity: diag.Error,
		Means: lang.Text{VI: "phần khai báo (hay site.yaml) viết sai dạng YAML hoặc TOML", EN: "front matter or site.yaml is no proper YAML or TOML"},
		Cure:  lang.Text{VI: "viết mỗi dòng một khóa: giá trị; chữ có dấu lạ thì đặt trong ngoặc kép", EN: "write one key: value a line, and quote what has odd signs"}}
	ruleValueComment = diag.Rule{Code: "value-comment", Severity: diag.Warning,
		Means: lang.Text{VI: "phần sau dấu # bị coi là ghi chú và bị bỏ", EN: "what follows # is taken for a comment and left out"},
		Cure:  lang.Text{VI: "đặt cả giá trị trong ngoặc kép", EN: "quote the whole value"}}
	ruleValueCount = diag.Rule{Code: "value-count", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "danh sách quá nhiều mục", EN: "a list has too many items"},
		Cure:  lang.Text{VI: "bỏ bớt mục", EN: "leave some out"}}
	ruleValueDate = diag.Rule{Code: "value-date", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "ngày viết sai dạng hoặc không có thật", EN: "a date is not written as one, or does not exist"},
		Cure:  lang.Text{VI: "viết năm-tháng-ngày: 2026-11-22", EN: "write year-month-day: 2026-11-22"}}
	ruleValueList = diag.Rule{Code: "value-list", Severity: diag.Warning,
		Means: lang.Text{VI: "nhiều giá trị nằm chung một cặp ngoặc kép nên thành một", EN: "several values stand in one pair of quotes and are one"},
		Cure:  lang.Text{VI: "bỏ ngoặc kép, hoặc viết thành danh sách", EN: "remove the quotes or write a list"}}
	ruleValueQuotes = diag.Rule{Code: "value-quotes", Severity: diag.Warning,
		Means: lang.Text{VI: "giá trị nằm trong ngoặc cong “ ”, sẽ hiện ra như chữ", EN: "a value stands in curly quotes, which are shown as text"},
		Cure:  lang.Text{VI: "dùng ngoặc thẳng \"…\"", EN: "use straight quotes"}}
	ruleValueRange = diag.Rule{Code: "value-range", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "số nằm ngoài khoảng cho phép", EN: "a number is out of its range"},
		Cure:  lang.Text{VI: "ghi số trong khoảng mà lời báo nêu", EN: "give a number within the range"}}
	ruleValueType = diag.Rule{Code: "value-type", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "giá trị không đúng loại: chữ, số, danh sách, đúng/sai", EN: "a value is of the wrong type: text, number, list, truth"},
		Cure:  lang.Text{VI: "viết lại theo ví dụ trong lời báo", EN: "write it like the example in the message"}}
	// RuleValueUnknown: a value is not among those allowed.
	RuleValueUnknown = diag.Rule{Code: "value-unknown", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "giá trị không có trong danh sách được dùng", EN: "a value is not among those allowed"},
		Cure:  lang.Text{VI: "chọn một giá trị được gợi ý", EN: "take one that the message offers"}}
)

// Rules returns them all, by code.
func Rules() []diag.Rule {
	return []diag.Rule{
		ruleFencePlace, ruleFenceUnclosed, ruleKeyDuplicate, ruleKeyMissing, RuleKeyUnknown, ruleSyntax, ruleValueComment,
		ruleValueCount, ruleValueDate, ruleValueList, ruleValueQuotes, ruleValueRange, ruleValueType, RuleValueUnknown,
	}
}
