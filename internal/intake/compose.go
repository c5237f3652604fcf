package intake

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"chuyende/internal/lang"
	"chuyende/internal/manuscript"
	"chuyende/internal/site"
	"chuyende/internal/skeleton"
	"chuyende/internal/stationery"
	"chuyende/internal/tomarkdown"
)

// topicOf finds what a paper of a topic is about behind its type: "Báo cáo đề dẫn chuyên đề: …".
var topicOf = regexp.MustCompile(`(?i)^(?:báo cáo|đề dẫn|kế hoạch|biên bản|kết luận|chương trình|bài|tài liệu|sinh hoạt)?.{0,40}chuyên đề\s*:\s*(\pL)(.+)$`)

// compose makes the page.
func compose(name string, paper manuscript.Paper, o Options) (Page, error) {
	page := Page{Stem: stemOf(name, paper, o), Title: paper.Title, Left: paper.Left, Converted: paper.Converted}
	if page.Title == "" {
		page.Title = site.Humanise(page.Stem)
	}
	var text string
	var err error
	if m := topicOf.FindStringSubmatch(page.Title); m != nil && len(o.Kind.Parts) > 0 {
		page.Title = strings.ToUpper(m[1]) + m[2]
	}
	if len(o.Kind.Parts) > 0 {
		text, page.Missing, err = inParts(paper, o.Kind.Parts)
	} else {
		text, err = asItStands(paper)
	}
	if err != nil {
		return Page{}, err
	}
	if o.Kind.IsPlain() {
		page.Text = plainHead(page.Title, paper) + text
	} else {
		page.Text = skeleton.Page(skeleton.Input{Kind: o.Kind, Title: page.Title, Lang: o.Lang, Allowed: o.Allowed, Values: values(paper, o), Text: text})
	}
	page.Blanks = blanks(page.Text, o.Kind)
	page.Left = append(page.Left, unused(paper, o.Kind)...)
	if !hasBody(paper) {
		page.Left = append(page.Left, lang.Text{VI: "phần nội dung: trong tệp chỉ thấy tiêu đề; xem lại tệp gốc", EN: "the text: nothing but a title was found in the file; look at it again"})
	}
	return page, nil
}

// asItStands is the text with its own headings.
func asItStands(paper manuscript.Paper) (string, error) {
	var b strings.Builder
	for _, s := range paper.Sections {
		b.WriteString(heading(s.Level, s.Heading) + s.HTML)
	}
	return tomarkdown.Convert(b.String() + paper.Notes)
}

// heading is a heading as HTML, nothing for level 0.
func heading(level int, html string) string {
	if level == 0 {
		return ""
	}
	level = min(level, 6)
	return fmt.Sprintf("<h%d>%s</h%d>", level, html, level)
}

// plainHead is the front matter of a plain page.
func plainHead(title string, paper manuscript.Paper) string {
	head := "---\ntitle: " + quote(title) + "\n"
	if source := sources(paper); source != "" {
		head += "sources: " + source + "\n"
	}
	return head + "---\n\n"
}

// quote writes a text so that no character in it means anything to YAML.
func quote(s string) string { return strconv.Quote(strings.Join(strings.Fields(s), " ")) }

// values are the keys that the paper itself gives, as far as the kind takes them.
func values(paper manuscript.Paper, o Options) map[string]string {
	head, all := paper.Head, map[string]string{}
	if list := sources(paper); list != "" {
		key := "sources"
		if o.Kind.Register {
			key = "source"
		}
		if !o.Kind.Register || paper.Origin != "" {
			all[key] = list
		}
	}
	if !o.Kind.Register {
		if source := sourceOf(paper); source != "" {
			for _, f := range o.Kind.Fields {
				if f.Key == "source" && f.Required {
					all["source"] = quote(source)
				}
			}
		}
		return all
	}
	if head.Number != "" {
		all["number"] = quote(head.Number)
	}
	if head.Issuer != "" {
		all["issuer"] = quote(head.Issuer)
	}
	if head.Date != "" {
		all["date"] = head.Date
	}
	if slices.Contains(o.Allowed["type"], head.Type) {
		all["type"] = head.Type
	}
	all["status"] = site.Unknown // a file does not say whether it still holds
	return all
}

// sources lists the paper that a page comes from and where that was published, "" where
// neither is known.
func sources(paper manuscript.Paper) string {
	var all []string
	for _, source := range []string{sourceOf(paper), paper.Origin} {
		if source != "" {
			all = append(all, quote(source))
		}
	}
	if len(all) == 0 {
		return ""
	}
	return "[" + strings.Join(all, ", ") + "]"
}

// sourceOf names the paper that a page comes from, "" where it has no letterhead.
func sourceOf(paper manuscript.Paper) string {
	head := paper.Head
	if head.Number == "" && head.Date == "" && head.Issuer == "" {
		return ""
	}
	what := "Văn bản"
	if t, ok := stationery.Standard().Type(head.Type); ok {
		what = t.Title
	} else if head.Called != "" {
		what = head.Called
	}
	if head.Number != "" {
		what += " số " + head.Number
	}
	if day, err := time.Parse(time.DateOnly, head.Date); err == nil {
		what += " ngày " + day.Format("02/01/2006")
	}
	if strings.Contains(head.Issuer, "[") { // a form that is not filled in names nobody
		return ""
	}
	if head.Issuer != "" {
		what += " của " + head.Issuer
	}
	if head.Above != "" {
		what += " (" + head.Above + ")"
	}
	return what
}

// unused names what of the letterhead no key took.
func unused(paper manuscript.Paper, k *site.Kind) []lang.Text {
	var all []lang.Text
	if above := paper.Head.Above; above != "" && k.Register { // other kinds have it in their sources
		all = append(all, lang.Textf("cơ quan cấp trên ở đầu văn bản: %q", "the organisation above, in the letterhead: %q", above))
	}
	if place := paper.Head.Place; place != "" {
		all = append(all, lang.Textf("địa danh ở đầu văn bản: %q", "the place in the letterhead: %q", place))
	}
	return all
}
