package link

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/site"
	"chuyende/internal/vietnamese"
)

// near returns the path that a link which leads nowhere most likely meant, or
// "": a hint that leads astray is worse than none. words are what the link
// shows. In this order: the same path but for marks, case or a missing ".md";
// the same name elsewhere, in the nearest folder; a page that is called so; one
// name on the way with a slip.
func near(file, words string, candidates []candidate) string {
	key := pathKey(file)
	var found []string
	for _, c := range candidates {
		if c.key == key && c.path != file {
			found = append(found, c.path)
		}
	}
	if best := nearestFolder(file, found); best != "" {
		return best
	}
	base := path.Base(key)
	if base == "" || base == "." || base == "/" {
		return ""
	}
	for _, c := range candidates {
		if path.Base(c.key) == base && isSlip(key, c.key) {
			return c.path
		}
		if path.Base(c.key) == base && c.path != file && base != "index" && base != "_index" {
			found = append(found, c.path)
		}
	}
	if best := nearestFolder(file, found); best != "" {
		return best
	}
	for _, slug := range []string{vietnamese.Slug(path.Base(base)), vietnamese.Slug(words)} {
		if best := titled(slug, candidates); best != "" {
			return best
		}
	}
	for _, c := range candidates {
		if isSlip(key, c.key) {
			return c.path
		}
	}
	return ""
}

// isSlip reports whether two paths differ in one name only, and that by a slip
// of a letter or two. Numbers are no slips: dieu-12 is not dieu-13.
func isSlip(a, b string) bool {
	as, bs := strings.Split(a, "/"), strings.Split(b, "/")
	if len(as) != len(bs) {
		return false
	}
	slips := 0
	for i := range as {
		if as[i] == bs[i] {
			continue
		}
		if slips++; slips > 1 || len(as[i]) < 3 || !diag.SameDigits(as[i], bs[i]) || diag.Nearest(as[i], bs[i:i+1]) == "" {
			return false
		}
	}
	return slips == 1
}

// candidate is something that a link may lead to: its path below content/ as a
// link writes it, that path without what is easily mistaken, and its title as a
// slug, if it is a page.
type candidate struct{ path, key, title string }

// pathKey is a path without marks, case, ".md" and ".html".
func pathKey(file string) string {
	for _, extension := range []string{".md", ".html", ".htm", ".markdown", ".mdx"} {
		if len(file) > len(extension) && strings.EqualFold(file[len(file)-len(extension):], extension) {
			file = file[:len(file)-len(extension)]
			break
		}
	}
	var parts []string
	for part := range strings.SplitSeq(strings.Trim(file, "/"), "/") {
		stem := strings.TrimSuffix(part, path.Ext(part))
		slug := cmp.Or(vietnamese.Slug(stem), stem)
		parts = append(parts, slug+strings.ToLower(path.Ext(part)))
	}
	return strings.Join(parts, "/")
}

// titled returns the one page with a title, or "".
func titled(slug string, candidates []candidate) string {
	found := ""
	for _, c := range candidates {
		if c.title != slug || slug == "" {
			continue
		}
		if found != "" {
			return ""
		}
		found = c.path
	}
	return found
}

// nearestFolder returns the path that shares most folders with a file.
func nearestFolder(file string, paths []string) string {
	if len(paths) == 0 {
		return ""
	}
	shared := func(other string) int {
		n := 0
		a, b := strings.Split(path.Dir(pathKey(file)), "/"), strings.Split(path.Dir(pathKey(other)), "/")
		for n < len(a) && n < len(b) && a[n] == b[n] {
			n++
		}
		return n
	}
	return slices.MaxFunc(paths, func(a, b string) int { return cmp.Or(shared(a)-shared(b), strings.Compare(b, a)) })
}

// missingHint says what a link that leads nowhere may have meant.
func (r *resolver) missingHint(from place, dest, words string) lang.Text {
	if slashed := strings.ReplaceAll(dest, `\`, "/"); slashed != dest {
		return lang.Textf("đường dẫn viết bằng dấu /, không phải dấu \\: %s", "paths are written with /, not with \\: %s", slashed)
	}
	file, _ := contentPath(from, dest)
	if best := near(file, words, r.candidates()); best != "" {
		return lang.Textf("có phải ý bạn là %q?", "did you mean %q?", site.Relative("/"+from.file, "/"+best))
	}
	return lang.Text{VI: "viết đường dẫn tới tệp .md, tính từ thư mục của trang này", EN: "write the path to the .md file, from this page's folder"}
}

// imageHint proposes a file that an image may have meant.
func (r *resolver) imageHint(from place, dest string) lang.Text {
	if slashed := strings.ReplaceAll(dest, `\`, "/"); slashed != dest {
		return lang.Textf("đường dẫn viết bằng dấu /, không phải dấu \\: %s", "paths are written with /, not with \\: %s", slashed)
	}
	file, _ := contentPath(from, dest)
	var files []candidate
	for _, a := range r.tree.Assets {
		files = append(files, candidate{a.Path, pathKey(a.Path), ""})
		if stem := strings.TrimSuffix(a.Path, path.Ext(a.Path)); path.Ext(file) == "" || isPicture(a.Path) && isPicture(file) {
			files = append(files, candidate{a.Path, pathKey(stem + path.Ext(file)), ""}) // .jpg for .jpeg
		}
	}
	if best := near(file, "", files); best != "" {
		return lang.Textf("có phải ý bạn là %q?", "did you mean %q?", site.Relative("/"+from.file, "/"+best))
	}
	return lang.Text{VI: "viết đường dẫn tới tệp ảnh, tính từ thư mục của trang này", EN: "write the path to the image file, from this page's folder"}
}

func isPicture(file string) bool {
	return slices.Contains([]string{".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".avif"}, strings.ToLower(path.Ext(file)))
}

// candidates are all that a link may lead to, made on first need.
func (r *resolver) candidates() []candidate {
	if r.known != nil {
		return r.known
	}
	for _, q := range r.tree.Pages {
		r.known = append(r.known, candidate{q.Path, pathKey(q.Path), vietnamese.Slug(q.Title)})
	}
	for _, a := range r.tree.Assets {
		r.known = append(r.known, candidate{a.Path, pathKey(a.Path), ""})
	}
	for _, s := range r.tree.Sections {
		r.known = append(r.known, candidate{s.Path + "/", pathKey(s.Path), ""})
	}
	return r.known
}
