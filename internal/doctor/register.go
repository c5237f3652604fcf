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
			if r.Tree.IsRegister(relation.Target) {
				r.related(p, relation)
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

// related reports what is wrong with the documents that p names by a key.
func (r *register) related(p *site.Page, relation site.Relation) {
	for _, item := range p.Meta.Items(relation.Field) {
		found := r.Tree.Find(relation.Target, item.Text)
		if len(found) != 1 {
			continue
		}
		r.citation(p, found[0], item.Span, false)
		if relation.Basis && found[0].Status() == site.NotYetInForce {
			r.problems.Add(r.comingCitation(p, found[0], item.Span))
		}
		r.basis(p, relation, found[0], item.Span)
	}
}

// citation reports that p cites a document in its text or front matter, if
// that no longer holds. A note on history may: that is what it is for.
func (r *register) citation(p, document *site.Page, span diag.Span, inText bool) {
	rule, text := ruleCitesReplaced, lang.Textf("dẫn văn bản đã được thay thế: %s", "cites a document that has been replaced: %s", document.Name())
	switch document.Status() {
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
	found := p.Problem(rule, span, text, lang.Textf(
		"%s; nếu chỉ kể chuyện cũ thì %s", "%s; if it only tells of the past, %s", hint, excuse))
	found.Passing = document.StatusByDay()
	r.problems.Add(found)
}

// comingCitation is the problem of a page that rests on a document which is not
// in force yet. Its text may well tell of what comes.
func (r *register) comingCitation(p, document *site.Page, span diag.Span) diag.Problem {
	text := lang.Textf("văn bản căn cứ chưa có hiệu lực: %s", "rests on a document that is not in force yet: %s", document.Name())
	when := lang.Text{VI: "khi văn bản có hiệu lực", EN: "once it is in force"}
	if day := document.Effective; !day.IsZero() {
		text = lang.Textf("văn bản căn cứ chưa có hiệu lực, phải đến ngày %s: %s", "rests on a document that is not in force before %s: %s",
			day.Format("02/01/2006"), document.Name())
		when = lang.Textf("từ ngày %s", "from %s on", day.Format("02/01/2006"))
	}
	found := p.Problem(ruleCitesNotYet, span, text, lang.Textf(
		"chỉ dẫn làm căn cứ %s; trước đó có thể nhắc đến trong bài", "cite it as a basis %s; until then a text may mention it", when))
	found.Passing = !document.Effective.IsZero()
	return found
}

// successorNames lists documents with their ids, and says of which it is not
// known that they hold.
func successorNames(documents []*site.Page) lang.Text {
	var all lang.Text
	for i, d := range documents {
		one := lang.Textf("%s (id: %s)", "%s (id: %s)", d.Name(), d.ID)
		switch status := site.StatusOf(d.Status()); {
		case status.ID == site.PartlyInForce:
			one = lang.Textf("%s (id: %s; chỉ một phần còn hiệu lực)", "%s (id: %s; in force only in part)", d.Name(), d.ID)
		case status.ID == site.NotYetInForce:
			one = lang.Textf("%s (id: %s; chưa có hiệu lực)", "%s (id: %s; not in force yet)", d.Name(), d.ID)
		case !status.Holds:
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
	coming := len(next) > 0 && !slices.ContainsFunc(next, func(d *site.Page) bool { return d.Status() != site.NotYetInForce })
	switch {
	case status == site.Replaced && !p.Meta.Has(site.ReplacedBy):
		r.problems.Add(p.Problem(ruleRegisterChain, p.Meta.Span("status"),
			lang.Text{VI: "văn bản ghi là đã được thay thế nhưng không nói văn bản nào thay", EN: "the document is said to be replaced, but not by which one"},
			lang.Text{VI: "thêm khóa replaced_by với tên tệp của văn bản thay thế; chưa biết thì để status: unknown", EN: "add replaced_by with the file name of the document that replaces it; where that is not known, use status: unknown"}))
	case status == site.Replaced && coming:
		r.problems.Add(p.Problem(ruleRegisterChain, p.Meta.Span("status"),
			lang.Textf("văn bản ghi là đã được thay thế nhưng %s chưa có hiệu lực", "the document is said to be replaced, but %s is not in force yet", next[0].Name()),
			lang.Text{VI: "để status: in-force; đến ngày văn bản mới có hiệu lực (effective) sổ tự chuyển thành đã được thay thế", EN: "use status: in-force; from the day that the new one says under effective the register shows it as replaced"}))
	case p.Status() == site.InForce && len(next) > 0 && !coming:
		r.problems.Add(p.Problem(ruleRegisterChain, p.Meta.Span(site.ReplacedBy),
			lang.Text{VI: "văn bản có replaced_by nhưng vẫn ghi là còn hiệu lực", EN: "the document has replaced_by but is said to be in force"},
			lang.Text{VI: "đổi status thành replaced, hoặc bỏ replaced_by", EN: "set status to replaced, or remove replaced_by"}))
	}
	if loop := r.loop(p, (*site.Page).Replacements); loop != nil {
		r.problems.Add(p.Problem(ruleRegisterChain.AsError(), p.Meta.Span(site.ReplacedBy),
			lang.Textf("các văn bản thay thế nhau thành vòng: %s", "documents replace each other in a circle: %s", inTurn(loop, p)),
			lang.Text{VI: "bỏ replaced_by ở văn bản mới nhất", EN: "remove replaced_by from the newest of them"}))
		return
	}
	r.newer(p)
}

// newer reports what cannot be right about the documents that are said to be newer.
func (r *register) newer(p *site.Page) {
	if len(p.Newer()) == 0 {
		return
	}
	next := func(d *site.Page) []*site.Page { return slices.Concat(d.Newer(), d.Replacements()) }
	if loop := r.loop(p, next); loop != nil {
		r.problems.Add(p.Problem(ruleRegisterChain.AsError(), p.Meta.Span(site.NewerKey),
			lang.Textf("mỗi văn bản lại mới hơn văn bản kia, thành vòng: %s", "each document is said to be newer than the other: %s", inTurn(loop, p)),
			lang.Text{VI: "bỏ newer ở văn bản mới nhất", EN: "remove newer from the newest of them"}))
		return
	}
	for _, d := range p.Newer() {
		if !p.Date.IsZero() && d.Date.Before(p.Date) && !d.Date.IsZero() {
			r.problems.Add(p.Problem(ruleRegisterChain, p.Meta.Span(site.NewerKey),
				lang.Textf("văn bản ghi là mới hơn lại ban hành trước: %s", "the document said to be newer was issued earlier: %s", d.Name()),
				lang.Text{VI: "đối chiếu ngày ban hành (date) của hai văn bản, hoặc đổi chỗ khóa newer", EN: "compare the dates of both, or move newer to the other one"}))
		}
	}
}

// inTurn names the documents of a circle that begins and ends at p.
func inTurn(loop []*site.Page, p *site.Page) string {
	var names []string
	for _, d := range append(loop, p) {
		names = append(names, d.Name())
	}
	return strings.Join(names, " → ")
}

// detail reports what a status leaves open that its readers must know.
func (r *register) detail(p *site.Page) {
	switch status := p.Meta.Text("status"); {
	case status == site.PartlyInForce && p.Meta.Text("note") == "" && !p.Meta.Has(site.ReplacedBy):
		r.problems.Add(p.Problem(ruleStatusDetail, p.Meta.Span("status"),
			lang.Text{VI: "văn bản chỉ còn hiệu lực một phần nhưng không nói phần nào", EN: "the document is in force in part, but it is not told which"},
			lang.Text{VI: "ghi ở note phần nào còn, phần nào hết; biết văn bản sửa đổi thì ghi ở replaced_by", EN: "say under note which parts hold; name the document that changed it under replaced_by, if known"}))
	case status == site.NotYetInForce && p.Effective.IsZero():
		r.problems.Add(p.Problem(ruleStatusDetail, p.Meta.Span("status"),
			lang.Text{VI: "văn bản chưa có hiệu lực nhưng không nói từ ngày nào", EN: "the document is not in force yet, but it is not told from which day it will be"},
			lang.Text{VI: "thêm khóa effective với ngày bắt đầu có hiệu lực; đến ngày ấy sổ tự chuyển", EN: "add effective with the day from which it is in force; the register then changes by itself"}))
	}
	if issued := p.Date; !p.Effective.IsZero() && p.Effective.Before(issued) {
		r.problems.Add(p.Problem(ruleStatusDetail, p.Meta.Span(site.EffectiveKey),
			lang.Text{VI: "ngày có hiệu lực (effective) sớm hơn ngày ban hành (date)", EN: "the document is in force (effective) before it was issued (date)"},
			lang.Text{VI: "đối chiếu lại hai ngày với văn bản gốc", EN: "compare both days with the original"}))
	}
}

// loop returns the chain that leads from p back to it, nil if
// there is none. Only the first document of a circle, by path, is told of it.
func (r *register) loop(p *site.Page, next func(*site.Page) []*site.Page) []*site.Page {
	seen := map[*site.Page]bool{}
	var walk func(path []*site.Page) []*site.Page
	walk = func(path []*site.Page) []*site.Page {
		for _, d := range next(path[len(path)-1]) {
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
	if near := diag.Nearest(ref.Dest, r.names); near != "" && likeNumbers(ref.Dest, near) {
		hint = lang.Textf("có phải ý bạn là %q? Nếu không, %s", "did you mean %q? If not, %s", near, hint)
	}
	r.problems.Add(p.Problem(ruleNumberUnknown, ref.Span,
		lang.Textf("sổ hiệu lực chưa có văn bản số %s", "the register has no document numbered %s", ref.Dest), hint))
}

// likeNumbers reports whether two numbers of documents begin with the same figure, or
// with ones that a single slip makes of each other: 77-HD/BTCTW is no slip for 12-HD/BTCTW,
// and whoever follows such a hint cites another document.
func likeNumbers(a, b string) bool {
	figure := func(number string) string {
		return number[:len(number)-len(strings.TrimLeft(number, "0123456789"))]
	}
	a, b = figure(a), figure(b)
	return a == b || a != "" && b != "" && diag.Nearest(a, []string{b}) != ""
}
