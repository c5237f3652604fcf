package topic

import (
	"strings"

	"chuyende/internal/markdown"
	"chuyende/internal/vietnamese"
)

// Fits returns for which cells the topic is meant and for which it is not, each
// a line of plain text: the two columns of a table headed so, or else the first
// sentence of each paragraph, item or definition that begins so.
func (t *Text) Fits() (suits, not []string) {
	body := t.Body(FitsID)
	for i := range body {
		if body[i].Kind == markdown.Table {
			if suits, not = columns(&body[i]); suits != nil || not != nil {
				return suits, not
			}
		}
	}
	for i := range body {
		switch b := &body[i]; b.Kind {
		case markdown.Paragraph:
			text := Plain(b.Runs)
			if strings.HasSuffix(text, ":") && i+1 < len(body) && body[i+1].Kind == markdown.List {
				if items := outerItems(body[i+1:i+2], nil); len(items) > 0 {
					text += " " + items[0].Text()
				}
			}
			suits, not = sortLine(text, suits, not)
		case markdown.List:
			for _, item := range outerItems(body[i:i+1], nil) {
				suits, not = sortLine(item.Text(), suits, not)
			}
		case markdown.Definitions:
			before := ""
			for j := range b.Blocks {
				if part := &b.Blocks[j]; part.Kind == markdown.Term {
					before = Plain(part.Runs)
				} else if text := PlainOf(part.Blocks); text != "" {
					suits, not = sortLine(before+": "+text, suits, not)
				}
			}
		}
	}
	return suits, not
}

// columns reads a table of two columns: one of what fits and one of what does
// not, or one of cases and one that says of each whether it fits.
func columns(table *markdown.Block) (suits, not []string) {
	sides := false
	for i := range table.Blocks {
		row := &table.Blocks[i]
		if len(row.Blocks) != 2 {
			return nil, nil
		}
		first, second := Plain(row.Blocks[0].Runs), Plain(row.Blocks[1].Runs)
		switch {
		case row.Head:
			sides = fit(first) == 1 && fit(second) == -1
		case sides:
			suits, not = appendText(suits, first), appendText(not, second)
		case fit(second) == 1:
			suits = appendText(suits, first)
		case fit(second) == -1:
			not = appendText(not, first)
		}
	}
	return suits, not
}

// appendText appends a text that is not empty.
func appendText(texts []string, text string) []string {
	if text == "" {
		return texts
	}
	return append(texts, text)
}

// sortLine adds the first sentence of a text to the side that it speaks of, if
// it speaks of one.
func sortLine(text string, suits, not []string) ([]string, []string) {
	switch fit(text) {
	case 1:
		suits = append(suits, firstSentences(text, 0))
	case -1:
		not = append(not, firstSentences(text, 0))
	}
	return suits, not
}

// fit returns 1 for a text that begins by saying whom a topic fits, -1 for one
// that says whom it does not, else 0.
func fit(text string) int {
	folded := vietnamese.Fold(strings.TrimLeft(text, "*_ "))
	begins := func(words ...string) bool {
		for _, w := range words {
			if folded == w || strings.HasPrefix(folded, w+" ") || strings.HasPrefix(folded, w+":") {
				return true
			}
		}
		return false
	}
	switch {
	case begins("hop neu sua", "hop hon", "hop ly", "hop tac"):
		return 0
	case begins("hop", "phu hop", "nen", "rat nen"):
		return 1
	case begins("khong", "chua hop", "chua nen", "chua phu hop", "khong nen", "dung chon"):
		return -1
	}
	return 0
}
