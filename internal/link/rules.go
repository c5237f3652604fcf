package link

import (
	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// What this package reports.
var (
	ruleAddressReserved = diag.Rule{Code: "address-reserved", Severity: diag.Warning, OrError: true, Loss: true, OfAny: true,
		Means: lang.Text{VI: "địa chỉ dành riêng cho chương trình", EN: "an address is reserved for the program"},
		Cure:  lang.Text{VI: "đổi tên tệp hoặc thư mục", EN: "rename the file or folder"}}
	ruleAddressTaken = diag.Rule{Code: "address-taken", Severity: diag.Warning, OrError: true, Loss: true, OfAny: true,
		Means: lang.Text{VI: "hai trang hoặc tệp trùng địa chỉ", EN: "two pages or files claim one address"},
		Cure:  lang.Text{VI: "đổi tên một bên, hoặc ghi slug khác", EN: "rename one, or give it another slug"}}
	ruleAliasBad = diag.Rule{Code: "alias-bad", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "địa chỉ cũ trong aliases không hợp lệ", EN: "an alias is no valid address"},
		Cure:  lang.Text{VI: "viết dạng /thu-muc/ten-trang.html", EN: "write it like /folder/page.html"}}
	ruleAliasTaken = diag.Rule{Code: "alias-taken", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "địa chỉ cũ trong aliases đã có chủ", EN: "an alias is taken"},
		Cure:  lang.Text{VI: "bỏ dòng ấy hoặc sửa địa chỉ", EN: "remove it or change the address"}}
	ruleAnchorMissing = diag.Rule{Code: "anchor-missing", Severity: diag.Warning, OrError: true, Loss: true, Lacking: true,
		Means: lang.Text{VI: "trang được dẫn không có mục ấy; ở trang thường chỉ là cảnh báo", EN: "the page linked to has no such heading; on plain pages only a warning"},
		Cure:  lang.Text{VI: "sửa phần sau dấu #", EN: "correct what follows the #"}}
	ruleAudioFile = diag.Rule{Code: "audio-file", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "khóa audio không dẫn tới tệp ghi âm của cổng; ở trang thường chỉ là cảnh báo", EN: "the key audio names no recording of the site; on plain pages only a warning"},
		Cure:  lang.Text{VI: "chép tệp .mp3 vào cạnh bài và ghi tên tệp", EN: "copy a .mp3 beside the page and write its name"}}
	ruleBaseMissing = diag.Rule{Code: "base-url-missing", Severity: diag.Notice, OfFile: true,
		Means: lang.Text{VI: "chưa có baseURL nên thiếu mã QR và địa chỉ của bài", EN: "without baseURL there are no QR codes and no addresses of pages"},
		Cure:  lang.Text{VI: "ghi baseURL vào site.yaml khi biết cổng đặt ở đâu", EN: "put baseURL into site.yaml once it is known"}}
	ruleBookLong = diag.Rule{Code: "book-long", Severity: diag.Notice,
		Means: lang.Text{VI: "một cuốn sách quá dài nên không được tạo", EN: "a book would be too long and is not made"},
		Cure:  lang.Text{VI: "chia phần ấy thành nhiều thư mục, hoặc bỏ books: true", EN: "part the section into several folders, or take books: true out"}}
	ruleFileAddress = diag.Rule{Code: "file-address", Severity: diag.Error,
		Means: lang.Text{VI: "mục trong files không dẫn tới tệp nào", EN: "an entry of files leads to no file"},
		Cure:  lang.Text{VI: "ghi đường dẫn tới tệp .pdf, .docx, hoặc địa chỉ https://", EN: "write the path of a .pdf or .docx, or an address"}}
	ruleImageRemote = diag.Rule{Code: "image-remote", Severity: diag.Warning,
		Means: lang.Text{VI: "ảnh nằm ở máy chủ khác nên không hiện", EN: "an image on another host is not shown"},
		Cure:  lang.Text{VI: "lưu ảnh thành tệp cạnh bài", EN: "save it as a file beside the text"}}
	ruleLinkExpiring = diag.Rule{Code: "link-expiring", Severity: diag.Notice, ByDay: true,
		Means: lang.Text{VI: "trang được dẫn sẽ hết hạn", EN: "a page linked to will expire"},
		Cure:  lang.Text{VI: "chưa cần sửa gì", EN: "nothing need be done yet"}}
	ruleLinkMissing = diag.Rule{Code: "link-missing", Severity: diag.Warning, OrError: true, Loss: true, Lacking: true,
		Means: lang.Text{VI: "liên kết tới trang hoặc tệp không có; ở trang thường chỉ là cảnh báo", EN: "a link leads to no page or file; on plain pages only a warning"},
		Cure:  lang.Text{VI: "sửa đường dẫn theo gợi ý", EN: "correct the path as hinted"}}
	ruleLinkUnpublished = diag.Rule{Code: "link-unpublished", Severity: diag.Warning, ByDay: true,
		Means: lang.Text{VI: "trang được dẫn chưa đăng hoặc đã hết hạn", EN: "a page linked to is not published"},
		Cure:  lang.Text{VI: "đăng trang ấy, hoặc bỏ liên kết", EN: "publish that page or take the link out"}}
	ruleRelationAmbiguous = diag.Rule{Code: "relation-ambiguous", Severity: diag.Error,
		Means: lang.Text{VI: "một mã ứng với nhiều trang", EN: "an id stands for several pages"},
		Cure:  lang.Text{VI: "ghi đường dẫn đầy đủ của tệp", EN: "write the whole path of the file"}}
	ruleRelationSelf = diag.Rule{Code: "relation-self", Severity: diag.Error,
		Means: lang.Text{VI: "trang dẫn chính nó trong phần khai báo", EN: "a page refers to itself in front matter"},
		Cure:  lang.Text{VI: "bỏ mục ấy", EN: "remove it"}}
	ruleRelationUnknown = diag.Rule{Code: "relation-unknown", Severity: diag.Error, Lacking: true,
		Means: lang.Text{VI: "không có trang mang mã ấy", EN: "no page has that id"},
		Cure:  lang.Text{VI: "sửa mã theo gợi ý", EN: "correct it as hinted"}}
	ruleTableAside = diag.Rule{Code: "table-aside", Severity: diag.Notice, OfFile: true,
		Means: lang.Text{VI: "bảng .csv của Notion được đăng thành tệp, không thành trang", EN: "tables of Notion (.csv) are published as files and are no pages"},
		Cure:  lang.Text{VI: "dán bảng vào bài nếu người đọc cần, không thì xóa tệp", EN: "paste it into a page if readers need it, or delete the file"}}
	ruleSymlinkTaken = diag.Rule{Code: "symlink-taken", Severity: diag.Warning, OfFile: true,
		Means: lang.Text{VI: "liên kết tượng trưng tới trang không có địa chỉ riêng", EN: "a symbolic link to a page gets no address"},
		Cure:  lang.Text{VI: "đổi tên hoặc xóa liên kết", EN: "rename or delete the link"}}
	ruleTermEmpty = diag.Rule{Code: "term-empty", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "mục phân loại không có chữ cái La-tinh hay chữ số nào", EN: "a term has no Latin letter or digit"},
		Cure:  lang.Text{VI: "viết lại mục ấy", EN: "write it another way"}}
	ruleTermTaken = diag.Rule{Code: "term-taken", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "hai mục phân loại trùng địa chỉ", EN: "two terms claim one address"},
		Cure:  lang.Text{VI: "đổi tên một mục", EN: "rename one"}}
	ruleTermUnclear = diag.Rule{Code: "term-unclear", Severity: diag.Warning,
		Means: lang.Text{VI: "mục phân loại viết thiếu dấu, không rõ là mục nào", EN: "a term lacks its marks and may be several"},
		Cure:  lang.Text{VI: "viết đủ dấu", EN: "write it with its marks"}}
	ruleTermUnknown = diag.Rule{Code: "term-unknown", Severity: diag.Error,
		Means: lang.Text{VI: "mục không có trong danh mục của site.yaml", EN: "a term is not in the vocabulary"},
		Cure:  lang.Text{VI: "chọn mục được gợi ý, hoặc thêm vào site.yaml", EN: "take one that is offered, or add it to site.yaml"}}
	ruleVocabularyMissing = diag.Rule{Code: "vocabulary-missing", Severity: diag.Error,
		Means: lang.Text{VI: "site.yaml thiếu danh mục mà bài dùng", EN: "site.yaml lacks a vocabulary that pages use"},
		Cure:  lang.Text{VI: "thêm danh mục vào vocabularies", EN: "add it to vocabularies"}}
	ruleAddressLong = diag.Rule{Code: "address-long", Severity: diag.Warning, OfAny: true,
		Means: lang.Text{VI: "địa chỉ dài, Windows có thể không chép được", EN: "an address is long, Windows may fail to copy it"},
		Cure:  lang.Text{VI: "đặt tên tệp hoặc thư mục ngắn hơn", EN: "give the file or its folders shorter names"}}
	ruleAddressTooLong = diag.Rule{Code: "address-too-long", Severity: diag.Error, OfAny: true,
		Means: lang.Text{VI: "địa chỉ quá dài để ghi ra đĩa", EN: "an address is too long to be written"},
		Cure:  lang.Text{VI: "đặt tên tệp hoặc thư mục ngắn hơn", EN: "give the file or its folders shorter names"}}
	ruleAliasUnsafe = diag.Rule{Code: "alias-unsafe", Severity: diag.Warning,
		Means: lang.Text{VI: "địa chỉ cũ trong aliases không thể là tên tệp", EN: "an alias cannot be the name of a file"},
		Cure:  lang.Text{VI: "bỏ dòng ấy", EN: "remove it"}}
	ruleNameUnsafe = diag.Rule{Code: "name-unsafe", Severity: diag.Warning, OfAny: true,
		Means: lang.Text{VI: "tên mà vài hệ thống không nhận nên địa chỉ khác đi", EN: "some systems do not take a name, so the address differs"},
		Cure:  lang.Text{VI: "đổi tên, hoặc ghi slug khác", EN: "rename it, or give it another slug"}}
	ruleIDTaken = diag.Rule{Code: "id-taken", Severity: diag.Warning, OrError: true,
		Means: lang.Text{VI: "hai trang cùng loại cùng mã; là lỗi nếu mã ghi ở khóa id", EN: "two pages of a kind have one id; an error where the key id gives it"},
		Cure:  lang.Text{VI: "ghi id khác cho một trang, hoặc đổi tên tệp", EN: "give one of them another id, or rename its file"}}
)

// Rules returns them all, by code.
func Rules() []diag.Rule {
	return []diag.Rule{
		ruleIDTaken,
		ruleAddressLong, ruleAddressTooLong, ruleAliasUnsafe, ruleNameUnsafe,
		ruleAddressReserved, ruleAddressTaken, ruleAliasBad, ruleAliasTaken, ruleAnchorMissing, ruleAudioFile, ruleBaseMissing, ruleBookLong, ruleFileAddress,
		ruleImageRemote, ruleLinkExpiring, ruleLinkMissing, ruleLinkUnpublished, ruleRelationAmbiguous, ruleRelationSelf,
		ruleRelationUnknown, ruleSymlinkTaken, ruleTableAside, ruleTermEmpty, ruleTermTaken, ruleTermUnclear, ruleTermUnknown,
		ruleVocabularyMissing,
	}
}
