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

// menu resolves the links of the main navigation and of the foot, which count
// from content/.
func (r *resolver) menu() {
	r.tree.Menu = r.menuItems(r.Config.Menu, lang.Text{VI: "thanh điều hướng", EN: "the menu"})
	r.tree.Foot = r.menuItems(r.Config.Foot, lang.Text{VI: "cuối trang (khóa foot)", EN: "the foot"})
}

func (r *resolver) menuItems(links []config.Link, where lang.Text) []site.MenuItem {
	var items []site.MenuItem
	for _, item := range links {
		if link, _, ok := r.settingsLink(item, where); ok {
			items = append(items, site.MenuItem{Title: item.Title, Link: link})
		}
	}
	return items
}

// explained resolves where the theme's notes are explained, headings too: the
// notes lead to a place in a text.
func (r *resolver) explained() {
	for _, item := range r.Config.Explained {
		key := "explained." + item.Title
		link, page, ok := r.settingsLink(item, lang.Text{VI: "khóa " + key, EN: "the key " + key})
		if !ok || link == "" {
			continue
		}
		if r.tree.Explained == nil {
			r.tree.Explained = map[string]string{}
		}
		r.tree.Explained[item.Title] = link
		if fragment := parseDestination(item.Link).fragment; fragment != "" {
			r.checkFragment(page, fragment, func(text lang.Text, hint *diag.Later) {
				problem := ruleAnchorMissing.AsError().At(r.Config.File.Shown, r.Config.File.Data, item.Span, text, lang.Text{})
				problem.Later = hint
				r.problems.Add(problem)
			})
		}
	}
}

// settingsLink resolves a link of the settings, where says which. page is the
// page that it leads to, if it is one.
func (r *resolver) settingsLink(item config.Link, where lang.Text) (link string, page *site.Page, ok bool) {
	report := func(rule diag.Rule, text, hint lang.Text) {
		r.problems.Add(rule.At(r.Config.File.Shown, r.Config.File.Data, item.Span, text, hint))
	}
	if scheme.MatchString(item.Link) {
		before, _, _ := strings.Cut(item.Link, ":")
		if !slices.Contains([]string{"http", "https", "mailto", "tel"}, strings.ToLower(before)) {
			report(markdown.RuleAddressRefused.AsError(), lang.Textf("%s không dẫn tới %q được", "%s cannot link to %q", where, item.Link),
				lang.Textf("dùng đường dẫn trong %s/ hoặc địa chỉ bắt đầu bằng https://", "use a path below %s/ or an address that starts with https://", r.Config.Shown("")))
			return "", nil, false
		}
		return item.Link, nil, true
	}
	home, dest := place{"_index.md", site.HomeAddress}, parseDestination(item.Link)
	target, found := r.find(home, dest.path)
	if hidden, isHeld := r.held.at(home, dest.path); !found && isHeld {
		r.toHeld(inMenu(r.Config, item.Span), hidden)
		return "", nil, true
	}
	if !found {
		report(ruleLinkMissing.AsError(), lang.Textf("%s dẫn tới trang không có: %q", "%s links to a missing page: %q", where, item.Link), r.missingHint(home, dest.path, item.Title))
		return "", nil, false
	}
	r.ahead(inMenu(r.Config, item.Span), nil, target.Page)
	return target.Address + dest.suffix(), target.Page, true
}
