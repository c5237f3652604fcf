package site

import (
	"path"
	"strings"

	"chuyende/internal/filename"
	"chuyende/internal/words"
)

// Places are the addresses at which the generator makes pages of its own. The
// words of the portal name them, each language in its own way; those of one
// language never change.
type Places struct {
	// Search is the search page, Catalogue leads to everything, Suggest is where
	// topics are suggested, News lists what is new.
	Search, Catalogue, Suggest, News string
	// Offline is the page about use without a network.
	Offline string
	// PlanFolder is the folder of what a year is planned with, with a slash at
	// either end: Plan is the page, PlanCalendar a sample of its calendar.
	PlanFolder, Plan, PlanCalendar string
	// Papers is the name, without an ending, of scripts that fill papers in.
	Papers string
	// BookFolder is the folder of books, with a slash at either end.
	BookFolder string
	// Collection is the page on which readers put books together.
	Collection string

	// Picture is what stands for the portal where it is shared.
	Picture string

	say *words.Table
}

// PictureExtension ends the addresses of pictures for sharing.
const PictureExtension = ".png"

// PlacesIn returns the places in the words of a portal.
func PlacesIn(say *words.Table) Places {
	plan := "/" + say.Text("address.plan") + "/"
	return Places{
		Search: "/" + say.Text("address.search"), Suggest: "/" + say.Text("address.suggest") + "/index.html",
		Catalogue: "/" + say.Text("address.letters") + "/index.html",
		News:      "/" + say.Text("address.news"), Offline: "/" + say.Text("address.offline"), PlanFolder: plan, Plan: plan + "index.html",
		PlanCalendar: plan + say.Text("address.plan-calendar") + ".ics", Papers: say.Text("address.papers"),
		BookFolder: "/" + say.Text("address.books") + "/", Collection: "/" + say.Text("address.collection") + "/index.html",
		Picture: "/" + say.Text("address.picture") + PictureExtension, say: say,
	}
}

// JoinedSlides is where the slides of a collection are one presentation.
func (p Places) JoinedSlides() string {
	return ListFolder(p.Collection) + p.say.Text("address.slides") + pageExtension
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

// Book is where the book of a section stands, by the address of the section's
// list, without what its name ends in; that of the home page is the whole
// portal's.
func (p Places) Book(list string) string {
	if list == HomeAddress {
		return p.BookFolder + p.say.Text("address.book-whole")
	}
	return p.BookFolder + path.Base(path.Dir(list))
}

// Sheets is where a sheet for those who visit meetings stands, by its name.
func (p Places) Sheets(name string) string {
	return "/" + p.say.Text("address.sheets") + "/" + p.say.Text("address."+name) + pageExtension
}

// Components is where a page of the theme's components stands, by its name.
func (p Places) Components(name string) string {
	return "/_" + p.say.Text("address."+name) + pageExtension
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
