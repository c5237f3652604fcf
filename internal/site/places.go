package site

import (
	"strings"

	"chuyende/internal/filename"
	"chuyende/internal/words"
)

// Places are the addresses at which the generator makes pages of its own. The
// words of the portal name them, each language in its own way; those of one
// language never change.
type Places struct {
	// Search is the search page, Suggest where topics are suggested, News lists
	// what is new.
	Search, Suggest, News string
	// PlanFolder is the folder of what a year is planned with, with a slash at
	// either end.
	PlanFolder string

	say *words.Table
}

// PlacesIn returns the places in the words of a portal.
func PlacesIn(say *words.Table) Places {
	return Places{
		Search: "/" + say.Text("address.search"), Suggest: "/" + say.Text("address.suggest") + "/index.html",
		News: "/" + say.Text("address.news"), PlanFolder: "/" + say.Text("address.plan") + "/", say: say,
	}
}

// Choice is where the suggestions for one kind of cell stand, in one quarter
// or, with "", in all of them.
func (p Places) Choice(audience, quarter string) string {
	address := ListFolder(p.Suggest) + filename.Safe(audience, mostPart)
	if quarter != "" {
		address += "/" + p.say.Text("address.quarter", quarter)
	}
	return address + ".html"
}

// Form is where a page stands in another form than HTML: beside it, or in its
// folder.
func (p Places) Form(page string, form Form) string {
	if form.Word != "" {
		return ListFolder(page) + p.say.Text(form.Word) + form.Extension
	}
	return strings.TrimSuffix(page, pageExtension) + form.Extension
}

// Letter is where the catalogue of a letter stands, by the letter's name.
func (p Places) Letter(name string) string {
	return "/" + p.say.Text("address.letters") + "/" + name + ".html"
}

// Summary is where the summary of the page at an address stands: in the folder
// that is named as the page.
func (p Places) Summary(page string) string {
	return ListFolder(page) + p.say.Text("address.summary")
}

// Sheet is the address of the nth page (from 1) of a list whose first page
// stands at first: "/the/dat.html" goes on at "/the/dat/trang-2.html",
// "/chuyen-de/index.html" at "/chuyen-de/trang-2.html".
func (p Places) Sheet(first string, n int) string {
	if n <= 1 {
		return first
	}
	return ListFolder(first) + p.say.Text("address.sheet", n) + ".html"
}
