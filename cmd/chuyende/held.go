package main

import (
	"fmt"
	"strings"
	"time"

	"chuyende/internal/diag"
	"chuyende/internal/pipeline"
	"chuyende/internal/site"
)

// heldJSON is a page that is not published, as --json shows it: Line is that of
// the key of front matter that holds it back, Date the day on which it comes
// out ("future") or went ("expired"); Errors are those of a draft, which a build
// leaves to a check.
type heldJSON struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Reason string `json:"reason"`
	Date   string `json:"date,omitempty"`
	Errors int    `json:"errors,omitempty"`
}

// held puts the pages that are not published into the form of --json.
func held(result pipeline.Result) []heldJSON {
	all := make([]heldJSON, len(result.Held))
	for i, h := range result.Held {
		all[i] = heldJSON{File: h.Page.Shown, Line: heldLine(h.Page, h.Why), Reason: h.Why, Errors: len(result.Unfinished[h.Page.Shown])}
		if !h.Date.IsZero() {
			all[i].Date = h.Date.Format(time.DateOnly)
		}
	}
	return all
}

// heldLine is the line of the key that holds a page back.
func heldLine(p *site.Page, why string) int {
	key := map[string]string{site.DraftPage: "draft", site.FuturePage: "date", site.ExpiredPage: "expires"}[why]
	return diag.Locate(p.Data, p.Meta.KeySpan(key).Start).Line
}

// heldText counts the pages that are not published and names those that named
// asks for, a line each; at most most of them, 0 for all.
func (a *app) heldText(result pipeline.Result, named func(site.Held) bool, most int) string {
	if len(result.Held) == 0 {
		return ""
	}
	var out strings.Builder
	counts := map[string]int{}
	shown, rest := 0, 0
	var lines strings.Builder
	for _, h := range result.Held {
		if counts[h.Why]++; !named(h) {
			continue
		}
		if most > 0 && shown == most {
			rest++
			continue
		}
		shown++
		fmt.Fprintf(&lines, "  %s:%d: %s\n", h.Page.Shown, heldLine(h.Page, h.Why), a.heldWhy(h)+a.unfinishedText(h.Page, len(result.Unfinished[h.Page.Shown])))
	}
	if rest > 0 {
		fmt.Fprintf(&lines, "  %s\n", a.say("… và %d trang nữa", "… and %d more", rest))
	}
	var parts []string
	for _, part := range []struct{ why, words string }{
		{site.DraftPage, a.say("%d bản nháp", "%d draft", counts[site.DraftPage])},
		{site.FuturePage, a.say("%d chưa tới ngày", "%d future", counts[site.FuturePage])},
		{site.ExpiredPage, a.say("%d hết hạn", "%d expired", counts[site.ExpiredPage])},
	} {
		if counts[part.why] > 0 {
			parts = append(parts, part.words)
		}
	}
	fmt.Fprintln(&out, a.say("%d trang chưa đăng: %s", "%d pages not published: %s", len(result.Held), strings.Join(parts, ", ")))
	return out.String() + lines.String()
}

// isMissed holds of a page that its author may look for in vain: a draft, and one that
// comes out later because of its file's name alone.
func isMissed(h site.Held) bool { return isDraft(h) || isDatedByName(h) }

// isDatedByName holds of a page of the future whose front matter has no date.
func isDatedByName(h site.Held) bool {
	return h.Why == site.FuturePage && h.Page.Meta.KeySpan("date") == diag.Span{}
}

// heldWhy says why a page is held back and what publishes it.
func (a *app) heldWhy(h site.Held) string {
	day := h.Date.Format("02/01/2006")
	switch h.Why {
	case site.FuturePage:
		if isDatedByName(h) {
			return a.say("tên tệp là ngày %s nên đến ngày ấy mới đăng; muốn đăng ngay thì ghi date ở đầu bài", "its file's name is the day %s, on which it comes out; write a date in front matter to publish it now", day)
		}
		return a.say("đến ngày %s mới đăng (date)", "comes out on %s (date)", day)
	case site.ExpiredPage:
		return a.say("hết hạn từ ngày %s (expires)", "expired on %s (expires)", day)
	}
	if h.Page.InDrafts() {
		return a.say("bản nháp; viết xong thì chuyển ra khỏi thư mục _drafts/ để đăng", "a draft; when it is done move it out of the folder _drafts/ to publish it")
	}
	return a.say("bản nháp; viết xong thì xóa dòng này (draft: true) để đăng", "a draft; when it is done remove this line (draft: true) to publish it")
}

// unfinishedText says how much is still wrong in a draft and where that is told, ""
// for nothing.
func (a *app) unfinishedText(p *site.Page, errors int) string {
	if errors == 0 {
		return ""
	}
	if a.preview != "" {
		return a.say("; còn %d lỗi, xem: %s", "; %d errors left, see: %s", errors, strings.TrimSuffix(a.preview, "/")+p.Address)
	}
	return a.say("; còn %d lỗi, xem: chuyende check", "; %d errors left, see: chuyende check", errors)
}

// draftsText says how many drafts are shown that a plain build would not
// publish.
func (a *app) draftsText(result pipeline.Result) string {
	if len(result.Drafts) == 0 {
		return ""
	}
	return a.say("%d trang là bản nháp, có ghi “%s”; build không có --drafts thì không đăng.\n",
		"%d pages are drafts, marked “%s”; a build without --drafts does not publish them.\n", len(result.Drafts), result.Settings.Words.Text("draft.mark"))
}

func isDraft(h site.Held) bool { return h.Why == site.DraftPage }
func anyHeld(site.Held) bool   { return true }
