package migrate

import (
	"context"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"chuyende/internal/asset"
	"chuyende/internal/source"
)

// hugoPages is the folder that Hugo's pages lie in.
const hugoPages = "content"

// layout settles where pages and files lie.
func (m *mover) layout() {
	put := func(into *[]mount, name, to string) {
		if dir := inside(m.base, name); dir != "" && m.exists(dir) {
			*into = append(*into, mount{dir, to})
		}
	}
	or := func(value, usual string) string {
		if value == "" {
			return usual
		}
		return value
	}
	switch m.from {
	case Hugo:
		dir := or(m.setting("contentDir"), hugoPages)
		if own := m.setting("languages", or(m.setting("defaultContentLanguage"), "en"), "contentDir"); own != "" {
			dir = own
		}
		mounts, _ := at(m.settings, "module", "mounts").([]any)
		for _, mounted := range mounts {
			if textOf(at(mounted, "target")) == hugoPages && textOf(at(mounted, "source")) != "" {
				dir = textOf(at(mounted, "source"))
				break
			}
		}
		if own := path.Join(dir, m.language()); m.exists(path.Join(m.base, own)) && !m.exists(path.Join(m.base, dir, "_index.md")) {
			dir = own
		}
		put(&m.content, dir, "")
		put(&m.static, or(m.setting("staticDir"), "static"), "")
	case Docusaurus:
		put(&m.content, m.docusaurusFolder("docs"), "")
		put(&m.content, m.docusaurusFolder("blog"), "blog")
		put(&m.content, "src/pages", "")
		put(&m.static, "static", "")
	case VitePress:
		m.vitePress()
	case MkDocs:
		put(&m.content, or(m.setting("docs_dir"), "docs"), "")
	case MdBook:
		put(&m.content, or(m.setting("book", "src"), "src"), "")
	case Jekyll:
		put(&m.content, or(m.setting("source"), "."), "")
	}
	if len(m.content) == 0 && !m.hasConfig() { // the folder of the pages itself was named
		m.content = []mount{{m.base, ""}}
	}
}

// hasConfig reports whether the folder has settings of a generator, of this one or another.
func (m *mover) hasConfig() bool {
	return slices.ContainsFunc(Generators(), func(from string) bool {
		return slices.ContainsFunc(configsOf(from), func(name string) bool { return m.exists(path.Join(m.base, name)) })
	})
}

// docusaurusFolder is where the settings of Docusaurus say that pages of a sort lie,
// often beside the folder of the site: docs: { path: '../docs' }.
func (m *mover) docusaurusFolder(sort string) string {
	for _, name := range m.configNames() {
		data, err := m.read(path.Join(m.base, name))
		if err != nil || !strings.HasPrefix(name, "docusaurus.config.") {
			continue
		}
		for _, found := range docusaurusPath.FindAllSubmatch(data, -1) {
			if string(found[1]) == sort {
				return string(found[2])
			}
		}
	}
	return sort
}

var docusaurusPath = regexp.MustCompile(`\b(docs|blog):\s*\{[^{}]*?\bpath:\s*['"]([^'"]+)['"]`)

var vitePressSource = regexp.MustCompile(`\bsrcDir:\s*['"]([^'"]+)['"]`)

// vitePress finds the folder that VitePress keeps its settings in.
func (m *mover) vitePress() {
	for _, dir := range []string{".", "docs", "doc", "website", "site", "src"} {
		if !m.exists(path.Join(dir, ".vitepress")) {
			continue
		}
		m.base = dir
		content := dir
		if script := m.script(); script != "" {
			if src := vitePressSource.FindStringSubmatch(script); src != nil {
				content = inside(dir, src[1])
			}
		}
		if content != "" && m.exists(content) {
			m.content = []mount{{content, ""}}
			if public := path.Join(content, "public"); m.exists(public) {
				m.static = []mount{{public, ""}}
			}
		}
		return
	}
	m.content = []mount{{".", ""}}
}

// find lists pages and files, and gives each its target.
func (m *mover) find(ctx context.Context) error {
	m.unordered = map[string]int{}
	taken := map[string]bool{}
	count := 0
	for _, mounts := range [][]mount{m.content, m.static} {
		for _, at := range mounts {
			err := fs.WalkDir(m.fsys, at.from, func(name string, entry fs.DirEntry, err error) error {
				if err := ctx.Err(); err != nil {
					return err
				}
				switch {
				case err != nil:
					m.leave(name, "không đọc được", "it cannot be read")
					if entry != nil && entry.IsDir() {
						return fs.SkipDir
					}
					return nil
				case entry.IsDir():
					if name != at.from && m.skips(name) {
						return fs.SkipDir
					}
					return nil
				}
				if count++; count > mostFiles {
					m.leave(name, "thư mục có quá nhiều tệp, phần sau không lấy", "the folder has too many files, the rest is left alone")
					return fs.SkipAll
				}
				m.file(name, at, entry, taken)
				return nil
			})
			if err != nil {
				return err
			}
		}
	}
	for _, ending := range slices.Sorted(maps.Keys(m.unordered)) {
		m.leave("", "%d tệp loại %q (mã, kiểu dáng, cấu hình của chương trình kia)", "%d files like %q (code, looks, settings of the other program)", m.unordered[ending], ending)
	}
	return nil
}

// skips holds of folders in which no pages lie.
func (m *mover) skips(name string) bool {
	base := path.Base(name)
	switch {
	case strings.HasPrefix(base, "."), base == "node_modules":
		return true
	case slices.ContainsFunc(m.static, func(s mount) bool { return s.from == name }):
		return len(m.content) > 0 && !slices.ContainsFunc(m.static, func(s mount) bool { return s.from == m.content[0].from })
	case m.from == Jekyll:
		return base == "vendor" || name == path.Join(m.base, "_site") || strings.HasPrefix(base, "_") && m.collection(name) == "" || m.isExcluded(name)
	case m.from == Docusaurus:
		return strings.HasPrefix(base, "_")
	}
	return false
}

// collection is the folder that a folder of Jekyll with a "_" is called on the site;
// "" where it has none.
func (m *mover) collection(name string) string {
	base := strings.TrimPrefix(path.Base(name), "_")
	if base == "posts" || at(m.settings, "collections", base) != nil {
		return base
	}
	if list, ok := at(m.settings, "collections").([]any); ok && slices.Contains(list, any(base)) {
		return base
	}
	return ""
}

func (m *mover) isExcluded(name string) bool {
	list, _ := at(m.settings, "exclude").([]any)
	return slices.ContainsFunc(list, func(v any) bool {
		text := strings.Trim(textOf(v), "/")
		return text != "" && inside(m.base, text) == name
	})
}

var (
	pageEnding = regexp.MustCompile(`(?i)\.(?:md|mdx|markdown|mdown|mkdn?)$`)
	// tongue is the language in a name of Hugo or MkDocs: "a.fr.md".
	tongue = regexp.MustCompile(`\.([a-z]{2}(?:-[A-Za-z]{2,4})?)$`)
	packed = regexp.MustCompile(`(?i)\.(?:zip|gz|tgz|7z|rar|epub)$`)
)

// file settles what becomes of a file.
func (m *mover) file(name string, at mount, entry fs.DirEntry, taken map[string]bool) {
	info, err := fs.Stat(m.fsys, name) // a link may lead to it
	if err != nil || !info.Mode().IsRegular() {
		m.leave(name, "không phải tệp trong thư mục này, hoặc trỏ ra ngoài", "no file of this folder, or a link out of it")
		return
	}
	target := path.Join(at.to, strings.TrimPrefix(strings.TrimPrefix(name, at.from), "/"))
	base := path.Base(name)
	if m.from == Jekyll {
		steps := strings.Split(target, "/")
		for i, step := range steps[:len(steps)-1] {
			if strings.HasPrefix(step, "_") {
				steps[i] = m.collection(step)
			}
		}
		target = path.Join(steps...)
	}
	isPage := pageEnding.MatchString(base)
	stem := pageEnding.ReplaceAllString(target, "")
	switch {
	case m.from == Docusaurus && strings.HasPrefix(base, "_category_."):
		return
	case isPage && slices.ContainsFunc(m.static, func(s mount) bool { return s == at }), strings.HasPrefix(base, "."):
		return
	case isPage && m.isNoPage(name, base):
		return
	case isPage:
		if t := tongue.FindStringSubmatch(stem); t != nil && m.isOtherTongue(name, t[1]) {
			m.leave(name, "bản dịch sang tiếng khác (%s)", "a translation (%s)", t[1])
			return
		}
		if m.from == Hugo {
			if t := tongue.FindStringSubmatch(stem); t != nil && t[1] == m.language() {
				stem = strings.TrimSuffix(stem, t[0])
			}
		}
		target = stem + ".md"
		for n := 2; taken[strings.ToLower(target)]; n++ {
			target = stem + "-" + string(rune('0'+n%10)) + ".md"
			if n > 9 {
				m.leave(name, "tên trùng với trang khác", "the name is that of another page")
				return
			}
		}
		if info.Size() > largestPage {
			m.leave(name, "trang dài quá 2 MB", "a page of more than 2 MB")
			return
		}
		m.pages = append(m.pages, name)
	case taken[strings.ToLower(target)]:
		return
	case source.RoleOf(target) != source.Asset || !isTaken(base):
		m.unordered[strings.ToLower(path.Ext(base))]++
		return
	case info.Size() > largestFile:
		m.leave(name, "tệp quá 100 MB", "a file of more than 100 MB")
		return
	default:
		m.plan.Files = append(m.plan.Files, File{Path: target, Source: name, Size: info.Size()})
	}
	taken[strings.ToLower(target)] = true
	m.targets[name] = target
}

// isTaken holds of files that readers look at or take along.
func isTaken(name string) bool {
	switch asset.KindOf(name) {
	case asset.Known, asset.SVG, asset.Office:
		return true
	}
	return packed.MatchString(name)
}

// isNoPage holds of texts that belong to the generator.
func (m *mover) isNoPage(name, base string) bool {
	switch m.from {
	case MdBook:
		return base == "SUMMARY.md"
	case Docusaurus:
		return strings.HasPrefix(base, "_")
	case Jekyll:
		return m.isExcluded(name) || path.Dir(name) == m.base && slices.Contains([]string{"license.md", "contributing.md", "changelog.md", "history.markdown", "code_of_conduct.md"}, strings.ToLower(base))
	}
	return false
}

// language is the one that Hugo's pages without another are in.
func (m *mover) language() string {
	if l := m.setting("defaultContentLanguage"); l != "" {
		return l
	}
	return "en"
}

// isOtherTongue holds of translations beside a page in the site's language.
func (m *mover) isOtherTongue(name, code string) bool {
	if m.from != Hugo && m.from != MkDocs || m.from == Hugo && code == m.language() {
		return false
	}
	plain := tongue.ReplaceAllString(pageEnding.ReplaceAllString(name, ""), "")
	return m.exists(plain+".md") || m.exists(plain+"."+m.language()+".md") || at(m.settings, "languages", code) != nil
}
