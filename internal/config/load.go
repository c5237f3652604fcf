package config

import (
	"bytes"
	"cmp"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/words"
)

// Defaults are the settings that depend on where the site is built.
type Defaults struct {
	// Title is the portal's name where the settings give none; empty: what the
	// words say.
	Title string
	// Kinds are the names that the key "kinds" may hold; nil: any.
	Kinds []string
	// KindNames are what people call them, by name, for hints.
	KindNames map[string][]string
}

// Load reads the text of site.yaml. Shown is the path that problems name. With
// no text, as where there is no such file, the result is all defaults; it is
// never nil.
func Load(data []byte, shown string, d Defaults, problems *diag.List) *Config {
	var own diag.List
	c := load(data, shown, d, &own)
	own.RaiseLosses() // what is lost of a page may be borne, not so of the settings
	problems.Add(own.Sorted()...)
	return c
}

func load(data []byte, shown string, d Defaults, problems *diag.List) *Config {
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	l := &loader{file: frontmatter.File{Shown: shown, Data: data}, problems: problems}
	l.meta = frontmatter.Parse(l.file, frontmatter.Whole(data), problems).Decode(Schema(), problems)
	c := &Config{
		Description: l.text("description", ""),
		Publisher:   l.text("publisher", ""),
		BaseURL:     l.baseURL(),
		Language:    l.pattern("language", "vi", `^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`),
		Theme:       l.pattern("theme", "default", `^[A-Za-z0-9][A-Za-z0-9_-]*$`),
		ThemeSpan:   l.meta.Span("theme"),
		AllowHTML:   l.meta.Bool("allowHTML"),
		Together:    l.meta.Texts("together"),
		Books:       l.meta.Bool("books"),
		BooksSpan:   l.meta.Span("books"),
		Strict:      l.meta.Bool("strict"),
		Offline:     !l.meta.Has("offline") || l.meta.Bool("offline"),
		PageSize:    l.number(l.meta, "pageSize", 30),
		FeedSize:    l.number(l.meta, "feedSize", 20),

		MessageLength: l.number(l.meta, "messageLength", 1500),

		Folders: l.folders(d),
		File:    l.file,

		Papers:        l.papers(),
		Plan:          l.plan(),
		ReviewMonths:  l.number(l.meta.Table("review"), "months", 12),
		Vocabularies:  map[string][]Entry{},
		Abbreviations: map[string][]string{},
	}
	c.Strings = l.strings(c.Language)
	c.Words = words.In(c.Language).With(c.Strings, func(string, lang.Text) {})
	c.Title = l.text("title", cmp.Or(d.Title, c.Words.Text("frame.untitled")))
	c.ZoneName, c.Zone = l.zone()
	links := l.meta.Table("links")
	c.Links = Links{Strip: links.Texts("strip"), External: links.Texts("external")}
	c.Menu, c.Foot = l.titled("menu"), l.titled("foot")
	explained := l.meta.Table("explained")
	for _, key := range []string{ExplainLengths, ExplainRules} {
		if explained.Text(key) != "" {
			c.Explained = append(c.Explained, Link{Title: key, Link: explained.Text(key), Span: explained.Span(key)})
		}
	}
	for _, item := range l.meta.Records("accept") {
		if item.Has("files") && item.Has("code") {
			c.Accepted = append(c.Accepted, Accepted{Files: item.Text("files"), Code: item.Text("code"), Span: item.Span("files"), CodeSpan: item.Span("code")})
		}
	}
	vocabularies := l.meta.Table("vocabularies")
	for _, name := range vocabularies.Keys() {
		c.Vocabularies[name] = l.vocabulary(vocabularies.Records(name))
	}
	abbreviations := l.meta.Table("search").Table("abbreviations")
	for _, short := range abbreviations.Keys() {
		c.Abbreviations[short] = abbreviations.Texts(short)
	}
	c.Synonyms = l.synonyms(l.meta.Table("search").Records("synonyms"))
	return c
}

// plan reads how a year is planned. Days that contradict each other are refused.
func (l *loader) plan() Plan {
	table, standard := l.meta.Table("plan"), Plan{Earliest: 5, Latest: 3, Least: 1}
	p := Plan{
		Earliest: l.number(table, "earliest", standard.Earliest), Latest: l.number(table, "latest", standard.Latest),
		Least:          l.number(table, "least", standard.Least),
		PracticeSource: table.Text("practiceSource"), LeastSource: table.Text("leastSource"),
	}
	if p.Earliest >= p.Latest && p.Latest >= p.Least {
		return p
	}
	l.wrong(l.meta.Span("plan"), RuleValueForm,
		lang.Textf("plan: gửi sớm nhất trước %d ngày, nên xong trước %d ngày, chậm nhất trước %d ngày: phải nhỏ dần",
			"plan: sent %d days before at the earliest, %d at the latest, %d at the least: each may only be less", p.Earliest, p.Latest, p.Least),
		lang.Textf("ví dụ: plan: {earliest: 5, latest: 3, least: 1}", "such as: plan: {earliest: 5, latest: 3, least: 1}"))
	p.Earliest, p.Latest, p.Least = standard.Earliest, standard.Latest, standard.Least
	return p
}

// titled are the titled links under a key.
func (l *loader) titled(key string) []Link {
	var links []Link
	for _, item := range l.meta.Records(key) {
		if item.Has("title") && item.Has("link") {
			links = append(links, Link{Title: item.Text("title"), Link: item.Text("link"), Span: item.Span("link")})
		}
	}
	return links
}

// strings are the site's own words, without those that cannot be.
func (l *loader) strings(language string) map[string]string {
	table, standard := l.meta.Table("strings"), words.In(language)
	own := map[string]string{}
	for _, key := range table.Keys() {
		own[key] = table.Text(key)
	}
	standard.With(own, func(key string, why lang.Text) {
		delete(own, key)
		hint := lang.Textf("xóa dòng này, hoặc viết theo chữ có sẵn: %s", "delete this line, or write it like the built-in words: %s", standard.Text(key))
		if !standard.Has(key) {
			hint = diag.DidYouMean(key, standard.Keys())
		}
		l.wrong(table.KeySpan(key), ruleStrings, why, hint)
	})
	return own
}

// loader holds what checking one file needs.
type loader struct {
	file     frontmatter.File
	meta     *frontmatter.Meta
	problems *diag.List
}

func (l *loader) wrong(span diag.Span, rule diag.Rule, text, hint lang.Text) {
	l.problems.Add(rule.At(l.file.Shown, l.file.Data, span, text, hint))
}

func (l *loader) text(key, fallback string) string { return cmp.Or(l.meta.Text(key), fallback) }

func (l *loader) number(m *frontmatter.Meta, key string, fallback int) int {
	if m.Has(key) {
		return m.Int(key)
	}
	return fallback
}

// pattern returns a text that must look like a name.
func (l *loader) pattern(key, fallback, pattern string) string {
	text := l.text(key, fallback)
	if ok, err := regexp.MatchString(pattern, text); err == nil && ok {
		return text
	}
	l.wrong(l.meta.Span(key), RuleValueForm,
		lang.Textf("%q không phải là giá trị của %q", "%q is not a value of %q", text, key),
		lang.Textf("viết liền, không dấu, như: %s", "write it in one word, such as: %s", fallback))
	return fallback
}

// baseURL checks and completes the portal's address.
func (l *loader) baseURL() string {
	text := l.meta.Text("baseURL")
	if text == "" {
		return ""
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Hostname() == "" {
		hint := lang.Textf("địa chỉ đầy đủ, có https:// ở đầu, như: https://example.vn/", "a full address that starts with https://, such as: https://example.vn/")
		if bare := strings.TrimLeft(text, "/"); err == nil && u.Scheme == "" && strings.Contains(strings.SplitN(bare, "/", 2)[0], ".") {
			hint = lang.Textf("viết: baseURL: https://%s", "write: baseURL: https://%s", bare)
		}
		l.wrong(l.meta.Span("baseURL"), RuleValueForm, lang.Textf("%q không phải là địa chỉ trang mạng đầy đủ", "%q is not a full web address", text), hint)
		return ""
	}
	if u.RawQuery != "" || u.Fragment != "" || u.User != nil || u.ForceQuery {
		l.wrong(l.meta.Span("baseURL"), RuleValueForm,
			lang.Textf("địa chỉ của cổng không được có tên đăng nhập, dấu ? hay dấu #", "the portal's address cannot hold a login, ? or #"),
			lang.Textf("viết: baseURL: %s://%s%s", "write: baseURL: %s://%s%s", u.Scheme, u.Host, u.EscapedPath()))
		return ""
	}
	if folder, file := path.Split(u.EscapedPath()); slices.Contains([]string{".html", ".htm", ".php", ".aspx"}, strings.ToLower(path.Ext(file))) {
		l.wrong(l.meta.Span("baseURL"), RuleValueForm,
			lang.Textf("địa chỉ của cổng là thư mục đặt cổng, không phải một trang như %q", "the portal's address is its folder, not a page such as %q", file),
			lang.Textf("viết: baseURL: %s://%s%s", "write: baseURL: %s://%s%s", u.Scheme, u.Host, folder))
		return ""
	}
	return u.Scheme + "://" + strings.ToLower(u.Host) + strings.TrimRight(u.EscapedPath(), "/") + "/"
}

// zone returns the time zone. Zones are fixed offsets, so that a build needs
// no time zone data of the machine and gives the same everywhere; Vietnam has
// kept its own since 1975.
func (l *loader) zone() (string, *time.Location) {
	const home = "Asia/Ho_Chi_Minh"
	vietnam := time.FixedZone("+07", 7*60*60)
	name := l.text("timezone", home)
	switch name {
	case home, "Asia/Saigon":
		return name, vietnam
	case "UTC":
		return name, time.UTC
	}
	if t, err := time.Parse("-07:00", name); err == nil {
		_, offset := t.Zone()
		return name, time.FixedZone(name, offset)
	}
	l.wrong(l.meta.Span("timezone"), frontmatter.RuleValueUnknown,
		lang.Textf("không biết múi giờ %q", "the time zone %q is not known", name),
		lang.Textf(`được dùng: Asia/Ho_Chi_Minh, UTC, hoặc độ lệch như "+07:00"`, `allowed: Asia/Ho_Chi_Minh, UTC or an offset such as "+07:00"`))
	return home, vietnam
}

// folders checks where kinds have been moved to.
func (l *loader) folders(d Defaults) []Folder {
	var folders []Folder
	table := l.meta.Table("kinds")
	for _, kind := range table.Keys() {
		entry := table.Table(kind)
		f := Folder{
			Kind: kind, KindSpan: table.KeySpan(kind),
			Folder: strings.Trim(entry.Text("folder"), "/"), Span: entry.Span("folder"),
		}
		if d.Kinds != nil && !slices.Contains(d.Kinds, kind) {
			var choices []diag.Choice
			for _, name := range d.Kinds {
				choices = append(choices, diag.Choice{Value: name, Names: d.KindNames[name]})
			}
			l.wrong(f.KindSpan, frontmatter.RuleKeyUnknown, lang.Textf("không có loại trang %q", "there is no kind %q", kind), diag.Meant(kind, choices))
			continue
		}
		if !entry.Has("folder") {
			continue // reported already
		}
		if !l.folder(f, folders) {
			continue
		}
		folders = append(folders, f)
	}
	return folders
}

// folder checks one folder against those before it.
func (l *loader) folder(f Folder, before []Folder) bool {
	first, _, _ := strings.Cut(f.Folder, "/")
	switch {
	case !fs.ValidPath(f.Folder) || f.Folder == "." || strings.HasPrefix(f.Folder, ".") || strings.Contains(f.Folder, `\`):
		l.wrong(f.Span, RuleValueForm, lang.Textf("%q không phải là tên thư mục trong %s/", "%q is not a folder below %s/", f.Folder, path.Dir(l.file.Shown)),
			lang.Textf("viết như: chuyen-de hoặc tai-lieu/chuyen-de", "write it like: chuyen-de or tai-lieu/chuyen-de"))
		return false
	case first == "search" || first == "assets":
		l.wrong(f.Span, RuleValueForm, lang.Textf("thư mục %q dành riêng cho chương trình", "the folder %q is reserved", first),
			lang.Textf("chọn tên khác", "choose another name"))
		return false
	}
	for _, other := range before {
		if strings.EqualFold(other.Folder, f.Folder) {
			l.wrong(f.Span, ruleValueDuplicate, lang.Textf("thư mục %q đã dành cho loại %q", "the folder %q already belongs to %q", f.Folder, other.Kind),
				lang.Textf("mỗi loại trang một thư mục", "give each kind a folder of its own"))
			return false
		}
	}
	return true
}

// vocabulary checks the entries of one vocabulary.
func (l *loader) vocabulary(records []*frontmatter.Meta) []Entry {
	entries := make([]Entry, 0, len(records))
	seen := map[string]diag.Span{}
	for _, r := range records {
		e := Entry{ID: r.Text("id"), Title: r.Text("title"), AlsoKnownAs: r.Texts("also_known_as"), Quarters: r.Ints("quarters"), Note: r.Text("note"), Span: r.Span("id")}
		if e.ID == "" || e.Title == "" {
			continue // reported already
		}
		if !isID(e.ID) {
			l.wrong(e.Span, RuleValueForm, lang.Textf("mã %q chỉ được có chữ thường không dấu, chữ số và dấu gạch nối", "the id %q may only hold a to z, digits and hyphens", e.ID),
				lang.Textf("như: thon-to-dan-pho", "such as: thon-to-dan-pho"))
			continue
		}
		if first, ok := seen[e.ID]; ok {
			l.wrong(e.Span, ruleValueDuplicate, lang.Textf("mã %q đã có ở dòng %d", "the id %q is already given on line %d", e.ID, diag.Locate(l.file.Data, first.Start).Line),
				lang.Textf("mỗi mục một mã riêng", "give every entry an id of its own"))
			continue
		}
		seen[e.ID] = e.Span
		entries = append(entries, e)
	}
	return entries
}

// isID reports whether an id can stand in an address.
func isID(id string) bool {
	for i := range len(id) {
		if b := id[i]; b != '-' && (b < '0' || b > '9') && (b < 'a' || b > 'z') {
			return false
		}
	}
	return id != "" && id[0] != '-' && id[len(id)-1] != '-'
}
