package skeleton_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/link"
	"chuyende/internal/site"
	"chuyende/internal/sitetest"
	"chuyende/internal/skeleton"
)

// around is a site for the new page to stand in.
const around = `
-- site.yaml --
vocabularies:
  audiences: [{id: thon-to-dan-pho, title: Thôn}, {id: truong-hoc, title: Trường học}]
  seasons: [{id: tet, title: Tết}]
  fields: [{id: kinh-te, title: Kinh tế}]
  types: [{id: huong-dan, title: Hướng dẫn}]
  scopes: [{id: trung-uong, title: Trung ương}]
-- nhom/xay-dung-dang.md --
---
title: Xây dựng Đảng
---
`

func page(t *testing.T, k *site.Kind, l lang.Lang) string {
	t.Helper()
	s := sitetest.Parse(t, around)
	tree := link.Build(link.Input{Pages: s.Pages, Config: s.Config, Kinds: s.Kinds, Now: sitetest.Now()}, s.Problems)
	return skeleton.Page(skeleton.Input{Kind: k, Title: `Trang "mới": a`, Lang: l, Allowed: skeleton.Allowed(k, s.Config, tree.IDs)})
}

// problems checks a page as the check does.
func problems(t *testing.T, k *site.Kind, text string) []string {
	t.Helper()
	s := sitetest.Parse(t, around+"-- "+cmp.Or(k.Folder, "trang")+"/moi.md --\n"+text)
	tree := link.Build(link.Input{Pages: s.Pages, Config: s.Config, Kinds: s.Kinds, Now: sitetest.Now(),
		Drafts: true, Future: true, Expired: true}, s.Problems)
	p := tree.ByPath(cmp.Or(k.Folder, "trang") + "/moi.md")
	if p == nil || p.Title != `Trang "mới": a` {
		t.Errorf("%s: the page is %+v", k.Name, p)
		return nil
	}
	for _, part := range k.Parts {
		if !p.Doc.HasAnchor(part.ID) {
			t.Errorf("%s: the part %s is missing", k.Name, part.ID)
		}
	}
	return sitetest.Messages(s.Problems)
}

// filled gives every required key a value that the skeleton itself proposes.
func filled(k *site.Kind, text string) string {
	for _, f := range k.Schema() {
		if f.Required {
			text = strings.Replace(text, "\n"+f.Key+":\n", "\n"+f.Key+": "+cmp.Or(f.Example, "x")+"\n", 1)
		}
	}
	return text
}

// uncommented takes the # off every key, as an author does who wants to use
// them all.
func uncommented(k *site.Kind, text string) string {
	lines := strings.Split(text, "\n")
	inside := false // a key that goes on over several lines
	for i, line := range lines {
		rest, comment := strings.CutPrefix(line, "# ")
		switch {
		case !comment:
			inside = false
		case slices.ContainsFunc(k.Schema(), func(f frontmatter.Field) bool { return strings.HasPrefix(rest, f.Key+":") }):
			lines[i], inside = rest, true
		case inside && strings.HasPrefix(rest, " "):
			lines[i] = rest
		default:
			inside = false
		}
	}
	return strings.Join(lines, "\n")
}

func TestPage(t *testing.T) {
	t.Parallel()
	for _, k := range site.Kinds() {
		for _, l := range []lang.Lang{lang.VI, lang.EN} {
			t.Run(k.Name+" "+string(l), func(t *testing.T) {
				t.Parallel()
				text := page(t, k, l)
				required := 0
				for _, f := range k.Schema() {
					if f.Required {
						required++
					}
					if f.Key != "kind" && f.Key != "description" && f.Key != "title" && !strings.Contains(text, f.Doc.In(l)) {
						t.Errorf("the key %s is not explained", f.Key)
					}
				}
				if found := problems(t, k, text); len(found) != required {
					t.Errorf("the empty skeleton has %d problems, want one for each of %d required keys: %q", len(found), required, found)
				}
				if found := problems(t, k, filled(k, text)); len(found) > 0 {
					t.Errorf("the filled skeleton has problems: %q\n%s", found, filled(k, text))
				}
			})
		}
	}
}

// TestExamples: every commented example can be used as it stands, but for ids
// of pages that this site does not have.
func TestExamples(t *testing.T) {
	t.Parallel()
	for _, k := range site.Kinds() {
		text := uncommented(k, filled(k, page(t, k, lang.VI)))
		for _, f := range k.Schema() {
			if strings.Contains(text, "\n# "+f.Key+":") || f.Key != "kind" && f.Key != "description" && !strings.Contains(text, "\n"+f.Key+":") {
				t.Errorf("%s: the key %s has no example, or one that is still a comment", k.Name, f.Key)
			}
		}
		for _, found := range problems(t, k, text) {
			// What an example names need not be there: a page, a recording.
			if !strings.Contains(found, "relation-unknown") && !strings.Contains(found, "link-missing: audio") {
				t.Errorf("%s: %s\n%s", k.Name, found, text)
			}
		}
	}
}

func TestAllowed(t *testing.T) {
	t.Parallel()
	topic, document := site.Kinds()[0], site.Kinds()[4]
	text := page(t, topic, lang.VI)
	for _, want := range []string{"được dùng: xay-dung-dang\n", "được dùng: thon-to-dan-pho, truong-hoc\n", "được dùng: 60, 90, 120\n", "được dùng: tet\n", "được dùng: 1, 2, 3, 4\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("the topic does not say %q:\n%s", want, text)
		}
	}
	text = page(t, document, lang.EN)
	for _, want := range []string{"allowed: in-force, partly-in-force, not-yet-in-force, replaced, repealed, unknown\n", "allowed: huong-dan\n", "allowed: trung-uong\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("the document does not say %q:\n%s", want, text)
		}
	}
}

// TestManyAllowed: a register of hundreds of documents must not bury the keys.
func TestManyAllowed(t *testing.T) {
	t.Parallel()
	ids := make([]string, 500)
	for i := range ids {
		ids[i] = strings.Repeat("x", i%7) + "-van-ban"
	}
	k := site.Kinds()[0]
	s := sitetest.Parse(t, around)
	text := skeleton.Page(skeleton.Input{Kind: k, Title: "A", Lang: lang.VI, Allowed: skeleton.Allowed(k, s.Config, func(string) []string { return ids })})
	for line := range strings.Lines(text) {
		if len(line) > 1000 {
			t.Errorf("a line has %d bytes: %.100s…", len(line), line)
		}
	}
	if !strings.Contains(text, "500") {
		t.Error("the skeleton does not say how many values there are")
	}
}
