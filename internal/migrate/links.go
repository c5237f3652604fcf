package migrate

import (
	"net/url"
	"path"
	"regexp"
	"strings"
)

var referenceLine = regexp.MustCompile(`^\s*\[[^\]]+\]:\s`)

var (
	linkTarget = regexp.MustCompile(`(\]\(\s*<?|^\s*\[[^\]]+\]:\s*<?)([^\s)>]*)`)
	tagTarget  = regexp.MustCompile(`((?:src|href)=["'])([^"']*)`)
	// imageSize is what some write behind an address.
	imageSize = regexp.MustCompile(`(!\[[^\]]*\]\([^\s)]+)\s+=\d*%?x\d*%?\s*\)`)
)

// links writes links from the root of the other site as links to the files here;
// what leads elsewhere stays as it is.
func (w *writer) links(rows []row) []row {
	return each(rows, func(r row) []row {
		if !strings.ContainsAny(r.text, "/") {
			return []row{r}
		}
		change := outsideCode
		if referenceLine.MatchString(r.text) {
			change = func(line string, change func(string) string) string { return change(line) }
		}
		r.text = change(r.text, func(text string) string {
			for _, pattern := range []*regexp.Regexp{linkTarget, tagTarget} {
				text = pattern.ReplaceAllStringFunc(text, func(found string) string {
					m := pattern.FindStringSubmatch(found)
					if target := w.fromRoot(m[2]); target != "" {
						return m[1] + target
					}
					return found
				})
			}
			return imageSize.ReplaceAllString(text, "$1)")
		})
		return []row{r}
	})
}

// fromRoot is a link from the root as one to a file here, "" where it leads to none.
func (w *writer) fromRoot(target string) string {
	target = strings.TrimPrefix(target, "~")
	if !strings.HasPrefix(target, "/") || strings.HasPrefix(target, "//") {
		return ""
	}
	at := strings.IndexAny(target, "#?")
	rest := ""
	if at >= 0 {
		target, rest = target[:at], target[at:]
		if q := strings.Index(rest, "#"); strings.HasPrefix(rest, "?") {
			rest = map[bool]string{true: "", false: rest[max(q, 0):]}[q < 0]
		}
	}
	if target == "" {
		return ""
	}
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	if name := w.nameAt(target); name != "" {
		return w.relative(name) + rest
	}
	return ""
}

// nameAt is the page or file that stands at an address of the other site.
func (w *writer) nameAt(address string) string {
	address = strings.TrimSuffix(strings.TrimPrefix(address, "/"), "/")
	ways := []string{address}
	if rest, ok := strings.CutPrefix(address, "@site/"); ok {
		return w.known(rest)
	}
	for _, prefix := range w.prefixes() {
		if rest, ok := strings.CutPrefix(address+"/", prefix+"/"); ok && prefix != "" {
			ways = append(ways, strings.TrimSuffix(rest, "/"))
		}
	}
	for _, way := range ways {
		for _, stem := range []string{way, strings.TrimSuffix(way, ".html")} {
			for _, ending := range []string{"", ".md", "/index.md", "/_index.md", "/readme.md"} {
				if name := w.places[strings.ToLower(strings.TrimPrefix(stem+ending, "/"))]; name != "" {
					return name
				}
			}
		}
	}
	for _, way := range ways {
		if name := w.routes[strings.ToLower(way)]; name != "" {
			return name
		}
	}
	return ""
}

// withoutNumbers is a path without the numbers by which Docusaurus sorts.
func withoutNumbers(name string) string {
	steps := strings.Split(name, "/")
	for i, step := range steps {
		steps[i] = sortNumber.ReplaceAllString(step, "")
	}
	return strings.Join(steps, "/")
}

var sortNumber = regexp.MustCompile(`^\d+\s*[-_.]+\s*`)

// known is a name that has a target, "" for others.
func (w *writer) known(name string) string {
	if _, ok := w.targets[name]; ok {
		return name
	}
	return ""
}

// prefixes are what addresses of the other site begin with and files do not.
func (w *writer) prefixes() []string {
	switch w.from {
	case Docusaurus:
		return []string{"docs"}
	case Jekyll:
		return []string{strings.Trim(w.setting("baseurl"), "/")}
	case Hugo:
		base, _ := url.Parse(w.setting("baseURL"))
		if base != nil {
			return []string{strings.Trim(base.Path, "/"), w.language()}
		}
	case MkDocs:
		if base, _ := url.Parse(w.setting("site_url")); base != nil {
			return []string{strings.Trim(base.Path, "/")}
		}
	}
	return nil
}

// relative is the way from the page's place here to a file's.
func (w *writer) relative(name string) string {
	from, to := path.Dir(w.targets[w.name]), w.targets[name]
	var steps []string
	if from != "." {
		steps = strings.Split(from, "/")
	}
	parts := strings.Split(to, "/")
	for len(steps) > 0 && len(parts) > 1 && steps[0] == parts[0] {
		steps, parts = steps[1:], parts[1:]
	}
	way := strings.Repeat("../", len(steps)) + strings.Join(parts, "/")
	return (&url.URL{Path: way}).EscapedPath()
}

// refTo is the page that a command names: by its path from the root or beside the
// page, or by its name alone where only one has it; "" where none is found.
func (w *writer) refTo(target string) string {
	target, rest, found := strings.Cut(target, "#")
	if found {
		rest = "#" + rest
	}
	if target == "" {
		return rest
	}
	if !strings.HasPrefix(target, "/") {
		beside := path.Join(w.dir(), pageEnding.ReplaceAllString(target, ""))
		for _, ending := range []string{".md", "/index.md", "/_index.md"} {
			if name := w.known(beside + ending); name != "" {
				return w.relative(name) + rest
			}
		}
	}
	if name := w.known(strings.TrimPrefix(target, "/")); name != "" {
		return w.relative(name) + rest
	}
	if name := w.nameAt(pageEnding.ReplaceAllString(target, "")); name != "" {
		return w.relative(name) + rest
	}
	only := ""
	for _, name := range w.pages {
		stem := pageEnding.ReplaceAllString(name, "")
		if strings.HasSuffix("/"+stem, "/"+strings.Trim(pageEnding.ReplaceAllString(target, ""), "/")) {
			if only != "" {
				return ""
			}
			only = name
		}
	}
	if only == "" {
		return ""
	}
	return w.relative(only) + rest
}

// addresses notes where pages and files stand: at their targets, and at what pages
// say themselves.
func (m *mover) addresses() {
	m.places, m.routes = map[string]string{}, map[string]string{}
	for name, target := range m.targets {
		m.places[strings.ToLower(target)] = name
	}
	for _, name := range m.pages {
		data, err := m.read(name)
		if err != nil {
			continue
		}
		for _, own := range ownAddress.FindAllSubmatch(data[:min(len(data), 2<<10)], 2) {
			if address := strings.Trim(string(own[1]), "/"); address != "" && !strings.ContainsAny(address, ":*") {
				m.routes[strings.ToLower(address)] = name
			}
		}
		if m.from == Docusaurus {
			m.routes[strings.ToLower(withoutNumbers(pageEnding.ReplaceAllString(m.targets[name], "")))] = name
			if own := ownID.FindSubmatch(data[:min(len(data), 2<<10)]); own != nil {
				m.routes[strings.ToLower(withoutNumbers(path.Join(path.Dir(m.targets[name]), string(own[1]))))] = name
			}
		}
		if post := postName.FindStringSubmatch(path.Base(name)); post != nil {
			slug := strings.ToLower(pageEnding.ReplaceAllString(post[4], ""))
			for _, kind := range []string{"", "news/", "blog/", "posts/", "release/"} {
				m.routes[kind+post[1]+"/"+post[2]+"/"+post[3]+"/"+slug] = name
			}
		}
	}
}

var (
	ownAddress = regexp.MustCompile(`(?m)^(?:permalink|url|slug)\s*[:=]\s*["']?(/[^"'\s]+)`)
	postName   = regexp.MustCompile(`^(\d{4})-(\d\d)-(\d\d)-(.+)$`)
)
