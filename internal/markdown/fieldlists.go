package markdown

import (
	"bytes"
	"regexp"
	"strings"

	emojis "github.com/yuin/goldmark-emoji/definition"
)

// Lists of fields, as MyST and reStructuredText have them, become lists of terms:
//
//	:author: Name
//	:date: a day, and what
//	  is set in below it

var fieldOfList = regexp.MustCompile(`^:([\pL][^:\n\x60]{0,60}):(?:[ \t]+(\S.*))?$`)

// mayHaveFields reports whether a text may have such a list.
func mayHaveFields(text []byte) bool {
	return bytes.HasPrefix(text, []byte(":")) && len(text) > 1 && text[1] != ':' || bytes.Contains(text, []byte("\n:"))
}

// fieldList writes a list of fields that begins in a line, and returns where the text goes
// on; false where it may be a line of signs such as ":tada: text".
func (t *takenText) fieldList(start int, margin string) (next int, ok bool) {
	if strings.Trim(margin, " ") != "" || len(margin) >= codeIndent || len(bytes.TrimSpace(t.data[lineStartOf(t.data, start):start])) > 0 {
		return 0, false
	}
	var out strings.Builder
	isNamed, last, values := false, start, 0
	for at := start; at < len(t.data); {
		end := lineEndOf(t.data, at)
		line, inside := strings.CutPrefix(strings.TrimRight(string(t.data[at:end]), " \t"), margin)
		if strings.TrimSpace(line) == "" {
			break
		}
		m := fieldOfList.FindStringSubmatch(line)
		switch {
		case m != nil && inside:
			isNamed = isNamed || !isSignName(m[1])
			out.WriteString("\n" + margin + m[1] + "\n" + margin + ":   " + m[2] + "\n")
			if m[2] != "" {
				values++
			}
		case line[0] == ' ' && last > start:
			out.WriteString(margin + "    " + strings.TrimLeft(line, " ") + "\n")
		default:
			return 0, false
		}
		last, at = end, end+1
	}
	if !isNamed || values == 0 {
		return 0, false
	}
	t.put(start, last, strings.TrimSuffix(out.String()[1:], "\n"))
	return min(last+1, len(t.data)), true
}

// isSignName holds of the names of emoji and icons.
func isSignName(name string) bool {
	_, isEmoji := emojis.Github().Get(name)
	return isEmoji || iconName.MatchString(":"+name+":") || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789_+-") == "" && strings.ContainsAny(name, "_-")
}
