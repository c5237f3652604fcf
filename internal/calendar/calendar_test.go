package calendar_test

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"chuyende/internal/calendar"
)

// fixture is a calendar as JSON has it, and the lines of its file before they are
// folded. The browser's writer is given the same.
type fixture struct {
	Name     string `json:"name"`
	Calendar struct {
		Name     string  `json:"name"`
		Stamp    string  `json:"stamp"`
		Revision int     `json:"revision"`
		Events   []event `json:"events"`
	} `json:"calendar"`
	Lines []string `json:"lines"`
}

type event struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Text    string `json:"text"`
	Place   string `json:"place"`
	Link    string `json:"link"`
	Start   string `json:"start"`
	Minutes int    `json:"minutes"`
	Monthly int    `json:"monthly"`
	Remind  []int  `json:"remind"`
}

// start reads "2027-01-24" or "2027-01-24T19:30".
func start(t *testing.T, text string) (at time.Time, allDay bool) {
	t.Helper()
	form := "2006-01-02T15:04"
	if !strings.Contains(text, "T") {
		form, allDay = time.DateOnly, true
	}
	at, err := time.Parse(form, text)
	if err != nil {
		t.Fatal(err)
	}
	return at, allDay
}

func (f fixture) calendar(t *testing.T) calendar.Calendar {
	t.Helper()
	c := calendar.Calendar{Name: f.Calendar.Name, Revision: f.Calendar.Revision}
	c.Stamp, _ = start(t, f.Calendar.Stamp)
	for _, e := range f.Calendar.Events {
		at, allDay := start(t, e.Start)
		c.Events = append(c.Events, calendar.Event{
			ID: e.ID, Title: e.Title, Text: e.Text, Place: e.Place, Link: e.Link,
			Start: at, AllDay: allDay, Minutes: e.Minutes, Monthly: e.Monthly, Remind: e.Remind,
		})
	}
	return c
}

func fixtures(t *testing.T) []fixture {
	t.Helper()
	data, err := os.ReadFile("testdata/calendars.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []fixture
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func write(t *testing.T, c calendar.Calendar) string {
	t.Helper()
	var b bytes.Buffer
	if err := calendar.Write(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestWrite: each calendar is the lines that the fixture says, folded by octets
// between signs, each ended by CR and LF; and the same at every time.
func TestWrite(t *testing.T) {
	t.Parallel()
	for _, f := range fixtures(t) {
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			got := write(t, f.calendar(t))
			if again := write(t, f.calendar(t)); again != got {
				t.Errorf("written again it is\n%s\nbefore\n%s", again, got)
			}
			lines := strings.Split(strings.TrimSuffix(got, "\r\n"), "\r\n")
			for _, line := range lines {
				if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
					t.Errorf("%d octets in the line %q", len(line), line)
				}
			}
			whole := strings.Split(strings.ReplaceAll(strings.TrimSuffix(got, "\r\n"), "\r\n ", ""), "\r\n")
			if !slices.Equal(whole, f.Lines) {
				t.Errorf("the lines are\n%s\nwant\n%s", strings.Join(whole, "\n"), strings.Join(f.Lines, "\n"))
			}
		})
	}
}

// TestZoneIsLeft: days and hours are written as they stand, whatever their zone.
func TestZoneIsLeft(t *testing.T) {
	t.Parallel()
	zone := time.FixedZone("+14", 14*60*60)
	at := calendar.Event{ID: "a", Title: "A", Start: time.Date(2027, 12, 31, 23, 30, 0, 0, zone), Minutes: 60}
	got := write(t, calendar.Calendar{Stamp: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), Events: []calendar.Event{at}})
	for _, line := range []string{"DTSTART:20271231T233000\r\n", "DTEND:20280101T003000\r\n"} {
		if !strings.Contains(got, line) {
			t.Errorf("%q is missing in\n%s", line, got)
		}
	}
}

func FuzzWrite(f *testing.F) {
	f.Add("Họp chi bộ; sinh hoạt, chuyên đề", "a\\b\r\nEND:VCALENDAR\r\n", 7)
	f.Add(strings.Repeat("ỗ", 200), "\x00\xff", -1)
	f.Fuzz(func(t *testing.T, title, text string, n int) {
		e := calendar.Event{ID: title, Title: title, Text: text, Place: text, Link: text, Monthly: n, Remind: []int{n % 100000}}
		got := write(t, calendar.Calendar{Name: title, Revision: n, Events: []calendar.Event{e}})
		for _, line := range strings.Split(strings.TrimSuffix(got, "\r\n"), "\r\n") {
			if len(line) > 75 || strings.ContainsAny(line, "\r\n\x00") {
				t.Errorf("the line %q", line)
			}
		}
		if strings.Count(strings.ReplaceAll(got, "\r\n ", ""), "\r\nEND:VCALENDAR\r\n") != 1 {
			t.Errorf("a text ends the calendar: %q", got)
		}
	})
}
