package diag

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"chuyende/internal/lang"
)

// Most is how many problems [Print] shows before it only counts the rest:
// enough to work through, not so many that the first scrolls away.
const Most = 20

// longLine is how many cells of a source line are quoted; of a longer one the
// part around the problem is shown.
const longLine = 100

// nearby is how many bytes on either side of a problem are looked at to quote
// it: a line of a million letters may hold a problem every ten.
const nearby = 4 << 10

// Print writes problems for a person: place, message, code, the line with carets,
// hint. At most most problems are shown, errors before warnings before notices; most <= 0
// shows all. The problems are those of [List.Sorted].
func Print(w io.Writer, problems []Problem, l lang.Lang, most int) error {
	ordered := bySeverity(problems)
	rest := 0
	if most > 0 && len(ordered) > most {
		rest = len(ordered) - most
		ordered = ordered[:most]
	}
	var out bytes.Buffer
	var places locator
	for _, p := range ordered {
		p.print(&out, l, &places)
	}
	if rest > 0 {
		fmt.Fprintln(&out, lang.Textf("… và %d chỗ nữa", "… and %d more", rest).In(l))
	}
	_, err := w.Write(out.Bytes())
	return err
}

// bySeverity puts errors before warnings before notices.
func bySeverity(problems []Problem) []Problem {
	ordered := make([]Problem, 0, len(problems))
	for _, severity := range []Severity{Error, Warning, Notice} {
		for _, p := range problems {
			if p.Severity == severity {
				ordered = append(ordered, p)
			}
		}
	}
	return ordered
}

// String is the problem in a line of English, without the text that it stands in: for who
// prints problems as they are, as tests do.
func (p Problem) String() string {
	var out bytes.Buffer
	p.head(&out, lang.EN, new(locator))
	return out.String()
}

func (p Problem) print(out *bytes.Buffer, l lang.Lang, places *locator) {
	pos := p.head(out, l, places)
	out.WriteByte('\n')
	if p.Data != nil {
		p.quote(out, pos.Line)
	}
	if hint := p.HintText(); !hint.IsZero() {
		fmt.Fprintf(out, "  %s: %s\n", lang.Text{VI: "gợi ý", EN: "hint"}.In(l), hint.In(l))
	}
}

// head writes where a problem is and what.
func (p Problem) head(out *bytes.Buffer, l lang.Lang, places *locator) (pos Pos) {
	label := lang.Text{VI: "cảnh báo", EN: "warning"}
	switch p.Severity {
	case Error:
		label = lang.Text{VI: "lỗi", EN: "error"}
	case Notice:
		label = lang.Text{VI: "báo trước", EN: "notice"}
	}
	out.WriteString(p.File)
	if p.Data != nil {
		pos = places.locate(p.Data, p.Span.Start)
		fmt.Fprintf(out, ":%d:%d", pos.Line, pos.Column)
	}
	fmt.Fprintf(out, ": %s: %s", label.In(l), p.Text.In(l))
	if p.Code != "" { // which the manual explains
		fmt.Fprintf(out, " [%s]", p.Code)
	}
	return pos
}

// quote writes the line that holds the problem, and carets below it.
func (p Problem) quote(out *bytes.Buffer, lineNumber int) {
	at := min(max(p.Span.Start, 0), len(p.Data))
	seen := letterStart(p.Data, max(at-nearby, 0))
	line, start := lineAt(p.Data[seen:letterStart(p.Data, min(at+nearby, len(p.Data)))], at-seen)
	start += seen
	from := min(max(p.Span.Start-start, 0), len(line))
	to := min(max(p.Span.End-start, from), len(line))
	from = letterStart(line, from)
	for letterStart(line, to) != to { // half a letter cannot be marked
		to++
	}
	before, marked, after := line[:from], line[from:to], line[to:]
	if width(line) > longLine {
		before = lastRunes(before, longLine/4)
		marked = firstRunes(marked, longLine/2)
		after = firstRunes(after, longLine/4)
	}
	number := fmt.Sprintf("%5d", lineNumber)
	fmt.Fprintf(out, "%s | %s\n", number, printable(bytes.Join([][]byte{before, marked, after}, nil)))
	fmt.Fprintf(out, "%s | %s%s\n", strings.Repeat(" ", len(number)),
		strings.Repeat(" ", width(before)), strings.Repeat("^", max(1, width(marked))))
}

// printable makes text fit to be shown on a terminal, every rune in as many
// cells as [width] counts: a tab as a space, for carets cannot know tab stops;
// control characters, which could move the cursor or worse, and broken UTF-8
// as a replacement character.
func printable(text []byte) []byte {
	return bytes.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case unicode.IsControl(r):
			return utf8.RuneError
		}
		return r
	}, text)
}

func firstRunes(text []byte, n int) []byte {
	runes := []rune(string(text))
	if len(runes) <= n {
		return text
	}
	return []byte(string(runes[:n]) + "…")
}

func lastRunes(text []byte, n int) []byte {
	runes := []rune(string(text))
	if len(runes) <= n {
		return text
	}
	return []byte("…" + string(runes[len(runes)-n:]))
}

// JSON is a problem as --json shows it: positions from 1, texts in the language
// asked for.
type JSON struct {
	File     string `json:"file"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Text     string `json:"text"`
	Hint     string `json:"hint,omitempty"`
}

// JSONOf returns problems in the shape of --json output, never nil. Those of
// [List.Sorted] take a time in proportion to their files.
func JSONOf(problems []Problem, l lang.Lang) []JSON {
	all := make([]JSON, 0, len(problems))
	var places locator
	for _, p := range problems {
		j := JSON{File: p.File, Severity: p.Severity.String(), Code: p.Code, Text: p.Text.In(l), Hint: p.HintText().In(l)}
		if p.Data != nil {
			pos := places.locate(p.Data, p.Span.Start)
			j.Line, j.Column = pos.Line, pos.Column
		}
		all = append(all, j)
	}
	return all
}
