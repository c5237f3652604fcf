package markdown

import (
	"bytes"
	"path"
	"regexp"
	"strings"

	"chuyende/internal/diag"
)

// Lines between colons of Microsoft's documentation, each whole on its own line, so that
// none of them opens a box:
//
//	:::row:::
//	:::column span="2":::
//	:::image type="content" source="media/a.png" alt-text="Tên":::
//	:::code language="csharp" source="a.cs":::
//	:::row-end:::
//	:::zone pivot="a"
//	:::zone-end
var learnForm = regexp.MustCompile(`^:::[ \t]*(?:([a-z]+(?:-[a-z]+)*)((?:[ \t]+[^\n]*?)?)[ \t]*:::|(?:zone|moniker)[ \t][^\n]*|(?:zone|moniker|row|column)-end)[ \t]*$`)

var (
	learnSource = regexp.MustCompile(`(?:^|\s)source="([^"\n]*)"`)
	learnWords  = regexp.MustCompile(`(?:^|\s)(?:alt-text|text|title)="([^"\n]*)"`)
)

// learn rewrites such a line: a picture is one, of code from elsewhere its file's name
// stays, what only groups goes.
func (m *masker) learn(start, end int, _ bool) (next int, done bool) {
	if m.data[start] != ':' {
		return end, false
	}
	line := learnForm.FindSubmatch(m.data[start:end])
	if line == nil {
		return end, false
	}
	source, words := "", ""
	if at := learnSource.FindSubmatch(line[2]); at != nil {
		source = string(at[1])
	}
	if at := learnWords.FindSubmatch(line[2]); at != nil {
		words = strings.NewReplacer("[", "(", "]", ")").Replace(string(at[1]))
	}
	shown := ""
	switch string(line[1]) {
	case "image":
		if shown = "![" + words + "](" + source + ")"; strings.ContainsAny(source, " ()") {
			shown = "![" + words + "](<" + source + ">)"
		}
	case "code":
		m.pass.drop(":::", m.data[start:end], diag.Span{Start: start, End: end})
		shown = "`" + path.Base(source) + "`"
	case "no-loc":
		shown = words
	case "row", "row-end", "column", "column-end", "zone", "zone-end", "moniker", "moniker-end", "image-end", "":
	default:
		return end, false
	}
	if len(shown) > end-start {
		return end, false
	}
	m.write(start, end, shown)
	return end, true
}

// fragments drops the tags without a name that only group in MDX: <>…</>.
func (m *masker) fragments(start, end int, _ bool) (next int, done bool) {
	line := m.data[start:end]
	if !m.mdx || !bytes.Contains(line, []byte("<>")) && !bytes.Contains(line, []byte("</>")) || bytes.IndexByte(line, '`') >= 0 {
		return end, false
	}
	m.write(start, end, string(bytes.ReplaceAll(bytes.ReplaceAll(line, []byte("<>"), nil), []byte("</>"), nil)))
	return end, false
}
