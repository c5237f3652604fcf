package topic

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"chuyende/internal/markdown"
)

// StepsKey is the key of front matter with the ids of the sections whose steps are
// drawn.
const StepsKey = "steps"

// Stage is a section of a text as steps: those of its first list or table.
type Stage struct {
	ID, Title string
	Steps     []string
}

// longestStep is how many letters of a step are kept where a comma parts it.
const longestStep = 60

// Stages returns the sections with some ids as steps, in this order. One that is
// not there, or holds neither a list nor a table, has no steps.
func (t *Text) Stages(ids []string) []Stage {
	stages := make([]Stage, len(ids))
	for i, id := range ids {
		stages[i].ID = id
		if h := t.Heading(id); h != nil {
			stages[i].Title = Plain(h.Runs)
		}
		for _, b := range t.Section(id) {
			if b.Kind == markdown.Table || b.Kind == markdown.List {
				stages[i].Steps = steps(b)
				break
			}
		}
	}
	return stages
}

// steps are the entries of a list, or the rows of a table by their first two cells.
func steps(b markdown.Block) []string {
	var all []string
	for i, entry := range b.Blocks {
		if entry.Head || len(entry.Blocks) == 0 {
			continue
		}
		text := Plain(entry.Blocks[0].Runs)
		switch {
		case b.Kind == markdown.Table && len(entry.Blocks) > 1:
			text += ": " + brief(Plain(entry.Blocks[1].Runs))
		case b.Ordered:
			text = strconv.Itoa(max(b.Number, 1)+i) + ". " + brief(text)
		default:
			text = brief(text)
		}
		all = append(all, text)
	}
	return all
}

// brief is a step's first clause. What a day or the like leads in with a colon
// stays before it.
func brief(text string) string {
	lead := ""
	if before, after, found := strings.Cut(text, ": "); found && utf8.RuneCountInString(before) <= longestStep/3 && !strings.ContainsAny(before, ",;.") {
		lead, text = before+": ", after
	}
	if end := strings.IndexAny(text, ";:"); end > 0 {
		text = text[:end]
	}
	if before, _, found := strings.Cut(text, ". "); found {
		text = before
	}
	for utf8.RuneCountInString(text) > longestStep {
		end := strings.LastIndex(text, ",")
		if end <= 0 {
			break
		}
		text = text[:end]
	}
	return lead + strings.TrimRight(text, " .")
}
