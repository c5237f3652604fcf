package link

import (
	"path"
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// owner is who stands at an address: a page, a file, or something the
// generator makes itself, in words.
type owner struct {
	page  *site.Page
	asset *site.Asset
	what  lang.Text
	// file is the file or folder that messages are about where there is no
	// page; "" where the generator alone is at it.
	file string
	// address is as it was claimed, in its own case.
	address string
	// unmade is true of an address that is kept but that this site does not
	// fill.
	unmade bool
}

// shown names the owner in a message.
func (o owner) shown() lang.Text {
	if o.page != nil {
		return lang.Text{VI: o.page.Shown, EN: o.page.Shown}
	}
	return o.what
}

// claim gives an address to an owner. When somebody has it already, or has a
// file where it needs a folder, that owner is returned and keeps it. Addresses
// that differ in case only are one: some file systems cannot hold both.
func (l *linker) claim(address string, o owner) (before owner, taken bool) {
	o.address = address
	key := strings.ToLower(address)
	if before, taken := l.owners[key]; taken {
		return before, true
	}
	if before, taken := l.folders[key]; taken {
		return before, true
	}
	for folder := path.Dir(key); folder != "/"; folder = path.Dir(folder) {
		if before, taken := l.owners[folder]; taken {
			return before, true
		}
	}
	for folder := path.Dir(key); folder != "/"; folder = path.Dir(folder) {
		if _, known := l.folders[folder]; known {
			break // and so are those above it
		}
		l.folders[folder] = o
	}
	l.owners[key] = o
	return owner{}, false
}

// reserve claims the addresses of the generator's own pages and files.
func (l *linker) reserve() {
	noSitemap := l.Config.BaseURL == ""
	for address, o := range map[string]owner{
		site.HomeAddress:                           {what: lang.Text{VI: "trang chủ", EN: "the home page"}},
		site.SearchAddress:                         {what: lang.Text{VI: "trang tìm kiếm", EN: "the search page"}},
		site.Missing:                               {what: lang.Text{VI: "trang báo không tìm thấy", EN: "the not-found page"}},
		"/sitemap.xml":                             {what: lang.Text{VI: "sơ đồ trang", EN: "the sitemap"}, unmade: noSitemap},
		site.RobotsAddress:                         {what: lang.Text{VI: "tệp robots.txt", EN: "robots.txt"}},
		"/manifest.webmanifest":                    {what: lang.Text{VI: "tệp manifest", EN: "the web manifest"}},
		site.FeedAddress(site.HomeAddress, "xml"):  {what: lang.Text{VI: "nguồn tin của cổng", EN: "the portal's feed"}},
		site.FeedAddress(site.HomeAddress, "json"): {what: lang.Text{VI: "nguồn tin của cổng", EN: "the portal's feed"}},
	} {
		// An author's own robots.txt takes the place of ours.
		if address != site.RobotsAddress || !slices.ContainsFunc(l.Assets, func(a site.Asset) bool { return a.Address == address }) {
			l.claim(address, o)
		}
	}
}

// reservedFolder returns what the folder that an address lies in is kept for,
// if anything. A file named as the folder is in its way too.
func reservedFolder(address string) (lang.Text, bool) {
	key := strings.ToLower(address) + "/"
	switch {
	case strings.HasPrefix(key, site.SearchFolder):
		return lang.Text{VI: "chỉ mục tìm kiếm", EN: "the search index"}, true
	case strings.HasPrefix(key, site.AssetFolder):
		return lang.Text{VI: "tệp của giao diện", EN: "the theme's files"}, true
	}
	return lang.Text{}, false
}

// reservedText says that an address lies in a reserved folder.
func reservedText(address string, what lang.Text) lang.Text {
	return lang.Textf("địa chỉ %s nằm trong thư mục dành cho %s", "address %s lies in a folder kept for %s", address, what)
}

// addresses claims the address of each page and of each other file. Lists
// have theirs already, so that a page is told when it stands in a list's way.
func (l *linker) addresses() {
	for _, p := range l.tree.Pages {
		if p.Index || p.Address == "" {
			continue // a section claimed it, or it has a problem of its own
		}
		if _, reserved := reservedFolder(p.Address); reserved {
			continue // the folder has been reported, once for all its pages
		}
		if before, taken := l.claim(p.Address, owner{page: p}); taken {
			l.problems.Add(p.Problem(ruleAddressTaken, p.Meta.Span("slug"),
				lang.Textf("trùng địa chỉ %s: %s và %s", "two claim the address %s: %s and %s", p.Address, before.shown(), p.Shown),
				lang.Text{VI: "đổi tên một tệp hoặc ghi slug khác", EN: "rename one of them or give it another slug"}))
			continue
		}
		if p.Kind.Feed {
			l.claimFeeds(p.Address, owner{what: lang.Textf("nguồn tin của trang %s", "the feed of page %s", p.Shown)})
		}
	}
	l.tree.Assets = slices.Clone(l.Assets)
	for i := range l.tree.Assets {
		a := &l.tree.Assets[i]
		shown := "content/" + a.Path
		report := func(rule diag.Rule, text lang.Text) {
			l.problems.Add(rule.At(shown, nil, diag.Span{}, text, lang.Text{VI: "đổi tên tệp hoặc thư mục", EN: "rename the file or its folder"}))
		}
		if what, reserved := reservedFolder(a.Address); reserved {
			report(ruleAddressReserved, reservedText(a.Address, what))
			continue
		}
		if before, taken := l.claim(a.Address, owner{asset: a, file: shown, what: lang.Text{VI: shown, EN: shown}}); taken {
			report(ruleAddressTaken, lang.Textf("trùng địa chỉ %s: %s và %s", "two claim the address %s: %s and %s", a.Address, before.shown(), shown))
		}
	}
}

// claimFeeds claims the addresses of the two feeds of a list page.
func (l *linker) claimFeeds(list string, who owner) {
	for _, extension := range []string{"xml", "json"} {
		l.claimOwn(site.FeedAddress(list, extension), who)
	}
}

// claimSheets claims the second and further pages of a list with size entries
// on each.
func (l *linker) claimSheets(first string, entries, size int, who owner) {
	for n := 2; n <= site.SheetCount(entries, size); n++ {
		l.claimOwn(site.PageAddress(first, n), who)
	}
}

// claimOwn claims an address for something that the generator makes, and
// tells whoever stands there.
func (l *linker) claimOwn(address string, who owner) {
	before, taken := l.claim(address, who)
	if !taken {
		return
	}
	p := ruleAddressTaken.At("content", nil, diag.Span{},
		lang.Textf("địa chỉ %s dành cho %s đã có chủ: %s", "address %s of %s is taken by %s", address, who.shown(), before.shown()),
		lang.Text{VI: "đổi tên thư mục hoặc tệp", EN: "rename the folder or file"})
	if before.page != nil {
		p.File, p.Data = before.page.Shown, before.page.Data
	} else if before.file != "" {
		p.File = before.file
	}
	l.problems.Add(p)
}
