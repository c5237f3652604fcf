package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

// What tags of components say to readers by their attributes:
//
//	<TabItem label="Linux">                      **Linux**
//	<LinkCard title="Bắt đầu"                    [Bắt đầu](
//	  href="/x/" description="Trang đầu" />      /x/) Trang đầu
//	<CommandTabs npm="npm i x" yarn="yarn add x">  - `npm i x` - `yarn add x`
//	<Listing number="1-1" file-name="main.rs">   **Listing 1-1** `main.rs`
//
// Each stands in the place of its attribute, as all rewriting keeps positions.

// speech is what an attribute is to readers.
type speech uint8

const (
	unsaid speech = iota
	heading
	saying
	fileName
	number
	address
	shellLine
)

// speechOf is what an attribute of a component says.
func (a attribute) speechOf(tag string) speech {
	value := strings.TrimSpace(a.value)
	if value == "" || strings.ContainsAny(value, "<>[]{}") || strings.Count(value, "`")%2 == 1 || strings.Contains(value, "\n\n") {
		return unsaid
	}
	isLine := !strings.Contains(value, "\n")
	switch a.name {
	case "title", "label", "caption", "summary", "header", "heading", "text", "titletext":
		if isLine {
			return heading
		}
	case "name":
		if isLine && !strings.Contains(strings.ToLower(tag), "icon") && !strings.Contains(value, "_") {
			return heading // with a low line it is for a program
		}
	case "description", "desc", "subtitle", "tagline", "alt":
		return saying
	case "file-name", "filename", "file":
		if isLine && !strings.Contains(value, "`") {
			return fileName
		}
	case "number":
		if isLine && len(value) <= 10 {
			return number
		}
	case "src":
		if lower := strings.ToLower(tag); isLine && !strings.ContainsAny(value, " ()") && isSafeScheme([]byte(value)) &&
			(strings.Contains(lower, "youtube") || strings.Contains(lower, "video") || strings.Contains(lower, "iframe")) {
			return address
		}
	case "href", "to", "link", "url":
		if isLine && !strings.ContainsAny(value, " ()") && isSafeScheme([]byte(value)) {
			return address
		}
	case "npm", "npx", "yarn", "pnpm", "bun", "deno", "cargo", "pip", "uv", "brew", "apt", "curl", "bash", "powershell", "fish", "nix":
		if strings.Contains(value, " ") && !strings.Contains(value, "`") {
			return shellLine
		}
	}
	return unsaid
}

// speak writes into the blanks of a tag at data[at:] what its attributes say: each on
// the line where it stands, as far in as the tag.
func (m *masker) speak(tag componentTag, at int, asHTML bool) {
	values := slices.DeleteFunc(slices.Clone(tag.values), func(a attribute) bool { return a.speechOf(tag.name) == unsaid })
	if tag.closes || len(values) == 0 {
		return
	}
	s := spokenTag{lines: make([]string, 1+bytes.Count(m.data[at:at+tag.size], []byte{'\n'})), asHTML: asHTML}
	lineOf := func(offset int) int { return bytes.Count(m.data[at:at+offset], []byte{'\n'}) }
	title, to := attribute{}, attribute{}
	for _, a := range values {
		switch a.speechOf(tag.name) {
		case heading: // a second one says the same in other words
			if title.name == "" {
				title = a
			}
		case address:
			if to.name == "" {
				to = a
			}
		}
	}
	if to.name != "" && title.name != "" && !asHTML {
		m.spoken++
		s.link("c"+strconv.Itoa(m.spoken), title, to, values, lineOf)
	}
	for _, a := range values {
		value, line := strings.TrimSpace(a.value), lineOf(a.from)
		switch a.speechOf(tag.name) {
		case heading:
			if a == title && !s.linked {
				s.say(line, s.mark(value, "**", "b"))
			} else if a == title {
				s.say(line, s.title)
			}
		case address:
			if a == to && s.linked {
				s.say(line, s.address)
			}
		case fileName:
			s.say(line, s.mark(value, "`", ""))
		case number:
			s.say(line, s.mark(tag.name+" "+value, "**", "b"))
		case saying, shellLine:
			sign := ""
			if a.speechOf(tag.name) == shellLine {
				sign = "`"
			}
			for i, part := range strings.Split(value, "\n") {
				if part = s.mark(strings.TrimSpace(part), sign, ""); i == 0 && sign != "" && len(s.lines) > 1 && !asHTML {
					part = "- " + part
				} else if sign != "" && i > 0 {
					part = "  " + part
				}
				s.say(line+i, part)
			}
		}
	}
	m.writeLines(at, at+tag.size, s.lines)
}

// spokenTag is what a tag says, line by line.
type spokenTag struct {
	lines          []string
	asHTML         bool
	linked         bool
	title, address string // the two halves of a link
}

// mark puts a text between signs of Markdown, or into an element.
func (s *spokenTag) mark(text, sign, element string) string {
	switch {
	case text == "" || s.asHTML && element == "":
		return text
	case s.asHTML:
		return "<" + element + ">" + text + "</" + element + ">"
	}
	return sign + text + sign
}

func (s *spokenTag) say(line int, text string) {
	if line >= len(s.lines) || strings.TrimSpace(text) == "" {
		return
	}
	if s.lines[line] != "" {
		s.lines[line] += " "
	}
	s.lines[line] += text
}

// link makes a link of a title and an address, which other attributes may part: on
// one line, on two, around what stands between them, or by a name.
func (s *spokenTag) link(name string, title, to attribute, values []attribute, lineOf func(int) int) {
	words, address := strings.TrimSpace(title.value), strings.TrimSpace(to.value)
	from, end := lineOf(title.from), lineOf(to.from)
	isSaid := func(line int) bool {
		return slices.ContainsFunc(values, func(a attribute) bool { return lineOf(a.from) <= line && line <= lineOf(a.to) })
	}
	s.linked = true
	switch {
	case from == end:
		s.title, s.address = "["+words+"]("+address+")", ""
	case from+1 == end:
		s.title, s.address = "["+words+"](", address+")"
	case from < end && isSaidBetween(from, end, isSaid):
		s.title, s.address = "["+words, "]("+address+")"
	case from < end || end == 0 || !isSaid(end-1):
		s.title, s.address = "["+words+"]["+name+"]", "["+name+"]: "+address
	default:
		s.linked = false
	}
}

func isSaidBetween(from, end int, isSaid func(int) bool) bool {
	for line := from + 1; line < end; line++ {
		if !isSaid(line) {
			return false
		}
	}
	return true
}

// writeLines writes lines into the blanks at data[from:to], those that there is room
// for.
func (m *masker) writeLines(from, to int, lines []string) {
	column := from - 1 - bytes.LastIndexByte(m.data[:from], '\n')
	for _, line := range lines {
		end := min(lineEndOf(m.data, min(from, len(m.data))), to)
		if line != "" && len(line) <= end-from {
			m.write(from, end, line)
		}
		if from = lineEndOf(m.data, min(from, len(m.data))) + 1 + column; from >= to {
			return
		}
	}
}
