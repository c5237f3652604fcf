package migrate

import (
	"regexp"
	"strings"

	"chuyende/internal/markdown"
)

var (
	colonOpen = regexp.MustCompile(`^(\s*)(:{3,})\s*\{?\.?(\pL[\pL\pN_-]*)\}?\s*(?:\[(.*)\]|(.*?))\s*:*\s*$`)
	colonEnd  = regexp.MustCompile(`^\s*(:{3,})\s*$`)
	indentBox = regexp.MustCompile(`^(\s*)(!!!|\?\?\?\+?|===[!+]?)\s+((?:\pL[\pL\pN_-]*\s*)*)(?:"(.*)")?\s*$`)
	attrsOnly = regexp.MustCompile(`\s*\{[^}]*\}\s*$`)
)

// deepestBox is how deep boxes may stand in each other.
const deepestBox = 8

// boxes writes boxes of other programs as quotes with a name, and tabs as their
// names with what belongs to them below.
func (w *writer) boxes(rows []row) []row { return boxesIn(rows, 0) }

func boxesIn(rows []row, depth int) []row {
	var f fence
	var out []row
	for i := 0; i < len(rows); i++ {
		r := rows[i]
		if f.in(r.text) || depth > deepestBox {
			out = append(out, r)
			continue
		}
		if m := colonOpen.FindStringSubmatch(r.text); m != nil {
			body := colonBody(rows[i+1:], len(m[2]))
			out = append(out, boxed(r, m[1], m[3], strings.TrimSpace(attrsOnly.ReplaceAllString(m[4]+m[5], "")), "", boxesIn(dedent(body, len(m[1])), depth+1))...)
			i += len(body)
			if i+1 < len(rows) && colonEnd.MatchString(rows[i+1].text) {
				i++
			}
			continue
		}
		m := indentBox.FindStringSubmatch(r.text)
		hasTitle := strings.Contains(r.text, `"`)
		if m == nil || m[2][0] == '=' && !hasTitle || strings.TrimSpace(m[3]) == "" && !hasTitle {
			out = append(out, r)
			continue
		}
		body := indented(rows[i+1:], len(m[1])+4)
		inner := boxesIn(dedent(body, len(m[1])+4), depth+1)
		if m[2][0] == '=' {
			out = append(out, tab(r, m[1], m[4], inner)...)
		} else {
			name, _, _ := strings.Cut(strings.TrimSpace(m[3])+" note", " ")
			sign := ""
			if m[2][0] == '?' {
				sign = map[bool]string{true: "+", false: "-"}[strings.HasSuffix(m[2], "+")]
			}
			out = append(out, boxed(r, m[1], strings.TrimSpace(name), m[4], sign, inner)...)
		}
		i += len(body)
	}
	return out
}

// colonBody are the rows up to the colons that end a box of so many.
func colonBody(rows []row, colons int) []row {
	var f fence
	open := []int{colons}
	for i, r := range rows {
		if f.in(r.text) {
			continue
		}
		if m := colonEnd.FindStringSubmatch(r.text); m != nil {
			if len(m[1]) >= open[len(open)-1] {
				open = open[:len(open)-1]
			}
			if len(open) == 0 {
				return rows[:i]
			}
		} else if m := colonOpen.FindStringSubmatch(r.text); m != nil {
			open = append(open, len(m[2]))
		}
	}
	return rows
}

// indented are the rows that are set in by so much, with empty ones between.
func indented(rows []row, indent int) []row {
	last := 0
	for i, r := range rows {
		text := strings.ReplaceAll(r.text, "\t", "    ")
		switch {
		case strings.TrimSpace(text) == "":
		case len(text)-len(strings.TrimLeft(text, " ")) >= indent:
			last = i + 1
		default:
			return rows[:last]
		}
	}
	return rows[:last]
}

// dedent takes blanks from the beginning of rows.
func dedent(rows []row, indent int) []row {
	out := make([]row, len(rows))
	for i, r := range rows {
		left := indent
		text := r.text
		for left > 0 && text != "" && (text[0] == ' ' || text[0] == '\t') {
			if text[0] == '\t' {
				left -= 3
			}
			text, left = text[1:], left-1
		}
		out[i] = row{text, r.line}
	}
	return out
}

// boxed writes a box of a name that another program gives it.
func boxed(r row, indent, name, title, fold string, body []row) []row {
	alert, folds := markdown.ForeignAlert(name)
	if alert == "" {
		return indentedBy(indent, body)
	}
	if folds && fold == "" {
		fold = "-"
	}
	title = strings.Trim(title, `"`)
	if kind := strings.ToUpper(name); title == "" && kind != alert && !folds && !common[kind] {
		title = strings.ToUpper(name[:1]) + strings.ReplaceAll(name[1:], "-", " ")
	}
	first := strings.TrimRight("> [!"+alert+"]"+fold+" "+title, " ")
	out := []row{{indent + first, r.line}}
	for _, b := range trimmed(body) {
		out = append(out, row{strings.TrimRight(indent+"> "+b.text, " "), b.line})
	}
	return append(out, row{"", r.line})
}

// common are names of boxes that the alert's own says as well.
var common = map[string]bool{"INFO": true, "HINT": true, "WARN": true, "DANGER": true, "ERROR": true, "ATTENTION": true, "SUCCESS": true, "ALERT": true, "NOTICE": true, "CALLOUT": true, "ADMONITION": true, "BLOCKQUOTE": true}

// tab writes a tab: its name, then what is in it.
func tab(r row, indent, title string, body []row) []row {
	out := []row{{indent + "**" + strings.ReplaceAll(title, "*", `\*`) + "**", r.line}, {"", r.line}}
	return append(append(out, indentedBy(indent, trimmed(body))...), row{"", r.line})
}

func indentedBy(indent string, rows []row) []row {
	out := make([]row, len(rows))
	for i, r := range rows {
		out[i] = row{strings.TrimRight(indent+r.text, " "), r.line}
	}
	return out
}

// trimmed are rows without empty ones at either end.
func trimmed(rows []row) []row {
	for len(rows) > 0 && strings.TrimSpace(rows[0].text) == "" {
		rows = rows[1:]
	}
	for len(rows) > 0 && strings.TrimSpace(rows[len(rows)-1].text) == "" {
		rows = rows[:len(rows)-1]
	}
	return rows
}
