package source

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// Folders and files of another generator that are neither texts nor to be published:
// what its pages are made with.

// templateFolders are those of Jekyll, and of Eleventy, which took some over, and that of
// Hexo; in _site is what they made last.
var templateFolders = []string{"_includes", "_layouts", "_sass", "_data", "_plugins", "_site", "scaffolds"}

// InTemplates reports whether a slash path lies in a folder that may be one of
// templates: it is where [Read] finds settings of such a program beside it.
func InTemplates(name string) bool {
	return slices.ContainsFunc(strings.Split(path.Dir(name), "/"), func(step string) bool { return slices.Contains(templateFolders, step) })
}

// outlinerSettings are those of Logseq, beside which it keeps what pages were before.
const outlinerSettings = "logseq/config.edn"

// hiddenSettings are those of Eleventy whose names are hidden.
var hiddenSettings = []string{".eleventy.js", ".eleventy.mjs", ".eleventy.cjs"}

// posts is where Jekyll and Hexo have texts with a day, beside the settings of the one and
// below those of the other.
const posts = "_posts/"

// isTemplated holds of the folder of a site whose program has such folders.
func isTemplated(fsys fs.FS, entries []Entry) bool {
	for _, name := range hiddenSettings {
		if _, err := fs.Stat(fsys, name); err == nil {
			return true
		}
	}
	return slices.ContainsFunc(entries, func(e Entry) bool {
		if strings.HasPrefix(e.Path, posts) {
			return true
		}
		stem, extension, _ := strings.Cut(strings.ToLower(e.Path), ".")
		return stem == "_config" && extension != "md" || stem == "eleventy" && strings.HasPrefix(extension, "config.")
	})
}

// isOfDocusaurus holds of folders with settings of Docusaurus, which makes no page of what
// begins with "_".
func isOfDocusaurus(entries []Entry) bool {
	return slices.ContainsFunc(entries, func(e Entry) bool {
		base := strings.ToLower(path.Base(e.Path))
		return strings.HasPrefix(base, "_category_.") || strings.HasPrefix(base, "docusaurus.config.")
	})
}

// isPiece reports whether a text of Docusaurus is one that others import: it, or a folder that
// it lies in, begins with "_".
func isPiece(name string) bool {
	switch ext := strings.ToLower(path.Ext(name)); ext {
	case ".md", ".mdx", ".markdown":
		return strings.HasPrefix(name, "_") && name != "_index"+ext || strings.Contains(name, "/_") && path.Base(name) != "_index"+ext
	}
	return false
}

// withoutTemplates drops what is only there to make pages with, and tells of it: once
// for each folder, and for each file that begins with front matter, of which another
// program would have made a page.
func withoutTemplates(fsys fs.FS, entries []Entry, prefix string, problems *diag.List) []Entry {
	templated := isTemplated(fsys, entries)
	told := map[string]bool{}
	tell := func(folder string) {
		if !told[folder] {
			told[folder] = true
			problems.Add(ruleSettingsForeign.At(path.Join(prefix, folder), nil, diag.Span{},
				lang.Textf("thư mục mẫu của công cụ khác: không đọc thành trang, không đăng", "a folder of another tool's templates: no page is made of it, and it is not published"),
				lang.Textf("muốn đăng thì đổi tên thư mục", "rename the folder to publish it")))
		}
	}
	shared := isOfDocusaurus(entries)
	var pieces []string
	defer func() {
		if len(pieces) > 0 {
			problems.Add(ruleSettingsForeign.At(path.Join(prefix, pieces[0]), nil, diag.Span{},
				lang.Textf("mẩu dùng chung của công cụ khác, tên mở đầu bằng _ (%d tệp): không thành trang, chỉ có mặt ở bài nào gọi đến", "a piece that pages of another tool share, whose name begins with _ (%d files): it is no page, and stands where one asks for it", len(pieces)),
				lang.Textf("muốn thành trang thì đổi tên", "rename it to make it a page")))
		}
	}()
	outliner := slices.ContainsFunc(entries, func(e Entry) bool { return e.Path == outlinerSettings })
	return slices.DeleteFunc(entries, func(e Entry) bool {
		if templated && InTemplates(e.Path) {
			steps := strings.Split(e.Path, "/")
			at := slices.IndexFunc(steps, func(step string) bool { return slices.Contains(templateFolders, step) })
			tell(path.Join(steps[:at+1]...))
			return true
		}
		if shared && isPiece(e.Path) {
			pieces = append(pieces, e.Path)
			return true
		}
		if outliner && strings.HasPrefix(e.Path, path.Dir(outlinerSettings)+"/") {
			tell(path.Dir(outlinerSettings))
			return true
		}
		if !isTemplateName(e.Path, templated) || !beginsWithFrontMatter(fsys, e.Path) {
			return false
		}
		problems.Add(ruleSettingsForeign.At(path.Join(prefix, e.Path), nil, diag.Span{},
			lang.Textf("tệp mẫu của công cụ khác (mở đầu bằng ---): không đăng", "a template of another tool, which begins with ---: it is not published"),
			lang.Textf("viết nội dung thành tệp .md", "write what it says as a .md file")))
		return true
	})
}

func isTemplateName(name string, templated bool) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm":
		return true
	case ".xml", ".scss", ".sass", ".css", ".js", ".json", ".txt", ".webmanifest":
		return templated
	}
	return false
}

// beginsWithFrontMatter reports whether a file's first line is that of front matter.
func beginsWithFrontMatter(fsys fs.FS, name string) bool {
	f, err := fsys.Open(name)
	if err != nil {
		return false // whoever publishes it says so
	}
	defer f.Close()
	head := make([]byte, len("\ufeff---\r\n"))
	n, _ := f.Read(head)
	line, _, _ := bytes.Cut(bytes.TrimPrefix(head[:n], []byte("\ufeff")), []byte{'\n'})
	return string(bytes.TrimRight(line, "\r")) == "---"
}
