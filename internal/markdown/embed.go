package markdown

import (
	"regexp"
	"slices"
	"strings"
)

// Notes that a note of Obsidian shows, on a line of their own: ![[Note]], a section
// ![[Note#Heading]], a block ![[Note#^id]]. Within a sentence they are links.

// embedForm is such a line. How a note is to be shown, behind "|", nobody needs.
var embedForm = regexp.MustCompile(`^!\[\[([^\[\]|#\\\n]{1,200})(#[^\[\]|\\\n]{0,200})?(?:\\?\|[^\[\]\n]{1,300})?\]\]$`)

// readEmbed reads a line that asks for a note. Its name is that of a file in whatever
// folder, which the brackets tell.
func (t *takenIn) readEmbed(line []byte) {
	m := embedForm.FindSubmatch(line)
	if m == nil {
		return
	}
	name := strings.TrimSpace(string(m[1]))
	if !textName.MatchString(name) {
		if isFileName([]byte(name)) {
			return // a picture, a PDF
		}
		name += ".md"
	}
	t.name, t.part, t.apart, t.note = "[["+name+"]]", strings.TrimSpace(strings.TrimPrefix(string(m[2]), "#")), true, true
}

// partOfNote is what a note is asked for: all of it, what stands below a heading, or a
// block.
func (t takenIn) partOfNote(text string) (string, bool) {
	heading := t.part[strings.LastIndexByte(t.part, '#')+1:]
	id, isBlock := strings.CutPrefix(heading, "^")
	switch {
	case t.part == "":
		return text, true
	case isBlock:
		return blockOf(text, id)
	}
	return sectionOf(text, heading)
}

// itemStart is what an item of a list begins with.
var itemStart = regexp.MustCompile(`^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]`)

// blockOf is the block that a mark names, "^id" at its end or on a line below, without the
// mark.
func blockOf(text, id string) (string, bool) {
	lines := strings.Split(text, "\n")
	isBlank := func(line string) bool { return strings.TrimSpace(line) == "" }
	at := slices.IndexFunc(lines, func(line string) bool {
		line = strings.TrimSpace(line)
		return id != "" && (line == "^"+id || strings.HasSuffix(line, " ^"+id))
	})
	if at < 0 {
		return "", false
	}
	first, last := at, at
	lines[at] = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(lines[at], " \t"), "^"+id), " \t")
	if isBlank(lines[at]) {
		for last > 0 && isBlank(lines[last]) {
			last--
		}
		first = last
	}
	if last == at && itemStart.MatchString(lines[at]) {
		margin := marginOf(lines[at])
		for last+1 < len(lines) && !isBlank(lines[last+1]) && marginOf(lines[last+1]) > margin {
			last++
		}
	} else {
		for first > 0 && !isBlank(lines[first-1]) {
			first--
		}
		for last == at && last+1 < len(lines) && !isBlank(lines[last+1]) {
			last++
			at = last
		}
	}
	block := lines[first : last+1]
	if margin := marginOf(block[0]); margin > 0 {
		for i, line := range block {
			block[i] = line[min(margin, marginOf(line)):]
		}
	}
	return strings.Join(block, "\n"), strings.TrimSpace(strings.Join(block, "")) != ""
}

// marginOf is how many blanks a line begins with.
func marginOf(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// isQuery holds of what looks like code and is a question to a plug-in of Obsidian, whose
// answer is made when somebody reads the note there.
func isQuery(language []byte) bool {
	return slices.Contains([]string{"dataview", "dataviewjs", "tasks"}, string(language))
}
