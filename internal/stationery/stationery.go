// Package stationery holds what is laid down about the papers of a Party cell:
// how a sheet is set (named profiles), which types of papers there are and which
// of them a cell issues, by which frame a meeting is judged, what an observer
// looks for.
//
// All of it is data (rules.json), as it changes with the documents that lay it
// down. The package knows no paper's text and writes none. What it says of
// types and points is known at second hand: whoever shows it says so, and no
// paper names its profile as its basis.
package stationery

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"chuyende/internal/lang"
)

//go:embed rules.json
var rules []byte

// What a site has that names nothing else: a profile, and the type of the paper
// that a meeting ends with.
const (
	Default    = "hd05-2026"
	Conclusion = "ket-luan"
)

// Rules are all that is laid down.
type Rules struct {
	Profiles []Profile `json:"profiles"`
	Types    []Type    `json:"types"`
	Quality  Quality   `json:"quality"`
	Observer Observer  `json:"observer"`
	// Attendance is how many rows the attendance list of a workshop has, on the page
	// and in Word: as many as one sheet holds.
	Attendance int `json:"attendance"`
}

// Profile is how a paper is set. Measures are in twips, of which 567 are a
// centimetre; sizes of letters in half points.
type Profile struct {
	ID   string `json:"id"`
	Font string `json:"font"`
	Page Page   `json:"page"`
	// Mirror swaps the margins on the back of a sheet. A file cannot know how it
	// is printed, and on single sheets that would be wrong.
	Mirror bool `json:"mirror"`
	// Line is the exact height of a line, Before and After the space around a
	// paragraph, FirstLine how far its first line stands in.
	Line      int   `json:"line"`
	Before    int   `json:"before"`
	After     int   `json:"after"`
	FirstLine int   `json:"firstLine"`
	Sizes     Sizes `json:"sizes"`
	// PartyWidth is how wide the Party's name is in its size: the rule below is
	// as long.
	PartyWidth int `json:"partyWidth"`
	// BlankLines are left for the signature.
	BlankLines int `json:"blankLines"`
	// RecipientEnd ends each line of those who get the paper, LastEnd the last.
	RecipientEnd string `json:"recipientEnd"`
	LastEnd      string `json:"lastEnd"`
}

// Page is a sheet with its margins; Header is how far below its upper edge the
// page number stands.
type Page struct {
	Width  int `json:"width"`
	Height int `json:"height"`
	Top    int `json:"top"`
	Bottom int `json:"bottom"`
	Left   int `json:"left"`
	Right  int `json:"right"`
	Header int `json:"header"`
}

// Sizes are those of the letters of each part of a paper.
type Sizes struct {
	Party      int `json:"party"`
	Organ      int `json:"organ"`
	Place      int `json:"place"`
	Number     int `json:"number"`
	Title      int `json:"title"`
	Subject    int `json:"subject"`
	Body       int `json:"body"`
	Table      int `json:"table"`
	Recipients int `json:"recipients"`
	Recipient  int `json:"recipient"`
	Sign       int `json:"sign"`
	PageNumber int `json:"pageNumber"`
	Small      int `json:"small"`
}

// Type is a type of papers. Symbol stands for it in numbers; Cell says whether a
// cell issues such papers.
type Type struct {
	ID     string `json:"id"`
	Symbol string `json:"symbol"`
	Title  string `json:"title"`
	Cell   bool   `json:"cell"`
}

// Quality is a frame by which a meeting is judged: Parts add up to
// [QualitySum] points, Grades come from the best to the worst, which is from 0.
type Quality struct {
	// Name is whose frame it is and Source the document that lays it down; both
	// are "" in the one that the program brings, which is known at second hand.
	Name   string        `json:"name,omitempty"`
	Source string        `json:"source,omitempty"`
	Parts  []QualityPart `json:"parts"`
	Grades []Grade       `json:"grades"`
}

// QualitySum is what the parts of a frame add up to.
const QualitySum = 100

// QualityPart is what some of the points are given for.
type QualityPart struct {
	What   string `json:"what"`
	Points int    `json:"points"`
	// EN is What on pages in English; "" in frames that a site has.
	EN string `json:"en,omitempty"`
}

// Grade is a mark, given from so many points on.
type Grade struct {
	Name string `json:"name"`
	From int    `json:"from"`
	// EN is Name on pages in English; "" in frames that a site has.
	EN string `json:"en,omitempty"`
}

// Observer is the sheet of somebody who visits a meeting: what to look for, and
// what to write afterwards. The portal made it up; nobody lays it down.
type Observer struct {
	Seen  []Point `json:"seen"`
	After []Point `json:"after"`
}

// Point is one entry of a sheet. ID tells it apart in what has been filled in,
// for good. By, if not "", asks for a day besides. EN and ENBy are the same on
// pages in English.
type Point struct {
	ID   string `json:"id"`
	What string `json:"what"`
	By   string `json:"by"`
	EN   string `json:"en"`
	ENBy string `json:"enBy"`
}

// Standard returns the rules that the program brings. They are read once and
// must not be changed.
func Standard() *Rules { return standard() }

var standard = sync.OnceValue(func() *Rules {
	r, err := load()
	if err != nil {
		return &Rules{} // a test loads the same data
	}
	return r
})

func load() (*Rules, error) {
	r := &Rules{}
	if err := json.Unmarshal(rules, r); err != nil {
		return nil, fmt.Errorf("rules of papers: %w", err)
	}
	return r, nil
}

// ProfileIDs returns the names of all profiles.
func (r *Rules) ProfileIDs() []string {
	var ids []string
	for _, p := range r.Profiles {
		ids = append(ids, p.ID)
	}
	return ids
}

// CellTypes returns the ids of the types that a cell issues.
func (r *Rules) CellTypes() []string {
	var ids []string
	for _, t := range r.Types {
		if t.Cell {
			ids = append(ids, t.ID)
		}
	}
	return ids
}

// Profile returns the profile of a name.
func (r *Rules) Profile(id string) (Profile, bool) {
	i := slices.IndexFunc(r.Profiles, func(p Profile) bool { return p.ID == id })
	if i < 0 {
		return Profile{}, false
	}
	return r.Profiles[i], true
}

// Type returns the type of an id.
func (r *Rules) Type(id string) (Type, bool) {
	i := slices.IndexFunc(r.Types, func(t Type) bool { return t.ID == id })
	if i < 0 {
		return Type{}, false
	}
	return r.Types[i], true
}

// Refusal says why a cell issues no papers of a type, and what it may take
// instead; ok is true where it does.
func (r *Rules) Refusal(id string) (why lang.Text, ok bool) {
	t, known := r.Type(id)
	switch {
	case !known:
		return lang.Textf("không có loại văn bản %q", "there is no type of papers %q", id), false
	case !t.Cell:
		return lang.Textf("chi bộ không ban hành %q: theo nguồn gián tiếp về Quy định 399-QĐ/TW (Điều 11, 13), chỉ cấp ủy cấp trên ban hành loại này; xin hỏi văn phòng cấp ủy",
			"a cell issues no %q: by second-hand word of 399-QĐ/TW (articles 11 and 13) only committees above it do; ask the committee's office", t.Title), false
	}
	return lang.Text{}, true
}
