package link

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/frontmatter"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/source"
)

// spellings are all that a link may lead to by what other generators let people
// write, made on first need: by a path without extension, case, marks and
// hyphens.
type spellings struct {
	pages map[string][]spelled
	held  map[string]site.Held
	// names are pages by the name of their file, their title and their aliases, in the order of the site.
	names map[string][]*site.Page
	// files are pictures and other files by their name, without case: the first
	// of each.
	files map[string]*site.Asset
	// readmes are the pages that other programs show for a folder, by the
	// address of its list, where that has no text of its own.
	readmes map[string]*site.Page
}

// spelled is a target and the key of its path with hyphens.
type spelled struct {
	key    string
	target site.Target
}

// looseKey is what paths have in common that differ in extension, case, marks or
// hyphens only.
func looseKey(file string) string { return strings.ReplaceAll(pathKey(file), "-", "") }

func (r *resolver) spellings() *spellings {
	if r.loose != nil {
		return r.loose
	}
	l := &spellings{pages: map[string][]spelled{}, held: map[string]site.Held{}, names: map[string][]*site.Page{}, files: map[string]*site.Asset{}, readmes: map[string]*site.Page{}}
	for _, s := range r.tree.Sections {
		if s.Address != "" {
			l.addPath(s.Path, site.Target{Address: s.Address, Page: s.Page})
		}
	}
	for _, q := range r.tree.Pages {
		l.addPage(q)
		if s := r.byFolder[folderOf(q.Path)]; s != nil && s.Page == nil && s.Path != "" && strings.EqualFold(q.Stem(), readme) {
			l.readmes[s.Address] = q
		}
		// A page that is called as a folder beside it is the folder's, as many have it.
		if s := r.byFolder[strings.TrimSuffix(q.Path, path.Ext(q.Path))]; s != nil && s.Page == nil && s.Path != "" && !q.Typed && l.readmes[s.Address] == nil {
			l.readmes[s.Address] = q
		}
	}
	for i := range r.tree.Assets {
		a := &r.tree.Assets[i]
		if name := strings.ToLower(path.Base(a.Path)); l.files[name] == nil {
			l.files[name] = a
		}
	}
	for _, h := range r.tree.Held {
		l.held[looseKey(h.Page.Path)] = h
	}
	r.loose = l
	return l
}

// addPath notes a path by which a target is known.
func (l *spellings) addPath(file string, target site.Target) {
	loose := looseKey(file)
	l.pages[loose] = append(l.pages[loose], spelled{pathKey(file), target})
}

// addPage notes the paths and names by which a page is known.
func (l *spellings) addPage(p *site.Page) {
	names := append(folderNames(p.Path), p.Stem(), p.Title)
	if !p.Typed {
		for _, alias := range p.Meta.Texts("aliases") {
			if isName(alias) {
				names = append(names, alias)
			}
		}
	}
	for _, name := range names {
		key := looseKey(name)
		l.names[key] = append(l.names[key], p)
	}
	target := site.Target{Address: p.Address, Page: p}
	for _, file := range append([]string{p.Path, strings.TrimPrefix(p.Address, "/")}, otherPaths(p)...) {
		l.addPath(file, target)
	}
}

// folderNames are the names of the folder whose only text a page is by its name:
// with and without the number that sorts it.
func folderNames(file string) []string {
	switch strings.ToLower(source.Stem(file)) {
	case "index", "_index", readme, "article", "task":
	default:
		return nil
	}
	folder := path.Base(path.Dir(file))
	if folder == "." {
		return nil
	}
	if rest := strings.TrimLeft(folder, "0123456789"); rest != folder && strings.HasPrefix(rest, "-") {
		return []string{folder, rest[1:]}
	}
	return []string{folder}
}

// otherPaths are where a page stands besides its file and address: at its old
// addresses and, of a post, at that which Jekyll and Hugo make of its day and name.
func otherPaths(p *site.Page) []string {
	if p.Typed {
		return nil
	}
	var paths []string
	if folder := folderOf(p.Path); !p.Index && folder != "" && site.IsIndex(p.Path) {
		paths = append(paths, folder) // which it alone is
	}
	for _, alias := range p.Meta.Texts("aliases") {
		if !strings.HasPrefix(alias, "/") {
			paths = append(paths, strings.TrimPrefix(path.Join(path.Dir(p.Address), alias), "/"))
		}
		paths = append(paths, strings.Trim(alias, "/"))
	}
	day, name, isPost := frontmatter.DayIn(p.Stem(), time.UTC)
	if written := p.Meta.Date("date"); !written.IsZero() {
		day = written
	}
	if isPost {
		paths = append(paths, name)
		if folder := folderOf(p.Path); folder != "" {
			paths = append(paths, folder+"/"+name) // commands name it so
		}
	}
	for _, name := range slices.Compact([]string{name, cmp.Or(p.Meta.Text("slug"), name)}) {
		if day.IsZero() {
			break
		}
		paths = append(paths, day.Format(dayPath)+name)
		if above, ok := strings.CutSuffix(folderOf(p.Path), "/_posts"); ok { // its categories
			paths = append(paths, above+"/"+day.Format(dayPath)+name)
		}
	}
	return paths
}

// dayPath is how the day of a post stands in its address.
const dayPath = "2006/01/02/"

// readme is the stem of the file that other programs show for a folder.
const readme = "readme"

// ways are the paths below content/ that a link of a page may mean, the likeliest
// first: from its folder; from its address as a folder, which many generators
// make of each page; from the root.
func ways(from place, dest string) []string {
	var files []string
	add := func(base string) {
		if file := path.Join(base, dest); file != ".." && !strings.HasPrefix(file, "../") {
			files = append(files, strings.TrimPrefix(path.Clean("/"+file), "/"))
		}
	}
	if strings.HasPrefix(dest, "/") {
		add("")
		return files
	}
	add(path.Dir(from.file))
	if !site.IsIndex(from.file) {
		add(strings.TrimSuffix(from.file, path.Ext(from.file)))
	}
	if !strings.HasPrefix(dest, ".") {
		add("")
	}
	return files
}

// isFolderFile reports whether a name stands for its folder.
func isFolderFile(name string) bool {
	switch strings.ToLower(strings.TrimSuffix(name, path.Ext(name))) {
	case "index", "_index", readme:
		return true
	}
	return false
}

// spell finds what a link leads to that is written as other generators want it:
// without extension, with ".html", with a slash at the end, in other case.
func (r *resolver) spell(from place, dest string) (site.Target, bool) {
	if dest == "" {
		return site.Target{}, false
	}
	for _, file := range ways(from, dest) {
		for _, name := range alternatives(file) {
			found := r.spellings().pages[looseKey(name)]
			for _, s := range found {
				if s.key == pathKey(name) {
					return s.target, true
				}
			}
			if len(found) > 0 {
				return found[0].target, true
			}
		}
	}
	return site.Target{}, false
}

// alternatives are a path and, where its name stands for a folder, that.
func alternatives(file string) []string {
	if isFolderFile(path.Base(file)) {
		return []string{file, folderOf(file)}
	}
	return []string{file}
}

// spellHeld is spell for pages that are not published.
func (r *resolver) spellHeld(from place, dest string) (site.Held, bool) {
	for _, file := range ways(from, dest) {
		if h, ok := r.spellings().held[looseKey(file)]; ok && dest != "" {
			return h, true
		}
	}
	return site.Held{}, false
}

// look is find for a link in a page's text: plain pages come from anywhere and
// are read as their authors meant them, and prefixes that the settings name may
// be missing on the site.
func (r *resolver) look(p *site.Page, ref *markdown.Ref, dest string) (site.Target, bool) {
	if ref.From != "" && dest != "" {
		if target, ok := r.lookFrom(p, ref, dest); ok {
			return target, true
		}
	}
	from := place{p.Path, p.Address}
	for _, dest := range slices.Concat([]string{dest}, r.stripped(dest), afterCommand(p, dest), r.withoutBase(p, dest)) {
		if target, ok := r.find(from, dest); ok {
			return r.read(p, target), true
		}
		if _, isHeld := r.held.at(from, dest); isHeld {
			return site.Target{}, false
		}
		if p.Typed {
			continue
		}
		if target, ok := r.spell(from, dest); ok {
			return r.read(p, target), true
		}
	}
	if p.Typed {
		return site.Target{}, false
	}
	if ref.Wiki {
		return r.byName(dest)
	}
	for _, file := range elsewhereFiles(p, dest) {
		for _, look := range []func(place, string) (site.Target, bool){r.find, r.spell} {
			if target, ok := look(from, file); ok && (ref.Kind != markdown.Image || target.Asset != nil) {
				return r.read(p, target), true
			}
		}
	}
	if isWordOnly(p, ref, dest) {
		return r.byWords(ref.Alt)
	}
	return site.Target{}, false
}

// lookFrom looks an address up from the file that a page took its link over from,
// which may be a page itself.
func (r *resolver) lookFrom(p *site.Page, ref *markdown.Ref, dest string) (site.Target, bool) {
	from := place{ref.From, p.Address}
	if q := r.tree.ByPath(ref.From); q != nil {
		from.address = q.Address
	}
	target, ok := r.find(from, dest)
	if !ok && !ref.Wiki {
		target, ok = r.spell(from, dest)
	}
	return r.read(p, target), ok && (ref.Kind != markdown.Image || target.Asset != nil)
}

// isWordOnly holds of a link of a plain page whose address is one word, [trang](g): it
// says what sort of thing the text is the name of, as glossaries have it.
func isWordOnly(p *site.Page, ref *markdown.Ref, dest string) bool {
	return !p.Typed && ref.Kind == markdown.Link && !ref.Wiki && ref.Alt != "" && dest != "" && len(dest) <= longestSort &&
		strings.Trim(dest, "abcdefghijklmnopqrstuvwxyz") == ""
}

// longestSort is how many letters such a word may have.
const longestSort = 12

// byWords finds the page that the words of a link name, in English also by one of many.
func (r *resolver) byWords(words string) (site.Target, bool) {
	for _, name := range []string{words, strings.TrimSuffix(words, "s"), strings.TrimSuffix(words, "es"), strings.TrimSuffix(words, "ies") + "y"} {
		if found := r.spellings().names[looseKey(name)]; looseKey(name) != "" && len(found) > 0 {
			return site.Target{Address: found[0].Address, Page: found[0]}, true
		}
	}
	return site.Target{}, false
}

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
// host, "@/" of Zola, "@site/" of Docusaurus, which means the folder above its docs/. Most addresses that begin so have to lead somewhere then, as
// many that begin alike lead out of the folder.
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

// byName finds a picture or another file anywhere by its name, and a page by the
// name of its file, its title or an alias: the first of several.
func (r *resolver) byName(name string) (site.Target, bool) {
	if a := r.spellings().files[strings.ToLower(norm.NFC.String(path.Base(name)))]; a != nil {
		return site.Target{Address: a.Address, Asset: a}, true
	}
	found := r.spellings().names[looseKey(name)]
	if len(found) == 0 {
		return site.Target{}, false
	}
	return site.Target{Address: found[0].Address, Page: found[0]}, true
}

// read puts the README of a folder in the place of its list, which tells less.
func (r *resolver) read(p *site.Page, target site.Target) site.Target {
	if p.Typed || target.Page != nil || target.Asset != nil {
		return target
	}
	if q := r.spellings().readmes[target.Address]; q != nil {
		return site.Target{Address: q.Address, Page: q}
	}
	return target
}

// heldAt returns the page that a link leads to which is not published.
func (r *resolver) heldAt(p *site.Page, dest string) (site.Held, bool) {
	from := place{p.Path, p.Address}
	if h, ok := r.held.at(from, dest); ok || p.Typed {
		return h, ok
	}
	return r.spellHeld(from, dest)
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

// isExternal reports whether the settings want a link left as it is.
func (r *resolver) isExternal(dest string) bool {
	for _, pattern := range r.Config.Links.External {
		if strings.HasSuffix(pattern, "/") && strings.HasPrefix(dest+"/", pattern) {
			return true
		}
		if ok, err := path.Match(pattern, dest); err == nil && ok {
			return true
		}
	}
	return false
}
