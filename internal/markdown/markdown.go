// Package markdown turns an author's Markdown into HTML with holes.
//
// A text is parsed once and its tree forgotten at once: what stays is a [Doc],
// the HTML with the byte offsets where addresses of links and images are still
// missing, beside the plain text that search reads. So ten thousand documents
// fit in memory while the link phase, which needs to know all of them, decides
// what goes into the holes.
//
// The package knows Markdown and nothing of the site: not which pages there
// are, where a link leads, nor how wide an image is. goldmark and chroma are
// used here and nowhere else. Nothing it writes carries a style attribute, an
// event handler or a script, unless the site allows raw HTML.
//
// Themes find these classes in the HTML: alert with alert-note, alert-tip,
// alert-important, alert-warning, alert-caution or alert-history, and
// alert-title inside;
// table, a box around each table; task, a list item with a checkbox;
// footnotes, footnote-ref and footnote-back; chroma, a block of code whose
// spans have chroma's short class names.
package markdown

import (
	"sync"
	"time"

	emoji "github.com/yuin/goldmark-emoji"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"

	"chuyende/internal/diag"
	"chuyende/internal/words"
)

// Options are the settings of a [Parser] that hold for a whole site.
type Options struct {
	// AllowHTML writes raw HTML as it stands in the text. Unless it is set,
	// raw HTML is dropped with a warning; comments are dropped silently.
	AllowHTML bool
	// Generous reads what other programs have besides: their boxes, links, ids and
	// tags of components, and of raw HTML keeps what can do no harm. What nothing
	// can be made of is told once for each kind and text.
	Generous bool
	// Include reads a file that a plain page shows, nil where none is to be read: name
	// as it is written in the text of a file that messages name so, or that is known by
	// the path of an earlier answer. A name in double brackets, [[note.md]], is of a file
	// in whatever folder.
	Include func(file, name string) (Included, bool)
	// ReservedIDs are element ids of the page around the text, which no
	// heading may take.
	ReservedIDs []string
	// Words are what is said beside the text: above alerts, of tables and
	// footnotes. Nil stands for the default theme's in Vietnamese.
	Words *words.Table
	// Settings is the path of the site's settings as messages name it.
	Settings string
}

// Included is a file that a text shows: its path below the content, "" where it lies
// elsewhere, and its text.
type Included struct{ Path, Text string }

// Parser parses Markdown. It may be used by several goroutines at once.
type Parser struct {
	options   Options
	goldmark  parser.Parser
	languages languages
	passes    sync.Pool        // of *pass: its buffers are worth keeping
	now       func() time.Time // a seam for tests
}

// New returns a Parser.
func New(options Options) *Parser {
	if options.Words == nil {
		options.Words = words.Default()
	}
	p := &Parser{options: options, goldmark: newGoldmark(options.Generous), now: time.Now}
	p.passes.New = func() any { return newPass(p) }
	return p
}

// newGoldmark puts together the syntax that authors may write. Where two
// parsers wait for the same character, the lower number is asked first.
func newGoldmark(generous bool) parser.Parser {
	blocks := []util.PrioritizedValue{
		util.Prioritized(headingParser{parser.NewSetextHeadingParser()}, 100),
		util.Prioritized(shallow{extension.NewDefinitionListParser()}, 101),
		util.Prioritized(shallow{extension.NewDefinitionDescriptionParser()}, 102),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(shallow{parser.NewListParser()}, 300),
		util.Prioritized(shallow{parser.NewListItemParser()}, 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(headingParser{parser.NewATXHeadingParser()}, 600),
		util.Prioritized(fenceParser{parser.NewFencedCodeBlockParser()}, 700),
		util.Prioritized(alertParser{shallow{parser.NewBlockquoteParser()}}, 799),
		util.Prioritized(quoteParser{shallow{parser.NewBlockquoteParser()}, generous}, 800),
		util.Prioritized(footnoteParser{shallow{extension.NewFootnoteBlockParser()}}, 850),
		util.Prioritized(skippedParser{}, 890),
		util.Prioritized(htmlParser{parser.NewHTMLBlockParser()}, 900),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	}
	inlines := []util.PrioritizedValue{
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(codeSpanParser{parser.NewCodeSpanParser()}, 100),
		util.Prioritized(noteLinkParser{}, 101),
		util.Prioritized(linkParser{}, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(emphasisParser{generous}, 500),
		util.Prioritized(bareLinkParser{}, 999),
	}
	if generous {
		blocks = append(blocks, util.Prioritized(colonParser{}, 90), util.Prioritized(indentParser{}, 91), util.Prioritized(signParser{}, 92), util.Prioritized(mathBlockParser{}, 710))
		inlines = append(inlines, util.Prioritized(mathParser{}, 90), util.Prioritized(roleParser{}, 95), util.Prioritized(wikiParser{}, 105), util.Prioritized(keysParser{}, 107), util.Prioritized(commandParser{}, 108), util.Prioritized(braceParser{}, 110), util.Prioritized(placeParser{}, 111),
			util.Prioritized(componentParser{}, 290), util.Prioritized(iconParser{}, 295), util.Prioritized(emoji.NewParser(), 296))
	}
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(
			util.Prioritized(referenceTransformer{}, 100),
			util.Prioritized(tableTransformer{extension.NewTableParagraphTransformer()}, 200),
		),
	)
}

// Parse reads the Markdown at body in data, the text of the file shown to the
// author as file, and adds the author's mistakes to problems. data must be
// valid UTF-8 in normal form with "\n" line ends, as source.File.Data is; body
// is what front matter leaves of it. All positions in the result are byte
// offsets in data. The result is never nil and keeps no part of data.
func (p *Parser) Parse(file string, data []byte, body diag.Span, problems *diag.List) *Doc {
	pass := p.passes.Get().(*pass)
	pass.begin(file, data, problems)
	doc, failure := pass.guarded(func() *Doc { return p.parse(pass, data, body) })
	if failure != nil { // what it left in the pass is not to be trusted
		problems.Add(*failure)
		return &Doc{Sections: []Section{{}}, titleAt: noTitle}
	}
	pass.end()
	p.passes.Put(pass)
	return doc
}

func (p *Parser) parse(pass *pass, data []byte, body diag.Span) *Doc {
	body.End = min(max(body.End, 0), len(data))
	body.Start = min(max(body.Start, 0), body.End)
	doc := pass.document(p.tree(pass, pass.readGenerously(body)))
	doc.parser, doc.body, doc.file = p, body, pass.file
	doc.Includes, doc.Uncoloured = pass.includesDigest(), pass.uncoloured
	return doc
}
