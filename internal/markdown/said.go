package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"chuyende/internal/diag"
)

// What commands of other programs say to readers within a text: a word in a list of
// terms, the name of a method, a version, a film. It stands in the place of the
// command, as otherwise the sentence would have a hole:
//
//	{{< glossary_tooltip text="Pod" term_id="pod" >}}   {{< param version >}}
//	{{jsxref("Array.map()", "map()")}}                  {{ site.version }}
//
// Commands that say nothing are dropped by [masker.command].

// said is what a command says.
type said struct {
	text string
	code bool
	link string // where it leads, "" for nowhere
}

// says returns what a command says; false where it says nothing.
func (p *pass) says(c command) (said, bool) {
	if c.closes {
		return said{}, false
	}
	switch c.kind {
	case macroKind:
		return c.macro()
	case outlinerKind:
		link, words := c.values["0"], c.values["1"]
		return said{text: orElse(words, link), link: link}, link != "" || words != ""
	case valueKind:
		value := p.value(c.name)
		return said{text: value}, value != ""
	}
	if s, ok := c.hexoLink(); ok {
		return s, true
	}
	if link := c.elsewhere(); link != "" {
		return said{text: orElse(c.first("title", "text", "caption", "label"), link), link: link}, true
	}
	switch c.name {
	case "param", "get", "_param", "meta":
		if value := p.paramValue(c.values["0"]); value != "" {
			return said{text: value}, true
		}
		return said{}, false
	case "kbd", "keys":
		return said{text: c.values["0"], code: true}, c.values["0"] != ""
	case "new-in", "deprecated-in", "added-in", "changed-in", "removed-in", "since":
		words := strings.ToUpper(c.name[:1]) + strings.ReplaceAll(c.name[1:], "-", " ")
		return said{text: words + " " + c.values["0"]}, c.values["0"] != ""
	case "heading": // of a name that is known in every language of a site
		name := strings.ReplaceAll(c.values["0"], "-", " ")
		return said{text: orElse(headingNames[name], capital(name))}, name != ""
	case "data": // "variables.product.prodname_x", whose values lie elsewhere
		name := c.values["0"]
		if !strings.HasPrefix(name, "variables.") {
			return said{}, false
		}
		name = name[strings.LastIndexByte(name, '.')+1:]
		name = strings.TrimPrefix(strings.TrimPrefix(name, "prodname_"), "product_")
		return said{text: capital(strings.ReplaceAll(name, "_", " "))}, name != ""
	}
	if p.hasCommandEnd(c.name) || strings.Contains(c.name, "icon") && c.values["aria-label"] == "" {
		return said{}, false // what it holds is said
	}
	words := c.first(strings.Fields("text content message label title caption aria-label version for_k8s_version")...)
	if first := c.values["0"]; words == "" && strings.Contains(first, " ") && !strings.ContainsAny(first, "/<>{}=") {
		words = first
	}
	link := c.first("href", "url", "link", "relref")
	if !isSafeScheme([]byte(link)) || strings.ContainsAny(link, " <>{}") {
		link = ""
	}
	return said{text: words, link: link}, words != ""
}

// headingNames are the headings that some programs have a command for.
var headingNames = map[string]string{
	"whatsnext": "What's next", "prerequisites": "Before you begin", "cleanup": "Clean up", "seealso": "See also",
	"envvars": "Environment variables", "parentoptions": "Options inherited from parent commands",
}

func orElse(value, other string) string {
	if value == "" {
		return other
	}
	return value
}

func capital(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + name[size:]
}

// elsewhere is the address of what a command would show from another host: a film,
// a piece of code.
func (c command) elsewhere() string {
	name := c.name
	if name == "include" { // Jekyll's, whose first value is the file that shows it
		name = strings.ToLower(strings.TrimSuffix(c.values["0"], ".html"))
		name = name[strings.LastIndexByte(name, '/')+1:]
		if provider := c.values["provider"]; provider != "" && name == "video" {
			name = strings.ToLower(provider)
		}
	}
	id := c.first("id", "video", "videoid", "video_id", "code")
	if c.name != "include" {
		id = orElse(id, c.values["0"])
	}
	switch {
	case !isVideoID(strings.ReplaceAll(id, "/", "")):
	case slices.Contains([]string{"youtube", "youtube-lite", "youtubelite", "lite-youtube", "yt", "youtubeplayer", "youtube-embed", "embedyoutube"}, name) && isVideoID(id):
		return "https://www.youtube.com/watch?v=" + id
	case name == "vimeo" && strings.Trim(id, "0123456789") == "":
		return "https://vimeo.com/" + id
	case name == "gist" && c.values["1"] != "" && isVideoID(c.values["1"]) && c.kind != "{%":
		return "https://gist.github.com/" + id + "/" + c.values["1"]
	case name == "gist":
		return "https://gist.github.com/" + id
	}
	return ""
}

func isVideoID(id string) bool {
	return id != "" && len(id) <= 64 && strings.Trim(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == ""
}

// Kinds of commands besides those that a command opens with.
const (
	macroKind = "{{"  // {{name("value")}}, of MDN
	valueKind = "{{ " // {{ site.name }}, of Jekyll
	// outlinerKind is a macro of Logseq: {{video https://…}}.
	outlinerKind = "{{…"
)

// commandParser finds commands within a line that say something.
type commandParser struct{}

// Trigger is part of [parser.InlineParser], as is what follows.
func (commandParser) Trigger() []byte { return []byte{'{'} }

func (commandParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 4 || line[1] != '{' && line[1] != '%' {
		return nil
	}
	p := pc.IDs().(*pass)
	if m := rawMarks.Find(line[:min(len(line), 40)]); m != nil && bytes.HasPrefix(line, m) {
		block.Advance(len(m))
		return nothing()
	}
	if bytes.HasPrefix(line[3:], []byte("/*")) {
		size := p.escapedEnd(line[:min(len(line), longestCommand)])
		if size == 0 {
			return nil
		}
		block.Advance(size)
		return &sign{text: "{{" + string(line[2:3]) + string(line[5:size-len("*/>}}")]) + string(line[size-len("}}")-1:size])}
	}
	if p.inRaw(segment.Start) {
		return nil
	}
	c, ok := p.readAnyCommand(line[:min(len(line), longestCommand)])
	if !ok {
		return nil
	}
	s, ok := p.says(c)
	if !ok {
		block.Advance(c.size) // it was told that it goes
		return nothing()
	}
	var n ast.Node = &sign{text: s.text}
	if s.code {
		span := ast.NewCodeSpan()
		span.AppendChild(span, n)
		n = span
	}
	if s.link != "" && len(p.brackets.open) == 0 {
		link := ast.NewLink()
		link.Destination = []byte(s.link)
		link.AppendChild(link, n)
		link.SetPos(segment.Start)
		p.linkEnds[link] = segment.Start + c.size
		n = link
	}
	block.Advance(c.size)
	return n
}

// inRaw reports whether a place in the text stands between marks that say that what
// is there is no command. They are looked for once.
func (p *pass) inRaw(at int) bool {
	if !p.rawsFound {
		p.rawsFound = true
		open := -1
		for _, m := range rawMarks.FindAllIndex(p.shown, -1) {
			switch isEnd := bytes.Contains(p.shown[m[0]:m[1]], []byte("end")); {
			case isEnd && open >= 0:
				p.raws, open = append(p.raws, diag.Span{Start: open, End: m[0]}), -1
			case !isEnd && open < 0:
				open = m[1]
			}
		}
	}
	at = p.origin(diag.Span{Start: at, End: at}).Start
	i, _ := slices.BinarySearchFunc(p.raws, at, func(s diag.Span, at int) int { return s.End - at })
	return i < len(p.raws) && p.raws[i].Start <= at && at < p.raws[i].End
}

// readAnyCommand takes apart whatever command text begins with.
func (p *pass) readAnyCommand(text []byte) (command, bool) {
	if p.tried > mostTried || !bytes.Contains(text, []byte("%}")) && !bytes.Contains(text, []byte("}}")) {
		return command{}, false
	}
	if c, ok := readCommand(text); ok {
		return c, true
	}
	if c, ok := readMacro(text); ok {
		return c, true
	}
	if c, ok := readOutliner(text); ok {
		return c, true
	}
	c, ok := p.readValue(text)
	if !ok {
		p.tried += len(text)
	}
	return c, ok
}

// saidInHTML is text of raw HTML with what its commands say. at is where it stands.
func (p *pass) saidInHTML(source []byte, at int) []byte {
	if !bytes.Contains(source, []byte("{{")) && !bytes.Contains(source, []byte("{%")) {
		return source
	}
	var out []byte
	for i := 0; i < len(source); {
		if source[i] == '{' {
			if m := rawMarks.FindIndex(source[i:min(len(source), i+40)]); m != nil && m[0] == 0 {
				i += m[1]
				continue
			}
			if !p.inRaw(at + i) {
				if c, ok := p.readAnyCommand(source[i:min(len(source), i+longestCommand)]); ok {
					s, _ := p.says(c)
					out = append(out, s.text...)
					i += c.size
					continue
				}
			}
		}
		out = append(out, source[i])
		i++
	}
	return out
}

// escapedCommand is a command of Hugo's that is to be shown as it stands:
// {{</* name */>}}.
var escapedCommand = regexp.MustCompile(`\{\{([<%])/\*((?s:.*?))\*/([>%])\}\}`)

// escapedEnd is where a command ends that text begins with and that is to be shown as it
// stands, 0 where it is none. What is looked at in vain is counted, so that many
// openers take no longer than a page may.
func (p *pass) escapedEnd(text []byte) int {
	if p.tried > mostTried || text[1] != '{' || text[2] != '<' && text[2] != '%' {
		return 0
	}
	for at := len("{{</*"); ; at += len("*/") {
		end := bytes.Index(text[at:], []byte("*/"))
		if end < 0 {
			p.tried += len(text)
			return 0
		}
		at += end
		if rest := text[at+len("*/"):]; len(rest) > 2 && (rest[0] == '>' || rest[0] == '%') && rest[1] == '}' && rest[2] == '}' {
			return at + len("*/>}}")
		}
	}
}

// withoutEscapes is code as its readers see it: without what says to other programs
// that it is none of their commands.
func (p *pass) withoutEscapes(code []byte) []byte {
	if !p.parser.options.Generous || !bytes.Contains(code, []byte("{{")) && !bytes.Contains(code, []byte("{%")) {
		return code
	}
	return rawMarks.ReplaceAll(escapedCommand.ReplaceAll(code, []byte("{{$1$2$3}}")), nil)
}
