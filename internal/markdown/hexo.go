package markdown

import (
	"regexp"
	"slices"
	"strings"
)

// Commands of Hexo, which are written as Jekyll's are but say more than these:
//
//	{% note warn Name %} … {% endnote %}      {% blockquote Name %} … {% endblockquote %}
//	{% codeblock Name lang:js %}              {% asset_img anh.png Name %}
//	{% post_link bai-truoc Name %}            {% link Name https://vi.du %}

// words are the values of a command that have no name, from one on.
func (c command) words(from int) []string {
	var words []string
	for i := from; i < mostValues; i++ {
		if word := c.values[string(rune('0'+i))]; word != "" {
			words = append(words, word)
		}
	}
	return words
}

// boxLooks say how a box of a theme looks.
var boxLooks = []string{
	"no-icon", "simple", "modern", "flat", "disabled", "default", "primary", "blue", "pink", "red", "purple", "orange", "green", "gray",
	"cyan", "yellow", "open", "close",
}

// ofHexo is what a command on a line of its own is in Markdown, "" where it is none of
// these. paired says that it holds lines up to one that closes it.
func (c command) ofHexo(paired bool) string {
	kind := c.name
	switch c.name {
	case "note", "tips", "spoiler", "folding", "fold", "details", "collapse":
	case "blockquote", "quote", "pullquote", "centerquote", "cq":
		kind = "quote"
	case "asset_img", "img":
		return c.hexoPicture()
	default:
		return ""
	}
	if !paired {
		return ""
	}
	if c.closes {
		return ":::"
	}
	words := slices.DeleteFunc(c.words(0), func(word string) bool {
		return slices.Contains(boxLooks, strings.Trim(word, ",")) || strings.HasPrefix(word, "fa") && strings.Contains(word, "fa-")
	})
	if kind == "note" && len(words) > 0 {
		if alert, own, transparent := boxMeaning(words[0]); alert != "" && own == "" && !transparent {
			kind, words = words[0], words[1:]
		}
	}
	if kind == "folding" || kind == "fold" {
		kind = "details"
	}
	return strings.TrimSpace(":::" + kind + " " + plainCommand(strings.Join(words, " ")))
}

// hexoPicture is the picture that a command shows: classes before its name, sizes and
// what it is called behind.
func (c command) hexoPicture() string {
	words := c.words(0)
	at := slices.IndexFunc(words, func(word string) bool { return isPictureName([]byte(word)) })
	if at < 0 || strings.ContainsAny(words[at], " ()<>{}") {
		return ""
	}
	said := words[at+1:]
	for len(said) > 0 && strings.Trim(said[0], "0123456789%px") == "" {
		said = said[1:]
	}
	return "![" + plainCommand(strings.Trim(strings.Join(said, " "), `"' `)) + "](" + words[at] + ")"
}

// hexoLink is the link that a command stands for: to a text by the name of its file, to a
// file beside the text, or elsewhere.
func (c command) hexoLink() (said, bool) {
	words := c.words(0)
	if len(words) == 0 || c.kind != "{%" {
		return said{}, false
	}
	link, name := words[0], strings.Join(words[1:], " ")
	switch c.name {
	case "post_link":
		name = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(" "+name, " false"), " true"))
		name, link = orElse(name, link), "/_posts/"+link
	case "asset_link":
		name = orElse(name, link)
	case "link":
		at := slices.IndexFunc(words, func(word string) bool { return strings.Contains(word, "://") || strings.HasPrefix(word, "/") })
		if at < 1 || !isSafeScheme([]byte(words[at])) {
			return said{}, false
		}
		name, link = strings.Join(words[:at], " "), words[at]
	default:
		return said{}, false
	}
	return said{text: name, link: link}, !strings.ContainsAny(link, " <>{}")
}

// hexoCode is a line that opens code.
var hexoCode = regexp.MustCompile(`^\{%-?[ \t]*(?:codeblock\b|code[ \t]+\w+:)[^%=\n]*%\}[ \t]*$`)

var hexoLanguage = regexp.MustCompile(`(?:^|[ \t])lang:([\w+#-]+)`)

// hexoInfo is what stands behind the fence of code in the place of such a line.
func hexoInfo(line []byte) string {
	info, title := "", []string{}
	if m := hexoLanguage.FindSubmatch(line); m != nil {
		info = string(m[1])
	}
	if c, ok := readCommand(line); ok && c.name == "codeblock" {
		for _, word := range c.words(0) {
			if !strings.Contains(word, ":") {
				title = append(title, strings.Map(func(r rune) rune {
					if r == '"' || r == '`' {
						return -1
					}
					return r
				}, word))
			}
		}
	}
	if len(title) > 0 {
		info += ` title="` + strings.Join(title, " ") + `"`
	}
	return info
}
