package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// Directives of MyST, in fences or between colons, and labels:
//
//	```{note} Title        :::{figure} a.png        (label)=
//	:class: dropdown       :alt: words              # Heading
//	text                   caption
//	```                    :::                      :label:`label`
//
// What holds text becomes a box, what holds code a fence, each without its options; a
// label becomes the id of its heading.

// directive is one that is open.
type directive struct {
	sign string // that it opened with
	shut string // what stands in the place of its end
}

var (
	// directiveMark finds whether a text may have one, or a label.
	directiveMark = regexp.MustCompile("(?m)^[ \\t>]*(?:[`~:]{3,}[ \\t]*\\{[A-Za-z]|\\([\\pL\\pN][\\pL\\pN_:./-]*\\)=[ \\t]*$|:(?:label|eqlabel|width|height|begin_tab|end_tab):`|\\{%|[^`\n]*\\{\\{)")
	directiveLine = regexp.MustCompile("^(`{3,}|~{3,}|:{3,})[ \\t]*\\{([A-Za-z][\\w:.+-]*)\\}[ \\t]*(.*)$")
	labelAbove    = regexp.MustCompile(`^\(([\pL\pN][\pL\pN_:./-]*)\)=$`)
	labelBelow    = regexp.MustCompile("^:(label|eqlabel|width|height|begin_tab|end_tab):`([^`]*)`$")
	headingID     = regexp.MustCompile(`\{[^{}]*#[^{}]*\}\s*$`)
	labelName     = regexp.MustCompile(`^[\pL\pN_.-]+$`)

	directivesOfCode = []string{"code-block", "code", "sourcecode", "code-cell", "mermaid", "graphviz", "plantuml", "csv-table", "myst", "parsed-literal", "prompt", "doctest", "testcode"}
	directivesOfFile = []string{"figure", "image", "video", "iframe", "embed", "youtube", "download"}
	directivesBare   = []string{"toctree", "toc", "tableofcontents", "contents", "index", "bibliography", "footbibliography", "raw", "meta", "currentmodule", "module", "anywidget", "listing"}
	directivesApart  = []string{"tab-set", "tabs", "grid", "grid-item", "div", "aside", "margin", "sidebar", "epigraph", "pull-quote", "card-carousel", "container", "table", "list-table", "figure-md", "rubric", "columns", "group-tab", "blockquote", "topic", "only", "ifconfig"}
	directivesBoxed  = []string{"admonition", "tab-item", "tab", "card", "grid-item-card", "dropdown", "toggle", "details", "exercise", "solution", "seealso", "todo", "hint", "attention", "danger", "error", "versionadded", "versionchanged", "deprecated", "exercise-start", "solution-start"}
)

// mayHaveDirective asks [directiveMark], but of texts that plainly have none: most.
func mayHaveDirective(text []byte) bool {
	if bytes.IndexByte(text, '{') < 0 && !bytes.Contains(text, []byte(")=")) && !bytes.Contains(text, []byte(":`")) {
		return false
	}
	return directiveMark.Match(text)
}

// isDirectiveBox holds of what shows text in a box.
func isDirectiveBox(name string) bool {
	return slices.Contains(directivesBoxed, name) || isAlert(name) || strings.HasPrefix(name, "prf:") || strings.HasPrefix(name, "proof:")
}

// directive writes a line that opens or ends a directive, or says a label, and returns
// where the text goes on and which fence is open there.
func (t *takenText) directive(start, end int, text []byte, margin string) (next int, fence string, ok bool) {
	next = min(end+1, len(t.data))
	if n := len(t.directives); n > 0 && isFenceEnd(text, t.directives[n-1].sign) {
		t.put(start, end, margin+t.directives[n-1].shut)
		t.directives = t.directives[:n-1]
		return next, "", true
	}
	switch text[0] {
	case '(':
		above := bytes.TrimSpace(t.data[bytes.LastIndexByte(t.data[:max(start-1, 0)], '\n')+1 : max(start-1, 0)])
		if m := labelAbove.FindSubmatch(text); m != nil && (len(above) == 0 || above[0] == '#' || above[0] == '(') {
			t.label = string(m[1])
			t.put(start, end, "")
			return next, "", true
		}
	case '#':
		if label := t.label; label != "" && headingLine.Match(text) && !headingID.Match(text) && labelName.MatchString(label) {
			t.label = ""
			t.put(end, end, " {#"+label+"}")
		}
		return end, "", false
	case ':':
		if m := labelBelow.FindSubmatch(text); m != nil {
			t.labelled(start, end, string(m[1]), string(m[2]), margin)
			return next, "", true
		}
	}
	t.anchor(start, margin)
	m := directiveLine.FindSubmatch(text)
	if m == nil || len(margin) > widestMargin {
		return end, "", false
	}
	return t.opening(start, end, directiveHead{sign: string(m[1]), name: strings.ToLower(string(m[2])), argument: strings.TrimSpace(string(m[3])), margin: margin})
}

// anchor writes the label of what is no heading.
func (t *takenText) anchor(start int, margin string) {
	if t.label != "" && labelName.MatchString(t.label) {
		t.put(start, start, margin+`<a id="`+t.label+"\"></a>\n\n")
	}
	t.label = ""
}

// labelled writes a label that stands below what it names: of the line above, if that is
// a heading, else where it stands.
func (t *takenText) labelled(start, end int, sort, label, margin string) {
	if !strings.HasSuffix(sort, "label") || !labelName.MatchString(label) {
		t.put(start, end, "")
		return
	}
	above := bytes.LastIndexByte(t.data[:max(start-1, 0)], '\n') + 1
	if line := t.data[above:max(start-1, above)]; start > 0 && headingLine.Match(line) && !headingID.Match(line) && t.done < start {
		t.put(start-1, end, " {#"+label+"}\n")
		return
	}
	t.put(start, end, "\n"+margin+`<a id="`+label+"\"></a>\n"+margin)
}

// isFenceEnd reports whether a line ends what a sign opened.
func isFenceEnd(text []byte, sign string) bool {
	return len(text) >= len(sign) && len(bytes.Trim(text, sign[:1])) == 0
}

// directiveHead is how one opens.
type directiveHead struct {
	sign, name, argument, margin string
	options                      map[string]string
}

// opening writes the line that opens a directive, and its options.
func (t *takenText) opening(start, end int, d directiveHead) (next int, fence string, ok bool) {
	known := isDirectiveBox(d.name) || d.name == "math" || d.name == "literalinclude" || slices.ContainsFunc(
		[][]string{directivesOfCode, directivesOfFile, directivesBare, directivesApart}, func(names []string) bool { return slices.Contains(names, d.name) })
	if !known && d.name != "eval-rst" {
		return end, "", false
	}
	last, options := readDirectiveOptions(t.data, end)
	d.options = options
	after := min(last+1, len(t.data))
	if blank := lineEndOf(t.data, after); last > end && blank < len(t.data) && len(bytes.TrimSpace(t.data[after:blank])) == 0 {
		last, after = blank, blank+1
	}
	from, to, ends := t.endOf(after, d.sign)
	if !ends || d.name == "eval-rst" && len(bytes.TrimSpace(t.data[after:from])) > 0 {
		return end, "", false // it would eat the rest of the page, or says more than what the page is about
	}
	next = min(to+1, len(t.data))
	switch {
	case slices.Contains(directivesOfCode, d.name):
		if d.sign[0] == '`' {
			t.put(start, last, d.margin+d.sign+d.codeInfo())
			return after, d.sign, true
		}
		sign := "```"
		for bytes.Contains(t.data[after:from], []byte(sign)) {
			sign += "`"
		}
		t.around(start, last, from, to, d.margin+sign+d.codeInfo(), d.margin+sign)
		return next, "", true
	case d.name == "math":
		t.around(start, last, from, to, d.margin+"$$", d.margin+"$$")
		return next, "", true
	case d.name == "literalinclude":
		lines, _, _ := strings.Cut(d.options["lines"], ",")
		if lines = strings.TrimSpace(lines); lines != "" {
			lines = ":" + strings.Replace(lines, "-", ":", 1)
		}
		t.put(start, to, d.margin+"```"+d.codeInfo()+"\n"+d.margin+"{{#include "+d.argument+lines+"}}\n"+d.margin+"```")
		return next, "", true
	case d.name == "list-table" && t.listTable(start, after, from, to, d):
		return next, "", true
	case slices.Contains(directivesBare, d.name), d.name == "eval-rst":
		t.leaveOut(start, to, "{"+d.name+"}")
		return next, "", true
	case slices.Contains(directivesOfFile, d.name):
		t.put(start, last, d.margin+d.shown()+"\n"+d.margin+"\n"+d.margin)
		t.directives = append(t.directives, directive{d.sign, ""})
		return after, "", true
	}
	colons := strings.Repeat(":", len(d.sign))
	t.put(start, last, d.margin+colons+d.boxLine())
	t.directives = append(t.directives, directive{d.sign, colons})
	return after, "", true
}

// around writes other lines around data[last:from], which stays as it is.
func (t *takenText) around(start, last, from, to int, before, behind string) {
	t.put(start, last, before)
	t.flush(from)
	t.put(from, to, behind)
}

// signEnd is the line data[from:to] that ends what a sign opens first behind a place;
// from is -1 where none does.
type signEnd struct{ after, from, to int }

// endOf is the line that ends what a sign opened. It is remembered, so that many that
// open before it take no longer than one.
func (t *takenText) endOf(at int, sign string) (from, to int, ok bool) {
	if e, known := t.ends[sign]; known && e.after <= at && (e.from < 0 || at <= e.from) {
		return e.from, e.to, e.from >= 0
	}
	e := signEnd{after: at, from: -1}
	for at < len(t.data) && e.from < 0 {
		end := lineEndOf(t.data, at)
		if isFenceEnd(bytes.TrimSpace(bytes.TrimLeft(t.data[at:end], " \t>")), sign) {
			e.from, e.to = at, end
		}
		at = end + 1
	}
	if t.ends == nil {
		t.ends = map[string]signEnd{}
	}
	t.ends[sign] = e
	return e.from, e.to, e.from >= 0
}

// readDirectiveOptions reads the options below a line, and returns where their last line
// ends.
func readDirectiveOptions(data []byte, end int) (last int, options map[string]string) {
	options, last = map[string]string{}, end
	inYAML := false
	for at := end + 1; at < len(data) && len(options) < mostOptions; {
		stop := lineEndOf(data, at)
		line := string(bytes.TrimSpace(bytes.TrimLeft(data[at:stop], " \t>")))
		m := mystOption.FindStringSubmatch(line)
		switch {
		case line == "---" && !inYAML && last == end:
			inYAML = true
		case line == "---" && inYAML:
			return stop, options
		case inYAML:
			key, value, _ := strings.Cut(line, ":")
			options[key] = strings.Trim(strings.TrimSpace(value), `"'`)
		case m != nil:
			options[m[1]] = strings.Trim(strings.TrimSpace(m[2]), `"'`)
		default:
			return last, options
		}
		if last = stop; inYAML {
			last = end // until it ends
		}
		at = stop + 1
	}
	return last, options
}

// codeInfo is what stands behind a fence of code.
func (d directiveHead) codeInfo() string {
	language, _, _ := strings.Cut(d.argument, " ")
	switch {
	case d.name == "literalinclude":
		if language = d.options["language"]; language == "" {
			language = strings.TrimPrefix(d.argument[strings.LastIndexByte(d.argument, '.')+1:], ".")
		}
	case d.name == "myst":
		language = "md"
	case d.name == "code-cell" && strings.HasPrefix(language, "ipython"):
		language = "python"
	case !strings.HasPrefix(d.name, "code") && d.name != "sourcecode":
		language = strings.TrimSuffix(d.name, "-table")
	}
	if strings.Trim(language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+#-_.") != "" {
		language = ""
	}
	title := d.options["filename"]
	if title == "" {
		title = d.options["caption"]
	}
	if title = strings.ReplaceAll(title, `"`, "”"); title != "" {
		return language + ` title="` + title + `"`
	}
	return language
}

// shown is a picture, or a link to what is none.
func (d directiveHead) shown() string {
	file, alt := d.argument, plainCommand(d.options["alt"])
	switch {
	case file == "":
		return ""
	case isPictureName([]byte(strings.ToLower(file))) && (d.name == "figure" || d.name == "image"):
		return "![" + alt + "](<" + strings.Trim(file, "<>") + ">)"
	case strings.HasPrefix(file, "#"):
		return "[](" + file + ")"
	}
	if alt == "" {
		alt = plainCommand(d.options["title"])
	}
	if alt == "" && strings.Contains(file, "://") {
		return "<" + strings.Trim(file, "<>") + ">"
	}
	return "[" + alt + "](<" + strings.Trim(file, "<>") + ">)"
}

// boxLine is what stands behind the colons of a box.
func (d directiveHead) boxLine() string {
	name, title := d.name, d.argument
	if link := d.options["link"]; link != "" && !strings.ContainsAny(link, " <>()") && !strings.Contains(title, "](") {
		title = "**[" + title + "](" + link + ")**" // brackets alone would be a title of VitePress's
	}
	if _, after, ok := strings.Cut(name, ":"); ok {
		name = after
	}
	switch {
	case slices.Contains(directivesApart, name):
		if title == "" || name == "grid" || name == "only" || name == "ifconfig" || name == "list-table" && strings.Trim(title, "0123456789 ") == "" {
			return "{.div}"
		}
		return " card " + title
	case name == "tab-item", name == "tab", name == "card", name == "grid-item-card":
		return " card " + title
	case name == "dropdown", name == "toggle", name == "details":
		return " details " + title
	case name == "admonition":
		name = "note"
		for _, class := range strings.Fields(d.options["class"]) {
			if isAlert(class) {
				name = class
			}
		}
	}
	if strings.Contains(d.options["class"], "dropdown") {
		return ` {.` + calloutName + name + ` title="` + strings.ReplaceAll(plainCommand(title), `"`, "”") + `" collapse="true"}`
	}
	return " " + name + " " + title
}
