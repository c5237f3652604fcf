package markdown

import (
	"bytes"
	"regexp"
	"strings"
)

// Boxes that a sign of their own closes, as Nuxt and Retype have them:
//
//	::note{to="/a"}     !!!tip Name     ||| Column     +++ Tab     >>> Step     === Panel
//	text                text            text           text        text         text
//	::                  !!!             |||            +++         >>>          ===
//
// They become boxes between three colons, and what they hold stands no further in than
// they do: Nuxt sets it in by two a level, which Markdown would take for code.

// closedBox is one that is open.
type closedBox struct {
	sign   string
	indent int    // how far in its line stands, as it is written here
	inner  int    // how far in its text stands in the author's file, -1 before that is known
	link   string // where all of it leads
}

var (
	// closedMark finds whether a text may have one, or a mark of Retype's.
	closedMark = regexp.MustCompile(`(?m)^[ \t]*(?:::[a-z]|!!![^\n]*$|(?:\|\|\||\+\+\+|>>>|==[=!-]) \S)|\[!(?:badge|button|ref|file|embed|icon)\b`)
	nuxtBox    = regexp.MustCompile(`^(:{2,})([a-z][\w-]*)(?:\[([^\]\n]*)\])?(?:\{([^\n]*)\})?$`)
	nuxtSlot   = regexp.MustCompile(`^#([a-z][\w-]*)(?:\{[^\n]*\})?$`)
	signedOpen = regexp.MustCompile(`^(!!!)([!-]?)([a-z]*)(?:[ \t]+(\S[^\n]*))?$|^(\|\|\||\+\+\+|>>>|===|==-|==!)[ \t]+([^"\s][^\n]*)$`)
	retypeMark = regexp.MustCompile(`\[!(badge|button|ref|file|embed|icon)\b([^\]\n]*)\](\([^()\n]*\))?`)
	markText   = regexp.MustCompile(`\btext=(?:"([^"\n]*)"|'([^'\n]*)')`)
	markValue  = regexp.MustCompile(`\b[a-z][\w-]*=(?:"[^"\n]*"|'[^'\n]*'|\S*)`)
	anyIcon    = regexp.MustCompile(`:[a-z]+-[a-z0-9-]+:[ \t]*`)
)

// mayHaveClosed asks [closedMark], but of texts that plainly have none: most.
func mayHaveClosed(text []byte) bool {
	for _, sign := range []string{"::", "!!!", "||| ", "+++ ", ">>> ", "=== ", "==- ", "[!"} {
		if bytes.Contains(text, []byte(sign)) {
			return closedMark.Match(text)
		}
	}
	return false
}

// dedent writes a line of a box no further in than the box.
func (t *takenText) dedent(start, end int) {
	if len(t.closed) == 0 {
		return
	}
	b := &t.closed[len(t.closed)-1]
	in := leadingBlanks(t.data[start:end])
	if b.inner < 0 && in < end-start {
		b.inner = in
	}
	if n := min(in, b.inner-b.indent); n > 0 {
		t.put(start, start+n, "")
	}
}

func leadingBlanks(line []byte) int { return len(line) - len(bytes.TrimLeft(line, " ")) }

// closedBox writes a line that opens or closes such a box, or names a part of one, and
// returns where the text goes on.
func (t *takenText) closedBox(start, end int) (next int, ok bool) {
	text := string(bytes.TrimSpace(t.data[start:end]))
	if len(text) < 2 {
		return end, false
	}
	if n := len(t.closed); n > 0 {
		if b := t.closed[n-1]; text == b.sign {
			t.put(start, end, b.ending())
			t.closed = t.closed[:n-1]
			return end + 1, true
		}
		if m := nuxtSlot.FindStringSubmatch(text); m != nil && t.closed[n-1].sign[0] == ':' {
			t.put(start, end, "")
			return end + 1, true
		}
	}
	switch text[0] {
	case ':':
		return t.nuxtBox(start, end, text)
	case '!', '|', '+', '>', '=':
		return t.signedBox(start, end, text)
	}
	return end, false
}

// ending is what stands in the place of the line that closes a box.
func (b closedBox) ending() string {
	margin := strings.Repeat(" ", b.indent)
	if b.link == "" {
		return margin + ":::"
	}
	return "\n" + margin + "[" + b.link + "](<" + b.link + ">)\n" + margin + ":::"
}

// opened notes that a box is open whose line stands at a place, and returns its margin.
func (t *takenText) opened(start, end int, sign, link string) string {
	indent := leadingBlanks(t.data[start:end])
	if n := len(t.closed); n > 0 {
		if t.closed[n-1].inner < 0 {
			t.closed[n-1].inner = indent
		}
		indent = max(0, indent-max(0, t.closed[n-1].inner-t.closed[n-1].indent))
	}
	t.closed = append(t.closed, closedBox{sign: sign, indent: indent, inner: -1, link: link})
	return strings.Repeat(" ", indent)
}

// nuxtBox writes the line that opens a box of Nuxt's, and its values below it.
func (t *takenText) nuxtBox(start, end int, text string) (next int, ok bool) {
	m := nuxtBox.FindStringSubmatch(text)
	within := len(t.closed) > 0 && t.closed[len(t.closed)-1].sign[0] == ':'
	if m == nil || len(m[1]) > 2 && !within || len(t.closed) >= mostWithin || t.lastLine(m[1]) <= end {
		return end, false
	}
	last, options := end, map[string]string{}
	if below := min(end+1, len(t.data)); string(bytes.TrimSpace(t.data[below:lineEndOf(t.data, below)])) == "---" {
		last, options = readDirectiveOptions(t.data, end)
	}
	for _, v := range divValue.FindAllStringSubmatch(m[4], mostValues) {
		options[v[1]] = v[2] + v[3] + v[4]
	}
	first := func(keys ...string) string {
		for _, key := range keys {
			if value := strings.TrimSpace(options[key]); value != "" {
				return value
			}
		}
		return ""
	}
	kind := nuxtKind(m[2], options)
	link := first("to", "href")
	if !isSafeScheme([]byte(link)) || strings.ContainsAny(link, " <>\n") {
		link = ""
	}
	margin := t.opened(start, end, m[1], link)
	line, title := ":::", plainCommand(first("title", "label", "header", "name"))
	if title == "" {
		title = m[3]
	}
	switch {
	case isKnownBox(kind):
		line += strings.TrimSpace(kind + " " + title)
	case title != "":
		line += "card " + title
	default:
		line += "{.div}"
	}
	if said := plainCommand(first("description", "text")); said != "" {
		line += "\n" + margin + said + "\n"
	}
	t.put(start, last, margin+line)
	return min(last+1, len(t.data)), true
}

// nuxtKind is the kind of a box by its name, or by the values that say so.
func nuxtKind(name string, values map[string]string) string {
	name = strings.TrimPrefix(name, "prose-")
	if name != "callout" && name != "alert" && name != "note" {
		return name
	}
	for _, key := range []string{"type", "color"} {
		if isKnownBox(values[key]) {
			return values[key]
		}
	}
	return "note"
}

// isKnownBox holds of names that mean an alert, or what opens on a click.
func isKnownBox(name string) bool {
	alert, own, transparent := boxMeaning(name)
	return alert != "" && own == "" && !transparent
}

// signedBox writes the line that opens a box of Retype's. Where one of the same sign is
// open, it ends before.
func (t *takenText) signedBox(start, end int, text string) (next int, ok bool) {
	m := signedOpen.FindStringSubmatch(text)
	if m == nil || len(t.closed) >= mostWithin {
		return end, false
	}
	sign, kind, title := m[1]+m[5], m[3], m[4]+m[6]
	if strings.HasPrefix(sign, "==") {
		if kind = "card"; sign != "===" {
			kind = "details"
		}
		sign = "==="
	} else if sign != "!!!" {
		kind = "card"
	}
	if t.lastLine(sign) <= end || sign == "!!!" && !t.closesNext(end) {
		return end, false // of MkDocs or Grav, or no box
	}
	if n := len(t.closed); n > 0 && t.closed[n-1].sign == sign {
		t.put(start, start, t.closed[n-1].ending()+"\n")
		t.closed = t.closed[:n-1]
	}
	margin := t.opened(start, end, sign, "")
	title = strings.TrimSpace(anyIcon.ReplaceAllString(title, ""))
	if kind != "card" && !isKnownBox(kind) {
		kind = "note"
	}
	if kind == "card" && title == "" {
		t.put(start, end, margin+":::{.div}")
	} else {
		t.put(start, end, margin+":::"+strings.TrimSpace(kind+" "+title))
	}
	return min(end+1, len(t.data)), true
}

// closesNext reports whether the next line that begins with "!!!" is that alone, and not
// the one right below: Grav begins each line of a notice so.
func (t *takenText) closesNext(end int) bool {
	at := bytes.Index(t.data[end:], []byte("\n!!!"))
	if at <= 0 {
		return false
	}
	line := t.data[end+at+1:]
	return string(bytes.TrimSpace(line[:lineEndOf(line, 0)])) == "!!!"
}

// lastLine is where the last line of the text begins that is a sign alone, -1 where there
// is none.
func (t *takenText) lastLine(sign string) int {
	if at, known := t.lastLines[sign]; known {
		return at
	}
	at, from := -1, len(t.data)
	for at < 0 && from > 0 {
		i := bytes.LastIndex(t.data[:from], []byte(sign))
		if i < 0 {
			break
		}
		line := bytes.LastIndexByte(t.data[:i], '\n') + 1
		if string(bytes.TrimSpace(t.data[line:lineEndOf(t.data, i)])) == sign {
			at = line
		}
		from = line
	}
	if t.lastLines == nil {
		t.lastLines = map[string]int{}
	}
	t.lastLines[sign] = at
	return at
}

// retypeMarks writes marks of Retype's as what they say: [!badge text="PRO"](a.md).
func (t *takenText) retypeMarks(start, end int) {
	if !bytes.Contains(t.data[start:end], []byte("[!")) {
		return
	}
	ticks, counted := 0, start
	for _, m := range retypeMark.FindAllSubmatchIndex(t.data[start:end], -1) {
		ticks += bytes.Count(t.data[counted:start+m[0]], []byte("`"))
		if counted = start + m[0]; ticks%2 == 1 {
			continue // in code
		}
		said, link := string(t.data[start+m[4]:start+m[5]]), ""
		if m[6] >= 0 {
			link = string(t.data[start+m[6] : start+m[7]])
		}
		if text := markText.FindStringSubmatch(said); text != nil {
			said = text[1] + text[2]
		} else {
			said, _, _ = strings.Cut(markValue.ReplaceAllString(said, ""), "|")
		}
		said = strings.TrimSpace(anyIcon.ReplaceAllString(said, ""))
		switch {
		case link != "":
			t.put(start+m[0], start+m[1], "["+said+"]"+link)
		case string(t.data[start+m[2]:start+m[3]]) != "icon":
			t.put(start+m[0], start+m[1], said)
		default:
			t.put(start+m[0], start+m[1], "")
		}
	}
}
