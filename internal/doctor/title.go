package doctor

import (
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// sameTitles reports pages of a kind that are called like an earlier one, by path.
// Documents have numbers to be told apart by, and plain pages folders; of a topic that
// is a copy [nearDuplicates] tells more.
func sameTitles(in Input, problems *diag.List) {
	type name struct {
		kind  *site.Kind
		title string
	}
	first := map[name]*site.Page{}
	for _, p := range in.Tree.Pages {
		if p.Index || p.Kind.IsPlain() || p.Kind.Register {
			continue
		}
		called := name{p.Kind, strings.ToLower(strings.Join(strings.Fields(p.Title), " "))}
		other := first[called]
		if other == nil {
			first[called] = p
			continue
		}
		if isTopic(p) {
			continue
		}
		problems.Add(p.Problem(ruleTitleTwice, p.Meta.KeySpan("title"),
			lang.Textf("cùng tên với %s: trong danh sách và khi tìm, người đọc không biết mở bài nào", "the same title as %s: in lists and hits readers cannot tell which to open", other.Shown),
			ruleTitleTwice.Cure))
	}
}
