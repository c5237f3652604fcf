package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
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

// outlinerForm are the macros of Logseq by what they are told of: films and posts by
// their addresses, what plug-ins draw, questions to the notes, other notes.
var outlinerForm = regexp.MustCompile(`^\{\{(?:(?:video|youtube|twitter|tweet|bilibili|vimeo) +(https?://[^\s{}<>"]+)|renderer +:[^{}\n]*|query +\([^{}\n]*|embed +(?:\[\[([^\[\]{}\n]+)\]\]|\(\([^{}()\n]+\)\))|cloze +([^{}\n]+)) *\}\}`)

// readOutliner takes a macro of Logseq's apart.
func readOutliner(text []byte) (command, bool) {
	m := outlinerForm.FindSubmatch(text)
	if m == nil {
		return command{}, false
	}
	name, _, _ := bytes.Cut(m[0], []byte{' '})
	return command{kind: outlinerKind, name: string(name[len("{{"):]), size: len(m[0]),
		values: map[string]string{"0": string(m[1]), "1": string(slices.Concat(m[2], m[3]))}}, true
}

var (
	macroForm  = regexp.MustCompile(`^\{\{\s?([A-Za-z][\w-]*)\s?(?:\(((?:[^"'()\n]|"[^"\n]*"|'[^'\n]*')*)\))?\s?\}\}`)
	macroValue = regexp.MustCompile(`"([^"\n]*)"|'([^'\n]*)'|([^\s,"']+)`)
	valueForm  = regexp.MustCompile(`^\{\{-?\s*([^{}\n]*?)\s*-?\}\}`)
)

// readMacro takes a macro of MDN's apart.
func readMacro(text []byte) (command, bool) {
	m := macroForm.FindSubmatch(text)
	if m == nil {
		return command{}, false
	}
	c := command{kind: macroKind, name: strings.ToLower(string(m[1])), size: len(m[0]), values: map[string]string{}}
	isCall := bytes.ContainsAny(m[0], "\"'") && !bytes.HasPrefix(m[0], []byte("{{ "))
	if isCall && m[1][0] >= 'a' && !isMacro(c.name) {
		return command{}, false // a call of a function, as templates have it
	}
	if !isCall && !isMacro(c.name) {
		return command{}, false
	}
	for i, v := range macroValue.FindAllSubmatch(m[2], mostValues) {
		c.values[strconv.Itoa(i)] = string(slices.Concat(v[1], v[2], v[3]))
	}
	return c, true
}

// isMacro holds of the macros that stand in texts of MDN, by their names.
func isMacro(name string) bool {
	return macroCode[name] || macroDropped[name] || strings.HasSuffix(name, "_inline") || strings.HasSuffix(name, "inline") && len(name) > len("inline") ||
		strings.HasSuffix(name, "_header") || slices.Contains([]string{"glossary", "rfc", "htmlelement", "svgelement", "mathmlelement", "embedyoutube"}, name)
}

var (
	macroCode = map[string]bool{
		"jsxref": true, "domxref": true, "cssxref": true, "svgattr": true, "svgxref": true, "htmlattrxref": true, "htmlattr": true,
		"httpheader": true, "httpstatus": true, "httpmethod": true, "csp": true, "webextapiref": true, "http-header": true,
	}
	macroDropped = map[string]bool{
		"compat": true, "specifications": true, "apiref": true, "jsref": true, "cssref": true, "htmlref": true, "httpsidebar": true,
		"htmlsidebar": true, "jssidebar": true, "learnsidebar": true, "defaultapisidebar": true, "svgref": true, "glossarysidebar": true,
		"embedlivesample": true, "embedghlivesample": true, "embedinteractiveexample": true, "interactiveexample": true,
		"previous": true, "next": true, "previousnext": true, "previousmenunext": true, "previousmenu": true, "nextmenu": true, "quicklinkswithsubpages": true,
		"seecompattable": true, "availableinworkers": true, "addonsidebar": true, "listsubpages": true, "subpageswithsummaries": true,
		"cssinfo": true, "csssyntax": true, "js_property_attributes": true, "inheritancediagram": true, "glossarydisambiguation": true,
	}
)

// macro is what a macro of MDN's says.
func (c command) macro() (said, bool) {
	first, second := c.values["0"], c.values["1"]
	words := orElse(second, first)
	switch name := c.name; {
	case name == "glossary":
		return said{text: words}, words != ""
	case name == "rfc":
		return said{text: "RFC " + first}, first != ""
	case name == "htmlelement", name == "svgelement", name == "mathmlelement":
		return said{text: orElse(second, "<"+first+">"), code: true}, first != ""
	case name == "embedyoutube":
		link := c.elsewhere()
		return said{text: link, link: link}, link != ""
	case macroCode[name]:
		if second == "" {
			words = strings.ReplaceAll(strings.TrimPrefix(first, "Global_Objects/"), "/", ".")
		}
		return said{text: words, code: c.first("2", "3") == "" || !slices.Contains([]string{c.values["2"], c.values["3"]}, "nocode")}, words != ""
	case strings.HasSuffix(name, "inline"):
		return said{text: "(" + strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(name, "inline"), "_"), "_", " ") + ")"}, true
	}
	return said{}, false
}

// readValue takes a value of Jekyll's apart, on its sites only: elsewhere two braces
// are text.
func (p *pass) readValue(text []byte) (command, bool) {
	m := valueForm.FindSubmatch(text)
	if m == nil || len(p.readSettings()) == 0 {
		return command{}, false
	}
	name, _, _ := strings.Cut(string(m[1]), "|")
	return command{kind: valueKind, name: strings.TrimSpace(name), size: len(m[0])}, true
}

// value is what a name of Jekyll's stands for, "" where that is not known.
func (p *pass) value(name string) string {
	if key, ok := strings.CutPrefix(name, "site.data."); ok {
		return p.dataValue(key)
	}
	if key, ok := strings.CutPrefix(name, "site."); ok {
		return p.readSettings()[key]
	}
	if key, ok := strings.CutPrefix(name, "page."); ok {
		return p.frontValue(key)
	}
	return ""
}

// frontValue is a plain value of the text's front matter, by its key.
func (p *pass) frontValue(key string) string {
	if key == "" {
		return ""
	}
	if strings.Contains(key, ".") {
		return nestedValue(string(p.shown[:p.bodyStart]), strings.Split(key, "."))
	}
	for _, form := range []*regexp.Regexp{setting, tomlValue} {
		for _, m := range form.FindAllStringSubmatch(string(p.shown[:p.bodyStart]), -1) {
			if strings.EqualFold(m[1], key) {
				return strings.TrimSpace(m[2] + m[3] + m[4])
			}
		}
	}
	return ""
}

// nestedValue is a plain value within tables of YAML, by its keys from the outermost on.
func nestedValue(text string, keys []string) string {
	depth, margin := 0, -1 // of the keys that were found, and how far in stands the last
	for line := range strings.Lines(text) {
		bare := strings.TrimLeft(line, " ")
		in := len(line) - len(bare)
		if strings.TrimSpace(bare) == "" || bare[0] == '#' {
			continue
		}
		if in <= margin {
			return ""
		}
		name, value, ok := strings.Cut(bare, ":")
		if !ok || name != keys[depth] || depth == 0 && in > 0 {
			continue
		}
		if depth == len(keys)-1 {
			m := setting.FindStringSubmatch(strings.TrimSpace(bare))
			if m == nil {
				return ""
			}
			return strings.TrimSpace(m[2] + m[3] + m[4])
		}
		if strings.TrimSpace(value) != "" {
			return ""
		}
		depth, margin = depth+1, in
	}
	return ""
}

// tomlValue is a line of TOML with a plain value.
var tomlValue = regexp.MustCompile(`(?m)^([A-Za-z_][\w-]*)[ \t]*=[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'\[{][^#\n]*?))[ \t]*(?:#[^\n]*)?$`)

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
