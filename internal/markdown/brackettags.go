package markdown

import (
	"bytes"
	"regexp"
	"slices"

	"chuyende/internal/diag"
)

// Commands between square brackets, as Grav and WordPress have them, each with one that
// closes it:
//
//	[prism classes="language-php"]    [ui-tab title="PHP"]    [div class="table"]
//	echo 1;                           text                    | a | b |
//	[/prism]                          [/ui-tab]               [/div]
//
// What holds code becomes code, what notes are made of a box, and a title stays. Of all
// others the command goes and what it holds stays, which is told once for each name. In
// brackets much else may stand, [x] or the text of a link: a name means a command only
// where the text has it with values, or on a line of its own, and closes it.

var (
	bracketTag   = regexp.MustCompile(`\[(/?)([a-z][a-z0-9]*(?:-[a-z0-9]+)*)((?:=[\w.,-]+)?(?:[ \t]+[a-z][\w-]*=(?:"[^"\n]*"|'[^'\n]*'))*)[ \t]*\]`)
	codeClass    = regexp.MustCompile(`\blanguage-([\w+#-]+)`)
	listItem     = regexp.MustCompile(`^[ \t]*(?:[-*+]|\d+[.)])[ \t]`)
	backtickRuns = regexp.MustCompile("`+")
)

// bracketed is such a command in a line: data[from:to].
type bracketed struct {
	command
	from, to int
}

// bracketsIn are the commands in data[start:end], a line outside code.
func bracketsIn(data []byte, start, end int) (tags []bracketed) {
	line := data[start:end]
	if bytes.IndexByte(line, '[') < 0 {
		return nil
	}
	ticks, counted := 0, 0
	for _, m := range bracketTag.FindAllSubmatchIndex(line, -1) {
		ticks += bytes.Count(line[counted:m[0]], []byte("`"))
		counted = m[0]
		if ticks%2 == 1 || m[0] > 0 && bytes.IndexByte([]byte(`\!][`), line[m[0]-1]) >= 0 && (line[m[0]-1] != ']' || !closesTag(line[:m[0]])) ||
			m[1] < len(line) && bytes.IndexByte([]byte("(:]"), line[m[1]]) >= 0 {
			continue // in code, or of a link
		}
		c := command{kind: "[", name: string(line[m[4]:m[5]]), closes: m[3] > m[2], size: m[1] - m[0]}
		if c.closes && m[7] > m[6] {
			continue
		}
		c.values = readValues(bytes.TrimPrefix(line[m[6]:m[7]], []byte("=")), false)
		tags = append(tags, bracketed{c, start + m[0], start + m[1]})
	}
	return tags
}

// closesTag reports whether a text ends with such a command.
func closesTag(text []byte) bool {
	at := bytes.LastIndexByte(text, '[')
	return at >= 0 && len(bracketTag.Find(text[at:])) == len(text)-at
}

// bracketNames are the names that mean commands in a text, none in most.
func bracketNames(data []byte) map[string]bool {
	if !bytes.Contains(data, []byte("[/")) {
		return nil
	}
	var names map[string]bool
	opened, fence := map[string]bool{}, ""
	for start := 0; start < len(data); start = lineEndOf(data, start) + 1 {
		end := lineEndOf(data, start)
		text := bytes.TrimSpace(bytes.TrimLeft(data[start:end], " \t>"))
		if fence = followFence(fence, text); fence != "" {
			continue
		}
		for _, tag := range bracketsIn(data, start, end) {
			switch {
			case tag.closes && opened[tag.name]:
				if names == nil {
					names = map[string]bool{}
				}
				names[tag.name] = true
			case !tag.closes && (len(tag.values) > 0 || tag.size == len(text)):
				opened[tag.name] = true
			}
		}
	}
	return names
}

// bracketed writes a line with such commands, and returns where the text goes on.
func (t *takenText) bracketed(start, end int) (next int, ok bool) {
	tags := slices.DeleteFunc(bracketsIn(t.data, start, end), func(tag bracketed) bool { return !t.bracketNames[tag.name] })
	if len(tags) == 0 {
		return end, false
	}
	margin := start + len(t.data[start:end]) - len(bytes.TrimLeft(t.data[start:end], " \t>"))
	rest := bytes.TrimSpace(t.data[margin:end])
	for _, tag := range tags {
		rest = bytes.TrimSpace(bytes.Replace(rest, t.data[tag.from:tag.to], nil, 1))
	}
	if len(rest) > 0 {
		t.bracketsInLine(tags)
		return end, false // what else the line has is read on
	}
	if bytes.HasPrefix(t.data[start:margin], []byte("    ")) && !t.inItem(start) {
		return end, false // code
	}
	if tag := tags[0]; len(tags) == 1 && isBracketCode(tag.name) && !tag.closes {
		if next, ok := t.bracketCode(tag, margin-start, end, len(t.data)); ok {
			return next, true
		}
	}
	says, sign := "", string(t.data[start:margin])
	for _, tag := range tags {
		title := plainCommand(tag.first("title", "header", "label"))
		box := isCommandBox(tag.name) && len(tags) == 1
		switch {
		case box && tag.closes && t.bracketBoxes > 0:
			t.bracketBoxes--
			says = ":::"
		case box && !tag.closes && t.lastLine("[/"+tag.name+"]") > end:
			t.bracketBoxes++
			says = tag.box(title)
		case !tag.closes && title != "":
			says += "\n" + sign + "**" + title + "**\n" + sign
		case !tag.closes:
			t.dropBracket(tag)
		}
	}
	t.put(margin, end, orElse(says, " "))
	return min(end+1, len(t.data)), true
}

// dropBracket counts a command that goes.
func (t *takenText) dropBracket(tag bracketed) {
	t.flush(tag.from)
	t.drop("["+tag.name+"]", t.data[tag.from:tag.to], diag.Span{Start: len(t.out), End: len(t.out) + 1})
}

// bracketsInLine drops commands beside other text.
func (t *takenText) bracketsInLine(tags []bracketed) {
	for i, tag := range tags {
		closer := slices.IndexFunc(tags[i+1:], func(other bracketed) bool { return other.closes && other.name == tag.name })
		switch {
		case tag.from < t.done:
			continue // within one that was written
		case !tag.closes && len(tag.values) == 0 && closer < 0:
			continue // a word in brackets
		case !tag.closes && closer >= 0 && isBracketCode(tag.name):
			shut := tags[i+1+closer]
			if code := t.data[tag.to:shut.from]; bytes.IndexByte(code, '`') < 0 && len(bytes.TrimSpace(code)) > 0 {
				t.put(tag.from, shut.to, "`"+string(bytes.TrimSpace(code))+"`")
				continue
			}
		}
		if !tag.closes {
			t.dropBracket(tag)
		}
		between := ""
		if i+1 < len(tags) && tags[i+1].from == tag.to {
			between = " " // two spans of code would be one
		}
		t.put(tag.from, tag.to, between)
	}
}

// isBracketCode reports whether a command of a name holds code.
func isBracketCode(name string) bool {
	return slices.Contains([]string{"prism", "code", "highlight", "sourcecode"}, name)
}

// bracketCode writes fences in the place of a command on a line of its own that holds
// code, and of the one that closes it, which begins before a limit.
func (t *takenText) bracketCode(tag bracketed, margin, end, limit int) (next int, ok bool) {
	closes := "[/" + tag.name + "]"
	for at := end + 1; at < limit && t.lastLine(closes) >= at; {
		stop := lineEndOf(t.data, at)
		if string(bytes.TrimSpace(bytes.TrimLeft(t.data[at:stop], " \t>"))) != closes {
			at = stop + 1
			continue
		}
		fence := "```"
		for _, run := range backtickRuns.FindAll(t.data[end:at], -1) {
			if len(run) >= len(fence) {
				fence = string(run) + "`"
			}
		}
		language := tag.first("lang", "language", "0")
		if m := codeClass.FindStringSubmatch(tag.first("classes", "class")); m != nil {
			language = m[1]
		}
		t.put(tag.from, end, fence+plainCommand(language))
		t.put(at, stop, string(t.data[tag.from-margin:tag.from])+fence)
		return min(stop+1, len(t.data)), true
	}
	return end, false
}

// bracketsInRaw writes such fences in data[start:end], where templates know no commands.
func (t *takenText) bracketsInRaw(start, end int) {
	for at := start; at < end && len(t.bracketNames) > 0; {
		stop := lineEndOf(t.data, at)
		tags := bracketsIn(t.data, at, stop)
		if len(tags) == 1 && !tags[0].closes && t.bracketNames[tags[0].name] && isBracketCode(tags[0].name) && tags[0].size == len(bytes.TrimSpace(t.data[at:stop])) {
			if next, ok := t.bracketCode(tags[0], tags[0].from-at, stop, end); ok {
				at = next
				continue
			}
		}
		at = stop + 1
	}
}

// inItem reports whether a line that is set in stands in an item of a list.
func (t *takenText) inItem(start int) bool {
	for above := start; above > 0; {
		from := bytes.LastIndexByte(t.data[:above-1], '\n') + 1
		line := t.data[from : above-1]
		if listItem.Match(line) {
			return true
		}
		if len(bytes.TrimSpace(line)) > 0 && leadingBlanks(line) == 0 {
			return false
		}
		above = from
	}
	return false
}
