package link

import (
	"cmp"
	"slices"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// hiddenID is what front matter calls a page that is not published.
type hiddenID struct{ kind, id string }

// publish keeps the pages that readers may see at Now. A date counts from the
// start of its day.
func (l *linker) publish() {
	pages := slices.Clone(l.Pages)
	slices.SortFunc(pages, func(a, b *site.Page) int { return cmp.Compare(a.Path, b.Path) })
	for _, p := range pages {
		p.Section, p.Prev, p.Next, p.Referrers = nil, nil, nil, 0
		p.Related, p.Backlinks, p.Terms, p.Targets = nil, nil, nil, nil
		switch {
		case p.Meta.Bool("draft") && !l.Drafts:
			l.hide(p, "draft")
		case p.Date.After(l.Now) && !l.Future:
			l.hide(p, "future")
		case !p.Expires.IsZero() && !p.Expires.After(l.Now) && !l.Expired:
			l.hide(p, "expired")
		default:
			l.tree.Add(p)
		}
	}
}

// hide remembers why a page is not published, for those who refer to it.
func (l *linker) hide(p *site.Page, why string) {
	l.hidden[norm.NFC.String(p.Path)] = why
	l.hiddenIDs[hiddenID{p.Kind.Name, norm.NFC.String(p.ID)}] = why
	if number := site.NumberKey(p.Meta.Text("number")); number != "" {
		l.hiddenIDs[hiddenID{p.Kind.Name, number}] = why
	}
}

// hiddenHint explains why a page that exists cannot be linked to.
func hiddenHint(why string) lang.Text {
	switch why {
	case "draft":
		return lang.Text{VI: "trang có trong thư mục nhưng là bản nháp (draft: true)", EN: "the page exists but is a draft"}
	case "future":
		return lang.Text{VI: "trang có trong thư mục nhưng ngày đăng ở tương lai", EN: "the page exists but its date lies in the future"}
	default:
		return lang.Text{VI: "trang có trong thư mục nhưng đã hết hạn (expires)", EN: "the page exists but has expired"}
	}
}
