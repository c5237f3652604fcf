package link

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// owner is who stands at an address: a page, a file, or something the
// generator makes itself, in words.
type owner struct {
	page *site.Page
	what lang.Text
	// asset is true of a file that is copied from content/.
	asset bool
	// file is the file or folder that messages are about where there is no
	// page; "" where the generator alone is at it.
	file string
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

// reserve claims the addresses of the generator's own pages and files. The
// home page is planned with its section, the sitemap when all others are.
func (l *linker) reserve() {
	what := func(vi, en string) owner { return owner{what: lang.Text{VI: vi, EN: en}} }
	l.claim(site.HomeAddress, what("trang chủ", "the home page"))
	l.claim(site.SitemapAddress, what("sơ đồ trang", "the sitemap"))
	l.claimOwn(site.File{What: site.SearchFile, Address: l.tree.Places.Search}, what("trang tìm kiếm", "the search page"))
	l.claimOwn(site.File{What: site.CatalogueFile, Address: l.tree.Places.Catalogue, Public: true}, what("mục lục", "the catalogue"))
	l.claimOwn(site.File{What: site.MissingFile, Address: site.Missing}, what("trang báo không tìm thấy", "the not-found page"))
	if l.Config.Offline {
		l.claimOwn(site.File{What: site.OfflineFile, Address: l.tree.Places.Offline}, what("trang dùng khi mất mạng", "the page about use without a network"))
	}
	given := func(address string) bool {
		return slices.ContainsFunc(l.Assets, func(a site.Asset) bool { return a.Address == address })
	}
	// An author's own robots.txt takes the place of ours.
	if !given(site.RobotsAddress) {
		l.claimOwn(site.File{What: site.RobotsFile, Address: site.RobotsAddress}, what("tệp robots.txt", "robots.txt"))
	}
	l.claimOwn(site.File{What: site.ManifestFile, Address: site.ManifestAddress}, what("tệp manifest", "the web manifest"))
	if !given(site.PlainManifestAddress) {
		l.claimOwn(site.File{What: site.ManifestFile, Address: site.PlainManifestAddress}, what("tệp manifest", "the web manifest"))
	}
	l.claimFeeds(site.File{List: site.HomeAddress}, what("nguồn tin của cổng", "the portal's feed"))
}

// reserved returns the claim that an address is in the way of, if there is one.
func (l *linker) reserved(address string) (site.Claim, bool) {
	top, _, _ := strings.Cut(strings.TrimPrefix(address, "/"), "/")
	near, known := l.near[top]
	if !known {
		for _, c := range l.Claims {
			if c.Near(top) {
				near = append(near, c)
			}
		}
		l.near[top] = near
	}
	i := slices.IndexFunc(near, func(c site.Claim) bool { return c.Covers(address) })
	if i < 0 || address == "" {
		return site.Claim{}, false
	}
	return near[i], true
}

// reservedText says that an address is in the way of a claim.
func reservedText(address string, c site.Claim) lang.Text {
	if c.OfFolder(address) {
		return lang.Textf("địa chỉ %s nằm trong thư mục dành cho %s", "address %s lies in a folder kept for %s", address, c.Title)
	}
	return lang.Textf("địa chỉ %s dành cho %s", "address %s is kept for %s", address, c.Title)
}

// addresses claims the address of each page and of each other file. Lists
// have theirs already, so that a page is told when it stands in a list's way. Where both
// want one address, _x.md, which other generators take for a part of pages, has another.
func (l *linker) addresses() {
	isPart := func(p *site.Page) bool { return !p.Typed && !p.Index && strings.HasPrefix(path.Base(p.Path), "_") }
	pages, parts := make([]*site.Page, 0, len(l.tree.Pages)), []*site.Page(nil)
	for _, p := range l.tree.Pages {
		if isPart(p) {
			parts = append(parts, p)
		} else {
			pages = append(pages, p)
		}
	}
	for _, p := range append(pages, parts...) {
		if p.Index || p.Address == "" {
			continue // a section claimed it, or it has a problem of its own
		}
		if !l.claimPage(p) {
			continue
		}
		l.plan(site.File{What: site.PageFile, Address: p.Address, Page: p, Public: true})
		if p.Kind.Summary {
			l.claimOwn(site.File{What: site.PageFile, Form: site.SummaryForm, Address: l.tree.Places.Summary(p.Address), Page: p},
				owner{what: lang.Textf("bản tóm tắt của trang %s", "the summary of page %s", p.Shown), file: p.Shown})
		}
		for _, form := range l.Forms {
			if form.Place == nil && form.Fits(p) {
				l.claimOwn(site.File{What: site.PageFile, Form: form.Name, Address: l.tree.Places.Form(p.Address, form), Page: p},
					owner{what: lang.Textf("%s của trang %s", "the %s of page %s", form.Title, p.Shown), file: p.Shown})
			}
		}
		if p.Kind.Feed {
			l.claimFeeds(site.File{List: p.Address, Page: p}, owner{what: lang.Textf("nguồn tin của trang %s", "the feed of page %s", p.Shown)})
		}
	}
	l.wholes()
	// No asset moves once a file points to it.
	defer l.tables()
	l.tree.Assets = make([]site.Asset, 0, len(l.Assets))
	for _, a := range l.Assets {
		a.Address = l.bare(a.Address)
		if l.claimAsset(&a) {
			l.tree.Assets = append(l.tree.Assets, a)
			l.plan(site.File{What: site.AssetFile, Address: a.Address, Asset: &l.tree.Assets[len(l.tree.Assets)-1]})
		}
	}
}

// claimAsset gives a file its address, and tells where that is another's. In a
// plain folder it then stands beside it, but for a page of another program,
// whose place ours has.
func (l *linker) claimAsset(a *site.Asset) bool {
	shown := l.Config.Shown(a.Path)
	who := owner{asset: true, file: shown, what: lang.Text{VI: shown, EN: shown}}
	rule, text := ruleAddressReserved.AsError(), lang.Text{}
	if claim, reserved := l.reserved(a.Address); reserved {
		l.problems.Add(rule.At(shown, nil, diag.Span{}, reservedText(a.Address, claim), lang.Text{VI: "đổi tên tệp hoặc thư mục", EN: "rename the file or its folder"}))
		return false // nobody has such a name by chance
	}
	if before, taken := l.claim(a.Address, who); taken {
		rule, text = ruleAddressTaken, lang.Textf("trùng địa chỉ %s: %s và %s", "two claim the address %s: %s and %s", a.Address, before.shown(), shown)
	} else {
		return true
	}
	isPage, published := strings.EqualFold(path.Ext(a.Address), ".html"), false
	switch {
	case l.isTypedFolder(folderOf(a.Path)):
		rule = rule.AsError()
	case isPage:
		text = lang.Textf("%s; tệp này không được đăng", "%s; this file is not published", text)
	default:
		a.Address, published = l.beside(a.Address, who), true
		text = elsewhere(text, a.Address)
	}
	l.problems.Add(rule.At(shown, nil, diag.Span{}, text, lang.Text{VI: "đổi tên tệp hoặc thư mục", EN: "rename the file or its folder"}))
	return published
}

// claimPage gives a page its address, and tells where that is another's. A plain
// page then stands beside it.
func (l *linker) claimPage(p *site.Page) bool {
	hint := lang.Text{VI: "đổi tên tệp hoặc ghi slug khác", EN: "rename the file or give it another slug"}
	var text lang.Text
	if claim, reserved := l.reserved(p.Address); reserved {
		if _, folder := l.reserved(p.Section.Address); folder && p.Typed {
			return false // it has been reported, once for all its pages
		}
		text = reservedText(p.Address, claim)
		if p.Typed {
			l.problems.Add(p.Problem(ruleAddressReserved, p.Meta.Span("slug"), text, hint))
			return false
		}
		p.Address = l.beside(p.Address, owner{page: p})
		l.problems.Add(p.Problem(ruleAddressReserved, p.Meta.Span("slug"), elsewhere(text, p.Address), hint))
		return true
	}
	before, taken := l.claim(p.Address, owner{page: p})
	if !taken {
		return true
	}
	text = lang.Textf("trùng địa chỉ %s: %s và %s", "two claim the address %s: %s and %s", p.Address, before.shown(), p.Shown)
	hint = lang.Text{VI: "đổi tên một tệp hoặc ghi slug khác", EN: "rename one of them or give it another slug"}
	if !p.Typed {
		p.Address = l.beside(p.Address, owner{page: p})
		text = elsewhere(text, p.Address)
	}
	l.problems.Add(p.Problem(ruleAddressTaken, p.Meta.Span("slug"), text, hint))
	return !p.Typed
}

// elsewhere adds to what is wrong with an address which one takes its place.
func elsewhere(text lang.Text, address string) lang.Text {
	return lang.Textf("%s; đăng ở %s", "%s; published at %s", text, address)
}

// mostBeside is how many addresses beside one are tried.
const mostBeside = 99

// beside claims the first free address beside one that is taken: with a number,
// or below a folder of its own.
func (l *linker) beside(address string, who owner) string {
	ending := path.Ext(address)
	stem := strings.TrimSuffix(address, ending)
	for _, stem := range []string{stem, "/trang" + stem} {
		for n := 2; n <= mostBeside; n++ {
			free := stem + "-" + strconv.Itoa(n) + ending
			if _, reserved := l.reserved(free); reserved {
				break
			}
			if _, taken := l.claim(free, who); !taken {
				return free
			}
		}
	}
	return ""
}

// wholes plans the forms that the whole portal has once.
func (l *linker) wholes() {
	for _, form := range l.Forms {
		if form.Place != nil && slices.ContainsFunc(l.tree.Pages, func(p *site.Page) bool { return !p.Index && form.Fits(p) }) {
			l.claimOwn(site.File{What: site.WholeFile, Form: form.Name, Address: form.Place(l.tree.Places), Words: form.Words, Public: form.Words != ""}, owner{what: form.Title})
		}
	}
}

// plan gives a file its place among the files of the portal.
func (l *linker) plan(f site.File) { l.tree.Files = append(l.tree.Files, f) }

// claimFeeds plans the two feeds of the list page that f.List says; f also says
// whose it is.
func (l *linker) claimFeeds(f site.File, who owner) {
	f.What = site.FeedFile
	for _, form := range []struct{ name, extension string }{{site.AtomForm, "xml"}, {site.JSONForm, "json"}} {
		f.Form, f.Address = form.name, site.FeedAddress(f.List, form.extension)
		l.claimOwn(f, who)
	}
}

// claimList plans the first sheet of a list, whose address f has.
func (l *linker) claimList(f site.File, pages []*site.Page, size int, who owner) {
	f.Sheet, f.Public = site.NewSheet(l.tree.Places, f.Address, pages, size), true
	if l.claimOwn(f, who) {
		l.claimSheets(f, who)
	}
}

// claimSheets plans the second and further sheets of a list.
func (l *linker) claimSheets(f site.File, who owner) {
	first := f.Sheet
	for i, address := range first.Addresses[1:] {
		f.Address, f.Sheet, f.Public = address, first.At(i+2), false
		l.claimOwn(f, who)
	}
}

// claimOwn plans a file that the generator makes. Where its address is taken it
// tells whoever stands there, and reports false.
func (l *linker) claimOwn(f site.File, who owner) bool {
	before, taken := l.claim(f.Address, who)
	if !taken {
		l.plan(f)
		return true
	}
	p := ruleAddressTaken.AsError().At(l.Config.Shown(""), nil, diag.Span{},
		lang.Textf("địa chỉ %s dành cho %s đã có chủ: %s", "address %s of %s is taken by %s", f.Address, who.shown(), before.shown()),
		lang.Text{VI: "đổi tên thư mục hoặc tệp", EN: "rename the folder or file"})
	switch {
	case before.page != nil:
		p.File, p.Data = before.page.Shown, before.page.Data
	case before.file != "":
		p.File = before.file
	case who.file != "":
		p.File = who.file
	}
	l.problems.Add(p)
	return false
}

// given plans the files that come ready made. An author's file goes before one
// that yields.
func (l *linker) given() {
	for _, g := range l.Given {
		if l.owners[strings.ToLower(g.Address)].asset && g.Yields {
			continue
		}
		if claim, reserved := l.reserved(g.Address); reserved {
			l.problems.Add(ruleAddressReserved.AsError().At(g.Source, nil, diag.Span{}, reservedText(g.Address, claim), lang.Text{VI: "đổi tên tệp", EN: "rename the file"}))
			continue
		}
		l.claimOwn(site.File{What: site.GivenFile, Address: g.Address}, owner{what: g.Title, file: g.Source})
	}
}

// tellUnaddressed tells once that forms of pages lack the page's address.
func (l *linker) tellUnaddressed() {
	lacks := func(f site.File) bool {
		return f.What == site.PageFile && slices.ContainsFunc(l.Forms, func(form site.Form) bool { return form.Addressed && form.Name == f.Form })
	}
	if slices.ContainsFunc(l.tree.Files, lacks) {
		l.problems.Add(ruleBaseMissing.At(l.Config.File.Shown, nil, diag.Span{},
			lang.Text{VI: "chưa có baseURL nên bản chữ to không có mã QR, tin gửi Zalo không có địa chỉ của bài, chia sẻ bài không có ảnh",
				EN: "without baseURL large print has no QR code, messages no address of their page, and pages no picture where they are shared"},
			lang.Text{VI: "khi biết cổng đặt ở đâu, ghi: baseURL: https://…", EN: "once it is known where the site will stand, write: baseURL: https://…"}))
	}
}

// sitemap plans the sitemap, in several files where one cannot hold it. It has
// absolute addresses only, so a site without a base URL has none.
func (l *linker) sitemap() {
	if l.Config.BaseURL == "" {
		l.tellUnaddressed()
		return
	}
	public := 0
	for i := range l.tree.Files {
		if l.tree.Files[i].Public {
			public++
		}
	}
	for n := 1; public > site.MostURLs && (n-1)*site.MostURLs < public; n++ {
		l.claimOwn(site.File{What: site.SitemapFile, Address: site.SitemapPart(n), Part: n},
			owner{what: lang.Text{VI: "sơ đồ trang", EN: "the sitemap"}})
	}
	l.plan(site.File{What: site.SitemapFile, Address: site.SitemapAddress})
}
