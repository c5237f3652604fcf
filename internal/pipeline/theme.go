package pipeline

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"chuyende/internal/bundle"
	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/fault"
	"chuyende/internal/lang"
	"chuyende/internal/render"
	"chuyende/internal/site"
	"chuyende/internal/words"
	"chuyende/search"
	"chuyende/themes"
)

// themesFolder is where a site's own themes lie.
const themesFolder = "themes"

// defaultTheme is the name of the embedded theme.
const defaultTheme = "default"

// theme is everything that the look of a site is made of. It is read-only once
// it is loaded: sessions share the default theme.
type theme struct {
	// name is the theme's, language that of its words.
	name, language string
	words          *words.Table
	// strings are the site's own words in it.
	strings map[string]string
	// own is the site's folder of overrides, or nothing.
	own     []fs.FS
	layouts *render.Theme
	// style and script are what every page loads, searchScript what it loads
	// to search, laterScript what of that can wait and slipsScript what puts words right, toolScript what the pages load that are tools, missingScript
	// what finds the way from 404.html; client is the search client as a module
	// for other programs.
	style, script, searchScript, laterScript, slipsScript, toolScript, missingScript, client file
	// handoutStyle and handoutScript are what pages to be handed out load besides.
	handoutStyle, handoutScript file
	// bookStyle is what books load besides, treeStyle what pages beside a tree of sections do.
	bookStyle, treeStyle file
	// sheetStyle and sheetScript are what the sheets of observers load besides.
	sheetStyle, sheetScript file
	// kits are what single layouts load besides, and kitFiles the files of all.
	kits     map[string]*render.Kit
	kitFiles []file
	// worker and noWorker are the two service workers, to which a build adds what
	// they are told.
	worker, noWorker []byte
	// readerScript is what is waited for before a page is painted.
	readerScript file
	// printStyle is what every page loads for paper.
	printStyle file
	// codeStyle is what pages load that show code.
	codeStyle file
	// looks are the addresses of the styles that layouts have in the place of style,
	// and lookFiles the files of all.
	looks     map[string]string
	lookFiles []file
	// homeScript is what the home page loads besides.
	homeScript file
	// static are files that are copied as they are.
	static []file
}

// bundles are the entry points of what has a hash in its name.
const (
	styleBundle, siteBundle, searchBundle, toolBundle = "site.css", "site.js", "search.js", "tools.js"
	missingBundle, handoutStyle, handoutScript        = "missing.js", "handout.css", "handout.js"
	bookStyle                                         = "book.css"
	treeStyle                                         = "tree.css"
	sheetStyle, sheetScript                           = "sheets.css", "sheets.js"
	readerBundle                                      = "reader.js"
	printStyle                                        = "print.css"
	codeStyle                                         = "code.css"
	homeBundle                                        = "home.js"
	laterBundle, slipsBundle                          = "searchlater.js", "searchslips.js"
)

// file is an output file that is ready to be written.
type file struct {
	address string
	data    []byte
}

// readTheme loads and bundles the theme when it is not there yet or changed.
// A theme with mistakes is no theme: the next build reads it again.
func (s *Session) readTheme(changed []string, problems *diag.List) error {
	defer s.takeWords()
	name := s.settings.config.Theme
	if s.theme != nil && s.theme.name == name && s.theme.language == s.settings.config.Language &&
		maps.Equal(s.theme.strings, s.settings.config.Strings) && !touches(changed, themesFolder) {
		return nil
	}
	s.theme = nil
	layers := []fs.FS{themes.Default()}
	c := s.settings.config
	own, found, err := s.ownTheme(name, problems)
	switch {
	case err != nil:
		return err
	case found && own == nil:
		return nil // it has been reported
	case found:
		layers = []fs.FS{own, themes.Default()}
	case name != defaultTheme:
		problems.Add(ruleThemeMissing.At(c.File.Shown, c.File.Data, c.ThemeSpan,
			lang.Textf("không có giao diện %q: thiếu thư mục %s", "there is no theme %q: the folder %s is missing", name, themesFolder+"/"+name),
			lang.Text{VI: "bỏ khóa theme để dùng giao diện có sẵn", EN: "leave out the key theme to use the built-in one"}))
		return nil
	}
	var t *theme
	if s.store == nil && isShipped(c, layers) {
		t, err = shipped()
	} else {
		t, err = loadTheme(name, c, layers, s.bundles)
	}
	if err != nil && len(layers) > 1 {
		if wrong := themeProblems(name, layers[0], err); wrong != nil {
			problems.Add(wrong...)
			return nil
		}
	}
	if err != nil {
		return fault.Below(themesFolder+"/"+name, err)
	}
	s.theme = t
	return nil
}

// takeWords gives the settings the words of the theme. Pages hold some of them
// and are parsed anew where they have changed.
func (s *Session) takeWords() {
	if c := s.settings.config; s.theme != nil && c.Words.Digest() != s.theme.words.Digest() {
		c.Words = s.theme.words
		clear(s.pages)
	}
}

// touches reports whether any path is a folder or lies below it; nil means
// that any may.
func touches(changed []string, folder string) bool {
	if changed == nil {
		return true
	}
	for _, name := range changed {
		if name = filepath.ToSlash(name); name == folder || strings.HasPrefix(name, folder+"/") {
			return true
		}
	}
	return false
}

// shipped is the default theme as it is, in the language of most portals. A
// process that builds many sites loads it once; one that builds a single site finds
// its bundles in the site's cache.
var shipped = sync.OnceValues(func() (*theme, error) {
	return loadTheme(defaultTheme, &config.Config{Language: words.Vietnamese}, []fs.FS{themes.Default()}, nil)
})

// isShipped reports whether a site looks as the default theme does by itself.
func isShipped(c *config.Config, layers []fs.FS) bool {
	return len(layers) == 1 && c.Theme == defaultTheme && c.Language == words.Vietnamese && len(c.Strings) == 0
}

func loadTheme(name string, c *config.Config, layers []fs.FS, bundles *bundle.Cache) (*theme, error) {
	say, err := words.Load(c.Language, layers...)
	if err != nil {
		return nil, err
	}
	say = say.With(c.Strings, func(string, lang.Text) {}) // the settings have been told of others
	layouts, err := render.LoadTheme(say, layers...)
	if err != nil {
		return nil, err
	}
	t := &theme{name: name, language: c.Language, strings: c.Strings, own: layers[:len(layers)-1], layouts: layouts, words: say}
	if err := t.loadStyles(bundles); err != nil {
		return nil, err
	}
	if err := t.loadScripts(bundles); err != nil {
		return nil, err
	}
	return t, t.loadStatic(layers)
}

func (t *theme) loadStyles(bundles *bundle.Cache) (err error) {
	for _, style := range []struct {
		entry string
		into  *file
	}{
		{styleBundle, &t.style}, {handoutStyle, &t.handoutStyle}, {sheetStyle, &t.sheetStyle}, {printStyle, &t.printStyle},
		{codeStyle, &t.codeStyle}, {bookStyle, &t.bookStyle}, {treeStyle, &t.treeStyle},
	} {
		data, err := bundles.Style(t.layouts.Files(), "css/"+style.entry)
		if err != nil {
			return err
		}
		*style.into = named(style.entry, data)
	}
	t.looks, t.lookFiles, err = loadLooks(t.layouts.Files(), bundles)
	return err
}

func (t *theme) loadScripts(bundles *bundle.Cache) (err error) {
	options := scripting(t.words)
	scripted := func(entry string) ([]byte, error) {
		return bundles.Script(t.layouts.Files(), "js/"+entry, options)
	}
	bundled := func(entry string) file {
		if err != nil {
			return file{}
		}
		var script []byte
		script, err = scripted(entry)
		return named(entry, script)
	}
	given, taken := sharing()
	plain := options
	options.Modules = maps.Clone(plain.Modules)
	maps.Copy(options.Modules, taken)
	options.Private = private
	t.laterScript, t.slipsScript = bundled(laterBundle), bundled(slipsBundle)
	options = plain
	// Scripts that fetch others beside them are told their names.
	options.Modules["theme/files.js"] = fmt.Sprintf("export const searchLater = %q, searchSlips = %q;\n", path.Base(t.laterScript.address), path.Base(t.slipsScript.address))
	options.Modules["theme/shared.js"] = given
	t.script, t.toolScript = bundled(siteBundle), bundled(toolBundle)
	options.Private = private
	t.searchScript = bundled(searchBundle)
	options.Private = nil
	t.missingScript, t.handoutScript, t.sheetScript = bundled(missingBundle), bundled(handoutScript), bundled(sheetScript)
	t.readerScript = bundled(readerBundle)
	t.homeScript = bundled(homeBundle)
	if err != nil {
		return err
	}
	if t.worker, err = scripted("worker.js"); err != nil {
		return err
	}
	if t.noWorker, err = scripted("noworker.js"); err != nil {
		return err
	}
	if t.kits, t.kitFiles, err = loadKits(t.layouts.Files(), bundles, scripted); err != nil {
		return err
	}
	client, err := bundles.Script(search.Client(), "index.js", bundle.Options{Format: bundle.ESM, Minify: true})
	if err != nil {
		return fmt.Errorf("search client: %w", err)
	}
	t.client = file{site.SearchFolder + "client.js", client}
	return nil
}

// loadStatic reads the files that are published as they are.
func (t *theme) loadStatic(layers []fs.FS) error {
	names, err := render.Static(layers...)
	if err != nil {
		return err
	}
	for _, name := range names {
		data, err := fs.ReadFile(t.layouts.Files(), "static/"+name)
		if err != nil {
			return fmt.Errorf("theme: %w", err)
		}
		t.static = append(t.static, file{"/" + name, data})
	}
	return nil
}

// scripting says how the theme's scripts are bundled, with its words.
func scripting(say *words.Table) bundle.Options {
	return bundle.Options{Format: bundle.IIFE, Minify: true, Mounts: map[string]fs.FS{"search-client": search.Client()},
		Modules: map[string]string{"theme/strings.js": say.Module()}}
}

// shared is what search.js hands to the scripts that come after it, so that they do
// not bring it again, by the modules of the search client.
var shared = []struct {
	module string
	names  []string
}{
	{"words.js", []string{"words", "parts", "reading", "signed"}},
	{"syllable.js", []string{"canon", "hasMarks", "unmark", "SYLLABIC", "SYLLABLE", "TONES"}},
	{"names.js", []string{"fronted"}},
	{"bits.js", []string{"bitReader"}},
	{"error.js", []string{"SearchError", "fail"}},
	{"excerpt.js", []string{"highlight", "matches", "density"}},
	{"plan.js", []string{"add", "addOnce", "isSpecial"}},
}

// private are properties of what search.js and the scripts that come after it hand each other, and
// nothing else has: no file of the index, no element.
var private = []string{
	"documents", "terms", "parts", "classes", "beside", "ranking",
	"folded", "exact", "joined", "field", "boost", "pairs", "pair", "tier", "held", "clause", "asked", "codes", "without", "spellings", "partOf",
	"scores", "clauses", "postings", "passes", "shards", "typing", "others", "excerpts", "ended", "lengthsOf", "heading", "exactly", "quoted",
	"recognise", "settle", "growing", "kindTitle", "replaces", "hasText",
	// In two letters:
	"passage", "excerpt", "soon", "slipping", "factor", "typed", "further", "texts", "drive", "servePage", "readScript", "openSlips",
	"openSyllables", "bonds", "factors", "blocks", "lengths",
}

// sharing is the module by which a script hands over what is shared, and those that
// stand for the client's in scripts that take it.
func sharing() (given string, taken map[string]string) {
	const list = "self.chuyendeShared"
	taken = map[string]string{}
	var imports, all strings.Builder
	n := 0
	for _, s := range shared {
		module := "search-client/" + s.module
		fmt.Fprintf(&imports, "import { %s } from %q;\n", strings.Join(s.names, ", "), module)
		var exports strings.Builder
		for _, name := range s.names {
			fmt.Fprintf(&all, "%s, ", name)
			fmt.Fprintf(&exports, "export const %s = %s[%d];\n", name, list, n)
			n++
		}
		taken[module] = exports.String()
	}
	return imports.String() + list + " = [" + all.String() + "];\n", taken
}

// named is a file whose name tells its content.
func named(name string, data []byte) file {
	return file{site.AssetFolder + bundle.Fingerprint(name, data), data}
}

// bundles are the files whose names tell what they hold.
func (t *theme) bundles() []file {
	own := []file{t.style, t.script, t.searchScript, t.laterScript, t.slipsScript, t.toolScript, t.missingScript, t.handoutStyle, t.handoutScript, t.sheetStyle, t.sheetScript,
		t.readerScript, t.printStyle, t.codeStyle, t.bookStyle, t.treeStyle, t.homeScript}
	return slices.Concat(own, t.lookFiles, t.kitFiles)
}

// ready are the files with names of their own.
func (t *theme) ready() []file { return append([]file{t.client}, t.static...) }

// given are the ready files, for the plan. An author's icon takes the place of
// the theme's.
func (t *theme) given() []site.Given {
	given := []site.Given{{Address: t.client.address, Title: searchTitle()}}
	for _, f := range t.static {
		g := site.Given{Address: f.address, Title: themeTitle(), Yields: true}
		if name := "static" + f.address; len(t.own) > 0 {
			if _, err := fs.Stat(t.own[0], name); err == nil {
				g.Source = themesFolder + "/" + t.name + "/" + name
				g.Title = lang.Text{VI: g.Source, EN: g.Source}
			}
		}
		given = append(given, g)
	}
	return given
}

// claims are the names that the theme's bundles and the search index may have.
func claims() []site.Claim {
	var all []site.Claim
	for _, name := range []string{styleBundle, siteBundle, searchBundle, toolBundle, missingBundle, handoutStyle, handoutScript, sheetStyle, sheetScript,
		readerBundle, printStyle, codeStyle, bookStyle, treeStyle, homeBundle, laterBundle, slipsBundle} {
		all = append(all, site.Claim{Pattern: site.AssetFolder + bundle.Fingerprints(name), Title: themeTitle()})
	}
	all = slices.Concat(all, lookClaims(), kitClaims())
	for _, pattern := range append(search.Patterns(), bleveFolder+"/...") {
		all = append(all, site.Claim{Pattern: "/" + pattern, Title: searchTitle()})
	}
	return all
}

func themeTitle() lang.Text  { return lang.Text{VI: "tệp của giao diện", EN: "the theme's files"} }
func searchTitle() lang.Text { return lang.Text{VI: "chỉ mục tìm kiếm", EN: "the search index"} }
