package yearplan

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"chuyende/internal/calendar"
	"chuyende/internal/config"
	"chuyende/internal/words"
)

// How long meetings stand in the calendar, in minutes, and when phones remind of
// them: a day ahead; where the hour is not known, at eight on the day before. Of
// what is to be sent they remind at eight.
const (
	meetingMinutes = 90
	dayAhead       = -24 * 60
	eightBefore    = -16 * 60
	eight          = 8 * 60
)

// months is how often the regular meeting is held.
const months = 12

// Calendar returns what of the plan stands in a calendar: the regular meetings,
// and for each quarter with a day what is to be sent when, and the meeting.
func (p Plan) Calendar(say *words.Table, ahead config.Plan) calendar.Calendar {
	c := calendar.Calendar{Name: say.Text("plan.event-all", p.Year), Stamp: p.Changed, Revision: p.Revision}
	if p.Regular > 0 {
		day := time.Date(p.Year, time.January, p.Regular, 0, 0, 0, 0, time.UTC)
		event := p.event("thuong-ky", say.Text("plan.event-regular"), day, p.Clock)
		event.Monthly = months
		c.Events = append(c.Events, event)
	}
	for i, q := range p.Quarters {
		if q.Day.IsZero() {
			continue
		}
		c.Events = append(c.Events, p.sending(say, ahead, i+1, q)...)
		c.Events = append(c.Events, p.meeting(say, i+1, q))
	}
	return c
}

// event is a meeting on a day, at a clock in minutes or, with -1, on the whole day.
func (p Plan) event(id, title string, day time.Time, clock int) calendar.Event {
	e := calendar.Event{ID: fmt.Sprintf("%s-%d-%s", p.ID, p.Year, id), Title: title, Start: day, AllDay: clock < 0, Remind: []int{eightBefore}}
	if !e.AllDay {
		e.Start, e.Minutes, e.Remind = day.Add(time.Duration(clock)*time.Minute), meetingMinutes, []int{dayAhead}
	}
	return e
}

func (p Plan) meeting(say *words.Table, number int, q Quarter) calendar.Event {
	title := say.Text("plan.event-meeting", name(say, number))
	if q.Topic.Title != "" {
		title = say.Text("plan.event-meeting-on", name(say, number), q.Topic.Title)
	}
	e := p.event("q"+strconv.Itoa(number), title, q.Day, q.Clock)
	e.Link = q.Topic.Link
	var lines []string
	if q.Prepares != "" {
		lines = append(lines, say.Text("plan.event-prepares", q.Prepares))
	}
	if q.Chairs != "" {
		lines = append(lines, say.Text("plan.event-chairs", q.Chairs))
	}
	switch q.Combined {
	case RegularFirst:
		lines = append(lines, say.Text("plan.regular-first"))
	case TopicFirst:
		lines = append(lines, say.Text("plan.topic-first"))
	}
	e.Text = strings.Join(lines, "\n")
	return e
}

// sending are the days on which papers are sent, each once.
func (p Plan) sending(say *words.Table, ahead config.Plan, number int, q Quarter) []calendar.Event {
	send := Send(q.Day, ahead)
	var all []calendar.Event
	add := func(id, key string, day time.Time) {
		e := p.event(fmt.Sprintf("q%d-%s", number, id), say.Text(key, name(say, number)), day, -1)
		e.Text, e.Link, e.Remind = q.Topic.Title, q.Topic.Link, []int{eight}
		all = append(all, e)
	}
	add("gui", "plan.event-send", send.First)
	if !send.Last.Equal(send.First) {
		add("gui-xong", "plan.event-sent", send.Last)
	}
	if !send.Least.Equal(send.Last) {
		add("gui-han", "plan.event-least", send.Least)
	}
	return all
}

// name is that of a quarter.
func name(say *words.Table, number int) string { return say.Text("quarter." + strconv.Itoa(number)) }
