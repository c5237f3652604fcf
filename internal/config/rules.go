package config

import (
	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// What this package reports.
var (
	ruleValueDuplicate = diag.Rule{Code: "value-duplicate", Severity: diag.Error,
		Means: lang.Text{VI: "mã hoặc thư mục trong site.yaml dùng hai lần", EN: "an id or folder of site.yaml is used twice"},
		Cure:  lang.Text{VI: "đặt cho mỗi mục một mã, một thư mục riêng", EN: "give each an id and a folder of its own"}}
	ruleStrings = diag.Rule{Code: "strings", Severity: diag.Error,
		Means: lang.Text{VI: "chữ riêng trong site.yaml không dùng được", EN: "words of the site's own in site.yaml that cannot be used"},
		Cure:  lang.Text{VI: "viết đúng khóa của bảng chữ có sẵn", EN: "use a key that the built-in words have"}}
	rulePaperType = diag.Rule{Code: "paper-type", Severity: diag.Error,
		Means: lang.Text{VI: "loại văn bản mà chi bộ không ban hành", EN: "a type of papers that a cell does not issue"},
		Cure:  lang.Text{VI: "chọn loại chi bộ được ban hành, như ket-luan hoặc nghi-quyet", EN: "choose one that a cell issues, such as ket-luan or nghi-quyet"}}
	// RuleValueForm: a value of site.yaml is not of the form wanted.
	RuleValueForm = diag.Rule{Code: "value-form", Severity: diag.Error,
		Means: lang.Text{VI: "giá trị trong site.yaml không viết đúng dạng", EN: "a value of site.yaml is not of the form wanted"},
		Cure:  lang.Text{VI: "viết lại theo ví dụ trong lời báo", EN: "write it like the example in the message"}}
)

// Rules returns them all, by code.
func Rules() []diag.Rule {
	return []diag.Rule{
		rulePaperType, ruleStrings, ruleValueDuplicate, RuleValueForm,
	}
}
