package link

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/site"
	"chuyende/internal/source"
)

// sections builds the tree of folders, claims the addresses of their lists
// and puts the pages into them, in order.
func (l *linker) sections() {
	l.byFolder = map[string]*site.Section{}
	l.tree.Home = l.section("")
	for _, p := range l.tree.Pages {
		s := l.section(cmp.Or(p.Heads, folderOf(p.Path)))
		if p.Index && s.Page != nil && !p.Typed && !l.isTypedFolder(s.Path) {
			p.Index, p.Second = false, true // two texts head the folder: neither is lost
		}
		if p.Index {
			l.head(s, p)
			continue
		}
		p.Section = s
		s.Pages = append(s.Pages, p)
	}
	for _, s := range l.tree.Sections {
		l.describe(s)
	}
	l.bundles()
	for _, s := range l.tree.Sections {
		l.tellApart(s.Sections)
	}
	if !slices.ContainsFunc(l.tree.Sections, func(s *site.Section) bool { return s.Kind != nil }) {
		for _, s := range l.tree.Sections {
			if s.Page != nil {
				s.Page.Whole = s.Page.Doc.Words > 0
			}
		}
	}
	first := len(l.tree.Files)
	for _, s := range l.tree.Sections {
		slices.SortStableFunc(s.Sections, func(a, b *site.Section) int { return l.compareSections(a, b) })
		order := pageOrder(l.Kinds)
		if s.Kind != nil {
			s.Pages = l.ofKind(s.Kind, s)
			order = s.Kind.Order
		}
		l.sorter.pages(s.Pages, order)
		l.claimSection(s)
	}
	// Parents before children, in the order in which readers meet them.
	l.tree.Sections = walk(l.tree.Home, nil)
	rank := make(map[*site.Section]int, len(l.tree.Sections))
	for i, s := range l.tree.Sections {
		rank[s] = i
	}
	slices.SortStableFunc(l.tree.Files[first:], func(a, b site.File) int { return rank[a.Section] - rank[b.Section] })
}

// tellApart gives plain folders beside each other that have one title, as those of a site's
// languages have, the names of their folders too.
func (l *linker) tellApart(sections []*site.Section) {
	count := map[string]int{}
	for _, s := range sections {
		count[s.Title]++
	}
	for _, s := range sections {
		if count[s.Title] > 1 && s.Kind == nil && !l.isTypedFolder(s.Path) {
			s.Title += " (" + path.Base(s.Path) + ")"
		}
	}
}

// mostFolders is how many folders of the root with nothing but an index.md are taken for
// parts of a site: more of them are posts, each with its pictures beside it.
const mostFolders = 12

// bundles makes pages of the plain folders that hold one text, index.md, and no folder with
// texts: Hugo, Zola and Gatsby keep a post so, with its pictures.
func (l *linker) bundles() {
	isBundle := func(s *site.Section) bool {
		return s.Page != nil && len(s.Pages) == 0 && len(s.Sections) == 0 && s.Kind == nil && !s.Page.Typed && !l.isTypedFolder(s.Path) &&
			(strings.EqualFold(source.Stem(s.Page.Path), "index") || s.Page.Heads != "")
	}
	for _, parent := range l.tree.Sections {
		found := 0
		for _, s := range parent.Sections {
			if isBundle(s) {
				found++
			}
		}
		if found == 0 || parent.Path == "" && found <= mostFolders || parent.Kind != nil {
			continue
		}
		for _, s := range parent.Sections {
			if isBundle(s) && s.Page.Order == 0 {
				s.Page.Order = l.rankOf(s)
			}
		}
		parent.Sections = slices.DeleteFunc(parent.Sections, func(s *site.Section) bool {
			if !isBundle(s) {
				return false
			}
			p := s.Page
			p.Index, p.Section, p.Address = false, parent, s.Address
			parent.Pages = append(parent.Pages, p)
			return true
		})
	}
	l.tree.Sections = walk(l.tree.Home, nil)
}

func walk(s *site.Section, into []*site.Section) []*site.Section {
	into = append(into, s)
	for _, child := range s.Sections {
		into = walk(child, into)
	}
	return into
}

func folderOf(file string) string {
	if dir := path.Dir(norm.NFC.String(file)); dir != "." {
		return dir
	}
	return ""
}

// section returns the section of a folder, made with its parents when first
// asked for.
func (l *linker) section(folder string) *site.Section {
	if s := l.byFolder[folder]; s != nil {
		return s
	}
	s := &site.Section{Path: folder}
	l.byFolder[folder] = s
	if address, ok := site.FolderAddress(folder); ok {
		s.Address = address + "index.html"
	} else if !l.isTypedFolder(folder) {
		s.Address = site.AnyFolder(folder) + "index.html"
	}
	s.Address = l.bare(s.Address)
	if folder != "" {
		s.Parent = l.section(folderOf(folder))
		s.Parent.Sections = append(s.Parent.Sections, s)
	}
	l.tree.Sections = append(l.tree.Sections, s)
	return s
}

// isTypedFolder holds of the folders of kinds, and of those in them.
func (l *linker) isTypedFolder(folder string) bool {
	return slices.ContainsFunc(l.Kinds, func(k *site.Kind) bool {
		return k.Folder != "" && (folder == k.Folder || strings.HasPrefix(folder, k.Folder+"/"))
	})
}

// head makes a page the text of a section's list.
func (l *linker) head(s *site.Section, p *site.Page) {
	if s.Page != nil {
		l.problems.Add(p.Problem(ruleAddressTaken, diag.Span{},
			lang.Textf("thư mục có hai trang đầu: %s và %s", "the folder has two index pages: %s and %s", s.Page.Shown, p.Shown),
			lang.Text{VI: "giữ một tệp, thường là _index.md", EN: "keep one, usually _index.md"}))
		return
	}
	s.Page, p.Section = p, s
}

// describe gives a section its kind and title.
func (l *linker) describe(s *site.Section) {
	for _, k := range l.Kinds {
		if k.Folder != "" && k.Folder == s.Path {
			s.Kind = k
		}
	}
	switch {
	case s.Page != nil && s.Page.Meta.Has("title"), s.Page != nil && s.Page.Doc.Title != "":
		s.Title = s.Page.Title
	case s.Path == "":
		s.Title = l.Config.Title
	case s.Kind != nil:
		s.Title = s.Kind.Plural
	default:
		s.Title = l.folderTitle(s)
	}
	if s.Page != nil {
		s.Page.Title = s.Title // its file's name says nothing
	}
}

// folderTitle is the title of a folder without a text of its own: of a plain one that
// of the page which stands for it elsewhere or beside it, or its name without a number.
func (l *linker) folderTitle(s *site.Section) string {
	name := path.Base(s.Path)
	if l.isTypedFolder(s.Path) {
		return site.Humanise(site.Spoken(name))
	}
	for _, p := range s.Pages {
		if stem := strings.ToLower(p.Stem()); stem == readme || stem == "article" {
			return p.Title
		}
	}
	if s.Parent != nil {
		for _, p := range s.Parent.Pages {
			if !p.Index && strings.TrimSuffix(p.Path, path.Ext(p.Path)) == s.Path && !p.Typed {
				return p.Title // x.md beside x/
			}
		}
	}
	if day := dayOfFolder(s.Path); day != "" {
		return day
	}
	if isNumbered(s.Parent) {
		name = site.WithoutNumber(name)
	}
	return site.Humanise(site.Spoken(name))
}

// folderOfDay is a folder of posts by day, 2025/04 or 2025/04/23.
var folderOfDay = regexp.MustCompile(`(?:^|/)((?:19|20)\d\d)/(0[1-9]|1[0-2])(?:/(0[1-9]|[12]\d|3[01]))?$`)

// dayOfFolder is the month or day that a folder is named for by the folders that it
// is in: its own name, "04", says nothing where it stands alone. "" of any other.
func dayOfFolder(folder string) string {
	m := folderOfDay.FindStringSubmatch(folder)
	switch {
	case m == nil:
		return ""
	case m[3] == "":
		return m[2] + "/" + m[1]
	}
	return m[3] + "/" + m[2] + "/" + m[1]
}

// claimSection claims the addresses of a section's list. A folder that no
// address can be made of has a problem on each of its pages.
func (l *linker) claimSection(s *site.Section) {
	who := owner{page: s.Page, file: l.Config.Shown(s.Path), what: lang.Textf("danh sách của thư mục %s", "the list of folder %s", s.Path)}
	switch {
	case s.Address == "":
		return
	case s.Path == "":
		l.owners[s.Address] = owner{page: s.Page, what: l.owners[s.Address].what}
		f := site.File{What: site.HomeFile, Address: s.Address, Section: s, Sheet: site.NewSheet(l.tree.Places, s.Address, s.Pages, l.Config.PageSize), Public: true}
		l.plan(f)
		l.claimSheets(f, owner{what: lang.Text{VI: "trang chủ", EN: "the home page"}})
		return
	}
	if !l.claimFolder(s, who) {
		return
	}
	f := site.File{What: site.SectionFile, Address: s.Address, Section: s, Public: true,
		Sheet: site.NewSheet(l.tree.Places, s.Address, s.Pages, site.SheetSize(s.Kind, l.Config.PageSize))}
	l.plan(f)
	l.claimSheets(f, who)
	if s.Kind != nil {
		l.claimFeeds(site.File{List: s.Address, Section: s}, who)
	}
}

// claimFolder gives a section's list its address, and tells where that is
// another's. The list of a plain folder then stands beside it.
func (l *linker) claimFolder(s *site.Section, who owner) bool {
	typed := l.isTypedFolder(s.Path)
	report := func(rule diag.Rule, text lang.Text) bool {
		if typed {
			rule = rule.AsError()
		} else {
			s.Address = l.beside(s.Address, who)
			text = elsewhere(text, s.Address)
		}
		if s.Page != nil {
			s.Page.Address = s.Address
		}
		l.problems.Add(rule.At(l.Config.Shown(s.Path), nil, diag.Span{}, text, lang.Text{VI: "đổi tên thư mục", EN: "rename the folder"}))
		return !typed
	}
	if claim, reserved := l.reserved(s.Address); reserved {
		return report(ruleAddressReserved, reservedText(s.Address, claim))
	}
	if before, taken := l.claim(s.Address, who); taken {
		return report(ruleAddressTaken, lang.Textf("thư mục %s cần địa chỉ %s nhưng địa chỉ này đã có chủ: %s", "folder %s needs the address %s, which is taken by %s", s.Path, s.Address, before.shown()))
	}
	return true
}

// ofKind returns all pages of a kind: those of its folder and those elsewhere
// that name it.
func (l *linker) ofKind(k *site.Kind, s *site.Section) []*site.Page {
	var pages []*site.Page
	for _, p := range l.tree.Pages {
		if !p.Index && (p.Kind.Name == k.Name || p.Section == s) {
			pages = append(pages, p)
		}
	}
	return pages
}

// compareSections orders the folders of a folder: by the weight of their
// index page, then folders of kinds in the order of the kinds, then by title.
func (l *linker) compareSections(a, b *site.Section) int {
	kind := func(s *site.Section) int {
		if i := slices.Index(l.Kinds, s.Kind); i >= 0 {
			return i
		}
		return len(l.Kinds)
	}
	if d := cmp.Compare(l.weightOf(a), l.weightOf(b)); d != 0 {
		return d
	}
	if d := kind(a) - kind(b); d != 0 {
		return d
	}
	return l.sorter.compareTitles(a.Title, b.Title)
}

// weightOf is what a folder is ordered by among those beside it.
func (l *linker) weightOf(s *site.Section) float64 {
	if s.Page != nil && s.Page.Meta.Has("weight") {
		return s.Page.Meta.Number("weight")
	}
	if rank := l.rankOf(s); rank > 0 {
		return float64(rank)
	}
	return noWeight
}

// pageWeight is the same of a page.
func pageWeight(p *site.Page) float64 {
	switch {
	case p.Meta.Has("weight"):
		return p.Meta.Number("weight")
	case p.Order > 0:
		return float64(p.Order)
	}
	return noWeight
}

// rankOf is the place of a plain folder: that of the first of its pages that a list
// of another generator has, or the number that its name begins with; 0: none.
func (l *linker) rankOf(s *site.Section) int {
	if s.Kind != nil || l.isTypedFolder(s.Path) {
		return 0
	}
	if number := site.NumberBefore(path.Base(s.Path)); number > 0 && isNumbered(s.Parent) {
		return number
	}
	rank := 0
	note := func(r int) {
		if r > 0 && (rank == 0 || r < rank) {
			rank = r
		}
	}
	if s.Page != nil {
		note(s.Page.Rank)
	}
	for _, p := range s.Pages {
		if site.NumberBefore(p.Stem()) != p.Rank {
			note(p.Rank)
		}
	}
	for _, inner := range s.Sections {
		if number := site.NumberBefore(path.Base(inner.Path)); number == 0 {
			note(l.rankOf(inner))
		}
	}
	return rank
}

// isNumbered reports whether what stands in a folder is sorted by numbers before names.
func isNumbered(s *site.Section) bool {
	if s == nil {
		return false
	}
	var names []string
	for _, inner := range s.Sections {
		names = append(names, path.Base(inner.Path))
	}
	for _, p := range s.Pages {
		names = append(names, p.Stem())
	}
	return site.AreNumbered(names)
}

// pageOrder is the order of plain pages.
func pageOrder(kinds []*site.Kind) []string { return kinds[len(kinds)-1].Order }
