package markdown

import (
	"bytes"
	"encoding/hex"
	"hash/fnv"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"chuyende/internal/diag"
)

// Files that a plain page shows by a command of another program:
//
//	{{#include x.rs:2:10}}  {{#rustdoc_include x.rs:name}}  {{#playground x.rs}}
//	<<< @/x.ts#name{2}      --8<-- "x.py:name"
//	[x](x.js ':include :fragment=name')    [import:"name", title:"x"](x.js)
//	@[code{2-10} ts](@/x.ts)      [!code-js[x](x.js#name)]      {{ include "x" }}
//
// They are shown as code, in a fence or where the command stands on a line of its
// own. What is Markdown (`{{#include x.md}}` between paragraphs) is linked to.

// includeCommand is such a line: of mdBook, of VitePress, of Python's snippets.
var includeCommand = regexp.MustCompile(`^(?:\{\{#(include|rustdoc_include|playground|playpen)\s+([^\s}]+)[^}\n]*\}\}` +
	`|<<<\s+([^\s{\["]+)\s*(?:\{([^}\n]*)\})?\s*(?:\[[^\]\n]*\])?` +
	`|-{1,2}8<-{1,2}\s+["']([^"'\n]+)["'])$`)

// codeCommand is a line of VuePress, whose lines of the file and whose language may be named.
var codeCommand = regexp.MustCompile(`^@\[code(?:\{(\d+)-(\d+)\})?(?:[ \t]+([A-Za-z][\w+#-]*)?[^\]\n]*)?\]\(([^\s()<>]+)\)$`)

// include is a command taken apart.
type include struct {
	// name is the file as it is written, part what is wanted of it: "2:10" or a name.
	name, part string
	language   string // "" where the file's name says it
	isCode     bool   // also outside of fences
}

// includeLink is a line of Docsify: a link whose title says that the file is shown.
var includeLink = regexp.MustCompile(`^\[[^\]\n]*\]\(([^\s()<>]+)\s+(?:'(:include\b[^'\n]*)'|"(:include\b[^"\n]*)")\)$`)

// importLink is a line of GitBook's: a link that says "import" has the file shown, or the
// part of it that is named or numbered.
var importLink = regexp.MustCompile(`^\[import(?::\s*(?:"([\w.-]+)"|(\d+)-(\d+)))?\s*(,?[^\]\n]*)\]\(([^\s()<>]+)\)$`)

// importMark is what names a part too.
var importMark = regexp.MustCompile(`\bmarker:\s*"([\w.-]+)"`)

// importedFile takes such a line apart.
func importedFile(line []byte) (include, bool) {
	m := importLink.FindSubmatch(line)
	if m == nil || schemeOf(m[5]) != "" || path.Ext(string(m[5])) == "" || len(m[4]) > 0 && !bytes.Contains(m[4], []byte(":")) {
		return include{}, false
	}
	i := include{name: string(m[5]), part: string(m[1]), isCode: true}
	if len(m[2]) > 0 {
		i.part = string(m[2]) + ":" + string(m[3])
	}
	if mark := importMark.FindSubmatch(m[4]); mark != nil {
		i.part = string(mark[1])
	}
	return i, true
}

// linkedFile takes such a line apart. Pages, and what a browser would show in a frame,
// are no code: those are links.
func linkedFile(line []byte) (include, bool) {
	line = bytes.TrimSpace(line)
	if bytes.HasPrefix(line, []byte("[import")) {
		return importedFile(line)
	}
	m := includeLink.FindSubmatch(line)
	if m == nil || schemeOf(m[1]) != "" {
		return include{}, false
	}
	i := include{name: string(m[1]), isCode: true}
	kind := ""
	for option := range strings.FieldsSeq(string(m[2]) + string(m[3])) {
		name, value, _ := strings.Cut(option, "=")
		switch {
		case name == ":type":
			kind = value
		case name == ":fragment":
			i.part = value
		case kind == "code" && name[0] != ':': // its language
			i.language = name
		}
	}
	switch extension := strings.ToLower(strings.TrimPrefix(path.Ext(i.name), ".")); {
	case kind == "code":
		return i, true
	case kind != "":
		return include{}, false
	default:
		return i, !slices.Contains([]string{"", "md", "markdown", "html", "htm", "mp3", "mp4", "ogg", "png", "jpg", "svg", "pdf"}, extension)
	}
}

// readInclude takes a line apart.
func readInclude(line []byte) (include, bool) {
	line = bytes.TrimSpace(line)
	if m := codeCommand.FindSubmatch(line); m != nil {
		i := include{name: string(m[4]), language: string(m[3]), isCode: true}
		if len(m[1]) > 0 {
			i.part = string(m[1]) + ":" + string(m[2])
		}
		return i, true
	}
	if m := retypeInclude.FindSubmatch(line); m != nil {
		return include{name: withTextName(string(m[1]))}, true
	}
	if m := learnCode.FindSubmatch(line); m != nil {
		return learnFile(string(m[1]), string(m[2])), true
	}
	m := includeCommand.FindSubmatch(line)
	if m == nil {
		return include{}, false
	}
	name := string(slices.Concat(m[2], m[3], m[5]))
	i := include{isCode: len(m[3]) > 0 || len(m[1]) > 0 && string(m[1]) != "include"}
	sign := ":"
	if len(m[3]) > 0 {
		sign = "#"
		if words := strings.Fields(string(m[4])); len(words) > 0 && strings.Trim(words[len(words)-1], "0123456789,-:") != "" {
			i.language, _, _ = strings.Cut(words[len(words)-1], ":")
		}
	}
	i.name, i.part, _ = strings.Cut(name, sign)
	return i, i.name != ""
}

// mostIncluded is how many bytes of other files a text may show, mostSearched how many
// may be looked through for them, mostIncludes how often it may ask for one.
const (
	mostIncluded = 1 << 20
	mostSearched = 16 << 20
	mostIncludes = 1000
)

// included returns what a command asks for, in whole lines; false where there is
// no such file, or no such part of it.
func (p *pass) included(i include, at int) (code []byte, ok bool) {
	for _, folder := range append([]string{""}, includeFolders...) {
		if strings.HasPrefix(i.name, ".") && folder != "" {
			break
		}
		if _, code, ok = p.readFile(p.fileAt(at), folder+i.name, i.partOf); ok {
			break
		}
	}
	if len(code) > 0 && code[len(code)-1] != '\n' {
		code = append(code, '\n')
	}
	return code, ok
}

// readFile reads what part takes of a file that the text of another asks for, as often
// and as much as a page may, and notes what it found.
func (p *pass) readFile(from, name string, part func(text string) (string, bool)) (file string, text []byte, ok bool) {
	read := p.parser.options.Include
	if p.includesAsked++; read == nil || p.includesAsked > mostIncludes || p.includesSearched > mostSearched {
		return "", nil, false
	}
	found, ok := read(from, name)
	if ok {
		p.includesSearched += len(found.Text)
		found.Text, ok = part(found.Text)
	}
	text = []byte(found.Text)
	if ok = ok && p.includedBytes+len(text) <= mostIncluded; !ok {
		text = nil
	}
	p.includedBytes += len(text)
	p.includes = append(append(append(p.includes, name...), 0), text...)
	return found.Path, text, ok
}

// partOf is what a command wants of a file.
func (i include) partOf(text string) (string, bool) { return Part(text, i.part) }

// includesDigest stands for all that the text showed, or wanted to show, of other
// files; "" where it asks for none.
func (p *pass) includesDigest() string {
	if len(p.includes) == 0 {
		return ""
	}
	h := fnv.New128a()
	_, _ = h.Write(p.includes) // a hash takes all
	return hex.EncodeToString(h.Sum(nil))
}

// codeOf returns the code of a block: on plain pages with the files that it asks
// for, and of Rust without the lines that its books hide.
func (p *pass) codeOf(n ast.Node, language []byte) []byte {
	var code []byte
	_, isFence := n.(*ast.FencedCodeBlock)
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		line := segment.Value(p.data)
		if isFence && p.parser.options.Generous {
			if wanted, isCommand := readInclude(line); isCommand {
				if text, ok := p.included(wanted, segment.Start); ok {
					line = text
				} else {
					p.findIncludes(line, segment.Start)
				}
			}
		}
		code = append(code, line...)
	}
	if p.parser.options.Generous {
		if code = p.withoutEscapes(code); isFence && isVue(n.(*ast.FencedCodeBlock).Language(p.data)) {
			code = vueText.ReplaceAll(code, []byte("$1$2"))
		}
	}
	if isFence && p.parser.options.Generous {
		if info := n.(*ast.FencedCodeBlock).Info; info != nil && bytes.HasPrefix(info.Segment.Value(p.data), []byte("{")) {
			code = withoutOptions(code)
		}
		if info := n.(*ast.FencedCodeBlock).Info; info != nil && bytes.IndexByte(info.Segment.Value(p.data), firstBoxCode) > 0 {
			code = append(bytes.Trim(code, "\n"), '\n') // between tags, which stand apart
		}
		if code = withoutMarks(code); strings.EqualFold(string(language), "rust") {
			code = withoutHidden(code)
		}
	}
	return code
}

// isVue holds of a language whose code VitePress reads for values: "sh-vue".
func isVue(language []byte) bool { return bytes.HasSuffix(language, []byte("-vue")) }

// vueText is a text in the place of a value.
var vueText = regexp.MustCompile(`\{\{\s*(?:'([^'\n]*)'|"([^"\n]*)")\s*\}\}`)

// withoutHidden drops the lines of Rust that begin with "# ": they only make an
// example whole. "##" stands for a "#".
func withoutHidden(code []byte) []byte {
	if bytes.IndexByte(code, '#') < 0 {
		return code
	}
	var shown []byte
	for line := range bytes.Lines(code) {
		text := bytes.TrimLeft(line, " \t")
		switch {
		case bytes.HasPrefix(text, []byte("# ")) || string(bytes.TrimSpace(text)) == "#":
			continue
		case bytes.HasPrefix(text, []byte("##")):
			shown = append(append(shown, line[:len(line)-len(text)]...), text[1:]...)
			continue
		}
		shown = append(shown, line...)
	}
	return shown
}

// shownFile is code that stands in the place of a command.
type shownFile struct {
	language string
	code     []byte
}

// filesOf returns what a paragraph of nothing but commands shows; nil for any
// other, or where a file cannot be read.
func (p *pass) filesOf(n ast.Node) []shownFile {
	if !p.parser.options.Generous || n.Lines() == nil || n.Lines().Len() == 0 {
		return nil
	}
	first := n.Lines().At(0)
	if head := first.Value(p.data); len(head) == 0 || bytes.IndexByte([]byte("{<-[@"), head[0]) < 0 {
		return nil
	}
	var files []shownFile
	for k := range n.Lines().Len() {
		segment := n.Lines().At(k)
		i, ok := readInclude(segment.Value(p.data))
		if !ok {
			i, ok = linkedFile(segment.Value(p.data))
		}
		if !ok || !i.isCode && isMarkdownFile(i.name) {
			return nil
		}
		code, ok := p.included(i, segment.Start)
		if !ok {
			return nil
		}
		language := i.language
		if language == "" {
			language = strings.TrimPrefix(path.Ext(i.name), ".")
		}
		if language == "rs" {
			language, code = "rust", withoutHidden(code)
		}
		files = append(files, shownFile{language, code})
	}
	return files
}

func isMarkdownFile(name string) bool { return strings.HasSuffix(strings.ToLower(name), ".md") }

// shownFiles writes them.
func (p *pass) shownFiles(files []shownFile) {
	for _, f := range files {
		p.writeCode(f.code, []byte(f.language))
	}
}

// pageIncluded writes a link to a page that mdBook would put in the place of a
// line.
func (m *masker) pageIncluded(start, end int, _ bool) (next int, done bool) {
	if m.data[start] != '{' {
		return end, false
	}
	i, ok := readInclude(m.data[start:end])
	if !ok || i.isCode || !isMarkdownFile(i.name) || i.part != "" {
		return end, false
	}
	m.write(start, end, "[["+i.name+"]]")
	return end, true
}

// filesBlock is the block of code that shown files make.
func filesBlock(files []shownFile, span diag.Span) Block {
	var code []byte
	for _, f := range files {
		code = append(code, f.code...)
	}
	return Block{Kind: Code, Name: files[0].language, Span: span, Runs: []Run{{Text: string(code), Marks: CodeSpan, Span: span}}}
}
