package intake

import (
	"html"
	"regexp"
	"strings"

	"chuyende/internal/manuscript"
	"chuyende/internal/site"
	"chuyende/internal/skeleton"
	"chuyende/internal/tomarkdown"
	"chuyende/internal/vietnamese"
)

// otherTitle heads what fits under no heading of the kind.
const otherTitle = "## Nội dung khác trong tệp gốc {#noi-dung-khac}"

// inParts puts sections under the headings that a kind fixes, in the kind's order.
// A section takes those below it along, unless they belong elsewhere.
func inParts(paper manuscript.Paper, parts []site.Part) (text string, missing []string, err error) {
	texts := make([]strings.Builder, len(parts)+1) // the last: what fits nowhere
	other := len(parts)
	current, level, base := other, 0, 2
	for _, s := range withParts(paper.Sections, parts) {
		part := partOf(s.Title, parts)
		switch {
		case s.Level == 0:
		case part >= 0:
			current, level, base = part, s.Level, max(parts[part].Level, 2)
			if texts[part].Len() > 0 || !isNamed(s.Title, parts[part].Title) {
				texts[part].WriteString("<p><b>" + s.Heading + "</b></p>")
			}
		case current != other && s.Level > level:
			texts[current].WriteString(heading(base+s.Level-level, s.Heading))
		default:
			if current != other || level == 0 {
				current, level, base = other, s.Level, 3
			}
			texts[other].WriteString(heading(max(base+s.Level-level, 3), s.Heading))
		}
		texts[current].WriteString(s.HTML)
	}
	for i, p := range parts {
		if p.Level <= 2 && texts[i].Len() == 0 && !hasWithin(texts[i+1:], parts[i+1:]) {
			missing = append(missing, p.Title)
		}
	}
	text, err = writeParts(texts, parts, paper.Notes)
	return text, missing, err
}

// hasWithin reports whether any of the parts at the front, up to the next of level 2,
// has text: they belong to the one before.
func hasWithin(texts []strings.Builder, parts []site.Part) bool {
	for i, p := range parts {
		if p.Level <= 2 {
			break
		}
		if texts[i].Len() > 0 {
			return true
		}
	}
	return false
}

// withParts cuts sections where a line that is nothing but the name of a part stands in
// their text: not everybody makes headings bold.
func withParts(sections []manuscript.Section, parts []site.Part) []manuscript.Section {
	var all []manuscript.Section
	for _, s := range sections {
		for {
			at, title := namedLine(s.HTML, parts)
			if at == nil {
				break
			}
			before := s
			before.HTML = s.HTML[:at[0]]
			all = append(all, before)
			s = manuscript.Section{Level: max(s.Level, 1) + 1, Title: title, Heading: s.HTML[at[2]:at[3]], HTML: s.HTML[at[1]:]}
		}
		all = append(all, s)
	}
	return all
}

// namedLine finds the first paragraph that names a part.
func namedLine(text string, parts []site.Part) (at []int, title string) {
	for _, at := range shortLine.FindAllStringSubmatchIndex(text, -1) {
		title := html.UnescapeString(text[at[2]:at[3]])
		for _, p := range parts {
			for _, name := range append([]string{p.Title}, p.Names...) {
				if isNamed(title, name) && standsAlone(text[:at[0]]) {
					return at, title
				}
			}
		}
	}
	return nil, ""
}

// standsAlone reports whether what comes behind a piece of HTML is in no table and no
// quotation.
func standsAlone(before string) bool {
	for _, element := range []string{"table", "blockquote"} {
		if strings.Count(before, "<"+element+">") != strings.Count(before, "</"+element+">") {
			return false
		}
	}
	return true
}

// shortLine is a paragraph of a few words without looks.
var shortLine = regexp.MustCompile(`<p>([^<>]{2,90})</p>`)

// writeParts writes all parts: those that are empty, as in a new page.
func writeParts(texts []strings.Builder, parts []site.Part, notes string) (string, error) {
	var b strings.Builder
	add := func(heading, html, comment string) error {
		text, err := tomarkdown.Convert(html)
		if err != nil {
			return err
		}
		if text == "" && comment != "" {
			text = comment + "\n"
		}
		if b.Len() > 0 {
			b.WriteString("\n")
		}
		if heading != "" {
			b.WriteString(heading + "\n\n")
		}
		b.WriteString(text)
		return nil
	}
	for i, p := range parts {
		if err := add(skeleton.Heading(p), texts[i].String(), skeleton.Comment(p)); err != nil {
			return "", err
		}
	}
	if html := texts[len(parts)].String(); html != "" {
		if err := add(otherTitle, html, ""); err != nil {
			return "", err
		}
	}
	if notes == "" {
		return b.String(), nil
	}
	err := add("", notes, "")
	return b.String(), err
}

// partOf finds the part that a heading names, -1 for none: by its title or another
// of its names, alone or with more words behind it.
func partOf(title string, parts []site.Part) int {
	for _, whole := range []bool{true, false} {
		for i, p := range parts {
			for _, name := range append([]string{p.Title}, p.Names...) {
				if whole && isNamed(title, name) || !whole && begins(title, name) {
					return i
				}
			}
		}
	}
	return -1
}

// isNamed compares a heading with a name, whatever number stands before either.
func isNamed(title, name string) bool {
	slug := vietnamese.Slug(withoutNumber(title))
	return slug != "" && slug == vietnamese.Slug(withoutNumber(name))
}

// begins reports whether a heading begins with a name of two words or more.
func begins(title, name string) bool {
	slug := vietnamese.Slug(withoutNumber(name))
	return strings.Contains(slug, "-") && strings.HasPrefix(vietnamese.Slug(withoutNumber(title)), slug+"-")
}

func withoutNumber(text string) string {
	return headingNumber.ReplaceAllString(strings.TrimSpace(text), "")
}

var headingNumber = regexp.MustCompile(`^(?i:phần\s+)?(?:[IVXLC]+|\d+(?:\.\d+)*|\pL)\s*[.)\-–:/]\s*`)
