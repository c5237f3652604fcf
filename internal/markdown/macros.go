package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Macros of MDN and of Logseq, which stand within a line.

// outlinerForm are the macros of Logseq by what they are told of: films and posts by
// their addresses, what plug-ins draw, questions to the notes, other notes.
var outlinerForm = regexp.MustCompile(`^\{\{(?:(?:video|youtube|twitter|tweet|bilibili|vimeo) +(https?://[^\s{}<>"]+)|renderer +:[^{}\n]*|query +\([^{}\n]*|embed +(?:\[\[([^\[\]{}\n]+)\]\]|\(\([^{}()\n]+\)\))|cloze +([^{}\n]+)) *\}\}`)

// readOutliner takes a macro of Logseq's apart.
func readOutliner(text []byte) (command, bool) {
	m := outlinerForm.FindSubmatch(text)
	if m == nil {
		return command{}, false
	}
	name, _, _ := bytes.Cut(m[0], []byte{' '})
	return command{kind: outlinerKind, name: string(name[len("{{"):]), size: len(m[0]),
		values: map[string]string{"0": string(m[1]), "1": string(slices.Concat(m[2], m[3]))}}, true
}

var (
	macroForm  = regexp.MustCompile(`^\{\{\s?([A-Za-z][\w-]*)\s?(?:\(((?:[^"'()\n]|"[^"\n]*"|'[^'\n]*')*)\))?\s?\}\}`)
	macroValue = regexp.MustCompile(`"([^"\n]*)"|'([^'\n]*)'|([^\s,"']+)`)
	valueForm  = regexp.MustCompile(`^\{\{-?\s*([^{}\n]*?)\s*-?\}\}`)
)

// readMacro takes a macro of MDN's apart.
func readMacro(text []byte) (command, bool) {
	m := macroForm.FindSubmatch(text)
	if m == nil {
		return command{}, false
	}
	c := command{kind: macroKind, name: strings.ToLower(string(m[1])), size: len(m[0]), values: map[string]string{}}
	isCall := bytes.ContainsAny(m[0], "\"'") && !bytes.HasPrefix(m[0], []byte("{{ "))
	if isCall && m[1][0] >= 'a' && !isMacro(c.name) {
		return command{}, false // a call of a function, as templates have it
	}
	if !isCall && !isMacro(c.name) {
		return command{}, false
	}
	for i, v := range macroValue.FindAllSubmatch(m[2], mostValues) {
		c.values[strconv.Itoa(i)] = string(slices.Concat(v[1], v[2], v[3]))
	}
	return c, true
}

// isMacro holds of the macros that stand in texts of MDN, by their names.
func isMacro(name string) bool {
	return macroCode[name] || macroDropped[name] || strings.HasSuffix(name, "_inline") || strings.HasSuffix(name, "inline") && len(name) > len("inline") ||
		strings.HasSuffix(name, "_header") || slices.Contains([]string{"glossary", "rfc", "htmlelement", "svgelement", "mathmlelement", "embedyoutube"}, name)
}

var (
	macroCode = map[string]bool{
		"jsxref": true, "domxref": true, "cssxref": true, "svgattr": true, "svgxref": true, "htmlattrxref": true, "htmlattr": true,
		"httpheader": true, "httpstatus": true, "httpmethod": true, "csp": true, "webextapiref": true, "http-header": true,
	}
	macroDropped = map[string]bool{
		"compat": true, "specifications": true, "apiref": true, "jsref": true, "cssref": true, "htmlref": true, "httpsidebar": true,
		"htmlsidebar": true, "jssidebar": true, "learnsidebar": true, "defaultapisidebar": true, "svgref": true, "glossarysidebar": true,
		"embedlivesample": true, "embedghlivesample": true, "embedinteractiveexample": true, "interactiveexample": true,
		"previous": true, "next": true, "previousnext": true, "previousmenunext": true, "previousmenu": true, "nextmenu": true, "quicklinkswithsubpages": true,
		"seecompattable": true, "availableinworkers": true, "addonsidebar": true, "listsubpages": true, "subpageswithsummaries": true,
		"cssinfo": true, "csssyntax": true, "js_property_attributes": true, "inheritancediagram": true, "glossarydisambiguation": true,
	}
)

// macro is what a macro of MDN's says.
func (c command) macro() (said, bool) {
	first, second := c.values["0"], c.values["1"]
	words := orElse(second, first)
	switch name := c.name; {
	case name == "glossary":
		return said{text: words}, words != ""
	case name == "rfc":
		return said{text: "RFC " + first}, first != ""
	case name == "htmlelement", name == "svgelement", name == "mathmlelement":
		return said{text: orElse(second, "<"+first+">"), code: true}, first != ""
	case name == "embedyoutube":
		link := c.elsewhere()
		return said{text: link, link: link}, link != ""
	case macroCode[name]:
		if second == "" {
			words = strings.ReplaceAll(strings.TrimPrefix(first, "Global_Objects/"), "/", ".")
		}
		return said{text: words, code: c.first("2", "3") == "" || !slices.Contains([]string{c.values["2"], c.values["3"]}, "nocode")}, words != ""
	case strings.HasSuffix(name, "inline"):
		return said{text: "(" + strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(name, "inline"), "_"), "_", " ") + ")"}, true
	}
	return said{}, false
}
