package wordhtml

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"chuyende/internal/docx"
	"chuyende/internal/legacy"
	"chuyende/internal/manuscript"
)

// Plain makes a manuscript of a text file: lines are paragraphs, or where most of
// them are as long as a line of a letter, parts of one until an empty line.
func Plain(data []byte) manuscript.Paper {
	text, tally := legacy.Text(data)
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	text = strings.Map(func(r rune) rune { // signs that only a font could show
		if unicode.Is(unicode.Co, r) {
			return -1
		}
		return r
	}, fontBullet.ReplaceAllString(text, "$1•$2"))
	first := true
	var blocks []docx.Block
	for _, paragraph := range paragraphs(text) {
		p := &docx.Paragraph{}
		if rest := strings.TrimLeft(paragraph, " \t"); len(paragraph)-len(rest) >= 12 || strings.Count(paragraph[:len(paragraph)-len(rest)], "\t") > 2 {
			p.Align = "center"
		}
		if text := strings.TrimSpace(paragraph); first && text != "" && !isHeadLine(text) && !isOrgan(text) {
			if first = false; isCapitals(text) && len(strings.Fields(text)) > 1 { // a PDF's text has no middle
				p.Align = "center"
			}
		}
		p.Runs = []docx.Run{{Text: strings.TrimSpace(paragraph)}}
		blocks = append(blocks, docx.Block{Paragraph: p})
	}
	paper := Make(&docx.Document{Parts: []docx.Part{{Kind: docx.Body, Blocks: blocks}}}, func(string) string { return "" })
	paper.Converted = tally
	return paper
}

// fontBullet is a sign of a font before an item.
var fontBullet = regexp.MustCompile(`(?m)^([ \t]*)\p{Co}([ \t]+\S)`)

// paragraphs cuts a text up.
func paragraphs(text string) []string {
	lines := strings.Split(text, "\n")
	if !isWrapped(lines) {
		return lines
	}
	var all []string
	open := false
	for _, line := range lines {
		rest := strings.TrimSpace(line)
		switch {
		case rest == "", isRule(rest, "center"):
			open = false
		case open && !subjectLine.MatchString(rest) && typedMark(rest) == "" && !isNumbered(rest) && !isCapitals(rest):
			all[len(all)-1] += " " + rest
		default:
			all, open = append(all, line), !isCapitals(rest) && !slices.ContainsFunc(gap.Split(rest, -1), isHeadLine)
		}
	}
	return all
}

// isWrapped reports whether lines are broken by hand: none is long, and many go on
// in the next one.
func isWrapped(lines []string) bool {
	full, goOn := 0, 0
	for i, line := range lines {
		n := len([]rune(line))
		if n > 110 {
			return false
		}
		if n > 50 && i+1 < len(lines) {
			full++
			if next := strings.TrimSpace(lines[i+1]); next != "" && typedMark(next) == "" {
				goOn++
			}
		}
	}
	return full >= 3 && goOn*2 > full
}
