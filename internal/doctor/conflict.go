package doctor

import (
	"bytes"

	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
)

// conflictMarks finds the lines in a text, but for those in front matter, whose reading
// tells of them, and in fenced code, which shows them on purpose.
func conflictMarks(data []byte) []finding {
	conflictMark := []byte(frontmatter.MergeMark)
	if !bytes.Contains(data, conflictMark) {
		return nil
	}
	var found []finding
	fence, declared := []byte(nil), bytes.HasPrefix(data, []byte("---\n"))
	for at, end := 0, 0; at < len(data); at = end + 1 {
		if end = at + bytes.IndexByte(data[at:], '\n'); end < at {
			end = len(data)
		}
		line := bytes.TrimRight(data[at:end], "\r")
		switch mark := fenceOf(line); {
		case declared:
			declared = at == 0 || !bytes.Equal(line, []byte("---"))
		case fence != nil:
			if bytes.HasPrefix(mark, fence) && len(bytes.TrimSpace(line)) == len(mark) {
				fence = nil
			}
		case mark != nil:
			fence = mark
		case bytes.Equal(line, conflictMark) || bytes.HasPrefix(line, []byte(frontmatter.MergeMark+" ")):
			found = append(found, finding{rule: ruleConflictMark, span: diag.Span{Start: at, End: at + len(line)}})
		}
	}
	return found
}

// fenceOf is the run of signs that a line opens or closes code with, nil where it does not.
func fenceOf(line []byte) []byte {
	line = bytes.TrimLeft(line, " \t")
	for _, sign := range []string{"`", "~"} {
		if run := line[:len(line)-len(bytes.TrimLeft(line, sign))]; len(run) >= 3 {
			return run
		}
	}
	return nil
}
