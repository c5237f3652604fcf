package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// pass is the work on one document. Its buffers are used again for the next
// document; what a [Doc] keeps is copied out of them.
//
// It is also the place where goldmark's parsers leave what the tree has no
// field for: goldmark hands every parser the [parser.IDs] given to it, and a
// pass is that, although it makes its ids later, when a heading's text is
// known.
type pass struct {
	parser   *Parser
	file     string
	data     []byte // as it is parsed
	shown    []byte // as its author wrote it: [pass.origin] says what stands where
	problems *diag.List

	// Left behind by goldmark's parsers.
	linkEnds    map[ast.Node]int // where a link or image ends in data
	signs       signs
	brackets    brackets
	backticks   backticks
	references  int // names that a line of the text explains
	defined     []definedName
	used        map[string]bool // keys of names
	repeated    int             // bytes of addresses and titles that references brought
	footnotes   []*extast.Footnote
	fences      map[ast.Node]diag.Span // fences that are still open
	closings    map[string]int         // the last place of a closer of skipped text in data, by closer
	formulaEnds map[form]formulaEnd
	formulas    int // one more than how many formulas there are for certain, 0 until that is asked
	noted       map[string]*extast.Footnote
	noteLinks   []*extast.FootnoteLink
	lostAlerts  []lostAlert
	tooDeep     bool           // it was reported that something is
	tooLong     bool           // the same, of the HTML
	told        map[string]int // problems by code
	explicitIDs map[string]bool

	// What generous reading knows.
	quoteAlerts  map[int]string      // quotes that a line below makes alerts of, by where they begin
	fields       map[int]bool        // where lines begin that say something of the text: "name:: value"
	boxes        []*box              // open, the innermost last
	wikis        map[ast.Node]bool   // links by the names of pages
	labels       map[ast.Node]string // what links without words are called that lead to a label
	lightFound   []bool              // which of darkSigns have a twin on the page, once asked
	widths       map[ast.Node]int    // of images, where they say so
	closers      map[string]bool     // names of closing tags
	open         []openTag           // elements of raw HTML
	openBase     int                 // the first of them that may end here
	dropped      map[string]int      // what was left out, by name
	droppedCount int
	droppedAt    diag.Span
	remains      []remain // what other programs would read

	skips            map[int]int       // where a line begins → how many blanks of it a nest takes
	indented         map[int]bool      // where the text of lines begins that are code by their blanks
	commandEnds      map[string]bool   // names of commands that something closes
	settings         map[string]string // of another program, nil until they are asked for
	dataFiles        map[string]string // texts of data of Jekyll's, by their names
	raws             []diag.Span       // in which no command is one
	rawsFound        bool
	bodyStart        int               // where front matter ends
	paramsKnown      map[string]string // values of Hugo's by name, also of those that nothing says
	bookValues       map[string]string // of variables of GitBook, nil before they were read
	tried            int               // bytes that were looked at in vain for a command
	includedBytes    int               // of other files
	includesAsked    int               // how often
	includes         []byte            // what was asked for of them, and what was found
	includesSearched int               // bytes that were looked through for them
	taken            []taken           // texts of other files in data

	html     []byte
	text     []byte // plain text, what search reads
	refs     []Ref
	headings []Heading
	anchors  []string
	cuts     []cut          // where sections begin in text
	ids      map[string]int // taken ids → 1, or reservedID

	lastNumber map[string]int // id → the last number that was put behind it

	depth    int  // of blocks around the one at work
	bare     bool // pictures in the text at work say nothing: see headingPlain
	inlines  int  // of inline elements around the one at work
	tags     tags
	marks    []mark // left in the block at work
	inTable  bool
	inLink   int // > 0 inside a link, where another one must not stand
	tables   int
	coloured int // bytes of code
	// uncoloured counts blocks of code that took too long.
	uncoloured int
	summary    []byte
	// saidAt is where in text the words of a paragraph begin, after the descriptions of
	// images that it opens with, which say nothing of the page.
	saidAt int
}

// reservedID marks an id that belongs to the page around the text.
const reservedID = -1

// cut is the place in the plain text where a section begins.
type cut struct {
	id, heading string
	at          int
}

func newPass(p *Parser) *pass {
	return &pass{
		parser:   p,
		html:     make([]byte, 0, 32<<10),
		text:     make([]byte, 0, 16<<10),
		linkEnds: map[ast.Node]int{},
		ids:      map[string]int{}, lastNumber: map[string]int{},
		noted: map[string]*extast.Footnote{}, told: map[string]int{},
	}
}

// Generate and Put make a pass a [parser.IDs]. goldmark never calls them: it
// is not asked to make ids.
func (p *pass) Generate([]byte, ast.NodeKind) []byte { return nil }

// Put is part of [parser.IDs].
func (p *pass) Put([]byte) {}

func (p *pass) begin(file string, data []byte, problems *diag.List) {
	p.file, p.data, p.shown, p.problems = file, data, data, problems
	for _, id := range p.parser.options.ReservedIDs {
		p.ids[id] = reservedID
	}
	p.cuts = append(p.cuts, cut{})
}

// end forgets the document, so that a pooled pass keeps nothing of it alive.
func (p *pass) end() {
	clear(p.linkEnds)
	clear(p.ids)
	clear(p.lastNumber)
	clear(p.noted)
	clear(p.told)
	clear(p.refs)
	clear(p.headings)
	clear(p.cuts)
	*p = pass{
		parser: p.parser, linkEnds: p.linkEnds, ids: p.ids, lastNumber: p.lastNumber, noted: p.noted, told: p.told,
		html: p.html[:0], text: p.text[:0], refs: p.refs[:0], headings: p.headings[:0], cuts: p.cuts[:0],
		summary: p.summary[:0], marks: p.marks[:0],
	}
}

// document writes the tree and gathers the result.
func (p *pass) document(root ast.Node) *Doc {
	var notes *extast.FootnoteList
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if list, ok := n.(*extast.FootnoteList); ok {
			notes = list // goldmark puts it last
			continue
		}
		if p.full(n.Pos()) {
			break
		}
		p.block(n)
	}
	p.closeTags(0)
	notesAt := len(p.html)
	if notes != nil {
		p.footnoteList(notes)
	}
	p.reportFootnotes()
	p.reportReferences()
	p.reportAlerts()
	p.reportDropped()

	doc := &Doc{
		Words:   countWords(p.text),
		html:    bytes.Clone(p.html),
		notes:   notesAt,
		titleAt: p.titleHeading(),
	}
	if doc.titleAt != noTitle {
		doc.Title = p.headings[doc.titleAt].Text
	}
	p.placeAll()
	if len(p.headings) > 0 {
		doc.Headings = append(make([]Heading, 0, len(p.headings)), p.headings...)
	}
	if len(p.refs) > 0 {
		doc.Refs = append(make([]Ref, 0, len(p.refs)), p.refs...)
	}
	doc.anchors = p.anchors
	doc.Sections = make([]Section, len(p.cuts))
	text := string(p.text)
	for i, c := range p.cuts {
		end := len(text)
		if i+1 < len(p.cuts) {
			end = p.cuts[i+1].at
		}
		doc.Sections[i] = Section{HeadingID: c.id, Heading: c.heading, Text: strings.TrimSpace(text[c.at:end])}
	}
	if len(p.summary) == 0 {
		p.summary = append(p.summary, text...)
	}
	doc.Summary = shorten(p.summary, summaryLength)
	for _, h := range p.headings {
		doc.Words += countWords([]byte(h.Text))
	}
	return doc
}

// report adds a problem at data[start:end].
//
// Of those of one rule it tells the first, and then that there are more.
func (p *pass) report(rule diag.Rule, start, end int, text, hint lang.Text) {
	problem := rule.At(p.file, p.shown, p.origin(diag.Span{Start: start, End: end}), text, hint)
	p.told[problem.Code]++
	switch told := p.told[problem.Code]; {
	case told > mostOfAKind+1:
		return
	case told == mostOfAKind+1:
		problem.Text = lang.Textf("từ đây trong tệp còn những chỗ khác cũng sai như %d chỗ trên, không kể nữa",
			"from here on there are more like the %d above in this file; they are not listed", mostOfAKind)
		problem.Hint = lang.Text{}
	}
	p.problems.Add(problem)
}

// mostAhead is how many bytes of a line are looked at for what may have been
// meant: more is no slip, and lines of a megabyte must not take quadratic time.
const mostAhead = 1000

// ahead returns the rest of the line at offset, as far as it is looked at.
func (p *pass) ahead(offset int) []byte {
	line, _, _ := bytes.Cut(p.data[offset:min(len(p.data), offset+mostAhead)], []byte{'\n'})
	return line
}

// lineEnd returns where the line that holds offset ends.
func (p *pass) lineEnd(offset int) int {
	if i := bytes.IndexByte(p.data[offset:], '\n'); i >= 0 {
		return offset + i
	}
	return len(p.data)
}
