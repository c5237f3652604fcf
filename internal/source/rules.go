package source

import (
	"path"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// What this package reports.
var (
	ruleEncoding = diag.Rule{Code: "encoding", Severity: diag.Error,
		Means: lang.Text{VI: "tệp không phải là UTF-8; trong thư mục chỉ có Markdown là cảnh báo", EN: "the file is not UTF-8; a warning in a folder of nothing but Markdown"},
		Cure:  lang.Text{VI: "lưu lại dưới dạng Unicode UTF-8", EN: "save it as Unicode UTF-8"}}
	ruleEncodingTCVN3 = diag.Rule{Code: "encoding-tcvn3", Severity: diag.Error,
		Means: lang.Text{VI: "chữ gõ bằng bảng mã cũ TCVN3 (ABC); trong thư mục chỉ có Markdown là cảnh báo, và được đổi sang Unicode", EN: "text in the old encoding TCVN3 (ABC); in a folder of nothing but Markdown a warning, and made Unicode"},
		Cure:  lang.Text{VI: "chuyển mã sang Unicode bằng UniKey (Ctrl+Shift+F6)", EN: "convert it to Unicode with UniKey (Ctrl+Shift+F6)"}}
	ruleEncodingVNI = diag.Rule{Code: "encoding-vni", Severity: diag.Error,
		Means: lang.Text{VI: "chữ gõ bằng bảng mã cũ VNI; trong thư mục chỉ có Markdown là cảnh báo, và được đổi sang Unicode", EN: "text in the old encoding VNI; in a folder of nothing but Markdown a warning, and made Unicode"},
		Cure:  lang.Text{VI: "chuyển mã sang Unicode bằng UniKey (Ctrl+Shift+F6)", EN: "convert it to Unicode with UniKey (Ctrl+Shift+F6)"}}
	// RuleFileExtension: the name of a text ends as no link to it would; of the
	// pages of a kind only .md is one.
	RuleFileExtension = diag.Rule{Code: "file-extension", Severity: diag.Error, OfFile: true,
		Means: lang.Text{VI: "tên tệp không kết thúc bằng .md viết thường; trong thư mục chỉ có Markdown là cảnh báo", EN: "the name of a text does not end in .md; a warning in a folder of nothing but Markdown"},
		Cure:  lang.Text{VI: "đổi tên tệp", EN: "rename the file"}}
	ruleFileNotRegular = diag.Rule{Code: "file-not-regular", Severity: diag.Warning, OrError: true, OfFile: true,
		Means: lang.Text{VI: "không phải là tệp thường nên không được đọc; là lỗi nếu đứng ở chỗ của site.yaml", EN: "no regular file, so not read; an error in the place of site.yaml"},
		Cure:  lang.Text{VI: "xóa, hoặc thay bằng tệp thật", EN: "delete it or put a file in its place"}}
	ruleFolderLeftover = diag.Rule{Code: "folder-leftover", Severity: diag.Warning, OfFile: true,
		Means: lang.Text{VI: "thư mục có tên như bản sao lưu nên không được đọc", EN: "a folder named like a backup is not read"},
		Cure:  lang.Text{VI: "đổi tên để đăng, hoặc chuyển ra ngoài", EN: "rename it to publish it, or move it away"}}
	ruleSettingsCopy = diag.Rule{Code: "settings-copy", Severity: diag.Warning, OfFile: true,
		Means: lang.Text{VI: "bản sao của tệp cài đặt không được đọc", EN: "a copy of the settings is not read"},
		Cure:  lang.Text{VI: "xóa, hoặc chuyển ra ngoài thư mục nội dung", EN: "delete it or move it out of the content"}}
	ruleSettingsForeign = diag.Rule{Code: "settings-foreign", Severity: diag.Warning, OfFile: true,
		Means: lang.Text{VI: "tệp cài đặt hay tệp mẫu của công cụ khác không được dùng, cũng không được đăng", EN: "settings and templates of another tool are neither used nor published"},
		Cure:  lang.Text{VI: "ghi cài đặt vào site.yaml", EN: "put settings into site.yaml"}}
	ruleSettingsPlace = diag.Rule{Code: "settings-place", Severity: diag.Error, OfFile: true,
		Means: lang.Text{VI: "tệp cài đặt của cổng nằm sai chỗ; trong thư mục con của thư mục chỉ có Markdown là cảnh báo", EN: "the settings lie in the wrong place; a warning below a folder of nothing but Markdown"},
		Cure:  lang.Text{VI: "chuyển vào thư mục nội dung, tên là site.yaml", EN: "move them into the content, as site.yaml"}}
	ruleSymlinkCircle = diag.Rule{Code: "symlink-circle", Severity: diag.Warning, OfFile: true,
		Means: lang.Text{VI: "liên kết tượng trưng dẫn về thư mục chứa nó", EN: "a symbolic link leads to a folder around it"},
		Cure:  lang.Text{VI: "xóa liên kết", EN: "delete the link"}}
	ruleSymlinkFolder = diag.Rule{Code: "symlink-folder", Severity: diag.Warning, OfFile: true,
		Means: lang.Text{VI: "liên kết tới thư mục nằm sau một liên kết khác", EN: "a link to a folder behind another link"},
		Cure:  lang.Text{VI: "chép thư mục thật vào", EN: "copy the folder itself"}}
	ruleSymlinkLeftover = diag.Rule{Code: "symlink-leftover", Severity: diag.Warning, OfFile: true,
		Means: lang.Text{VI: "liên kết tượng trưng dẫn tới tệp thừa của trình soạn thảo", EN: "a symbolic link leads to a leftover of an editor"},
		Cure:  lang.Text{VI: "xóa liên kết, hoặc đổi tên tệp", EN: "delete the link or rename the file"}}
	// RuleSymlinkOutside: a symbolic link leads out of the folder or to nothing.
	RuleSymlinkOutside = diag.Rule{Code: "symlink-outside", Severity: diag.Warning, OrError: true, Loss: true, OfFile: true,
		Means: lang.Text{VI: "liên kết tượng trưng dẫn ra ngoài thư mục hoặc tới chỗ không có", EN: "a symbolic link leads out of the folder or to nothing"},
		Cure:  lang.Text{VI: "chép tệp thật vào", EN: "copy the file itself"}}
)

// Bear makes a warning of a problem of a plain page that would be an error elsewhere, in a
// folder of nothing but Markdown: one file that nobody can read or whose name is no text's,
// a link to nothing, or in
// a folder within it data of another program in a file that is named like our settings,
// is no reason for no site. revives says that the text is to go through [Revived].
// below is the problem's file within the content.
func Bear(p *diag.Problem, below string) (revives bool) {
	switch p.Code {
	case ruleEncodingTCVN3.Code, ruleEncodingVNI.Code:
		p.Text = lang.Textf("%s; trang hiện chữ đã đổi sang Unicode", "%s; the page shows it in Unicode", p.Text)
		p.Severity = diag.Warning
		return true
	case ruleSettingsPlace.Code:
		if path.Dir(below) == "." {
			return false
		}
	case ruleEncoding.Code, RuleFileExtension.Code, RuleSymlinkOutside.Code:
	default:
		return false
	}
	p.Severity = diag.Warning
	return false
}

// Rules returns them all, by code.
func Rules() []diag.Rule {
	return []diag.Rule{
		ruleEncoding, ruleEncodingTCVN3, ruleEncodingVNI, RuleFileExtension, ruleFileNotRegular, ruleFolderLeftover,
		ruleSettingsCopy, ruleSettingsForeign, ruleSettingsPlace, ruleSymlinkCircle, ruleSymlinkFolder,
		ruleSymlinkLeftover, RuleSymlinkOutside,
	}
}
