package pipeline

import (
	"io/fs"

	"chuyende/internal/bundle"
	"chuyende/internal/site"
)

// wholeStyles are those of the layouts that have one in the place of what pages to read
// load, css/NAME.css. Each has all of its page in one file, and nothing
// else: what comes before a paint on a poor link is counted in bytes and in files.
func wholeStyles() []wholeStyle {
	return []wholeStyle{
		{"home.css", []string{"home"}},
		{"lists.css", []string{"list", "terms", "term", "letter", "catalogue", "news", "missing", "group"}},
		{"documents.css", []string{"register", "document"}},
		{"suggest.css", []string{"suggest", "choices"}},
		{"search.css", []string{"search"}},
		{"components.css", []string{"components"}},
	}
}

// wholeStyle is a style and the layouts that have it.
type wholeStyle struct {
	name    string
	layouts []string
}

// loadLooks bundles these styles.
func loadLooks(files fs.FS, bundles *bundle.Cache) (of map[string]string, made []file, err error) {
	of = map[string]string{}
	for _, whole := range wholeStyles() {
		style, err := bundles.Style(files, "css/"+whole.name)
		if err != nil {
			return nil, nil, err
		}
		f := named(whole.name, style)
		made = append(made, f)
		for _, layout := range whole.layouts {
			of[layout] = f.address
		}
	}
	return of, made, nil
}

// lookClaims are the names that such styles may have.
func lookClaims() []site.Claim {
	var all []site.Claim
	for _, whole := range wholeStyles() {
		all = append(all, site.Claim{Pattern: site.AssetFolder + bundle.Fingerprints(whole.name), Title: themeTitle()})
	}
	return all
}
