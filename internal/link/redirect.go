package link

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/filename"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// redirects plans pages at the old addresses of pages, and at those which their names
// give to the home page's file and to the texts of folders.
func (l *linker) redirects() {
	first := len(l.tree.Files)
	for _, p := range l.tree.Pages {
		if p.Address == "" {
			continue // an address that is missing has been reported
		}
		if (p.Index || p.Heads != "") && p.Given != p.Address && p.Given != "" {
			if _, taken := l.claim(p.Given, owner{page: p}); !taken {
				l.plan(site.File{What: site.RedirectFile, Address: p.Given, Page: p})
			}
		}
		for _, item := range p.Meta.Items("aliases") {
			report := func(rule diag.Rule, text, hint lang.Text) {
				if !item.Foreign { // else links find it all the same
					l.problems.Add(p.Problem(rule, item.Span, text, hint))
				}
			}
			from, ok := aliasAddress(p, item.Text)
			if !ok && !p.Typed && isName(item.Text) {
				continue // a name by which links find it
			}
			if !ok {
				report(ruleAliasBad, lang.Textf("địa chỉ cũ %q không hợp lệ", "the alias %q is not a valid address", item.Text),
					lang.Text{VI: "viết dạng /thu-muc/ten-trang.html, chỉ dùng chữ không dấu, số, dấu - . _", EN: "write it like /folder/page.html, in ASCII letters, digits, - . _"})
				continue
			}
			if !isWritable(from) {
				report(ruleAliasUnsafe,
					lang.Textf("không đặt được trang chuyển hướng ở %s: Windows và một số máy chủ không nhận tên tệp ấy", "no redirect can stand at %s: Windows and some servers do not take such a file", from),
					lang.Text{VI: "bỏ dòng này", EN: "remove this line"})
				continue
			}
			if claim, reserved := l.reserved(from); reserved {
				report(ruleAliasTaken, reservedText(from, claim), lang.Text{VI: "bỏ dòng này hoặc sửa địa chỉ", EN: "remove this line or change the address"})
				continue
			}
			if before, taken := l.claim(from, owner{page: p}); taken {
				report(ruleAliasTaken, lang.Textf("địa chỉ cũ %s đã có chủ: %s", "the alias %s is taken by %s", from, before.shown()),
					lang.Text{VI: "bỏ dòng này hoặc sửa địa chỉ", EN: "remove this line or change the address"})
				continue
			}
			l.plan(site.File{What: site.RedirectFile, Address: from, Page: p})
		}
	}
	l.linked()
	slices.SortFunc(l.tree.Files[first:], func(a, b site.File) int { return strings.Compare(a.Address, b.Address) })
}

// isName holds of an alias that is another name of a page, as Obsidian has them, rather
// than an address.
func isName(alias string) bool {
	return !strings.HasPrefix(alias, "/") && !strings.ContainsAny(alias, ".:\\")
}

// linked makes redirects of the addresses that pages would have by way of
// symbolic links: such a page is there once. A real page goes first.
func (l *linker) linked() {
	for _, p := range l.tree.Pages {
		for _, name := range p.Links {
			from, ok := site.Address(name, "")
			if !ok || p.Address == "" || from == p.Address {
				continue
			}
			claim, taken := l.reserved(from)
			before := owner{what: claim.Title}
			if !taken {
				before, taken = l.claim(from, owner{page: p})
			}
			if taken {
				l.problems.Add(ruleSymlinkTaken.At(l.Config.Shown(name), nil, diag.Span{},
					lang.Textf("liên kết tượng trưng tới %s không có địa chỉ riêng: %s đã có chủ %s", "the symbolic link to %s has no address: %s is taken %s", p.Shown, from, before.shown()),
					lang.Text{VI: "đổi tên hoặc xóa liên kết", EN: "rename or delete the link"}))
				continue
			}
			l.plan(site.File{What: site.RedirectFile, Address: from, Page: p})
		}
	}
}

// safeAlias is what an old address may be made of.
var safeAlias = regexp.MustCompile(`^/[A-Za-z0-9._~/-]*$`)

// aliasAddress completes an alias as Hugo does: without a leading slash it
// counts from the page's folder, without a file name it is a folder's page.
func aliasAddress(p *site.Page, alias string) (string, bool) {
	from := strings.TrimSpace(alias)
	if !strings.HasPrefix(from, "/") {
		from = path.Dir(p.Address) + "/" + from
	}
	folder := strings.HasSuffix(from, "/") || path.Ext(from) == "" || !p.Typed && !pageEnding.MatchString(from)
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

// pageEnding is how programs end the names of pages: what stands behind the dot
// of "/functions/strings.contains" is none.
var pageEnding = regexp.MustCompile(`(?i)\.(?:[xs]?html?|php\d?|aspx?|jsp|cgi)$`)

// isWritable reports whether every system takes a file at an address.
func isWritable(address string) bool {
	for part := range strings.SplitSeq(strings.TrimPrefix(address, "/"), "/") {
		if !filename.IsFit(part) {
			return false
		}
	}
	return len(address) <= longestAddress
}
