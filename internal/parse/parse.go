// Package parse makes a page of a file: front matter and text become a
// [site.Page] that knows itself only. The pipeline and the tests of the phases
// that come after use the same. It opens no file, and knows neither other pages
// nor whether the page is published.
package parse

import (
	"bytes"
	"cmp"
	"html"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/source"
	"chuyende/internal/vietnamese"
)

// Parser makes pages of files. It is safe for concurrent use.
type Parser struct {
	markdown *markdown.Parser
	plain    *markdown.Parser // of plain pages
	kinds    []*site.Kind
	options  markdown.Options // of plain
	zone     *time.Location
	foreign  frontmatter.Foreigners
	schemas  map[*site.Kind]schemas
	outline  Outline
}

// schemas are the keys that pages of a kind may have, typed and plain: see
// [site.Page.Typed].
type schemas struct{ typed, plain []frontmatter.Field }

func schemasOf(kinds []*site.Kind) map[*site.Kind]schemas {
	all := make(map[*site.Kind]schemas, len(kinds))
	for _, k := range kinds {
		all[k] = schemas{k.Schema(), append(k.Schema(), site.PlainFields()...)}
	}
	return all
}

// Including returns a parser whose plain pages show parts of other files: see
// [markdown.Options].
func (s Parser) Including(read func(file, name string) (markdown.Included, bool)) *Parser {
	s.options.Include = read
	s.plain = markdown.New(s.options)
	return &s
}

// New returns a parser for a site with these settings. Headings may not take
// the reserved ids.
func New(c *config.Config, reserved []string) *Parser {
	options := markdown.Options{AllowHTML: c.AllowHTML, ReservedIDs: reserved, Words: c.Words, Settings: c.File.Shown}
	strict, kinds := markdown.New(options), Kinds(c)
	options.Generous = true
	return &Parser{
		markdown: strict, plain: markdown.New(options), kinds: kinds, options: options, zone: c.Zone,
		foreign: frontmatter.NewForeigners(site.ForeignKeys()), schemas: schemasOf(kinds),
	}
}

// Kinds are the kinds of pages with the folders that the site gives them, "" for none.
func Kinds(c *config.Config) []*site.Kind {
	all := site.KindsIn(c.Words)
	for _, k := range all {
		if c.Unclaimed {
			k.Folder = ""
		}
		for _, moved := range c.Folders {
			if moved.Kind == k.Name {
				k.Folder = moved.Folder
			}
		}
	}
	return all
}

// Page makes a page of one file, and adds what is wrong with it to problems. A
// file with mistakes becomes a page all the same, so that links to it are not
// mistakes too.
func (s *Parser) Page(file source.File, problems *diag.List) *site.Page {
	var own diag.List
	p := s.page(file, &own)
	if p.Typed {
		own.RaiseLosses()
	}
	problems.Add(own.Sorted()...)
	return p
}

func (s *Parser) page(file source.File, problems *diag.List) *site.Page {
	var strict, mended, late diag.List
	head, body := frontmatter.Split(frontmatter.File{Shown: file.Shown, Data: file.Data}, &late)
	found := &strict
	tree := frontmatter.Parse(frontmatter.File{Shown: file.Shown, Data: file.Data}, head, found)
	p := &site.Page{
		Path: file.Path, Shown: file.Shown, Data: file.Data, Links: file.Links, Head: head.Span,
		Index: site.IsIndex(file.Path),
	}
	p.ID = p.Stem()
	p.Kind = s.kind(p, tree, problems)
	p.Typed = s.isTyped(p)
	schema := s.schemas[p.Kind].typed
	if !p.Typed {
		if below, rest, ok := frontmatter.SplitLate(frontmatter.File{Shown: file.Shown, Data: file.Data}); ok && head.Format == frontmatter.None {
			head, body, p.Head, late = below, rest, below.Span, diag.List{}
			tree = frontmatter.Parse(frontmatter.File{Shown: file.Shown, Data: file.Data}, head, found)
		} else if head.Format == frontmatter.None && !head.Broken {
			if bare, rest, ok := frontmatter.SplitBare(frontmatter.File{Shown: file.Shown, Data: file.Data}); ok {
				head, body, p.Head = bare, rest, bare.Span
				tree = frontmatter.Parse(frontmatter.File{Shown: file.Shown, Data: file.Data}, head, found)
			}
		}
		schema = s.schemas[p.Kind].plain
		if tree.Broken() {
			tree, found = frontmatter.Mend(frontmatter.File{Shown: file.Shown, Data: file.Data}, head, &mended), &mended
		}
		tree = tree.Adopt(s.foreign, schema)
	}
	problems.Add(late.Sorted()...)
	problems.Add(found.Sorted()...)
	if p.Typed && path.Ext(p.Path) != ".md" {
		problem, _ := source.Told(source.Misnamed, "", p.Shown)
		problems.Add(problem)
	}
	if !p.Typed && !p.Index && len(bytes.TrimSpace(file.Data)) == 0 {
		problems.Add(p.Problem(rulePageEmpty, diag.Span{}, lang.Textf("tệp chưa có chữ nào, nên trang này trống", "the file has no text, so this page is empty"), rulePageEmpty.Cure))
	}
	p.Meta = tree.Decode(schema, problems)
	p.Doc = s.reader(p).Parse(file.Shown, file.Data, body, problems)
	s.identify(p, problems)
	s.describe(p)
	s.date(p)
	s.head(p)
	s.place(p, problems)
	s.parts(p, problems)
	s.outlined(p, problems)
	return p
}

// IsTypedPath holds of what lies in the folder of a kind.
func (s *Parser) IsTypedPath(file string) bool { return s.folderKind(file) != s.kinds[len(s.kinds)-1] }

// isTyped holds of pages of a kind and of the texts of its folder's list: there
// nothing must get lost.
func (s *Parser) isTyped(p *site.Page) bool {
	plain := s.kinds[len(s.kinds)-1]
	return p.Kind != plain || p.Index && s.folderKind(p.Path) != plain
}

// kind is what the page's own front matter says, or else its folder.
func (s *Parser) kind(p *site.Page, tree *frontmatter.Tree, problems *diag.List) *site.Kind {
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
func (s *Parser) folderKind(file string) *site.Kind {
	for _, k := range s.kinds {
		if k.Folder != "" && strings.HasPrefix(file, k.Folder+"/") {
			return k
		}
	}
	return s.kinds[len(s.kinds)-1]
}

// identify takes the id that front matter gives. It may stand in addresses and
// in what readers keep, so it is held to letters that go anywhere.
func (s *Parser) identify(p *site.Page, problems *diag.List) {
	id := strings.TrimSpace(p.Meta.Text(site.IDKey))
	switch safe := vietnamese.Slug(id); {
	case id == "":
	case id == safe:
		p.ID = id
	case !p.Typed: // another program's, which holds ids to less: the page keeps its file's name
	default:
		hint := lang.Text{VI: "viết như: hien-dat-lam-duong", EN: "write it like: hien-dat-lam-duong"}
		if safe != "" {
			hint = lang.Textf("viết: id: %s", "write: id: %s", safe)
		}
		problems.Add(p.Problem(ruleIDForm, p.Meta.Span(site.IDKey),
			lang.Textf("mã %q chỉ được có chữ thường không dấu, chữ số và dấu gạch nối", "the id %q may only hold a to z, digits and hyphens", id), hint))
	}
}

// describe takes title and summary from the front matter or, where it
// lacks them, from the text and the file's name.
func (s *Parser) describe(p *site.Page) {
	name := nameOf(p)
	if _, rest, isPost := frontmatter.DayIn(name, s.zone); isPost && !p.Typed {
		name = rest
	}
	title := p.Meta.Text("title")
	if !p.Typed {
		title = withLetters(title)
		if s.outline.numbered[path.Dir(p.Path)] {
			name = site.WithoutNumber(name)
		}
		name = site.Spoken(name)
		if title == "" && !p.Index && s.isNamedByFile(p, name) {
			p.Doc.Unname()
			if day, ok := frontmatter.DayOf(name, s.zone); ok {
				name = day.Format("02/01/2006")
			}
		}
		if strings.Contains(title, "{{") || strings.Contains(title, "{%") {
			title = "" // another program makes it
		}
		if listed := s.outline.titles[p.Path]; listed != "" && title == "" && p.Doc.Title == "" && p.Doc.OpensWith(listed) {
			p.Doc.NameByOpening()
		} else if p.Doc.Title == "" {
			name = cmp.Or(listed, name)
		}
	}
	p.Title = first(title, p.Doc.Title, site.Humanise(name))
	p.Summary = first(p.Meta.Text("summary"), p.Meta.Text("description"), p.Doc.Summary)
	if p.Typed {
		return
	}
	if p.Summary != p.Doc.Summary {
		p.Summary = withLetters(p.Summary)
		p.Summary = s.withoutMarks(noteMark.ReplaceAllString(p.Summary, ""))
		if p.Doc.Summary != "" && p.Doc.Begins(p.Summary) {
			p.Summary = p.Doc.Summary // of which readers see the whole below
		}
	}
	p.Meta = p.Meta.With(site.AuthorsKey, s.withoutMarks)
}

// noteMark is the mark of a footnote, whose text is not in a summary.
var noteMark = regexp.MustCompile(`\[\^[^\]\s]+\]`)

// isNamedByFile reports whether a plain page is called as its file, as notes and journals
// are, and not as its first heading: a day is the name of a page whose heading is no title
// of level 1; a name with blanks is one where the first of several parts does not say it.
func (s *Parser) isNamedByFile(p *site.Page, name string) bool {
	if _, isDay := frontmatter.DayOf(name, s.zone); isDay {
		return p.Doc.Title == "" || p.Doc.IsNamedBelow() || p.Doc.IsFirstOfParts()
	}
	if !isWritten(name) || !p.Doc.IsFirstOfParts() && !p.Doc.IsNamedLate() {
		return false
	}
	words := strings.Split(vietnamese.Slug(site.WithoutNumber(name)), "-")
	said := "-" + vietnamese.Slug(p.Doc.Title) + "-"
	says := func(word string) bool { return strings.Contains(said, "-"+word+"-") }
	if p.Doc.IsFirstOfParts() {
		return slices.ContainsFunc(words, func(word string) bool { return !says(word) })
	}
	return !slices.ContainsFunc(words, says) // a part below what notes begin with
}

// isWritten holds of names that people write for others to read, and not for addresses.
func isWritten(name string) bool {
	first, size := utf8.DecodeRuneInString(name)
	return strings.Contains(name, " ") || unicode.IsUpper(first) && !strings.ContainsAny(name, "-_") && name[size:] != strings.ToUpper(name[size:])
}

// date takes the page's days from its front matter or, as some programs have it,
// from its name.
func (s *Parser) date(p *site.Page) {
	p.ReadDates(s.zone)
	if p.Typed || !p.Date.IsZero() {
		return
	}
	if day, _, isPost := frontmatter.DayIn(nameOf(p), s.zone); isPost {
		p.Published(day)
	} else if day, isDay := frontmatter.DayOf(nameOf(p), s.zone); isDay && !p.Index {
		p.Published(day)
	}
}

// nameOf is the name of a page's file, of the text of a list that of its folder.
func nameOf(p *site.Page) string {
	if p.Index {
		return path.Base(path.Dir(p.Path))
	}
	return p.Stem()
}

// head leaves out the heading of the text that says what the page shows already.
// A plain page has one title to look at, as its author has seen it: where the text
// opens with another than front matter gives, that heads the page, and the title of
// front matter names it in lists.
func (s *Parser) head(p *site.Page) {
	if !p.Typed {
		p.Doc.NameBySame(p.Title)
	}
	p.Doc.OmitTitle(p.Title)
	if !p.Typed && !p.Index {
		p.Doc.OmitOpening(p.Title)
	}
	if opening := p.Doc.Opening(); opening != "" && !p.Typed {
		p.Heading = opening
		p.Doc.OmitTitle(opening)
	}
	if !p.Typed {
		p.Doc.LowerHeads()
	}
}

// withLetters is a text of a plain page's front matter with letters that it gives by their
// names in HTML, as other programs write it into pages as it stands: "M&ocirc;i". What
// would be signs of HTML stays.
func withLetters(text string) string {
	if !strings.Contains(text, "&") {
		return text
	}
	text = strings.ReplaceAll(text, " &amp; ", " & ") // between words it is no sign of HTML
	return letterName.ReplaceAllStringFunc(text, func(name string) string {
		if letter := html.UnescapeString(name); !strings.ContainsAny(letter, "&<>\"'") && utf8.RuneCountInString(letter) == 1 && letter > " " {
			return letter
		}
		return name
	})
}

var letterName = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});`)

// withoutMarks is a text of a plain page's front matter without the marks of
// Markdown, which other programs read there. Tags are left as they stand.
func (s *Parser) withoutMarks(text string) string {
	if !strings.ContainsAny(text, "`*_[\\") {
		return text
	}
	const tag = "\uE000" // in no text of an author
	data := []byte(strings.ReplaceAll(text, "<", tag))
	doc := s.plain.Parse("", data, diag.Span{End: len(data)}, &diag.List{})
	if len(doc.Headings) > 0 || len(doc.Sections) != 1 {
		return text
	}
	return strings.ReplaceAll(first(doc.Sections[0].Text, text), tag, "<")
}

func first(texts ...string) string {
	for _, text := range texts {
		switch joined := strings.Join(strings.Fields(text), " "); joined {
		case "":
		case text:
			return text // which is held already
		default:
			return joined
		}
	}
	return ""
}

// place gives the page its address.
func (s *Parser) place(p *site.Page, problems *diag.List) {
	address, ok := site.Address(p.Path, p.Meta.Text("slug"))
	if !ok && !p.Typed {
		address = site.AnyAddress(p.Path, p.Meta.Text("slug"))
	}
	p.Given = address
	p.Address = address
	if !ok {
		problems.Add(p.Problem(ruleAddressNone, p.Meta.Span("slug"),
			lang.Textf("không làm được địa chỉ từ tên %q: không có chữ cái La-tinh hay chữ số nào", "no address can be made of %q: it has no Latin letter or digit", p.Path),
			lang.Text{VI: "đổi tên tệp hoặc thư mục, hoặc thêm slug", EN: "rename the file or folder, or add a slug"}))
	}
}

// parts warns of sections that pages of the kind should have.
func (s *Parser) parts(p *site.Page, problems *diag.List) {
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
