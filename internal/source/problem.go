package source

import (
	"path"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// Told returns what an author is to be told of a file for its name alone, and
// whether there is anything. shown is the path that the author knows, folder that of the content.
func Told(role Role, folder, shown string) (diag.Problem, bool) {
	at := func(rule diag.Rule, text, hint lang.Text) (diag.Problem, bool) {
		return rule.At(shown, nil, diag.Span{}, text, hint), true
	}
	base, settings := path.Base(shown), path.Join(folder, SettingsName)
	switch role {
	case Misnamed:
		return at(RuleFileExtension, lang.Textf("tên tệp phải kết thúc bằng .md viết thường", "the file's name must end in .md, in lower case"),
			lang.Textf("đổi tên tệp", "rename the file"))
	case OwnSettings:
		return at(ruleSettingsPlace, lang.Textf("cài đặt của cổng chỉ được đọc ở %s; tệp này bị bỏ qua", "the portal's settings are read from %s only; this file is ignored", settings),
			lang.Textf("chuyển thành %s, hoặc đổi tên nếu là tệp khác", "make it %s, or rename it if it is something else", settings))
	case SettingsCopy:
		return at(ruleSettingsCopy, lang.Textf("bản sao của tệp cài đặt không được đọc, cũng không được đăng", "a copy of the settings is neither read nor published"),
			lang.Textf("xóa nó, hoặc chuyển ra ngoài %s/", "delete it or move it out of %s/", folder))
	case OtherSettings:
		return at(ruleSettingsForeign, lang.Textf("%q là tệp cài đặt của công cụ khác: nhiều nhất tên cổng và thứ tự các trang được lấy từ đó, và tệp không được đăng", "%q holds another tool's settings: at most the portal's name and the order of its pages are taken from it, and it is not published", base),
			lang.Textf("ghi cài đặt vào %s; muốn đăng tệp này thì đổi tên", "put settings into %s; rename this file to publish it", settings))
	}
	return diag.Problem{}, false
}
