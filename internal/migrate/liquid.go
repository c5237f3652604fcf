package migrate

import (
	"path"
	"regexp"
	"strings"
)

var (
	liquidTag    = regexp.MustCompile(`\{%-?\s*(\w+)\s*(.*?)\s*-?%\}`)
	liquidValue  = regexp.MustCompile(`\{\{-?\s*(.*?)\s*-?\}\}`)
	onlyTags     = regexp.MustCompile(`^\s*(?:\{%-?[^%]*?-?%\}\s*)+$`)
	liquidString = regexp.MustCompile(`^["']([^"']*)["']((?:\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.(?:baseurl|url)))*)$`)
	liquidPlain  = regexp.MustCompile(`^([\w.-]+)(?:\s*\|\s*(?:relative_url|absolute_url|escape|strip|markdownify|xml_escape))*$`)
)

// liquid writes what Jekyll's commands stand for, in code too.
func (w *writer) liquid(rows []row) []row {
	var out []row
	raw, comment := false, false
	for i := 0; i < len(rows); i++ {
		r := rows[i]
		if loopStart.MatchString(r.text) && !raw && !comment {
			if n := loopLength(rows[i:]); n > 0 {
				w.leave(w.place(r), "vòng lặp {%% for %%} trên dữ liệu của chương trình kia", "a loop {%% for %%} over the other program's data")
				i += n - 1
				continue
			}
		}
		if !strings.Contains(r.text, "{%") && (raw || !strings.Contains(r.text, "{{")) {
			if !comment {
				out = append(out, r)
			}
			continue
		}
		text, was := w.liquidLine(r, &raw, &comment), comment
		if onlyTags.MatchString(r.text) && strings.TrimSpace(text) == "" || was && strings.TrimSpace(text) == "" {
			continue // a line of nothing but commands
		}
		out = append(out, of(r, text)...)
	}
	return out
}

var (
	loopStart = regexp.MustCompile(`^\s*\{%-?\s*for\b`)
	loopEnd   = regexp.MustCompile(`\{%-?\s*endfor\b`)
	loopAny   = regexp.MustCompile(`\{%-?\s*for\b`)
)

// loopLength is how many rows a loop has that begins in the first, 0 where it does not
// end.
func loopLength(rows []row) int {
	open := 0
	for i, r := range rows {
		open += len(loopAny.FindAllString(r.text, -1)) - len(loopEnd.FindAllString(r.text, -1))
		if open <= 0 {
			return i + 1
		}
	}
	return 0
}

// liquidLine is a line without its commands.
func (w *writer) liquidLine(r row, raw, comment *bool) string {
	var b strings.Builder
	write := func(text string) {
		switch {
		case *comment:
		case *raw:
			b.WriteString(text)
		default:
			b.WriteString(liquidValue.ReplaceAllStringFunc(text, func(found string) string {
				return w.liquidValue(r, found, liquidValue.FindStringSubmatch(found)[1])
			}))
		}
	}
	last := 0
	for _, m := range liquidTag.FindAllStringSubmatchIndex(r.text, -1) {
		write(r.text[last:m[0]])
		last = m[1]
		verb, rest := r.text[m[2]:m[3]], r.text[m[4]:m[5]]
		switch {
		case verb == "endraw":
			*raw = false
		case *raw:
			b.WriteString(r.text[m[0]:m[1]])
		case verb == "endcomment":
			*comment = false
		case *comment:
		case verb == "raw":
			*raw = true
		case verb == "comment":
			*comment = true
		default:
			b.WriteString(w.liquidTag(r, verb, rest))
		}
	}
	write(r.text[last:])
	return b.String()
}

// liquidTag is what a command stands for.
func (w *writer) liquidTag(r row, verb, rest string) string {
	switch verb {
	case "highlight":
		language, _, _ := strings.Cut(rest, " ")
		return "```" + language
	case "endhighlight":
		return "```"
	case "link":
		if target := w.refTo("/" + strings.TrimLeft(rest, "/")); target != "" {
			return target
		}
		return rest
	case "post_url":
		for _, name := range w.pages {
			if strings.HasSuffix(pageEnding.ReplaceAllString(name, ""), "_posts/"+strings.TrimPrefix(rest, "/")) {
				return w.relative(name)
			}
		}
		w.unknown(r, "{% post_url "+rest+" %}")
		return rest
	case "include", "include_relative":
		return w.liquidInclude(r, verb, rest)
	}
	w.unknown(r, "{% "+verb+" %}")
	return ""
}

// liquidInclude is the text of a file that a page asks for; one that is a program
// is named.
func (w *writer) liquidInclude(r row, verb, rest string) string {
	target, arguments, _ := strings.Cut(rest, " ")
	c := callOf("include", arguments, false)
	dir := path.Join(w.base, "_includes")
	if verb == "include_relative" {
		dir = w.dir()
	}
	for key, value := range c.named {
		c.named[key] = strings.Trim(value, "'")
	}
	if strings.Contains(target, "{{") {
		w.unknown(r, "{% include %}")
		return ""
	}
	text, ok := w.included(r, dir, target)
	if !ok {
		return ""
	}
	text = withoutHead(text)
	text = liquidValue.ReplaceAllStringFunc(text, func(found string) string {
		name, _, _ := strings.Cut(liquidValue.FindStringSubmatch(found)[1], "|")
		if key, ok := strings.CutPrefix(strings.TrimSpace(name), "include."); ok {
			return c.named[strings.ToLower(key)]
		}
		return found
	})
	for _, m := range liquidTag.FindAllStringSubmatch(text, -1) {
		switch m[1] {
		case "for", "if", "case", "assign", "unless", "capture":
			w.leave(w.place(r), "tệp %s có lệnh lập trình", "the file %s is a program", target)
			return ""
		}
	}
	w.within(inside(dir, target), func() { text = joined(w.liquid(of(r, text))) })
	return text
}

// liquidValue is what a value stands for; an unknown one stays as it stands.
func (w *writer) liquidValue(r row, found, inside string) string {
	if m := liquidString.FindStringSubmatch(inside); m != nil {
		return m[1]
	}
	if m := liquidPlain.FindStringSubmatch(inside); m != nil {
		keys := strings.Split(m[1], ".")
		switch {
		case m[1] == "site.baseurl" || m[1] == "site.url" || m[1] == "site.github.url":
			return ""
		case keys[0] == "site" && len(keys) > 3 && keys[1] == "data":
			if value := w.data(keys[2:]); value != "" {
				return value
			}
		case keys[0] == "site" && w.setting(keys[1:]...) != "":
			return w.setting(keys[1:]...)
		case keys[0] == "page" && textOf(at(w.raw, keys[1:]...)) != "":
			return textOf(at(w.raw, keys[1:]...))
		}
	}
	w.unknown(r, "{{ … }}")
	return found
}

// data is a value of the files that Jekyll keeps data in.
func (w *writer) data(keys []string) string {
	for _, ending := range []string{".yml", ".yaml", ".json"} {
		name := inside(path.Join(w.base, "_data"), keys[0]+ending)
		if data, err := w.read(name); name != "" && err == nil {
			return textOf(at(data2value(name, data), keys[1:]...))
		}
	}
	return ""
}
