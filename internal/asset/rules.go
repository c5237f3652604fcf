package asset

import (
	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// What this package reports.
var (
	ruleFileContent = diag.Rule{Code: "file-content", Severity: diag.Warning, OfFile: true,
		Means: lang.Text{VI: "bên trong tệp khác với tên: hỏng, rỗng hoặc đặt nhầm đuôi", EN: "a file is not what its name says: damaged, empty or misnamed"},
		Cure:  lang.Text{VI: "lưu lại đúng dạng, hoặc chép lại từ bản gốc", EN: "save it in the right format, or copy it again"}}
	ruleFileHTML = diag.Rule{Code: "file-html", Severity: diag.Warning, OfFile: true,
		Means: lang.Text{VI: "tệp HTML được đăng y nguyên, ngoài khung của cổng", EN: "an HTML file is published as it is, without the frame"},
		Cure:  lang.Text{VI: "viết nội dung thành tệp .md, hoặc khai accept trong site.yaml", EN: "write a .md file, or accept it in site.yaml"}}
	ruleFileOffice = diag.Rule{Code: "file-office", Severity: diag.Warning, OfFile: true,
		Means: lang.Text{VI: "tệp văn phòng có thể mang tên người soạn và phần đã xóa", EN: "an office file may carry names and what was deleted"},
		Cure:  lang.Text{VI: "xuất ra PDF, hoặc xóa thông tin cá nhân", EN: "export it as PDF, or remove personal data"}}
	ruleFileSVG = diag.Rule{Code: "file-svg", Severity: diag.Warning, OfFile: true,
		Means: lang.Text{VI: "ảnh SVG chứa script hoặc gọi máy chủ khác", EN: "an SVG holds scripts or asks other hosts"},
		Cure:  lang.Text{VI: "lưu lại ảnh không có những thứ ấy, hoặc dùng PNG", EN: "save it without them, or use PNG"}}
	ruleFileUnknown = diag.Rule{Code: "file-unknown", Severity: diag.Warning, OfFile: true,
		Means: lang.Text{VI: "tệp loại lạ được đăng y nguyên", EN: "a file of a kind that is not known is published as it is"},
		Cure:  lang.Text{VI: "chuyển ra ngoài, hoặc khai accept trong site.yaml", EN: "move it away, or accept it in site.yaml"}}
	ruleImageFormat = diag.Rule{Code: "image-format", Severity: diag.Warning, OfFile: true,
		Means: lang.Text{VI: "ảnh HEIC, TIFF: phần lớn trình duyệt không cho xem", EN: "a picture as HEIC or TIFF, which most browsers do not show"},
		Cure:  lang.Text{VI: "lưu lại thành .jpg", EN: "save it as .jpg"}}
	ruleImageHeavy = diag.Rule{Code: "image-heavy", Severity: diag.Warning, OfFile: true,
		Means: lang.Text{VI: "ảnh nặng quá 2 MB", EN: "a picture weighs more than 2 MB"},
		Cure:  lang.Text{VI: "thu nhỏ còn ngang 1200 điểm", EN: "make it 1200 pixels wide"}}
)

// Rules returns them all, by code.
func Rules() []diag.Rule {
	return []diag.Rule{
		ruleFileContent, ruleFileHTML, ruleFileOffice, ruleFileSVG, ruleFileUnknown, ruleImageFormat, ruleImageHeavy,
	}
}
