// Package doctor examines what the portal says, as the other phases examine
// how it is written: whether a text gives away what must not be published,
// leans on documents that have been replaced, is whole, can be read and is not
// another one told again.
//
// What it finds are problems like those of any phase, with place, reason and
// cure. It changes nothing, opens no file and does not know how problems are
// shown. It judges by rules that a program can keep; whether a text is true
// and good is for a second reader.
package doctor

import (
	"slices"
	"time"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/site"
	"chuyende/internal/topic"
)

// Input is a portal to examine.
type Input struct {
	// Pages are all pages, those that are not published too.
	Pages []*site.Page
	// Tree is what the link phase made of them.
	Tree   *site.Tree
	Config *config.Config
	// Rules are those of all phases: what a page may accept is among them.
	Rules []diag.Rule
	// Now is the day that ages are counted from.
	Now time.Time
}

// Report says how complete the portal is.
type Report struct {
	// Topics has a score for each topic, in the order of paths.
	Topics []Score
}

// Score says how complete one page is.
type Score struct {
	// Path is the file as authors know it, "content/chuyen-de/x.md".
	Path, Title string
	// Percent is 100 where nothing is missing.
	Percent int
	// Missing names what is.
	Missing []lang.Text
}

// Register reports pages that rest on documents no longer in force, and
// mistakes in the register itself. It is meant for every build, after linking.
// A site without documents costs one look at its pages.
func Register(in Input, problems *diag.List) {
	r := newRegister(in, problems)
	if len(r.documents) == 0 {
		return
	}
	for _, p := range in.Tree.Pages {
		r.citations(p)
	}
	for _, p := range r.documents {
		r.chain(p)
		r.detail(p)
		r.checked(p)
	}
}

func isTopic(p *site.Page) bool { return p.Kind.Scored && !p.Index }

// Examine runs the checks that take their time. It belongs to a check of the
// whole content, not to every build.
func Examine(in Input, problems *diag.List) Report {
	var report Report
	// A folder of any texts, such as laws, may be long-winded and old: only a
	// portal for meetings is read aloud in them.
	portal := slices.ContainsFunc(in.Tree.Pages, isTopic)
	for _, p := range in.Tree.Pages {
		reviewed(in, p, problems)
		if !portal {
			continue
		}
		s := newSubject(topic.Read(p, nil))
		longSentences(s.prose, problems)
		districtBodies(s.prose, problems)
		if isTopic(p) {
			report.Topics = append(report.Topics, examineTopic(s, problems))
		}
	}
	orphans(in, problems)
	nearDuplicates(in, problems)
	sameTitles(in, problems)
	return report
}
