package build

import (
	"path"
	"strings"
	"time"

	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/link"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/source"
)

// parser makes pages of files. It is safe for concurrent use.
type parser struct {
	markdown *markdown.Parser
	kinds    []*site.Kind
	zone     *time.Location
}

// frameIDs are the element ids of the default theme around a page's text.
// They have an underscore, as no id made from a heading has.
func frameIDs() []string {
	return []string{
		"bai_hoc_rut_ra", "bang_van_ban", "bo_loc", "chuong_trinh", "danh_muc", "goi_y", "goi_y_ten", "khung_tim", "loc_van_ban",
		"nen_nep", "noi_dung", "o_tim", "so_van_ban", "tim_kiem", "trinh_don", "viec_theo_ngay",
	}
}

// page makes a page of one file. It knows itself only; a file with mistakes
// becomes a page all the same, so that links to it are not mistakes too.
func (s *parser) page(file source.File, problems *diag.List) *site.Page {
	head, body := frontmatter.Split(frontmatter.File{Shown: file.Shown, Data: file.Data}, problems)
	tree := frontmatter.Parse(frontmatter.File{Shown: file.Shown, Data: file.Data}, head, problems)
	p := &site.Page{
		Path: file.Path, Shown: file.Shown, Data: file.Data, Links: file.Links, Head: head.Span,
		ID:    strings.TrimSuffix(path.Base(file.Path), ".md"),
		Index: site.IsIndex(file.Path),
	}
	p.Kind = s.kind(p, tree, problems)
	p.Meta = tree.Decode(p.Kind.Schema(), problems)
	p.Doc = s.markdown.Parse(file.Shown, file.Data, body, problems)
	s.describe(p)
	p.Doc.OmitTitle(p.Title)
	s.place(p, problems)
	s.parts(p, problems)
	if s.isTyped(p) {
		problems.RaiseLosses()
	}
	return p
}

// isTyped holds of pages that a meeting may rest on, where text must not get
// lost: those of a kind, and the texts of its folder's list. A plain page may
// come from anywhere and is published as far as it can be.
func (s *parser) isTyped(p *site.Page) bool {
	plain := s.kinds[len(s.kinds)-1]
	return p.Kind != plain || p.Index && s.folderKind(p.Path) != plain
}

// kind is what the page's own front matter says, or else its folder.
func (s *parser) kind(p *site.Page, tree *frontmatter.Tree, problems *diag.List) *site.Kind {
	plain := s.kinds[len(s.kinds)-1]
	if name := tree.Scalar("kind"); name != "" {
		for _, k := range s.kinds {
			if k.Name == name {
				return k
			}
		}
		problems.Add(p.Problem(ruleKindUnknown, tree.Span("kind"),
			lang.Textf("không có loại trang %q", "there is no kind %q", name), diag.Meant(name, site.KindChoices(s.kinds))))
	}
	if p.Index {
		return plain // the text of a list needs none of its pages' keys
	}
	return s.folderKind(p.Path)
}

// folderKind is the kind that claims the folder of a file.
func (s *parser) folderKind(file string) *site.Kind {
	for _, k := range s.kinds {
		if k.Folder != "" && strings.HasPrefix(file, k.Folder+"/") {
			return k
		}
	}
	return s.kinds[len(s.kinds)-1]
}

// describe takes title, summary and dates from the front matter or, where it
// lacks them, from the text and the file's name.
func (s *parser) describe(p *site.Page) {
	name := p.ID
	if p.Index {
		name = path.Base(path.Dir(p.Path))
	}
	p.Title = first(p.Meta.Text("title"), p.Doc.Title, link.Humanise(name))
	p.Summary = first(p.Meta.Text("summary"), p.Meta.Text("description"), p.Doc.Summary)
	p.ReadDates(s.zone)
}

func first(texts ...string) string {
	for _, text := range texts {
		if text = strings.Join(strings.Fields(text), " "); text != "" {
			return text
		}
	}
	return ""
}

// place gives the page its address.
func (s *parser) place(p *site.Page, problems *diag.List) {
	address, ok := site.Address(p.Path, p.Meta.Text("slug"))
	if !ok {
		problems.Add(p.Problem(ruleAddressNone, p.Meta.Span("slug"),
			lang.Textf("không làm được địa chỉ từ tên %q: không có chữ hay số nào", "no address can be made of %q: it has no letter or digit", p.Path),
			lang.Text{VI: "đổi tên tệp hoặc thư mục, hoặc thêm slug", EN: "rename the file or folder, or add a slug"}))
		return
	}
	p.Address = address
}

// parts warns of sections that pages of the kind should have.
func (s *parser) parts(p *site.Page, problems *diag.List) {
	if p.Index {
		return
	}
	for _, part := range p.Kind.Parts {
		if part.Required && !p.Doc.HasAnchor(part.ID) {
			problems.Add(p.Problem(rulePartMissing, diag.Span{},
				lang.Textf("thiếu mục “%s”", "the section “%s” is missing", part.Title),
				lang.Textf("thêm dòng: ## %s {#%s}", "add the line: ## %s {#%s}", part.Title, part.ID)))
		}
	}
}
