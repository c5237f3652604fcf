package markdown

import (
	"bytes"
	"regexp"

	nethtml "golang.org/x/net/html"

	"chuyende/internal/diag"
)

// Films, sound and frames of raw HTML. A link to what they show takes their place, and that
// of what they hold: it is only for browsers that know no films.

var (
	recordingTag = regexp.MustCompile(`(?i)<(video|audio|iframe)\b[^<>]*>`)
	sourceTag    = regexp.MustCompile(`(?i)<source\b[^<>]*>`)
)

// mayHaveRecording reports whether a text may have one.
func mayHaveRecording(text []byte) bool {
	for at := 0; ; at++ {
		i := bytes.IndexByte(text[at:], '<')
		if i < 0 {
			return false
		}
		at += i
		if rest := text[at+1:]; startsWith(rest, "video") || startsWith(rest, "audio") || startsWith(rest, "iframe") {
			return true
		}
	}
}

// longestRecording is how many bytes may stand between the tags of one.
const longestRecording = 4 << 10

// recordings writes links in the place of those that begin in a line, and returns where the
// last of them ends, end where none goes over several lines.
func (t *takenText) recordings(start, end int) (last int) {
	last = end
	for at := start; at < end; {
		m := recordingTag.FindSubmatchIndex(t.data[at:end])
		if m == nil {
			break
		}
		from, open := at+m[0], at+m[1]
		name := bytes.ToLower(t.data[at+m[2] : at+m[3]])
		to := t.recording(start, from, open, name)
		if at = open; to > open {
			if at = to; to > end {
				return lineEndOf(t.data, to)
			}
		}
	}
	return last
}

// recording writes a link in the place of what begins with the tag data[from:open], and
// returns where that ends; open where it stays.
func (t *takenText) recording(start, from, open int, name []byte) (to int) {
	if bytes.Count(t.data[start:from], []byte("`"))%2 == 1 || bytes.HasSuffix(t.data[from:open], []byte("/>")) {
		return open
	}
	rest := t.data[open:min(len(t.data), open+longestRecording)]
	inner, _, ok := cutFold(rest, "</"+string(name))
	if !ok {
		return open
	}
	shut := bytes.IndexByte(rest[len(inner):], '>')
	if shut < 0 || len(bytes.TrimSpace(inner)) == 0 || bytes.Contains(inner, []byte("```")) {
		return open
	}
	tag := readTag(t.data[from:open])
	address := tag.values["src"]
	for _, source := range sourceTag.FindAll(inner, mostValues) {
		if address == "" {
			address = readTag(source).values["src"]
		}
	}
	if address == "" || !isSafeScheme([]byte(address)) {
		return open
	}
	label := address
	for _, key := range []string{"aria-label", "title"} {
		if tag.values[key] != "" {
			label = tag.values[key]
		}
	}
	to = open + len(inner) + shut + 1
	made := `<a href="` + nethtml.EscapeString(address) + `">` + nethtml.EscapeString(label) + "</a>"
	t.flush(from)
	t.countDropped(string(name), diag.Span{Start: len(t.out), End: len(t.out) + 1})
	t.put(from, to, made)
	return to
}

// cutFold cuts a text at letters that may be in either case.
func cutFold(text []byte, letters string) (before, after []byte, found bool) {
	for at := 0; at+len(letters) <= len(text); at++ {
		if startsWith(text[at:], letters) {
			return text[:at], text[at+len(letters):], true
		}
	}
	return text, nil, false
}
