package link

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// owner is who stands at an address: a page, or something the generator makes
// itself, in words.
type owner struct {
	page *site.Page
	what lang.Text
}

// shown names the owner in a message.
func (o owner) shown() lang.Text {
	if o.page != nil {
		return lang.Text{VI: o.page.Shown, EN: o.page.Shown}
	}
	return o.what
}

// claim gives an address to an owner. When somebody has it already, that
// owner is returned and keeps it. Addresses that differ in case only are one:
// some file systems cannot hold both.
func (l *linker) claim(address string, o owner) (before owner, taken bool) {
	key := strings.ToLower(address)
	if before, taken := l.owners[key]; taken {
		return before, true
	}
	l.owners[key] = o
	return owner{}, false
}

// reserve claims the addresses of the generator's own pages and files.
func (l *linker) reserve() {
	for address, what := range map[string]lang.Text{
		site.HomeAddress:        {VI: "trang chủ", EN: "the home page"},
		site.SearchAddress:      {VI: "trang tìm kiếm", EN: "the search page"},
		site.Missing:            {VI: "trang báo không tìm thấy", EN: "the not-found page"},
		"/sitemap.xml":          {VI: "sơ đồ trang", EN: "the sitemap"},
		"/robots.txt":           {VI: "tệp robots.txt", EN: "robots.txt"},
		"/manifest.webmanifest": {VI: "tệp manifest", EN: "the web manifest"},
	} {
		l.claim(address, owner{what: what})
	}
}

// reservedFolder returns what a folder of the site is kept for, if anything.
func reservedFolder(address string) (lang.Text, bool) {
	switch {
	case strings.HasPrefix(address, site.SearchFolder):
		return lang.Text{VI: "chỉ mục tìm kiếm", EN: "the search index"}, true
	case strings.HasPrefix(address, site.AssetFolder):
		return lang.Text{VI: "tệp của giao diện", EN: "the theme's files"}, true
	}
	return lang.Text{}, false
}

// addresses claims the address of each page and of each other file. Lists
// have theirs already, so that a page is told when it stands in a list's way.
func (l *linker) addresses() {
	for _, p := range l.tree.Pages {
		if p.Index || p.Address == "" {
			continue // a section claimed it, or it has a problem of its own
		}
		if what, reserved := reservedFolder(p.Address); reserved {
			l.problems.Add(p.Problem(diag.Error, "address-reserved", p.Meta.Span("slug"),
				lang.Textf("địa chỉ %s nằm trong thư mục dành cho %s", "address %s lies in a folder kept for %s", p.Address, what),
				lang.Text{VI: "đổi tên thư mục", EN: "rename the folder"}))
			continue
		}
		if before, taken := l.claim(p.Address, owner{page: p}); taken {
			l.problems.Add(p.Problem(diag.Error, "address-taken", p.Meta.Span("slug"),
				lang.Textf("hai trang cùng địa chỉ %s: %s và %s", "two pages have the address %s: %s and %s", p.Address, before.shown(), p.Shown),
				lang.Text{VI: "đổi tên một tệp hoặc thêm slug khác", EN: "rename one of them or give it another slug"}))
		}
	}
	for _, a := range l.Assets {
		shown := "content/" + a.Path
		_, reserved := reservedFolder(a.Address)
		before, taken := l.claim(a.Address, owner{what: lang.Text{VI: shown, EN: shown}})
		if reserved || taken {
			l.problems.Add(diag.Problem{File: shown, Severity: diag.Error, Code: "address-taken",
				Text: lang.Textf("địa chỉ %s đã có chủ: %s", "address %s is taken: %s", a.Address, before.shown()),
				Hint: lang.Text{VI: "đổi tên tệp", EN: "rename the file"}})
		}
	}
	l.tree.Assets = slices.Clone(l.Assets)
}

// safeAlias is what an old address may be made of.
var safeAlias = regexp.MustCompile(`^/[A-Za-z0-9._~/-]*$`)

// redirects claims the old addresses of pages.
func (l *linker) redirects() {
	for _, p := range l.tree.Pages {
		for _, item := range p.Meta.Items("aliases") {
			from, ok := aliasAddress(p, item.Text)
			if !ok {
				l.problems.Add(p.Problem(diag.Error, "alias-bad", item.Span,
					lang.Textf("địa chỉ cũ %q không hợp lệ", "the alias %q is not a valid address", item.Text),
					lang.Text{VI: "viết dạng /thu-muc/ten-trang.html, chỉ dùng chữ không dấu, số, dấu - . _", EN: "write it like /folder/page.html, in ASCII letters, digits, - . _"}))
				continue
			}
			if what, reserved := reservedFolder(from); reserved {
				l.problems.Add(p.Problem(diag.Error, "alias-taken", item.Span,
					lang.Textf("địa chỉ cũ %s nằm trong thư mục dành cho %s", "the alias %s lies in a folder kept for %s", from, what), lang.Text{}))
				continue
			}
			if before, taken := l.claim(from, owner{page: p}); taken {
				l.problems.Add(p.Problem(diag.Error, "alias-taken", item.Span,
					lang.Textf("địa chỉ cũ %s đã có chủ: %s", "the alias %s is taken by %s", from, before.shown()),
					lang.Text{VI: "bỏ dòng này hoặc sửa địa chỉ", EN: "remove this line or change the address"}))
				continue
			}
			l.tree.Redirects = append(l.tree.Redirects, site.Redirect{From: from, To: p})
		}
	}
	slices.SortFunc(l.tree.Redirects, func(a, b site.Redirect) int { return strings.Compare(a.From, b.From) })
}

// aliasAddress completes an alias as Hugo does: without a leading slash it
// counts from the page's folder, without a file name it is a folder's page.
func aliasAddress(p *site.Page, alias string) (string, bool) {
	from := strings.TrimSpace(alias)
	if !strings.HasPrefix(from, "/") {
		from = path.Dir(p.Address) + "/" + from
	}
	folder := strings.HasSuffix(from, "/") || path.Ext(from) == ""
	for part := range strings.SplitSeq(from, "/") {
		if strings.HasPrefix(part, ".") {
			return "", false // neither "..", which leaves the site, nor hidden files
		}
	}
	from = path.Clean(from)
	if folder {
		from = strings.TrimSuffix(from, "/") + "/index.html"
	}
	return from, safeAlias.MatchString(from) && strings.HasSuffix(from, ".html")
}
