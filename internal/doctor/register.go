package doctor

import (
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/vietnamese"
)

// register is the documents of a site.
type register struct {
	Input
	problems  *diag.List
	documents []*site.Page
	// numbers are the keys of all documents' numbers, names the numbers as
	// they are written; those of documents that are not published are known.
	numbers map[string]bool
	names   []string
}

func newRegister(in Input, problems *diag.List) *register {
	r := &register{Input: in, problems: problems, numbers: map[string]bool{}}
	for _, p := range in.Tree.Pages {
		if isDocument(p) {
			r.documents = append(r.documents, p)
		}
	}
	if len(r.documents) == 0 {
		return r
	}
	for _, p := range in.Pages {
		if number := p.Meta.Text("number"); number != "" && isDocument(p) {
			r.numbers[site.NumberKey(number)] = true
			r.names = append(r.names, number)
		}
	}
	return r
}

func isDocument(p *site.Page) bool { return p.Kind.Register && !p.Index }

// citations reports where a page leads its reader to a document that no
// longer holds, and numbers that the register lacks.
func (r *register) citations(p *site.Page) {
	if !isDocument(p) {
		for _, relation := range p.Kind.Relations {
			if !r.Tree.IsRegister(relation.Target) {
				continue
			}
			for _, item := range p.Meta.Items(relation.Field) {
				if found := r.Tree.Find(relation.Target, item.Text); len(found) == 1 {
					r.citation(p, found[0], item.Span, false)
				}
			}
		}
	}
	for i, ref := range p.Doc.Refs {
		switch to := p.Targets[i].Page; {
		case to != nil && isDocument(to):
			if !isDocument(p) {
				r.citation(p, to, ref.Span, true)
			}
		case ref.Kind == markdown.Number && !r.numbers[site.NumberKey(ref.Dest)]:
			r.unknownNumber(p, ref)
		}
	}
}

// citation reports that p cites a document in its text or front matter, if
// that no longer holds. A note on history may: that is what it is for.
func (r *register) citation(p, document *site.Page, span diag.Span, inText bool) {
	rule, text := ruleCitesReplaced, lang.Textf("dẫn văn bản đã được thay thế: %s", "cites a document that has been replaced: %s", document.Name())
	switch document.Meta.Text("status") {
	case site.Replaced:
	case site.Repealed:
		rule, text = ruleCitesRepealed, lang.Textf("dẫn văn bản đã bãi bỏ: %s", "cites a document that has been repealed: %s", document.Name())
	default:
		return
	}
	excuse := lang.Text{VI: "khai accept ở đầu bài", EN: "accept the warning in front matter"}
	if inText {
		if tellsHistory(p, span.Start) {
			return
		}
		excuse = lang.Text{VI: "viết trong khung > [!HISTORY] hoặc khai accept ở đầu bài", EN: "write it in a > [!HISTORY] note or accept the warning in front matter"}
	}
	hint := lang.Text{VI: "bỏ chỗ dẫn này, hoặc tìm văn bản đang có hiệu lực", EN: "take the citation out, or find the document in force"}
	if next := document.Successors(); len(next) > 0 {
		hint = lang.Textf("thay bằng %s", "cite %s instead", successorNames(next))
	}
	r.problems.Add(p.Problem(rule, span, text, lang.Textf(
		"%s; nếu chỉ kể chuyện cũ thì %s", "%s; if it only tells of the past, %s", hint, excuse)))
}

// successorNames lists documents with their ids, and says of which it is not
// known that they hold.
func successorNames(documents []*site.Page) lang.Text {
	var all lang.Text
	for i, d := range documents {
		one := lang.Textf("%s (id: %s)", "%s (id: %s)", d.Name(), d.ID)
		if d.Meta.Text("status") != site.InForce {
			one = lang.Textf("%s (id: %s; hiệu lực chưa rõ, cần tra lại)", "%s (id: %s; look up whether it is in force)", d.Name(), d.ID)
		}
		if i > 0 {
			all.VI, all.EN = all.VI+", ", all.EN+", "
		}
		all.VI, all.EN = all.VI+one.VI, all.EN+one.EN
	}
	return all
}

// chain reports what cannot be right about a document's replacement.
func (r *register) chain(p *site.Page) {
	next, status := p.Replacements(), p.Meta.Text("status")
	if status == site.Replaced && !p.Meta.Has(site.ReplacedBy) {
		r.problems.Add(p.Problem(ruleRegisterChain, p.Meta.Span("status"),
			lang.Text{VI: "văn bản ghi là đã được thay thế nhưng không nói văn bản nào thay", EN: "the document is said to be replaced, but not by which one"},
			lang.Text{VI: "thêm khóa replaced_by với tên tệp của văn bản thay thế; chưa biết thì để status: unknown", EN: "add replaced_by with the file name of the document that replaces it; where that is not known, use status: unknown"}))
	}
	if status == site.InForce && len(next) > 0 {
		r.problems.Add(p.Problem(ruleRegisterChain, p.Meta.Span(site.ReplacedBy),
			lang.Text{VI: "văn bản có replaced_by nhưng vẫn ghi là còn hiệu lực", EN: "the document has replaced_by but is said to be in force"},
			lang.Text{VI: "đổi status thành replaced, hoặc bỏ replaced_by", EN: "set status to replaced, or remove replaced_by"}))
	}
	if loop := r.loop(p); loop != nil {
		var names []string
		for _, d := range append(loop, p) {
			names = append(names, d.Name())
		}
		r.problems.Add(p.Problem(ruleRegisterChain.AsError(), p.Meta.Span(site.ReplacedBy),
			lang.Textf("các văn bản thay thế nhau thành vòng: %s", "documents replace each other in a circle: %s", strings.Join(names, " → ")),
			lang.Text{VI: "bỏ replaced_by ở văn bản mới nhất", EN: "remove replaced_by from the newest of them"}))
	}
}

// loop returns the chain of replacements that leads from p back to it, nil if
// there is none. Only the first document of a circle, by path, is told of it.
func (r *register) loop(p *site.Page) []*site.Page {
	seen := map[*site.Page]bool{}
	var walk func(path []*site.Page) []*site.Page
	walk = func(path []*site.Page) []*site.Page {
		for _, d := range path[len(path)-1].Replacements() {
			if d == p {
				return path
			}
			if d.Path < p.Path || seen[d] {
				continue
			}
			seen[d] = true
			if loop := walk(append(slices.Clone(path), d)); loop != nil {
				return loop
			}
		}
		return nil
	}
	return walk([]*site.Page{p})
}

// unknownNumber reports a document's number that the register lacks.
func (r *register) unknownNumber(p *site.Page, ref markdown.Ref) {
	hint := lang.Textf("thêm vào sổ bằng lệnh: chuyende new document %s", "add it to the register: chuyende new document %s", vietnamese.Slug(ref.Dest))
	if near := diag.Nearest(ref.Dest, r.names); near != "" {
		hint = lang.Textf("có phải ý bạn là %q? Nếu không, %s", "did you mean %q? If not, %s", near, hint)
	}
	r.problems.Add(p.Problem(ruleNumberUnknown, ref.Span,
		lang.Textf("sổ hiệu lực chưa có văn bản số %s", "the register has no document numbered %s", ref.Dest), hint))
}
