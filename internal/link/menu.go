package link

import (
	"slices"
	"strings"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
)

// menu resolves the links of the main navigation, which count from content/.
func (r *resolver) menu() {
	for _, item := range r.Config.Menu {
		if link, ok := r.menuLink(item); ok {
			r.tree.Menu = append(r.tree.Menu, site.MenuItem{Title: item.Title, Link: link})
		}
	}
}

func (r *resolver) menuLink(item config.Link) (link string, ok bool) {
	report := func(rule diag.Rule, text, hint lang.Text) {
		r.problems.Add(rule.At(r.Config.File.Shown, r.Config.File.Data, item.Span, text, hint))
	}
	if scheme.MatchString(item.Link) {
		before, _, _ := strings.Cut(item.Link, ":")
		if !slices.Contains([]string{"http", "https", "mailto", "tel"}, strings.ToLower(before)) {
			report(markdown.RuleAddressRefused.AsError(), lang.Textf("thanh điều hướng không dẫn tới %q được", "the menu cannot link to %q", item.Link),
				lang.Textf("dùng đường dẫn trong %s/ hoặc địa chỉ bắt đầu bằng https://", "use a path below %s/ or an address that starts with https://", r.Config.Shown("")))
			return "", false
		}
		return item.Link, true
	}
	home, dest := place{"_index.md", site.HomeAddress}, parseDestination(item.Link)
	target, found := r.find(home, dest.path)
	if hidden, isHeld := r.held.at(home, dest.path); !found && isHeld {
		r.toHeld(inMenu(r.Config, item.Span), hidden)
		return "", true
	}
	if !found {
		report(ruleLinkMissing, lang.Textf("thanh điều hướng dẫn tới trang không có: %q", "the menu links to a missing page: %q", item.Link), r.missingHint(home, dest.path, item.Title))
		return "", false
	}
	r.ahead(inMenu(r.Config, item.Span), nil, target.Page)
	return target.Address + dest.suffix(), true
}
