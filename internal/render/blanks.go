package render

import (
	"html"
	"html/template"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"chuyende/internal/site"
	"chuyende/internal/topic"
)

// The element around a place that is filled in.
const (
	blankStart = `<span class="blank">`
	blankEnd   = `</span>`
)

// blanks is a plain text as HTML, the places to be filled in marked: what
// templates call {{blanks .}}.
func blanks(text string) template.HTML {
	var w strings.Builder
	at := 0
	for _, b := range topic.Blanks(text) {
		w.WriteString(html.EscapeString(text[at:b.Start]) + blankStart + html.EscapeString(text[b.Start:b.End]) + blankEnd)
		at = b.End
	}
	w.WriteString(html.EscapeString(text[at:]))
	return template.HTML(w.String())
}

// keep is a text as HTML that breaks no line within a part of it, such as the
// number in a document's title: {{keep .Title (.Meta.Text "number")}}. Names longer than a
// line of a phone break between their words.
func keep(text, part string) template.HTML {
	before, after, found := strings.Cut(text, part)
	if part == "" || !found {
		return template.HTML(breakable(text))
	}
	return template.HTML(breakable(before) + `<span class="number">` + html.EscapeString(part) + `</span>` + breakable(after))
}

// longName is a word that no line of a heading on a phone has room for.
var longName = regexp.MustCompile(`[^\s\x{a0}]{17,}`)

// nameSigns part the words of a name: Temporal.PlainDate, user_name, a/b.
const nameSigns = "._/:"

// breakable is a text as HTML whose longest names may break between their words.
func breakable(text string) string {
	var made strings.Builder
	at := 0
	for _, m := range longName.FindAllStringIndex(text, -1) {
		made.WriteString(html.EscapeString(text[at:m[0]]))
		at = m[1]
		name := text[m[0]:m[1]]
		from, before := 0, rune(0)
		for i, r := range name {
			if i > 0 && (strings.ContainsRune(nameSigns, before) && !strings.ContainsRune(nameSigns, r) || unicode.IsLower(before) && unicode.IsUpper(r)) {
				made.WriteString(html.EscapeString(name[from:i]) + "<wbr>")
				from = i
			}
			before = r
		}
		made.WriteString(html.EscapeString(name[from:]))
	}
	return made.String() + html.EscapeString(text[at:])
}

// markBlanks marks the places to be filled in of a text that is HTML already, as
// package markdown writes it. counts says how many stand below each heading of
// level 2, by its id; "" is what stands before the first or below one without.
func markBlanks(text template.HTML) (marked template.HTML, counts map[string]int) {
	if !strings.Contains(string(text), "[") {
		return text, nil
	}
	m := &blankMarker{text: string(text), counts: map[string]int{}}
	m.read()
	return template.HTML(m.made.String()), m.counts
}

// markBlanks marks the places to be filled in of a body whose page is handed out,
// and counts them. Brackets elsewhere are no places to write in.
func (b *ArticleBody) markBlanks(p *site.Page) {
	if !p.Kind.Offered && !p.Kind.Handed {
		return
	}
	var counts map[string]int
	b.Content, counts = markBlanks(b.Content)
	for i := range b.Contents {
		h := &b.Contents[i]
		if h.Level != 2 {
			continue
		}
		if h.Blanks = counts[h.ID]; h.Blanks > 0 && b.FirstBlank == "" {
			b.FirstBlank = h.ID
		}
	}
	for _, n := range counts {
		b.Blanks += n
	}
}

// blankMarker reads HTML paragraph by paragraph: a place to be filled in may
// have words in bold, and then goes over several pieces of text.
type blankMarker struct {
	text    string
	heading string
	counts  map[string]int
	// pieces are the pieces of text of the paragraph so far, by byte offsets.
	pieces []topic.Blank
	made   strings.Builder
	// done is how much of text has been written.
	done int
}

// inlineTags are the elements that part no paragraph.
var inlineTags = []string{"a", "em", "strong", "s", "del", "span", "sup", "sub", "mark", "b", "i", "u", "small"}

// closedTags are those whose text is no place to write in.
var closedTags = []string{"code", "pre", "svg", "script", "style", "kbd", "samp"}

func (m *blankMarker) read() {
	for at := 0; at < len(m.text); {
		start := strings.IndexByte(m.text[at:], '<')
		if start < 0 {
			m.pieces = append(m.pieces, topic.Blank{Start: at, End: len(m.text)})
			break
		}
		start += at
		m.pieces = append(m.pieces, topic.Blank{Start: at, End: start})
		end := strings.IndexByte(m.text[start:], '>')
		if end < 0 {
			break
		}
		at = m.tag(start, start+end+1)
	}
	m.flush()
	m.made.WriteString(m.text[m.done:])
}

// tag reads the tag between two offsets and returns where reading goes on.
func (m *blankMarker) tag(start, end int) int {
	name := strings.TrimPrefix(m.text[start+1:end-1], "/")
	name = name[:len(name)-len(strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyz0123456789"))]
	tag := m.text[start:end]
	switch {
	case tag == blankStart: // a partial's, marked already
		m.counts[m.heading]++
		return skipTo(m.text, end, blankEnd)
	case slices.Contains(closedTags, name) && tag[1] != '/':
		m.flush()
		return skipTo(m.text, end, "</"+name+">")
	case slices.Contains(inlineTags, name):
	default:
		m.flush()
	}
	if name == "h2" && tag[1] != '/' {
		_, id, _ := strings.Cut(tag, ` id="`)
		m.heading, _, _ = strings.Cut(id, `"`)
	}
	return end
}

func skipTo(text string, at int, end string) int {
	if i := strings.Index(text[at:], end); i >= 0 {
		return at + i + len(end)
	}
	return len(text)
}

// flush marks the places of the paragraph that ends here.
func (m *blankMarker) flush() {
	var joined strings.Builder
	for _, p := range m.pieces {
		joined.WriteString(m.text[p.Start:p.End])
	}
	for _, b := range topic.Blanks(joined.String()) {
		m.counts[m.heading]++
		at := 0
		for _, p := range m.pieces {
			from, to := max(b.Start-at, 0), min(b.End-at, p.End-p.Start)
			at += p.End - p.Start
			if from < to {
				m.made.WriteString(m.text[m.done:p.Start+from] + blankStart + m.text[p.Start+from:p.Start+to] + blankEnd)
				m.done = p.Start + to
			}
		}
	}
	m.pieces = m.pieces[:0]
}
