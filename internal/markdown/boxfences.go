package markdown

import (
	"bytes"
	"regexp"
)

// Boxes between fences, as javascript.info and Mermaid have them, become such between colons:
//
//	```smart header="Name"     :::smart Name
//	text                       text
//	```                        :::
var boxFence = regexp.MustCompile("^(`{3,})(smart|warn|online|offline|compare|quote|note|tip|warning|danger|caution|important)\\b[ \\t]*(?:header=(?:\"([^\"\\n]*)\"|'([^'\\n]*)'))?[^\\n]*$")

// boxFence rewrites a line that opens or closes such a box. It is asked outside of
// code only.
func (m *masker) boxFence(start, end int) bool {
	if end-start < 3 || m.data[start] != '`' {
		return false
	}
	text := bytes.TrimRight(m.data[start:end], " \t")
	if last := len(m.boxFences) - 1; last >= 0 && string(text) == m.boxFences[last] {
		m.write(start, end, colons(len(text)))
		m.boxFences = m.boxFences[:last]
		return true
	}
	at := boxFence.FindSubmatch(text)
	if at == nil {
		return false
	}
	m.boxFences = append(m.boxFences, string(at[1]))
	m.write(start, end, colons(len(at[1]))+string(at[2])+" "+string(at[3])+string(at[4]))
	return true
}

func colons(n int) string { return string(bytes.Repeat([]byte{':'}, n)) }

// codeMark is a mark of what stands out in code of javascript.info.
var codeMark = regexp.MustCompile(`(?m)^[ \t]*\*/?!\*[ \t]*\n|\*/?!\*`)

// lineMark is a comment in code that says which lines stand out, of Docusaurus and of
// VitePress: "// highlight-next-line", "x = 1 // [!code focus]".
var lineMark = regexp.MustCompile(`(?m)^[ \t]*(?://|#|--|<!--|/\*|\{/\*)[ \t]*(?:highlight-(?:start|end|next-line)|\[!code [\w+:-]+\])[ \t]*(?:-->|\*/\}?)?[ \t]*\n|[ \t]*(?://|#|--|<!--|/\*)[ \t]*\[!code [^\]\n]+\][ \t]*(?:-->|\*/)?[ \t]*$`)

// withoutMarks drops them.
func withoutMarks(code []byte) []byte {
	if bytes.Contains(code, []byte("*/!*")) {
		code = codeMark.ReplaceAll(code, nil)
	}
	if bytes.Contains(code, []byte("highlight-")) || bytes.Contains(code, []byte("[!code ")) {
		code = lineMark.ReplaceAll(code, nil)
	}
	return code
}
