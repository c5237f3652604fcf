// Package yearplan arranges the thematic meetings of a year: a topic and a day
// for each quarter, when papers are sent ahead, and what of it stands in a
// phone's calendar.
//
// It is given topics in the order in which they are suggested, and the number of
// days from the settings; it knows no pages and shows nothing.
// themes/default/js/planrules.js and planevents.js do the same in the browser;
// testdata/plans.json is run by both.
package yearplan

import (
	"slices"
	"time"

	"chuyende/internal/config"
)

// Quarters is how many a year has.
const Quarters = 4

// Topic is what a quarter may be planned with. Group is its thematic group, "" if
// it has none; Link its address in full, "" if that is not known.
type Topic struct {
	ID, Title, Group, Link string
}

// How the thematic meeting and the regular one of its month share a session.
const (
	Apart        = 0
	RegularFirst = 1
	TopicFirst   = 2
)

// Plan is a year's plan. Days and hours are those of the wall clock, whatever
// their zone.
type Plan struct {
	// ID tells the plan from all others.
	ID   string
	Year int
	// Changed is the day of the last change, Revision counts them.
	Changed  time.Time
	Revision int
	// Regular is the day of the month on which the regular meeting is held, 0 if
	// not known; Clock is its hour as minutes since midnight, -1 if not known.
	Regular, Clock int
	Quarters       [Quarters]Quarter
}

// Quarter is one meeting of a plan.
type Quarter struct {
	Topic Topic
	// Day is the zero time while it is not settled, Clock as in Plan.
	Day   time.Time
	Clock int
	// Prepares and Chairs are who does, "" while not settled.
	Prepares, Chairs string
	// Combined is one of Apart, RegularFirst, TopicFirst.
	Combined int
}

// Fill returns a plan with a topic and a day in each quarter that has something
// on offer. Of offers, which come best first, the first is taken whose group no
// quarter has yet, or else the first that no quarter has.
func Fill(year int, offers [Quarters][]Topic) Plan {
	p := Plan{Year: year, Clock: -1}
	for q := range p.Quarters {
		p.Quarters[q].Clock = -1
		if topic, ok := p.next(offers[q]); ok {
			p.Quarters[q].Topic, p.Quarters[q].Day = topic, Day(year, q+1)
		}
	}
	return p
}

// next chooses for one more quarter.
func (p *Plan) next(offers []Topic) (Topic, bool) {
	taken := func(same func(Topic) bool) bool {
		return slices.ContainsFunc(p.Quarters[:], func(q Quarter) bool { return q.Topic.ID != "" && same(q.Topic) })
	}
	first := -1
	for i, offer := range offers {
		if taken(func(t Topic) bool { return t.ID == offer.ID }) {
			continue
		}
		if first < 0 {
			first = i
		}
		if !taken(func(t Topic) bool { return t.Group == offer.Group && offer.Group != "" }) {
			return offer, true
		}
	}
	if first < 0 {
		return Topic{}, false
	}
	return offers[first], true
}

// Day is the day that is proposed for a meeting in a quarter (from 1): the last
// Saturday of its middle month.
func Day(year, quarter int) time.Time {
	last := time.Date(year, time.Month(3*quarter), 0, 0, 0, 0, 0, time.UTC)
	return last.AddDate(0, 0, -(int(last.Weekday())+1)%7)
}

// Sending is when papers are sent: good practice is from First to Last, Least is
// the last day at all.
type Sending struct{ First, Last, Least time.Time }

// Send returns when papers for a meeting on a day are sent.
func Send(day time.Time, ahead config.Plan) Sending {
	return Sending{day.AddDate(0, 0, -ahead.Earliest), day.AddDate(0, 0, -ahead.Latest), day.AddDate(0, 0, -ahead.Least)}
}

// YearFor is the year that is planned on a day: the next one from October on.
func YearFor(day time.Time) int {
	return day.Year() + int(day.Month())/int(time.October)
}
