package link

import (
	"strings"

	"chuyende/internal/lang"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
)

// unknownCommand is a command of another program that says, in addresses of a plain
// page, where its site or something in it stands.
type unknownCommand struct {
	kind  string
	first *markdown.Ref
	count int
}

// leadsBy counts a link whose address has such a command: a page may have thousands,
// and one cure for all.
func (r *resolver) leadsBy(ref *markdown.Ref) {
	_, kind, _ := strings.Cut(ref.Dest, "{{")
	if inner, _, ok := strings.Cut(kind, "}}"); ok {
		kind = strings.Trim(inner, "_ ")
	}
	for i := range r.unknown {
		if r.unknown[i].kind == kind {
			r.unknown[i].count++
			return
		}
	}
	r.unknown = append(r.unknown, unknownCommand{kind: kind, first: ref, count: 1})
}

// reportUnknown tells of each command once.
func (r *resolver) reportUnknown(p *site.Page) {
	for _, u := range r.unknown {
		r.problems.Add(p.Problem(ruleLinkMissing, u.first.Span,
			lang.Textf("không rõ {{%s}} trong địa chỉ là gì, nên liên kết không dẫn đi đâu (%d chỗ trong tệp)", "what {{%s}} in an address is nobody knows here, so the link leads nowhere (%d places in the file)", u.kind, u.count),
			lang.Text{VI: "viết địa chỉ thật thay cho lệnh ấy", EN: "write the address itself in the place of the command"}))
	}
}
