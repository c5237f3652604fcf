package frontmatter

import (
	"slices"
	"strings"
	"unicode"

	"chuyende/internal/lang"
)

// listed returns the values that one text stands for where a list is wanted:
// "đất đai, nông thôn" is two, parted by commas or semicolons. Text in quotes
// is taken as it stands, as is a value that the field allows as a whole. TOML
// has no text without quotes, so there they say nothing.
func (d *decoder) listed(n *node, f *Field) []*node {
	whole := []*node{n}
	if slices.Contains(f.Values, n.text) || isEmpty(n) {
		return whole
	}
	parts := d.parts(n, f)
	if len(parts) == 1 && d.generous {
		return parts // "a," of a list that others left
	}
	if len(parts) < 2 {
		return whole
	}
	if !n.plain && d.format != TOML && !d.generous {
		if !f.Prose && len(f.Values) == 0 {
			d.warnQuotedList(n, f)
		}
		return whole
	}
	return parts
}

// parts cuts a text at its separators. Those within an address are none, and
// in prose a comma is one of the sentence.
func (d *decoder) parts(n *node, f *Field) []*node {
	exact := n.span.End-n.span.Start == len(n.text) // what is written is the value
	inAddress := strings.Contains(n.text, "://")
	var parts []*node
	start := 0
	add := func(end int) {
		text := strings.TrimSpace(n.text[start:end])
		if text == "" {
			return
		}
		part := &node{kind: scalar, text: text, plain: n.plain, foreign: n.foreign, span: n.span}
		if exact {
			part.span.Start += start + strings.Index(n.text[start:end], text)
			part.span.End = part.span.Start + len(text)
		}
		parts = append(parts, part)
	}
	for i, r := range n.text {
		next, _ := firstRune(n.text[i+1:])
		if r != ';' && (r != ',' || f.Prose) || inAddress && !unicode.IsSpace(next) {
			continue
		}
		add(i)
		start = i + 1
	}
	add(len(n.text))
	return parts
}

func firstRune(text string) (rune, bool) {
	for _, r := range text {
		return r, true
	}
	return ' ', false
}

// warnQuotedList tells of a list between quotes, which is one value.
func (d *decoder) warnQuotedList(n *node, f *Field) {
	value := clip(strings.TrimSpace(n.text))
	what := lang.Textf("%q nằm trong một cặp ngoặc kép nên là một giá trị", "%q stands in one pair of quotes and is one value", value)
	hint := lang.Textf("nhiều giá trị thì bỏ ngoặc kép; đúng là một thì viết %s: [\"%s\"]", "for several values remove the quotes; if it is one write %s: [\"%s\"]", f.Key, value)
	if mark := d.file.Data[n.span.Start]; mark == '>' || mark == '|' {
		what = lang.Textf("%q viết sau dấu %c nên là một giá trị", "%q stands behind a %c and is one value", value, mark)
		hint = lang.Textf("nhiều giá trị thì viết %s: %s; đúng là một thì viết %s: [\"%s\"]", "for several values write %s: %s; if it is one write %s: [\"%s\"]", f.Key, value, f.Key, value)
	}
	d.warnList(n, what, hint)
}

// warnJoinedItem tells of an item of a list that reads as several.
func (d *decoder) warnJoinedItem(n *node, f *Field) {
	if !n.plain || d.generous || f.Prose || len(f.Values) > 0 || d.format == TOML || len(d.parts(n, f)) < 2 {
		return
	}
	d.warnList(n, lang.Textf("%q ở sau một dấu gạch đầu dòng nên là một giá trị", "%q stands behind one dash and is one value", clip(n.text)),
		lang.Textf("nhiều giá trị thì mỗi giá trị một dòng gạch đầu dòng; đúng là một thì đặt trong ngoặc kép", "put each value behind a dash of its own; if it is one put it in quotes"))
}

func (d *decoder) warnList(n *node, what, hint lang.Text) {
	d.problems.Add(d.file.problem(n.span, ruleValueList, what, hint))
}
