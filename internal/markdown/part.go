package markdown

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	lineRange = regexp.MustCompile(`^(\d*)(:?)(\d*)$`)
	partMarks = regexp.MustCompile(`(?:ANCHOR(?:_END)?:|--8<-- \[(?:start|end):|#(?:end)?region\b|(?:///|###) \[|^\s*(?://|#|<!--)! \[[\w.-]+\])`)
	// startMarks and endMarks stand before a name; Docsify's fragments have one mark for
	// both, fragmentMark.
	startMarks   = []string{`ANCHOR:\s*`, `--8<-- \[start:\s*`, `#?region\s+`, fragmentMark}
	endMarks     = []string{`ANCHOR_END:\s*`, `--8<-- \[end:\s*`, `#?endregion\s*`}
	fragmentMark = `(?:///|###|(?://|#|<!--)!) \[\s*`
)

// Part returns the lines of a file that a command of another generator wants, without
// those that only mark parts and without the blanks that all begin with: "" is all,
// "2" a line, "2:10", "2:" and ":10" some from the first on, which is 1; any other part is
// the name of an anchor of mdBook, of a section of Python's snippets or of a region of
// VitePress. It is false where the file has no part of the name.
func Part(text, part string) (lines string, ok bool) {
	all := strings.SplitAfter(text, "\n")
	if m := lineRange.FindStringSubmatch(part); m != nil {
		from, to := 1, len(all)
		if n, err := strconv.Atoi(m[1]); err == nil {
			from = max(n, 1)
			if m[2] == "" {
				to = n
			}
		}
		if n, err := strconv.Atoi(m[3]); err == nil {
			to = n
		}
		from, to = min(from, len(all)+1), min(to, len(all))
		return unmarked(all[from-1 : max(to, from-1)]), true
	}
	name := regexp.QuoteMeta(part) + `\b`
	start := slices.IndexFunc(all, regexp.MustCompile(strings.Join(startMarks, name+`|`)+name).MatchString)
	if start < 0 {
		return "", false
	}
	rest := all[start+1:]
	end := slices.IndexFunc(rest, regexp.MustCompile(strings.Join(endMarks[:2], name+`|`)+name+`|`+fragmentMark+name+`|`+endMarks[2]+`(?:`+name+`|\s*(?:-->|\*/)?\s*$)`).MatchString)
	if end < 0 {
		end = len(rest)
	}
	return unmarked(rest[:end]), true
}

// unmarked joins lines but those that mark parts, and takes off the blanks that
// all begin with.
func unmarked(lines []string) string {
	lines = slices.DeleteFunc(slices.Clone(lines), partMarks.MatchString)
	margin := -1
	for _, line := range lines {
		if text := strings.TrimLeft(line, " \t"); strings.TrimSpace(text) != "" && (margin < 0 || len(line)-len(text) < margin) {
			margin = len(line) - len(text)
		}
	}
	var code strings.Builder
	for _, line := range lines {
		code.WriteString(line[min(max(margin, 0), len(line)-len(strings.TrimLeft(line, " \t"))):])
	}
	return code.String()
}
