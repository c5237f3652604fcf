package markdown

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"chuyende/internal/vietnamese"
)

// Texts that a plain page takes in, by a command of another program that has a line of
// its own:
//
//	{{#include x.md:name}}            mdBook       [x](x.md ':include')        Docsify
//	<!--@include: ./x.md{1,9}-->      VitePress    --8<-- "x.md"               MkDocs
//	{% include-markdown "x.md" %}     MkDocs, Jekyll, Eleventy, GitBook
//	{{< include _x.qmd >}}            Quarto, Hugo
//	import X from './x.mdx' … <X />   MDX
//	```{include} x.md                 MyST
//	[!INCLUDE [name](x.md)]           DocFX        {{ include "x" }}          Retype
//	![[x]]  ![[x#heading]]  ![[x#^block]]   Obsidian
//
// How they are read, and which part of a text they ask for.

// takenIn is a command for a text: what it asks for, and how many lines it has.
type takenIn struct {
	include
	start, end string // what stands before and behind the part that is wanted
	with       bool   // start and end belong to it
	apart      bool   // it is no part of a paragraph
	note       bool   // it is one of Obsidian's: see embed.go
	lines      int
}

var (
	// includeMark finds whether a text may have such a command.
	includeMark = regexp.MustCompile(`(?i)includ|8<-|readfile|<Snippet|!\[\[|import\s+\w+\s+from\s+['"][^'"\n]+\.mdx?['"]`)
	vueInclude  = regexp.MustCompile(`^<!--\s*@include:\s*([^\s{}#]+)\s*(?:#([\w-]+))?\s*(?:\{(\d*),?(\d*)\})?\s*-->$`)
	mystInclude = regexp.MustCompile("^(`{3,}|~{3,}|:{3,})\\{include\\}[ \t]+(\\S+)$")
	mystOption  = regexp.MustCompile(`^:([a-z-]+):[ \t]*(.*)$`)
	mdxImport   = regexp.MustCompile(`(?m)^import[ \t]+(\w+)[ \t]+from[ \t]+['"]([^'"\n]+\.mdx?)['"]`)
	mdxTag      = regexp.MustCompile(`^<([A-Z]\w*)\b[^<>]*(?:/>|>\s*</[A-Z]\w*>)$`)
	snippetTag  = regexp.MustCompile(`^<Snippet\s+file=["']([^"'\n]+)["']\s*/>$`)
	// retypeInclude names a text of Retype's, mostly without ".md".
	retypeInclude = regexp.MustCompile(`^\{\{-?\s*include\s+["']([^"'\n]+)["']\s*-?\}\}$`)
	// learnInclude is DocFX's, which may stand in a line too.
	learnInclude = regexp.MustCompile(`(?i)\[!INCLUDE\s*\[([^\]\n]*)\]\(([^\s()]+)\)\s*\]`)
	// textName is the name of a text of Markdown.
	textName    = regexp.MustCompile(`(?i)\.(?:md|mdx|markdown|qmd|rmd)$`)
	headingLine = regexp.MustCompile(`^(#{1,6})\s+(.*?)\s*#*\s*$`)
)

const (
	// mostWithin is how many texts may stand in each other.
	mostWithin = 8
	// widestMargin is how many bytes of blanks and signs of quotes may stand before a
	// command: each line of what it shows gets them.
	widestMargin = 40
)

// mayInclude reports whether a text may have such a command. Most texts have none of the
// words, and the pattern over whole texts took a fifteenth of a build.
func mayInclude(text []byte) bool {
	may := bytes.IndexByte(text, '<') >= 0 // for 8<- and <Snippet
	for i := 0; i < len(text) && !may; i++ {
		switch text[i] {
		case '!':
			may = startsWith(text[i:], "![[")
		case 'i', 'I':
			may = startsWith(text[i:], "includ") || startsWith(text[i:], "import")
		case 'r', 'R':
			may = startsWith(text[i:], "readfile")
		}
	}
	return may && includeMark.Match(text)
}

// mayHaveBraces reports whether a text may have a command, a variable or a line of classes
// in braces. Most texts have no brace, and each pattern looks at every byte.
func mayHaveBraces(text []byte) bool {
	return bytes.IndexByte(text, '{') >= 0 && (anyCommand.Match(text) || mayHaveBookValue.Match(text) || classLine.Match(text))
}

// startsWith reports whether a text begins with letters, in either case.
func startsWith(text []byte, letters string) bool {
	return len(text) >= len(letters) && bytes.EqualFold(text[:len(letters)], []byte(letters))
}

// readTakenIn reads a line as a command for a text; rest is what follows the line,
// imports are the files that names of components stand for.
func readTakenIn(line, rest []byte, imports map[string]string) (t takenIn, ok bool) {
	switch line[0] {
	case '<':
		if m := vueInclude.FindSubmatch(line); m != nil {
			t.name, t.part = string(m[1]), string(m[2])
			if t.part == "" && len(m[3])+len(m[4]) > 0 {
				t.part = string(m[3]) + ":" + string(m[4])
			}
		} else if m := snippetTag.FindSubmatch(line); m != nil {
			t.name, t.apart = string(m[1]), true
		} else if m := mdxTag.FindSubmatch(line); m != nil {
			t.name, t.apart = imports[string(m[1])], true
		}
	case '!':
		t.readEmbed(line)
		return t, t.note
	case '`', '~', ':':
		m := mystInclude.FindSubmatch(line)
		if m == nil {
			return t, false
		}
		t.name, t.apart = string(m[2]), true
		return t, t.readOptions(rest, string(m[1])) && textName.MatchString(t.name)
	case '[':
		if m := learnInclude.FindSubmatch(line); m != nil && len(m[0]) == len(line) {
			t.name, t.apart = strings.TrimPrefix(string(m[2]), "~"), true
			return t, textName.MatchString(t.name)
		}
		t.include, _ = readIncludeLink(line) // empty where it is none
	case '{':
		if m := retypeInclude.FindSubmatch(line); m != nil {
			t.name, t.apart = withTextName(string(m[1])), true
			return t, textName.MatchString(t.name)
		}
		if c, isCommand := readCommand(line); isCommand && c.size == len(line) && !c.closes {
			if slices.Contains([]string{"include", "include-markdown", "include_relative", "readfile", "include-md", "snippet"}, c.name) {
				t.name, t.start, t.end = strings.TrimPrefix(c.first("file", "0"), "%"), c.values["start"], c.values["end"]
				t.apart = true
			}
			break
		}
		fallthrough
	default:
		if i, isInclude := readInclude(line); isInclude {
			t.include = i
		}
	}
	return t, t.name != "" && textName.MatchString(t.name)
}

// withTextName is the name of a text that may lack its ending.
func withTextName(name string) string {
	if path.Ext(name) == "" {
		return name + ".md"
	}
	return name
}

// readIncludeLink reads a line of Docsify that asks for a text.
func readIncludeLink(line []byte) (i include, ok bool) {
	m := includeLink.FindSubmatch(line)
	if m == nil || schemeOf(m[1]) != "" {
		return include{}, false
	}
	i.name = string(m[1])
	for option := range strings.FieldsSeq(string(m[2]) + string(m[3])) {
		name, value, _ := strings.Cut(option, "=")
		switch {
		case name == ":fragment":
			i.part = value
		case name == ":type" && value != "markdown":
			return include{}, false
		}
	}
	return i, true
}

// readOptions reads the lines of a directive of MyST up to its end; false where it has
// none, or asks for what is shown as code.
func (t *takenIn) readOptions(rest []byte, fence string) bool {
	from, to := "", ""
	for at := 0; at <= len(rest) && t.lines < mostOptions; {
		end := lineEndOf(rest, at)
		line := string(bytes.TrimSpace(bytes.TrimLeft(rest[at:end], " \t>")))
		t.lines++
		if strings.HasPrefix(line, fence) && strings.Trim(line, fence[:1]) == "" {
			if from != "" || to != "" {
				t.part = from + ":" + to
			}
			return true
		}
		m := mystOption.FindStringSubmatch(line)
		if m == nil && line != "" {
			return false
		}
		if m != nil {
			value := strings.Trim(m[2], `"' `)
			switch m[1] {
			case "literal", "code", "lang":
				return false
			case "start-line": // from 0
				from = numberAfter(value)
			case "end-line":
				to = value
			case "lines":
				from, to, _ = strings.Cut(value, "-")
			case "start-after", "start-at":
				t.start, t.with = value, m[1] == "start-at"
			case "end-before", "end-at":
				t.end = value
			}
		}
		at = end + 1
	}
	return false
}

// mostOptions is how many lines such a directive may have.
const mostOptions = 20

// partOf is what a command wants of a text: never its front matter.
func (t takenIn) partOf(text string) (string, bool) {
	if head := frontMatter.FindString(text); head != "" && (t.part == "" || strings.Trim(t.part, "0123456789:") != "") {
		text = text[len(head):]
	}
	if t.note {
		return t.partOfNote(text)
	}
	if t.start != "" {
		before, after, ok := strings.Cut(text, t.start)
		if !ok {
			return "", false
		}
		if text = after; t.with {
			text = t.start + after
		} else if strings.HasSuffix(strings.TrimRight(before, " "), "<!--") {
			_, text, _ = strings.Cut(after, "-->") // it was the name in a comment
		}
	}
	if t.end != "" {
		before, _, ok := strings.Cut(text, t.end)
		if !ok {
			return "", false
		}
		text = strings.TrimSuffix(strings.TrimRight(before, " "), "<!--")
	}
	if found, ok := Part(text, t.part); ok {
		return found, true
	}
	return sectionOf(text, t.part)
}

// frontMatter is that of a text.
var frontMatter = regexp.MustCompile(`^(?:---[ \t]*\n(?s:.*?\n)?---[ \t]*|\+\+\+[ \t]*\n(?s:.*?\n)?\+\+\+[ \t]*)(?:\n|$)`)

// sectionOf is what stands in a text from the heading of a name on, up to the next that is
// as high.
func sectionOf(text, name string) (section string, ok bool) {
	lines := strings.SplitAfter(text, "\n")
	first, level, fence := -1, 0, ""
	for i, line := range lines {
		fence = followFence(fence, bytes.TrimSpace([]byte(line)))
		m := headingLine.FindStringSubmatch(strings.TrimRight(line, "\n"))
		if m == nil || fence != "" {
			continue
		}
		if first >= 0 && len(m[1]) <= level {
			return strings.Join(lines[first:i], ""), true
		}
		if first < 0 && vietnamese.Slug(m[2]) == vietnamese.Slug(name) && name != "" {
			first, level = i, len(m[1])
		}
	}
	if first < 0 {
		return "", false
	}
	return strings.Join(lines[first:], ""), true
}

// numberAfter is the number after one, "" of what is none.
func numberAfter(digits string) string {
	n := 0
	for _, d := range digits {
		if d < '0' || d > '9' || n > 1e6 {
			return ""
		}
		n = n*10 + int(d-'0')
	}
	return strconv.Itoa(n + 1)
}
