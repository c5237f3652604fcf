package markdown

import (
	"bytes"
	"path"
	"regexp"
	"strings"
)

// What DocFX takes in besides texts on lines of their own: texts within a line, code,
// quotes that only say how what is in them is shown, films.
//
//	text [!INCLUDE [name](x.md)] text
//	[!code-csharp[Name](x.cs?name=part)]   [!code-csharp[](x.cs#L2-L5)]
//	> [!div class="checklist"]             > [!Video https://…]
//	> * item

var (
	learnCode  = regexp.MustCompile(`(?i)^\[!code(?:-([\w+#-]+))?\s*\[[^\]\n]*\]\(([^\s()"]+)(?:\s+"[^"\n]*")?\)\]$`)
	learnLooks = regexp.MustCompile(`(?i)^>[ \t]*\[!(?:div(?:[ \t]+[^\]\n]*)?|video[ \t]+([^\s\]]+))\][ \t]*$`)
	learnLines = regexp.MustCompile(`^(?:L?(\d+)-L?(\d+)|L(\d+))$`)
)

// mayHaveLearn reports whether a text may have any of them.
func mayHaveLearn(text []byte) bool { return bytes.Contains(text, []byte("[!")) }

// learnFile reads the address of code, which says what part of the file is wanted.
func learnFile(language, address string) include {
	address, part, _ := strings.Cut(address, "#")
	name, query, _ := strings.Cut(address, "?")
	for value := range strings.SplitSeq(query, "&") {
		switch key, value, _ := strings.Cut(value, "="); key {
		case "name":
			part = value
		case "range", "start":
			part = strings.SplitN(value, ",", 2)[0]
		}
	}
	if m := learnLines.FindStringSubmatch(part); m != nil {
		if part = m[3]; m[1] != "" {
			part = m[1] + ":" + m[2]
		}
	}
	return include{name: strings.TrimPrefix(name, "~"), part: part, language: strings.ToLower(language), isCode: true}
}

// learnQuote takes the first line off a quote that only says how it is shown, and the signs
// before its lines; a film becomes a link.
func (t *takenText) learnQuote(start, end int, text []byte, margin string) (next int, ok bool) {
	at := strings.IndexByte(margin, '>')
	if at < 0 || strings.Contains(margin[at+1:], ">") || len(text) < 2 || text[1] != '!' {
		return 0, false
	}
	m := learnLooks.FindSubmatch(t.data[start+at : end])
	if m == nil {
		return 0, false
	}
	film := ""
	if m[1] != nil {
		film = "<" + string(m[1]) + ">\n"
	}
	t.put(start, end, margin[:at]+film)
	for next = end + 1; next < len(t.data); next = end + 1 {
		end = lineEndOf(t.data, next)
		line := t.data[next:end]
		if len(line) <= at || string(line[:at]) != margin[:at] || line[at] != '>' {
			break
		}
		sign := len(">")
		if bytes.HasPrefix(line[at+sign:], []byte(" ")) {
			sign++
		}
		t.put(next+at, next+at+sign, "")
	}
	return next, true
}

// learnIncludes puts texts of one paragraph in the place of commands within a line; what
// is longer, or not there, is linked to.
func (t *takenText) learnIncludes(start, end int) {
	line := t.data[start:end]
	if !bytes.Contains(line, []byte("[!")) {
		return
	}
	for _, m := range learnInclude.FindAllSubmatchIndex(line, mostIncludes) {
		if bytes.Count(line[:m[0]], []byte("`"))%2 == 1 {
			continue
		}
		name := strings.TrimPrefix(string(line[m[4]:m[5]]), "~")
		_, text, ok := t.find(takenIn{include: include{name: name}}, t.file)
		if text = bytes.TrimSpace(text); ok && !bytes.Contains(text, []byte("\n\n")) {
			t.put(start+m[0], start+m[1], string(bytes.ReplaceAll(text, []byte("\n"), []byte(" "))))
			continue
		}
		words := string(line[m[2]:m[3]])
		if strings.TrimSpace(words) == "" {
			words = path.Base(name)
		}
		t.put(start+m[0], start+m[1], "["+words+"]("+name+")")
	}
}

// looksBehind are classes at the end of a line, as Retype has them, which say how what is
// before them is shown: text {.class}.
var looksBehind = regexp.MustCompile(`[ \t]+\{(?:[ \t]*\.[A-Za-z][\w-]*)+[ \t]*\}$`)

// mayHaveLooks reports whether a text may have any.
func mayHaveLooks(text []byte) bool { return bytes.Contains(text, []byte(" {.")) }

// looks leaves them out.
func (t *takenText) looks(start, end int, text []byte) {
	if len(text) == 0 || text[len(text)-1] != '}' || bytes.IndexByte([]byte("#:`~<{"), text[0]) >= 0 {
		return
	}
	line := bytes.TrimRight(t.data[start:end], " \t")
	if m := looksBehind.FindIndex(line); m != nil && start+m[0] >= t.done && bytes.Count(line[:m[0]], []byte("`"))%2 == 0 {
		t.put(start+m[0], end, "")
	}
}
