package site

import (
	"regexp"
	"strings"

	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
)

// Keys that plain pages have besides the common ones.
const (
	// KeywordsKey are words that the page is searched for by.
	KeywordsKey = "keywords"
	// AuthorsKey says who wrote the page.
	AuthorsKey = "authors"
)

// PlainFields are the keys that plain pages have besides [CommonFields].
func PlainFields() []frontmatter.Field {
	return []frontmatter.Field{
		{Key: KeywordsKey, Type: frontmatter.Strings,
			Doc: lang.Text{VI: "từ khóa, chỉ dùng khi tìm", EN: "words that only search reads"}},
		{Key: AuthorsKey, Type: frontmatter.Strings,
			Doc: lang.Text{VI: "người viết", EN: "who wrote the page"}},
	}
}

// ForeignKeys are the keys of Hugo, Jekyll, Docusaurus, VitePress, MkDocs and
// their like that plain pages may have, each with what it is here.
func ForeignKeys() []frontmatter.Foreign {
	keys := []frontmatter.Foreign{
		{Key: "published", Means: "draft", Fits: isTruth, Says: opposite},
		{Key: "published", Means: "date"},
		{Key: "slug", Means: "aliases", Adds: true, Fits: isPath},
		{Key: "publishDate", Means: "date", Over: true},
		{Key: "pubDate", Means: "date"},
	}
	add := func(means string, adds bool, fits func(string) bool, names ...string) {
		for _, name := range names {
			keys = append(keys, frontmatter.Foreign{Key: name, Means: means, Adds: adds, Fits: fits})
		}
	}
	add("date", false, nil, "created", "created_at", "date.created", "date.published", "postDate")
	add("updated", false, nil, "lastmod", "modified", "last_modified", "last_modified_at", "last_modified_date", "updated_at", "updatedDate",
		"last_updated", "lastUpdated.date", "last_update.date", "date.updated", "date.modified")
	add("expires", false, nil, "expiryDate", "unpublishDate", "expiration", "expire_date")
	add(KeywordsKey, true, nil, "keyword", "meta_keywords")
	add(AuthorsKey, true, nil, "author", "by", "last_update.author")
	add("summary", false, nil, "excerpt", "abstract", "meta_description")
	add("aliases", true, isAddress, "permalink", "url")
	add("aliases", true, isFixed, "redirect_from", "redirects", "alias")
	add("weight", false, nil, "nav_order", "sidebar_position", "order", "position", "sort_order", "nav.order", "navigation.order")
	add("short", false, nil, "sidebar_label", "linkTitle", "nav_title", "navTitle", "short_title", "sidebarTitle", "navigation.title")
	add("tags", true, nil, "tag", "label")
	add("categories", true, nil, "category")
	add(OtherNames, true, nil, "also_known_as")
	add("", false, nil, silentKeys()...)
	return append(keys, frontmatter.Foreign{Key: "cascade", Below: true})
}

// silentKeys say something to a program about how it shows a page, and nothing
// to readers.
func silentKeys() []string {
	return []string{
		"layout", "template", "theme", "type", "permalink", "url", "redirect_from", "comments", "comment", "toc", "outline", "aside", "sidebar",
		"navbar", "footer", "editLink", "edit_url", "custom_edit_url", "editUrl", "lastUpdated", "last_update", "prev", "next", "pageClass",
		"hide", "hide_title", "hide_table_of_contents", "toc_min_heading_level", "toc_max_heading_level", "pagination_prev",
		"pagination_next", "pagination", "pagination_label", "displayed_sidebar", "sidebar_class_name", "sidebar_custom_props", "icon", "nav",
		"navigation", "navigation_weight", "parent", "grand_parent", "has_children", "has_toc", "nav_exclude", "nav_enabled", "search_exclude",
		"search", "robots", "noindex", "sitemap", "menu", "menus", "outputs", "output", "headless", "build", "_build",
		"markup", "math", "mathjax", "katex", "mermaid", "highlight", "isHome", "home", "social", "readtime", "reading_time", "pin", "sticky", "featured", "unlisted", "mdx", "format", "collapsible",
		"collapsed", "class", "css", "js", "scripts", "styles", "head", "redirect_to", "sitemap_exclude", "show_reading_time",
		"hero", "heroText", "heroImage", "heroAlt", "actions", "actionText", "actionLink", "features", // what they say is the text
		"date_format", "params", "ref", "lang", "language", "locale", "translationKey", "authorImage",
	}
}

// isAddress holds of addresses of this site without places to fill in.
func isAddress(value string) bool {
	return isPath(value) && isFixed(value) && !strings.HasPrefix(value, "//")
}

func isFixed(value string) bool { return !strings.ContainsAny(value, ":{") }

func isPath(value string) bool { return strings.Contains(value, "/") }

var truth = regexp.MustCompile(`(?i)^(?:true|false|yes|no|on|off|0|1)$`)

func isTruth(value string) bool { return truth.MatchString(value) }

func opposite(value string) string {
	switch strings.ToLower(value) {
	case "true", "yes", "on", "1":
		return "false"
	}
	return "true"
}
