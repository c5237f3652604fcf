package link

import (
	"path"

	"chuyende/internal/diag"
	"chuyende/internal/filename"
	"chuyende/internal/lang"
	"chuyende/internal/site"
	"chuyende/internal/vietnamese"
)

// longestAddress is the length from which on an address is refused: systems
// take paths of 4,096 bytes at most, with that of the output's folder.
const longestAddress = 1000

// names warns of addresses that are not the slug of a name, because some
// system does not take that as a file's name, and of those so long that
// Windows may not copy them.
func (l *linker) names() {
	for _, p := range l.tree.Pages {
		report := func(rule diag.Rule, text lang.Text) {
			l.problems.Add(p.Problem(rule, p.Meta.Span("slug"), text,
				lang.Text{VI: "đổi tên tệp hoặc ghi slug khác", EN: "rename the file or give it another slug"}))
		}
		name := p.Meta.Text("slug")
		if name == "" {
			name = p.Stem()
		}
		if !p.Index && p.Address != "" && site.IsRenamed(name) {
			report(ruleNameUnsafe, renamedText(vietnamese.Slug(name), p.Address))
		}
		lengthOf(p.Address, report)
	}
	folders := map[string]bool{"": true}
	for _, s := range l.tree.Sections {
		l.folderName(s.Path, folders)
	}
	for _, a := range l.tree.Assets {
		l.folderName(folderOf(a.Path), folders)
		report := l.atFile(a.Path, lang.Text{VI: "đổi tên tệp hoặc thư mục", EN: "rename the file or its folder"})
		if _, renamed := site.AssetName(path.Base(a.Path)); renamed {
			report(ruleNameUnsafe, renamedText(path.Base(a.Path), a.Address))
		}
		lengthOf(a.Address, report)
	}
	for _, t := range l.tree.Taxonomies {
		for _, term := range t.Terms {
			if site.IsRenamed(term.ID) {
				l.termName(term)
			}
		}
	}
}

// atFile returns what reports a problem of a file or folder as a whole.
func (l *linker) atFile(below string, hint lang.Text) func(diag.Rule, lang.Text) {
	return func(rule diag.Rule, text lang.Text) {
		l.problems.Add(rule.At(l.Config.Shown(below), nil, diag.Span{}, text, hint))
	}
}

// folderName warns of a folder and those above it, each once.
func (l *linker) folderName(folder string, done map[string]bool) {
	for ; !done[folder]; folder = folderOf(folder) {
		done[folder] = true
		name := path.Base(folder)
		if address, ok := site.FolderAddress(folder); ok && site.IsRenamed(name) {
			l.atFile(folder, lang.Text{VI: "đổi tên thư mục", EN: "rename the folder"})(
				ruleNameUnsafe, renamedText(vietnamese.Slug(name), address))
		}
	}
}

// termName warns of a term where it is written first: in the site's settings
// or in a page.
func (l *linker) termName(term *site.Term) {
	text := renamedText(term.ID, term.Address)
	for _, e := range l.Config.Vocabularies[term.Taxonomy.Classifier.Vocabulary] {
		if e.ID == term.ID {
			l.problems.Add(ruleNameUnsafe.At(l.Config.File.Shown, l.Config.File.Data, e.Span, text,
				lang.Text{VI: "dùng mã khác", EN: "use another id"}))
			return
		}
	}
	for _, p := range term.Pages {
		for _, item := range p.Meta.Items(term.Taxonomy.Classifier.Field) {
			if vietnamese.Slug(item.Text) == vietnamese.Slug(term.Title) {
				l.problems.Add(p.Problem(ruleNameUnsafe, item.Span, text,
					lang.Text{VI: "dùng tên khác, như thêm một chữ", EN: "use another name, such as one with a word more"}))
				return
			}
		}
	}
}

// renamedText says why an address is not what its name would give.
func renamedText(name, address string) lang.Text {
	if filename.IsDevice(name) {
		return lang.Textf("Windows không nhận tên tệp %q, nên địa chỉ là %s", "Windows takes no file called %q, so the address is %s", name, address)
	}
	return lang.Textf("tên dài %d chữ, quá dài cho tên tệp, nên địa chỉ rút lại thành %s",
		"the name has %d letters, too many for a file's name, so the address is cut to %s", len(name), address)
}

// lengthOf reports an address that is too long for Windows, or for any system.
func lengthOf(address string, report func(diag.Rule, lang.Text)) {
	text := lang.Textf("địa chỉ dài %d chữ (cả tên các thư mục): Windows có thể không chép được trang này",
		"the address has %d letters with its folders: Windows may fail to copy this page", len(address))
	switch {
	case len(address) > longestAddress:
		report(ruleAddressTooLong, lang.Textf("địa chỉ dài %d chữ (cả tên các thư mục), quá dài để ghi ra đĩa",
			"the address has %d letters with its folders, too many to be written", len(address)))
	case len(address) > filename.LongestPath:
		report(ruleAddressLong, text)
	}
}
