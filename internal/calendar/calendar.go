// Package calendar writes events as an iCalendar file (RFC 5545), which every
// phone's calendar opens.
//
// The same calendar gives the same bytes: nothing is asked of the clock, the time
// zone or the machine. It knows nothing of plans, meetings and rotas, and reads no
// calendar. themes/default/js/calendar.js writes the same in the browser;
// testdata/calendars.json is run by both.
package calendar

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"
)

// product names the program in its files.
const product = "-//Chuyende//Calendar 1.0//EN"

// host ends every UID, which thereby differ from those of other programs.
const host = "@chuyende"

// Calendar is what one file holds.
type Calendar struct {
	// Name is what phones call the calendar.
	Name string
	// Stamp is when the data was last changed, taken as UTC; it must come from the
	// data, so that the same data gives the same file.
	Stamp time.Time
	// Revision counts the changes of the data: a program that has events of the
	// same ids takes those of the higher revision.
	Revision int
	Events   []Event
}

// Event is a day, or a stretch of one. Days and hours are those of the wall clock
// wherever the file is read: the zone of Start is not looked at.
type Event struct {
	// ID tells the event from all others in the world, and stays the same when the
	// file is made again.
	ID string
	// Title, Text and Place are plain text; Link is a full address. All but Title
	// may be "".
	Title, Text, Place, Link string
	// Start is when it begins. AllDay events take the whole day, others Minutes.
	Start   time.Time
	AllDay  bool
	Minutes int
	// Monthly is how often it is held, each month on the same day of the month; 0
	// or 1: once. Months that lack the day are passed over.
	Monthly int
	// Remind has the minutes from Start, negative before it, at which the phone
	// should remind: 480 is eight in the morning of a day that begins at midnight.
	Remind []int
}

// Write writes the calendar as a file: media type text/calendar, ending .ics.
func Write(w io.Writer, c Calendar) error {
	file := &ics.Calendar{}
	file.SetVersion("2.0")
	file.SetProductId(product)
	file.SetCalscale("GREGORIAN")
	file.SetMethod(ics.MethodPublish)
	if name := clean(c.Name, false); name != "" {
		file.SetXWRCalName(name)
	}
	for _, e := range c.Events {
		file.AddVEvent(c.event(e))
	}
	if err := file.SerializeTo(w, ics.WithNewLine("\r\n")); err != nil {
		return fmt.Errorf("calendar %s: %w", c.Name, err)
	}
	return nil
}

// Forms of RFC 5545: a day, and a day with a clock that has no zone.
const (
	dayForm   = "20060102"
	clockForm = "20060102T150405"
)

func (c Calendar) event(e Event) *ics.VEvent {
	event := ics.NewEvent(clean(e.ID, false) + host)
	set := func(name ics.ComponentProperty, value string, params ...ics.PropertyParameter) {
		if value != "" {
			event.SetProperty(name, value, params...)
		}
	}
	set(ics.ComponentPropertyDtstamp, c.Stamp.Format(clockForm)+"Z")
	set(ics.ComponentPropertySequence, strconv.Itoa(c.Revision))
	if e.AllDay {
		set(ics.ComponentPropertyDtStart, e.Start.Format(dayForm), ics.WithValue("DATE"))
		set(ics.ComponentPropertyDtEnd, e.Start.AddDate(0, 0, 1).Format(dayForm), ics.WithValue("DATE"))
	} else {
		set(ics.ComponentPropertyDtStart, e.Start.Format(clockForm))
		set(ics.ComponentPropertyDtEnd, e.Start.Add(time.Duration(e.Minutes)*time.Minute).Format(clockForm))
	}
	if e.Monthly > 1 {
		set(ics.ComponentPropertyRrule, "FREQ=MONTHLY;COUNT="+strconv.Itoa(e.Monthly))
	}
	set(ics.ComponentPropertySummary, clean(e.Title, false))
	set(ics.ComponentPropertyDescription, clean(e.Text, true))
	set(ics.ComponentPropertyLocation, clean(e.Place, false))
	set(ics.ComponentPropertyUrl, clean(e.Link, false))
	if e.AllDay {
		set(ics.ComponentPropertyTransp, string(ics.TransparencyTransparent))
	}
	for _, minutes := range e.Remind {
		alarm := event.AddAlarm()
		alarm.SetAction(ics.ActionDisplay)
		alarm.SetProperty(ics.ComponentPropertyDescription, clean(e.Title, false))
		alarm.SetTrigger(trigger(minutes))
	}
	return event
}

// trigger is a number of minutes as RFC 5545 writes a duration.
func trigger(minutes int) string {
	if minutes < 0 {
		return "-PT" + strconv.Itoa(-minutes) + "M"
	}
	return "PT" + strconv.Itoa(minutes) + "M"
}

// clean keeps a text in its property: without control characters, and in one line
// unless lines are wanted.
func clean(text string, lines bool) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' && lines:
			return r
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, text))
}
