package parse

import (
	"hash/fnv"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/site"
	"chuyende/internal/source"
)

// Outline is what files of other generators say of all pages: lists of links in
// the order of a book, such as mdBook's SUMMARY.md and Docsify's _sidebar.md. They
// give pages their order, and a title where a page says none; they are no pages.
type Outline struct {
	files  map[string]bool
	titles map[string]string
	ranks  map[string]int
	// numbered are the folders whose names begin with numbers to be sorted by.
	numbered map[string]bool
	digest   uint64
	// unread are settings that have an order which no text of theirs says.
	unread []string
}

// Same reports whether two outlines say the same of all pages.
func (o Outline) Same(other Outline) bool { return o.digest == other.digest }

// Digest stands for all that it says.
func (o Outline) Digest() uint64 { return o.digest }

// MayOutline reports whether a file may be part of an outline, by its name alone.
func MayOutline(file string) bool {
	return isOutlineName(path.Base(file)) || slices.Contains([]string{"_navbar.md", "_coverpage.md"}, path.Base(file))
}

func isOutlineName(name string) bool {
	return slices.Contains([]string{"SUMMARY.md", "_sidebar.md", "sidebar.md"}, name)
}

var (
	outlineLink = regexp.MustCompile(`\[((?:[^\[\]\n]|\\.)+)\]\(<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?[^()\n]*\)`)
	outlineRest = regexp.MustCompile(`<!--[\s\S]*?-->|<[^<>\n]+>|&\w+;`)
)

// leastOutlined is how many pages a list must lead to before it is more than a page.
const leastOutlined = 3

// ReadOutline finds the outline of a site in its texts or, where those have none, in what
// settings of other generators say, such as docs.json and _quarto.yml: read returns
// one, false where there is none.
func ReadOutline(files []source.File, read func(name string) (text string, ok bool)) Outline {
	o := Outline{files: map[string]bool{}, titles: map[string]string{}, ranks: map[string]int{}}
	known := make(map[string]bool, len(files))
	var lists []source.File
	for _, f := range files {
		known[f.Path] = true
		if isOutlineName(path.Base(f.Path)) {
			lists = append(lists, f)
		}
	}
	slices.SortStableFunc(lists, func(a, b source.File) int { return strings.Count(a.Path, "/") - strings.Count(b.Path, "/") })
	h := fnv.New64a()
	for _, list := range lists {
		o.read(list, known)
	}
	if len(o.files) == 0 {
		for _, name := range orderFiles(files) {
			if text, ok := read(name); ok {
				if !o.readOrder(name, text, known) && strings.Contains(text, "sidebar") && isVitePress(name) {
					o.unread = append(o.unread, name)
				}
				_, _ = h.Write([]byte(name + "\x02" + text))
			}
		}
	}
	for _, f := range files {
		if o.files[path.Join(path.Dir(f.Path), "_sidebar.md")] && MayOutline(f.Path) {
			o.files[f.Path] = true
		}
		if o.files[f.Path] {
			_, _ = h.Write([]byte(f.Path + "\x00")) // a hash takes all
			_, _ = h.Write(f.Data)
		}
	}
	o.numbered = numberedFolders(files)
	for _, folder := range slices.Sorted(maps.Keys(o.numbered)) {
		_, _ = h.Write([]byte(folder + "\x01"))
	}
	if len(o.numbered) > 0 {
		o.digest = h.Sum64()
	}
	if len(o.files) > 0 || len(o.ranks) > 0 {
		for _, f := range files { // which pages there are decides where links lead
			_, _ = h.Write([]byte(f.Path + "\x00"))
		}
		o.digest = h.Sum64()
	}
	return o
}

// orders are the settings of other generators that list pages in their order: in the
// root, and in any folder.
var (
	orders = []string{
		"docs.json", "mint.json", "_quarto.yml", "_bookdown.yml", "_toc.yml", "myst.yml", "mkdocs.yml", "sidebars.js", "sidebars.ts", "sidebars.json",
		"astro.config.mjs", "astro.config.ts",
		".vitepress/config.ts", ".vitepress/config.mts", ".vitepress/config.js", ".vitepress/config.mjs",
	}
	folderOrders = []string{"meta.json", "_meta.json", "_meta.js", "_meta.ts", "_meta.tsx", "_meta.global.tsx"}
	// orderWord is a name or an address in such a file, and of a list by names the name.
	orderWord = regexp.MustCompile(`"([^"\n]+)"|'([^'\n]+)'|(?m)(?:^|:)[ \t]*(?:- +)?(?:[\w-]+:[ \t]+)?([^\s"'{}\[\],:#]+)[ \t]*(?:$|:)`)
	// orderTitle is a key whose value names no page.
	orderTitle = regexp.MustCompile(`\b(?:title|name|label|author|description|text|icon|theme|group|tab)["']?[ \t]*:[ \t]*["']?$`)
)

// longestKey is how many bytes before a value are looked at for its key.
const longestKey = 40

// orderFiles are the names of settings that may lie beside texts, those of the root
// first.
func orderFiles(files []source.File) []string {
	names := slices.Clone(orders)
	folders := map[string]bool{}
	for _, f := range files {
		for folder := path.Dir(f.Path); !folders[folder]; folder = path.Dir(folder) {
			folders[folder] = true
		}
	}
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		for _, name := range folderOrders {
			names = append(names, path.Join(folder, name))
		}
	}
	return names
}

// isVitePress holds of settings of VitePress, which lie in a folder of their own below the
// texts.
func isVitePress(name string) bool { return strings.HasPrefix(name, ".vitepress/") }

// baseKey ends what stands before the folder that the addresses in a list of VitePress
// begin with.
var baseKey = regexp.MustCompile(`\bbase["']?[ \t]*:[ \t]*["']$`)

// readOrder gives the pages that a file lists their ranks, and reports whether it lists any. Where it names them from, its
// own folder or one below, is told by what is there.
func (o *Outline) readOrder(name, text string, known map[string]bool) bool {
	var words []string
	root, base := path.Dir(name), ""
	if isVitePress(name) {
		root = path.Dir(root)
		if at := strings.Index(text, "sidebar"); at > 0 {
			text = text[at:] + "\n" + text[:at] // what the menu names stands before
		}
	}
	for _, m := range orderWord.FindAllStringSubmatchIndex(text, -1) {
		at := max(m[2], m[4], m[6])
		before, word := text[max(0, at-longestKey):at], text[at:max(m[3], m[5], m[7])]
		switch {
		case isVitePress(name) && baseKey.MatchString(before):
			base = word
		case orderTitle.MatchString(before):
		case base != "" && !strings.HasPrefix(word, "/") && outlined(root, base+"/"+word, known) != "":
			words = append(words, base+"/"+word)
		default:
			words = append(words, word)
		}
	}
	listed := listedFrom(root, words, known)
	if len(listed) < leastOutlined-1 {
		for _, below := range rootsBelow(root, known) {
			if found := listedFrom(below, words, known); len(found) > len(listed) {
				listed, root = found, below
			}
		}
	}
	if len(listed) < leastOutlined-1 {
		return false
	}
	for _, file := range listed {
		if o.ranks[file] == 0 {
			o.ranks[file] = len(o.ranks) + 1
		}
	}
	if path.Base(name) == "mkdocs.yml" {
		o.readTitles(text, root, known)
	}
	return true
}

// Tell adds to problems which settings have an order that could not be read; shown is how
// messages name a file.
func (o Outline) Tell(problems *diag.List, shown func(name string) string) {
	for _, name := range o.unread {
		problems.Add(ruleOrderUnread.At(shown(name), nil, diag.Span{},
			lang.Textf("không đọc được thứ tự các trang trong %s: chương trình tính ra thứ tự ấy", "the order of the pages in %s is worked out by a program and cannot be read", path.Base(name)),
			lang.Textf("xếp thứ tự bằng khóa weight, hoặc bằng tệp SUMMARY.md", "order the pages by the key weight, or by a file SUMMARY.md")))
	}
}

// readTitles gives pages the titles that the settings of MkDocs have for them.
func (o *Outline) readTitles(text, root string, known map[string]bool) {
	for _, m := range navEntry.FindAllStringSubmatch(text, -1) {
		if file := outlined(root, m[4], known); file != "" && !site.IsIndex(file) && o.titles[file] == "" {
			o.titles[file] = m[1] + m[2] + m[3]
		}
	}
}

// navEntry is a page in the settings of MkDocs, with what it is called.
var navEntry = regexp.MustCompile(`(?m)^\s*-[ \t]+(?:"([^"\n]+)"|'([^'\n]+)'|([^\s"':][^:\n]*)):[ \t]+["']?([^\s"'#]+\.md)["']?[ \t]*$`)

// listedFrom are the pages that words name from a folder.
func listedFrom(folder string, words []string, known map[string]bool) (listed []string) {
	for _, word := range words {
		if file := outlined(folder, word, known); file != "" {
			listed = append(listed, file)
		}
	}
	return listed
}

// mostRoots is how many folders are tried, deepestRoot how far below.
const (
	mostRoots   = 30
	deepestRoot = 3
)

// rootsBelow are the folders below one that hold texts, those nearest first.
func rootsBelow(folder string, known map[string]bool) []string {
	found := map[string]bool{}
	for file := range known {
		for root := path.Dir(file); root != "." && !found[root]; root = path.Dir(root) {
			if strings.Count(root, "/") < deepestRoot && (folder == "." || strings.HasPrefix(root, folder+"/")) {
				found[root] = true
			}
		}
	}
	roots := slices.Sorted(maps.Keys(found))
	slices.SortStableFunc(roots, func(a, b string) int { return strings.Count(a, "/") - strings.Count(b, "/") })
	return roots[:min(len(roots), mostRoots)]
}

// numberedFolders are those of texts.
func numberedFolders(files []source.File) map[string]bool {
	names := map[string]map[string]bool{}
	for _, f := range files {
		name := source.Stem(f.Path)
		for folder := path.Dir(f.Path); ; folder = path.Dir(folder) {
			if names[folder] == nil {
				names[folder] = map[string]bool{}
			}
			if names[folder][name] { // and so are those above
				break
			}
			names[folder][name] = true
			if name = path.Base(folder); folder == "." {
				break
			}
		}
	}
	numbered := map[string]bool{}
	for folder, in := range names {
		if site.AreNumbered(slices.Collect(maps.Keys(in))) {
			numbered[folder] = true
		}
	}
	return numbered
}

// read takes a list in, if it is one: of links for the most part.
func (o *Outline) read(list source.File, known map[string]bool) {
	text := outlineRest.ReplaceAllString(string(list.Data), "")
	type entry struct{ file, title string }
	var entries []entry
	words := 0
	for _, m := range outlineLink.FindAllStringSubmatch(text, -1) {
		title := strings.TrimSpace(strings.NewReplacer("`", "", "**", "", "\\", "").Replace(m[1]))
		words += len(title)
		if file := outlined(path.Dir(list.Path), m[2], known); file != "" && file != list.Path {
			entries = append(entries, entry{file, title})
		}
	}
	rest := strings.Trim(outlineLink.ReplaceAllString(text, ""), " \n")
	rest = strings.Join(strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune(" \n\t-*+#:|", r) }), " ")
	if len(entries) < leastOutlined || len(rest) > words {
		return
	}
	o.files[list.Path] = true
	for _, e := range entries {
		if o.ranks[e.file] == 0 {
			o.ranks[e.file] = len(o.ranks) + 1
			o.titles[e.file] = e.title
		}
	}
}

// outlined is the page that an address in a list leads to, "" for none: from the
// folder of the list, whatever stands before it, with or without its ending.
func outlined(folder, address string, known map[string]bool) string {
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	if address == "" || strings.Contains(address, "://") {
		return ""
	}
	file := path.Join(folder, strings.TrimPrefix(address, "/"))
	for _, name := range []string{file, path.Join(file, "README"), path.Join(file, "index"), path.Join(file, "_index")} {
		for _, ending := range []string{"", ".md", ".mdx", ".qmd", ".Rmd"} {
			if known[name+ending] {
				return name + ending
			}
		}
	}
	return ""
}

// Outlined returns a parser that gives pages what an outline says of them.
func (s Parser) Outlined(o Outline) *Parser {
	s.outline = o
	return &s
}

// outlined gives a plain page its place in the outline.
func (s *Parser) outlined(p *site.Page, problems *diag.List) {
	if p.Typed {
		return
	}
	if p.Outline = s.outline.files[p.Path]; p.Outline {
		*problems = diag.List{} // of what is in it nothing is shown
		name := path.Base(p.Path)
		text := lang.Textf("%s chỉ được dùng để xếp thứ tự và đặt tên các trang, không thành trang", "%s gives the pages their order and titles, and is no page itself", name)
		if !isOutlineName(name) {
			text = lang.Textf("%s là khung của chương trình khác, không thành trang: chữ trong đó không hiện", "%s is the frame of another program and no page: its text is not shown", name)
		}
		problems.Add(p.Problem(ruleOutline, diag.Span{}, text, lang.Text{}))
		return
	}
	if p.Rank = s.outline.ranks[p.Path]; p.Rank == 0 && s.outline.numbered[path.Dir(p.Path)] {
		p.Rank = site.NumberBefore(p.Stem())
	}
}
