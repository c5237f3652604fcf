// Package tomarkdown writes HTML as Markdown that the portal reads as the same:
// headings, paragraphs, lists, tables, emphasis, links, pictures and notes. What
// else is there keeps its text.
//
// What an author typed comes out as text: a sign that would mean something in
// Markdown has a backslash before it, wherever it would. html-to-markdown, which
// is known here alone, does the rest.
//
// The package knows no page and no site. Its HTML is any that browsers read, and
// two elements besides: <note-ref n="1"> calls a note, <note-text n="1"> at the end
// holds its text.
package tomarkdown

import (
	"fmt"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Convert returns a fragment of HTML as Markdown, which ends with one line end
// unless it is empty.
func Convert(fragment string) (string, error) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragmentWithOptions(strings.NewReader(fragment), body, html.ParseOptionEnableScripting(false))
	if err != nil {
		return "", fmt.Errorf("reading HTML: %w", err)
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	return ConvertNode(body)
}

// ConvertNode is Convert for what stands in a node, which it changes.
func ConvertNode(n *html.Node) (string, error) {
	prepare(n)
	written, err := writer().ConvertNode(n)
	if err != nil {
		return "", fmt.Errorf("writing Markdown: %w", err)
	}
	return finish(string(written)), nil
}

// writer is the converter with what it is to know besides.
func writer() *converter.Converter {
	c := converter.NewConverter(
		converter.WithEscapeMode(converter.EscapeModeDisabled), // see finish
		converter.WithPlugins(
			base.NewBasePlugin(),
			commonmark.NewCommonmarkPlugin(commonmark.WithBulletListMarker("-"), commonmark.WithListEndComment(true)),
			strikethrough.NewStrikethroughPlugin(),
			table.NewTablePlugin(table.WithHeaderPromotion(true), table.WithNewlineBehavior(table.NewlineBehaviorPreserve),
				table.WithCellPaddingBehavior(table.CellPaddingBehaviorMinimal), table.WithPresentationTables(true)),
		))
	c.Register.RendererFor("note-ref", converter.TagTypeInline, noteRef, converter.PriorityEarly)
	c.Register.RendererFor("note-text", converter.TagTypeBlock, noteText, converter.PriorityEarly)
	return c
}

// noteRef writes where a note is called.
func noteRef(_ converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	fmt.Fprintf(w, "[^%s]", attribute(n, "n"))
	return converter.RenderSuccess
}

// noteText writes a note, whose later paragraphs are set in.
func noteText(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	var text strings.Builder
	ctx.RenderChildNodes(ctx, &text, n)
	lines := strings.Split(strings.TrimSpace(text.String()), "\n")
	for i := range lines {
		if i > 0 && lines[i] != "" {
			lines[i] = "    " + lines[i]
		}
	}
	fmt.Fprintf(w, "\n\n[^%s]: %s\n\n", attribute(n, "n"), strings.Join(lines, "\n"))
	return converter.RenderSuccess
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
