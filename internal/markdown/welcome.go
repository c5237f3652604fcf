package markdown

import (
	"bytes"
	"regexp"
	"strings"
)

// The first page of VitePress, VuePress or Starlight has what it shows in front matter alone:
//
//	hero:
//	  name: Name
//	  tagline: One sentence
//	  actions:
//	    - text: Start
//	      link: /guide/
//	features:
//	  - title: Fast
//	    details: How fast
//
// VuePress has heroText, tagline and actionText at the edge.

var (
	welcomeMark = regexp.MustCompile(`(?m)^(?:hero|heroText|features):`)
	welcomeKey  = regexp.MustCompile(`^([A-Za-z]\w*):(?:[ \t]+(.*))?$`)
	// flowEntry is a key with its value of a table in one line.
	flowEntry = regexp.MustCompile(`(\w+):[ \t]*("[^"\n]*"|'[^'\n]*'|[^,{}\n]+)`)
	// blockScalar begins a value that stands in the lines below.
	blockScalar = regexp.MustCompile(`^[>|][-+\d]*$`)
)

// welcomes are the parts of such a page: what heads it and, by the name of their list, the
// items in it.
type welcomes struct {
	hero  map[string]string
	lists map[string][]map[string]string
}

// Welcome is the text that such front matter stands for; "" of other pages.
func Welcome(head []byte) string {
	if !bytes.Contains(head, []byte("hero")) && !bytes.Contains(head, []byte("features:")) || !welcomeMark.Match(head) {
		return ""
	}
	w := readWelcome(string(head))
	var lines []string
	say := func(text string, blank ...string) {
		lines = append(append(lines, text), blank...)
	}
	for _, part := range []struct{ keys, before, after string }{{"name heroText", "# ", ""}, {"text", "**", "**"}, {"tagline", "", ""}} {
		for key := range strings.FieldsSeq(part.keys) {
			if text := w.hero[key]; text != "" {
				say(part.before+text+part.after, "")
				break
			}
		}
	}
	if link := w.hero["actionLink"]; link != "" {
		w.lists["actions"] = append(w.lists["actions"], map[string]string{"text": w.hero["actionText"], "link": link})
	}
	for _, action := range w.lists["actions"] {
		if action["link"] != "" {
			say("- [" + action["text"] + "](" + action["link"] + ")")
		}
	}
	say("")
	for _, feature := range w.lists["features"] {
		title := feature["title"]
		if title != "" {
			title = "**" + title + "**"
		}
		if feature["link"] != "" {
			title = "[" + title + "](" + feature["link"] + ")"
		}
		if details := feature["details"]; details != "" && title != "" {
			title += ": " + details
		} else {
			title += details
		}
		if title != "" {
			say("- " + title)
		}
	}
	if text := strings.Join(lines, "\n"); strings.TrimSpace(text) != "" {
		return text + "\n"
	}
	return ""
}

// readWelcome takes the front matter apart by its lines. Keys of tables in the parts, such
// as those of a picture, are left.
func readWelcome(head string) welcomes {
	w := welcomes{hero: map[string]string{}, lists: map[string][]map[string]string{}}
	into, level := w.hero, 0 // the table that is read, and how far to the right its keys stand
	key, keyAt, block := "", 0, false
	list, listAt := "", 0
	for line := range strings.SplitSeq(head, "\n") {
		text := strings.TrimSpace(line)
		at := len(line) - len(strings.TrimLeft(line, " "))
		if text == "" || strings.HasPrefix(text, "#") || strings.HasPrefix(line, "---") {
			continue
		}
		item, isItem := strings.CutPrefix(text, "- ")
		if key != "" && at > keyAt && (block || !isItem && !welcomeKey.MatchString(text)) {
			into[key] = strings.TrimSpace(into[key] + " " + text) // it goes on
			continue
		}
		key, block = "", false
		if isItem {
			text, at = strings.TrimSpace(item), at+2
		}
		switch {
		case list != "" && isItem && at-2 <= listAt+2 && at-2 >= listAt:
			into, level = map[string]string{}, at
			w.lists[list] = append(w.lists[list], into)
		case list != "" && at <= listAt:
			list, into, level = "", w.hero, min(at, listAt)
		}
		m := welcomeKey.FindStringSubmatch(text)
		switch {
		case at > level && level >= 0:
		case isItem && strings.HasPrefix(text, "{"):
			for _, m := range flowEntry.FindAllStringSubmatch(text, -1) {
				into[m[1]] = unquoted(m[2])
			}
		case isItem && m == nil:
			into["details"] = unquoted(text)
		case m == nil:
		case list == "" && m[2] == "" && m[1] == "hero":
			level = -1 // that of the next line
		case list == "" && m[2] == "" && (m[1] == "actions" || m[1] == "features"):
			list, listAt = m[1], at
		default:
			if level < 0 {
				level = at
			}
			key, keyAt, block = m[1], at, blockScalar.MatchString(m[2])
			if into[key] = unquoted(m[2]); block {
				into[key] = ""
			}
		}
	}
	return w
}

// unquoted is a value as it is meant.
func unquoted(value string) string {
	value = strings.TrimSpace(value)
	if n := len(value); n >= 2 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
		return value[1 : n-1]
	}
	return value
}
