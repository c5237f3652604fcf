package source

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// Role is what a file below the content folder is to the program. This is the
// one rule: the reader of content, that of themes and the watcher of the
// preview all ask it, so that none sees a file that another passes over.
type Role uint8

// Every name has one role.
const (
	// Asset is published as it is: an image, a form, a robots.txt.
	Asset Role = iota
	// Text becomes a page.
	Text
	// Settings is the site's own site.yaml, in the one place where it is read.
	Settings
	// Passed is hidden, or left behind by an editor, an office program or the
	// system: neither read nor published, and nobody is told.
	Passed
	// Misnamed is a text whose name ends as no link to it would.
	Misnamed
	// OwnSettings are the site's settings under another name or in another
	// place, where they would be ignored; SettingsCopy is a copy of them.
	OwnSettings
	SettingsCopy
	// OtherSettings are those of another tool.
	OtherSettings
)

// RoleOf returns the role of a slash path below the content folder. It goes by
// the name alone: what is hidden or left over stays so in every folder.
func RoleOf(name string) Role {
	steps := strings.Split(name, "/")
	for i, step := range steps {
		if isHidden(step) && !isPicturesOf(steps[i:]) || isLeftover(step) {
			return Passed
		}
	}
	base := strings.ToLower(path.Base(name))
	inRoot := !strings.Contains(name, "/")
	switch {
	case name == SettingsName:
		return Settings
	case ownSettings.MatchString(base), inRoot && ownSettingsElse.MatchString(base):
		return OwnSettings
	case textEnding.MatchString(base):
		return Text
	case misnamed.MatchString(base):
		return Misnamed
	case inRoot && settingsCopy.MatchString(base):
		return SettingsCopy
	case isOtherSettings(base), isProjectFile(base):
		return OtherSettings
	}
	return Asset
}

// Stem is the name of a text's file without its ending, also without the
// ".html" of an address that some write before it: "a.html.md" is "a".
func Stem(name string) string {
	stem := path.Base(name)
	if plain := strings.TrimSuffix(stem, ".md"); plain != stem { // nearly all: no pattern is asked
		stem = plain
	} else if at := textEnding.FindStringIndex(strings.ToLower(stem)); at != nil && at[1] == len(stem) {
		stem = stem[:at[0]]
	}
	if plain := strings.TrimSuffix(stem, ".html"); plain != "" {
		return plain
	}
	return stem
}

// SettingsRole is [RoleOf] for a file beside the content folder, where only
// settings are looked for: any other is an Asset, which there says nothing.
func SettingsRole(name string) Role {
	base := strings.ToLower(name)
	switch {
	case isHidden(name) || isLeftover(name):
		return Passed
	case ownSettings.MatchString(base), ownSettingsElse.MatchString(base):
		return OwnSettings
	case settingsCopy.MatchString(base):
		return SettingsCopy
	case isOtherSettings(base):
		return OtherSettings
	}
	return Asset
}

// isPicturesOf holds of the folder in which GitBook keeps the pictures of all texts,
// and of the way to it: it is hidden on most systems only because of its name.
func isPicturesOf(steps []string) bool {
	return steps[0] == ".gitbook" && (len(steps) == 1 || steps[1] == "assets")
}

func isHidden(step string) bool { return step != "." && strings.HasPrefix(step, ".") }

// What names look like, all in lower case. Windows hides what it takes for the
// extension, so that Notepad's "bai.md" is a "bai.md.txt".
var (
	textEnding      = regexp.MustCompile(`\.(?:md|mdx|markdown|mdown|mdwn|mkdn?|[qr]md)$`)
	misnamed        = regexp.MustCompile(`\.md\.txt$`)
	ownSettings     = regexp.MustCompile(`^[ _]*site[ _-]*\.ya?ml[ .]*(?:\.(?:txt|ya?ml))*$`)
	ownSettingsElse = regexp.MustCompile(`^(?:(?:site|chuyende)\.(?:ya?ml|toml|json|ini|conf|cfg)|site[-_]?ya?ml|settings?\.ya?ml)(?:\.txt)?$|^site\.ya?ml\.md$`)
	settingsCopy    = regexp.MustCompile(`^(?:copy of |bản sao của )?site(?: ?\(\d+\)| - (?:copy|bản sao)(?: \(\d+\))?)?\.ya?ml$`)

	// leftoverEnd are ends that no author gives: backups of editors, halves of
	// downloads, rejected patches, locks of office programs. What follows the
	// .md of a text makes an old draft of it.
	leftoverEnd = regexp.MustCompile(`~$` +
		`|\.(?:bak|bck|bkp|backup|old|orig|save)[.]?\d*$|\.(?:rej|d?tmp|temp|asd|wbk|xlk|~\w+|\$\$\$)$` +
		`|\.(?:part|partial|filepart|crdownload|opdownload|download|!ut|icloud)$` +
		`|\.(?:sw[l-px]|kate-swp|autosave|lck|lock|ldb|laccdb|dwl2?)$` +
		`|\.md(?:[$%]|[.;]\d+|[._-](?:bak|old|orig|backup|copy|new|prev|mine|theirs|r\d+)\d*)$` +
		`|___jb_(?:tmp|old|bak)___$|\.sb-[0-9a-f]{8}-[0-9a-z]{6}$|zone\.identifier$|:encryptable$`)
	// leftoverStart are starts: "~$bai.docx" beside an open document.
	leftoverStart = regexp.MustCompile(`^(?:~\$|~wr[a-z]\d|~lock\.)`)
)

// isLeftover holds of what programs leave beside the files that are worked on.
func isLeftover(step string) bool {
	lower := strings.ToLower(step)
	return isSystems(lower) || lower == "4913" || // Vim tries whether it may write
		// No end is that of nearly all texts, nor of a folder whose name has no sign.
		!strings.HasSuffix(lower, ".md") && strings.ContainsAny(lower, "~._:") && leftoverEnd.MatchString(lower) ||
		lower[:min(1, len(lower))] == "~" && leftoverStart.MatchString(lower) ||
		len(lower) > 2 && lower[0] == '#' && lower[len(lower)-1] == '#' // Emacs
}

// isSystems holds of what systems, network disks and package managers put into
// every folder.
func isSystems(lower string) bool {
	return slices.Contains([]string{
		"thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "icon\r",
		"__macosx", "@eadir", "#recycle", "@recycle", "$recycle.bin", "recycler", "system volume information", "lost+found",
		"_vti_cnf", "_vti_pvt", "ntuser.dat", "node_modules",
	}, lower)
}

// isOtherSettings holds of the files that tell other tools how to build a site
// or a book. Files that hosts read, such as CNAME or _headers, are published.
func isOtherSettings(lower string) bool {
	stem, extension, _ := strings.Cut(lower, ".")
	form := func(forms ...string) bool { return slices.Contains(forms, extension) }
	switch stem {
	case "config", "hugo":
		return form("toml", "yaml", "yml", "json")
	case "_config":
		return form("yml", "yaml", "toml", "js", "ts")
	case "mkdocs", "antora", "antora-playbook", "myst", "nanoc", "_quarto", "_toc", "_bookdown", "_output", "_pkgdown", "pelican":
		return form("yml", "yaml")
	case "docusaurus", "astro", "eleventy", "next", "nuxt", "vite", "svelte", "rspress", "vitepress", "vue", "tailwind", "postcss":
		return form("config.js", "config.ts", "config.mjs", "config.cjs", "config.mts")
	case "gatsby-config", "gatsby-node", "gatsby-browser", "sidebars":
		return form("js", "ts", "mjs", "cjs")
	case "book":
		return form("toml", "json")
	case "conf", "pelicanconf", "publishconf":
		return form("py")
	case "package", "package-lock", "mint", "docs", "docfx":
		return form("json")
	case "zola", "netlify", "pyproject", "zensical", "typst", "wrangler":
		return form("toml")
	case "doxyfile":
		return form("")
	}
	return strings.HasSuffix(lower, ".lektorproject")
}

// isProjectFile holds of the files that tell other tools how to build anything.
// In content they are as foreign as a site's, beside it they may be at home.
func isProjectFile(lower string) bool {
	return slices.Contains([]string{
		"gemfile", "makefile", "dockerfile", "rakefile", "go.mod", "go.sum", "go.work", "hugo.work", "cargo.toml", "theme.toml",
		"tsconfig.json", "composer.json", "pnpm-lock.yaml", "docker-compose.yml",
	}, lower)
}
