package link

import (
	"net/url"
	"path"
	"strings"

	"chuyende/internal/asset"
	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// filesOf resolves the files that a page's front matter gives to be fetched.
func (r *resolver) filesOf(p *site.Page) []site.FileLink {
	var files []site.FileLink
	for _, item := range p.Meta.Items(site.FilesKey) {
		target, ok := r.file(p, item)
		if ok {
			files = append(files, site.FileLink{Name: fileName(target), Target: target})
		}
	}
	return files
}

// file resolves one of them, and tells where it leads to no file.
func (r *resolver) file(p *site.Page, item frontmatter.Item) (site.Target, bool) {
	tell := func(rule diag.Rule, text, hint lang.Text) (site.Target, bool) {
		r.problems.Add(p.Problem(rule, item.Span, text, hint))
		return site.Target{}, false
	}
	if scheme.MatchString(item.Text) {
		lower := strings.ToLower(item.Text)
		if !strings.HasPrefix(lower, "https://") && !strings.HasPrefix(lower, "http://") {
			return tell(ruleFileAddress, lang.Textf("files: %q không phải là địa chỉ của một tệp", "files: %q is no address of a file", item.Text),
				lang.Text{VI: "viết đường dẫn tới tệp, hoặc địa chỉ bắt đầu bằng https://", EN: "write the path of a file, or an address that begins with https://"})
		}
		return site.Target{URL: item.Text}, true
	}
	from, dest := place{p.Path, p.Address}, parseDestination(item.Text)
	target, ok := r.find(from, dest.path)
	switch {
	case !ok || dest.path == "":
		return tell(ruleLinkMissing, lang.Textf("files: không có tệp %q", "files: there is no file %q", item.Text), r.fileHint(from, dest.path))
	case target.Asset == nil:
		return tell(ruleFileAddress, lang.Textf("files: %q là một trang, không phải tệp để tải về", "files: %q is a page, not a file to fetch", item.Text),
			lang.Text{VI: "dẫn tới trang thì viết liên kết trong bài; ở đây ghi tệp .pdf, .docx…", EN: "link to pages in the text; name a .pdf or .docx here"})
	}
	return target, true
}

// fileHint proposes a file that front matter may have meant.
func (r *resolver) fileHint(from place, dest string) lang.Text {
	file, _ := contentPath(from, dest)
	var files []candidate
	for _, a := range r.tree.Assets {
		files = append(files, candidate{a.Path, pathKey(a.Path), ""})
	}
	if best := near(file, "", files); best != "" {
		return lang.Textf("có phải ý bạn là %q?", "did you mean %q?", site.Relative("/"+from.file, "/"+best))
	}
	return lang.Text{VI: "chép tệp vào thư mục của trang này và ghi tên tệp", EN: "copy the file into this page's folder and write its name"}
}

// isFile reports whether a path is by its extension that of a document, not of
// a page.
func isFile(dest string) bool { return asset.FormatOf(dest) != "" }

// fileName is what a link to a file shows: the file's name, of an address
// without a path the host.
func fileName(t site.Target) string {
	if t.Asset != nil {
		return path.Base(t.Asset.Path)
	}
	u, err := url.Parse(t.URL)
	if err != nil {
		return t.URL
	}
	if name := path.Base(u.Path); name != "." && name != "/" {
		return name
	}
	return u.Host
}
