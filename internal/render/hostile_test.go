package render_test

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"

	"chuyende/internal/render"
	"chuyende/internal/words"
	"chuyende/themes"
)

// evil is text that breaks out of an element, an attribute, a script or a
// feed where it is not escaped.
const evil = `</script></title>"'><img src=x onerror=alert(1)><script>alert(2)</script>&amp;]]>--><`

// hostile has evil in every place that an author fills in.
func hostile() string {
	quoted, _ := json.Marshal(evil) // a JSON text is a YAML text
	return strings.ReplaceAll(`
-- site.yaml --
title: EVIL
description: EVIL
publisher: EVIL
baseURL: https://vi.du/cong
menu:
  - {title: EVIL, link: "https://vi.du/?a=1&b=\"><script>"}
  - {title: EVIL, link: "a.md#\"><script>"}
vocabularies:
  audiences: [{id: thon, title: EVIL, note: EVIL}]
  types: [{id: chi-thi, title: EVIL}]
-- _index.md --
---
title: EVIL
summary: EVIL
---
-- muc/_index.md --
---
title: EVIL
---
-- a.md --
---
title: EVIL
summary: EVIL
tags: [EVIL]
date: 2026-01-01
sources: [EVIL]
---
[x](<b.md?q="\>\<script\>alert(3)\</script\>>) [y](<javascript:alert(5)>) [z](<tep.pdf#"\>\<script\>alert(4)>) ![x](<hinh.png#"\>\<script\>alert(6)>)
-- hinh.png --
-- tep.pdf --
-- b.md --
---
title: EVIL
aliases: [/cu.html]
---
[EVIL](a.md "EVIL")

## EVIL
-- nhom/x.md --
---
title: EVIL
colour: EVIL
also_known_as: [EVIL]
date: 2026-01-01
---
-- chuyen-de/x.md --
---
title: EVIL
groups: [x]
audiences: [thon]
quarters: [1]
minutes: [60]
cites: [EVIL]
agenda: [{name: EVIL, minutes: 5, steps: [{minutes: 5, what: EVIL, who: EVIL}]}]
tasks: [{day: -1, who: EVIL, what: EVIL}]
date: 2026-01-01
---
-- dien-hinh/x.md --
---
title: EVIL
unit: EVIL
audiences: [thon]
lesson: EVIL
source: EVIL
figures: [{what: EVIL, value: EVIL, unit: EVIL, source: EVIL}]
---
-- van-ban/x.md --
---
title: EVIL
number: EVIL
type: chi-thi
issuer: EVIL
status: unknown
source: [EVIL]
note: EVIL
---
`, "EVIL", string(quoted))
}

// injected is what must not stand in a page: an element or a handler that
// only evil text can have brought.
var injected = regexp.MustCompile(`<img src=x|<script>alert|onerror=alert\(1\)>|href="javascript:`)

func TestHostileTexts(t *testing.T) {
	t.Parallel()
	standard, err := render.LoadTheme(words.Default(), themes.Default())
	if err != nil {
		t.Fatal(err)
	}
	for name, theme := range map[string]*render.Theme{"everything": everything(t), "default": standard} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in, ok := linked(t, hostile())
			if !ok {
				t.Fatal("the site has errors")
			}
			in.Theme = theme
			made := files(t, in)
			if want := `href="b.html?q=&#34;&gt;&lt;script&gt;alert(3)&lt;/script&gt;"`; !strings.Contains(made["/a.html"], want) {
				t.Errorf("the page lacks the link %s:\n%s", want, made["/a.html"])
			}
			for address, text := range made {
				switch {
				case strings.HasSuffix(address, ".html"):
					if at := injected.FindStringIndex(text); at != nil {
						t.Errorf("%s: evil text came through: …%s…", address, text[max(0, at[0]-60):min(len(text), at[1]+60)])
					}
					for _, match := range jsonLD.FindAllStringSubmatch(text, -1) {
						if !json.Valid([]byte(match[1])) {
							t.Errorf("%s: structured data is not JSON: %s", address, match[1])
						}
					}
				case strings.HasSuffix(address, ".xml"):
					checkXML(t, address, text)
				case strings.HasSuffix(address, ".json"), strings.HasSuffix(address, ".webmanifest"):
					if !json.Valid([]byte(text)) {
						t.Errorf("%s is not JSON", address)
					}
				}
			}
		})
	}
}

func checkXML(t *testing.T, address, text string) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := decoder.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Errorf("%s: %v", address, err)
			return
		}
	}
}

// TestHostileTitleSurvives: what is escaped must still read as written.
func TestHostileTitleSurvives(t *testing.T) {
	t.Parallel()
	in, _ := linked(t, hostile())
	in.Theme = everything(t)
	made := files(t, in)
	var f atom
	if err := xml.Unmarshal([]byte(made["/feed.xml"]), &f); err != nil {
		t.Fatal(err)
	}
	if len(f.Entries) != 3 || f.Entries[0].Title != evil || f.Title != evil {
		t.Errorf("the feed reads %+v", f)
	}
	var data struct{ Name string }
	match := jsonLD.FindStringSubmatch(made["/index.html"])
	if match == nil {
		t.Fatal("the home page has no structured data")
	}
	if err := json.Unmarshal([]byte(match[1]), &data); err != nil || data.Name != evil {
		t.Errorf("the home page's data reads %+v (%v)", data, err)
	}
}

// TestControlCharacters: YAML can spell letters that XML does not have.
func TestControlCharacters(t *testing.T) {
	t.Parallel()
	made := whole(t, "-- a.md --\n---\ntitle: \"A\\x01\\uFFFE\\u2028B\"\ndate: 2026-01-01\n---\n")
	checkXML(t, "/feed.xml", made["/feed.xml"])
	if !json.Valid([]byte(made["/feed.json"])) {
		t.Error("the JSON feed is not JSON")
	}
}
