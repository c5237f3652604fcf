package pipeline

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
	"chuyende/internal/measure"
	"chuyende/internal/parse"
	"chuyende/internal/roster"
	"chuyende/internal/source"
)

// What this package reports.
var (
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
	own := []diag.Rule{ruleKindUnclaimed, ruleSiteEmpty, ruleOutputElsewhere, ruleThemeBroken, ruleThemeMissing}
	all := slices.Concat(own, asset.Rules(), config.Rules(), doctor.Rules(), frontmatter.Rules(), link.Rules(),
		markdown.Rules(), measure.Rules(), parse.Rules(), roster.Rules(), source.Rules())
	slices.SortFunc(all, func(a, b diag.Rule) int { return cmp.Compare(a.Code, b.Code) })
	return all
}
