package markdown

import (
	"cmp"
	"slices"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// What this package reports.
var (
	// RuleAddressRefused: addresses that begin so are not linked to; an error in the menu.
	RuleAddressRefused = diag.Rule{Code: "address-refused", Severity: diag.Warning, OrError: true,
		Means: lang.Text{VI: "không dẫn tới địa chỉ bắt đầu như vậy; là lỗi trong thanh điều hướng", EN: "addresses that begin so are not linked to; an error in the menu"},
		Cure:  lang.Text{VI: "dùng https, mailto, tel, hoặc đường dẫn tới một tệp", EN: "use https, mailto, tel or the path of a file"}}
	ruleAlertText = diag.Rule{Code: "alert-text", Severity: diag.Warning,
		Means: lang.Text{VI: "khung ghi chú [!NOTE] có chữ trên cùng dòng", EN: "an alert like [!NOTE] has text on its line"},
		Cure:  lang.Text{VI: "viết nội dung từ dòng sau, sau dấu >", EN: "write the text on the next line, after a >"}}
	ruleAlertUnknown = diag.Rule{Code: "alert-unknown", Severity: diag.Warning,
		Means: lang.Text{VI: "không có loại khung ghi chú ấy", EN: "there is no alert of that name"},
		Cure:  lang.Text{VI: "dùng tên mà lời báo gợi ý", EN: "use a name that the message offers"}}
	ruleAttributeDropped = diag.Rule{Code: "attribute-dropped", Severity: diag.Warning,
		Means: lang.Text{VI: "thuộc tính của tiêu đề không dùng được", EN: "an attribute of a heading is dropped"},
		Cure:  lang.Text{VI: "chỉ dùng #mã, .lớp, lang, dir, title", EN: "use #id, .class, lang, dir, title only"}}
	ruleAttributeText = diag.Rule{Code: "attribute-text", Severity: diag.Warning,
		Means: lang.Text{VI: "phần trong ngoặc nhọn hiện nguyên ra trang", EN: "what stands in braces is shown as it stands"},
		Cure:  lang.Text{VI: "xóa; chỉ tiêu đề được có", EN: "delete it; only headings may have it"}}
	ruleCommentBeside = diag.Rule{Code: "comment-beside", Severity: diag.Warning,
		Means: lang.Text{VI: "vì đứng sau ghi chú, dòng không thành tiêu đề hay danh sách", EN: "behind a comment a line is no heading or list"},
		Cure:  lang.Text{VI: "đặt ghi chú ở dòng riêng", EN: "put the comment on a line of its own"}}
	ruleCommentOpen = diag.Rule{Code: "comment-open", Severity: diag.Warning, Loss: true,
		Means: lang.Text{VI: "ghi chú <!-- không đóng, che mất chữ", EN: "a comment is never closed and hides text"},
		Cure:  lang.Text{VI: "viết --> sau chữ cuối của ghi chú", EN: "write --> after its last word"}}
	ruleContentsMark = diag.Rule{Code: "contents-mark", Severity: diag.Warning,
		Means: lang.Text{VI: "dấu mục lục của chương trình khác hiện ra trang", EN: "a mark for contents is shown as it stands"},
		Cure:  lang.Text{VI: "xóa dòng; mục lục được làm tự động", EN: "delete it; contents are made by themselves"}}
	ruleEmphasisLost = diag.Rule{Code: "emphasis-lost", Severity: diag.Warning,
		Means: lang.Text{VI: "dấu * hoặc _ không thành chữ nghiêng, đậm", EN: "signs of emphasis are shown as they stand"},
		Cure:  lang.Text{VI: "viết dấu liền với chữ bên trong", EN: "put the signs next to the text inside"}}
	ruleFenceOpen = diag.Rule{Code: "fence-open", Severity: diag.Warning, Loss: true,
		Means: lang.Text{VI: "khối mã không đóng, nuốt phần sau", EN: "a block of code is never closed and takes what follows"},
		Cure:  lang.Text{VI: "thêm dòng đóng, hoặc xóa dòng mở", EN: "add the closing line, or delete the opening one"}}
	ruleFootnoteMissing = diag.Rule{Code: "footnote-missing", Severity: diag.Warning,
		Means: lang.Text{VI: "chú thích không có nội dung", EN: "a footnote has no text"},
		Cure:  lang.Text{VI: "thêm dòng [^tên]: nội dung", EN: "add a line [^name]: text"}}
	ruleFootnoteUnused = diag.Rule{Code: "footnote-unused", Severity: diag.Warning, Loss: true,
		Means: lang.Text{VI: "chú thích không được dùng ở đâu", EN: "nothing refers to a footnote"},
		Cure:  lang.Text{VI: "viết [^tên] sau chữ cần chú thích, hoặc xóa", EN: "write [^name] after a word, or delete it"}}
	ruleHeadingIDDuplicate = diag.Rule{Code: "heading-id-duplicate", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "hai tiêu đề cùng một mã", EN: "two headings have one id"},
		Cure:  lang.Text{VI: "đổi một mã", EN: "change one"}}
	ruleHeadingIDForm = diag.Rule{Code: "heading-id-form", Severity: diag.Warning,
		Means: lang.Text{VI: "mã của tiêu đề có ký tự lạ", EN: "a heading's id has odd signs"},
		Cure:  lang.Text{VI: "chỉ dùng chữ không dấu, số, - và _", EN: "use ASCII letters, digits, - and _"}}
	ruleHeadingIDReserved = diag.Rule{Code: "heading-id-reserved", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "mã của tiêu đề đã được khung trang dùng", EN: "a heading's id is used by the page around the text"},
		Cure:  lang.Text{VI: "chọn mã khác", EN: "choose another"}}
	ruleHeadingSpace = diag.Rule{Code: "heading-space", Severity: diag.Warning,
		Means: lang.Text{VI: "dòng không thành tiêu đề", EN: "a line is no heading"},
		Cure:  lang.Text{VI: "viết dấu cách sau các dấu #, nhiều nhất sáu dấu", EN: "put a space after the #, six at most"}}
	ruleHTMLDropped = diag.Rule{Code: "html-dropped", Severity: diag.Warning, OrError: true,
		Means: lang.Text{VI: "thẻ HTML bị bỏ; là lỗi khi chữ bên trong cũng mất, ở trang có loại", EN: "a tag of HTML is dropped; an error where text goes with it, on pages of a kind"},
		Cure:  lang.Text{VI: "viết bằng Markdown", EN: "write Markdown"}}
	ruleHTMLOpen = diag.Rule{Code: "html-open", Severity: diag.Warning, Loss: true,
		Means: lang.Text{VI: "thẻ HTML không đóng", EN: "HTML is never closed"},
		Cure:  lang.Text{VI: "thêm phần đóng, hoặc xóa", EN: "close it or delete it"}}
	ruleHTMLUnknown = diag.Rule{Code: "html-unknown", Severity: diag.Warning,
		Means: lang.Text{VI: "chữ trong < > không phải thẻ HTML", EN: "what stands in < > is no tag"},
		Cure:  lang.Text{VI: "viết dấu \\ ở trước nếu là chữ", EN: "write a \\ before it if it is text"}}
	ruleImageAlt = diag.Rule{Code: "image-alt", Severity: diag.Warning,
		Means: lang.Text{VI: "ảnh không có lời mô tả", EN: "an image has no description"},
		Cure:  lang.Text{VI: "viết mô tả trong ngoặc vuông", EN: "write one into the square brackets"}}
	ruleLinkEmpty = diag.Rule{Code: "link-empty", Severity: diag.Warning,
		Means: lang.Text{VI: "liên kết hoặc ảnh không có địa chỉ", EN: "a link or image has no address"},
		Cure:  lang.Text{VI: "viết địa chỉ trong ngoặc tròn", EN: "write the address in parentheses"}}
	ruleLinkGap = diag.Rule{Code: "link-gap", Severity: diag.Warning,
		Means: lang.Text{VI: "dấu cách giữa ] và ( làm hỏng liên kết", EN: "a space between ] and ( breaks a link"},
		Cure:  lang.Text{VI: "xóa dấu cách", EN: "remove the space"}}
	ruleLinkSpaces = diag.Rule{Code: "link-spaces", Severity: diag.Warning,
		Means: lang.Text{VI: "địa chỉ có dấu cách nên không thành liên kết", EN: "an address with spaces is no link"},
		Cure:  lang.Text{VI: "đặt địa chỉ trong dấu nhọn < >", EN: "put it between angle brackets"}}
	ruleLinkText = diag.Rule{Code: "link-text", Severity: diag.Warning,
		Means: lang.Text{VI: "liên kết không có chữ để bấm", EN: "a link has no text"},
		Cure:  lang.Text{VI: "viết chữ trong ngoặc vuông", EN: "write the text in the square brackets"}}
	ruleLinkTurned = diag.Rule{Code: "link-turned", Severity: diag.Warning,
		Means: lang.Text{VI: "ngoặc của liên kết viết ngược", EN: "the brackets of a link are the wrong way round"},
		Cure:  lang.Text{VI: "viết [chữ](địa-chỉ)", EN: "write [text](address)"}}
	ruleListSpace = diag.Rule{Code: "list-space", Severity: diag.Warning,
		Means: lang.Text{VI: "dòng không thành mục của danh sách", EN: "a line is no item of a list"},
		Cure:  lang.Text{VI: "viết dấu cách sau dấu đầu dòng", EN: "put a space after its sign"}}
	ruleMarkdownFailed = diag.Rule{Code: "markdown-failed", Severity: diag.Error,
		Means: lang.Text{VI: "chương trình không đọc nổi tệp (lỗi của chương trình)", EN: "the program cannot read the file (its own mistake)"},
		Cure:  lang.Text{VI: "viết lại chỗ gây lỗi và báo cho người làm chương trình", EN: "write that place another way and tell the makers"}}
	ruleNestedTooDeep = diag.Rule{Code: "nested-too-deep", Severity: diag.Error,
		Means: lang.Text{VI: "quá nhiều tầng lồng nhau", EN: "too many levels stand inside each other"},
		Cure:  lang.Text{VI: "bỏ bớt tầng", EN: "remove some"}}
	rulePageTooLong = diag.Rule{Code: "page-too-long", Severity: diag.Error,
		Means: lang.Text{VI: "trang dài quá mức", EN: "a page comes to too much"},
		Cure:  lang.Text{VI: "chia thành nhiều trang", EN: "cut it into several pages"}}
	ruleReferenceMissing = diag.Rule{Code: "reference-missing", Severity: diag.Warning,
		Means: lang.Text{VI: "liên kết dùng một tên không có địa chỉ", EN: "a link uses a name that no line explains"},
		Cure:  lang.Text{VI: "thêm dòng [tên]: địa-chỉ", EN: "add a line [name]: address"}}
	ruleShortcode = diag.Rule{Code: "shortcode", Severity: diag.Warning,
		Means: lang.Text{VI: "lệnh của chương trình khác hiện nguyên ra trang", EN: "commands of other programs are shown as they stand"},
		Cure:  lang.Text{VI: "xóa, hoặc thay bằng Markdown", EN: "delete it or write Markdown"}}
	ruleTableCells = diag.Rule{Code: "table-cells", Severity: diag.Warning, Loss: true,
		Means: lang.Text{VI: "ô nằm ngoài số cột của bảng nên không hiện", EN: "a cell is beyond the columns and is not shown"},
		Cure:  lang.Text{VI: "thêm cột vào dòng đầu và dòng |---|", EN: "add a column to the first row and the rule"}}
	ruleTableRule = diag.Rule{Code: "table-rule", Severity: diag.Warning,
		Means: lang.Text{VI: "các dòng có dấu | hay phím Tab không thành bảng", EN: "lines with | or tabs make no table"},
		Cure:  lang.Text{VI: "viết dòng |---| đủ cột dưới dòng đầu, không có dòng chen giữa", EN: "write a line of |---| below the first row, with nothing between"}}
	ruleTableTooWide = diag.Rule{Code: "table-too-wide", Severity: diag.Error,
		Means: lang.Text{VI: "bảng quá nhiều ô để trống", EN: "most cells of a table were not written"},
		Cure:  lang.Text{VI: "bỏ bớt cột", EN: "leave out columns"}}
)

// Rules returns them all, by code.
func Rules() []diag.Rule {
	rules := append(meantRules(), []diag.Rule{
		RuleAddressRefused, ruleAlertText, ruleAlertUnknown, ruleAttributeDropped, ruleAttributeText, ruleCommentBeside,
		ruleCommentOpen, ruleContentsMark, ruleEmphasisLost, ruleFenceOpen, ruleFootnoteMissing, ruleFootnoteUnused,
		ruleHeadingIDDuplicate, ruleHeadingIDForm, ruleHeadingIDReserved, ruleHeadingSpace, ruleHTMLDropped, ruleHTMLOpen,
		ruleHTMLUnknown, ruleImageAlt, ruleLinkEmpty, ruleLinkGap, ruleLinkSpaces, ruleLinkText, ruleLinkTurned,
		ruleListSpace, ruleMarkdownFailed, ruleNestedTooDeep, rulePageTooLong, ruleReferenceMissing, ruleShortcode,
		ruleTableCells, ruleTableRule, ruleTableTooWide,
	}...)
	slices.SortFunc(rules, func(a, b diag.Rule) int { return cmp.Compare(a.Code, b.Code) })
	return rules
}
