package markdown

import (
	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// What was meant another way than it was written, or is on no page.
var (
	ruleCodeIndent = diag.Rule{Code: "code-indent", Severity: diag.Warning,
		Means: lang.Text{VI: "đoạn văn thụt đầu dòng thành mã", EN: "prose set in by blanks becomes code"},
		Cure:  lang.Text{VI: "xóa dấu cách và tab ở đầu dòng", EN: "remove the blanks at the start"}}
	ruleCommentForm = diag.Rule{Code: "comment-form", Severity: diag.Warning, Loss: true,
		Means: lang.Text{VI: "ghi chú viết sai dấu nên hiện ra trang", EN: "a comment with wrong signs is shown"},
		Cure:  lang.Text{VI: "viết <!-- ghi chú --> bằng dấu trừ thường", EN: "write <!-- comment --> with plain hyphens"}}
	ruleFenceWords = diag.Rule{Code: "fence-words", Severity: diag.Warning, Loss: true,
		Means: lang.Text{VI: "chữ ở dòng mở khối mã không hiện ra", EN: "words on the line that opens code are not shown"},
		Cure:  lang.Text{VI: "chuyển chữ ra ngoài dòng ấy", EN: "move them off that line"}}
	ruleHeadingLine = diag.Rule{Code: "heading-line", Severity: diag.Warning,
		Means: lang.Text{VI: "dòng gạch sát dưới đoạn văn làm nó thành tiêu đề", EN: "a line drawn right below a paragraph makes it a heading"},
		Cure:  lang.Text{VI: "để một dòng trống ở giữa", EN: "leave an empty line between"}}
	ruleLinkForm = diag.Rule{Code: "link-form", Severity: diag.Warning,
		Means: lang.Text{VI: "phần trong ngoặc tròn của liên kết viết sai", EN: "what stands in the brackets of a link is not right"},
		Cure:  lang.Text{VI: "viết [chữ](địa-chỉ \"tên trang\")", EN: "write [text](address \"title\")"}}
	ruleLinkWiki = diag.Rule{Code: "link-wiki", Severity: diag.Warning,
		Means: lang.Text{VI: "liên kết kiểu [[…]] hiện nguyên ra trang", EN: "links like [[…]] are shown as they stand"},
		Cure:  lang.Text{VI: "viết [chữ](ten-tep.md)", EN: "write [text](file-name.md)"}}
	ruleListSigns = diag.Rule{Code: "list-signs", Severity: diag.Warning,
		Means: lang.Text{VI: "các mục bắt đầu bằng •, a), 1.1. dính thành một dòng", EN: "items that begin with •, a), 1.1. are one line"},
		Cure:  lang.Text{VI: "viết dấu - đầu mỗi mục, hoặc để dòng trống ở giữa", EN: "begin each with -, or leave empty lines between"}}
	ruleReferenceAgain = diag.Rule{Code: "reference-again", Severity: diag.Warning,
		Means: lang.Text{VI: "hai dòng cho một tên hai địa chỉ", EN: "two lines give one name two addresses"},
		Cure:  lang.Text{VI: "xóa một dòng", EN: "delete one"}}
	ruleReferenceText = diag.Rule{Code: "reference-text", Severity: diag.Warning, Loss: true,
		Means: lang.Text{VI: "chữ bị hiểu là địa chỉ của một tên nên không hiện", EN: "text is read as the address of a name and not shown"},
		Cure:  lang.Text{VI: "viết \\ trước dấu [", EN: "write \\ before the ["}}
	ruleReferenceUnused = diag.Rule{Code: "reference-unused", Severity: diag.Warning,
		Means: lang.Text{VI: "không liên kết nào dùng tên ấy", EN: "no link uses a name"},
		Cure:  lang.Text{VI: "viết [chữ][tên], hoặc xóa dòng", EN: "write [text][name], or delete the line"}}
)

// meantRules returns them by code.
func meantRules() []diag.Rule {
	return []diag.Rule{
		ruleCodeIndent, ruleCommentForm, ruleFenceWords, ruleHeadingLine, ruleLinkForm, ruleLinkWiki,
		ruleListSigns, ruleReferenceAgain, ruleReferenceText, ruleReferenceUnused,
	}
}
