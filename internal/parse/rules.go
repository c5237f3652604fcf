package parse

import (
	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// What this package reports.
var (
	ruleAddressNone = diag.Rule{Code: "address-none", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "không làm được địa chỉ từ tên tệp", EN: "no address can be made of a file's name"},
		Cure:  lang.Text{VI: "đổi tên tệp, hoặc thêm slug", EN: "rename it or add a slug"}}
	ruleKindUnknown = diag.Rule{Code: "kind-unknown", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "không có loại trang ấy", EN: "there is no such kind"},
		Cure:  lang.Text{VI: "sửa khóa kind theo gợi ý", EN: "correct the key kind as hinted"}}
	ruleOutline = diag.Rule{Code: "outline", Severity: diag.Warning,
		Means: lang.Text{VI: "tệp liệt kê các trang của chương trình khác (SUMMARY.md, _sidebar.md) được dùng để xếp thứ tự, không thành trang", EN: "another generator's list of pages (SUMMARY.md, _sidebar.md) gives them their order and is no page"},
		Cure:  lang.Text{VI: "không cần sửa gì; muốn đăng tệp ấy thì đổi tên", EN: "nothing need be done; to publish it give it another name"}}
	ruleOrderUnread = diag.Rule{Code: "order-unread", Severity: diag.Warning, OfFile: true,
		Means: lang.Text{VI: "thứ tự các trang trong cài đặt của chương trình khác không đọc được", EN: "the order of pages in another generator's settings cannot be read"},
		Cure:  lang.Text{VI: "xếp thứ tự bằng khóa weight, hoặc bằng tệp SUMMARY.md", EN: "order the pages by the key weight, or by a file SUMMARY.md"}}
	rulePageEmpty = diag.Rule{Code: "page-empty", Severity: diag.Warning,
		Means: lang.Text{VI: "tệp chưa có chữ nào, nên thành một trang trống", EN: "a file without any text becomes an empty page"},
		Cure:  lang.Text{VI: "viết bài, hoặc xóa tệp", EN: "write the page, or delete the file"}}
	rulePartMissing = diag.Rule{Code: "part-missing", Severity: diag.Warning,
		Means: lang.Text{VI: "thiếu một mục mà loại trang này cần có", EN: "a section that the kind wants is missing"},
		Cure:  lang.Text{VI: "thêm tiêu đề mà lời báo nêu", EN: "add the heading that the message shows"}}
	ruleIDForm = diag.Rule{Code: "id-form", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "mã của trang (khóa id) có chữ không dùng được", EN: "a page's id holds what it may not"},
		Cure:  lang.Text{VI: "chỉ dùng chữ thường không dấu, số và dấu gạch nối", EN: "use a to z, digits and hyphens only"}}
)

// Rules returns them all, by code.
func Rules() []diag.Rule {
	return []diag.Rule{ruleAddressNone, ruleIDForm, ruleKindUnknown, ruleOrderUnread, ruleOutline, rulePageEmpty, rulePartMissing}
}
