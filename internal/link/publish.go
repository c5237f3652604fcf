package link

import (
	"cmp"
	"iter"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// hiddenID is what front matter calls a page that is not published.
type hiddenID struct{ kind, id string }

// held are the pages that are not published, by all that may lead to one: its
// path, its address, the folders that only such pages stand in.
type held struct {
	places map[string]site.Held
	ids    map[hiddenID]site.Held
}

// Held says why a page is not published at Now, and until when. A date counts
// from the start of its day.
func (in Input) Held(p *site.Page) (site.Held, bool) {
	switch {
	case p.Draft() && (!in.Drafts || in.Aside[p.Shown]):
		return site.Held{Page: p, Why: site.DraftPage}, true
	case p.Date.After(in.Now) && !in.Future:
		return site.Held{Page: p, Why: site.FuturePage, Date: p.Date}, true
	case !p.Expires.IsZero() && !p.Expires.After(in.Now) && !in.Expired:
		return site.Held{Page: p, Why: site.ExpiredPage, Date: p.Expires}, true
	}
	return site.Held{}, false
}

// publish keeps the pages that readers may see at Now.
func (l *linker) publish() {
	const list = "paths"
	pages := slices.Clone(l.Pages)
	l.sorter.forget(len(pages))
	l.sorter.again(list, pages)
	slices.SortFunc(pages, func(a, b *site.Page) int { return cmp.Compare(a.Path, b.Path) })
	l.sorter.stands(list, pages)
	for _, p := range pages {
		p.Section, p.Prev, p.Next, p.Referrers = nil, nil, nil, 0
		p.Address, p.Whole = l.bare(cmp.Or(p.Given, p.Address)), false
		p.Index, p.Second, p.Heads = site.IsIndex(p.Path), false, ""
		p.Order = p.Rank
		p.Related, p.Backlinks, p.Terms, p.Targets = nil, nil, nil, nil
		if p.Outline {
			continue
		}
		if h, hidden := l.Held(p); hidden {
			l.hide(h)
		} else {
			l.tree.Add(p)
		}
	}
}

// welcomes are the names, without ending, of the page that other programs show
// where a site begins, the likeliest first: GitHub's of a repository and of a wiki.
var welcomes = []string{readme, "home"}

// welcome makes such a page the text of the home page, where nothing else is.
func (l *linker) welcome() {
	var first *site.Page
	for _, p := range l.tree.Pages {
		if path.Dir(p.Path) != "." {
			continue
		}
		if p.Index || p.Typed {
			return
		}
		rank := slices.Index(welcomes, strings.ToLower(p.Stem()))
		if rank >= 0 && (first == nil || rank < slices.Index(welcomes, strings.ToLower(first.Stem()))) {
			first = p
		}
	}
	if first != nil {
		first.Index, first.Address = true, "/index.html"
	}
}

// folderTexts make pages the texts of plain folders that have none: a README, as GitHub shows it; one
// that is called as its folder, in it or beside it, as notes are; and one alone in its folder whose
// name is that of such pages all over the site, as Grav calls them by their looks.
func (l *linker) folderTexts() {
	type folder struct{ pages []*site.Page }
	folders, names := map[string]*folder{}, []string{}
	for _, p := range l.tree.Pages {
		for dir := folderOf(p.Path); dir != "" && folders[dir] == nil; dir = folderOf(dir) {
			folders[dir], names = &folder{}, append(names, dir)
		}
		if f := folders[folderOf(p.Path)]; f != nil {
			f.pages = append(f.pages, p)
		}
	}
	beside := map[string]*site.Page{}
	for _, p := range l.tree.Pages {
		beside[strings.TrimSuffix(p.Path, path.Ext(p.Path))] = p
	}
	usual := usualNames(slices.Values(names), func(dir string) []*site.Page { return folders[dir].pages })
	for _, dir := range names {
		pages := folders[dir].pages
		if l.isTypedFolder(dir) || slices.ContainsFunc(pages, func(p *site.Page) bool { return p.Typed || p.Index }) {
			continue
		}
		name := site.AddressPart(site.WithoutNumber(path.Base(dir)))
		var first *site.Page
		for _, p := range pages {
			if stem := site.AddressPart(p.Stem()); stem == name && name != "" || stem == site.AddressPart(path.Base(dir)) && stem != "" {
				first = p
			}
		}
		if p := beside[dir]; first == nil && p != nil && !p.Index && !p.Typed {
			first = p
		}
		if first == nil {
			first = usual[dir]
		}
		if i := slices.IndexFunc(pages, func(p *site.Page) bool { return strings.EqualFold(p.Stem(), readme) }); i >= 0 {
			first = pages[i]
		}
		if first != nil && first.Heads == "" {
			first.Index, first.Heads, first.Address = true, dir, l.bare(site.AnyFolder(dir)+"index.html")
		}
	}
}

// usualNames are, by folder, the pages that are alone in it, or with variants of themselves
// ("docs.md", "docs.17.md"), where several folders have one of that name, with another title
// each, and few have it among others.
func usualNames(dirs iter.Seq[string], pages func(dir string) []*site.Page) map[string]*site.Page {
	alone, among, titles := map[string]int{}, map[string]int{}, map[string]map[string]bool{}
	single := map[string]*site.Page{}
	for dir := range dirs {
		var first *site.Page
		for _, p := range pages(dir) {
			if first == nil || len(p.Stem()) < len(first.Stem()) {
				first = p
			}
		}
		if first == nil {
			continue
		}
		if slices.ContainsFunc(pages(dir), func(p *site.Page) bool { return p != first && !strings.HasPrefix(p.Stem(), first.Stem()+".") }) {
			for _, p := range pages(dir) {
				among[p.Stem()]++
			}
			continue
		}
		stem := first.Stem()
		if single[dir] = first; titles[stem] == nil {
			titles[stem] = map[string]bool{}
		}
		alone[stem]++
		titles[stem][first.Title] = true
	}
	for dir, p := range single {
		if n := alone[p.Stem()]; n < leastUsual || among[p.Stem()]*4 > n || len(titles[p.Stem()])*2 < n {
			delete(single, dir)
		}
	}
	return single
}

// leastUsual is in how many folders a name must be the only one to be that of their texts.
const leastUsual = 3

// hide remembers a page that is not published, for those who refer to it.
func (l *linker) hide(h site.Held) {
	l.tree.Held = append(l.tree.Held, h)
	p := h.Page
	file := norm.NFC.String(p.Path)
	l.held.places[file] = h
	l.held.note(p.Address, h)
	for folder := path.Dir(file); folder != "."; folder = path.Dir(folder) {
		l.held.note(folder, h)
		if address, ok := site.FolderAddress(folder); ok {
			l.held.note(l.bare(address+"index.html"), h)
		}
	}
	for _, former := range p.FormerIDs() {
		if key := (hiddenID{p.Kind.Name, norm.NFC.String(former)}); l.held.ids[key].Page == nil {
			l.held.ids[key] = h
		}
	}
	l.held.ids[hiddenID{p.Kind.Name, norm.NFC.String(p.ID)}] = h
	if number := site.NumberKey(p.Meta.Text("number")); number != "" {
		l.held.ids[hiddenID{p.Kind.Name, number}] = h
	}
}

// note remembers what stands at a place for lack of anything nearer to it. Of
// several pages in a folder the one that is soonest seen again counts.
func (h held) note(place string, page site.Held) {
	before, taken := h.places[place]
	if !taken || before.Why != site.FuturePage && page.Why == site.FuturePage {
		h.places[place] = page
	}
}

// at returns the page that a link which leads nowhere would lead to if it were
// published.
func (h held) at(from place, dest string) (site.Held, bool) {
	file, inside := contentPath(from, dest)
	if !inside {
		return site.Held{}, false
	}
	if page, ok := h.places[file]; ok {
		return page, true
	}
	for _, address := range addresses(from, dest) {
		if page, ok := h.places[address]; ok {
			return page, true
		}
	}
	return site.Held{}, false
}

// byID returns the page of a kind that an id means, if it is held back.
func (h held) byID(kind, id string) (site.Held, bool) {
	for _, key := range []string{norm.NFC.String(id), site.NumberKey(id)} {
		if page, ok := h.ids[hiddenID{kind, key}]; ok {
			return page, true
		}
	}
	return site.Held{}, false
}

// spot is where something refers to a page: its file and place, and the key it
// stands under, "" for a link in a text.
type spot struct {
	file string
	data []byte
	span diag.Span
	key  string
}

// menuKey is the key of site.yaml that names the main navigation.
const menuKey = "menu"

func inPage(p *site.Page, span diag.Span, key string) spot { return spot{p.Shown, p.Data, span, key} }

func inMenu(c *config.Config, span diag.Span) spot {
	return spot{c.File.Shown, c.File.Data, span, menuKey}
}

// shows says what is seen at the spot without a link.
func (at spot) shows() lang.Text {
	if at.key != "" && at.key != menuKey {
		return lang.Text{VI: "không nêu được ở đây", EN: "it cannot be named here"}
	}
	return lang.Text{VI: "chỗ này chỉ hiện chữ, không có liên kết", EN: "this is shown without a link"}
}

// problem is about the spot; its text begins with the key there, if any.
func (at spot) problem(rule diag.Rule, text, hint lang.Text) diag.Problem {
	if at.key != "" {
		text = lang.Textf("%s: %s", "%s: %s", at.key, text)
	}
	return rule.At(at.file, at.data, at.span, text, hint)
}

// toHeld reports a reference to a page that is not published. It is no error:
// nobody need have edited anything since the site was last built. A draft
// stays one until somebody does, so --strict may count it.
func (l *linker) toHeld(at spot, h site.Held) {
	shown, day := h.Page.Shown, h.Date.Format("02/01/2006")
	var text, hint lang.Text
	switch h.Why {
	case site.DraftPage:
		text = lang.Textf("%s là bản nháp, chưa đăng, nên %s", "%s is a draft, so %s", shown, at.shows())
		hint = lang.Text{VI: "đăng trang ấy (xóa dòng draft: true), hoặc bỏ liên kết", EN: "publish that page (remove its draft: true) or take the link out"}
		if h.Page.InDrafts() {
			hint = lang.Text{VI: "đăng trang ấy (chuyển ra khỏi thư mục _drafts/), hoặc bỏ liên kết", EN: "publish that page (move it out of _drafts/) or take the link out"}
		}
	case site.FuturePage:
		text = lang.Textf("%s đến ngày %s mới đăng, trước ngày ấy %s", "%s comes out on %s, before that %s", shown, day, at.shows())
		hint = lang.Text{VI: "không cần sửa gì: tới ngày ấy, lần tạo cổng sau sẽ có liên kết; muốn đăng sớm thì sửa khóa date của trang ấy", EN: "nothing need be done: a build from that day on has the link; to publish sooner change that page's date"}
	default:
		text = lang.Textf("%s đã hết hạn từ ngày %s, nên %s", "%s expired on %s, so %s", shown, day, at.shows())
		hint = lang.Text{VI: "bỏ liên kết, dẫn tới trang khác, hoặc sửa khóa expires của trang ấy", EN: "take the link out, link to another page, or change that page's expires"}
	}
	p := at.problem(ruleLinkUnpublished, text, hint)
	p.Passing = h.Why != site.DraftPage
	l.problems.Add(p)
}

// ahead tells of a reference to a page that is going to expire, unless what
// refers to it is gone by then.
func (l *linker) ahead(at spot, from, to *site.Page) {
	if !l.Ahead || l.Expired || to == nil || to == from || to.Expires.IsZero() || !to.Expires.After(l.Now) {
		return
	}
	if from != nil && !from.Expires.IsZero() && !from.Expires.After(to.Expires) {
		return
	}
	l.problems.Add(at.problem(ruleLinkExpiring,
		lang.Textf("%s sẽ hết hạn ngày %s; từ ngày ấy %s", "%s will expire on %s; from then on %s", to.Shown, to.Expires.Format("02/01/2006"), at.shows()),
		lang.Text{VI: "chưa cần sửa gì; nếu trang ấy còn dùng lâu hơn thì sửa khóa expires của nó", EN: "nothing need be done yet; if that page is to last longer change its expires"}))
}

// addresses returns what a destination may be as an address of the site: as it
// is written or, where some system does not take that, as it is then.
func addresses(from place, dest string) []string {
	address := path.Join(path.Dir(from.address), dest)
	if strings.HasPrefix(dest, "/") {
		address = path.Clean(dest)
	}
	safe := site.SafeAddress(address)
	const index = "/index.html"
	return []string{address, strings.TrimSuffix(address, "/") + index, safe, strings.TrimSuffix(safe, "/") + index}
}
