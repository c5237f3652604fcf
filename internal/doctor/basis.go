package doctor

import (
	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// basis reports that p is said to rest on a document that nobody has verified:
// an error where the register says so, a warning where it does not say.
func (r *register) basis(p *site.Page, relation site.Relation, document *site.Page, span diag.Span) {
	if !relation.Basis || p.Index || document.Meta.Bool("verified") {
		return
	}
	rule := ruleCitesUnverified
	if document.Meta.Has("verified") {
		rule = rule.AsError()
	}
	r.problems.Add(p.Problem(rule, span,
		lang.Textf("%s: văn bản chưa kiểm chứng không làm căn cứ được: %s", "%s: a page cannot rest on a document that is not verified: %s", relation.Field, document.Name()),
		r.elsewhere(p, relation, document)))
}

// elsewhere says where such a document may be named.
func (r *register) elsewhere(p *site.Page, relation site.Relation, document *site.Page) lang.Text {
	verify := lang.Textf("đối chiếu với nguồn công khai rồi ghi verified: true ở %s", "check it against a public source and write verified: true in %s", document.Shown)
	for _, other := range p.Kind.Relations {
		if other.Target == relation.Target && !other.Basis {
			return lang.Textf("chuyển %q sang khóa %s (%s), hoặc %s", "move %q to the key %s (%s), or %s", document.ID, other.Field, other.Title, verify)
		}
	}
	return verify
}
