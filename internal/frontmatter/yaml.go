package frontmatter

import (
	"bytes"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// mostBroken is how many places with broken notation are looked for in one
// file; every one of them costs a new parse.
const mostBroken = 8

// yamlReader turns the YAML library's nodes into ours.
type yamlReader struct {
	file     File
	span     diag.Span
	text     []byte // the YAML; where a part was broken, a copy without it
	lines    []int  // offset in text of each line, as YAML counts lines
	seen     seen
	mend     bool    // keep what a broken line clearly says
	mended   []entry // kept so
	odd      bool    // a key is no word, or a value has a mark of YAML's
	aliases  int     // that were followed
	problems *diag.List
}

// mostAliases is how often a file that is mended may say again what stands elsewhere in
// it: each may hold as much as the file.
const mostAliases = 20

// parseYAML reads a block into root and reports whether all of it was read.
func parseYAML(file File, span diag.Span, mend bool, root *node, problems *diag.List) bool {
	y := &yamlReader{file: file, span: span, text: file.Data[span.Start:span.End], mend: mend, problems: problems}
	y.lines = yamlLines(y.text)
	defer func() {
		for _, e := range y.mended {
			if root.find(e.key) == nil {
				root.add(e)
			}
		}
	}()
	whole := true
	for range mostBroken {
		if isBlank(y.text) {
			return whole
		}
		var doc yaml.Node
		err := yaml.Load(y.text, &doc)
		if err == nil {
			return y.root(&doc, root) && whole && !y.odd
		}
		whole = false
		if !y.repair(err) {
			break
		}
	}
	return false
}

// isBlank reports whether the text has only blanks and comments, which to the
// library is no document.
func isBlank(text []byte) bool {
	for at := 0; at < len(text); at = nextLine(text, at) {
		if line := bytes.TrimSpace(text[at:lineEnd(text, at)]); len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

// root reads the document's table.
func (y *yamlReader) root(doc *yaml.Node, root *node) bool {
	if doc.Kind == yaml.DocumentNode && len(doc.Content) > 0 {
		doc = doc.Content[0]
	}
	n := y.node(doc, 0)
	switch n.kind {
	case empty:
		return true
	case table:
		root.entries, root.index = n.entries, n.index
		return true
	}
	y.problems.Add(notKeys(y.file, y.text, y.span.Start, n))
	return false
}

// node reads a value and all that is in it.
func (y *yamlReader) node(n *yaml.Node, depth int) *node {
	start := y.offset(n.Line, n.Column)
	out := &node{kind: empty, span: diag.Span{Start: y.span.Start + start, End: y.span.Start + y.end(n, start)}}
	switch {
	case depth > deepest:
		y.add(out.span, ruleSyntax, lang.Textf("khai báo lồng vào nhau quá sâu", "the values are nested too deeply"), lang.Text{})
		return out
	case y.mend && n.Kind == yaml.AliasNode && n.Alias != nil && y.aliases < mostAliases:
		y.aliases++
		return y.node(n.Alias, depth+1)
	case y.mend && n.Kind != yaml.AliasNode: // what its anchor or its tag adds is nothing to us
	case n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0:
		y.mark(n, out)
		y.odd = true
		return out
	}
	switch n.Kind {
	case yaml.ScalarNode:
		out.text = n.Value
		out.plain = n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
		if !out.plain || n.Tag != "!!null" {
			out.kind = scalar
		}
		y.swallowed(n, out)
		y.commented(out)
	case yaml.SequenceNode:
		out.kind = list
		out.items = make([]*node, len(n.Content))
		for i, item := range n.Content {
			out.items[i] = y.node(item, depth+1)
		}
	case yaml.MappingNode:
		if y.mend && bytes.HasPrefix(y.text[start:], []byte("{{")) {
			y.odd = true
			y.add(out.span, ruleSyntax, lang.Textf("chỗ trống {{…}} của bài mẫu chưa được điền, nên khóa này coi như không có", "the blank {{…}} of a template is not filled in, so the key is taken to be absent"), lang.Text{})
			return out
		}
		out.kind = table
		out.entries = make([]entry, 0, min(len(n.Content)/2, longTable))
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := y.node(n.Content[i], depth+1)
			value := y.node(n.Content[i+1], depth+1)
			if key.kind != scalar {
				y.odd = true
				y.add(key.span, ruleSyntax, lang.Textf("tên khóa phải là một từ viết liền trước dấu hai chấm", "a key must be one word before the colon"), lang.Text{})
				continue
			}
			before := out.find(key.text)
			out.addUnique(y.file, entry{key: key.text, span: key.span, value: value}, y.problems)
			if before != nil && before.value.kind == scalar && value.kind == scalar { // programs that read it at all take the last
				before.value = value
			}
		}
	}
	return out
}

// mark reports a value that starts with one of YAML's marks for anchors,
// aliases and tags.
func (y *yamlReader) mark(n *yaml.Node, out *node) {
	first := "*"
	switch {
	case n.Anchor != "" && n.Kind != yaml.AliasNode:
		first = "&"
	case n.Kind != yaml.AliasNode:
		first = "!"
	}
	from := out.span.Start - y.span.Start
	line := y.text[from:lineEnd(y.text, from)]
	out.span.End = out.span.Start + len(trimRight(line))
	y.add(out.span, ruleSyntax,
		lang.Textf("giá trị không được bắt đầu bằng dấu %s", "a value cannot start with %s", first), quoteIt(string(trimRight(line))))
}

// swallowed reports a list item that YAML took for the next line of the item
// above it, because it is indented further.
func (y *yamlReader) swallowed(n *yaml.Node, out *node) {
	if !out.plain || n.Value == "" || out.span.End-out.span.Start == len(n.Value) {
		return
	}
	at := nextLine(y.text, out.span.Start-y.span.Start)
	if at >= len(y.text) {
		return
	}
	line := y.text[at:lineEnd(y.text, at)]
	indent := len(line) - len(trimLeft(line))
	if indent > 0 && len(line) > indent+1 && line[indent] == '-' && line[indent+1] == ' ' {
		span := diag.Span{Start: y.span.Start + at + indent, End: y.span.Start + at + len(trimRight(line))}
		y.add(span, ruleSyntax,
			lang.Textf("dấu gạch đầu dòng này lùi vào sâu hơn dòng trên nên bị nối vào dòng trên", "this item is indented further than the one above and becomes part of it"),
			lang.Textf("cho mọi dấu gạch đầu dòng của danh sách thẳng hàng", "put all dashes of the list in one column"))
	}
}

// commented warns of a value, or a part of one, that is taken for a comment
// although it does not look like one: "title: #1 việc cần làm".
func (y *yamlReader) commented(out *node) {
	if !out.plain {
		return
	}
	at := out.span.End - y.span.Start
	line := trimRight(y.text[at:lineEnd(y.text, at)])
	at += leading(line)
	line = trimLeft(line)
	if len(line) < 2 || line[0] != '#' || bytes.IndexByte([]byte(" \t#-!="), line[1]) >= 0 {
		return
	}
	y.problems.Add(y.file.problem(diag.Span{Start: y.span.Start + at, End: y.span.Start + at + len(line)}, ruleValueComment,
		lang.Textf("phần từ dấu # bị coi là ghi chú và bị bỏ đi", "the part from # on is taken for a comment and left out"),
		lang.Textf("nếu đây là chữ thì đặt cả giá trị trong ngoặc kép; nếu là ghi chú thì viết dấu cách sau dấu #", "quote the whole value if it is text; put a space after # if it is a comment")))
}

func (y *yamlReader) add(span diag.Span, rule diag.Rule, text, hint lang.Text) {
	y.problems.Add(y.file.problem(span, rule, text, hint))
}

// end returns where the value that starts at an offset of the text ends: for
// a list or table the end of its first line.
func (y *yamlReader) end(n *yaml.Node, start int) int {
	rest := y.text[start:]
	switch {
	case n.Kind != yaml.ScalarNode || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return start + quotedEnd(rest, '"', '\\')
	case n.Style&yaml.SingleQuotedStyle != 0:
		return start + quotedEnd(rest, '\'', '\'')
	case len(rest) >= len(n.Value) && string(rest[:len(n.Value)]) == n.Value:
		return start + len(n.Value)
	case n.Value == "":
		return start
	}
	return start + len(trimRight(rest[:lineEnd(rest, 0)]))
}

// quotedEnd returns the length of the quoted text that text starts with;
// escape is the byte that takes the meaning from the one after it.
func quotedEnd(text []byte, quote, escape byte) int {
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == escape && i+1 < len(text) && (escape != quote || text[i+1] == quote):
			i++
		case text[i] == quote:
			return i + 1
		}
	}
	return len(text)
}

// offset returns the place in the text of a line and a column, both from 1,
// columns in runes. A place outside is taken as the nearest inside.
func (y *yamlReader) offset(line, column int) int {
	if line < 1 {
		return 0
	}
	if line > len(y.lines) {
		return len(y.text)
	}
	// Values come in the order of the text: on a long line the way goes on
	// from the last one, and not from its start each time.
	if y.seen.line != line || y.seen.column > column {
		y.seen = seen{line: line, column: 1, at: y.lines[line-1]}
	}
	for ; y.seen.column < column && y.seen.at < len(y.text); y.seen.column++ {
		_, size := utf8.DecodeRune(y.text[y.seen.at:])
		y.seen.at += size
	}
	return y.seen.at
}

// seen is a place that was found: its line and column from 1, its offset.
type seen struct{ line, column, at int }

// yamlLines returns the offset of every line. YAML knows more line breaks
// than editors do, and its positions count them.
func yamlLines(text []byte) []int {
	lines := make([]int, 1, 16)
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\n':
			lines = append(lines, i+1)
		case text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n'):
			lines = append(lines, i+1)
		case text[i] == 0xC2 && i+1 < len(text) && text[i+1] == 0x85: // U+0085
			lines = append(lines, i+2)
		case text[i] == 0xE2 && i+2 < len(text) && text[i+1] == 0x80 && (text[i+2] == 0xA8 || text[i+2] == 0xA9): // U+2028, U+2029
			lines = append(lines, i+3)
		}
	}
	return lines
}
