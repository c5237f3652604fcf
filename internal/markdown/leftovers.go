package markdown

import (
	"bytes"
	"regexp"

	"chuyende/internal/diag"
)

// leftover is a sign of another program that stays as it is in a text of a plain page,
// which is told: what it refers to is known to that program alone.
type leftover struct {
	kind string
	sign []byte // that every one of them has
	form *regexp.Regexp
	mdx  bool // in texts of MDX alone; elsewhere it is text
}

// leftovers are citations of Pandoc, [@nguyen2020, tr. 5]; blocks of Logseq by their ids;
// templates of Ruby and of Svelte; what MDX works out.
var leftovers = []leftover{
	{kind: "[@…]", sign: []byte{'@'}, form: regexp.MustCompile(`\[-?@[\pL\pN_{][^\[\]\n]*\]|\[[^\[\]@\n]{1,80}[ ;]-?@[\pL_][\pL_:.-]*\d{4}[a-z]?[^\[\]\n]*\]`)},
	{kind: "((…))", sign: []byte("(("), form: regexp.MustCompile(`\(\([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\)\)`)},
	{kind: "<%…", sign: []byte("<%"), form: regexp.MustCompile(`<%[=#-]?[^%\n]+%>`)},
	{kind: "{#…}", sign: []byte{'{'}, form: regexp.MustCompile(`\{(?:#(?:if|each|await|key|snippet)|/(?:if|each|await|key|snippet)|:else|@html|@render)\b[^{}\n]*\}`)},
	{kind: "{…}", sign: []byte{'{'}, form: regexp.MustCompile(`\{[^{%#\n][^{}\n]*\}?`), mdx: true},
}

// findLeftovers counts them in data[start:end], a text without markup.
func (p *pass) findLeftovers(start, end int) {
	for i := range leftovers {
		l := &leftovers[i]
		if !bytes.Contains(p.data[start:end], l.sign) || l.mdx && !isMDX(p.file) {
			continue
		}
		for _, at := range l.form.FindAllIndex(p.data[start:end], -1) {
			from, to := start+at[0], start+at[1]
			if from > 0 && (p.data[from-1] == '\\' || l.mdx && p.data[from-1] == '{') {
				continue // text, or told as a command
			}
			p.remain(l.kind, p.data[from:to], diag.Span{Start: from, End: to})
		}
	}
}
