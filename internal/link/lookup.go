package link

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/markdown"
	"chuyende/internal/site"
)

// Where links of texts lead.

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
	if q := r.byStem(ref, dest); q != nil {
		return site.Target{Address: q.Address, Page: q}, true
	}
	if isWordOnly(p, ref, dest) {
		return r.byWords(ref.Alt)
	}
	return site.Target{}, false
}

// byStem finds the one page in whatever folder whose file is called as an address of nothing
// but a name says, [trang](ten-trang): where all pages of a program stand side by side.
func (r *resolver) byStem(ref *markdown.Ref, dest string) *site.Page {
	name := strings.TrimSuffix(strings.TrimPrefix(dest, "./"), "/")
	if ref.Kind != markdown.Link || name == "" || strings.ContainsAny(name, "/.") {
		return nil
	}
	if found := r.spellings().stems[looseKey(withoutNumbers(name))]; len(found) == 1 && looseKey(name) != "" {
		return found[0]
	}
	return nil
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
