package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// References by label, as other programs have them: MyST's {ref}`words <label>`, Sphinx's
// :numref:`label`, Quarto's @sec-label, bookdown's \@ref(label). They are links to the
// label, wherever it is; what it names gives a link without words its words.

var (
	roleSign  = regexp.MustCompile("^(?:\\{([a-z][\\w:.+-]*)\\}|:([a-z]+(?::[a-z]+)?):)`([^`\n]{1,300})`")
	roleWords = regexp.MustCompile(`^(.*\S)\s*<([^<>]+)>$`)
	crossRef  = regexp.MustCompile(`^@((?:sec|fig|tbl|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|nte|tip|wrn|imp|cau)-[\pL\pN_-]*[\pL\pN])`)
	bookRef   = regexp.MustCompile(`^\\@ref\(([\pL\pN_:.-]+)\)`)
	latexMark = regexp.MustCompile(`^\\(?:index|label|vspace|hspace)\{[^{}\n]{0,200}\}`)

	rolesOfRef  = []string{"ref", "numref", "eq", "eqref", "prf:ref", "proof:ref", "sec", "fig", "section"}
	rolesOfText = []string{"term", "abbr", "sc", "u", "button", "index", "guilabel", "menuselection", "name", "cite", "cite:p", "cite:t", "cite:ps", "cite:ts", "citep", "citet", "footcite", "dfn", "del", "strong", "emphasis"}
)

// roleParser is their parser.
type roleParser struct{}

// Trigger is part of [parser.InlineParser], as those below.
func (roleParser) Trigger() []byte { return []byte{'{', ':', '@', '\\', '-'} }

func (roleParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	head := line[:min(len(line), mostAhead)]
	p := pc.IDs().(*pass)
	switch head[0] {
	case '-': // as Pandoc reads it
		dashes := len(head) - len(bytes.TrimLeft(head, "-"))
		if dashes < 2 || dashes > 3 || !isRMarkdown(p.file) {
			return nil
		}
		block.Advance(dashes)
		return &sign{text: []string{"–", "—"}[dashes-2]}
	case '@':
		if m := crossRef.FindSubmatchIndex(head); m != nil && (segment.Start == 0 || !isWordByte(block.Source()[segment.Start-1])) {
			return p.labelLink(block, segment.Start, "#"+string(head[m[2]:m[3]]), -1, -1, m[1])
		}
		return nil
	case '\\':
		if m := bookRef.FindSubmatchIndex(head); m != nil {
			return p.labelLink(block, segment.Start, "#"+string(head[m[2]:m[3]]), -1, -1, m[1])
		}
		if m := latexMark.Find(head); m != nil && isRMarkdown(p.file) {
			block.Advance(len(m))
			return nothing()
		}
		return nil
	}
	m := roleSign.FindSubmatchIndex(head)
	if m == nil {
		return nil
	}
	name := string(slices.Concat(head[max(m[2], 0):max(m[3], 0)], head[max(m[4], 0):max(m[5], 0)]))
	content := head[m[6]:m[7]]
	from, to, target := -1, -1, string(content)
	if words := roleWords.FindSubmatchIndex(content); words != nil {
		from, to, target = m[6]+words[2], m[6]+words[3], string(content[words[4]:words[5]])
	}
	switch {
	case slices.Contains(rolesOfRef, name):
		return p.labelLink(block, segment.Start, "#"+target, from, to, m[1])
	case name == "doc", name == "download":
		return p.labelLink(block, segment.Start, target, from, to, m[1])
	case slices.Contains(rolesOfText, name):
		if from < 0 {
			from, to = m[6], m[7]
		}
		n := ast.NewTextSegment(text.NewSegment(segment.Start+from, segment.Start+to))
		block.Advance(m[1])
		return n
	}
	return nil
}

// labelLink is a link to a label, with the words at from to to in its line, if any.
func (p *pass) labelLink(block text.Reader, start int, dest string, from, to, size int) ast.Node {
	link := ast.NewLink()
	link.Destination = []byte(dest)
	if strings.ContainsAny(dest, " <>") {
		return nil
	}
	if from < 0 {
		if p.labels == nil {
			p.labels = map[ast.Node]string{}
		}
		p.labels[link] = strings.TrimPrefix(dest, "#")
	} else {
		link.AppendChild(link, ast.NewTextSegment(text.NewSegment(start+from, start+to)))
	}
	link.SetPos(start)
	p.linkEnds[link] = start + size
	block.Advance(size)
	return link
}

// isRMarkdown holds of the files of R Markdown and Quarto, which Pandoc reads.
func isRMarkdown(file string) bool {
	file = strings.ToLower(file)
	return strings.HasSuffix(file, ".rmd") || strings.HasSuffix(file, ".qmd")
}
