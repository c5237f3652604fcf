package link

import (
	"strings"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// Clash returns what an author has to know of two files of the site that turned
// out to want one place only when they were made. Both are slash paths from the
// site's root, and may be the same.
func Clash(tree *site.Tree, c *config.Config, path, other string) diag.Problem {
	p := ruleAddressTaken.AsError().At(c.Shown(""), nil, diag.Span{}, lang.Text{}, lang.Text{VI: "đổi tên tệp hoặc thư mục", EN: "rename the file or its folder"})
	names := []string{"/" + path, "/" + other}
	for i, address := range names {
		for j := range tree.Files {
			f := &tree.Files[j]
			if !strings.EqualFold(f.Address, address) {
				continue
			}
			switch {
			case f.Asset != nil:
				p.File, p.Data = c.Shown(f.Asset.Path), nil
				names[i] = p.File
			case f.Page != nil:
				p.File, p.Data = f.Page.Shown, f.Page.Data
				names[i] += " (" + p.File + ")"
			}
		}
	}
	p.Text = lang.Textf("hai tệp của cổng cùng cần một chỗ: %s và %s", "two files of the site want one place: %s and %s", names[0], names[1])
	return p
}
