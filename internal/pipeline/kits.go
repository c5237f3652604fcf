package pipeline

import (
	"io/fs"

	"chuyende/internal/bundle"
	"chuyende/internal/render"
	"chuyende/internal/site"
)

// kitted are the layouts that load a style and a script of their own, besides
// what all pages load: css/NAME.css and js/NAME.js. Those of papers,
// of reading aloud and "onuse" are fetched where a reader asks for them.
func kitted() []string { return []string{"offline", "papers", "plan", "collection", "aloud", "onuse"} }

// loadKits bundles what such layouts load. style and script make one bundle each.
func loadKits(files fs.FS, bundles *bundle.Cache, script func(entry string) ([]byte, error)) (kits map[string]*render.Kit, made []file, err error) {
	kits = map[string]*render.Kit{}
	for _, layout := range kitted() {
		style, err := bundles.Style(files, "css/"+layout+".css")
		if err != nil {
			return nil, nil, err
		}
		code, err := script(layout + ".js")
		if err != nil {
			return nil, nil, err
		}
		looks, works := named(layout+".css", style), named(layout+".js", code)
		kits[layout] = &render.Kit{Style: looks.address, Script: works.address}
		made = append(made, looks, works)
	}
	return kits, made, nil
}

// apart are the addresses of bundles that the first visit does without: they are
// kept with the page that loads them, or once a reader has asked for them. All
// bundles together would leave no room for the words of search.
func (t *theme) apart() map[string]bool {
	found := map[string]bool{t.handoutStyle.address: true, t.handoutScript.address: true, t.bookStyle.address: true,
		t.sheetStyle.address: true, t.sheetScript.address: true, t.toolScript.address: true,
		t.missingScript.address: true, t.codeStyle.address: true}
	for _, layout := range []string{"list", "register", "suggest"} {
		found[t.looks[layout]] = true
	}
	for _, name := range []string{"plan", "collection", "aloud", "papers"} {
		if kit := t.kits[name]; kit != nil {
			found[kit.Style], found[kit.Script] = true, true
		}
	}
	return found
}

// kitClaims are the names that such bundles may have.
func kitClaims() []site.Claim {
	var all []site.Claim
	for _, layout := range kitted() {
		for _, name := range []string{layout + ".css", layout + ".js"} {
			all = append(all, site.Claim{Pattern: site.AssetFolder + bundle.Fingerprints(name), Title: themeTitle()})
		}
	}
	return all
}
