package build

import (
	"cmp"
	"slices"

	"chuyende/internal/asset"
	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/doctor"
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/link"
	"chuyende/internal/markdown"
	"chuyende/internal/source"
)

// What this package reports.
var (
	ruleAddressNone = diag.Rule{Code: "address-none", Severity: diag.Error,
		Means: lang.Text{VI: "không làm được địa chỉ từ tên tệp", EN: "no address can be made of a file's name"},
		Cure:  lang.Text{VI: "đổi tên tệp, hoặc thêm slug", EN: "rename it or add a slug"}}
	ruleKindUnknown = diag.Rule{Code: "kind-unknown", Severity: diag.Error,
		Means: lang.Text{VI: "không có loại trang ấy", EN: "there is no such kind"},
		Cure:  lang.Text{VI: "sửa khóa kind theo gợi ý", EN: "correct the key kind as hinted"}}
	rulePartMissing = diag.Rule{Code: "part-missing", Severity: diag.Warning,
		Means: lang.Text{VI: "thiếu một mục mà loại trang này cần có", EN: "a section that the kind wants is missing"},
		Cure:  lang.Text{VI: "thêm tiêu đề mà lời báo nêu", EN: "add the heading that the message shows"}}
	ruleThemeBroken = diag.Rule{Code: "theme-broken", Severity: diag.Error,
		Means: lang.Text{VI: "tệp giao diện viết sai", EN: "a file of the theme has a mistake"},
		Cure:  lang.Text{VI: "sửa tệp, hoặc xóa để dùng tệp có sẵn", EN: "mend it, or delete it to use the built-in one"}}
	ruleThemeMissing = diag.Rule{Code: "theme-missing", Severity: diag.Error,
		Means: lang.Text{VI: "không có giao diện ấy", EN: "there is no such theme"},
		Cure:  lang.Text{VI: "bỏ khóa theme để dùng giao diện có sẵn", EN: "leave out the key theme to use the built-in one"}}
)

// Rules returns every rule of every phase, by code: all that can be told of a
// site's content.
func Rules() []diag.Rule {
	own := []diag.Rule{ruleAddressNone, ruleKindUnknown, rulePartMissing, ruleThemeBroken, ruleThemeMissing}
	all := slices.Concat(own, asset.Rules(), config.Rules(), doctor.Rules(), frontmatter.Rules(), link.Rules(),
		markdown.Rules(), source.Rules())
	slices.SortFunc(all, func(a, b diag.Rule) int { return cmp.Compare(a.Code, b.Code) })
	return all
}
