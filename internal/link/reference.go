package link

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
)

// scheme matches an address that leaves the site: "https:", "mailto:", "//".
var scheme = regexp.MustCompile(`^(?:[A-Za-z][A-Za-z0-9+.-]*:|//)`)

// references resolves the links, images and document numbers in the pages'
// texts and the links of the menu, and collects backlinks.
func (l *linker) references() {
	r := &resolver{linker: l, assets: map[string]*site.Asset{}, files: make(map[string]*site.File, len(l.tree.Files))}
	for i := range l.tree.Files {
		f := &l.tree.Files[i]
		r.files[f.Address] = f
	}
	for i := range l.tree.Assets {
		a := &l.tree.Assets[i]
		r.assets[norm.NFC.String(a.Path)] = a
	}
	for _, p := range l.tree.Pages {
		p.Files = r.filesOf(p)
		p.Audio = r.audioOf(p)
		p.Targets = make([]site.Target, len(p.Doc.Refs))
		r.unknown = nil
		r.seen = map[sought]looked{} // a cleared one stays as large as that of the longest page
		for i := range p.Doc.Refs {
			target := r.resolve(p, &p.Doc.Refs[i])
			p.Targets[i] = target
			// p comes round once, so it can only be the last one listed.
			if q := target.Page; q != nil && q != p && (len(q.Backlinks) == 0 || q.Backlinks[len(q.Backlinks)-1] != p) {
				q.Backlinks = append(q.Backlinks, p)
			}
		}
		r.reportUnknown(p)
	}
	for _, p := range l.tree.Pages {
		p.Backlinks = slices.DeleteFunc(p.Backlinks, func(q *site.Page) bool {
			return !q.IsEntry() || slices.ContainsFunc(p.Related, func(r site.Related) bool { return slices.Contains(r.Pages, q) })
		})
		l.sorter.pages(p.Backlinks, []string{"title"})
	}
	r.menu()
	r.explained()
}

type resolver struct {
	*linker
	assets map[string]*site.Asset
	// files are the portal's files so far by address. Case counts: most servers
	// tell capitals apart.
	files map[string]*site.File
	// seen is what lookup found for the page at hand, whose links often repeat.
	seen map[sought]looked
	// unknown are commands of other programs in addresses of the page at hand.
	unknown []unknownCommand
	// known is what candidates has made.
	known []candidate
	// labels are the plain pages that have an anchor, made on first need.
	labels map[string][]*site.Page
	// anchored is what anchorsOf has made.
	anchored map[*markdown.Doc]*anchors
	// loose is what spellings has made, bases what countBases has.
	loose *spellings
	bases map[string]base
}

// place is where a link stands: its file below content/ and its page's
// address.
type place struct{ file, address string }

// destination is a link's address, taken apart and decoded.
type destination struct{ path, query, fragment string }

func parseDestination(dest string) destination {
	var d destination
	d.path, d.fragment, _ = strings.Cut(dest, "#")
	d.path, d.query, _ = strings.Cut(d.path, "?")
	if plain, err := url.PathUnescape(d.path); err == nil {
		d.path = plain
	}
	if plain, err := url.PathUnescape(d.fragment); err == nil {
		d.fragment = plain
	}
	d.path = norm.NFC.String(d.path)
	return d
}

// suffix is what follows the address in a link.
func (d destination) suffix() string {
	suffix := ""
	if d.query != "" {
		suffix = "?" + d.query
	}
	if d.fragment != "" {
		suffix += "#" + d.fragment
	}
	return suffix
}

func (r *resolver) resolve(p *site.Page, ref *markdown.Ref) site.Target {
	if ref.Kind == markdown.Number {
		// The register need not hold every number, and may hold one twice.
		if found := r.tree.FindDocument(ref.Dest); len(found) == 1 && found[0] != p {
			return site.Target{Address: found[0].Address, Page: found[0]}
		}
		return site.Target{}
	}
	if scheme.MatchString(ref.Dest) && (ref.Kind != markdown.Link || r.stripped(ref.Dest) == nil) {
		if ref.Kind == markdown.Image {
			r.problems.Add(p.Problem(ruleImageRemote, ref.Span,
				lang.Text{VI: "ảnh nằm ở máy chủ khác nên không hiện trên cổng", EN: "the image lies on another host and is not shown"},
				lang.Text{VI: "lưu ảnh thành tệp cạnh bài viết và ghi tên tệp", EN: "save the image as a file beside the text and name that"}))
			return site.Target{}
		}
		if _, name, ok := strings.Cut(ref.Dest, "{{"); ok && !p.Typed && strings.Contains(name, "}}") {
			r.leadsBy(ref)
			return site.Target{Missing: true}
		}
		return site.Target{URL: ref.Dest}
	}
	dest := parseDestination(ref.Dest)
	if r.isExternal(dest.path) {
		return site.Target{URL: ref.Dest}
	}
	found := r.lookup(p, ref, dest.path)
	target, ok := found.target, found.ok
	if found.isHeld && ref.Kind == markdown.Link {
		r.toHeld(inPage(p, ref.Span, ""), found.held)
		return site.Target{}
	}
	switch {
	case ref.Kind == markdown.Image && (!ok || target.Asset == nil):
		r.missing(p, ref, dest, lang.Textf("không có tệp ảnh %q", "missing image %q", dest.path))
		return site.Target{}
	case !ok && !p.Typed && strings.Contains(ref.Dest, "{{"):
		r.leadsBy(ref)
		return site.Target{Missing: true}
	case !ok:
		text := lang.Textf("liên kết đến trang không có: %q", "link to missing page %q", dest.path)
		if isFile(dest.path) {
			text = lang.Textf("liên kết đến tệp không có: %q", "link to missing file %q", dest.path)
		}
		r.missing(p, ref, dest, text)
		return site.Target{Missing: true}
	}
	if q := r.labelled(p, ref, dest); q != nil {
		target = site.Target{Address: q.Address, Page: q}
	}
	r.ahead(inPage(p, ref.Span, ""), p, target.Page)
	dest.fragment = r.anchor(p, ref, target.Page, dest.fragment)
	target.Fragment = dest.suffix()
	return target
}

// sought is what a link of a page asks for, looked what was found: a target, or
// a page that is not published.
type (
	sought struct {
		path  string
		from  string // a file that the page takes in
		wiki  bool
		words string // of a link whose address is a word only
	}
	looked struct {
		target     site.Target
		ok, isHeld bool
		held       site.Held
	}
)

// lookup is look, and heldAt where that finds nothing, once for links of a page
// that are alike.
func (r *resolver) lookup(p *site.Page, ref *markdown.Ref, dest string) looked {
	key := sought{path: dest, from: ref.From, wiki: ref.Wiki}
	if isWordOnly(p, ref, dest) {
		key.words = ref.Alt
	}
	found, ok := r.seen[key]
	if ok {
		return found
	}
	if found.target, found.ok = r.look(p, ref, dest); !found.ok {
		found.held, found.isHeld = r.heldAt(p, dest)
	}
	r.seen[key] = found
	return found
}

// find looks a destination up: as a file below content/, from the link's
// folder or from the root, as a folder, or as an address of the site.
func (r *resolver) find(from place, dest string) (site.Target, bool) {
	if dest == "" {
		q := r.tree.ByPath(from.file)
		return site.Target{Address: from.address, Page: q}, true
	}
	file, inside := contentPath(from, dest)
	if !inside {
		return site.Target{}, false
	}
	if q := r.tree.ByPath(file); q != nil {
		return site.Target{Address: q.Address, Page: q}, true
	}
	if a := r.assets[file]; a != nil {
		return site.Target{Address: a.Address, Asset: a}, true
	}
	if s := r.byFolder[file]; s != nil && s.Address != "" {
		return site.Target{Address: s.Address, Page: s.Page}, true
	}
	for _, address := range addresses(from, dest) {
		if f := r.files[address]; f != nil {
			return f.Target(), true
		}
	}
	return site.Target{}, false
}

// contentPath returns the path below content/ that a destination names, "" for
// content/ itself; inside is false where it leads out.
func contentPath(from place, dest string) (file string, inside bool) {
	if root, ok := strings.CutPrefix(dest, "/"); ok {
		return strings.TrimPrefix(path.Clean("/"+root), "/"), true
	}
	file = path.Join(path.Dir(norm.NFC.String(from.file)), dest)
	if file == "." {
		file = ""
	}
	return file, file != ".." && !strings.HasPrefix(file, "../")
}

func (r *resolver) missing(p *site.Page, ref *markdown.Ref, dest destination, text lang.Text) {
	from := place{p.Path, p.Address}
	problem := p.Problem(ruleLinkMissing, ref.Span, text, lang.Text{})
	kind, words := ref.Kind, ref.Alt
	problem.Later = &diag.Later{Hint: func() lang.Text {
		if kind == markdown.Image {
			return r.imageHint(from, dest.path)
		}
		return r.missingHint(from, dest.path, words)
	}}
	r.problems.Add(problem)
}

// checkFragment reports a fragment that a page has no heading for. Which is meant is
// worked out where it is shown: many links to what is not there would take long.
func (r *resolver) checkFragment(target *site.Page, fragment string, report func(text lang.Text, hint *diag.Later)) {
	if target == nil || r.Config.AllowHTML {
		return // lists have no headings of an author; raw HTML may hold any id
	}
	if r.hasAnchor(target.Doc, fragment) {
		return
	}
	anchors := target.Doc.Anchors
	report(lang.Textf("trang %s không có mục #%s", "page %s has no heading #%s", target.Shown, fragment),
		&diag.Later{Hint: func() lang.Text { return diag.DidYouMean(fragment, anchors()) }})
}
