package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// What commands with a form in Markdown are there.

// stands is what a command is in Markdown, "" where it is nothing. paired says that
// it holds lines up to one that closes it.
func (c command) stands(paired bool) string {
	if c.kind == "{%" && !isOfGitBook(c.name) {
		return orElse(c.ofHexo(paired), c.shownPicture())
	}
	title := plainCommand(c.first("title", "summary", "header", "label", "name"))
	switch c.name {
	case "figure", "img", "image":
		return c.figure()
	case "include", "readfile", "include-md":
		if file := c.first("file", "0"); strings.HasSuffix(file, ".md") && !c.closes {
			return "[[" + strings.TrimPrefix(file, "/") + "]]"
		}
		return ""
	case "embed":
		if url := c.values["url"]; !c.closes && isSafeScheme([]byte(url)) && url != "" && !strings.ContainsAny(url, " <>") {
			return "<" + url + ">"
		}
		return ""
	case "card", "feature", "blocks/feature", "linkcard", "link-card":
		if card := c.card(title, paired); card != "" {
			return card
		}
	case "tab", "tabitem", "tab-item", "step", "code":
		if title == "" && c.kind != "{%" {
			title = plainCommand(c.values["0"])
		}
		return c.bold(title)
	}
	switch {
	case paired && isCommandBox(c.name):
		return c.box(title)
	case paired && c.kind != "{%":
		return c.bold(title)
	}
	return ""
}

// bold is a title that stands above what a command holds.
func (c command) bold(title string) string {
	if title == "" || c.closes {
		return ""
	}
	return "**" + title + "**"
}

// figure is a picture with what stands below it.
func (c command) figure() string {
	src := c.first("src", "link", "0")
	if c.closes || src == "" || strings.ContainsAny(src, " ()<>") {
		return ""
	}
	return pictureWith(src, c.first("alt", "caption", "title", "1"), c.first("caption", "title"))
}

// card is a card that leads somewhere: an item of a list, or the title of what it holds.
func (c command) card(title string, paired bool) string {
	link := c.first("link", "url", "href")
	if title == "" || c.closes || strings.ContainsAny(link, " ()<>{}") || !isSafeScheme([]byte(link)) {
		return ""
	}
	text := "**" + title + "**"
	if link != "" {
		text = "[" + text + "](" + link + ")"
	}
	if below := plainCommand(c.first("subtitle", "description")); below != "" {
		text += ": " + below
	}
	if !paired {
		text = "- " + text
	}
	return text
}

// box is the line that opens or closes a box.
func (c command) box(title string) string {
	if c.closes {
		return ":::"
	}
	kind := c.name
	switch kind {
	case "alert", "callout", "admonition", "hint", "notice", "notification":
		kind = strings.ToLower(c.first("type", "context", "color", "style", "kind", "0"))
		if alert, own, transparent := boxMeaning(kind); alert == "" || own != "" || transparent {
			kind = "note"
		}
	case "expand", "collapse", "spoiler", "details":
		if title == "" {
			title = plainCommand(c.values["0"])
		}
		kind = "details"
	}
	return strings.TrimSpace(":::" + kind + " " + title)
}

// shownPicture is the picture that an include of Jekyll's shows:
// {% include image.html src="a.png" alt="…" %}.
func (c command) shownPicture() string {
	name, _, _ := strings.Cut(strings.ToLower(c.values["0"]), ".")
	name = name[strings.LastIndexByte(name, '/')+1:]
	src := c.first("src", "url", "image_path", "image", "img", "path", "file", "filename", "link")
	if c.name != "include" || src == "" || strings.ContainsAny(src, " ()<>{}") || !pictureInclude.MatchString(name) {
		return ""
	}
	return pictureWith(src, c.first("alt", "caption", "description", "title"), c.first("caption", "description"))
}

// pictureWith is a picture with what stands below it.
func pictureWith(src, alt, below string) string {
	alt, below = plainCommand(alt), plainCommand(below)
	if below == "" || below == alt {
		return "![" + alt + "](" + src + ")"
	}
	return "![" + alt + "](" + src + ") *" + strings.TrimSpace(below) + "*"
}

var pictureInclude = regexp.MustCompile(`image|figure|img|picture|photo|screenshot`)

// sample writes what shows a file of code in the place of a command of a manual's:
// {{% code_sample file="a.yaml" %}}, where there is that file.
func (m *masker) sample(c command, from, to int) bool {
	file := c.first("file", "0")
	if read := m.pass.parser.options.Include; c.name != "code_sample" && c.name != "codenew" && c.name != "readfile" || read == nil || isMarkdownFile(file) || strings.ContainsAny(file, " {[\"") {
		return false
	} else if file != "" {
		for _, name := range []string{"@/examples/" + strings.TrimPrefix(file, "/"), strings.TrimPrefix(file, "/")} {
			command := "<<< " + name
			if _, ok := read(m.pass.file, name); ok && len(command) <= to-from {
				m.write(from, to, command)
				return true
			}
		}
	}
	return false
}

// isOfGitBook holds of commands that have a form here and are written as Jekyll's are.
func isOfGitBook(name string) bool {
	return slices.Contains([]string{"hint", "tab", "code", "embed"}, name)
}

// isCommandBox reports whether a command of a name puts what it holds into a box.
func isCommandBox(name string) bool {
	switch name {
	case "alert", "callout", "admonition", "hint", "notice", "notification", "expand", "collapse", "spoiler", "details",
		"info", "success", "danger", "error", "attention", "warn", "pageinfo", "example", "question":
		return true
	}
	return isAlert(name)
}

// plainCommand is a value as it may stand in Markdown.
func plainCommand(value string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("[]<>{}*_`\\", r) {
			return -1
		}
		return r
	}, value)
}

// boxText is the value of a command that holds what a box says.
var boxText = regexp.MustCompile(`\b(?:content|text|message|body)\s*=\s*(?:"([^"]+)"|'([^']+)')`)

// boxed makes a box of a command that holds its text, as Jekyll's sites have it:
// {% include note.html content="…" %}.
func (m *masker) boxed(c command, from, to int) bool {
	if c.name != "include" {
		return false
	}
	file, _, _ := strings.Cut(c.values["0"][strings.LastIndexByte(c.values["0"], '/')+1:], ".")
	kind := strings.ToLower(file)
	if slices.Contains([]string{"alert", "callout", "admonition", "notice", "box"}, kind) {
		kind = strings.ToLower(orElse(c.first("type", "kind", "style", "class", "level"), "note"))
	}
	alert, own, transparent := boxMeaning(kind)
	at := boxText.FindSubmatchIndex(m.data[from:to])
	if at == nil || alert == "" || own != "" || transparent {
		return false
	}
	start, end := from+max(at[2], at[4]), from+max(at[3], at[5])
	sign := "!" + alert + "> "
	if start-from < len(sign) || bytes.IndexByte(m.data[from:start], '\n') >= 0 {
		return false
	}
	m.blank(from, start)
	copy(m.data[from:], sign)
	m.blank(end, to)
	return true
}
