package link

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// What Notion exports: names of files and folders that end in 32 digits, and tables as .csv
// beside the pages that were their rows.

// exported finds which parts of addresses have such digits, and what they are without:
// where nothing else in the folder has that name.
func (l *linker) exported() {
	type place struct{ folder, part string }
	names := map[place][]string{}
	note := func(folder, name string) {
		name = norm.NFC.String(name)
		at := place{folder, site.AddressPart(site.WithoutID(name))}
		if !slices.Contains(names[at], name) {
			names[at] = append(names[at], name)
		}
	}
	noteAll := func(file, stem string) {
		folder := folderOf(file)
		for note(folder, stem); folder != ""; folder = folderOf(folder) {
			note(folderOf(folder), path.Base(folder))
		}
	}
	hasID := func(file string) bool { return !l.isTypedFolder(folderOf(file)) && idWithin.MatchString(file) }
	if !slices.ContainsFunc(l.Pages, func(p *site.Page) bool { return !p.Typed && hasID(p.Path) }) {
		return
	}
	for _, p := range l.Pages {
		noteAll(p.Path, p.Stem())
	}
	for _, a := range l.Assets {
		noteAll(a.Path, strings.TrimSuffix(path.Base(a.Path), path.Ext(a.Path)))
	}
	l.bareParts = map[string]string{}
	for at, names := range names {
		for _, name := range names {
			if site.WithoutID(name) == name || at.part == "" {
				continue
			}
			full := site.AddressPart(name)
			if len(names) > 1 || l.isTypedFolder(at.folder) {
				l.bareParts[full] = full // one name may stand in two folders
			} else if l.bareParts[full] == "" {
				l.bareParts[full] = at.part
			}
		}
	}
}

// idWithin asks for such digits.
var idWithin = regexp.MustCompile(`\S [0-9a-f]{32}(?:/|\.|$)`)

// bare is an address without such digits.
func (l *linker) bare(address string) string {
	if len(l.bareParts) == 0 {
		return address
	}
	parts := strings.Split(address, "/")
	for i, part := range parts {
		ending := ""
		if i == len(parts)-1 {
			ending = path.Ext(part)
		}
		if bare, ok := l.bareParts[strings.TrimSuffix(part, ending)]; ok {
			parts[i] = bare + ending
		}
	}
	return strings.Join(parts, "/")
}

// tables tells once of the tables that lie beside pages.
func (l *linker) tables() {
	count, first := 0, ""
	for _, a := range l.tree.Assets {
		name, isTable := strings.CutSuffix(path.Base(a.Path), ".csv")
		if name = strings.TrimSuffix(name, "_all"); isTable && site.WithoutID(name) != name {
			if count++; first == "" {
				first = a.Path
			}
		}
	}
	if count > 0 {
		l.problems.Add(ruleTableAside.At(l.Config.Shown(first), nil, diag.Span{},
			lang.Textf("%d bảng .csv của Notion được đăng thành tệp, không thành trang", "tables of Notion (.csv) are published as files and are no pages (%d)", count),
			lang.Text{VI: "cần cho người đọc xem thì dán bảng vào bài, không thì xóa tệp", EN: "paste a table into a page if readers need it, or delete the file"}))
	}
}
