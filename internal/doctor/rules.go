package doctor

import (
	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// What this package reports.
var (
	ruleAcceptError = diag.Rule{Code: "accept-error", Severity: diag.Error,
		Means: lang.Text{VI: "mục accept nêu một lỗi", EN: "an entry of accept names an error"},
		Cure:  lang.Text{VI: "sửa chỗ sai rồi bỏ mục ấy; chỉ cảnh báo mới bỏ qua được", EN: "correct it and remove the entry; only warnings can be accepted"}}
	ruleAcceptUnknown = diag.Rule{Code: "accept-unknown", Severity: diag.Warning,
		Means: lang.Text{VI: "mục accept nêu mã không có", EN: "an entry of accept names no warning"},
		Cure:  lang.Text{VI: "sửa mã theo gợi ý", EN: "correct it as hinted"}}
	ruleAcceptUnused = diag.Rule{Code: "accept-unused", Severity: diag.Warning,
		Means: lang.Text{VI: "mục accept không còn cần", EN: "an entry of accept is not needed any more"},
		Cure:  lang.Text{VI: "bỏ mục ấy", EN: "remove it"}}
	ruleAgendaSum = diag.Rule{Code: "agenda-sum", Severity: diag.Warning,
		Means: lang.Text{VI: "số phút của chương trình khác tổng các bước", EN: "an agenda's minutes are not the sum of its steps"},
		Cure:  lang.Text{VI: "sửa số phút", EN: "correct the minutes"}}
	ruleAttachmentBroken = diag.Rule{Code: "attachment-broken", Severity: diag.Warning, OfFile: true,
		Means: lang.Text{VI: "tệp hỏng, quá lớn hoặc không an toàn nên không khám được", EN: "a file is damaged, too large or not safe, so it is not examined"},
		Cure:  lang.Text{VI: "mở ra lưu lại, hoặc chép lại từ bản gốc", EN: "save it again, or copy it from the original"}}
	ruleAttachmentScan = diag.Rule{Code: "attachment-scan", Severity: diag.Warning, OfFile: true,
		Means: lang.Text{VI: "tệp PDF là ảnh chụp, không có chữ để tìm kiếm, để khám", EN: "a PDF is pictures alone, without text to search and examine"},
		Cure:  lang.Text{VI: "để bản Word bên cạnh, hoặc nhận dạng chữ (OCR)", EN: "have a Word file beside it, or have its letters recognised (OCR)"}}
	ruleAttachmentUnread = diag.Rule{Code: "attachment-unread", Severity: diag.Notice, OfFile: true,
		Means: lang.Text{VI: "tệp mà chương trình không đọc được chữ bên trong", EN: "a file whose text the program cannot read"},
		Cure:  lang.Text{VI: "tự đọc lại, tìm số riêng và dấu mật", EN: "read it yourself for personal numbers and marks of secrecy"}}
	ruleCheckOld = diag.Rule{Code: "check-old", Severity: diag.Warning, ByDay: true,
		Means: lang.Text{VI: "lâu chưa kiểm tra hiệu lực văn bản", EN: "a document's validity was not checked for long"},
		Cure:  lang.Text{VI: "tra lại rồi ghi checked_on", EN: "look it up and set checked_on"}}
	ruleCitesNotYet = diag.Rule{Code: "cites-not-yet", Severity: diag.Warning, ByDay: true,
		Means: lang.Text{VI: "văn bản căn cứ chưa có hiệu lực", EN: "a page rests on a document not in force yet"},
		Cure:  lang.Text{VI: "đợi đến ngày có hiệu lực mới dẫn làm căn cứ", EN: "cite it once it is in force"}}
	ruleCitesRepealed = diag.Rule{Code: "cites-repealed", Severity: diag.Warning,
		Means: lang.Text{VI: "dẫn văn bản đã bãi bỏ", EN: "a repealed document is cited"},
		Cure:  lang.Text{VI: "tìm văn bản đang có hiệu lực", EN: "find the document in force"}}
	ruleCitesReplaced = diag.Rule{Code: "cites-replaced", Severity: diag.Warning, ByDay: true,
		Means: lang.Text{VI: "dẫn văn bản đã được thay thế", EN: "a replaced document is cited"},
		Cure:  lang.Text{VI: "dẫn văn bản thay thế", EN: "cite its successor"}}
	ruleCitesUnverified = diag.Rule{Code: "cites-unverified", Severity: diag.Warning, OrError: true,
		Means: lang.Text{VI: "lấy văn bản chưa kiểm chứng làm căn cứ; là lỗi nếu sổ ghi verified: false", EN: "a page rests on a document that is not verified; an error where the register says verified: false"},
		Cure:  lang.Text{VI: "chuyển văn bản ấy sang khóa consult", EN: "move the document to the key consult"}}
	ruleConflictMark = diag.Rule{Code: "conflict-mark", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "dấu của lần gộp hai bản (<<<<<<<) còn sót; ở trang thường chỉ là cảnh báo", EN: "a mark of a merge (<<<<<<<) was left; on plain pages only a warning"},
		Cure:  lang.Text{VI: "giữ một trong hai bản, xóa ba dòng dấu", EN: "keep one of both versions, delete the three lines"}}
	ruleDistrictBody = diag.Rule{Code: "district-body", Severity: diag.Warning,
		Means: lang.Text{VI: "nhắc tới cấp huyện đã bỏ như còn hoạt động", EN: "a district body is named as if it still existed"},
		Cure:  lang.Text{VI: "ghi cơ quan hiện nay", EN: "name the body of today"}}
	ruleIDNumber = diag.Rule{Code: "id-number", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "dãy số giống số căn cước của cá nhân; ở trang thường chỉ là cảnh báo", EN: "a number that looks like an identity card's; on plain pages only a warning"},
		Cure:  lang.Text{VI: "xóa số ấy", EN: "remove it"}}
	ruleLongSentence = diag.Rule{Code: "long-sentence", Severity: diag.Warning,
		Means: lang.Text{VI: "câu quá dài để đọc lên", EN: "a sentence is too long to be read aloud"},
		Cure:  lang.Text{VI: "tách thành nhiều câu", EN: "cut it"}}
	ruleNearDuplicate = diag.Rule{Code: "near-duplicate", Severity: diag.Warning,
		Means: lang.Text{VI: "đoạn gần trùng với bài khác", EN: "a passage is nearly that of another page"},
		Cure:  lang.Text{VI: "viết riêng, hoặc dẫn tới bài kia", EN: "write it anew, or link to the other page"}}
	ruleNumberUnknown = diag.Rule{Code: "number-unknown", Severity: diag.Warning,
		Means: lang.Text{VI: "sổ hiệu lực chưa có văn bản số ấy", EN: "the register has no document of that number"},
		Cure:  lang.Text{VI: "thêm văn bản vào sổ", EN: "add it to the register"}}
	ruleOrphan = diag.Rule{Code: "orphan", Severity: diag.Warning,
		Means: lang.Text{VI: "không trang nào dẫn tới trang này", EN: "no page leads to this one"},
		Cure:  lang.Text{VI: "dẫn tới nó từ một bài", EN: "link to it from a text"}}
	rulePhoneNumber = diag.Rule{Code: "phone-number", Severity: diag.Warning, OrError: true, Loss: true,
		Means: lang.Text{VI: "số điện thoại di động của cá nhân; ở trang thường chỉ là cảnh báo", EN: "a person's mobile number; on plain pages only a warning"},
		Cure:  lang.Text{VI: "xóa số ấy, ghi số của cơ quan", EN: "remove it, give an office's"}}
	ruleRegisterChain = diag.Rule{Code: "register-chain", Severity: diag.Warning, OrError: true, ByDay: true,
		Means: lang.Text{VI: "văn bản khai thay thế không khớp; là lỗi nếu thay nhau thành vòng", EN: "what documents say of their replacement does not fit; an error where they go in a circle"},
		Cure:  lang.Text{VI: "sửa status hoặc replaced_by", EN: "correct status or replaced_by"}}
	ruleReviewOld = diag.Rule{Code: "review-old", Severity: diag.Warning, ByDay: true,
		Means: lang.Text{VI: "lâu chưa rà soát bài", EN: "a page was not reviewed for long"},
		Cure:  lang.Text{VI: "đọc lại rồi ghi reviewed", EN: "read it through and set reviewed"}}
	ruleSecrecyMark = diag.Rule{Code: "secrecy-mark", Severity: diag.Warning, OfAny: true,
		Means: lang.Text{VI: "dấu hiệu tài liệu không công khai", EN: "a mark of a document that is not public"},
		Cure:  lang.Text{VI: "không đăng lại tài liệu ấy", EN: "do not republish it"}}
	ruleStatusDetail = diag.Rule{Code: "status-detail", Severity: diag.Warning,
		Means: lang.Text{VI: "hiệu lực ghi chưa đủ: phần nào còn, hay từ ngày nào", EN: "a status leaves open which part holds, or from which day"},
		Cure:  lang.Text{VI: "ghi thêm note hoặc effective", EN: "add note or effective"}}
	ruleStepsMissing = diag.Rule{Code: "steps-missing", Severity: diag.Warning,
		Means: lang.Text{VI: "steps nêu mục mà bài không có, hoặc mục không có gì để vẽ", EN: "steps names a section that is not there or has nothing to draw"},
		Cure:  lang.Text{VI: "ghi đúng mã của tiêu đề; mục ấy phải có danh sách hay bảng", EN: "write the heading's id; its section must hold a list or a table"}}
	ruleSummaryChoice = diag.Rule{Code: "summary-choice", Severity: diag.Error,
		Means: lang.Text{VI: "summary_of chọn mục mà bài không có", EN: "summary_of chooses what the topic does not have"},
		Cure:  lang.Text{VI: "ghi số thứ tự có trong bài, đếm từ 1", EN: "write a number that is there, counted from 1"}}
	ruleSummaryLong = diag.Rule{Code: "summary-long", Severity: diag.Warning,
		Means: lang.Text{VI: "bản tóm tắt không vừa một trang", EN: "the summary does not fit on one page"},
		Cure:  lang.Text{VI: "rút ngắn, hoặc chọn mục ngắn hơn ở summary_of", EN: "shorten it, or choose shorter parts in summary_of"}}
	ruleTitleTwice = diag.Rule{Code: "title-twice", Severity: diag.Warning,
		Means: lang.Text{VI: "hai bài cùng loại cùng tên, người đọc không biết mở bài nào", EN: "two pages of a kind have one title, and readers cannot tell which to open"},
		Cure:  lang.Text{VI: "đổi title của một bài, nêu điều riêng của nó", EN: "change one title so that it says what is its own"}}
	ruleTopicIncomplete = diag.Rule{Code: "topic-incomplete", Severity: diag.Warning,
		Means: lang.Text{VI: "chuyên đề còn thiếu nhiều phần", EN: "a topic lacks parts"},
		Cure:  lang.Text{VI: "bổ sung phần lời báo nêu", EN: "add what the message names"}}
)

// Rules returns them all, by code.
func Rules() []diag.Rule {
	return []diag.Rule{
		ruleAcceptError, ruleAcceptUnknown, ruleAcceptUnused, ruleAgendaSum, ruleAttachmentBroken, ruleAttachmentScan, ruleAttachmentUnread, ruleCheckOld, ruleCitesNotYet, ruleCitesRepealed,
		ruleCitesReplaced, ruleCitesUnverified, ruleConflictMark, ruleDistrictBody, ruleIDNumber, ruleLongSentence, ruleNearDuplicate, ruleNumberUnknown,
		ruleOrphan, rulePhoneNumber, ruleRegisterChain, ruleReviewOld, ruleSecrecyMark, ruleStatusDetail, ruleStepsMissing, ruleSummaryChoice,
		ruleSummaryLong, ruleTitleTwice, ruleTopicIncomplete,
	}
}
