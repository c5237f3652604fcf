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
// texts and collects backlinks.
func (l *linker) references() {
	assets := map[string]*site.Asset{}
	for i := range l.tree.Assets {
		assets[l.tree.Assets[i].Path] = &l.tree.Assets[i]
	}
	r := &resolver{linker: l, assets: assets}
	for _, p := range l.tree.Pages {
		p.Targets = make([]site.Target, len(p.Doc.Refs))
		for i := range p.Doc.Refs {
			target := r.resolve(p, &p.Doc.Refs[i])
			p.Targets[i] = target
			// p comes round once, so it can only be the last one listed.
			if q := target.Page; q != nil && q != p && (len(q.Backlinks) == 0 || q.Backlinks[len(q.Backlinks)-1] != p) {
				q.Backlinks = append(q.Backlinks, p)
			}
		}
	}
	for _, p := range l.tree.Pages {
		p.Backlinks = slices.DeleteFunc(p.Backlinks, func(q *site.Page) bool {
			return q.Index || slices.ContainsFunc(p.Related, func(r site.Related) bool { return slices.Contains(r.Pages, q) })
		})
	}
}

type resolver struct {
	*linker
	assets map[string]*site.Asset
	// known are all link targets in the form that hints show, made on first need.
	known []string
}

func (r *resolver) resolve(p *site.Page, ref *markdown.Ref) site.Target {
	if ref.Kind == markdown.Number {
		if document := r.tree.ByID("document", ref.Dest); document != nil && document != p {
			return site.Target{Address: document.Address, Page: document}
		}
		return site.Target{} // the register need not hold every number in a text
	}
	if ref.Dest == "" || scheme.MatchString(ref.Dest) {
		return site.Target{URL: ref.Dest}
	}
	dest, fragment, _ := strings.Cut(ref.Dest, "#")
	dest, query, _ := strings.Cut(dest, "?")
	if plain, err := url.PathUnescape(dest); err == nil {
		dest = plain
	}
	if plain, err := url.PathUnescape(fragment); err == nil {
		fragment = plain
	}
	target, ok := r.find(p, norm.NFC.String(dest))
	if !ok {
		r.missing(p, ref, dest)
		return site.Target{}
	}
	if query != "" {
		target.Fragment = "?" + query
	}
	if fragment != "" {
		target.Fragment += "#" + fragment
		r.checkAnchor(p, ref, target.Page, fragment)
	}
	return target
}

// find looks a destination up: as a file below content/, from the page's
// folder or from the root, as a folder, or as an address of the site.
func (r *resolver) find(p *site.Page, dest string) (site.Target, bool) {
	if dest == "" {
		return site.Target{Address: p.Address, Page: p}, true
	}
	file, fromRoot := strings.CutPrefix(dest, "/")
	if !fromRoot {
		file = path.Join(path.Dir(p.Path), dest)
	}
	file = strings.TrimPrefix(path.Clean("/"+file), "/")
	if q := r.tree.ByPath(file); q != nil {
		return site.Target{Address: q.Address, Page: q}, true
	}
	if a := r.assets[file]; a != nil {
		return site.Target{Address: a.Address, Asset: a}, true
	}
	if s := r.byFolder[file]; s != nil && s.Address != "" {
		return site.Target{Address: s.Address, Page: s.Page}, true
	}
	address := path.Join(path.Dir(p.Address), dest)
	if fromRoot {
		address = path.Clean(dest)
	}
	if o, ok := r.owners[strings.ToLower(address)]; ok {
		if o.page != nil && o.page.Address != address {
			return site.Target{}, false
		}
		return site.Target{Address: address, Page: o.page}, true
	}
	return site.Target{}, false
}

func (r *resolver) missing(p *site.Page, ref *markdown.Ref, dest string) {
	text := lang.Textf("liên kết đến trang không có: %q", "link to missing page %q", dest)
	if ref.Kind == markdown.Image {
		text = lang.Textf("không có tệp ảnh %q", "missing image %q", dest)
	}
	file := strings.TrimPrefix(path.Join("/", path.Dir(p.Path), dest), "/")
	if strings.HasPrefix(dest, "/") {
		file = strings.TrimPrefix(path.Clean(dest), "/")
	}
	hint := r.nearest(p, file)
	if why, hidden := r.hidden[file]; hidden {
		hint = hiddenHint(why)
	}
	r.problems.Add(p.Problem(diag.Error, "link-missing", ref.Span, text, hint))
}

// nearest proposes the file whose path, or else whose name, is nearest to the
// one that is missing, written as a link from p.
func (r *resolver) nearest(p *site.Page, file string) lang.Text {
	if r.known == nil {
		for _, q := range r.tree.Pages {
			r.known = append(r.known, q.Path)
		}
		for _, a := range r.tree.Assets {
			r.known = append(r.known, a.Path)
		}
	}
	near := diag.Nearest(file, r.known)
	if near == "" {
		for _, known := range r.known {
			if path.Base(known) == path.Base(file) {
				near = known
			}
		}
	}
	if near == "" {
		return lang.Text{VI: "viết đường dẫn tới tệp .md, tính từ thư mục của trang này", EN: "write the path to the .md file, from this page's folder"}
	}
	return lang.Textf("có phải ý bạn là %q?", "did you mean %q?", site.Relative("/"+p.Path, "/"+near))
}

func (r *resolver) checkAnchor(p *site.Page, ref *markdown.Ref, target *site.Page, fragment string) {
	if target == nil || r.Config.AllowHTML {
		return // lists have no headings of an author; raw HTML may hold any id
	}
	if target.Doc.HasAnchor(fragment) {
		return
	}
	r.problems.Add(p.Problem(diag.Error, "anchor-missing", ref.Span,
		lang.Textf("trang %s không có mục #%s", "page %s has no heading #%s", target.Shown, fragment),
		diag.DidYouMean(fragment, target.Doc.Anchors())))
}
