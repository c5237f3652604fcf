package link

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"

	"chuyende/internal/frontmatter"
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
	// stems are plain pages by the names of their files without numbers that sort them.
	stems map[string][]*site.Page
	// unnumbered are targets by their paths without numbers that sort them.
	unnumbered map[string][]site.Target
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
	l := &spellings{pages: map[string][]spelled{}, held: map[string]site.Held{}, names: map[string][]*site.Page{}, files: map[string]*site.Asset{}, readmes: map[string]*site.Page{}, unnumbered: map[string][]site.Target{}, stems: map[string][]*site.Page{}}
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
	if plain := withoutNumbers(file); plain != file {
		key := looseKey(plain)
		if known := l.unnumbered[key]; !slices.ContainsFunc(known, func(t site.Target) bool { return t.Address == target.Address }) {
			l.unnumbered[key] = append(known, target)
		}
	}
}

// addPage notes the paths and names by which a page is known.
func (l *spellings) addPage(p *site.Page) {
	names := append(folderNames(p.Path), p.Stem(), p.Title)
	if p.Heads != "" {
		names = append(names, path.Base(p.Heads))
	}
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
	if stem := looseKey(withoutNumbers(p.Stem())); !p.Typed && !p.Index {
		l.stems[stem] = append(l.stems[stem], p)
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
	if !p.Index && p.Heads != "" {
		paths = append(paths, p.Heads)
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
	for _, file := range ways(from, dest) {
		for _, name := range alternatives(file) {
			if found := r.spellings().unnumbered[looseKey(withoutNumbers(name))]; len(found) == 1 {
				return found[0], true
			}
		}
	}
	return site.Target{}, false
}

// withoutNumbers is a path whose folders and file have no numbers that sort them, as
// addresses of Grav and Nuxt are: "01.co-ban/02.cai-dat" is "co-ban/cai-dat".
func withoutNumbers(file string) string {
	if strings.IndexFunc(file, unicode.IsDigit) < 0 {
		return file
	}
	parts := strings.Split(file, "/")
	for i, part := range parts {
		parts[i] = cmp.Or(site.WithoutNumber(part), part)
	}
	return strings.Join(parts, "/")
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
