package frontmatter

import (
	"bytes"
	"regexp"

	"chuyende/internal/diag"
)

// bareKeys are those by which front matter without fences is known.
var bareKeys = regexp.MustCompile(`(?m)^(?:title|authors?|date|tags|summary|description|template|keywords|categor(?:y|ies)):`)

// bareLine is a line of it, or one that goes on with a value.
var bareLine = regexp.MustCompile(`^(?:[a-z][a-z0-9_-]*:(?:[ \t].*)?|(?: {4}|\t)\s*\S.*)$`)

// Keys with a capital are known by a title and one more that only a program would ask
// for: "Title: …" alone may be the first line of a letter.
var (
	capitalTitle = regexp.MustCompile(`(?m)^Title:[ \t]*\S`)
	capitalKeys  = regexp.MustCompile(`(?mi)^(?:date|modified|category|tags|keywords|slug|authors?|summary|status|template|save_as):`)
	capitalLine  = regexp.MustCompile(`^(?:[A-Za-z][A-Za-z0-9_-]*:(?:[ \t].*)?|(?: {4}|\t)\s*\S.*)$`)
)

// SplitBare is [Split] of a text that begins with keys right away, as MkDocs and Pelican
// take them: lines of a word, a colon and a value, up to a blank one. It is false for a
// text that does not.
func SplitBare(file File) (head Head, body diag.Span, ok bool) {
	if len(file.Data) > 0 && 'A' <= file.Data[0] && file.Data[0] <= 'Z' {
		return splitCapital(file)
	}
	at := 0
	for at < len(file.Data) {
		line := bytes.TrimRight(file.Data[at:lineEnd(file.Data, at)], " \t")
		if len(line) == 0 {
			break
		}
		if !bareLine.Match(line) || at == 0 && !isLowerKey(line) {
			return Head{}, diag.Span{}, false
		}
		at = nextLine(file.Data, at)
	}
	if !bareKeys.Match(file.Data[:at]) {
		return Head{}, diag.Span{}, false
	}
	return Head{Format: YAML, Span: diag.Span{End: at}}, diag.Span{Start: at, End: len(file.Data)}, true
}

// splitCapital is SplitBare where the first key has a capital, as Pelican has them.
func splitCapital(file File) (head Head, body diag.Span, ok bool) {
	at := 0
	for at < len(file.Data) {
		line := bytes.TrimRight(file.Data[at:lineEnd(file.Data, at)], " \t")
		if len(line) == 0 {
			break
		}
		if !capitalLine.Match(line) {
			return Head{}, diag.Span{}, false
		}
		at = nextLine(file.Data, at)
	}
	if !capitalTitle.Match(file.Data[:at]) || !capitalKeys.Match(file.Data[:at]) {
		return Head{}, diag.Span{}, false
	}
	return Head{Format: Lines, Span: diag.Span{End: at}}, diag.Span{Start: at, End: len(file.Data)}, true
}

// parseLines reads keys whose values are all that stands behind the colon, and in
// indented lines below.
func parseLines(file File, span diag.Span, root *node, problems *diag.List) {
	var last *node
	for at := span.Start; at < span.End; at = nextLine(file.Data, at) {
		from, to := at, lineEnd(file.Data, at)
		key, value, _ := bytes.Cut(file.Data[from:to], []byte{':'})
		if indent := file.Data[from] == ' ' || file.Data[from] == '\t'; indent && last != nil {
			last.text += " " + string(bytes.TrimSpace(file.Data[from:to]))
			last.span.End = to
			continue
		}
		text := bytes.TrimSpace(value)
		start := from + len(key) + 1 + len(value) - len(bytes.TrimLeft(value, " \t"))
		last = &node{kind: scalar, text: string(text), plain: true, span: diag.Span{Start: start, End: start + len(text)}}
		if len(text) == 0 {
			last.kind, last.span = empty, diag.Span{Start: from, End: to}
		}
		e := entry{key: string(bytes.ToLower(key)), span: diag.Span{Start: from, End: from + len(key)}, value: last}
		if e.key == "status" { // of Pelican, which has no key draft
			if e.key = "draft"; last.text == "published" {
				continue
			}
			last.text = "true"
		}
		root.addUnique(file, e, problems)
	}
}
