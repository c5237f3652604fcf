package pipeline

import (
	"regexp"
	"strings"
)

// foreignTitles are where other generators' settings name a site.
var foreignTitles = []struct {
	file string
	name *regexp.Regexp
}{
	{"_config.yml", regexp.MustCompile(`(?m)^(?:title|name):[ \t]+(.+)$`)},
	{"_config.yaml", regexp.MustCompile(`(?m)^(?:title|name):[ \t]+(.+)$`)},
	{"mkdocs.yml", regexp.MustCompile(`(?m)^site_name:[ \t]+(.+)$`)},
	{"mkdocs.yaml", regexp.MustCompile(`(?m)^site_name:[ \t]+(.+)$`)},
	{"book.toml", regexp.MustCompile(`(?m)^title[ \t]*=[ \t]*(.+)$`)},
	{"book.json", regexp.MustCompile(`"title"\s*:\s*("(?:[^"\\\n]|\\.)+")`)},
	{"hugo.toml", regexp.MustCompile(`(?m)^title[ \t]*=[ \t]*(.+)$`)},
	{"config.toml", regexp.MustCompile(`(?m)^title[ \t]*=[ \t]*(.+)$`)},
	{"hugo.yaml", regexp.MustCompile(`(?m)^title:[ \t]+(.+)$`)},
	{"docusaurus.config.js", regexp.MustCompile(`(?m)^\s*title:[ \t]*(['"][^'"\n]+['"])`)},
	{"docusaurus.config.ts", regexp.MustCompile(`(?m)^\s*title:[ \t]*(['"][^'"\n]+['"])`)},
}

// longestTitle is how many bytes such a name may have: a sentence is none.
const longestTitle = 60

// foreignTitle is what another generator's settings, which read returns, call the site, ""
// where none does: without what follows a sign, "Name | What it is".
func foreignTitle(read func(name string) (text string, ok bool)) string {
	for _, f := range foreignTitles {
		text, ok := read(f.file)
		if !ok {
			continue
		}
		m := f.name.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		title := strings.TrimSpace(m[1])
		if title == "" {
			continue
		}
		if quote := title[0]; quote == '"' || quote == '\'' {
			title, _, _ = strings.Cut(title[1:], string(quote))
		} else {
			title, _, _ = strings.Cut(title, " #")
		}
		for _, sign := range []string{" | ", " • ", " · ", " – ", " — ", " - "} {
			title, _, _ = strings.Cut(title, sign)
		}
		if title = strings.TrimSpace(title); title != "" && len(title) <= longestTitle && !strings.ContainsAny(title, "{}<>[]&*|") {
			return title
		}
	}
	return ""
}
