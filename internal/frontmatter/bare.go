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

// SplitBare is [Split] of a text that begins with keys right away, as MkDocs takes them:
// lines of small letters, a colon and a value, up to a blank one. It is false for a text
// that does not.
func SplitBare(file File) (head Head, body diag.Span, ok bool) {
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
