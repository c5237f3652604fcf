package link

import (
	"path"
	"strings"

	"chuyende/internal/site"
)

// What the address of a link may mean that leads nowhere as it is written: what its author's
// program takes for the root of the site.

// publicFolders are what other programs call the folder whose files they publish as
// they are, at the root of the site.
var publicFolders = []string{"static", "public", "src", "assets"}

// elsewhereFiles are the paths from the root of the content that a destination may
// mean which leads nowhere by itself: its author's program may have had any folder
// above the page for the root, and Docsify counts from the root whatever the page.
// The nearest folder goes first.
func elsewhereFiles(p *site.Page, dest string) (files []string) {
	isRooted := strings.HasPrefix(dest, "/")
	if !isRooted && !strings.HasPrefix(dest, ".") { // Hexo has the pictures of a post in a folder of its name
		files = append(files, path.Join("/", strings.TrimSuffix(p.Path, path.Ext(p.Path)), dest))
	}
	if !isRooted && (strings.HasPrefix(dest, ".") || !strings.Contains(dest, "/")) {
		return files
	}
	for folder := path.Dir(p.Path); ; folder = path.Dir(folder) {
		files = append(files, path.Join("/", folder, dest))
		if isRooted {
			for _, public := range publicFolders {
				files = append(files, path.Join("/", folder, public, dest))
			}
		}
		if folder == "." {
			return files
		}
	}
}

// afterCommand is what follows a command of another program in an address, which
// says where its site or version stands: "/docs/{{version}}/events".
func afterCommand(p *site.Page, dest string) []string {
	at := strings.LastIndex(dest, "}}/")
	if p.Typed || at < 0 || !strings.Contains(dest[:at], "{{") {
		return nil
	}
	return []string{dest[at+len("}}"):]}
}

// withoutBase is what an address of a plain page is without what its author's
// program, or the host, put before all: "/blog/" of a project's site on a shared
// host, "@/" of Zola, "@site/" of Docusaurus, which means the folder above its docs/.
// Most addresses that begin so have to lead somewhere then, as many that begin alike
// lead out of the folder.
func (r *resolver) withoutBase(p *site.Page, dest string) []string {
	if p.Typed {
		return nil
	}
	if rest, ok := strings.CutPrefix(dest, "@/"); ok {
		return []string{"/" + rest}
	}
	if rest, ok := strings.CutPrefix(dest, "@site/"); ok {
		_, below, _ := strings.Cut(rest, "/")
		return []string{"/" + rest, "/" + below}
	}
	first, rest, ok := cutFirst(dest)
	if !ok || r.byFolder[first] != nil {
		return nil
	}
	if r.bases == nil {
		r.bases = r.countBases()
	}
	if b := r.bases[first]; b.all < 2 || 2*b.found <= b.all {
		return nil
	}
	return []string{rest}
}

// cutFirst takes the first folder off an address from the root.
func cutFirst(dest string) (first, rest string, ok bool) {
	if !strings.HasPrefix(dest, "/") {
		return "", "", false
	}
	first, rest, ok = strings.Cut(dest[1:], "/")
	return first, "/" + rest, ok && first != ""
}

// base counts the different addresses that begin with one folder, and those of
// which lead somewhere without it.
type base struct{ all, found int }

// countBases looks at the addresses from the root in all plain pages.
func (r *resolver) countBases() map[string]base {
	bases := map[string]base{}
	seen := map[string]bool{}
	for _, p := range r.tree.Pages {
		for i := range p.Doc.Refs {
			first, rest, ok := cutFirst(p.Doc.Refs[i].Dest)
			if !ok || p.Typed || r.byFolder[first] != nil {
				continue
			}
			rest = parseDestination(rest).path
			if seen[first+rest] {
				continue
			}
			seen[first+rest] = true
			b := bases[first]
			b.all++
			from := place{p.Path, p.Address}
			if _, ok := r.find(from, rest); ok {
				b.found++
			} else if _, ok := r.spell(from, rest); ok {
				b.found++
			}
			bases[first] = b
		}
	}
	return bases
}

// stripped returns what a destination is without the prefixes that the settings
// name.
func (r *resolver) stripped(dest string) (without []string) {
	for _, prefix := range r.Config.Links.Strip {
		if rest, ok := strings.CutPrefix(strings.TrimSuffix(dest, "/")+"/", strings.TrimSuffix(prefix, "/")+"/"); ok {
			without = append(without, "/"+rest)
		}
	}
	return without
}
